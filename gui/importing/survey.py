"""What was chosen to import, looked through before anything is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.work import IsCancelled
from text.errors import Cancelled

if TYPE_CHECKING:
    from formats.walk import Found

DATA_SETS = (".jsonl",)


@dataclass(frozen=True, slots=True)
class Survey:
    """`paths` as chosen, the files there that may be imported, how many others lie in folders."""

    paths: tuple[Path, ...]
    files: "tuple[Found, ...]"
    others: int

    @property
    def bytes(self) -> int:
        """The size of all files together."""
        return sum(file.size for file in self.files)

    @property
    def texts(self) -> "tuple[Found, ...]":
        """The files whose cut into articles can be looked at."""
        return tuple(file for file in self.files if _is_text(file))

    @property
    def rest(self) -> "tuple[Found, ...]":
        """The files that hold articles already, or other files, or are of no known kind."""
        return tuple(file for file in self.files if not _is_text(file))


def _is_text(file: "Found") -> bool:
    from formats.readers import EXTENSIONS

    return file.path.suffix.lower() in EXTENSIONS


def survey(paths: Sequence[Path], cancelled: IsCancelled) -> Survey:
    """Look through `paths` and the folders among them. Raises Cancelled where asked."""
    from formats.walk import walk

    wanted = known_endings()
    files = []
    others = 0
    for path in paths:
        if cancelled():
            raise Cancelled
        for file in walk([path], []):  # what can't be read is refused, and told, by the import
            if not file.in_folder or file.path.suffix.lower() in wanted:
                files.append(file)
            else:
                others += 1
    return Survey(tuple(paths), tuple(files), others)


def known_endings() -> tuple[str, ...]:
    """The endings of all files that can be imported."""
    from formats.readers import ARCHIVE, EXTENSIONS

    return (*EXTENSIONS, ARCHIVE, *DATA_SETS)


def size_text(size: int) -> str:
    """A number of bytes for readers."""
    if size < 1000:
        return f"{size} B"
    for unit in ("kB", "MB"):
        size_in = size / (1000 if unit == "kB" else 1000_000)
        if size_in < 1000:
            return f"{size_in:,.1f} {unit}" if size_in < 10 else f"{size_in:,.0f} {unit}"
    return f"{size / 1_000_000_000:,.1f} GB"
