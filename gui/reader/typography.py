"""How the page is set: faces, sizes and distances, by kind of paragraph."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF

from gui.reader.spacing import full_width_marks

BUNDLED = "Quandian Sans"
"""The face that is brought along for a system without a Chinese one."""
SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Serif SC")
SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans SC",
    BUNDLED,
)
LOCAL_FORMS = QFont.Tag("locl")
"""Else figures beside Latin letters take other shapes than beside Han, which a PDF can't name."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a reader may choose: from, to, and by which step."""

    least: float
    most: float
    step: float

    def clip(self, value: float) -> float:
        """The nearest value within the bounds."""
        return min(max(value, self.least), self.most)


SIZES = Bounds(12, 48, 1)
MEASURES = Bounds(16, 60, 1)
SPACINGS = Bounds(1.4, 2.4, 0.05)
TRACKINGS = Bounds(0.0, 0.2, 0.01)
SMALL = 11
"""Pixels under which bylines and captions don't go."""


@dataclass(frozen=True, slots=True)
class KindStyle:
    """One kind of paragraph; lengths in ems of the body size."""

    scale: float = 1.0
    bold: bool = False
    sans: bool = False
    soft: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.5
    pitch: float = 1.9
    justified: bool = True
    centred: bool = False


BODY = KindStyle(indent=2.0)
STYLES = {
    "title": KindStyle(scale=1.42, bold=True, after=0.25, pitch=1.45, justified=False),
    "subtitle": KindStyle(scale=1.1, soft=True, after=0.3, pitch=1.5, justified=False),
    "byline": KindStyle(scale=0.78, sans=True, soft=True, after=0.7, pitch=1.7, justified=False),
    "dateline": KindStyle(scale=0.78, sans=True, soft=True, after=0.5, pitch=1.7, justified=False),
    "heading": KindStyle(scale=1.08, bold=True, before=0.6, after=0.35, pitch=1.6, justified=False),
    "body": BODY,
    "caption": KindStyle(scale=0.82, sans=True, soft=True, before=0.2, after=0.7, pitch=1.7),
    "other": KindStyle(scale=0.9, soft=True),
    "source": KindStyle(sans=True, after=0.0, pitch=1.6, justified=False),
}


def style_of(kind: str) -> KindStyle:
    """The style of a paragraph of `kind`."""
    return STYLES.get(kind, BODY)


@dataclass(frozen=True)
class Typography:
    """The reader's choice of type. `size` in pixels, `measure` in Han characters, `spacing` from
    line to line and `tracking` between characters in ems of the body; no `face` is any serif one.
    """

    size: int = 19
    measure: int = 34
    spacing: float = BODY.pitch
    tracking: float = 0.0
    indented: bool = True
    justified: bool = True
    face: str = ""

    @property
    def families(self) -> tuple[str, ...]:
        """Faces of the body by preference."""
        chosen = (self.face,) if self.face else ()
        return (*chosen, *SERIF, *SANS)

    def bounded(self) -> "Typography":
        """The same with every value within its bounds."""
        return replace(
            self,
            size=round(SIZES.clip(self.size)),
            measure=round(MEASURES.clip(self.measure)),
            spacing=SPACINGS.clip(self.spacing),
            tracking=TRACKINGS.clip(self.tracking),
        )

    def larger(self, step: int) -> "Typography":
        """The same with the size moved by `step` pixels, kept within bounds."""
        return replace(self, size=round(SIZES.clip(self.size + step)))

    @cached_property
    def _fonts(self) -> dict[str, QFont]:
        return {}

    @cached_property
    def _wide_marks(self) -> dict[str, frozenset[str]]:
        return {}

    def font_size(self, kind: str) -> int:
        """Pixels of a Han character in a paragraph of `kind`; what is small stays readable."""
        return max(round(self.size * style_of(kind).scale), min(self.size, SMALL))

    def font(self, kind: str) -> QFont:
        """The face and size of a paragraph of `kind`."""
        if kind not in self._fonts:
            style = style_of(kind)
            font = QFont()
            font.setFamilies([*SANS, *SERIF] if style.sans else list(self.families))
            font.setPixelSize(self.font_size(kind))
            font.setFeature(LOCAL_FORMS, 0)
            font.setBold(style.bold)
            if self.tracking:
                tracking = self.tracking * self.font_size(kind)
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking)
            self._fonts[kind] = font
        return self._fonts[kind]

    def wide_marks(self, kind: str) -> frozenset[str]:
        """The marks of punctuation that take a whole character in a paragraph of `kind`."""
        if kind not in self._wide_marks:
            self._wide_marks[kind] = full_width_marks(self.font(kind))
        return self._wide_marks[kind]

    def indent(self, kind: str) -> float:
        """Pixels by which the first line of a paragraph of `kind` stands in."""
        return style_of(kind).indent * self.character if self.indented else 0.0

    def pitch(self, kind: str) -> float:
        """Pixels from one line to the next."""
        style = style_of(kind)
        opened = (self.spacing - 1) / (BODY.pitch - 1)
        return round(self.font_size(kind) * (1 + (style.pitch - 1) * opened))

    def baseline(self, kind: str) -> float:
        """Pixels from the top of a line's slot to its baseline."""
        metrics = QFontMetricsF(self.font(kind))
        slack = self.pitch(kind) - metrics.ascent() - metrics.descent()
        return slack / 2 + metrics.ascent() - self.size * 0.08

    @property
    def character(self) -> float:
        """Pixels from one Han character of the body to the next."""
        return self.size * (1 + self.tracking)

    @property
    def column(self) -> float:
        """Width in pixels of a full line."""
        return self.measure * self.character

    def estimator(self, kind: str, width: float) -> Callable[[int], float]:
        """What gives the height that so many code points are likely to take in a column."""
        style = style_of(kind)
        character = self.font_size(kind) * (1 + self.tracking) / width
        indent = self.indent(kind) / width
        pitch = self.pitch(kind)
        gaps = round((style.before + style.after) * self.size)
        return lambda characters: max(1, ceil(characters * character + indent)) * pitch + gaps
