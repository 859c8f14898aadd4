"""The steps by which a library file reached its present shape. A released step is never edited.

Loading sqlite_utils costs a fifth of a second, so this module is imported only where a file is
made or brought up to date.
"""

import json

from sqlite_utils import Database, Migrations

from db import schema
from db.clock import new_uid
from db.drafts import reading_of
from db.near import sketch_of_key
from text.search import fold

MIGRATIONS = Migrations("quandian")


@MIGRATIONS(name="0001_first")
def first(database: Database) -> None:
    connection = database.conn
    for statement in schema.FIRST:
        connection.execute(statement)
    connection.executemany(
        "INSERT INTO tag (name, label_zh, label_en, colour, key, description, position, attributes)"
        " VALUES (?, ?, ?, ?, ?, '', ?, '[]')",
        [(*tag, position) for position, tag in enumerate(schema.DEFAULT_TAGS)],
    )
    uid = new_uid()
    connection.execute(
        "INSERT INTO annotator (uid, name) VALUES (?, ?)", (uid, schema.DEFAULT_ANNOTATOR)
    )
    connection.execute("INSERT INTO setting (name, value) VALUES ('annotator', ?)", (uid,))
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")


@MIGRATIONS(name="0002_second")
def second(database: Database) -> None:
    connection = database.conn
    for statement in schema.SECOND:
        connection.execute(statement)
    for change_id, *sides in connection.execute("SELECT id, before, after FROM change").fetchall():
        connection.execute(
            "UPDATE change SET before = ?, after = ? WHERE id = ?",
            (*(_with_new_columns(side) for side in sides), change_id),
        )
    for article_id, kind, text in connection.execute("SELECT id, kind, text FROM article"):
        connection.executemany(
            "INSERT INTO sketch (value, article_id) VALUES (?, ?)",
            [(value, article_id) for value in sketch_of_key(kind, fold(text))],
        )
    connection.execute("PRAGMA user_version = 2")


@MIGRATIONS(name="0003_third")
def third(database: Database) -> None:
    for statement in schema.THIRD:
        database.conn.execute(statement)
    database.conn.execute("PRAGMA user_version = 3")


@MIGRATIONS(name="0004_fourth")
def fourth(database: Database) -> None:
    """The table is made anew, which needs foreign keys to be off."""
    connection = database.conn
    connection.create_function("reading", 3, _reading, deterministic=True)
    for statement in schema.FOURTH:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 4")


def _reading(raw: bytes | None, encoding: str, text: str | None) -> str:
    if raw is None:
        return encoding
    try:
        return reading_of(raw.decode(encoding) if text is None else text)
    except (LookupError, ValueError):  # as it was never read; `check` says so
        return ""


def _with_new_columns(packed: str) -> str:
    """Rows of the log whose whole rows name the new columns, so that undo can bring them back."""
    new = {"span": "was", "article": "uncertain"}
    rows = json.loads(packed)
    for table, _, values in rows:
        if table in new and "uid" in values:
            values[new[table]] = ""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
