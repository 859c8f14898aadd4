"""The cut of stored articles, mended in the real window on a real library."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.bulk import add_source
from db.drafts import SourceDraft
from db.file import WindowLock, open_library
from db.records import Change, Row
from db.store import Store
from gui.repair.window import RepairWindow
from gui.window import MainWindow
from tests.gui.conftest import ScriptedAsk
from tests.gui.driving import listed
from tests.text.repair_samples import FAMILY, PARTS, SOURCE, drafts_of
from text.repair import Place

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST = "\n".join(text for _, text in PARTS[0])
FURNITURE = f"“𠮷野家具厂”负责人说{FAMILY}"
QUOTES = (
    "湾城",  # at the very start
    "三张清单",
    "“三张清单”行动",  # around the one before, and twice in the text
    "清单跟着难题走\n“𠮷野",  # across two paragraphs
    FURNITURE,
    "𠮷",
    "两条线。",  # at the very end
)
Strike = Callable[..., None]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "切分.quandian"
    with open_library(path, create=True) as store:
        raw = SOURCE.encode()
        source = SourceDraft("样例.md", raw, "text/markdown", "utf-8", sha256(raw).hexdigest())
        add_source(store, source, drafts_of(SOURCE, PARTS))
    return path


@pytest.fixture
def tagged(window: MainWindow) -> MainWindow:
    """The window on the first article, with spans that nest, touch the ends and cross its parts."""
    window.session.open_article(1)
    for number, quote in enumerate(QUOTES):
        start = FIRST.index(quote)
        tag = window.session.tags[number % 4]
        assert window.session.add_span(tag, start, start + len(quote))
    return window


@pytest.fixture
def press(qtbot: QtBot) -> Strike:
    """Presses a key on a widget of a window that has just become the active one again."""

    def press_(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.window().isActiveWindow)
        qtbot.keyClick(widget, key, modifier)

    return press_


def open_cut(window: MainWindow, press: Strike, qtbot: QtBot) -> RepairWindow:
    press(window.page, KEY.Key_R, CONTROL)
    repair = window.repair.repair
    assert repair is not None
    repair.activateWindow()
    qtbot.waitUntil(repair.isActiveWindow)
    return repair


def spans(store: Store) -> dict[str, list[str]]:
    """Title of an article → the quotes of its spans, each checked against the text."""
    found = {}
    for row in store.articles_around(1, 10**6):
        quotes = []
        for span in store.spans(row.id):
            assert row.text[span.start : span.end] == span.quote
            quotes.append(span.quote)
        found[row.title] = quotes
    return found


def dump(store: Store) -> list[object]:
    return [
        (replace(article, status="", read_position=0), store.spans(article.id))
        for article in store.articles_around(1, 10**6)
    ]


def test_the_open_article_is_in_view_beside_its_source(
    window: MainWindow, press: Strike, qtbot: QtBot
) -> None:
    window.session.open_article(3)
    repair = open_cut(window, press, qtbot)
    assert repair.desk.place == Place(2)
    assert repair.source.text == SOURCE.replace("\r\n", " \n")
    assert [draft.text for draft in repair.desk.drafts] == [
        "\n".join(text for _, text in article) for article in PARTS
    ]
    assert repair.windowTitle() == "切分：样例.md"


def test_a_cut_takes_spans_along_in_one_step_that_can_be_undone(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot
) -> None:
    store = tagged.session.store
    before = dump(store)
    repair = open_cut(tagged, press, qtbot)
    repair.desk.go(Place(0, 3))
    strike(repair, KEY.Key_C)
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    assert tagged.repair.repair is None
    found = spans(store)
    assert found == {
        "湾城“三张清单”行动见效": ["湾城", "“三张清单”行动", "三张清单"],
        "清单跟着难题走": [
            "清单跟着难题走\n“𠮷野",
            FURNITURE,
            "𠮷",
            "两条线。",
        ],
        "港口夜班不歇": [],
        "一根竹子": [],
    }
    qtbot.waitUntil(lambda: listed(tagged) == list(found))
    assert tagged.page.text == store.article(1).text
    press(tagged.page, KEY.Key_Z, CONTROL)
    assert dump(store) == before
    qtbot.waitUntil(lambda: len(listed(tagged)) == 3)
    assert tagged.page.text == FIRST
    press(tagged.page, KEY.Key_Z, CONTROL | SHIFT)
    assert spans(store) == found
    qtbot.waitUntil(lambda: listed(tagged) == list(found))


def test_a_span_across_the_cut_is_flagged_told_before_and_never_dropped(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot
) -> None:
    repair = open_cut(tagged, press, qtbot)
    repair.desk.go(Place(0, 4))
    strike(repair, KEY.Key_C)
    qtbot.waitUntil(lambda: repair.note.text() != "")
    assert repair.note.text() == "有 1 处圈点要再看一看"
    assert repair.note.isVisible()
    strike(repair, KEY.Key_Z, modifier=CONTROL)
    qtbot.waitUntil(lambda: not repair.note.isVisible())
    strike(repair, KEY.Key_Z, modifier=CONTROL | SHIFT)
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    store = tagged.session.store
    everything = [span for number in (1, 2, 3, 4) for span in store.spans(number)]
    assert len(everything) == len(QUOTES)
    assert [span.was for span in everything if span.was] == ["清单跟着难题走\n“𠮷野"]


def test_joined_articles_keep_their_spans_and_the_open_one_stays_open(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot
) -> None:
    window = tagged
    window.session.open_article(2)
    assert window.session.add_span(window.session.tags[0], 0, 6)
    repair = open_cut(window, press, qtbot)
    strike(repair, KEY.Key_G, modifier=SHIFT)
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    store = window.session.store
    found = spans(store)
    assert sorted(found["湾城“三张清单”行动见效"]) == sorted((*QUOTES, "港口夜班不歇"))
    assert window.session.article is not None
    assert window.session.article.id == 1
    assert window.page.text == store.article(1).text
    assert not any(span.was for span in store.spans(1))
    press(window.page, KEY.Key_Z, CONTROL)
    assert spans(store)["港口夜班不歇"] == ["港口夜班不歇"]


def test_kinds_and_titles_alone_leave_spans_as_they_are(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot
) -> None:
    store = tagged.session.store
    before = store.spans(1)
    repair = open_cut(tagged, press, qtbot)
    repair.desk.go(Place(0, 3))
    strike(repair, KEY.Key_T)
    strike(repair, KEY.Key_X)
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    article = store.article(1)
    assert (article.title, article.kind) == ("清单跟着难题走", "other")
    assert store.spans(1) == before


def test_nothing_changed_writes_nothing(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot
) -> None:
    store = tagged.session.store
    label = store.undo_label()
    repair = open_cut(tagged, press, qtbot)
    strike(repair, KEY.Key_C)
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    assert store.undo_label() == label
    assert tagged.status.currentMessage() == "切分没有改动"
    open_cut(tagged, press, qtbot)


def test_leaving_changes_nothing(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot, ask: ScriptedAsk
) -> None:
    before = dump(tagged.session.store)
    ask.answers["leave_unsaved"] = True
    repair = open_cut(tagged, press, qtbot)
    strike(repair, KEY.Key_X)
    strike(repair, KEY.Key_Escape)
    assert tagged.repair.repair is None
    assert dump(tagged.session.store) == before


def test_an_edit_made_elsewhere_meanwhile_is_told_and_the_mended_cut_stays(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot, ask: ScriptedAsk
) -> None:
    repair = open_cut(tagged, press, qtbot)
    repair.desk.go(Place(0, 3))
    strike(repair, KEY.Key_C)
    assert tagged.session.mend(0, 2, "江城")
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    assert tagged.repair.repair is repair
    assert "对不上了" in repair.message.text()
    assert len(repair.desk.articles) == 4
    ask.answers["leave_unsaved"] = True
    strike(repair, KEY.Key_Escape)


def test_a_library_that_can_only_be_read_is_not_cut(
    open_window: Callable[[Path], MainWindow], library: Path, press: Strike
) -> None:
    lock = WindowLock(library)
    assert lock.acquire()
    window = open_window(library)
    lock.release()
    assert window.session.read_only
    press(window.page, KEY.Key_R, CONTROL)
    assert window.repair.repair is None
    assert window.status.currentMessage().startswith("这个文库只能阅读")


def test_a_data_set_without_its_source_shows_the_articles_instead(
    tmp_path: Path,
    open_window: Callable[[Path], MainWindow],
    press: Strike,
    strike: Strike,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "数据.quandian"
    with open_library(path, create=True) as store:
        source = SourceDraft("数据.jsonl", None, "application/jsonl", "utf-8", "0" * 64)
        add_source(store, source, drafts_of(SOURCE, PARTS))
    window = open_window(path)
    repair = open_cut(window, press, qtbot)
    assert repair.no_source.isVisible()
    strike(repair, KEY.Key_G)
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    assert len(window.session.store.articles_around(1, 10**6)) == 2


def test_an_empty_library_has_no_cut_to_mend(
    tmp_path: Path, open_window: Callable[[Path], MainWindow], press: Strike
) -> None:
    path = tmp_path / "空.quandian"
    with open_library(path, create=True):
        pass
    window = open_window(path)
    press(window.page, KEY.Key_R, CONTROL)
    assert window.repair.repair is None
    assert window.status.currentMessage() == "没有打开文章"


def test_articles_that_nobody_touched_are_left_out_of_the_change(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot
) -> None:
    repair = open_cut(tagged, press, qtbot)
    repair.desk.go(Place(1, 1))
    strike(repair, KEY.Key_C)
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    assert tagged.session.store.undo_label() == "重新切分“港口夜班不歇”"
    assert [a.id for a in tagged.session.store.articles_around(1, 10**6)] == [1, 4, 2, 3]


def test_what_was_stored_is_told_of_as_done(
    tagged: MainWindow, press: Strike, strike: Strike, qtbot: QtBot
) -> None:
    first, last = tagged.session.spans[0], tagged.session.spans[-1]
    values = {
        "uid": "r1",
        "article_id": 1,
        "kind": "对应",
        "from_span": first.id,
        "to_span": last.id,
        "annotator_id": tagged.session.annotator.id,
    }
    assert tagged.session.apply(Change("相连", (), (Row("relation", None, values),)))
    repair = open_cut(tagged, press, qtbot)
    repair.desk.go(Place(0, 3))
    strike(repair, KEY.Key_C)
    qtbot.waitUntil(lambda: "有 1 条跨篇的关系会去掉" in repair.note.text())
    strike(repair, KEY.Key_Return, modifier=CONTROL)
    said = tagged.status.currentMessage()
    assert said.startswith(tagged.session.store.undo_label() + "；")
    assert said.endswith("去掉了 1 条跨篇的关系")
