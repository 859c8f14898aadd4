"""What an edit means in rows."""

import pytest

from db import edits
from db.records import Article, Span
from db.store import Store
from text.errors import UserError


def span_of(store: Store, article: Article, start: int, end: int) -> Span:
    store.apply(edits.add_span(article, store.tags()[0], store.annotator(), start, end))
    return store.spans(article.id)[0]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 10_000), (-3, -1)])
def test_bounds_outside_empty_or_reversed_are_refused(
    store: Store, article: Article, start: int, end: int
) -> None:
    with pytest.raises(UserError, match="Nothing there to tag"):
        edits.add_span(article, store.tags()[0], store.annotator(), start, end)
    span = span_of(store, article, 0, 1)
    with pytest.raises(UserError, match="Nothing there to tag"):
        edits.move_span(span, article, start, end)


def test_a_span_may_begin_at_the_start_and_reach_the_end(store: Store, article: Article) -> None:
    assert span_of(store, article, 0, len(article.text)).quote == article.text


def test_every_label_names_what_it_does(store: Store, article: Article) -> None:
    tag = store.tags()[0]
    span = span_of(store, article, 0, 14)
    quote = "𠮷野家在余杭发布十项举…"
    assert store.undo_label() == f"Tag “{quote}” as Initiative"
    assert edits.remove_span(span, tag).label == f"Remove Initiative from “{quote}”"
    assert edits.move_span(span, article, 0, 3).label == f"Move the edges of “{quote}”"
    assert edits.set_status(article, "done").label == "Mark as done"
    assert edits.rename_tag(tag, "step", "", "").label == "Rename the tag Initiative"


def test_moving_takes_the_new_words_and_keeps_the_rest(store: Store, article: Article) -> None:
    span = span_of(store, article, 0, 3)
    store.apply(edits.move_span(span, article, 4, 6))
    (moved,) = store.spans(article.id)
    assert (moved.quote, moved.start, moved.end) == ("余杭", 4, 6)
    assert (moved.id, moved.uid, moved.created_at) == (span.id, span.uid, span.created_at)


def test_a_status_is_set_on_a_line_of_the_list_too(store: Store, article: Article) -> None:
    (line,) = store.article_lines([article.id])
    store.apply(edits.set_status(line, "done"))
    assert store.article(article.id).status == "done"
