"""The window that slides over an article: what is laid out, and that nothing jumps."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.reader import galley as room
from gui.reader.flow import Flow
from gui.reader.galley import BOTTOM_MARGIN, TOP_MARGIN, Galley
from gui.reader.layout import BlockLayout
from gui.reader.typography import Typography
from tests.gui.reader.samples import FAMILY, ONE_LINE, UNBROKEN, article, galley_of, paragraphs_of

LONG = article(300)
MIXED = "\n".join(
    ["标题很长，" + "一二三四五六七八九十" * 9, "", f"𠮷{FAMILY}", article(40), UNBROKEN[:9000]]
)

HIGHER = "\n".join(["甲\u2028乙\u2028丙\u2028" * 10] * 200)
"""Paragraphs that take far more lines than their length lets one expect."""


def lines_in_view(galley: Galley) -> dict[int, float]:
    """Start of each line in view → its pixels below the window's top."""
    found = {}
    for top, layout in galley.in_view():
        for number in range(layout.line_count):
            y = top + layout.line_top(number)
            if -layout.pitch < y < 500:
                found[layout.line_bounds(number)[0].position] = y
    return found


def line_in_view(galley: Galley, position: int) -> float | None:
    """Pixels from the window's top to the line of `position`, None where it isn't in view."""
    for top, layout in galley.in_view():
        if layout.block.start <= position <= layout.block.end:
            y = top + layout.line_top(layout.line_of(position))
            return y if y >= -0.01 and y + layout.pitch <= 500.01 else None
    return None


@given(st.lists(st.integers(0, 500), min_size=1, max_size=20), st.data())
def test_tops_are_the_sums_of_the_heights(heights: list[int], data: st.DataObject) -> None:
    flow = Flow(heights)
    place = data.draw(st.integers(0, len(heights) - 1))
    heights[place] = data.draw(st.integers(0, 500))
    flow.set_height(place, heights[place])
    assert len(flow) == len(heights)
    for index, height in enumerate(heights):
        assert flow.height(index) == height
        assert flow.top(index) == pytest.approx(sum(heights[:index]))
        if height:
            assert flow.block_at(flow.top(index)) == index
    assert flow.total == pytest.approx(sum(heights))
    assert flow.block_at(-1) == 0
    assert flow.block_at(flow.total + 1) == len(heights) - 1


def test_an_estimate_is_near_what_a_block_of_han_text_takes() -> None:
    galley = galley_of(LONG)
    estimated = galley.flow.total
    for index in range(len(galley.blocks)):
        galley.layout(index)
    assert galley.flow.total == pytest.approx(estimated, rel=0.1)


def test_wheel_steps_down_and_up_again_return_to_the_same_lines() -> None:
    galley = galley_of(MIXED)
    seen = []
    for _ in range(120):
        seen.append(lines_in_view(galley))
        galley.scroll_by(53.0)
    galley.scroll_by(-53.0)
    for before in reversed(seen[:-1]):
        galley.scroll_by(-53.0)
        assert lines_in_view(galley) == pytest.approx(before)
    assert galley.scroll == 0


@settings(max_examples=30)
@given(st.lists(st.integers(-700, 700), max_size=12), st.integers(0, len(MIXED)))
def test_a_step_moves_what_stays_in_view_by_just_that_step(steps: list[int], start: int) -> None:
    galley = galley_of(MIXED)
    galley.read_from(start)
    for step in steps:
        before = lines_in_view(galley)
        galley.scroll_by(step)
        after = lines_in_view(galley)
        moves = {before[line] - after[line] for line in before.keys() & after.keys()}
        assert max(moves, default=0) - min(moves, default=0) < 0.01
        galley_at_an_edge = galley.scroll < 1 or galley.scroll > galley.scroll_end - 1
        if moves and not galley_at_an_edge:
            assert moves.pop() == pytest.approx(step)


