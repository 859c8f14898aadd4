"""Searching a library: any word of any length in titles and texts."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.bulk import add_source
from db.check import check
from db.drafts import Added
from db.edits import set_status
from db.file import open_library
from db.records import Change, Row
from db.removal import remove_articles
from db.search import Hits, search
from db.store import Store
from tests.db.samples import draft, source
from text.search import matches

Add = Callable[..., Added]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("余", (1, 2)),
        ("杭", (1, 2, 3)),
        ("余杭", (1,)),
        ("杭州", (2, 3)),
        ("余杭区", (1,)),
        ("杭州市余", ()),
        ('市"余"字', (2,)),
        ("杭余杭", ()),
        ("A股", (3,)),
        ("ａ股ipo", (3,)),
        ("12.3%", (3,)),
        ("%", (3,)),
        ("𠮷", (1,)),
        ("𠮷野", (1,)),
        ("野𠮷", ()),
        ('"', (2,)),
        ("*", ()),
        ("OR", ()),
        ("末", (1, 2)),
        ("", ()),
        (" 　\n", ()),
        ("题目", (4,)),
        ("题目甲", (4,)),
        ("甲乙", ()),
        ("目甲乙", ()),
        ("目甲乙丙", ()),
    ],
)
def test_words_of_any_length_are_found(
    store: Store, add: Add, query: str, found: tuple[int, ...]
) -> None:
    add("a", "𠮷野家在余杭区\n末", '杭州市"余"字路末', "杭州A股 IPO 涨12.3%")
    add_source(store, source("b"), [draft("乙丙", title="题目甲")])
    assert search(store, query) == Hits(len(found), found)


def test_a_word_that_only_its_pairs_would_find_is_not_found(store: Store, add: Add) -> None:
    add("a", "余杭，杭区", "余杭区")
    assert search(store, "余杭区").article_ids == (2,)


@pytest.mark.parametrize("query", ["Zoë", "Zoe\u0308", "zoe", "ZOË", "oë", "ë", "m2"])
def test_a_name_is_found_in_whatever_form_it_is_stored(store: Store, add: Add, query: str) -> None:
    add("a", "设计师Zoe\u0308有15㎡", "设计师Zoë有15㎡")
    assert search(store, query).article_ids == (1, 2)


def test_a_limit_cuts_the_list_and_not_the_count(store: Store, add: Add) -> None:
    add("a", *(f"余杭第{number}篇" for number in range(5)))
    assert search(store, "余杭", 2) == Hits(5, (1, 2))
    assert search(store, "余杭第", 0) == Hits(5, ())


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text("余杭区市aA1 ，\n𠮷", max_size=12), min_size=1, max_size=6),
    query=st.text("余杭区市aA1 ，\n𠮷", max_size=4),
)
def test_the_index_finds_just_what_reading_every_text_would(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str
) -> None:
    path = tmp_path_factory.mktemp("search") / "a.quandian"
    with open_library(path, create=True) as store:
        ids = add_source(store, source("a"), [draft(text) for text in texts]).article_ids
        expected = [id for id, text in zip(ids, texts, strict=True) if matches(text, query)]
        assert list(search(store, query).article_ids) == expected


def test_a_title_may_take_over_words_of_the_text_and_give_them_back(store: Store, add: Add) -> None:
    (article_id,) = add("a", "余杭区的事").article_ids
    row = {"title": ""}
    for title in ("余杭区", "西湖", ""):
        old, row = row, {"title": title}
        store.apply(
            Change("Title", (Row("article", article_id, old),), (Row("article", article_id, row),))
        )
        assert search(store, "余杭").article_ids == (article_id,)
        assert search(store, "西湖").total == (title == "西湖")
        assert not check(store)
    store.apply(remove_articles(store, [article_id]))
    assert not search(store, "余杭").total
    assert not check(store)


def test_changes_tidy_the_index_as_imports_do_but_only_where_they_touch_it(
    store: Store, add: Add
) -> None:
    """Left alone, many small changes end in one that merges for a tenth of a second."""
    (first, _) = add("a", "一篇文章", "另一篇").article_ids
    seen: list[str] = []
    store.connection.raw.set_trace_callback(seen.append)

    def merges() -> int:
        count = sum("'merge'" in statement for statement in seen)
        seen.clear()
        return count

    store.apply(set_status(store.article(first), "done"))
    assert merges() == 0
    store.apply(remove_articles(store, [first]))
    assert merges() == 1
    store.undo()
    assert merges() == 1
    store.connection.raw.set_trace_callback(None)
