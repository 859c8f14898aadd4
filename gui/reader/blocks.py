"""An article cut into the pieces that are laid out one at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from text.article import Paragraph

LONGEST = 3000
"""Code points in a block at most: a paragraph beyond that is laid out in several."""

_HAN_PAIR = re.compile("[一-鿿]{2}")
_SENTENCE_END = re.compile("[。！？；!?;…][”’」』）)]*")


@dataclass(frozen=True, slots=True)
class Block:
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
    blocks: list[Block] = []
    position = 0
    for paragraph in paragraphs:
        if position < paragraph.start - 1:
            blocks.extend(_lines(text, position, paragraph.start - 1, "body"))
        if (
            paragraph.end - paragraph.start <= LONGEST
            and "\n" not in text[paragraph.start : paragraph.end]
        ):
            blocks.append(Block(paragraph.start, paragraph.end, paragraph.kind))
        else:
            blocks.extend(_lines(text, paragraph.start, paragraph.end, paragraph.kind))
        position = paragraph.end + 1
    if position < len(text):
        blocks.extend(_lines(text, position, len(text), "body"))
    return tuple(blocks)


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
    """Where a block that would run to `limit` ends: after a sentence, or between Han characters."""
    tail = start + LONGEST // 2
    ends = [hit.end() for hit in _SENTENCE_END.finditer(text, tail, limit)]
    if ends:
        return ends[-1]
    between_han = (cut for cut in range(limit, tail, -1) if _HAN_PAIR.match(text, cut - 1))
    return next(between_han, limit)
