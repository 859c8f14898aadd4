"""Word bounds from the child process, and what happens when it isn't there."""

import os
import signal
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from gui.words import KEPT, LONGEST, Words

SENTENCE = "江州市经济和信息化局推出“八个一”行动"


@pytest.fixture
def words(qtbot: QtBot, cache_folder: Path) -> Words:
    words = Words(cache_folder)
    yield words  # type: ignore[misc]
    words.stop()


def known(words: Words, qtbot: QtBot, text: str) -> tuple[int, ...]:
    qtbot.waitUntil(lambda: words.bounds(text) is not None, timeout=20_000)
    bounds = words.bounds(text)
    assert bounds is not None
    return bounds


@pytest.mark.parametrize("text", [SENTENCE, "𠮷野家的𠮷字", "全家👨‍👩‍👧‍👦去看灯🏮", "两行\u2028里"])
def test_bounds_cover_the_text_in_code_points(words: Words, qtbot: QtBot, text: str) -> None:
    words.start()
    bounds = known(words, qtbot, text)
    assert (bounds[0], bounds[-1]) == (0, len(text))
    assert list(bounds) == sorted(set(bounds))


def test_questions_asked_before_the_child_runs_are_answered(words: Words, qtbot: QtBot) -> None:
    assert words.bounds(SENTENCE) is None
    words.start()
    with qtbot.waitSignal(words.arrived, timeout=20_000):
        pass
    assert "信息化" in pieces(SENTENCE, known(words, qtbot, SENTENCE))


def pieces(text: str, bounds: tuple[int, ...]) -> list[str]:
    return [text[a:b] for a, b in pairwise(bounds)]


def test_a_child_that_dies_can_be_started_again(words: Words, qtbot: QtBot) -> None:
    words.start()
    known(words, qtbot, SENTENCE)
    child = words.findChild(QProcess)
    assert child is not None
    with qtbot.waitSignal(child.finished):
        os.kill(child.processId(), signal.SIGKILL)
    assert words.bounds("另一句没有问过的话") is None
    words.start()
    assert known(words, qtbot, "另一句没有问过的话")


def test_what_is_empty_or_too_long_is_never_asked(words: Words) -> None:
    assert words.bounds("") is None
    assert words.bounds("字" * (LONGEST + 1)) is None
    assert not words._waiting


def test_memory_is_bounded(words: Words, qtbot: QtBot) -> None:
    words.start()
    for number in range(KEPT + 50):
        words.bounds(f"第{number}句")
    known(words, qtbot, f"第{KEPT + 49}句")
    assert len(words._known) <= KEPT
