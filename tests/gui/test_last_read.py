"""The window opens on the article that was read last, however it ended."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.last_read import LAST_ARTICLE, LastRead
from gui.session import Session
from gui.window import MainWindow


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.last_read.READ_MS", 20)


def test_it_is_kept_while_it_is_read(soon: None, window: MainWindow, qtbot: QtBot) -> None:
    """Nothing is closed here: the program might be killed now."""
    store = window.session.store
    for article_id in (2, 3):
        window.articles.opened.emit(article_id)
        qtbot.waitUntil(lambda: store.setting(LAST_ARTICLE) == str(article_id))  # noqa: B023


def test_articles_leafed_past_are_not_written(session: Session, qtbot: QtBot) -> None:
    last = LastRead(session, session)
    for article_id in (2, 3, 2):
        session.open_article(article_id)
    assert last.article_id() is None
    last.keep()
    assert last.article_id() == 2


def test_the_window_opens_on_it(
    session: Session, library: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    session.remember_setting(LAST_ARTICLE, "3")
    assert open_window(library).session.article == session.store.article(3)
