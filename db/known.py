"""Files that the library holds already, known by their bytes."""

import json
from dataclasses import dataclass

from db.connection import Connection
from db.drafts import KnownArticle
from text.article import ArticleDraft, Run
from text.losses import coverage


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source whose `characters` (neither blanks nor marks) all stand in `articles`."""

    articles: tuple[KnownArticle, ...]
    characters: int


def source_of(connection: Connection, sha256: str) -> KnownSource | None:
    """The source of that sha256, where its articles hold all of it, however it was cut."""
    found = connection.row("SELECT id, text, raw, encoding FROM source WHERE sha256 = ?", sha256)
    if found is None or found[2] is None:
        return None
    source_id, text, raw, encoding = found
    rows = connection.rows(
        "SELECT id, uid, heading, origin FROM article WHERE source_id = ? ORDER BY position, id",
        source_id,
    )
    held = [ArticleDraft("", (), tuple(Run(*run) for run in json.loads(row[3]))) for row in rows]
    source = raw.decode(encoding) if text is None else text
    kept, characters = coverage(source, held)
    if kept < characters:
        return None
    return KnownSource(tuple(KnownArticle(*row[:3]) for row in rows), characters)
