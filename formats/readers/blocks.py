"""Headings, paragraphs and table rows of a document as one text that `text.markdown` reads back.

A paragraph is parted from the next by a blank line, so none is ever taken for a part of another.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from text.markdown import FENCE, HEADING

DEEPEST: Final = 6
# With so many blanks before it, a # is no mark of a heading, nor ``` of code; blanks at a line's
# ends aren't read.
_NO_HEADING: Final = "    "
# At a line's end these say that the lines of the block are none of a wrapped paragraph.
_HARD_BREAK: Final = "  "
_BREAKS: Final = re.compile(r"[\r\n]+")
_RUNS: Final = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one or several lines, a heading (`level` 1-6) or the rows of a table.

    `name` is that of the element it came from, where anyone asks for it.
    """

    text: str
    level: int = 0
    is_table: bool = False
    name: str = ""


def render(blocks: Iterable[Block]) -> str:
    """The text of `blocks`: only headings of theirs become headings of the text.

    A heading is one line, its line breaks become blanks. Words between `**` lose these marks
    when they are read, as they do in any text file.
    """
    shown = (_shown(block) for block in blocks if block.text.strip())
    text = "\n\n".join(shown)
    return f"{text}\n" if text else ""


def _shown(block: Block) -> str:
    if block.level:
        marks = "#" * min(block.level, DEEPEST)
        text = _RUNS.sub(" ", block.text.strip())
        # Else a # at its end would be read as closing the heading.
        return f"{marks} {text} #" if text.endswith("#") else f"{marks} {text}"
    return "".join(_lines(block)).rstrip("\n")


def _lines(block: Block) -> Iterator[str]:
    for line in _BREAKS.split(block.text):
        if not line.strip():
            continue
        escape = _NO_HEADING if HEADING.match(line) or FENCE.match(line) else ""
        if block.is_table:
            yield f"{escape}{line}{_HARD_BREAK}\n"
        else:
            # A backslash at its end would be read as a mark if the next line came right after it.
            yield f"{escape}{line}\n\n" if line.rstrip().endswith("\\") else f"{escape}{line}\n"
