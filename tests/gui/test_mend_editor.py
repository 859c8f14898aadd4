"""How the box of F2 is left, and what says so."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.driving import select, write

KEY = Qt.Key
Press = Callable[..., None]


def test_the_status_line_tells_the_keys_while_the_editor_is_open(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    hint = "Enter 确认，Esc 放弃"
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    editor = window.mending.editor
    assert editor.toolTip() == window.status.currentMessage() == hint
    window.status.say("别的话")
    window.status.clearMessage()  # as it does by itself after a while
    assert window.status.currentMessage() == hint
    qtbot.keyClick(editor, KEY.Key_Escape)
    assert window.status.currentMessage() == ""


def test_an_untouched_editor_goes_with_the_keys(window: MainWindow, press: Press) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    window.articles.filter.setFocus()
    assert not window.mending.editor.isVisible()
    assert window.articles.filter.hasFocus()
    assert window.status.currentMessage() == ""


def test_escape_on_the_page_leads_back_to_what_was_typed(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    editor = window.mending.editor
    write(editor, "1261家")
    press(window.page, KEY.Key_Escape)
    assert editor.hasFocus()
    assert editor.text() == "1261家"
    editor.setText("1260家")
    window.page.setFocus(Qt.FocusReason.ActiveWindowFocusReason)  # as from another program
    assert editor.isVisible()
    qtbot.keyClick(window.page, KEY.Key_Escape)
    assert not editor.isVisible()
    assert window.page.hasFocus()
