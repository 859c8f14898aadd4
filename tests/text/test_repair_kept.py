"""However the cut is mended, no character is lost or doubled, and each knows where it was."""

import time
from collections import Counter
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tests.text.repair_samples import FAMILY, assert_covers, covered
from text.article import ARTICLE_KINDS, PARAGRAPH_KINDS, ArticleDraft
from text.errors import UserError
from text.repair import Articles, Place, draft_of, end_to_end, kept_runs, take_apart
from text.repair_history import History
from text.repair_steps import (
    Step,
    cut,
    glue,
    join,
    move,
    retitle,
    set_article_kind,
    set_kind,
    split,
)
from text.split import split_page


def assert_exact(source: str, drafts: tuple[ArticleDraft, ...], articles: Articles) -> None:
    olds = end_to_end(drafts)
    for article in articles:
        draft = draft_of(article)
        assert_covers(draft)
        for run in draft.origin:
            assert (
                draft.text[run.start : run.end]
                == source[run.source_start : run.source_start + run.end - run.start]
            )
        for run in kept_runs(article, olds):
            assert (
                draft.text[run.start : run.end]
                == olds[run.source_start : run.source_start + run.end - run.start]
            )


def paragraph_characters(articles: Articles) -> Counter[int]:
    """Every character of the old articles that stands in a paragraph now."""
    return Counter(
        index
        for article in articles
        for one in article.paragraphs
        for run in one.before
        for index in range(run.source_start, run.source_start + run.end - run.start)
    )


STEPS: tuple[Callable[[Articles, Place, int], Step], ...] = (
    lambda articles, place, _: cut(articles, place),
    lambda articles, place, _: split(articles, place),
    lambda articles, place, _: glue(articles, place.article),
    lambda articles, place, _: join(articles, place),
    lambda articles, place, n: set_kind(articles, place, PARAGRAPH_KINDS[n % 8]),
    lambda articles, place, n: set_article_kind(articles, place.article, ARTICLE_KINDS[n % 4]),
    lambda articles, place, n: move(articles, place, forward=bool(n % 2)),
    lambda articles, place, n: retitle(articles, place.article, str(n)),
)

WORDS = st.lists(
    st.sampled_from([*"圈点新闻。，𠮷𪚥ab12 \u3000\u2028\u200b", "e\u0301", FAMILY]), max_size=14
).map("".join)
LINES = st.lists(
    st.tuples(st.sampled_from(["", "# ", "## "]), WORDS, st.sampled_from(["\n", "\n\n", "\r\n"])),
    max_size=14,
)


@given(
    lines=LINES,
    moves=st.lists(st.tuples(*[st.integers(0, 999)] * 5), max_size=25),
)
def test_no_steps_lose_or_double_a_character(
    lines: list[tuple[str, str, str]], moves: list[tuple[int, ...]]
) -> None:
    source = "".join(map("".join, lines))
    drafts = split_page(source)
    history = History(take_apart(drafts))
    characters = paragraph_characters(history.articles)
    sources = sum((covered(draft) for draft in drafts), Counter())
    for which, article, paragraph, offset, number in moves:
        articles = history.articles
        if not articles:
            break
        article %= len(articles)
        paragraph %= len(articles[article].paragraphs)
        offset %= len(articles[article].paragraphs[paragraph].text) + 1
        place = Place(article, paragraph, offset)
        try:
            step = STEPS[which % len(STEPS)](articles, place, number)
        except UserError:
            continue
        history.do(step, place)
        at = step.place
        assert at.offset <= len(step.articles[at.article].paragraphs[at.paragraph].text)
        assert paragraph_characters(step.articles) == characters
        found = sum((covered(draft_of(one)) for one in step.articles), Counter())
        assert found == sources
        assert_exact(source, drafts, step.articles)
    while history.undo() is not None:
        assert_exact(source, drafts, history.articles)
    assert history.articles == history.first


def test_an_article_of_many_paragraphs_is_taken_apart_at_once() -> None:
    """Looking through all runs for each paragraph once took three minutes here."""
    source = "\n\n".join(f"第{number}段的文字。" for number in range(20_000))
    drafts = split_page(source, "article")
    start = time.perf_counter()
    (article,) = take_apart(drafts)
    assert time.perf_counter() - start < 3
    assert draft_of(article) == drafts[0]
