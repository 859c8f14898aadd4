"""A text file as articles: its bytes, the codec found, the drafts cut from it, what was kept."""

import hashlib
from dataclasses import dataclass
from typing import Final, cast

from formats.readers import drafts, kept_of, read_file, refuse_size
from formats.walk import Found
from text.article import ArticleDraft
from text.split import How

WAYS: Final = ("auto", "page", "article")


@dataclass(frozen=True, slots=True)
class TextFile:
    """`characters` are neither blank nor Markdown marks; `kept` of them stand in drafts."""

    raw: bytes
    sha256: str
    encoding: str
    drafts: tuple[ArticleDraft, ...]
    characters: int
    kept: int


def read_text(found: Found, how: str, encoding: str) -> TextFile:
    """Raises UserError where the file is too long or holds no text, OSError where out of reach."""
    refuse_size(found.size)
    raw = found.path.read_bytes()
    reading = read_file(found.name, raw, encoding)
    cut = drafts(reading, cast(How, how), found.name)
    kept, characters = kept_of(reading, cut)
    digest = hashlib.sha256(raw).hexdigest()
    return TextFile(raw, digest, reading.encoding, cut, characters, kept)