def test_the_first_line_stays_put_while_blocks_above_become_exact() -> None:
    galley = galley_of(LONG)
    galley.scroll_to(galley.scroll_end / 2)
    before = lines_in_view(galley)
    first = galley.block_of(min(before))
    assert first > 20
    for index in range(first):
        galley.layout(index)
    assert lines_in_view(galley) == before


@pytest.mark.parametrize(
    "text", [LONG, MIXED, UNBROKEN, HIGHER], ids=["long", "mixed", "unbroken", "higher"]
)
def test_the_end_shows_the_last_line_above_the_margin(text: str) -> None:
    galley = galley_of(text)
    galley.scroll_to(galley.scroll_end)
    assert galley.scroll == pytest.approx(galley.scroll_end)
    y = line_in_view(galley, len(text))
    last = galley.layout(len(galley.blocks) - 1)
    below = last.height - last.line_top(last.line_count - 1)
    assert y is not None
    assert y + below + BOTTOM_MARGIN == pytest.approx(500)
    galley.scroll_by(10_000)
    assert line_in_view(galley, len(text)) == y


def test_the_start_is_exact_from_anywhere() -> None:
    galley = galley_of(LONG)
    galley.scroll_to(galley.scroll_end / 2)
    galley.scroll_to(0)
    assert galley.scroll == 0
    assert lines_in_view(galley)[0] == TOP_MARGIN


@pytest.mark.parametrize("typography", [Typography(size=12), Typography(size=31), Typography()])
@pytest.mark.parametrize("width", [150.0, 400.0, 633.0])
def test_other_type_or_width_keeps_the_first_line_in_view(
    typography: Typography, width: float
) -> None:
    galley = galley_of(LONG)
    for step in (100, 3333, 12_000):
        galley.scroll_by(step)
        position = galley.reading_position()
        y = line_in_view(galley, position)
        galley.reset(typography, width, 500.0)
        assert line_in_view(galley, position) == pytest.approx(y)


def test_dragging_the_windows_edge_to_and_fro_loses_no_line() -> None:
    galley = galley_of(LONG)
    galley.scroll_by(4321.0)
    before = lines_in_view(galley)
    for width in (*range(400, 80, -7), *range(80, 400, 7), 400):
        galley.reset(Typography(), float(width), 500.0)
    assert lines_in_view(galley) == pytest.approx(before)


@pytest.mark.parametrize("height", [0.0, 1.0, 20.0])
def test_a_window_too_low_for_a_line_keeps_the_place(height: float) -> None:
    galley = galley_of(LONG)
    galley.read_from(len(LONG) // 2)
    position = galley.reading_position()
    galley.reset(Typography(), 400.0, height)
    galley.reset(Typography(), 300.0, height)
    galley.reset(Typography(), 400.0, 500.0)
    assert galley.reading_position() == position


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, len(MIXED)), min_size=1, max_size=6), st.integers(-900, 900))
def test_any_position_can_be_brought_into_view(positions: list[int], step: int) -> None:
    galley = galley_of(MIXED)
    for position in positions:
        galley.scroll_by(step)
        galley.reveal(position)
        assert line_in_view(galley, position) is not None
        assert not galley.reveal(position)


def test_a_position_is_in_view_where_the_blocks_between_were_estimated_wrongly() -> None:
    text = "\n".join(["iiii" * 60] * 400)
    for middle in (0, 200):
        for distance in range(1, 80, 3):
            for place in (middle + distance, middle - distance):
                galley = galley_of(text)
                galley.read_from(middle * 241)
                position = max(place, 0) * 241
                galley.reveal(position)
                assert line_in_view(galley, position) is not None


