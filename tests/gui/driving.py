"""What tests of the window do and look at, in short words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.window import MainWindow


def select(window: MainWindow, quote: str) -> None:
    start = window.page.text.index(quote)
    window.page.select(start, start + len(quote))


def quotes(window: MainWindow) -> list[str]:
    return [span.quote for span in window.session.spans]


def listed(window: MainWindow) -> list[str]:
    model = window.articles.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def write(widget: QWidget, text: str) -> None:
    """Give `text` as an input method does; keys of a test can only be ASCII."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def tag(window: MainWindow, words: str, key: Qt.Key = Qt.Key.Key_2) -> None:
    select(window, words)
    QTest.keyClick(window.page, key)


def correct(window: MainWindow, words: str, replacement: str) -> None:
    """F2 over words of the page, other words written, Enter."""
    select(window, words)
    window.page.setFocus()
    QTest.keyClick(window.page, Qt.Key.Key_F2)
    editor = window.mending.editor
    assert editor.hasFocus()
    assert editor.selectedText() == words
    if replacement:
        write(editor, replacement)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)
