"""Caret and selection in the open article, and how keys move them.

Positions are code points of the article.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from enum import Enum, auto

from gui.reader.galley import Galley
from gui.reader.layout import Spot
from gui.reader.stretches import Stretches


class Unit(Enum):
    """What one press of a key crosses."""

    CHARACTER = auto()
    WORD = auto()
    SENTENCE = auto()
    LINE = auto()
    LINE_EDGE = auto()
    PARAGRAPH = auto()
    ARTICLE = auto()


class Caret:
    """`position` is where the caret stands (`late`: at the end of a line, see `Spot`), `anchor`
    where the selection began.
    """

    def __init__(self, galley: Galley, stretches: Stretches) -> None:
        self._galley = galley
        self._stretches = stretches
        self.position = 0
        self.anchor = 0
        self.late = False
        self._goal_x: float | None = None

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected stretch, None where nothing is selected."""
        if self.position == self.anchor:
            return None
        return min(self.position, self.anchor), max(self.position, self.anchor)

    def place(self, position: int, *, late: bool = False, extend: bool = False) -> None:
        """Put the caret at `position`; the selection grows to it where `extend`."""
        self.position = min(max(position, 0), len(self._galley.text))
        self.late = late
        if not extend:
            self.anchor = self.position
        self._goal_x = None

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)` with the caret at its end."""
        self.place(start)
        self.place(end, extend=True)

    def move(self, unit: Unit, *, forward: bool, extend: bool, lines: int = 1) -> None:
        """Move by one `unit` (by `lines` lines for Unit.LINE)."""
        if not self._galley.blocks:
            return
        if self.selection and not extend and unit in (Unit.CHARACTER, Unit.WORD):
            self.place(self.selection[1] if forward else self.selection[0])
            return
        if unit is Unit.LINE:
            self._move_lines(lines if forward else -lines, extend)
            return
        if unit is Unit.LINE_EDGE:
            self._place_at(self._line_edge(forward), extend)
            return
        steps: dict[Unit, Callable[[bool], int]] = {
            Unit.CHARACTER: self._character,
            Unit.WORD: self._word,
            Unit.SENTENCE: self._sentence,
            Unit.PARAGRAPH: self._paragraph,
            Unit.ARTICLE: self._article_edge,
        }
        step = steps[unit]
        self.place(step(forward), extend=extend)

    def _character(self, forward: bool) -> int:
        galley = self._galley
        index = self._block_to_cross(forward)
        moved = galley.layout(index).step(self.position, forward)
        return moved if moved != self.position else self._over_the_edge(index, forward)

    def _word(self, forward: bool) -> int:
        galley = self._galley
        index = self._block_to_cross(forward)
        block = galley.blocks[index]
        bounds = self._stretches.words_of(index)
        if bounds is None:
            return self._character(forward)
        inside = self.position - block.start
        ahead = bounds[bisect_right(bounds, inside) :]
        behind = reversed(bounds[: bisect_left(bounds, inside)])
        layout = galley.layout(index)
        for bound in ahead if forward else behind:
            if layout.is_stop(block.start + bound):
                return block.start + bound
        return self._over_the_edge(index, forward)

    def _sentence(self, forward: bool) -> int:
        """The start of the next sentence, or of the one begun."""
        index = self._block_to_cross(forward)
        block, ends = self._galley.blocks[index], self._stretches.sentences_of(index)
        if forward:
            ahead = ends[bisect_right(ends, self.position) : -1]
            return ahead[0] if ahead else self._over_the_edge(index, forward)
        starts = [block.start, *ends[:-1]]
        place = bisect_left(starts, self.position)
        if place:
            return starts[place - 1]
        return self._over_the_edge(index, forward)

    def _block_to_cross(self, forward: bool) -> int:
        """The block that holds the caret; where two parts of a paragraph meet, the one ahead."""
        blocks = self._galley.blocks
        index = self._galley.block_of(self.position)
        meets = index > 0 and blocks[index - 1].end == self.position
        return index - 1 if meets and not forward else index

    def _over_the_edge(self, index: int, forward: bool) -> int:
        blocks = self._galley.blocks
        if forward:
            return blocks[index + 1].start if index + 1 < len(blocks) else self.position
        return blocks[index - 1].end if index else self.position

    def _place_at(self, spot: Spot, extend: bool) -> None:
        self.place(spot.position, late=spot.late, extend=extend)

    def _line_edge(self, forward: bool) -> Spot:
        layout = self._galley.layout(self._block())
        return layout.line_bounds(layout.line_of(self.position, late=self.late))[forward]

    def _block(self) -> int:
        """The block in which the caret is seen."""
        return self._block_to_cross(forward=not self.late)

    def _paragraph(self, forward: bool) -> int:
        blocks = self._galley.blocks
        index = self._galley.block_of(self.position)
        if forward:
            starts = (block.start for block in blocks[index + 1 :] if block.opens)
            return next(starts, len(self._galley.text))
        starts = (block.start for block in reversed(blocks[: index + 1]) if block.opens)
        return next((start for start in starts if start < self.position), 0)

    def _article_edge(self, forward: bool) -> int:
        return len(self._galley.text) if forward else 0

    def _move_lines(self, lines: int, extend: bool) -> None:
        galley = self._galley
        index = self._block()
        layout = galley.layout(index)
        caret = layout.caret(self.position, late=self.late)
        goal_x = caret.x() if self._goal_x is None else self._goal_x
        number = layout.line_of(self.position, late=self.late) + lines
        while number >= layout.line_count and index + 1 < len(galley.blocks):
            number -= layout.line_count
            index += 1
            layout = galley.layout(index)
        while number < 0 and index > 0:
            index -= 1
            layout = galley.layout(index)
            number += layout.line_count
        number = min(max(number, 0), layout.line_count - 1)
        self._place_at(layout.at_line(number, goal_x), extend)
        self._goal_x = goal_x
