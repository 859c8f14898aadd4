"""A page of news cut into its articles. Reading files and their encodings is elsewhere."""

from dataclasses import replace
from pathlib import PurePath
from typing import Literal

from text.article import ArticleDraft
from text.assemble import Part, assemble
from text.pages.bylines import is_byline, unbracketed
from text.pages.joins import Kinded, join_broken
from text.pages.kinds import is_continued, is_prose, is_subtitle, kind_of, lead_in_byline
from text.pages.sections import Section, sections, whole
from text.passages import Passage, read_passages

How = Literal["auto", "page", "article"]
HEAD_KINDS = ("title", "subtitle", "byline", "dateline")


def split_page(source: str, how: How = "auto", name: str = "") -> tuple[ArticleDraft, ...]:
    """The articles of `source`, in order; together they hold every character that isn't blank or
    Markdown.

    `page` looks for several articles and joins what column breaks cut, `article` takes the file
    as one and leaves its paragraphs alone, `auto` is as `page`. What is no article (mastheads,
    contents, notices) comes as drafts of kind `other`. An article taken from the whole file
    `name` that has no title of its own is called after it.
    """
    passages = read_passages(source)
    if not passages:
        return ()
    if how == "article":
        section = whole(passages)
        drafts: tuple[ArticleDraft, ...] = (_draft(source, _kinds(section), "article"),)
    else:
        drafts = tuple(_found(source, section) for section in sections(passages))
    if all(draft.kind == "other" for draft in drafts):
        # A page that would show its reader nothing shows all of it.
        drafts = tuple(replace(draft, kind="article") for draft in drafts)
    if len(drafts) == 1 and not drafts[0].title:
        drafts = (replace(drafts[0], title=PurePath(name).stem),)
    return drafts


def _found(source: str, section: Section) -> ArticleDraft:
    entries = join_broken(_kinds(section))
    texts = [entry.passage.text for entry in entries]
    if section.is_notice:
        kind = "other"
    elif any(is_continued(text) for text in texts[:3]):
        kind = "continuation"
    elif any(entry.kind == "body" and is_prose(entry.passage.text) for entry in entries):
        kind = "article"
    else:
        kind = "other"
    return _draft(source, entries, kind)


def _kinds(section: Section) -> tuple[Kinded, ...]:
    """The passages of `section` with their kinds.

    Names without a role and short lines mean something only at an article's head: from its
    title to the first paragraph of any other kind.
    """
    entries: list[Kinded] = []
    at_head = section.title is None
    for number, passage in enumerate(section.passages):
        if number == section.title:
            kind, at_head = "title", True
        elif passage.level:
            kind = "subtitle" if at_head and _is_signed(section.passages, number) else "heading"
        elif at_head:
            kind = _kind_at_head(passage.text, entries)
        elif number == len(section.passages) - 1 and _is_signature(passage.text):
            kind = "byline"
        else:
            kind = kind_of(passage.text)
        at_head = at_head and kind in HEAD_KINDS
        entries.append(Kinded(kind, passage))
    return tuple(entries)


def _kind_at_head(text: str, before: list[Kinded]) -> str:
    if is_byline(text):
        return "byline"
    kind = kind_of(text)
    under_title = bool(before) and before[-1].kind in ("title", "subtitle")
    if under_title and kind in ("body", "other") and is_subtitle(text):
        return "subtitle"
    return kind


def _is_signed(passages: tuple[Passage, ...], number: int) -> bool:
    """Whether a byline stands right under the heading at `number`."""
    return number + 1 < len(passages) and is_byline(passages[number + 1].text)


def _is_signature(text: str) -> bool:
    return unbracketed(text) != text and is_byline(text)


def _draft(source: str, entries: tuple[Kinded, ...], kind: str) -> ArticleDraft:
    title = next((entry.passage.text for entry in entries if entry.kind == "title"), "")
    bylines = [entry.passage.text for entry in entries if entry.kind == "byline"]
    if not bylines:
        running = [entry.passage.text for entry in entries if entry.kind in ("dateline", "body")]
        bylines = [lead_in_byline(text) for text in running[:1]]
    parts = [Part(entry.kind, entry.passage.pieces) for entry in entries]
    return assemble(source, parts, kind, title, " ".join(bylines))
