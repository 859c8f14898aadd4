"""One connection to a library file: how it is opened, and the only way to run a statement on it."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from db.errors import not_writable, told
from text.spelling import by_pinyin

BUSY_SECONDS = 5.0
# Pages in SQLite's log at which a commit brings them into the file. Whoever writes much, with
# nobody waiting for it, does that before it falls to a commit that somebody waits for.
LOG_PAGES, LOG_PAGES_SOON = 4000, 500
_NO_PLACE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def uri(path: Path, *options: str) -> str:
    """`path` as SQLite's URI with `options` like `mode=ro`; any character may stand in the path."""
    return f"{path.absolute().as_uri()}?{'&'.join(options)}"


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """An existing file, opened in autocommit with this project's settings.

    A library in a folder without write access has no place for SQLite's shared memory; where
    no log stands beside it, it is read as it lies.
    """
    if not read_only:
        return _settled(_open(uri(path, "mode=rw")))
    connection = _open(uri(path, "mode=ro"))
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in _NO_PLACE or has_log(path):
            raise
        connection = _open(uri(path, "mode=ro", "immutable=1"))
    return _settled(connection)


def has_log(path: Path) -> bool:
    """Whether SQLite's log beside the file holds anything; readers may leave an empty one."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _tidy(path: Path) -> None:
    """Have SQLite take away an empty log, which who only reads has to leave: it does so where
    nobody else has the library open.
    """
    if (
        path.with_name(path.name + "-wal").exists()
        and not has_log(path)
        and os.access(path, os.W_OK)
    ):
        with suppress(sqlite3.Error), closing(_open(uri(path, "mode=rw"))) as raw:
            raw.execute("PRAGMA schema_version")


def _open(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _settled(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA cache_size = -32000")
        connection.create_function("by_pinyin", 1, by_pinyin, deterministic=True)
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    except BaseException:
        connection.close()
        raise
    return connection


class Connection:
    """Statements on one library. Known refusals leave it as UserErrors that name the file."""

    def __init__(self, path: Path, raw: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self.raw = raw

    def close(self) -> None:
        with told(self.path):
            self.raw.close()
        if self.read_only:
            _tidy(self.path)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Every row that `sql` gives."""
        with told(self.path):
            return self.raw.execute(sql, values).fetchall()

    def each(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows one by one, where they are too many to hold."""
        with told(self.path):
            yield from self.raw.execute(sql, values)

    def row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row, None where there is none."""
        with told(self.path):
            found: tuple[Any, ...] | None = self.raw.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - a column's type is SQL's
        """The first column of a statement that always gives a row."""
        found = self.row(sql, *values)
        assert found is not None, sql
        return found[0]

    def execute(self, sql: str, *values: object) -> int:
        """Run one writing statement; gives the id of the row it made last."""
        with told(self.path):
            return self.raw.execute(sql, values).lastrowid or 0

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with told(self.path):
            self.raw.executemany(sql, rows)

    def _begin(self) -> None:
        """Take the write lock as soon as it is free, trying every millisecond.

        SQLite's own waiting sleeps up to 100 ms between trials: a window beside an import, which
        leaves gaps of a few milliseconds only, would wait for half a second.
        """
        deadline = time.monotonic() + BUSY_SECONDS
        self.raw.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    self.raw.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                        raise
                else:
                    return
                time.sleep(0.001)
        finally:
            self.raw.execute(f"PRAGMA busy_timeout = {int(1000 * BUSY_SECONDS)}")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the file for every read inside."""
        with told(self.path):
            self.raw.execute("BEGIN")
            try:
                yield
            finally:
                self.raw.execute("ROLLBACK")

    @contextmanager
    def written_soon(self) -> Iterator[None]:
        """Transactions inside don't wait for the disk; all of them are on it at the end.

        Where the power fails before, the last of them are as if never begun: for what can be
        repeated, not for the work of hands.
        """
        with told(self.path):
            self.raw.execute("PRAGMA synchronous = NORMAL")
            self.raw.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES_SOON}")
        try:
            yield
        finally:
            with told(self.path):
                self.raw.execute("PRAGMA synchronous = FULL")
                self.raw.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            with self.writing():  # brings the log to the disk, and with it all that stands in it
                self.raw.execute("UPDATE setting SET value = value")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: on disk when it ends, as if never begun when anything is raised."""
        if self.read_only:
            raise not_writable(self.path)
        with told(self.path):
            self._begin()
            try:
                yield
                self.raw.execute("COMMIT")
            except BaseException:
                if self.raw.in_transaction:
                    self.raw.execute("ROLLBACK")
                raise
