"""From what the user hands over to articles in the library: ways in, choices, the work itself."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTemporaryDir, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from gui.ask import Ask
from gui.importing.choices import Choices, remember, remembered
from gui.importing.drop import DropTarget
from gui.importing.incoming import Incoming, incoming
from gui.importing.outcome import Outcome, importing, joined
from gui.importing.report_desk import ReportDesk
from gui.importing.survey import Survey, survey
from gui.session import Session
from gui.settings import Settings
from gui.work import IsCancelled, Job, Progress, Work
from text.errors import UserError
from text.messages import tr

if TYPE_CHECKING:  # dialogs are loaded when they open: 50 ms that a start needn't spend
    from gui.importing.looking import Looking


class Imports(QObject):
    """Signals: `said(message)`; `finished(Outcome)` when something came of an import;
    `article_requested(id)` for the first new article of one file that was looked at, unless
    another article was opened meanwhile; `library_requested(path, create)` when a library was
    dropped.
    """

    said = Signal(str)
    article_requested = Signal(int)
    finished = Signal(object)
    library_requested = Signal(Path, bool)

    def __init__(
        self, session: Session, work: Work, ask: Ask, settings: Settings, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._session = session
        self._work = work
        self._ask = ask
        self._settings = settings
        self._window = window
        self._pasted: QTemporaryDir | None = None
        self.desk = ReportDesk(session, ask, window)
        self.desk.retry_requested.connect(self.try_again)
        self.desk.said.connect(self.said)
        self.looking: Looking | None = None
        self._opens_new = False
        self._read_before = 0
        self.drop = DropTarget(session, window)
        self.drop.dropped.connect(self.take)
        self.drop.refused.connect(self._refuse)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {
            "import_files": self.import_files,
            "import_folder": self.import_folder,
            "paste": self.paste,
            "import_report": self.desk.show,
        }

    def close(self) -> None:
        """End what is still being looked up."""
        self.desk.close()

    # ways in

    def import_files(self) -> None:
        """Ask for files and import them."""
        if self._may_write():
            self.offer(self._ask.files_to_import(self._window))

    def import_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        if self._may_write():
            folder = self._ask.folder_to_import(self._window)
            if folder is not None:
                self.offer([folder])

    def paste(self) -> None:
        """Import what lies on the clipboard."""
        if self._may_write():
            try:
                self.take(incoming(QGuiApplication.clipboard().mimeData()))
            except UserError as error:
                self._refuse(error)

    def take(self, brought: Incoming) -> None:
        """Import what was pasted or dropped; a library is opened instead."""
        if brought.library is not None:
            self.library_requested.emit(brought.library, False)  # noqa: FBT003 - a signal's argument
            return
        if not self._may_write():
            return
        if brought.remote:
            self.said.emit(tr("Nothing is loaded from the network"))
        if brought.paths:
            self.offer(brought.paths)
        else:
            self._pasted = self._pasted or QTemporaryDir()
            folder = Path(self._pasted.path())
            self.offer([brought.write_to(folder, datetime.now())])

    def offer(self, paths: Sequence[Path]) -> None:
        """Look through `paths`, ask the little that is to be asked, and import."""
        if paths and self._may_write():
            chosen = tuple(paths)
            self._read_before = self._open_article_id

            def run(progress: Progress, cancelled: IsCancelled) -> Survey:
                return survey(chosen, cancelled)

            self._work.start(Job(tr("Looking at what is there"), run, self._choose, self._fail))

    def import_paths(self, paths: Sequence[Path], choices: Choices | None = None) -> None:
        """Import files and folders without any question; the list fills while it goes on."""
        if paths and self._may_write():
            self._start(tuple(paths), choices or Choices(), self._take)

    def try_again(self, paths: Sequence[Path], choices: Choices) -> None:
        """Import files once more that the shown report tells of; it goes on telling."""
        before = self.desk.outcome
        if not paths or before is None or not self._may_write():
            return

        def done(again: Outcome) -> None:
            self._take(joined(before, again, paths))

        self._start(tuple(paths), choices, done)

    # choices

    def _choose(self, found: Survey) -> None:
        from gui.importing.sheet import OptionsSheet

        if not found.count:
            if found.others:
                self.said.emit(
                    tr("Nothing to import there; files of other kinds: {count}", count=found.others)
                )
            else:
                self.import_paths(found.paths)  # which tells why nothing is there
            return
        if found.is_plain:  # seen before it is stored; an older choice would be a riddle
            self._go(found, Choices(), look=True)
        else:
            choices = remembered(self._settings, found.count)
            sheet = OptionsSheet(found, choices, self._window)
            sheet.accepted.connect(self._take_choices)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    def _take_choices(self) -> None:
        from gui.importing.sheet import OptionsSheet

        sheet = self.sender()
        if isinstance(sheet, OptionsSheet):
            remember(self._settings, sheet.choices, sheet.found.count)
            self._go(sheet.found, sheet.choices, look=sheet.choices.look)

    def _go(self, found: Survey, choices: Choices, *, look: bool) -> None:
        from gui.importing.looking import Looking

        self.desk.expect()
        if look and found.texts:
            self.looking = Looking(
                self._session.path, self._work, self._ask, found, choices, self._window
            )
            self.looking.finished.connect(self._take_looked)
            self._opens_new = found.count == 1
            self.looking.go_on()
        else:
            self._start(found.paths, choices, self._take)

    # the work

    def _start(
        self, paths: tuple[Path, ...], choices: Choices, done: Callable[[Outcome], None]
    ) -> None:
        self.desk.expect()
        self._work.start(
            Job(tr("Importing"), importing(self._session.path, paths, choices), done, self._fail)
        )

    def _take(self, outcome: Outcome) -> None:
        self.said.emit(outcome.sentence)
        self.desk.take(outcome)
        self.finished.emit(outcome)

    def _take_looked(self, outcome: Outcome) -> None:
        self.looking = None
        if outcome.report.files or outcome.refusals:
            self._take(outcome)
            self._open_new(outcome)
        else:
            self.said.emit(tr("Nothing was imported"))

    def _open_new(self, outcome: Outcome) -> None:
        came = sorted(outcome.report.articles, key=lambda article: article.kind == "other")
        stayed = self._open_article_id == self._read_before and not self._work.busy
        if came and stayed and self._opens_new:
            self.article_requested.emit(came[0].id)

    @property
    def _open_article_id(self) -> int:
        article = self._session.article
        return article.id if article is not None else 0

    def _may_write(self) -> bool:
        if self._session.read_only or self._session.is_lost:
            self.said.emit(tr("This library can only be read; nothing was imported"))
            return False
        return True

    def _refuse(self, error: UserError) -> None:
        self.said.emit(str(error))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._ask.tell(self._window, error)
