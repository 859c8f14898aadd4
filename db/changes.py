"""Writing a Change: the before-rows are compared with the file, then the after-rows are written.

Everything here runs inside the caller's transaction.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from db import indexes, search
from db.connection import Connection
from db.errors import Conflict, no_longer_fits
from db.heading import heading
from db.records import Change, Row, Value
from db.schema import COLUMNS, JSON, UNIQUE
from db.whole import whole_rows
from text.messages import tr

_Key = tuple[str, int | None]
_COLUMNS: Final = {table: frozenset(columns) for table, columns in COLUMNS.items()}


def write(connection: Connection, change: Change) -> Change:
    """Make the file hold `change.after`; gives the change with the ids of the rows it made.

    Foreign keys are judged at the end of the transaction: the order of the rows does not matter.
    Raises Conflict where the file holds other rows than `change.before` says. Where another row
    stands in the way SQLite says so, at the latest when the transaction ends: see `refusals`.
    """
    before, after = _sides(change)
    # Not in every transaction: SQLite compiles all statements anew behind such a pragma.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    removed = [row for key, row in before.items() if key not in after]
    altered = [row for key, row in after.items() if key in before]
    _compare(connection, change.before)
    aside = _stepping_aside(connection, altered)
    returning = [_whole(connection, row) for row in aside.values()]
    for row in removed:
        if row.table == "article":
            indexes.remove(connection, _id(row), _keys(row))
    _delete(connection, (*removed, *aside.values()))
    _update(connection, (row for row in altered if (row.table, row.id) not in aside))
    for row in returning:
        _insert(connection, row)
    made = tuple(
        row if (row.table, row.id) in before else _insert(connection, row) for row in change.after
    )
    _check_quotes(connection, altered)
    if any(map(_is_found_by, (*change.before, *change.after))):
        search.tidy(connection)
    return replace(change, after=made)


def _sides(change: Change) -> tuple[dict[_Key, Row], dict[_Key, Row]]:
    """The rows before and after that have an id, by table and id.

    A change that names what no change may name is a bug, never to reach the file.
    """
    before, after = _by_key(change.before), _by_key(change.after)
    if len(before) < len(change.before):
        raise ValueError("a before-row has no id")
    for key, row in before.items():
        if key in after and row.values.keys() != after[key].values.keys():
            raise ValueError(f"{row.table} {row.id} names other columns before than after")
    for rows, others in ((change.before, after), (change.after, before)):
        for row in rows:
            alone = (row.table, row.id) not in others
            if alone and row.values.keys() != _COLUMNS[row.table]:
                raise ValueError(f"{row.table} must name all its columns")
    return before, after


def _by_key(rows: Iterable[Row]) -> dict[_Key, Row]:
    found: dict[_Key, Row] = {}
    for row in rows:
        if row.table not in _COLUMNS:
            raise ValueError(f"{row.table} may not be written")
        if unknown := row.values.keys() - _COLUMNS[row.table]:
            raise ValueError(f"{row.table} may not be written: {sorted(unknown)}")
        for column in JSON & row.values.keys():
            json.loads(str(row.values[column]))
        if row.id is None:
            continue
        if (row.table, row.id) in found:
            raise ValueError(f"{row.table} {row.id} is named twice")
        found[row.table, row.id] = row
    return found


def _compare(connection: Connection, rows: Iterable[Row]) -> None:
    """Raises Conflict where the file holds other values than `rows`, or none."""
    alike: defaultdict[tuple[str, tuple[str, ...]], dict[int, Row]] = defaultdict(dict)
    for row in rows:
        alike[row.table, tuple(row.values)][_id(row)] = row
    for (table, columns), expected in alike.items():
        fitting = sum(
            _fits(expected[row_id], held)
            for row_id, *held in _held(connection, table, columns, expected)
        )
        if fitting != len(expected):
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


def _fits(row: Row, held: list[Value]) -> bool:
    expected = list(row.values.values())
    return held == expected or (
        row.table == "article" and all(map(_same, row.values, held, expected))
    )


def _same(column: str, held: Value, expected: Value) -> bool:
    """Reading moves an article's place, and its status from new to reading, outside the log."""
    if column == "read_position":
        return True
    if column == "status":
        return held == expected or {held, expected} == {"new", "reading"}
    return held == expected


