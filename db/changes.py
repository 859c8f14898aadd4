"""Writing a Change: the before-rows are compared with the file, then the after-rows are written.

Everything here runs inside the caller's transaction.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from db import near, search
from db.connection import Connection
from db.errors import Conflict, no_longer_fits
from db.heading import heading
from db.records import Change, Row, Value
from db.schema import COLUMNS, JSON, UNIQUE
from text.messages import tr


def write(connection: Connection, change: Change) -> Change:
    """Make the file hold `change.after`; gives the change with the ids of the rows it made.

    Raises Conflict where the file holds other rows than `change.before` says. Where another row
    stands in the way SQLite says so, at the latest when the transaction ends: see `refusals`.
    """
    _validate(change)
    before = {(row.table, row.id): row for row in change.before}
    after = {(row.table, row.id): row for row in change.after if row.id is not None}
    removed = [row for key, row in before.items() if key not in after]
    altered = [row for key, row in after.items() if key in before]
    for key, row in before.items():
        _compare(connection, row, whole=key not in after)
    aside = _stepping_aside(altered)
    returning = [_whole(connection, row) for row in aside]
    for row in (*removed, *aside):
        _delete(connection, row)
    stepped = {(row.table, row.id) for row in aside}
    for row in altered:
        if (row.table, row.id) not in stepped:
            _update(connection, row)
    for row in returning:
        _insert(connection, row)
    made = tuple(
        row if (row.table, row.id) in before else _insert(connection, row) for row in change.after
    )
    _check_quotes(connection, altered)
    return Change(change.label, change.before, made)


def _validate(change: Change) -> None:
    """A change that names what no change may name is a bug, never to reach the file."""
    sides: tuple[dict[tuple[str, int | None], Row], ...] = ({}, {})
    for side, rows in zip(sides, (change.before, change.after), strict=True):
        for row in rows:
            if row.table not in COLUMNS:
                raise ValueError(f"{row.table} may not be written")
            if unknown := set(row.values) - set(COLUMNS[row.table]):
                raise ValueError(f"{row.table} may not be written: {sorted(unknown)}")
            for column in JSON & row.values.keys():
                json.loads(str(row.values[column]))
            if row.id is None:
                continue
            if (row.table, row.id) in side:
                raise ValueError(f"{row.table} {row.id} is named twice")
            side[row.table, row.id] = row
    if any(row.id is None for row in change.before):
        raise ValueError("a before-row has no id")
    for row in (*change.before, *change.after):
        both = row.id is not None and all((row.table, row.id) in side for side in sides)
        if both:
            if {*sides[0][row.table, row.id].values} != {*sides[1][row.table, row.id].values}:
                raise ValueError(f"{row.table} {row.id} names other columns before than after")
        elif set(row.values) != set(COLUMNS[row.table]):
            raise ValueError(f"{row.table} must name all its columns")


def _compare(connection: Connection, row: Row, *, whole: bool) -> None:
    columns = COLUMNS[row.table] if whole else tuple(row.values)
    held = _held(connection, row.table, row.id, columns)
    if held is None or any(
        not _same(row.table, column, value, row.values[column]) for column, value in held.items()
    ):
        raise no_longer_fits()


def _check_quotes(connection: Connection, altered: list[Row]) -> None:
    """A text may alter only together with all spans on it.

    What an import put there since is in no log, and undo of a correction would shift its words.
    """
    for row in altered:
        if row.table == "article" and "text" in row.values:
            text = str(row.values["text"])
            for start, end, quote in connection.rows(
                'SELECT start, "end", quote FROM span WHERE article_id = ?', row.id
            ):
                if text[start:end] != quote:
                    raise no_longer_fits()


def _same(table: str, column: str, held: Value, expected: Value) -> bool:
    """Reading moves an article's place, and its status from new to reading, outside the log."""
    if table == "article" and column == "read_position":
        return True
    if table == "article" and column == "status":
        return held == expected or {held, expected} == {"new", "reading"}
    return held == expected


def _held(
    connection: Connection, table: str, row_id: int | None, columns: tuple[str, ...]
) -> dict[str, Value] | None:
    found = connection.row(f"SELECT {_names(columns)} FROM {table} WHERE id = ?", row_id)
    return None if found is None else dict(zip(columns, found, strict=True))


