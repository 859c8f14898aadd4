"""Libraries for tests and benches."""

from collections.abc import Iterable
from hashlib import sha256

from db.bulk import Addition
from db.drafts import ArticleEntry, SourceDraft
from db.store import Store
from text.article import ArticleDraft


def add_drafts(store: Store, drafts: Iterable[ArticleDraft]) -> None:
    """Add articles, each from a source of its own."""
    Addition(store).add(
        ArticleEntry(source_of(draft, number), draft) for number, draft in enumerate(drafts)
    )


def source_of(draft: ArticleDraft, number: int) -> SourceDraft:
    """A source that holds one article."""
    raw = draft.text.encode()
    return SourceDraft(
        name=f"{number:06}.txt",
        raw=raw,
        media_type="text/plain",
        encoding="utf-8",
        sha256=sha256(raw).hexdigest(),
    )
