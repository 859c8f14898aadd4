"""The reader's type: bounds, what a choice moves, and that no line runs into another."""

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QFontMetricsF, QTextLayout

from gui.reader.blocks import Block
from gui.reader.layout import BlockLayout
from gui.reader.spacing import full_width_marks
from gui.reader.typography import (
    MEASURES,
    SANS,
    SERIF,
    SIZES,
    SMALL,
    SPACINGS,
    STYLES,
    TRACKINGS,
    Bounds,
    Typography,
)

CORNERS = [
    Typography(size=round(size), spacing=spacing, tracking=tracking)
    for size, spacing, tracking in product(
        (SIZES.least, SIZES.most),
        (SPACINGS.least, SPACINGS.most),
        (TRACKINGS.least, TRACKINGS.most),
    )
]


def laid_out(text: str, typography: Typography) -> BlockLayout:
    return BlockLayout(text, Block(0, len(text), "body"), typography, typography.column)


def test_what_is_made_lies_within_the_bounds() -> None:
    assert Typography().bounded() == Typography()


@pytest.mark.parametrize(
    ("name", "bounds"),
    [("size", SIZES), ("measure", MEASURES), ("spacing", SPACINGS), ("tracking", TRACKINGS)],
)
def test_a_value_out_of_bounds_becomes_the_nearest(name: str, bounds: Bounds) -> None:
    for wrong, nearest in ((-1e9, bounds.least), (1e9, bounds.most)):
        assert getattr(replace(Typography(), **{name: wrong}).bounded(), name) == nearest


def test_a_face_chosen_comes_before_those_there_may_be() -> None:
    assert Typography().families == (*SERIF, *SANS)
    assert Typography(face="一种宋体").families == ("一种宋体", *SERIF, *SANS)


@pytest.mark.parametrize("typography", CORNERS)
def test_ink_of_one_line_stays_clear_of_the_next(typography: Typography) -> None:
    for kind in STYLES:
        ink = QFontMetricsF(typography.font(kind)).tightBoundingRect("圈点龘鬱")
        assert ink.height() <= typography.pitch(kind), kind


@pytest.mark.parametrize("typography", CORNERS)
def test_a_title_stands_out_and_a_byline_recedes(typography: Typography) -> None:
    sizes = {kind: typography.font_size(kind) for kind in STYLES}
    assert sizes["title"] > sizes["heading"] > sizes["body"] > sizes["byline"] >= SMALL
    assert typography.pitch("title") >= 1.15 * sizes["title"]


def test_the_column_holds_its_characters_however_far_apart() -> None:
    for tracking in (TRACKINGS.least, 0.05, TRACKINGS.most):
        typography = replace(Typography(), measure=20, tracking=tracking, indented=False)
        layout = laid_out("圈" * 60, typography)
        assert [layout.line_bounds(number)[0].position for number in range(3)] == [0, 20, 40]


def test_the_indent_is_two_characters_wide_however_far_apart() -> None:
    for tracking in (TRACKINGS.least, TRACKINGS.most):
        typography = replace(Typography(), tracking=tracking)
        layout = laid_out("圈点" * 40, typography)
        indent = layout.caret(0).left() - layout.caret(typography.measure - 2).left()
        assert indent == pytest.approx(2 * typography.character, abs=0.05)
    assert laid_out("圈点", replace(Typography(), indented=False)).caret(0).center().x() < 1


def test_marks_are_no_wider_for_the_distance_between_characters() -> None:
    font = Typography(tracking=0.5).font("body")
    font.setFamilies(["DejaVu Sans"])
    assert not full_width_marks(font) & set("“”‘’")


def test_figures_have_one_shape_beside_han_and_latin(qapp) -> None:
    layout = QTextLayout("5G5年", Typography().font("body"))
    layout.beginLayout()
    layout.createLine().setLineWidth(500)
    layout.endLayout()
    glyphs = [index for run in layout.lineAt(0).glyphRuns() for index in run.glyphIndexes()]
    assert glyphs[0] == glyphs[2]
