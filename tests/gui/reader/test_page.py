"""The page as a reader has it: keys, copy, what a tag key would take, spans, its place."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter
from pytestqt.qtbot import QtBot

from gui.reader.marks import Mark
from gui.reader.page import Page
from gui.reader.typography import Typography
from tests.gui.reader.samples import FAMILY, TEXTS, Words, article, paragraphs_of

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
TEXT = f"湾城行动见效，𠮷野家{FAMILY}去看灯。\n　第二段有2025年的数据。"
LONG = article(200)


def show(page: Page, text: str = TEXT, marks: tuple[Mark, ...] = (), position: int = 0) -> Page:
    page.show_article(text, paragraphs_of(text), marks, position)
    return page


def press(page: Page, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(page, key, modifier)


def lines_in_view(page: Page) -> tuple[int, int]:
    """The first and the last position that are in view."""
    viewport = page.viewport().rect().toRectF()
    first, last = page.at(viewport.topLeft())[0], page.at(viewport.bottomRight())[0]
    return first.position, last.position


@pytest.mark.parametrize(
    ("key", "modifier", "position", "selection"),
    [
        (KEY.Key_Right, NONE, 4, None),
        (KEY.Key_Right, CONTROL, 3, None),
        (KEY.Key_Right, CONTROL | KEYPAD, 3, None),
        (KEY.Key_Left, NONE, 0, None),
        (KEY.Key_Left, CONTROL, 1, None),
        (KEY.Key_Right, SHIFT, 4, (2, 4)),
        (KEY.Key_Left, SHIFT | CONTROL, 1, (1, 2)),
        (KEY.Key_End, CONTROL, len(TEXT), None),
        (KEY.Key_End, CONTROL | SHIFT, len(TEXT), (2, len(TEXT))),
        (KEY.Key_Home, NONE, 0, None),
        (KEY.Key_Home, CONTROL, 0, None),
        (KEY.Key_End, NONE, TEXT.index("\n"), None),
        (KEY.Key_Down, CONTROL, TEXT.index("\n") + 1, None),
        (KEY.Key_Up, CONTROL | SHIFT, 0, (0, 2)),
        (KEY.Key_A, NONE, 2, None),
        (KEY.Key_Right, ALT, TEXT.index("\n") + 1, None),
        (KEY.Key_Right, ALT | CONTROL, 2, None),
    ],
)
def test_keys_move_the_caret(
    page: Page,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    position: int,
    selection: tuple[int, int] | None,
) -> None:
    show(page).place_caret(2, extend=False)
    press(page, key, modifier)
    assert (page.caret_position, page.selection) == (position, selection)


@pytest.mark.parametrize("key", [0, 0x416, 0x4E2D, int(KEY.Key_unknown)])
def test_keys_that_mean_nothing_here_are_left_to_the_window(page: Page, key: int) -> None:
    show(page)
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE)
    QApplication.sendEvent(page, event)
    assert not event.isAccepted()
    assert page.hasFocus()


def test_tab_never_leaves_the_page(qtbot: QtBot, words: Words) -> None:
    window = QSplitter()
    qtbot.addWidget(window)
    page = Page(words)
    window.addWidget(page)
    window.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    page.setFocus()
    for key in (KEY.Key_Tab, KEY.Key_Backtab):
        press(page, key)
        assert window.focusWidget() is page


def test_no_input_method_takes_the_keys(page: Page) -> None:
    assert not page.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not page.viewport().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_PageDown])
def test_reading_by_page_shows_every_line_and_keeps_two(page: Page, key: Qt.Key) -> None:
    show(page, LONG)
    for _ in range(500):
        shown = lines_in_view(page)
        press(page, key)
        if lines_in_view(page) == shown:
            break
        assert shown[0] < lines_in_view(page)[0] <= shown[1]
    assert shown[1] == len(LONG) == page.caret_position


def test_pages_back_come_to_the_start(page: Page) -> None:
    show(page, LONG, position=len(LONG))
    for _ in range(500):
        press(page, KEY.Key_Space, SHIFT)
    assert (page.verticalScrollBar().value(), page.caret_position) == (0, 0)


def test_a_page_key_goes_on_from_where_the_wheel_has_brought_the_reader(page: Page) -> None:
    show(page, LONG).scroll_by(6000)
    first, last = lines_in_view(page)
    press(page, KEY.Key_Space)
    assert first < lines_in_view(page)[0] <= last
    assert lines_in_view(page)[0] <= page.caret_position <= lines_in_view(page)[1]


def test_shift_page_down_extends_the_selection(page: Page) -> None:
    show(page, LONG).place_caret(5, extend=False)
    press(page, KEY.Key_PageDown, SHIFT)
    assert page.selection is not None
    assert page.selection[0] == 5
    assert page.selection[1] > 200


def test_the_caret_stays_in_view_while_it_goes_down(page: Page) -> None:
    show(page, LONG)
    for _ in range(60):
        press(page, KEY.Key_Down)
        y = page.caret_point(page.caret_position).y()
        assert 0 < y < page.viewport().height()
    assert page.verticalScrollBar().value() > 0


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_stretch_is_copied_as_it_is(page: Page, text: str) -> None:
    show(page, text)
    clipboard = QGuiApplication.clipboard()
    for start in range(0, len(text), 3):
        for end in range(start + 1, len(text) + 1, 4):
            page.select(start, end)
            page.copy()
            assert clipboard.text() == text[start:end]


def test_copying_nothing_leaves_the_clipboard_alone(page: Page) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("别人的字")
    show(page).copy()
    assert clipboard.text() == "别人的字"


def test_everything_can_be_selected_and_let_go(page: Page) -> None:
    show(page).place_caret(4, extend=False)
    page.select_all()
    assert page.selection == (0, len(TEXT))
    press(page, KEY.Key_Escape)
    assert (page.selection, page.caret_position) == (None, len(TEXT))


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        (0, 4, "湾城行动"),
        (TEXT.index("\n"), TEXT.index("二"), "第"),
        (TEXT.index("。"), TEXT.index("第"), "。"),
        (TEXT.index("\n"), TEXT.index("第"), None),
    ],
)
def test_the_target_is_the_selection_without_blanks(
    page: Page, start: int, end: int, quote: str | None
) -> None:
    show(page).select(start, end)
    assert (page.target and TEXT[slice(*page.target)]) == quote


@pytest.mark.parametrize(
    ("at", "quote"),
    [("城", "湾城"), ("见", "见效"), ("，", None), ("025", "2025"), ("\u3000", None)],
)
def test_the_target_without_a_selection_is_the_word_at_the_caret(
    page: Page, at: str, quote: str | None
) -> None:
    show(page).place_caret(TEXT.index(at), extend=False)
    assert (page.target and TEXT[slice(*page.target)]) == quote


def test_the_target_is_the_pointers_word_until_a_key_moves_the_caret(page: Page) -> None:
    show(page)
    page.point_at(TEXT.index("数据"))
    assert page.target == (TEXT.index("数据"), TEXT.index("数据") + 2)
    press(page, KEY.Key_Right)
    assert page.target == (2, 4)


def test_until_words_are_known_the_character_is_the_target(
    page: Page, words: Words, qtbot: QtBot
) -> None:
    words.silent = True
    show(page).place_caret(TEXT.index("𠮷"), extend=False)
    assert page.target == (TEXT.index("𠮷"), TEXT.index("𠮷") + 1)
    page.place_caret(0, extend=False)
    assert page.target == (0, 1)
    words.silent = False
    with qtbot.waitSignal(page.target_changed):
        words.arrived.emit()
    assert page.target == (0, 2)


NESTED = (Mark(0, 10, 1, 1), Mark(2, 6, 2, 2), Mark(3, 5, 3, 3), Mark(13, 14, 4, 4))


def test_the_mark_at_the_caret_is_the_innermost(page: Page) -> None:
    show(page, LONG, NESTED)
    for position, mark_id in ((0, 1), (2, 2), (4, 3), (5, 2), (6, 1), (13, 4), (14, 4), (12, None)):
        page.place_caret(position, extend=False)
        mark = page.mark_at_target()
        assert (mark and mark.id) == mark_id


def test_the_mark_of_a_selection_is_the_one_that_fits_it(page: Page) -> None:
    show(page, LONG, NESTED)
    for start, end, mark_id in ((2, 6, 2), (0, 10, 1), (3, 4, 3), (20, 25, None)):
        page.select(start, end)
        mark = page.mark_at_target()
        assert (mark and mark.id) == mark_id


def test_going_from_mark_to_mark_visits_each_in_order_and_back(page: Page) -> None:
    far = Mark(len(LONG) - 20, len(LONG) - 10, 9, 1)
    show(page, LONG, (*NESTED, far))
    for mark in (*NESTED, far):
        assert page.go_to_next_mark(forward=True) == mark
        assert page.selection == (mark.start, mark.end)
        assert page.mark_at_target() == mark
        assert not page.stretch_rect(mark.start, mark.end).isEmpty()
    assert page.go_to_next_mark(forward=True) is None
    for mark in NESTED[::-1]:
        assert page.go_to_next_mark(forward=False) == mark
    assert page.go_to_next_mark(forward=False) is None


def test_a_selection_of_everything_is_not_the_mark_gone_to(page: Page) -> None:
    show(page, LONG, NESTED).go_to_mark(4)
    page.select_all()
    assert page.mark_at_target() != NESTED[3]


def test_a_removed_mark_is_gone_from_every_answer(page: Page) -> None:
    show(page, LONG, NESTED).go_to_mark(3)
    page.remove_mark(3)
    page.remove_mark(77)
    assert [mark.id for mark in page.marks] == [1, 2, 4]
    page.place_caret(4, extend=False)
    assert page.mark_at_target() == NESTED[1]
    page.set_marks(())
    assert page.mark_at_target() is None
    assert page.go_to_next_mark(forward=True) is None


@pytest.mark.parametrize("position", [500, 5000, len(LONG) - 1, len(LONG), 10**9])
def test_an_article_opens_where_reading_stopped(page: Page, position: int) -> None:
    show(page, LONG, position=position)
    first, last = lines_in_view(page)
    assert first <= min(position, len(LONG)) <= last
    assert show(page, LONG, position=page.reading_position()).reading_position() == (
        page.reading_position()
    )


def test_other_type_keeps_the_first_line(page: Page) -> None:
    show(page, LONG).scroll_by(5000)
    position = page.reading_position()
    for size in (12, 48, 19):
        page.set_typography(Typography(size=size))
        first, last = lines_in_view(page)
        assert first <= position <= last
    assert page.reading_position() == position


def test_a_resized_window_keeps_the_first_line(page: Page) -> None:
    show(page, LONG, position=5000)
    position = page.reading_position()
    for width in (*range(700, 120, -30), *range(120, 721, 30)):
        page.resize(width, 500)
    assert page.reading_position() == position


def test_the_scroll_bar_goes_to_the_very_end_and_the_very_start(page: Page) -> None:
    show(page, LONG)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert lines_in_view(page)[1] == len(LONG)
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    assert bar.value() == 0
    assert lines_in_view(page)[0] == 0


def test_a_step_of_the_scroll_bar_moves_by_lines(page: Page) -> None:
    show(page, LONG, position=5000)
    bar = page.verticalScrollBar()
    before = page.caret_point(5000).y()
    bar.triggerAction(bar.SliderAction.SliderSingleStepAdd)
    assert before - page.caret_point(5000).y() == pytest.approx(bar.singleStep(), abs=1)


def test_reading_that_came_to_rest_is_told_once(page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.read_to) as first:
        show(page, LONG)
    assert first.args == [0]
    with qtbot.waitSignal(page.read_to) as second:
        for _ in range(5):
            page.scroll_by(500)
    assert second.args == [page.reading_position()]
    with qtbot.assertNotEmitted(page.read_to, wait=600):
        page.scroll_by(1)


def test_place_counts_paragraphs_and_what_lies_behind(page: Page) -> None:
    assert show(page, LONG).place() == (1, 0)
    page.select(len(LONG), len(LONG))
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    number, done = page.place()
    assert done == 100
    assert 190 < number <= 200
    assert show(page, "一行。").place() == (1, 100)
    page.show_hint("空", "")
    assert page.place() == (0, 0)


def test_another_article_forgets_selection_and_pointer(page: Page) -> None:
    show(page, LONG, NESTED).select(2, 500)
    page.point_at(400)
    show(page, "短。")
    assert (page.selection, page.caret_position, page.target) == (None, 0, (0, 1))
    page.show_hint("空", "")
    assert (page.target, page.mark_at_target(), page.text) == (None, None, "")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_key_bears_every_text(page: Page, text: str) -> None:
    show(page, text)
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_End, KEY.Key_PageDown, KEY.Key_Home):
        for modifier in (NONE, SHIFT, CONTROL, CONTROL | SHIFT):
            press(page, key, modifier)
            page.grab()
    for key in (KEY.Key_Left, KEY.Key_Up, KEY.Key_PageUp, KEY.Key_Space):
        for modifier in (NONE, SHIFT, CONTROL):
            press(page, key, modifier)
            page.grab()
    assert 0 <= page.caret_position <= len(text)
