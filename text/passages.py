"""The paragraphs of a source before anyone asked what they are: blocks, lines, hard wraps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from text.assemble import Piece, text_of
from text.markdown import Line, scan
from text.pages.kinds import CLAUSE_MARK, HAN, ends_sentence

WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0003ffff“”‘’…—·]"
)
WORD = re.compile(r"[A-Za-z0-9'’.,%+-]+|.[，。、；：！？”’）》」』…]*", re.DOTALL)
ENDS_IN_NUMBER = re.compile(r"\d[.,]?$")
LATIN = re.compile(r"[^\W_]")
HAS_HAN = re.compile(f"[{HAN}]")
LEAST_WRAPPED_LINES = 3
LEAST_WRAPPED_COLUMNS = 20
# Beyond the next word, a wrapped line may end this early: marks that may not begin a line.
SLACK_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph to be: what it is made of, and how it stood on the page.

    `level` is 1-6 for a heading; `blanks` counts the blank lines before it, 0 within a block;
    `is_alone` says that its block holds nothing else.
    """

    text: str
    pieces: tuple[Piece, ...]
    level: int = 0
    blanks: int = 0
    is_alone: bool = True


def read_passages(source: str) -> tuple[Passage, ...]:
    """The headings and paragraphs of `source` in order.

    A line is a paragraph, but for the lines of a hard-wrapped block, which are joined.
    """
    return tuple(passage for block in _blocks(source) for passage in _passages_of(source, block))


def glue_between(left: str, right: str) -> str:
    """What joins two parts of a broken paragraph: a blank between Latin words, else nothing."""
    last, first = left[-1:], right[:1]
    if not (_is_latin(first) and (_is_latin(last) or last in ",.;:!?)")):
        return ""
    # A number that a Chinese line was cut in goes on; in Latin text two numbers are two words.
    if first.isdigit() and ENDS_IN_NUMBER.search(left[-2:]) and HAS_HAN.search(left):
        return ""
    return " "


def cut(passage: Passage, at: int) -> tuple[Passage, Passage]:
    """`passage` in two at `at`, the blanks there left out."""
    text = passage.text
    first_end = len(text[:at].rstrip())
    second = len(text) - len(text[at:].lstrip())
    left = _slice(passage.pieces, 0, first_end)
    right = _slice(passage.pieces, second, len(text))
    return (
        replace(passage, text=text[:first_end], pieces=left),
        replace(passage, text=text[second:], pieces=right, blanks=0),
    )


def _slice(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of the characters `start:end` of the text that `pieces` make."""
    found: list[Piece] = []
    at = 0
    for piece in pieces:
        begin = at + len(piece.glue)
        at = begin + piece.end - piece.start
        first, last = max(start, begin), min(end, at)
        if first < last:
            glue = piece.glue if found else ""
            found.append(Piece(piece.start + first - begin, piece.start + last - begin, glue))
    return tuple(found)


def _blocks(source: str) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in scan(source):
        if block and (line.blanks or line.level or block[-1].level):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _passages_of(source: str, block: list[Line]) -> Iterator[Passage]:
    lines = [tuple(Piece(start, end) for start, end in line.pieces) for line in block]
    texts = [text_of(source, pieces) for pieces in lines]
    groups = _wrapped_groups(block, texts) or [[number] for number in range(len(block))]
    for group in groups:
        pieces = list(lines[group[0]])
        for before, number in pairwise(group):
            first, *rest = lines[number]
            glue = glue_between(texts[before], texts[number])
            pieces += [Piece(first.start, first.end, glue), *rest]
        head = block[group[0]]
        blanks = head.blanks if group[0] == 0 else 0
        text = text_of(source, pieces)
        yield Passage(text, tuple(pieces), head.level, blanks, len(groups) == 1)


def _wrapped_groups(block: list[Line], texts: list[str]) -> list[list[int]]:
    """Line numbers by paragraph where `block` was wrapped at a width; [] where it wasn't.

    It was where each line but a paragraph's last had no room for the next word, and most of
    them break a sentence. Where only some lines are indented, those begin paragraphs.
    """
    if len(block) < LEAST_WRAPPED_LINES or any(line.is_broken for line in block):
        return []
    indents = [line.indent for line in block]
    least = min(indents)
    starts = {n for n, indent in enumerate(indents) if indent > least} | {0}
    widths = [indent + _width(text) for indent, text in zip(indents, texts, strict=True)]
    widest = max(widths)
    broken = [n for n in range(len(block) - 1) if n + 1 not in starts]
    if widest < LEAST_WRAPPED_COLUMNS or not broken:
        return []
    for n in broken:
        word = WORD.match(texts[n + 1])
        if widths[n] + (_width(word[0]) if word else 0) + SLACK_COLUMNS < widest:
            return []
    if 2 * sum(ends_sentence(texts[n]) for n in broken) > len(broken):
        return []
    if not any(CLAUSE_MARK.search(text) for text in texts):
        return []
    groups: list[list[int]] = []
    for n in range(len(block)):
        if n in starts:
            groups.append([])
        groups[-1].append(n)
    return groups


def _width(text: str) -> int:
    """Columns of `text`: a Han character takes two."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))


def _is_latin(char: str) -> bool:
    return LATIN.match(char) is not None and WIDE.match(char) is None
