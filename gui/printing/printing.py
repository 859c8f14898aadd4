"""Prints the open article, or saves it as a PDF, off the window's thread."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from gui.ask import Ask
from gui.printing.sheets import Printed, print_sheets, set_up
from gui.reader.page import Page
from gui.session import Session
from gui.work import IsCancelled, Job, Progress, Work
from text.errors import UserError
from text.messages import tr

LONGEST_NAME = 60


class Printer(Protocol):
    """Asks for a printer; tests answer with a file."""

    def __call__(self, parent: QWidget, title: str) -> QPagedPaintDevice | None: ...


class Printing(QObject):
    """Signals: `said(message)`."""

    said = Signal(str)

    def __init__(self, session: Session, page: Page, work: Work, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._page = page
        self._work = work
        self._ask = ask
        self._window = window
        self.choose_printer: Printer = chosen_printer

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """What the actions of this part do."""
        return {"print": self.print, "save_pdf": self.save_pdf}

    def print(self) -> None:
        """Ask for a printer and print."""
        printed = self._printed()
        device = self.choose_printer(self._window, self._window.windowTitle()) if printed else None
        if printed and device:

            def run(progress: Progress, cancelled: IsCancelled) -> int:
                return print_sheets(device, printed, progress, cancelled)

            self._start(tr("Printing"), run, tr("Sent to the printer"))

    def save_pdf(self) -> None:
        """Ask for a file and write it."""
        printed = self._printed()
        if printed is None:
            return
        library = self._session.path
        suggestion = library.with_name(file_name(printed.title))
        target = self._ask.file_to_write(self._window, suggestion, "PDF (*.pdf)")
        if target is not None:

            def run(progress: Progress, cancelled: IsCancelled) -> int:
                from gui.printing.pdf import check_place, write_pdf  # loads formats: 100 ms

                check_place(library, target)
                return write_pdf(target, printed, progress, cancelled)

            self._start(tr("Saving as PDF"), run, tr("Saved: {path}", path=target))

    def _start(self, name: str, run: Callable[[Progress, IsCancelled], int], done: str) -> None:
        self._work.start(Job(name, run, lambda _: self.said.emit(done), self._fail))

    def _printed(self) -> Printed | None:
        """The open article as the page shows it."""
        article = self._session.article
        if article is None or not article.text:
            self.said.emit(tr("No article is open"))
            return None
        return Printed(
            article.title,
            article.text,
            article.paragraphs,
            tuple(self._page.marks),
            self._page.tags,
            self._page.typography,
            self._page.variant,
            " · ".join(filter(None, (article.title, article.byline, article.published))),
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._ask.tell(self._window, error)


def file_name(title: str) -> str:
    """A name for the PDF of an article."""
    name = "".join(char for char in title if char.isalnum() or char in " -_")
    return (name.strip()[:LONGEST_NAME] or tr("article")) + ".pdf"


def chosen_printer(parent: QWidget, title: str) -> QPagedPaintDevice | None:
    """The printer that the user chooses in a dialog."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    set_up(printer)
    dialog = QPrintDialog(printer, parent)
    # Its dialog for files would look into them in this process (docs/decisions/0009).
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None
