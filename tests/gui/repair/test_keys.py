"""The keys of the window of the cut: going about in the articles, and mending them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from gui.repair.window import RepairWindow
from tests.text.repair_samples import FAMILY, PARTS, SOURCE
from text.repair import Place

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Strike = Callable[..., None]


def titles(window: RepairWindow) -> list[str]:
    return [article.title for article in window.desk.articles]


def kinds(window: RepairWindow, number: int) -> list[str]:
    return [paragraph.kind for paragraph in window.desk.articles[number].paragraphs]


# going about


def test_the_keys_are_in_the_articles_at_once(repair: RepairWindow) -> None:
    assert repair.proposal.hasFocus()
    assert repair.desk.place == Place(0)


@pytest.mark.parametrize("down", [KEY.Key_Down, KEY.Key_J])
def test_paragraphs_are_walked_over_the_articles_edges(
    repair: RepairWindow, strike: Strike, down: Qt.Key
) -> None:
    strike(repair, *[down] * 6)
    assert repair.desk.place == Place(1, 1)
    strike(repair, *[down] * 9)
    assert repair.desk.place == Place(2, 2)
    strike(repair, *[KEY.Key_Up if down == KEY.Key_Down else KEY.Key_K] * 20)
    assert repair.desk.place == Place(0)


def test_articles_are_walked_with_control(repair: RepairWindow, strike: Strike) -> None:
    strike(repair, KEY.Key_Down, KEY.Key_Down, modifier=CONTROL)
    assert repair.desk.place == Place(2)
    strike(repair, KEY.Key_End)
    strike(repair, KEY.Key_Up, modifier=CONTROL)
    assert repair.desk.place == Place(1)
    strike(repair, KEY.Key_End, modifier=CONTROL)
    assert repair.desk.place == Place(2, 2)
    strike(repair, KEY.Key_Up, modifier=CONTROL)
    assert repair.desk.place == Place(2)
    strike(repair, KEY.Key_Home, modifier=CONTROL)
    assert repair.desk.place == Place(0)


def test_the_caret_moves_by_what_a_reader_calls_a_character(
    repair: RepairWindow, strike: Strike
) -> None:
    text = PARTS[0][4][1]
    repair.desk.go(Place(0, 4))
    strike(repair, KEY.Key_Right, KEY.Key_Right)
    assert repair.desk.place.offset == text.index("野")
    repair.desk.put_caret(text.index(FAMILY))
    strike(repair, KEY.Key_Right)
    assert repair.desk.place.offset == text.index("好")
    strike(repair, KEY.Key_Left)
    assert repair.desk.place.offset == text.index(FAMILY)
    repair.desk.put_caret(text.index("e\u0301"))
    strike(repair, KEY.Key_Right)
    assert repair.desk.place.offset == text.index("两条线")
    strike(repair, KEY.Key_Home)
    assert repair.desk.place.offset == 0


def test_the_caret_moves_by_sentence_with_control(repair: RepairWindow, strike: Strike) -> None:
    text = PARTS[0][2][1]
    repair.desk.go(Place(0, 2))
    strike(repair, KEY.Key_Right, modifier=CONTROL)
    assert repair.desk.place.offset == text.index("办结")
    strike(repair, KEY.Key_Right, KEY.Key_Right, modifier=CONTROL)
    assert repair.desk.place.offset == len(text)
    strike(repair, KEY.Key_Left, KEY.Key_Left, modifier=CONTROL)
    assert repair.desk.place.offset == 0


def test_n_goes_round_the_uncertain_articles_and_v_settles_them(
    repair: RepairWindow, strike: Strike
) -> None:
    assert "2 篇存疑" in repair.counts.text()
    strike(repair, KEY.Key_N)
    assert repair.desk.place == Place(1)
    assert repair.message.text() == "标题下没有署名"
    strike(repair, KEY.Key_N, KEY.Key_N)
    assert repair.desk.place == Place(1)
    strike(repair, KEY.Key_N, modifier=SHIFT)
    assert repair.desk.place == Place(2)
    strike(repair, KEY.Key_V)
    assert repair.desk.place == Place(1)
    strike(repair, KEY.Key_V)
    assert "存疑" not in repair.counts.text()
    strike(repair, KEY.Key_N)
    assert repair.message.text() == "没有存疑的切分"


def test_the_source_passes_keys_on(repair: RepairWindow, strike: Strike) -> None:
    repair.source.setFocus()
    strike(repair, KEY.Key_Down, KEY.Key_J)
    assert repair.desk.place == Place(0, 2)


# mending


def test_c_cuts_and_g_glues(repair: RepairWindow, strike: Strike) -> None:
    repair.desk.go(Place(0, 3))
    strike(repair, KEY.Key_C)
    assert titles(repair)[:2] == ["湾城“三张清单”行动见效", "清单跟着难题走"]
    assert repair.desk.place == Place(1)
    strike(repair, KEY.Key_G, modifier=SHIFT)
    assert titles(repair) == [article[0][1] for article in PARTS]
    strike(repair, KEY.Key_G)
    assert titles(repair) == ["湾城“三张清单”行动见效", "一根竹子"]
    assert kinds(repair, 0)[5:] == ["heading", "body"]


def test_c_at_the_caret_cuts_through_the_paragraph(repair: RepairWindow, strike: Strike) -> None:
    repair.desk.go(Place(0, 2))
    strike(repair, KEY.Key_Right, modifier=CONTROL)
    strike(repair, KEY.Key_C)
    drafts = repair.desk.drafts
    assert drafts[0].text.endswith("1260家。")
    assert drafts[1].text.startswith("办结诉求418件。\n清单跟着难题走")
    for draft in drafts:
        for run in draft.origin:
            there = SOURCE[run.source_start : run.source_start + run.end - run.start]
            assert draft.text[run.start : run.end] == there


def test_s_splits_and_p_joins(repair: RepairWindow, strike: Strike) -> None:
    repair.desk.go(Place(0, 2))
    strike(repair, KEY.Key_S)
    assert "段首或段尾" in repair.message.text()
    strike(repair, KEY.Key_Right, modifier=CONTROL)
    strike(repair, KEY.Key_S)
    assert repair.desk.paragraph.text == "办结诉求418件。"
    strike(repair, KEY.Key_K, KEY.Key_P)
    assert repair.desk.paragraph.text == PARTS[0][2][1]
    assert not repair.desk.history.is_changed


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (KEY.Key_T, "title"),
        (KEY.Key_U, "subtitle"),
        (KEY.Key_Y, "byline"),
        (KEY.Key_D, "dateline"),
        (KEY.Key_H, "heading"),
        (KEY.Key_I, "caption"),
        (KEY.Key_O, "other"),
    ],
)
def test_a_key_gives_a_paragraph_its_kind(
    repair: RepairWindow, strike: Strike, key: Qt.Key, kind: str
) -> None:
    repair.desk.go(Place(0, 2))
    strike(repair, key)
    assert repair.desk.paragraph.kind == kind
    strike(repair, KEY.Key_B)
    assert repair.desk.paragraph.kind == "body"


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (KEY.Key_X, "other"),
        (KEY.Key_2, "photo"),
        (KEY.Key_3, "continuation"),
        (KEY.Key_4, "other"),
    ],
)
def test_a_key_says_what_an_article_is(
    repair: RepairWindow, strike: Strike, key: Qt.Key, kind: str
) -> None:
    strike(repair, key)
    assert repair.desk.article.kind == kind
    assert ("1 篇非文章" in repair.counts.text()) is (kind == "other")
    strike(repair, KEY.Key_X if key == KEY.Key_X else KEY.Key_1)
    assert repair.desk.article.kind == "article"


def test_a_paragraph_is_moved_with_alt(repair: RepairWindow, strike: Strike) -> None:
    repair.desk.go(Place(0, 4))
    strike(repair, KEY.Key_Down, modifier=ALT)
    assert repair.desk.place == Place(1, 0)
    assert len(repair.desk.articles[0].paragraphs) == 4
    strike(repair, KEY.Key_Up, modifier=ALT)
    assert not repair.desk.history.is_changed


def test_undo_goes_back_to_where_it_was(repair: RepairWindow, strike: Strike) -> None:
    repair.desk.go(Place(0, 3))
    strike(repair, KEY.Key_C)
    strike(repair, KEY.Key_Z, modifier=CONTROL)
    assert repair.desk.place == Place(0, 3)
    assert not repair.desk.history.is_changed
    strike(repair, KEY.Key_Z, modifier=CONTROL)
    assert repair.message.text() == "没有可撤销的编辑"
    strike(repair, KEY.Key_Z, modifier=CONTROL | SHIFT)
    assert len(repair.desk.articles) == 4


def test_what_is_refused_is_said(repair: RepairWindow, strike: Strike) -> None:
    strike(repair, KEY.Key_C)
    assert repair.message.text() == "这里已经是一篇文章的开头"
    assert not repair.desk.history.is_changed