def _stepping_aside(altered: list[Row]) -> list[Row]:
    """Rows that may trade places with one another: they are taken out and put in anew."""
    moving = [row for row in altered if UNIQUE.get(row.table, frozenset()) & row.values.keys()]
    count = Counter(row.table for row in moving)
    return [row for row in moving if count[row.table] > 1]


def _whole(connection: Connection, row: Row) -> Row:
    held = _held(connection, row.table, row.id, COLUMNS[row.table])
    return Row(row.table, row.id, {**(held or {}), **row.values})


def _insert(connection: Connection, row: Row) -> Row:
    values = {"id": row.id, **row.values}
    is_article = row.table == "article"
    title, text = str(values.get("title")), str(values.get("text"))
    if is_article:
        values["heading"] = heading(title, text)
    marks = ", ".join("?" * len(values))
    made = connection.execute(
        f"INSERT INTO {row.table} ({_names(tuple(values))}) VALUES ({marks})", *values.values()
    )
    if is_article:
        search.add(connection, made, search.body_of(title, text))
        near.add(connection, made, near.sketch_of(str(values["kind"]), text))
    return Row(row.table, made, row.values)


def _update(connection: Connection, row: Row) -> None:
    if not row.values:
        return
    values = dict(row.values)
    if row.table == "article" and not values.keys().isdisjoint({"title", "text", "kind"}):
        values["heading"] = _reworded(connection, row)
    assignments = ", ".join(f'"{column}" = ?' for column in values)
    connection.execute(
        f"UPDATE {row.table} SET {assignments} WHERE id = ?", *values.values(), row.id
    )


def _reworded(connection: Connection, row: Row) -> str:
    """Let the indexes hold the article's new words instead of its old; gives its heading."""
    title, text, kind = _unindex(connection, row)
    title = str(row.values.get("title", title))
    text = str(row.values.get("text", text))
    search.add(connection, _id(row), search.body_of(title, text))
    near.add(connection, _id(row), near.sketch_of(str(row.values.get("kind", kind)), text))
    return heading(title, text)


def _delete(connection: Connection, row: Row) -> None:
    if row.table == "article":
        _unindex(connection, row)
    connection.execute(f"DELETE FROM {row.table} WHERE id = ?", row.id)


def _unindex(connection: Connection, row: Row) -> tuple[str, str, str]:
    ((title, text, kind),) = connection.rows(
        "SELECT title, text, kind FROM article WHERE id = ?", row.id
    )
    search.remove(connection, _id(row), search.body_of(title, text))
    near.remove(connection, _id(row), near.sketch_of(kind, text))
    return title, text, kind


def _id(row: Row) -> int:
    assert row.id is not None, "only rows to be made have none"
    return row.id


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


@contextmanager
def refusals() -> Iterator[None]:
    """To stand around a transaction: what its constraints say to the user, as Conflict.

    A constraint that only a bug can hit stays as it is.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        known = _refused(error)
        if known is None:
            raise
        raise known from error


def _refused(error: sqlite3.IntegrityError) -> Conflict | None:
    match error.sqlite_errorname:
        case "SQLITE_CONSTRAINT_UNIQUE" if "span.article_id" in str(error):
            return Conflict(
                tr("Already tagged"), tr("These very characters already carry this tag.")
            )
        case "SQLITE_CONSTRAINT_UNIQUE" if "tag.name" in str(error):
            return Conflict(
                tr("There is a tag of this name"), tr("Every tag needs a name of its own.")
            )
        case "SQLITE_CONSTRAINT_UNIQUE" if "tag.key" in str(error):
            return Conflict(tr("The key is taken"), tr("Another tag already has this key."))
        case "SQLITE_CONSTRAINT_UNIQUE" | "SQLITE_CONSTRAINT_PRIMARYKEY":
            return Conflict(
                tr("This is already in the library"),
                tr("The library already holds what would be added."),
            )
        case "SQLITE_CONSTRAINT_FOREIGNKEY":
            return Conflict(
                tr("This is still in use"),
                tr("Something else in the library refers to what would go."),
                tr("Remove that first."),
            )
    return None
