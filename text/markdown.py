"""The lines of a source with their Markdown marks set aside. What lines mean is elsewhere.

Marks are the `#` of a heading, before it and after it, a row of `=` or `-` right under one, `**`
around words of one line, and the backslash or blanks of a hard break. Bullets and numbers stay
text, and so does all that stands from a line of three backticks or tildes to the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Only these end a line: str.splitlines would also break at U+2028, form feeds and more.
LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
# Under a line that begins its paragraph, and is short.
UNDERLINE = re.compile(r" {0,3}(={3,}|-{3,})[ \t]*(?:\r\n|\r|\n|\Z)")
LONGEST_UNDERLINED = 80
HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+(?=\S)")
BOLD = re.compile(r"(?<!\*)\*\*(?![\s*])([^*\r\n]+?)(?<!\s)\*\*(?!\*)")
# A longer row of them is drawn to part texts.
FENCE = re.compile(r" {0,3}(`{3,5}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,5}(?!~))")
FENCE_ENDS = {
    mark: re.compile(rf"(?<=[\r\n]) {{0,3}}{mark}{{3,5}}[ \t]*(?=[\r\n]|\Z)") for mark in "`~"
}
MORE_TEXT = re.compile(r"[^\S\r\n]*\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source that is not blank.

    `pieces` are the ranges to read, without marks and without white space at the line's ends;
    `level` is 1-6 for a heading; `blanks` counts the blank lines before; `is_broken` says that
    the line ends in a hard break, so that it is a paragraph even in a wrapped block.
    """

    pieces: tuple[tuple[int, int], ...]
    level: int
    indent: int
    blanks: int
    is_broken: bool


def scan(source: str) -> Iterator[Line]:
    """The lines of `source` that hold anything but white space, in order."""
    blanks = 0
    underlined = 0
    fenced = _fenced(source)
    fence = next(fenced, None)
    for match in LINE.finditer(source):
        start, end = match.span(1)
        shown = match[1].lstrip()
        if start < underlined:
            continue
        if not shown:
            blanks += 1
            continue
        if fence and start > fence[1]:
            fence = next(fenced, None)
        is_fenced = fence is not None and start >= fence[0]
        heading = None if is_fenced else HEADING.match(source, start, end)
        first = heading.end() if heading else end - len(shown)
        last = start + len(match[1].rstrip())
        if heading:
            last = _without_closing(source, first, last)
        underline = None
        if not heading and not is_fenced and (blanks or start == 0):
            underline = _underline(source, shown, match.end())
        level = len(heading[1]) if heading else 0
        if underline:
            underlined = underline.end()
            level = 1 if underline[1][0] == "=" else 2
        has_backslash = (
            not heading and not is_fenced and _breaks_hard(source, first, last, match.end())
        )
        if has_backslash:
            last = first + len(source[first : last - 1].rstrip())
        yield Line(
            ((first, last),) if is_fenced else _pieces(source, first, last),
            level,
            first - start,
            blanks,
            is_fenced or has_backslash or match[1].endswith("  "),
        )
        blanks = 0


def _fenced(source: str) -> Iterator[tuple[int, int]]:
    """Where fenced parts begin and end, in order; a fence that nothing closes is a line."""
    if "```" not in source and "~~~" not in source:
        return
    at = 0
    endless: set[str] = set()
    for line in LINE.finditer(source):
        fence = FENCE.match(source, line.start()) if line.start() >= at else None
        if fence is None or fence[1][0] in endless:
            continue
        end = FENCE_ENDS[fence[1][0]].search(source, line.end(1))
        if end is None:
            endless.add(fence[1][0])
        else:
            at = end.end()
            yield line.start(), end.start()


def _underline(source: str, line: str, after: int) -> "re.Match[str] | None":
    """The row at `after` that makes the `line` over it a heading."""
    is_title = len(line) <= LONGEST_UNDERLINED and "|" not in line and not line.endswith("。")
    return UNDERLINE.match(source, after) if is_title else None


def _without_closing(source: str, first: int, last: int) -> int:
    """Where the heading `first:last` ends before the `#` that close it, if any do."""
    words = source[first:last].rstrip("#")
    return first + len(words.rstrip()) if words[-1:].isspace() else last


def _breaks_hard(source: str, first: int, last: int, next_line: int) -> bool:
    """Whether the line `first:last` ends in a backslash that breaks it off from the next."""
    return (
        last - first > 1
        and source[last - 1] == "\\"
        and source[last - 2] != "\\"
        and MORE_TEXT.match(source, next_line) is not None
    )


def _pieces(source: str, first: int, last: int) -> tuple[tuple[int, int], ...]:
    pieces = []
    at = first
    for bold in BOLD.finditer(source, first, last):
        pieces += [(at, bold.start()), bold.span(1)]
        at = bold.end()
    pieces.append((at, last))
    return tuple((start, end) for start, end in pieces if start < end)
