"""What tests of importing share: files of many kinds, and a wait for the end of the work."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.importing.outcome import Outcome
from gui.importing.sheet import OptionsSheet
from gui.window import MainWindow

BRIDGE = "# 新开的桥\n\n桥长三百米，今天早上八点正式通车，第一辆公交车开了过去。\n"
SCHOOL = "# 山里的学校\n\n学校有十二个孩子，两位老师，一口井，还有一面新修的墙。\n"
TRADITIONAL = "# 臺北的雨\n\n這幾天臺北一直下雨，捷運站裡擠滿了沒有帶傘的人，賣傘的攤販生意很好。\n"


def take_every_cut(window: MainWindow) -> None:
    """Press Ctrl+Enter on each preview that opens."""

    def press() -> None:
        looking = window.imports.looking
        preview = looking.preview if looking is not None else None
        if preview is not None and preview.isVisible():
            QTest.keyClick(preview, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    timer = QTimer(window, interval=20)
    timer.timeout.connect(press)
    timer.start()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good texts, one that no encoding fits at first sight, and one of another kind."""
    folder = tmp_path / "来稿"
    folder.mkdir()
    (folder / "桥.md").write_text(BRIDGE, "utf-8")
    (folder / "学校.txt").write_bytes(SCHOOL.encode("gb18030"))
    (folder / "坏的.txt").write_bytes(BRIDGE.encode()[:-40] + b"\xff\xfe\xfa" + BRIDGE.encode())
    (folder / "图.bmp").write_bytes(b"BM")
    return folder


@pytest.fixture
def come(qtbot: QtBot) -> Callable[[MainWindow, Callable[[], object]], Outcome]:
    """Does something that imports, and gives what came of it."""

    def come_(window: MainWindow, act: Callable[[], object]) -> Outcome:
        with qtbot.waitSignal(window.imports.finished, timeout=20_000) as waited:
            act()
        qtbot.waitUntil(lambda: not window.articles.waiting)
        outcome = (waited.args or [None])[0]
        assert isinstance(outcome, Outcome)
        return outcome

    return come_


@pytest.fixture
def sheet_of(qtbot: QtBot) -> Callable[[MainWindow], OptionsSheet]:
    """The sheet of choices, once it is there."""

    def sheet_of_(window: MainWindow) -> OptionsSheet:
        qtbot.waitUntil(lambda: window.findChild(OptionsSheet) is not None)
        sheet = window.findChild(OptionsSheet)
        assert sheet is not None
        return sheet

    return sheet_of_
