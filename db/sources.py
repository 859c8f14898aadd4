"""Which row of the library a source is: a file, as it was read.

The same bytes read in another way are another source, because origins count in what was read.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from db.clock import now
from db.connection import Connection
from db.drafts import SourceDraft
from text.article import Run
from text.losses import misplaced


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Articles of a file that was read otherwise: its encoding, or the kind of file it was taken
    for. `title` is the heading of one of them.
    """

    read_as: str
    articles: int
    title: str


class Sources:
    """Rows for the sources of one import."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[tuple[str, str], int | None] = {}
        self._text: tuple[int, str | None] = (0, None)

    def home(self, source: SourceDraft, text: str, origin: Iterable[Run]) -> int | None:
        """A row that holds no other reading, though it isn't known by the same one: bytes find a
        data set's articles that fit them, and a data set's article the bytes that it fits.

        May take long, so it is for before a transaction.
        """
        if source.raw is None:
            for source_id in self._read_as(source):
                held = self._text_of(source_id)
                if held is not None and misplaced(held, text, origin) is None:
                    return source_id
            return None
        key = source.sha256, source.reading
        if key not in self._found:
            rows = self._connection.rows(
                "SELECT id FROM source WHERE sha256 = ? AND raw IS NULL ORDER BY id", source.sha256
            )
            read = source.read_text()
            fitting = (row[0] for row in rows if self._fits(row[0], read))
            self._found[key] = None if self._known(source) else next(fitting, None)
        return self._found[key]

    def held(self, source: SourceDraft, home: int | None) -> int | None:
        """The row for `source` that there is now; `home` was looked up before the transaction."""
        if source.raw is None and home is not None:
            return home
        known = self._known(source)
        if known is not None or home is None:
            return known
        sql = "SELECT id FROM source WHERE id = ? AND raw IS NULL"
        return home if self._connection.row(sql, home) else None

    def _known(self, source: SourceDraft) -> int | None:
        """The row of this very reading, if there is one."""
        row = self._connection.row(
            "SELECT id FROM source WHERE sha256 = ? AND reading = ?", source.sha256, source.reading
        )
        return None if row is None else int(row[0])

    def made(self, source: SourceDraft, home: int | None) -> int:
        """The row `home`, given the bytes if it has none, or a new one."""
        if home is None:
            return self._connection.execute(
                "INSERT INTO source (sha256, reading, name, media_type, encoding, added_at, raw,"
                " text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                source.sha256,
                source.reading,
                source.name,
                source.media_type,
                source.encoding,
                now(),
                source.raw,
                source.text,
            )
        if source.raw is not None:
            self._connection.execute(
                "UPDATE source SET raw = ?, reading = ?, media_type = ?, encoding = ?, text = ?"
                " WHERE id = ? AND raw IS NULL",
                source.raw,
                source.reading,
                source.media_type,
                source.encoding,
                source.text,
                home,
            )
        return home

    def read_otherwise(self, source: SourceDraft) -> tuple[OtherReading, ...]:
        """Other readings of the same bytes that the library holds articles of, oldest first."""
        rows = self._connection.rows(
            "SELECT iif(encoding = '', media_type, encoding), count(article.id), min(heading)"
            " FROM source"
            " JOIN article ON source_id = source.id AND kind <> 'other'"
            " WHERE source.sha256 = ? AND reading <> ? AND raw IS NOT NULL"
            " GROUP BY source.id ORDER BY source.id",
            source.sha256,
            source.reading,
        )
        return tuple(OtherReading(*row) for row in rows)

    def _read_as(self, source: SourceDraft) -> list[int]:
        rows = self._connection.rows(
            "SELECT id FROM source WHERE sha256 = ? AND encoding = ? AND raw IS NOT NULL"
            " ORDER BY id",
            source.sha256,
            source.encoding,
        )
        return [row[0] for row in rows]

    def _text_of(self, source_id: int) -> str | None:
        if self._text[0] != source_id:
            self._text = source_id, text_of(self._connection, source_id)
        return self._text[1]

    def _fits(self, source_id: int, read: str) -> bool:
        articles = self._connection.each(
            "SELECT text, origin FROM article WHERE source_id = ?", source_id
        )
        return all(
            misplaced(read, text, [Run(*run) for run in json.loads(origin)]) is None
            for text, origin in articles
        )


def text_of(connection: Connection, source_id: int) -> str | None:
    """The text that origins of the source's articles count in; None where it isn't here."""
    row = connection.row("SELECT text, raw, encoding FROM source WHERE id = ?", source_id)
    if row is None or row[1] is None:
        return None
    text, raw, encoding = row
    return str(raw.decode(encoding)) if text is None else str(text)
