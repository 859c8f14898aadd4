"""How a span looks in the list: a dot in the tag's colour, the quote, the tag's name over its
line.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.rows import draw_ground
from gui.session import Session
from gui.spans.model import SPAN_ROLE
from gui.strokes import draw_stroke, stroke_of
from gui.themes import LIGHT, Theme, tag_colour
from text.messages import language

ROW_HEIGHT = 28
SIDE = 16
DOT = 9
SIGN = 13
ROOM_FOR_NAMES = 150
THICKNESS = 2


class SpanDelegate(QStyledItemDelegate):
    """A dot in the tag's colour, the quote, the tag's name over its line; a sign before flagged
    ones. Without room for names, the line is under the quote.
    """

    theme: Theme = LIGHT

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        span = index.data(SPAN_ROLE)
        tag = self._session.tag(span.tag_id)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        metrics: QFontMetrics = option.fontMetrics
        painter.save()
        draw_ground(painter, area, state, self.theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = tag_colour(tag.colour, self.theme)
        painter.setBrush(colour)
        dot = QRect(SIDE, area.center().y() - DOT // 2, DOT, DOT)
        painter.drawEllipse(dot.translated(area.left(), 0))
        inside = area.adjusted(SIDE + DOT + 9, 0, -SIDE, 0)
        if span.was:
            draw_sign(
                painter, QPointF(inside.left(), area.center().y() + 1), QColor(self.theme.accent)
            )
            inside.setLeft(inside.left() + SIGN + 6)
        name = tag.label(language())
        if inside.width() < ROOM_FOR_NAMES:
            name = ""
        name_width = metrics.horizontalAdvance(name)
        painter.setPen(QColor(self.theme.soft))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, name)
        quote = metrics.elidedText(
            span.quote.replace("\n", " "),
            Qt.TextElideMode.ElideRight,
            inside.width() - name_width - 12,
        )
        painter.setPen(QColor(self.theme.ink))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, quote)
        left, width = inside.right() + 1 - name_width, name_width
        if not name:
            left, width = inside.left(), metrics.horizontalAdvance(quote)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        top = area.center().y() + metrics.ascent() / 2 + 2
        stroke = stroke_of(self._session.tags.index(tag))
        draw_stroke(painter, left, left + width, top, THICKNESS, stroke, colour)
        painter.restore()


def draw_sign(painter: QPainter, at: QPointF, colour: QColor) -> None:
    """A triangle with an exclamation mark, its left edge and middle at `at`: look here again."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    top, bottom = at.y() - SIGN * 0.46, at.y() + SIGN * 0.42
    middle = at.x() + SIGN / 2
    corners = QPointF(middle, top), QPointF(at.x() + SIGN, bottom), QPointF(at.x(), bottom)
    painter.drawPolygon(QPolygonF(corners))
    painter.drawLine(QPointF(middle, top + 4.2), QPointF(middle, bottom - 4.4))
    painter.drawPoint(QPointF(middle, bottom - 2.3))
    painter.restore()
