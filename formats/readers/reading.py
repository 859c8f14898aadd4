"""What every reader gives: a file as characters, before anyone cuts it into articles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import PurePath
from typing import Final

from formats.readers.sizes import LONGEST_LINE, refuse_endless
from text.article import ArticleDraft, Run
from text.errors import UserError
from text.messages import tr
from text.split import How, split_page

_LINE: Final = re.compile("[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as characters; every position counts code points of `text`.

    `encoding` is the codec for which `raw.decode(encoding) == text`; it is "" where the text was
    drawn out of a container or bytes were replaced. `chapters` are half-open ranges, in order and
    disjoint, each an article by itself; without any, cutting is left to the splitter. `titles`
    are what chapters without a heading are called, "" where nobody says. `has_paragraphs` tells
    that the file says itself where its paragraphs begin and end. `remarks` are sentences for the
    report, in the user's language.
    """

    text: str
    media_type: str
    encoding: str
    chapters: tuple[tuple[int, int], ...] = ()
    remarks: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    has_paragraphs: bool = False


def drafts(reading: Reading, how: How = "auto", name: str = "") -> tuple[ArticleDraft, ...]:
    """The articles of `reading`; their `origin` counts in `reading.text`, none of it is lost.

    A chapter is one article whatever `how` says, and what stands in no chapter is of kind
    `other`. Without chapters this is `text.split.split_page`. Raises UserError without any text,
    and for a paragraph that is too long for a window.
    """
    if len(reading.text) > LONGEST_LINE:  # asked first, because to cut such a line takes long
        refuse_endless(match.span() for match in _LINE.finditer(reading.text))
    if reading.chapters:
        found = tuple(chain.from_iterable(_in_chapters(reading, name)))
    else:
        found = split_page(reading.text, how, name, has_paragraphs=reading.has_paragraphs)
    if not found:
        raise UserError(tr("There is no text in it"))
    # Lines that were wrapped are one paragraph.
    refuse_endless((part.start, part.end) for draft in found for part in draft.paragraphs)
    return found


def _in_chapters(reading: Reading, name: str) -> Iterable[tuple[ArticleDraft, ...]]:
    at = 0
    titles = chain(reading.titles, repeat(""))
    for (start, end), title in zip(reading.chapters, titles, strict=False):
        yield _part(reading.text, at, start, "other", "")
        yield _part(reading.text, start, end, "article", title or PurePath(name).stem)
        at = end
    yield _part(reading.text, at, len(reading.text), "other", "")


def _part(source: str, start: int, end: int, kind: str, title: str) -> tuple[ArticleDraft, ...]:
    return tuple(
        replace(
            draft,
            kind=kind,
            title=draft.title or title,
            origin=tuple(Run(run.start, run.end, run.source_start + start) for run in draft.origin),
        )
        for draft in split_page(source[start:end], "article")
    )
