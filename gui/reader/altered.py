"""Where the text of the open article was altered: what lies before and after it stays."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from gui.reader.blocks import Block


@dataclass(frozen=True, slots=True)
class Altered:
    """`old[start:old_end]` became `new[start:new_end]`; all else is the same."""

    start: int
    old_end: int
    new_end: int

    @property
    def shift(self) -> int:
        """How far what follows has moved."""
        return self.new_end - self.old_end

    def position(self, position: int) -> int:
        """Where a place of the old text is in the new one."""
        if position >= self.old_end:
            return position + self.shift
        return min(position, self.start)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the old text is; what was put in within it belongs to it."""
        if self.old_end <= start:
            return start + self.shift, end + self.shift
        if end <= self.start:
            return start, end
        return min(start, self.start), end + self.shift if self.old_end <= end else self.new_end

    def same_blocks(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
        """Pairs of places of a block that is the same in `old` and `new` but for its position."""
        head = 0
        for before, after in zip(old, new, strict=False):
            if before != after or before.end > self.start:
                break
            yield head, head
            head += 1
        for back in range(1, min(len(old), len(new)) - head + 1):
            before = old[-back]
            moved = replace(before, start=before.start + self.shift, end=before.end + self.shift)
            if before.start < self.old_end or moved != new[-back]:
                return
            yield len(old) - back, len(new) - back


def altered(old: str, new: str) -> Altered:
    """The smallest stretch in which two texts differ."""
    shorter = min(len(old), len(new))
    start = _reach(lambda size: old[:size] == new[:size], shorter)
    end = _reach(lambda size: old[len(old) - size :] == new[len(new) - size :], shorter - start)
    return Altered(start, len(old) - end, len(new) - end)


def _reach(is_alike: Callable[[int], bool], longest: int) -> int:
    """The largest size at which two ends of texts are alike; by halving, as texts may be long."""
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if is_alike(middle):
            low = middle
        else:
            high = middle - 1
    return low
