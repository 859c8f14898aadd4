"""The running text of a Word document's XML as blocks. Its parts and styles are elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from formats.readers.blocks import Block
from formats.readers.markup import Element, attribute, local_name
from formats.readers.word_parts import CHUNK, DIAGRAM
from formats.readers.word_styles import BODY_LEVEL, child, outline_level
from text.messages import tr

# Deleted or moved away, the readings of ruby, codes of fields, and all that holds no text
_SKIPPED: Final = {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "Fallback"} | {
    *("pPr", "rPr", "rubyPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")
}
_CHANGES: Final = frozenset(("ins", "del", "moveFrom", "moveTo"))
_SIGNS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_IN_ONE_LINE: Final = str.maketrans("\t\r\n", "   ")
_BOXES: Final = "txbxContent"
_NOTES: Final = ("footnote", "endnote")
_PRIVATE: Final = range(0xE000, 0xF900)  # symbol fonts use them; no other font shows the same
_UNKNOWN_SIGN: Final = "\u25a1"
# A cell with more paragraphs is a column of a page, not a cell of a table.
_MOST_IN_CELL: Final = 3


class Body:
    """Reads elements into blocks, and remembers what the report should say."""

    def __init__(
        self,
        levels: Mapping[str, int],
        embedded: Callable[[Element], Iterable[Block]] = lambda _: (),
    ) -> None:
        """`levels` are those of heading styles by id, 0 for the style of the title; `embedded`
        gives what an element stands for that refers to another part."""
        self._levels = levels
        self._embedded = embedded
        self._has_title = False
        self._changes = 0
        self._numbered = 0
        self._boxes: list[Element] = []
        self._begun = ""  # paragraphs whose ends were deleted: the next one goes on with them,
        self._last: Element = None  # or the last of them is one

    def remarks(self) -> Iterator[str]:
        """Sentences on what was read so far."""
        if self._changes:
            yield tr("{count} tracked changes were read as accepted.", count=self._changes)
        if self._numbered:
            yield tr(
                "{count} paragraphs have automatic numbers, which are no part of the text.",
                count=self._numbered,
            )

    def blocks(self, root: Element) -> Iterator[Block]:
        """What `root` holds, in reading order; headings stand below the title if there is one."""
        self._has_title = self._has_title or any(
            self._style_level(part) == 0 for part in root.iter() if local_name(part) == "p"
        )
        yield from self._whole(root)

    def _whole(self, container: Element) -> Iterator[Block]:
        """What `container` holds where no paragraph goes on behind its end."""
        yield from self._inside(container)
        yield from self._ended()

    def _inside(self, container: Element) -> Iterator[Block]:
        for part in _shown(container):
            name = local_name(part)
            self._changes += name in _CHANGES
            if name == "p":
                self._begun += "".join(self._words(part))
                self._last = part
                if child(part, "pPr", "rPr", "del") is None:
                    yield from self._ended()
            elif name == "tbl":
                yield from self._ended()
                yield from self._table(part)
            elif name == CHUNK:
                yield from self._ended()
                yield from self._embedded(part)
            elif name in _NOTES:
                yield from self._whole(part)
            elif name not in _SKIPPED:
                yield from self._inside(part)

    def _ended(self) -> Iterator[Block]:
        """The paragraph that was begun, if any, and the text boxes that hang on it."""
        last, self._last = self._last, None
        if last is not None:
            yield self._paragraph(last)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self._embedded(box) if local_name(box) == DIAGRAM else self._whole(box)

    def _paragraph(self, paragraph: Element) -> Block:
        properties = child(paragraph, "pPr")
        if properties is not None and child(properties, "numPr") is not None:
            self._numbered += 1
        text, self._begun = self._begun, ""
        return Block(text, self._level(paragraph, properties))

    def _style_level(self, paragraph: Element) -> int | None:
        style = child(paragraph, "pPr", "pStyle")
        return None if style is None else self._levels.get(attribute(style, "val"))

    def _level(self, paragraph: Element, properties: Element) -> int:
        own = outline_level(properties)
        level = self._style_level(paragraph) if own is None else own
        if level is None or level > BODY_LEVEL:
            return 0
        return level + 1 if self._has_title else level

    def _words(self, element: Element) -> Iterator[str]:
        """The text of a paragraph; its text boxes are put aside for later."""
        for part in _shown(element):
            name = local_name(part)
            self._changes += name in _CHANGES
            if name == "t":
                yield (part.text or "").translate(_IN_ONE_LINE)
            elif name in _SIGNS:
                yield "" if attribute(part, "type") in ("page", "column") else _SIGNS[name]
            elif name == "sym":
                yield _symbol(attribute(part, "char"))
            elif name in (_BOXES, DIAGRAM):
                self._boxes.append(part)
            elif name not in _SKIPPED:
                yield from self._words(part)

    def _table(self, table: Element) -> Iterator[Block]:
        """Its rows as lines, cells parted by tabs; one that lays out a page as paragraphs."""
        lines: list[str] = []
        for row in _wrapped(table, "tr"):
            cells = [self._cell(cell) for cell in _wrapped(row, "tc")]
            if len(cells) == 1 or any(_is_column(cell) for cell in cells):
                yield Block("\n".join(lines), is_table=True)
                lines.clear()
                yield from (block for cell in cells for block in cell)
            else:
                lines.append("\t".join(_one_line(cell) for cell in cells))
        yield Block("\n".join(lines), is_table=True)

    def _cell(self, cell: Element) -> list[Block]:
        """What it holds; nothing where it goes on from the row above."""
        merge = child(cell, "tcPr", "vMerge")
        if merge is not None and attribute(merge, "val") != "restart":
            return []
        return [block for block in self._whole(cell) if block.text.strip()]


def _shown(element: Element) -> Iterator[Element]:
    """The children of `element`; of alternatives for different programs only the first."""
    if local_name(element) != "AlternateContent":
        yield from element
        return
    yield from next((part for part in element if local_name(part) == "Choice"), ())


def _wrapped(element: Element, wanted: str) -> Iterator[Element]:
    """Children of that name, also those that a content control or a change holds."""
    for part in _shown(element):
        name = local_name(part)
        if name == wanted:
            if name != "tr" or child(part, "trPr", "del") is None:
                yield part
        elif name not in _SKIPPED:
            yield from _wrapped(part, wanted)


def _is_column(cell: list[Block]) -> bool:
    return len(cell) > _MOST_IN_CELL or any(block.is_table for block in cell)


def _one_line(cell: list[Block]) -> str:
    return " ".join(" ".join(block.text.split("\n")) for block in cell).replace("\t", " ")


def _symbol(code: str) -> str:
    """The character of a `w:sym`; a box where only its own font could show it."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in _PRIVATE or not 32 <= number < 0xD800:
        return _UNKNOWN_SIGN
    return chr(number)
