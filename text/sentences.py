"""Where sentences end."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?:[。！？；!?;]|…+|\.(?=\s|$))+[”’」』）)】》]*\s*")


def sentence_ends(text: str) -> Iterator[int]:
    """The position behind each sentence of a paragraph with its closing marks and blanks, in code
    points; the last is the end of the text. Nothing for an empty text.
    """
    end = 0
    for hit in _END.finditer(text):
        end = hit.end()
        yield end
    if end < len(text):
        yield len(text)
