"""Edits of many articles: beside the window, one edit to undo, nothing else in between."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from db.check import check
from db.file import open_library
from db.records import ArticleQuery
from gui.session import FEW, Session
from gui.window import MainWindow
from tests.libraries import add_drafts
from text.article import ArticleDraft, Paragraph

Press = Callable[..., None]
LONG_MS = 20_000
REDO = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def many(library: Path) -> tuple[int, ...]:
    """Articles behind those of the library, more than are removed at once."""
    texts = [f"第{number}篇" + "走访企业收到问题" * 400 for number in range(FEW + 90)]
    drafts = [ArticleDraft(one, (Paragraph(0, len(one), "body"),), ()) for one in texts]
    with open_library(library) as store:
        add_drafts(store, drafts)
        return tuple(store.article_ids(ArticleQuery()))[-len(drafts) :]


def test_few_articles_go_at_once(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed), qtbot.waitSignal(session.articles_removed) as removed:
        session.remove_articles([1, 2, 99])
    assert removed.args == [2]
    assert session.store.article_count() == 1


def test_an_article_that_is_not_open_goes_without_a_move(session: Session) -> None:
    session.remove_articles([2])
    assert session.article is not None
    assert session.article.id == 1


def test_many_articles_go_beside_the_window_and_come_back_as_one_edit(
    many: tuple[int, ...], window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    session = window.session
    changed = QSignalSpy(session.changed)
    session.open_article(many[0])
    with qtbot.waitSignal(session.articles_removed, timeout=LONG_MS) as removed:
        session.remove_articles(many)
        assert window.status.edits.isVisible()
    assert removed.args == [len(many)]
    assert not window.status.edits.isVisible()
    assert session.article is None
    qtbot.waitUntil(lambda: window.articles.model.rowCount() == 3)
    with qtbot.waitSignal(session.long.walked, timeout=LONG_MS):
        press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.store.article_count() == 3 + len(many)
    assert session.article is not None
    assert session.article.id == many[0]
    assert "移除多篇文章" in window.status.currentMessage()
    with qtbot.waitSignal(session.long.walked, timeout=LONG_MS):
        press(window, Qt.Key.Key_Z, REDO)
    assert session.store.article_count() == 3
    assert changed.count() == 0
    assert check(session.store) == ()


def test_no_edit_comes_between_the_parts_of_a_long_one(
    many: tuple[int, ...], window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    refused = QSignalSpy(session.failed)
    with qtbot.waitSignal(session.articles_removed, timeout=LONG_MS):
        session.remove_articles(many)
        for edit in (
            lambda: session.set_status("done"),
            session.undo,
            session.redo,
            lambda: session.remove_articles([2]),
        ):
            assert not edit()
    assert refused.count() == 4
    assert session.set_status("done")


def test_a_long_edit_that_is_stopped_can_be_undone(
    many: tuple[int, ...], window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.long.work.progressed.connect(lambda *_: window.status.edits.cancel.click())
    with qtbot.waitSignal(session.long.work.stopped, timeout=LONG_MS):
        session.remove_articles(many)
    session.long.work.progressed.disconnect()
    assert 3 < session.store.article_count() < 3 + len(many)
    assert "中途停止" in window.status.currentMessage()
    with qtbot.waitSignal(session.long.walked, timeout=LONG_MS):
        window.tagging.undo()
    assert session.store.article_count() == 3 + len(many)


def test_leaving_asks_and_ends_it(
    many: tuple[int, ...], window: MainWindow, library: Path, ask: object, qtbot: QtBot
) -> None:
    session = window.session
    with qtbot.waitSignal(session.long.work.progressed, timeout=LONG_MS):
        session.remove_articles(many)
    ask.answers["may_stop"] = False  # type: ignore[attr-defined]
    assert not window.close()
    assert session.long.work.busy
    ask.answers["may_stop"] = True  # type: ignore[attr-defined]
    assert window.close()
    with open_library(library) as store:
        assert check(store) == ()
        store.undo()
        assert store.article_count() == 3 + len(many)


def test_a_read_only_library_removes_nothing(
    many: tuple[int, ...], library: Path, qtbot: QtBot
) -> None:
    with open_library(library, read_only=True) as store:
        session = Session(store)
        with qtbot.waitSignal(session.failed):
            session.remove_articles(many)
        assert not session.long.work.busy


def test_a_long_edit_that_breaks_off_says_so(
    many: tuple[int, ...], window: MainWindow, library: Path, qtbot: QtBot
) -> None:
    session = window.session
    library.rename(library.with_name("elsewhere.quandian"))
    with qtbot.waitSignal(session.failed):
        session.remove_articles(many)
    assert not session.long.work.busy
