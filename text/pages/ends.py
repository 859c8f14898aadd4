"""Paragraphs cut where their end, or their beginning, is something else."""

from collections.abc import Iterator

from text.pages import kinds
from text.pages.joins import Kinded
from text.passages import cut


def ends_apart(entry: Kinded) -> Iterator[Kinded]:
    """`entry`, its end apart where that is the author's name or sends to another page."""
    ends: list[Kinded] = []
    while entry.kind == "body":
        text = entry.passage.text
        kind, end = "other", min(kinds.goes_on_at(text), kinds.noted_at(text))
        if end == len(text):
            kind, end = "byline", kinds.signed_at(text)
        if not 0 < end < len(text):
            break
        body, rest = cut(entry.passage, end)
        ends.append(Kinded(kind, rest))
        entry = Kinded("body", body)
    yield entry
    yield from reversed(ends)


def credit_apart(entry: Kinded) -> Iterator[Kinded]:
    """A photo story's entry, the photographer apart, who is its author."""
    end = kinds.credited_at(entry.passage.text) if entry.kind == "caption" else 0
    if 0 < end < len(entry.passage.text):
        caption, credit = cut(entry.passage, end)
        yield Kinded("caption", caption)
        yield Kinded("byline", credit)
    else:
        yield entry
