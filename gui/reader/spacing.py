"""Distances between characters as a Chinese compositor sets them.

Two full-width marks of punctuation that meet stand closer by half a character; between Han
characters and Latin letters or digits there is a little air, and some behind a narrow mark that
stands for a full-width one. All are distances behind a character: the text itself isn't touched.
"""

import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QFontMetricsF

CLOSING = "”’」』）】》〉〕｝。，、；：！？．"
OPENING = "“‘「『（【《〈〔｛"
HANGING = "”’」』）】》〉〕｝。，、"
AIR, PAUSE = 0.125, 0.3
"""Between Han and Latin, and behind a narrow comma between Han, in ems."""

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-z0-9\u00c0-\u024f\u0370-\u04ff"
_MEETING = re.compile(f"[{CLOSING}](?=[{CLOSING}{OPENING}])|[{OPENING}](?=[{OPENING}])")
_BOUNDARY = re.compile(f"[{_HAN}](?=[{_LATIN}])|[{_LATIN}%‰℃°](?=[{_HAN}])")
_NARROW = re.compile(f"(?<=[{_HAN}{_LATIN}%)”’》])[,;:!?](?=[{_HAN}{OPENING}])")
_FULL_WIDTH = 0.8


def full_width_marks(font: QFont) -> frozenset[str]:
    """The marks that take a whole character in a face, so that half of it can go."""
    metrics = QFontMetricsF(font)
    least = _FULL_WIDTH * font.pixelSize() + font.letterSpacing()
    return frozenset(mark for mark in CLOSING + OPENING if metrics.horizontalAdvance(mark) >= least)


def distances(text: str, wide: frozenset[str]) -> Iterator[tuple[int, float]]:
    """Indices of characters with what is added behind each, in ems."""
    for hit in _MEETING.finditer(text):
        if text[hit.start()] in wide and text[hit.end()] in wide:
            yield hit.start(), -0.5
    for hit in _BOUNDARY.finditer(text):
        yield hit.start(), AIR
    for hit in _NARROW.finditer(text):
        yield hit.start(), PAUSE
