"""A list of rows that stays quick with any number of them.

QListView asks the model for every row when it lays out, 0.6 s for 100,000; a table view with rows
of one height asks only for those in view.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from gui.themes import Theme

HOVER = 0.3


class Rows(QTableView):
    """One column of rows `height` pixels high."""

    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)


def draw_ground(
    painter: QPainter, area: QRect, state: QStyle.StateFlag, theme: Theme, edge: int = 0
) -> None:
    """The ground of a row: chosen, with `edge` pixels of accent at its left; pointed at; a frame
    where the keys go. In high contrast the chosen one has lines around it, too.
    """
    flags = QStyle.StateFlag
    if state & flags.State_Selected:
        painter.fillRect(area, QColor(theme.chosen))
        painter.fillRect(QRect(area.left(), area.top(), edge, area.height()), QColor(theme.accent))
    elif state & flags.State_MouseOver:
        hover = QColor(theme.chosen)
        hover.setAlphaF(HOVER)
        painter.fillRect(area, hover)
    if state & flags.State_HasFocus:
        painter.setPen(QColor(theme.accent))
    elif state & flags.State_Selected and theme.is_strong:
        painter.setPen(QColor(theme.edge))
    else:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0, 0, -1, -1))
