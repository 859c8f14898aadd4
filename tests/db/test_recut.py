"""Stored articles cut anew, as a reader mends their cut."""

from collections.abc import Callable, Sequence

import pytest

from db import edits
from db.bulk import add_source
from db.check import check
from db.clock import new_uid
from db.errors import Conflict
from db.records import Article, ArticleQuery, Change, Row, Span
from db.recut import Part, Recut, Recutting, came_from, draft_of, recut
from db.store import Store
from tests.db.samples import dump, source
from text import repair, repair_steps
from text.article import ArticleDraft, Paragraph, Run
from text.errors import UserError
from text.moves import Kept
from text.repair import Articles, Place

FIRST = "甲城要闻\n张三\n𠮷野家开店。\n乙城要闻\n李四\n二店👨‍👩‍👧开门。"
SECOND = "丙城要闻\n三店关门。"
KINDS = (
    ("title", "byline", "body", "heading", "byline", "body"),
    ("title", "body"),
)


def page_draft(text: str, kinds: Sequence[str], source_start: int) -> ArticleDraft:
    paragraphs, start = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        paragraphs.append(Paragraph(start, start + len(line), kind))
        start += len(line) + 1
    origin = tuple(Run(part.start, part.end, source_start + 2 * part.start) for part in paragraphs)
    title = next(
        line for line, kind in zip(text.split("\n"), kinds, strict=True) if kind == "title"
    )
    return ArticleDraft(text, tuple(paragraphs), origin, title=title)


@pytest.fixture
def page(store: Store) -> tuple[Article, ...]:
    """Two articles of one source, and one that is in no repair."""
    drafts = [page_draft(FIRST, KINDS[0], 0), page_draft(SECOND, KINDS[1], 500)]
    last = page_draft("丁城要闻\n四店。", ("title", "body"), 900)
    added = add_source(store, source("page.txt"), [*drafts, last])
    return tuple(store.article(article_id) for article_id in added.article_ids)


@pytest.fixture
def tagged(store: Store, page: tuple[Article, ...]) -> Callable[..., Span]:
    """Tags words in the article that holds them."""

    def tag_words(words: str) -> Span:
        article = next(article for article in page if words in article.text)
        start = article.text.index(words)
        change = edits.add_span(
            article, store.tags()[0], store.annotator(), start, start + len(words)
        )
        made = store.apply(change).after[0].id
        return next(span for span in store.spans(article.id) if span.id == made)

    return tag_words


def after(
    articles: Sequence[Article], step: Callable[[Articles], repair_steps.Step]
) -> list[Recut]:
    """What the window would give after one step of repair."""
    mended = step(repair.take_apart([draft_of(article) for article in articles])).articles
    before = repair.end_to_end(articles)
    return [
        Recut(repair.draft_of(one), came_from(repair.kept_runs(one, before), articles))
        for one in mended
    ]


def cut_before(words: str) -> Callable[[Articles], repair_steps.Step]:
    """Cut before the paragraph that opens with `words`, or within it."""

    def step(articles: Articles) -> repair_steps.Step:
        for number, article in enumerate(articles):
            for at, paragraph in enumerate(article.paragraphs):
                if words in paragraph.text:
                    return repair_steps.cut(
                        articles, Place(number, at, paragraph.text.index(words))
                    )
        raise AssertionError(words)

    return step


def glue(articles: Articles) -> repair_steps.Step:
    return repair_steps.glue(articles, 0)


def applied(store: Store, articles: Sequence[Article], recuts: Sequence[Recut]) -> Recutting:
    """The new cut, written; undo and redo give the same files."""
    before = dump(store)
    planned = recut(store, articles, recuts)
    store.apply(planned.change)
    now = dump(store)
    assert check(store) == ()
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == now
    return planned


def in_order(store: Store) -> list[Article]:
    return [store.article(at) for at in store.article_ids(ArticleQuery(order="source"))]


def held(store: Store, article: Article) -> list[tuple[str, str]]:
    return [(span.quote, span.was) for span in store.spans(article.id)]


