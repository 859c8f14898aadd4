"""What the page tells a screen reader, and that it tells nothing where none is there."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from pytestqt.qtbot import QtBot

from gui.reader.accessible_text import PageText
from gui.reader.caret import Unit
from gui.reader.keys import Motion
from gui.reader.marks import Mark
from gui.reader.page import Page
from tests.gui.reader.news import NEWS, PARAGRAPHS, spoken
from tests.gui.reader.samples import UNBROKEN, article, paragraphs_of, qt_length

Event = QAccessible.Event


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, page: Page) -> list[QAccessibleEvent]:
    """What is told while a screen reader is there."""
    events: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    return events


def kinds(events: list[QAccessibleEvent]) -> list[Event]:
    return [event.type() for event in events]


def test_a_key_tells_where_the_caret_went(
    page: Page, read: PageText, told: list[QAccessibleEvent], qtbot: QtBot
) -> None:
    told.clear()
    qtbot.keyClick(page, Qt.Key.Key_Down)
    (moved,) = (event for event in told if isinstance(event, QAccessibleTextCursorEvent))
    assert moved.cursorPosition() == read.cursorPosition() == 5
    assert Event.DescriptionChanged in kinds(told)
    told.clear()
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    (chosen,) = (event for event in told if isinstance(event, QAccessibleTextSelectionEvent))
    assert (chosen.selectionStart(), chosen.selectionEnd()) == read.selection(0) == (5, 7)
    told.clear()
    page.select(*page.selection or (0, 0))
    assert told == []


def test_another_article_is_told_without_its_text(
    page: Page, read: PageText, told: list[QAccessibleEvent]
) -> None:
    page.show_article(UNBROKEN, paragraphs_of(UNBROKEN), ())
    assert {Event.NameChanged, Event.DocumentContentChanged, Event.TextCaretMoved} <= set(
        kinds(told)
    )
    assert Event.TextUpdated not in kinds(told)


def test_a_mended_word_is_told_with_what_it_was(
    page: Page, read: PageText, told: list[QAccessibleEvent]
) -> None:
    told.clear()
    text = NEWS.replace("再添🏮", "又添")
    page.retext(text, (PARAGRAPHS[0], replace(PARAGRAPHS[1], end=len(text) - 1)), page.marks)
    (update,) = (event for event in told if isinstance(event, QAccessibleTextUpdateEvent))
    assert update.changePosition() == qt_length(NEWS[: NEWS.index("再")])
    assert (update.textRemoved(), update.textInserted()) == ("再添🏮", "又添")


def test_a_span_that_comes_or_goes_is_told(
    page: Page, read: PageText, told: list[QAccessibleEvent]
) -> None:
    read.setCursorPosition(0)
    told.clear()
    page.add_mark(Mark(0, 2, 9, 4))
    assert kinds(told) == [Event.TextAttributeChanged, Event.DescriptionChanged]
    page.remove_mark(9)
    assert kinds(told)[2:] == [Event.TextAttributeChanged, Event.DescriptionChanged]
    page.set_marks(())
    assert kinds(told)[4:] == [Event.TextAttributeChanged]


def test_nothing_is_told_where_nobody_listens(
    page: Page, read: PageText, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_: QAccessibleEvent) -> None:
        pytest.fail("nobody listens")

    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    monkeypatch.setattr(QAccessible, "updateAccessibility", refuse)
    page.show_article(NEWS, PARAGRAPHS, ())
    qtbot.keyClick(page, Qt.Key.Key_Down)
    page.add_mark(Mark(0, 2, 9, 4))
    page.remove_mark(9)


def test_a_huge_article_slows_no_key(
    page: Page, asked: PageText, told: list[QAccessibleEvent]
) -> None:
    text = article(5000, 400)[:1_000_000]
    assert len(text) == 1_000_000
    marks = [Mark(start, start + 20, start, 1) for start in range(0, 990_000, 30)]
    page.show_article(text, paragraphs_of(text), marks)
    times = []
    for unit in [Unit.WORD] * 20 + [Unit.LINE] * 20:
        start = time.perf_counter()
        page.move_caret(Motion(unit, forward=True))
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.010
    assert max(times) < 0.1
    assert kinds(told).count(Event.TextCaretMoved) == len(times) + 1
    assert asked.text(999_990, 1_000_000) == text[-10:]
    assert spoken(asked, 600_000)["tags"] == "举措"
