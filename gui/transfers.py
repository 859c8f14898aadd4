"""Export from the window: off its thread, told in the status line. Imports: `gui.importing`."""

from collections.abc import Callable, Mapping
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
    from formats.transfer import ExportReport

Exported: TypeAlias = "tuple[Path, ExportReport]"


class Transfers(QObject):
    """Signals: `said(message)`."""

    said = Signal(str)

    def __init__(self, session: Session, work: Work, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._work = work
        self._ask = ask
        self._window = window
        work.stopped.connect(self._tell_stop)

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"export": self.export}

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

    def _tell_export(self, exported: Exported) -> None:
        from formats.report import sentence

        target, report = exported
        said = tr(
            "Exported to {path}: articles {articles}, spans {spans}",
            path=target,
            articles=f"{report.articles:,}",
            spans=f"{report.spans:,}",
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
