"""Whether a library holds together: SQLite's own checks, and what only this program can know."""

import json
from collections.abc import Iterator
from hashlib import sha256

from db import indexes, log, near, schema
from db.connection import Connection
from db.drafts import reading_of
from db.search_check import fingerprint, indexed
from db.sources import text_of
from db.store import Store
from text.article import PARAGRAPH_KINDS, UNFIT, Run
from text.errors import UserError
from text.losses import misplaced
from text.messages import tr

_JSON = (
    ("span", "attributes"),
    ("tag", "attributes"),
    ("entity", "aliases"),
)


def check(store: Store) -> tuple[str, ...]:
    """Every problem in a sentence; none for a sound library. Reads all of it, changes nothing."""
    try:
        with store.snapshot():  # or what comes in meanwhile would look like damage
            problems = tuple(_file(store.connection))
            # Tables that SQLite itself can't read would only raise below.
            return problems or tuple(_content(store.connection))
    except UserError as error:
        return (str(error),)


def _file(connection: Connection) -> Iterator[str]:
    for (line,) in connection.rows("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield tr("The file is damaged: {line}", line=line)
    held = {row[0] for row in connection.rows("SELECT name FROM sqlite_schema")}
    for table in schema.TABLES:
        if table not in held:
            yield tr("The table {table} is missing.", table=table)
    for kind, name in connection.rows(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    ):
        yield tr("{kind} {name} is none of Quandian's.", kind=kind, name=name)


def _content(connection: Connection) -> Iterator[str]:
    for table, row_id, parent, _ in connection.rows("PRAGMA foreign_key_check"):
        yield tr(
            "{table} {id} refers to a {parent} that is gone.", table=table, id=row_id, parent=parent
        )
    yield from _sources(connection)
    yield from _articles(connection)
    yield from _spans(connection)
    yield from _json(connection)
    yield from _log(connection)


def _sources(connection: Connection) -> Iterator[str]:
    for (source_id,) in connection.rows("SELECT id FROM source WHERE raw IS NOT NULL"):
        digest, raw = connection.rows("SELECT sha256, raw FROM source WHERE id = ?", source_id)[0]
        if sha256(raw).hexdigest() != digest:
            yield tr("Source {id}: the bytes are not those that were imported.", id=source_id)
            continue
        yield from _read_again(connection, source_id)


def _read_again(connection: Connection, source_id: int) -> Iterator[str]:
    """Whether the source reads as it did, and its articles lead to what was read."""
    try:
        read = text_of(connection, source_id)
    except (LookupError, ValueError):
        read = None
    (reading,) = connection.rows("SELECT reading FROM source WHERE id = ?", source_id)[0]
    if read is None or reading_of(read) != reading:
        yield tr("Source {id}: its bytes no longer give the text that was read.", id=source_id)
        return
    for article_id, text, origin in connection.rows(
        "SELECT id, text, origin FROM article WHERE source_id = ? ORDER BY id", source_id
    ):
        if not _origin_fits(origin, len(text)):
            continue  # told with the article
        run = misplaced(read, text, [Run(*parts) for parts in json.loads(origin)])
        if run is not None:
            yield tr(
                "Article {id}: what stands at {start} is not what source {source} has at {place}.",
                id=article_id,
                start=run.start,
                source=source_id,
                place=run.source_start,
            )


def _articles(connection: Connection) -> Iterator[str]:
    found, sketches = indexed(connection), near.sketched(connection)
    for (article_id,) in connection.rows("SELECT id FROM article ORDER BY id"):
        title, byline, section, kind, digest, text, paragraphs, origin = connection.rows(
            "SELECT title, byline, section, kind, sha256, text, paragraphs, origin FROM article"
            " WHERE id = ?",
            article_id,
        )[0]
        if UNFIT.search(title + byline + section):
            yield tr("Article {id}: title, byline or section hold a NUL.", id=article_id)
        if sha256(text.encode()).hexdigest() != digest:
            yield tr("Article {id}: the text is not the one that was imported.", id=article_id)
        if not _paragraphs_fit(paragraphs, text):
            yield tr("Article {id}: the paragraphs do not cover the text.", id=article_id)
        if not _origin_fits(origin, len(text)):
            yield tr("Article {id}: the origin does not fit the text.", id=article_id)
        keys = indexes.keys_of(title, kind, text)
        if found.pop(article_id, 0) != fingerprint(keys.body):
            yield tr("Article {id}: the search index is not that of its text.", id=article_id)
        if sketches.pop(article_id, set()) != set(keys.sketch):
            yield tr("Article {id}: the sketch is not that of its text.", id=article_id)
    for article_id in sketches:
        yield tr("There is a sketch of article {id}, which is gone.", id=article_id)
    for article_id in found:
        yield tr("The search index holds article {id}, which is gone.", id=article_id)


def _paragraphs_fit(packed: str, text: str) -> bool:
    """Disjoint, in order, of known kinds, and between them nothing but line feeds."""
    try:
        reached = 0
        for start, end, kind in json.loads(packed):
            if not (reached <= start <= end <= len(text)) or kind not in PARAGRAPH_KINDS:
                return False
            if text[reached:start].strip("\n"):
                return False
            reached = end
    except (TypeError, ValueError):
        return False
    return not text[reached:].strip("\n")


def _origin_fits(packed: str, length: int) -> bool:
    """Runs disjoint and in order; parts of the text without a run are allowed."""
    try:
        reached = 0
        for start, end, source_start in json.loads(packed):
            if not (reached <= start < end <= length and source_start >= 0):
                return False
            reached = end
    except (TypeError, ValueError):
        return False
    return True


def _spans(connection: Connection) -> Iterator[str]:
    for span_id, article_id in connection.rows(
        "SELECT span.id, article_id FROM span JOIN article ON article.id = article_id"
        ' WHERE substr(text, start + 1, "end" - start) <> quote ORDER BY span.id'
    ):
        yield tr(
            "Span {id}: its words are not those of article {article}.",
            id=span_id,
            article=article_id,
        )
    for (relation_id,) in connection.rows(
        "SELECT relation.id FROM relation JOIN span ON span.id IN (from_span, to_span)"
        " WHERE span.article_id <> relation.article_id GROUP BY relation.id"
    ):
        yield tr("Relation {id} joins spans of different articles.", id=relation_id)


def _json(connection: Connection) -> Iterator[str]:
    for table, column in _JSON:
        for row_id, value in connection.rows(f"SELECT id, {column} FROM {table}"):
            try:
                json.loads(value)
            except ValueError:
                yield tr(
                    "{table} {id}: {column} cannot be read.", table=table, id=row_id, column=column
                )


def _log(connection: Connection) -> Iterator[str]:
    undone = False
    for change_id, state, before, after in connection.rows(
        "SELECT id, iif(id IN (SELECT change_id FROM forgotten), 'forgotten', state),"
        " before, after FROM change ORDER BY id"
    ):
        if undone and state == "done":
            yield tr("Change {id} is done though one before it was undone.", id=change_id)
        undone = undone or state == "undone"
        try:
            rows = (*log.unpacked(before), *log.unpacked(after))
            known = all(set(row.values) <= set(schema.COLUMNS[row.table]) for row in rows)
        except (AttributeError, KeyError, TypeError, ValueError):
            known = False
        if not known:
            yield tr("Change {id} cannot be read.", id=change_id)
