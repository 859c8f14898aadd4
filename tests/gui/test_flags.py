"""Spans whose words were changed ask to be looked at; corrected characters tell the source's."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from gui.window import MainWindow
from tests.gui.driving import correct, select, tag

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Press = Callable[..., None]


def test_flags_are_shown_gone_to_and_lifted(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    for words in ("走访企业", "1260家", "418件"):
        tag(window, words)
    assert not window.spans.flags.isVisible()
    correct(window, "业1260", "业主1360")
    assert [(span.quote, span.was) for span in window.session.spans] == [
        ("走访企业", ""),
        ("1360家", ""),
        ("418件", ""),
    ]
    correct(window, "家，", "以及")
    assert window.spans.flags.text() == "1 处待看"
    assert [mark.flagged for mark in window.page.marks] == [False, True, False]
    qtbot.mouseClick(window.spans.flags, Qt.MouseButton.LeftButton)
    assert window.page.text[slice(*window.page.selection or ())] == "1360"
    row = window.spans.list.currentIndex()
    assert row.data(Qt.ItemDataRole.ToolTipRole) == "<qt>数据: 1360<br>原为：1360家</qt>"
    press(window.page, KEY.Key_Y)
    assert not window.spans.flags.isVisible()
    assert [mark.flagged for mark in window.page.marks] == [False] * 3
    assert window.spans.list.currentIndex().row() == row.row()
    press(window.page, KEY.Key_Y)
    assert "没有待看的圈点" in window.status.currentMessage()
    press(window.page, KEY.Key_Z, CONTROL)
    assert window.spans.flags.isVisible()
    press(window.spans.list, KEY.Key_Y)
    assert not window.spans.flags.isVisible()


def test_undo_of_a_flag_lifted_in_another_article_leads_there(
    window: MainWindow, press: Press
) -> None:
    tag(window, "1260家")
    correct(window, "家，", "以及")
    select(window, "1260")
    press(window.page, KEY.Key_Y)
    press(window.page, KEY.Key_J)
    press(window.page, KEY.Key_Z, CONTROL)
    assert [span.was for span in window.session.spans] == ["1260家"]
    press(window.page, KEY.Key_J)
    press(window.page, KEY.Key_Z, CONTROL)
    assert "走访企业1260家，办结" in window.page.text


def test_the_list_offers_it_for_flagged_spans_only(window: MainWindow) -> None:
    for words in ("1260家", "418件"):
        tag(window, words)
    correct(window, "家，", "以及")
    for row, offered in ((0, True), (1, False)):
        place = window.spans.list.visualRect(window.spans.model.index(row, 0)).center()
        window.spans.list.customContextMenuRequested.emit(place)
        menu = next(menu for menu in window.spans.findChildren(QMenu) if menu.isVisible())
        assert menu.actions()[0].isEnabled() == offered
        menu.close()
        menu.deleteLater()


def test_the_list_removes_a_flagged_span(window: MainWindow) -> None:
    for words in ("1260家", "418件"):
        tag(window, words)
    correct(window, "家，", "以及")
    place = window.spans.list.visualRect(window.spans.model.index(0, 0)).center()
    window.spans.list.customContextMenuRequested.emit(place)
    menu = next(menu for menu in window.spans.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "删除圈点").trigger()
    menu.close()
    menu.deleteLater()
    assert [span.quote for span in window.session.spans] == ["418件"]
    assert not window.spans.flags.isVisible()


def test_the_heading_of_a_narrow_pane_has_room_or_an_ellipsis(window: MainWindow) -> None:
    for words in ("1260家", "418件"):
        tag(window, words)
    heading, whole = window.spans.heading, window.spans.heading.text()
    window.splitter.setSizes([300, 900, 160])
    assert heading.shown() == whole
    heading.setText(whole * 5)
    assert heading.shown().endswith("…")
    room = heading.contentsRect().width()
    assert heading.fontMetrics().horizontalAdvance(heading.shown()) <= room <= heading.width() - 16


def hover(window: MainWindow, words: str) -> str:
    """What the tool tip over the first of `words` says."""
    start = window.page.text.index(words)
    place = window.page.stretch_rect(start, start + 1).center()
    QToolTip.hideText()
    viewport = window.page.viewport()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    return QToolTip.text() if event.isAccepted() else ""


def test_over_corrected_characters_a_tip_tells_what_the_source_says(
    window: MainWindow, press: Press
) -> None:
    assert hover(window, "经信") == ""
    correct(window, "经信", "经济和信息化")
    assert hover(window, "济和") == ""  # 经 and 信 were there; nothing of the source is between
    correct(window, "𠮷野", "吉野")
    assert hover(window, "吉野") == "<qt>原文件中：𠮷</qt>"
    assert hover(window, "野家") == ""
    correct(window, "林晚 贺知", "林晚 <b>")
    assert hover(window, "<b>") == "<qt>原文件中：贺知</qt>"
    press(window.page, KEY.Key_Z, CONTROL)
    assert hover(window, "贺知") == ""
