"""Spans and relations as an import brings them: added to what is there, never over it."""

import json
from collections.abc import Sequence

from db.clock import new_uid, now
from db.connection import Connection
from db.drafts import RelationDraft, SpanDraft

_Key = tuple[int, int, int, int]


def add_spans(
    connection: Connection, article_id: int, text: str, spans: Sequence[SpanDraft]
) -> int:
    """Add spans to an article inside the caller's transaction; gives how many rows are new.

    One that already covers the same characters with the same tag by the same annotator stays as
    it is.
    """
    taken = _taken(connection, "span", [span.uid for span in spans if span.uid])
    before = connection.raw.total_changes
    moment = now()
    connection.execute_many(
        'INSERT INTO span (uid, article_id, tag_id, annotator_id, start, "end", quote, note,'
        " attributes, entity_id, created_at, modified_at, was)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ' ON CONFLICT (article_id, annotator_id, tag_id, start, "end") DO NOTHING',
        [
            (
                _free(span.uid, taken),
                article_id,
                span.tag_id,
                span.annotator_id,
                span.start,
                span.end,
                text[span.start : span.end],
                span.note,
                span.attributes,
                span.entity_id,
                span.created_at or moment,
                span.modified_at or moment,
                span.was,
            )
            for span in spans
        ],
    )
    return connection.raw.total_changes - before


def add_relations(
    connection: Connection,
    article_id: int,
    spans: Sequence[SpanDraft],
    relations: Sequence[RelationDraft],
) -> None:
    """Add relations between `spans` that were added, inside the caller's transaction; one whose
    ends did not come is left out.
    """
    held = _held(connection, article_id)
    span_ids = {span.uid: held[_key(span)] for span in spans if span.uid}
    taken = _taken(connection, "relation", [relation.uid for relation in relations])
    connection.execute_many(
        "INSERT INTO relation (uid, article_id, kind, from_span, to_span, annotator_id)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (from_span, to_span, kind, annotator_id) DO NOTHING",
        [
            (
                _free(relation.uid, taken),
                article_id,
                relation.kind,
                span_ids[relation.from_uid],
                span_ids[relation.to_uid],
                relation.annotator_id,
            )
            for relation in relations
            if relation.from_uid in span_ids and relation.to_uid in span_ids
        ],
    )


def _held(connection: Connection, article_id: int) -> dict[_Key, int]:
    rows = connection.rows(
        'SELECT annotator_id, tag_id, start, "end", id FROM span WHERE article_id = ?', article_id
    )
    return {row[:4]: row[4] for row in rows}


def _key(span: SpanDraft) -> _Key:
    return (span.annotator_id, span.tag_id, span.start, span.end)


def _taken(connection: Connection, table: str, uids: Sequence[str]) -> set[str]:
    rows = connection.rows(
        f"SELECT uid FROM {table} WHERE uid IN (SELECT value FROM json_each(?))", json.dumps(uids)
    )
    return {row[0] for row in rows}


def _free(uid: str, taken: set[str]) -> str:
    """`uid` where no row has it yet, else a new one; either way it is taken from now on."""
    if not uid or uid in taken:
        return new_uid()
    taken.add(uid)
    return uid
