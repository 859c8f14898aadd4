"""The places of the selected words in the whole library."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.find.mentions import MOST_OF_ONE
from gui.window import MainWindow
from tests.gui.driving import select

KEY = Qt.Key


def look_up(window: MainWindow, qtbot: QtBot, quote: str) -> list[str]:
    select(window, quote)
    window.page.setFocus()
    sheet = window.reading.mentions.sheet
    QTest.keyClick(window.page, KEY.Key_L)
    qtbot.waitUntil(sheet.isVisible)
    return [sheet.list.item(row).text() for row in range(sheet.list.count())]


def test_every_place_of_the_library_is_listed_with_its_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    lines = look_up(window, qtbot, "今年")
    assert len(lines) == 51
    assert sum("一根竹子" in line for line in lines) == MOST_OF_ONE
    assert all("【今年】" in line for line in lines)
    assert "51" in window.reading.mentions.sheet.heading.text()


def test_a_place_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    look_up(window, qtbot, "今年")
    sheet = window.reading.mentions.sheet
    for _ in range(2):
        QTest.keyClick(sheet.list, KEY.Key_Down)
    QTest.keyClick(sheet.list, KEY.Key_Return)
    article = window.session.article
    assert article is not None
    assert article.title == "一根竹子"
    start, end = window.page.selection or (0, 0)
    assert article.text[start:end] == "今年"
    assert article.text[:start].count("今年") == 1
    assert not window.page.stretch_rect(start, end).isEmpty()


def test_the_word_under_the_caret_is_looked_up_and_escape_closes(
    window: MainWindow, qtbot: QtBot
) -> None:
    start = window.page.text.index("1260")
    window.page.setFocus()
    window.page.place_caret(start, extend=False)
    qtbot.waitUntil(lambda: window.page.target == (start, start + 4))
    QTest.keyClick(window.page, KEY.Key_L)
    sheet = window.reading.mentions.sheet
    qtbot.waitUntil(sheet.isVisible)
    assert sheet.list.count() == 1
    QTest.keyClick(sheet.list, KEY.Key_Escape)
    assert sheet.isHidden()


def test_without_words_one_is_told(window: MainWindow, qtbot: QtBot) -> None:
    window.page.show_hint("无", "")
    window.page.setFocus()
    QTest.keyClick(window.page, KEY.Key_L)
    assert window.status.currentMessage()
    assert window.reading.mentions.sheet.isHidden()
