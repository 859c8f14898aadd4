"""What a browser would show of an HTML tree, as blocks. Which of it is the article is elsewhere."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from formats.readers.blocks import Block
from formats.readers.markup import Element, local_name
from text.passages import WIDE

_BLOCK_NAMES: Final = """
    address article aside blockquote body caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form header hgroup hr html legend li main menu nav ol
    p pre section summary table tbody tfoot thead ul
"""
# Never shown, no text, or the reading of a character. Not `head`: where a page leaves out `body`,
# the parser takes elements that it doesn't know, as `article`, for a part of it.
_SKIPPED_NAMES: Final = """
    applet area audio base button canvas datalist embed iframe input link map meta
    noembed noframes noscript object option param rp rt script select source style svg
    template textarea title track video
"""
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_SKIPPED: Final = frozenset(_SKIPPED_NAMES.split())
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_CELLS: Final = ("td", "th")
# What the blocks of one article stand in together
_GROUPS: Final = ("article", "center", "div", "main", "section", *_CELLS)
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.I)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")  # U+00A0 and U+3000 are meant
_BREAK: Final = "\0"  # a <br> until its block ends; no tree holds this character
_AROUND_BREAK: Final = re.compile(f" ?{_BREAK} ?")
# A cell with more lines, or with two paragraphs, lays out a page.
_MOST_IN_CELL: Final = 3
_PARAGRAPH: Final = 20  # characters
_SENTENCE: Final = re.compile(r"[。！？][”’」』）)]*$")
_LINKED: Final = 0.8  # of a block's characters


@dataclass(frozen=True, slots=True)
class PageBlock(Block):
    """A block and where on its page it stands.

    `group` numbers the element that its neighbours are in too (0: the page itself), `element` the
    one that it is of itself, `article` the outermost `<article>` (0: none). `is_around`: in an
    element that is no part of an article; `is_link`: nearly all of it leads elsewhere.
    """

    group: int = 0
    element: int = 0
    article: int = 0
    is_around: bool = False
    is_link: bool = False


def page_blocks(root: Element, around: Container[Element] = ()) -> list[PageBlock]:
    """Headings, paragraphs and tables (a row a line, cells parted by tabs) in reading order.

    `around` are elements that are no part of an article. Deep trees are no trap: nothing here
    calls itself.
    """
    from lxml import etree

    place = _Place()
    holders = [_Holder(place)]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            if not name or name in _SKIPPED or _is_hidden(element):
                walk.skip_subtree()
                continue
            _begin(holders, name)
            place.enter(name, is_around=element in around)
            holders[-1].say(element.text)
        else:
            if name and name not in _SKIPPED and not _is_hidden(element):
                _finish(holders, name)
                place.leave(name)
            if element is not root:
                holders[-1].say(element.tail)
    holders[0].end_block()
    return _grouped(holders[0].blocks)


def _grouped(blocks: list[PageBlock]) -> list[PageBlock]:
    """`blocks`, those that stand right in an element beside its paragraphs in their group."""
    groups = {block.group for block in blocks}
    return [
        replace(block, group=block.element)
        if block.element in groups and not block.article
        else block
        for block in blocks
    ]


@dataclass(slots=True)
class _Place:
    """Where on the page the walk is: the open elements, each with a number."""

    count: int = 0
    opened: list[tuple[str, int, bool]] = field(default_factory=list)
    links: int = 0
    around: int = 0
    articles: list[int] = field(default_factory=list)

    def enter(self, name: str, *, is_around: bool) -> None:
        self.links += name == "a"
        if name in _BLOCKS or name in _HEADINGS or name in _CELLS:
            self.count += 1
            self.opened.append((name, self.count, is_around))
            self.around += is_around
            if name == "article":
                self.articles.append(self.count)

    def leave(self, name: str) -> None:
        self.links -= name == "a"
        if name in _BLOCKS or name in _HEADINGS or name in _CELLS:
            _, _, is_around = self.opened.pop()
            self.around -= is_around
            if name == "article":
                self.articles.pop()

    def block(self, text: str, level: int, name: str, *, is_table: bool, linked: int) -> PageBlock:
        article = self.articles[0] if self.articles else 0
        groups = (number for other, number, _ in reversed(self.opened[:-1]) if other in _GROUPS)
        return PageBlock(
            text,
            level,
            is_table,
            name,
            article or next(groups, 0),
            self.opened[-1][1] if self.opened else 0,
            article,
            self.around > 0,
            linked >= _LINKED * len("".join(text.split())),
        )


@dataclass(slots=True)
class _Holder:
    """What gathers blocks: the page, or a cell (then `rows` of its table wait below it)."""

    place: _Place
    name: str = ""
    blocks: list[PageBlock] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    level: int = 0
    preformatted: int = 0
    block_name: str = ""
    cells: list[list[PageBlock]] = field(default_factory=list)

    def say(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            self.linked += len("".join(text.split())) if self.place.links else 0

    def end_block(self) -> None:
        text = "".join(self.words)
        linked, self.linked = self.linked, 0
        self.words.clear()
        if not self.preformatted:
            text = _AROUND_BREAK.sub(_BREAK, _SPACE.sub(_blank, text))
        text = text.replace(_BREAK, "\n").strip(" \t\r\n")
        if text.strip():
            self.blocks.append(
                self.place.block(text, self.level, self.block_name, is_table=False, linked=linked)
            )


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
            holders.append(_Holder(holder.place, name, block_name=name))
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
    if inner.name != "tr" and outer.name == "tr":
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
        outer.blocks[-1] = replace(last, text=f"{last.text}\n{row}")
    elif row.strip():
        is_linked = all(block.is_link for cell in cells for block in cell)
        linked = len(row) if is_linked else 0
        outer.blocks.append(outer.place.block(row, 0, "table", is_table=True, linked=linked))


def _is_column(cell: list[PageBlock]) -> bool:
    lines = [line for block in cell for line in block.text.split("\n")]
    paragraphs = sum(
        len(line) >= _PARAGRAPH and _SENTENCE.search(line) is not None for line in lines
    )
    is_laid_out = any(block.is_table or block.level for block in cell)
    return len(lines) > _MOST_IN_CELL or paragraphs > 1 or is_laid_out


def _one_line(cell: list[PageBlock]) -> Iterator[str]:
    return (_SPACE.sub(" ", block.text) for block in cell)


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))
