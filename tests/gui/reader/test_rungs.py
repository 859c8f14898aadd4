"""Underlines of any depth fit between two lines of text."""

from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reader.rungs import ASCENT, CLOSE, REACH, Rungs, rungs
from gui.reader.typography import SIZES as TYPE_SIZES
from gui.reader.typography import SPACINGS, STYLES, Typography

SMALLEST, LARGEST = round(TYPE_SIZES.least), round(TYPE_SIZES.most)
SIZES = st.integers(SMALLEST, LARGEST).map(float)
PITCHES = st.floats(1.5, 2.2)
SCALES = st.sampled_from((1.0, 1.25, 1.5, 2.0, 3.0))


def room(size: float, pitch: float, scale: float) -> tuple[float, float]:
    """Where Han characters end and those of the next line begin, in pixels of the screen."""
    return size * scale * CLOSE, (pitch - size * ASCENT) * scale


@given(SIZES, PITCHES, st.integers(1, 12), SCALES, st.booleans())
def test_every_depth_lies_between_the_characters_of_two_lines(
    size: float, spacing: float, levels: int, scale: float, strong: bool
) -> None:
    pitch = round(size * spacing)
    found = rungs(size, pitch, levels, scale=scale, strong=strong)
    above, below = room(size, pitch, scale)
    assert above <= found.first
    assert found.bottom <= below
    assert found.thickness >= 1
    assert found.step >= found.thickness


@given(SIZES, PITCHES, SCALES, st.booleans())
def test_four_levels_have_a_row_each(
    size: float, spacing: float, scale: float, strong: bool
) -> None:
    found = rungs(size, round(size * spacing), 4, scale=scale, strong=strong)
    assert [found.row(level) for level in range(4)] == [0, 1, 2, 3]
    assert found.sharers == 1


@pytest.mark.parametrize(("size", "scale"), [*product((16, 19, 24, 32, 48), (1.0, 2.0))])
def test_six_levels_are_parted_from_each_other_at_common_sizes(size: int, scale: float) -> None:
    found = rungs(float(size), round(size * 1.9), 6, scale=scale, strong=False)
    assert found.rows == 6
    assert found.step > found.thickness


def test_a_single_line_is_as_thick_as_its_text_is_large_and_thicker_in_high_contrast() -> None:
    found = {
        size: rungs(float(size), size * 1.9, 1, strong=False).thickness for size in (12, 19, 30, 48)
    }
    assert found == {12: 1, 19: 2, 30: 3, 48: 5}
    assert rungs(19.0, 36.0, 1, strong=True).thickness == 3
    assert rungs(19.0, 36.0, 1, scale=2.0, strong=False).thickness == 4


def test_lines_get_nearer_before_they_get_thinner() -> None:
    found = [rungs(19.0, 36.0, levels, strong=False) for levels in range(1, 8)]
    assert [rung.thickness for rung in found[:4]] == [2] * 4
    assert [rung.step for rung in found[:4]] == [4, 4, 4, 3]
    assert all(a.thickness >= b.thickness for a, b in pairwise(found))


@pytest.mark.parametrize("spacing", [SPACINGS.least, 1.9, SPACINGS.most])
def test_no_underline_comes_further_below_its_block_than_is_painted_again(spacing: float) -> None:
    for size, kind in product(range(SMALLEST, LARGEST + 1), STYLES):
        typography = replace(Typography(size), spacing=spacing)
        pitch, font_size = typography.pitch(kind), float(typography.font_size(kind))
        bottom = max(rungs(font_size, pitch, levels, strong=True).bottom for levels in range(1, 13))
        assert typography.baseline(kind) + bottom <= pitch + size * REACH, (size, kind)


def test_what_has_no_row_left_shares_the_last_one() -> None:
    found = rungs(12.0, 18.0, 9, strong=False)
    assert found == Rungs(first=2, thickness=1, step=1, rows=4, levels=9)
    assert [found.row(level) for level in range(9)] == [0, 1, 2, 3, 3, 3, 3, 3, 3]
    assert found.sharers == 6
