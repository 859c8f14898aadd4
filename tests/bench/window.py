"""The whole window on an article of 62,877 characters with 2,500 spans: open, tag, undo, scroll.

Every figure ends when the window is painted, and an edit when it is on the disk as well. The
baseline of opening and scrolling is a stock QPlainTextEdit, of an edit one raw sqlite3 commit.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db.bulk import Addition
from db.drafts import ArticleEntry, SpanDraft
from db.file import open_library
from gui.app import Program, make_application
from gui.ask import Dialogs
from gui.settings import Settings
from gui.window import MainWindow
from tests.bench.inputs import make_drafts, make_sample
from tests.bench.measure import Result, result, samples, timed
from tests.bench.reader import make_stock, open_stock, scroll
from tests.libraries import source_of
from text.article import ArticleDraft, Run

SIZE = 62_877
REST_S = 1.5


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = folder / "big.quandian"
        fill(library)
        program = Program(make_application(), Settings(folder / "s.ini"), Dialogs())
        program.open(library)
        window = program.window
        assert window is not None
        while window.session.article is None:
            QApplication.processEvents()
        rest()
        stock, sample = make_stock(), make_sample(SIZE)
        stock.resize(window.page.size())
        yield result(
            "window_open_60k",
            samples(painted(lambda: window.session.open_article(1)), 15),
            samples(lambda: open_stock(stock, sample), 15),
        )
        yield result("window_scroll_60k", scroll(window.page), scroll(stock))
        raw = raw_commits(folder / "raw.sqlite")
        yield result("window_tag_60k", tag(window), raw)
        yield result("window_undo_60k", samples(painted(window.tagging.undo), 100), raw)
        stock.close()
        yield result("window_import_gap", gaps_while_importing(window, folder / "news"))
        program.close_library()


def fill(library: Path) -> None:
    sample = make_sample(SIZE)
    draft = ArticleDraft(sample.text, sample.paragraphs, (Run(0, len(sample.text), 0),))
    with open_library(library, create=True) as store:
        annotator = store.annotator().id
        spans = tuple(
            SpanDraft(mark.start, mark.end, mark.tag_id, annotator) for mark in sample.marks
        )
        Addition(store).add([ArticleEntry(source_of(draft, 0), draft, spans=spans)])


def rest() -> None:
    """Let start-up work (words, reading position) come to an end."""
    end = time.monotonic() + REST_S
    while time.monotonic() < end:
        QApplication.processEvents()


def painted(work: Callable[[], object]) -> Callable[[], None]:
    """`work`, and all the painting that follows from it."""

    def both() -> None:
        work()
        QApplication.processEvents()

    return both


def tag(window: MainWindow) -> list[float]:
    starts = count(1000, 7)
    tags = window.session.tags
    times: list[float] = []
    for number in range(100):
        start = next(starts)
        window.page.select(start, start + 5)
        QApplication.processEvents()
        times += samples(painted(lambda n=number: window.tagging.tag(tags[n % len(tags)])), 1)
    return times


def gaps_while_importing(window: MainWindow, folder: Path) -> list[float]:
    """Pauses of the event loop while 1,000 files come in and a word is tagged every half second."""
    folder.mkdir()
    for number, draft in enumerate(make_drafts(1_000)):
        (folder / f"{number}.md").write_text("# " + draft.text.replace("\n", "\n\n"), "utf-8")
    starts = count(2000, 7)
    next_tag = time.monotonic()
    window.imports.import_paths([folder])
    gaps: list[float] = []
    while window.work.busy:
        if time.monotonic() > next_tag:
            start = next(starts)
            window.page.select(start, start + 5)
            gaps += samples(painted(lambda: window.tagging.tag(window.session.tags[0])), 1)
            next_tag += 0.5
        gaps.append(timed(QApplication.processEvents))
    return gaps


def raw_commits(path: Path) -> list[float]:
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")
        base.execute("CREATE TABLE span (start INTEGER, quote TEXT)")

        def commit() -> None:
            with base:
                base.execute("INSERT INTO span VALUES (1, '圈点')")

        return samples(commit, 100)
