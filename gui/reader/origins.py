"""What the source says where characters were corrected."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from text.article import Run
from text.mend import mended_stretches, original
from text.messages import tr

LONGEST = 200


class Origins:
    """Knows the corrected characters of the article that was given last.

    `read_source` gives its source text when that is wanted, None where it isn't there.
    """

    def __init__(self) -> None:
        self._origin: Sequence[Run] = ()
        self._text = ""
        self._stretches: tuple[tuple[int, int], ...] | None = None
        self._read_source: Callable[[], str | None] = lambda: None
        self._source: str | None = None

    def take(self, text: str, origin: Sequence[Run], read_source: Callable[[], str | None]) -> None:
        """Know where the characters of the text on the page came from."""
        self._text, self._origin = text, origin
        self._read_source, self._source, self._stretches = read_source, None, None

    def at(self, character: int) -> str:
        """What stands in the source where a character stands; empty where that is the same."""
        if self._stretches is None:
            self._stretches = mended_stretches(self._text, self._origin) if self._origin else ()
        index = bisect_right(self._stretches, (character, len(self._text))) - 1
        if index < 0 or character >= self._stretches[index][1]:
            return ""
        if self._source is None:
            self._source = self._read_source() or ""
        start, end = self._stretches[index]
        found = original(self._source, self._text, self._origin, start, end).strip()
        is_other = found not in ("", self._text[start:end].strip())
        can_be_shown = "".join(found.split()).isprintable() and len(found) <= LONGEST
        return found if is_other and can_be_shown else ""

    def sentence_at(self, character: int) -> str:
        """What stands in the source, for a tool tip."""
        words = self.at(character)
        return tr("In the source: {words}", words=words) if words else ""
