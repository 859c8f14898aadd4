"""The process that does long work for a window: `python -m formats.transfer.worker`.

It takes one request on standard input and answers on standard output (see `messages`). The line
“cancel” stops it with whole articles kept; so does the end of standard input, so that it never
outlives who started it. A file that breaks it costs that file only: who started it goes on with a
new one.
"""

import os
import time
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Final

from db.drafts import AddedArticle
from db.file import open_library
from db.runs import remove_many, walk
from formats.transfer import messages
from formats.transfer.importing import import_files
from formats.transfer.proposals import propose
from formats.transfer.report import ImportedFile
from text.errors import Cancelled, UserError
from text.messages import use_language

MEMORY: Final = 4 << 30  # bytes of address space
TELL_EVERY_S: Final = 0.05
GRACE_S: Final = 5.0  # for the file in work, when nobody is left to be told
_CHUNK: Final = 1 << 16


class Answers:
    """Where answers go; what a library prints of its own accord reaches nobody."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "wb")
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        self._told = 0.0

    def tell(self, answer: messages.Answer) -> None:
        self._out.write(messages.line(answer))
        self._out.flush()

    def progress(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told >= TELL_EVERY_S or done == total:
            self._told = now
            self.tell(messages.Progress(done, total))

    def begins(self, place: bytes, size: int) -> None:
        self.tell(messages.Begins(place, size))

    def stores(self, last: int) -> None:
        self.tell(messages.Stores(last))

    def brought(self, name: str, path: str, articles: tuple[AddedArticle, ...]) -> None:
        self.tell(messages.Brought(name, path, articles))

    def came(self, file: ImportedFile) -> None:
        self.tell(messages.Came(file))

    def refused(self, errors: Iterable[UserError]) -> None:
        self.tell(messages.Refused.of(tuple(errors)))

    def not_tried(self, count: int, error: UserError) -> None:
        self.tell(messages.NotTried(count, (error.title, error.detail, error.hint)))

    def passed_over(self) -> None:
        self.tell(messages.PassedOver())


def main() -> None:
    """Serve one request; the process ends with it."""
    answers = Answers()
    stop = Event()
    request = messages.request_in(_first_line())
    Thread(target=_watch, args=(stop,), daemon=True).start()
    _limit_memory()
    use_language(request.language)
    try:
        _serve(request, answers, stop)
    except Cancelled:
        answers.tell(messages.Ended(stopped=True))
    except UserError as error:
        answers.tell(messages.Failed((error.title, error.detail, error.hint)))
    except BrokenPipeError:
        pass  # nobody is there to be told
    except Exception as error:  # an edge: a bug met in one file is told as that file's
        answers.tell(messages.Broken(_reason(error)))
    # The thread that watches standard input can't be woken, so nothing waits for it.
    os._exit(0)


def _serve(request: messages.Request, answers: Answers, stop: Event) -> None:
    match request:
        case messages.ImportRequest(library, paths, options, _, after, again, last):
            with open_library(Path(os.fsdecode(library))) as store:
                import_files(
                    store,
                    [Path(os.fsdecode(path)) for path in paths],
                    options,
                    answers,
                    answers.progress,
                    stop.is_set,
                    after,
                    again=again,
                    last=last,
                )
            answers.tell(messages.Ended())
        case messages.ProposalRequest(path, options):
            proposal = propose(Path(os.fsdecode(path)), options)
            answers.tell(messages.Proposed.of(proposal))
        case messages.RemovalRequest() | messages.WalkRequest():
            _edit(request, answers, stop)


def _edit(
    request: messages.RemovalRequest | messages.WalkRequest, answers: Answers, stop: Event
) -> None:
    def step(done: int, total: int) -> None:
        answers.progress(done, total)
        if stop.is_set():
            raise Cancelled

    with open_library(Path(os.fsdecode(request.library))) as store:
        if isinstance(request, messages.RemovalRequest):
            edited = remove_many(store, request.articles, step)
        else:
            edited = walk(store, request.state, step)
    answers.tell(messages.Done(edited))


def _first_line() -> bytes:
    """The request; read without a buffer, which a thread could hold on to at the end."""
    line = b""
    while not line.endswith(b"\n"):
        chunk = os.read(0, _CHUNK)
        if not chunk:
            os._exit(0)
        line += chunk
    return line


def _watch(stop: Event) -> None:
    """Wait for “cancel” or the end of standard input."""
    told = os.read(0, _CHUNK)
    stop.set()
    while told:
        told = os.read(0, _CHUNK)
    time.sleep(GRACE_S)
    os._exit(1)


def _limit_memory() -> None:
    """Where the system knows a limit, a file that swells past it is refused, not the machine."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _reason(error: Exception) -> str:
    """The kind of error and where in the code, without a word of the file."""
    frames: Sequence[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    return f"{type(error).__name__}, {Path(frames[-1].filename).name}:{frames[-1].lineno}"


if __name__ == "__main__":
    main()
