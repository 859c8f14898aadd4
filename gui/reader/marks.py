"""The spans of the open article as sorted arrays: which lie in a stretch, and how deep."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Mark:
    """A span as the page needs it: code points of the article, half-open.

    `flagged`: its words were changed, and a person should look at it again.
    """

    start: int
    end: int
    id: int
    tag_id: int
    flagged: bool = False

    @property
    def length(self) -> int:
        """Code points in it."""
        return self.end - self.start


class Marks:
    """The marks of an article, sorted by start; outer before inner."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=_order)
        self._by_id = {mark.id: mark for mark in self._marks}
        self._index()

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def __getitem__(self, index: int) -> Mark:
        return self._marks[index]

    def add(self, mark: Mark) -> None:
        """Take one more mark."""
        place = self._place(mark)
        self._marks.insert(place, mark)
        self._by_id[mark.id] = mark
        self._starts.insert(place, mark.start)
        self._furthest.insert(place, 0)
        self._reach_from(place)

    def remove(self, mark: Mark) -> None:
        """Let `mark` go. Raises ValueError where it isn't held."""
        place = self._place(mark)
        if place == len(self._marks) or self._marks[place] != mark:
            raise ValueError(mark)
        del self._by_id[mark.id], self._marks[place], self._starts[place], self._furthest[place]
        self._reach_from(place)

    def with_id(self, mark_id: int) -> Mark | None:
        """The mark of a span, None where it isn't held."""
        return self._by_id.get(mark_id)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Marks that share a character with `[start, end)`, in order."""
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def at(self, index: int) -> list[Mark]:
        """Marks over the character at `index`, or that end there; the innermost first."""
        inside = self.overlapping(index, index + 1)
        touching = [mark for mark in self.overlapping(index - 1, index) if mark.end == index]
        return sorted(inside, key=_inner_first) + sorted(touching, key=_inner_first)

    def after(self, mark: Mark | None, position: int) -> Mark | None:
        """The mark that follows `mark` in order; without one, the first from `position` on."""
        index = bisect_left(self._starts, position) if mark is None else self._place(mark) + 1
        return self._marks[index] if index < len(self._marks) else None

    def before(self, mark: Mark | None, position: int) -> Mark | None:
        """The mark that precedes `mark` in order; without one, the last before `position`."""
        index = bisect_left(self._starts, position) if mark is None else self._place(mark)
        return self._marks[index - 1] if index else None

    def _place(self, mark: Mark) -> int:
        return bisect_left(self._marks, _order(mark), key=_order)

    def _index(self) -> None:
        self._starts = [mark.start for mark in self._marks]
        self._furthest = list(accumulate((mark.end for mark in self._marks), max))

    def _reach_from(self, place: int) -> None:
        """Mend `_furthest` (the furthest end so far) from `place` on, as far as it moved."""
        reach = self._furthest[place - 1] if place else 0
        for index in range(place, len(self._marks)):
            reach = max(reach, self._marks[index].end)
            if index > place and self._furthest[index] == reach:
                return
            self._furthest[index] = reach


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.id


def _inner_first(mark: Mark) -> tuple[int, int, int]:
    return mark.length, mark.start, -mark.id


def levels(marks: Sequence[Mark]) -> dict[int, int]:
    """Mark id → underline level: 0 lies next to the text, every mark below those it holds.

    Marks that share no character may share a level.
    """
    taken: list[list[Mark]] = []
    result: dict[int, int] = {}
    for mark in sorted(marks, key=_inner_first):
        lowest = 0
        for level, others in enumerate(taken):
            if any(mark.start < other.end and other.start < mark.end for other in others):
                lowest = level + 1
        if lowest == len(taken):
            taken.append([])
        taken[lowest].append(mark)
        result[mark.id] = lowest
    return result