def test_an_article_is_cut_in_two_and_its_spans_go_with_their_words(
    store: Store, page: tuple[Article, ...], tagged: Callable[..., Span]
) -> None:
    for words in ("甲城", "乙城", "二店👨‍👩‍👧", "丙城"):
        tagged(words)
    store.apply(edits.set_status(page[0], "done"))
    store.remember_reading(page[0].id, 12)
    articles = [store.article(page[0].id)]
    planned = applied(store, articles, after(articles, cut_before("乙城")))
    assert planned.flagged == planned.parted == ()
    first, second, third, last = in_order(store)
    assert [one.title for one in (first, second, third)] == ["甲城要闻", "乙城要闻", "丙城要闻"]
    assert [one.position for one in (first, second, third, last)] == [0, 1, 2, 3]
    # The second part is the longer one, so it is the article that there was.
    assert (second.id, second.uid, second.read_position) == (page[0].id, page[0].uid, 0)
    assert (first.status, second.status, third.status) == ("done", "done", "new")
    assert first.id > last.id
    assert list(store.article_ids(ArticleQuery())) == [first.id, second.id, third.id, last.id]
    assert held(store, first) == [("甲城", "")]
    assert held(store, second) == [("乙城", ""), ("二店👨‍👩‍👧", "")]
    assert held(store, third) == [("丙城", "")]
    assert second.origin[0] == Run(0, 4, page[0].origin[3].source_start)


@pytest.mark.parametrize("step", ["cut", "glue"])
def test_an_import_does_not_bring_the_old_cut_again(
    store: Store, page: tuple[Article, ...], step: str
) -> None:
    recuts = after(page[:2], cut_before("乙城") if step == "cut" else glue)
    store.apply(recut(store, page[:2], recuts).change)
    count = store.article_count()
    drafts = [draft_of(article) for article in page]
    assert add_source(store, source("page.txt"), drafts).article_ids == ()
    assert store.article_count() == count


def test_two_articles_become_one(
    store: Store, page: tuple[Article, ...], tagged: Callable[..., Span]
) -> None:
    spans = tagged("甲城"), tagged("三店")
    before = {span.id: span.uid for span in spans}
    articles = page[:2]
    planned = applied(store, articles, after(articles, glue))
    assert planned.flagged == ()
    whole, last = in_order(store)
    assert (whole.id, whole.text) == (page[0].id, f"{FIRST}\n{SECOND}")
    assert last.id == page[2].id
    assert {span.id: span.uid for span in store.spans(whole.id)} == before


def test_a_span_that_is_cut_in_two_goes_where_most_of_it_lies(
    store: Store, page: tuple[Article, ...], tagged: Callable[..., Span]
) -> None:
    span = tagged("家开店。\n乙城要闻\n李四")
    planned = applied(store, page[:1], after(page[:1], cut_before("乙城")))
    assert planned.flagged == (span,)
    _, second, *_ = in_order(store)
    assert held(store, second) == [("乙城要闻\n李四", span.quote)]


def test_joined_paragraphs_take_the_line_feed_out_of_a_span(
    store: Store, page: tuple[Article, ...], tagged: Callable[..., Span]
) -> None:
    tagged("李四\n二店")
    joined = after(page[:1], lambda articles: repair_steps.join(articles, Place(0, 4)))
    planned = applied(store, page[:1], joined)
    assert planned.flagged == ()
    assert held(store, store.article(page[0].id)) == [("李四二店", "")]


def test_a_relation_whose_ends_part_goes_and_is_told(
    store: Store, page: tuple[Article, ...], tagged: Callable[..., Span]
) -> None:
    spans = [tagged(words) for words in ("甲城", "野家", "乙城", "二店")]
    for one, other in ((0, 1), (1, 2), (2, 3)):
        values = {"uid": new_uid(), "article_id": page[0].id, "kind": "of", "annotator_id": 1}
        ends = {"from_span": spans[one].id, "to_span": spans[other].id}
        store.apply(Change("Relate", (), (Row("relation", None, values | ends),)))
    planned = applied(store, page[:1], after(page[:1], cut_before("乙城")))
    assert [relation.from_span for relation in planned.parted] == [spans[1].id]
    first, second, *_ = in_order(store)
    assert [one.from_span for one in store.relations(first.id)] == [spans[0].id]
    assert [one.from_span for one in store.relations(second.id)] == [spans[2].id]


def test_suggestions_follow_their_words_or_go(store: Store, page: tuple[Article, ...]) -> None:
    for words in ("甲城", "二店", "。\n乙"):
        start = FIRST.index(words)
        values = {"article_id": page[0].id, "tag_id": 1, "start": start, "end": start + len(words)}
        rest = {"score": 0.5, "source": "rules", "reason": "", "state": "open"}
        store.apply(Change("Suggest", (), (Row("suggestion", None, values | rest),)))
    applied(store, page[:1], after(page[:1], cut_before("乙城")))
    found = store.connection.rows('SELECT article_id, start, "end" FROM suggestion ORDER BY id')
    assert [store.article(at).text[start:end] for at, start, end in found] == ["甲城", "二店"]


