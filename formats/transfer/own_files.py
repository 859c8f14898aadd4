"""The files of the library that is open, known without a look inside."""

import os
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
    own = [library, *(library.with_name(library.name + end) for end in _BESIDE)]
    if path.name in [one.name for one in own] and path.parent.resolve() == library.parent:
        return True
    status = _status(path)
    return status is not None and any(
        other is not None and os.path.samestat(status, other) for other in map(_status, own)
    )


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:  # it is not there
        return None
