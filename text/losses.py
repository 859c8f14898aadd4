"""What of a source reached no article."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from text.article import Run
from text.assemble import NORMALISED
from text.markdown import scan

NON_BLANK = re.compile(r"\S+")


class HasOrigin(Protocol):
    """A draft, or an article as a library holds it."""

    @property
    def origin(self) -> tuple[Run, ...]: ...


def uncovered(source: str, drafts: Iterable[HasOrigin]) -> tuple[tuple[int, int], ...]:
    """Ranges of non-blank characters of `source` that lie in no article's origin, in order.

    Markdown marks (see `text.markdown`) are not missed, nor is what was normalised away.
    """
    return tuple(_without(_wanted(source), _covered(drafts)))


def coverage(source: str, drafts: Iterable[HasOrigin]) -> tuple[int, int]:
    """How many characters of `source` lie in an article's origin, and how many could: neither
    blanks nor Markdown marks count.
    """
    wanted = tuple(_wanted(source))
    characters = _length(wanted)
    return characters - _length(_without(wanted, _covered(drafts))), characters


def misplaced(source: str, text: str, origin: Iterable[Run]) -> Run | None:
    """The first run of `origin` whose characters of `text` aren't those of `source`."""
    for run in origin:
        source_end = run.source_start + run.end - run.start
        if text[run.start : run.end] != source[run.source_start : source_end]:
            return run
    return None


def _length(ranges: Iterable[tuple[int, int]]) -> int:
    return sum(end - start for start, end in ranges)


def _covered(drafts: Iterable[HasOrigin]) -> list[tuple[int, int]]:
    return sorted(
        (run.source_start, run.source_start + run.end - run.start)
        for draft in drafts
        for run in draft.origin
    )


def _wanted(source: str) -> Iterator[tuple[int, int]]:
    for line in scan(source):
        for start, end in line.pieces:
            # No line end lies within a piece, so each match is one character.
            shown = NORMALISED.sub(" ", source[start:end])
            for match in NON_BLANK.finditer(shown):
                yield start + match.start(), start + match.end()


def _without(
    ranges: Iterable[tuple[int, int]], covered: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """What is left of `ranges` outside `covered`, both in order."""
    first = 0
    for start, end in ranges:
        at = start
        while first < len(covered) and covered[first][1] <= at:
            first += 1
        i = first
        while i < len(covered) and covered[i][0] < end:
            if at < covered[i][0]:
                yield at, covered[i][0]
            at = max(at, covered[i][1])
            i += 1
        if at < end:
            yield at, end
