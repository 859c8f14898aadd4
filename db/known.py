"""Files that the library holds already, known by their bytes."""

import json
from dataclasses import dataclass

from db.connection import Connection
from db.drafts import KnownArticle
from db.sources import text_of
from text.article import ArticleDraft, Run
from text.losses import coverage


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source whose `characters` (neither blanks nor marks) all stand in `articles`."""

    articles: tuple[KnownArticle, ...]
    characters: int


def source_of(connection: Connection, sha256: str, reading: str) -> KnownSource | None:
    """A source of that sha256, where its articles hold all of it, however it was cut; of that
    `reading` only, where one is given.
    """
    for (source_id,) in connection.rows(
        "SELECT id FROM source WHERE sha256 = ?1 AND reading = iif(?2 = '', reading, ?2)"
        " AND raw IS NOT NULL ORDER BY id",
        sha256,
        reading,
    ):
        found = _whole(connection, source_id)
        if found is not None:
            return found
    return None


def _whole(connection: Connection, source_id: int) -> KnownSource | None:
    rows = connection.rows(
        "SELECT id, uid, heading, origin FROM article WHERE source_id = ? ORDER BY position, id",
        source_id,
    )
    held = [ArticleDraft("", (), tuple(Run(*run) for run in json.loads(row[3]))) for row in rows]
    kept, characters = coverage(text_of(connection, source_id) or "", held)
    if kept < characters:
        return None
    return KnownSource(tuple(KnownArticle(*row[:3]) for row in rows), characters)
