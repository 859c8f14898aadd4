"""Every colour is readable on its ground, in every theme."""

import re
from colorsys import hls_to_rgb
from importlib.resources import files
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette

import resources
from db.schema import DEFAULT_TAGS
from gui.appearance import style_sheet
from gui.themes import READABLE, THEMES, VISIBLE, Theme, contrast, palette, tag_colour, tint

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
NO_COLOURS = ("", "nonsense", "#00000000")
HIGH = 7.0
STRONG = {name for name, theme in THEMES.items() if theme.is_strong}


def sweep(hues: int, lightnesses: tuple[float, ...], saturations: tuple[float, ...]) -> list[str]:
    """Colours all around the circle."""
    return [
        QColor.fromRgbF(*hls_to_rgb(hue / hues, lightness, saturation)).name()
        for hue, lightness, saturation in product(range(hues), lightnesses, saturations)
    ]


MANY = [*sweep(36, (0.05, 0.3, 0.5, 0.7, 0.95), (0.15, 0.6, 1.0)), *NO_COLOURS]
FEW = sweep(8, (0.5,), (1.0,))


def least(theme: Theme) -> float:
    """What text must have on its ground: AA, and AAA in high contrast."""
    return HIGH if theme.name in STRONG else READABLE


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


def test_there_are_two_themes_of_high_contrast() -> None:
    sides = {name: THEMES[name].is_dark for name in STRONG}
    assert sides == {"black_on_white": False, "white_on_black": True}


@every_theme
@pytest.mark.parametrize("ground", ["paper", "pane", "window", "chosen"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "good"])
def test_text_is_readable(theme: Theme, ground: str, ink: str) -> None:
    assert contrast(QColor(getattr(theme, ink)), QColor(getattr(theme, ground))) >= least(theme)


@every_theme
def test_ink_is_readable_where_text_is_selected(theme: Theme) -> None:
    chosen = palette(theme)
    shown = contrast(
        chosen.color(QPalette.ColorRole.HighlightedText),
        chosen.color(QPalette.ColorRole.Highlight),
    )
    assert shown >= least(theme)


@every_theme
@pytest.mark.parametrize("ground", ["paper", "pane", "window"])
def test_edges_and_scroll_bars_are_seen_in_high_contrast(theme: Theme, ground: str) -> None:
    for sign in ("edge", "line", "handle") if theme.is_strong else ():
        assert contrast(QColor(getattr(theme, sign)), QColor(getattr(theme, ground))) >= VISIBLE


@every_theme
def test_what_moves_is_seen_on_its_track(theme: Theme) -> None:
    assert contrast(QColor(theme.accent), QColor(theme.track)) >= VISIBLE


@every_theme
def test_any_colour_of_a_tag_can_be_read_and_its_line_be_seen(theme: Theme) -> None:
    for colour in [*MANY, *(tag[3] for tag in DEFAULT_TAGS)]:
        shade = tag_colour(colour, theme)
        for ground in (theme.paper, theme.pane):
            assert contrast(shade, QColor(ground)) >= least(theme), colour
        for ground in (theme.chosen, theme.selection):
            assert contrast(shade, QColor(ground)) >= VISIBLE, colour


@every_theme
@given(colour=COLOURS)
def test_any_colour_at_all_becomes_readable(theme: Theme, colour: str) -> None:
    for ground in (theme.paper, theme.pane):
        assert contrast(tag_colour(colour, theme), QColor(ground)) >= least(theme)


@every_theme
def test_a_colour_that_is_readable_stays_as_it_is(theme: Theme) -> None:
    assert tag_colour(theme.accent, theme) == QColor(theme.accent)


@every_theme
def test_a_colour_keeps_its_hue(theme: Theme) -> None:
    for colour in FEW:
        turn = abs(tag_colour(colour, theme).hue() - QColor(colour).hue())
        assert min(turn, 360 - turn) <= 2


@every_theme
def test_default_tags_stay_apart(theme: Theme) -> None:
    hues = sorted(tag_colour(tag[3], theme).hue() for tag in DEFAULT_TAGS)
    assert min(after - before for before, after in pairwise(hues)) > 40


def stack(colours: tuple[str, ...] | list[str], theme: Theme) -> QColor:
    """Paper with the tints of these colours on it, one over the other."""
    ground = QColor(theme.paper)
    for colour in colours:
        ground = mixed(tint(colour, theme), ground)
    return ground


@every_theme
def test_text_stays_readable_on_four_tints_of_all_hues(theme: Theme) -> None:
    for colours in product(FEW, repeat=4):
        assert contrast(QColor(theme.ink), stack(colours, theme)) >= least(theme), colours


@every_theme
@given(colours=st.lists(COLOURS, min_size=1, max_size=12))
def test_text_stays_readable_on_any_number_of_tints(theme: Theme, colours: list[str]) -> None:
    assert contrast(QColor(theme.ink), stack(colours, theme)) >= least(theme)


@every_theme
def test_a_tint_is_seen(theme: Theme) -> None:
    for tag in DEFAULT_TAGS:
        ground, paper = stack([tag[3]], theme), QColor(theme.paper)
        assert max(abs(a - b) for a, b in zip(ground.getRgb(), paper.getRgb(), strict=True)) > 12


@every_theme
def test_soft_text_stays_readable_on_one_tint(theme: Theme) -> None:
    for colour in MANY:
        assert contrast(QColor(theme.soft), stack([colour], theme)) >= READABLE, colour


@every_theme
def test_icons_are_seen_on_their_grounds(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "$" not in sheet
    named = set(re.findall(r"/icons/([a-z-]+)\.svg", sheet))
    side = "dark" if theme.is_dark else "light"
    grounds = {f"check-{side}": theme.accent, f"chevron-{side}": theme.paper}
    assert named == set(grounds)
    for name, ground in grounds.items():
        icon = (files(resources) / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        (stroke,) = re.findall(r'stroke="(#[0-9a-f]+)"', icon)
        assert contrast(QColor(stroke), QColor(ground)) >= VISIBLE, name


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
            assert contrast(stock.color(group, role), stock.color(group, ground)) >= least(theme)
