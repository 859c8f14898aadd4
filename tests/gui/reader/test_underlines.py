"""What spans look like on the page, read from its pixels: nested, overlapping, of any tag."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from gui.reader.marks import Mark
from gui.reader.page import Page
from gui.reader.typography import Typography
from gui.themes import BLACK_ON_WHITE, LIGHT, THEMES, Theme, palette, tag_colour
from tests.gui.reader.samples import paragraphs_of

COLOURS = {
    1: "#b4490f",
    2: "#1f6fb2",
    3: "#2f7d4f",
    4: "#8b3d8f",
    5: "#b00020",
    6: "#806000",
    7: "#006d75",
    8: "#5b57b8",
}
TEXT = "国鹰鬱" * 60
SIX = tuple(Mark(0, 8 - depth, 10 - depth, depth + 1) for depth in range(6))
"""Six spans, one in the other, each of its own tag; all begin with the text."""
SHORT = Mark(0, 3, 1, 1), Mark(0, 2, 2, 2)
ALIKE = tuple(Mark(1, 4, tag_id, tag_id) for tag_id in range(1, 7))
Show = Callable[..., QImage]
sizes = pytest.mark.parametrize(
    ("size", "spacing"), [*product((12, 15, 19, 27, 48), (1.5, 1.9, 2.2))]
)
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@pytest.fixture
def show(page: Page) -> Show:
    """Shows marks over a text of several lines and draws that at a scale."""

    def show(
        marks: Sequence[Mark], size: int = 19, spacing: float = 1.9, scale: float = 1.0
    ) -> QImage:
        page.set_tag_colours(COLOURS)
        page.set_typography(replace(Typography(size), spacing=spacing, indented=False))
        page.show_article(TEXT, paragraphs_of(TEXT), marks)
        page.clearFocus()
        page.point_at(None)
        viewport = page.viewport()
        image = QImage(viewport.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        viewport.render(image, QPoint())
        return image

    return show


def shade(tag_id: int, theme: Theme = LIGHT) -> int:
    return QColor(tag_colour(COLOURS[tag_id], theme).rgb()).rgb()


def pixels(image: QImage) -> list[tuple[int, ...]]:
    return [
        tuple(memoryview(bytes(image.constScanLine(y))).cast("I")) for y in range(image.height())
    ]


def rows_of(image: QImage, tag_id: int, theme: Theme = LIGHT) -> list[int]:
    """The rows that have the exact colour of a tag."""
    wanted = shade(tag_id, theme)
    return [y for y, row in enumerate(pixels(image)) if wanted in row]


def second_line(page: Page, bare: QImage) -> int:
    """The first row that the characters of the second line have ink in."""
    top = page.stretch_rect(0, 1).top() + round(page.typography.pitch("body"))
    rows = pixels(bare)
    return next(y for y in range(top - 2, len(rows)) if len(set(rows[y])) > 1)


@sizes
@pytest.mark.parametrize("marks", [SIX, ALIKE], ids=["nested", "alike"])
def test_six_spans_all_show_their_colours_and_leave_the_next_line_alone(
    page: Page, show: Show, size: int, spacing: float, marks: Sequence[Mark]
) -> None:
    bare = show((), size, spacing)
    marked = show(marks, size, spacing)
    ink = second_line(page, bare)
    before, after = pixels(bare), pixels(marked)
    assert before[ink:] == after[ink:]
    for mark in marks:
        rows = rows_of(marked, mark.tag_id)
        assert rows, mark
        assert max(rows) < ink


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_two_of_six_nested_spans_share_a_row(show: Show, scale: float) -> None:
    marked = show(SIX, scale=scale)
    rows = [rows_of(marked, mark.tag_id) for mark in reversed(SIX)]
    assert all(rows)
    assert all(upper[-1] < lower[0] for upper, lower in pairwise(rows))


def test_spans_that_overlap_in_part_have_a_row_each(show: Show) -> None:
    marked = show((Mark(0, 5, 1, 1), Mark(3, 8, 2, 2), Mark(6, 10, 3, 3)))
    first, second, third = (rows_of(marked, tag_id) for tag_id in (1, 2, 3))
    assert not set(first) & set(second)
    assert not set(second) & set(third)


def test_twenty_spans_over_one_stretch_show_no_less_than_the_first_eight_tags(show: Show) -> None:
    marked = show([Mark(0, 9, number, number % 8 + 1) for number in range(20)])
    assert all(rows_of(marked, tag_id) for tag_id in COLOURS)


def test_a_line_of_text_stays_where_it_is_under_six_spans(page: Page, show: Show) -> None:
    show(())
    bare = [page.stretch_rect(position, position + 1) for position in range(100)]
    show(SIX)
    assert [page.stretch_rect(position, position + 1) for position in range(100)] == bare


def line_of(image: QImage, tag_id: int, theme: Theme) -> list[tuple[bool, bool]]:
    """Where a tag's line has ink, from left to right, in its upper and its lower row."""
    rows, found = pixels(image), rows_of(image, tag_id, theme)
    ink = [[pixel == shade(tag_id, theme) for pixel in rows[y]] for y in (found[0], found[-1])]
    start = min(row.index(True) for row in ink)
    return list(zip(*ink, strict=True))[start : start + 60]


