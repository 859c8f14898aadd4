"""An article cut into the pieces that are laid out one at a time."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QTextBoundaryFinder

from gui.reader.offsets import OffsetMap
from text.article import Paragraph

LONGEST = 3000
"""Code points in a block at most: a paragraph beyond that is laid out in several."""

_HAN_PAIR = re.compile("[一-鿿]{2}")
_SENTENCE_END = re.compile("[。！？；!?;…][”’」』）)]*")


class Block(NamedTuple):
    """`text[start:end]`, a paragraph or a part of one; it holds no line feed.

    `opens` and `closes` say whether the paragraph begins and ends with this block.
    """

    start: int
    end: int
    kind: str
    opens: bool = True
    closes: bool = True


def cut_blocks(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Block, ...]:
    """The blocks of an article in reading order; what no paragraph covers is body."""
    if not text:
        return ()
    blocks: list[Block] = []
    position = 0
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        if position < start:
            blocks.extend(_uncovered(text, position, start))
        line_feed = text.find("\n", start, end + 1)
        if (line_feed == end or line_feed < 0) and end - start <= LONGEST:
            blocks.append(Block(start, end, paragraph.kind))
        else:
            blocks.extend(_lines(text, start, end, paragraph.kind))
        position = end + 1 if line_feed == end else end + _ends_line(text, end)
    if position <= len(text):
        blocks.extend(_uncovered(text, position, len(text) + 1))
    return tuple(blocks)


def _ends_line(text: str, position: int) -> bool:
    return text[position : position + 1] in ("\n", "")


def _uncovered(text: str, start: int, end: int) -> Iterator[Block]:
    return _lines(text, start, end - _ends_line(text, end - 1), "body")


def _lines(text: str, start: int, end: int, kind: str) -> Iterator[Block]:
    while True:
        line_feed = text.find("\n", start, end)
        yield from _slices(text, start, end if line_feed < 0 else line_feed, kind)
        if line_feed < 0:
            return
        start = line_feed + 1


def _slices(text: str, start: int, end: int, kind: str) -> Iterator[Block]:
    opens = True
    while end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield Block(start, cut, kind, opens, closes=False)
        start, opens = cut, False
    yield Block(start, end, kind, opens)


def _cut(text: str, start: int, limit: int) -> int:
    """Where a block that would run to `limit` ends: after a sentence, or between Han characters.

    What a reader sees as one character stays whole, unless it is longer than a block may be.
    """
    part = text[start : limit + 1]
    offsets = OffsetMap(part)
    characters = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, part)

    def parts_characters(cut: int) -> bool:
        characters.setPosition(offsets.to_qt(cut - start))
        return characters.isAtBoundary()

    tail = start + LONGEST // 2
    ends = [hit.end() for hit in _SENTENCE_END.finditer(text, tail, limit)]
    between_han = (cut for cut in range(limit, tail, -1) if _HAN_PAIR.match(text, cut - 1))
    cuts = chain(reversed(ends), between_han, range(limit, start, -1))
    return next(filter(parts_characters, cuts), limit)
