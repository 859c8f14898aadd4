"""The window as its user drives it: real keys and clicks, a real library."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from db.file import WindowLock, open_library
from gui.app import Program
from gui.settings import Settings
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from text.messages import use_language

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]


def select(window: MainWindow, quote: str) -> None:
    start = window.page.text.index(quote)
    window.page.select(start, start + len(quote))


def quotes(window: MainWindow) -> list[str]:
    return [span.quote for span in window.session.spans]


def listed(window: MainWindow) -> list[str]:
    model = window.articles.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_first_article_is_open_and_the_page_has_the_keys(window: MainWindow) -> None:
    assert listed(window) == ["湾城“三张清单”行动见效", "港口夜班不歇", "一根竹子"]
    assert window.page.text.startswith("湾城“三张清单”行动见效")
    assert window.page.hasFocus()


@pytest.mark.parametrize(
    ("key", "tag"),
    [
        (KEY.Key_1, "initiative"),
        (KEY.Key_2, "figure"),
        (KEY.Key_3, "organisation"),
        (KEY.Key_4, "person"),
    ],
)
def test_a_key_tags_the_selection(window: MainWindow, press: Press, key: Qt.Key, tag: str) -> None:
    select(window, "𠮷野家具厂")
    press(window.page, key)
    span = window.session.spans[0]
    assert (span.quote, window.session.tag(span.tag_id).name) == ("𠮷野家具厂", tag)
    assert window.page.selection is None


def test_a_key_without_a_tag_does_nothing(window: MainWindow, press: Press) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_9)
    assert quotes(window) == []


def test_a_key_tags_the_word_under_the_pointer(
    window: MainWindow, press: Press, program: Program, qtbot: QtBot
) -> None:
    program.words.start()
    start = window.page.text.index("企业1260")
    qtbot.waitUntil(lambda: program.words.bounds(paragraph_at(window, start)) is not None)
    place = window.page.stretch_rect(start, start + 1).center()
    qtbot.mouseMove(window.page.viewport(), place - QPoint(40, 0))
    qtbot.mouseMove(window.page.viewport(), place)
    press(window.page, KEY.Key_3)
    assert quotes(window) == ["企业"]


def paragraph_at(window: MainWindow, position: int) -> str:
    text = window.page.text
    return text[text.rfind("\n", 0, position) + 1 : text.index("\n", position)]


def test_without_words_the_character_under_the_caret_is_tagged(
    window: MainWindow, press: Press
) -> None:
    select(window, "湾")
    window.page.clear_selection()
    press(window.page, KEY.Key_Home)
    press(window.page, KEY.Key_1)
    assert len(quotes(window)) == 1
    assert window.session.spans[0].start == 0


def test_keys_do_not_tag_while_typing_in_the_filter(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "1260家")
    window.articles.filter.setFocus()
    qtbot.keyClicks(window.articles.filter, "12jk?")
    assert window.articles.filter.text() == "12jk?"
    assert quotes(window) == []


def test_backspace_removes_and_undo_brings_back(window: MainWindow, press: Press) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_2)
    press(window.page, KEY.Key_Backspace)
    assert quotes(window) == []
    press(window.page, KEY.Key_Z, CONTROL)
    assert quotes(window) == ["1260家"]
    press(window.page, KEY.Key_Z, CONTROL)
    assert quotes(window) == []
    press(window.page, KEY.Key_Z, CONTROL | SHIFT)
    assert quotes(window) == ["1260家"]


def test_tab_goes_from_span_to_span_and_backspace_takes_the_one_gone_to(
    window: MainWindow, press: Press
) -> None:
    for quote, key in (
        ("“三张清单”行动", KEY.Key_1),
        ("三张清单", KEY.Key_3),
        ("1260家", KEY.Key_2),
    ):
        select(window, quote)
        press(window.page, key)
    press(window.page, KEY.Key_Home, CONTROL)
    press(window.page, KEY.Key_Tab)
    assert window.page.text[slice(*window.page.selection or ())] == "“三张清单”行动"
    press(window.page, KEY.Key_Tab)
    press(window.page, KEY.Key_Tab)
    assert window.page.text[slice(*window.page.selection or ())] == "1260家"
    press(window.page, KEY.Key_Backtab, SHIFT)
    press(window.page, KEY.Key_Backspace)
    assert quotes(window) == ["“三张清单”行动", "1260家"]


def test_nested_spans_with_the_same_bounds_go_one_by_one(window: MainWindow, press: Press) -> None:
    for key in (KEY.Key_1, KEY.Key_2):
        select(window, "1260家")
        press(window.page, key)
    select(window, "1260家")
    press(window.page, KEY.Key_Backspace)
    select(window, "1260家")
    press(window.page, KEY.Key_Backspace)
    assert quotes(window) == []


def test_panels_follow_every_edit(window: MainWindow, press: Press) -> None:
    select(window, "1260家")
    press(window.page, KEY.Key_2)
    button = next(button for button in window.tray.buttons if button.tag.name == "figure")
    line = window.articles.model.line(0)
    assert line is not None
    assert (button.count, window.spans.model.rowCount(), line.spans) == (1, 1, 1)
    assert [mark.id for mark in window.page.marks] == [window.session.spans[0].id]
    press(window.page, KEY.Key_Z, CONTROL)
    line = window.articles.model.line(0)
    assert line is not None
    assert (button.count, window.spans.model.rowCount(), line.spans) == (0, 0, 0)
    assert len(window.page.marks) == 0


def test_a_click_on_a_tag_button_tags(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "1260家")
    button = next(button for button in window.tray.buttons if button.tag.name == "figure")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert quotes(window) == ["1260家"]
    assert window.page.hasFocus()


def test_a_click_in_the_span_list_goes_there(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    window.articles.go(2)
    text = window.page.text
    select(window, "订单58万元")
    press(window.page, KEY.Key_2)
    press(window.page, KEY.Key_Home, CONTROL)
    assert window.page.stretch_rect(text.index("订单58"), text.index("订单58") + 2).isEmpty()
    place = window.spans.list.visualRect(window.spans.model.index(0, 0)).center()
    qtbot.mouseClick(window.spans.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert text[slice(*window.page.selection or ())] == "订单58万元"
    assert not window.page.stretch_rect(text.index("订单58"), text.index("订单58") + 2).isEmpty()


def test_j_and_k_walk_through_the_list(window: MainWindow, press: Press) -> None:
    press(window.page, KEY.Key_J)
    assert window.page.text.startswith("港口夜班不歇")
    press(window.page, KEY.Key_K)
    assert window.page.text.startswith("湾城")
    press(window.page, KEY.Key_K)
    assert "第一篇" in window.status.currentMessage()


def test_ctrl_enter_marks_done_and_goes_on(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(window.page, KEY.Key_Return, CONTROL)
    assert window.session.store.article(1).status == "done"
    assert window.page.text.startswith("港口夜班不歇")
    qtbot.waitUntil(lambda: window.articles.chips.buttons()[3].text() == "完成 1")


def test_the_filter_finds_titles_and_texts(window: MainWindow, qtbot: QtBot) -> None:
    for query, found in (
        ("竹", ["一根竹子"]),
        ("吊臂", ["港口夜班不歇"]),
        ("𠮷", ["湾城“三张清单”行动见效"]),
        ("没有这个词", []),
    ):
        with qtbot.waitSignal(window.articles.listed):
            window.articles.filter.setText(query)
        assert listed(window) == found
    assert window.articles.empty.isVisible()
    with qtbot.waitSignal(window.articles.listed):
        qtbot.keyClick(window.articles.filter, KEY.Key_Escape)
    assert len(listed(window)) == 3


def test_the_list_can_be_ordered(window: MainWindow, qtbot: QtBot) -> None:
    by_title = next(a for a in window.articles.order.menu().actions() if a.data() == "title")
    with qtbot.waitSignal(window.articles.listed):
        by_title.trigger()
    ascending = listed(window)
    with qtbot.waitSignal(window.articles.listed):
        by_title.trigger()
    assert listed(window) == ascending[::-1]
    assert sorted(ascending) == sorted(listed(window))


def test_a_chip_shows_one_status(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    press(window.page, KEY.Key_Return, CONTROL)
    done = next(c for c in window.articles.chips.buttons() if c.property("status") == "done")
    with qtbot.waitSignal(window.articles.listed):
        done.click()
    assert listed(window) == ["湾城“三张清单”行动见效"]


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
    assert (again.height(), again.splitter.sizes()[::2]) == (640, panes)
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
        assert not window.tray.buttons[0].isEnabled()
        assert not window.actions_by_id["undo"].isEnabled()
        assert "只读" in window.status.saved.text()
    finally:
        lock.release()


def test_what_another_program_tags_appears(window: MainWindow, library: Path) -> None:
    with open_library(library) as store:
        from db import edits

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


def test_files_are_imported_off_the_thread_and_listed(
    window: MainWindow, ask: ScriptedAsk, tmp_path: Path, qtbot: QtBot
) -> None:
    new, broken = tmp_path / "新闻.md", tmp_path / "broken.txt"
    new.write_text(
        "# 新开的桥\n\n桥长三百米，今天早上八点正式通车，第一辆公交车开了过去。\n", "utf-8"
    )
    broken.write_bytes(b"\x00\x01\x02")
    ask.answers["files_to_import"] = [new, broken]
    with qtbot.waitSignal(window.articles.listed, timeout=10_000):
        window.actions_by_id["import_files"].trigger()
    qtbot.waitUntil(lambda: "新开的桥" in listed(window))
    qtbot.waitUntil(lambda: bool(ask.told))
    assert "broken.txt" in ask.told[0].detail


def test_an_export_is_chosen_and_written(
    window: MainWindow, ask: ScriptedAsk, tmp_path: Path, press: Press, qtbot: QtBot
) -> None:
    from gui.export_dialog import ExportDialog

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
    from formats.base import ExportOptions

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


def test_themes_change_without_reopening(window: MainWindow) -> None:
    window.actions_by_id["dark"].trigger()
    dark = window.page.viewport().grab().toImage().pixelColor(3, 3)
    window.actions_by_id["light"].trigger()
    light = window.page.viewport().grab().toImage().pixelColor(3, 3)
    assert dark.lightnessF() < 0.3 < 0.9 < light.lightnessF()


def test_side_panes_fold_away_until_only_the_page_is_left(window: MainWindow, press: Press) -> None:
    press(window.page, KEY.Key_F11)
    assert not window.articles.isVisible()
    assert not window.spans.isVisible()
    press(window.page, KEY.Key_F11)
    assert window.articles.isVisible()
    press(window.page, KEY.Key_F9)
    assert not window.spans.isVisible()


def test_larger_type_keeps_the_place(window: MainWindow, press: Press) -> None:
    window.articles.go(2)
    window.page.scroll_by(900)
    before = window.page.reading_position()
    press(window.page, KEY.Key_Equal, CONTROL)
    assert window.page.typography.size == 20
    assert 0 <= window.page.stretch_rect(before, before + 1).top() <= 40
    assert "20" in window.status.type.text()


def test_help_lists_every_key(window: MainWindow, ask: ScriptedAsk) -> None:
    window.actions_by_id["keys"].trigger()
    title, text = ask.shown[0]
    assert title == "快捷键"
    for keys in ("Ctrl+Z", "Backspace", "Ctrl+Return", "PgUp"):
        assert keys in text
