"""Where one article of a page ends and the next begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from text.pages.bylines import is_byline
from text.pages.kinds import is_continued, is_lead_in, is_notice, is_title_like
from text.passages import Passage

# Deeper than any heading: the first heading of a page always opens an article.
NO_HEADING = 7


@dataclass(frozen=True, slots=True)
class Section:
    """The passages of one article to be; `title` is the number of its title among them."""

    passages: tuple[Passage, ...]
    title: int | None
    is_notice: bool = False


def sections(passages: Sequence[Passage]) -> tuple[Section, ...]:
    """The articles of a page, its text before the first of them a section of its own."""
    if not passages:
        return ()
    if any(passage.level for passage in passages):
        openings = _headings_that_open(passages)
    else:
        openings = _titles_that_open(passages)
    bounds = sorted({0, *openings, len(passages)})
    return tuple(_section(passages[start:end]) for start, end in pairwise(bounds))


def whole(passages: Sequence[Passage]) -> Section:
    """All of a file as one article, called by the first of its highest headings."""
    levels = [passage.level or NO_HEADING for passage in passages]
    highest = min(levels)
    title = levels.index(highest) if highest < NO_HEADING else _title_of(passages[0])
    return Section(tuple(passages), title)


def _section(passages: Sequence[Passage]) -> Section:
    first = passages[0]
    notice = first.level > 0 and is_notice(first.text)
    return Section(tuple(passages), 0 if first.level else _title_of(first), notice)


def _title_of(first: Passage) -> int | None:
    is_title = first.is_alone and is_title_like(first.text) and not is_lead_in(first.text)
    return 0 if is_title else None


def _headings_that_open(passages: Sequence[Passage]) -> set[int]:
    """Headings no deeper than the one that opened the article before them, and two that may be
    deeper: a notice's, and one that has a byline right under it."""
    openings: set[int] = set()
    level = NO_HEADING
    has_text = False
    for number, passage in enumerate(passages):
        if not passage.level:
            has_text = True
            continue
        signed = has_text and is_byline(_text_at(passages, number + 1))
        if passage.level <= level or signed or is_notice(passage.text):
            openings.add(number)
            level = passage.level
            has_text = False
    return openings


def _titles_that_open(passages: Sequence[Passage]) -> set[int]:
    """On a page without headings: the title lines right before a byline, `本报讯` or the like.

    Title lines follow each other with one blank line between at most.
    """
    openings: set[int] = set()
    start: int | None = None
    for number, passage in enumerate(passages):
        text = passage.text
        if is_lead_in(text) or is_continued(text) or (start is not None and is_byline(text)):
            openings.add(number if start is None else start)
            start = None
        elif not (passage.is_alone and is_title_like(text)):
            start = None
        elif start is None or passage.blanks > 1:
            start = number
    return openings


def _text_at(passages: Sequence[Passage], number: int) -> str:
    return passages[number].text if number < len(passages) else ""
