"""Menu, clipboard, drag and drop: every way in ends in the same import, and nothing is remote."""

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.file import open_library
from gui.app import Program
from gui.importing.outcome import Outcome
from gui.importing.sheet import OptionsSheet
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from tests.gui.driving import listed
from tests.gui.importing.conftest import BRIDGE, SCHOOL, take_every_cut

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Come = Callable[[MainWindow, Callable[[], object]], Outcome]
SheetOf = Callable[[MainWindow], OptionsSheet]
Press = Callable[..., None]


def mime_of(*, paths: list[Path] | None = None, text: str = "", html: str = "") -> QMimeData:
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    return mime


def drag(window: MainWindow, mime: QMimeData, action: Qt.DropAction) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(200, 200), action, mime, Qt.MouseButton.LeftButton, CONTROL)
    QApplication.sendEvent(window, event)
    return event


def drop(
    window: MainWindow, mime: QMimeData, action: Qt.DropAction = Qt.DropAction.CopyAction
) -> QDropEvent:
    drag(window, mime, action)
    event = QDropEvent(QPointF(200, 200), action, mime, Qt.MouseButton.LeftButton, CONTROL)
    QApplication.sendEvent(window, event)
    return event


@pytest.fixture
def clipboard() -> Iterator[Callable[[QMimeData], None]]:
    """Puts something on the clipboard for one test."""
    yield QGuiApplication.clipboard().setMimeData
    QGuiApplication.clipboard().clear()


def test_files_of_the_menu_are_imported_once_the_sheet_is_taken(
    window: MainWindow,
    ask: ScriptedAsk,
    folder: Path,
    press: Press,
    come: Come,
    sheet_of: SheetOf,
    qtbot: QtBot,
) -> None:
    ask.answers["files_to_import"] = [folder / "桥.md", folder / "学校.txt"]
    press(window.page, KEY.Key_O, CONTROL)
    sheet = sheet_of(window)
    assert "2" in sheet.summary.text()
    sheet.look.setChecked(False)
    outcome = come(window, lambda: qtbot.keyClick(sheet, KEY.Key_Return))
    assert outcome.report.added == 2
    assert {"新开的桥", "山里的学校"} < set(listed(window))
    assert "2" in window.status.currentMessage()


def test_esc_on_the_sheet_imports_nothing(
    window: MainWindow,
    ask: ScriptedAsk,
    folder: Path,
    press: Press,
    sheet_of: SheetOf,
    qtbot: QtBot,
) -> None:
    ask.answers["folder_to_import"] = folder
    press(window.page, KEY.Key_I, CONTROL)
    sheet = sheet_of(window)
    assert sheet.others.isVisible()
    qtbot.keyClick(sheet, KEY.Key_Escape)
    assert not window.work.busy
    assert len(listed(window)) == 3


@pytest.mark.parametrize("name", ["稿.zip", "稿"])
def test_an_archive_and_a_folder_of_one_file_have_a_sheet_that_names_them(
    window: MainWindow, tmp_path: Path, come: Come, sheet_of: SheetOf, qtbot: QtBot, name: str
) -> None:
    path = tmp_path / name
    if path.suffix:
        with ZipFile(path, "w") as archive:
            archive.writestr("桥.md", BRIDGE)
    else:
        path.mkdir()
        (path / "桥.md").write_text(BRIDGE, "utf-8")
    window.imports.offer([path])
    sheet = sheet_of(window)
    assert sheet.chosen.text().startswith(name)
    assert sheet.look.isVisible() is path.is_dir()
    sheet.how.setCurrentIndex(sheet.how.findData("article"))
    take_every_cut(window)
    outcome = come(window, lambda: qtbot.keyClick(sheet, KEY.Key_Return))
    assert outcome.choices.how == "article"
    assert outcome.report.added == 1


def test_a_folder_without_anything_to_import_says_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "图片"
    empty.mkdir()
    (empty / "图.bmp").write_bytes(b"BM")
    window.imports.offer([empty])
    qtbot.waitUntil(lambda: "没有可导入的文件" in window.status.currentMessage())


def test_a_path_that_is_gone_is_told_in_the_report(
    window: MainWindow, tmp_path: Path, come: Come
) -> None:
    outcome = come(window, lambda: window.imports.offer([tmp_path / "没有.txt"]))
    assert "没有.txt" in outcome.refusals[0].error.title
    assert window.imports.desk.report is not None
    assert window.imports.desk.report.isVisible()


def test_text_on_the_clipboard_becomes_a_source(
    window: MainWindow, press: Press, come: Come, clipboard: Callable[[QMimeData], None]
) -> None:
    clipboard(mime_of(text=BRIDGE))
    take_every_cut(window)
    outcome = come(window, lambda: press(window.page, KEY.Key_V, CONTROL | SHIFT))
    assert outcome.report.sources[0].startswith("剪贴板 20")
    assert "新开的桥" in listed(window)


