"""One block laid out: its lines, where a character stands, which character a point means.

Positions in and out are code points of the article; y is counted from the block's top.
"""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QTextCharFormat, QTextLayout

from gui.reader.blocks import Block
from gui.reader.lines import Lines
from gui.reader.offsets import OffsetMap
from gui.reader.typography import Typography, style_of

FORCED_BREAKS = "\u2028\u2029\x0b\x0c\x85"


class Spot(NamedTuple):
    """Where a caret stands; `late`: behind the last character of a line rather than before the
    first of the next.
    """

    position: int
    late: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a stretch that lies on one line, in pixels from the block's top left."""

    left: float
    right: float
    top: float
    baseline: float
    bottom: float
    first: bool
    last: bool


class BlockLayout:
    """A block in a column of `width` pixels.

    `shown` is what is read in place of the block's text, of as many code points.
    """

    def __init__(self, shown: str, block: Block, typography: Typography, width: float) -> None:
        style = style_of(block.kind)
        self.block = block
        self._shown = shown
        self._offsets = OffsetMap(shown)
        self._size = typography.font_size(block.kind)
        self._pitch = typography.pitch(block.kind)
        self._baseline = typography.baseline(block.kind)
        self._indent = typography.indent(block.kind) if block.opens else 0.0
        self._before = round(style.before * typography.size) if block.opens else 0
        self._after = round(style.after * typography.size) if block.closes else 0
        self._lines = Lines(
            shown,
            self._offsets,
            typography.font(block.kind),
            typography.wide_marks(block.kind),
            justified=style.justified and typography.justified,
        )
        self.wrap(width)

    def wrap(self, width: float) -> None:
        """Set the block in a column of another width."""
        indent = self._indent if self._indent < width / 2 else 0.0
        self._lines.wrap(width, indent, self._before + self._baseline, self._pitch)
        self.height = float(self._before + self._lines.count * self._pitch + self._after)

    def move_to(self, block: Block) -> None:
        """Stand for `block`, which holds the same text elsewhere in the article."""
        self.block = block

    @property
    def line_count(self) -> int:
        """Lines in the block; an empty one has one."""
        return self._lines.count

    @property
    def size(self) -> float:
        """Height of a Han character in pixels."""
        return float(self._size)

    @property
    def pitch(self) -> float:
        """Pixels from one line to the next."""
        return self._pitch

    def draw(
        self,
        painter: QPainter,
        origin: QPointF,
        ink: QColor,
        selected: tuple[int, int] | None,
        palette: QPalette,
    ) -> None:
        """Paint the text; what lies in `selected` (code points of the article) as chosen."""
        ranges = []
        if selected and (inside := self._inside(*selected)):
            chosen = QTextCharFormat()
            chosen.setBackground(palette.brush(QPalette.ColorRole.Highlight))
            chosen.setForeground(palette.brush(QPalette.ColorRole.HighlightedText))
            selection = QTextLayout.FormatRange()
            selection.start, end = inside
            selection.length = end - selection.start
            selection.format = chosen
            ranges.append(selection)
        painter.setPen(ink)
        self._lines.layout.draw(painter, origin, ranges)

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Where `[start, end)` lies, line by line."""
        inside = self._inside(start, end)
        if inside is None:
            return []
        qt_start, qt_end = inside
        pieces = []
        for number in range(self._lines.number_of(qt_start), self._lines.count):
            line_start, line_end = self._lines.bounds(number)
            if line_start >= qt_end:
                break
            top = self.line_top(number)
            extents = self._lines.extents(number, max(qt_start, line_start), min(qt_end, line_end))
            for left, right in extents:
                pieces.append(
                    Piece(
                        left,
                        right,
                        top,
                        top + self._baseline,
                        top + self._pitch,
                        first=qt_start >= line_start and self.block.start <= start,
                        last=qt_end <= line_end and end <= self.block.end,
                    )
                )
        return pieces

    def spot_at(self, point: QPointF) -> Spot:
        """The boundary between characters that is nearest to `point`."""
        return self.at_line(self._line_at(point.y()), point.x())

    def position_at(self, point: QPointF) -> int:
        """The position of `spot_at`."""
        return self.spot_at(point).position

    def character_at(self, point: QPointF) -> int | None:
        """The character that `point` lies on, None beside the text."""
        if not self._before <= point.y() < self._before + self.line_count * self._pitch:
            return None
        number = self._line_at(point.y())
        left, right = self._lines.edges(number)
        if not left <= point.x() < right:
            return None
        return self._to_article(self._lines.character(number, point.x()))

    def holds(self, spot: Spot) -> bool:
        """Whether a caret at `spot` is seen in this block."""
        position, late = spot
        block = self.block
        begins = block.start < position or (block.start == position and (block.opens or not late))
        ends = position < block.end or (position == block.end and (block.closes or late))
        return begins and ends

    def caret(self, position: int, *, late: bool = False) -> QRectF:
        """The place of a caret before the character at `position`, or behind the one before it."""
        number = self.line_of(position, late=late)
        x = self._lines.x(number, self._to_qt(position))
        half = min(self._pitch, self.size * 1.3) / 2
        middle = self.line_top(number) + self._baseline - self.size * 0.36
        return QRectF(x - 0.5, middle - half, 1.5, 2 * half)

    def line_of(self, position: int, *, late: bool = False) -> int:
        """Number of the line that holds `position`; where two meet, the first where `late`."""
        return self._lines.number_of(self._to_qt(position), late=late)

    def line_top(self, number: int) -> float:
        """Top of line `number`."""
        return self._before + number * self._pitch

    def line_bounds(self, number: int) -> tuple[Spot, Spot]:
        """Where a caret stands before and behind all of line `number`."""
        start, end = map(self._to_article, self._lines.bounds(number))
        wraps = number < self.line_count - 1 or not self.block.closes
        if wraps and self._shown[end - self.block.start - 1] in FORCED_BREAKS:
            return Spot(start), Spot(end - 1)
        return Spot(start), Spot(end, wraps)

    def at_line(self, number: int, x: float) -> Spot:
        """The caret's place on line `number` that is nearest to `x`."""
        _, end = self.line_bounds(number)
        position = self._to_article(self._lines.nearest(number, x))
        return Spot(position) if position < end.position else end

    def step(self, position: int, forward: bool) -> int:
        """The caret position one character on or back, within the block."""
        qt_pos, layout = self._to_qt(position), self._lines.layout
        step = layout.nextCursorPosition if forward else layout.previousCursorPosition
        return self._to_article(step(qt_pos))

    def is_stop(self, position: int) -> bool:
        """Whether a caret may stand at `position`: not inside a joined or combined character."""
        edges = self.block.start, self.block.end  # of an empty block, Qt says no
        return position in edges or self._lines.layout.isValidCursorPosition(self._to_qt(position))

    def _line_at(self, y: float) -> int:
        return min(max(int((y - self._before) // self._pitch), 0), self.line_count - 1)

    def _inside(self, start: int, end: int) -> tuple[int, int] | None:
        start, end = max(start, self.block.start), min(end, self.block.end)
        return (self._to_qt(start), self._to_qt(end)) if start < end else None

    def _to_qt(self, position: int) -> int:
        return self._offsets.to_qt(position - self.block.start)

    def _to_article(self, qt_pos: int) -> int:
        return self.block.start + self._offsets.from_qt(qt_pos)
