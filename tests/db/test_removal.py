"""Removing articles: all that stands on them goes, and comes back."""

from collections.abc import Callable

import pytest

from db import edits
from db.bulk import Addition, add_source
from db.check import check
from db.drafts import Added, ArticleEntry, RelationDraft, SpanDraft
from db.errors import Conflict
from db.removal import remove_articles
from db.search import search
from db.store import Store
from tests.db.samples import draft, dump, source
from tests.text.test_likeness import made

Add = Callable[..., Added]


def span(uid: str, start: int) -> SpanDraft:
    return SpanDraft(start, start + 2, 1, 1, uid)


def filled(store: Store) -> tuple[int, ...]:
    """Two articles of one source, both tagged, one with a relation and a suggestion."""
    own = source("a")
    spans = (span("s1", 0), span("s2", 5))
    added = Addition(store).add(
        [
            ArticleEntry(own, draft(made(200, 1)), "u1", "done", spans, (link("r1"),)),
            ArticleEntry(own, draft(made(200, 2)), "u2", "new", (span("s3", 3),)),
        ]
    )
    store.connection.execute(
        'INSERT INTO suggestion (article_id, tag_id, start, "end", score, source, reason, state)'
        " VALUES (1, 1, 2, 4, 0.5, 'rule', '', 'open')"
    )
    return added.article_ids


def link(uid: str) -> RelationDraft:
    return RelationDraft("of", "s1", "s2", 1, uid)


def test_articles_go_with_all_that_stands_on_them_and_come_back(store: Store) -> None:
    ids = filled(store)
    before = dump(store)
    store.apply(remove_articles(store, ids))
    for table in ("article", "span", "relation", "suggestion", "sketch"):
        assert store.connection.value(f"SELECT count(*) FROM {table}") == 0, table
    assert len(store.sources()) == 1
    assert search(store, made(200, 1)[:2]).total == 0
    assert check(store) == ()
    store.undo()
    assert dump(store) == before
    assert check(store) == ()
    assert store.redo_label() == "Remove articles: 2"


def test_others_of_the_same_source_stay(store: Store) -> None:
    filled(store)
    store.apply(remove_articles(store, [1]))
    assert [span.uid for span in store.spans(2)] == ["s3"]
    assert check(store) == ()


def test_ids_that_are_gone_are_left_out(store: Store) -> None:
    filled(store)
    store.apply(remove_articles(store, [1]))
    change = remove_articles(store, [1, 2, 99])
    assert {row.id for row in change.before if row.table == "article"} == {2}


def test_a_span_tagged_meanwhile_goes_only_when_asked_again(store: Store) -> None:
    """Nothing that a user did after the change was made disappears unseen."""
    (first, _) = filled(store)
    change = remove_articles(store, [first])
    add = edits.add_span(store.article(first), store.tags()[1], store.annotator(), 9, 12)
    store.apply(add)
    with pytest.raises(Conflict, match="still in use"):
        store.apply(change)
    assert store.article_count() == 2
    store.apply(remove_articles(store, [first]))
    assert check(store) == ()


def test_the_same_file_can_be_imported_again_afterwards(store: Store, add: Add) -> None:
    ids = add("a", made(100, 1), made(100, 2)).article_ids
    store.apply(remove_articles(store, ids))
    again = add_source(store, source("a"), [draft(made(100, 1))])
    assert (len(again.article_ids), again.skipped) == (1, 0)
    assert len(store.sources()) == 1
