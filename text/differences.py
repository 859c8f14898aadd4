"""Where two versions of a text differ: first by sentence, then by character inside those."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final

Stretch = tuple[int, int]

_SENTENCE: Final = re.compile(r".+?(?:[。！？!?；;：:，,\n]+[”’」』）)]*|$)|\n+", re.DOTALL)
_LONGEST: Final = 200
"""Characters; a longer sentence is cut, so that a text without any stop stays quick."""
_CELLS: Final = 250_000
"""The most comparisons of characters worth making inside one stretch that differs."""
_BRIDGE: Final = 2
"""An agreement of so few characters between two differences is chance."""


@dataclass(frozen=True, slots=True)
class Differences:
    """`first` and `second` are the stretches that only one of the texts has.

    `anchors` are pairs of positions from which both run alike, in order, for showing them side
    by side; the first is (0, 0).
    """

    first: tuple[Stretch, ...]
    second: tuple[Stretch, ...]
    anchors: tuple[tuple[int, int], ...]


def differences(first: str, second: str) -> Differences:
    """What sets `first` and `second` apart; half-open stretches in code points, disjoint."""
    old, new = _sentences(first), _sentences(second)
    starts = [*accumulate(map(len, old), initial=0)], [*accumulate(map(len, new), initial=0)]
    gone: list[Stretch] = []
    come: list[Stretch] = []
    anchors = [(0, 0)]
    for op, a, b, c, d in _steps(old, new):
        left, right = (starts[0][a], starts[0][b]), (starts[1][c], starts[1][d])
        if op == "equal":
            anchors += zip(starts[0][a:b], starts[1][c:d], strict=True)
            continue
        for one, other in _inside(first, second, left, right):
            gone.append(one)
            come.append(other)
    return Differences(_tidy(gone), _tidy(come), tuple(dict.fromkeys(anchors)))


def same_ends(first: Sequence[object], second: Sequence[object]) -> tuple[int, int]:
    """How much of two texts, or of two rows, is the same at the head, and of the rest at the tail.

    By halving, as they may be long.
    """
    old, new = len(first), len(second)
    head = _reach(lambda low, high: first[low:high] == second[low:high], min(old, new))
    tail = _reach(
        lambda low, high: first[old - high : old - low] == second[new - high : new - low],
        min(old, new) - head,
    )
    return head, tail


def _reach(is_same: Callable[[int, int], bool], longest: int) -> int:
    """How far two things are the same, of which `is_same` compares a part."""
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _sentences(text: str) -> list[str]:
    return [
        sentence[at : at + _LONGEST]
        for sentence in _SENTENCE.findall(text)
        for at in range(0, len(sentence), _LONGEST)
    ]


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    # autojunk keeps a sentence that comes back hundreds of times from costing the square of that
    return SequenceMatcher(None, old, new, autojunk=True).get_opcodes()


def _inside(
    first: str, second: str, left: Stretch, right: Stretch
) -> Iterator[tuple[Stretch, Stretch]]:
    """The differences inside two stretches that correspond; all of them where that is quick."""
    (a, b), (c, d) = left, right
    head, tail = same_ends(first[a:b], second[c:d])
    a, b, c, d = a + head, b - tail, c + head, d - tail
    if (b - a) * (d - c) > _CELLS or a == b or c == d:
        yield (a, b), (c, d)
        return
    steps = SequenceMatcher(None, first[a:b], second[c:d], autojunk=False).get_opcodes()
    for op, i, j, k, m in steps:
        if op != "equal" or j - i <= _BRIDGE:
            yield (a + i, a + j), (c + k, c + m)


def _tidy(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Without empty ones, and those that touch as one."""
    found: list[Stretch] = []
    for start, end in stretches:
        if start == end:
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
