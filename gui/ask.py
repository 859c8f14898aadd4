"""What the window asks its user; tests answer from a script instead."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from text.errors import UserError
from text.messages import tr

LIBRARY_SUFFIX = ".quandian"


class Ask(Protocol):
    """Questions and notices that stop the user."""

    def library_to_open(self, parent: QWidget) -> Path | None:
        """A library file that is there."""
        ...

    def library_to_make(self, parent: QWidget) -> Path | None:
        """Where a new library goes."""
        ...

    def files_to_import(self, parent: QWidget) -> list[Path]:
        """Files to import; empty where the user thought better of it."""
        ...

    def folder_to_import(self, parent: QWidget) -> Path | None:
        """A folder to import."""
        ...

    def file_to_write(self, parent: QWidget, suggestion: Path, pattern: str) -> Path | None:
        """Where an export goes."""
        ...

    def tell(self, parent: QWidget | None, error: UserError) -> None:
        """Say what was refused or lost, and the cure."""
        ...

    def show_text(self, parent: QWidget, title: str, text: str) -> None:
        """Show a short rich text."""
        ...


class Dialogs:
    """Asks with dialogs."""

    def library_to_open(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            parent, tr("Open a library"), "", tr("Libraries") + f" (*{LIBRARY_SUFFIX})"
        )
        return Path(name) if name else None

    def library_to_make(self, parent: QWidget) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            parent, tr("New library"), "", tr("Libraries") + f" (*{LIBRARY_SUFFIX})"
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(LIBRARY_SUFFIX)

    def files_to_import(self, parent: QWidget) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(
            parent,
            tr("Import files"),
            "",
            tr("Texts and data sets") + " (*.txt *.md *.jsonl);;" + tr("All files") + " (*)",
        )
        return [Path(name) for name in names]

    def folder_to_import(self, parent: QWidget) -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, tr("Import a folder"))
        return Path(name) if name else None

    def file_to_write(self, parent: QWidget, suggestion: Path, pattern: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, tr("Export to"), str(suggestion), pattern)
        return Path(name) if name else None

    def tell(self, parent: QWidget | None, error: UserError) -> None:
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Quandian"))
        box.setText(error.title)
        box.setInformativeText("\n\n".join(part for part in (error.detail, error.hint) if part))
        box.exec()

    def show_text(self, parent: QWidget, title: str, text: str) -> None:
        box = QMessageBox(parent)
        box.setWindowTitle(title)
        box.setText(text)
        box.exec()
