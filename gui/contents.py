"""The contents of the open article: its titles and subheads as a list to jump by."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.reader.page import Page
from gui.session import Session
from gui.status import StatusLine
from gui.widgets import named
from text.article import Paragraph
from text.messages import tr

HEADS = ("title", "heading")
WIDTH, MOST_HEIGHT, EDGE = 360, 480, 16
_POSITION = Qt.ItemDataRole.UserRole


def heads(paragraphs: tuple[Paragraph, ...]) -> list[Paragraph]:
    """The paragraphs one may want to go to."""
    return [paragraph for paragraph in paragraphs if paragraph.kind in HEADS]


class Contents(QObject):
    """Shows the list over the page and goes where one chooses."""

    def __init__(self, session: Session, page: Page, status: StatusLine, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._page = page
        self._status = status
        self.list = named(_Popup(window), "contents", tr("Contents of the article"))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"contents": self.open}

    def open(self) -> None:
        """List the heads of the article, at the one being read."""
        article = self._session.article
        found = heads(article.paragraphs) if article else []
        if article is None or not found:
            self._status.say(tr("This article has no subheads"))
            return
        self.list.clear()
        for paragraph in found:
            item = QListWidgetItem(" ".join(article.text[paragraph.start : paragraph.end].split()))
            item.setData(_POSITION, paragraph.start)
            item.setToolTip(item.text())
            if paragraph.kind == "title":
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.list.addItem(item)
        at = self._page.reading_position()
        behind = sum(paragraph.start <= at for paragraph in found)
        self.list.setCurrentRow(max(behind - 1, 0))
        self.list.open_over(self._page)

    def _go(self, item: QListWidgetItem) -> None:
        self.list.close()
        self._page.read_from(item.data(_POSITION))
        self._page.setFocus()


class _Popup(QListWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)

    def open_over(self, widget: QWidget) -> None:
        """Show at the top of a widget, as high as is needed."""
        rows = self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth() + 4
        room = QSize(widget.width() - 2 * EDGE, widget.height() - 2 * EDGE)
        self.resize(min(WIDTH, room.width()), min(rows, MOST_HEIGHT, room.height()))
        self.move(widget.mapToGlobal(QPoint((widget.width() - self.width()) // 2, EDGE)))
        self.show()
        self.setFocus()
        self.scrollToItem(self.currentItem(), QListWidget.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
