"""A scroll area over a galley: geometry, scroll bar, wheel, and where the reader is."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from PySide6.QtCore import QPointF, QRect, QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

from gui.reader.galley import Galley
from gui.reader.glide import Glide
from gui.reader.layout import BlockLayout, Spot
from gui.reader.rungs import REACH
from gui.reader.typography import Typography
from text.variants import Variant

SIDE_MARGIN = 28
NARROWEST = 80.0
SETTLED_MS = 400
NOTCH = 120
"""What Qt gives for one notch of a wheel, in eighths of a degree."""
FOLLOWED = 1.5
"""Window heights that a scroll goes at most for the eye to follow it."""


class Wheel:
    """Whole pixels and steps out of what a wheel or touchpad says; what is left over counts next
    time.
    """

    def __init__(self) -> None:
        self._rest = 0.0
        self._turned = 0

    def steps(self, event: QWheelEvent) -> int:
        """Notches that the wheel was turned up."""
        self._turned += event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        return steps

    def pixels(self, event: QWheelEvent, line: float) -> int:
        """How far to scroll up, where a line has `line` pixels."""
        exact = event.pixelDelta().y()
        if exact:
            return exact
        lines = event.angleDelta().y() / NOTCH * QApplication.wheelScrollLines()
        self._rest += lines * line
        pixels = int(self._rest)
        self._rest -= pixels
        return pixels


def set_bar(bar: QScrollBar, scroll: float, end: float, page: int, line: float) -> None:
    """Let a scroll bar show where its area stands, without a word of it."""
    with QSignalBlocker(bar):
        bar.setRange(0, round(end))
        bar.setPageStep(page)
        bar.setSingleStep(round(line))
        bar.setValue(round(scroll))


class ScrolledGalley(QAbstractScrollArea):
    """Keeps the column centred and the scroll bar true; paints nothing.

    Signals: `scrolled` when other lines are in view; `read_to(position)` when reading came to
    rest there; `zoomed(steps)` when larger type is wanted, or smaller.
    """

    scrolled = Signal()
    read_to = Signal(int)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._typography = Typography()
        self._galley = Galley(self._typography)
        self._wheel = Wheel()
        self.glide = Glide(self.viewport().update, self)
        self._told_position = -1
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._tell_reading)
        self.verticalScrollBar().valueChanged.connect(self._follow_scroll_bar)

    @property
    def text(self) -> str:
        """The text shown."""
        return self._galley.text

    @property
    def typography(self) -> Typography:
        """The type in use."""
        return self._typography

    @property
    def measure(self) -> int:
        """Han characters that a full line holds now."""
        return int(self._column() / self._typography.character + 0.01)

    def set_typography(self, typography: Typography) -> None:
        """Set the article anew; the first line in view stays first."""
        self._typography = typography
        self._relayout()

    @property
    def variant(self) -> Variant:
        """The characters in which the text is shown."""
        return self._galley.variant

    def show_in(self, variant: Variant) -> None:
        """Show the text in simplified or traditional characters; what is stored stays."""
        self._galley.show_in(variant)
        self._after_scroll()

    # where the reader is

    def reading_position(self) -> int:
        """The first character of the first line in view; 0 at the top of the article."""
        return self._galley.reading_position() if self._galley.scroll > 1 else 0

    def place(self) -> tuple[int, int]:
        """Number of the first paragraph in view, from 1, and how much lies behind, in percent."""
        galley = self._galley
        if not galley.blocks:
            return 0, 0
        number = galley.paragraph_of(galley.reading_position()) + 1
        done = galley.scroll / galley.scroll_end if galley.scroll_end else 1.0
        return number, round(100 * done)

    def reveal(self, position: int) -> None:
        """Bring the line of `position` into view."""
        with self._followed():
            moved = self._galley.reveal(position)
        if moved:
            self._after_scroll()

    def scroll_by(self, pixels: float, *, smooth: bool = False) -> None:
        """Move the page up by `pixels`."""
        with self._followed() if smooth else nullcontext():
            self._galley.scroll_by(pixels)
        self._after_scroll()

    @contextmanager
    def _followed(self) -> Iterator[None]:
        """Let the eye follow what the galley scrolls within, unless it goes far."""
        index, top = self._galley.block_at(0.0) if self._galley.blocks else (0, 0.0)
        yield
        moved = top - self._galley.top_of(index) if self._galley.blocks else 0.0
        if abs(moved) > FOLLOWED * self.viewport().height():
            self.glide.stop()
        elif abs(moved) >= 1:
            self.glide.start(moved)

    def at(self, point: QPointF) -> tuple[Spot, int | None]:
        """The boundary nearest to a point of the viewport, and the character under it."""
        if not self._galley.blocks:
            return Spot(0), None
        index, top = self._galley.block_at(point.y())
        layout = self._galley.layout(index)
        inside = QPointF(point.x() - self._left(), point.y() - top)
        return layout.spot_at(inside), layout.character_at(inside)

    def caret_point(self, position: int, *, late: bool = False) -> QPointF:
        """The middle of a caret at `position`, on the viewport's scale; estimated out of view."""
        if not self._galley.blocks:
            return QPointF()
        index = self._galley.block_of(position)
        inside = self._galley.layout(index).caret(position, late=late).center()
        return inside + QPointF(self._left(), self._galley.top_of(index))

    def font_at(self, position: int) -> QFont:
        """The face and size of the paragraph that holds `position`."""
        blocks = self._galley.blocks
        kind = blocks[self._galley.block_of(position)].kind if blocks else "body"
        return self._typography.font(kind)

    def stretch_rect(self, start: int, end: int) -> QRect:
        """Where `[start, end)` lies on the viewport, as far as it is in view."""
        area = QRectF()
        for top, layout in self._galley.in_view():
            for piece in layout.pieces(start, end):
                area |= QRectF(
                    self._left() + piece.left,
                    top + piece.top,
                    piece.right - piece.left,
                    piece.bottom - piece.top,
                )
        return area.toAlignedRect()

    @property
    def _overhang(self) -> float:
        return self._typography.size * REACH

    def _in_view(self, area: QRect) -> Iterator[tuple[QPointF, BlockLayout]]:
        """The blocks that are drawn in `area` of the viewport, with their left tops."""
        shift = self.glide.shift
        for place, layout in self._galley.between(-shift, self.viewport().height() - shift):
            top = place + shift
            if top < area.bottom() + 1 and top + layout.height + self._overhang > area.top():
                yield QPointF(self._left(), top), layout

    def _update_stretch(self, start: int, end: int) -> None:
        """Paint the blocks of `[start, end)` again, and no others."""
        for top, layout in self._galley.in_view():
            if layout.block.start <= end and start <= layout.block.end:
                area = QRectF(0, top, self.viewport().width(), layout.height + self._overhang)
                self.viewport().update(area.toAlignedRect())

    # geometry and scrolling

    def _load(self, galley_is_at: int) -> None:
        """Lay out what the galley has loaded, from the line that holds a position on."""
        self._galley.reset(self._typography, self._column(), float(self.viewport().height()))
        self._galley.read_from(galley_is_at)
        self.glide.stop()
        self._told_position = -1
        self._after_scroll()

    def _column(self) -> float:
        room = self.viewport().width() - 2 * SIDE_MARGIN
        return max(min(self._typography.column, room), NARROWEST)

    def _left(self) -> float:
        return float(round((self.viewport().width() - self._column()) / 2))

    def _relayout(self) -> None:
        self._galley.reset(self._typography, self._column(), float(self.viewport().height()))
        self._after_scroll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _follow_scroll_bar(self, value: int) -> None:
        delta = value - round(self._galley.scroll)
        dragged = self.verticalScrollBar().isSliderDown()
        if abs(delta) <= 2 * self.viewport().height() and not dragged:
            self._galley.scroll_by(delta)
        else:
            self._galley.scroll_to(value)
        self._after_scroll()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bar's signal moves the page; nothing is blitted."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps := self._wheel.steps(event):
                self.zoomed.emit(steps)
        else:
            pixels = self._wheel.pixels(event, self._typography.pitch("body"))
            self.scroll_by(-pixels, smooth=event.pixelDelta().isNull())
        event.accept()

    def _after_scroll(self) -> None:
        galley, line = self._galley, self._typography.pitch("body")
        for _ in galley.in_view():
            pass  # lays out what is in view, so that the heights below are exact
        height = self.viewport().height()
        set_bar(self.verticalScrollBar(), galley.scroll, galley.scroll_end, height, line)
        self.viewport().update()
        self._settled.start()
        self.scrolled.emit()

    def _tell_reading(self) -> None:
        position = self.reading_position()
        if self._galley.text and position != self._told_position:
            self._told_position = position
            self.read_to.emit(position)
