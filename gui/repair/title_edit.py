"""A line to type a title in, right where the title stands."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from text.messages import tr


class TitleEdit(QLineEdit):
    """Signals: `given(number, title)` when a title was entered, `left()` when the line is gone."""

    given = Signal(int, str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("title_edit")
        self.setAccessibleName(tr("Title of the article"))
        self.setPlaceholderText(tr("Title of the article"))
        self._number: int | None = None
        self.hide()

    def ask(self, number: int, title: str, room: QRect) -> None:
        """Let the title of article `number` be typed in `room` of the parent."""
        self._number = number
        self.setText(title)
        self.setGeometry(room)
        self.show()
        self.setFocus()
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """While a title is typed, no key means anything else in the window."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave(give=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave(give=False)
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A title that was typed is never lost to a click elsewhere; a menu takes no focus away."""
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in kept:
            self._leave(give=True)

    def leave(self) -> None:
        """Take what was typed, where anything is being typed."""
        self._leave(give=True)

    def _leave(self, *, give: bool) -> None:
        number, self._number = self._number, None
        if number is None:
            return
        self.hide()
        if give:
            self.given.emit(number, self.text())
        self.left.emit()
