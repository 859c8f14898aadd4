"""Tags, annotators and entities that an import needs: found by name or uid, made where missing."""

from collections.abc import Iterable, Sequence

from db.connection import Connection
from db.drafts import EntityDraft, TagDraft
from db.store import Store


def ensure_tags(store: Store, drafts: Sequence[TagDraft]) -> dict[str, int]:
    """Ids by name. A tag that is there stays as it is; a new one keeps its key only if free."""
    connection = store.connection
    with connection.writing():
        ids = _ids(connection, "SELECT name, id FROM tag")
        known = set(ids)
        for draft in drafts:
            if draft.name not in ids:
                ids[draft.name] = _make_tag(connection, draft)
        for draft in drafts:
            if draft.name not in known and draft.parent in ids and draft.parent != draft.name:
                connection.execute(
                    "UPDATE tag SET parent_id = ? WHERE id = ?", ids[draft.parent], ids[draft.name]
                )
    return {draft.name: ids[draft.name] for draft in drafts}


def _make_tag(connection: Connection, draft: TagDraft) -> int:
    return connection.execute(
        "INSERT INTO tag (name, label_zh, label_en, colour, key, description, parent_id, position,"
        " attributes) VALUES (?, ?, ?, ?, iif((SELECT count(*) FROM tag WHERE key = ?), '', ?), ?,"
        " NULL, (SELECT coalesce(max(position) + 1, 0) FROM tag), ?)",
        draft.name,
        draft.label_zh,
        draft.label_en,
        draft.colour,
        draft.key,
        draft.key,
        draft.description,
        draft.attributes,
    )


def ensure_annotators(store: Store, annotators: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Ids by uid, from pairs of uid and name; the name of one that is there stays."""
    connection = store.connection
    with connection.writing():
        connection.execute_many(
            "INSERT INTO annotator (uid, name) VALUES (?, ?) ON CONFLICT (uid) DO NOTHING",
            annotators,
        )
        return _ids(connection, "SELECT uid, id FROM annotator")


def ensure_entities(store: Store, drafts: Iterable[EntityDraft]) -> dict[str, int]:
    """Ids by uid; an entity that is there stays as it is."""
    connection = store.connection
    with connection.writing():
        connection.execute_many(
            "INSERT INTO entity (uid, tag_id, name, note, aliases) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (uid) DO NOTHING",
            [(draft.uid, draft.tag_id, draft.name, draft.note, draft.aliases) for draft in drafts],
        )
        return _ids(connection, "SELECT uid, id FROM entity")


def _ids(connection: Connection, sql: str) -> dict[str, int]:
    return dict(connection.rows(sql))
