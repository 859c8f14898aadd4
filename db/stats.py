"""A library in figures."""

from dataclasses import dataclass

from db.articles import SHOWN_KINDS
from db.store import Store
from text.article import ARTICLE_KINDS


@dataclass(frozen=True, slots=True)
class Stats:
    """Characters and statuses are counted without articles of kind `other`."""

    sources: int
    articles_by_kind: dict[str, int]
    articles_by_status: dict[str, int]
    characters: int
    spans_by_tag: dict[str, int]
    tagged_articles: int

    @property
    def articles(self) -> int:
        """Articles of every kind."""
        return sum(self.articles_by_kind.values())

    @property
    def spans(self) -> int:
        return sum(self.spans_by_tag.values())


def stats(store: Store) -> Stats:
    """What the library holds; every kind, status and tag is named, zeros included."""
    connection = store.connection
    kinds = dict(connection.rows("SELECT kind, count(*) FROM article GROUP BY kind"))
    marks = ", ".join("?" * len(SHOWN_KINDS))
    return Stats(
        sources=connection.value("SELECT count(*) FROM source"),
        articles_by_kind={kind: kinds.get(kind, 0) for kind in ARTICLE_KINDS},
        articles_by_status=store.status_counts(),
        characters=connection.value(
            f"SELECT coalesce(sum(characters), 0) FROM article WHERE kind IN ({marks})",
            *SHOWN_KINDS,
        ),
        spans_by_tag=dict(
            connection.rows(
                "SELECT name, (SELECT count(*) FROM span WHERE tag_id = tag.id)"
                " FROM tag ORDER BY position, id"
            )
        ),
        tagged_articles=connection.value("SELECT count(DISTINCT article_id) FROM span"),
    )
