"""Lists of articles: which, in what order, and what a line says."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.bulk import Addition, add_source
from db.drafts import Added, ArticleEntry, RelationDraft, SourceDraft, SpanDraft
from db.edits import add_span, set_status
from db.records import ORDERS, Article, ArticleLine, ArticleQuery
from db.recut import Part, Recut, draft_of, recut
from db.removal import remove_articles
from db.scheme_bulk import ensure_annotators
from db.store import Store
from text.article import ArticleDraft, Paragraph, Run
from text.doubts import Doubt
from text.errors import UserError
from text.moves import Kept

Add = Callable[..., Added]


@pytest.fixture
def five(store: Store, add: Add) -> dict[str, int]:
    """Article ids by their text's first character."""
    ids: dict[str, int] = {}
    for name, texts, kind in (
        ("丙.txt", ("丁文", "甲文\n余杭"), "article"),
        ("乙.txt", ("戊文余杭区",), "photo"),
        ("甲.txt", ("己文余杭",), "other"),
        ("丁.txt", ("乙文",), "article"),
    ):
        ids.update(
            zip([text[0] for text in texts], add(name, *texts, kind=kind).article_ids, strict=True)
        )
    store.apply(set_status(store.article(ids["丁"]), "done"))
    store.remember_reading(ids["戊"], 1)
    for name, count in (("甲", 2), ("乙", 1)):
        for start in range(count):
            article = store.article(ids[name])
            store.apply(add_span(article, store.tags()[0], store.annotator(), start, start + 1))
    return ids


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (ArticleQuery(), "丁甲戊乙"),
        (ArticleQuery(with_other=True), "丁甲戊己乙"),
        (ArticleQuery(descending=True), "乙戊甲丁"),
        (ArticleQuery(order="title"), "丁甲戊乙"),
        (ArticleQuery(order="title", descending=True, with_other=True), "乙戊甲己丁"),
        (ArticleQuery(order="source"), "乙丁甲戊"),
        (ArticleQuery(order="source", with_other=True), "乙丁甲戊己"),
        (ArticleQuery(order="status"), "甲乙戊丁"),
        (ArticleQuery(order="spans"), "丁戊乙甲"),
        (ArticleQuery(order="spans", descending=True), "甲乙戊丁"),
        (ArticleQuery(status="new"), "甲乙"),
        (ArticleQuery(status="reading"), "戊"),
        (ArticleQuery(status="done", order="title"), "丁"),
        (ArticleQuery(status="new", with_other=True), "甲己乙"),
        (ArticleQuery(text="余杭"), "甲戊"),
        (ArticleQuery(text="余杭", with_other=True, descending=True), "己戊甲"),
        (ArticleQuery(text="余杭区"), "戊"),
        (ArticleQuery(text="余杭", status="new", order="source"), "甲"),
        (ArticleQuery(text="没有"), ""),
        (ArticleQuery(text=" \n "), "丁甲戊乙"),
    ],
    ids=str,
)
def test_lists(store: Store, five: dict[str, int], query: ArticleQuery, expected: str) -> None:
    names = {article_id: name for name, article_id in five.items()}
    assert "".join(names[article_id] for article_id in store.article_ids(query)) == expected


def test_source_names_are_in_the_order_of_their_characters() -> None:
    assert sorted(["丙", "乙", "甲", "丁"]) == ["丁", "丙", "乙", "甲"]


def test_an_order_that_is_none_is_a_bug(store: Store) -> None:
    with pytest.raises(ValueError, match="colour"):
        store.article_ids(ArticleQuery(order="colour"))


@pytest.mark.parametrize("order", ORDERS)
def test_an_empty_library_lists_nothing(store: Store, order: str) -> None:
    assert list(store.article_ids(ArticleQuery(order=order, with_other=True))) == []


@pytest.mark.parametrize("order", ["added", "title", "source", "status"])
def test_orders_never_touch_the_texts(store: Store, order: str) -> None:
    seen: list[str] = []
    store.connection.raw.set_trace_callback(seen.append)
    store.article_ids(ArticleQuery(order=order))
    store.connection.raw.set_trace_callback(None)
    (statement,) = seen
    plan = " ".join(row[3] for row in store.connection.rows(f"EXPLAIN QUERY PLAN {statement}"))
    assert "article USING COVERING INDEX" in plan
    if order != "title":  # no index of SQLite's knows the order of a dictionary
        assert "TEMP B-TREE" not in plan


def test_lines_come_in_the_order_asked_for(store: Store, five: dict[str, int]) -> None:
    ids = [five["乙"], 999, five["甲"], five["己"], five["乙"]]
    lines = store.article_lines(ids)
    assert [line.title for line in lines] == ["乙文", "甲文", "己文余杭", "乙文"]
    assert lines[1] == ArticleLine(
        id=five["甲"],
        uid=store.article(five["甲"]).uid,
        title="甲文",
        byline="",
        kind="article",
        status="new",
        source_name="丙.txt",
        characters=5,
        read_position=0,
        spans=2,
    )
    assert store.article_lines(()) == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("𠮷", "𠮷"),
        ("一行", "一行"),
        ("\n　 \n　　头一行\n第二行", "头一行"),
        ("长" * 100, "长" * 40),
        ("𠮷" * 100 + "\n短", "𠮷" * 40),
        ("长" * 40 + "\n短", "长" * 40),
        ("长" * 39 + "\n短", "长" * 39),
    ],
)
def test_an_article_without_title_is_called_by_its_first_line(
    store: Store, add: Add, text: str, title: str
) -> None:
    ids = add("a", text).article_ids
    assert store.article_lines(ids)[0].title == title


