"""Writing changes: what is compared first, what is written, what is refused."""

from collections.abc import Callable

import pytest

from db import edits
from db.clock import new_uid
from db.errors import Conflict
from db.records import Article, ArticleQuery, Change, Row, Span, Tag
from db.schema import COLUMNS
from db.search import Hits, search
from db.store import Store
from tests.db.samples import dump
from text.errors import UserError


def whole(store: Store, table: str, row_id: int) -> Row:
    names = ", ".join(f'"{column}"' for column in COLUMNS[table])
    row = store.connection.row(f"SELECT {names} FROM {table} WHERE id = ?", row_id)
    assert row is not None
    return Row(table, row_id, dict(zip(COLUMNS[table], row, strict=True)))


@pytest.fixture
def tags(store: Store) -> dict[str, Tag]:
    return {tag.name: tag for tag in store.tags()}


@pytest.fixture
def tag_span(store: Store, article: Article, tags: dict[str, Tag]) -> Callable[..., Span]:
    """Tags a stretch of the article and gives the span."""

    def tagged(start: int, end: int, tag: str = "figure") -> Span:
        change = edits.add_span(article, tags[tag], store.annotator(), start, end)
        made = store.apply(change).after[0].id
        return next(span for span in store.spans(article.id) if span.id == made)

    return tagged


def test_a_change_comes_back_with_the_ids_of_what_it_made(
    store: Store, article: Article, tags: dict[str, Tag]
) -> None:
    change = edits.add_span(article, tags["figure"], store.annotator(), 0, 3)
    written = store.apply(change)
    (span,) = store.spans(article.id)
    assert written == Change(change.label, (), (Row("span", span.id, change.after[0].values),))
    assert (span.quote, span.start, span.end, span.tag_id) == ("𠮷野家", 0, 3, tags["figure"].id)
    assert store.tag_counts(article.id) == {tags["figure"].id: 1}


def test_spans_come_by_start_and_the_longer_first(
    store: Store, article: Article, tag_span: Callable[..., Span]
) -> None:
    for start, end, tag in ((4, 6, "figure"), (0, 3, "person"), (0, 5, "figure"), (0, 3, "figure")):
        tag_span(start, end, tag)
    found = [(span.start, span.end, span.id) for span in store.spans(article.id)]
    assert found == [(0, 5, 3), (0, 3, 2), (0, 3, 4), (4, 6, 1)]


def test_the_same_tag_on_the_same_characters_is_refused(
    store: Store, tag_span: Callable[..., Span]
) -> None:
    tag_span(0, 3)
    before = dump(store)
    with pytest.raises(UserError, match="Already tagged"):
        tag_span(0, 3)
    assert dump(store) == before
    assert tag_span(0, 3, "person").start == 0


@pytest.mark.parametrize("field", ["note", "start", "quote", "modified_at"])
def test_a_row_that_has_moved_on_is_a_conflict(
    store: Store, tags: dict[str, Tag], tag_span: Callable[..., Span], field: str
) -> None:
    span = tag_span(1, 3)
    stale = edits.remove_span(span, tags["figure"])
    values = {"note": "n", "start": 0, "quote": "圈点", "modified_at": "2027"}
    extra = ", quote = '一二三'" if field == "start" else ""
    store.connection.execute(f"UPDATE span SET {field} = ?{extra}", values[field])
    before = dump(store)
    with pytest.raises(Conflict, match="no longer fits"):
        store.apply(stale)
    assert dump(store) == before
    assert store.undo_label().startswith("Tag")


def test_a_row_that_is_gone_is_a_conflict(
    store: Store, article: Article, tags: dict[str, Tag], tag_span: Callable[..., Span]
) -> None:
    span = tag_span(1, 3)
    store.apply(edits.remove_span(span, tags["figure"]))
    for change in (
        edits.remove_span(span, tags["figure"]),
        edits.move_span(span, article, 1, 4),
    ):
        with pytest.raises(Conflict):
            store.apply(change)


def test_one_row_that_does_not_fit_keeps_all_others_out(
    store: Store, article: Article, tags: dict[str, Tag], tag_span: Callable[..., Span]
) -> None:
    tag_span(1, 3)
    before = dump(store)
    news = edits.add_span(article, tags["person"], store.annotator(), 5, 7)
    again = edits.add_span(article, tags["figure"], store.annotator(), 1, 3)
    with pytest.raises(Conflict):
        store.apply(Change("Both", (), (*news.after, *again.after)))
    assert dump(store) == before


def test_reading_on_does_not_stand_in_the_way_of_an_edit(store: Store, article: Article) -> None:
    done = edits.set_status(article, "done")
    removal = Change("Remove", (whole(store, "article", article.id),), ())
    store.remember_reading(article.id, 5)
    store.apply(done)
    assert store.article(article.id).status == "done"
    store.undo()
    store.apply(removal)
    assert store.article_count() == 0


