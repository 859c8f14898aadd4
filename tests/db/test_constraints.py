"""Every constraint of the schema, each with a row that it must refuse."""

import sqlite3
from collections.abc import Mapping

import pytest

from db import schema
from db.connection import Connection
from db.records import Article
from db.store import Store

SHA = "0" * 64
Values = Mapping[str, object]

SOUND: dict[str, Values] = {
    "source": {
        "sha256": SHA,
        "reading": "",
        "name": "b.txt",
        "media_type": "",
        "encoding": "",
        "added_at": "2026",
        "raw": b"",
    },
    "article": {
        "uid": "a2",
        "source_id": 1,
        "position": 1,
        "title": "",
        "byline": "",
        "section": "",
        "published": "",
        "kind": "article",
        "status": "new",
        "read_position": 2,
        "added_at": "2026",
        "sha256": SHA,
        "characters": 2,
        "heading": "𠮷圈",
        "text": "𠮷圈",
        "paragraphs": "[]",
        "origin": "[]",
    },
    "tag": {
        "name": "place",
        "label_zh": "",
        "label_en": "",
        "colour": "#a0B1c2",
        "key": "9",
        "description": "",
        "parent_id": 1,
        "position": 9,
        "attributes": "[]",
    },
    "annotator": {"uid": "n2", "name": "李"},
    "entity": {"uid": "e2", "tag_id": 1, "name": "市统计局", "note": "", "aliases": "[]"},
    "span": {
        "uid": "s9",
        "article_id": 1,
        "tag_id": 1,
        "annotator_id": 1,
        "start": 0,
        "end": 2,
        "quote": "𠮷野",
        "note": "",
        "attributes": "{}",
        "entity_id": None,
        "created_at": "2026",
        "modified_at": "2026",
    },
    "relation": {
        "uid": "r2",
        "article_id": 1,
        "kind": "of",
        "from_span": 2,
        "to_span": 1,
        "annotator_id": 1,
    },
    "suggestion": {
        "article_id": 1,
        "tag_id": 1,
        "start": 0,
        "end": 1,
        "score": 1.0,
        "source": "words",
        "reason": "",
        "state": "open",
    },
    "change": {
        "at": "2026",
        "annotator_id": 1,
        "label": "Tag",
        "state": "done",
        "before": "[]",
        "after": "[]",
    },
    "setting": {"name": "theme", "value": ""},
}

REFUSED: list[tuple[str, Values]] = [
    ("source", {"sha256": "0" * 63}),
    ("source", {"sha256": "0" * 65}),
    ("source", {"sha256": "G" + "0" * 63}),
    ("source", {"sha256": "taken"}),
    ("source", {"name": ""}),
    ("source", {"added_at": ""}),
    ("source", {"raw": 7}),
    ("article", {"uid": ""}),
    ("article", {"uid": "taken"}),
    ("article", {"source_id": 99}),
    ("article", {"position": -1}),
    ("article", {"position": "first"}),
    ("article", {"title": None}),
    ("article", {"kind": "poem"}),
    ("article", {"status": "read"}),
    ("article", {"read_position": -1}),
    ("article", {"read_position": 3}),
    ("article", {"added_at": ""}),
    ("article", {"sha256": "0" * 63}),
    ("article", {"sha256": "F" * 64}),
    ("article", {"characters": 1}),
    ("article", {"heading": ""}),
    ("article", {"title": "别的"}),
    ("article", {"text": "a\0"}),
    ("article", {"paragraphs": "{}"}),
    ("article", {"paragraphs": ""}),
    ("article", {"origin": "{}"}),
    ("tag", {"name": ""}),
    ("tag", {"name": " place"}),
    ("tag", {"name": "initiative"}),
    ("tag", {"colour": "a0b1c2d"}),
    ("tag", {"colour": "#a0b1c"}),
    ("tag", {"colour": "#a0b1cg"}),
    ("tag", {"colour": "#a0b1c2d"}),
    ("tag", {"key": "0"}),
    ("tag", {"key": "12"}),
    ("tag", {"key": "1"}),
    ("tag", {"parent_id": 99}),
    ("tag", {"id": 20, "parent_id": 20}),
    ("tag", {"position": -1}),
    ("tag", {"attributes": "{}"}),
    ("annotator", {"uid": ""}),
    ("annotator", {"uid": "taken"}),
    ("annotator", {"name": ""}),
    ("entity", {"uid": ""}),
    ("entity", {"uid": "taken"}),
    ("entity", {"tag_id": 99}),
    ("entity", {"name": ""}),
    ("entity", {"aliases": "{}"}),
    ("span", {"uid": ""}),
    ("span", {"uid": "s1"}),
    ("span", {"article_id": 99}),
    ("span", {"tag_id": 99}),
    ("span", {"annotator_id": 99}),
    ("span", {"entity_id": 99}),
    ("span", {"start": -1, "end": 1}),
    ("span", {"start": 2, "end": 2, "quote": ""}),
    ("span", {"start": 3, "end": 2}),
    ("span", {"quote": "𠮷"}),
    ("span", {"attributes": "[]"}),
    ("span", {"created_at": ""}),
    ("span", {"modified_at": ""}),
    ("span", {"start": 2, "end": 4, "quote": "家在"}),
    ("relation", {"uid": ""}),
    ("relation", {"uid": "taken"}),
    ("relation", {"article_id": 99}),
    ("relation", {"kind": ""}),
    ("relation", {"from_span": 99}),
    ("relation", {"to_span": 99}),
    ("relation", {"to_span": 2}),
    ("relation", {"annotator_id": 99}),
    ("relation", {"from_span": 1, "to_span": 2}),
    ("suggestion", {"article_id": 99}),
    ("suggestion", {"tag_id": 99}),
    ("suggestion", {"start": -1}),
    ("suggestion", {"end": 0}),
    ("suggestion", {"score": 1.01}),
    ("suggestion", {"score": -0.01}),
    ("suggestion", {"score": "sure"}),
    ("suggestion", {"source": ""}),
    ("suggestion", {"state": "maybe"}),
    ("suggestion", {"start": 1, "end": 2}),
    ("change", {"at": ""}),
    ("change", {"annotator_id": 99}),
    ("change", {"label": ""}),
    ("change", {"state": "forgotten"}),
    ("change", {"before": "{}"}),
    ("change", {"after": ""}),
    ("setting", {"name": ""}),
    ("setting", {"name": "annotator"}),
    ("setting", {"value": None}),
]

