"""Look-ups of articles: one whole, a list of them in order, lines for a list to show."""

import json
from array import array
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from db import search
from db.connection import Connection
from db.records import STATUSES, Article, ArticleLine, ArticleQuery
from text.article import ARTICLE_KINDS, Paragraph, Run
from text.errors import UserError
from text.messages import tr

SHOWN_KINDS = tuple(kind for kind in ARTICLE_KINDS if kind != "other")

_ARTICLE = (
    "SELECT id, uid, source_id, position, title, byline, section, published, kind, status,"
    " read_position, added_at, sha256, text, paragraphs, origin, uncertain FROM article"
)


def by_id(connection: Connection, article_id: int) -> Article:
    """Raises UserError when the library holds no such article."""
    return _article(connection.row(f"{_ARTICLE} WHERE id = ?", article_id), str(article_id))


def by_uid(connection: Connection, uid: str) -> Article:
    """Raises UserError when the library holds no such article."""
    return _article(connection.row(f"{_ARTICLE} WHERE uid = ?", uid), uid)


def _article(row: tuple[Any, ...] | None, wanted: str) -> Article:
    if row is None:
        raise UserError(
            tr("There is no such article"),
            tr("The library holds no article {wanted}.", wanted=wanted),
        )
    *plain, paragraphs, origin, uncertain = row
    plain.append(tuple(Paragraph(*parts) for parts in json.loads(paragraphs)))
    plain.append(tuple(Run(*parts) for parts in json.loads(origin)))
    plain.append(uncertain)
    return Article(*plain)


def packed_paragraphs(paragraphs: Sequence[Paragraph]) -> str:
    """Paragraphs as the library keeps them."""
    return _packed([(part.start, part.end, part.kind) for part in paragraphs])


def packed_origin(origin: Sequence[Run]) -> str:
    """An origin as the library keeps it."""
    return _packed([(run.start, run.end, run.source_start) for run in origin])


def _packed(parts: Sequence[tuple[int, int, int | str]]) -> str:
    return json.dumps(parts, separators=(",", ":"))


def around(connection: Connection, article_id: int, most: int) -> tuple[Article, ...]:
    """The article among its neighbours in its source, in their order: as many on both sides as
    hold no more than `most` characters together. Raises UserError when there is no such article.
    """
    rows = connection.rows(
        "SELECT id, characters FROM article WHERE source_id ="
        " (SELECT source_id FROM article WHERE id = ?) ORDER BY position, id",
        article_id,
    )
    here = next((number for number, row in enumerate(rows) if row[0] == article_id), 0)
    first, last, room = here, here + 1, most - sum(row[1] for row in rows[here : here + 1])
    grown = True
    while grown:
        grown = False
        if first and rows[first - 1][1] <= room:
            first, room, grown = first - 1, room - rows[first - 1][1], True
        if last < len(rows) and rows[last][1] <= room:
            last, room, grown = last + 1, room - rows[last][1], True
    return tuple(by_id(connection, row[0]) for row in rows[first:last]) or (
        by_id(connection, article_id),
    )


def ids(connection: Connection, query: ArticleQuery) -> "array[int]":
    """Every article that `query` asks for, in its order; the whole list, reversed if descending."""
    ordered = _ordered(connection, query)
    if query.text.strip():
        found = search.matching(connection, query.text)
        ordered = (article_id for article_id in ordered if article_id in found)
    result = array("q", ordered)
    if query.descending:
        result.reverse()
    return result


