"""Texts that imports brought and edits have altered since: they are not to come in once more."""

from collections.abc import Mapping

from db import log
from db.connection import Connection


def altered_texts(connection: Connection) -> Mapping[str, tuple[int, ...]]:
    """sha256 of a text → articles that may hold its words now, the likeliest first.

    Only changes that are done count; an article may be gone by now.
    """
    found: dict[str, tuple[int, ...]] = {}
    for before, after in connection.rows(
        "SELECT before, after FROM change"
        " WHERE state = 'done' AND instr(before, '\"sha256\":') > 0 ORDER BY id"
    ):
        heirs = [row.id for row in log.unpacked(after) if row.table == "article"]
        for row in log.unpacked(before):
            digest = row.values.get("sha256")
            if row.table == "article" and isinstance(digest, str):
                # One that was altered is followed by itself, one that was cut up by all others.
                own = [row.id] if row.id in heirs else heirs
                found[digest] = tuple(one for one in own if one is not None)
    return found
