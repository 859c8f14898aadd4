"""What a reader takes as one: the word, sentence or paragraph around a character.

Positions are code points of the article.
"""

from bisect import bisect_right
from collections.abc import Callable
from enum import IntEnum

from gui.reader.galley import Galley
from text.sentences import sentence_ends

WordBounds = Callable[[str], tuple[int, ...] | None]


class Extent(IntEnum):
    """From the smallest stretch to the largest."""

    WORD = 1
    SENTENCE = 2
    PARAGRAPH = 3
    ARTICLE = 4


class Stretches:
    """Finds stretches in what a galley shows."""

    def __init__(self, galley: Galley, word_bounds: WordBounds) -> None:
        self._galley = galley
        self._word_bounds = word_bounds

    def at(self, index: int, extent: Extent) -> tuple[int, int]:
        """The stretch of `extent` around the character at `index`."""
        find = {
            Extent.WORD: self.word_at,
            Extent.SENTENCE: self.sentence_at,
            Extent.PARAGRAPH: self.paragraph_at,
            Extent.ARTICLE: self._article_at,
        }
        return find[extent](index)

    def larger(self, start: int, end: int) -> tuple[int, int] | None:
        """The smallest stretch that holds `[start, end)` and more; None for the whole article."""
        for extent in Extent:
            left, right = self.at(start, extent)
            if left <= start and end <= right and (left, right) != (start, end):
                return left, right
        return None

    def words_of(self, number: int) -> tuple[int, ...] | None:
        """Word bounds in block `number`; None until they are known."""
        block = self._galley.blocks[number]
        return self._word_bounds(self._galley.text[block.start : block.end])

    def sentences_of(self, number: int) -> list[int]:
        """Where the sentences of block `number` end."""
        block = self._galley.blocks[number]
        ends = sentence_ends(self._galley.text[block.start : block.end])
        return [block.start + end for end in ends]

    def word_at(self, index: int) -> tuple[int, int]:
        """The word around the character at `index`; that character until words are known."""
        galley = self._galley
        if not galley.text:
            return 0, 0
        number = galley.block_of(min(index, len(galley.text) - 1))
        block = galley.blocks[number]
        inside = min(index, block.end - 1) - block.start
        if inside < 0:
            return block.start, block.start
        bounds = self.words_of(number)
        layout = galley.layout(number)
        if bounds is None:
            end = layout.step(block.start + inside, forward=True)
            return layout.step(end, forward=False), end
        last = bisect_right(bounds, inside)
        first = last - 1
        while not layout.is_stop(block.start + bounds[first]):
            first -= 1
        while not layout.is_stop(block.start + bounds[last]):
            last += 1
        return block.start + bounds[first], block.start + bounds[last]

    def sentence_at(self, index: int) -> tuple[int, int]:
        """The sentence around the character at `index`, without the blanks behind it."""
        galley = self._galley
        if not galley.text:
            return 0, 0
        number = galley.block_of(min(index, len(galley.text) - 1))
        block, ends = galley.blocks[number], self.sentences_of(number)
        place = min(bisect_right(ends, index), len(ends) - 1)
        if place < 0:
            return block.start, block.start
        start = ends[place - 1] if place else block.start
        return start, start + len(galley.text[start : ends[place]].rstrip())

    def paragraph_at(self, index: int) -> tuple[int, int]:
        """The paragraph around the character at `index`."""
        blocks = self._galley.blocks
        if not blocks:
            return 0, 0
        first = last = self._galley.block_of(index)
        while not blocks[first].opens:
            first -= 1
        while not blocks[last].closes:
            last += 1
        return blocks[first].start, blocks[last].end

    def _article_at(self, _: int) -> tuple[int, int]:
        return 0, len(self._galley.text)
