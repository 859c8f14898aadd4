"""Lists of the report: any number of things that happened, two lines each."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.rows import Rows

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
HEIGHT = 48
_SIDE = 12
_EDGE = 3
_GAP = 12
_HOVER = 0.3
_SMALL = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """`title` over `detail`; `alert` stands out; `aside` at the right; `gone` is struck out.

    `full` is a longer `detail`, for where there is room.
    """

    title: str
    detail: str = ""
    alert: str = ""
    aside: str = ""
    gone: bool = False
    full: str = ""

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(
            filter(None, (self.title, self.aside, self.alert, self.full or self.detail))
        )


class Entries(QAbstractTableModel, Generic[T]):
    """One row for each of `things`; what it says is asked for when it comes into view."""

    def __init__(self, describe: Callable[[T], Entry], parent: QObject) -> None:
        super().__init__(parent)
        self._describe = describe
        self._things: tuple[T, ...] = ()

    def show_things(self, things: Sequence[T]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._things = tuple(things)
        self.endResetModel()

    def leave_out(self, things: Collection[T]) -> None:
        """Show all but these."""
        self.show_things([thing for thing in self._things if thing not in things])

    def say_again(self) -> None:
        """What the rows say has changed."""
        if self._things:
            last = self.index(len(self._things) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def things(self) -> tuple[T, ...]:
        """What is shown."""
        return self._things

    def thing(self, row: int) -> T | None:
        """What a row stands for, None outside."""
        return self._things[row] if 0 <= row < len(self._things) else None

    def entry(self, row: int) -> Entry:
        """What a row says."""
        return self._describe(self._things[row])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._things)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ENTRY_ROLE:
            return self.entry(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.entry(index.row()).title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.entry(index.row()).spoken
        return None


class EntryRows(Rows):
    """A list of entries."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(HEIGHT, parent)
        self.setItemDelegate(EntryDelegate(self))


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry in the colours of the palette."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        area: QRect = option.rect
        colours: QPalette = option.palette
        font: QFont = option.font
        painter.save()
        self._ground(painter, area, option.state, colours)
        inside = area.adjusted(_SIDE + _EDGE, 6, -_SIDE, -6)
        soft = colours.color(QPalette.ColorRole.PlaceholderText)
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        bold.setStrikeOut(entry.gone)
        small.setPixelSize(_SMALL)
        painter.setPen(soft)
        painter.setFont(small)
        self._write(painter, inside, small, entry.aside, right=True)
        taken = QFontMetrics(small).horizontalAdvance(entry.aside) if entry.aside else -_GAP
        painter.setPen(soft if entry.gone else colours.color(QPalette.ColorRole.Text))
        painter.setFont(bold)
        self._write(painter, inside.adjusted(0, 0, -taken - _GAP, 0), bold, entry.title)
        lower = inside.adjusted(0, inside.height() - QFontMetrics(small).height(), 0, 0)
        painter.setFont(small)
        if entry.alert:
            painter.setPen(colours.color(QPalette.ColorRole.Link))
            lower.setLeft(self._write(painter, lower, small, entry.alert) + _GAP)
        painter.setPen(soft)
        self._write(painter, lower, small, entry.detail)
        painter.restore()

    def _ground(
        self, painter: QPainter, area: QRect, state: QStyle.StateFlag, colours: QPalette
    ) -> None:
        chosen = QColor(colours.color(QPalette.ColorRole.Midlight))
        accent = colours.color(QPalette.ColorRole.Link)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, chosen)
            painter.fillRect(QRect(area.left(), area.top(), _EDGE, area.height()), accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            chosen.setAlphaF(_HOVER)
            painter.fillRect(area, chosen)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(accent)
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _write(
        self, painter: QPainter, area: QRect, font: QFont, text: str, *, right: bool = False
    ) -> int:
        """Write one line, cut where it is too long; gives its right edge back."""
        metrics = QFontMetrics(font)
        line = text.replace("\n", " ")
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(area.width(), 0))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | side, shown)
        return area.left() + metrics.horizontalAdvance(shown)
