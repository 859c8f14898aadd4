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
from formats.transfer.in_work import InWork, time_for
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

    Where the process breaks down or takes too long over a file, that file is refused and a new
    process goes on behind it.
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
        request = _behind(request, ended)
    return tally.report()


def propose_apart(
    path: Path,
    options: ImportOptions | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Proposal:
    """As `propose`; blocks. Raises Cancelled where asked."""
    path = path.absolute()
    request = messages.ProposalRequest(os.fsencode(path), options or ImportOptions(), language())
    reason, work = "", InWork()
    work.begin(request.path, _size(path))
    with Child(request) as child:
        for answer in child.answers(cancelled, work.is_late):
            match answer:
                case messages.Proposed():
                    return answer.as_proposal(path)
                case messages.Failed(error):
                    raise UserError(*error)
                case messages.Broken(reason):
                    pass
        if cancelled():
            raise Cancelled
        if work.late:
            raise _slow(printable(path), work.size)
        raise _broken(printable(path), reason or child.end())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # which the process tells
        return 0


def _behind(request: messages.ImportRequest, ended: "_Ended") -> messages.ImportRequest:
    if not ended.place:
        return request
    return messages.ImportRequest(
        request.library,
        request.paths,
        request.options,
        request.language,
        ended.place,
        ended.again,
        ended.last,
    )


@dataclass(frozen=True, slots=True)
class _Ended:
    """A process that ended too soon: the place it had come to, if to any, and how it ended.

    `again` where the file there was not at fault, or may have come in before it could be told,
    behind the article `last`.
    """

    place: bytes
    reason: str
    again: bool
    last: int


def _run(
    request: messages.ImportRequest,
    tally: Tally,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> _Ended | None:
    """None when all is done; else a new process is to go on from the place."""
    work, reason = InWork(), ""
    with Child(request) as child:
        for answer in child.answers(cancelled, work.is_late):
            match answer:
                case messages.Progress(done, total):
                    work.go_on(done)
                    progress(done, total)
                case messages.Begins(place, size):
                    work.begin(place, size)
                case messages.Stores(last):
                    work.store(last)
                case messages.Brought(name, path, articles):
                    work.come_on()
                    tally.brought(name, path, articles)
                case messages.Came(file):
                    work.end()
                    tally.came(file)
                case messages.Refused():
                    work.end()
                    tally.refused(answer.as_errors())
                case messages.NotTried(count, error):
                    tally.not_tried(count, UserError(*error))
                case messages.PassedOver():
                    work.end()
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
    again = work.is_open and _is_once_more(request, work)
    if work.is_open and not again:
        shown = shown_at(work.place)
        tally.refused([_slow(shown, work.size) if work.late else _broken(shown, reason)])
    return _Ended(work.place, reason, again, work.last)


def _is_once_more(request: messages.ImportRequest, work: InWork) -> bool:
    """Whether the file in work is taken once more: it tells what of it is in the library."""
    if work.late:
        return work.late != work.place
    is_second = request.again and request.after == work.place
    return work.stores and not is_second


def _no_beginning(reason: str) -> UserError:
    return UserError(
        tr("The import could not go on"),
        tr("The process that reads the files ends before it begins: {reason}.", reason=reason),
        tr("Try again; if it stays so, report it."),
    )


def _slow(shown: str, size: int) -> UserError:
    return naming(
        shown,
        UserError(
            tr("It took longer than {seconds} seconds", seconds=round(time_for(size))),
            hint=tr("Cut it into several files."),
        ),
    )


def _broken(shown: str, reason: str) -> UserError:
    return naming(
        shown,
        UserError(
            tr("Reading it brought the reader down ({reason})", reason=reason),
            hint=tr("If other programs can open this file, report it."),
        ),
    )
