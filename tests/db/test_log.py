"""The log: undo and redo over any number of edits, across closing and opening."""

from dataclasses import replace
from pathlib import Path

import pytest

from db import edits, log
from db.check import check
from db.errors import Conflict
from db.file import open_library
from db.records import Article, Change, Row
from db.store import Store
from tests.db.samples import dump


def tag(store: Store, article: Article, start: int, end: int) -> Change:
    return store.apply(edits.add_span(article, store.tags()[0], store.annotator(), start, end))


def quotes(store: Store, article: Article) -> list[str]:
    return [span.quote for span in store.spans(article.id)]


def test_a_new_library_has_nothing_to_undo_or_redo(store: Store) -> None:
    assert (store.undo(), store.redo()) == (None, None)
    assert (store.undo_label(), store.redo_label()) == ("", "")


def test_undo_and_redo_give_what_they_wrote(store: Store, article: Article) -> None:
    change = tag(store, article, 0, 3)
    assert (store.undo_label(), store.redo_label()) == (change.label, "")
    assert store.undo() == change.inverse()
    assert (store.undo_label(), store.redo_label()) == ("", change.label)
    assert quotes(store, article) == []
    assert store.redo() == change
    assert quotes(store, article) == ["𠮷野家"]


def test_undo_goes_on_after_the_library_was_closed(
    store: Store, path: Path, article: Article
) -> None:
    start = dump(store)
    for end in (3, 4, 5):
        tag(store, article, 0, end)
    store.undo()
    store.close()
    with open_library(path) as again:
        assert again.redo() is not None
        assert len(again.spans(article.id)) == 3
        while again.undo():
            pass
        assert dump(again) == start
    with open_library(path) as again:
        while again.redo():
            pass
        assert [span.end for span in again.spans(article.id)] == [5, 4, 3]


def test_redo_goes_in_the_order_of_the_edits(store: Store, article: Article) -> None:
    labels = [tag(store, article, 0, end).label for end in (3, 4, 5)]
    while store.undo():
        pass
    redone = []
    while label := store.redo_label():
        redone.append(label)
        store.redo()
    assert redone == labels


def test_a_new_edit_takes_the_place_of_what_was_undone(store: Store, article: Article) -> None:
    tag(store, article, 0, 3)
    tag(store, article, 4, 6)
    store.undo()
    tag(store, article, 7, 9)
    assert store.redo() is None
    assert [span.start for span in store.spans(article.id)] == [0, 7]
    store.undo()
    store.undo()
    assert store.undo() is None


def test_an_edit_that_is_refused_leaves_what_can_be_redone(store: Store, article: Article) -> None:
    tag(store, article, 0, 3)
    tag(store, article, 4, 6)
    store.undo()
    with pytest.raises(Conflict):
        tag(store, article, 0, 3)
    assert store.redo() is not None


def test_an_undo_that_no_longer_fits_is_told_once_and_lets_the_others_through(
    store: Store, article: Article
) -> None:
    tag(store, article, 0, 3)
    tag(store, article, 4, 6)
    store.connection.execute("UPDATE span SET note = '外' WHERE start = 4")
    with pytest.raises(Conflict):
        store.undo()
    assert store.undo() is not None
    assert [span.start for span in store.spans(article.id)] == [4]
    assert store.undo() is None


def test_a_redo_that_no_longer_fits_is_told_once(store: Store, article: Article) -> None:
    change = tag(store, article, 0, 3)
    store.undo()
    values = change.after[0].values
    store.connection.execute(
        'INSERT INTO span (uid, article_id, tag_id, annotator_id, start, "end", quote, note,'
        " attributes, created_at, modified_at) VALUES (?, ?, ?, 1, 0, 3, ?, '', '{}', 't', 't')",
        "imported",
        article.id,
        values["tag_id"],
        values["quote"],
    )
    with pytest.raises(Conflict, match="Already tagged"):
        store.redo()
    assert store.redo() is None
    assert quotes(store, article) == ["𠮷野家"]


