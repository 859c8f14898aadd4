"""Articles go in few undoable steps, and whatever is refused stops there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.importing import removal
from gui.session import Session


def test_many_articles_go_in_several_steps(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removal, "ONE_STEP", 2)
    taker = removal.Removal(session, session)
    said: list[str] = []
    taker.said.connect(said.append)
    with qtbot.waitSignal(taker.done):
        taker.begin([1, 2, 3])
    assert session.store.article_count() == 0
    assert session.article is None
    assert "3" in said[-1]
    for count in (1, 3):
        session.undo()
        assert session.store.article_count() == count
    assert QGuiApplication.overrideCursor() is None


def test_never_more_steps_than_anyone_would_undo(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removal, "ONE_STEP", 1)
    monkeypatch.setattr(removal, "MOST_STEPS", 2)
    taker = removal.Removal(session, session)
    with qtbot.waitSignal(taker.done):
        taker.begin([1, 2, 3])
    session.undo()
    session.undo()
    assert session.store.article_count() == 3


def test_an_article_that_is_not_open_goes_without_a_move(session: Session, qtbot: QtBot) -> None:
    taker = removal.Removal(session, session)
    with qtbot.waitSignal(taker.done):
        taker.begin([2])
    assert session.article is not None
    assert session.article.id == 1


def test_ids_that_are_gone_are_passed_over(session: Session, qtbot: QtBot) -> None:
    taker = removal.Removal(session, session)
    for _ in range(2):
        with qtbot.waitSignal(taker.done):
            taker.begin([2])
    assert session.store.article_count() == 2


def test_a_refused_step_is_the_last(session: Session, library: Path, qtbot: QtBot) -> None:
    taker = removal.Removal(session, session)
    library.rename(library.with_name("elsewhere.quandian"))
    with qtbot.waitSignals([taker.done, session.failed]):
        taker.begin([1, 2])
    assert QGuiApplication.overrideCursor() is None