@pytest.mark.parametrize("position", [150, 500, len(MIXED) // 2, len(MIXED) // 3])
def test_reading_goes_on_where_it_stopped(position: int) -> None:
    galley = galley_of(MIXED)
    galley.read_from(position)
    assert line_in_view(galley, position) == pytest.approx(0, abs=0.01)
    stopped_at = galley.reading_position()
    other = galley_of(MIXED)
    other.read_from(stopped_at)
    assert lines_in_view(other) == pytest.approx(lines_in_view(galley))


def test_a_place_survives_a_window_that_is_made_narrow_first() -> None:
    galley = galley_of(LONG)
    galley.scroll_by(5000.0)
    position = galley.reading_position()
    other = galley_of(LONG, width=80.0, height=30.0)
    other.read_from(position)
    other.reset(Typography(), 400.0, 500.0)
    assert other.reading_position() == position


def test_an_article_shorter_than_the_window_stays_at_the_top() -> None:
    galley = galley_of(ONE_LINE)
    for step in (500.0, -500.0, 1.0):
        galley.scroll_by(step)
        assert galley.scroll == 0
    galley.scroll_to(300.0)
    assert galley.scroll == galley.scroll_end == 0
    assert not galley.reveal(len(ONE_LINE))


def test_an_empty_article_bears_everything() -> None:
    galley = galley_of("")
    galley.scroll_by(10.0)
    galley.scroll_to(10.0)
    galley.read_from(0)
    galley.read_from(10)
    galley.reset(Typography(size=30), 100.0, 100.0)
    assert not galley.reveal(0)
    assert list(galley.in_view()) == []
    assert (galley.reading_position(), galley.scroll, galley.scroll_end) == (0, 0, 0)


@pytest.mark.parametrize("text", [LONG, UNBROKEN], ids=["long", "unbroken"])
def test_a_point_finds_the_block_that_lies_there(text: str) -> None:
    galley = galley_of(text)
    galley.scroll_to(galley.scroll_end / 2)
    for top, layout in list(galley.in_view()):
        for y in (top, top + layout.height - 1):
            assert galley.block_at(y) == (galley.block_of(layout.block.start), pytest.approx(top))
    assert galley.block_at(-1e6)[0] == 0
    assert galley.block_at(1e6)[0] == len(galley.blocks) - 1


def test_blocks_in_view_stand_one_below_the_other() -> None:
    galley = galley_of(LONG)
    galley.scroll_by(3000.0)
    in_view = list(galley.in_view())
    for (top, layout), (next_top, _) in pairwise(in_view):
        assert next_top == pytest.approx(top + layout.height)
    assert in_view[0][0] <= 0
    assert in_view[-1][0] + in_view[-1][1].height >= 500


def test_a_million_characters_open_and_scroll_without_being_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []

    class Counted(BlockLayout):
        def __init__(self, *arguments: object) -> None:
            made.append(arguments)
            super().__init__(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(room, "BlockLayout", Counted)
    paragraph = "圈" * 199 + "。"
    galley = galley_of("\n".join([paragraph] * 5000))
    assert 0 < len(made) < 10
    galley.scroll_to(galley.scroll_end / 2)
    galley.scroll_to(galley.scroll_end)
    galley.reveal(300_000)
    galley.reset(Typography(size=22), 300.0, 500.0)
    assert len(made) < 60


def test_layouts_far_behind_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "KEPT_LAYOUTS", 20)
    galley = galley_of(LONG)
    first = galley.layout(0)
    height = galley.flow.total
    for index in range(len(galley.blocks)):
        galley.layout(index)
    assert galley.layout(0) is not first
    assert galley.flow.height(0) == first.height
    assert galley.flow.total != height


def test_another_article_begins_at_its_start() -> None:
    galley = galley_of(LONG)
    galley.scroll_by(5000.0)
    galley.load(ONE_LINE, paragraphs_of(ONE_LINE))
    assert galley.scroll == 0
    assert galley.reading_position() == 0


def test_parts_of_a_long_paragraph_count_as_one() -> None:
    text = "第一段。\n" + "长" * 9000 + "\n第三段。"
    galley = galley_of(text)
    assert len(galley.blocks) > 3
    numbers = [galley.paragraph_of(at) for at in (0, 4, 5, 5000, 9004, 9006, len(text))]
    assert numbers == [0, 0, 1, 1, 1, 2, 2]