@every_theme
def test_every_tag_has_a_line_of_its_own(page: Page, show: Show, theme: Theme) -> None:
    page.set_theme(theme)
    assert set(line_of(show([Mark(0, 10, 1, 1)]), 1, theme)) == {(True, True)}
    lines = {tuple(line_of(show([Mark(0, 10, 1, tag_id)]), tag_id, theme)) for tag_id in COLOURS}
    assert len(lines) == len(COLOURS)


def test_a_tag_has_the_same_line_at_any_depth(show: Show) -> None:
    alone = line_of(show([Mark(0, 10, 1, 4)]), 4, LIGHT)
    deep = line_of(show([Mark(0, 10, 1, 4), Mark(0, 5, 2, 1), Mark(0, 4, 3, 2)]), 4, LIGHT)
    assert alone == deep


@every_theme
def test_selected_text_stands_on_the_selection_alone_however_many_spans_it_has(
    page: Page, show: Show, theme: Theme
) -> None:
    page.set_theme(theme)
    page.setPalette(palette(theme))
    show(SIX)
    page.select(0, 3)
    area = page.stretch_rect(0, 3)
    image = page.viewport().grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    middle = pixels(image)[image.height() // 2]
    ((ground, _), *_) = Counter(middle).most_common()
    assert ground == QColor(theme.selection).rgb()


@pytest.mark.parametrize(("depth", "ink"), [(0, "soft"), (1, "soft"), (2, "ink")])
def test_soft_text_is_in_full_ink_where_tints_lie_on_each_other(
    page: Page, depth: int, ink: str
) -> None:
    page.set_tag_colours(COLOURS)
    page.show_article("国鹰鬱", paragraphs_of("国鹰鬱", "byline"), SHORT[:depth])
    page.clearFocus()
    page.point_at(None)
    found = {pixel for row in pixels(page.viewport().grab().toImage()) for pixel in row}
    assert QColor(getattr(LIGHT, ink)).rgb() in found
    assert (QColor(LIGHT.ink).rgb() in found) == (ink == "ink")


def test_lines_are_thicker_in_high_contrast(page: Page, show: Show) -> None:
    light = rows_of(show([Mark(0, 5, 1, 1)]), 1)
    page.set_theme(BLACK_ON_WHITE)
    strong = rows_of(show([Mark(0, 5, 1, 1)]), 1, BLACK_ON_WHITE)
    assert (len(light), len(strong)) == (2, 3)


def test_a_flagged_span_waves_at_any_depth_above_the_next_line(page: Page, show: Show) -> None:
    marks = [Mark(mark.start, mark.end, mark.id, mark.tag_id, flagged=True) for mark in SIX]
    bare = show(())
    ink = second_line(page, bare)
    before, after = pixels(bare), pixels(show(marks))
    assert before[ink:] == after[ink:]
    assert before != after
