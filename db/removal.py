"""Taking articles out of a library, with all that stands on them, as one edit."""

from collections.abc import Sequence
from typing import Final

from db.records import Change
from db.store import Store
from db.whole import whole_rows
from text.messages import tr

# What goes before what it refers to; its column of the article's id
_PARTS: Final = (
    ("relation", "article_id"),
    ("suggestion", "article_id"),
    ("span", "article_id"),
    ("article", "id"),
)


def remove_articles(store: Store, article_ids: Sequence[int]) -> Change:
    """Remove articles with their spans, relations and suggestions; undo brings all of it back.

    Ids that are gone are left out. The sources stay, so that what was cut from them can be cut
    again. Writes nothing.
    """
    with store.snapshot():
        before = tuple(
            row
            for table, column in _PARTS
            for row in whole_rows(store.connection, table, article_ids, column)
        )
    count = sum(row.table == "article" for row in before)
    return Change(tr("Remove articles: {count}", count=count), before, ())
