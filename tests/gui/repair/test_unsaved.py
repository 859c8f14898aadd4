"""A repair that was not saved goes on where it was, whatever ended the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.file import open_library
from gui.repair.desk import Desk
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from tests.gui.repair.test_stored import Strike, library, open_cut, press
from tests.text.repair_samples import PARTS, SOURCE, drafts_of
from text.repair import Place

__all__ = ["library", "press"]
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = "unsaved_repair_1"


def kept(path: Path) -> str:
    with open_library(path, read_only=True) as store:
        return store.setting(NAME)


def mend_a_little(window: MainWindow, press: Strike, strike: Strike, qtbot: QtBot) -> Desk:
    repair = open_cut(window, press, qtbot)
    repair.desk.go(Place(0, 3))
    strike(repair, KEY.Key_C)
    strike(repair, KEY.Key_X)
    strike(repair, KEY.Key_G)
    strike(repair, KEY.Key_Z, modifier=CONTROL)
    assert "还没有保存" in repair.counts.text()
    qtbot.waitUntil(lambda: bool(kept(window.session.path)))
    return repair.desk


def test_steps_go_on_after_the_program_was_killed(
    open_window: Callable[[Path], MainWindow],
    library: Path,
    tmp_path: Path,
    press: Strike,
    strike: Strike,
    qtbot: QtBot,
) -> None:
    desk = mend_a_little(open_window(library), press, strike, qtbot)
    mended, deeds = desk.articles, desk.deeds
    assert len(deeds) == 2
    copy = tmp_path / "杀掉以后.quandian"
    with open_library(library, read_only=True) as store:
        store.copy_to(copy)
    again = open_cut(open_window(copy), press, qtbot)
    assert again.desk.articles == mended
    assert "没保存的 2 步" in again.message.text()
    for _ in deeds:
        strike(again, KEY.Key_Z, modifier=CONTROL)
    assert not again.desk.history.is_changed


def test_a_repair_that_was_saved_or_left_is_kept_no_longer(
    window: MainWindow, press: Strike, strike: Strike, qtbot: QtBot, ask: ScriptedAsk
) -> None:
    mend_a_little(window, press, strike, qtbot)
    repair = window.repair.repair
    assert repair is not None
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    assert kept(window.session.path) == ""
    ask.answers["leave_unsaved"] = True
    repair = open_cut(window, press, qtbot)
    strike(repair, KEY.Key_X)
    qtbot.waitUntil(lambda: bool(kept(window.session.path)))
    strike(repair, KEY.Key_Escape)
    assert kept(window.session.path) == ""


def test_steps_that_fit_no_more_are_told_and_dropped(
    open_window: Callable[[Path], MainWindow],
    library: Path,
    tmp_path: Path,
    press: Strike,
    strike: Strike,
    qtbot: QtBot,
) -> None:
    mend_a_little(open_window(library), press, strike, qtbot)
    copy = tmp_path / "改过.quandian"
    with open_library(library, read_only=True) as store:
        store.copy_to(copy)
    window = open_window(copy)
    assert window.session.mend(0, 2, "江城")
    again = open_cut(window, press, qtbot)
    assert not again.desk.history.is_changed
    assert "对不上" in again.message.text()
    assert kept(copy) == ""


def test_every_step_can_be_taken_again() -> None:
    desk = Desk(SOURCE, drafts_of(SOURCE, PARTS, uncertain=(1, 2)))
    first = desk.articles
    desk.go(Place(0, 3))
    for act in (desk.cut, desk.toggle_other, desk.glue_before, desk.settle):
        act()
    desk.go(Place(0, 3, 4))
    desk.split()
    desk.set_kind("caption")
    desk.move(forward=True)
    desk.move(forward=False)
    desk.join()
    desk.retitle(1, "另一个题目")
    again = Desk(SOURCE, drafts_of(SOURCE, PARTS, uncertain=(1, 2)))
    assert again.articles == first
    again.do_again(desk.deeds)
    assert len({deed.verb for deed in desk.deeds}) >= 8
    assert (again.articles, again.deeds) == (desk.articles, desk.deeds)
