"""Every colour is readable on its ground, light and dark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette

from db.schema import DEFAULT_TAGS
from gui.themes import READABLE, THEMES, Theme, contrast, palette, tag_colour, tint

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def mixed(over: QColor, ground: QColor) -> QColor:
    """What the eye sees of a see-through colour on a ground."""
    part = over.alphaF()
    return QColor.fromRgbF(
        *(
            upper * part + lower * (1 - part)
            for upper, lower in zip(over.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
        )
    )


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("#fff"), QColor("#fff")) == 1


@every_theme
@pytest.mark.parametrize("ground", ["paper", "pane", "window"])
@pytest.mark.parametrize("ink", ["ink", "soft"])
def test_text_is_readable(theme: Theme, ground: str, ink: str) -> None:
    assert contrast(QColor(getattr(theme, ink)), QColor(getattr(theme, ground))) >= READABLE


@every_theme
@pytest.mark.parametrize("ground", ["selection", "chosen"])
def test_ink_is_readable_where_something_is_chosen(theme: Theme, ground: str) -> None:
    assert contrast(QColor(theme.ink), QColor(getattr(theme, ground))) >= READABLE
    chosen = palette(theme)
    shown = contrast(
        chosen.color(QPalette.ColorRole.HighlightedText),
        chosen.color(QPalette.ColorRole.Highlight),
    )
    assert shown >= READABLE


@every_theme
@pytest.mark.parametrize("ground", ["paper", "pane"])
@pytest.mark.parametrize("colour", [tag[3] for tag in DEFAULT_TAGS])
def test_default_tags_are_readable(theme: Theme, ground: str, colour: str) -> None:
    assert contrast(tag_colour(colour, theme), QColor(getattr(theme, ground))) >= READABLE


@every_theme
@given(colour=COLOURS)
def test_any_colour_of_a_tag_becomes_readable(theme: Theme, colour: str) -> None:
    shade = tag_colour(colour, theme)
    for ground in (theme.paper, theme.pane):
        assert contrast(shade, QColor(ground)) >= READABLE


@every_theme
@pytest.mark.parametrize("colour", ["", "nonsense", "#00000000"])
def test_what_is_no_colour_becomes_one(theme: Theme, colour: str) -> None:
    assert contrast(tag_colour(colour, theme), QColor(theme.paper)) >= READABLE


@every_theme
def test_a_colour_that_is_readable_stays_as_it_is(theme: Theme) -> None:
    assert tag_colour(theme.accent, theme) == QColor(theme.accent)


@every_theme
@given(colours=st.lists(COLOURS, min_size=1, max_size=2))
def test_text_stays_readable_on_two_tints_of_any_colours(theme: Theme, colours: list[str]) -> None:
    ground = QColor(theme.paper)
    for colour in colours:
        ground = mixed(tint(colour, theme), ground)
    assert contrast(QColor(theme.ink), ground) >= READABLE


@every_theme
def test_text_stays_readable_under_a_span_of_every_default_tag(theme: Theme) -> None:
    ground = QColor(theme.paper)
    for tag in DEFAULT_TAGS:
        ground = mixed(tint(tag[3], theme), ground)
    assert contrast(QColor(theme.ink), ground) >= READABLE


@every_theme
def test_stock_widgets_take_the_theme(theme: Theme) -> None:
    roles = QPalette.ColorRole
    stock = palette(theme)
    for role, ground in (
        (roles.Text, roles.Base),
        (roles.WindowText, roles.Window),
        (roles.ButtonText, roles.Button),
        (roles.ToolTipText, roles.ToolTipBase),
        (roles.PlaceholderText, roles.Base),
        (roles.Link, roles.Base),
    ):
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
            assert contrast(stock.color(group, role), stock.color(group, ground)) >= READABLE
