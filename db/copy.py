"""A library copied whole through SQLite, with what its log still holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.connection import Connection, uri
from db.errors import told
from text.errors import UserError
from text.messages import tr


def to(connection: Connection, path: Path) -> None:
    """Copy the open library to `path`, where nothing may lie yet. Raises UserError."""
    if path.exists():
        raise UserError(
            tr("Something lies there already"),
            tr("{path} was left as it is.", path=path),
            tr("Choose a new name for the copy."),
        )
    with (
        told(path),
        closing(sqlite3.connect(uri(path, "mode=rwc"), uri=True)) as target,
    ):
        connection.raw.backup(target)
