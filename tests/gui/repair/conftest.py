"""The repair window on the sample page."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.repair.window import RepairWindow
from tests.gui.conftest import ScriptedAsk
from tests.text.repair_samples import PARTS, SOURCE, drafts_of
from text.article import ArticleDraft

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def open_repair(qtbot: QtBot, ask: ScriptedAsk) -> Iterator[Callable[..., RepairWindow]]:
    """Opens the window on drafts of a source; by default on the sample page."""
    opened: list[RepairWindow] = []

    def open_(
        source: str | None = SOURCE,
        drafts: tuple[ArticleDraft, ...] | None = None,
        article: int = 0,
    ) -> RepairWindow:
        chosen = drafts_of(SOURCE, PARTS, uncertain=(1, 2)) if drafts is None else drafts
        window = RepairWindow("样例.md", source, chosen, ask, article=article)
        opened.append(window)
        window.resize(1100, 640)
        window.show()
        window.activateWindow()
        window.proposal.setFocus()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_
    ask.answers["leave_unsaved"] = True
    for window in opened:
        if shiboken6.isValid(window):
            window.close()


@pytest.fixture
def repair(open_repair: Callable[..., RepairWindow]) -> RepairWindow:
    return open_repair()


@pytest.fixture
def strike() -> Callable[..., None]:
    """Presses keys, one after the other, wherever the focus is in the window."""

    def strike_(window: RepairWindow, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(window.focusWidget() or window, key, modifier)

    return strike_
