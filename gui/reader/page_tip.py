"""What is told where the pointer rests on a character of the page."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from gui.reader.page import Page
from gui.widgets import tip

Tells = Callable[[int], str]


class PageTip(QObject):
    """Asks each of `tellers` about a character, and shows what they say, a line each."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.tellers: list[Tells] = []
        page.viewport().installEventFilter(self)

    def at(self, character: int) -> str:
        """All that is told of a character."""
        return "\n".join(filter(None, (tell(character) for tell in self.tellers)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        _, character = self._page.at(event.pos().toPointF())
        words = "" if character is None else self.at(character)
        if not words:
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), tip(words), self._page)
        return True
