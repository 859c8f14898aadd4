"""A file taken as one article: nothing is cut or joined, only told what it is."""

from text.pages import kinds
from text.pages.bylines import is_byline, unbracketed
from text.pages.joins import Kinded
from text.passages import Passage

HEAD_KINDS = ("title", "subtitle", "byline", "dateline")
# Deeper than any heading.
NO_HEADING = 7


def kinds_of_whole(passages: tuple[Passage, ...]) -> tuple[Kinded, ...]:
    """All of a file's passages with their kinds, its title the first of its highest headings.

    Names without a role and short lines mean something only at the head: from the title to the
    first paragraph of any other kind.
    """
    title = _title(passages)
    entries: list[Kinded] = []
    at_head = title is None
    for number, passage in enumerate(passages):
        text = passage.text
        if number == title:
            kind, at_head = "title", True
        elif passage.level:
            is_signed = number + 1 < len(passages) and is_byline(passages[number + 1].text)
            kind = "subtitle" if at_head and is_signed else "heading"
        elif at_head:
            kind = _kind_at_head(text, entries)
        elif number == len(passages) - 1 and unbracketed(text) != text and is_byline(text):
            kind = "byline"
        else:
            kind = kinds.kind_of(text)
        at_head = at_head and kind in HEAD_KINDS
        entries.append(Kinded(kind, passage))
    return tuple(entries)


def _title(passages: tuple[Passage, ...]) -> int | None:
    levels = [passage.level or NO_HEADING for passage in passages]
    if min(levels) < NO_HEADING:
        return levels.index(min(levels))
    first = passages[0]
    is_title = (
        first.is_alone and kinds.is_title_like(first.text) and not kinds.is_lead_in(first.text)
    )
    return 0 if is_title else None


def _kind_at_head(text: str, before: list[Kinded]) -> str:
    if is_byline(text):
        return "byline"
    kind = kinds.kind_of(text)
    under_title = bool(before) and before[-1].kind in ("title", "subtitle")
    if under_title and kind in ("body", "other") and kinds.is_subtitle(text):
        return "subtitle"
    return kind
