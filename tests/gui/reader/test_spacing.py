"""Distances between characters, and what hangs over the edge of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reader.layout import BlockLayout
from gui.reader.spacing import AIR, CLOSING, OPENING, PAUSE, distances, full_width_marks
from gui.reader.typography import Typography
from tests.gui.reader.samples import one_block

WIDE = frozenset(CLOSING + OPENING)
SIZE = Typography().size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“八大行动”，再", {5: -0.5}),
        ("（见《规划》）。", {5: -0.5, 6: -0.5}),
        ("《“十四五”规划》", {0: -0.5}),
        ("增长5.8%，达", {1: AIR}),
        ("用5G网", {0: AIR, 2: AIR}),
        ("增长5%后", {1: AIR, 3: AIR}),
        ("用 5G 网", {}),
        ("𠮷A𠮷", {0: AIR, 1: AIR}),
        ("发展,奋力", {2: PAUSE}),
        ("3,000,增", {5: PAUSE}),
        ("10:30", {}),
        ("好。他", {}),
        ("", {}),
    ],
)
def test_marks_that_meet_close_up_and_latin_gets_air(text: str, expected: dict[int, float]) -> None:
    assert dict(distances(text, WIDE)) == expected


def test_marks_that_are_narrow_in_the_face_keep_their_distance() -> None:
    assert dict(distances("“好”，再", WIDE - {"”"})) == {}


@given(st.text("“”，。（）《》圈点A9,% 𠮷\u0301", max_size=40))
def test_a_character_has_one_distance(text: str) -> None:
    found = [index for index, _ in distances(text, WIDE)]
    assert len(found) == len(set(found))
    assert all(0 <= index < len(text) - 1 for index in found)


def test_marks_of_a_chinese_face_are_full_width(qapp) -> None:
    assert {"，", "”", "（"} <= full_width_marks(Typography().font("body"))


def width_of(text: str) -> float:
    (piece,) = one_block(text, 2000.0, kind="heading").pieces(0, len(text))
    return piece.right - piece.left


@pytest.mark.parametrize(("text", "plain", "ems"), [("》，人", "》人", 0.5), ("一A一", "A", 2.25)])
def test_distances_are_seen_on_the_page(qapp, text: str, plain: str, ems: float) -> None:
    size = one_block(text, kind="heading").size
    assert width_of(text) - width_of(plain) == pytest.approx(ems * size, abs=1.5)


def lines_of(layout: BlockLayout, text: str) -> list[str]:
    bounds = (layout.line_bounds(number) for number in range(layout.line_count))
    return [text[start.position : end.position] for start, end in bounds]


@pytest.mark.parametrize("mark", ["，", "。", "”", "》", "）"])
def test_half_a_closing_mark_hangs_over_the_edge(qapp, mark: str) -> None:
    """Nine and a half characters: the mark comes with the tenth, instead of taking it down."""
    text = "一二三四五六七八九" + mark + "乙" * 30
    layout = one_block(text, 9.5 * SIZE + 2 * SIZE)
    assert lines_of(layout, text)[0] == "一二三四五六七八九" + mark
    (piece,) = layout.pieces(0, 10)
    assert piece.right == pytest.approx(layout.pieces(0, 9)[0].right + SIZE, abs=2)


@pytest.mark.parametrize("mark", "，。、；：！？”’）》】」")
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(qapp, mark: str) -> None:
    opening = dict(zip("”’）》】」", "“‘（《【「", strict=True)).get(mark, "（")
    text = f"甲乙{opening}丙丁{mark}戊己庚" * 20
    for characters in range(6, 30):
        lines = lines_of(one_block(text, characters * SIZE + 3.0), text)
        assert not [line for line in lines if line[0] == mark or line[-1] == opening]


@pytest.mark.parametrize("mark", ["“", "《", "（"])
def test_half_an_opening_mark_stands_before_the_edge(qapp, mark: str) -> None:
    text = "一二三四五六七八" + mark + "乙" * 30
    layout = one_block(text, 10.5 * SIZE)
    second = lines_of(layout, text)[1]
    assert second == mark + "乙" * 10
    first, inner = layout.pieces(8, 9)[0], layout.pieces(9, 10)[0]
    assert (first.left, first.right) == (0, inner.left)
    assert inner.left == pytest.approx(SIZE / 2, abs=1)


def test_a_paragraph_begins_at_its_indent_whatever_its_first_mark(qapp) -> None:
    (piece, *_) = one_block("“一二三”" * 9).pieces(0, 5)
    assert piece.left == 2 * SIZE
