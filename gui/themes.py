"""Colours of the window and the page: light and dark."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette

READABLE = 4.5
"""Least contrast of text and its ground (WCAG 2.1, level AA)."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Named grounds and inks; `tint` is how much of a tag's colour its span's ground takes."""

    name: str
    window: str
    pane: str
    paper: str
    ink: str
    soft: str
    line: str
    chosen: str
    accent: str
    selection: str
    good: str
    tint: float


LIGHT = Theme(
    name="light",
    window="#f3f1ec",
    pane="#f7f5f1",
    paper="#fffdf8",
    ink="#24211c",
    soft="#6b665c",
    line="#e2ddd3",
    chosen="#e9e4d8",
    accent="#8a5a2b",
    selection="#b9d3ee",
    good="#2f7d4f",
    tint=0.13,
)
DARK = Theme(
    name="dark",
    window="#1b1a18",
    pane="#211f1d",
    paper="#262421",
    ink="#e8e3d9",
    soft="#a29b8e",
    line="#35322d",
    chosen="#34302a",
    accent="#d9a066",
    selection="#3f5f82",
    good="#74c493",
    tint=0.15,
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@cache
def tag_colour(colour: str, theme: Theme) -> QColor:
    """A tag's own colour, made lighter or darker until it is readable on paper and on a pane."""
    shade, ink = QColor(colour), QColor(theme.ink)
    grounds = QColor(theme.paper), QColor(theme.pane)
    while min(contrast(shade, ground) for ground in grounds) < READABLE:
        shade = _mixed(shade, ink, 0.05)
    return shade


def _mixed(first: QColor, second: QColor, part: float) -> QColor:
    """`first` with so much of `second` in it."""
    rest = 1.0 - part
    return QColor.fromRgbF(
        first.redF() * rest + second.redF() * part,
        first.greenF() * rest + second.greenF() * part,
        first.blueF() * rest + second.blueF() * part,
    )


@cache
def tint(colour: str, theme: Theme) -> QColor:
    """The ground of a span: a little of the tag's colour, the rest shows through."""
    shade = QColor(tag_colour(colour, theme))
    shade.setAlphaF(theme.tint)
    return shade


def theme_in_force() -> Theme:
    """The theme whose palette the application has; light for any other."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window).name()
    return next((theme for theme in THEMES.values() if theme.window == ground), LIGHT)


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, so that stock widgets agree with the page."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.window,
        roles.WindowText: theme.ink,
        roles.Base: theme.paper,
        roles.AlternateBase: theme.pane,
        roles.Text: theme.ink,
        roles.Button: theme.pane,
        roles.ButtonText: theme.ink,
        roles.BrightText: theme.ink,
        roles.ToolTipBase: theme.pane,
        roles.ToolTipText: theme.ink,
        roles.PlaceholderText: theme.soft,
        roles.Highlight: theme.selection,
        roles.HighlightedText: theme.ink,
        roles.Link: theme.accent,
        roles.Light: theme.line,
        roles.Midlight: theme.line,
        roles.Mid: theme.line,
        roles.Dark: theme.soft,
        roles.Shadow: theme.soft,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.soft))
    return result