def test_files_copied_in_a_file_manager_are_imported(
    window: MainWindow, folder: Path, press: Press, come: Come, clipboard: Callable[..., None]
) -> None:
    clipboard(mime_of(paths=[folder / "桥.md"], text=str(folder / "桥.md")))
    take_every_cut(window)
    outcome = come(window, lambda: press(window.page, KEY.Key_V, CONTROL | SHIFT))
    assert outcome.report.sources == ("桥.md",)


def test_what_was_pasted_is_opened_unless_something_else_was(
    window: MainWindow,
    press: Press,
    come: Come,
    clipboard: Callable[[QMimeData], None],
    qtbot: QtBot,
) -> None:
    take_every_cut(window)
    clipboard(mime_of(text=BRIDGE))
    come(window, lambda: press(window.page, KEY.Key_V, CONTROL | SHIFT))
    assert window.page.text.startswith("新开的桥")

    def paste_and_read_on() -> None:
        press(window.page, KEY.Key_V, CONTROL | SHIFT)
        press(window.page, KEY.Key_K)

    clipboard(mime_of(text=SCHOOL))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    come(window, paste_and_read_on)
    assert "山里的学校" in listed(window)
    assert window.page.text.startswith("一根竹子")


def test_an_empty_clipboard_says_what_to_do(
    window: MainWindow, press: Press, clipboard: Callable[..., None]
) -> None:
    clipboard(QMimeData())
    press(window.page, KEY.Key_V, CONTROL | SHIFT)
    assert "请先复制文字" in window.status.currentMessage()


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        (Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.CopyAction),
        (Qt.DropAction.MoveAction, Qt.DropAction.IgnoreAction),
    ],
)
def test_files_are_dropped_and_never_moved(
    window: MainWindow, folder: Path, come: Come, offered: Qt.DropAction, taken: Qt.DropAction
) -> None:
    mime = mime_of(paths=[folder / "桥.md"])
    assert drag(window, mime, offered).dropAction() in (taken, Qt.DropAction.MoveAction)
    move = QDragMoveEvent(QPoint(9, 9), offered, mime, Qt.MouseButton.LeftButton, SHIFT)
    QApplication.sendEvent(window, move)
    assert move.isAccepted()
    if offered & Qt.DropAction.CopyAction:  # what a file manager deletes after the drop
        assert move.dropAction() is Qt.DropAction.CopyAction
    assert window.imports.drop.sign.isVisible()
    assert window.session.path.name in window.imports.drop.sign.accessibleName()
    take_every_cut(window)
    events: list[QDropEvent] = []
    come(window, lambda: events.append(drop(window, mime, offered)))
    assert events[0].dropAction() is taken
    assert not window.imports.drop.sign.isVisible()
    assert "新开的桥" in listed(window)


def test_dropped_text_becomes_a_source(window: MainWindow, come: Come) -> None:
    take_every_cut(window)
    come(window, lambda: drop(window, mime_of(text=SCHOOL)))
    assert "山里的学校" in listed(window)


def test_a_dropped_library_is_opened(
    window: MainWindow, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "另一个.quandian"
    open_library(other, create=True).close()
    mime = mime_of(paths=[other])
    drag(window, mime, Qt.DropAction.CopyAction)
    assert window.imports.drop.sign.accessibleName() == "松开即打开 另一个.quandian"
    drop(window, mime)
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window is not None
    assert program.window.session.path == other


def test_an_address_is_refused_and_nothing_is_loaded(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.html")])
    drag(window, mime, Qt.DropAction.CopyAction)
    assert "网络" in window.imports.drop.sign.accessibleName()
    event = drop(window, mime)
    assert not event.isAccepted()
    assert "网络" in window.status.currentMessage()
    assert not window.work.busy


def test_leaving_with_the_pointer_hides_the_target(window: MainWindow, folder: Path) -> None:
    drag(window, mime_of(paths=[folder]), Qt.DropAction.CopyAction)
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.imports.drop.sign.isVisible()


def test_a_library_to_read_only_refuses_every_way_in(
    open_window: Callable[[Path], MainWindow],
    library: Path,
    folder: Path,
    press: Press,
    ask: ScriptedAsk,
) -> None:
    library.with_name(library.name + ".lock").mkdir()
    window = open_window(library)
    mime = mime_of(paths=[folder / "桥.md"])
    drag(window, mime, Qt.DropAction.CopyAction)
    assert "只能阅读" in window.imports.drop.sign.accessibleName()
    assert not drop(window, mime).isAccepted()
    for key, modifier in ((KEY.Key_O, CONTROL), (KEY.Key_I, CONTROL), (KEY.Key_V, CONTROL | SHIFT)):
        window.status.clearMessage()
        press(window.page, key, modifier)
        assert "只能阅读" in window.status.currentMessage()
    assert not window.work.busy