def _held(
    connection: Connection, table: str, columns: Sequence[str], row_ids: Iterable[int]
) -> Iterator[tuple[Any, ...]]:
    """The rows that are there: the id, then `columns`."""
    return connection.each(
        f"SELECT {_names(('id', *columns))} FROM {table}"
        " WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(list(row_ids)),
    )


def _stepping_aside(
    connection: Connection, altered: Iterable[Row]
) -> dict[tuple[str, int | None], Row]:
    """Rows that stand where others are to stand; they are taken out and put in anew."""
    moving: defaultdict[tuple[str, tuple[str, ...]], dict[int, Row]] = defaultdict(dict)
    for row in altered:
        for columns in UNIQUE.get(row.table, ()):
            if not row.values.keys().isdisjoint(columns):
                moving[row.table, columns][_id(row)] = row
    aside: dict[tuple[str, int | None], Row] = {}
    for (table, columns), rows in moving.items():
        if len(rows) == 1:
            continue
        held = {row_id: place for row_id, *place in _held(connection, table, columns, rows)}
        wanted = {
            tuple(map(row.values.get, columns, held[row_id])): row_id
            for row_id, row in rows.items()
        }
        for row_id, place in held.items():
            if wanted.get(tuple(place), row_id) != row_id:
                aside[table, row_id] = rows[row_id]
    return aside


def _whole(connection: Connection, row: Row) -> Row:
    (held,) = whole_rows(connection, row.table, [row.id])
    return replace(row, values={**held.values, **row.values})


def _insert(connection: Connection, row: Row) -> Row:
    values = {"id": row.id, **row.values}
    if row.table == "article":
        values["heading"] = heading(str(values["title"]), str(values["text"]))
    marks = ", ".join("?" * len(values))
    made = connection.execute(
        f"INSERT INTO {row.table} ({_names(tuple(values))}) VALUES ({marks})", *values.values()
    )
    if row.table == "article":
        indexes.add(connection, made, _keys(row))
    return Row(row.table, made, row.values)


def _update(connection: Connection, rows: Iterable[Row]) -> None:
    """A correction at the head of a long article moves thousands of spans: all at once."""
    alike: defaultdict[tuple[str, tuple[str, ...]], list[tuple[Value, ...]]] = defaultdict(list)
    for row in rows:
        values = dict(row.values)
        if _is_found_by(row):
            values["heading"] = _reworded(connection, row)
        if values:
            alike[row.table, tuple(values)].append((*values.values(), row.id))
    for (table, columns), those in alike.items():
        assignments = ", ".join(f'"{column}" = ?' for column in columns)
        connection.execute_many(f"UPDATE {table} SET {assignments} WHERE id = ?", those)


def _is_found_by(row: Row) -> bool:
    """Whether the indexes hold any of it."""
    return row.table == "article" and not row.values.keys().isdisjoint({"title", "text", "kind"})


def _reworded(connection: Connection, row: Row) -> str:
    """Let the indexes hold the article's new words instead of its old; gives its heading."""
    columns = ("title", "kind", "text")
    ((_, *held),) = _held(connection, "article", columns, [_id(row)])
    old = dict(zip(columns, held, strict=True))
    new = {column: str(row.values.get(column, old[column])) for column in columns}
    indexes.replace(connection, _id(row), indexes.keys_of(**old), indexes.keys_of(**new))
    return heading(new["title"], new["text"])


def _delete(connection: Connection, rows: Iterable[Row]) -> None:
    ids: defaultdict[str, list[tuple[int]]] = defaultdict(list)
    for row in rows:
        ids[row.table].append((_id(row),))
    for table, those in ids.items():
        connection.execute_many(f"DELETE FROM {table} WHERE id = ?", those)


def _keys(row: Row) -> indexes.Keys:
    """Those of an article that is named whole."""
    title, kind, text = (str(row.values[column]) for column in ("title", "kind", "text"))
    return indexes.keys_of(title, kind, text)


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