def _ordered(connection: Connection, query: ArticleQuery) -> Iterable[int]:
    where, values = _condition(query)
    match query.order:
        case "added":
            # Sources ascend with time; what a new cut added to one stands among its articles.
            ordered = f"SELECT id FROM article WHERE {where} ORDER BY source_id, position, id"
            return _ids_of(connection, f"SELECT json_group_array(id) FROM ({ordered})", values)
        case "title":
            ordered = (
                "SELECT id FROM article INDEXED BY article_heading"
                f" WHERE {where} ORDER BY by_pinyin(heading), id"
            )
            return _ids_of(connection, f"SELECT json_group_array(id) FROM ({ordered})", values)
        case "source":
            sql = (
                "SELECT article.id FROM source CROSS JOIN article ON source_id = source.id"
                f" WHERE {where} ORDER BY source.name, source.id, position, article.id"
            )
            return _column(connection, sql, values)
        case "status":
            rows = connection.rows(f"SELECT status, id FROM article WHERE {where}", *values)
            rank = {status: place for place, status in enumerate(STATUSES)}
            rows.sort(key=lambda row: (rank[row[0]], row[1]))
            return [row[1] for row in rows]
        case "spans":
            counts = dict(
                connection.rows("SELECT article_id, count(*) FROM span GROUP BY article_id")
            )
            sql = f"SELECT json_group_array(id) FROM article WHERE {where}"
            found = sorted(_ids_of(connection, sql, values))
            return sorted(found, key=lambda article_id: counts.get(article_id, 0))
    raise ValueError(query.order)


def _ids_of(connection: Connection, sql: str, values: Sequence[object]) -> list[int]:
    # One JSON list is read three times faster than 100,000 rows.
    found: list[int] = json.loads(connection.value(sql, *values))
    return found


def _condition(query: ArticleQuery) -> tuple[str, tuple[str, ...]]:
    # The + keeps the planner on the index that gives the order, where there is one.
    plus = "+" if query.order in ("added", "title", "source") else ""
    kinds = ARTICLE_KINDS if query.with_other else SHOWN_KINDS
    statuses = (query.status,) if query.status else STATUSES
    where = f"{plus}kind IN ({_marks(kinds)}) AND {plus}status IN ({_marks(statuses)})"
    return where, (*kinds, *statuses)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _column(connection: Connection, sql: str, values: Sequence[object]) -> list[int]:
    return [row[0] for row in connection.rows(sql, *values)]


def held(connection: Connection, article_ids: Collection[int]) -> frozenset[int]:
    """Those of the ids that there are."""
    if not article_ids:
        return frozenset()
    # The rows lie far apart, each with its text; an index is read through in a tenth of the time.
    within = "SELECT id FROM article INDEXED BY article_kind_status WHERE id BETWEEN ? AND ?"
    sql = f"SELECT json_group_array(id) FROM ({within})"
    found = _ids_of(connection, sql, [min(article_ids), max(article_ids)])
    return frozenset(article_ids).intersection(found)


def lines(connection: Connection, article_ids: Sequence[int]) -> tuple[ArticleLine, ...]:
    """A line for each id, in that order; ids that are gone are left out."""
    rows = connection.rows(
        "SELECT article.id, uid, heading, byline, kind, status, source.name, characters,"
        " read_position, (SELECT count(*) FROM span WHERE article_id = article.id),"
        " coalesce((SELECT doubt.uncertain FROM article AS doubt INDEXED BY article_uncertain"
        " WHERE doubt.id = article.id AND doubt.uncertain <> ''), '')"
        " FROM article JOIN source ON source.id = source_id"
        " WHERE article.id IN (SELECT value FROM json_each(?))",
        json.dumps(list(article_ids)),
    )
    found = {row[0]: ArticleLine(*row) for row in rows}
    return tuple(found[id] for id in article_ids if id in found)


def status_counts(connection: Connection, *, with_other: bool) -> dict[str, int]:
    """How many articles stand at each of STATUSES, zeros included."""
    kinds = ARTICLE_KINDS if with_other else SHOWN_KINDS
    rows = connection.rows(
        f"SELECT status, count(*) FROM article WHERE kind IN ({_marks(kinds)}) GROUP BY status",
        *kinds,
    )
    return dict.fromkeys(STATUSES, 0) | dict(rows)
