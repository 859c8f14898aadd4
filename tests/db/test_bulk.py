"""What an import adds, what it skips, and how it behaves beside an open window."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from db.bulk import BATCH_ARTICLES, Addition, add_source, many_imports
from db.check import check
from db.drafts import (
    Added,
    ArticleEntry,
    EntityDraft,
    KnownArticle,
    RelationDraft,
    SourceDraft,
    SpanDraft,
    TagDraft,
)
from db.edits import add_span
from db.errors import NotWritable
from db.file import open_library
from db.records import Article
from db.scheme_bulk import ensure_annotators, ensure_entities, ensure_tags
from db.store import Store
from tests.db.samples import TEXT, draft, dump, source
from text.article import ArticleDraft
from text.errors import Cancelled, UserError

Add = Callable[..., Added]


def test_an_article_comes_as_it_was_drafted(store: Store) -> None:
    given = ArticleDraft(
        text="标题\n正文𠮷",
        paragraphs=draft("标题\n正文𠮷").paragraphs,
        origin=draft("标题\n正文𠮷").origin,
        kind="photo",
        title="标题",
        byline="记者 李",
        section="要闻",
        published="2026-01-02",
    )
    added = add_source(store, source("a.md", given.text.encode()), [given])
    article = store.article(added.article_ids[0])
    assert (article.text, article.paragraphs, article.origin) == (
        given.text,
        given.paragraphs,
        given.origin,
    )
    assert (article.kind, article.title, article.byline) == ("photo", "标题", "记者 李")
    assert (article.section, article.published) == ("要闻", "2026-01-02")
    assert (article.status, article.read_position, article.position) == ("new", 0, 0)
    assert article.sha256 == sha256(given.text.encode()).hexdigest()
    assert store.article_by_uid(article.uid) == article
    assert store.source(article.source_id).name == "a.md"
    assert store.source_bytes(article.source_id) == given.text.encode()
    assert check(store) == ()


@pytest.mark.parametrize("text", ["", "圈", "𠮷", "𪚥圈点𠮷\n", "一\n\n二"])
def test_any_text_is_kept_to_the_letter(store: Store, add: Add, text: str) -> None:
    assert store.article(add("a", text).article_ids[0]).text == text
    assert check(store) == ()


def test_a_text_that_came_earlier_is_skipped(store: Store, add: Add) -> None:
    first = add("a", "甲", "乙")
    again = add("b", "乙", "丙")
    assert (len(first.article_ids), len(again.article_ids), again.skipped) == (2, 1, 1)
    assert [item.name for item in store.sources()] == ["a", "b"]


def test_within_one_source_nothing_is_skipped(store: Store, add: Add) -> None:
    assert len(add("a", "甲", "甲", "甲").article_ids) == 3
    first = store.article(1)
    again = add("a", "甲", "甲", "甲")
    assert (again.articles, [known.id for known in again.known]) == ((), [1, 2, 3])
    assert add("b", "甲", "甲").known == (KnownArticle(1, first.uid, "甲"),) * 2


def test_a_source_that_brings_nothing_new_is_not_added(store: Store, add: Add) -> None:
    add("a", "甲")
    add("b", "甲")
    add("c")
    assert [item.name for item in store.sources()] == ["a"]


def test_notices_are_skipped_only_when_the_same_source_brought_them(store: Store, add: Add) -> None:
    add("a", "广告", kind="other")
    assert add("b", "广告", kind="other").skipped == 0
    assert add("a", "广告", kind="other").skipped == 1
    assert len(store.sources()) == 2


def test_on_request_everything_is_kept(store: Store, add: Add) -> None:
    add("a", "甲")
    assert len(add("a", "甲", duplicates="keep").article_ids) == 1
    assert len(add("b", "甲", duplicates="keep").article_ids) == 1
    with pytest.raises(ValueError, match="maybe"):
        add("b", "甲", duplicates="maybe")


def test_the_same_bytes_use_the_same_source_and_go_on_in_it(store: Store, add: Add) -> None:
    ids = [*add("a", "甲", "乙").article_ids, *add("a", "甲", "丙").article_ids]
    assert [store.article(id).position for id in ids] == [0, 1, 2]
    assert len(store.sources()) == 1


def test_an_import_that_was_interrupted_is_taken_up_again(store: Store) -> None:
    """Even where the same text stands twice in the source, before and after the interruption."""
    texts = ["甲"] * (BATCH_ARTICLES + 5)

    def stop(done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        add_source(store, source("a"), [draft(text) for text in texts], step=stop)
    assert store.article_count() == BATCH_ARTICLES
    again = add_source(store, source("a"), [draft(text) for text in texts])
    assert (len(again.article_ids), again.skipped) == (5, BATCH_ARTICLES)


@pytest.mark.parametrize("kind", ["article", "other"])
def test_two_imports_of_one_source_beside_each_other_double_nothing(
    store: Store, path: Path, kind: str
) -> None:
    """However their batches fall; a text that stands in it three times is there three times."""
    texts = ["甲", *(f"第{number}篇" for number in range(BATCH_ARTICLES)), "甲", "乙"] * 3
    entries = [ArticleEntry(source("a"), draft(text, kind=kind)) for text in texts]
    with open_library(path) as other:
        beside, first = Addition(other), Addition(store)
        came: list[Added] = []

        def add_beside(done: int) -> None:
            if not came:
                came.append(beside.add(entries[: 2 * BATCH_ARTICLES]))

        own = first.add(entries, add_beside)
    assert len(own.articles) + len(came[0].articles) == len(texts)
    assert [store.article(id + 1).text for id in range(len(texts))] == texts
    assert check(store) == ()


def test_progress_counts_articles_and_each_batch_is_there_when_it_is_told(
    store: Store, path: Path
) -> None:
    seen = []
    with open_library(path, read_only=True) as reader:
        drafts = [draft(f"第{number}篇") for number in range(2 * BATCH_ARTICLES + 1)]
        add_source(
            store,
            source("a"),
            drafts,
            step=lambda done: seen.append((done, reader.article_count())),
        )
    assert [done for done, _ in seen] == [BATCH_ARTICLES, 2 * BATCH_ARTICLES, len(drafts)]
    assert all(done == there for done, there in seen)


def test_drafts_are_taken_as_they_come(store: Store) -> None:
    asked = 0

    def drafts() -> Iterator[ArticleDraft]:
        nonlocal asked
        for number in range(3 * BATCH_ARTICLES):
            asked += 1
            yield draft(f"第{number}篇")

    asked_by = []
    add_source(store, source("a"), drafts(), step=lambda done: asked_by.append(asked))
    assert asked_by == [BATCH_ARTICLES + 1, 2 * BATCH_ARTICLES + 1, 3 * BATCH_ARTICLES]


@pytest.mark.parametrize("text", ["甲\0乙", "甲\ud842"])
@pytest.mark.parametrize("column", ["text", "title", "byline", "section", "published"])
def test_what_no_library_can_hold_is_refused(store: Store, text: str, column: str) -> None:
    before = dump(store)
    with pytest.raises(UserError, match="cannot be kept"):
        add_source(store, source("a"), [replace(draft("甲"), **{column: text})])
    assert dump(store) == before


def test_an_import_waits_for_a_writing_window_and_lets_it_in(
    store: Store, path: Path, article: Article
) -> None:
    """The window writes between batches on its own connection."""
    waits = []
    with open_library(path) as importer:

        def tag(done: int) -> None:
            change = add_span(article, store.tags()[0], store.annotator(), done, done + 1)
            begun = time.perf_counter()
            store.apply(change)
            waits.append(time.perf_counter() - begun)

        drafts = [draft(f"第{number}篇" * 100) for number in range(3 * BATCH_ARTICLES)]
        add_source(importer, source("a"), drafts, step=tag)
    assert len(store.spans(article.id)) == len(waits) == 3
    assert check(store) == ()


def test_reading_alone_adds_nothing(store: Store, path: Path) -> None:
    with open_library(path, read_only=True) as reader, pytest.raises(NotWritable):
        add_source(reader, source("a"), [draft("甲")])


def entry(uid: str = "u1", text: str = TEXT, **more: object) -> ArticleEntry:
    told = SourceDraft("old.txt", None, "text/plain", "gb18030", "a" * 64)
    return ArticleEntry(told, draft(text), uid, **more)  # type: ignore[arg-type]


def span(start: int, end: int, uid: str = "", **more: object) -> SpanDraft:
    return SpanDraft(start, end, 1, 1, uid, **more)  # type: ignore[arg-type]


def test_a_data_set_brings_all_that_its_articles_carry(store: Store) -> None:
    annotators = ensure_annotators(store, [("w", "王")])
    tags = ensure_tags(store, [TagDraft("place", key="7")])
    place, wang = tags["place"], annotators["w"]
    entities = ensure_entities(store, [EntityDraft("e", place, "余杭区", aliases='["余杭"]')])
    rich = SpanDraft(4, 6, place, wang, "s1", "注", '{"level":1}', entities["e"], "2020", "2021")
    link = RelationDraft("in", "s2", "s1", wang, "r1")
    added = Addition(store).add(
        [entry(status="done", spans=(rich, span(0, 3, "s2")), relations=(link,))]
    )
    assert (added.spans, added.spans_skipped) == (2, 0)
    article = store.article_by_uid("u1")
    assert article.status == "done"
    first, second = store.spans(article.id)
    assert (second.uid, second.quote, second.note) == ("s1", "余杭", "注")
    assert (second.attributes, second.created_at, second.modified_at) == (
        '{"level":1}',
        "2020",
        "2021",
    )
    assert (second.annotator_id, second.entity_id) == (wang, entities["e"])
    assert store.entities()[0].aliases == '["余杭"]'
    (relation,) = store.relations(article.id)
    assert (relation.uid, relation.from_span, relation.to_span) == ("r1", first.id, second.id)
    assert store.source(article.source_id).encoding == "gb18030"
    assert store.source_bytes(article.source_id) is None
    assert store.undo() is None
    assert check(store) == ()


def test_a_data_set_adds_its_spans_to_the_article_that_is_there(
    store: Store, article: Article
) -> None:
    store.apply(add_span(article, store.tags()[0], store.annotator(), 0, 3))
    link = RelationDraft("in", "s2", "s1", 1, "r1")
    spans = (span(0, 3, "s1", note="late"), span(4, 6, "s2"))
    for expected in (1, 0):
        added = Addition(store).add([entry(spans=spans, relations=(link,))])
        assert (added.article_ids, added.skipped) == ((), 1)
        assert (added.spans, added.spans_skipped) == (expected, 2 - expected)
    assert [(item.quote, item.note) for item in store.spans(article.id)] == [
        ("𠮷野家", ""),
        ("余杭", ""),
    ]
    assert len(store.relations(article.id)) == 1


def test_two_articles_of_one_text_come_back_as_two(store: Store) -> None:
    entries = [entry("u1"), entry("u2")]
    addition = Addition(store)
    assert [len(addition.add([item]).article_ids) for item in entries] == [1, 1]
    assert Addition(store).add(entries).skipped == 2
    assert store.article_count() == 2


def test_a_uid_that_means_another_text_here_is_replaced(store: Store) -> None:
    Addition(store).add([entry("u1", spans=(span(0, 1, "s1"),))])
    (made,) = Addition(store).add([entry("u1", "另一篇", spans=(span(0, 1, "s1"),))]).article_ids
    assert store.article(made).uid != "u1"
    assert store.spans(made)[0].uid != "s1"


def test_everything_kept_gets_uids_of_its_own(store: Store) -> None:
    link = RelationDraft("in", "s2", "s1", 1, "r1")
    given = entry(spans=(span(0, 3, "s1"), span(4, 6, "s2")), relations=(link,))
    for _ in range(2):
        Addition(store, "keep").add([given])
    first, second = (store.spans(article_id) for article_id in (1, 2))
    assert {item.uid for item in first}.isdisjoint(item.uid for item in second)
    assert len(store.relations(2)) == 1


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 2), (0, len(TEXT) + 1)])
def test_a_span_outside_its_article_is_refused_with_it(store: Store, start: int, end: int) -> None:
    with pytest.raises(UserError, match="outside its article"):
        Addition(store).add([entry(spans=(span(start, end),))])
    assert store.article_count() == 0


def test_the_file_itself_may_come_after_a_data_set_told_of_it(store: Store) -> None:
    raw = TEXT.encode()
    digest = sha256(raw).hexdigest()
    told = SourceDraft("old.txt", None, "", "", digest)
    Addition(store).add([ArticleEntry(told, draft(TEXT[:5]), "u1")])
    add_source(store, source("new.txt", raw), [draft(TEXT)])
    (only,) = store.sources()
    assert (only.name, only.encoding) == ("old.txt", "utf-8")
    assert store.source_bytes(only.id) == raw
    assert check(store) == ()


def test_tags_that_are_there_stay_and_new_ones_take_free_keys_only(store: Store) -> None:
    before = store.tags()
    ids = ensure_tags(
        store,
        [
            TagDraft("figure", "别名", colour="#000000", key="9"),
            TagDraft("percent", parent="ratio", key="1"),
            TagDraft("ratio", parent="figure", key="5", description="d"),
        ],
    )
    tags = {tag.name: tag for tag in store.tags()}
    assert store.tags()[:4] == before
    assert ids == {name: tags[name].id for name in ("figure", "percent", "ratio")}
    assert (tags["percent"].key, tags["ratio"].key) == ("", "5")
    assert (tags["percent"].parent_id, tags["ratio"].parent_id) == (ids["ratio"], ids["figure"])
    assert ensure_tags(store, [TagDraft("ratio")]) == {"ratio": ids["ratio"]}


def test_annotators_and_entities_are_known_by_uid(store: Store) -> None:
    me = store.annotator()
    assert ensure_annotators(store, [(me.uid, "other name"), ("w", "王")])[me.uid] == me.id
    assert [item.name for item in store.annotators()] == ["me", "王"]
    first = ensure_entities(store, [EntityDraft("e", 1, "余杭区")])
    assert ensure_entities(store, [EntityDraft("e", 1, "别名")]) == first


def test_many_imports_are_on_the_disk_at_their_end(store: Store, add: Add) -> None:
    def strict() -> bool:
        return store.connection.value("PRAGMA synchronous") == 2

    def stop(done: int) -> None:
        assert not strict()
        raise Cancelled

    with pytest.raises(Cancelled), many_imports(store):
        add_source(store, source("a"), [draft("甲")], step=stop)
    assert strict()
    assert store.article_count() == 1
    with many_imports(store):
        add("b", "乙")
    assert strict()
    assert check(store) == ()


def test_many_imports_may_end_while_something_is_read(store: Store, add: Add) -> None:
    add("a", "甲", "乙", "丙")
    rows = store.connection.each("SELECT id FROM article")
    next(rows)
    with many_imports(store):
        add("b", "丁")
    assert len(list(rows)) >= 2