def test_what_nothing_was_done_to_is_no_change(store: Store, page: tuple[Article, ...]) -> None:
    recuts = [Recut(draft_of(one), (Part(one.id, (Kept(0, len(one.text), 0),)),)) for one in page]
    planned = recut(store, page, recuts)
    assert planned.change.before == planned.change.after == ()


def test_spans_of_articles_that_meet_get_a_place_each(
    store: Store, page: tuple[Article, ...], tagged: Callable[..., Span]
) -> None:
    """A span on the line feeds that went, and one beside them."""
    tagged("四")
    tagged("四\n")
    joined = after(page[:1], lambda articles: repair_steps.join(articles, Place(0, 4)))
    applied(store, page[:1], joined)
    assert sorted(held(store, store.article(page[0].id))) == [("四", ""), ("四二", "四\n")]


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        ((Kept(0, 4, 0),), "characters are lost"),
        ((Kept(0, len(SECOND), 1),), "other characters"),
        ((), "characters are lost"),
    ],
)
def test_what_loses_characters_is_refused(
    store: Store, page: tuple[Article, ...], kept: tuple[Kept, ...], sentence: str
) -> None:
    broken = Recut(draft_of(page[1]), (Part(page[1].id, kept),))
    with pytest.raises(ValueError, match=sentence):
        recut(store, page[1:2], [broken])


def test_what_stands_twice_is_refused(store: Store, page: tuple[Article, ...]) -> None:
    one = Recut(draft_of(page[1]), (Part(page[1].id, (Kept(0, len(SECOND), 0),)),))
    with pytest.raises(ValueError, match="stands twice"):
        recut(store, page[1:2], [one, one])


def test_articles_of_several_sources_are_refused(
    store: Store, page: tuple[Article, ...], article: Article
) -> None:
    with pytest.raises(ValueError, match="one source"):
        recut(store, [page[0], article], [])


def test_articles_that_were_altered_meanwhile_are_a_conflict(
    store: Store, page: tuple[Article, ...], tagged: Callable[..., Span]
) -> None:
    recuts = after(page[:1], cut_before("乙城"))
    planned = recut(store, page[:1], recuts)
    tagged("野家")
    with pytest.raises(Conflict):
        store.apply(planned.change)
    before = Row("article", page[0].id, {"title": page[0].title})
    store.apply(Change("Title", (before,), (Row("article", page[0].id, {"title": "新"}),)))
    with pytest.raises(Conflict):
        recut(store, page[:1], recuts)


def test_the_reading_place_stays_at_its_words(store: Store, page: tuple[Article, ...]) -> None:
    store.remember_reading(page[0].id, FIRST.index("二店"))
    articles = [store.article(page[0].id)]
    planned = recut(store, articles, after(articles, cut_before("乙城")))
    store.remember_reading(page[0].id, len(FIRST))
    store.apply(planned.change)
    second = store.article(page[0].id)
    assert second.text[second.read_position :].startswith("二店")
    store.undo()
    assert store.article(page[0].id).read_position == FIRST.index("二店")


def test_new_ids_were_never_given_before(store: Store, page: tuple[Article, ...]) -> None:
    recuts = after(page[:1], cut_before("乙城"))
    store.apply(recut(store, page[:1], recuts).change)
    store.undo()
    seen = {article.id for article in page}
    again = recut(store, page[:1], recuts).change
    (made,) = {row.id for row in again.after if row.table == "article"} - seen
    assert made == max(seen) + 2
    store.apply(again)
    assert check(store) == ()


def test_no_room_is_told(store: Store, page: tuple[Article, ...]) -> None:
    """Three spans of one tag on a text of two blanks that becomes one."""
    added = add_source(store, source("two.txt"), [page_draft("甲\n", ("title", "body"), 0)])
    article = store.article(added.article_ids[0])
    for start, end in ((0, 1), (1, 2), (0, 2)):
        store.apply(edits.add_span(article, store.tags()[0], store.annotator(), start, end))
    draft = ArticleDraft("甲", (Paragraph(0, 1, "title"),), (Run(0, 1, 0),), title="甲")
    with pytest.raises(UserError, match="no room"):
        recut(store, [article], [Recut(draft, (Part(article.id, (Kept(0, 1, 0),)),))])
