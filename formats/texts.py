"""A text file as articles: its bytes, the codec found, the drafts cut from it, what was kept."""

import hashlib
from dataclasses import dataclass
from typing import Final, cast

from formats.walk import Found
from text.article import ArticleDraft
from text.encoding import decode
from text.errors import UserError
from text.losses import uncovered
from text.messages import tr
from text.split import How, split_page

WAYS: Final = ("auto", "page", "article")
LIMIT: Final = 1 << 28  # bytes; a text is held whole


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
    if found.size > LIMIT:
        raise UserError(tr("The file is longer than {limit} bytes", limit=LIMIT))
    raw = found.path.read_bytes()
    source, codec = decode(raw, encoding)
    drafts = split_page(source, cast(How, how), found.name)
    if not drafts:
        raise UserError(tr("There is no text in it"))
    characters = _length(uncovered(source, ()))
    lost = _length(uncovered(source, drafts))
    digest = hashlib.sha256(raw).hexdigest()
    return TextFile(raw, digest, codec, drafts, characters, characters - lost)


def _length(ranges: tuple[tuple[int, int], ...]) -> int:
    return sum(end - start for start, end in ranges)
