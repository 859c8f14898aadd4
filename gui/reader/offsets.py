"""Code points to Qt's UTF-16 positions and back."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """Converts positions in one text; built once, then a bisection a conversion."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral = [] if text.isascii() else [hit.start() for hit in _ASTRAL.finditer(text)]
        self._astral_qt = [index + pairs for pairs, index in enumerate(self._astral)]

    @property
    def qt_length(self) -> int:
        """Length of the text in UTF-16 units."""
        return self._length + len(self._astral)

    def to_qt(self, index: int) -> int:
        """UTF-16 position of code point `index`; `len(text)` gives the end.

        Raises IndexError outside 0..len(text).
        """
        if not 0 <= index <= self._length:
            raise IndexError(index)
        return index + bisect_left(self._astral, index)

    def from_qt(self, qt_pos: int) -> int:
        """Code point position of UTF-16 `qt_pos`; inside a pair, the start of its character.

        Raises IndexError outside 0..qt_length.
        """
        if not 0 <= qt_pos <= self.qt_length:
            raise IndexError(qt_pos)
        pairs_before = bisect_left(self._astral_qt, qt_pos)
        if pairs_before and self._astral_qt[pairs_before - 1] == qt_pos - 1:
            return self._astral[pairs_before - 1]
        return qt_pos - pairs_before
