"""How an import is to be done."""

from dataclasses import dataclass
from typing import Final

from formats.registry import format_by_id
from text.errors import UserError
from text.messages import tr

WAYS: Final = ("auto", "page", "article")


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`how` is "auto", "page", "article" or the id of a format; no `encoding` finds it.

    `duplicates` is "skip" or "keep". With `replace`, bytes that no encoding fits become U+FFFD
    and are counted; else their file is refused.
    """

    how: str = "auto"
    encoding: str = ""
    duplicates: str = "skip"
    replace: bool = False

    def check(self) -> None:
        """Raises UserError where files can't be taken in this way at all."""
        if self.how not in WAYS and format_by_id(self.how).read is None:
            raise UserError(tr("{name} can only be exported", name=format_by_id(self.how).name))
