"""The steps by which a library file reached its present shape. A released step is never edited.

Loading sqlite_utils costs a fifth of a second, so this module is imported only where a file is
made or brought up to date.
"""

from sqlite_utils import Database, Migrations

from db import schema
from db.clock import new_uid

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
