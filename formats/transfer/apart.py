"""Imports in a process of their own.

So the window never waits for the interpreter, and a file that brings a reader down costs that
file only.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from formats.transfer import messages
from formats.transfer.child import Child
from formats.transfer.intake import shown_at
from formats.transfer.naming import naming
from formats.transfer.options import ImportOptions
from formats.transfer.proposals import Proposal
from formats.transfer.report import ImportReport, Tally
from formats.walk import printable
from text.errors import Cancelled, UserError
from text.messages import language, tr

_IDLE: Final = 3  # processes in a row that end before they take a file in hand


def import_apart(
    library: Path,
    paths: Iterable[Path],
    options: ImportOptions | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """As `import_paths`, into the library file that lies at `library`; blocks.

    Where the process breaks down, the file in work is refused and a new one goes on behind it.
    """
    request = messages.ImportRequest(
        os.fsencode(library.absolute()),
        tuple(os.fsencode(path.absolute()) for path in paths),
        options or ImportOptions(),
        language(),
    )
    tally = Tally()
    idle = 0
    while (ended := _run(request, tally, progress, cancelled)) is not None:
        idle = 0 if ended.place else idle + 1
        if idle == _IDLE:
            raise _no_beginning(ended.reason)
        request = _behind(request, ended.place or request.after)
    return tally.report()


def propose_apart(
    path: Path,
    options: ImportOptions | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Proposal:
    """As `propose`; blocks. Raises Cancelled where asked."""
    path = path.absolute()
    request = messages.ProposalRequest(os.fsencode(path), options or ImportOptions(), language())
    reason = ""
    with Child(request) as child:
        for answer in child.answers(cancelled):
            match answer:
                case messages.Proposed():
                    return answer.as_proposal(path)
                case messages.Failed(error):
                    raise UserError(*error)
                case messages.Broken(reason):
                    pass
        if cancelled():
            raise Cancelled
        raise _broken(printable(path), reason or child.end())


def _behind(request: messages.ImportRequest, place: bytes) -> messages.ImportRequest:
    return messages.ImportRequest(
        request.library, request.paths, request.options, request.language, place
    )


@dataclass(frozen=True, slots=True)
class _Ended:
    """A process that ended too soon: the place it had come to, if to any, and how it ended."""

    place: bytes
    reason: str


def _run(
    request: messages.ImportRequest,
    tally: Tally,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> _Ended | None:
    """None when all is done; else a new process is to go on behind the place."""
    place, in_work, reason = b"", False, ""
    with Child(request) as child:
        for answer in child.answers(cancelled):
            match answer:
                case messages.Progress(done, total):
                    progress(done, total)
                case messages.Begins(place):
                    in_work = True
                case messages.Came(file):
                    in_work = False
                    tally.came(file)
                case messages.Refused():
                    in_work = False
                    tally.refused(answer.as_errors())
                case messages.PassedOver():
                    in_work = False
                    tally.passed_over()
                case messages.Ended(stopped):
                    if stopped:
                        raise Cancelled
                    return None
                case messages.Failed(error):
                    raise UserError(*error)
                case messages.Broken(reason):
                    pass
        if cancelled():
            raise Cancelled
        reason = reason or child.end()
    if in_work:
        tally.refused([_broken(shown_at(place), reason)])
    return _Ended(place, reason)


def _no_beginning(reason: str) -> UserError:
    return UserError(
        tr("The import could not go on"),
        tr("The process that reads the files ends before it begins: {reason}.", reason=reason),
        tr("Try again; if it stays so, report it."),
    )


def _broken(shown: str, reason: str) -> UserError:
    return naming(
        shown,
        UserError(
            tr("Reading it brought the reader down ({reason})", reason=reason),
            hint=tr("If other programs can open this file, report it."),
        ),
    )
