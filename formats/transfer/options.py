"""How an import is to be done."""

from dataclasses import dataclass
from typing import Final

from formats.registry import FORMATS, format_by_id
from text.encoding import decode
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
        if self.encoding:
            decode(b"", self.encoding)
        if self.how in WAYS:
            return
        if self.how not in [known.id for known in FORMATS]:
            ways = (*WAYS, *(known.id for known in FORMATS if known.read is not None))
            raise UserError(
                tr("There is no way to import called “{name}”", name=self.how),
                hint=tr("Known are: {names}.", names=", ".join(ways)),
            )
        if format_by_id(self.how).read is None:
            raise UserError(tr("{name} can only be exported", name=format_by_id(self.how).name))
