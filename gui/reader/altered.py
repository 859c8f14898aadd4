"""Where the text of the open article was altered: what lies before and after it stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gui.reader.blocks import Block
from text.differences import same_ends


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
            moved = before._replace(start=before.start + self.shift, end=before.end + self.shift)
            if before.start < self.old_end or moved != new[-back]:
                return
            yield len(old) - back, len(new) - back


def altered(old: str, new: str) -> Altered:
    """The smallest stretch in which two texts differ."""
    head, tail = same_ends(old, new)
    return Altered(head, len(old) - tail, len(new) - tail)
