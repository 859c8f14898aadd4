"""The whole window on an article of 62,877 characters with 2,500 spans: open, tag, undo, scroll.

Every figure ends when the window is painted, and an edit when it is on the disk as well. The
baseline of opening and scrolling is a stock QPlainTextEdit, of an edit one raw sqlite3 commit.
Pauses (`_gap`) are told without the time for which other programs had the processor.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
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
from db.records import ArticleQuery
from gui.app import Program, make_application
from gui.ask import Dialogs
from gui.settings import Settings
from gui.window import MainWindow
from tests.bench.inputs import make_drafts, make_sample
from tests.bench.measure import Result, own_time, result, samples
from tests.bench.reader import make_stock, open_stock, scroll
from tests.libraries import source_of
from text.article import ArticleDraft, Run

SIZE = 62_877
FILES = 1_000
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
        gc.freeze()  # as the program does when it has started
        yield result("window_import_gap", gaps_while_importing(window, folder / "news"))
        for name, times, gaps in gaps_in_long_edits(window):
            yield result(f"{name}_1k", times)
            yield result(f"{name}_gap", gaps)
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
    """Pauses of the event loop while files come in and a word is tagged every half second."""
    folder.mkdir()
    for number, draft in enumerate(make_drafts(FILES)):
        (folder / f"{number}.md").write_text("# " + draft.text.replace("\n", "\n\n"), "utf-8")
    starts = count(2000, 7)
    next_tag = time.monotonic()
    window.imports.import_paths([folder])
    gaps: list[float] = []
    while window.work.busy:
        if time.monotonic() > next_tag:
            start = next(starts)
            window.page.select(start, start + 5)
            gaps.append(own_time(painted(lambda: window.tagging.tag(window.session.tags[0]))))
            next_tag += 0.5
        gaps.append(turn())
    return gaps


def gaps_in_long_edits(window: MainWindow) -> Iterator[tuple[str, list[float], list[float]]]:
    """Removing what came in, undo and redo of it: how long each takes, and its pauses."""
    session = window.session
    (_, *ids) = sorted(session.store.article_ids(ArticleQuery(with_other=True)))
    for name, edit in (
        ("remove", lambda: session.remove_articles(ids)),
        ("undo_remove", window.tagging.undo),
        ("redo_remove", window.tagging.redo),
    ):
        start = time.perf_counter()
        gaps = [own_time(edit)]
        while session.long.work.busy:
            gaps.append(turn())
        yield name, [(time.perf_counter() - start) * 1000], gaps


def turn() -> float:
    """What waits for the window's thread, once; then it sleeps, as it does in the program."""
    gap = own_time(QApplication.processEvents)
    time.sleep(0.001)
    return gap


def raw_commits(path: Path) -> list[float]:
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")
        base.execute("CREATE TABLE span (start INTEGER, quote TEXT)")

        def commit() -> None:
            with base:
                base.execute("INSERT INTO span VALUES (1, '圈点')")

        return samples(commit, 100)
