"""One block laid out: its lines, where a character stands, which character a point means.

Positions in and out are code points of the article; y is counted from the block's top.
"""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from gui.reader.blocks import Block
from gui.reader.offsets import OffsetMap
from gui.reader.typography import Typography, style_of

OVERHANG = 1.0
"""Pixels of ink that Qt counts beyond a glyph's advance; a full line must not break for them."""


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
    """A block in a column of `width` pixels."""

    def __init__(self, text: str, block: Block, typography: Typography, width: float) -> None:
        style = style_of(block.kind)
        self.block = block
        self._offsets = OffsetMap(text)
        self._pitch = typography.pitch(block.kind)
        self._baseline = typography.baseline(block.kind)
        self._before = round(style.before * typography.size) if block.opens else 0
        after = round(style.after * typography.size) if block.closes else 0
        self._layout = QTextLayout(text, typography.font(block.kind))
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if style.justified:
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)
        self._layout.setTextOption(option)
        indent = style.indent * typography.size
        self._break_lines(width, indent if block.opens and indent < width / 2 else 0.0)
        self.height = float(self._before + self._layout.lineCount() * self._pitch + after)

    def _break_lines(self, width: float, indent: float) -> None:
        self._layout.beginLayout()
        top = float(self._before)
        left = indent
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width - left + OVERHANG)
            line.setPosition(QPointF(left, top + self._baseline - line.ascent()))
            top += self._pitch
            left = 0.0
        self._layout.endLayout()

    def move_to(self, block: Block) -> None:
        """Stand for `block`, which holds the same text elsewhere in the article."""
        self.block = block

    @property
    def line_count(self) -> int:
        """Lines in the block; an empty one has one."""
        return self._layout.lineCount()

    @property
    def size(self) -> float:
        """Height of a Han character in pixels."""
        return float(self._layout.font().pixelSize())

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
        self._layout.draw(painter, origin, ranges)

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Where `[start, end)` lies, line by line."""
        inside = self._inside(start, end)
        if inside is None:
            return []
        qt_start, qt_end = inside
        pieces = []
        first = self._layout.lineForTextPosition(qt_start).lineNumber()
        for number in range(first, self._layout.lineCount()):
            line = self._layout.lineAt(number)
            line_start = line.textStart()
            line_end = line_start + line.textLength()
            if line_start >= qt_end:
                break
            edges = (
                _x(line, max(qt_start, line_start)),
                _x(line, min(qt_end, line_end)),
            )
            top = self._before + number * self._pitch
            pieces.append(
                Piece(
                    min(edges),
                    max(edges),
                    top,
                    top + self._baseline,
                    top + self._pitch,
                    first=qt_start >= line_start and self.block.start <= start,
                    last=qt_end <= line_end and end <= self.block.end,
                )
            )
        return pieces

    def position_at(self, point: QPointF) -> int:
        """The boundary between characters that is nearest to `point`."""
        return self._to_article(self._nearest(self._line_at(point.y()), point.x()))

    def character_at(self, point: QPointF) -> int | None:
        """The character that `point` lies on, None beside the text."""
        if not self._before <= point.y() < self._before + self.line_count * self._pitch:
            return None
        line = self._layout.lineAt(self._line_at(point.y()))
        left = _x(line, line.textStart())
        right = _x(line, line.textStart() + line.textLength())
        if not left <= point.x() < right:
            return None
        return self._to_article(self._character(line, point.x()))

    def caret(self, position: int) -> QRectF:
        """The place of a caret before the character at `position`."""
        number = self.line_of(position)
        x = _x(self._layout.lineAt(number), self._to_qt(position))
        top = self._before + number * self._pitch
        half = min(self._pitch, self.size * 1.3) / 2
        middle = top + self._baseline - self.size * 0.36
        return QRectF(x - 0.5, middle - half, 1.5, 2 * half)

    def line_of(self, position: int) -> int:
        """Number of the line that holds `position`."""
        return self._layout.lineForTextPosition(self._to_qt(position)).lineNumber()

    def line_top(self, number: int) -> float:
        """Top of line `number`."""
        return self._before + number * self._pitch

    def line_bounds(self, number: int) -> tuple[int, int]:
        """First position and last caret position of line `number`."""
        line = self._layout.lineAt(number)
        end = line.textStart() + line.textLength()
        if number < self.line_count - 1 or not self.block.closes:
            end = self._layout.previousCursorPosition(end)
        return self._to_article(line.textStart()), self._to_article(end)

    def at_line(self, number: int, x: float) -> int:
        """The caret position of line `number` that is nearest to `x`."""
        start, end = self.line_bounds(number)
        position = self._to_article(self._nearest(number, x))
        return min(max(position, start), end)

    def step(self, position: int, forward: bool) -> int:
        """The caret position one character on or back, within the block."""
        qt_pos = self._to_qt(position)
        step = self._layout.nextCursorPosition if forward else self._layout.previousCursorPosition
        return self._to_article(step(qt_pos))

    def is_stop(self, position: int) -> bool:
        """Whether a caret may stand at `position`: not inside a joined or combined character."""
        edges = self.block.start, self.block.end  # of an empty block, Qt says no
        return position in edges or self._layout.isValidCursorPosition(self._to_qt(position))

    def _character(self, line: QTextLine, x: float) -> int:
        """The `qt_pos` of the character at `x`; Qt may answer with the inside of a joined emoji."""
        qt_pos = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        if self._layout.isValidCursorPosition(qt_pos):
            return qt_pos
        return self._layout.previousCursorPosition(qt_pos)

    def _nearest(self, number: int, x: float) -> int:
        """The `qt_pos` nearest to `x`; Qt's own is wrong behind a combined character."""
        line = self._layout.lineAt(number)
        before = self._character(line, x)
        after = self._layout.nextCursorPosition(before)
        return before if abs(x - _x(line, before)) <= abs(_x(line, after) - x) else after

    def _line_at(self, y: float) -> int:
        return min(max(int((y - self._before) // self._pitch), 0), self.line_count - 1)

    def _inside(self, start: int, end: int) -> tuple[int, int] | None:
        start, end = max(start, self.block.start), min(end, self.block.end)
        return (self._to_qt(start), self._to_qt(end)) if start < end else None

    def _to_qt(self, position: int) -> int:
        return self._offsets.to_qt(position - self.block.start)

    def _to_article(self, qt_pos: int) -> int:
        return self.block.start + self._offsets.from_qt(qt_pos)


def _x(line: QTextLine, qt_pos: int) -> float:
    """Where `qt_pos` stands on `line`; PySide6's stubs don't say that Qt answers with a pair."""
    return cast(tuple[float, int], line.cursorToX(qt_pos))[0]
