"""Correcting characters of a stored article, with all that stands on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db import edits
from db.bulk import add_source
from db.check import check
from db.clock import new_uid
from db.drafts import Added
from db.errors import Conflict
from db.file import open_library
from db.mending import Tally, accept_flag, mend_article, tally
from db.records import Article, ArticleQuery, Change, Row, Span
from db.store import Store
from tests.db.samples import TEXT, dump, source
from text.article import ArticleDraft, Paragraph, Run
from text.errors import UserError
from text.split import split_page

Mend = Callable[..., Change]
Tagged = Callable[..., Span]


@pytest.fixture
def tagged(store: Store, article: Article) -> Tagged:
    """Tags the words of the article, with a tag's name."""

    def tag_words(words: str, tag: str = "figure", text: str = TEXT) -> Span:
        start = text.index(words)
        (chosen,) = (one for one in store.tags() if one.name == tag)
        now = store.article(article.id)
        change = edits.add_span(now, chosen, store.annotator(), start, start + len(words))
        made = store.apply(change).after[0].id
        return next(span for span in store.spans(article.id) if span.id == made)

    return tag_words


@pytest.fixture
def mend(store: Store, article: Article) -> Mend:
    """Corrects words of the article; checks that undo and redo give the same file again."""

    def mended(words: str, replacement: str) -> Change:
        now = store.article(article.id)
        start = now.text.index(words)
        before = dump(store)
        change = mend_article(store, now, start, start + len(words), replacement)
        written = store.apply(change)
        after = dump(store)
        assert check(store) == ()
        store.undo()
        assert dump(store) == before
        store.redo()
        assert dump(store) == after
        return written

    return mended


def held(store: Store, article: Article) -> dict[int, tuple[str, str]]:
    """Span id → quote and what it was."""
    return {span.id: (span.quote, span.was) for span in store.spans(article.id)}


