"""Small helpers to build widgets in code."""

from html import escape
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

W = TypeVar("W", bound=QWidget)


class Elided(QLabel):
    """One line; where it has no room it ends in an ellipsis, and its tool tip says all of it."""

    def shown(self) -> str:
        """As much as there is room for."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(tip(self.text()) if self.shown() != self.text() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        area, role = self.contentsRect(), self.foregroundRole()
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter,
                area,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                self.palette(),
                self.isEnabled(),
                self.shown(),
                role,
            )


def named(widget: W, name: str, accessible_name: str = "") -> W:
    """`widget` with its object name, for styles and tests, and its name for screen readers."""
    widget.setObjectName(name)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget


def tip(text: str) -> str:
    """`text` for a tool tip, in which Qt would take `<` in an article for markup."""
    lines = "<br>".join(map(escape, text.split("\n")))
    return f"<qt>{lines}</qt>"
