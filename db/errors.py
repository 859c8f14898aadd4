"""What SQLite refuses, told apart: what a user can cure (UserError), and bugs (left alone)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from text.errors import UserError
from text.messages import tr


class Conflict(UserError):
    """The library does not hold what the change was made for; nothing was written."""


class OutOfReach(UserError):
    """Nothing at all can be written to the library now, whatever it is."""


class NotWritable(OutOfReach):
    """The library can be read here but not written."""


class Busy(OutOfReach):
    """Another program keeps the library locked; trying again may help."""


def not_writable(path: Path) -> NotWritable:
    return NotWritable(
        tr("This library can only be read"),
        tr("{path} is open for reading only, so nothing was changed.", path=path),
        tr("Open it where you may write, or work on a copy."),
    )


def no_longer_fits() -> Conflict:
    return Conflict(
        tr("This edit no longer fits"),
        tr("What it would change has been changed or removed in the meantime."),
    )


def damaged(path: Path) -> UserError:
    return OutOfReach(
        tr("This library is damaged"),
        tr("{path} does not hold what a Quandian library must hold.", path=path),
        tr("Keep the file, and open a backup of it."),
    )


def translated(error: sqlite3.Error, path: Path) -> UserError | None:
    """What to tell the user about `error`; None where it is a bug of ours."""
    # The low byte is the primary code; the rest only refines it.
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return OutOfReach(
                tr("The disk is full"),
                tr("{path} could not be written; the last edit was not kept.", path=path),
                tr("Free some space and try again."),
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(
                tr("The library is in use"),
                tr("Another program keeps {path} locked.", path=path),
                tr("Wait until it has finished and try again."),
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return not_writable(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return OutOfReach(
                tr("The library cannot be opened"),
                tr("The system gives no access to {path}.", path=path),
                tr("Check the permissions of the file and of its folder."),
            )
        case sqlite3.SQLITE_IOERR:
            return OutOfReach(
                tr("The disk reports an error"),
                tr("{path} could not be read or written.", path=path),
                tr("Check the disk, then open a backup of the library."),
            )
    return None


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses inside into the UserError for it; bugs pass through."""
    try:
        yield
    except sqlite3.Error as error:
        known = translated(error, path)
        if known is None:
            raise
        raise known from error
