"""What a screen reader says at a time: characters, words, sentences, lines, paragraphs.

Utterances of a kind follow one another without a gap; a line feed is a character and a word of
its own, and else belongs to what it ends. Positions are code points of the article.
"""

from bisect import bisect_right

from PySide6.QtGui import QAccessible

from gui.reader.galley import Galley
from gui.reader.stretches import Stretches

Boundary = QAccessible.TextBoundaryType


class Utterances:
    """Finds them in what a galley shows."""

    def __init__(self, galley: Galley, stretches: Stretches) -> None:
        self._galley = galley
        self._stretches = stretches

    def at(self, index: int, boundary: Boundary, *, late: bool = False) -> tuple[int, int]:
        """The one around the character at `index`; at the end of the article, the last one, but
        no character, and nothing behind a line feed.

        `late`: the line that ends at `index` rather than the one that begins there.
        """
        text = self._galley.text
        if boundary is Boundary.NoBoundary:
            return 0, len(text)
        if boundary is Boundary.LineBoundary and text:
            return self._line(index, late=late)
        ends_here = boundary is Boundary.CharBoundary or text[-1:] in ("", "\n")
        if index == len(text) and ends_here:
            return index, index
        find = {
            Boundary.CharBoundary: self._character,
            Boundary.WordBoundary: self._word,
            Boundary.SentenceBoundary: self._sentence,
            Boundary.ParagraphBoundary: self._paragraph,
        }
        return find[boundary](index)

    def before(self, index: int, boundary: Boundary) -> tuple[int, int]:
        """The one before that at `index`; empty at the start of the article."""
        start, _ = self.at(index, boundary)
        return self.at(start - 1, boundary) if start else (0, 0)

    def after(self, index: int, boundary: Boundary) -> tuple[int, int]:
        """The one behind that at `index`; empty at the end of the article."""
        _, end = self.at(index, boundary)
        length = len(self._galley.text)
        return self.at(end, boundary) if end < length else (length, length)

    def _character(self, index: int) -> tuple[int, int]:
        if self._galley.text[index] == "\n":
            return index, index + 1
        layout = self._galley.layout(self._galley.block_of(index))
        end = layout.step(index, forward=True)
        return layout.step(end, forward=False), end

    def _word(self, index: int) -> tuple[int, int]:
        if self._galley.text[index : index + 1] == "\n":
            return index, index + 1
        return self._stretches.word_at(index)

    def _sentence(self, index: int) -> tuple[int, int]:
        number = self._galley.block_of(index)
        block, ends = self._galley.blocks[number], self._stretches.sentences_of(number)
        place = bisect_right(ends, index, hi=max(len(ends) - 1, 0))
        start = ends[place - 1] if place else block.start
        return start, self._with_line_feed(ends[place] if ends else block.end)

    def _line(self, index: int, *, late: bool) -> tuple[int, int]:
        number = self._galley.block_of(index)
        blocks = self._galley.blocks
        if late and number and blocks[number - 1].end == index:
            number -= 1
        layout = self._galley.layout(number)
        line = layout.line_of(index, late=late)
        start = layout.line_bounds(line)[0].position
        if line + 1 < layout.line_count:
            return start, layout.line_bounds(line + 1)[0].position
        return start, self._with_line_feed(blocks[number].end)

    def _paragraph(self, index: int) -> tuple[int, int]:
        start, end = self._stretches.paragraph_at(index)
        return start, self._with_line_feed(end)

    def _with_line_feed(self, end: int) -> int:
        return end + (self._galley.text[end : end + 1] == "\n")
