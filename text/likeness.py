"""How much alike two texts are; and sketches, by which those that are alike find each other.

Blanks, punctuation, case and width don't count.
"""

import re
from functools import cache
from typing import Final
from zlib import crc32

from text.search import fold

SHORTEST: Final = 50  # characters that count; below that nothing is called alike
PIECES: Final = 16
_GRAM: Final = 5
_SHORTEST_PIECE: Final = 3
_DROPPED: Final = re.compile(r"[\W_]+")


def likeness(text: str, other: str) -> float:
    """0 to 1: which share of the five-character sequences of the longer text both have."""
    grams, others = _grams(text), _grams(other)
    longest = max(len(grams), len(others))
    return len(grams & others) / longest if longest else 0.0


def sketch(text: str) -> tuple[int, ...]:
    """`sketch_of_key` of any text."""
    return sketch_of_key(fold(text))


def sketch_of_key(key: str) -> tuple[int, ...]:
    """At most PIECES ascending numbers of 32 bits for the text whose `text.search.fold` is `key`;
    none for a text that is too short.

    The text is cut behind certain characters, a sixth of all, so that a change in one place
    alters the pieces next to it only; the sketch holds the lowest numbers that pieces stand for.
    Texts of a likeness of one half or more nearly always share some of them. Kept in libraries:
    what it gives must stay the same (see docs/decisions).
    """
    letters = _DROPPED.sub("", key)
    if len(letters) < SHORTEST:
        return ()
    pieces = {piece for piece in _piece().findall(letters) if len(piece) >= _SHORTEST_PIECE}
    return tuple(sorted({crc32(piece.encode()) for piece in pieces})[:PIECES])


def _grams(text: str) -> set[str]:
    letters = _DROPPED.sub("", fold(text))
    return {letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1)}


@cache
def _piece() -> "re.Pattern[str]":
    """What ends with one of the characters behind which a text is cut; its last part may not."""
    ranges = ((0xFF10, 0xFF1A), (0xFF41, 0xFF5B), (0x3400, 0xA000), (0xAC00, 0xD7A4))
    ends = "".join(
        chr(code)
        for first, behind in ranges
        for code in range(first, behind)
        if (code * 2654435761 >> 16) % 6 == 0
    )
    return re.compile(f"[^{ends}]*[{ends}]|[^{ends}]+$")
