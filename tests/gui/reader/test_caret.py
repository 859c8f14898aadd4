"""The caret: what each unit crosses, forward and back, with and without a selection."""

from itertools import pairwise

import pytest

from gui.reader.caret import Caret, Unit
from gui.reader.stretches import Stretches
from tests.gui.reader.samples import (
    FAMILY,
    TEXTS,
    UNBROKEN,
    article,
    character_bounds,
    galley_of,
    word_bounds,
)

LINES = "甲乙丙丁戊己庚辛壬癸" * 12 + "\n短。\n" + "子丑寅卯辰巳午未申酉戌亥" * 12
LATIN_THEN_HAN = f"{FAMILY}Cafe\u0301𠮷野家2025年"
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def caret_in(text: str, position: int = 0, *, words: bool = True) -> Caret:
    galley = galley_of(text)
    caret = Caret(galley, Stretches(galley, word_bounds if words else no_words))
    caret.place(position)
    return caret


def no_words(text: str) -> None:
    """Words that aren't known yet."""


def walk(caret: Caret, unit: Unit, *, forward: bool, limit: int) -> list[int]:
    """Where the caret stands after each move, until it stays."""
    stood = [caret.position]
    for _ in range(limit):
        caret.move(unit, forward=forward, extend=False)
        if caret.position == stood[-1]:
            return stood
        stood.append(caret.position)
    pytest.fail(f"still moving after {limit} moves")


def bounds_of_lines(text: str) -> list[int]:
    found, start = [], 0
    for line in text.split("\n"):
        found += [start + bound for bound in character_bounds(line)]
        start += len(line) + 1
    return found


@every_text
def test_by_character_every_character_is_crossed_once_and_none_is_entered(text: str) -> None:
    caret = caret_in(text)
    there = walk(caret, Unit.CHARACTER, forward=True, limit=len(text) + 1)
    assert there == bounds_of_lines(text)
    back = walk(caret, Unit.CHARACTER, forward=False, limit=len(text) + 1)
    assert back == there[::-1]


@every_text
@pytest.mark.parametrize("words", [True, False], ids=["words", "no words yet"])
def test_by_word_the_whole_article_is_crossed_both_ways(text: str, words: bool) -> None:
    caret = caret_in(text, words=words)
    there = walk(caret, Unit.WORD, forward=True, limit=len(text) + 1)
    assert there[-1] == len(text)
    assert set(there) <= set(bounds_of_lines(text))
    assert walk(caret, Unit.WORD, forward=False, limit=len(text) + 1) == there[::-1]


@every_text
@pytest.mark.parametrize("unit", [Unit.LINE, Unit.PARAGRAPH])
def test_by_line_and_paragraph_the_whole_article_is_crossed_both_ways(
    text: str, unit: Unit
) -> None:
    caret = caret_in(text)
    there = walk(caret, unit, forward=True, limit=len(text) + 1)
    assert there[-1] >= text.rfind("\n") + 1
    assert walk(caret, unit, forward=False, limit=len(text) + 1)[-1] <= len(text.split("\n")[0])


@pytest.mark.parametrize("unit", [Unit.CHARACTER, Unit.WORD, Unit.LINE])
@pytest.mark.parametrize("at_x", [0, 37, 399])
def test_nothing_gets_stuck_where_the_parts_of_a_long_paragraph_meet(unit: Unit, at_x: int) -> None:
    text = UNBROKEN[:9500]
    galley = galley_of(text)
    caret = Caret(galley, Stretches(galley, word_bounds))
    assert len(galley.blocks) > 3
    caret.place(galley.layout(0).at_line(1, at_x).position)
    there = walk(caret, unit, forward=True, limit=len(text))
    assert there == sorted(there)
    assert there[-1] >= galley.blocks[-1].start
    back = walk(caret, unit, forward=False, limit=len(text))
    assert back == sorted(back, reverse=True)
    assert back[-1] <= galley.layout(0).line_bounds(0)[1].position
    if unit is Unit.CHARACTER:
        assert set(there) <= set(back)
        seams = {block.start for block in galley.blocks[1:]}
        assert seams <= set(there)
        assert there == bounds_of_lines(text)[bounds_of_lines(text).index(there[0]) :]


def test_a_long_paragraph_is_one_paragraph_to_the_keys() -> None:
    text = f"前\n{UNBROKEN[:9500]}\n后"
    caret = caret_in(text, 5000)
    caret.move(Unit.PARAGRAPH, forward=True, extend=False)
    assert caret.position == text.index("后")
    caret.move(Unit.PARAGRAPH, forward=False, extend=False)
    assert caret.position == 2
    caret.move(Unit.PARAGRAPH, forward=False, extend=False)
    assert caret.position == 0


