"""Which paragraph of which article stands where in the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

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
    """The stretches of a source in its own order. Positions are code points."""

    def __init__(self, stretches: list[tuple[int, int, int, int, int]]) -> None:
        # Plain tuples: a large source has tens of thousands of them after every step.
        self._stretches = sorted(stretches)
        self._starts = [stretch[0] for stretch in self._stretches]
        self._furthest = list(accumulate((stretch[1] for stretch in self._stretches), max))

    def between(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that share a character with `[start, end)`."""
        first = bisect_right(self._furthest, start)
        for stretch in self._stretches[first : bisect_left(self._starts, end)]:
            if stretch[1] > start:
                yield Stretch(*stretch)

    def around(self, position: int) -> tuple[int | None, int | None]:
        """The articles of the last stretch that begins at or before `position`, and the next."""
        index = bisect_right(self._starts, position)
        before = self._stretches[index - 1][2] if index else None
        after = self._stretches[index][2] if index < len(self._stretches) else None
        return before, after

    def place_at(self, position: int) -> Place | None:
        """The place whose character stands at `position`, else the nearest before, else after."""
        if not self._stretches:
            return None
        for stretch in self.between(position, position + 1):
            offset = stretch.offset + position - stretch.start
            return Place(stretch.article, stretch.paragraph, offset)
        index = bisect_right(self._starts, position) - 1
        start, end, article, paragraph, offset = self._stretches[max(index, 0)]
        return Place(article, paragraph, offset + (end - start if index >= 0 else 0))


def find_all(articles: Articles, *, by_origin: bool) -> Where:
    """All stretches of `articles`; of the articles as they came where not `by_origin`."""
    return Where(
        [
            (
                run.source_start,
                run.source_start + run.end - run.start,
                article_number,
                number,
                run.start,
            )
            for article_number, article in enumerate(articles)
            for number, paragraph in enumerate(article.paragraphs)
            for run in (paragraph.origin if by_origin else paragraph.before)
        ]
    )


def source_position(paragraph: RepairParagraph, offset: int, *, by_origin: bool) -> int | None:
    """Where the character at `offset` stands, or else the nearest that came from there."""
    runs: tuple[Run, ...] = paragraph.origin if by_origin else paragraph.before
    if not runs:
        return None
    run = next((run for run in runs if offset < run.end), runs[-1])
    return run.source_start + min(max(offset - run.start, 0), run.end - run.start)
