"""The mouse on the page: clicks, drags that scroll, the shape of the pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

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
        self._double_clicked: tuple[int, QPointF] | None = None
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(DRAG_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Place the caret; a third click takes the paragraph."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        spot, _ = self._page.at(event.position())
        if self._is_third_click(event):
            self._page.select_paragraph(spot.position)
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._dragging = True
        self._page.place_caret(spot.position, late=spot.late, extend=extend)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word."""
        if event.button() is Qt.MouseButton.LeftButton:
            spot, character = self._page.at(event.position())
            self._page.select_word(spot.position if character is None else character)
            self._double_clicked = event.timestamp(), event.position()

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

    def _is_third_click(self, event: QMouseEvent) -> bool:
        if self._double_clicked is None:
            return False
        (since, where), self._double_clicked = self._double_clicked, None
        moved = (event.position() - where).manhattanLength()
        soon = event.timestamp() - since < QApplication.doubleClickInterval()
        return soon and moved < QApplication.startDragDistance()

    def _drag_to(self, point: QPointF) -> None:
        self._dragged_to = point
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
