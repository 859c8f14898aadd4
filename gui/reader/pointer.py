"""The mouse on the page: clicks, drags that scroll, the shape of the pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.reader.stretches import Extent

if TYPE_CHECKING:
    from gui.reader.page import Page

DRAG_SCROLL_MS = 30


class Pointer(QObject):
    """Turns mouse events of a page into carets, selections and the word pointed at."""

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._dragging = False
        self._dragged_to = QPointF()
        self._over: QPointF | None = None
        self._clicks = 0
        self._clicked = 0, QPointF()
        self._extent = Extent.WORD
        self._began: tuple[int, int] | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(DRAG_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Place the caret; a third click takes the sentence."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._dragging = True
        if self._count(event, self._clicks == 2):
            self._take(event, Extent.SENTENCE)
            return
        self._clicks, self._began = 1, None
        spot, _ = self._page.at(event.position())
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._page.place_caret(spot.position, late=spot.late, extend=extend)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word; a fourth click takes the paragraph."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragging = True
            if self._count(event, self._clicks == 3):
                self._take(event, Extent.PARAGRAPH)
            else:
                self._clicks = 2
                self._take(event, Extent.WORD)

    def _count(self, event: QMouseEvent, is_next: bool) -> bool:
        """Whether a click goes on with those before it; then it is counted."""
        (since, where), now = self._clicked, (event.timestamp(), event.position())
        soon = now[0] - since < QApplication.doubleClickInterval()
        near = (now[1] - where).manhattanLength() < QApplication.startDragDistance()
        self._clicked = now
        goes_on = is_next and soon and near
        self._clicks += goes_on
        return goes_on

    def _take(self, event: QMouseEvent, extent: Extent) -> None:
        self._extent = extent
        self._began = self._stretch_at(event.position())
        self._page.select_between(self._began, self._began)

    def _stretch_at(self, point: QPointF) -> tuple[int, int]:
        spot, character = self._page.at(point)
        index = spot.position - spot.late if character is None else character
        return self._page.stretch_at(index, self._extent)

    def move(self, event: QMouseEvent) -> None:
        """Select with the button down; without, point at a character."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()
        if self._dragging:
            self._drag_to(event.position())
            return
        self._over = event.position()
        self.look_again()

    def look_again(self) -> None:
        """Point at what lies under the mouse now: it moved, or the text under it did."""
        if self._over is not None:
            _, character = self._page.at(self._over)
            shape = Qt.CursorShape.ArrowCursor if character is None else Qt.CursorShape.IBeamCursor
            self._page.viewport().setCursor(shape)
            self._page.point_at(character)

    def leave(self) -> None:
        """The mouse is elsewhere."""
        self._over = None

    def release(self, event: QMouseEvent) -> None:
        """The selection stands."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._let_go()
            self._page.offer_selection()

    def _let_go(self) -> None:
        self._dragging = False
        self._scrolling.stop()

    def _drag_to(self, point: QPointF) -> None:
        self._dragged_to = point
        if self._began:
            self._page.select_between(self._began, self._stretch_at(point))
        else:
            spot, _ = self._page.at(point)
            self._page.place_caret(spot.position, late=spot.late, extend=True)
        if not 0 <= point.y() < self._page.viewport().height():
            self._scrolling.start()
        else:
            self._scrolling.stop()

    def _scroll_on(self) -> None:
        point = self._dragged_to
        beyond = point.y() - self._page.viewport().height()
        self._page.scroll_by(point.y() / 2 if point.y() < 0 else max(beyond, 0.0) / 2)
        self._drag_to(point)
