"""The mouse on the page, by real events."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.reader.page import Page
from tests.gui.reader.samples import FAMILY, article, paragraphs_of

UPRIGHT = False
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = f"湾城行动见效，𠮷野家{FAMILY}去看灯。\n第二段有2025年的数据。\n\n第四段。"


def before(page: Page, position: int) -> QPoint:
    """A point of the viewport just right of the caret before a character."""
    return page.caret_point(position).toPoint() + QPoint(2, 0)


@pytest.fixture
def show(page: Page) -> Callable[[str], Page]:
    def show_(text: str) -> Page:
        page.show_article(text, paragraphs_of(text), ())
        return page

    return show_


@pytest.fixture
def short(show: Callable[[str], Page]) -> Page:
    return show(TEXT)


@pytest.fixture
def long(show: Callable[[str], Page]) -> Page:
    return show(article(200))


def click(page: Page, position: int, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mouseClick(page.viewport(), LEFT, modifier, before(page, position))


def drag(page: Page, start: int, end: int) -> None:
    QTest.mousePress(page.viewport(), LEFT, pos=before(page, start))
    QTest.mouseMove(page.viewport(), before(page, (start + end) // 2))
    QTest.mouseMove(page.viewport(), before(page, end))
    QTest.mouseRelease(page.viewport(), LEFT, pos=before(page, end))


@pytest.mark.parametrize(
    "position", [0, 3, TEXT.index("𠮷") + 1, TEXT.index(FAMILY), TEXT.index("数据"), len(TEXT)]
)
def test_a_click_puts_the_caret_there(short: Page, position: int) -> None:
    click(short, position)
    assert (short.caret_position, short.selection) == (position, None)


@pytest.mark.parametrize(("start", "end"), [(1, 4), (3, TEXT.index("年")), (0, len(TEXT))])
def test_a_drag_selects_forward_and_backward(short: Page, start: int, end: int) -> None:
    drag(short, start, end)
    assert (short.selection, short.caret_position) == ((start, end), end)
    drag(short, end, start)
    assert (short.selection, short.caret_position) == ((start, end), start)


def test_a_drag_over_astral_characters_takes_them_whole(short: Page) -> None:
    start, end = TEXT.index("𠮷"), TEXT.index("去看")
    drag(short, start, end)
    assert short.selection == (start, end)
    assert short.text[start:end] == f"𠮷野家{FAMILY}"


def test_a_shift_click_extends_from_the_caret(short: Page) -> None:
    click(short, 5)
    click(short, 9, SHIFT)
    assert short.selection == (5, 9)
    click(short, 2, SHIFT)
    assert short.selection == (2, 5)
    click(short, 3)
    assert short.selection is None


def test_a_double_click_takes_the_word(short: Page) -> None:
    for word in ("行动", "2025", "野家", FAMILY, "𠮷"):
        start = TEXT.index(word)
        QTest.mouseDClick(short.viewport(), LEFT, pos=before(short, start) + QPoint(3, 0))
        assert short.selection == (start, start + len(word))


def test_a_click_elsewhere_after_a_double_click_is_a_click(short: Page) -> None:
    QTest.mouseDClick(short.viewport(), LEFT, pos=before(short, 2))
    click(short, TEXT.index("数据"))
    assert (short.caret_position, short.selection) == (TEXT.index("数据"), None)


def test_clicks_on_an_empty_page_do_nothing(page: Page) -> None:
    page.show_hint("没有打开文章", "按 J 打开下一篇。")
    point = QPoint(100, 100)
    QTest.mouseDClick(page.viewport(), LEFT, pos=point)
    QTest.mouseClick(page.viewport(), LEFT, pos=point)
    QTest.mousePress(page.viewport(), LEFT, pos=point)
    QTest.mouseMove(page.viewport(), QPoint(120, 900))
    QTest.mouseRelease(page.viewport(), LEFT, pos=point)
    assert (page.selection, page.target, page.caret_position) == (None, None, 0)


def test_a_drag_below_the_edge_scrolls_on_until_the_button_is_let_go(
    long: Page, qtbot: QtBot
) -> None:
    viewport = long.viewport()
    QTest.mousePress(viewport, LEFT, pos=before(long, 4))
    QTest.mouseMove(viewport, QPoint(200, viewport.height() + 60))
    qtbot.waitUntil(lambda: long.verticalScrollBar().value() > 400)
    assert long.selection is not None
    assert long.selection[0] == 4
    assert long.selection[1] == long.caret_position > 300
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(200, 100))
    with qtbot.assertNotEmitted(long.scrolled, wait=100):
        pass


def test_a_drag_above_the_edge_scrolls_back(long: Page, qtbot: QtBot) -> None:
    long.scroll_by(2000)
    viewport = long.viewport()
    start = long.at(QPointF(300, 200))[0].position
    QTest.mousePress(viewport, LEFT, pos=before(long, start))
    QTest.mouseMove(viewport, QPoint(200, -90))
    qtbot.waitUntil(lambda: long.verticalScrollBar().value() == 0)
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(200, -90))
    assert long.selection == (long.caret_position, start)


def test_a_release_that_never_came_ends_the_drag_at_the_next_move(long: Page) -> None:
    viewport = long.viewport()
    QTest.mousePress(viewport, LEFT, pos=before(long, 4))
    QTest.mouseMove(viewport, before(long, 8))
    QTest.mouseRelease(long.verticalScrollBar(), LEFT)
    selection = long.selection
    QTest.mouseMove(viewport, before(long, 20))
    assert long.selection == selection


def test_other_buttons_leave_the_selection(short: Page) -> None:
    drag(short, 1, 4)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(short.viewport(), button, pos=before(short, 8))
    assert short.selection == (1, 4)


def turn(page: Page, angle: int, modifier: Qt.KeyboardModifier = NO_KEY) -> bool:
    """Turn the wheel over the middle of the page; whether the page took it."""
    middle = QPointF(page.viewport().rect().center())
    event = QWheelEvent(
        middle,
        page.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        UPRIGHT,
    )
    QApplication.sendEvent(page.viewport(), event)
    return event.isAccepted()


def test_the_wheel_goes_down_and_up_to_the_same_place(long: Page) -> None:
    long.scroll_by(777)
    place, position = long.verticalScrollBar().value(), long.reading_position()
    for _ in range(30):
        assert turn(long, -120)
    assert long.reading_position() > position
    for _ in range(30):
        turn(long, 120)
    assert long.verticalScrollBar().value() == place
    assert long.reading_position() == position


def test_a_fine_wheel_adds_up_to_a_coarse_one(long: Page) -> None:
    for _ in range(120):
        turn(long, -1)
    fine = long.verticalScrollBar().value()
    turn(long, 120)
    assert fine == pytest.approx(QApplication.wheelScrollLines() * 36, abs=1)
    assert long.verticalScrollBar().value() == 0


def test_the_pointer_is_a_beam_on_text_and_an_arrow_beside_it(short: Page) -> None:
    QTest.mouseMove(short.viewport(), before(short, 3))
    assert short.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    QTest.mouseMove(short.viewport(), QPoint(short.viewport().width() - 4, 300))
    assert short.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_the_word_under_the_pointer_is_the_target(short: Page, qtbot: QtBot) -> None:
    start = TEXT.index("数据")
    with qtbot.waitSignal(short.target_changed):
        QTest.mouseMove(short.viewport(), before(short, start) + QPoint(4, 0))
    assert short.target == (start, start + 2)
    drag(short, 1, 4)
    QTest.mouseMove(short.viewport(), before(short, start) + QPoint(4, 0))
    assert short.target == (1, 4)
