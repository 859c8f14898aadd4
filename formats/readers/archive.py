"""The files in a .zip, one after the other, never written to disk. What they hold is elsewhere."""

import io
import re
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from formats.readers.kinds import ARCHIVE
from formats.readers.sizes import LIMIT
from formats.readers.unpack import (
    ALWAYS_INFLATED,
    MOST_RATIO,
    Budget,
    bomb,
    inflate,
    opened,
)
from text.encoding import decode
from text.errors import UserError
from text.messages import tr

_UTF_8: Final = 0x800  # the flag of a member whose name is UTF-8
_UNIX_MODE: Final = 16  # bits above it in the external attributes
_DRIVE: Final = re.compile(r"^[A-Za-z]:")
# Control characters, and those that turn the direction of all that follows
_UNFIT: Final = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MACINTOSH: Final = "__MACOSX"
_NESTED: Final = 1  # archives inside an archive are opened, archives inside those are not


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    `name` is the path inside, for people to read: it holds no `..` and no drive, and must never
    be opened. `size` is what the archive says of its bytes. `read` gives them or raises UserError;
    call it before asking for the next member.
    """

    name: str
    size: int
    read: Callable[[], bytes]


def members(place: Path | BinaryIO, refused: list[UserError]) -> Iterator[Member]:
    """The files in the archive at `place`, in its order; also of archives that lie in it.

    Folders, hidden files and what macOS adds are passed over. What can't be taken is added to
    `refused`, each naming its member. Raises UserError where the archive is damaged or made to
    fill up a computer, OSError where it is out of reach.
    """
    with ExitStack() as stack:
        stream = stack.enter_context(place.open("rb")) if isinstance(place, Path) else place
        archive = stack.enter_context(opened(stream))
        yield from _inside(archive, "", Budget(), refused, _NESTED)


def _inside(
    archive: zipfile.ZipFile, folder: str, budget: Budget, refused: list[UserError], depth: int
) -> Iterator[Member]:
    infos = [info for info in archive.infolist() if info.file_size or not info.is_dir()]
    _refuse_declared(infos)
    for info, name in zip(infos, _names(infos), strict=True):
        path = f"{folder}{name}"
        if any(part.startswith(".") or part == _MACINTOSH for part in path.split("/")):
            continue
        mode = info.external_attr >> _UNIX_MODE
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            refused.append(_refusal(path, tr("It is a link or a device, not a file.")))
        elif PurePosixPath(name).suffix.lower() != ARCHIVE:
            yield Member(path, info.file_size, _reading(archive, info, budget))
        elif not depth:
            refused.append(_refusal(path, tr("It is an archive in an archive in an archive.")))
        else:
            yield from _nested(archive, info, path, budget, refused, depth)
        if budget.is_spent:
            raise bomb()


def _nested(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    path: str,
    budget: Budget,
    refused: list[UserError],
    depth: int,
) -> Iterator[Member]:
    with ExitStack() as stack:
        try:
            raw = inflate(archive, info, budget, LIMIT)
            inner = stack.enter_context(opened(io.BytesIO(raw)))
            yield from _inside(inner, f"{path}/", budget, refused, depth - 1)
        except UserError as error:
            detail = ": ".join(part for part in (error.title, error.detail) if part)
            refused.append(_refusal(path, detail, error.hint))


def _reading(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget
) -> Callable[[], bytes]:
    return lambda: inflate(archive, info, budget, LIMIT)


def _refuse_declared(infos: Sequence[zipfile.ZipInfo]) -> None:
    """Raises UserError where an archive says itself that it is a bomb."""
    inflated = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if inflated > max(ALWAYS_INFLATED, MOST_RATIO * packed):
        raise bomb()


def _names(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names of `infos`; those not marked as UTF-8 in the encoding that fits them all best.

    Windows writes them in that of its language, and zipfile reads them as code page 437.
    """
    old = {
        number: info.orig_filename.encode("cp437", "replace")
        for number, info in enumerate(infos)
        if not info.flag_bits & _UTF_8
    }
    codec = _codec_of(old.values())
    return [
        _shown(old[number].decode(codec, "replace") if number in old else info.orig_filename)
        for number, info in enumerate(infos)
    ]


def _codec_of(names: Iterable[bytes]) -> str:
    try:
        codec = decode(b"\n".join(names)).codec
    except UserError:
        return "gb18030"
    return "gb18030" if codec.startswith("utf-16") else codec


def _shown(name: str) -> str:
    parts = _DRIVE.sub("", _UNFIT.sub("\ufffd", name).replace("\\", "/")).split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "\ufffd"


def _refusal(path: str, detail: str, hint: str = "") -> UserError:
    return UserError(tr("{name} was not imported", name=path), detail, hint)
