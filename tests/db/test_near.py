"""Near duplicates: which pairs an import tells of; sketches stay those of the texts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.bulk import add_source
from db.check import check
from db.drafts import Added
from db.file import open_library
from db.near import LEAST, MOST, sketched
from db.records import Change, Row
from db.schema import COLUMNS
from db.store import Store
from tests.db.samples import draft, dump, source
from tests.text.test_likeness import made, misread

Add = Callable[..., Added]
TEXT = made(400, 1)


def pairs(added: Added) -> list[tuple[int, int]]:
    return [(pair.id, pair.earlier_id) for pair in added.near]


def test_a_reprint_with_other_words_is_told_of(store: Store, add: Add) -> None:
    first = store.article(add("a", TEXT).article_ids[0])
    added = add_source(store, source("b"), [draft(misread(TEXT, 0.02, 1), title="重印")])
    (pair,) = added.near
    (new,) = added.articles
    assert (pair.id, pair.uid, pair.title) == (new.id, new.uid, "重印")
    assert (pair.earlier_id, pair.earlier_uid) == (first.id, first.uid)
    assert pair.earlier_title == TEXT[:40]
    assert 0.7 < pair.similarity < 1


def test_other_texts_are_not_told_of(store: Store, add: Add) -> None:
    assert add("a", *(made(400, seed) for seed in range(30))).near == ()
    assert add("b", TEXT[:228] + made(172, 99)).near == ()  # less than LEAST
    (pair,) = add("c", TEXT[:280] + made(120, 98)).near
    assert LEAST < pair.similarity < 0.75


def test_articles_of_one_import_are_compared_with_each_other(store: Store, add: Add) -> None:
    texts = [misread(TEXT, 0.01, seed) for seed in range(2)] + [made(300, 5)] * 2
    assert pairs(add("a", *texts)) == [(2, 1), (4, 3)]


def test_the_most_alike_come_first_and_not_too_many(store: Store, add: Add) -> None:
    add("a", *(misread(TEXT, 0.03, seed) for seed in range(MOST + 2)), TEXT)
    near = add("b", misread(TEXT, 0.01, 9)).near
    assert len(near) == MOST
    assert near[0].earlier_id == MOST + 3
    assert [pair.similarity for pair in near] == sorted(
        (pair.similarity for pair in near), reverse=True
    )


def test_notices_and_short_texts_are_never_told_of(store: Store, add: Add) -> None:
    add("a", TEXT, "短讯一则，今天晴。")
    assert add("b", misread(TEXT, 0.01, 1), kind="other").near == ()
    assert add("c", "短讯一则，今天阴。").near == ()
    assert pairs(add("d", misread(TEXT, 0.01, 2))) == [(5, 1)]


def test_the_same_text_kept_again_is_as_near_as_can_be(store: Store, add: Add) -> None:
    add("a", TEXT)
    (pair,) = add("b", TEXT, duplicates="keep").near
    assert pair.similarity == 1


def test_a_line_that_all_articles_share_makes_no_pair(store: Store, add: Add) -> None:
    line = made(60, 3)
    assert add("a", *(line + "\n" + made(400, seed) for seed in range(100, 150))).near == ()


def whole(store: Store, article_id: int) -> Row:
    names = COLUMNS["article"]
    columns = ", ".join(names)
    values = store.connection.row(f"SELECT {columns} FROM article WHERE id = ?", article_id)
    assert values is not None
    return Row("article", article_id, dict(zip(names, values, strict=True)))


def test_a_removed_article_leaves_no_sketch_and_gets_it_back(store: Store, add: Add) -> None:
    add("a", TEXT, made(300, 2))
    before = dump(store)
    store.apply(Change("remove", (whole(store, 1),), ()))
    assert set(sketched(store.connection)) == {2}
    assert check(store) == ()
    assert add("b", misread(TEXT, 0.01, 1)).near == ()
    store.apply(Change("remove", (whole(store, 3),), ()))
    store.undo()
    store.undo()
    assert set(sketched(store.connection)) == {1, 2, 3}
    assert check(store) == ()
    store.redo()
    store.undo()
    assert dump(store)["sketch"] != before["sketch"]
    assert check(store) == ()


@pytest.mark.parametrize(
    ("values", "is_left"),
    [({"kind": "other"}, False), ({"kind": "photo"}, True), ({"title": "新题"}, True)],
)
def test_another_kind_or_title_is_followed(
    store: Store, add: Add, values: dict[str, str], is_left: bool
) -> None:
    add("a", TEXT)
    held = whole(store, 1).values
    before = Row("article", 1, {name: held[name] for name in values})
    store.apply(Change("alter", (before,), (Row("article", 1, values),)))
    assert (1 in sketched(store.connection)) is is_left
    assert check(store) == ()
    store.undo()
    assert 1 in sketched(store.connection)
    assert check(store) == ()


def test_a_sketch_that_is_wrong_is_found(store: Store, add: Add) -> None:
    add("a", TEXT)
    store.connection.execute("UPDATE sketch SET article_id = 9 WHERE value % 2")
    assert check(store) == (
        "Article 1: the sketch is not that of its text.",
        "There is a sketch of article 9, which is gone.",
    )


def test_an_older_library_gets_the_sketches_of_its_articles(
    store: Store, path: Path, add: Add
) -> None:
    add("a", TEXT, made(300, 2))
    add("b", made(300, 3), kind="other")
    kept = sketched(store.connection)
    store.connection.raw.executescript(
        "DROP TABLE sketch; ALTER TABLE source DROP COLUMN text; ALTER TABLE span DROP COLUMN was;"
        " DROP INDEX article_uncertain; ALTER TABLE article DROP COLUMN uncertain;"
        " DELETE FROM _sqlite_migrations WHERE name = '0002_second'; PRAGMA user_version = 1"
    )
    store.close()
    with open_library(path) as library:
        assert sketched(library.connection) == kept
        assert check(library) == ()
