"""Heights of the blocks from top to bottom: estimated until laid out, exact after."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Flow:
    """Where each block stands, in pixels from the top of the page."""

    def __init__(self, heights: Iterable[float] = ()) -> None:
        self._heights = list(heights)
        self._tops: list[float] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def height(self, block: int) -> float:
        """Height of `block`, known or estimated."""
        return self._heights[block]

    def set_height(self, block: int, height: float) -> None:
        """Take the exact height of `block`."""
        if self._heights[block] != height:
            self._heights[block] = height
            self._tops = None

    def top(self, block: int) -> float:
        """Top of `block`; of the block after the last, the bottom of all."""
        return self._edges()[block]

    @property
    def total(self) -> float:
        """Height of all blocks together."""
        return self._edges()[-1]

    def block_at(self, y: float) -> int:
        """The block that holds `y`; the first or last for a `y` outside."""
        return min(max(bisect_right(self._edges(), y) - 1, 0), len(self._heights) - 1)

    def _edges(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0.0))
        return self._tops
