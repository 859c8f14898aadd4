"""How the page moves: smoothly, by touch, by the wheel; and how its type grows."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.reader.page import Page
from tests.gui.reader.samples import article, paragraphs_of

NO_KEY, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def long(page: Page) -> Page:
    text = article(200)
    page.show_article(text, paragraphs_of(text), ())
    return page


def turn_wheel(page: Page, angle: int, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
    middle = QPointF(page.viewport().rect().center())
    event = QWheelEvent(
        middle,
        page.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(page.viewport(), event)


def test_a_page_is_at_its_new_place_at_once_and_drawn_on_its_way(long: Page, qtbot: QtBot) -> None:
    QTest.keyClick(long, Qt.Key.Key_Space)
    expected = long.reading_position()
    long.show_article(long.text, paragraphs_of(long.text), ())
    long.glide.enabled = True
    QTest.keyClick(long, Qt.Key.Key_Space)
    assert long.reading_position() == expected
    assert long.glide.shift > 100
    qtbot.waitUntil(lambda: long.glide.shift == 0, timeout=2000)
    assert long.reading_position() == expected


def test_what_is_drawn_on_the_way_is_what_lay_there(long: Page) -> None:
    long.scroll_by(2000)
    before = long.viewport().grab().toImage()
    long.scroll_by(137)
    long.glide.shift = 137
    assert long.viewport().grab().toImage() == before
    long.scroll_by(-274)
    long.glide.shift = -137
    assert long.viewport().grab().toImage() == before


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_Home])
def test_a_jump_over_the_article_is_not_followed(long: Page, key: Qt.Key) -> None:
    long.scroll_by(2000)
    long.glide.enabled = True
    QTest.keyClick(long, key, CONTROL)
    assert long.glide.shift == 0


def test_nothing_moves_where_motion_is_switched_off(long: Page) -> None:
    QTest.keyClick(long, Qt.Key.Key_Space)
    turn_wheel(long, -120)
    assert long.glide.shift == 0


def test_another_article_does_not_slide_in(long: Page) -> None:
    long.glide.enabled = True
    QTest.keyClick(long, Qt.Key.Key_Space)
    long.show_article("短文。", paragraphs_of("短文。"), ())
    assert long.glide.shift == 0


def test_the_wheel_with_control_asks_for_other_type_and_moves_nothing(
    long: Page, qtbot: QtBot
) -> None:
    steps: list[int] = []
    long.zoomed.connect(steps.append)
    for angle in (120, -120, 40, 40, 40, 240):
        turn_wheel(long, angle, CONTROL)
    assert steps == [1, -1, 1, 2]
    assert long.reading_position() == 0


def test_a_finger_scrolls_the_page(long: Page, qtbot: QtBot) -> None:
    finger = QTest.createTouchDevice()
    start = QPoint(300, 400)
    QTest.touchEvent(long.viewport(), finger).press(0, start, long.viewport()).commit()
    for step in range(1, 15):
        point = start - QPoint(0, 20 * step)
        QTest.touchEvent(long.viewport(), finger).move(0, point, long.viewport()).commit()
        qtbot.wait(10)
    QTest.touchEvent(long.viewport(), finger).release(0, point, long.viewport()).commit()
    qtbot.waitUntil(lambda: long.reading_position() > 0, timeout=2000)
