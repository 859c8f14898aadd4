"""What was chosen to import, looked through before anything is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gui.work import IsCancelled
from text.errors import Cancelled
from text.messages import tr

if TYPE_CHECKING:
    from formats.walk import Found

_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Survey:
    """`paths` as chosen. Of the files there, `texts` are cut into articles; the `rest` holds
    articles already, or other files, or is of no known kind. `others` more lie in folders and
    can't be imported; `size` is that of texts and rest together, in bytes.
    """

    paths: tuple[Path, ...]
    texts: "tuple[Found, ...]"
    rest: "tuple[Found, ...]"
    others: int
    size: int

    @property
    def is_plain(self) -> bool:
        """Whether it is one file, named itself, in which no other files lie."""
        from formats.readers import ARCHIVE

        files = (*self.texts, *self.rest)
        return len(files) == 1 and not (
            files[0].in_folder or files[0].path.suffix.lower() == ARCHIVE
        )

    @property
    def count(self) -> int:
        """How many files may be imported."""
        return len(self.texts) + len(self.rest)


def survey(paths: Sequence[Path], cancelled: IsCancelled) -> Survey:
    """Look through `paths` and the folders among them. Raises Cancelled where asked."""
    from formats.readers import EXTENSIONS
    from formats.walk import walk

    wanted = known_endings()
    texts: list[Found] = []
    rest: list[Found] = []
    others = size = 0
    for path in paths:
        for file in walk([path], []):  # what can't be read is refused, and told, by the import
            if cancelled():
                raise Cancelled
            ending = file.path.suffix.lower()
            if file.in_folder and ending not in wanted:
                others += 1
                continue
            (texts if ending in EXTENSIONS else rest).append(file)
            size += file.size
    return Survey(tuple(paths), tuple(texts), tuple(rest), others, size)


def names_text(paths: Sequence[Path]) -> str:
    """What was chosen, in a line: the first names, a slash behind those of folders."""
    from formats.walk import printable

    shown = paths if len(paths) <= _NAMED else paths[: _NAMED - 1]
    names = tr(", ").join(printable(path.name or path) + "/" * path.is_dir() for path in shown)
    more = len(paths) - len(shown)
    return tr("{names} and {count} more", names=names, count=f"{more:,}") if more else names


def known_endings() -> tuple[str, ...]:
    """The endings of all files that can be imported."""
    from formats.readers import ALL_EXTENSIONS

    return ALL_EXTENSIONS


def size_text(size: int) -> str:
    """A number of bytes for readers."""
    if size < 1000:
        return f"{size} B"
    for unit, bytes_of_it in (("kB", 1000), ("MB", 1000_000)):
        share = size / bytes_of_it
        if share < 1000:
            return f"{share:,.1f} {unit}" if share < 10 else f"{share:,.0f} {unit}"
    return f"{size / 1_000_000_000:,.1f} GB"
