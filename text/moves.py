"""Where stretches of a text go when only parts of it stay: after a correction, after a new cut.

Every position is a code point, half-open.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """`old[start:end]` stands in the new text from `new_start` on.

    The runs of a pair of texts are disjoint in both and ascend in the old one; in the new one
    they may stand in any order.
    """

    start: int
    end: int
    new_start: int

    @property
    def new_end(self) -> int:
        """Where the run ends in the new text."""
        return self.new_start + self.end - self.start


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a stretch went, never empty.

    `intact`: all of its characters are there, in a row, and nothing between them. `sure`: its
    words may be others, but it begins and ends where it did; otherwise a person should look.
    """

    start: int
    end: int
    intact: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class _Gap:
    """`old[start:end]` went; `new` stands in its place, None where no place can be named."""

    start: int
    end: int
    new: tuple[int, int] | None


class Moves:
    """What became of `old` in `new`, of which `kept` are the runs that stayed.

    Raises ValueError for runs that are empty, overlap, do not ascend, or stand on other
    characters in `new` than in `old`.
    """

    def __init__(self, old: str, new: str, kept: Iterable[Kept]) -> None:
        self.old, self.new = old, new
        self.kept = joined(kept)
        _check(old, new, self.kept)
        self._starts = [run.start for run in self.kept]
        # Gap i lies before run i, the last one behind the last run.
        self._gaps = tuple(_gaps(self.kept, len(old), len(new)))

    def moved(self, start: int, end: int) -> Moved:
        """Where `old[start:end]` is now.

        What was replaced within it, up to its very edges, belongs to it. Where more was
        replaced than lies within, it keeps what is left of it; where nothing is, it stands on
        what came instead, or else on the nearest character that stayed. Raises ValueError
        where the stretch is empty or the new text is.
        """
        if not (0 <= start < end <= len(self.old) and self.new):
            raise ValueError((start, end))
        chain, is_whole = self._chain(start, end)
        if chain:
            left, left_sure = self._left(chain[0], start, end)
            right, right_sure = self._right(chain[-1], start, end)
            intact = chain[0].start <= start and end <= chain[0].end
            return Moved(left, right, intact, is_whole and left_sure and right_sure)
        gap = self._gaps[bisect_right(self._starts, start)]
        if gap.new and gap.new[0] < gap.new[1]:
            return Moved(*gap.new, intact=False, sure=(gap.start, gap.end) == (start, end))
        place = self._nearest(start, end)
        return Moved(place, place + 1, intact=False, sure=False)

    def position(self, position: int) -> int:
        """Where a caret before the character at `position` stands now."""
        if position >= len(self.old):
            return len(self.new)
        index = bisect_right(self._starts, position)
        if index and position < self.kept[index - 1].end:
            run = self.kept[index - 1]
            return run.new_start + position - run.start
        gap = self._gaps[index]
        if gap.new:
            return gap.new[0]
        return self.kept[index].new_start if index < len(self.kept) else len(self.new)

    def kept_of(self, start: int, end: int) -> int:
        """How many characters of `old[start:end]` stayed."""
        return sum(min(run.end, end) - max(run.start, start) for run in self._within(start, end))

    def _within(self, start: int, end: int) -> Sequence[Kept]:
        """The runs that hold a character of `[start, end)`."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.kept[first].end <= start:
            first += 1
        return self.kept[first : bisect_left(self._starts, end)]

    def _chain(self, start: int, end: int) -> tuple[Sequence[Kept], bool]:
        """The runs on which the stretch stands from now on, and whether these are all it had.

        Runs between which other parts of the old text now stand are not one stretch any more:
        the longest row of them counts, the first of equals.
        """
        runs = self._within(start, end)
        first = bisect_left(self._starts, runs[0].start) if runs else 0
        chains: list[list[Kept]] = []
        for index, run in enumerate(runs, first):
            if chains and self._gaps[index].new is not None:
                chains[-1].append(run)
            else:
                chains.append([run])

        def length(chain: Sequence[Kept]) -> int:
            return sum(min(run.end, end) - max(run.start, start) for run in chain)

        return max(chains, key=length, default=()), len(chains) == 1

    def _left(self, run: Kept, start: int, end: int) -> tuple[int, bool]:
        if run.start <= start:
            return run.new_start + start - run.start, True
        gap = self._gaps[bisect_left(self._starts, run.start)]
        if gap.new and start == gap.start and gap.end <= end:
            return gap.new[0], True
        return run.new_start, False

    def _right(self, run: Kept, start: int, end: int) -> tuple[int, bool]:
        if run.end >= end:
            return run.new_start + end - run.start, True
        gap = self._gaps[bisect_left(self._starts, run.start) + 1]
        if gap.new and end == gap.end and start <= gap.start:
            return gap.new[1], True
        return run.new_end, False

    def _nearest(self, start: int, end: int) -> int:
        """The new place of the kept character that is nearest to a stretch that went whole.

        No blank where there is another; on the same line where that is possible; of equals the
        one before.
        """
        before = self._neighbours(start, forward=False)
        after = self._neighbours(end, forward=True)
        candidates = [at for at in (*before, *after) if at is not None]

        def rank(old_at: int) -> tuple[bool, bool, int, int]:
            between = self.old[end : old_at + 1] if old_at >= end else self.old[old_at:start]
            return self.old[old_at].isspace(), "\n" in between, len(between), old_at

        return self.position(min(candidates, key=rank))

    def _neighbours(self, edge: int, *, forward: bool) -> Iterator[int | None]:
        """The nearest kept character on one side of `edge`, and the nearest that isn't blank."""
        nearest = visible = None
        for at in self._kept_from(edge, forward=forward):
            nearest = at if nearest is None else nearest
            if not self.old[at].isspace():
                visible = at
                break
        yield nearest
        yield visible

    def _kept_from(self, edge: int, *, forward: bool) -> Iterator[int]:
        index = bisect_left(self._starts, edge)
        if forward:
            for run in self.kept[index:]:
                yield from range(run.start, run.end)
        else:
            for run in reversed(self.kept[:index]):
                yield from range(run.end - 1, run.start - 1, -1)


