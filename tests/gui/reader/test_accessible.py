"""The page as a screen reader asks for it, through Qt's own interface, in Qt's positions."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTextInterface,
)
from pytestqt.qtbot import QtBot

from gui.reader.accessible_text import PageText
from gui.reader.marks import Mark
from gui.reader.page import Page
from gui.reader.virtuals import IS_COMPLETE
from tests.gui.reader.news import NEWS, PARAGRAPHS, in_qt, place, spoken
from tests.gui.reader.samples import TEXTS, article, paragraphs_of, qt_length
from text.messages import use_language

Boundary = QAccessible.TextBoundaryType


# what it is


def test_the_page_is_a_text_called_by_its_title(page: Page, read: PageText) -> None:
    interface = QAccessible.queryAccessibleInterface(page)
    state = interface.state()
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name) == "湾城行动"
    assert state.readOnly
    assert state.focusable
    assert state.selectableText
    assert state.multiLine
    assert interface.editableTextInterface() is None
    assert "SetFocus" in interface.actionInterface().actionNames()


def test_without_an_article_it_is_called_what_the_window_calls_it(page: Page) -> None:
    page.setAccessibleName("正文")
    page.show_hint("没有打开文章", "")
    interface = QAccessible.queryAccessibleInterface(page)
    assert interface.text(QAccessible.Text.Name) == "正文"
    assert interface.text(QAccessible.Text.Description) == ""


def test_a_page_with_a_name_of_its_own_keeps_it(page: Page, read: PageText) -> None:
    page.setAccessibleName("先前的文章")
    page.accessible.named_by_title = False
    interface = QAccessible.queryAccessibleInterface(page)
    assert interface.text(QAccessible.Text.Name) == "先前的文章"


def test_a_page_that_is_gone_takes_its_interface_along(qtbot: QtBot, page: Page) -> None:
    other = Page(page._words)
    other.show_article(NEWS, PARAGRAPHS, ())
    interface = QAccessible.queryAccessibleInterface(other)
    number = QAccessible.uniqueId(interface)
    other.deleteLater()
    qtbot.waitUntil(lambda: QAccessible.accessibleInterface(number) is None)


def test_pyside_still_leaves_functions_out() -> None:
    """Once it has them, `gui/reader/virtuals.py` can go."""
    assert not hasattr(QAccessibleTextInterface, "attributes")
    assert not hasattr(QAccessibleTextInterface, "selection")


# text


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_counted_and_cut_as_qt_counts(page: Page, asked: PageText, name: str) -> None:
    text = TEXTS[name]
    page.show_article(text, paragraphs_of(text), ())
    length = qt_length(text)
    assert asked.characterCount() == length
    assert asked.text(0, length) == text
    assert asked.text(-5, length + 5) == text
    for index in range(len(text) + 1):
        assert asked.text(*in_qt(text, 0, index)) == text[:index]
        assert asked.text(qt_length(text[:index]), length) == text[index:]


def test_half_a_character_is_counted_from_its_start(read: PageText) -> None:
    assert read.text(6, 8) == "𠮷野"
    assert read.text_at(6, Boundary.CharBoundary) == ("𠮷", 5, 7)


@pytest.mark.parametrize("boundary", list(Boundary))
@pytest.mark.parametrize("name", TEXTS)
def test_utterances_follow_one_another_to_the_end_and_back(
    page: Page, asked: PageText, name: str, boundary: Boundary
) -> None:
    text = TEXTS[name]
    page.show_article(text, paragraphs_of(text), ())
    found = list(_all_of(asked, boundary))
    assert "".join(part for part, _, _ in found) == text
    for (part, start, end), (_, next_start, _) in pairwise(found):
        assert end == next_start
        assert asked.text(start, end) == part
        assert asked.text_before(next_start, boundary) == (part, start, end)


def _all_of(text: PageText, boundary: Boundary) -> Iterator[tuple[str, int, int]]:
    found = text.text_at(0, boundary)
    while found[0]:
        yield found
        last, found = found, text.text_after(found[1], boundary)
        assert found[1] > last[1] or not found[0]
    assert found[1:] == (text.characterCount(),) * 2


@pytest.mark.parametrize(
    ("boundary", "before", "at", "after"),
    [
        (Boundary.CharBoundary, "厂", "👨‍👩‍👧", "说"),
        (Boundary.WordBoundary, "具厂", "👨‍👩‍👧", "说"),
        (
            Boundary.SentenceBoundary,
            "湾城行动\n",
            "𠮷野家具厂👨‍👩‍👧说，第1家。",
            "再添🏮两条线。\n",
        ),
        (Boundary.ParagraphBoundary, "湾城行动\n", NEWS[5:], ""),
        (Boundary.NoBoundary, "", NEWS, ""),
    ],
)
def test_what_is_around_a_character(
    read: PageText, boundary: Boundary, before: str, at: str, after: str
) -> None:
    qt_pos = qt_length(NEWS[: NEWS.index("👨") + 2])
    assert read.text_before(qt_pos, boundary)[0] == before
    assert read.text_at(qt_pos, boundary)[0] == at
    assert read.text_after(qt_pos, boundary)[0] == after


def test_words_are_those_of_the_page(read: PageText) -> None:
    start, end = in_qt(NEWS, *place(NEWS, "野家"))
    assert read.text_at(start + 1, Boundary.WordBoundary) == ("野家", start, end)


def test_lines_are_those_on_the_screen(page: Page, asked: PageText) -> None:
    text = article(3)
    page.show_article(text, paragraphs_of(text), ())
    lines = [part for part, _, _ in _all_of(asked, Boundary.LineBoundary)]
    assert len(lines) > 3
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End):
        QtBot.keyClick(page, key)
    assert page.caret_position == len(lines[0]) + len(lines[1])
    assert asked.text_at(asked.cursorPosition(), Boundary.LineBoundary)[0] == lines[1]


def test_behind_the_last_character_the_last_line_is_read(page: Page, asked: PageText) -> None:
    page.show_article("一段只有一行。", paragraphs_of("一段只有一行。"), ())
    assert asked.text_at(7, Boundary.LineBoundary) == ("一段只有一行。", 0, 7)
    assert asked.text_at(7, Boundary.CharBoundary) == ("", 7, 7)


# caret and selection


def test_the_caret_is_where_it_is_put(page: Page, read: PageText) -> None:
    for index in range(len(NEWS) + 1):
        read.setCursorPosition(qt_length(NEWS[:index]))
        assert page.caret_position == index
        assert read.cursorPosition() == qt_length(NEWS[:index])
    read.setCursorPosition(10_000)
    assert page.caret_position == len(NEWS)


def test_what_is_selected_is_known_and_can_be_set(page: Page, read: PageText) -> None:
    assert read.selectionCount() == 0
    stretch = place(NEWS, "𠮷野家具厂👨‍👩‍👧")
    read.addSelection(*in_qt(NEWS, *stretch))
    assert page.selection == stretch
    assert read.selectionCount() == IS_COMPLETE
    assert read.selection(0) == in_qt(NEWS, *stretch)
    read.setSelection(1, 0, 2)
    assert page.selection == stretch
    read.setSelection(0, 0, 4)
    assert page.selection == (0, 4)
    read.removeSelection(0)
    assert page.selection is None
    assert read.selection(0) == (read.cursorPosition(),) * 2


def test_where_a_selection_cant_be_said_none_is_counted(
    page: Page, read: PageText, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.reader.accessible_text.IS_COMPLETE", False)
    page.select(0, 4)
    assert read.selectionCount() == 0


def test_a_far_caret_is_brought_into_view(page: Page, asked: PageText) -> None:
    text = article(200)
    page.show_article(text, paragraphs_of(text), ())
    asked.setCursorPosition(len(text))
    assert page.place()[0] > 150
    asked.scrollToSubstring(0, 5)
    assert page.place()[0] == 1


# the window


def test_a_character_is_found_where_it_is_said_to_be(page: Page, read: PageText) -> None:
    for index in range(len(NEWS) - 1):
        _, start, end = read.text_at(qt_length(NEWS[:index]), Boundary.CharBoundary)
        area = read.characterRect(start)
        if read.text(start, end) != "\n":
            assert page.rect().contains(page.mapFromGlobal(area.center()))
            assert read.offsetAtPoint(area.center()) == start
    assert read.characterRect(read.characterCount()).height() > 10
    assert read.offsetAtPoint(page.mapToGlobal(QPoint(-5, 5))) == -1


# spans


def test_a_span_is_said_by_its_tag_from_edge_to_edge(read: PageText) -> None:
    start, end = in_qt(NEWS, *place(NEWS, "𠮷野家具厂"))
    for qt_pos in (start, start + 1, end - 1):
        assert read.attributes(qt_pos)[1:] == (start, end)
        assert spoken(read, qt_pos)["tags"] == "举措、机构"
        assert spoken(read, qt_pos)["text-underline-type"] == "double"
    outer = qt_length(NEWS[: NEWS.index("说")])
    assert read.attributes(end)[1:] == (end, outer)
    assert spoken(read, end)["tags"] == "举措"
    assert spoken(read, end)["text-underline-type"] == "single"
    assert read.attributes(outer)[1:] == (outer, qt_length(NEWS))
    assert "tags" not in spoken(read, outer)


def test_attributes_of_all_the_text_are_runs_without_gaps(read: PageText) -> None:
    at, length = 0, read.characterCount()
    while at < length:
        _, start, end = read.attributes(at)
        assert start == at < end
        at = end


def test_a_heading_is_told_from_the_text(read: PageText) -> None:
    title, body = spoken(read, 0), spoken(read, 6)
    assert title["level"] == "1"
    assert "level" not in body
    assert title["font-weight"] == "bold"
    assert float(title["font-size"][:-2]) > float(body["font-size"][:-2])


def test_names_of_tags_cant_break_the_list(read: PageText) -> None:
    read.tag_name = {1: "甲:乙;丙", 3: "丁"}.__getitem__
    assert spoken(read, 6)["tags"] == "甲：乙；丙、丁"


def test_spans_at_both_ends_and_over_all_of_it(page: Page, asked: PageText) -> None:
    text = "𪚥圈点𠮷"
    marks = [Mark(0, 1, 1, 1), Mark(3, 4, 2, 2), Mark(0, 4, 3, 3), Mark(0, 4, 4, 3)]
    page.show_article(text, paragraphs_of(text), marks)
    runs = [asked.attributes(qt_pos)[1:] for qt_pos in (0, 2, 4, 5, 6)]
    assert runs == [(0, 2), (2, 4), (4, 6), (4, 6), (4, 6)]
    assert spoken(asked, 0)["tags"] == "机构、举措"
    assert spoken(asked, 3)["tags"] == "机构"
    assert spoken(asked, 6)["tags"] == "机构、数据"


def test_an_empty_page_answers_all_questions(page: Page, asked: PageText) -> None:
    page.show_article("", (), ())
    assert asked.characterCount() == asked.cursorPosition() == asked.selectionCount() == 0
    assert asked.text(0, 5) == ""
    assert asked.attributes(0) == ("", 0, 0)
    asked.setCursorPosition(3)
    asked.setSelection(0, 0, 3)
    asked.removeSelection(0)
    asked.scrollToSubstring(0, 3)
    asked.characterRect(0)
    assert asked.offsetAtPoint(page.viewport().mapToGlobal(QPoint(50, 50))) == 0
    for boundary in Boundary:
        assert asked.text_at(0, boundary) == ("", 0, 0)


def test_the_place_of_the_caret_is_described(page: Page, read: PageText) -> None:
    interface = QAccessible.queryAccessibleInterface(page)
    seen = {}
    for word in ("湾", "𠮷", "再"):
        read.setCursorPosition(qt_length(NEWS[: NEWS.index(word)]))
        seen[word] = interface.text(QAccessible.Text.Description)
    assert seen == {"湾": "标题", "𠮷": "标为机构、举措", "再": ""}
    page.select(*place(NEWS, "𠮷野家具厂👨‍👩‍👧"))
    assert interface.text(QAccessible.Text.Description) == "标为举措"
    use_language("en")
    assert interface.text(QAccessible.Text.Description) == "Marked as 举措"
