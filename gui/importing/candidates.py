"""The encodings that a file may be in, with all that a user chooses one by. No widgets here."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from text.encoding import Guess, decode, guesses
from text.errors import UserError

TEXT_ENDINGS: Final = (".txt", ".md", ".html", ".htm")
"""Files that are bytes of text; in the others an encoding is nobody's choice."""
CLOSE: Final = 0.15
"""Two guesses whose scores differ by less are too close to choose without a reader."""
_LARGEST: Final = 1 << 26
_LARGEST_QUICK: Final = 1 << 22
"""Bytes that can be decoded in every encoding without stalling the window."""
_AROUND: Final = 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """One encoding of a file.

    `broken` is the offset of the first byte that doesn't fit, `value` that byte, `around` the
    text on both sides of it; `replaced` how many bytes would be replaced, None for too many.
    """

    codec: str
    preview: str
    broken: int | None = None
    value: int = 0
    around: str = ""
    replaced: int | None = 0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Best first; never empty."""

    path: Path
    candidates: tuple[Candidate, ...]


def is_text(path: Path) -> bool:
    """Whether an encoding can be chosen for the file."""
    return path.suffix.lower() in TEXT_ENDINGS


def candidates_for(path: Path) -> Candidates:
    """Read `path` and look at it in each encoding. Raises OSError, UserError for a huge file."""
    if path.stat().st_size > _LARGEST:
        from formats.readers import refuse_size

        refuse_size(path.stat().st_size, _LARGEST)
    raw = path.read_bytes()
    found = guesses(raw)
    return Candidates(path, tuple(_candidate(raw, guess) for guess in found))


def unsure(path: Path) -> Candidates | None:
    """The encodings to choose from, None where nobody needs to be asked.

    None too for what is no text file, or out of reach: reading it will tell.
    """
    try:
        if not is_text(path) or not 0 < path.stat().st_size <= _LARGEST_QUICK:
            return None
        raw = path.read_bytes()
    except OSError:
        return None
    found = guesses(raw)
    if _is_sure(raw, found):
        return None
    return Candidates(path, tuple(_candidate(raw, guess) for guess in found))


def is_misread(path: Path) -> bool:
    """Whether `path` is there, and its bytes are no text in the encoding that seems best."""
    try:
        if not is_text(path) or not 0 < path.stat().st_size <= _LARGEST:
            return False
        decode(path.read_bytes())
    except OSError:
        return False
    except UserError:
        return True
    return False


def _is_sure(raw: bytes, found: tuple[Guess, ...]) -> bool:
    if found[0].broken is not None:
        return False
    try:
        decode(raw)
    except UserError:
        return False
    if found[0].score >= 1:
        return True
    others = [guess.score for guess in found[1:] if guess.broken is None]
    return not others or found[0].score - max(others) >= CLOSE


def _candidate(raw: bytes, guess: Guess) -> Candidate:
    if guess.broken is None:
        return Candidate(guess.codec, guess.preview)
    at = guess.broken
    before = raw[max(at - 8 * _AROUND, 0) : at].decode(guess.codec, "ignore")[-_AROUND:]
    after = raw[at : at + 8 * _AROUND].decode(guess.codec, "replace")[: _AROUND + 1]
    try:
        replaced: int | None = decode(raw, guess.codec, replace=True).replaced
    except UserError:
        replaced = None
    return Candidate(guess.codec, guess.preview, at, raw[at], before + after, replaced)
