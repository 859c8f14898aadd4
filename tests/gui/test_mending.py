"""Correcting characters on the page, as a reader does it: real keys, a real library."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from db import mending
from db.check import check
from db.file import open_library
from gui.session import Session
from gui.window import MainWindow
from tests.gui.driving import correct, listed, quotes, select, tag, write

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]


def test_characters_are_typed_over_and_spans_keep_their_words(window: MainWindow) -> None:
    tag(window, "1260家")
    tag(window, "湾城经信局", KEY.Key_3)
    correct(window, "经信", "经济和信息化")
    assert "湾城经济和信息化局推出" in window.page.text
    assert quotes(window) == ["湾城经济和信息化局", "1260家"]
    assert [(mark.start, mark.end) for mark in window.page.marks] == [
        (span.start, span.end) for span in window.session.spans
    ]
    model = window.spans.model
    assert [model.span_at(row).quote for row in range(2)] == quotes(window)
    assert not window.mending.editor.isVisible()
    assert window.page.hasFocus()
    assert window.page.text[slice(*window.page.target or ())] == "经济和信息化"
    assert window.status.currentMessage() == "已更正 经信 → 经济和信息化 · 2 处圈点移位"
    assert check(window.session.store) == ()


def test_one_undo_takes_all_of_it_back(window: MainWindow, press: Press) -> None:
    tag(window, "1260家")
    before = window.page.text, window.session.article, window.session.spans
    correct(window, "湾城“三张", "湾“四张")
    assert listed(window)[0] == "湾“四张清单”行动见效"
    press(window.page, KEY.Key_Z, CONTROL)
    assert (window.page.text, window.session.article, window.session.spans) == before
    assert listed(window)[0] == "湾城“三张清单”行动见效"
    press(window.page, KEY.Key_Z, CONTROL | SHIFT)
    assert window.page.text.startswith("湾“四张清单”")
    assert quotes(window) == ["1260家"]


def test_digits_and_letters_go_to_the_editor(window: MainWindow) -> None:
    correct(window, "1260", "1360jk?")
    assert "走访企业1360jk?家" in window.page.text
    assert quotes(window) == []


def test_an_empty_editor_takes_the_characters_out(window: MainWindow) -> None:
    tag(window, "1260家")
    correct(window, "1260家", "")
    assert "走访企业，" in window.page.text
    (span,) = window.session.spans
    assert (span.quote, span.was) == ("业", "1260家")
    assert "1 处待看" in window.status.currentMessage()


def test_without_a_selection_the_word_at_the_caret_is_taken(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    select(window, "𠮷野家具厂")
    press(window.page, KEY.Key_Left, CONTROL)
    press(window.page, KEY.Key_F2)
    assert window.mending.editor.text() == "𠮷"
    write(window.mending.editor, "吉")
    qtbot.keyClick(window.mending.editor, KEY.Key_Enter)
    assert "“吉野家具厂”负责人说👨‍👩‍👧，" in window.page.text


def test_escape_leaves_everything_as_it_was(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    before = window.page.text
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    qtbot.keyClicks(window.mending.editor, "9")
    qtbot.keyClick(window.mending.editor, KEY.Key_Escape)
    assert window.page.text == before
    assert not window.mending.editor.isVisible()
    assert window.page.hasFocus()
    assert window.session.store.undo_label() == ""


def test_the_same_characters_are_no_edit(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    qtbot.keyClick(window.mending.editor, KEY.Key_Return, CONTROL)
    assert not window.mending.editor.isVisible()
    assert window.session.store.undo_label() == ""
    assert window.page.text.startswith("湾城")


def test_a_selection_over_paragraphs_is_refused(window: MainWindow, press: Press) -> None:
    window.page.select(3, 20)
    press(window.page, KEY.Key_F2)
    assert not window.mending.editor.isVisible()
    assert "更正不能跨段" in window.status.currentMessage()


def test_line_ends_that_are_pasted_become_blanks(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    QGuiApplication.clipboard().setText("1261\r\n家")
    qtbot.keyClick(window.mending.editor, KEY.Key_V, CONTROL)
    qtbot.keyClick(window.mending.editor, KEY.Key_Return)
    assert "企业1261 家，" in window.page.text


def test_losing_the_keys_loses_nothing(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    editor = window.mending.editor
    write(editor, "1261家")
    window.articles.filter.setFocus()
    assert editor.isVisible()
    select(window, "418件")
    press(window.page, KEY.Key_F2)
    assert editor.hasFocus()
    assert editor.text() == "1261家"
    qtbot.keyClick(editor, KEY.Key_Return)
    assert "企业1261家，" in window.page.text


def test_what_was_typed_waits_while_another_article_is_read(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    editor = window.mending.editor
    write(editor, "1261家")
    press(window.page, KEY.Key_J)
    assert not editor.isVisible()
    assert "F2" in window.status.currentMessage()
    press(window.page, KEY.Key_F2)
    assert window.session.article is not None
    assert window.session.article.id == 1
    assert editor.hasFocus()
    qtbot.keyClick(editor, KEY.Key_Return)
    assert "企业1261家，" in window.page.text


def test_closing_the_window_keeps_what_was_typed_last(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    article, path = window.session.article, window.session.path
    assert article is not None
    select(window, "1260")
    press(window.page, KEY.Key_F2)
    write(window.mending.editor, "1360")
    press(window.page, KEY.Key_J)
    window.close()
    with open_library(path, read_only=True) as store:
        assert "走访企业1360家" in store.article(article.id).text


def test_an_editor_without_changes_goes_with_its_article(window: MainWindow, press: Press) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    press(window.page, KEY.Key_J)
    press(window.page, KEY.Key_K)
    assert not window.mending.editor.isVisible()
    assert not window.mending.is_open


def mend_elsewhere(window: MainWindow, words: str, replacement: str) -> None:
    """Another program corrects the same article."""
    with open_library(window.session.path) as other:
        article = other.article(1)
        start = article.text.index(words)
        other.apply(mending.mend_article(other, article, start, start + len(words), replacement))


def test_a_conflict_is_told_and_the_typed_characters_stay(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    editor = window.mending.editor
    write(editor, "1261家")
    mend_elsewhere(window, "1260", "1270")
    for _ in range(2):
        qtbot.keyClick(editor, KEY.Key_Return)
        assert editor.hasFocus()
        assert editor.text() == "1261家"
        assert "这一步已经对不上了" in window.status.currentMessage()
        window.session.look_for_outside_changes()
    assert "1270家" in window.page.text


def test_an_edit_elsewhere_in_the_article_moves_the_editor_along(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    write(window.mending.editor, "1261家")
    mend_elsewhere(window, "湾城“三张", "湾“三张")
    window.session.look_for_outside_changes()
    qtbot.keyClick(window.mending.editor, KEY.Key_Return)
    assert "企业1261家，" in window.page.text
    assert window.page.text.startswith("湾“三张")


def test_the_editor_lies_over_its_characters_and_grows_inside_the_page(
    window: MainWindow, press: Press
) -> None:
    select(window, "418件")
    rect = window.page.stretch_rect(*window.page.selection or (0, 0))
    press(window.page, KEY.Key_F2)
    editor = window.mending.editor
    assert abs(editor.geometry().center().y() - rect.center().y()) <= 4
    assert 0 <= rect.left() - editor.x() <= 8
    assert editor.font().pixelSize() == window.page.font_at(0).pixelSize() or editor.width() > 0
    narrow = editor.width()
    write(editor, "四百一十八件" * 3)
    assert editor.width() > narrow
    write(editor, "长" * 300)
    assert window.page.viewport().rect().contains(editor.geometry())


def test_what_an_input_method_composes_has_room(window: MainWindow, press: Press) -> None:
    select(window, "件")
    press(window.page, KEY.Key_F2)
    editor = window.mending.editor
    narrow = editor.width()
    QApplication.sendEvent(editor, QInputMethodEvent("ji'e'gou'tiao'zheng", []))
    assert editor.width() > 2 * narrow
    assert window.page.text.count("件") == 1  # nothing is taken before it is chosen
    write(editor, "桩")
    assert editor.text() == "桩"
    assert editor.width() == narrow


def test_the_editor_stays_in_the_window_while_the_page_scrolls(
    window: MainWindow, press: Press
) -> None:
    window.articles.go(2)
    select(window, "第3段")
    press(window.page, KEY.Key_F2)
    editor = window.mending.editor
    before = editor.y()
    window.page.scroll_by(40)
    assert editor.y() == before - 40
    window.page.scroll_by(4000)
    assert window.page.viewport().rect().contains(editor.geometry())
    window.resize(700, 500)
    assert window.page.viewport().rect().contains(editor.geometry())


def test_the_page_does_not_jump(window: MainWindow) -> None:
    window.articles.go(2)
    select(window, "第40段")
    first = window.page.reading_position()
    words = window.page.text[first : first + 4]
    top = window.page.stretch_rect(first, first + 2).top()
    correct(window, "第40段", "第四十个段落")
    assert window.page.reading_position() == first
    assert window.page.text[first : first + 4] == words
    assert window.page.stretch_rect(first, first + 2).top() == top


def test_keys_that_do_nothing_in_the_editor_do_not_move_the_page(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window.articles.go(2)
    select(window, "第3段")
    press(window.page, KEY.Key_F2)
    before = window.page.caret_position, window.page.reading_position()
    for key in (KEY.Key_Down, KEY.Key_PageDown, KEY.Key_Tab, KEY.Key_F2):
        qtbot.keyClick(window.mending.editor, key)
    assert (window.page.caret_position, window.page.reading_position()) == before
    assert window.mending.editor.hasFocus()


def test_a_library_that_can_only_be_read_says_so(
    library: Path, open_window: Callable[[Path], MainWindow], press: Press
) -> None:
    library.with_name(library.name + ".lock").mkdir()
    window = open_window(library)
    select(window, "1260家")
    press(window.page, KEY.Key_F2)
    assert not window.mending.editor.isVisible()
    assert "只能阅读" in window.status.currentMessage()


def test_where_nothing_is_open_there_is_nothing_to_correct(
    window, tmp_path: Path, open_window: Callable[[Path], MainWindow], press: Press
) -> None:
    path = tmp_path / "empty.quandian"
    open_library(path, create=True).close()
    window = open_window(path)
    press(window.page, KEY.Key_F2)
    assert not window.mending.editor.isVisible()
    assert "没有可更正的文字" in window.status.currentMessage()


def test_the_whole_text_may_go_and_come_back(window: MainWindow, press: Press) -> None:
    window.articles.go(1)
    before = window.page.text
    for line in before.split("\n"):
        correct(window, line, "")
    assert window.page.text == ""
    press(window.page, KEY.Key_F2)
    assert "没有可更正的文字" in window.status.currentMessage()
    for _ in before.split("\n"):
        press(window.page, KEY.Key_Z, CONTROL)
    assert window.page.text == before


def test_a_session_takes_a_correction_in_an_article_that_is_not_open(session: Session) -> None:
    change = session.mend(0, 2, "海湾")
    assert change is not None
    session.open_article(2)
    session.undo()
    assert session.article is not None
    assert session.article.text.startswith("湾城")


def test_the_word_under_the_pointer_is_taken(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    start = window.page.text.index("1260")
    place = window.page.stretch_rect(start, start + 1).center()
    viewport = window.page.viewport()

    def points() -> bool:
        qtbot.mouseMove(viewport, place - QPoint(40, 0))
        qtbot.mouseMove(viewport, place)
        return window.page.target == (start, start + 1)

    qtbot.waitUntil(points)
    press(window.page, KEY.Key_F2)
    assert window.mending.editor.text() == "1"


def test_the_menu_acts_on_the_word_it_was_opened_over(window: MainWindow, qtbot: QtBot) -> None:
    start = window.page.text.index("418")
    viewport = window.page.viewport()
    place = window.page.stretch_rect(start, start + 1).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    QApplication.sendEvent(window.page, QEvent(QEvent.Type.Leave))
    action = next(action for action in menu.actions() if action.objectName() == "mend")
    menu.close()
    action.trigger()
    assert window.mending.editor.stretch == (start, start + 1)
