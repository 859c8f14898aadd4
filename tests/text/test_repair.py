"""Mending the cut: what each step does, and that none loses or doubles a character."""

from dataclasses import replace

import pytest

from tests.text.repair_samples import PARTS, SOURCE, assert_covers, covered, drafts_of
from text.article import ArticleDraft, Paragraph, Run
from text.errors import UserError
from text.repair import (
    Articles,
    Place,
    RepairParagraph,
    bases_of,
    draft_of,
    end_to_end,
    kept_runs,
    take_apart,
)
from text.repair_history import History
from text.repair_steps import (
    cut,
    glue,
    join,
    move,
    retitle,
    set_article_kind,
    set_kind,
    settle,
    split,
)


@pytest.fixture
def articles() -> Articles:
    return take_apart(drafts_of(SOURCE, PARTS))


def texts(articles: Articles) -> list[list[str]]:
    return [[one.text for one in article.paragraphs] for article in articles]


def kinds(articles: Articles, number: int) -> list[str]:
    return [one.kind for one in articles[number].paragraphs]


# there and back


def test_untouched_articles_are_the_drafts_that_came() -> None:
    drafts = drafts_of(SOURCE, PARTS)
    assert tuple(map(draft_of, take_apart(drafts))) == drafts


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", ()),
        ("一\n二", ()),
        ("一\n\n二", (Paragraph(0, 1, "title"), Paragraph(3, 4, "body"))),
        ("一二三", (Paragraph(0, 1, "title"), Paragraph(1, 3, "body"))),
        ("一\n二", (Paragraph(0, 3, "caption"),)),
        ("\n一\n", (Paragraph(1, 2, "body"),)),
    ],
)
def test_a_text_stays_whatever_its_paragraphs_are(
    text: str, paragraphs: tuple[Paragraph, ...]
) -> None:
    origin = (Run(0, len(text), 7),) if text else ()
    (article,) = take_apart((ArticleDraft(text, paragraphs, origin),))
    draft = draft_of(article)
    assert draft.text == text
    assert {text[at - 7] for at in covered(draft)} - {"\n"} == set(text) - {"\n"}
    assert_covers(draft)


# cutting and joining articles


def test_a_cut_at_a_heading_makes_it_the_title_of_a_new_article(articles: Articles) -> None:
    step = cut(articles, Place(0, 3))
    assert texts(step.articles)[:2] == [texts(articles)[0][:3], texts(articles)[0][3:]]
    assert kinds(step.articles, 1) == ["title", "body"]
    assert [article.title for article in step.articles] == [
        "湾城“三张清单”行动见效",
        "清单跟着难题走",
        "港口夜班不歇",
        "一根竹子",
    ]
    assert step.articles[0].authors == articles[0].authors
    assert step.articles[1].authors == ()
    assert step.place == Place(1)
    assert "清单跟着难题走" in step.label


def test_a_cut_inside_a_paragraph_makes_two_of_it(articles: Articles) -> None:
    at = articles[0].paragraphs[4].text.index("野")
    step = cut(articles, Place(0, 4, at))
    assert texts(step.articles)[0][-1] == "“𠮷"
    assert texts(step.articles)[1] == [PARTS[0][4][1][2:]]


def test_a_cut_behind_a_paragraph_is_one_before_the_next(articles: Articles) -> None:
    end = len(articles[0].paragraphs[2].text)
    assert cut(articles, Place(0, 2, end)).articles == cut(articles, Place(0, 3)).articles


def test_a_notice_that_is_cut_off_is_taken_for_an_article(articles: Articles) -> None:
    other = set_article_kind(articles, 0, "other").articles
    assert [article.kind for article in cut(other, Place(0, 3)).articles[:2]] == [
        "other",
        "article",
    ]


def test_glue_undoes_a_cut(articles: Articles) -> None:
    two = cut(articles, Place(0, 3)).articles
    assert glue(two, 0).articles == articles
    assert glue(two, 0).place == Place(0, 3)