def test_a_tag_goes_with_its_spans_in_any_order_and_comes_back(
    store: Store, tags: dict[str, Tag], tag_span: Callable[..., Span]
) -> None:
    """The rows name the tag first: what refers to it is judged at the end."""
    spans = [tag_span(0, 3), tag_span(4, 6)]
    relation = Row(
        "relation",
        None,
        {
            "uid": new_uid(),
            "article_id": spans[0].article_id,
            "kind": "of",
            "from_span": spans[0].id,
            "to_span": spans[1].id,
            "annotator_id": 1,
        },
    )
    relation = store.apply(Change("Relate", (), (relation,))).after[0]
    before = dump(store)
    rows = (edits.row_of("tag", tags["figure"]), *(edits.row_of("span", span) for span in spans))
    with pytest.raises(Conflict, match="still in use"):
        store.apply(Change("Remove", rows, ()))
    assert dump(store) == before
    store.apply(Change("Remove", (*rows, relation), ()))
    assert [tag.name for tag in store.tags()] == ["initiative", "organisation", "person"]
    store.undo()
    assert dump(store) == before


def test_tags_trade_keys_and_names(store: Store, tags: dict[str, Tag]) -> None:
    one, two = tags["figure"], tags["person"]
    columns = ("name", "key")
    before = tuple(
        Row("tag", tag.id, {name: getattr(tag, name) for name in columns}) for tag in (one, two)
    )
    after = (Row("tag", one.id, before[1].values), Row("tag", two.id, before[0].values))
    start = dump(store)
    store.apply(Change("Trade", before, after))
    found = {tag.id: (tag.name, tag.key) for tag in store.tags()}
    assert (found[one.id], found[two.id]) == (("person", "4"), ("figure", "2"))
    store.undo()
    assert dump(store) == start


def test_spans_move_along_a_row(
    store: Store, article: Article, tag_span: Callable[..., Span]
) -> None:
    spans = [tag_span(0, 2), tag_span(2, 4), tag_span(4, 6)]
    start = dump(store)
    moves = [edits.move_span(span, article, span.start + 2, span.end + 2) for span in spans]
    before = tuple(row for move in moves for row in move.before)
    after = tuple(row for move in moves for row in move.after)
    store.apply(Change("Move", before, after))
    assert [span.start for span in store.spans(article.id)] == [2, 4, 6]
    store.undo()
    assert dump(store) == start


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [("name", "person", "There is a tag of this name"), ("key", "4", "The key is taken")],
)
def test_a_name_or_key_that_is_taken_is_told(
    store: Store, tags: dict[str, Tag], column: str, value: str, sentence: str
) -> None:
    tag = tags["figure"]
    before = Row("tag", tag.id, {column: getattr(tag, column)})
    with pytest.raises(Conflict, match=sentence):
        store.apply(Change("Alter", (before,), (Row("tag", tag.id, {column: value}),)))


def test_an_article_goes_and_comes_back_with_its_place_in_the_search(
    store: Store, article: Article
) -> None:
    before = dump(store)
    store.apply(Change("Remove", (whole(store, "article", article.id),), ()))
    assert search(store, "余杭") == Hits(0, ())
    assert [source.name for source in store.sources()] == ["one.txt"]
    assert store.undo() is not None
    assert dump(store) == before
    assert list(store.article_ids(ArticleQuery(text="余杭"))) == [article.id]


def test_a_title_that_alters_is_found(store: Store, article: Article) -> None:
    before = Row("article", article.id, {"title": ""})
    store.apply(Change("Title", (before,), (Row("article", article.id, {"title": "临安要闻"}),)))
    assert list(store.article_ids(ArticleQuery(text="临安要"))) == [article.id]
    store.undo()
    assert search(store, "临安") == Hits(0, ())
    assert list(store.article_ids(ArticleQuery(text="余杭"))) == [article.id]


def test_a_constraint_that_only_a_bug_can_hit_is_no_user_error(
    store: Store, article: Article
) -> None:
    change = edits.set_status(article, "done")
    broken = Change("Mark", change.before, (Row("article", article.id, {"status": "lost"}),))
    with pytest.raises(Exception, match="CHECK") as error:
        store.apply(broken)
    assert not isinstance(error.value, UserError)
    assert not store.connection.raw.in_transaction


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), (Row("setting", None, {"name": "a", "value": "b"}),)),
        ((), (Row("change", None, {}),)),
        ((), (Row("span; DROP TABLE span", None, {}),)),
        ((), (Row("annotator", None, {"uid": "u", "name": "n", "rowid": 1}),)),
        ((), (Row("annotator", None, {"uid": "u"}),)),
        ((Row("tag", 1, {"attributes": "[]"}),), (Row("tag", 1, {"attributes": "[1"}),)),
        ((Row("annotator", 1, {"name": "me"}),), ()),
        ((Row("annotator", None, {"uid": "u", "name": "me"}),), ()),
        ((Row("tag", 1, {"key": "1"}),), (Row("tag", 1, {"name": "n"}),)),
        ((Row("tag", 1, {"key": "1"}),) * 2, (Row("tag", 1, {"key": "8"}),)),
    ],
)
def test_what_no_change_may_say_is_a_bug_and_is_not_written(
    store: Store, before: tuple[Row, ...], after: tuple[Row, ...]
) -> None:
    start = dump(store)
    with pytest.raises(ValueError, match=r"may not|must name|no id|twice|other columns|Expecting"):
        store.apply(Change("Bug", before, after))
    assert dump(store) == start
    assert store.undo_label() == ""
