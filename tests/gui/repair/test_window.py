"""The window of the cut, by keys and mouse as a reader uses it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.repair.actions import arrow_keys, repair_keys
from gui.repair.window import RepairWindow
from tests.gui.conftest import ScriptedAsk
from tests.text.repair_samples import PARTS, SOURCE, drafts_of
from text.article import ArticleDraft, Paragraph, Run
from text.repair import Place

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Strike = Callable[..., None]


def titles(window: RepairWindow) -> list[str]:
    return [article.title for article in window.desk.articles]


def kinds(window: RepairWindow, number: int) -> list[str]:
    return [paragraph.kind for paragraph in window.desk.articles[number].paragraphs]


# the title


def test_a_title_is_typed_in_place(repair: RepairWindow, strike: Strike) -> None:
    strike(repair, KEY.Key_Down, modifier=CONTROL)
    strike(repair, KEY.Key_F2)
    edit = repair.proposal.title_edit
    assert edit.isVisible()
    assert edit.text() == "港口夜班不歇"
    QTest.keyClicks(edit, "cgx J 1")
    strike(repair, KEY.Key_Return)
    assert titles(repair)[1] == "cgx J 1"
    assert kinds(repair, 1) == ["title", "body"]
    assert repair.proposal.hasFocus()
    assert len(repair.desk.articles) == 3


def test_escape_leaves_the_title_and_not_the_window(repair: RepairWindow, strike: Strike) -> None:
    strike(repair, KEY.Key_F2)
    QTest.keyClicks(repair.proposal.title_edit, "other")
    strike(repair, KEY.Key_Escape)
    assert repair.isVisible()
    assert not repair.proposal.title_edit.isVisible()
    assert titles(repair)[0] == "湾城“三张清单”行动见效"


def test_a_typed_title_is_kept_when_the_reader_clicks_elsewhere(
    repair: RepairWindow, strike: Strike
) -> None:
    strike(repair, KEY.Key_F2)
    QTest.keyClicks(repair.proposal.title_edit, "abc")
    repair.source.setFocus()
    assert titles(repair)[0] == "abc"


# two panes


def test_a_click_in_the_source_goes_to_its_paragraph(repair: RepairWindow) -> None:
    at = SOURCE.index("夜里十点")
    point = repair.source.caret_point(at).toPoint() + QPoint(2, 0)
    QTest.mouseClick(repair.source.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert repair.desk.place == Place(1, 1)


def test_a_click_in_the_articles_goes_there_and_shows_it_in_the_source(
    repair: RepairWindow,
) -> None:
    area = repair.proposal.paragraph_rect(Place(2, 1))
    QTest.mouseClick(
        repair.proposal.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(100, 8)
    )
    assert (repair.desk.place.article, repair.desk.place.paragraph) == (2, 1)
    line = repair.source.caret_point(SOURCE.index("编竹的")).y()
    assert 0 < line < repair.source.viewport().height()


def long_page() -> tuple[str, tuple[tuple[tuple[str, str], ...], ...]]:
    parts = tuple(
        (("title", f"第{n}篇竹乡新事"), ("body", f"第{n}段，" + "编竹的师傅忙到深夜。" * (n % 17)))
        for n in range(80)
    )
    return "\n\n".join(text for article in parts for _, text in article), parts


def test_panes_scroll_together(open_repair: Callable[..., RepairWindow]) -> None:
    source, parts = long_page()
    window = open_repair(source, drafts_of(source, parts))
    for scrolled, follower in (
        (window.source, window.proposal),
        (window.proposal, window.source),
    ):
        bar = scrolled.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        third = scrolled.viewport().height() / 3
        theirs = follower.viewport().height() / 3
        first, second = scrolled.place_at(third), follower.place_at(theirs)
        assert first.article > 10
        assert (first.article, first.paragraph) == (second.article, second.paragraph)
        bar.setValue(0)


def test_going_far_keeps_both_panes_at_the_place(
    open_repair: Callable[..., RepairWindow], strike: Strike
) -> None:
    source, parts = long_page()
    window = open_repair(source, drafts_of(source, parts))
    strike(window, KEY.Key_End, modifier=CONTROL)
    for _ in range(60):
        strike(window, KEY.Key_Up)
        area = window.proposal.paragraph_rect(window.desk.place)
        assert area.top() >= 0
        assert area.top() < window.proposal.viewport().height()
        position = source.index(window.desk.paragraph.text)
        assert 0 < window.source.caret_point(position).y() < window.source.viewport().height()


def test_an_article_that_is_gone_to_stands_at_one_height_in_both_panes(
    open_repair: Callable[..., RepairWindow], strike: Strike
) -> None:
    source, parts = long_page()
    window = open_repair(source, drafts_of(source, parts, uncertain=(40,)))
    strike(window, KEY.Key_N)
    third = window.proposal.viewport().height() / 3
    assert abs(window.proposal.paragraph_rect(Place(40)).top() - third) < 2
    at = window.source.caret_point(source.index(parts[40][0][1])).y()
    assert abs(at - window.source.viewport().height() / 3) < 2


def test_a_page_down_moves_the_place_along(
    open_repair: Callable[..., RepairWindow], strike: Strike
) -> None:
    source, parts = long_page()
    window = open_repair(source, drafts_of(source, parts))
    strike(window, KEY.Key_PageDown, KEY.Key_PageDown)
    reached = window.desk.place.article
    assert reached > 2
    assert 0 <= window.proposal.paragraph_rect(window.desk.place).top() < 640
    strike(window, *[KEY.Key_PageDown] * 60)
    assert window.desk.place == Place(79, 1)
    strike(window, *[KEY.Key_PageUp] * 70)
    assert window.desk.place == Place(0)


# the menu and the legend


def test_the_menu_has_what_the_keys_do(repair: RepairWindow, qtbot: QtBot) -> None:
    repair.desk.go(Place(0, 3))
    QTest.mouseClick(
        repair.proposal.viewport(),
        Qt.MouseButton.LeftButton,
        pos=repair.proposal.paragraph_rect(Place(0, 3)).topLeft() + QPoint(100, 8),
    )
    repair.proposal.menu_requested.emit(QPoint(10, 10))
    (menu,) = repair.findChildren(QMenu, "repair_menu")
    menus = [menu, *menu.findChildren(QMenu)]
    names = {action.objectName() for one in menus for action in one.actions()}
    shown = {f"repair_{spec.id}" for spec in repair_keys() if spec.group != "go"}
    assert shown | {"repair_settle"} == names - {""}
    inner = [one.text() for one in menu.actions()]
    assert inner.index("这一篇是") == inner.index("改标题") + 1
    assert inner.index("这一段是") == inner.index("与下段合并") + 1
    repair.desk.put_caret(0)
    next(one for one in menu.actions() if one.objectName() == "repair_cut").trigger()
    assert len(repair.desk.articles) == 4
    menu.close()


def chips(window: RepairWindow) -> dict[str, QPoint]:
    """Name of an action → the middle of its chip, which lies wholly in the legend."""
    found = {}
    for area, action in window.legend.places():
        assert window.legend.rect().contains(area.toRect())
        found[action.objectName()] = area.center().toPoint()
    return found


def test_the_legend_names_every_key_and_a_click_does_the_same(repair: RepairWindow) -> None:
    said = repair.legend.accessibleDescription()
    keys = (*repair_keys(), *arrow_keys())
    for spec in keys:
        assert spec.label in said
    shown = chips(repair)
    assert shown.keys() == {f"repair_{spec.id}" for spec in keys} - {"repair_all_keys"}
    repair.desk.go(Place(0, 3))
    QTest.mouseClick(repair.legend, Qt.MouseButton.LeftButton, pos=shown["repair_cut"])
    assert len(repair.desk.articles) == 4


def test_a_low_window_shows_what_is_needed_most_until_all_is_asked_for(
    repair: RepairWindow, strike: Strike
) -> None:
    repair.resize(680, 360)
    few = chips(repair)
    assert {"repair_cut", "repair_glue", "repair_kind_title", "repair_all_keys"} <= few.keys()
    assert "repair_previous" not in few
    assert repair.legend.height() < 70
    strike(repair, KEY.Key_F1)
    assert "repair_previous" in chips(repair)
    QTest.mouseClick(repair.legend, Qt.MouseButton.LeftButton, pos=chips(repair)["repair_cut"])
    strike(repair, KEY.Key_F1)
    assert chips(repair).keys() == few.keys()
    repair.resize(680, 640)
    assert "repair_previous" in chips(repair)
    strike(repair, KEY.Key_F1)  # all are shown already
    repair.resize(680, 360)
    assert chips(repair).keys() == few.keys()


def test_a_note_without_room_ends_in_an_ellipsis(repair: RepairWindow) -> None:
    repair.resize(600, 500)
    repair.set_note("有 1 处圈点要再看一看，" * 8)
    assert repair.width() == 600
    assert repair.note.shown().endswith("…")
    assert repair.note.geometry().right() < repair.leave_button.geometry().left()


def test_no_two_actions_share_a_key() -> None:
    keys = [key for spec in repair_keys() for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_a_screen_reader_is_told_where_the_reader_is(repair: RepairWindow) -> None:
    repair.desk.go(Place(0, 3))
    assert repair.proposal.accessibleDescription() == "文章: 小标题: 清单跟着难题走"
    for widget in (repair.source, repair.proposal, repair.legend, repair.accept_button):
        assert widget.accessibleName()


def test_tab_goes_round_the_panes_and_buttons(repair: RepairWindow, strike: Strike) -> None:
    order = []
    for _ in range(4):
        strike(repair, KEY.Key_Tab)
        order.append((repair.focusWidget() or repair).objectName())
    assert order == ["repair_leave", "repair_accept", "source", "proposal"]


def test_neither_pane_takes_an_input_method(repair: RepairWindow) -> None:
    for pane in (repair.source, repair.proposal):
        assert not pane.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert repair.proposal.title_edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


# coming and going


def test_control_enter_gives_the_articles_as_mended(
    repair: RepairWindow, strike: Strike, qtbot: QtBot
) -> None:
    strike(repair, KEY.Key_X)
    with qtbot.waitSignal(repair.accepted) as accepted:
        strike(repair, KEY.Key_Return, modifier=CONTROL)
    (drafts,) = accepted.args or ()
    assert [draft.kind for draft in drafts] == ["other", "article", "article"]
    assert "".join(draft.text for draft in drafts) == "".join(
        "\n".join(text for _, text in article) for article in PARTS
    )


def test_escape_leaves_without_asking_where_nothing_changed(
    repair: RepairWindow, strike: Strike, qtbot: QtBot
) -> None:
    strike(repair, KEY.Key_X)
    strike(repair, KEY.Key_Z, modifier=CONTROL)
    with qtbot.waitSignal(repair.rejected):
        strike(repair, KEY.Key_Escape)


def test_escape_asks_where_something_changed(
    repair: RepairWindow, strike: Strike, qtbot: QtBot, ask: ScriptedAsk
) -> None:
    strike(repair, KEY.Key_X)
    ask.answers["leave_unsaved"] = False
    with qtbot.assertNotEmitted(repair.rejected):
        strike(repair, KEY.Key_Escape)
    assert repair.isVisible()
    ask.answers["leave_unsaved"] = True
    with qtbot.waitSignal(repair.rejected):
        strike(repair, KEY.Key_Escape)


# odd sources


def test_nothing_to_mend(open_repair: Callable[..., RepairWindow], strike: Strike) -> None:
    window = open_repair("", ())
    for key in (KEY.Key_C, KEY.Key_G, KEY.Key_P, KEY.Key_S, KEY.Key_N, KEY.Key_Down, KEY.Key_End):
        strike(window, key)
    strike(window, KEY.Key_PageDown, KEY.Key_Left, KEY.Key_Right)
    assert window.desk.drafts == ()


def test_without_its_source_the_left_pane_says_so_and_shows_the_articles(
    open_repair: Callable[..., RepairWindow], strike: Strike
) -> None:
    window = open_repair(None)
    assert "没有这份来源" in window.no_source.text()
    assert window.source.text == "\n\n".join(draft.text for draft in drafts_of(SOURCE, PARTS))
    window.desk.go(Place(1, 1))
    strike(window, KEY.Key_C)
    at = window.source.text.index("夜里十点")
    point = window.source.caret_point(at).toPoint() + QPoint(2, 0)
    QTest.mouseClick(window.source.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.desk.place == Place(2)


def test_the_named_article_is_in_view_first(open_repair: Callable[..., RepairWindow]) -> None:
    source, parts = long_page()
    window = open_repair(source, drafts_of(source, parts), article=60)
    area = window.proposal.paragraph_rect(Place(60))
    assert 0 < area.top() < window.proposal.viewport().height()


def test_a_line_has_one_band_however_many_runs_stand_in_it(
    open_repair: Callable[..., RepairWindow],
) -> None:
    source = "竹乡的一行。\n第二行 分成 三段。\n尾。"
    text = "竹乡的一行。\n第二行分成三段。\n尾。"
    lines = [(0, 6), (7, 15), (16, 18)]
    paragraphs = tuple(Paragraph(start, end, "body") for start, end in lines)
    origin = (Run(0, 6, 0), Run(7, 10, 7), Run(10, 12, 11), Run(12, 15, 14), Run(16, 18, 18))
    window = open_repair(source, (ArticleDraft(text, paragraphs, origin),))
    window.desk.go(Place(0, 2))
    pane = window.source
    image = pane.viewport().grab().toImage()
    right = pane.viewport().width() - 30
    heights = [pane.caret_point(source.index(words)).toPoint().y() for words in ("竹乡", "第二")]
    assert len({image.pixelColor(right, y).name() for y in heights}) == 1
