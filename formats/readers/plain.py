"""Text and Markdown files: their bytes in the encoding found, nothing else changed."""

import re
from typing import Final

from formats.readers.reading import Reading
from formats.readers.sizes import LONGEST_LINE, TEXT_LIMIT, refuse_size
from text.article import UNFIT
from text.encoding import Decoded, decode
from text.errors import UserError
from text.messages import tr

_LINE: Final = re.compile("[^\r\n]+")


def read_plain(raw: bytes, encoding: str, *, replace: bool, media_type: str) -> Reading:
    """Raises UserError as `text.encoding.decode` does, and for a line without end."""
    refuse_size(len(raw), TEXT_LIMIT)
    found = decode(raw, encoding, replace=replace)
    refuse_endless_line(found.text)
    codec = "" if found.replaced else found.codec
    return Reading(found.text, media_type, codec, remarks=remarks_on(found))


def refuse_endless_line(text: str) -> None:
    """Raises UserError where a line of `text` has more than LONGEST_LINE characters."""
    if len(text) <= LONGEST_LINE:
        return
    for match in _LINE.finditer(text):
        if match.end() - match.start() > LONGEST_LINE:
            raise UserError(
                tr("It has a line of more than {limit} characters", limit=LONGEST_LINE),
                tr("The line begins at character {at}.", at=match.start()),
                tr("Break its text into lines."),
            )


def remarks_on(found: Decoded) -> tuple[str, ...]:
    """What the report must say of bytes and characters that are replaced."""
    remarks = []
    if found.replaced:
        remarks.append(
            tr(
                "{count} bytes don't fit {encoding} and were replaced, the first at byte {offset}.",
                count=found.replaced,
                encoding=found.codec,
                offset=found.first_replaced,
            )
        )
    refused = len(UNFIT.findall(found.text))
    if refused:
        remarks.append(
            tr("{count} characters that no text may hold will be replaced.", count=refused)
        )
    return tuple(remarks)
