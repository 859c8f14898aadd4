"""Where the underlines of a line of text lie: how thick, how far apart, so that all have room.

Lengths are whole pixels of the screen, of which a pixel of the window may have several.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import ceil

THICKNESS, STRONG = 0.1, 0.15
"""Of the size of a Han character, in most themes and in those of high contrast."""
AIRY, CLOSE = 0.28, 0.15
"""Where the first line may begin below the baseline: under Latin descenders, under Han."""
ASCENT = 0.875
"""How far Han characters reach above the baseline."""

REACH = 0.7
"""Of the body's size: how far underlines come at most below a block with no space after it."""


@dataclass(frozen=True, slots=True)
class Rungs:
    """The underlines begin `first` below the baseline, one each `step`.

    The last of `rows` is shared by all levels from there on; `levels` counts all.
    """

    first: int
    thickness: int
    step: int
    rows: int
    levels: int

    def row(self, level: int) -> int:
        """The row that a level is drawn in."""
        return min(level, self.rows - 1)

    @property
    def sharers(self) -> int:
        """How many levels the last row has."""
        return self.levels - self.rows + 1

    @property
    def bottom(self) -> int:
        """Where the last row ends."""
        return self.first + (self.rows - 1) * self.step + self.thickness


@lru_cache(maxsize=256)
def rungs(size: float, pitch: float, levels: int, *, scale: float = 1.0, strong: bool) -> Rungs:
    """The underlines of `levels` spans, one in the other, between two lines of text.

    `size` of a Han character and `pitch` of lines are pixels of the window, each `scale` of the
    screen. Lines get nearer first, then thinner, then begin closer to the text.
    """
    size, pitch = size * scale, pitch * scale
    end = round(pitch) - ceil(size * ASCENT) - 1
    natural = max(round(size * (STRONG if strong else THICKNESS)), 1)
    close = ceil(size * CLOSE)
    for first, thickness in product((ceil(size * AIRY), close), range(natural, 0, -1)):
        for gap in (thickness, ceil(thickness / 2), 1):
            step = thickness + gap
            if first + levels * step - gap <= end:
                return Rungs(first, thickness, step, levels, levels)
    rows = min(max(end - close, 1), levels)
    return Rungs(close, 1, 1, rows, levels)
