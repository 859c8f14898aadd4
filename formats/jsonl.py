"""JSON Lines as records: the bytes of each line, and what is told about a line that is wrong.

A record ends at LF only: U+2028, U+2029 and U+0085 may stand inside a JSON string.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, TypeVar

import msgspec

from formats.faults import RecordError, refused
from text.messages import tr

LINE_LIMIT: Final = 1 << 28

# In UTF-8 these bytes stand for nothing else, so they can be replaced after encoding.
_LINE_ENDS: Final = (
    (b"\xe2\x80\xa8", b"\\u2028"),
    (b"\xe2\x80\xa9", b"\\u2029"),
    (b"\xc2\x85", b"\\u0085"),
)
_FIELD: Final = re.compile(r" - at `(?:key in )?\$\.?(?P<path>[^`]*)`$")
_QUOTED: Final = re.compile(r"`([^`]*)`")

T = TypeVar("T")


def encode(encoder: msgspec.json.Encoder, record: object) -> bytes:
    """`record` as one line that readers which split at U+2028, U+2029 or U+0085 survive too."""
    line: bytes = encoder.encode(record)
    for raw, escaped in _LINE_ENDS:
        line = line.replace(raw, escaped)
    return line + b"\n"


def lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """Number (from 1) and bytes of each line that is not blank, without BOM and line end."""
    number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if len(line) > LINE_LIMIT:
            limit = tr("it is longer than {limit} MB", limit=LINE_LIMIT >> 20)
            raise refused(name, number, RecordError("", limit))
        if number == 1:
            if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise refused(name, number, _not_utf8(0))
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield number, line.rstrip(b"\r\n")


def decode(decoder: msgspec.json.Decoder[T], line: bytes) -> T:
    """The record in `line`; RecordError names the field that is not as it must be."""
    try:
        return decoder.decode(line)
    except msgspec.ValidationError as error:
        raise _invalid(str(error)) from error
    except msgspec.DecodeError as error:
        raise _malformed(line, str(error)) from error
    except UnicodeDecodeError as error:
        raise _malformed(line, str(error)) from error
    except RecursionError as error:
        raise RecordError("", tr("its values are nested too deeply")) from error


def _malformed(line: bytes, message: str) -> RecordError:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(error.start)
    if "truncated" in message or "surrogate" in message:
        return RecordError(
            "",
            tr("it is cut short, or holds half of a surrogate pair"),
            tr("Look whether the file was copied whole; nothing of it was taken over."),
        )
    return RecordError("", tr("it is not valid JSON ({why})", why=message))


def _not_utf8(position: int) -> RecordError:
    return RecordError(
        "",
        tr("its bytes are not UTF-8 from byte {position} on", position=position),
        tr("Save the file as UTF-8; nothing of it was taken over."),
    )


def _invalid(message: str) -> RecordError:
    """What msgspec says ("Expected `int`, got `str` - at `$.spans[0].start`") in our words."""
    found = _FIELD.search(message)
    path = found["path"] if found else ""
    what = message[: found.start()] if found else message
    names = _QUOTED.findall(what)
    if what.startswith("Object missing required field"):
        return RecordError(path, tr("the field “{field}” is missing", field=names[0]))
    if what.startswith("Object contains unknown field"):
        return RecordError(path, tr("there is no field “{field}” here", field=names[0]))
    if what.startswith("Expected") and len(names) == 2:
        return RecordError(
            path, tr("{wanted} is needed, not {found}", wanted=names[0], found=names[1])
        )
    return RecordError(path, tr("the value is not allowed ({why})", why=what))
