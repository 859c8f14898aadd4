"""The bar over the tray in which one types what to find."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from gui.widgets import named
from text.messages import tr

_KEY = Qt.Key


class FindBar(QWidget):
    """Signals: `changed(query)` while one types, `step_requested(forward)`, `closed()`."""

    changed = Signal(str)
    step_requested = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.query = named(QLineEdit(self), "find_query", tr("Find in the article"))
        self.query.setPlaceholderText(tr("Find in the article"))
        self.query.setClearButtonEnabled(True)
        self.query.setMaxLength(200)
        self.query.textChanged.connect(self.changed)
        self.count = named(QLabel(self), "find_count")
        self.back = self._button("↑", tr("The hit before (Shift+Enter)"), forward=False)
        self.on = self._button("↓", tr("The next hit (Enter)"), forward=True)
        self.leave = named(QToolButton(self), "find_close", tr("Close (Esc)"))
        self.leave.setText("×")
        self.leave.setToolTip(tr("Close (Esc)"))
        self.leave.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(self.query, 1)
        for widget in (self.count, self.back, self.on, self.leave):
            row.addWidget(widget)
        self.hide()

    def _button(self, sign: str, name: str, *, forward: bool) -> QToolButton:
        button = named(QToolButton(self), "find_step", name)
        button.setText(sign)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.step_requested.emit(forward))
        return button

    def open_with(self, query: str) -> None:
        """Show the bar with `query`, or with what was typed last, ready to be typed over."""
        self.show()
        if query:
            self.query.setText(query)
        self.query.setFocus()
        self.query.selectAll()

    def say(self, count: str, *, found: bool) -> None:
        """Say how many there are; without any there is nowhere to go."""
        self.count.setText(count)
        for button in (self.back, self.on):
            button.setEnabled(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (_KEY.Key_Return, _KEY.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(not back)
        elif event.key() == _KEY.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
