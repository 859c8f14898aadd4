"""Rows of the library as values, as they leave and enter the room."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from text.article import Paragraph, Run

Value = str | int | float | None

STATUSES = ("new", "reading", "done")


@dataclass(frozen=True, slots=True)
class Tag:
    id: int
    name: str
    label_zh: str
    label_en: str
    colour: str
    key: str
    description: str = ""
    parent_id: int | None = None
    position: int = 0
    attributes: str = "[]"

    def label(self, language: str) -> str:
        """The tag's name for readers in `language`, or its identifier where none was given."""
        return (self.label_zh if language == "zh" else self.label_en) or self.name


@dataclass(frozen=True, slots=True)
class Annotator:
    id: int
    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came, without its bytes."""

    id: int
    sha256: str
    name: str
    media_type: str
    encoding: str
    added_at: str


@dataclass(frozen=True, slots=True)
class Article:
    id: int
    uid: str
    source_id: int
    position: int
    title: str
    byline: str
    section: str
    published: str
    kind: str
    status: str
    read_position: int
    added_at: str
    sha256: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    origin: tuple[Run, ...]
    uncertain: str = ""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What a list shows of an article; `title` is never empty where the article has text."""

    id: int
    uid: str
    title: str
    byline: str
    kind: str
    status: str
    source_name: str
    characters: int
    read_position: int
    spans: int
    uncertain: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A tagged stretch; `was` is empty, or the words that it stood on before they were changed
    in a way that leaves in doubt whether it still belongs here."""

    id: int
    uid: str
    article_id: int
    tag_id: int
    annotator_id: int
    start: int
    end: int
    quote: str
    note: str
    attributes: str
    entity_id: int | None
    created_at: str
    modified_at: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One figure, body or programme, which many spans may mention; `aliases` is a JSON list."""

    id: int
    uid: str
    tag_id: int
    name: str
    note: str
    aliases: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed link between two spans of one article, by their ids."""

    id: int
    uid: str
    article_id: int
    kind: str
    from_span: int
    to_span: int
    annotator_id: int


@dataclass(frozen=True, slots=True)
class Row:
    """Columns of one row of `table`.

    A row that is made or removed names every column but `id`; a row that is altered names only
    the columns that move. `id` is None until the library gave one.
    """

    table: str
    id: int | None
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One undoable edit: what the rows were and what they become.

    An id on both sides alters the row, one only in `before` removes it, one only in `after`
    makes it. Changes of one `run`, written one after the other, are one edit to the user: too
    big to be written at once beside others.
    """

    label: str
    before: tuple[Row, ...]
    after: tuple[Row, ...]
    run: str = ""

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.label, self.after, self.before, self.run)


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """Which articles a list shows, and in which order."""

    text: str = ""
    status: str = ""
    with_other: bool = False
    order: str = "added"
    descending: bool = False


ORDERS = ("added", "title", "source", "status", "spans")
