"""Colours of the window and the page: light, sepia, dark, and two of high contrast."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from PySide6.QtGui import QColor, QGuiApplication, QPalette

READABLE, HIGH = 4.5, 7.0
"""Least contrast of text and its ground (WCAG 2.1, levels AA and AAA)."""
VISIBLE = 3.0
"""Least contrast of a line or sign and its ground (WCAG 2.1)."""
MARGIN = 1.25
"""By how much a tint is more readable than it must be: two of them can mix to a darker one."""
STEP = 0.02
"""By which lightness is moved, of 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Named grounds and inks.

    `line` parts things, `edge` is around what can be used, `track` under what moves; `tint` is
    how much of its colour a span's ground takes; text has a contrast of `readable` at least.
    """

    name: str
    window: str
    pane: str
    paper: str
    ink: str
    soft: str
    line: str
    edge: str
    track: str
    handle: str
    chosen: str
    accent: str
    selection: str
    good: str
    tint: float
    is_dark: bool = False
    readable: float = READABLE

    @property
    def is_strong(self) -> bool:
        """Whether it is one of high contrast."""
        return self.readable >= HIGH


LIGHT = Theme(
    name="light",
    window="#f3f1ec",
    pane="#f7f5f1",
    paper="#fffdf8",
    ink="#24211c",
    soft="#625d54",
    line="#e2ddd3",
    edge="#d6d0c4",
    track="#e2ddd3",
    handle="#c8c0b2",
    chosen="#e9e4d8",
    accent="#8a5a2b",
    selection="#bcd6f0",
    good="#2a7247",
    tint=0.16,
)
SEPIA = Theme(
    name="sepia",
    window="#eadfc8",
    pane="#f0e6d1",
    paper="#f8eed9",
    ink="#382c1e",
    soft="#645338",
    line="#d8c9aa",
    edge="#c9b893",
    track="#d8c9aa",
    handle="#bba980",
    chosen="#e0d1b0",
    accent="#804813",
    selection="#b5cfd6",
    good="#3a602b",
    tint=0.2,
)
DARK = Theme(
    name="dark",
    window="#1b1a18",
    pane="#211f1d",
    paper="#262421",
    ink="#e8e3d9",
    soft="#a8a194",
    line="#35322d",
    edge="#47433c",
    track="#3d3933",
    handle="#575249",
    chosen="#34302a",
    accent="#d9a066",
    selection="#2f4b6b",
    good="#74c493",
    tint=0.26,
    is_dark=True,
)
BLACK_ON_WHITE = Theme(
    name="black_on_white",
    window="#ffffff",
    pane="#ffffff",
    paper="#ffffff",
    ink="#000000",
    soft="#303030",
    line="#000000",
    edge="#000000",
    track="#c4c4c4",
    handle="#404040",
    chosen="#d3e3ff",
    accent="#0037a6",
    selection="#86b6ff",
    good="#0a531c",
    tint=0.25,
    readable=HIGH,
)
WHITE_ON_BLACK = Theme(
    name="white_on_black",
    window="#000000",
    pane="#000000",
    paper="#000000",
    ink="#ffffff",
    soft="#d8d8d8",
    line="#ffffff",
    edge="#ffffff",
    track="#4c4c4c",
    handle="#c8c8c8",
    chosen="#12315c",
    accent="#ffd84a",
    selection="#17509f",
    good="#8df0a8",
    tint=0.45,
    is_dark=True,
    readable=HIGH,
)
THEMES = {theme.name: theme for theme in (LIGHT, SEPIA, DARK, BLACK_ON_WHITE, WHITE_ON_BLACK)}


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
    """A tag's own colour, made lighter or darker until it can be read on paper and on a pane, and
    a line of it be seen on what is chosen.
    """
    shade, step = QColor(colour), STEP if theme.is_dark else -STEP
    needed = (
        (QColor(theme.paper), theme.readable),
        (QColor(theme.pane), theme.readable),
        (QColor(theme.chosen), VISIBLE),
        (QColor(theme.selection), VISIBLE),
    )
    while any(contrast(shade, ground) < least for ground, least in needed):
        shade = _lighter(shade, step)
    return shade


def _lighter(colour: QColor, step: float) -> QColor:
    """The same hue, its lightness moved by `step`."""
    hue, saturation, lightness, _ = cast(tuple[float, float, float, float], colour.getHslF())
    return QColor.fromHslF(max(hue, 0.0), saturation, min(max(lightness + step, 0.0), 1.0))


@cache
def tint(colour: str, theme: Theme) -> QColor:
    """The ground of a span: a shade that ink can be read on, most of it see-through.

    So text is readable on any number of tints, one over the other.
    """
    shade, step = QColor(tag_colour(colour, theme)), -STEP if theme.is_dark else STEP
    while contrast(QColor(theme.ink), shade) < theme.readable * MARGIN:
        shade = _lighter(shade, step)
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
        roles.Accent: theme.accent,
        roles.Light: theme.line,
        roles.Midlight: theme.chosen,
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
