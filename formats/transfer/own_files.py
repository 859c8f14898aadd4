"""The files of the library that is open, known without a look inside."""

from pathlib import Path
from typing import Final

_BESIDE: Final = ("-wal", "-shm", "-journal", ".lock")


def is_own(library: Path, path: Path) -> bool:
    """Whether `path` is `library` or a file that lies beside it for it, under whatever name.

    Such a file must not be opened: when any descriptor of a file is closed, POSIX drops all locks
    that the process holds on it, those of the open library too, and the next program would take
    away the log that this one still writes to.
    """
    library = library.resolve()
    own = (library, *(library.with_name(library.name + end) for end in _BESIDE))
    return path.parent.resolve() / path.name in own or any(_is_same(path, one) for one in own)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:  # one of them is not there
        return False
