"""The real dialogs, answered as a user would."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFileIconProvider,
    QFileSystemModel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.file import open_library
from gui.ask import Dialogs
from gui.settings import Settings
from text.errors import UserError


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def soon(act: Callable[[QDialog], object]) -> None:
    """Do something with the dialog that is about to open."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(50, do)


def choose(path: Path) -> Callable[[QDialog], None]:
    """Type a path and press Return."""

    def act(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(path))
        dialog.accept()

    return act


def test_a_new_library_gets_its_ending(parent: QWidget, tmp_path: Path) -> None:
    soon(choose(tmp_path / "新文库"))
    assert Dialogs().library_to_make(parent) == tmp_path / "新文库.quandian"


def test_an_export_is_suggested_beside_the_library(parent: QWidget, tmp_path: Path) -> None:
    soon(lambda dialog: dialog.accept())
    suggestion = tmp_path / "a.jsonl"
    assert Dialogs().file_to_write(parent, suggestion, "JSON (*.jsonl)") == suggestion


def test_files_are_chosen(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "一.txt").write_text("一")
    soon(choose(tmp_path / "一.txt"))
    assert Dialogs().files_to_import(parent) == [tmp_path / "一.txt"]


def test_kinds_of_files_are_told_in_the_language_of_the_window(
    parent: QWidget, tmp_path: Path, settings: Settings, qtbot: QtBot
) -> None:
    (tmp_path / "夹").mkdir()
    (tmp_path / "一.txt").write_text("一")
    settings.keep_folder("imports", tmp_path)
    told: list[str] = []

    def look(dialog: QDialog) -> None:
        model = dialog.findChild(QFileSystemModel)
        assert model is not None
        folder = model.index(str(tmp_path))
        qtbot.waitUntil(lambda: model.rowCount(folder) == 2)
        told.extend(model.index(row, 2, folder).data() for row in range(2))
        dialog.reject()

    soon(look)
    Dialogs(settings).files_to_import(parent)
    assert sorted(told) == ["txt 文件", "文件夹"]


@pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX locks")
def test_a_file_dialog_beside_the_library_leaves_its_locks(
    parent: QWidget, library: Path, settings: Settings, qtbot: QtBot
) -> None:
    """Who opens the file to see of what kind it is drops every lock of the process on closing."""
    settings.keep_folder("imports", library.parent)
    writes = "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0.1).execute('BEGIN IMMEDIATE')"

    def look(dialog: QDialog) -> None:
        model = dialog.findChild(QFileSystemModel)
        assert model is not None
        listed = QSignalSpy(model.directoryLoaded)
        folder = model.index(str(library.parent))
        model.fetchMore(folder)
        listed.wait(2000)
        for row in range(model.rowCount(folder)):
            model.index(row, 0, folder).data(Qt.ItemDataRole.DecorationRole)
        QTimer.singleShot(300, dialog.reject)  # icons come from a thread that tells no end

    with open_library(library) as store, store.connection.writing():
        soon(look)
        Dialogs(settings).folder_to_import(parent)
        other = subprocess.run(
            [sys.executable, "-c", writes, library], capture_output=True, text=True, check=False
        )
    assert "database is locked" in other.stderr


def test_icons_are_chosen_without_a_look_into_the_file(
    parent: QWidget, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the test above sees only on a screen."""
    asked: list[object] = []

    def icon(provider: QFileIconProvider, of: object) -> QIcon:
        asked.append(of)
        return QIcon()

    monkeypatch.setattr(QFileIconProvider, "icon", icon)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        provider = dialog.iconProvider()
        for path in (library, library.parent):
            provider.icon(QFileInfo(str(path)))
        dialog.reject()

    soon(look)
    Dialogs().library_to_open(parent)
    kinds = QFileIconProvider.IconType
    assert asked[-2:] == [kinds.File, kinds.Folder]
    assert not any(isinstance(of, QFileInfo) for of in asked)


def test_a_file_dialog_starts_where_the_last_one_ended(
    parent: QWidget, tmp_path: Path, settings: Settings
) -> None:
    folder = tmp_path / "来稿"
    folder.mkdir()
    (folder / "一.txt").write_text("一")
    dialogs = Dialogs(settings)
    seen: list[Path] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        seen.append(Path(dialog.directory().absolutePath()))
        dialog.reject()

    soon(choose(folder / "一.txt"))
    assert dialogs.files_to_import(parent) == [folder / "一.txt"]
    for ask in (dialogs.files_to_import, dialogs.folder_to_import):
        soon(look)
        ask(parent)
    assert seen == [folder, folder]
    soon(choose(folder / "文库"))
    dialogs.library_to_make(parent)
    (folder / "一.txt").unlink()
    folder.rmdir()
    soon(look)
    dialogs.library_to_open(parent)
    assert seen[2] != folder


def test_thinking_better_of_it_chooses_nothing(parent: QWidget) -> None:
    dialogs = Dialogs()
    for ask in (dialogs.library_to_open, dialogs.library_to_make, dialogs.folder_to_import):
        soon(lambda dialog: dialog.reject())
        assert ask(parent) is None
    soon(lambda dialog: dialog.reject())
    assert dialogs.files_to_import(parent) == []


def test_a_refusal_says_what_where_and_the_cure(parent: QWidget) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        seen.extend((dialog.text(), dialog.informativeText()))
        dialog.accept()

    soon(read)
    Dialogs().tell(parent, UserError("什么", "哪里", "怎么办"))
    assert seen == ["什么", "哪里\n\n怎么办"]


@pytest.mark.parametrize(("label", "leaves"), [("停止并离开", True), ("留下", False)])
def test_long_work_is_stopped_only_when_asked(parent: QWidget, label: str, leaves: bool) -> None:
    def press(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert "正在导入" in dialog.text()
        assert dialog.defaultButton().text() == "留下"
        next(button for button in dialog.buttons() if button.text() == label).click()

    soon(press)
    assert Dialogs().may_stop(parent, "正在导入") is leaves


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it runs in a process of its own")
def test_no_dialog_of_the_desktop_looks_into_files_in_this_process(
    parent: QWidget, tmp_path: Path
) -> None:
    native: list[bool] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        native.append(not dialog.testOption(QFileDialog.Option.DontUseNativeDialog))
        dialog.reject()

    for ask in (Dialogs().library_to_open, Dialogs().files_to_import, Dialogs().folder_to_import):
        soon(look)
        ask(parent)
    assert native == [False] * 3
