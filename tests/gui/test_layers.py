"""Which spans are shown: by tag, by annotator, or none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from gui.window import MainWindow
from tests.gui.driving import quotes, tag

KEY = Qt.Key


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    """The window with two spans of different tags."""
    window.page.setFocus()
    tag(window, "湾城", KEY.Key_3)
    tag(window, "1260家", KEY.Key_2)
    return window


def shown(window: MainWindow) -> list[str]:
    return [window.page.text[mark.start : mark.end] for mark in window.page.marks]


def layer(window: MainWindow, name: str) -> QAction:
    """The action of the menu of layers as it opens now."""
    (menu,) = [menu for menu in window.findChildren(QMenu) if menu.title() == "显示哪些圈点"]
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text() == name)


def test_a_tag_can_be_hidden_and_shown_again(tagged: MainWindow) -> None:
    layer(tagged, "数据").trigger()
    assert shown(tagged) == ["湾城"]
    assert quotes(tagged) == ["湾城", "1260家"]
    assert not layer(tagged, "数据").isChecked()
    layer(tagged, "全部显示").trigger()
    assert shown(tagged) == ["湾城", "1260家"]


def test_hidden_spans_are_neither_gone_to_nor_removed(tagged: MainWindow) -> None:
    layer(tagged, "数据").trigger()
    start = tagged.page.text.index("1260")
    tagged.page.place_caret(start, extend=False)
    QTest.keyClick(tagged.page, KEY.Key_Backspace)
    QTest.keyClick(tagged.page, KEY.Key_Tab)
    assert quotes(tagged) == ["湾城", "1260家"]
    assert tagged.page.selection != (start, start + 5)


def test_h_hides_all_spans_and_brings_them_back(tagged: MainWindow) -> None:
    QTest.keyClick(tagged.page, KEY.Key_H)
    assert shown(tagged) == []
    assert tagged.actions_by_id["plain"].isChecked()
    QTest.keyClick(tagged.page, KEY.Key_H)
    assert shown(tagged) == ["湾城", "1260家"]
    assert not tagged.actions_by_id["plain"].isChecked()


@pytest.mark.parametrize("hide", ["tag", "plain"])
def test_what_one_tags_is_seen(tagged: MainWindow, hide: str) -> None:
    if hide == "tag":
        layer(tagged, "数据").trigger()
    else:
        QTest.keyClick(tagged.page, KEY.Key_H)
    tag(tagged, "418件", KEY.Key_2)
    assert shown(tagged) == ["湾城", "1260家", "418件"]
    assert not tagged.actions_by_id["plain"].isChecked()


def test_undo_of_a_hidden_span_shows_nothing(tagged: MainWindow) -> None:
    layer(tagged, "数据").trigger()
    tagged.tagging.undo()
    assert quotes(tagged) == ["湾城"]
    tagged.tagging.redo()
    assert quotes(tagged) == ["湾城", "1260家"]
    assert shown(tagged) == ["湾城"]


def test_what_is_hidden_stays_so_for_the_library(
    tagged: MainWindow, library: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    layer(tagged, "数据").trigger()
    assert shown(open_window(library)) == ["湾城"]


@pytest.mark.parametrize("kept", ["", "{", '{"a": 1}', '["x", null, 2]', "7"])
def test_a_setting_that_makes_no_sense_hides_nothing_else(
    window: MainWindow, library: Path, open_window: Callable[[Path], MainWindow], kept: str
) -> None:
    window.page.setFocus()
    tag(window, "湾城", KEY.Key_3)
    window.session.remember_setting("hidden_tags", kept)
    assert shown(open_window(library)) == ["湾城"]


def test_where_the_pointer_rests_spans_say_what_they_are(tagged: MainWindow) -> None:
    tag(tagged, "湾城经信局", KEY.Key_4)
    start = tagged.page.text.index("湾城经信局")
    tag(tagged, "城经", KEY.Key_1)
    assert tagged.tip.at(start + 1).split("\n") == ["人物 · 湾城经信局", "举措 · 城经"]
    layer(tagged, "举措").trigger()
    assert tagged.tip.at(start + 1) == "人物 · 湾城经信局"
    assert tagged.tip.at(len(tagged.page.text) - 1) == ""
