"""The encodings that a file may be in, with all that a user chooses one by. No widgets here."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from text.encoding import BYTE_ORDER_MARKS, LEAST_SCORE, Guess, decode, guesses
from text.errors import UserError

TEXT_KINDS: Final = (".txt", ".md", ".html", ".htm")
"""Files that are bytes of text; in the others an encoding is nobody's choice."""
CLOSE: Final = 0.15
"""Two guesses whose scores differ by less are too close to choose without a reader."""
_LARGEST: Final = 1 << 26
_LARGEST_QUICK: Final = 1 << 22
"""Bytes that can be decoded in every encoding without stalling the window."""
_TELLING: Final = 4096
_ENOUGH: Final = 8
"""Bytes beyond ASCII that fit UTF-8: with so many it is no chance."""
_AROUND: Final = 24
_STRANGE: Final = re.compile(
    "[^\\n\\t -~\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u2000-\u27bf\u3000-\u30ff\u3100-\u312f"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\ufffd"
    "\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One encoding of a file.

    `broken` is the offset of the first byte that doesn't fit, `value` that byte, `around` the
    text on both sides of it; `replaced` how many bytes would be replaced, None for too many.
    `score` is 1 for surely and 0 for surely not.
    """

    codec: str
    preview: str
    score: float = 0.0
    broken: int | None = None
    value: int = 0
    around: str = ""
    replaced: int | None = 0

    @property
    def is_likely(self) -> bool:
        """Whether anyone would call it text."""
        return self.replaced is not None and self.score >= LEAST_SCORE


@dataclass(frozen=True, slots=True)
class Candidates:
    """Best first; never empty."""

    path: Path
    candidates: tuple[Candidate, ...]


def candidates_for(path: Path) -> Candidates:
    """Read `path` and look at it in each encoding. Raises OSError, UserError for a huge file."""
    from formats.readers import refuse_size

    refuse_size(path.stat().st_size, _LARGEST)
    raw = path.read_bytes()
    return Candidates(path, _possible(raw, guesses(raw)))


def unsure(path: Path) -> Candidates | None:
    """The encodings to choose from, None where nobody needs to be asked.

    None too for what is no text file, or out of reach: reading it will tell.
    """
    raw = _bytes_of_text(path)
    if raw is None:
        return None
    found = guesses(raw)
    if _is_sure(raw, found):
        return None
    likely = _possible(raw, found)
    return Candidates(path, likely) if any(one.is_likely for one in likely) else None


def is_misread(path: Path) -> bool:
    """Whether `path` is there, and is text in some encoding but not in the one that seems best."""
    raw = _bytes_of_text(path)
    if raw is None or _decodes(raw):
        return False
    return any(_candidate(raw, guess).is_likely for guess in guesses(raw))


def _bytes_of_text(path: Path) -> bytes | None:
    """None for what is out of reach, empty, too long to try everything on, or no text.

    No library is opened, nor what SQLite keeps beside it: see `db.file`.
    """
    from formats.readers.kinds import kind_of

    if ".quandian" in path.suffix:
        return None
    try:
        if not 0 < path.stat().st_size <= _LARGEST_QUICK:
            return None
        raw = path.read_bytes()
        return raw if kind_of(path.name, raw) in TEXT_KINDS else None
    except (OSError, UserError):
        return None


def _decodes(raw: bytes) -> bool:
    try:
        decode(raw)
    except UserError:
        return False
    return True


def _is_sure(raw: bytes, found: tuple[Guess, ...]) -> bool:
    if found[0].broken is not None or not _decodes(raw):
        return False
    if any(raw.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return True
    beyond = sum(byte > 127 for byte in raw[:_TELLING])
    if found[0].score >= 1 and (not beyond or beyond >= _ENOUGH):
        return True
    others = [guess.score for guess in found[1:] if guess.broken is None]
    return not others or found[0].score - max(others) >= CLOSE


def _possible(raw: bytes, found: tuple[Guess, ...]) -> tuple[Candidate, ...]:
    """Those that look like text; all where none does."""
    every = tuple(_candidate(raw, guess) for guess in found)
    return tuple(one for one in every if one.is_likely) or every


def _replaced(raw: bytes, codec: str) -> int | None:
    """How many bytes would be replaced; None where it would be no text all the same."""
    try:
        return decode(raw, codec, replace=True).replaced
    except UserError:
        return None


def _candidate(raw: bytes, guess: Guess) -> Candidate:
    replaced = _replaced(raw, guess.codec)
    if guess.broken is None:
        return Candidate(guess.codec, _shown(guess.preview), guess.score, replaced=replaced)
    at = guess.broken
    before = raw[max(at - 8 * _AROUND, 0) : at].decode(guess.codec, "ignore")[-_AROUND:]
    after = raw[at : at + 8 * _AROUND].decode(guess.codec, "replace")[: _AROUND + 1]
    around = _shown(before + after)
    return Candidate(guess.codec, _shown(guess.preview), guess.score, at, raw[at], around, replaced)


def _shown(text: str) -> str:
    """`text` with a box for what no newspaper prints: a wrong encoding gives characters of scripts
    for which Qt would search every font of the machine.
    """
    return _STRANGE.sub("□", text)
