"""The report of the last import: when it opens, what its buttons set going."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QPushButton

from db.near import NearDuplicate
from gui.ask import Ask
from gui.importing.outcome import Outcome, without_pair
from gui.importing.presence import Presence
from gui.session import Session
from gui.widgets import named
from gui.work import IsCancelled, Job, Progress, Work
from text.errors import UserError
from text.messages import tr

if TYPE_CHECKING:  # loaded when it opens, as in `imports`
    from gui.importing.candidates import Candidates
    from gui.importing.report_window import ReportWindow

LAST_IMPORT: Final = "last_import"
"""The name under which a library keeps the report."""


class ReportDesk(QObject):
    """Keeps one report, that of the last import, in the library too; `details` is a button that
    opens it, for the status line.

    Signals: `retry_requested(paths, Choices)`; `article_requested(id)`; `repair_requested(id)`;
    `said(message)`.
    """

    retry_requested = Signal(object, object)
    article_requested = Signal(int)
    repair_requested = Signal(int)
    said = Signal(str)

    def __init__(self, session: Session, ask: Ask, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._ask = ask
        self._window = window
        self._lookups = Work(self)
        session.articles_removed.connect(self._tell_removed)
        self._presence = Presence(window)
        self._misread: deque[Path] = deque()
        self._is_kept = True
        self.outcome: Outcome | None = None
        self.report: ReportWindow | None = None
        self.details = named(QPushButton(tr("Details…"), window), "import_details")
        self.details.setAccessibleName(tr("Details of the import"))
        self.details.clicked.connect(self.show)
        self.details.hide()

    def expect(self) -> None:
        """An import begins: see whether the user waits for it."""
        self._presence.watch()

    def take(self, outcome: Outcome) -> None:
        """Keep what came of an import. Where it needs a decision it is shown at once, with the
        keys, but never to somebody who has gone on working: those find it behind `details`.
        """
        self._keep(outcome)
        if self.report is not None and self.report.isVisible():
            self.report.show_outcome(outcome)
        elif outcome.needs_a_look and not self._presence.is_at_work:
            self._show(outcome)
        else:
            self.details.show()
        self._presence.stop()

    def show(self) -> None:
        """Open the report of the last import."""
        if self.outcome is None:
            self.outcome = self._kept()
        if self.outcome is None:
            self.said.emit(tr("No import into this library is known"))
        else:
            self._show(self.outcome)

    def _show(self, outcome: Outcome) -> None:
        self.details.hide()
        if self.report is None:
            self.report = self._make_report()
        if self.report.outcome is not outcome:
            self.report.show_outcome(outcome)
        self.report.show()
        self.report.raise_()
        self.report.activateWindow()

    def close(self) -> None:
        """End what is still being looked up, and hide the report."""
        self._lookups.close()
        if not self._is_kept and self.outcome is not None:
            self._write(packed_outcome(self.outcome))
        if self.report is not None:
            self.report.stop()
            self.report.close()

    def _make_report(self) -> "ReportWindow":
        from gui.importing.report_window import ReportWindow

        report = ReportWindow(self._session, self._window)
        for section in (report.added, report.known, report.near):
            section.article_requested.connect(self.article_requested)
        report.added.repair_requested.connect(self.repair_requested)
        report.refused.retry_requested.connect(self._try_again)
        report.refused.encoding_requested.connect(self._choose_encodings)
        report.removal_requested.connect(self._remove)
        report.near.decided.connect(self._decide)
        return report

    # keeping it in the library

    def _keep(self, outcome: Outcome) -> None:
        """Packed off the window's thread: a report of 10,000 files takes 70 ms."""
        self.outcome = outcome
        self._is_kept = False

        def run(progress: Progress, cancelled: IsCancelled) -> str:
            return packed_outcome(outcome)

        def done(text: str) -> None:
            if outcome is self.outcome:
                self._write(text)

        self._lookups.start(Job("", run, done, self._fail))

    def _write(self, text: str) -> None:
        self._session.remember_setting(LAST_IMPORT, text)
        self._is_kept = True

    def _kept(self) -> Outcome | None:
        from gui.importing.kept import unpacked

        return unpacked(self._session.store.setting(LAST_IMPORT))

    def _decide(self, pair: NearDuplicate) -> None:
        """Both of a pair are to stay: it is told of no more."""
        if self.outcome is not None and self.report is not None:
            self._keep(without_pair(self.outcome, pair))
            self.report.outcome = self.outcome

    # another try

    def _try_again(self, paths: Sequence[Path]) -> None:
        if self.outcome is not None:
            self.retry_requested.emit(tuple(paths), self.outcome.choices)

    def _choose_encodings(self, paths: Sequence[Path]) -> None:
        self._misread = deque(paths)
        self._look_at_next()

    def _look_at_next(self) -> None:
        if not self._misread:
            return
        path = self._misread.popleft()

        def run(progress: Progress, cancelled: IsCancelled) -> "Candidates":
            from gui.importing.candidates import candidates_for

            return candidates_for(path)

        self._lookups.start(Job("", run, self._ask_encoding, self._fail))

    def _ask_encoding(self, found: "Candidates") -> None:
        from gui.importing.encoding_dialog import EncodingDialog

        dialog = EncodingDialog(found, len(self._misread), self.report or self._window)
        dialog.accepted.connect(self._take_encoding)
        dialog.rejected.connect(self._look_at_next)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_encoding(self) -> None:
        from gui.importing.encoding_dialog import EncodingDialog

        dialog = self.sender()
        if not isinstance(dialog, EncodingDialog) or self.outcome is None:
            return
        choices = replace(self.outcome.choices, encoding=dialog.encoding, replace=dialog.replace)
        paths = [dialog.found.path]
        if dialog.for_all:
            paths += self._misread
            self._misread.clear()
        self.retry_requested.emit(tuple(paths), choices)
        self._look_at_next()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, OSError):
            error = UserError(tr("The file can't be read"), error.strerror or str(error))
        if not isinstance(error, UserError):
            raise error
        self.said.emit(str(error))
        self._look_at_next()

    # removal

    def _remove(self, ids: Sequence[int]) -> None:
        spans = self._session.store.span_count(ids)
        is_little = len(ids) == 1 and not spans
        if is_little or self._ask.may_remove(self.report or self._window, len(ids), spans):
            self._session.remove_articles(ids)

    def _tell_removed(self, count: int) -> None:
        said = tr("Articles removed: {count}; undo brings them back", count=f"{count:,}")
        self.said.emit(said)
        if self.report is not None:
            self.report.said.setText(said)


def packed_outcome(outcome: Outcome) -> str:
    """`outcome` as a library keeps it."""
    from gui.importing.kept import packed

    return packed(outcome)