def test_words_are_crossed_and_a_joined_character_is_never_entered() -> None:
    caret = caret_in(LATIN_THEN_HAN)
    crossed = walk(caret, Unit.WORD, forward=True, limit=20)
    words = [LATIN_THEN_HAN[start:end] for start, end in pairwise(crossed)]
    assert words == [FAMILY, "C", "a", "f", "e\u0301", "𠮷", "野家", "2025", "年"]


def test_up_and_down_keep_to_the_column_over_a_short_line() -> None:
    galley = galley_of(LINES)
    caret = Caret(galley, Stretches(galley, word_bounds))
    first = galley.layout(0)
    caret.place(first.line_bounds(first.line_count - 1)[0].position + 15)
    x = first.caret(caret.position).x()
    assert x > 200
    caret.move(Unit.LINE, forward=True, extend=False)
    assert caret.position == LINES.index("短。") + 2
    caret.move(Unit.LINE, forward=True, extend=False)
    assert galley.layout(2).caret(caret.position).x() == pytest.approx(x, abs=12)
    caret.move(Unit.LINE, forward=False, extend=False, lines=2)
    assert galley.layout(0).caret(caret.position).x() == pytest.approx(x, abs=1)


def test_a_step_aside_sets_another_column() -> None:
    caret = caret_in(LINES, 15)
    caret.move(Unit.LINE, forward=True, extend=False)
    caret.move(Unit.LINE_EDGE, forward=False, extend=False)
    start = caret.position
    caret.move(Unit.LINE, forward=True, extend=False)
    layout = galley_of(LINES).layout(0)
    assert caret.position == layout.line_bounds(layout.line_of(start) + 1)[0].position


@pytest.mark.parametrize("position", [0, 3, 25, 70, 119, 130])
def test_line_edges_are_on_the_line_and_stay(position: int) -> None:
    layout = galley_of(LINES).layout(0 if position <= 120 else 2)
    start, end = layout.line_bounds(layout.line_of(position))
    for forward, edge in ((True, end), (False, start)):
        caret = caret_in(LINES, position)
        for _ in range(3):
            caret.move(Unit.LINE_EDGE, forward=forward, extend=False)
            assert (caret.position, caret.late) == edge


def test_article_edges() -> None:
    caret = caret_in(LINES, 50)
    caret.move(Unit.ARTICLE, forward=True, extend=True)
    assert caret.selection == (50, len(LINES))
    caret.move(Unit.ARTICLE, forward=False, extend=True)
    assert caret.selection == (0, 50)
    caret.move(Unit.ARTICLE, forward=False, extend=False)
    assert (caret.position, caret.selection) == (0, None)


def test_an_article_that_ends_in_a_line_feed_has_a_last_line() -> None:
    caret = caret_in("圈点\n")
    caret.move(Unit.ARTICLE, forward=True, extend=False)
    assert caret.position == 3
    caret.move(Unit.CHARACTER, forward=False, extend=False)
    assert caret.position == 2


@pytest.mark.parametrize("unit", Unit)
def test_extending_keeps_the_anchor(unit: Unit) -> None:
    caret = caret_in(LINES, 65)
    caret.move(unit, forward=True, extend=True)
    assert caret.anchor == 65
    assert caret.position > 65
    assert caret.selection == (65, caret.position)
    caret.place(65)
    caret.move(unit, forward=False, extend=True)
    assert caret.selection == (caret.position, 65)


@pytest.mark.parametrize("unit", [Unit.CHARACTER, Unit.WORD])
def test_left_and_right_let_go_of_a_selection_at_its_ends(unit: Unit) -> None:
    for forward, edge in ((True, 9), (False, 4)):
        caret = caret_in(LINES)
        caret.select(4, 9)
        caret.move(unit, forward=forward, extend=False)
        assert (caret.position, caret.selection) == (edge, None)


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("forward", [True, False])
def test_an_empty_article_has_nowhere_to_go(unit: Unit, forward: bool) -> None:
    caret = caret_in("")
    caret.move(unit, forward=forward, extend=True)
    assert (caret.position, caret.selection) == (0, None)


def test_a_place_outside_is_the_nearest_inside() -> None:
    caret = caret_in("圈点")
    caret.place(99)
    assert caret.position == 2
    caret.place(-5)
    assert caret.position == 0


def test_many_lines_at_once_land_where_single_lines_do() -> None:
    text = article(30)
    one, many = caret_in(text, 3), caret_in(text, 3)
    for _ in range(17):
        one.move(Unit.LINE, forward=True, extend=False)
    many.move(Unit.LINE, forward=True, extend=False, lines=17)
    assert many.position == one.position
    many.move(Unit.LINE, forward=False, extend=False, lines=1000)
    assert many.position <= galley_of(text).layout(0).line_bounds(0)[1].position
