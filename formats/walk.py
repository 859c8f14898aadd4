"""Files to import: what lies at the given paths, in a fixed order, and what cannot be taken."""

import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Final

from text.errors import UserError
from text.messages import tr

# A terminal obeys some of them, and others turn what is shown about.
_CONTROL: Final = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file and its size in bytes; `in_folder` where a folder was named, not the file."""

    path: Path
    size: int
    in_folder: bool = False

    @property
    def name(self) -> str:
        """The file's own name; bytes of it that are no characters become `?`."""
        return printable(self.path.name)


def walk(paths: Iterable[Path], refused: list[UserError]) -> tuple[Found, ...]:
    """The files at `paths` and below them, each folder in the order of its names.

    Hidden files inside a folder are passed over; links are followed once. What cannot be taken
    is added to `refused`.
    """
    files: list[Found] = []
    folders: set[tuple[int, int]] = set()
    # No function calls itself for a folder: a deep one would break every limit.
    waiting = [(path, False) for path in reversed([*paths])]
    while waiting:
        path, in_folder = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                files.append(Found(path, status.st_size, in_folder))
            elif not stat.S_ISDIR(status.st_mode):
                refused.append(_no_file(path))
            elif (status.st_dev, status.st_ino) not in folders:
                folders.add((status.st_dev, status.st_ino))
                inside = sorted(path.iterdir(), reverse=True)
                waiting += ((one, True) for one in inside if not one.name.startswith("."))
        except OSError as error:
            refused.append(unreadable(path, error))
    return tuple(files)


def open_file(path: Path) -> BufferedReader:
    """The regular file at `path`, to be read; what took its place since it was found never blocks.

    Raises OSError, and UserError for a device or a pipe.
    """
    stream = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - for the caller
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise _no_file(path)
    return stream


def printable(path: Path | str) -> str:
    """`path` for a message: file names may hold bytes that are no characters, and controls."""
    shown = str(path).encode("utf-8", "replace").decode()
    return _CONTROL.sub(lambda sign: sign[0].encode("unicode_escape").decode(), shown)


def unreadable(path: Path | str, error: OSError) -> UserError:
    return UserError(
        tr("{name} was not imported", name=printable(path)),
        tr("It cannot be read: {reason}.", reason=error.strerror or str(error)),
        tr("Check that it is there and that you may read it."),
    )


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _no_file(path: Path) -> UserError:
    return UserError(
        tr("{name} was not imported", name=printable(path)),
        tr("It is a device or a pipe, not a file."),
    )
