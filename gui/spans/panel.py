"""The right pane: every span of the open article; a click goes there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.rows import Rows
from gui.session import Session
from gui.spans.model import SPAN_ROLE, SpanList
from gui.themes import LIGHT, Theme, tag_colour
from gui.widgets import named
from text.messages import language, tr

ROW_HEIGHT = 28
SIDE = 16
DOT = 9
NARROWEST = 160
ROOM_FOR_NAMES = 150
HOVER = 0.3


class SpanPanel(QWidget):
    """Signals: `chosen(span_id)` when the user goes to a span."""

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spans")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROWEST)
        self._session = session
        self.model = SpanList(session, self)
        self.heading = named(QLabel(self), "pane_heading")
        self.list = named(Rows(ROW_HEIGHT, self), "span_list", tr("Spans of the article"))
        self._delegate = SpanDelegate(session, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.empty = named(QLabel(self), "empty_detail")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(SIDE, 4, SIDE, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addLayout(self._stack)
        for signal in (self.model.modelReset, self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._label)
        self._label()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_current(self, span_id: int) -> None:
        """Mark the row of a span that was gone to on the page."""
        row = self.model.row_of(span_id)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.span_at(index.row()).id)

    def _label(self) -> None:
        count = self.model.rowCount()
        self.heading.setText(tr("In this article: {count}", count=count))
        self.heading.setVisible(self._session.article is not None)
        self._stack.setCurrentIndex(0 if count else 1)
        self.empty.setText(
            tr("Nothing is tagged in this article.")
            if self._session.article and self._session.read_only
            else tr("Nothing tagged yet. Select text or point at a word, then press 1 to 9.")
            if self._session.article
            else tr("The spans of the open article stand here.")
        )


class SpanDelegate(QStyledItemDelegate):
    """A dot in the tag's colour, the quote, the tag's name."""

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
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            ground = QColor(self.theme.chosen)
            ground.setAlphaF(1.0 if state & QStyle.StateFlag.State_Selected else HOVER)
            painter.fillRect(area, ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tag_colour(tag.colour, self.theme))
        dot = QRect(SIDE, area.center().y() - DOT // 2, DOT, DOT)
        painter.drawEllipse(dot.translated(area.left(), 0))
        inside = area.adjusted(SIDE + DOT + 9, 0, -SIDE, 0)
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
        painter.restore()
