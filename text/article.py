"""What an article is made of: paragraphs, and where each character came from.

Every position is a code point, half-open.
"""

import re
from dataclasses import dataclass

PARAGRAPH_KINDS = (
    "title",
    "subtitle",
    "byline",
    "dateline",
    "heading",
    "body",
    "caption",
    "other",
)
# What no string of an article may hold: NUL, at which SQLite would end it, and halves of characters
UNFIT = re.compile("[\0\ud800-\udfff]")
ARTICLE_KINDS = ("article", "photo", "continuation", "other")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text[start:end]` of an article, of one `kind`; a line feed parts it from the next."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start:end] == source[source_start : source_start + end - start]`."""

    start: int
    end: int
    source_start: int


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as found in a source, before a library gave it an identity.

    `authors` are the names in `byline`; `section` and `published` (an ISO date) are what the page
    itself says; `uncertain` is why the cut may be wrong (a `text.doubts.Doubt`), or ''.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    origin: tuple[Run, ...]
    kind: str = "article"
    title: str = ""
    byline: str = ""
    section: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    uncertain: str = ""
