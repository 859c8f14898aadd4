"""Taking articles out of a library, with all that stands on them, as one edit."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from db.records import Change, Row
from db.schema import COLUMNS
from db.store import Store
from text.messages import tr

# What goes before what it refers to; its column of the article's id
_PARTS: Final = (("relation", "article_id"), ("suggestion", "article_id"), ("span", "article_id"))


def remove_articles(store: Store, article_ids: Sequence[int]) -> Change:
    """Remove articles with their spans, relations and suggestions; undo brings all of it back.

    Ids that are gone are left out. The sources stay, so that what was cut from them can be cut
    again. Writes nothing.
    """
    with store.snapshot():
        before = tuple(_rows(store, json.dumps(list(article_ids))))
    count = sum(row.table == "article" for row in before)
    return Change(tr("Remove {count} articles", count=count), before, ())


def _rows(store: Store, packed_ids: str) -> Iterator[Row]:
    for table, column in (*_PARTS, ("article", "id")):
        names = COLUMNS[table]
        listed = ", ".join(f'"{name}"' for name in names)
        for row in store.connection.each(
            f"SELECT id, {listed} FROM {table}"
            f" WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id",
            packed_ids,
        ):
            yield Row(table, row[0], dict(zip(names, row[1:], strict=True)))