def test_counts(store: Store, five: dict[str, int]) -> None:
    assert store.status_counts() == {"new": 2, "reading": 1, "done": 1}
    assert store.status_counts(with_other=True) == {"new": 3, "reading": 1, "done": 1}
    assert store.article_count() == 5


@pytest.mark.parametrize(("position", "kept"), [(3, 3), (-1, 0), (10_000, None)])
def test_the_place_that_was_reached_is_kept(
    store: Store, article: Article, position: int, kept: int | None
) -> None:
    store.remember_reading(article.id, position)
    found = store.article(article.id)
    assert found.read_position == (len(article.text) if kept is None else kept)
    assert found.status == "reading"
    assert store.undo() is None


def test_an_article_that_is_done_stays_done_when_read_again(store: Store, article: Article) -> None:
    store.apply(set_status(article, "done"))
    store.remember_reading(article.id, 1)
    assert store.article(article.id).status == "done"


def test_what_is_not_there_is_told(store: Store) -> None:
    for ask in (
        lambda: store.article(9),
        lambda: store.article_by_uid("x"),
        lambda: store.source(9),
    ):
        with pytest.raises(UserError, match="There is no such"):
            ask()
    assert store.source_bytes(9) is None


def test_settings(store: Store) -> None:
    assert (store.setting("theme"), store.setting("theme", "light")) == ("", "light")
    store.set_setting("theme", "dark")
    store.set_setting("theme", "sepia")
    assert store.setting("theme", "light") == "sepia"


def test_the_annotator_is_the_one_that_was_chosen(store: Store) -> None:
    me = store.annotator()
    store.connection.execute("INSERT INTO annotator (uid, name) VALUES ('w', '王')")
    assert store.annotator() == me
    store.set_setting("annotator", "w")
    assert store.annotator().name == "王"
    store.set_setting("annotator", "gone")
    assert store.annotator() == me


def test_the_articles_around_one_are_those_of_its_source_in_order(store: Store, add: Add) -> None:
    add("other.md", "零" * 9)
    ids = add("page.md", "一" * 10, "二" * 10, "三" * 30, "四" * 10, "五" * 10).article_ids

    def around(number: int, most: int) -> list[int]:
        found = store.articles_around(ids[number], most)
        return [ids.index(article.id) for article in found]

    assert around(2, 1000) == [0, 1, 2, 3, 4]
    assert around(2, 0) == [2]
    assert around(2, 40) == [1, 2]
    assert around(2, 55) == [1, 2, 3]
    assert around(0, 25) == [0, 1]
    assert around(4, 59) == [2, 3, 4]
    assert around(4, 60) == [1, 2, 3, 4]
    with pytest.raises(UserError):
        store.articles_around(999, 1000)


def test_a_doubt_stays_with_an_article_until_it_is_settled(store: Store) -> None:
    source = SourceDraft("版.txt", "甲文乙文".encode(), "text/plain", "utf-8", "a" * 64)
    drafts = [
        ArticleDraft(text, (Paragraph(0, 2, "body"),), (Run(0, 2, start),), uncertain=doubt)
        for start, text, doubt in ((0, "甲文", Doubt.NO_TITLE), (2, "乙文", ""))
    ]
    ids = add_source(store, source, drafts).article_ids
    assert [line.uncertain for line in store.article_lines(ids)] == ["no_title", ""]
    article = store.article(ids[0])
    assert article.uncertain == "no_title"
    settled = replace(draft_of(article), uncertain="")
    recuts = [Recut(settled, (Part(article.id, (Kept(0, 2, 0),)),))]
    store.apply(recut(store, [article], recuts).change)
    assert [line.uncertain for line in store.article_lines(ids)] == ["", ""]
    store.undo()
    assert store.article(ids[0]) == article


def test_which_of_some_articles_there_are(store: Store, add: Add) -> None:
    first, _, last = add("a", "甲", "乙", "丙").article_ids
    store.apply(remove_articles(store, [last]))
    assert store.articles_held([last, first, 99, -1]) == {first}
    assert store.articles_held(()) == frozenset()


def test_how_many_spans_stand_on_some_articles(store: Store, article: Article, add: Add) -> None:
    (other,) = add("b", "没有圈点").article_ids
    for end in (2, 3):
        change = add_span(article, store.tags()[0], store.annotator(), 0, end)
        store.apply(change)
    assert [store.span_count(ids) for ids in ([article.id, other], [other], [])] == [2, 0, 0]


def test_who_marked_what_is_wanted(store: Store, article: Article, add: Add) -> None:
    """Of relations, those count whose both ends are wanted."""
    (other,) = add("b", "别的文章，有人圈过").article_ids
    people = ensure_annotators(store, [(name, name) for name in "甲乙丙丁"])
    draft = ArticleDraft(article.text, article.paragraphs, article.origin)
    spans = (
        SpanDraft(0, 2, 1, people["甲"], "s1"),
        SpanDraft(3, 5, 2, people["乙"], "s2"),
    )
    relations = (RelationDraft("of", "s1", "s2", people["丙"]),)
    source = SourceDraft("b", None, "text/plain", "utf-8", "0" * 64)
    entry = ArticleEntry(source, draft, spans=spans, relations=relations)
    added = Addition(store, "keep").add([entry]).article_ids
    change = add_span(store.article(other), store.tags()[0], store.annotator(), 0, 2)
    store.apply(change)

    def who(ids: tuple[int, ...], *tags: int) -> set[str]:
        names = {one.id: one.name for one in store.annotators()}
        return {names[one] for one in store.annotators_of(ids, tags)}

    assert who(added, 1, 2) == {"甲", "乙", "丙"}
    assert who(added, 1) == {"甲"}
    assert who((*added, other), 1) == {"甲", "me"}
    assert who((article.id,), 1, 2) == set()
