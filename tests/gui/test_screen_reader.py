"""The window as a screen reader reads it: over AT-SPI, on a screen that nobody sees."""

import importlib.util
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from db import edits
from db.file import open_library
from gui.reader.virtuals import IS_COMPLETE
from tests.conftest import ROOT
from tests.gui.conftest import ARTICLES, fill
from tests.gui.desktop import DOWN, TEXT, Reader, Widget, desktop, until
from tests.gui.reader.samples import qt_length

FOCUSABLE, FOCUSED, MULTI_LINE, SHOWING, READ_ONLY = 11, 12, 17, 25, 43
CHARACTER, WORD, SENTENCE, LINE, PARAGRAPH = range(5)
TITLE = "湾城“三张清单”行动见效"
FAMILY = "👨‍👩‍👧"
FIRM = "𠮷野家具厂"
SPOKEN_BY_NAME = {"push button", "toggle button", "check box", "combo box", "text", "table", "list"}


def _prepare() -> ModuleType:
    path = ROOT / "packaging" / "prepare.py"
    specification = importlib.util.spec_from_file_location("prepare", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def _missing() -> list[str]:
    """Packages without which there is no screen, no bus or no window on them."""
    prepare = _prepare()
    libraries = prepare.X11_LIBRARIES.items()
    return [
        *(package for package, name in prepare.PROGRAMS.items() if not prepare.has_program(name)),
        *(package for package, library in libraries if not prepare.loads(library)),
    ]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """A screen reader on a desktop of its own, with the window on a library."""
    if not IS_COMPLETE:
        pytest.skip("PySide keeps what is asked here from Python, and no way around is known")
    if missing := _missing():
        pytest.skip(f"needs the packages {' '.join(missing)}")
    with tempfile.TemporaryDirectory(prefix="quandian") as folder:  # short: it holds sockets
        library = Path(folder, "样例.quandian")
        with open_library(library, create=True) as store:
            fill(store, ARTICLES)
            article, tags = store.article(1), {tag.name: tag for tag in store.tags()}
            start = article.text.index(FIRM)
            for name, end in (("organisation", start + 5), ("initiative", start + 6)):
                change = edits.add_span(article, tags[name], store.annotator(), start, end)
                store.apply(change)
        with desktop(Path(folder), "tests.gui.desktop_child", str(library)) as reader:
            page = until(lambda: reader.find("text", TITLE))
            until(lambda: FOCUSED in reader.states(page))
            yield reader


@pytest.fixture
def page(reader: Reader) -> Widget:
    found = reader.find("text", TITLE)
    assert found is not None
    return found


@pytest.fixture
def text(reader: Reader, page: Widget) -> str:
    """What the page says it holds."""
    return str(reader.ask(page, TEXT, "GetText", "ii", 0, -1))


def place(text: str, part: str) -> tuple[int, int]:
    """Where the part is for Qt, which counts so on this bus too."""
    start = text.index(part)
    return qt_length(text[:start]), qt_length(text[: start + len(part)])


def test_the_page_is_a_text_to_read(reader: Reader, page: Widget, text: str) -> None:
    assert text.split("\n")[0] == TITLE
    assert FAMILY in text
    assert reader.get(page, "CharacterCount", TEXT) == qt_length(text)
    states = reader.states(page)
    assert states >= {FOCUSABLE, MULTI_LINE, SHOWING, READ_ONLY}


def test_parts_of_the_text_are_those_of_the_page(reader: Reader, page: Widget, text: str) -> None:
    for part in (FIRM, FAMILY, "。"):
        start, end = place(text, part)
        assert reader.ask(page, TEXT, "GetText", "ii", start, end) == part

    def around(unit: int, part: str) -> tuple[str, int, int]:
        found = reader.ask(page, TEXT, "GetStringAtOffset", "iu", place(text, part)[0] + 1, unit)
        return tuple(found)

    assert around(CHARACTER, FAMILY) == (FAMILY, *place(text, FAMILY))
    until(lambda: around(WORD, "负责人")[0] == "负责人")
    sentence = next(line for line in text.splitlines(keepends=True) if FIRM in line)
    assert around(SENTENCE, FIRM)[0] == around(PARAGRAPH, FIRM)[0] == sentence
    assert sentence.startswith(around(LINE, FIRM)[0])


def test_the_caret_and_the_selection_go_where_they_are_sent(
    reader: Reader, page: Widget, text: str
) -> None:
    start, end = place(text, FIRM)
    reader.forget()
    assert reader.ask(page, TEXT, "SetCaretOffset", "i", end)
    assert reader.wait_for(page, "TextCaretMoved").body[1] == end
    assert reader.get(page, "CaretOffset", TEXT) == end
    assert reader.ask(page, TEXT, "GetNSelections") == 0
    assert reader.ask(page, TEXT, "AddSelection", "ii", start, end)
    reader.wait_for(page, "TextSelectionChanged")
    assert reader.ask(page, TEXT, "GetNSelections") == 1
    assert reader.ask(page, TEXT, "GetSelection", "i", 0) == (start, end)
    assert reader.ask(page, TEXT, "RemoveSelection", "i", 0)
    assert reader.ask(page, TEXT, "GetNSelections") == 0
    x, y, width, height = reader.ask(page, TEXT, "GetCharacterExtents", "iu", start, 0)
    middle = (x + width // 2, y + height // 2)
    assert reader.ask(page, TEXT, "GetOffsetAtPoint", "iiu", *middle, 0) == start


def test_spans_are_runs_and_their_tags_are_said(reader: Reader, page: Widget, text: str) -> None:
    def run(qt_pos: int) -> tuple[dict[str, str], int, int]:
        found = reader.ask(page, TEXT, "GetAttributeRun", "ib", qt_pos, 1)
        return tuple(found)

    start, end = place(text, FIRM)
    both, one = run(start + 2), run(end)
    assert both[1:] == (start, end)
    assert both[0]["underline"] == "double"
    assert one[1:] == (end, end + 1)
    assert one[0]["underline"] == "single"
    title = run(0)
    assert title[1:] == (0, len(TITLE) + 1)
    assert title[0]["weight"] == "bold"
    assert "underline" not in title[0]
    reader.ask(page, TEXT, "SetCaretOffset", "i", start + 2)
    assert reader.get(page, "Description") == "标为机构、举措"


def test_keys_move_the_caret_and_tag_and_open_articles(
    reader: Reader, page: Widget, text: str
) -> None:
    reader.ask(page, TEXT, "SetCaretOffset", "i", 0)
    reader.forget()
    reader.press(DOWN)
    assert reader.wait_for(page, "TextCaretMoved").body[1] == len(TITLE) + 1
    assert reader.get(page, "CaretOffset", TEXT) == len(TITLE) + 1
    reader.wait_for(page, "PropertyChange", "accessible-description")
    reader.press(ord("4"))
    said = reader.wait_for(page, "PropertyChange", "accessible-description").body[3]
    assert said == "署名; 标为人物"
    caret = reader.get(page, "CaretOffset", TEXT)
    assert reader.ask(page, TEXT, "GetAttributes", "i", caret - 1)[0]["underline"] == "single"
    reader.press(ord("j"))
    assert reader.wait_for(page, "PropertyChange", "accessible-name").body[3] == "港口夜班不歇"
    assert reader.get(page, "Name") == "港口夜班不歇"
    reader.press(ord("k"))
    until(lambda: reader.get(page, "Name") == TITLE)


def test_all_that_can_be_used_has_a_name(reader: Reader) -> None:
    seen = [widget for widget in reader.widgets() if SHOWING in reader.states(widget)]
    used = [(reader.role(widget), reader.get(widget, "Name")) for widget in seen]
    assert [role for role, name in used if role in SPOKEN_BY_NAME and not name] == []
    assert {("table", "文章"), ("table", "本篇圈点"), ("text", "筛选标题与正文")} <= set(used)
    assert len([name for role, name in used if "按键" in name and role == "push button"]) == 4
