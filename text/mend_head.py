"""What an article's title and byline become when the lines that they were read from change."""

from collections.abc import Callable, Sequence

from text.article import Paragraph
from text.differences import same_ends
from text.pages.credit import credit
from text.pages.kinds import lead_in_byline

Line = tuple[str, str]
Lines = Sequence[Line]
"""Kind and text of every paragraph, in order."""

TITLE_KINDS = ("title", "subtitle")


def lines_of(text: str, paragraphs: Sequence[Paragraph]) -> Lines:
    """The paragraphs of an article as lines."""
    return [(part.kind, text[part.start : part.end]) for part in paragraphs]


def title_after(title: str, old: Lines, new: Lines) -> str:
    """The title that `new` says: of the lines of `old` that `title` is put together from, what has
    become of them, and lines that are titles now.

    Where it isn't put together from any, because a person or a file's name gave it, it stays
    until another line is made a title.
    """
    said = _said(title, old)
    told, glue = said or (frozenset(), " ")
    head, tail = same_ends(old, new)
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    gone_told = [head + number in told for number in range(len(gone))]
    come_told = _come_told(gone, gone_told, come)
    if said is None:
        return _lines("title", " ")(new) if any(come_told) else title
    shift = len(new) - len(old)
    kept = [number for number in told if number < head]
    kept += [head + number for number, is_told in enumerate(come_told) if is_told]
    kept += [number + shift for number in told if number >= len(old) - tail]
    return glue.join(new[number][1] for number in sorted(kept))


def byline_after(byline: str, old: Lines, new: Lines) -> str:
    """The byline that `new` says, where `byline` is what `old` said; else `byline`."""
    for reading in (_credit, _lines("byline", " "), _first("byline"), _lead_in):
        if byline and reading(old) == byline:
            return reading(new)
    return byline


def _said(title: str, lines: Lines) -> tuple[frozenset[int], str] | None:
    """The numbers of the lines that `title` is put together from, and what parts them there."""
    if not title:
        has_title = any(kind == "title" and text for kind, text in lines)
        return None if has_title else (frozenset(), " ")
    for glue in (" ", ""):
        found, rest = set(), title
        for number, (kind, text) in enumerate(lines):
            fits = rest == text or rest.startswith(text + glue)
            if kind in TITLE_KINDS and text and fits:
                found.add(number)
                rest = rest[len(text + glue) :]
        if not rest:
            return frozenset(found), glue
    return None


def _come_told(gone: Lines, gone_told: Sequence[bool], come: Lines) -> list[bool]:
    """Which of the lines in `come` the title says, that stand where those in `gone` stood."""
    told = dict(zip(gone, gone_told, strict=True))
    if len(gone) != len(come):
        was_title = any(kind == "title" for kind, _ in gone)
        pairs = [(was_title, any(gone_told))] * len(come)
    else:
        pairs = [
            (kind == "title", is_told) for (kind, _), is_told in zip(gone, gone_told, strict=True)
        ]
    return [
        told[line] if line in told else _is_told(line[0], *pair)
        for line, pair in zip(come, pairs, strict=True)
    ]


def _is_told(kind: str, was_title: bool, was_told: bool) -> bool:
    return (was_told and kind in TITLE_KINDS) or (kind == "title" and not was_title)


def _credit(lines: Lines) -> str:
    return credit(lines)[1]


def _lines(kind: str, glue: str) -> Callable[[Lines], str]:
    return lambda lines: glue.join(text for line_kind, text in lines if line_kind == kind)


def _first(kind: str) -> Callable[[Lines], str]:
    return lambda lines: next((text for line_kind, text in lines if line_kind == kind), "")


def _lead_in(lines: Lines) -> str:
    """As data sets have it that took the names behind 本报讯 with their roles."""
    return lead_in_byline(next((text for kind, text in lines if kind in ("dateline", "body")), ""))
