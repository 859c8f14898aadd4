"""Parts of a zip container, inflated within bounds. What the parts mean is elsewhere."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Final

from formats.readers.sizes import TEXT_LIMIT, megabytes
from text.errors import UserError
from text.messages import tr

MOST_MEMBERS: Final = 50_000
MOST_INFLATED: Final = 1 << 31  # bytes, of all members together
MOST_RATIO: Final = 200  # inflated bytes to a packed one; Word documents reach some 50
ALWAYS_INFLATED: Final = 1 << 24  # bytes that any ratio may give: a page of one sign packs well
_CHUNK: Final = 1 << 16
_DIRECTORY: Final = 1 << 24  # bytes of the list of members
_END: Final = struct.Struct("<4s4H2LH")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_KNOWN_COMPRESSIONS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 1
# What zipfile raises for bytes that are no sound archive
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,
    ValueError,
    OverflowError,
)


@dataclass(slots=True)
class Budget:
    """How many bytes may still be inflated, and the packed bytes that they came from so far."""

    left: int = MOST_INFLATED
    inflated: int = 0
    packed: int = 0

    def take(self, inflated: int, packed: int) -> None:
        """Count them. Raises UserError once the budget is spent."""
        self.left -= inflated
        self.inflated += inflated
        self.packed += packed
        if self.is_spent:
            raise bomb()

    @property
    def is_spent(self) -> bool:
        """Whether more was inflated than any honest archive has."""
        allowed = max(ALWAYS_INFLATED, MOST_RATIO * self.packed)
        return self.left < 0 or self.inflated > allowed


def bomb() -> UserError:
    return UserError(
        tr("It unpacks to far more than it should"),
        tr("Such archives are made to fill up a computer."),
        tr("Unpack it yourself if you trust it, and import the files."),
    )


def broken(detail: str = "") -> UserError:
    return UserError(
        tr("The file is damaged"),
        detail or tr("It is no complete archive."),
        tr("Copy or download it again."),
    )


@contextmanager
def opened(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive in `stream`. Raises UserError where it is none or has too many members."""
    try:
        _refuse_many(stream)
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise broken() from error
    with archive:
        yield archive


def inflate(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    budget: Budget,
    limit: int = TEXT_LIMIT,
    named: str = "",
) -> bytes:
    """The bytes of one member, at most `limit`. Raises UserError, and calls it `named` there.

    What is really inflated counts, whatever the archive says of itself.
    """
    if info.flag_bits & _ENCRYPTED:
        raise UserError(
            tr("It is locked with a password"), hint=tr("Unpack it with the password first.")
        )
    if info.compress_type not in _KNOWN_COMPRESSIONS:
        raise UserError(
            tr("It is packed in a way that is not known here"),
            hint=tr("Unpack it yourself and import the files."),
        )
    if info.file_size > limit:
        raise UserError(
            tr("It unpacks to more than {limit} MB", limit=megabytes(limit)),
            tr("Its part {part} alone does.", part=named) if named else "",
            tr("Cut it into several files."),
        )
    chunks: list[bytes] = []
    budget.take(0, info.compress_size)
    try:
        with archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                budget.take(len(chunk), 0)
                chunks.append(chunk)
    except _BROKEN as error:
        raise broken(tr("A part of it cannot be unpacked.")) from error
    return b"".join(chunks)


class Package:
    """A document that is a zip of parts, such as .docx and .epub; reads only what is asked for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._budget = Budget()
        self._infos = {info.filename.lstrip("/"): info for info in archive.infolist()}

    def read(self, name: str, limit: int = TEXT_LIMIT) -> bytes | None:
        """The part `name`, of `limit` bytes at most; None where there is none. Raises UserError."""
        info = self._infos.get(name)
        return None if info is None else inflate(self._archive, info, self._budget, limit, name)


@contextmanager
def package(raw: bytes) -> Iterator[Package]:
    """Raises UserError where `raw` is no archive."""
    with opened(io.BytesIO(raw)) as archive:
        yield Package(archive)


def _refuse_many(stream: BinaryIO) -> None:
    """Look at the list of members before zipfile makes an object of each."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _CHUNK - _END.size))
    tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        raise broken()
    _, _, _, _, members, length, _, _ = _END.unpack_from(tail, at)
    at64 = tail.rfind(b"PK\6\6", 0, at)
    if at64 >= 0 and len(tail) - at64 >= _END64.size:
        _, _, _, _, _, _, _, members, length, _ = _END64.unpack_from(tail, at64)
    if members > MOST_MEMBERS or length > _DIRECTORY:
        raise UserError(
            tr("The archive has more than {limit} files", limit=MOST_MEMBERS),
            hint=tr("Unpack it yourself and import the folder."),
        )
    stream.seek(0)
