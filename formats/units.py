"""Code points to the units that other tools count in."""

from bisect import bisect_left


class Utf16:
    """UTF-16 positions in one text, as browsers and Java count."""

    def __init__(self, text: str) -> None:
        self._astral = (
            [index for index, character in enumerate(text) if character > "\uffff"]
            if not text.isascii() and max(text) > "\uffff"
            else []
        )

    def position(self, index: int) -> int:
        """UTF-16 units before code point `index`."""
        return index + bisect_left(self._astral, index)
