"""A library in figures."""

from collections.abc import Callable

from db.drafts import Added
from db.edits import add_span, set_status
from db.records import Article
from db.stats import stats
from db.store import Store


def test_an_empty_library_counts_nothing(store: Store) -> None:
    found = stats(store)
    assert (found.sources, found.articles, found.spans, found.characters) == (0, 0, 0, 0)
    assert set(found.spans_by_tag) == {"initiative", "figure", "organisation", "person"}


def test_everything_is_counted_once(
    store: Store, article: Article, add: Callable[..., Added]
) -> None:
    add("b", "𠮷圈", "点", kind="photo")
    add("c", "广告", kind="other")
    initiative, figure, *_ = store.tags()
    for tag, start in ((initiative, 0), (figure, 0), (figure, 1)):
        store.apply(add_span(article, tag, store.annotator(), start, start + 1))
    store.apply(set_status(article, "done"))
    found = stats(store)
    assert found.articles_by_kind == {"article": 1, "photo": 2, "continuation": 0, "other": 1}
    assert found.articles_by_status == {"new": 2, "reading": 0, "done": 1}
    assert found.spans_by_tag == {"initiative": 1, "figure": 2, "organisation": 0, "person": 0}
    assert found.characters == len(article.text) + 3
    assert (found.sources, found.articles, found.spans, found.tagged_articles) == (3, 4, 3, 1)
