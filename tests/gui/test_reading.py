"""Ways of reading: the contents to jump by, one paragraph in focus, the whole screen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.contents import heads
from gui.window import MainWindow
from text.article import Paragraph

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reading(window: MainWindow) -> MainWindow:
    window.page.setFocus()
    return window


def test_heads_are_titles_and_subheads() -> None:
    kinds = ["title", "subtitle", "byline", "body", "heading", "caption", "heading"]
    paragraphs = tuple(Paragraph(place, place + 1, kind) for place, kind in enumerate(kinds))
    assert [head.start for head in heads(paragraphs)] == [0, 4, 6]


def test_the_contents_lead_to_a_subhead(reading: MainWindow) -> None:
    QTest.keyClick(reading.page, KEY.Key_J, CONTROL)
    entries = reading.reading.contents.list
    assert entries.isVisible()
    assert [entries.item(row).text() for row in range(entries.count())] == [
        "湾城“三张清单”行动见效",
        "清单跟着难题走",
    ]
    assert entries.currentRow() == 0
    QTest.keyClick(entries, KEY.Key_Down)
    QTest.keyClick(entries, KEY.Key_Return)
    assert entries.isHidden()
    assert reading.page.caret_position == reading.page.text.index("清单跟着")
    assert reading.page.hasFocus()
    QTest.keyClick(reading.page, KEY.Key_J, CONTROL)
    QTest.keyClick(entries, KEY.Key_Escape)
    assert entries.isHidden()


def test_contents_stand_at_what_is_read_and_bring_it_to_the_top(
    reading: MainWindow, qtbot: QtBot
) -> None:
    lines = ["题目"] + [
        f"小标题{number}" if number % 9 == 0 else "正文。" * 30 for number in range(90)
    ]
    text, paragraphs, start = "\n".join(lines), [], 0
    for line in lines:
        kind = "heading" if line.startswith("小") else "title" if line == "题目" else "body"
        paragraphs.append(Paragraph(start, start + len(line), kind))
        start += len(line) + 1
    reading.page.show_article(text, paragraphs, ())
    fifth = text.index("小标题45")
    reading.page.read_from(fifth)
    assert reading.page.reading_position() == fifth
    assert not reading.page.stretch_rect(fifth, fifth + 3).isEmpty()


def test_an_article_without_heads_says_so(reading: MainWindow) -> None:
    reading.session._article = None
    QTest.keyClick(reading.page, KEY.Key_J, CONTROL)
    assert reading.reading.contents.list.isHidden()
    assert "小标题" in reading.status.currentMessage()


def darkest(image: QImage, window: MainWindow, quote: str) -> int:
    """The lightness of the darkest point in a quote on the page."""
    start = window.page.text.index(quote)
    area = window.page.stretch_rect(start, start + len(quote))
    points = (
        QPoint(x, y)
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    )
    return min(QColor(image.pixel(point)).lightness() for point in points)


def test_the_paragraph_of_the_caret_stands_out_in_focus(reading: MainWindow) -> None:
    page = reading.page
    page.place_caret(page.text.index("经信局"), extend=False)
    QTest.keyClick(page, KEY.Key_F)
    image = page.viewport().grab().toImage()
    assert darkest(image, reading, "清单跟着") > darkest(image, reading, "走访企业") + 60
    page.place_caret(page.text.index("清单跟着"), extend=False)
    image = page.viewport().grab().toImage()
    assert darkest(image, reading, "走访企业") > darkest(image, reading, "清单跟着") + 60
    QTest.keyClick(page, KEY.Key_F)
    image = page.viewport().grab().toImage()
    assert abs(darkest(image, reading, "走访企业") - darkest(image, reading, "清单跟着")) < 30


def test_the_whole_screen_and_back(reading: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(reading.page, KEY.Key_F11, SHIFT)
    qtbot.waitUntil(reading.isFullScreen)
    QTest.keyClick(reading.page, KEY.Key_F11, SHIFT)
    qtbot.waitUntil(lambda: not reading.isFullScreen())
