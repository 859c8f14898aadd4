"""Which files an import takes, and as what."""

from pathlib import Path
from typing import Final

from db.store import Store
from formats import quandian
from formats.base import Read
from formats.readers import EXTENSIONS
from formats.registry import format_by_id
from formats.transfer.options import WAYS
from formats.transfer.own_files import is_own
from formats.walk import Found
from text.errors import UserError
from text.messages import tr

DATA_EXTENSIONS: Final = (".jsonl",)
_FIRST_LINE: Final = 1 << 26  # bytes; a longer header tells nothing of a file


def is_wanted(store: Store, file: Found, how: str) -> bool:
    """False for what nobody named and is of no known kind. Raises UserError for the library."""
    if is_own(store.path, file.path):
        if file.in_folder:
            return False
        raise UserError(tr("It belongs to the library that is open"))
    if not file.in_folder or how not in WAYS:
        return True
    known = file.path.suffix.lower() in EXTENSIONS + DATA_EXTENSIONS
    return known or (how == "auto" and _is_marked(file.path))


def reader_of(file: Found, how: str) -> Read | None:
    """What reads the file as a data set; None for a text. Raises UserError for neither."""
    if how not in WAYS:
        return format_by_id(how).read
    extension = file.path.suffix.lower()
    if how == "auto" and _is_marked(file.path):
        return quandian.read
    if extension in EXTENSIONS:
        return None
    if extension not in DATA_EXTENSIONS:
        raise UserError(
            tr("Quandian does not know this kind of file"),
            hint=tr("Known are: {names}.", names=", ".join(EXTENSIONS + DATA_EXTENSIONS)),
        )
    if how != "auto":
        raise UserError(tr("It is a data set, not a text"))
    raise UserError(
        tr("It is no data set that Quandian knows"),
        hint=tr("The first line must hold “format”: “quandian”."),
    )


def _is_marked(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"{" in stream.peek(4)[:4] and quandian.is_marked(stream.readline(_FIRST_LINE))
