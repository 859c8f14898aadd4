"""SQLite's refusals: the user's to cure, or ours."""

import sqlite3
from collections import deque
from pathlib import Path

import pytest

from db.check import check
from db.edits import add_span
from db.errors import Busy, NotWritable, OutOfReach, told
from db.records import Article
from db.store import Store
from tests.db.samples import dump
from text.errors import UserError

PATH = Path("圈点.quandian")


def refusal(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "title"),
    [
        (sqlite3.SQLITE_FULL, OutOfReach, "The disk is full"),
        (sqlite3.SQLITE_BUSY, Busy, "The library is in use"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Busy, "The library is in use"),
        (sqlite3.SQLITE_LOCKED, Busy, "The library is in use"),
        (sqlite3.SQLITE_READONLY, NotWritable, "This library can only be read"),
        (sqlite3.SQLITE_READONLY_DBMOVED, NotWritable, "This library can only be read"),
        (sqlite3.SQLITE_CORRUPT, OutOfReach, "This library is damaged"),
        (sqlite3.SQLITE_CORRUPT_VTAB, OutOfReach, "This library is damaged"),
        (sqlite3.SQLITE_NOTADB, OutOfReach, "This library is damaged"),
        (sqlite3.SQLITE_CANTOPEN, OutOfReach, "The library cannot be opened"),
        (sqlite3.SQLITE_IOERR, OutOfReach, "The disk reports an error"),
        (sqlite3.SQLITE_IOERR_FSYNC, OutOfReach, "The disk reports an error"),
    ],
)
def test_what_a_user_can_cure_is_told_with_the_file(
    code: int, kind: type[UserError], title: str
) -> None:
    with pytest.raises(UserError) as error, told(PATH):
        raise refusal(code)
    assert type(error.value) is kind
    assert error.value.title == title
    assert str(PATH) in error.value.detail
    assert error.value.hint
    assert isinstance(error.value.__cause__, sqlite3.Error)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE])
def test_a_bug_stays_a_bug(code: int) -> None:
    with pytest.raises(sqlite3.OperationalError), told(PATH):
        raise refusal(code)


def test_an_error_that_is_none_of_sqlites_codes_stays_a_bug() -> None:
    with pytest.raises(sqlite3.ProgrammingError), told(PATH):
        raise sqlite3.ProgrammingError("Cannot operate on a closed database.")


def test_a_full_disk_loses_nothing_that_was_there(store: Store, article: Article) -> None:
    before = dump(store)
    pages = store.connection.value("PRAGMA page_count")
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.connection.value(f"PRAGMA max_page_count = {pages}")
    tag, me = store.tags()[0], store.annotator()
    changes = [
        add_span(article, other, me, 0, end)
        for end in range(1, len(article.text))
        for other in store.tags()
    ]
    with pytest.raises(UserError, match="The disk is full"):
        deque(map(store.apply, changes))
    assert 0 < len(store.spans(article.id)) < len(changes)
    assert check(store) == ()
    store.connection.value(f"PRAGMA max_page_count = {pages + 100}")
    while store.undo():
        pass
    assert dump(store) == before
    store.apply(add_span(article, tag, me, 0, 1))
