"""A text set in lines of one width, as a Chinese compositor sets it.

Positions are Qt's; y is counted from the top of the text.
"""

import re
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from gui.reader.offsets import OffsetMap
from gui.reader.spacing import HANGING, OPENING, distances

OVERHANG = 1.0
"""Pixels of ink that Qt counts beyond a glyph's advance; a full line must not break for them."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


class Lines:
    """Breaks a text into lines. Half of a closing mark hangs over the right edge where it stands
    last, half of an opening one over the left edge where it stands first.

    `wide` are the marks that are full-width in the face (see `spacing.full_width_marks`).
    """

    def __init__(
        self, text: str, offsets: OffsetMap, font: QFont, wide: frozenset[str], *, justified: bool
    ) -> None:
        self.layout = QTextLayout(text, font)
        self.layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if justified:
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)
        self.layout.setTextOption(option)
        self.layout.setFormats(list(_formats(text, offsets, font, wide)))
        self._text = text
        self._offsets = offsets
        self._leading = wide.intersection(OPENING)
        self._hanging = wide.intersection(HANGING) if justified else frozenset[str]()
        self._size = font.pixelSize()
        self._is_mixed = _RIGHT_TO_LEFT.search(text) is not None

    def wrap(self, width: float, indent: float, top: float, pitch: float) -> None:
        """Set the text anew: the first line `indent` pixels in, each with its ascent's foot on
        `top` and `pitch` pixels below the one before.
        """
        self.layout.beginLayout()
        left = indent
        while (line := self.layout.createLine()).isValid():
            left -= self._lead(line)
            self._fill(line, width - left + OVERHANG)
            line.setPosition(QPointF(left, top - line.ascent()))
            top += pitch
            left = 0.0
        self.layout.endLayout()

    def _lead(self, line: QTextLine) -> float:
        """How far a line begins before the edge: by the blank half of an opening mark."""
        start = self._offsets.from_qt(line.textStart())
        return self._size / 2 if start and self._text[start : start + 1] in self._leading else 0.0

    def _fill(self, line: QTextLine, width: float) -> None:
        if self._hanging:
            line.setLineWidth(width + self._size / 2)
            end = self._offsets.from_qt(line.textStart() + line.textLength())
            if end < len(self._text) and self._text[end - 1] in self._hanging:
                return
        line.setLineWidth(width)

    @property
    def count(self) -> int:
        """Lines; an empty text has one."""
        return self.layout.lineCount()

    def at(self, number: int) -> QTextLine:
        """Line `number`."""
        return self.layout.lineAt(number)

    def number_of(self, qt_pos: int, *, late: bool = False) -> int:
        """The line that holds `qt_pos`; where two meet, the first where `late`."""
        number = self.layout.lineForTextPosition(qt_pos).lineNumber()
        return number - 1 if late and number and self.at(number).textStart() == qt_pos else number

    def bounds(self, number: int) -> tuple[int, int]:
        """First position of line `number` and the one after its last character."""
        line = self.at(number)
        return line.textStart(), line.textStart() + line.textLength()

    def x(self, number: int, qt_pos: int) -> float:
        """Where `qt_pos` stands on line `number`."""
        return _x(self.at(number), qt_pos)

    def extents(self, number: int, qt_start: int, qt_end: int) -> list[tuple[float, float]]:
        """Left and right edges of what a stretch within line `number` covers.

        They are several where right-to-left text is parted from its neighbours.
        """
        line = self.at(number)
        if not self._is_mixed:
            return [(_x(line, qt_start), _x(line, qt_end))]
        areas = (run.boundingRect() for run in line.glyphRuns(qt_start, qt_end - qt_start))
        found: list[tuple[float, float]] = []
        for left, right in sorted((area.left(), area.right()) for area in areas):
            if found and left <= found[-1][1] + 0.5:
                found[-1] = found[-1][0], max(found[-1][1], right)
            else:
                found.append((left, right))
        return found or [(_x(line, qt_end), _x(line, qt_end))]

    def edges(self, number: int) -> tuple[float, float]:
        """Left and right end of what stands on line `number`."""
        if self._is_mixed:
            area = self.at(number).naturalTextRect()
            return area.left(), area.right()
        start, end = self.bounds(number)
        return self.x(number, start), self.x(number, end)

    def character(self, number: int, x: float) -> int:
        """The position of the character at `x`; Qt may answer with the inside of a joined emoji."""
        qt_pos = self.at(number).xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        if self.layout.isValidCursorPosition(qt_pos):
            return qt_pos
        return self.layout.previousCursorPosition(qt_pos)

    def nearest(self, number: int, x: float) -> int:
        """The position nearest to `x`; Qt's own is wrong behind a combined character."""
        line = self.at(number)
        before = self.character(number, x)
        after = min(self.layout.nextCursorPosition(before), self.bounds(number)[1])
        return before if abs(x - _x(line, before)) <= abs(_x(line, after) - x) else after


def _formats(
    text: str, offsets: OffsetMap, font: QFont, wide: frozenset[str]
) -> Iterator[QTextLayout.FormatRange]:
    for index, ems in distances(text, wide):
        spaced = QTextCharFormat()
        spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        spaced.setFontLetterSpacing(font.letterSpacing() + ems * font.pixelSize())
        stretch = QTextLayout.FormatRange()
        stretch.start = offsets.to_qt(index)
        stretch.length = offsets.to_qt(index + 1) - stretch.start
        stretch.format = spaced
        yield stretch


def _x(line: QTextLine, qt_pos: int) -> float:
    """Where `qt_pos` stands on `line`; PySide6's stubs don't say that Qt answers with a pair."""
    return cast(tuple[float, int], line.cursorToX(qt_pos))[0]
