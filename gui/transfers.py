"""Import and export from the window: off its thread, told in the status line."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.file import open_library
from gui.ask import Ask
from gui.session import Session
from gui.work import IsCancelled, Job, Progress, Work
from text.errors import UserError
from text.messages import tr

if TYPE_CHECKING:  # formats are loaded when they are used: 100 ms that a start needn't spend
    from formats.base import ExportOptions
    from formats.registry import Format
    from formats.transfer import ExportReport, ImportReport

REFUSALS_SHOWN = 12

Exported: TypeAlias = "tuple[Path, ExportReport]"


class Transfers(QObject):
    """Signals: `said(message)`; `imported()` when an import is over, however it ended."""

    said = Signal(str)
    imported = Signal()

    def __init__(self, session: Session, work: Work, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._work = work
        self._ask = ask
        self._window = window
        work.ended.connect(self.imported)
        work.stopped.connect(self._tell_stop)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {
            "import_files": self.import_files,
            "import_folder": self.import_folder,
            "export": self.export,
        }

    def import_files(self) -> None:
        """Ask for files and import them."""
        self.import_paths(self._ask.files_to_import(self._window))

    def import_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        folder = self._ask.folder_to_import(self._window)
        if folder is not None:
            self.import_paths([folder])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; the list fills while it goes on."""
        if not paths:
            return
        if self._session.read_only or self._session.is_lost:
            self.said.emit(tr("This library can only be read; nothing was imported"))
            return
        library = self._session.path

        def run(progress: Progress, cancelled: IsCancelled) -> "ImportReport":
            from formats.transfer import import_paths

            with open_library(library) as store:
                return import_paths(store, paths, progress=progress, cancelled=cancelled)

        self._work.start(Job(tr("Importing"), run, self._tell_import, self._fail))

    def export(self) -> None:
        """Ask for a format and a file, then write."""
        from gui.export_dialog import ExportDialog

        dialog = ExportDialog(exportable(), self._window)
        dialog.accepted.connect(self._export_as_chosen)
        dialog.open()

    def _export_as_chosen(self) -> None:
        from gui.export_dialog import ExportDialog

        dialog = self.sender()
        if isinstance(dialog, ExportDialog):
            chosen = dialog.format
            suggestion = self._session.path.with_suffix(chosen.extension)
            pattern = f"{chosen.name} (*{chosen.extension})"
            target = self._ask.file_to_write(self._window, suggestion, pattern)
            if target is not None:
                self.export_to(target, chosen.id, dialog.options)

    def export_to(self, target: Path, format_id: str, options: "ExportOptions") -> None:
        """Write the library to `target`."""
        library = self._session.path

        def run(progress: Progress, cancelled: IsCancelled) -> Exported:
            from formats.transfer import export_library

            with open_library(library, read_only=True) as store:
                return target, export_library(
                    store, target, format_id, options, progress=progress, cancelled=cancelled
                )

        self._work.start(Job(tr("Exporting"), run, self._tell_export, self._fail))

    def _tell_stop(self) -> None:
        self.said.emit(tr("Stopped. What was done before is kept; no half file is left."))

    def _tell_import(self, report: "ImportReport") -> None:
        said = tr("Imported: {added} articles", added=report.added)
        if report.known:
            said += tr("; {known} were already there", known=report.known)
        if report.passed_over:
            said += tr("; {count} files of other kinds passed over", count=report.passed_over)
        self.said.emit(said)
        if report.refused:
            lines = [str(error) for error in report.refused[:REFUSALS_SHOWN]]
            if len(report.refused) > REFUSALS_SHOWN:
                lines.append(tr("and {count} more", count=len(report.refused) - REFUSALS_SHOWN))
            self._ask.tell(
                self._window,
                UserError(
                    tr("{count} files were not imported", count=len(report.refused)),
                    "\n\n".join(lines),
                    tr("Everything else is in the library.") if report.sources else "",
                ),
            )

    def _tell_export(self, exported: Exported) -> None:
        from formats.report import sentence

        target, report = exported
        said = tr(
            "Exported: {articles} articles, {spans} spans, to {path}",
            articles=report.articles,
            spans=report.spans,
            path=target,
        )
        left_out = [f"{sentence(loss)} {count:,}" for loss, count in report.left_out.items()]
        if left_out:
            said += tr("; left out: {things}", things=tr(", ").join(left_out))
        self.said.emit(said)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._ask.tell(self._window, error)


def exportable() -> "tuple[Format, ...]":
    """The formats that can be written."""
    from formats.registry import FORMATS

    return tuple(entry for entry in FORMATS if entry.write is not None)
