"""How much of anything is taken in before a file is refused."""

from typing import Final

from text.errors import UserError
from text.messages import tr

LIMIT: Final = 1 << 28  # bytes of a file; it is held whole
TEXT_LIMIT: Final = 1 << 26  # bytes of text
PAGE_LIMIT: Final = 1 << 24  # bytes of a web page or a chapter
LONGEST_LINE: Final = 1 << 22  # characters; a window can't show a longer paragraph


def refuse_size(size: int, limit: int = LIMIT) -> None:
    """Raises UserError where a file of `size` bytes is too long; ask before reading it."""
    if size > limit:
        raise UserError(
            tr("The file is longer than {limit} bytes", limit=limit),
            tr("It has {size} bytes.", size=size),
            tr("Cut it into several files."),
        )
