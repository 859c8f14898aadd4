"""The report of the last import outlives the window, and says what the library holds now."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.drafts import AddedArticle, KnownArticle
from db.file import open_library
from db.near import NearDuplicate
from db.records import Change, Row
from db.removal import remove_articles
from formats.transfer import ImportedFile, ImportReport
from gui.app import Program
from gui.importing.choices import Choices
from gui.importing.kept import packed, unpacked
from gui.importing.outcome import Outcome, Refusal, as_text
from gui.importing.report_window import ReportWindow
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from tests.gui.importing.conftest import BRIDGE, SCHOOL
from text.errors import UserError
from text.messages import use_language

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Come = Callable[[MainWindow, Callable[[], object]], Outcome]
Press = Callable[..., None]
OpenWindow = Callable[[Path], MainWindow]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two good files and an empty one."""
    paths = [tmp_path / name for name in ("桥.md", "学校.md", "空.md")]
    for path, text in zip(paths, (BRIDGE, SCHOOL, ""), strict=True):
        path.write_text(text, "utf-8")
    return paths


def shown(window: MainWindow, press: Press) -> ReportWindow:
    """The report, opened by its key."""
    press(window.page, KEY.Key_I, CONTROL | SHIFT)
    report = window.imports.desk.report
    assert report is not None
    return report


def test_the_report_is_there_after_a_restart_and_in_no_other_library(
    window: MainWindow,
    open_window: OpenWindow,
    program: Program,
    files: list[Path],
    tmp_path: Path,
    come: Come,
    press: Press,
    ask: ScriptedAsk,
    qtbot: QtBot,
) -> None:
    library = window.session.path
    before = come(window, lambda: window.imports.import_paths(files))
    program.close_library()
    other = tmp_path / "别的.quandian"
    open_library(other, create=True).close()
    empty = open_window(other)
    press(empty.page, KEY.Key_I, CONTROL | SHIFT)
    assert "没有导入记录" in empty.status.currentMessage()
    program.close_library()
    again = open_window(library)
    report = shown(again, press)
    assert report.isVisible()
    assert report.outcome is not None
    assert as_text(report.outcome) == as_text(before)
    assert report.refused.model.entry(0).title == "空.md"
    ask.answers["may_remove"] = True
    with qtbot.waitSignal(again.session.articles_removed):
        qtbot.mouseClick(report.remove_all, LEFT)
    assert again.session.store.article_count() == 3
    files[2].write_text("# 又一篇\n\n这一篇后来才写好。\n", "utf-8")
    come(again, lambda: qtbot.mouseClick(report.refused.retry_all, LEFT))
    assert again.session.store.article_count() == 4


def test_the_report_is_there_in_the_other_language(
    window: MainWindow, program: Program, files: list[Path], come: Come, press: Press, qtbot: QtBot
) -> None:
    come(window, lambda: window.imports.import_paths(files[:2]))
    window.actions_by_id["english"].trigger()
    again = program.window
    assert again is not None
    qtbot.waitUntil(lambda: not again.articles.waiting)
    assert shown(again, press).headline.text() == "Articles imported: 2"
    use_language("zh")


def test_a_report_that_was_just_made_is_kept_when_the_window_closes_at_once(
    window: MainWindow, open_window: OpenWindow, program: Program, press: Press
) -> None:
    window.imports.desk.take(outcome_of_one())
    program.close_library()
    with open_library(window.session.path, read_only=True) as store:
        assert unpacked(store.setting("last_import")) is not None


def test_what_was_taken_back_and_brought_back_is_not_called_removed(
    window: MainWindow,
    files: list[Path],
    come: Come,
    press: Press,
    ask: ScriptedAsk,
    qtbot: QtBot,
) -> None:
    come(window, lambda: window.imports.import_paths(files[:2]))
    report = shown(window, press)
    ask.answers["may_remove"] = True
    with qtbot.waitSignal(window.session.articles_removed):
        qtbot.mouseClick(report.remove_all, LEFT)
    assert [entry.gone for entry in map(report.added.model.entry, range(2))] == [True, True]
    assert "2" in report.said.text()
    opens = report.findChild(QPushButton, "open_added")
    assert opens is not None
    assert not opens.isEnabled()
    window.session.undo()
    assert opens.isEnabled()
    assert [entry.gone for entry in map(report.added.model.entry, range(2))] == [False, False]
    assert report.said.text() == ""
    assert report.remove_all.isEnabled()
    window.session.redo()
    assert report.said.text() == "其后已移除 2 篇"


