"""Opening, closing, importing and exporting: the program around the window."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db import edits
from db.file import WindowLock, open_library
from formats.base import ExportOptions
from gui.app import Program
from gui.export_dialog import ExportDialog
from gui.settings import Settings
from gui.window import MainWindow
from tests.conftest import ROOT
from tests.gui.conftest import ScriptedAsk
from tests.gui.driving import quotes, select
from text.messages import language, use_language

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Press = Callable[..., None]


def test_everything_is_there_after_a_restart(
    open_window: Callable[[Path], MainWindow],
    program: Program,
    library: Path,
    press: Press,
) -> None:
    window = open_window(library)
    window.articles.go(2)
    select(window, "订单40万元")
    press(window.page, KEY.Key_2)
    window.resize(window.minimumSizeHint().width(), 640)
    window.splitter.setSizes([200, 500, 100])
    position, panes = window.page.reading_position(), window.splitter.sizes()[::2]
    assert position > 0
    program.close_library()
    again = open_window(library)
    assert again.page.text.startswith("一根竹子")
    assert quotes(again) == ["订单40万元"]
    assert again.page.reading_position() == position
    assert again.height() == 640
    # The offscreen screen is narrower than the window, which takes some of it from the panes.
    for restored, saved in zip(again.splitter.sizes()[::2], panes, strict=True):
        assert abs(restored - saved) <= 40
    press(again.page, KEY.Key_Z, CONTROL)
    assert quotes(again) == []


def test_a_second_window_on_the_same_file_is_told_and_can_only_read(
    open_window: Callable[[Path], MainWindow], library: Path, ask: ScriptedAsk, press: Press
) -> None:
    lock = WindowLock(library)
    assert lock.acquire()
    try:
        window = open_window(library)
        assert ["另一个窗口" in error.title for error in ask.told] == [True]
        select(window, "1260家")
        press(window.page, KEY.Key_2)
        assert quotes(window) == []
        assert "只能阅读" in window.status.currentMessage()
        assert "只读" in window.status.saved.text()
    finally:
        lock.release()


def test_what_another_program_tags_appears(window: MainWindow, library: Path) -> None:
    with open_library(library) as store:
        article = store.article(1)
        store.apply(edits.add_span(article, store.tags()[0], store.annotator(), 0, 2))
    window.session.look_for_outside_changes()
    assert quotes(window) == ["湾城"]
    assert len(window.page.marks) == 1


@pytest.mark.parametrize("content", [b"", b"no library at all, but text that is long enough" * 40])
def test_a_file_that_is_no_library_is_refused_and_left_alone(
    program: Program, tmp_path: Path, ask: ScriptedAsk, content: bytes
) -> None:
    path = tmp_path / "odd.quandian"
    path.write_bytes(content)
    assert not program.open(path)
    assert str(path) in ask.told[0].detail
    assert path.read_bytes() == content


def test_opening_another_library_keeps_the_old_window_when_it_is_refused(
    window: MainWindow, program: Program, tmp_path: Path, ask: ScriptedAsk
) -> None:
    ask.answers["library_to_open"] = tmp_path / "missing.quandian"
    window.actions_by_id["open"].trigger()
    assert program.window is window
    assert ask.told


def test_a_new_library_says_what_to_do_next(
    open_window: Callable[[Path], MainWindow], program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    assert program.open(tmp_path / "new.quandian", create=True)
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: not window.articles.waiting)
    assert window.articles.empty.isVisible()
    assert window.articles.empty.button.isVisible()
    assert window.page.text == ""


def test_an_export_is_chosen_and_written(
    window: MainWindow, ask: ScriptedAsk, tmp_path: Path, press: Press, qtbot: QtBot
) -> None:
    select(window, "𠮷野家具厂")
    press(window.page, KEY.Key_3)
    target = tmp_path / "out.jsonl"
    ask.answers["file_to_write"] = target
    window.actions_by_id["export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: target.exists() and not window.work.busy)
    first = json.loads(target.read_text("utf-8").split("\n")[1])
    span = first["spans"][0]
    assert first["text"][span["start"] : span["end"]] == span["quote"] == "𠮷野家具厂"
    assert str(target) in window.status.currentMessage()


def test_a_cancelled_export_leaves_no_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "out.jsonl"
    window.transfers.export_to(target, "quandian", ExportOptions())
    window.work.cancel()
    qtbot.waitUntil(lambda: not window.work.busy)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("out.jsonl.part")]


def test_both_languages_show_the_window(
    program: Program, library: Path, settings: Settings, qtbot: QtBot
) -> None:
    assert program.open(library)
    assert program.window is not None
    assert program.window.actions_by_id["undo"].text() == "撤销"
    program.window.actions_by_id["english"].trigger()
    assert program.window.actions_by_id["undo"].text() == "Undo"
    assert settings.language == "en"
    use_language("zh")


def test_the_library_that_is_open_is_not_opened_again(
    window: MainWindow, program: Program, library: Path, ask: ScriptedAsk
) -> None:
    assert program.open(library)
    assert program.window is window
    assert ask.told == []


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be deleted there")
def test_a_library_that_is_taken_away_is_told_and_can_be_copied(
    window: MainWindow, library: Path, ask: ScriptedAsk, press: Press, tmp_path: Path
) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_2)
    library.rename(tmp_path / "elsewhere.quandian")
    window.session.look_for_outside_changes()
    window.session.look_for_outside_changes()
    assert [error.title for error in ask.told] == ["文库文件不见了"]
    assert "未保存" in window.status.saved.text()
    select(window, "418件")
    press(window.page, KEY.Key_2)
    press(window.page, KEY.Key_Z, CONTROL)
    assert quotes(window) == ["1260家"]
    copy = tmp_path / "copy.quandian"
    ask.answers["library_to_make"] = copy
    window.actions_by_id["save_copy"].trigger()
    with open_library(copy) as store:
        assert [span.quote for span in store.spans(1)] == ["1260家"]


def test_a_copy_never_replaces_a_file(window: MainWindow, ask: ScriptedAsk, tmp_path: Path) -> None:
    there = tmp_path / "there.quandian"
    there.write_text("mine")
    ask.answers["library_to_make"] = there
    window.actions_by_id["save_copy"].trigger()
    assert "那里已有文件" in ask.told[0].title
    assert there.read_text() == "mine"


def test_a_command_line_beside_the_window_takes_nothing_from_it(
    window: MainWindow, library: Path, press: Press
) -> None:
    """A window that lost its locks would go on writing to a log that is already deleted."""
    tag = [sys.executable, "-m", "cli.main", "tag", str(library)]
    uid = window.session.store.article(1).uid
    window.articles.refresh()
    for start in (0, 3):
        command = [*tag, uid, str(start), str(start + 2), "organisation"]
        subprocess.run(command, check=True, capture_output=True)
        window.session.look_for_outside_changes()
        select(window, ("1260家", "418件")[start // 3])
        press(window.page, KEY.Key_2)
    stats = [sys.executable, "-m", "cli.main", "stats", str(library), "--json"]
    done = subprocess.run(stats, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout)["spans"] == 4


def test_an_import_that_is_stopped_says_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(40):
        (tmp_path / f"{number}.md").write_text(
            f"# 第{number}篇\n\n这是第{number}篇的正文，不长。\n", "utf-8"
        )
    window.imports.import_paths([tmp_path])
    window.work.cancel()
    qtbot.waitUntil(lambda: not window.work.busy)
    assert "已停止" in window.status.currentMessage()
    lines = window.session.store.article_count()
    assert lines < 43


def test_a_library_that_cannot_be_written_is_not_called_open_elsewhere(
    open_window: Callable[[Path], MainWindow], library: Path, ask: ScriptedAsk
) -> None:
    library.with_name(library.name + ".lock").mkdir()
    window = open_window(library)
    assert [error.title for error in ask.told] == ["这个文库不能写入"]
    assert window.session.read_only


@pytest.fixture
def importing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window, in the middle of an import."""
    for number in range(300):
        text = f"# 第{number}篇\n\n这是第{number}篇的正文，不长。\n"
        (tmp_path / f"{number}.md").write_text(text, "utf-8")
    window.imports.import_paths([tmp_path])
    qtbot.waitUntil(lambda: window.session.store.article_count() > 5, timeout=20_000)
    return window


