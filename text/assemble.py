"""Pieces of a source put together as one article whose every character knows where it came from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from text.article import ArticleDraft, Paragraph, Run

# What a stored text may not hold: other line ends than \n, NUL, halves of surrogate pairs.
NORMALISED = re.compile("\r\n?|[\0\ud800-\udfff]")
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Piece:
    """`source[start:end]`, after `glue` that the source doesn't have."""

    start: int
    end: int
    glue: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph to be: its kind and what it is made of."""

    kind: str
    pieces: tuple[Piece, ...]


def assemble(
    source: str, parts: Sequence[Part], kind: str = "article", title: str = "", byline: str = ""
) -> ArticleDraft:
    """`parts` as paragraphs joined by a line feed.

    `origin` holds maximal runs; what was normalised, glue and the line feeds lie in none.
    """
    builder = _Builder()
    paragraphs: list[Paragraph] = []
    for part in parts:
        if paragraphs:
            builder.add("\n")
        start = builder.length
        for piece in part.pieces:
            builder.add(piece.glue)
            builder.add_range(source, piece.start, piece.end)
        paragraphs.append(Paragraph(start, builder.length, part.kind))
    return ArticleDraft(builder.text(), tuple(paragraphs), tuple(builder.runs), kind, title, byline)


def text_of(source: str, pieces: Iterable[Piece]) -> str:
    """The text that `pieces`, none of which goes beyond a line, make in an article."""
    found = "".join(piece.glue + source[piece.start : piece.end] for piece in pieces)
    return NORMALISED.sub(REPLACEMENT, found)


class _Builder:
    """A growing text and its runs."""

    def __init__(self) -> None:
        self.length = 0
        self.runs: list[Run] = []
        self._texts: list[str] = []

    def text(self) -> str:
        return "".join(self._texts)

    def add(self, text: str) -> None:
        self._texts.append(text)
        self.length += len(text)

    def add_range(self, source: str, start: int, end: int) -> None:
        at = start
        for match in NORMALISED.finditer(source, start, end):
            self._add_exact(source, at, match.start())
            self.add("\n" if match[0][0] == "\r" else REPLACEMENT)
            at = match.end()
        self._add_exact(source, at, end)

    def _add_exact(self, source: str, start: int, end: int) -> None:
        if start == end:
            return
        begin = self.length
        self.add(source[start:end])
        last = self.runs[-1] if self.runs else None
        if last and last.end == begin and last.source_start + last.end - last.start == start:
            self.runs[-1] = Run(last.start, self.length, last.source_start)
        else:
            self.runs.append(Run(begin, self.length, start))
