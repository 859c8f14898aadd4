"""The sample library: to try the window on, or to do the main job without a screen."""

import json
import os
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QThread
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

import resources
from db import edits
from db.file import open_library
from db.records import ArticleQuery
from db.store import Store
from formats import transfer
from formats.base import ExportOptions
from gui.app import Program, make_application, run_window
from gui.ask import Dialogs
from gui.folders import sample_library
from gui.pictures import WINDOW_SIZE, nested_picture, window_pictures
from gui.settings import Settings
from gui.transfers import exportable
from gui.window import MainWindow
from text.errors import UserError
from text.messages import tr

TAGGED_IN_WINDOW = (
    ("02-needle-workshop.md", "江州", "3"),
    ("02-needle-workshop.md", "26万台/年", "2"),
)
PATIENCE_MS = 60_000
TURN_MS = 5


def run_demo(folder: Path | None, *, headless: bool) -> int:
    """Open the window on the sample library, or do the main job into `folder`; the exit code."""
    if headless:
        return _run_headless(folder or Path("quandian-demo"))
    library = sample_library()
    if not library.exists():
        library.parent.mkdir(parents=True, exist_ok=True)
        build_sample(library)
    return run_window(library)


def build_sample(library: Path) -> None:
    """Make the sample library, with some spans in it."""
    with (
        as_file(files(resources) / "articles") as folder,
        open_library(library, create=True) as store,
    ):
        texts = [path for path in sorted(folder.iterdir()) if path.suffix in (".md", ".txt")]
        transfer.import_paths(store, texts)
        wanted = json.loads((folder / "tags.json").read_text(encoding="utf-8"))
        for entry in wanted:
            _tag_file(store, entry["file"], entry["spans"])


def _tag_file(store: Store, name: str, wanted: Sequence[tuple[str, int, str]]) -> None:
    tags = {tag.name: tag for tag in store.tags()}
    lines = store.article_lines(store.article_ids(ArticleQuery()))
    article = store.article(next(line.id for line in lines if line.source_name == name))
    for quote, occurrence, tag in wanted:
        start = -1
        for _ in range(occurrence + 1):
            start = article.text.index(quote, start + 1)
        change = edits.add_span(article, tags[tag], store.annotator(), start, start + len(quote))
        store.apply(change)


def _run_headless(folder: Path) -> int:
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    library = _free_name(folder / "sample.quandian")
    build_sample(library)
    application = make_application()
    program = Program(application, Settings(folder / "settings.ini"), Dialogs())
    if not program.open(library) or program.window is None:
        return 1
    window = program.window
    window.resize(WINDOW_SIZE)
    _until(lambda: window.session.article is not None)
    _tag_in_window(window)
    written = [*_export_all(window, folder), *_take_pictures(program, window, folder)]
    program.close_library()
    print(tr("Library: {path}", path=library))
    for path in written:
        print(path)
    return 0


def _tag_in_window(window: MainWindow) -> None:
    """Open an article, tag with keys, undo and redo, as a user does."""
    lines = window.session.store.article_lines(window.session.store.article_ids(ArticleQuery()))
    for name, quote, key in TAGGED_IN_WINDOW:
        window.session.open_article(next(line.id for line in lines if line.source_name == name))
        start = window.page.text.index(quote)
        window.page.select(start, start + len(quote))
        action = window.findChild(QAction, f"tag_{key}")
        assert action is not None
        action.trigger()
    window.actions_by_id["undo"].trigger()
    window.actions_by_id["redo"].trigger()
    window.session.open_article(lines[0].id)


def _export_all(window: MainWindow, folder: Path) -> list[Path]:
    targets = []
    for entry in exportable():
        target = folder / f"sample-{entry.id}{entry.extension}"
        window.transfers.export_to(target, entry.id, ExportOptions())
        targets.append(target)
    _until(lambda: not window.work.busy)
    return targets


def _take_pictures(program: Program, window: MainWindow, folder: Path) -> list[Path]:
    program.words.start()
    window.status.clearMessage()
    _until(lambda: window.page.words_are_known)
    pictures = window_pictures(window, program.appearance, folder)
    return [*pictures, nested_picture(window.session.tags, folder)]


def _until(condition: Callable[[], bool]) -> None:
    """Let the window work until `condition` holds. Raises UserError if it never does."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not deadline.hasExpired():
        QApplication.processEvents()
        if condition():
            return
        QThread.msleep(TURN_MS)
    raise UserError(tr("The window did not come to rest"))


def _free_name(path: Path) -> Path:
    """`path`, or the same with a number where that is taken: no library is overwritten."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