HELD: dict[str, Values] = {
    "annotator": {"uid": "taken", "name": "王"},
    "entity": {**SOUND["entity"], "uid": "taken"},
    "relation": {**SOUND["relation"], "uid": "taken", "from_span": 1, "to_span": 2},
    "suggestion": {**SOUND["suggestion"], "start": 1, "end": 2},
}


def insert(connection: Connection, table: str, values: Values) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", *values.values())


@pytest.fixture
def held(store: Store, article: Article) -> Connection:
    """A library in which whatever must be unique is taken already."""
    connection = store.connection
    connection.execute("UPDATE source SET sha256 = ?, reading = ''", "f" * 64)
    connection.execute("UPDATE article SET uid = 'taken'")
    for uid, start, end in (("s1", 2, 4), ("s2", 5, 7)):
        span = {**SOUND["span"], "uid": uid, "start": start, "end": end}
        insert(connection, "span", {**span, "quote": article.text[start:end]})
    for table, row in HELD.items():
        insert(connection, table, row)
    return connection


@pytest.mark.parametrize("table", SOUND)
def test_a_sound_row_is_taken(held: Connection, table: str) -> None:
    insert(held, table, SOUND[table])


@pytest.mark.parametrize(("table", "fault"), REFUSED, ids=str)
def test_a_faulty_row_is_refused(held: Connection, table: str, fault: Values) -> None:
    taken = {"source": "f" * 64}.get(table)
    if fault.get("sha256") == "taken":
        fault = {"sha256": taken}
    with pytest.raises(sqlite3.IntegrityError):
        insert(held, table, {**SOUND[table], **fault})


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM source",
        "DELETE FROM article",
        "DELETE FROM tag WHERE id = 1",
        "DELETE FROM annotator WHERE id = 1",
        "DELETE FROM span WHERE uid = 's1'",
        "DELETE FROM span WHERE uid = 's2'",
        "DELETE FROM entity",
        "INSERT INTO forgotten (change_id) VALUES (50)",
        "UPDATE tag SET id = 50 WHERE id = 1",
        "UPDATE article SET id = 50",
    ],
)
def test_what_others_refer_to_stays(held: Connection, statement: str) -> None:
    held.execute("UPDATE span SET entity_id = (SELECT id FROM entity) WHERE uid = 's1'")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        held.execute(statement)


def test_ids_are_never_given_twice(held: Connection) -> None:
    insert(held, "tag", SOUND["tag"])
    held.execute("DELETE FROM tag WHERE name = 'place'")
    insert(held, "tag", SOUND["tag"])
    assert held.value("SELECT id FROM tag WHERE name = 'place'") == 6


def test_several_tags_may_go_without_a_key(held: Connection) -> None:
    insert(held, "tag", {**SOUND["tag"], "key": ""})
    insert(held, "tag", {**SOUND["tag"], "key": "", "name": "time"})


def test_all_tables_are_strict(held: Connection) -> None:
    tables = "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict ORDER BY name"
    assert {row[0] for row in held.rows(tables)} == set(schema.TABLES) - {"article_search"}


def test_the_columns_of_a_change_are_those_of_the_tables(held: Connection) -> None:
    for table, columns in schema.COLUMNS.items():
        rows = held.rows("SELECT name FROM pragma_table_info(?)", table)
        assert {row[0] for row in rows} - {"heading"} == {"id", *columns}


def test_what_must_be_unique_is_known_to_changes(held: Connection) -> None:
    for table in schema.COLUMNS:
        found = {
            tuple(row[0] for row in held.rows("SELECT name FROM pragma_index_info(?)", index))
            for (index,) in held.rows('SELECT name FROM pragma_index_list(?) WHERE "unique"', table)
        }
        assert found - {("uid",)} == {*schema.UNIQUE.get(table, ())}


def test_every_foreign_key_has_an_index(held: Connection) -> None:
    for table in schema.TABLES:
        own_key = held.rows("SELECT name FROM pragma_table_info(?) WHERE pk = 1", table)
        led = {row[0] for row in own_key}
        for (index,) in held.rows("SELECT name FROM pragma_index_list(?)", table):
            led |= {
                row[0]
                for row in held.rows("SELECT name FROM pragma_index_info(?) WHERE seqno = 0", index)
            }
        keys = held.rows('SELECT "from" FROM pragma_foreign_key_list(?)', table)
        assert {row[0] for row in keys} <= led, table
