"""What a library file holds: marks, tables, first rows. How it grows is in `db.migrations`."""

from typing import Final

APPLICATION_ID: Final = 0x51444E31  # "QDN1"
VERSION: Final = 4  # kept in user_version; one higher with every migration

# A generated column would do for `heading`, but SQLite up to 3.40 reads the whole row for one.
# No json_valid in a CHECK: SQLite up to 3.40 takes it for unsafe under trusted_schema = OFF.
FIRST: Final = (
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
        name TEXT NOT NULL CHECK (name <> ''),
        media_type TEXT NOT NULL,
        encoding TEXT NOT NULL,
        added_at TEXT NOT NULL CHECK (added_at <> ''),
        raw BLOB
    ) STRICT
    """,
    "CREATE INDEX source_name ON source (name, id)",
    # The big columns come last, so that a scan of the others reads no overflow page.
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
        source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        position INTEGER NOT NULL CHECK (position >= 0),
        title TEXT NOT NULL,
        byline TEXT NOT NULL,
        section TEXT NOT NULL,
        published TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('article', 'photo', 'continuation', 'other')),
        status TEXT NOT NULL CHECK (status IN ('new', 'reading', 'done')),
        read_position INTEGER NOT NULL CHECK (read_position BETWEEN 0 AND characters),
        added_at TEXT NOT NULL CHECK (added_at <> ''),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
        characters INTEGER NOT NULL CHECK (characters = length(text)),
        heading TEXT NOT NULL CHECK (
            heading = CASE WHEN title <> '' THEN title ELSE substr(
                ltrim(text, char(10, 32, 12288)),
                1,
                min(40, instr(ltrim(text, char(10, 32, 12288)) || char(10), char(10)) - 1)
            ) END
        ),
        text TEXT NOT NULL,
        paragraphs TEXT NOT NULL CHECK (paragraphs GLOB '[[]*]'),
        origin TEXT NOT NULL CHECK (origin GLOB '[[]*]')
    ) STRICT
    """,
    "CREATE INDEX article_kind_status ON article (kind, status)",
    "CREATE INDEX article_heading ON article (heading, id, kind, status)",
    "CREATE INDEX article_source ON article (source_id, position, id, kind, status)",
    "CREATE INDEX article_sha256 ON article (sha256, source_id)",
    """
    CREATE TABLE tag (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE CHECK (name <> '' AND name = trim(name)),
        label_zh TEXT NOT NULL,
        label_en TEXT NOT NULL,
        colour TEXT NOT NULL CHECK (length(colour) = 7 AND colour GLOB '#*'
            AND substr(colour, 2) NOT GLOB '*[^0-9a-fA-F]*'),
        key TEXT NOT NULL CHECK (key IN ('', '1', '2', '3', '4', '5', '6', '7', '8', '9')),
        description TEXT NOT NULL,
        parent_id INTEGER REFERENCES tag (id) ON DELETE RESTRICT ON UPDATE RESTRICT
            CHECK (parent_id <> id),
        position INTEGER NOT NULL CHECK (position >= 0),
        attributes TEXT NOT NULL CHECK (attributes GLOB '[[]*]')
    ) STRICT
    """,
    "CREATE UNIQUE INDEX tag_key ON tag (key) WHERE key <> ''",
    "CREATE INDEX tag_parent ON tag (parent_id) WHERE parent_id IS NOT NULL",
    """
    CREATE TABLE annotator (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
        name TEXT NOT NULL CHECK (name <> '')
    ) STRICT
    """,
    """
    CREATE TABLE entity (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
        tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        name TEXT NOT NULL CHECK (name <> ''),
        note TEXT NOT NULL,
        aliases TEXT NOT NULL CHECK (aliases GLOB '[[]*]')
    ) STRICT
    """,
    "CREATE INDEX entity_tag ON entity (tag_id, name)",
    """
    CREATE TABLE span (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        annotator_id INTEGER NOT NULL
            REFERENCES annotator (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK (start < "end"),
        quote TEXT NOT NULL CHECK (length(quote) = "end" - start),
        note TEXT NOT NULL,
        attributes TEXT NOT NULL
            CHECK (attributes GLOB '{*}'),
        entity_id INTEGER REFERENCES entity (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        created_at TEXT NOT NULL CHECK (created_at <> ''),
        modified_at TEXT NOT NULL CHECK (modified_at <> ''),
        UNIQUE (article_id, annotator_id, tag_id, start, "end")
    ) STRICT
    """,
    "CREATE INDEX span_tag ON span (tag_id, article_id)",
    "CREATE INDEX span_annotator ON span (annotator_id)",
    "CREATE INDEX span_entity ON span (entity_id) WHERE entity_id IS NOT NULL",
    """
    CREATE TABLE relation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        kind TEXT NOT NULL CHECK (kind <> ''),
        from_span INTEGER NOT NULL REFERENCES span (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        to_span INTEGER NOT NULL REFERENCES span (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        annotator_id INTEGER NOT NULL
            REFERENCES annotator (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        CHECK (from_span <> to_span),
        UNIQUE (from_span, to_span, kind, annotator_id)
    ) STRICT
    """,
    "CREATE INDEX relation_article ON relation (article_id)",
    "CREATE INDEX relation_to_span ON relation (to_span)",
    "CREATE INDEX relation_annotator ON relation (annotator_id)",
    """
    CREATE TABLE suggestion (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK (start < "end"),
        score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
        source TEXT NOT NULL CHECK (source <> ''),
        reason TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
        UNIQUE (article_id, tag_id, start, "end", source)
    ) STRICT
    """,
    "CREATE INDEX suggestion_tag ON suggestion (tag_id)",
    "CREATE INDEX suggestion_state ON suggestion (state, article_id)",
    """
    CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL CHECK (at <> ''),
        annotator_id INTEGER NOT NULL
            REFERENCES annotator (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
        label TEXT NOT NULL CHECK (label <> ''),
        state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
        before TEXT NOT NULL CHECK (before GLOB '[[]*]'),
        after TEXT NOT NULL CHECK (after GLOB '[[]*]')
    ) STRICT
    """,
    "CREATE INDEX change_state ON change (state)",
    "CREATE INDEX change_annotator ON change (annotator_id)",
    """
    CREATE TABLE setting (
        name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
        value TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE article_search
    USING fts5(body, content = '', detail = none, columnsize = 0, tokenize = 'ascii')
    """,
    # FTS5 merges in bursts of 50 ms and more when left alone; `search.tidy` does it in small steps.
    "INSERT INTO article_search (article_search, rank) VALUES ('automerge', 0)",
    "INSERT INTO article_search (article_search, rank) VALUES ('crisismerge', 200)",
)

