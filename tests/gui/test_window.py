"""The window as its user drives it: real keys and clicks, a real library."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.app import Program
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from tests.gui.driving import listed, quotes, select

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]


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


def test_esc_leads_back_to_the_page_by_one_level_at_a_time(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    articles = window.articles
    articles.filter.setFocus()
    qtbot.keyClicks(articles.filter, "one")
    levels = []
    for _ in range(3):
        qtbot.keyClick(window.focusWidget() or window, KEY.Key_Escape)
        levels.append(window.focusWidget())
    assert levels == [articles.filter, articles.list, window.page]
    assert articles.filter.text() == ""
    for start in (articles.chips.buttons()[2], articles.order):
        start.setFocus()
        qtbot.keyClick(start, KEY.Key_Escape)
        assert window.focusWidget() is articles.list
    window.spans.list.setFocus()
    qtbot.keyClick(window.spans.list, KEY.Key_Escape)
    assert window.focusWidget() is window.page


def test_help_lists_every_key(window: MainWindow, ask: ScriptedAsk) -> None:
    window.actions_by_id["keys"].trigger()
    title, text = ask.shown[0]
    assert title == "快捷键"
    for keys in ("Ctrl+Z", "退格", "Ctrl+回车", "PgUp"):
        assert keys in text


def test_a_key_beside_the_text_takes_nothing(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    viewport = window.page.viewport()
    qtbot.mouseMove(viewport, QPoint(5, 200))
    qtbot.mouseMove(viewport, QPoint(5, 210))
    press(window.page, KEY.Key_1)
    assert quotes(window) == []
    assert "请先选中文字" in window.status.currentMessage()


def test_a_key_never_takes_a_word_that_is_out_of_view(window: MainWindow, press: Press) -> None:
    window.articles.go(2)
    window.page.scroll_by(2000)
    press(window.page, KEY.Key_1)
    assert quotes(window) == []


def test_a_second_key_takes_the_same_words(window: MainWindow, press: Press) -> None:
    select(window, "𠮷野家具厂")
    press(window.page, KEY.Key_1)
    press(window.page, KEY.Key_3)
    assert quotes(window) == ["𠮷野家具厂", "𠮷野家具厂"]
    press(window.page, KEY.Key_Backspace)
    press(window.page, KEY.Key_4)
    assert quotes(window) == ["𠮷野家具厂", "𠮷野家具厂"]


def test_the_tray_names_the_target_of_the_article_shown(window: MainWindow, press: Press) -> None:
    for key in (KEY.Key_J, KEY.Key_K, KEY.Key_J):
        press(window.page, key)
        target = window.page.target
        assert target is not None
        assert window.tray.hint.text() == window.page.text[slice(*target)]


def test_a_message_never_lies_over_the_place(window: MainWindow, press: Press) -> None:
    window.status.say("一句话")
    window.page.scroll_by(100)
    assert not window.status.place.isVisible()
    assert not window.status.saved.isVisible()


def test_the_open_article_is_marked_in_every_list(window: MainWindow, qtbot: QtBot) -> None:
    window.articles.go(1)
    for text in ("港口", ""):
        with qtbot.waitSignal(window.articles.listed):
            window.articles.filter.setText(text)
        chosen = [index.data() for index in window.articles.list.selectedIndexes()]
        assert chosen == ["港口夜班不歇"]


def test_an_article_that_is_only_leafed_past_stays_unread(
    window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    press(window.page, KEY.Key_J)
    press(window.page, KEY.Key_J)
    assert window.session.store.article(2).status == "new"
    qtbot.waitUntil(lambda: window.session.store.article(3).status == "reading")


def test_the_answer_to_an_older_filter_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[list[str]] = []
    qtbot.waitUntil(lambda: not window.articles._work.busy)
    window.articles.listed.connect(lambda: seen.append(listed(window)))
    for text in ("港口", "竹"):
        window.articles.filter.setText(text)
        window.articles._take_filter()
    qtbot.waitUntil(lambda: not window.articles._work.busy)
    assert seen == [["一根竹子"]]


def test_the_tray_names_no_word_of_another_article(window: MainWindow) -> None:
    window.page.setFocus()
    window.page.point_at(window.page.text.index("湾城"))
    assert window.tray.hint.text()
    window.page.show_article("", (), ())
    assert not window.tray.hint.text()


def test_of_a_huge_selection_the_tray_is_given_the_ends(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window.tray, "show_target", told.append)
    window.page.show_article("甲" + "长" * 200_000 + "乙", (), ())
    window.page.select_all()
    assert told[-1][0] + told[-1][-1] == "甲乙"
    assert len(told[-1]) < 500