def test_a_title_glued_below_text_is_a_heading_and_below_a_title_stays_one(
    articles: Articles,
) -> None:
    below_text = glue(articles, 1).articles
    assert kinds(below_text, 1) == ["title", "body", "heading", "body", "body"]
    assert below_text[1].title == "港口夜班不歇"
    title_alone = cut(articles, Place(1, 1)).articles
    (whole,) = glue(title_alone, 1).articles[1:2]
    assert [one.kind for one in whole.paragraphs] == ["title", "body"]


def test_glue_lets_no_notice_swallow_an_article(articles: Articles) -> None:
    other = set_article_kind(articles, 0, "other").articles
    assert glue(other, 0).articles[0].kind == "article"


def test_cut_and_glue_settle_the_doubt(articles: Articles) -> None:
    doubtful = tuple(replace(article, uncertain="no title") for article in articles)
    assert [a.uncertain for a in cut(doubtful, Place(0, 3)).articles] == ["", ""] + ["no title"] * 2
    assert [a.uncertain for a in glue(doubtful, 0).articles] == ["", "no title"]
    assert settle(doubtful, 1).articles[1].uncertain == ""


def test_what_cant_be_done_is_refused(articles: Articles) -> None:
    last = len(articles) - 1
    end = Place(last, 2, len(articles[last].paragraphs[2].text))
    for refused in (
        lambda: cut(articles, Place(0)),
        lambda: cut(articles, end),
        lambda: glue(articles, last),
        lambda: split(articles, Place(0, 1, 0)),
        lambda: split(articles, end),
        lambda: join(articles, Place(1, 1)),
        lambda: move(articles, Place(0), forward=False),
        lambda: move(articles, Place(last, 2), forward=True),
        lambda: set_kind(articles, Place(0), "title"),
        lambda: set_article_kind(articles, 0, "article"),
        lambda: settle(articles, 0),
    ):
        with pytest.raises(UserError):
            refused()


# paragraphs


def test_join_undoes_a_split(articles: Articles) -> None:
    two = split(articles, Place(0, 2, 5)).articles
    assert [len(text) for text in texts(two)[0]][2] == 5
    assert kinds(two, 0)[2:4] == ["body", "body"]
    assert join(two, Place(0, 2)).articles == articles


def test_joined_latin_words_get_a_blank_which_a_split_takes_away_again() -> None:
    parts = (("title", "Title"), ("body", "the end,"), ("body", "of the line."))
    articles = take_apart(drafts_of("Title\nthe end,\nof the line.\n", (parts,)))
    one = join(articles, Place(0, 1)).articles
    assert texts(one)[0] == ["Title", "the end, of the line."]
    for offset in (8, 9):
        assert split(one, Place(0, 1, offset)).articles == articles


def test_title_and_byline_follow_their_lines(articles: Articles) -> None:
    two_lines = set_kind(articles, Place(0, 1), "title").articles
    assert two_lines[0].title == "湾城“三张清单”行动见效 林晚 贺知"
    assert (two_lines[0].byline, two_lines[0].authors) == ("", ())
    back = set_kind(two_lines, Place(0, 1), "byline").articles
    assert back == articles


def test_another_title_makes_the_first_a_heading_unless_it_is_its_other_line(
    articles: Articles,
) -> None:
    elsewhere = set_kind(articles, Place(0, 3), "title").articles
    assert kinds(elsewhere, 0) == ["heading", "byline", "body", "title", "body"]
    assert elsewhere[0].title == "清单跟着难题走"


def test_a_title_given_by_hand_stays_until_another_line_is_made_one(articles: Articles) -> None:
    named = retitle(articles, 0, "  另起\n一名𠮷 ").articles
    assert named[0].title == "另起 一名𠮷"
    assert set_kind(named, Place(0, 2), "caption").articles[0].title == "另起 一名𠮷"
    assert cut(named, Place(0, 3)).articles[0].title == "另起 一名𠮷"
    assert set_kind(named, Place(0), "other").articles[0].title == "另起 一名𠮷"
    assert set_kind(named, Place(0, 3), "title").articles[0].title == "清单跟着难题走"
    assert texts(named) == texts(articles)


