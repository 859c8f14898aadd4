"""Which paragraph of which article stands where in the source."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import le

from text.article import Run
from text.repair import Articles, Place, RepairParagraph


@dataclass(frozen=True, slots=True)
class Stretch:
    """`source[start:end]` stands in a paragraph from its character `offset` on."""

    start: int
    end: int
    article: int
    paragraph: int
    offset: int


class Where:
    """The stretches of a source in its own order. Positions are code points.

    `runs` map paragraphs to the source, `owners` are the numbers of the paragraphs when all are
    counted through; article `n` begins with paragraph `firsts[n]`.
    """

    def __init__(self, runs: list[Run], owners: "array[int]", firsts: list[int]) -> None:
        starts = [run.source_start for run in runs]
        if not all(map(le, starts, starts[1:])):
            order = sorted(range(len(runs)), key=starts.__getitem__)
            runs = [runs[number] for number in order]
            owners = array("q", [owners[number] for number in order])
            starts = [starts[number] for number in order]
        self._runs, self._owners, self._firsts, self._starts = runs, owners, firsts, starts
        ends = (run.source_start + run.end - run.start for run in runs)
        self._furthest = list(accumulate(ends, max))

    def between(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that share a character with `[start, end)`."""
        first = bisect_right(self._furthest, start)
        for number in range(first, bisect_left(self._starts, end)):
            stretch = self._stretch(number)
            if stretch.end > start:
                yield stretch

    def around(self, position: int) -> tuple[int | None, int | None]:
        """The articles of the last stretch that begins at or before `position`, and the next."""
        index = bisect_right(self._starts, position)
        before = self._stretch(index - 1).article if index else None
        after = self._stretch(index).article if index < len(self._runs) else None
        return before, after

    def place_at(self, position: int) -> Place | None:
        """The place whose character stands at `position`, else the nearest before, else after."""
        if not self._runs:
            return None
        for stretch in self.between(position, position + 1):
            offset = stretch.offset + position - stretch.start
            return Place(stretch.article, stretch.paragraph, offset)
        index = bisect_right(self._starts, position) - 1
        last = self._stretch(max(index, 0))
        beyond = last.end - last.start if index >= 0 else 0
        return Place(last.article, last.paragraph, last.offset + beyond)

    def _stretch(self, number: int) -> Stretch:
        run, owner = self._runs[number], self._owners[number]
        article = bisect_right(self._firsts, owner) - 1
        end = run.source_start + run.end - run.start
        return Stretch(run.source_start, end, article, owner - self._firsts[article], run.start)


def find_all(articles: Articles, *, by_origin: bool) -> Where:
    """All stretches of `articles`; of the articles as they came where not `by_origin`."""
    runs: list[Run] = []
    owners = array("q")
    firsts: list[int] = []
    owner = 0
    for article in articles:
        firsts.append(owner)
        for paragraph in article.paragraphs:
            for run in paragraph.origin if by_origin else paragraph.before:
                runs.append(run)
                owners.append(owner)
            owner += 1
    return Where(runs, owners, firsts)


def source_position(paragraph: RepairParagraph, offset: int, *, by_origin: bool) -> int | None:
    """Where the character at `offset` stands, or else the nearest that came from there."""
    runs: tuple[Run, ...] = paragraph.origin if by_origin else paragraph.before
    if not runs:
        return None
    run = next((run for run in runs if offset < run.end), runs[-1])
    return run.source_start + min(max(offset - run.start, 0), run.end - run.start)
