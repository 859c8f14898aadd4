"""docs/schema.md names every table and every column."""

import re
from pathlib import Path

from db import schema
from db.store import Store

DOC = Path(__file__).parents[2] / "docs" / "schema.md"


def test_every_table_and_column_is_described(store: Store) -> None:
    sections = re.split(r"^### ", DOC.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    described = {section.split("\n", 1)[0]: section for section in sections}
    assert set(described) == {*schema.TABLES, "_sqlite_migrations"}
    for table in set(schema.TABLES) - {"article_search"}:
        rows = store.connection.rows("SELECT name FROM pragma_table_info(?)", table)
        missing = [name for (name,) in rows if f"`{name}`" not in described[table]]
        assert missing == [], table


def test_the_marks_are_those_of_the_code() -> None:
    text = DOC.read_text(encoding="utf-8")
    assert f"`0x{schema.APPLICATION_ID:X}`" in text
    assert f"the form of the file: {schema.VERSION}." in text
