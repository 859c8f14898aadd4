"""The window of the cut: opening a source and each kind of key, until the window is painted.

A magazine of 63,000 characters in 75 articles, and a file of 1,000,000 characters as one article
of many paragraphs, where every step touches the largest article there can be.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import random
import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app import make_application
from gui.ask import Dialogs
from gui.repair.window import RepairWindow
from tests.bench.measure import Result, result, timed
from text.article import ArticleDraft
from text.assemble import Part, Piece, assemble
from text.repair import Place

SIZES = {"60k": (75, 63_000), "1m": (1, 1_000_000)}
KEY = Qt.Key
STEPS = (KEY.Key_H, KEY.Key_B, KEY.Key_C, KEY.Key_S, KEY.Key_P, KEY.Key_X)
ROUNDS = 5
WORDS = "记者走访江边小城听见工人说今年订单不断"


def run() -> Iterator[Result]:
    make_application()
    for size, (articles, characters) in SIZES.items():
        source, drafts = make_page(articles, characters)
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            window = show(source, drafts)
            times.append((time.perf_counter() - start) * 1000)
            leave(window)
        yield result(f"repair_open_{size}", times)
        window = show(source, drafts)
        yield from keys(window, size)
        leave(window)


def leave(window: RepairWindow) -> None:
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def make_page(articles: int, characters: int) -> tuple[str, tuple[ArticleDraft, ...]]:
    """A source of so many articles with paragraphs of 20 to 90 characters."""
    choose = random.Random(3)
    source: list[str] = []
    at = 0
    found: list[list[Part]] = []
    while at < characters:
        if at >= characters * len(found) / articles and len(found) < articles:
            found.append([])
        kind = "body" if found[-1] else "title"
        text = "".join(choose.choices(WORDS, k=choose.randint(20, 90)))
        found[-1].append(Part(kind, (Piece(at, at + len(text)),)))
        source += (text, "\n\n")
        at += len(text) + 2
    whole = "".join(source)
    return whole, tuple(assemble(whole, parts) for parts in found)


def show(source: str, drafts: tuple[ArticleDraft, ...]) -> RepairWindow:
    window = RepairWindow("bench", source, drafts, Dialogs())
    window.resize(1340, 720)
    window.show()
    QApplication.processEvents()
    return window


def keys(window: RepairWindow, size: str) -> Iterator[Result]:
    desk = window.desk
    middle = len(desk.articles) // 2
    start = Place(middle, len(desk.articles[middle].paragraphs) // 2)
    desk.go(start)
    window.activateWindow()
    QApplication.processEvents()
    yield result(f"repair_walk_{size}", [press(window, KEY.Key_J) for _ in range(40)])
    times: list[float] = []
    for _ in range(ROUNDS):
        for key in STEPS:
            desk.go(Place(start.article, start.paragraph, 5 if key == KEY.Key_S else 0))
            QApplication.processEvents()
            times.append(press(window, key))
            times.append(press(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert not desk.history.is_changed
    yield result(f"repair_step_{size}", times)


def press(
    window: RepairWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> float:
    def work() -> None:
        QTest.keyClick(window.proposal, key, modifier)
        QApplication.processEvents()

    return timed(work)
