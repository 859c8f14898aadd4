"""Which files an import takes, from where, and as what."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from pathlib import PurePath
from typing import Final

from db.store import Store
from formats import quandian
from formats.base import Read
from formats.readers import ALL_EXTENSIONS, ARCHIVE, DATA_SETS, EXTENSIONS, LIMIT, refuse_size
from formats.readers.archive import Member, members
from formats.registry import format_by_id
from formats.transfer.naming import within
from formats.transfer.options import WAYS
from formats.transfer.own_files import is_own
from formats.walk import Found, open_file, printable
from text.errors import UserError
from text.messages import tr

_FIRST_LINE: Final = 1 << 26  # bytes; a longer header tells nothing of a file


@dataclass(frozen=True, slots=True)
class Item:
    """One file to import: by itself, or `is_among` those of a folder or an archive.

    `name` is what its source is to be called, `shown` where it lies, for people, and `place` the
    same for an import that goes on later.
    """

    name: str
    shown: str
    place: bytes
    is_among: bool
    size: int
    open: Callable[[], BufferedReader | BytesIO]

    def read(self) -> bytes:
        """All its bytes. Raises UserError where there are too many, OSError out of reach."""
        refuse_size(self.size)
        with self.open() as stream:
            raw = stream.read(LIMIT + 1)
        refuse_size(len(raw))  # it may have grown
        return raw


def is_archive(file: Found, how: str) -> bool:
    return file.path.suffix.lower() == ARCHIVE and how in WAYS


def check_own(store: Store, file: Found) -> bool:
    """Whether `file` is of the open library, found in a folder. Raises UserError where named."""
    if not is_own(store.path, file.path):
        return False
    if not file.in_folder:
        raise UserError(tr("It belongs to the library that is open"))
    return True


def item_of(file: Found) -> Item:
    return Item(
        name=file.name,
        shown=printable(file.path),
        place=os.fsencode(file.path),
        is_among=file.in_folder,
        size=file.size,
        open=lambda: open_file(file.path),
    )


def items_in(
    file: Found, refused: Callable[[list[UserError]], None], after: bytes, *, again: bool
) -> Iterator[tuple[Item, float]]:
    """The files in an archive behind the place `after`, and which share of them came before each.

    With `again`, the one at that place too. What can't be taken out is `refused`. Raises UserError
    for a damaged or hostile archive.
    """
    shown = printable(file.path)
    errors: list[UserError] = []
    behind = int(after.split(b"\0")[1]) if after else -1
    with open_file(file.path) as stream:
        total = sum(1 for _ in members(stream, []))
        for number, member in enumerate(members(stream, errors)):
            if number > behind:
                refused([within(shown, error) for error in errors])
            if number > behind or (again and number == behind):
                yield _inner(file, number, member), number / total
            errors.clear()
    refused([within(shown, error) for error in errors])


def _inner(file: Found, number: int, member: Member) -> Item:
    return Item(
        name=f"{file.name}/{member.name}",
        shown=f"{printable(file.path)}/{member.name}",
        place=b"%b\0%d\0%b" % (os.fsencode(file.path), number, member.name.encode()),
        is_among=True,
        size=member.size,
        open=lambda: BytesIO(member.read()),
    )


def path_of(place: bytes) -> bytes:
    """The file that `place` lies in, or that it is."""
    return place.split(b"\0")[0]


def shown_at(place: bytes) -> str:
    """A place as messages name it."""
    path, *inside = place.split(b"\0")
    return "/".join([printable(os.fsdecode(path)), *(name.decode() for name in inside[1:])])


def is_wanted(item: Item, how: str) -> bool:
    """False for what nobody named and is of no known kind."""
    if not item.is_among or how not in WAYS:
        return True
    known = PurePath(item.name).suffix.lower() in EXTENSIONS + DATA_SETS
    return known or (how == "auto" and _is_marked(item))


def reader_of(item: Item, how: str) -> Read | None:
    """What reads the file as a data set; None for a text. Raises UserError for neither."""
    if how not in WAYS:
        return format_by_id(how).read
    extension = PurePath(item.name).suffix.lower()
    if how == "auto" and _is_marked(item):
        return quandian.read
    if extension in EXTENSIONS:
        return None
    if extension not in DATA_SETS:
        raise UserError(
            tr("Quandian does not know this kind of file"),
            hint=tr("Known are: {names}.", names=", ".join(ALL_EXTENSIONS)),
        )
    if how != "auto":
        raise UserError(tr("It is a data set, not a text"))
    raise UserError(
        tr("It is no data set that Quandian knows"),
        hint=tr("The first line must hold “format”: “quandian”."),
    )


def _is_marked(item: Item) -> bool:
    with item.open() as stream:
        start = stream.read(4)
        if b"{" not in start:
            return False
        stream.seek(0)
        return quandian.is_marked(stream.readline(_FIRST_LINE))
