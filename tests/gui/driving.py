"""What tests of the window do and look at, in short words."""

from PySide6.QtGui import QInputMethodEvent
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
