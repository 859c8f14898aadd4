"""A block laid out: characters, points and carets agree."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF

from gui.reader.blocks import Block
from gui.reader.layout import BlockLayout, Piece, Spot
from gui.reader.typography import Typography
from tests.gui.reader.samples import FAMILY, TEXTS, character_bounds, one_block

LINES = {
    f"{name} {number}": line
    for name, text in TEXTS.items()
    for number, line in enumerate(text.split("\n"))
    if name != "right to left"
}
START = 1000
every_line = pytest.mark.parametrize("text", LINES.values(), ids=LINES)
every_width = pytest.mark.parametrize("width", [80.0, 100.0, 300.0, 2000.0])


def middle(piece: Piece) -> QPointF:
    return QPointF((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2)


def characters(layout: BlockLayout, text: str) -> list[tuple[int, int]]:
    return list(pairwise(START + bound for bound in character_bounds(text)))


@every_line
@every_width
def test_a_point_in_the_middle_of_a_character_means_it(text: str, width: float) -> None:
    layout = one_block(text, width, start=START)
    for start, end in characters(layout, text):
        (piece,) = layout.pieces(start, end)
        if piece.right > piece.left:
            assert layout.character_at(middle(piece)) == start
            for aside, edge in ((-0.5, piece.left), (0.5, piece.right)):
                position = layout.position_at(middle(piece) + QPointF(aside, 0))
                if layout.line_of(position) == layout.line_of(start):
                    assert layout.caret(position).center().x() == pytest.approx(edge, abs=1)


@every_line
@every_width
def test_a_caret_stands_at_the_edges_of_its_characters(text: str, width: float) -> None:
    layout = one_block(text, width, start=START)
    for start, end in characters(layout, text):
        (piece,) = layout.pieces(start, end)
        caret = layout.caret(start)
        assert caret.center().x() == pytest.approx(piece.left, abs=1)
        assert piece.top <= caret.top()
        assert caret.bottom() <= piece.bottom
        if layout.line_of(end) == layout.line_of(start):
            assert layout.caret(end).center().x() == pytest.approx(piece.right, abs=1)


@every_line
@every_width
def test_no_point_means_the_inside_of_a_character(text: str, width: float) -> None:
    layout = one_block(text, width, start=START)
    stops = {START + bound for bound in character_bounds(text)}
    for y in range(-20, int(layout.height) + 20, 17):
        for x in (-50, *range(0, int(min(width, 400)) + 60, 3)):
            assert layout.position_at(QPointF(x, y)) in stops
            assert layout.character_at(QPointF(x, y)) in stops - {START + len(text)} | {None}
    for number in range(layout.line_count):
        for x in range(0, 400, 7):
            assert layout.at_line(number, x).position in stops


@every_line
def test_steps_go_from_character_to_character_and_back(text: str) -> None:
    layout = one_block(text, 100.0, start=START)
    for start, end in characters(layout, text):
        assert layout.step(start, forward=True) == end
        assert layout.step(end, forward=False) == start
    stops = [place for place in range(len(text) + 1) if layout.is_stop(START + place)]
    assert tuple(stops) == character_bounds(text)


@every_line
@every_width
def test_the_pieces_of_a_stretch_are_one_a_line_and_hang_together(text: str, width: float) -> None:
    layout = one_block(text, width, start=START)
    pieces = layout.pieces(START, START + len(text))
    assert len(pieces) == (layout.line_count if text else 0) or "\u2028" in text
    for number, piece in enumerate(pieces):
        assert piece.top == layout.line_top(number)
        assert piece.bottom - piece.top == layout.pitch
        assert (piece.first, piece.last) == (number == 0, number == len(pieces) - 1)


def test_a_stretch_over_a_line_wrap_takes_the_end_of_one_line_and_the_start_of_the_next() -> None:
    layout = one_block("圈点" * 40, start=START)
    _, (end, _) = layout.line_bounds(0)
    above, below = layout.pieces(end - 2, end + 2)
    assert above.right == pytest.approx(300, abs=1)
    assert below.left == pytest.approx(0, abs=1)
    assert below.right == pytest.approx(2 * layout.size, abs=3)
    assert (above.first, above.last, below.first, below.last) == (True, False, False, True)


def test_a_stretch_beyond_the_block_has_no_first_or_last_piece_in_it() -> None:
    (piece,) = one_block("圈点", start=START).pieces(START - 5, START + 9)
    assert (piece.first, piece.last) == (False, False)


@pytest.mark.parametrize(("start", "end"), [(0, START), (START + 2, START + 3), (START, START)])
def test_a_stretch_outside_has_no_pieces(start: int, end: int) -> None:
    assert one_block("圈点", start=START).pieces(start, end) == []


def test_lines_lie_one_below_the_other_and_leave_no_character_out() -> None:
    text = f"圈点{FAMILY}𠮷" * 30
    layout = one_block(text, start=START)
    bounds = [layout.line_bounds(number) for number in range(layout.line_count)]
    assert bounds[0][0] == Spot(START)
    assert bounds[-1][1] == Spot(START + len(text))
    for (_, end), (start, _) in pairwise(bounds):
        assert end == Spot(start.position, late=True)
    for number, (start, end) in enumerate(bounds):
        assert layout.line_of(start.position) == number
        assert layout.line_of(end.position, late=end.late) == number
        assert layout.at_line(number, -10) == start
        assert layout.at_line(number, 9999) == end


def test_the_first_line_of_body_text_is_indented_by_two_characters() -> None:
    layout = one_block("圈点" * 40)
    first, second, *_ = layout.pieces(0, 80)
    assert first.left == 2 * layout.size
    assert second.left == 0


@pytest.mark.parametrize("size", [12, 15, 19, 20, 23, 30, 48])
@pytest.mark.parametrize("text", ["圈点", "一二三四五六七八九十"])
def test_a_full_line_holds_the_measure(text: str, size: int) -> None:
    typography = Typography(size=size)
    text *= 60
    layout = BlockLayout(text, Block(0, len(text), "body"), typography, typography.column)
    starts = [layout.line_bounds(number)[0].position for number in range(4)]
    assert starts == [0, 32, 66, 100]


def test_a_column_too_narrow_for_an_indent_has_none() -> None:
    layout = one_block("圈点" * 4, 2 * Typography().size * 2.0)
    assert {piece.left for piece in layout.pieces(0, 8)} == {0}
    assert layout.line_count == 2


def test_beside_the_text_lies_no_character() -> None:
    layout = one_block("圈点")
    inside = middle(layout.pieces(0, 1)[0])
    assert layout.character_at(inside) == 0
    for aside in (QPointF(-inside.x(), 0), QPointF(200, 0), QPointF(0, 90), QPointF(0, -90)):
        assert layout.character_at(inside + aside) is None
    assert layout.position_at(inside + QPointF(200, 90)) == 2
    assert layout.position_at(inside + QPointF(-200, -90)) == 0


def test_an_empty_block_has_one_line_with_a_caret() -> None:
    layout = one_block("", start=START)
    assert layout.line_count == 1
    assert layout.line_bounds(0) == (Spot(START), Spot(START))
    assert layout.caret(START).height() > 0
    assert layout.step(START, forward=True) == layout.step(START, forward=False) == START


RIGHT_TO_LEFT = "他说 שלום עולם 就走了"
"""The Hebrew words stand in it from right to left: the first one on the right."""


@pytest.mark.parametrize("width", [120.0, 300.0])
def test_a_stretch_of_right_to_left_text_covers_its_own_characters_alone(width: float) -> None:
    layout = one_block(RIGHT_TO_LEFT, width, start=START)
    first = layout.pieces(START + 3, START + 7)
    second = layout.pieces(START + 8, START + 12)
    if layout.line_count == 1:
        assert second[0].right <= first[0].left + 1
    for start, end in characters(layout, RIGHT_TO_LEFT):
        (piece,) = layout.pieces(start, end)
        if piece.left < piece.right:
            assert layout.character_at(middle(piece)) == start
        else:
            assert layout.line_bounds(layout.line_of(start))[1] == Spot(end, late=True)


def test_a_stretch_that_parts_on_the_line_has_two_pieces_there() -> None:
    layout = one_block(RIGHT_TO_LEFT, 400.0)
    left, right = layout.pieces(0, 7)
    assert (left.top, left.first, right.top) == (right.top, True, left.top)
    assert left.right < right.left


def test_a_caret_stands_at_the_end_of_a_line_or_at_the_start_of_the_next() -> None:
    layout = one_block("圈点" * 40, start=START)
    _, end = layout.line_bounds(0)
    assert end.late
    late, early = (layout.caret(end.position, late=late) for late in (True, False))
    assert late.center().x() == pytest.approx(300, abs=2)
    assert early.center().x() == pytest.approx(0, abs=2)
    assert early.top() - late.top() == layout.pitch
    assert layout.spot_at(QPointF(999, 5)) == end
    assert layout.spot_at(QPointF(0, 5 + layout.pitch)) == Spot(end.position)


def test_a_caret_between_parts_of_a_paragraph_is_seen_once() -> None:
    parts = [Block(0, 4, "body", closes=False), Block(4, 8, "body", opens=False)]
    layouts = [BlockLayout("圈点圈点", part, Typography(), 300.0) for part in parts]
    for spot, expected in ((Spot(4), [False, True]), (Spot(4, late=True), [True, False])):
        assert [layout.holds(spot) for layout in layouts] == expected


@pytest.mark.parametrize("width", [90.0, 171.0, 400.0])
def test_another_width_gives_what_a_fresh_layout_gives(width: float) -> None:
    text = "《规划》，2024年“八大行动”，" * 12
    rewrapped = one_block(text, 300.0)
    rewrapped.wrap(width)
    fresh = one_block(text, width)
    assert rewrapped.height == fresh.height
    assert rewrapped.pieces(0, len(text)) == fresh.pieces(0, len(text))
