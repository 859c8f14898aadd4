"""Edits of many parts, made by a process of their own while the window goes on."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.work import IsCancelled, Job, Progress, Work
from text.errors import UserError
from text.messages import tr

if TYPE_CHECKING:
    from db.log import State
    from db.runs import Edited


class LongEdits(QObject):
    """One at a time. Signals: `removed(Edited)`; `walked(Edited, State)` after undo or redo;
    `failed(UserError)`.
    """

    removed = Signal(object)
    walked = Signal(object, str)
    failed = Signal(object)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self.work = Work(self)

    def remove(self, article_ids: Sequence[int]) -> None:
        """Remove articles."""

        def run(progress: Progress, cancelled: IsCancelled) -> "Edited":
            from formats.transfer import remove_apart

            return remove_apart(self._library, article_ids, progress, cancelled)

        self._start(tr("Removing"), run, self.removed.emit)

    def walk(self, state: "State") -> None:
        """Take back the newest edit (`done`), or bring back the one undone last (`undone`)."""

        def run(progress: Progress, cancelled: IsCancelled) -> "Edited":
            from formats.transfer import walk_apart

            return walk_apart(self._library, state, progress, cancelled)

        name = tr("Undoing") if state == "done" else tr("Redoing")
        self._start(name, run, lambda edited: self.walked.emit(edited, state))

    def _start(
        self,
        name: str,
        run: Callable[[Progress, IsCancelled], "Edited"],
        done: Callable[["Edited"], None],
    ) -> None:
        self.work.start(Job(name, run, done, self._fail))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)
