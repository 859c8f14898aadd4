"""The proposed articles as rows of differing height, of which only those in view are laid out.

A row is an article's head or a block of a paragraph; the window's place is kept as a row and an
offset into it, so nothing jumps when a height becomes exact.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from gui.reader.blocks import Block, cut_blocks
from gui.reader.flow import Flow
from gui.reader.layout import BlockLayout
from gui.reader.typography import Typography
from text.article import Paragraph
from text.repair import Articles, Place, RepairParagraph

HEAD_HEIGHT = 62.0
HEAD = -1
BOTTOM_MARGIN = 40
KEPT_LAYOUTS = 240


@dataclass(eq=False, slots=True)
class _Piece:
    """A block with its height, exact once it was laid out; kept from step to step, as most of
    what is on the desk stays as it is.
    """

    paragraph: RepairParagraph | None
    block: Block | None
    height: float


_HEAD = _Piece(None, None, HEAD_HEIGHT)


def _start(piece: _Piece) -> int:
    return piece.block.start if piece.block else 0


@dataclass(frozen=True, slots=True)
class Row:
    """`paragraph` is HEAD for an article's head; else `block` counts in the paragraph's text."""

    number: int
    article: int
    paragraph: int
    block: Block | None


class Column:
    """Rows from top to bottom, and the window that slides over them."""

    def __init__(self, typography: Typography) -> None:
        self._typography = typography
        self._width = 0.0
        self._height = 0.0
        self._articles: Articles = ()
        # By the id of a paragraph, which lives as long as its pieces do.
        self._known: dict[int, tuple[_Piece, ...]] = {}
        self._pieces: list[_Piece] = []
        # Heads and paragraphs counted through: the first row of each, and which are the heads.
        self._firsts: list[int] = []
        self._heads: list[int] = []
        self._flow = Flow()
        self._layouts: OrderedDict[_Piece, BlockLayout] = OrderedDict()
        self._row = 0
        self._offset = 0.0

    # what is set

    def show(self, articles: Articles) -> None:
        """Show other articles; the place of the window is for the caller to say.

        There are no rows until `resize` says how wide they are.
        """
        self._articles = articles
        if not self._width:
            return
        parts: list[tuple[_Piece, ...]] = []
        self._heads = []
        for article in articles:
            self._heads.append(len(parts))
            parts.append((_HEAD,))
            parts += [self._known.get(id(one)) or self._cut(one) for one in article.paragraphs]
        self._firsts = list(accumulate(map(len, parts), initial=0))
        self._pieces = list(chain.from_iterable(parts))
        self._flow = Flow([piece.height for piece in self._pieces])
        self._row = min(self._row, max(len(self._pieces) - 1, 0))
        self._settle()

    def resize(self, width: float, height: float) -> None:
        """Take another width and height; the row at the top stays there."""
        self._height = height
        if width != self._width:
            self._width = width
            self._layouts.clear()
            self._known = {}
            self.show(self._articles)
        self._settle()

    def _cut(self, paragraph: RepairParagraph) -> tuple[_Piece, ...]:
        text, kind = paragraph.text, paragraph.kind
        blocks = cut_blocks(text, (Paragraph(0, len(text), kind),)) or (Block(0, 0, kind),)
        likely = self._typography.estimator(kind, self._width)
        self._known[id(paragraph)] = pieces = tuple(
            _Piece(paragraph, block, likely(block.end - block.start)) for block in blocks
        )
        return pieces

    # rows

    def __len__(self) -> int:
        return len(self._pieces)

    def row(self, number: int) -> Row:
        """Row `number`."""
        part = bisect_right(self._firsts, number) - 1
        article = bisect_right(self._heads, part) - 1
        paragraph = part - self._heads[article] + HEAD
        return Row(number, article, paragraph, self._pieces[number].block)

    def row_of(self, place: Place) -> int:
        """The row of the block that holds `place`."""
        part = self._heads[place.article] + 1 + place.paragraph
        first, behind = self._firsts[part : part + 2]
        return bisect_right(self._pieces, place.offset, first + 1, behind, key=_start) - 1

    def layout(self, number: int) -> BlockLayout | None:
        """Row `number` laid out; None for a head."""
        piece = self._pieces[number]
        if piece.paragraph is None or piece.block is None:
            return None
        held = self._layouts.get(piece)
        if held is not None:
            self._layouts.move_to_end(piece)
            return held
        block = piece.block
        text = piece.paragraph.text[block.start : block.end]
        layout = BlockLayout(text, block, self._typography, self._width)
        self._layouts[piece] = layout
        if len(self._layouts) > KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        piece.height = layout.height
        self._flow.set_height(number, layout.height)
        return layout

    def height(self, number: int) -> float:
        """The exact height of row `number`."""
        layout = self.layout(number)
        return HEAD_HEIGHT if layout is None else layout.height

    def in_view(self) -> Iterator[tuple[float, Row]]:
        """The rows in view with their tops, in pixels from the window's top."""
        top = -self._offset
        for number in range(self._row, len(self._pieces)):
            if top >= self._height:
                return
            yield top, self.row(number)
            top += self.height(number)

    def top_of(self, number: int) -> float:
        """Top of a row in pixels from the window's top; estimated when far away."""
        return self._flow.top(number) - self._flow.top(self._row) - self._offset

    def row_at(self, y: float) -> tuple[int, float]:
        """The row at `y` pixels below the window's top and its top; the nearest one outside."""
        number, top = self._row, -self._offset
        while y < top and number > 0:
            number -= 1
            top -= self.height(number)
        while number < len(self._pieces) - 1 and y >= top + self.height(number):
            top += self.height(number)
            number += 1
        return number, top

    # the window's place

    @property
    def scroll(self) -> float:
        """Pixels from the top of the first row to the top of the window."""
        return self._flow.top(self._row) + self._offset

    @property
    def scroll_end(self) -> float:
        """The largest value of `scroll`."""
        return max(0.0, self._flow.total + BOTTOM_MARGIN - self._height)

    def scroll_by(self, pixels: float) -> None:
        """Slide the window down by `pixels`, exactly."""
        self._offset += pixels
        self._settle()

    def scroll_to(self, scroll: float) -> None:
        """Put the window where `scroll` is, as far as heights are known."""
        if self._pieces:
            self._row = self._flow.block_at(scroll)
            self._offset = scroll - self._flow.top(self._row)
            self._settle()

    def put(self, number: int, inside: float, y: float) -> None:
        """Put what lies `inside` row `number`, counted from its top, at `y` of the window."""
        self._row, self._offset = number, inside - y
        self._settle()

    def shows(self, number: int, top: float, bottom: float) -> bool:
        """Whether `top` to `bottom` of a row lies in view with some air, and above it the head of
        the article that it opens.
        """
        row_top, head = self.top_of(number), self._head_above(number)
        air = self._air
        return row_top + top - head >= air and row_top + bottom <= self._height - air

    def reveal(self, number: int, top: float, bottom: float) -> None:
        """Bring `top` to `bottom` of a row into view as `shows` wants it, its top at least."""
        row_top, head, air = self.top_of(number), self._head_above(number), self._air
        if abs(row_top + top) > 3 * self._height:
            self.put(number, top, self._height / 3)
        elif row_top + top - head < air:
            self.put(number, top, air + head)
        elif row_top + bottom > self._height - air:
            self.put(number, min(bottom, top + self._height - 2 * air), self._height - air)

    @property
    def _air(self) -> float:
        return min(24.0, self._height / 8)

    def _head_above(self, number: int) -> float:
        return HEAD_HEIGHT if number and self.row(number).paragraph == 0 else 0.0

    def _settle(self) -> None:
        """Let the offset lie inside its row, and keep the window on the rows."""
        if not self._pieces:
            self._row, self._offset = 0, 0.0
            return
        self._climb()
        last = len(self._pieces) - 1
        while self._row < last and self._offset >= self.height(self._row):
            self._offset -= self.height(self._row)
            self._row += 1
        bottom = -self._offset + BOTTOM_MARGIN
        for number in range(self._row, last + 1):
            bottom += self.height(number)
            if bottom >= self._height:
                break
        else:
            self._offset -= self._height - bottom
            self._climb()

    def _climb(self) -> None:
        while self._offset < 0 and self._row > 0:
            self._row -= 1
            self._offset += self.height(self._row)
        if self._row == 0:
            self._offset = max(self._offset, 0.0)
