"""The log of changes that undo and redo walk: done changes first, then undone ones."""

import json

from db import changes
from db.clock import now
from db.connection import Connection
from db.errors import Conflict
from db.records import Change, Row

# Undo takes the newest change that is done; redo the oldest that was undone.
_NEXT = {
    "done": "SELECT id, label, before, after FROM change WHERE state = 'done'"
    " ORDER BY id DESC LIMIT 1",
    "undone": "SELECT id, label, before, after FROM change WHERE state = 'undone'"
    " ORDER BY id LIMIT 1",
}
_OTHER = {"done": "undone", "undone": "done"}


def apply(connection: Connection, change: Change, annotator_id: int) -> Change:
    """Write `change` and remember it; what was undone before can no longer be redone."""
    with changes.refusals(), connection.writing():
        written = changes.write(connection, change)
        forget_undone(connection)
        connection.execute(
            "INSERT INTO change (at, annotator_id, label, state, before, after)"
            " VALUES (?, ?, ?, 'done', ?, ?)",
            now(),
            annotator_id,
            written.label,
            packed(written.before),
            packed(written.after),
        )
    return written


def undo(connection: Connection) -> Change | None:
    """Take back the newest change; gives what was written, None where nothing is left.

    A change that no longer fits raises Conflict and leaves the log, so that the ones below it
    can still be taken back.
    """
    return _step(connection, "done")


def redo(connection: Connection) -> Change | None:
    """Bring back the change undone last; as `undo` otherwise."""
    return _step(connection, "undone")


def label(connection: Connection, state: str) -> str:
    """The label of the change that the next undo (`done`) or redo (`undone`) takes, or empty."""
    found = connection.row(_NEXT[state])
    return "" if found is None else str(found[1])


def forget_undone(connection: Connection) -> None:
    connection.execute("DELETE FROM change WHERE state = 'undone'")


def _step(connection: Connection, state: str) -> Change | None:
    change_id = 0
    try:
        with changes.refusals(), connection.writing():
            found = connection.row(_NEXT[state])
            if found is None:
                return None
            change_id, text, before, after = found
            change = Change(text, unpacked(before), unpacked(after))
            if state == "done":
                change = change.inverse()
            written = changes.write(connection, change)
            connection.execute("UPDATE change SET state = ? WHERE id = ?", _OTHER[state], change_id)
            return written
    except Conflict:
        with connection.writing():
            connection.execute("DELETE FROM change WHERE id = ?", change_id)
        raise


def packed(rows: tuple[Row, ...]) -> str:
    """Rows as the log keeps them: `[[table, id, {column: value}], …]`."""
    plain = [[row.table, row.id, dict(row.values)] for row in rows]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> tuple[Row, ...]:
    return tuple(Row(table, row_id, values) for table, row_id, values in json.loads(text))
