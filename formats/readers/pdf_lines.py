"""Lines of a PDF page put together again as paragraphs, by where they stand. No PDF library here.

Lengths are in points; `bottom` and `top` grow upwards.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from text.pages.kinds import ends_sentence
from text.passages import glue_between

HYPHEN: Final = "\x02"  # pdfium's sign for a hyphen that a line was broken at
# All in heights of a line
_INDENT: Final = 0.8
_SLACK: Final = 1.2  # marks that may not begin a line make the one before it shorter
_WIDEST_GAP: Final = 1.2
_NARROWEST: Final = 6.0
_SAME_SIZE: Final = 0.12  # relative difference
_LEAST_FULL_LINES: Final = 3  # that reach so far right; fewer show no margin,
_RUNNING: Final = 10.0  # unless one so wide is full and stops within a sentence
_LEAST_REPEATS: Final = 3
_NEAR: Final = 24  # lines drawn shortly before or after one show the margins of its column
_HEAD_LINES: Final = 2  # so many at a page's top or foot may be heads
_WITHIN: Final = re.compile("[，。；]")
_FIRST_WORD: Final = re.compile(r"[!-~]+|.")
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it stands on its page; one that ends with HYPHEN was broken within a word."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def paragraphs(pages: Sequence[Sequence[PageLine]]) -> Iterator[str]:
    """The paragraphs of all pages in order; none runs over a page's end.

    Lines that come again at their place on other pages (heads, page numbers) stay alone.
    """
    repeated = _repeated(pages)
    for page in pages:
        heads = [_key(line) in repeated for line in page]
        group: list[PageLine] = []
        for number, line in enumerate(page):
            near = slice(max(0, number - _NEAR), number + _NEAR)
            column = (
                other for other, alone in zip(page[near], heads[near], strict=True) if not alone
            )
            if group and (heads[number] or heads[number - 1] or not _goes_on(group, line, column)):
                yield _joined(group)
                group = []
            group.append(line)
        if group:
            yield _joined(group)


def _key(line: PageLine) -> tuple[str, int, int]:
    """Equal for lines that differ in numbers only and stand at the same place."""
    return _DIGITS.sub("0", line.text), round(line.bottom / 2), round(line.left / 30)


def _repeated(pages: Sequence[Sequence[PageLine]]) -> set[tuple[str, int, int]]:
    counts = Counter(key for page in pages for key in {_key(line) for line in _outermost(page)})
    return {key for key, count in counts.items() if count >= _LEAST_REPEATS}


def _outermost(page: Sequence[PageLine]) -> list[PageLine]:
    lines = sorted(page, key=lambda line: line.bottom)
    return lines[:_HEAD_LINES] + lines[-_HEAD_LINES:]


def _goes_on(group: list[PageLine], line: PageLine, near: Iterable[PageLine]) -> bool:
    """Whether `line` goes on with the paragraph `group`: it stands right below at the margin of
    its column, and the line above had no room for its first word."""
    above = group[-1]
    height = above.height
    gap = above.bottom - line.top
    if not (_same_size(above, line) and -0.6 * height < gap < _WIDEST_GAP * height):
        return False
    if len(group) > 1 and gap > (group[-2].bottom - above.top) + 0.4 * height:
        return False
    column = [other for other in near if _same_size(above, other) and _overlap(above, other)]
    left = min(other.left for other in (*column, line))
    right = max(other.right for other in (*column, above))
    full = sum(other.right > right - _SLACK * height for other in column)
    if right - left < _NARROWEST * height:
        return False
    if full < _LEAST_FULL_LINES and not _is_running(above):
        return False
    if line.left > left + _INDENT * height:
        return False
    return right - above.right < _first_word_width(line) + _SLACK * height


def _is_running(line: PageLine) -> bool:
    """Whether it is wide, has a mark of punctuation that titles and names have none of, and ends
    within a sentence."""
    is_wide = line.right - line.left >= _RUNNING * line.height
    return is_wide and bool(_WITHIN.search(line.text)) and not ends_sentence(line.text)


def _same_size(one: PageLine, other: PageLine) -> bool:
    return abs(one.height - other.height) <= _SAME_SIZE * max(one.height, other.height)


def _overlap(one: PageLine, other: PageLine) -> bool:
    """Whether they share a column: most of the shorter one lies above or below the other."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.5 * min(one.right - one.left, other.right - other.left)


def _first_word_width(line: PageLine) -> float:
    word = _FIRST_WORD.match(line.text.lstrip())
    width = (line.right - line.left) / max(len(line.text), 1)
    return width * len(word[0]) if word else 0.0


def _joined(group: list[PageLine]) -> str:
    text = group[0].text
    for line in group[1:]:
        text = _glued(text, line.text)
    return _ended(text)


def _glued(text: str, line: str) -> str:
    if not text.endswith(HYPHEN):
        return text + glue_between(text, line) + line
    begun = text[:-1]
    # A word broken in two is small letters on both sides; else the hyphen was written.
    is_word = begun[-1:].islower() and line[:1].islower()
    return begun + ("" if is_word else "-") + line


def _ended(text: str) -> str:
    return text[:-1] + "-" if text.endswith(HYPHEN) else text
