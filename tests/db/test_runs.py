"""Edits of many parts: one edit to undo, and nothing is lost wherever they end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db import runs
from db.check import check
from db.drafts import Added
from db.file import open_library
from db.records import ArticleQuery
from db.removal import remove_articles
from db.runs import Edited, remove_many, walk
from db.store import Store
from tests.db.samples import dump
from tests.text.test_likeness import made
from text.errors import Cancelled

Add = Callable[..., Added]


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_PART_WEIGHT", 6000)


def nothing(done: int, total: int) -> None:
    pass


def test_many_articles_go_in_small_transactions_and_come_back_as_one_edit(
    store: Store, path: Path, add: Add
) -> None:
    (stays, *ids) = add("b", *(made(2000, number) for number in range(12))).article_ids
    before = dump(store)
    seen: list[tuple[int, ...]] = []
    with open_library(path, read_only=True) as other:

        def step(done: int, total: int) -> None:
            seen.append((done, total, other.article_count()))

        assert remove_many(store, (*ids, 99), step) == Edited("Remove many articles", 11)
    assert seen[-1] == (12, 12, 1)
    assert len({left for *_, left in seen}) > 3
    assert (store.run_length("done"), check(store)) == (len(seen), ())
    edited = walk(store, "done", nothing)
    assert edited == Edited("Remove many articles", 11, ids[0])
    assert dump(store) == before
    store.redo()
    assert store.article_ids(ArticleQuery()).tolist() == [stays]
    assert check(store) == ()


def test_a_removal_that_is_stopped_is_undone_as_far_as_it_came(store: Store, add: Add) -> None:
    ids = add("b", *(made(4000, number) for number in range(6))).article_ids
    before = dump(store)

    def stop(done: int, total: int) -> None:
        if done > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        remove_many(store, ids, stop)
    assert 0 < store.article_count() < len(ids)
    assert check(store) == ()
    store.undo()
    assert dump(store) == before


def test_undo_that_is_stopped_goes_on_with_the_next(store: Store, add: Add) -> None:
    ids = add("b", *(made(4000, number) for number in range(6))).article_ids
    before = dump(store)
    remove_many(store, ids, nothing)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        walk(store, "done", stop)
    assert 0 < store.article_count() < len(ids)
    assert check(store) == ()
    assert walk(store, "done", nothing).articles == len(ids) - 1
    assert dump(store) == before


def test_an_edit_in_one_part_is_walked_as_well(store: Store, add: Add) -> None:
    (first, _) = add("b", made(100, 1), made(100, 2)).article_ids
    store.apply(remove_articles(store, [first]))
    assert walk(store, "done", nothing) == Edited("Remove articles: 1", 1, first)
    assert walk(store, "done", nothing) == Edited("", 0)
