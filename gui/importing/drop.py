"""Dropping things on the window: a target that says what will happen, then one signal."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from gui.importing.incoming import Incoming, incoming
from gui.session import Session
from gui.widgets import named
from text.errors import UserError
from text.messages import tr

_EDGE = 12
_ROUND = 10
_SHADE = 0.94
_TITLE_PIXELS = 20


class DropTarget(QObject):
    """Takes what is dropped on the window.

    Signals: `dropped(Incoming)`; `refused(UserError)` for what can't be taken.
    """

    dropped = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.sign = DropSign(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if isinstance(event, QDragEnterEvent):
                self._enter(event)
                return True
            if isinstance(event, QDragMoveEvent):
                _welcome(event)
                return True
            if event.type() is QEvent.Type.DragLeave:
                self.sign.hide()
                return True
            if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
                self._drop(event)
                return True
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> None:
        if event.source() is not None:  # our own text on its way elsewhere
            event.ignore()
            return
        try:
            found = self._look(event)
        except UserError as error:
            self.sign.say(error.title, error.hint, welcome=False)
        else:
            self.sign.say(
                tr("Drop to open {name}", name=found.library.name)
                if found.library is not None
                else tr("Drop to import into {name}", name=self._session.path.name)
            )
        _welcome(event)

    def _drop(self, event: QDropEvent) -> None:
        self.sign.hide()
        try:
            found = self._look(event)
        except UserError as error:
            event.ignore()
            self.refused.emit(error)
        else:
            _take_a_copy(event)
            self.dropped.emit(found)

    def _look(self, event: QDropEvent) -> Incoming:
        """What hangs on the pointer. Raises UserError where nothing of it can be taken."""
        found = incoming(event.mimeData())
        if found.library is None and (self._session.read_only or self._session.is_lost):
            raise UserError(
                tr("This library can only be read; nothing was imported"),
                hint=tr("Open a library of your own, then drop it again."),
            )
        return found


def _welcome(event: QDropEvent) -> None:
    """Let the drag go on, even of what will be refused: else no drop comes, and nothing is said."""
    if event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _take_a_copy(event: QDropEvent) -> None:
    """Never a move, after which a file manager would delete the file."""
    can_copy = event.possibleActions() & Qt.DropAction.CopyAction
    event.setDropAction(Qt.DropAction.CopyAction if can_copy else Qt.DropAction.IgnoreAction)
    event.accept()


class DropSign(QWidget):
    """Lies over the whole window while something hangs over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        named(self, "drop_sign")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._detail = ""
        self._welcome = True
        self.hide()

    def say(self, title: str, detail: str = "", *, welcome: bool = True) -> None:
        """Show what a drop would do; not `welcome` where it would do nothing."""
        self.setAccessibleName(title)
        self._detail = detail
        self._welcome = welcome
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self.palette()
        ground = QColor(colours.color(QPalette.ColorRole.Base))
        ground.setAlphaF(_SHADE)
        ink = colours.color(QPalette.ColorRole.WindowText)
        soft = colours.color(QPalette.ColorRole.PlaceholderText)
        accent = colours.color(QPalette.ColorRole.Link) if self._welcome else soft
        area = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), ground)
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, _ROUND, _ROUND)
            font = QFont(self.font())
            font.setPixelSize(_TITLE_PIXELS)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(ink)
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area.adjusted(24, 0, -24, -28), middle, self.accessibleName())
            painter.setFont(self.font())
            painter.setPen(soft)
            painter.drawText(area.adjusted(24, 44, -24, 0), middle, self._detail)
