"""How the page is set: faces, sizes and distances, by kind of paragraph."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF

SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Serif SC")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans SC")

SMALLEST, LARGEST = 12, 48


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
    """The reader's choice: body size in pixels, measure in Han characters, faces by preference."""

    size: int = 19
    measure: int = 34
    families: tuple[str, ...] = SERIF

    def larger(self, step: int) -> "Typography":
        """The same with the size moved by `step` pixels, kept within bounds."""
        return Typography(
            min(max(self.size + step, SMALLEST), LARGEST), self.measure, self.families
        )

    @cached_property
    def _fonts(self) -> dict[str, QFont]:
        return {}

    def font(self, kind: str) -> QFont:
        """The face and size of a paragraph of `kind`."""
        if kind not in self._fonts:
            style = style_of(kind)
            font = QFont()
            font.setFamilies(list(SANS if style.sans else self.families))
            font.setPixelSize(round(self.size * style.scale))
            font.setBold(style.bold)
            self._fonts[kind] = font
        return self._fonts[kind]

    def pitch(self, kind: str) -> float:
        """Pixels from one line to the next."""
        style = style_of(kind)
        return round(self.size * style.scale * style.pitch)

    def baseline(self, kind: str) -> float:
        """Pixels from the top of a line's slot to its baseline."""
        metrics = QFontMetricsF(self.font(kind))
        slack = self.pitch(kind) - metrics.ascent() - metrics.descent()
        return slack / 2 + metrics.ascent() - self.size * 0.08

    @property
    def column(self) -> float:
        """Width in pixels of a full line."""
        return float(self.measure * self.size)

    def estimator(self, kind: str, width: float) -> Callable[[int], float]:
        """What gives the height that so many code points are likely to take in a column."""
        style = style_of(kind)
        character = self.size * style.scale / width
        indent = style.indent * self.size / width
        pitch = self.pitch(kind)
        gaps = round((style.before + style.after) * self.size)
        return lambda characters: max(1, ceil(characters * character + indent)) * pitch + gaps