def test_what_another_program_removed_is_struck_out(
    window: MainWindow, files: list[Path], come: Come, press: Press
) -> None:
    outcome = come(window, lambda: window.imports.import_paths(files[:2]))
    report = shown(window, press)
    with open_library(window.session.path) as store:
        store.apply(remove_articles(store, outcome.report.article_ids[:1]))
        window.session.look_for_outside_changes()
        assert [report.added.model.entry(row).gone for row in range(2)] == [True, False]
        report.close()
        store.undo()
    window.session.look_for_outside_changes()
    report = shown(window, press)
    assert [report.added.model.entry(row).gone for row in range(2)] == [False, False]


def test_articles_are_called_what_the_library_calls_them(
    window: MainWindow, files: list[Path], come: Come, press: Press
) -> None:
    (number,) = come(window, lambda: window.imports.import_paths(files[:1])).report.article_ids
    report = shown(window, press)
    before = Row("article", number, {"title": "新开的桥", "uncertain": ""})
    after = Row("article", number, {"title": "旧桥", "uncertain": "标题可能是小标题"})
    window.session.apply(Change("改", (before,), (after,)))
    entry = report.added.model.entry(0)
    assert (entry.title, bool(entry.alert)) == ("旧桥", True)
    assert entry.alert in report.added.full.text()


def test_what_was_there_is_named_with_its_file_and_opens_by_a_click(
    window: MainWindow, tmp_path: Path, files: list[Path], come: Come, press: Press, qtbot: QtBot
) -> None:
    come(window, lambda: window.imports.import_paths(files[:1]))
    copy = tmp_path / "副本.md"
    copy.write_text(BRIDGE + "\n\n# 新的学校\n\n学校有十二个孩子。\n", "utf-8")
    come(window, lambda: window.imports.import_paths([copy]))
    report = shown(window, press)
    report.chips.button(1).click()
    entry = report.known.model.entry(0)
    assert entry.title == "新开的桥"
    assert "副本.md" in entry.detail
    assert "桥.md 相同" in entry.detail
    rows = report.known.list
    window.session.open_article(1)
    point = rows.visualRect(report.known.model.index(0, 0)).center()
    qtbot.mouseClick(rows.viewport(), LEFT, pos=point)
    assert window.page.text.startswith("新开的桥")


def test_a_pair_that_was_decided_is_told_of_no_more(
    window: MainWindow,
    open_window: OpenWindow,
    program: Program,
    tmp_path: Path,
    come: Come,
    press: Press,
    qtbot: QtBot,
) -> None:
    library = window.session.path
    text = "# 修路\n\n" + "\n\n".join(f"第{n}段：今年修路{n}公里。" for n in range(40))
    paths = [tmp_path / "一.md", tmp_path / "二.md"]
    for path, length in zip(paths, ("5公里", "9公里"), strict=True):
        path.write_text(text.replace("5公里", length), "utf-8")
    come(window, lambda: window.imports.import_paths(paths))
    report = shown(window, press)
    assert report.near.model.rowCount() == 1
    qtbot.mouseClick(report.near.keep, LEFT)
    program.close_library()
    again = shown(open_window(library), press)
    assert again.near.model.rowCount() == 0
    assert again.added.model.rowCount() == 2


def outcome_of_one() -> Outcome:
    article = AddedArticle(1, "u1", "𠮷野家", "张三", ("张三",), "other", 9, "存疑")
    file = ImportedFile(
        "一.txt",
        "夹/一.txt",
        (article,),
        known=(KnownArticle(2, "u2", "二"),),
        near=(NearDuplicate(1, "u1", "𠮷野家", 3, "u3", "三", 0.87),),
        remarks=("有一处替换。",),
        characters=9,
        kept=7,
    )
    errors = (UserError("甲", "乙", "丙"), UserError("丁"))
    odd = Path(os.fsdecode(b"/a/\xff.txt"))
    refusals = (Refusal(errors[0], odd, misread=True), Refusal(errors[1]))
    choices = Choices("page", "big5", "keep", look=True, replace=True)
    return Outcome(ImportReport((file,), 4, errors, 7), refusals, choices, stopped=True)


def test_all_that_the_report_shows_is_kept() -> None:
    outcome = outcome_of_one()
    again = unpacked(packed(outcome))
    assert again is not None
    assert (again.sentence, as_text(again)) == (outcome.sentence, as_text(outcome))
    assert (again.choices, again.stopped, again.lost) == (outcome.choices, True, 2)
    assert [one.path for one in again.refusals] == [one.path for one in outcome.refusals]
    assert [one.misread for one in again.refusals] == [True, False]
    assert [str(one.error) for one in again.refusals] == [str(e) for e in outcome.report.refused]
    assert packed(again) == packed(outcome)


@pytest.mark.parametrize("text", ["", "rubbish", "{}", '{"files": 3}'])
def test_what_cannot_be_read_is_no_report(text: str) -> None:
    assert unpacked(text) is None