def test_a_correction_within_a_span_gives_it_the_new_words(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    whole, inner = tagged("市统计局", "organisation"), tagged("统计")
    before, after = tagged("余杭"), tagged("12.3%")
    change = mend("统计", "审计")
    assert held(store, article) == {
        whole.id: ("市审计局", ""),
        inner.id: ("审计", ""),
        before.id: ("余杭", ""),
        after.id: ("12.3%", ""),
    }
    assert tally(change) == Tally(2, 0)
    moved = {span.id: span for span in store.spans(article.id)}
    assert moved[whole.id].modified_at >= whole.modified_at
    assert moved[after.id] == after


def test_the_rest_moves_along_and_nothing_else_of_it_alters(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    after = tagged("12.3%")
    change = mend("𠮷野家", "吉野家公司")
    (moved,) = store.spans(article.id)
    assert (moved.start, moved.end) == (after.start + 2, after.end + 2)
    row = next(row for row in change.after if row.table == "span")
    assert row.values == {"start": moved.start, "end": moved.end}


def test_an_edge_that_went_is_flagged_with_the_words_there_were(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    span = tagged("同比增长")
    change = mend("：同比", "，环比")
    assert held(store, article) == {span.id: ("比增长", "同比增长")}
    assert tally(change) == Tally(1, 1)
    mend("，环比", "")
    assert held(store, article) == {span.id: ("增长", "同比增长")}


def test_a_span_that_went_whole_clings_to_its_neighbour(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    span = tagged("同比")
    mend("：同比", "")
    assert held(store, article) == {span.id: ("增", "同比")}


def test_spans_at_both_ends_of_the_text(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    first, last, whole = tagged("𠮷"), tagged("𪚥"), tagged(TEXT, "person")
    mend("𠮷", "吉")
    mend("𪚥", "")
    text = TEXT.replace("𠮷", "吉").replace("𪚥", "")
    assert held(store, article) == {
        first.id: ("吉", ""),
        whole.id: (text, ""),
        last.id: ("道", "𪚥"),
    }


def test_a_mend_that_touches_a_span_leaves_it_alone(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    span = tagged("增长")
    mend("比增", "期增")
    mend("长12", "长约12")
    assert held(store, article) == {span.id: ("增长", "")}


def test_joined_emoji_and_combined_letters_are_counted_as_code_points(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    span = tagged("报道")
    mend("👨‍👩‍👧", "cafe\u0301")
    mend("e\u0301", "é")
    assert held(store, article) == {span.id: ("报道", "")}


def test_spans_that_would_share_a_place_get_one_each(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    """Nothing is dropped: the one that is less sure steps aside, and asks to be looked at."""
    outer, inner, other = tagged("同比增长"), tagged("增长"), tagged("增长", "person")
    mend("同比", "")
    assert held(store, article) == {
        inner.id: ("增长", ""),
        outer.id: ("增长1", "同比增长"),
        other.id: ("增长", ""),
    }


def test_where_spans_would_have_no_room_the_mend_is_refused(
    store: Store, add: Callable[..., object]
) -> None:
    add("two.txt", "甲乙")
    article = store.article(store.article_ids(ArticleQuery())[-1])
    for start, end in ((0, 1), (1, 2), (0, 2)):
        change = edits.add_span(article, store.tags()[0], store.annotator(), start, end)
        store.apply(change)
    for end in (1, 2):
        with pytest.raises(UserError, match="no room"):
            mend_article(store, article, 0, end, "")


def test_an_empty_article_takes_its_first_characters(
    store: Store, add: Callable[..., object]
) -> None:
    add("two.txt", "甲")
    article = store.article(store.article_ids(ArticleQuery())[-1])
    before = dump(store)
    store.apply(mend_article(store, article, 0, 1, ""))
    empty = store.article(article.id)
    assert (empty.text, empty.paragraphs, empty.origin) == ("", (), ())
    store.apply(mend_article(store, empty, 0, 0, "乙𠮷"))
    filled = store.article(article.id)
    assert (filled.text, filled.paragraphs) == ("乙𠮷", (Paragraph(0, 2, "body"),))
    assert check(store) == ()
    store.undo()
    store.undo()
    assert dump(store) == before


def test_relations_hold_while_their_spans_move(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    spans = tagged("余杭"), tagged("增长")
    store.apply(Change("Relate", (), (relation(article, *spans),)))
    mend("𠮷野家", "吉")
    (found,) = store.relations(article.id)
    assert (found.from_span, found.to_span) == (spans[0].id, spans[1].id)


def relation(article: Article, first: Span, second: Span) -> Row:
    values = {"uid": new_uid(), "article_id": article.id, "kind": "of", "annotator_id": 1}
    return Row("relation", None, {**values, "from_span": first.id, "to_span": second.id})


def test_suggestions_move_along_or_go(store: Store, article: Article, mend: Mend) -> None:
    for words in ("余杭", "增长", "12.3%"):
        start = TEXT.index(words)
        values = {"article_id": article.id, "tag_id": 1, "start": start, "end": start + len(words)}
        rest = {"score": 0.5, "source": "rules", "reason": "", "state": "open"}
        store.apply(Change("Suggest", (), (Row("suggestion", None, values | rest),)))
    mend("同比增", "环比下")
    mend("𠮷野家", "吉")
    places = store.connection.rows('SELECT start, "end" FROM suggestion ORDER BY id')
    text = store.article(article.id).text
    assert [text[slice(*place)] for place in places] == ["余杭", "12.3%"]


def test_title_byline_place_and_search_follow(store: Store, add: Callable[..., object]) -> None:
    text = "临安要问\n张二\n正文说临安要问"
    parts = (Paragraph(0, 4, "title"), Paragraph(5, 7, "byline"), Paragraph(8, 15, "body"))
    origin = (Run(0, 4, 0), Run(5, 7, 5), Run(8, 15, 8))
    draft = ArticleDraft(text, parts, origin, title="临安要问", byline="张二")
    article_id = add_source(store, source("page.txt"), [draft]).article_ids[0]
    store.remember_reading(article_id, 8)
    before = dump(store)
    article = store.article(article_id)
    store.apply(mend_article(store, article, 0, 4, "临安的要闻"))
    article = store.article(article_id)
    store.apply(mend_article(store, article, 6, 8, "张三丰"))
    article = store.article(article_id)
    assert (article.title, article.byline, article.read_position) == ("临安的要闻", "张三丰", 10)
    assert article.origin == (Run(0, 2, 0), Run(3, 4, 2), Run(6, 7, 5), Run(10, 17, 8))
    assert list(store.article_ids(ArticleQuery(text="安的要闻"))) == [article_id]
    assert list(store.article_ids(ArticleQuery(text="张二"))) == []
    assert check(store) == ()
    store.undo()
    store.undo()
    assert dump(store) == before


def test_title_and_byline_follow_lines_that_they_only_hold_a_part_of(
    store: Store, add: Callable[..., object]
) -> None:
    page = (
        "# 渔村老街修好了\n\n三十户人家回了家\n\n本报记者 王立春 通讯员 赵晓梅\n\n"
        "本报讯 修缮工程昨日完工，三十户人家陆续搬回老宅。\n\n# 另一篇\n\n另一篇的正文也在这里。\n"
    )
    article_id = add_source(store, source("page.md"), split_page(page)).article_ids[0]
    article = store.article(article_id)
    assert (article.title, article.byline) == ("渔村老街修好了 三十户人家回了家", "王立春 赵晓梅")
    for words, replacement in (("村", "镇"), ("春", "存"), ("三十", "四十")):
        start = store.article(article_id).text.index(words)
        end = start + len(words)
        store.apply(mend_article(store, store.article(article_id), start, end, replacement))
    article = store.article(article_id)
    assert (article.title, article.byline) == ("渔镇老街修好了 四十户人家回了家", "王立存 赵晓梅")


def test_reading_on_does_not_stand_in_the_way_of_undo(
    store: Store, article: Article, mend: Mend
) -> None:
    mend("𪚥", "一二三四五六")
    store.remember_reading(article.id, 10_000)
    assert store.undo() is not None
    assert check(store) == ()


def test_a_text_that_was_altered_meanwhile_is_a_conflict(store: Store, article: Article) -> None:
    stale = mend_article(store, article, 0, 1, "吉")
    store.apply(mend_article(store, article, 1, 2, "墅"))
    with pytest.raises(Conflict):
        mend_article(store, article, 0, 1, "吉")
    with pytest.raises(Conflict):
        store.apply(stale)


def test_a_span_that_came_between_keeps_the_correction_out(
    store: Store, article: Article, tagged: Tagged
) -> None:
    """As when an import adds spans after the change was made, or after it was written: no log
    names them, and their words must not shift."""
    change = mend_article(store, article, 0, 1, "")
    span = tagged("余杭")
    with pytest.raises(Conflict):
        store.apply(change)
    assert held(store, article) == {span.id: ("余杭", "")}
    store.undo()
    store.apply(mend_article(store, article, 0, 1, ""))
    start = store.article(article.id).text.index("余杭")
    store.connection.execute(
        'INSERT INTO span (uid, article_id, tag_id, annotator_id, start, "end", quote, note,'
        " attributes, created_at, modified_at) VALUES ('u', ?, 1, 1, ?, ?, '余杭', '', '{}',"
        " '2026', '2026')",
        article.id,
        start,
        start + 2,
    )
    with pytest.raises(Conflict):
        store.undo()
    assert check(store) == ()


def test_what_was_corrected_or_cut_anew_does_not_come_in_once_more(
    store: Store, article: Article, add: Callable[..., Added]
) -> None:
    store.apply(mend_article(store, article, 0, 3, "吉野家"))
    store.apply(mend_article(store, store.article(article.id), 4, 6, "临安"))
    again = add("one.txt", TEXT)
    assert (again.article_ids, store.article_count()) == ((), 1)
    text = store.article(article.id).text
    again = add("one.txt", text.replace("临安", "余杭"))  # as it was between the corrections
    assert (again.article_ids, store.article_count()) == ((), 1)
    store.undo()
    store.undo()
    assert len(add("one.txt", text).article_ids) == 1
    assert len(add("three.txt", TEXT, duplicates="keep").article_ids) == 1


def test_a_flag_is_lifted_by_saying_so_or_by_moving_an_edge(
    store: Store, article: Article, tagged: Tagged, mend: Mend
) -> None:
    tagged("同比增长")
    mend("：同比", "，环比")
    before = dump(store)
    for lift in (
        accept_flag(store.spans(article.id)[0]),
        edits.move_span(store.spans(article.id)[0], store.article(article.id), 20, 23),
    ):
        store.apply(lift)
        assert store.spans(article.id)[0].was == ""
        store.undo()
        assert dump(store) == before


def test_undo_works_after_a_restart(path: Path, store: Store, article: Article) -> None:
    store.apply(mend_article(store, article, 0, 3, "吉野家"))
    store.close()
    with open_library(path) as again:
        assert again.undo_label() == "Correct “𠮷野家” to “吉野家”"
        again.undo()
        assert again.article(article.id) == article
        again.redo()
        assert again.article(article.id).text.startswith("吉野家")


def test_labels_say_what_is_done(store: Store, article: Article) -> None:
    for start, end, new, label in (
        (0, 0, "在", "Put in “在”"),
        (0, 3, "", "Take out “𠮷野家”"),
        (0, 3, "吉野家", "Correct “𠮷野家” to “吉野家”"),
    ):
        assert mend_article(store, article, start, end, new).label == label
