"""What an article's title and byline become when the lines that they were read from change."""

from collections.abc import Callable, Sequence

from text.article import Paragraph
from text.pages.kinds import lead_in_byline

Lines = Sequence[tuple[str, str]]
"""Kind and text of every paragraph, in order."""


def lines_of(text: str, paragraphs: Sequence[Paragraph]) -> Lines:
    """The paragraphs of an article as lines."""
    return [(part.kind, text[part.start : part.end]) for part in paragraphs]


def title_after(title: str, old: Lines, new: Lines) -> str:
    """The title that `new` says, where `title` is what `old` said; else `title`."""
    return _after(title, old, new, (_lines("title", " "), _lines("title", ""), _first("title")))


def byline_after(byline: str, old: Lines, new: Lines) -> str:
    """The byline that `new` says, where `byline` is what `old` said; else `byline`."""
    return _after(byline, old, new, (_lines("byline", " "), _first("byline"), _lead_in))


def _after(value: str, old: Lines, new: Lines, readings: Sequence[Callable[[Lines], str]]) -> str:
    for reading in readings:
        if value and reading(old) == value:
            return reading(new)
    return value


def _lines(kind: str, glue: str) -> Callable[[Lines], str]:
    return lambda lines: glue.join(text for line_kind, text in lines if line_kind == kind)


def _first(kind: str) -> Callable[[Lines], str]:
    return lambda lines: next((text for line_kind, text in lines if line_kind == kind), "")


def _lead_in(lines: Lines) -> str:
    """As the splitter reads names behind 本报讯 where no line is a byline."""
    return lead_in_byline(next((text for kind, text in lines if kind in ("dateline", "body")), ""))