def test_a_title_of_title_and_subtitle_follows_both(articles: Articles) -> None:
    first, *rest = articles
    head = (first.paragraphs[0], RepairParagraph("办结诉求四百件", "subtitle"))
    both = f"{first.title} 办结诉求四百件"
    one = (replace(first, title=both, paragraphs=(*head, *first.paragraphs[1:])), *rest)
    assert set_kind(one, Place(0, 1), "body").articles[0].title == first.title
    assert set_kind(one, Place(0, 1), "title").articles[0].title == both
    assert set_kind(one, Place(0, 0), "body").articles[0].title == "办结诉求四百件"
    assert set_kind(one, Place(0, 2), "subtitle").articles[0].title == both
    assert cut(one, Place(0, 1)).articles[0].title == first.title
    assert move(one, Place(0, 0), forward=True).articles[0].title == f"办结诉求四百件 {first.title}"


def test_a_paragraph_moves_within_its_article_and_over_to_the_next(articles: Articles) -> None:
    down = move(articles, Place(0, 3), forward=True)
    assert texts(down.articles)[0][3:] == texts(articles)[0][:2:-1]
    assert down.place == Place(0, 4)
    over = move(down.articles, down.place, forward=True)
    assert texts(over.articles)[1][0] == "清单跟着难题走"
    assert over.place == Place(1, 0)
    back = move(over.articles, over.place, forward=False)
    assert back.place == Place(0, 4)
    assert move(back.articles, back.place, forward=False).articles == articles


def test_an_article_without_paragraphs_left_is_gone(articles: Articles) -> None:
    alone = cut(articles, Place(1, 1)).articles
    for forward, number in ((True, 2), (False, 1)):
        step = move(alone, Place(2, 0), forward=forward)
        assert len(step.articles) == len(articles)
        moved = step.articles[step.place.article].paragraphs[step.place.paragraph]
        assert (step.place.article, moved) == (number, alone[2].paragraphs[0])


# the way there


def test_undo_and_redo_walk_all_steps(articles: Articles) -> None:
    history = History(articles)
    assert history.undo() is None
    assert history.redo() is None
    states = [articles]
    for step in (split, cut):
        history.do(step(history.articles, Place(0, 2, 4)), Place(0, 2, 4))
        states.append(history.articles)
    assert history.undo_label == step(states[1], Place(0, 2, 4)).label
    assert history.undo() == Place(0, 2, 4)
    assert history.articles == states[1]
    assert history.undo() == Place(0, 2, 4)
    assert history.articles == states[0]
    assert not history.is_changed
    assert history.redo_label
    assert history.redo() == Place(0, 3)
    assert history.articles == states[1]
    assert history.is_changed
    history.do(join(history.articles, Place(0, 2)), Place(0, 2))
    assert history.redo() is None
    assert not history.is_changed


def test_kept_runs_hold_the_line_feeds_between_paragraphs_that_stayed_together(
    articles: Articles,
) -> None:
    drafts = tuple(map(draft_of, articles))
    bases, before = bases_of(drafts), end_to_end(drafts)
    assert [kept_runs(article, before) for article in articles] == [
        (Run(0, len(draft.text), base),) for draft, base in zip(drafts, bases, strict=False)
    ]
    glued = glue(articles, 0).articles[0]
    length = len(drafts[0].text)
    assert kept_runs(glued, before) == (
        Run(0, length, bases[0]),
        Run(length + 1, length + 1 + len(drafts[1].text), bases[1]),
    )
    one = join(articles, Place(0, 2)).articles[0]
    start = draft_of(one).paragraphs[2].start + len(articles[0].paragraphs[2].text)
    assert kept_runs(one, before) == (Run(0, start, 0), Run(start, length - 1, start + 1))


def test_a_character_that_went_is_no_line_feed() -> None:
    whole = ArticleDraft("甲乙丙。", (Paragraph(0, 4, "body"),), (Run(0, 4, 0),))
    articles = take_apart([whole])
    parted = split(split(articles, Place(0, 0, 1)).articles, Place(0, 1, 1)).articles
    ((first, _, third),) = (article.paragraphs for article in parted)
    without = replace(parted[0], paragraphs=(first, third))
    before = end_to_end([whole])
    assert kept_runs(without, before) == (Run(0, 1, 0), Run(2, 4, 2))
