"""Chinese faces: which there are, how they are told apart, and what there is without any."""

import os
import subprocess
import sys
import tomllib
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from gui import fonts
from gui.fonts import BUNDLED_FILE, KINDS, chinese_name, faces, kind_of, missing_font, provide_face
from gui.reader.typography import SANS

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
CONFIGURATION = """\
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{found}<cachedir>{cache}</cachedir></fontconfig>
"""
CHILD = Path(__file__).with_name("window_with_few_fonts.py")


def measures(*panose: int) -> bytes:
    return bytes(32) + bytes(panose) + bytes(54)


def name_table(*records: tuple[int, int, int, str]) -> bytes:
    """A font's table `name` of (platform, language, name id, text)."""
    head, words = b"", b""
    for platform, language, name_id, text in records:
        raw = text.encode("utf-16-be")
        numbers = (platform, 1, language, name_id, len(raw), len(words))
        head += b"".join(number.to_bytes(2, "big") for number in numbers)
        words += raw
    start = 6 + len(head)
    return b"\0\0" + len(records).to_bytes(2, "big") + start.to_bytes(2, "big") + head + words


@pytest.mark.parametrize(
    ("name", "panose", "kind"),
    [
        ("SimSun 宋体", (2, 1), "serif"),
        ("FangSong", (2, 1), "serif"),
        ("Noto Serif CJK SC", (2, 2), "serif"),
        ("WenQuanYi Zen Hei", (0, 0), "sans"),
        ("DengXian 等线", (2, 1), "sans"),
        ("KaiTi 楷体", (2, 1), "other"),
        ("某某体", (2, 2), "serif"),
        ("某某体", (2, 11), "sans"),
        ("某某体", (3, 4), "other"),
    ],
)
def test_a_face_is_told_by_its_name_else_by_its_measures(
    name: str, panose: tuple[int, int], kind: str
) -> None:
    assert kind_of(name, measures(*panose)) == kind


def test_a_face_without_measures_is_of_no_kind() -> None:
    assert kind_of("某某体", b"") == "other"


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (name_table((3, 0x409, 1, "SimSun"), (3, 0x804, 1, "宋体")), "宋体"),
        (name_table((3, 0x804, 1, "宋体 细"), (3, 0x804, 16, "宋体")), "宋体"),
        (name_table((3, 0x404, 1, "新細明體"), (1, 33, 1, "宋体")), ""),
        (name_table((3, 0x804, 1, "Noto Serif CJK SC")), ""),
        (name_table((3, 0x804, 1, "宋体"))[:12], ""),
        (b"", ""),
    ],
)
def test_a_face_is_called_by_its_name_in_simplified_chinese(table: bytes, name: str) -> None:
    assert chinese_name(table) == name


def test_serif_faces_come_first_and_none_has_the_shapes_of_another_place(
    qapp: QApplication,
) -> None:
    if missing_font():
        pytest.skip("no Chinese face is installed")
    found = faces()
    kinds = [KINDS.index(face.kind) for face in found]
    assert kinds == sorted(kinds)
    assert not [face for face in found if face.family.endswith((" JP", " KR", " TC", " HK"))]
    assert not [face for face in found if " Mono " in face.family]


# the face that is brought along


@pytest.fixture
def bundled(qapp: QApplication) -> QRawFont:
    return QRawFont(str(FONTS / BUNDLED_FILE), 20.0)


def test_the_bundled_face_has_all_of_gb_2312_and_what_the_window_says(bundled: QRawFont) -> None:
    table = (
        bytes((row, cell)).decode("gb2312", errors="ignore")
        for row, cell in product(range(0xA1, 0xF8), range(0xA1, 0xFF))
    )
    told = tomllib.loads((ROOT / "resources" / "i18n" / "zh.toml").read_text("utf-8")).values()
    han = {sign for text in (*table, *told) for sign in text if "一" <= sign <= "鿿"}
    assert len(han) >= 6763
    wanted = han | set("，。“”《》——…·、；：？！（）【】%↑↓×①")
    missing = sorted(sign for sign in wanted if not bundled.supportsCharacter(ord(sign)))
    assert not missing, "add them to NAMES in packaging/bundled_font.py and run it"


def test_the_bundled_face_keeps_its_licence_and_not_the_reserved_name(bundled: QRawFont) -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "Reserved Font Name 'Source'" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert BUNDLED_FILE in (ROOT / "NOTICE").read_text(encoding="utf-8")
    table = bytes(bundled.fontTable("name").data())
    for kept in ("Adobe", "SIL Open Font License"):
        assert kept.encode("utf-16-be") in table
    assert "Source".encode("utf-16-be") not in table


def test_it_is_not_loaded_where_a_chinese_face_is_installed(qapp: QApplication) -> None:
    if missing_font():
        pytest.skip("no Chinese face is installed")
    assert not QFontDatabase.hasFamily("Quandian Sans")


def test_any_other_chinese_face_stands_in_for_those_that_the_page_asks_for(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for installed in ([], ["某某宋体"], ["某某宋体", "Noto Serif CJK SC"]):
        monkeypatch.setattr(fonts, "_families", lambda installed=installed: installed)
        monkeypatch.setattr(QFontDatabase, "addApplicationFontFromData", lambda data: 0)
        provide_face()
        stands_in = QFont.substitutes(SANS[0])
        QFont.removeSubstitutions(SANS[0])
        assert stands_in == (installed if len(installed) == 1 else [])


DEJAVU = "<dir>/usr/share/fonts/truetype/dejavu</dir>"
NO_SERIF = (
    f"{DEJAVU}<dir>/usr/share/fonts/opentype/noto</dir>"
    "<selectfont><rejectfont><glob>*Serif*</glob></rejectfont></selectfont>"
)


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig says which faces there are")
@pytest.mark.parametrize(
    ("found", "drawn"),
    [(DEJAVU, "Quandian Sans"), ("", "Quandian Sans"), (NO_SERIF, "Noto Sans CJK SC")],
    ids=["Latin alone", "none", "sans alone"],
)
def test_a_window_has_chinese_glyphs_whatever_is_installed(
    found: str, drawn: str, library: Path, tmp_path: Path
) -> None:
    if found == NO_SERIF and missing_font():
        pytest.skip("no Chinese face is installed")
    config = tmp_path / "fonts.conf"
    config.write_text(CONFIGURATION.format(found=found, cache=tmp_path / "cache"), "utf-8")
    environment = {
        **os.environ,
        "FONTCONFIG_FILE": str(config),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, str(CHILD), str(library)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"drawn with {drawn}, of [{drawn!r}]" in result.stdout
    assert ("apt-get install" in result.stdout) is (drawn == "Quandian Sans")