@pytest.mark.parametrize("way", ["quit", "english", "open"])
def test_leaving_cuts_no_import_off_without_a_word(
    importing: MainWindow, program: Program, ask: ScriptedAsk, tmp_path: Path, way: str
) -> None:
    window, library = importing, importing.session.path
    other = tmp_path / "别的.quandian"
    open_library(other, create=True).close()
    ask.answers |= {"may_stop": False, "library_to_open": other}
    window.actions_by_id[way].trigger()
    assert ask.stops == ["正在导入"]
    assert program.window is window
    assert window.isVisible()
    assert window.work.busy
    assert (language(), program.settings.language) == ("zh", "")
    assert window.actions_by_id["chinese"].isChecked()
    assert program.settings.last_library == library
    lock = WindowLock(other)
    assert lock.acquire()
    lock.release()
    ask.answers["may_stop"] = True
    window.actions_by_id[way].trigger()
    assert program.window is not window
    with open_library(library, read_only=True) as store:
        assert 8 < store.article_count() < 303
    use_language("zh")


def test_a_new_library_is_made_only_once_the_import_may_stop(
    importing: MainWindow, program: Program, ask: ScriptedAsk, tmp_path: Path
) -> None:
    new = tmp_path / "新的.quandian"
    ask.answers |= {"may_stop": False, "library_to_make": new}
    importing.actions_by_id["new"].trigger()
    assert ask.stops == ["正在导入"]
    assert not new.exists()
    assert importing.work.busy
    ask.answers["may_stop"] = True
    importing.actions_by_id["new"].trigger()
    assert ask.stops == ["正在导入"] * 2
    assert program.window is not importing
    assert not importing.isVisible()
    assert program.settings.last_library == new