def test_a_status_can_be_redone_after_reading_on(store: Store, article: Article) -> None:
    store.apply(edits.set_status(article, "done"))
    store.undo()
    store.remember_reading(article.id, 4)
    assert store.article(article.id).status == "reading"
    store.redo()
    assert store.article(article.id).status == "done"


def test_the_log_says_who_and_when(store: Store, article: Article) -> None:
    tag(store, article, 0, 3)
    ((at, annotator_id),) = store.connection.rows("SELECT at, annotator_id FROM change")
    assert at.endswith("Z")
    assert annotator_id == store.annotator().id


def test_any_value_comes_back_from_the_log(store: Store, article: Article) -> None:
    row = Row(
        "suggestion",
        None,
        {
            "article_id": article.id,
            "tag_id": 1,
            "start": 0,
            "end": 1,
            "score": 0.1 + 0.2,
            "source": "words",
            "reason": '𪚥"\\\n\u2028',
            "state": "open",
        },
    )
    written = store.apply(Change("Suggest", (), (row,)))
    store.undo()
    assert store.redo() == written
    assert store.undo() == written.inverse()


def parts(store: Store, article: Article, run: str, *ends: int) -> list[Change]:
    changes = (edits.add_span(article, store.tags()[0], store.annotator(), 0, end) for end in ends)
    return [store.apply(replace(change, run=run)) for change in changes]


def test_the_parts_of_a_run_go_and_come_back_together(store: Store, article: Article) -> None:
    tag(store, article, 4, 6)
    before = dump(store)
    first, _, last = parts(store, article, "r", 3, 4, 5)
    assert store.undo() == first.inverse()
    assert dump(store) == before
    assert store.redo() == last
    assert len(store.spans(article.id)) == 4
    assert [store.undo_label(), store.redo_label()] == [last.label, ""]


def test_a_run_ends_where_something_else_begins(store: Store, article: Article) -> None:
    """Also where another program wrote in between, whatever runs came before it."""
    parts(store, article, "r", 3, 4)
    tag(store, article, 4, 6)
    parts(store, article, "r", 5)
    parts(store, article, "s", 6, 7)
    left = []
    while store.undo():
        left.append(len(store.spans(article.id)))
    assert left == [4, 3, 2, 0]


def test_an_undone_run_is_forgotten_at_once_and_goes_bit_by_bit(
    store: Store, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit behind a removal of thousands must not wait until all of it left the file."""
    monkeypatch.setattr(log, "_AT_ONCE", 2)
    tag(store, article, 4, 6)
    parts(store, article, "r", 3, 4, 5)
    store.undo()
    tag(store, article, 7, 9)
    count = "SELECT count(*) FROM change WHERE state = 'undone'"
    assert store.connection.value(count) == 1
    assert (store.redo(), store.redo_label()) == (None, "")
    while store.undo():
        pass
    assert check(store) == ()
    redone = []
    while store.redo():
        redone.append([span.start for span in store.spans(article.id)])
    assert redone == [[4], [4, 7]]
    store.undo()
    tag(store, article, 7, 9)
    assert store.connection.value(count) == 0
    assert store.connection.value("SELECT count(*) FROM forgotten") == 0


def test_a_run_is_walked_one_part_at_a_time(store: Store, article: Article) -> None:
    parts(store, article, "r", 3, 4, 5)
    walk = store.walk("done")
    next(walk)
    assert len(store.spans(article.id)) == 2
    tag(store, article, 4, 6)
    assert list(walk) == []
    assert check(store) == ()


def test_what_others_write_into_the_log_is_told_from_own_edits(
    store: Store, path: Path, article: Article
) -> None:
    tag(store, article, 0, 3)
    store.undo()
    store.redo()
    assert not store.edited_elsewhere()
    with open_library(path) as other:
        for edit in (lambda: tag(other, article, 0, 4), other.undo, other.redo):
            edit()
            assert store.edited_elsewhere()
            assert not store.edited_elsewhere()
        other.undo()
        tag(store, article, 0, 5)
        assert store.edited_elsewhere()
