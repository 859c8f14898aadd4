"""Reading aloud, with a voice that writes down what it says."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.aloud import system_speech
from gui.window import MainWindow


class Written:
    """Says nothing and remembers all; `go_on` is when a sentence has been said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.stops = 0
        self._ready: Callable[[], None] | None = None

    def say(self, text: str, ready: Callable[[], None]) -> None:
        self.said.append(text)
        self._ready = ready

    def stop(self) -> None:
        self.stops += 1
        self._ready = None

    def go_on(self) -> bool:
        ready, self._ready = self._ready, None
        if ready:
            ready()
        return ready is not None


@pytest.fixture
def voice(window: MainWindow) -> Written:
    voice = Written()
    window.reading.aloud.make_speech = lambda parent: voice
    window.page.setFocus()
    return voice


def read(window: MainWindow, position: int = 0) -> None:
    window.page.place_caret(position, extend=False)
    window.actions_by_id["aloud"].trigger()


def test_all_sentences_are_said_once_and_shown(window: MainWindow, voice: Written) -> None:
    read(window)
    shown = []
    while voice.go_on():
        shown.append(window.page.selection)
    assert "".join("".join(voice.said).split()) == "".join(window.page.text.split())
    assert voice.said[0] == "湾城“三张清单”行动见效"
    assert not window.actions_by_id["aloud"].isChecked()
    assert not window.reading.aloud.speaks


def test_it_begins_at_the_sentence_of_the_caret(window: MainWindow, voice: Written) -> None:
    read(window, window.page.text.index("走访"))
    assert voice.said[0].startswith("湾城经信局推出")


@pytest.mark.parametrize("how", ["again", "escape", "article"])
def test_it_stops_when_asked_and_when_the_article_goes(
    window: MainWindow, voice: Written, how: str
) -> None:
    read(window)
    if how == "again":
        window.actions_by_id["aloud"].trigger()
    elif how == "escape":
        QTest.keyClick(window.page, Qt.Key.Key_Escape)
    else:
        QTest.keyClick(window.page, Qt.Key.Key_J)
    assert voice.stops
    assert not voice.go_on()
    assert not window.actions_by_id["aloud"].isChecked()


def test_without_the_module_one_is_told_what_to_install(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    assert system_speech(window) is None
    read(window)
    assert "quandian[speech]" in window.status.currentMessage()
    assert not window.actions_by_id["aloud"].isChecked()
