"""Finding articles by what stands in them: the full-text index, and an exact look at each hit.

The index holds every pair of neighbouring characters, so that words of any length are found; how
text becomes pairs is known to `text.search` only.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.connection import Connection

if TYPE_CHECKING:
    from db.store import Store


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
    from text.search import fold

    folded = fold(query).strip()
    if not folded:
        return set()
    return _exact(connection, folded, _candidates(connection, folded))


def _candidates(connection: Connection, folded: str) -> list[int] | None:
    """What the index knows; None where no part of the query can be in it."""
    from text.search import bigrams

    pairs = [token for token in bigrams(folded).split() if len(token) > 1]
    if pairs:
        expression = " ".join(_quoted(pair) for pair in pairs)
    elif any(character.isalnum() or not character.isascii() for character in folded):
        expression = _quoted(folded) + " *"
    else:
        return None
    rows = connection.rows(
        "SELECT rowid FROM article_search WHERE article_search MATCH ?", expression
    )
    return [row[0] for row in rows]


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def _exact(connection: Connection, folded: str, candidates: list[int] | None) -> set[int]:
    from text.search import matches

    if candidates is None:
        rows = connection.rows("SELECT id, title, text FROM article")
    else:
        rows = connection.rows(
            "SELECT id, title, text FROM article WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(candidates),
        )
    return {id for id, title, text in rows if matches(f"{title}\n{text}", folded)}


def add(connection: Connection, article_id: int, body: str) -> None:
    """Take an article into the index; `body` is from `body_of`."""
    connection.execute("INSERT INTO article_search (rowid, body) VALUES (?, ?)", article_id, body)


def remove(connection: Connection, article_id: int, body: str) -> None:
    """Take an article out; `body` must be what it went in with, or the index goes wrong."""
    connection.execute(
        "INSERT INTO article_search (article_search, rowid, body) VALUES ('delete', ?, ?)",
        article_id,
        body,
    )


def body_of(title: str, text: str) -> str:
    """What the index holds of an article."""
    from text.search import bigrams

    return bigrams(f"{title}\n{text}")
