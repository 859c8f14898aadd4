"""An article set in one column, and the window that slides over it.

Only blocks near the window are laid out. The window's place is kept as a block and an offset into
it, so nothing on the screen moves when the height of a block above becomes exact.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from gui.reader.altered import Altered
from gui.reader.blocks import Block, cut_blocks
from gui.reader.flow import Flow
from gui.reader.layout import BlockLayout
from gui.reader.typography import Typography
from text.article import Paragraph
from text.variants import Variant, in_variant

TOP_MARGIN, BOTTOM_MARGIN = 34, 64
KEPT_LAYOUTS = 240
REWRAPPED = 24


class Galley:
    """The open article in lines, and which of them are in view."""

    def __init__(self, typography: Typography) -> None:
        self.text = ""
        self.typography = typography
        self.blocks: tuple[Block, ...] = ()
        self.flow = Flow()
        self._starts: list[int] = []
        self._parts: list[int] = []
        self._width = typography.column
        self._height = 0.0
        self._block = 0
        self._offset = -float(TOP_MARGIN)
        self._kept: tuple[int, float] | None = None
        self._layouts: OrderedDict[int, BlockLayout] = OrderedDict()
        self.variant = Variant.AS_WRITTEN

    # what is set

    def load(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        """Take another article and stand at its start."""
        self.text = text
        self.blocks = cut_blocks(text, paragraphs)
        self._index_blocks()
        self._block, self._offset = 0, -float(TOP_MARGIN)
        self._kept = None
        self._measure()

    def retext(self, text: str, paragraphs: Sequence[Paragraph], altered: Altered) -> None:
        """Take the article with another text; the first line in view stays first.

        Only blocks that `altered` touches are laid out anew.
        """
        position, into = self._kept or self._line_in_view()
        old, flow, layouts = self.blocks, self.flow, self._layouts
        self._layouts = OrderedDict()
        self.text = text
        self.blocks = cut_blocks(text, paragraphs)
        self._index_blocks()
        self._measure()
        same = dict(altered.same_blocks(old, self.blocks))
        for index, place in same.items():
            self.flow.set_height(place, flow.height(index))
        for index, layout in layouts.items():
            if index in same:
                layout.move_to(self.blocks[same[index]])
                self._layouts[same[index]] = layout
        if self._kept:
            self._kept = altered.position(position), into
        self._stand_on(altered.position(position), into)
        self._settle()

    def reset(self, typography: Typography, width: float, height: float) -> None:
        """Take another type, column width or window height; the first line in view stays first."""
        moved = typography != self.typography or width != self._width
        self._height = height
        if moved:
            # The same line through any number of resets, else each would lose a little.
            self._kept = position, into = self._kept or self._line_in_view()
            held = self._layouts if typography == self.typography else {}
            self._layouts = OrderedDict()
            self.typography, self._width = typography, width
            self._measure()
            self._wrap_anew(held)
            self._stand_on(position, into)
        self._settle()

    def show_in(self, variant: Variant) -> None:
        """Show the text in other characters; the lines in view stay."""
        self.variant = variant
        self._layouts.clear()
        self._settle()

    def _index_blocks(self) -> None:
        self._starts = [block.start for block in self.blocks]
        self._parts = [index for index, block in enumerate(self.blocks) if not block.opens]

    def _wrap_anew(self, layouts: Mapping[int, BlockLayout]) -> None:
        """Keep what was in view: its glyphs are chosen, only its lines break elsewhere."""
        for index, layout in islice(reversed(list(layouts.items())), REWRAPPED):
            layout.wrap(self._width)
            self._layouts[index] = layout
            self.flow.set_height(index, layout.height)

    def _measure(self) -> None:
        self._layouts.clear()
        kinds = {block.kind for block in self.blocks}
        likely = {kind: self.typography.estimator(kind, self._width) for kind in kinds}
        self.flow = Flow([likely[kind](end - start) for start, end, kind, _, _ in self.blocks])

    # blocks and positions

    def block_of(self, position: int) -> int:
        """Index of the block that holds `position`; at a line feed, the block before it."""
        return max(bisect_right(self._starts, position) - 1, 0)

    def paragraph_of(self, position: int) -> int:
        """Number of the paragraph that holds `position`, from 0; a long one has several blocks."""
        block = self.block_of(position)
        return block - bisect_right(self._parts, block)

    def layout(self, index: int) -> BlockLayout:
        """Block `index` laid out."""
        layout = self._layouts.get(index)
        if layout is None:
            block = self.blocks[index]
            shown = in_variant(self.text[block.start : block.end], self.variant)
            layout = BlockLayout(shown, block, self.typography, self._width)
            self._layouts[index] = layout
            if len(self._layouts) > KEPT_LAYOUTS:
                self._layouts.popitem(last=False)
            self.flow.set_height(index, layout.height)
        else:
            self._layouts.move_to_end(index)
        return layout

    def in_view(self) -> Iterator[tuple[float, BlockLayout]]:
        """The blocks in view with their tops, in pixels from the window's top."""
        return self.between(0.0, self._height)

    def between(self, above: float, below: float) -> Iterator[tuple[float, BlockLayout]]:
        """The blocks from `above` to `below`, in pixels from the window's top, and their tops."""
        first, top = self._block, -self._offset
        while top > above and first > 0:
            first -= 1
            top -= self.layout(first).height
        for index in range(first, len(self.blocks)):
            if top >= below:
                return
            layout = self.layout(index)
            yield top, layout
            top += layout.height

    def top_of(self, index: int) -> float:
        """Top of block `index` in pixels from the window's top; estimated when far away."""
        return self.flow.top(index) - self.flow.top(self._block) - self._offset

    def block_at(self, y: float) -> tuple[int, float]:
        """The block at `y` pixels below the window's top, and its top; the nearest one outside."""
        index, top = self._block, -self._offset
        while y < top and index > 0:
            index -= 1
            top -= self.layout(index).height
        while y >= top + self.layout(index).height and index < len(self.blocks) - 1:
            top += self.layout(index).height
            index += 1
        return index, top

    # the window's place

    @property
    def scroll(self) -> float:
        """Pixels from the top of the page to the top of the window."""
        return TOP_MARGIN + self.flow.top(self._block) + self._offset

    @property
    def scroll_end(self) -> float:
        """The largest value of `scroll`."""
        return max(0.0, TOP_MARGIN + self.flow.total + BOTTOM_MARGIN - self._height)

    def scroll_by(self, pixels: float) -> None:
        """Slide the window down by `pixels`, exactly."""
        if self.blocks:
            self._kept = None
            self._offset += pixels
            self._settle()

    def scroll_to(self, scroll: float) -> None:
        """Put the window where `scroll` is, as far as heights are known; the end is exact."""
        if self.blocks:
            self._kept = None
            y = scroll - TOP_MARGIN
            self._block = self.flow.block_at(y)
            self._offset = y - self.flow.top(self._block)
            if scroll > self.scroll_end - 1:
                self._block = len(self.blocks) - 1
                self._offset = self.layout(self._block).height
            self._settle()

    def reading_position(self) -> int:
        """Where reading began, until the window slides; then the first line wholly in view."""
        return self._kept[0] if self._kept else self._line_in_view()[0]

    def read_from(self, position: int) -> None:
        """Make the line that holds `position` the first in view."""
        self._kept = None
        if self.blocks and position > 0:
            self._kept = min(position, len(self.text)), 0.0
            self._stand_on(*self._kept)
        elif self.blocks:
            self._block, self._offset = 0, -float(TOP_MARGIN)
        self._settle()

    def reveal(self, position: int) -> bool:
        """Bring the line of `position` into view with some air; True where the window moved."""
        if not self.blocks:
            return False
        before = self._block, self._offset
        index = self.block_of(position)
        layout = self.layout(index)
        line_top = layout.line_top(layout.line_of(position))
        top = self.top_of(index) + line_top
        air = min(2 * layout.pitch, self._height / 4)
        if abs(top) > 3 * self._height:
            self._block, self._offset = index, line_top - self._height / 3
        elif top < air:
            self._block, self._offset = index, line_top - air
        elif top + layout.pitch > self._height - air:
            self._block, self._offset = index, line_top + layout.pitch - self._height + air
        self._settle()
        moved = (self._block, self._offset) != before
        if moved:
            self._kept = None
        return moved

    def shows(self, position: int) -> bool:
        """Whether the line of `position` is in view, wholly or in part."""
        for top, layout in self.in_view():
            if layout.block.start <= position <= layout.block.end:
                y = top + layout.line_top(layout.line_of(position))
                return -layout.pitch < y < self._height
        return False

    def _line_in_view(self) -> tuple[int, float]:
        """A position in the first line wholly in view, and how far below the top that line is."""
        top = -self._offset
        for index in range(self._block, len(self.blocks)):
            layout = self.layout(index)
            for number in range(layout.line_count):
                y = top + layout.line_top(number)
                if y >= -1:
                    return layout.line_bounds(number)[0].position, y
            top += layout.height
        return len(self.text), 0.0

    def _stand_on(self, position: int, y: float) -> None:
        """Put the line of `position` at `y` pixels below the window's top."""
        if self.blocks:
            self._block = self.block_of(position)
            layout = self.layout(self._block)
            self._offset = layout.line_top(layout.line_of(position)) - y

    def _settle(self) -> None:
        """Let the offset lie inside its block, and keep the window on the page."""
        if not self.blocks:
            return
        self._climb()
        last = len(self.blocks) - 1
        while self._block < last and self._offset >= self.layout(self._block).height:
            self._offset -= self.layout(self._block).height
            self._block += 1
        bottom = -self._offset + BOTTOM_MARGIN
        for index in range(self._block, last + 1):
            bottom += self.layout(index).height
            if bottom >= self._height:
                break
        else:
            self._offset -= self._height - bottom
            self._climb()

    def _climb(self) -> None:
        while self._offset < 0 and self._block > 0:
            self._block -= 1
            self._offset += self.layout(self._block).height
        if self._block == 0:
            self._offset = max(self._offset, -float(TOP_MARGIN))
