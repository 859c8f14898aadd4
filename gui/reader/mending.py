"""A line editor that lies on the page over the characters to be corrected."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gui.reader.altered import Altered
from gui.reader.page import Page
from text.mend import LINE_ENDS
from text.messages import tr

PADDING, BORDER, QT_MARGIN = 3, 1, 2
INSET = PADDING + BORDER + QT_MARGIN
"""Pixels between the editor's edge and its text; the first two are set in window.qss."""
ROOM = 6
"""Pixels of the editor above and below its text, together."""
NARROWEST = 1
"""Han characters that the editor has room for at least, besides some air."""
LONGEST = 2**30
EDGE = 4
_KEPT_BY = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
_LEAVES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_OWN_KEYS = (*_LEAVES, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F2)


class MendEditor(QLineEdit):
    """Shows the characters of a stretch, to be typed over. It changes nothing itself.

    It stays where it is in the text while the page scrolls, at the edge of the viewport where
    that has left, and stays open when it loses the keys with something typed. Signals:
    `accepted` on Enter, `left` on Escape, and where the keys go elsewhere with nothing typed.
    """

    accepted = Signal()
    left = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page.viewport())
        self.setObjectName("mend_editor")
        self.setAccessibleName(tr("Corrected characters"))
        self.setToolTip(keys_hint())
        self.setMaxLength(LONGEST)
        self.hide()
        self._page = page
        self.stretch = (0, 0)
        self.words = ""
        self._composed = ""
        self.textChanged.connect(self.settle)
        page.scrolled.connect(self.settle)
        page.retexted.connect(self._follow)
        page.viewport().installEventFilter(self)

    @property
    def replacement(self) -> str:
        """What is typed; line ends that were pasted in are blanks, as they look."""
        return LINE_ENDS.sub(" ", self.text())

    @property
    def is_altered(self) -> bool:
        """Whether something else is typed than what stood there."""
        return self.replacement != self.words

    @property
    def fits(self) -> bool:
        """Whether what is to be replaced still stands on the page."""
        return self._page.text[slice(*self.stretch)] == self.words

    def edit(self, start: int, end: int) -> None:
        """Open over `[start, end)` of the page's text, with all of it selected."""
        self.stretch = start, end
        self.words = self._page.text[start:end]
        self.setText(self.words)
        self.end(False)  # noqa: FBT003 - Qt's argument
        self.home(True)  # noqa: FBT003 - all is selected, and what is too long shows its beginning
        self._page.reveal(start)
        self.resume()

    def resume(self) -> None:
        """Show what was being typed, and take the keys."""
        self.settle()
        self.show()
        self.raise_()
        self.setFocus()

    def settle(self) -> None:
        """Lie over the characters, wide enough for what is typed, inside the viewport."""
        start = min(self.stretch[0], len(self._page.text))
        font = self._page.font_at(start)
        if font != self.font():
            self.setFont(font)
            # The size that the window's style gives to every widget is stronger than a font.
            self.setStyleSheet(f"font-size: {font.pixelSize()}px;")
        metrics = QFontMetricsF(font)
        room = self._page.viewport().size()
        size = self._size(metrics, room)
        point = self._page.caret_point(start)
        baseline = point.y() + font.pixelSize() * 0.36
        place = QPoint(round(point.x()) - INSET, round(baseline - metrics.ascent() - ROOM / 2))
        last = QPoint(room.width() - size.width() - EDGE, room.height() - size.height() - EDGE)
        place.setX(max(min(place.x(), last.x()), EDGE))
        place.setY(max(min(place.y(), last.y()), EDGE))
        self.resize(size)
        self.move(place)

    def _size(self, metrics: QFontMetricsF, room: QSize) -> QSize:
        em = self.font().pixelSize()
        shown = self.displayText() + self._composed
        over = self._page.stretch_rect(*self.stretch).width()
        widest = max(over, metrics.horizontalAdvance(shown), NARROWEST * em)
        width = min(round(widest) + 2 * INSET + em // 2, room.width() - 2 * EDGE)
        return QSize(width, round(metrics.height()) + ROOM)

    def _follow(self, altered: Altered) -> None:
        self.stretch = altered.stretch(*self.stretch)
        self.settle()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.settle()
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from the keys that mean something here."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leads nowhere: what is typed is to be taken or left first."""
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Characters that an input method is still composing need room, too."""
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        self.settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        is_untouched = not self.is_altered and not self._composed
        if is_untouched and event.reason() not in _KEPT_BY:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _LEAVES:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)
        event.accept()  # the page, behind this, must not move for a key that did nothing here


def keys_hint() -> str:
    """The keys that end it."""
    return tr("Enter keeps, Esc leaves")