def joined(kept: Iterable[Kept]) -> tuple[Kept, ...]:
    """The same runs, with those that lie side by side in both texts made one."""
    runs: list[Kept] = []
    for run in kept:
        if runs and (runs[-1].end, runs[-1].new_end) == (run.start, run.new_start):
            runs[-1] = Kept(runs[-1].start, run.end, runs[-1].new_start)
        else:
            runs.append(run)
    return tuple(runs)


def _gaps(kept: Sequence[Kept], old_length: int, new_length: int) -> Iterator[_Gap]:
    order = sorted(range(len(kept)), key=lambda index: kept[index].new_start)
    follower = dict(zip([-1, *order], [*order, len(kept)], strict=True))
    for index in range(len(kept) + 1):
        start = kept[index - 1].end if index else 0
        end = kept[index].start if index < len(kept) else old_length
        if follower[index - 1] != index:
            yield _Gap(start, end, None)
            continue
        new_start = kept[index - 1].new_end if index else 0
        new_end = kept[index].new_start if index < len(kept) else new_length
        yield _Gap(start, end, (new_start, new_end))


def _check(old: str, new: str, kept: Sequence[Kept]) -> None:
    reached = 0
    for run in kept:
        if not (reached <= run.start < run.end <= len(old) and run.new_start >= 0):
            raise ValueError(f"{run} does not follow {reached} in a text of {len(old)}")
        if old[run.start : run.end] != new[run.new_start : run.new_end]:
            raise ValueError(f"{run} stands on other characters")
        reached = run.end
    reached = 0
    for run in sorted(kept, key=lambda kept: kept.new_start):
        if run.new_start < reached:
            raise ValueError(f"{run} stands where another run does")
        reached = run.new_end
