"""How an article looks in the list: title, source, how far it was read, spans."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.records import ArticleLine
from gui.articles.model import LINE_ROLE, marks_text, status_text, title_of
from gui.rows import draw_ground
from gui.themes import LIGHT, Theme

HEIGHT = 56
SIDE = 14
EDGE = 3
GAP = 10
BAR_HEIGHT = 3
ROOM_FOR_SOURCE = 56
"""Pixels; in fewer, too little of a file's name is left to know it by."""


class ArticleDelegate(QStyledItemDelegate):
    """Draws two lines a row."""

    theme: Theme = LIGHT

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line = index.data(LINE_ROLE)
        if line is None:
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        draw_ground(painter, area, state, self.theme, EDGE)
        inside = area.adjusted(SIDE + EDGE, 8, -SIDE, -8)
        self._draw_title(painter, inside, font, title_of(line))
        self._draw_state(painter, inside, font, line)
        painter.restore()

    def _draw_title(self, painter: QPainter, area: QRect, font: QFont, title: str) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.ink))
        elided = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, elided)

    def _draw_state(self, painter: QPainter, area: QRect, font: QFont, line: ArticleLine) -> None:
        small = QFont(font)
        small.setPixelSize(12)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        soft = QColor(self.theme.soft)
        row = QRect(area.left(), area.bottom() - metrics.height(), area.width(), metrics.height())
        marks = marks_text(line)
        marks_width = metrics.horizontalAdvance(marks)
        state_width = max(metrics.horizontalAdvance(status_text(line.status)), 56)
        room = row.width() - marks_width - state_width - 2 * GAP
        source = metrics.elidedText(line.source_name, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(soft)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, marks)
        if room >= ROOM_FOR_SOURCE:
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, source)
            row.setLeft(row.left() + metrics.horizontalAdvance(source) + GAP)
        row.setRight(row.right() - (marks_width + GAP if marks else 0))
        if line.status == "reading" and line.read_position and line.characters:
            self._draw_progress(painter, row, line.read_position / line.characters)
        else:
            painter.setPen(QColor(self.theme.good) if line.status == "done" else soft)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, status_text(line.status))

    def _draw_progress(self, painter: QPainter, area: QRect, part: float) -> None:
        bar = QRect(area.left(), area.center().y() - 1, area.width(), BAR_HEIGHT)
        painter.fillRect(bar, QColor(self.theme.track))
        bar.setWidth(max(round(bar.width() * min(part, 1.0)), BAR_HEIGHT))
        painter.fillRect(bar, QColor(self.theme.accent))
