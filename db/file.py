"""Opening a library file, or making one: what is refused, and why."""

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from db import schema, upgrade
from db.connection import Connection, connect, uri
from db.errors import NotWritable, damaged, told
from db.lock import WindowLock
from db.store import Store
from text.errors import UserError
from text.messages import tr

__all__ = ["WindowLock", "open_library"]

_MAGIC = b"SQLite format 3\0"
_CHECKED_WHOLE = 2_000_000  # bytes; a check of more than that would be felt on opening


def open_library(path: Path, *, create: bool = False, read_only: bool = False) -> Store:
    """The library at `path`; with `create`, one is made where nothing or an empty file lies.

    An older library is copied to NAME.backup-N and brought up to date. Raises UserError for a
    file that is missing, foreign, damaged, newer, locked or out of reach; NotWritable where it
    could be opened with `read_only`.
    """
    size = _size(path)
    if not size:
        if not create or read_only:
            raise _nothing_there(path, size)
        _make(path)
    if not os.access(path, os.R_OK):
        raise _out_of_reach(path, os.strerror(errno.EACCES))
    if not read_only and not os.access(path, os.W_OK):
        raise _write_protected(path)
    return _opened(path, read_only=read_only)


def _opened(path: Path, *, read_only: bool) -> Store:
    with told(path), _foreign_refused(path):
        raw = connect(path, read_only=read_only)
        try:
            _check_content(raw, path)
            if upgrade.version(raw) < schema.VERSION:
                if read_only:
                    raise _older(path)
                upgrade.upgrade(raw, path)
            _check_tables(raw, path)
            if not read_only:
                raw.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            raw.close()
            raise
    return Store(Connection(path, raw, read_only=read_only))


@contextmanager
def _foreign_refused(path: Path) -> Iterator[None]:
    """Say of a file that SQLite can't read that it is no library.

    SQLite alone may look into it: when any descriptor of a file is closed, the system drops all
    locks that the process holds on it, those of an open Store too (POSIX, fcntl).
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise _not_ours(path) from error


def _size(path: Path) -> int | None:
    """Bytes of the file, None where there is none. Raises UserError for anything but a file."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _out_of_reach(path, error.strerror) from error
    if not stat.S_ISREG(status.st_mode):
        raise UserError(
            tr("This is not a library"),
            tr("{path} is a folder or a device, not a file.", path=path),
            tr("Choose a file whose name ends in .quandian."),
        )
    return status.st_size


def _make(path: Path) -> None:
    if not path.parent.is_dir():
        raise UserError(
            tr("The folder is missing"),
            tr("There is no folder {folder} to make the library in.", folder=path.parent),
            tr("Make the folder first, or choose another one."),
        )
    with (
        told(path),
        closing(sqlite3.connect(uri(path, "mode=rwc"), uri=True, isolation_level=None)) as raw,
    ):
        raw.execute("BEGIN IMMEDIATE")
        if raw.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,):
            upgrade.migrate(raw)
        raw.execute("COMMIT")


def _not_ours(path: Path) -> UserError:
    return UserError(
        tr("This is not a library"),
        tr("{path} is not a Quandian library; it was left as it is.", path=path),
        tr("To read an article from it, import it into a library."),
    )


def _check_content(raw: sqlite3.Connection, path: Path) -> None:
    if raw.execute("PRAGMA application_id").fetchone() != (schema.APPLICATION_ID,):
        raise UserError(
            tr("This is not a library"),
            tr("{path} belongs to another program; it was left as it is.", path=path),
            tr("Choose a file whose name ends in .quandian."),
        )
    if upgrade.version(raw) > schema.VERSION:
        raise UserError(
            tr("This library needs a newer Quandian"),
            tr(
                "{path} was written by a newer version: it has form {found}, known is {known}.",
                path=path,
                found=upgrade.version(raw),
                known=schema.VERSION,
            ),
            tr("Update Quandian; the file was left as it is."),
        )


def _check_tables(raw: sqlite3.Connection, path: Path) -> None:
    held = {row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not held.issuperset(schema.TABLES):
        raise damaged(path)
    if path.stat().st_size > _CHECKED_WHOLE:
        return
    if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)


def _nothing_there(path: Path, size: int | None) -> UserError:
    if size is None:
        return UserError(
            tr("There is no such library"),
            tr("No file lies at {path}.", path=path),
            tr("Check the name, or make a new library."),
        )
    return UserError(
        tr("This file is empty"),
        tr("{path} holds nothing at all.", path=path),
        tr("If a library was here, open a backup of it; else make a new library of this name."),
    )


def _older(path: Path) -> UserError:
    return UserError(
        tr("This library was written by an older Quandian"),
        tr("{path} must be brought up to date, which reading alone does not allow.", path=path),
        tr("Open a copy of it that you may write."),
    )


def _write_protected(path: Path) -> NotWritable:
    return NotWritable(
        tr("This library is write-protected"),
        tr("The system does not let you write {path}.", path=path),
        tr("Open it for reading only, or work on a copy."),
    )


def _out_of_reach(path: Path, reason: str | None) -> UserError:
    return UserError(
        tr("The library cannot be opened"),
        tr("{path} is out of reach: {reason}.", path=path, reason=reason),
        tr("Check the permissions of the file and of its folder."),
    )
