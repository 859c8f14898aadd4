"""Near duplicates: articles whose words are almost those of another.

Which share of their words two articles have in common is looked at exactly; a sketch of each
article, kept in the library, says which few are worth the look (see `text.likeness`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.connection import Connection
from text import likeness

LEAST: Final = 0.6  # a likeness below that tells a reader nothing
MOST: Final = 3  # earlier articles told of for a new one
# A piece that stands in more articles than these, say a date line, tells nothing of one of them.
_LATEST: Final = 16
_OF_ONE_PIECE: Final = (
    "SELECT article_id FROM (SELECT article_id FROM sketch WHERE value = ? AND article_id < ?"
    f" ORDER BY article_id DESC LIMIT {_LATEST})"
)


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A new article and an earlier one like it; `similarity` is 0 to 1."""

    id: int
    uid: str
    title: str
    earlier_id: int
    earlier_uid: str
    earlier_title: str
    similarity: float


def sketch_of_key(kind: str, key: str) -> tuple[int, ...]:
    """What the library keeps of an article whose text has been folded to `key`; nothing of
    notices and mastheads.
    """
    return () if kind == "other" else likeness.sketch_of_key(key)


def add(connection: Connection, article_id: int, values: Sequence[int]) -> None:
    """Keep the sketch of a new article; `values` are from `sketch_of_key`."""
    if values:
        connection.execute_many(
            "INSERT INTO sketch (value, article_id) VALUES (?, ?)",
            [(value, article_id) for value in values],
        )


def remove(connection: Connection, article_id: int, values: Sequence[int]) -> None:
    """Drop the sketch of an article; `values` must be what it went in with."""
    if values:
        connection.execute_many(
            "DELETE FROM sketch WHERE value = ? AND article_id = ?",
            [(value, article_id) for value in values],
        )


def earlier_like(
    connection: Connection, article_id: int, values: Sequence[int], text: str
) -> tuple[tuple[int, float], ...]:
    """Up to MOST articles that came before this one and are at least LEAST like it, the most
    alike first, with their likeness.
    """
    found = []
    for other_id in _candidates(connection, article_id, values):
        ((other,),) = connection.rows("SELECT text FROM article WHERE id = ?", other_id)
        share = likeness.likeness(text, other)
        if share < LEAST:  # those behind it share fewer pieces
            break
        found.append((other_id, share))
    return tuple(sorted(found, key=lambda pair: -pair[1]))


def near_duplicate(
    connection: Connection, article: tuple[int, str, str], other_id: int, share: float
) -> NearDuplicate:
    """The pair of `article` (id, uid and title) and an earlier one."""
    ((uid, title),) = connection.rows("SELECT uid, heading FROM article WHERE id = ?", other_id)
    return NearDuplicate(*article, other_id, uid, title, share)


def sketched(connection: Connection) -> dict[int, set[int]]:
    """Every sketch that the library holds, by article."""
    found: dict[int, set[int]] = {}
    for value, article_id in connection.each("SELECT value, article_id FROM sketch"):
        found.setdefault(article_id, set()).add(value)
    return found


def _candidates(connection: Connection, article_id: int, values: Sequence[int]) -> list[int]:
    """Articles with enough pieces in common, those with most first."""
    if not values:
        return []
    least = min(len(values), 4 if len(values) == likeness.PIECES else 2)
    rows = connection.rows(
        f"SELECT article_id FROM ({' UNION ALL '.join([_OF_ONE_PIECE] * len(values))})"
        " GROUP BY article_id HAVING count(*) >= ? ORDER BY count(*) DESC, article_id LIMIT ?",
        *(bound for value in values for bound in (value, article_id)),
        least,
        MOST,
    )
    return [row[0] for row in rows]
