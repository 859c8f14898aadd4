"""What a window and the process that works for it say to each other: a line of JSON each."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from db.drafts import AddedArticle
from db.log import State
from db.runs import Edited
from formats.readers import Reading
from formats.transfer.options import ImportOptions
from formats.transfer.proposals import Proposal
from formats.transfer.report import ImportedFile
from text.article import ArticleDraft
from text.errors import UserError

CANCEL: Final = b"cancel\n"


class ImportRequest(msgspec.Struct, frozen=True, tag="import"):
    """Paths are as the system has them; files up to the place `after` are dealt with already.

    With `again`, the file there is not: it is to be taken once more, and what came from it behind
    the article `last` is there already.
    """

    library: bytes
    paths: tuple[bytes, ...]
    options: ImportOptions
    language: str
    after: bytes = b""
    again: bool = False
    last: int = 0


class ProposalRequest(msgspec.Struct, frozen=True, tag="propose"):
    path: bytes
    options: ImportOptions
    language: str


class RemovalRequest(msgspec.Struct, frozen=True, tag="remove"):
    library: bytes
    articles: tuple[int, ...]
    language: str


class WalkRequest(msgspec.Struct, frozen=True, tag="walk"):
    """Take back the newest edit (`done`), or bring back what was undone last (`undone`)."""

    library: bytes
    state: State
    language: str


class Progress(msgspec.Struct, frozen=True, tag="progress"):
    done: int
    total: int


class Begins(msgspec.Struct, frozen=True, tag="begins"):
    place: bytes
    size: int


class Stores(msgspec.Struct, frozen=True, tag="stores"):
    last: int


class Brought(msgspec.Struct, frozen=True, tag="brought"):
    name: str
    path: str
    articles: tuple[AddedArticle, ...]


class Came(msgspec.Struct, frozen=True, tag="came"):
    file: ImportedFile


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """Each of `errors` is title, detail and hint."""

    errors: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, errors: Sequence[UserError]) -> "Refused":
        return cls(tuple((error.title, error.detail, error.hint) for error in errors))

    def as_errors(self) -> tuple[UserError, ...]:
        return tuple(UserError(*parts) for parts in self.errors)


class NotTried(msgspec.Struct, frozen=True, tag="not_tried"):
    count: int
    error: tuple[str, str, str]


class PassedOver(msgspec.Struct, frozen=True, tag="passed_over"):
    pass


class Proposed(msgspec.Struct, frozen=True, tag="proposed"):
    """A Proposal; its text as bytes, because a file may hold halves of characters."""

    name: str
    sha256: str
    size: int
    text: bytes
    reading: Reading
    drafts: tuple[ArticleDraft, ...]

    @classmethod
    def of(cls, proposal: Proposal) -> "Proposed":
        reading = proposal.reading
        text = reading.text.encode("utf-8", "surrogatepass")
        rest = dataclasses.replace(reading, text="")
        return cls(proposal.name, proposal.sha256, proposal.size, text, rest, proposal.drafts)

    def as_proposal(self, path: Path) -> Proposal:
        text = self.text.decode("utf-8", "surrogatepass")
        reading = dataclasses.replace(self.reading, text=text)
        return Proposal(self.name, self.sha256, self.size, reading, self.drafts, path)


class Done(msgspec.Struct, frozen=True, tag="done"):
    edited: Edited


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """Nothing at all can be done: title, detail and hint."""

    error: tuple[str, str, str]


class Broken(msgspec.Struct, frozen=True, tag="broken"):
    """A bug: the exception and the place in our code."""

    reason: str


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """All was done, or, if `stopped`, as much as was done when asked to stop."""

    stopped: bool = False


Request = ImportRequest | ProposalRequest | RemovalRequest | WalkRequest
Answer = (
    Progress
    | Begins
    | Stores
    | Brought
    | Came
    | Refused
    | NotTried
    | PassedOver
    | Proposed
    | Done
    | Failed
    | Broken
    | Ended
)

_REQUEST: Final = msgspec.json.Decoder(Request)
_ANSWER: Final = msgspec.json.Decoder(Answer)
_ENCODER: Final = msgspec.json.Encoder()


def line(message: Request | Answer) -> bytes:
    return _ENCODER.encode(message) + b"\n"


def request_in(line: bytes) -> Request:
    request: Request = _REQUEST.decode(line)
    return request


def answer_in(line: bytes) -> Answer:
    answer: Answer = _ANSWER.decode(line)
    return answer
