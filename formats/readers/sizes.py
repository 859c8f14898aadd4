"""How much of anything is taken in before a file is refused."""

from collections.abc import Iterable
from typing import Final

from text.errors import UserError
from text.messages import tr

LIMIT: Final = 1 << 28  # bytes of a file; it is held whole
TEXT_LIMIT: Final = 1 << 26  # bytes of text
PAGE_LIMIT: Final = 1 << 24  # bytes of a web page or a chapter
_MEGABYTE: Final = 1 << 20
LONGEST_LINE: Final = 1 << 22  # characters; a window can't show a longer paragraph


def refuse_endless(ranges: Iterable[tuple[int, int]]) -> None:
    """Raises UserError where one of `ranges`, lines or paragraphs, is longer than LONGEST_LINE."""
    for start, end in ranges:
        if end - start > LONGEST_LINE:
            raise UserError(
                tr("It has a line of more than {limit} characters", limit=LONGEST_LINE),
                tr("The line begins at character {at}.", at=start),
                tr("Break its text into lines."),
            )


def megabytes(size: int) -> str:
    """`size` bytes in MB, rounded up so that more than a limit never shows as the limit."""
    return f"{-(-10 * size // _MEGABYTE) / 10:g}"


def refuse_size(size: int, limit: int = LIMIT) -> None:
    """Raises UserError where a file of `size` bytes is too long; ask before reading it."""
    if size > limit:
        raise UserError(
            tr("The file is longer than {limit} MB", limit=megabytes(limit)),
            tr("It has {size} MB.", size=megabytes(size)),
            tr("Cut it into several files."),
        )
