"""From the start of the process to the first paint, with 100,000 articles in the library.

The baseline is a process that shows a bare QMainWindow.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from db.file import open_library
from tests.bench.inputs import make_drafts
from tests.bench.measure import Result, in_child, result
from tests.libraries import add_drafts

ARTICLES = 100_000
CHARACTERS = 60
RUNS = 7


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "big.quandian"
        with open_library(library, create=True) as store:
            add_drafts(store, make_drafts(ARTICLES, CHARACTERS))
        bare, full = [], []
        for _ in range(RUNS):
            bare.append(float(in_child("tests.bench.start", "bare", str(time.time()))))
            full.append(float(in_child("tests.bench.start", str(library), str(time.time()))))
        yield result("start_100k", full, bare)


def show_bare(started: float) -> None:
    """Milliseconds from `started` (seconds of the clock) to a painted bare window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    application.processEvents()
    window.grab()
    print((time.time() - started) * 1000)


def show_library(library: Path, started: float) -> None:
    """The same for the real window, once its list and its first article are painted."""
    from gui.app import Program, make_application
    from gui.ask import Dialogs
    from gui.settings import Settings

    application = make_application()
    program = Program(application, Settings(library.with_suffix(".ini")), Dialogs())
    program.open(library)
    window = program.window
    assert window is not None
    while window.session.article is None:
        application.processEvents()
    window.grab()
    print((time.time() - started) * 1000, flush=True)
    program.close_library()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        show_bare(float(sys.argv[2]))
    else:
        show_library(Path(sys.argv[1]), float(sys.argv[2]))
