"""Which Chinese faces there are, and the one that we bring where there is none."""

from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

import resources
from gui.reader.typography import BUNDLED, SANS, SERIF
from text.errors import UserError
from text.messages import tr

BUNDLED_FILE = "QuandianSans-Regular.otf"
KINDS = ("serif", "sans", "other")

_OF_OTHER_PLACES = (" JP", " KR", " TC", " HK")
_SERIF_WORDS = ("Serif", "Song", "Sung", "SimSun", "Ming", "宋", "明")
_SANS_WORDS = ("Sans", "Hei", "Gothic", "DengXian", "黑", "等线")
_PANOSE, _TEXT = 32, 2
_FAMILY_NAMES = (16, 1)
_MICROSOFT, _SIMPLIFIED = 3, 0x804


@dataclass(frozen=True, slots=True)
class Face:
    """One that writes simplified Chinese: `name` for readers, `kind` one of KINDS."""

    family: str
    name: str
    kind: str


def faces() -> tuple[Face, ...]:
    """The Chinese faces of this system: serif, sans, then brushes and others; 1 ms for each."""
    found = [_face(family) for family in _families() if _is_for_readers(family)]
    return tuple(sorted(found, key=lambda face: (KINDS.index(face.kind), face.name)))


def provide_face() -> None:
    """See to it that there is a Chinese face: one of those that the page asks for, else any that
    is installed, else ours. Qt's own choice may have the shapes of Japan.
    """
    installed = _families()
    if not installed:
        bundled = files(resources) / "fonts" / BUNDLED_FILE
        QFontDatabase.addApplicationFontFromData(bundled.read_bytes())
    elif not {*SERIF, *SANS} & set(installed):
        substitutes = [face.family for face in faces()] or installed
        QFont.insertSubstitutions(SANS[0], substitutes)


def interface_font(system: QFont) -> QFont:
    """The system's face, with simplified Chinese shapes for what it lacks."""
    font = QFont(system)
    font.setFamilies([*system.families(), *SANS])
    return font


def missing_font() -> UserError | None:
    """What to say where no Chinese face is installed: ours has only the common characters."""
    if set(_families()) - {BUNDLED}:
        return None
    return UserError(
        tr("No Chinese font is installed"),
        tr("Rare and traditional characters may be shown as boxes."),
        tr("Install one, for example: apt-get install fonts-noto-cjk"),
    )


def _families() -> list[str]:
    return QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)


def _is_for_readers(family: str) -> bool:
    hidden = family.startswith("@") or QFontDatabase.isPrivateFamily(family)
    return not (hidden or " Mono " in family or family.endswith(_OF_OTHER_PLACES))


def _face(family: str) -> Face:
    raw = QRawFont.fromFont(QFont(family))
    name = chinese_name(bytes(raw.fontTable("name").data())) or family
    return Face(family, name, kind_of(f"{family} {name}", bytes(raw.fontTable("OS/2").data())))


def kind_of(name: str, measures: bytes) -> str:
    """One of KINDS, by the face's name, else by the PANOSE numbers in its table `OS/2`."""
    for kind, words in (("serif", _SERIF_WORDS), ("sans", _SANS_WORDS)):
        if any(word in name for word in words):
            return kind
    family, serifs = measures[_PANOSE : _PANOSE + 2] or (0, 0)
    if family != _TEXT or serifs < 2:
        return "other"
    return "serif" if serifs <= 10 else "sans"


def chinese_name(table: bytes) -> str:
    """The family's name in simplified Chinese from a font's table `name`, "" where there is none.

    https://learn.microsoft.com/typography/opentype/spec/name
    """

    def number(at: int) -> int:
        return int.from_bytes(table[at : at + 2], "big")

    found: dict[int, str] = {}
    for record in range(6, 6 + 12 * number(2), 12):
        platform, _, tongue, name_id = (number(record + 2 * part) for part in range(4))
        if (platform, tongue) == (_MICROSOFT, _SIMPLIFIED):
            start = number(4) + number(record + 10)
            text = table[start : start + number(record + 8)].decode("utf-16-be", errors="replace")
            if not text.isascii():
                found[name_id] = text
    return next((found[name_id] for name_id in _FAMILY_NAMES if name_id in found), "")