def test_an_import_goes_on_where_the_other_library_cannot_be_opened(
    importing: MainWindow, program: Program, ask: ScriptedAsk, tmp_path: Path
) -> None:
    ask.answers |= {"may_stop": True, "library_to_open": tmp_path / "missing.quandian"}
    importing.actions_by_id["open"].trigger()
    assert ask.told
    assert program.window is importing
    assert importing.isVisible()
    assert importing.work.busy


def test_nothing_is_asked_where_nothing_runs(
    window: MainWindow, program: Program, ask: ScriptedAsk
) -> None:
    window.actions_by_id["quit"].trigger()
    assert program.window is None
    assert ask.stops == []


def test_a_cut_that_is_being_looked_at_counts_as_an_import(
    window: MainWindow, program: Program, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "一.md"
    path.write_text("# 一篇\n\n这是正文，不长。\n", "utf-8")
    window.imports.offer([path])

    def shown() -> bool:
        looking = window.imports.looking
        return looking is not None and looking.preview is not None

    qtbot.waitUntil(shown, timeout=20_000)
    assert not window.work.busy
    ask.answers["may_stop"] = False
    window.close()
    assert program.window is window
    assert ask.stops == ["正在导入"]


def test_what_the_start_made_is_never_collected_while_somebody_reads(tmp_path: Path) -> None:
    code = (
        "import gc, sys; from pathlib import Path; from PySide6.QtCore import QTimer;"
        "from gui.app import make_application, run_window;"
        "application = make_application(); timer = QTimer(interval=20);"
        "timer.timeout.connect(lambda: gc.get_freeze_count() and application.quit());"
        "timer.start(); run_window(Path(sys.argv[1])); print(gc.get_freeze_count())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "new.quandian"],
        env={**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert int(done.stdout) > 10_000
