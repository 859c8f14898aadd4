"""Rows with all columns that a change may name, as one that removes them needs them."""

import json
from collections.abc import Iterable, Iterator

from db.connection import Connection
from db.records import Row
from db.schema import COLUMNS


def whole_rows(
    connection: Connection, table: str, values: Iterable[int | None], column: str = "id"
) -> Iterator[Row]:
    """Those whose `column` holds one of `values`, by id."""
    names = COLUMNS[table]
    listed = ", ".join(f'"{name}"' for name in ("id", *names))
    for row_id, *held in connection.each(
        f"SELECT {listed} FROM {table}"
        f" WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id",
        json.dumps(list(values)),
    ):
        yield Row(table, row_id, dict(zip(names, held, strict=True)))
