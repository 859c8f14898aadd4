"""What the window asks its user; tests answer from a script instead."""

import sys
from functools import cache
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QFileInfo, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.settings import Settings
from gui.widgets import named
from text.errors import UserError
from text.messages import tr

LIBRARY_SUFFIX = ".quandian"
DIALOG_SIZE = QSize(760, 480)


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

    def leave_unsaved(self, parent: QWidget) -> bool:
        """Whether to leave without what was changed."""
        ...

    def may_stop(self, parent: QWidget, running: str) -> bool:
        """Whether to stop long work and leave; `running` is a sentence that says which."""
        ...

    def may_remove(self, parent: QWidget, articles: int, spans: int) -> bool:
        """Whether articles may go, with the spans on them."""
        ...

    def tell(self, parent: QWidget | None, error: UserError) -> None:
        """Say what was refused or lost, and the cure."""
        ...

    def show_text(self, parent: QWidget, title: str, text: str) -> None:
        """Show a short rich text."""
        ...


class Dialogs:
    """Asks with dialogs; those for files start in the folder that `settings` know."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings

    def library_to_open(self, parent: QWidget) -> Path | None:
        dialog = _file_dialog(parent, tr("Open a library"), _libraries())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._first(dialog, "libraries")

    def library_to_make(self, parent: QWidget) -> Path | None:
        dialog = _file_dialog(parent, tr("New library"), _libraries())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(LIBRARY_SUFFIX)
        return self._first(dialog, "libraries")

    def files_to_import(self, parent: QWidget) -> list[Path]:
        dialog = _file_dialog(
            parent,
            tr("Import files"),
            tr("Texts and data sets") + f" ({_importable()})",
            tr("All files") + " (*)",
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._chosen(dialog, "imports")

    def folder_to_import(self, parent: QWidget) -> Path | None:
        dialog = _file_dialog(parent, tr("Import a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        return self._first(dialog, "imports")

    def file_to_write(self, parent: QWidget, suggestion: Path, pattern: str) -> Path | None:
        dialog = _file_dialog(parent, tr("Export to"), pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggestion.suffix)
        dialog.setDirectory(str(suggestion.parent))
        return self._first(dialog, "exports", suggestion.name)

    def _chosen(self, dialog: QFileDialog, purpose: str, name: str = "") -> list[Path]:
        folder = self._settings.folder(purpose) if self._settings is not None else None
        if folder is not None:
            dialog.setDirectory(str(folder))
        if name:
            dialog.selectFile(name)
        chosen = _chosen(dialog)
        if chosen and self._settings is not None:
            self._settings.keep_folder(purpose, chosen[0].parent)
        return chosen

    def _first(self, dialog: QFileDialog, purpose: str, name: str = "") -> Path | None:
        return next(iter(self._chosen(dialog, purpose, name)), None)

    def leave_unsaved(self, parent: QWidget) -> bool:
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Quandian"))
        box.setText(tr("Leave without what you changed?"))
        leave = box.addButton(tr("Leave"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def may_stop(self, parent: QWidget, running: str) -> bool:
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Quandian"))
        box.setText(tr("{running}. Stop it and leave?", running=running))
        box.setInformativeText(tr("Whole articles that came in are kept; no half file is left."))
        leave = box.addButton(tr("Stop and leave"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is leave

    def may_remove(self, parent: QWidget, articles: int, spans: int) -> bool:
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Quandian"))
        box.setText(tr("Remove from the library? Articles: {count}", count=f"{articles:,}"))
        spans_said = tr("Spans that go with them: {count}.", count=f"{spans:,}") if spans else ""
        box.setInformativeText(f"{spans_said} {tr('Undo brings them back.')}".strip())
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is remove

    def tell(self, parent: QWidget | None, error: UserError) -> None:
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Quandian"))
        box.setText(error.title)
        box.setInformativeText("\n\n".join(part for part in (error.detail, error.hint) if part))
        box.exec()

    def show_text(self, parent: QWidget, title: str, text: str) -> None:
        sheet = text_sheet(parent, title, text)
        sheet.exec()
        sheet.deleteLater()


def text_sheet(parent: QWidget, title: str, text: str) -> QDialog:
    """A short rich text, as wide as it is: a message box would cut it off."""
    sheet = QDialog(parent)
    sheet.setWindowTitle(title)
    label = named(QLabel(text, sheet), "sheet_text", title)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok, sheet)
    buttons.accepted.connect(sheet.accept)
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(16)
    layout.addWidget(label)
    layout.addWidget(buttons)
    buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()
    return sheet


def _importable() -> str:
    """The patterns of all files that can be imported."""
    from gui.importing.survey import known_endings

    return " ".join(f"*{ending}" for ending in known_endings())


def _libraries() -> str:
    return tr("Libraries") + f" (*{LIBRARY_SUFFIX})"


class _Kinds(QFileIconProvider):
    """What the column of types says, and icons, by nothing but the names.

    Qt looks into files for their icons, and when it closes an open library, the system drops all
    locks that this process holds on it (POSIX): another program could write into our edits.
    """

    def icon(self, of: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        if isinstance(of, QFileInfo):
            kinds = QFileIconProvider.IconType
            return super().icon(kinds.Folder if of.isDir() else kinds.File)
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        if info.isDir():
            return tr("Folder")
        return tr("{ending} file", ending=info.suffix()).strip()


@cache
def _kinds() -> _Kinds:
    """Kept here: a dialog doesn't keep it alive."""
    return _Kinds()


def _file_dialog(parent: QWidget, title: str, *patterns: str) -> QFileDialog:
    """A file dialog; what Qt's own catalogue leaves in English is said here.

    Where a desktop's own dialog would run in this process, Qt's is taken, which looks into no file
    (see `_Kinds`).
    """
    dialog = QFileDialog(parent, title)
    if sys.platform == "linux":
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setIconProvider(_kinds())
    dialog.setNameFilters(patterns)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Files of type:"))
    dialog.resize(DIALOG_SIZE)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    dialog.deleteLater()
    return [Path(name) for name in dialog.selectedFiles()] if accepted else []
