"""Writing a Change: the before-rows are compared with the file, then the after-rows are written.

Everything here runs inside the caller's transaction.
"""

import sqlite3
from collections import Counter
from collections.abc import Mapping

from db import search
from db.connection import Connection
from db.errors import Conflict
from db.records import Change, Row, Value
from db.schema import COLUMNS, UNIQUE
from text.messages import tr


def write(connection: Connection, change: Change) -> Change:
    """Make the file hold `change.after`; gives the change with the ids of the rows it made.

    Raises Conflict where the file holds other rows than `change.before` says, or where another
    row stands in the way.
    """
    _validate(change)
    before = {(row.table, row.id): row for row in change.before}
    after = {(row.table, row.id): row for row in change.after if row.id is not None}
    removed = [row for key, row in before.items() if key not in after]
    altered = [row for key, row in after.items() if key in before]
    for key, row in before.items():
        _compare(connection, row, whole=key not in after)
    try:
        return _written(connection, change, removed, altered, set(before))
    except sqlite3.IntegrityError as error:
        raise refused(error) from error


def _written(
    connection: Connection,
    change: Change,
    removed: list[Row],
    altered: list[Row],
    known: set[tuple[str, int | None]],
) -> Change:
    aside = _stepping_aside(altered)
    returning = [_whole(connection, row) for row in aside]
    for row in (*removed, *aside):
        _delete(connection, row)
    for row in altered:
        if row not in aside:
            _update(connection, row)
    for row in returning:
        _insert(connection, row)
    made = tuple(
        row if (row.table, row.id) in known else _insert(connection, row) for row in change.after
    )
    return Change(change.label, change.before, made)


def _validate(change: Change) -> None:
    """A change that names what no change may name is a bug, never to reach the file."""
    sides: tuple[dict[tuple[str, int | None], Row], ...] = ({}, {})
    for side, rows in zip(sides, (change.before, change.after), strict=True):
        for row in rows:
            if unknown := set(row.values) - set(COLUMNS.get(row.table, ())):
                raise ValueError(f"{row.table} may not be written: {sorted(unknown)}")
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
        raise Conflict(
            tr("This edit no longer fits"),
            tr("What it would change has been changed or removed in the meantime."),
        )


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
    columns = ("id", *COLUMNS[row.table])
    marks = ", ".join("?" * len(columns))
    made = connection.execute(
        f"INSERT INTO {row.table} ({_names(columns)}) VALUES ({marks})",
        row.id,
        *(row.values[column] for column in COLUMNS[row.table]),
    )
    if row.table == "article":
        search.add(connection, made, _body(row.values))
    return Row(row.table, made, row.values)


def _update(connection: Connection, row: Row) -> None:
    if not row.values:
        return
    indexed = row.table == "article" and not row.values.keys().isdisjoint({"title", "text"})
    if indexed:
        _unindex(connection, row.id)
    assignments = ", ".join(f'"{column}" = ?' for column in row.values)
    connection.execute(
        f"UPDATE {row.table} SET {assignments} WHERE id = ?", *row.values.values(), row.id
    )
    if indexed and row.id is not None:
        held = _held(connection, "article", row.id, ("title", "text"))
        search.add(connection, row.id, _body(held or {}))


def _delete(connection: Connection, row: Row) -> None:
    if row.table == "article":
        _unindex(connection, row.id)
    connection.execute(f"DELETE FROM {row.table} WHERE id = ?", row.id)


def _unindex(connection: Connection, article_id: int | None) -> None:
    held = _held(connection, "article", article_id, ("title", "text"))
    if held is not None and article_id is not None:
        search.remove(connection, article_id, _body(held))


def _body(values: Mapping[str, Value]) -> str:
    return search.body_of(str(values["title"]), str(values["text"]))


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def refused(error: sqlite3.IntegrityError) -> Conflict:
    """What a constraint says to the user; a constraint that only a bug can hit raises `error`."""
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
    raise error
