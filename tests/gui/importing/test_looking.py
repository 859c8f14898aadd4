"""The cut of each file is seen before anything of it is stored."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.importing.outcome import Outcome
from gui.importing.rest_dialog import RestDialog
from gui.importing.sheet import OptionsSheet
from gui.repair.window import RepairWindow
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from tests.gui.driving import listed
from tests.gui.importing.conftest import BRIDGE, SCHOOL, TRADITIONAL, take_every_cut

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Come = Callable[[MainWindow, Callable[[], object]], Outcome]


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    paths = []
    for name, text in (("1.md", BRIDGE), ("2.md", SCHOOL), ("3.md", TRADITIONAL)):
        paths.append(tmp_path / name)
        paths[-1].write_text(text, "utf-8")
    return paths


@pytest.fixture
def preview_of(qtbot: QtBot) -> Callable[[MainWindow], RepairWindow]:
    """The preview that is shown, once it is there."""

    def shown(window: MainWindow) -> RepairWindow | None:
        looking = window.imports.looking
        preview = looking.preview if looking is not None else None
        return preview if preview is not None and preview.isVisible() else None

    def preview_of_(window: MainWindow) -> RepairWindow:
        qtbot.waitUntil(lambda: shown(window) is not None, timeout=20_000)
        preview = shown(window)
        assert preview is not None
        return preview

    return preview_of_


PreviewOf = Callable[[MainWindow], RepairWindow]


def offer(window: MainWindow, paths: list[Path], qtbot: QtBot, *, look: bool = True) -> None:
    """Hand over several files and take the sheet."""
    window.imports.offer(paths)
    qtbot.waitUntil(lambda: window.findChild(OptionsSheet) is not None)
    sheet = window.findChild(OptionsSheet)
    assert sheet is not None
    sheet.look.setChecked(look)
    qtbot.keyClick(sheet, KEY.Key_Return)


def rest_of(window: MainWindow, qtbot: QtBot) -> RestDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(RestDialog)))
    return window.findChildren(RestDialog)[-1]


def test_one_file_is_seen_without_any_other_question(
    window: MainWindow, three: list[Path], come: Come, preview_of: PreviewOf, qtbot: QtBot
) -> None:
    window.imports.offer(three[:1])
    preview = preview_of(window)
    assert window.findChild(OptionsSheet) is None
    assert "1.md" in preview.windowTitle()
    assert len(listed(window)) == 3
    outcome = come(window, lambda: qtbot.keyClick(preview, KEY.Key_Return, CONTROL))
    assert outcome.report.added == 1
    assert "新开的桥" in listed(window)


def test_what_was_mended_in_the_preview_is_stored(
    window: MainWindow, tmp_path: Path, come: Come, preview_of: PreviewOf, qtbot: QtBot
) -> None:
    path = tmp_path / "两篇.md"
    path.write_text(f"{BRIDGE}\n{SCHOOL}", "utf-8")
    window.imports.offer([path])
    preview = preview_of(window)
    assert len(preview.desk.articles) == 2
    preview.desk.glue()
    outcome = come(window, preview.accept)
    (article_id,) = outcome.report.article_ids
    text = window.session.store.article(article_id).text
    assert "新开的桥" in text
    assert "山里的学校" in text


def test_leaving_the_only_preview_stores_nothing(
    window: MainWindow, three: list[Path], preview_of: PreviewOf, qtbot: QtBot
) -> None:
    window.imports.offer(three[:1])
    qtbot.keyClick(preview_of(window), KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.imports.looking is None)
    assert "没有导入" in window.status.currentMessage()
    assert window.session.store.article_count() == 3


def test_several_files_are_seen_one_after_the_other(
    window: MainWindow, three: list[Path], come: Come, qtbot: QtBot
) -> None:
    take_every_cut(window)
    outcome = come(window, lambda: offer(window, three, qtbot))
    assert outcome.report.sources == ("1.md", "2.md", "3.md")


def test_after_a_file_was_left_the_rest_comes_in_unseen(
    window: MainWindow, three: list[Path], come: Come, preview_of: PreviewOf, qtbot: QtBot
) -> None:
    offer(window, three, qtbot)
    qtbot.keyClick(preview_of(window), KEY.Key_Escape)
    rest = rest_of(window, qtbot)
    outcome = come(window, rest.take.click)
    assert outcome.report.sources == ("2.md", "3.md")
    assert window.imports.looking is None


def test_after_a_file_was_left_the_next_is_seen(
    window: MainWindow, three: list[Path], come: Come, preview_of: PreviewOf, qtbot: QtBot
) -> None:
    offer(window, three[:2], qtbot)
    qtbot.keyClick(preview_of(window), KEY.Key_Escape)
    qtbot.keyClick(rest_of(window, qtbot), KEY.Key_Return)
    preview = preview_of(window)
    assert "2.md" in preview.windowTitle()
    outcome = come(window, preview.accept)
    assert outcome.report.sources == ("2.md",)


def test_leaving_everything_keeps_what_was_stored_before(
    window: MainWindow, three: list[Path], come: Come, preview_of: PreviewOf, qtbot: QtBot
) -> None:
    offer(window, three, qtbot)
    preview_of(window).accept()
    qtbot.waitUntil(lambda: "2.md" in preview_of(window).windowTitle(), timeout=20_000)
    qtbot.keyClick(preview_of(window), KEY.Key_Escape)
    rest = rest_of(window, qtbot)
    outcome = come(window, lambda: qtbot.keyClick(rest, KEY.Key_Escape))
    assert outcome.report.sources == ("1.md",)


def test_a_refused_file_does_not_stop_the_others(
    window: MainWindow, three: list[Path], tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    (tmp_path / "0.pdf").write_bytes(b"no such thing")
    take_every_cut(window)
    outcome = come(window, lambda: offer(window, [tmp_path / "0.pdf", *three[:1]], qtbot))
    assert outcome.report.sources == ("1.md",)
    assert [one.path for one in outcome.refusals] == [tmp_path / "0.pdf"]


def test_a_file_that_changed_while_it_was_looked_at_is_refused(
    window: MainWindow, three: list[Path], come: Come, preview_of: PreviewOf, qtbot: QtBot
) -> None:
    window.imports.offer(three[:1])
    preview = preview_of(window)
    three[0].write_text(SCHOOL, "utf-8")
    outcome = come(window, preview.accept)
    assert outcome.report.added == 0
    assert outcome.refusals[0].path == three[0]


def test_the_window_can_be_closed_while_a_cut_is_looked_at(
    window: MainWindow, three: list[Path], preview_of: PreviewOf, ask: ScriptedAsk
) -> None:
    window.imports.offer(three[:1])
    preview_of(window)
    ask.answers["may_stop"] = True
    window.close()
