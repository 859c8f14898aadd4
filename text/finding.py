"""Where a query stands in a text, as far as a reader is concerned."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from text.search import fold

APART = 8
"""Characters that nobody sees between a letter and its mark, at most."""
PART = 16384
"""Code points that are folded at once."""


class Finder:
    """Finds in one text whatever is the same by `text.search.fold`: in another case or width, with
    blanks and line feeds between. Positions are code points, half-open.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, query: str) -> list[tuple[int, int]]:
        """The places of `query`, none over another; an empty one has none."""
        wanted = fold(query)
        return list(self._places(wanted)) if wanted else []

    def _places(self, wanted: str) -> Iterator[tuple[int, int]]:
        at, last = self._key.find(wanted), 0
        while at >= 0:
            behind = at + len(wanted)
            (start, _), (_, end) = self._stretch(at), self._stretch(behind - 1)
            if start >= last:
                yield start, end
                last = end
            at = self._key.find(wanted, behind)

    @cached_property
    def _parts(self) -> list[str]:
        """The text in parts so small that other threads get their turn between them."""
        ends = [*range(PART, len(self.text), PART), len(self.text)]
        line_feeds = (self.text.rfind("\n", end - PART, end) + 1 or end for end in ends[:-1])
        bounds = [0, *line_feeds, len(self.text)]
        return [self.text[start:end] for start, end in pairwise(bounds)]

    @cached_property
    def _key(self) -> str:
        return "".join([fold(part) for part in self._parts])

    @cached_property
    def _odd(self) -> tuple[list[int], list[int], list[int]]:
        """Where characters begin and end that have none or several in the key, or share one with
        the marks behind them; and where they end in the key.
        """
        characters = set[str]().union(*[set(part) for part in self._parts])
        marks = {char for char in characters if unicodedata.combining(char)}
        odd = {char for char in characters if len(fold(char)) != 1} | marks
        if not odd:
            return [], [], []
        unseen = {char for char in odd if not fold(char)} | marks
        joined = (
            f"[^{_class(marks)}][{_class(unseen)}]{{0,{APART}}}[{_class(marks)}]|" if marks else ""
        )
        bounds, key_ends, more = [], [], 0
        for hit in re.finditer(f"{joined}[{_class(odd)}]", self.text, re.DOTALL):
            more += len(fold(hit[0])) - len(hit[0])
            bounds.append(hit.span())
            key_ends.append(hit.end() + more)
        return [start for start, _ in bounds], [end for _, end in bounds], key_ends

    def _stretch(self, key_index: int) -> tuple[int, int]:
        """The stretch of the text that a character of the key comes from."""
        starts, ends, key_ends = self._odd
        place = bisect_right(key_ends, key_index)
        plain = ends[place - 1] + key_index - key_ends[place - 1] if place else key_index
        if place < len(starts) and starts[place] <= plain:
            return starts[place], ends[place]
        return plain, plain + 1


def _class(characters: set[str]) -> str:
    return "".join(map(re.escape, sorted(characters)))
