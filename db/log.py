"""The log of changes that undo and redo walk: done changes first, then undone ones."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

from db import changes
from db.clock import now
from db.connection import Connection
from db.errors import Conflict
from db.records import Change, Row

State = Literal["done", "undone"]

_AT_ONCE: Final = 20  # undone changes that one edit takes out of the file
# Undo takes the newest change that is done; redo the oldest that was undone.
_NEXT: Final[dict[State, str]] = {
    "done": "FROM change WHERE state = 'done' ORDER BY id DESC LIMIT 1",
    "undone": "FROM change WHERE state = 'undone'"
    " AND id NOT IN (SELECT change_id FROM forgotten) ORDER BY id LIMIT 1",
}
_OTHER: Final[dict[State, State]] = {"done": "undone", "undone": "done"}
# The column lies behind the rows, which may be long; it is read from its index.
_RUN: Final = (
    "SELECT run FROM change INDEXED BY change_run WHERE run <> '' AND id = (SELECT id {next})"
)
_POSITION: Final = f"SELECT (SELECT max(id) FROM change), (SELECT id {_NEXT['undone']})"


class Log:
    """The log of one library, told apart from what others write into it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen = self._position()

    def apply(self, change: Change, annotator_id: int) -> Change:
        """Write `change` and remember it; what was undone before can no longer be redone."""
        with self._writing():
            written = changes.write(self._connection, change)
            self._forget_undone()
            self._connection.execute(
                "INSERT INTO change (at, annotator_id, label, state, before, after, run)"
                " VALUES (?, ?, ?, 'done', ?, ?, ?)",
                now(),
                annotator_id,
                written.label,
                packed(written.before),
                packed(written.after),
                written.run,
            )
        return written

    def walk(self, state: State) -> Iterator[Change]:
        """Take back the newest change (`done`), or bring back the one undone last (`undone`):
        gives what was written, part by part where it is one of a run.

        A change that no longer fits raises Conflict and leaves the log, so that the ones below
        it can still be taken back.
        """
        written = self._step(state)
        while written is not None:
            yield written
            written = self._step(state, written.run) if written.run else None

    def label(self, state: State) -> str:
        """The label of the change that the next undo (`done`) or redo (`undone`) takes, or
        empty.
        """
        found = self._connection.row(f"SELECT label {_NEXT[state]}")
        return "" if found is None else str(found[0])

    def run_length(self, state: State) -> int:
        """How many parts of the run that this change is one of are in that state."""
        return int(
            self._connection.value(
                "SELECT count(*) FROM change INDEXED BY change_run"
                " WHERE run <> '' AND run = ? AND state = ?",
                self._run(state),
                state,
            )
        )

    def was_altered(self) -> bool:
        """Whether others wrote into it since it was opened, or asked this."""
        seen, self._seen = self._seen, self._position()
        return seen != self._seen

    def _forget_undone(self) -> None:
        """What is undone can no longer be redone. It leaves the file little by little: the parts
        of a long run would take a tenth of a second.
        """
        connection = self._connection
        if connection.row("SELECT 1 FROM change WHERE state = 'undone' LIMIT 1") is None:
            return
        connection.execute(
            "INSERT OR IGNORE INTO forgotten (change_id)"
            " SELECT id FROM change WHERE state = 'undone'"
        )
        some = connection.rows("SELECT change_id FROM forgotten LIMIT ?", _AT_ONCE)
        for table, column in (("forgotten", "change_id"), ("change", "id")):
            connection.execute_many(f"DELETE FROM {table} WHERE {column} = ?", some)

    def _step(self, state: State, run: str = "") -> Change | None:
        """One change, None where there is none, or none of that run."""
        change_id = 0
        try:
            with self._writing():
                found = self._connection.row(f"SELECT id, label, before, after {_NEXT[state]}")
                if found is None:
                    return None
                change_id, label, before, after = found
                own_run = self._run(state)
                if run not in ("", own_run):
                    return None
                change = Change(label, unpacked(before), unpacked(after), own_run)
                if state == "done":
                    change = change.inverse()
                written = changes.write(self._connection, change)
                self._connection.execute(
                    "UPDATE change SET state = ? WHERE id = ?", _OTHER[state], change_id
                )
                return written
        except Conflict:
            with self._writing():
                self._connection.execute("DELETE FROM change WHERE id = ?", change_id)
            raise

    def _run(self, state: State) -> str:
        """The run that the next change is a part of, or empty."""
        found = self._connection.row(_RUN.format(next=_NEXT[state]))
        return "" if found is None else str(found[0])

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction, inside which nobody else writes."""
        with changes.refusals(), self._connection.writing():
            was_seen = self._position() == self._seen
            yield
            position = self._position()
        if was_seen:
            self._seen = position

    def _position(self) -> tuple[int | None, int | None]:
        """Another value whenever what the log holds is another."""
        newest, undone = self._connection.rows(_POSITION)[0]
        return newest, undone


def packed(rows: tuple[Row, ...]) -> str:
    """Rows as the log keeps them: `[[table, id, {column: value}], …]`."""
    plain = [[row.table, row.id, dict(row.values)] for row in rows]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> tuple[Row, ...]:
    return tuple(Row(table, row_id, values) for table, row_id, values in json.loads(text))
