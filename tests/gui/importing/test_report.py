"""The report of an import: quiet for the plain good case, and a place to decide for the rest."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.drafts import AddedArticle
from db.records import Change, Row
from formats.transfer import ImportedFile, ImportReport
from gui.importing.came import Came
from gui.importing.outcome import Outcome, Refusal, as_text, counted
from gui.importing.report_window import ReportWindow
from gui.importing.sections import Section
from gui.session import Session
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from tests.gui.driving import listed, select
from tests.gui.importing.conftest import BRIDGE, SCHOOL
from text.errors import UserError

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Come = Callable[[MainWindow, Callable[[], object]], Outcome]
Press = Callable[..., None]

LONG = "# 港城修路\n\n" + "\n\n".join(
    f"第{number}段：港城今年修路{number}公里，工人{number}百名，两边的店铺照常开门做生意。"
    for number in range(1, 12)
)


def file_in(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def report_of(window: MainWindow) -> ReportWindow:
    report = window.imports.desk.report
    assert report is not None
    return report


def row_of(section: Section[Any], words: str) -> int:
    titles = [section.model.entry(row).title for row in range(section.model.rowCount())]
    return titles.index(words)


@pytest.fixture
def near(window: MainWindow, tmp_path: Path, come: Come) -> ReportWindow:
    """The report of an import that brought almost the same text twice."""
    first = file_in(tmp_path, "一.md", LONG)
    second = file_in(tmp_path, "二.md", LONG.replace("港城今年修路5公里", "港城今年修路9公里"))
    come(window, lambda: window.imports.import_paths([first, second]))
    window.imports.desk.show()
    return report_of(window)


def test_the_good_case_is_one_line_and_a_button(
    window: MainWindow, tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    path = file_in(tmp_path, "桥.md", BRIDGE)
    come(window, lambda: window.imports.import_paths([path]))
    desk = window.imports.desk
    assert desk.report is None
    assert "已导入 1 篇" in window.status.currentMessage()
    assert desk.details.isVisible()
    qtbot.mouseClick(desk.details, Qt.MouseButton.LeftButton)
    assert report_of(window).isVisible()
    assert not report_of(window).isModal()
    assert not desk.details.isVisible()


def test_near_duplicates_are_told_in_the_line_and_open_nothing(
    window: MainWindow, tmp_path: Path, come: Come
) -> None:
    paths = [file_in(tmp_path, "一.md", LONG), file_in(tmp_path, "二.md", LONG.replace("5", "9"))]
    come(window, lambda: window.imports.import_paths(paths))
    assert window.imports.desk.report is None
    assert "其中 1 篇与别的文章相近" in window.status.currentMessage()
    assert window.imports.desk.details.isVisible()


def test_a_report_that_opens_by_itself_takes_the_keys_and_esc_closes_it(
    window: MainWindow, tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    come(window, lambda: window.imports.import_paths([file_in(tmp_path, "空.md", "")]))
    report = report_of(window)
    assert report.isVisible()
    qtbot.waitUntil(report.isActiveWindow)
    qtbot.keyClick(report.focusWidget(), KEY.Key_Escape)
    assert not report.isVisible()


def test_who_goes_on_reading_meanwhile_finds_the_report_behind_its_button(
    window: MainWindow, tmp_path: Path, come: Come, press: Press, qtbot: QtBot
) -> None:
    def read_on() -> None:
        window.imports.import_paths([file_in(tmp_path, "空.md", "")])
        press(window.page, KEY.Key_Down)

    come(window, read_on)
    assert window.imports.desk.report is None
    qtbot.mouseClick(window.imports.desk.details, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(report_of(window).isActiveWindow)


def test_nobody_is_taken_out_of_a_correction_by_a_report(
    window: MainWindow, tmp_path: Path, come: Come, press: Press
) -> None:
    select(window, "湾城")
    press(window.page, KEY.Key_F2)
    come(window, lambda: window.imports.import_paths([file_in(tmp_path, "空.md", "")]))
    assert window.imports.desk.report is None
    assert window.mending.is_open


def test_an_open_report_tells_of_the_next_import_and_leaves_the_keys_where_they_are(
    window: MainWindow, tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    come(window, lambda: window.imports.import_paths([file_in(tmp_path, "空.md", "")]))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    come(window, lambda: window.imports.import_paths([file_in(tmp_path, "桥.md", BRIDGE)]))
    assert report_of(window).added.model.rowCount() == 1
    assert window.isActiveWindow()


def test_notices_and_mastheads_are_counted_apart() -> None:
    outcome = outcome_with(added(1), added(2, kind="other"), added(3, kind="other"))
    assert outcome.sentence == "已导入 1 篇，另有启事、报头等 2 条"
    stopped = replace(outcome, stopped=True)
    assert stopped.sentence == "已停止；此前导入 1 篇，另有启事、报头等 2 条"


def test_without_any_import_the_report_says_so(window: MainWindow, press: Press) -> None:
    press(window.page, KEY.Key_I, CONTROL | SHIFT)
    assert "还没有导入" in window.status.currentMessage()


def test_what_was_there_is_listed_and_opens(
    window: MainWindow, tmp_path: Path, come: Come, press: Press, qtbot: QtBot
) -> None:
    path = file_in(tmp_path, "桥.md", BRIDGE)
    copy = file_in(tmp_path, "桥的副本.md", BRIDGE + "\n\n# 新的学校\n\n学校有十二个孩子。\n")
    come(window, lambda: window.imports.import_paths([path]))
    come(window, lambda: window.imports.import_paths([copy]))
    press(window.page, KEY.Key_I, CONTROL | SHIFT)
    report = report_of(window)
    qtbot.waitUntil(report.isActiveWindow)
    qtbot.keyClick(report, KEY.Key_2, ALT)
    assert report.stack.currentWidget() is report.known
    qtbot.keyClick(report.known.list, KEY.Key_Return)
    assert window.page.text.startswith("新开的桥")


def test_a_refusal_opens_the_report_and_can_be_tried_again(
    window: MainWindow, tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    good, bad = file_in(tmp_path, "桥.md", BRIDGE), file_in(tmp_path, "空.md", "")
    come(window, lambda: window.imports.import_paths([good, bad]))
    report = report_of(window)
    assert report.isVisible()
    assert report.stack.currentWidget() is report.refused
    assert report.refused.model.entry(0).title == "空.md"
    assert str(bad) in report.refused.full.text()
    assert not report.refused.encoding.isEnabled()
    bad.write_text(SCHOOL, "utf-8")
    come(window, lambda: qtbot.mouseClick(report.refused.retry, Qt.MouseButton.LeftButton))
    assert report.refused.model.rowCount() == 0
    assert {came.file for came in report.added.model.things} == {"桥.md", "空.md"}
    assert "山里的学校" in listed(window)


def test_what_cannot_be_tried_again_says_why(window: MainWindow) -> None:
    error = UserError("一.txt 没有导入", "它不见了。", "看看它在不在。")
    refusals = (Refusal(error), Refusal(error, Path("一.txt"), misread=True))
    window.imports.desk.take(Outcome(ImportReport((), 0, (error, error)), refusals))
    section = report_of(window).refused
    assert section.model.entry(0).detail == "它不见了。 看看它在不在。"
    assert "请选择编码" in section.model.entry(1).detail
    assert (section.retry.isEnabled(), section.encoding.isEnabled()) == (False, True)
    section.list.setCurrentIndex(section.model.index(1, 0))
    assert (section.retry.isEnabled(), section.encoding.isEnabled()) == (True, True)


def test_near_duplicates_stand_side_by_side(near: ReportWindow, qtbot: QtBot) -> None:
    assert near.isVisible()
    assert near.stack.currentWidget() is near.near
    entry = near.near.model.entry(0)
    assert "%" in entry.alert
    assert (entry.aside, "一.md" in entry.detail) == ("二.md", True)
    comparison = near.near.comparison
    qtbot.waitUntil(lambda: comparison.compared is not None)
    marked = [page.text[mark.start : mark.end] for page in comparison.pages for mark in page.marks]
    assert marked == ["5", "9"]
    qtbot.mouseClick(comparison.on, Qt.MouseButton.LeftButton)
    assert "1" in comparison.count.text()
    assert not comparison.on.isEnabled()


def test_keeping_both_decides_a_pair(near: ReportWindow, qtbot: QtBot) -> None:
    assert near.near.model.rowCount() == 1
    qtbot.mouseClick(near.near.keep, Qt.MouseButton.LeftButton)
    assert near.near.model.rowCount() == 0
    assert near.near.note.isVisible()


def test_the_new_one_of_a_pair_is_removed_and_undo_brings_it_back(
    near: ReportWindow, window: MainWindow, qtbot: QtBot
) -> None:
    assert listed(window).count("港城修路") == 2
    with qtbot.waitSignal(window.session.articles_removed):
        qtbot.mouseClick(near.near.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(window).count("港城修路") == 1)
    assert near.near.model.entry(0).gone
    assert not near.near.remove.isEnabled()
    assert "撤销" in near.said.text()
    qtbot.waitUntil(near.isActiveWindow)
    qtbot.keyClick(near, KEY.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: listed(window).count("港城修路") == 2)
    assert not near.near.model.entry(0).gone


def test_after_a_decision_the_keys_are_in_the_list_at_the_next_pair(
    window: MainWindow, tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    texts = (LONG, LONG.replace("修路5公里", "修路9公里"), LONG.replace("修路6公里", "修路8公里"))
    paths = [file_in(tmp_path, f"{number}.md", text) for number, text in enumerate(texts)]
    come(window, lambda: window.imports.import_paths(paths))
    window.imports.desk.show()
    report = report_of(window)
    near, comparison = report.near, report.near.comparison
    report.chips.button(2).click()
    qtbot.waitUntil(report.isActiveWindow)
    qtbot.waitUntil(lambda: comparison.compared is not None)
    comparison.on.setFocus()
    while comparison.on.isEnabled():
        qtbot.keyClick(comparison.on, KEY.Key_Space)
    assert report.focusWidget() is near.list
    first = near.current
    assert first is not None
    near.remove.setFocus()
    with qtbot.waitSignal(window.session.articles_removed):
        qtbot.keyClick(near.remove, KEY.Key_Space)
    assert report.focusWidget() is near.list
    assert near.current is not None
    assert near.current.id not in (*near.gone, first.id)
    near.remove.setFocus()
    with qtbot.waitSignal(window.session.articles_removed):
        qtbot.keyClick(near.remove, KEY.Key_Space)
    assert report.focusWidget() is near.list
    assert not near.remove.isEnabled()


def test_an_import_is_taken_back_with_its_spans_in_one_step(
    window: MainWindow, tmp_path: Path, come: Come, press: Press, ask: ScriptedAsk, qtbot: QtBot
) -> None:
    path = file_in(tmp_path, "两篇.md", BRIDGE + "\n\n" + LONG)
    come(window, lambda: window.imports.import_paths([path]))
    window.session.open_article(window.imports.desk.outcome.report.article_ids[0])  # type: ignore[union-attr]
    select(window, "三百米")
    press(window.page, KEY.Key_2)
    press(window.page, KEY.Key_I, CONTROL | SHIFT)
    report = report_of(window)
    ask.answers["may_remove"] = False
    qtbot.mouseClick(report.remove_all, Qt.MouseButton.LeftButton)
    assert ask.asked == [(2, 1)]
    assert len(listed(window)) == 5
    ask.answers["may_remove"] = True
    with qtbot.waitSignal(window.session.articles_removed):
        qtbot.mouseClick(report.remove_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(listed(window)) == 3)
    assert window.session.article is not None
    assert window.session.article.title not in ("新开的桥", "港城修路")
    assert not report.remove_all.isEnabled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window.page, KEY.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(listed(window)) == 5)
    assert report.remove_all.isEnabled()
    window.session.open_article(window.imports.desk.outcome.report.article_ids[0])  # type: ignore[union-attr]
    assert [span.quote for span in window.session.spans] == ["三百米"]


def test_what_came_before_an_import_was_stopped_is_told_and_can_be_removed(
    window: MainWindow, tmp_path: Path, come: Come, qtbot: QtBot
) -> None:
    for number in range(300):
        file_in(tmp_path, f"{number:03}.md", LONG.replace("港城", f"第{number}座城"))
    window.imports.import_paths([tmp_path])
    qtbot.waitUntil(lambda: window.session.store.article_count() > 5, timeout=20_000)
    outcome = come(window, window.work.cancel)
    assert outcome.stopped
    assert 0 < outcome.report.added < 300
    assert outcome.report.added == window.session.store.article_count() - 3
    assert "已停止" in window.status.currentMessage()
    window.imports.desk.show()
    assert report_of(window).remove_all.isEnabled()


def added(number: int, uncertain: str = "", kind: str = "article") -> AddedArticle:
    return AddedArticle(number, f"u{number}", f"第{number}篇", "", (), kind, 100, uncertain)


def outcome_with(*articles: AddedArticle, remarks: tuple[str, ...] = ()) -> Outcome:
    file = ImportedFile("一.txt", "一.txt", articles, remarks=remarks, characters=9, kept=9)
    return Outcome(ImportReport((file,), 0, ()), ())


@pytest.fixture
def report(session: Session, qtbot: QtBot, window: MainWindow) -> ReportWindow:
    return ReportWindow(window.session, window)


def test_an_uncertain_cut_is_marked_with_its_reason(
    report: ReportWindow, window: MainWindow, qtbot: QtBot
) -> None:
    before, after = ({"uncertain": ""}, {"uncertain": "标题可能是小标题"})
    doubt = Change("存疑", (Row("article", 2, before),), (Row("article", 2, after),))
    window.session.apply(doubt)
    other = Change("启事", *((Row("article", 3, {"kind": kind}),) for kind in ("article", "other")))
    window.session.apply(other)
    report.show_outcome(
        outcome_with(added(1), added(2, "标题可能是小标题"), added(3, kind="other"))
    )
    alerts = [report.added.model.entry(row).alert for row in range(3)]
    assert alerts == ["", "切分存疑：标题可能是小标题", ""]
    assert report.added.model.entry(2).aside == "非文章"
    report.added.list.setCurrentIndex(report.added.model.index(1, 0))
    with qtbot.waitSignal(report.added.repair_requested) as asked:
        report.added.repair.click()
    assert asked.args == [2]


def test_ten_thousand_articles_are_listed_at_once(report: ReportWindow, qtbot: QtBot) -> None:
    described: list[Came] = []
    describe = report.added.model._describe
    report.added.model._describe = lambda came: described.append(came) or describe(came)  # type: ignore[func-returns-value]
    report.show_outcome(outcome_with(*(added(number) for number in range(10_000))))
    report.show()
    qtbot.waitExposed(report)
    report.added.list.viewport().grab()
    report.added.list.scrollToBottom()
    report.added.list.viewport().grab()
    assert report.added.model.rowCount() == 10_000
    assert 20 < len(described) < 300


def test_every_part_can_be_reached_by_keys_and_has_a_name(
    report: ReportWindow, qtbot: QtBot
) -> None:
    report.show_outcome(outcome_with(added(1), remarks=("有一处替换。",)))
    report.show()
    report.activateWindow()
    qtbot.waitUntil(report.isActiveWindow)
    for section in report.sections:
        assert section.list.accessibleName()
    qtbot.keyClick(report, KEY.Key_5, ALT)
    assert report.stack.currentWidget() is report.remarks
    assert report.remarks.full.text() == "有一处替换。"
    qtbot.keyClick(report, KEY.Key_Escape)
    assert not report.isVisible()


def test_the_report_is_copied_as_text(report: ReportWindow) -> None:
    outcome = outcome_with(added(1, "无标题"), remarks=("有一处替换。",))
    report.show_outcome(outcome)
    report.copy.click()
    said = QGuiApplication.clipboard().text()
    assert said == as_text(outcome)
    for words in ("已导入 1 篇", "无标题", "一.txt", "有一处替换。"):
        assert words in said


def test_text_that_stands_nowhere_is_a_loss() -> None:
    file = ImportedFile("一.txt", "一.txt", (added(1),), characters=9, kept=7)
    outcome = Outcome(ImportReport((file,), 0, ()), ())
    assert outcome.needs_a_look
    assert outcome.remarks == (("一.txt", "有 2 个字不在任何文章中"),)


def test_an_import_brings_its_sums_along(window: MainWindow, tmp_path: Path, come: Come) -> None:
    outcome = come(
        window, lambda: window.imports.import_paths([file_in(tmp_path, "桥.md", BRIDGE)])
    )
    made = {"came", "again", "near", "remarks", "lost", "sentence"}
    assert made <= vars(counted(Outcome(outcome.report, ()))).keys()
    assert made <= vars(outcome).keys()
