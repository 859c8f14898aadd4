"""A short article that is hard on positions, and what a screen reader says of it."""

from gui.reader.accessible_text import PageText
from gui.reader.marks import Mark
from tests.gui.reader.samples import qt_length
from text.article import Paragraph

NAMES = {1: "举措", 2: "数据", 3: "机构", 4: "人物"}
NEWS = "湾城行动\n𠮷野家具厂👨‍👩‍👧说，第1家。再添🏮两条线。\n"
PARAGRAPHS = (Paragraph(0, 4, "title"), Paragraph(5, len(NEWS) - 1, "body"))


def place(text: str, part: str) -> tuple[int, int]:
    """Where the part is, in code points."""
    return text.index(part), text.index(part) + len(part)


def in_qt(text: str, start: int, end: int) -> tuple[int, int]:
    return qt_length(text[:start]), qt_length(text[:end])


def spoken(text: PageText, position: int) -> dict[str, str]:
    pairs = text.attributes(position)[0].split(";")[:-1]
    return dict(pair.split(":") for pair in pairs)


START, END = place(NEWS, "𠮷野家具厂")
MARKS = (Mark(START, END, 1, 3), Mark(START, NEWS.index("说"), 2, 1))
"""Two spans, one in the other."""
