"""A page of news cut into its articles. Reading files and their encodings is elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Literal

from text.article import ArticleDraft
from text.assemble import Part, assemble
from text.pages import apparatus, kinds
from text.pages.credit import credit
from text.pages.dates import published
from text.pages.doubts import doubt
from text.pages.joins import Kinded, are_pieces, is_unfinished, join_broken
from text.pages.repeats import find_repeats
from text.pages.roles import Page, read_page
from text.pages.sections import Section, kinds_of, sections
from text.pages.traditional import as_written, simplified
from text.pages.whole import kinds_of_whole
from text.passages import read_passages

# A signed article may have no more than this, and that without an end.
LEAST_SIGNED = 20
How = Literal["auto", "page", "article"]


def split_page(
    source: str, how: How = "auto", name: str = "", *, has_paragraphs: bool = False
) -> tuple[ArticleDraft, ...]:
    """The articles of `source`, in order; together they hold every character that isn't blank or
    Markdown.

    `page` looks for several articles and joins what column breaks cut, `article` takes the file
    as one and leaves its paragraphs alone, `auto` is as `page`. What is no article (mastheads,
    contents, notices) comes as drafts of kind `other`. An article taken from the whole file
    `name` that has no title of its own is called after it. `has_paragraphs` says that the file
    itself marks its paragraphs: they are joined only where they look like pasted columns.
    """
    read = simplified(source)
    passages = read_passages(read)
    if not passages:
        return ()
    if how == "article":
        drafts: tuple[ArticleDraft, ...] = (_draft(read, kinds_of_whole(passages), "article"),)
    else:
        drafts = tuple(_drafts_of_page(read, read_page(passages), has_paragraphs))
    if read is not source:
        drafts = tuple(as_written(draft, source) for draft in drafts)
    if all(draft.kind == "other" for draft in drafts):
        # A page that would show its reader nothing shows all of it.
        drafts = tuple(replace(draft, kind="article") for draft in drafts)
    if len(drafts) == 1 and not drafts[0].title:
        drafts = (replace(drafts[0], title=PurePath(name).stem),)
    return drafts


def _drafts_of_page(source: str, page: Page, has_paragraphs: bool) -> Iterator[ArticleDraft]:
    found = sections(page)
    is_page = sum(section.head is not None for section in found) > 1
    day = published(page)
    whole = [kinds_of(page, section) for section in found]
    if not has_paragraphs or are_pieces([entry for entries in whole for entry in entries]):
        whole = [join_broken(entries) for entries in whole]
    kinds_found = [_kind(page, *pair) for pair in zip(found, whole, strict=True)]
    repeated = _repeated(whole, kinds_found) if is_page else set()
    first = 0
    for section, entries, kind in zip(found, whole, kinds_found, strict=True):
        repeats = {number for number in range(len(entries)) if first + number in repeated}
        first += len(entries)
        kept = tuple(entry for number, entry in enumerate(entries) if number not in repeats)
        titles = section.head.titles if section.head else ()
        title = " ".join(page.text(number) for number in titles)
        is_news = kind != "other"
        yield replace(
            _draft(source, kept, kind),
            title=title,
            section=section.label,
            published=day if is_news else "",
            uncertain=doubt(page, section, kept) if is_news and is_page else "",
        )
        if repeats:
            again = tuple(entries[number] for number in sorted(repeats))
            yield _draft(source, again, "other")


def _repeated(whole: list[tuple[Kinded, ...]], kinds_found: list[str]) -> set[int]:
    """The numbers of paragraphs that repeat one of their article, or that are torn from one of
    another, counted through the page."""
    articles = [n for n, of_one in enumerate(whole) for _ in of_one]
    entries = [entry for of_one in whole for entry in of_one]
    news = [
        replace(entry, kind="other") if kinds_found[article] == "other" else entry
        for article, entry in zip(articles, entries, strict=True)
    ]
    return {
        number
        for number, other in find_repeats(news).items()
        if articles[number] == articles[other] or is_unfinished(entries[number].passage.text)
    }


def _kind(page: Page, section: Section, entries: tuple[Kinded, ...]) -> str:
    why = section.head.why if section.head else None
    if why == "photo":
        return "photo"
    prose = [
        entry.passage.text
        for entry in entries
        if entry.kind == "body" and kinds.is_prose(entry.passage.text)
    ]
    texts = [entry.passage.text for entry in entries if entry.kind == "body"]
    if why in ("signed", "briefs") and len("".join(texts)) >= LEAST_SIGNED:
        prose = texts
    if why == "notice" or not prose or page.role(section.numbers[0]) == "contents":
        return "other"
    if why != "signed" and all(apparatus.is_notice_text(text) for text in prose):
        return "other"
    is_continued = any(page.role(number) == "continued" for number in section.numbers[:5])
    return "continuation" if is_continued else "article"


def _draft(source: str, entries: tuple[Kinded, ...], kind: str) -> ArticleDraft:
    title = next((entry.passage.text for entry in entries if entry.kind == "title"), "")
    authors, byline = credit((entry.kind, entry.passage.text) for entry in entries)
    parts = [Part(entry.kind, entry.passage.pieces) for entry in entries]
    draft = assemble(source, parts, kind, title, byline)
    return replace(draft, authors=authors)
