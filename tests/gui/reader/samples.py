"""Texts that strain the page, and the small things its tests build again and again."""

import re
from functools import cache

from PySide6.QtCore import QObject, QTextBoundaryFinder, Signal

from gui.reader.blocks import Block
from gui.reader.galley import Galley
from gui.reader.layout import BlockLayout
from gui.reader.typography import Typography
from tests.conftest import AWKWARD_TEXTS
from text.article import Paragraph

FAMILY = "👨‍👩‍👧‍👦"
UNBROKEN = ("圈" * 7 + "𠮷" * 3 + FAMILY + "e\u0301" + "ñ" + "🇨🇳") * 5000
UNBROKEN = UNBROKEN[:100_000]
"""A paragraph of 100,000 characters without punctuation, joined emoji and marks all over it."""

ONE_LINE = "一段只有一行。"
TEXTS = AWKWARD_TEXTS | {
    "flags": "🇨🇳🇯🇵🇰🇷" * 30,
    "marks without end": "a" + "\u0301" * 200 + "b",
    "ends in a line feed": "圈点\n",
    "line feeds alone": "\n\n\n",
    "carets between": "a\tb\ufffcc\u200dd",
    "right to left": "他说 שלום עולם 就走了",
}

TAG_COLOURS = {1: "#b4490f", 2: "#1f6fb2", 3: "#2f7d4f", 4: "#8b3d8f"}
UTF_16_UNIT = 2


def qt_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // UTF_16_UNIT


def character_bounds(text: str) -> tuple[int, ...]:
    """Code points where what a reader calls a character begins or ends, as Unicode says."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    found = [0]
    for index in range(1, len(text) + 1):
        finder.setPosition(qt_length(text[:index]))
        if finder.isAtBoundary():
            found.append(index)
    return tuple(found)


def paragraphs_of(text: str, kind: str = "body") -> tuple[Paragraph, ...]:
    """One paragraph a line, as an article has them."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Paragraph(start, start + len(line), kind))
        start += len(line) + 1
    return tuple(found) if text else ()


def article(paragraphs: int, length: int = 120) -> str:
    """An article whose paragraphs differ in length and can be told apart."""
    return "\n".join(
        f"第{number}段，" + "记者走访长江边的小城，听见" * (1 + number * 7 % (length // 12)) + "。"
        for number in range(paragraphs)
    )


def one_block(text: str, width: float = 300.0, kind: str = "body", start: int = 0) -> BlockLayout:
    """One line of text laid out as a paragraph that begins at `start` of its article."""
    return BlockLayout(text, Block(start, start + len(text), kind), Typography(), width)


def galley_of(text: str, width: float = 400.0, height: float = 500.0) -> Galley:
    galley = Galley(Typography())
    galley.load(text, paragraphs_of(text))
    galley.reset(Typography(), width, height)
    return galley


@cache
def word_bounds(text: str) -> tuple[int, ...]:
    """Words of two characters, numbers whole, all else apart: also inside of joined emoji."""
    words = re.finditer(r"[0-9]+|[一-鿿]{1,2}|.", text, re.DOTALL)
    return (0, *(word.end() for word in words))


class Words(QObject):
    """Knows every word at once, until told to keep silent."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.silent = False

    def bounds(self, text: str) -> tuple[int, ...] | None:
        return None if self.silent else word_bounds(text)
