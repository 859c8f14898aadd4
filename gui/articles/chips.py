"""Chips in a row, in as many rows as the width asks for."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_GAP = 1
_SIDE = 12


class ChipRow(QWidget):
    """Whole chips from the left, and one widget at the right of the first row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chips: list[QPushButton] = []
        self._end: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, chip: QPushButton) -> None:
        """One more chip."""
        self._chips.append(chip)

    def end_with(self, widget: QWidget) -> None:
        """What stands at the right."""
        self._end = widget

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._set()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set()

    def _set(self) -> None:
        widgets = [*([self._end] if self._end is not None else []), *self._chips]
        for widget, place in zip(widgets, self._places(self.width()), strict=True):
            widget.setGeometry(place)
        self.updateGeometry()

    def _places(self, width: int) -> list[QRect]:
        """Of the widget at the right, then of the chips."""
        places = []
        right = width - _SIDE
        if self._end is not None:
            size = self._end.sizeHint()
            places.append(QRect(QPoint(right - size.width(), 0), size))
            right -= size.width() + _GAP
        x, y, height = _SIDE, 0, 0
        for chip in self._chips:
            size = chip.sizeHint()
            if x > _SIDE and x + size.width() > right:
                x, y, right = _SIDE, y + height + _GAP, width - _SIDE
            places.append(QRect(QPoint(x, y), size))
            x, height = x + size.width() + _GAP, size.height()
        return places
