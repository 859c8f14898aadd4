"""Articles that break careless positions, and a library's content as lines."""

from hashlib import sha256

from db import schema
from db.drafts import SourceDraft
from db.search_check import indexed
from db.store import Store
from text.article import ArticleDraft, Paragraph, Run

TEXT = "𠮷野家在余杭发布十项举措\n市统计局：同比增长12.3%\n记者👨‍👩‍👧报道𪚥"


def draft(text: str, title: str = "", kind: str = "article") -> ArticleDraft:
    """An article whose every line is a paragraph."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(start, start + len(line), "body"))
        start += len(line) + 1
    origin = (Run(0, len(text), 0),) if text else ()
    return ArticleDraft(text, tuple(paragraphs), origin, kind, title)


def source(name: str, raw: bytes | None = None) -> SourceDraft:
    """A file of which a data set told, unless its bytes are given: they must hold its articles."""
    digest = sha256(name.encode() if raw is None else raw).hexdigest()
    return SourceDraft(name, raw, "text/plain", "utf-8", digest)


def dump(store: Store) -> dict[str, object]:
    """All that a library holds but its log, the search index included.

    Connection.iterdump can't read an index that keeps no content.
    """
    tables = [table for table in schema.TABLES if table not in ("change", "article_search")]
    rows: dict[str, object] = {
        table: store.connection.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables
    }
    return rows | {"index": indexed(store.connection)}
