"""Bringing an older library file up to date, with a copy of it kept first."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db import schema
from db.connection import connect
from text.errors import UserError
from text.messages import tr


def migrate(raw: sqlite3.Connection) -> None:
    """Take every step that the file has not taken yet, inside the caller's transaction."""
    from sqlite_utils import Database

    from db.migrations import MIGRATIONS

    MIGRATIONS.apply(Database(raw))


def version(raw: sqlite3.Connection) -> int:
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def upgrade(raw: sqlite3.Connection, path: Path) -> None:
    """Copy the file to NAME.backup-N and migrate it: wholly, or not at all with a UserError."""
    raw.execute("PRAGMA foreign_keys = OFF")  # or no table that others refer to can be made anew
    raw.execute("BEGIN IMMEDIATE")
    try:
        if version(raw) < schema.VERSION:  # another window may have been quicker
            backup = _back_up(path)
            _migrated(raw, path, backup)
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def _migrated(raw: sqlite3.Connection, path: Path, backup: Path) -> None:
    try:
        astray = raw.execute("PRAGMA foreign_key_check").fetchall()
        migrate(raw)
        if raw.execute("PRAGMA foreign_key_check").fetchall() != astray:
            raise sqlite3.IntegrityError("FOREIGN KEY constraint failed")
    except sqlite3.Error as error:
        raise UserError(
            tr("This library could not be brought up to date"),
            tr(
                "{path} is unchanged, and {backup} is a copy of it. The step failed with: {reason}",
                path=path,
                backup=backup.name,
                reason=error,
            ),
            tr("Open it with the version of Quandian that wrote it, and report this."),
        ) from error


def _back_up(path: Path) -> Path:
    """A copy under the next free name, taken over SQLite so that what its log holds is in it."""
    target = _free_name(path)
    try:
        with (
            closing(connect(path, read_only=True)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
    except BaseException:
        target.unlink()
        raise
    return target


def _free_name(path: Path) -> Path:
    """Takes the name by making an empty file of it, so that no one else's copy is written over."""
    number = 1
    while True:
        target = path.with_name(f"{path.name}.backup-{number}")
        try:
            target.open("xb").close()
        except FileExistsError:
            number += 1
        else:
            return target
