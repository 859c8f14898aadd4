"""The spans of the open article as sorted arrays: which lie in a stretch, and how deep."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import maxsize


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


class _Row:
    """Marks sorted by start, outer before inner."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.starts = [mark.start for mark in marks]

    def place(self, mark: Mark) -> int:
        """Where `mark` is, or would stand."""
        return bisect_left(self.marks, _order(mark), key=_order)

    def add(self, mark: Mark) -> None:
        """Take one more."""
        place = self.place(mark)
        self.marks.insert(place, mark)
        self.starts.insert(place, mark.start)

    def remove(self, mark: Mark) -> None:
        """Let one go. Raises ValueError where it isn't held."""
        place = self.place(mark)
        if self.marks[place : place + 1] != [mark]:
            raise ValueError(mark)
        del self.marks[place], self.starts[place]

    def starting(self, first: int, end: int) -> list[Mark]:
        """Marks that start in `[first, end)`."""
        return self.marks[bisect_left(self.starts, first) : bisect_left(self.starts, end)]


REACHES = (64, 2048, 65536, maxsize)
"""Lengths in code points by which marks are filed."""


class Marks:
    """The marks of an article, sorted by start; outer before inner.

    The first row holds every mark, each next one those longer than the reach before it: what
    shares a character with a stretch starts a reach before it, or is one of the few longer ones.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._rows = [_Row(sorted(marks, key=_order))]
        for reach in REACHES[:-1]:
            held = self._rows[-1].marks
            self._rows.append(_Row([mark for mark in held if mark.end - mark.start > reach]))
        self._ids: dict[int, Mark] | None = None

    def __len__(self) -> int:
        return len(self._rows[0].marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._rows[0].marks)

    def __getitem__(self, index: int) -> Mark:
        return self._rows[0].marks[index]

    def add(self, mark: Mark) -> None:
        """Take one more mark."""
        for row in self._rows_of(mark):
            row.add(mark)
        if self._ids is not None:
            self._ids[mark.id] = mark

    def remove(self, mark: Mark) -> None:
        """Let `mark` go. Raises ValueError where it isn't held."""
        for row in self._rows_of(mark):
            row.remove(mark)
        if self._ids is not None:
            del self._ids[mark.id]

    def with_id(self, mark_id: int) -> Mark | None:
        """The mark of a span, None where it isn't held."""
        if self._ids is None:
            self._ids = {mark.id: mark for mark in self}
        return self._ids.get(mark_id)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Marks that share a character with `[start, end)`, in order."""
        parts = []
        for row, reach in zip(self._rows, REACHES, strict=True):
            first = max(start - reach, 0)
            parts.append([mark for mark in row.starting(first, end) if mark.end > start])
            end = first
        return [mark for part in reversed(parts) for mark in part]

    def starting(self, first: int, end: int) -> list[Mark]:
        """Marks that start in `[first, end)`, in order."""
        return self._rows[0].starting(first, end)

    def at(self, index: int) -> list[Mark]:
        """Marks over the character at `index`, or that end there; the innermost first."""
        inside = self.overlapping(index, index + 1)
        touching = [mark for mark in self.overlapping(index - 1, index) if mark.end == index]
        return sorted(inside, key=_inner_first) + sorted(touching, key=_inner_first)

    def after(self, mark: Mark | None, position: int) -> Mark | None:
        """The mark that follows `mark` in order; without one, the first from `position` on."""
        row = self._rows[0]
        index = bisect_left(row.starts, position) if mark is None else row.place(mark) + 1
        return row.marks[index] if index < len(row.marks) else None

    def before(self, mark: Mark | None, position: int) -> Mark | None:
        """The mark that precedes `mark` in order; without one, the last before `position`."""
        row = self._rows[0]
        index = bisect_left(row.starts, position) if mark is None else row.place(mark)
        return row.marks[index - 1] if index else None

    def _rows_of(self, mark: Mark) -> Iterator[_Row]:
        yield self._rows[0]
        for row, reach in zip(self._rows[1:], REACHES, strict=False):
            if mark.end - mark.start > reach:
                yield row


def _order(mark: Mark) -> int:
    """`start`, then `-end`, then `id`, as one number: it is compared faster than three."""
    return ((mark.start << 40) - mark.end << 64) + mark.id


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
