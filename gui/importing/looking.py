"""Looking at each file's cut before it is stored: encoding, preview, one file after the other."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from db.file import open_library
from gui.ask import Ask
from gui.importing.candidates import Candidates, unsure
from gui.importing.choices import Choices
from gui.importing.encoding_dialog import EncodingDialog
from gui.importing.outcome import Outcome, importing, merged, refused
from gui.importing.rest_dialog import RestDialog
from gui.importing.survey import Survey
from gui.work import IsCancelled, Job, Progress, Work
from text.errors import UserError
from text.messages import tr

if TYPE_CHECKING:
    from formats.transfer import Proposal
    from gui.repair.window import RepairWindow
    from text.article import ArticleDraft


@dataclass(frozen=True, slots=True)
class Look:
    """A file that was read: its articles as cut, or the encodings to choose from first, or why
    neither."""

    path: Path
    choices: Choices
    proposal: "Proposal | None" = None
    candidates: Candidates | None = None
    refusal: UserError | None = None


class Looking(QObject):
    """Takes the texts of one survey in turn; what holds articles already comes in at the end.

    Signals: `finished(Outcome)` once, when all is stored, refused or left out.
    """

    finished = Signal(object)

    def __init__(
        self,
        library: Path,
        work: Work,
        ask: Ask,
        found: Survey,
        choices: Choices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._work = work
        self._ask = ask
        self._window = window
        self._queue = deque(file.path.absolute() for file in found.texts)
        self._others = tuple(file.path.absolute() for file in found.rest)
        self._choices = choices
        self._outcomes: list[Outcome] = []
        self._busy = False
        self._proposal: Proposal | None = None
        self.preview: RepairWindow | None = None
        work.stopped.connect(self._stop)

    def go_on(self) -> None:
        """Look at the next file."""
        if self._queue:
            self._read(self._queue.popleft(), self._choices)
        elif self._others:
            self._import_rest()
        else:
            self._end()

    def _end(self) -> None:
        self.finished.emit(merged(self._outcomes, self._choices))
        self.deleteLater()

    def _stop(self) -> None:
        """The user cancelled the work: what was stored before is kept, and told."""
        if self._busy:
            self._end()

    def _start(
        self,
        name: str,
        run: Callable[[Progress, IsCancelled], object],
        done: Callable[..., None],
    ) -> None:
        def ready(result: object) -> None:
            self._busy = False
            done(result)

        self._busy = True
        self._work.start(Job(name, run, ready, self._fail))

    def _fail(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, UserError):
            self._end()
            raise error
        self._take(refused(error, None, self._choices))

    def _take(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self.go_on()

    # one file

    def _read(self, path: Path, choices: Choices) -> None:
        def run(progress: Progress, cancelled: IsCancelled) -> Look:
            return look_at(path, choices, cancelled)

        self._start(tr("Reading {name}", name=path.name), run, self._show)

    def _show(self, look: Look) -> None:
        if look.candidates is not None:
            self._ask_encoding(look.candidates)
        elif look.proposal is not None:
            self._open_preview(look.proposal)
        elif look.refusal is not None:
            self._take(refused(look.refusal, look.path, look.choices))

    def _ask_encoding(self, found: Candidates) -> None:
        dialog = EncodingDialog(found, 0, self._window)
        dialog.accepted.connect(self._take_encoding)
        dialog.rejected.connect(self._leave_out)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_encoding(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, EncodingDialog):
            chosen = replace(self._choices, encoding=dialog.encoding, replace=dialog.replace)
            self._read(dialog.found.path, chosen)

    def _open_preview(self, proposal: "Proposal") -> None:
        from gui.repair.window import RepairWindow

        rest = len(self._queue)
        self._proposal = proposal
        self.preview = RepairWindow(
            proposal.name,
            proposal.reading.text,
            proposal.drafts,
            self._ask,
            self._window,
            accept_text=tr("Import, then the next of {count}", count=rest) if rest else "",
        )
        self.preview.accepted.connect(self._store)
        self.preview.rejected.connect(self._leave_out)
        self.preview.show()

    def _store(self, drafts: "Sequence[ArticleDraft]") -> None:
        proposal, self.preview = self._proposal, None
        assert proposal is not None, "a preview shows a proposal"
        library, choices = self._library, self._choices
        mended = replace(proposal, drafts=tuple(drafts))

        def run(progress: Progress, cancelled: IsCancelled) -> Outcome:
            return store(library, mended, choices)

        self._start(tr("Storing {name}", name=proposal.name), run, self._take)

    def _leave_out(self) -> None:
        """The user left a file: what of those that are still to come?"""
        self.preview = None
        rest = len(self._queue) + len(self._others)
        if not rest:
            self._end()
            return
        dialog = RestDialog(rest, self._window)
        dialog.look_requested.connect(self.go_on)
        dialog.import_requested.connect(self._import_rest)
        dialog.rejected.connect(self._end)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import_rest(self) -> None:
        """Import all that is still to come, as it is."""
        paths = (*self._queue, *self._others)
        self._queue.clear()
        self._others = ()
        self._start(tr("Importing"), importing(self._library, paths, self._choices), self._take)


def look_at(path: Path, choices: Choices, cancelled: IsCancelled) -> Look:
    """Read `path` and cut it, or say what is to be decided before. Raises Cancelled."""
    from formats.transfer import propose_apart

    try:
        found = None if choices.encoding else unsure(path)
        if found is not None:
            return Look(path, choices, candidates=found)
        return Look(path, choices, proposal=propose_apart(path, choices.options(), cancelled))
    except UserError as error:
        return Look(path, choices, refusal=error)


def store(library: Path, proposal: "Proposal", choices: Choices) -> Outcome:
    """Store the articles of `proposal`; a refusal is in the outcome."""
    from formats.transfer import add_proposal

    try:
        with open_library(library) as opened:
            return Outcome(add_proposal(opened, proposal, choices.duplicates), (), choices)
    except UserError as error:
        return refused(error, proposal.path, choices)
