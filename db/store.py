"""An open library: what the rest of the program asks of it and does to it."""

import json
from array import array
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from db import articles, copy, known, sources
from db.connection import Connection
from db.errors import not_writable
from db.log import Log, State
from db.records import (
    Annotator,
    Article,
    ArticleLine,
    ArticleQuery,
    Change,
    Entity,
    Relation,
    Source,
    Span,
    Tag,
)
from text.errors import UserError
from text.messages import tr

_SOURCE = "SELECT id, sha256, name, media_type, encoding, added_at FROM source"


class Store:
    """A library file, held open. To be used in the thread that opened it, and closed there.

    Everything that writes raises NotWritable when `read_only`. What an edit wrote is on disk
    when the call returns.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection  # for this room only
        self._log = Log(connection)

    @property
    def path(self) -> Path:
        return self.connection.path

    @property
    def read_only(self) -> bool:
        return self.connection.read_only

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def copy_to(self, path: Path) -> None:
        """Write the whole library, as it is now, to a new file.

        Raises UserError where something lies there already or the file can't be written.
        """
        copy.to(self.connection, path)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is one state of the library, whatever is written meanwhile."""
        with self.connection.reading():
            yield

    def tags(self) -> tuple[Tag, ...]:
        """All tags, in the order in which they are shown."""
        rows = self.connection.rows(
            "SELECT id, name, label_zh, label_en, colour, key, description, parent_id, position,"
            " attributes FROM tag ORDER BY position, id"
        )
        return tuple(Tag(*row) for row in rows)

    def annotators(self) -> tuple[Annotator, ...]:
        rows = self.connection.rows("SELECT id, uid, name FROM annotator ORDER BY id")
        return tuple(Annotator(*row) for row in rows)

    def annotator(self) -> Annotator:
        """Who tags now: the one that the setting `annotator` names by uid, else the first."""
        row = self.connection.row(
            "SELECT id, uid, name FROM annotator"
            " ORDER BY uid = (SELECT value FROM setting WHERE name = 'annotator') DESC, id LIMIT 1"
        )
        assert row is not None  # made with the file
        return Annotator(*row)

    def sources(self) -> tuple[Source, ...]:
        """All sources, in the order they were added."""
        return tuple(Source(*row) for row in self.connection.rows(f"{_SOURCE} ORDER BY id"))

    def source(self, source_id: int) -> Source:
        """Raises UserError when the library holds no such source."""
        row = self.connection.row(f"{_SOURCE} WHERE id = ?", source_id)
        if row is None:
            raise UserError(
                tr("There is no such source"),
                tr("The library holds no source {wanted}.", wanted=source_id),
            )
        return Source(*row)

    def source_bytes(self, source_id: int) -> bytes | None:
        """The source as it came; None where only a data set told of it."""
        row = self.connection.row("SELECT raw FROM source WHERE id = ?", source_id)
        return None if row is None else row[0]

    def source_text(self, source_id: int) -> str | None:
        """The text that origins of the source's articles count in; None where it isn't here."""
        return sources.text_of(self.connection, source_id)

    def known_source(self, sha256: str, reading: str = "") -> known.KnownSource | None:
        """A source of that sha256, where its articles hold all of it, however it was cut; with
        `reading`, only where it was read so.
        """
        return known.source_of(self.connection, sha256, reading)

    def annotators_of(
        self, article_ids: Collection[int], tag_ids: Collection[int]
    ) -> frozenset[int]:
        """Who made spans of these tags in these articles, or relations between such spans."""
        packed = json.dumps(list(article_ids)), json.dumps(list(tag_ids))
        rows = self.connection.rows(
            "WITH wanted AS MATERIALIZED (SELECT id, annotator_id FROM span"
            " WHERE article_id IN (SELECT value FROM json_each(?))"
            " AND tag_id IN (SELECT value FROM json_each(?)))"
            " SELECT annotator_id FROM wanted UNION SELECT annotator_id FROM relation"
            " WHERE from_span IN (SELECT id FROM wanted) AND to_span IN (SELECT id FROM wanted)",
            *packed,
        )
        return frozenset(row[0] for row in rows)

    def entities(self) -> tuple[Entity, ...]:
        rows = self.connection.rows(
            "SELECT id, uid, tag_id, name, note, aliases FROM entity ORDER BY id"
        )
        return tuple(Entity(*row) for row in rows)

    def article(self, article_id: int) -> Article:
        """Raises UserError when the library holds no such article."""
        return articles.by_id(self.connection, article_id)

    def article_by_uid(self, uid: str) -> Article:
        """Raises UserError when the library holds no such article."""
        return articles.by_uid(self.connection, uid)

    def articles_around(self, article_id: int, most: int) -> tuple[Article, ...]:
        """The article among its neighbours in its source, in their order: as many on both sides
        as hold no more than `most` characters together. Raises UserError where it is gone.
        """
        with self.snapshot():
            return articles.around(self.connection, article_id, most)

    def spans(self, article_id: int) -> tuple[Span, ...]:
        """The article's spans: by start, the longer first."""
        rows = self.connection.rows(
            'SELECT id, uid, article_id, tag_id, annotator_id, start, "end", quote, note,'
            " attributes, entity_id, created_at, modified_at, was FROM span WHERE article_id = ?"
            ' ORDER BY start, "end" DESC, id',
            article_id,
        )
        return tuple(Span(*row) for row in rows)

    def state_of(self, article_id: int) -> tuple[str, int, int, int] | None:
        """What alters with a reading, or with an import: status and reading place, the number
        of spans and the sum of their ids. None where the article is gone.
        """
        return self.connection.row(
            "SELECT status, read_position, (SELECT count(*) FROM span WHERE article_id = ?1),"
            " (SELECT coalesce(sum(id), 0) FROM span WHERE article_id = ?1)"
            " FROM article WHERE id = ?1",
            article_id,
        )

    def edited_elsewhere(self) -> bool:
        """Whether others have edited, undone or redone anything since this was asked last."""
        return self._log.was_altered()

    def relations(self, article_id: int) -> tuple[Relation, ...]:
        rows = self.connection.rows(
            "SELECT id, uid, article_id, kind, from_span, to_span, annotator_id FROM relation"
            " WHERE article_id = ? ORDER BY id",
            article_id,
        )
        return tuple(Relation(*row) for row in rows)

    def tag_counts(self, article_id: int) -> dict[int, int]:
        """Spans of the article by tag id; tags without any are not named."""
        return dict(
            self.connection.rows(
                "SELECT tag_id, count(*) FROM span WHERE article_id = ? GROUP BY tag_id",
                article_id,
            )
        )

    def article_ids(self, query: ArticleQuery) -> "array[int]":
        """Every article that `query` asks for, in its order; the whole list."""
        return articles.ids(self.connection, query)

    def article_lines(self, article_ids: Sequence[int]) -> tuple[ArticleLine, ...]:
        """A line for each id, in that order; ids that are gone are left out."""
        return articles.lines(self.connection, article_ids)

    def articles_held(self, article_ids: Collection[int]) -> frozenset[int]:
        """Those of the ids that the library holds."""
        return articles.held(self.connection, article_ids)

    def span_count(self, article_ids: Sequence[int]) -> int:
        """How many spans stand on these articles."""
        sql = "SELECT count(*) FROM span WHERE article_id IN (SELECT value FROM json_each(?))"
        return int(self.connection.value(sql, json.dumps(list(article_ids))))

    def status_counts(self, *, with_other: bool = False) -> dict[str, int]:
        """How many articles are new, reading, done; kind `other` only on request."""
        return articles.status_counts(self.connection, with_other=with_other)

    def article_count(self) -> int:
        """Articles of every kind."""
        return int(self.connection.value("SELECT count(*) FROM article"))

    def last_article_id(self) -> int:
        """The highest id that an article ever had; 0 before the first."""
        row = self.connection.row("SELECT seq FROM sqlite_sequence WHERE name = 'article'")
        return 0 if row is None else int(row[0])

    def setting(self, name: str, default: str = "") -> str:
        row = self.connection.row("SELECT value FROM setting WHERE name = ?", name)
        return default if row is None else str(row[0])

    def set_setting(self, name: str, value: str) -> None:
        with self.connection.writing():
            self.connection.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value,
            )

    def remember_reading(self, article_id: int, position: int) -> None:
        """Keep the place (a code point) reached in an article; a new one counts as being read.

        Not an edit: undo knows nothing of it.
        """
        with self.connection.writing():
            self.connection.execute(
                "UPDATE article SET read_position = max(0, min(?, characters)),"
                " status = iif(status = 'new', 'reading', status) WHERE id = ?",
                position,
                article_id,
            )

    def apply(self, change: Change) -> Change:
        """Write one edit and log it; gives it back with the ids of the rows it made.

        Raises Conflict, with nothing written, when the library does not hold `change.before` or
        a constraint stands against it. What had been undone can no longer be redone.
        """
        if self.read_only:
            raise not_writable(self.path)
        return self._log.apply(change, self.annotator().id)

    def undo(self) -> Change | None:
        """Take back the newest edit, of a run all parts; gives the change that was written last,
        None if there is none.

        An edit that no longer fits raises Conflict and is dropped from the log.
        """
        return _last(self.walk("done"))

    def redo(self) -> Change | None:
        """Bring back the edit undone last; as `undo` otherwise."""
        return _last(self.walk("undone"))

    def walk(self, state: State) -> Iterator[Change]:
        """As `undo` (`done`) or `redo` (`undone`), part by part: each is written when it is
        asked for.
        """
        return self._log.walk(state)

    def run_length(self, state: State) -> int:
        """In how many parts `walk` would go; 0 for an edit that is no run, or for none."""
        return self._log.run_length(state)

    def undo_label(self) -> str:
        """The label of what `undo` would take back; empty where there is nothing."""
        return self._log.label("done")

    def redo_label(self) -> str:
        """The label of what `redo` would bring back; empty where there is nothing."""
        return self._log.label("undone")

    def data_version(self) -> int:
        """A number that moves when another connection has written."""
        return int(self.connection.value("PRAGMA data_version"))


def _last(changes: Iterator[Change]) -> Change | None:
    return next(iter(deque(changes, maxlen=1)), None)
