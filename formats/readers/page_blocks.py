"""What a browser would show of an HTML tree, as blocks. Which of it is the article is elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from formats.readers.blocks import Block
from formats.readers.markup import Element, local_name
from text.passages import WIDE

_BLOCK_NAMES: Final = """
    address article aside blockquote body caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form header hgroup hr html legend li main menu nav ol
    p pre section summary table tbody tfoot thead title ul
"""
# Never shown, no text, or the reading of a character
_SKIPPED_NAMES: Final = """
    applet area audio base button canvas datalist embed head iframe input link map meta
    noembed noframes noscript object option param rp rt script select source style svg
    template textarea track video
"""
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_SKIPPED: Final = frozenset(_SKIPPED_NAMES.split())
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_CELLS: Final = ("td", "th")
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.I)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")  # U+00A0 and U+3000 are meant
_BREAK: Final = "\0"  # a <br> until its block ends; no tree holds this character
_AROUND_BREAK: Final = re.compile(f" ?{_BREAK} ?")
# A cell with more blocks lays out a page.
_MOST_IN_CELL: Final = 3


def page_blocks(root: Element) -> list[Block]:
    """Headings, paragraphs and tables (a row a line, cells parted by tabs) in reading order.

    Deep trees are no trap: nothing here calls itself.
    """
    from lxml import etree

    holders = [_Holder()]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            if not name or name in _SKIPPED or _is_hidden(element):
                walk.skip_subtree()
                continue
            _begin(holders, name)
            holders[-1].say(element.text)
        else:
            if name and name not in _SKIPPED and not _is_hidden(element):
                _finish(holders, name)
            if element is not root:
                holders[-1].say(element.tail)
    holders[0].end_block()
    return holders[0].blocks


@dataclass(slots=True)
class _Holder:
    """What gathers blocks: the page, or a cell (then `rows` of its table wait below it)."""

    name: str = ""
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    level: int = 0
    preformatted: int = 0
    block_name: str = ""
    cells: list[list[Block]] = field(default_factory=list)

    def say(self, text: str | None) -> None:
        if text:
            self.words.append(text)

    def end_block(self) -> None:
        text = "".join(self.words)
        self.words.clear()
        if not self.preformatted:
            text = _AROUND_BREAK.sub(_BREAK, _SPACE.sub(_blank, text))
        text = text.replace(_BREAK, "\n").strip(" \t\r\n")
        if text.strip():
            self.blocks.append(Block(text, self.level, name=self.block_name))


def _blank(space: re.Match[str]) -> str:
    """One blank for white space; a browser shows none where a line ends between Han characters."""
    before = space.string[space.start() - 1 : space.start()]
    after = space.string[space.end() : space.end() + 1]
    breaks = "\n" in space[0] or "\r" in space[0]
    return "" if breaks and WIDE.match(before) and WIDE.match(after) else " "


def _begin(holders: list[_Holder], name: str) -> None:
    holder = holders[-1]
    if name == "br":
        holder.say(_BREAK)
    elif name in ("table", "tr", *_CELLS):
        holder.end_block()
        if name in _CELLS or name == "tr":
            holders.append(_Holder(name, block_name=name))
    elif name in _BLOCKS or name in _HEADINGS:
        holder.end_block()
        holder.block_name = name
        holder.level = _HEADINGS.get(name, holder.level)
        holder.preformatted += name == "pre"


def _finish(holders: list[_Holder], name: str) -> None:
    holder = holders[-1]
    if name in ("tr", *_CELLS):
        holder.end_block()
        if len(holders) > 1 and holder.name == name:
            holders.pop()
            _put(holders[-1], holder)
    elif name in _BLOCKS or name in _HEADINGS:
        holder.end_block()
        holder.block_name = ""
        holder.level = 0 if name in _HEADINGS else holder.level
        holder.preformatted -= name == "pre"


def _put(outer: _Holder, inner: _Holder) -> None:
    """A finished cell into its row, or a finished row into what holds its table."""
    if inner.name != "tr":
        outer.cells.append(inner.blocks)
        return
    outer.blocks += inner.blocks
    cells = inner.cells
    if len(cells) < 2 or any(_is_column(cell) for cell in cells):
        outer.blocks += (block for cell in cells for block in cell)
        return
    row = "\t".join(" ".join(_one_line(cell)) for cell in cells)
    last = outer.blocks[-1] if outer.blocks else None
    if row.strip() and last and last.is_table:
        outer.blocks[-1] = Block(f"{last.text}\n{row}", is_table=True, name="table")
    elif row.strip():
        outer.blocks.append(Block(row, is_table=True, name="table"))


def _is_column(cell: list[Block]) -> bool:
    return len(cell) > _MOST_IN_CELL or any(block.is_table or block.level for block in cell)


def _one_line(cell: list[Block]) -> Iterator[str]:
    return (_SPACE.sub(" ", block.text) for block in cell)


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))
