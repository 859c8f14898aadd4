"""The left pane: the source as it came, with line numbers and a band for each article."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gui.reader.layout import BlockLayout
from gui.reader.scrolled import NARROWEST, ScrolledGalley
from gui.reader.typography import Typography
from gui.repair.desk import Desk
from gui.repair.kinds import kind_colour
from gui.repair.painter import draw_focus
from gui.repair.where import Stretch, source_position
from gui.themes import Theme, theme_in_force, tint
from text.article import Paragraph
from text.messages import tr
from text.repair import Place

GUTTER = 56
BAR = 4
RIGHT = 16
KIND = "source"
_BANDS = ("#1f6fb2", "#96600a")
# What a layout would stop or break lines at; each is as long as what stands for it.
_AS_SHOWN = str.maketrans("\0\v\f\r\u2028\u2029", "\ufffd  \n  ")


class SourcePane(ScrolledGalley):
    """Shows the source of a desk.

    Signals: `slid()` when the reader scrolled, `menu_requested(point)` for a context menu at
    their place.
    """

    slid = Signal()
    menu_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        self.setAccessibleName(tr("Source"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._desk = desk
        self._typography = Typography(size=14, measure=400)
        text = desk.source.replace("\r\n", " \n").translate(_AS_SHOWN)
        self._galley.load(text, (Paragraph(0, len(text), KIND),) if text else ())
        self._numbers = list(accumulate(int(block.opens) for block in self._galley.blocks))
        desk.changed.connect(self.viewport().update)
        desk.moved.connect(self.reveal_place)
        self.verticalScrollBar().valueChanged.connect(self.slid)

    # where the reader is

    def reveal_place(self) -> None:
        """Bring the line of the reader's place into view."""
        position = self._position(self._desk.place)
        if position is not None:
            self.reveal(position)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.reveal_place()

    def place_at(self, y: float) -> Place | None:
        """The place of the line at `y` of the viewport; None where nothing of it is anywhere."""
        if not self._galley.blocks:
            return None
        (position, _), _ = self.at(QPointF(0, y))
        return self._desk.where.place_at(position)

    def put(self, place: Place, y: float) -> None:
        """Put the line of `place` at `y` of the viewport."""
        position = self._position(place)
        if position is not None:
            self._galley.reveal(position)
            at = self.caret_point(position).y()
            self.scroll_by(at - y)

    def _position(self, place: Place) -> int | None:
        paragraph = self._desk.articles[place.article].paragraphs[place.paragraph]
        found = source_position(paragraph, place.offset, by_origin=self._desk.has_source)
        return None if found is None else min(found, len(self._galley.text))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            self._paint(painter, event.rect())

    def _paint(self, painter: QPainter, area: QRect) -> None:
        theme = theme_in_force()
        painter.fillRect(area, QColor(theme.pane))
        small = QFont(self.font())
        small.setPixelSize(11)
        first = self._galley.block_of(self.at(QPointF(0, area.top()))[0].position)
        for number, (origin, layout) in enumerate(self._in_view(area), first):
            self._paint_block(painter, origin, layout, theme)
            if layout.block.opens:
                line = QRectF(0, origin.y(), GUTTER - BAR - 10, layout.pitch)
                painter.setFont(small)
                painter.setPen(QColor(theme.soft))
                painter.drawText(
                    line,
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    str(self._numbers[number]),
                )
        if self.hasFocus():
            draw_focus(painter, self.viewport().width(), theme)

    def _paint_block(
        self, painter: QPainter, origin: QPointF, layout: BlockLayout, theme: Theme
    ) -> None:
        block = layout.block
        stretches = list(self._desk.where.between(block.start, block.end))
        if stretches:
            for number, run in enumerate(_by_article(stretches)):
                self._paint_band(painter, origin, layout, run, theme, shares_line=number > 0)
        else:
            before, after = self._desk.where.around(block.start)
            if before is not None and before == after:
                self._fill(painter, QRectF(0, origin.y(), 0, layout.height), before, theme)
        painter.save()
        layout.draw(painter, origin, QColor(theme.ink), None, self.palette())
        painter.restore()

    def _paint_band(
        self,
        painter: QPainter,
        origin: QPointF,
        layout: BlockLayout,
        run: Sequence[Stretch],
        theme: Theme,
        *,
        shares_line: bool,
    ) -> None:
        """One band a line under stretches of one article, and the current paragraph upon it."""
        end = max(stretch.end for stretch in run)
        for piece in layout.pieces(run[0].start, end):
            row = QRectF(0, origin.y() + piece.top, 0, piece.bottom - piece.top)
            if shares_line and piece.first:
                row.setLeft(origin.x() + piece.left)
            self._fill(painter, row, run[0].article, theme)
        place = self._desk.place
        for stretch in run:
            if (stretch.article, stretch.paragraph) == (place.article, place.paragraph):
                for piece in layout.pieces(stretch.start, stretch.end):
                    words = QRectF(origin.x() + piece.left, origin.y() + piece.top, 0, 0)
                    words.setSize(QSizeF(piece.right - piece.left, piece.bottom - piece.top))
                    painter.fillRect(words, QColor(theme.selection))

    def _fill(self, painter: QPainter, row: QRectF, article: int, theme: Theme) -> None:
        """The band of an article over the height of `row`, from its left on; what is no article
        has its bar alone.
        """
        kind = self._desk.articles[article].kind
        band = QRectF(GUTTER - 4, row.top(), self.viewport().width() - GUTTER + 4, row.height())
        if row.left() <= GUTTER:
            bar = QRectF(GUTTER - BAR - 4, row.top(), BAR, row.height())
            painter.fillRect(bar, kind_colour(kind, theme))
        else:
            band.setLeft(row.left())
            painter.fillRect(band, QColor(theme.pane))
        if kind != "other":
            painter.fillRect(band, tint(_BANDS[article % 2], theme))

    def _column(self) -> float:
        return max(self.viewport().width() - GUTTER - RIGHT, NARROWEST)

    def _left(self) -> float:
        return float(GUTTER)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    # keys and mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        self.slid.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys go to the articles: the window passes them on."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._go_to(QPointF(event.pos()))
        self.menu_requested.emit(event.globalPos())

    def _go_to(self, point: QPointF) -> None:
        if self._galley.blocks:
            place = self._desk.where.place_at(self.at(point)[0].position)
            if place is not None:
                self._desk.go(place)


def _by_article(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """Neighbours of one article together."""
    for _, run in groupby(stretches, key=attrgetter("article")):
        yield tuple(run)
