"""Finding articles by what stands in them: the full-text index, and an exact look at each hit.

The index holds every two neighbouring characters, so that words of any length are found; how text
becomes such keys is known to `text.search` only.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.connection import Connection
from text.search import bigrams_of_keys, fold, matches, query_expression

if TYPE_CHECKING:
    from db.store import Store

# The index alone is right for one and two characters; of three it knows the pairs only.
_EXACT_IN_INDEX = 2


@dataclass(frozen=True, slots=True)
class Hits:
    """`total` articles match; `article_ids` are the first of them, in the order they were added."""

    total: int
    article_ids: tuple[int, ...]


def search(store: "Store", query: str, limit: int = -1) -> Hits:
    """Articles of every kind whose title or text holds `query`; a `limit` below 0 is none."""
    found = sorted(matching(store.connection, query))
    return Hits(len(found), tuple(found if limit < 0 else found[:limit]))


def matching(connection: Connection, query: str) -> set[int]:
    """Ids of all articles whose title or text holds `query`; none for a blank query."""
    expression = query_expression(query)
    if not expression:
        return set()
    rows = connection.rows(
        "SELECT rowid FROM article_search WHERE article_search MATCH ?", expression
    )
    candidates = [row[0] for row in rows]
    if len(fold(query)) <= _EXACT_IN_INDEX:
        return set(candidates)
    return _exact(connection, query, candidates)


def _exact(connection: Connection, query: str, candidates: list[int]) -> set[int]:
    rows = connection.each(
        "SELECT id, title, text FROM article WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(candidates),
    )
    return {
        article_id
        for article_id, title, text in rows
        # What stands there to the letter needs no folding, which is much slower.
        if query in text or matches(text, query) or matches(title, query)
    }


def add(connection: Connection, article_id: int, body: str) -> None:
    """Take an article into the index; `body` is from `body_of_key`."""
    connection.execute("INSERT INTO article_search (rowid, body) VALUES (?, ?)", article_id, body)


def remove(connection: Connection, article_id: int, body: str) -> None:
    """Take an article out; `body` must be what it went in with, or the index goes wrong."""
    connection.execute(
        "INSERT INTO article_search (article_search, rowid, body) VALUES ('delete', ?, ?)",
        article_id,
        body,
    )


def replace(connection: Connection, article_id: int, old: str, new: str) -> None:
    """Let the index hold `new` instead of `old`; only tokens that but one of them has are written.

    After a correction in a long article those are a few of tens of thousands.
    """
    gone, came = set(old.split()), set(new.split())
    remove(connection, article_id, " ".join(gone - came))
    add(connection, article_id, " ".join(came - gone))


def tidy(connection: Connection) -> None:
    """Merge a little of what many additions left in pieces, inside the caller's transaction."""
    connection.execute("INSERT INTO article_search (article_search, rank) VALUES ('merge', 16)")


def body_of_key(title: str, key: str) -> str:
    """What the index holds of an article whose text has been folded to `key`, each token once."""
    return bigrams_of_keys(fold(title), key)
