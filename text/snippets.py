"""A stretch of a text with the words around it."""

from typing import NamedTuple


class Snippet(NamedTuple):
    """`words` with what stands before and behind them, on one line; an ellipsis where more does."""

    before: str
    words: str
    behind: str


def snippet(text: str, start: int, end: int, room: int = 16) -> Snippet:
    """`[start, end)` with at most `room` code points of its paragraph on either side."""
    first = max(text.rfind("\n", 0, start) + 1, start - room)
    paragraph_end = text.find("\n", end)
    last = min(len(text) if paragraph_end < 0 else paragraph_end, end + room)
    before, behind = _line(text[first:start]).lstrip(), _line(text[end:last]).rstrip()
    cut_before = first > 0 and text[first - 1] != "\n"
    cut_behind = last < len(text) and text[last] != "\n"
    return Snippet("…" * cut_before + before, _line(text[start:end]), behind + "…" * cut_behind)


def _line(text: str) -> str:
    return " ".join(text.split("\n"))
