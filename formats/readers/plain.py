"""Text and Markdown files: their bytes in the encoding found, nothing else changed."""

from formats.readers.reading import Reading
from formats.readers.sizes import TEXT_LIMIT, refuse_size
from text.article import UNFIT
from text.encoding import Decoded, decode
from text.messages import tr


def read_plain(raw: bytes, encoding: str, *, replace: bool, media_type: str) -> Reading:
    """Raises UserError as `text.encoding.decode` does."""
    refuse_size(len(raw), TEXT_LIMIT)
    found = decode(raw, encoding, replace=replace)
    codec = "" if found.replaced else found.codec
    return Reading(found.text, media_type, codec, remarks=remarks_on(found))


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
