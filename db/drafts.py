"""What an import brings, before the library gives it ids. Empty uids and times are filled in."""

from dataclasses import dataclass, field
from hashlib import sha256 as digest_of

from db.near import NearDuplicate
from text.article import ArticleDraft


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A file as it came, `sha256` that of its bytes; no `raw` where only a data set tells of it.

    `text` is what was read from it, None where `raw.decode(encoding)` is exactly that. `reading`
    tells this reading of the bytes from others: the sha256 of what was read, or where there are no
    bytes the encoding that the data set names.
    """

    name: str
    raw: bytes | None
    media_type: str
    encoding: str
    sha256: str
    text: str | None = None
    reading: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "reading", self.encoding if self.raw is None else reading_of(self.read_text())
        )

    def read_text(self) -> str:
        """What origins count in; there must be bytes."""
        if self.text is not None:
            return self.text
        assert self.raw is not None
        return self.raw.decode(self.encoding)


def reading_of(text: str) -> str:
    """What tells one reading of a file from another; `text` is all that was read."""
    return digest_of(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class TagDraft:
    """`parent` is the name of another tag, `attributes` a JSON list."""

    name: str
    label_zh: str = ""
    label_en: str = ""
    colour: str = "#808080"
    key: str = ""
    description: str = ""
    parent: str = ""
    attributes: str = "[]"


@dataclass(frozen=True, slots=True)
class EntityDraft:
    """`aliases` is a JSON list."""

    uid: str
    tag_id: int
    name: str
    note: str = ""
    aliases: str = "[]"


@dataclass(frozen=True, slots=True)
class SpanDraft:
    """`attributes` is a JSON object; the quote is taken from the article."""

    start: int
    end: int
    tag_id: int
    annotator_id: int
    uid: str = ""
    note: str = ""
    attributes: str = "{}"
    entity_id: int | None = None
    created_at: str = ""
    modified_at: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A link between two spans of the same entry, by the uids they came with."""

    kind: str
    from_uid: str
    to_uid: str
    annotator_id: int
    uid: str = ""


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article of a source, with what is already tagged in it."""

    source: SourceDraft
    draft: ArticleDraft
    uid: str = ""
    status: str = "new"
    spans: tuple[SpanDraft, ...] = ()
    relations: tuple[RelationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """A new article; `title` is what lists show of it, `uncertain` why its cut may be wrong."""

    id: int
    uid: str
    title: str
    byline: str
    authors: tuple[str, ...]
    kind: str
    characters: int
    uncertain: str


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article of the library that an import brought once more."""

    id: int
    uid: str
    title: str


@dataclass(frozen=True, slots=True)
class Added:
    """What one import brought; `known` articles were in the library already, `near` are new ones
    that are almost another article.
    """

    articles: tuple[AddedArticle, ...] = ()
    known: tuple[KnownArticle, ...] = ()
    near: tuple[NearDuplicate, ...] = ()
    spans: int = 0
    spans_skipped: int = 0

    @property
    def article_ids(self) -> tuple[int, ...]:
        return tuple(article.id for article in self.articles)

    @property
    def skipped(self) -> int:
        return len(self.known)