SECOND: Final = (
    "ALTER TABLE source ADD COLUMN text TEXT",
    "ALTER TABLE span ADD COLUMN was TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN uncertain TEXT NOT NULL DEFAULT ''",
    # The column lies behind the text; lists read it here.
    "CREATE INDEX article_uncertain ON article (id, uncertain) WHERE uncertain <> ''",
    # No foreign key: to remove an article would then look through the whole table.
    """
    CREATE TABLE sketch (
        value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 4294967295),
        article_id INTEGER NOT NULL,
        PRIMARY KEY (value, article_id)
    ) STRICT, WITHOUT ROWID
    """,
)

THIRD: Final = (
    "ALTER TABLE change ADD COLUMN run TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX change_run ON change (id, run, state) WHERE run <> ''",
    """
    CREATE TABLE forgotten (
        change_id INTEGER NOT NULL PRIMARY KEY
            REFERENCES change (id) ON DELETE RESTRICT ON UPDATE RESTRICT
    ) STRICT
    """,
)

# Bytes were unique, so that a second reading of them took the first one's place.
FOURTH: Final = (
    """
    CREATE TABLE source_as_read (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
        reading TEXT NOT NULL,
        name TEXT NOT NULL CHECK (name <> ''),
        media_type TEXT NOT NULL,
        encoding TEXT NOT NULL,
        added_at TEXT NOT NULL CHECK (added_at <> ''),
        raw BLOB,
        text TEXT,
        UNIQUE (sha256, reading)
    ) STRICT
    """,
    """
    INSERT INTO source_as_read
    SELECT id, sha256, reading(raw, encoding, text), name, media_type, encoding, added_at, raw, text
    FROM source
    """,
    """
    UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'source')
    WHERE name = 'source_as_read' AND EXISTS (SELECT 1 FROM source)
    """,
    "DROP TABLE source",
    "ALTER TABLE source_as_read RENAME TO source",
    "CREATE INDEX source_name ON source (name, id)",
)

TABLES: Final = (
    "source",
    "article",
    "tag",
    "annotator",
    "entity",
    "span",
    "relation",
    "suggestion",
    "change",
    "forgotten",
    "setting",
    "article_search",
    "sketch",
)

# name, label_zh, label_en, colour, key
DEFAULT_TAGS: Final = (
    ("initiative", "举措", "Initiative", "#b4490f", "1"),
    ("figure", "数据", "Figure", "#1f6fb2", "2"),
    ("organisation", "机构", "Organisation", "#2f7d4f", "3"),
    ("person", "人物", "Person", "#8b3d8f", "4"),
)
DEFAULT_ANNOTATOR: Final = "me"

# What a Change may name: the columns of each table, without `id` and `heading`.
COLUMNS: Final = {
    "annotator": ("uid", "name"),
    "tag": (
        "name",
        "label_zh",
        "label_en",
        "colour",
        "key",
        "description",
        "parent_id",
        "position",
        "attributes",
    ),
    "article": (
        "uid",
        "source_id",
        "position",
        "title",
        "byline",
        "section",
        "published",
        "kind",
        "status",
        "read_position",
        "added_at",
        "sha256",
        "characters",
        "text",
        "paragraphs",
        "origin",
        "uncertain",
    ),
    "entity": ("uid", "tag_id", "name", "note", "aliases"),
    "span": (
        "uid",
        "article_id",
        "tag_id",
        "annotator_id",
        "start",
        "end",
        "quote",
        "note",
        "attributes",
        "entity_id",
        "created_at",
        "modified_at",
        "was",
    ),
    "relation": ("uid", "article_id", "kind", "from_span", "to_span", "annotator_id"),
    "suggestion": (
        "article_id",
        "tag_id",
        "start",
        "end",
        "score",
        "source",
        "reason",
        "state",
    ),
}

# Columns that hold JSON, in whatever table.
JSON: Final = frozenset({"attributes", "aliases", "paragraphs", "origin"})

# Sets of columns in which two rows of one change may stand in each other's way.
UNIQUE: Final = {
    "tag": (("name",), ("key",)),
    "span": (("article_id", "annotator_id", "tag_id", "start", "end"),),
    "relation": (("from_span", "to_span", "kind", "annotator_id"),),
    "suggestion": (("article_id", "tag_id", "start", "end", "source"),),
}
