"""A real library with three articles, and the real window on it."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.bulk import add_source
from db.drafts import SourceDraft
from db.file import open_library
from db.store import Store
from gui.app import Program
from gui.session import Session
from gui.settings import Settings
from gui.window import MainWindow
from text.errors import UserError
from text.split import split_page

ARTICLES = {
    "one.md": (
        "# 湾城“三张清单”行动见效\n\n林晚 贺知\n\n"
        "湾城经信局推出“三张清单”行动，走访企业1260家，办结诉求418件。\n\n"
        "## 清单跟着难题走\n\n“𠮷野家具厂”负责人说👨‍👩‍👧，今年要再添两条线。\n"
    ),
    "two.md": "# 港口夜班不歇\n\n夜里十点，吊臂仍在转动，今天要装完三百个箱子。\n",
    "three.md": "# 一根竹子\n\n"
    + "\n\n".join(
        f"第{number}段：竹编合作社今年接到订单{number}万元，工人们忙到深夜才收工。"
        for number in range(1, 60)
    ),
}


class ScriptedAsk:
    """Answers as scripted; a question nobody scripted fails the test, so none can hang."""

    def __init__(self) -> None:
        self.answers: dict[str, object] = {}
        self.told: list[UserError] = []
        self.shown: list[tuple[str, str]] = []
        self.asked: list[tuple[int, int]] = []
        self.stops: list[str] = []

    def _answer(self, name: str) -> object:
        if name not in self.answers:
            pytest.fail(f"nobody scripted an answer to {name}")
        return self.answers[name]

    def library_to_open(self, parent: QWidget) -> object:
        return self._answer("library_to_open")

    def library_to_make(self, parent: QWidget) -> object:
        return self._answer("library_to_make")

    def files_to_import(self, parent: QWidget) -> object:
        return self._answer("files_to_import")

    def folder_to_import(self, parent: QWidget) -> object:
        return self._answer("folder_to_import")

    def file_to_write(self, parent: QWidget, suggestion: Path, pattern: str) -> object:
        return self._answer("file_to_write")

    def leave_unsaved(self, parent: QWidget) -> object:
        return self._answer("leave_unsaved")

    def may_stop(self, parent: QWidget, running: str) -> object:
        self.stops.append(running)
        return self._answer("may_stop")

    def may_remove(self, parent: QWidget, articles: int, spans: int) -> object:
        self.asked.append((articles, spans))
        return self._answer("may_remove")

    def tell(self, parent: QWidget | None, error: UserError) -> None:
        self.told.append(error)

    def show_text(self, parent: QWidget, title: str, text: str) -> None:
        self.shown.append((title, text))


def fill(store: Store, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        raw = text.encode()
        source = SourceDraft(
            name=name,
            raw=raw,
            media_type="text/markdown",
            encoding="utf-8",
            sha256=sha256(raw).hexdigest(),
        )
        add_source(store, source, split_page(text, "auto", name))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with the three articles."""
    path = tmp_path / "样例 文库.quandian"
    with open_library(path, create=True) as store:
        fill(store, ARTICLES)
    return path


@pytest.fixture
def session(library: Path, qtbot: QtBot) -> Iterator[Session]:
    """A session on the library with its first article open."""
    store = open_library(library)
    session = Session(store)
    session.open_article(1)
    yield session
    store.close()
    session.deleteLater()


@pytest.fixture
def ask() -> ScriptedAsk:
    return ScriptedAsk()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings.ini")
    settings.smooth = False
    return settings


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, ask: ScriptedAsk) -> Iterator[Program]:
    """The program without a window yet; closed at the end."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings.theme = "light"
    program = Program(application, settings, ask)  # type: ignore[arg-type]
    yield program
    ask.answers["may_stop"] = True
    program.close_library()
    program.words.stop()
    program.deleteLater()


@pytest.fixture
def open_window(qtbot: QtBot, program: Program) -> Callable[[Path], MainWindow]:
    """Opens a library in the window and waits until its first article is shown."""

    def open_(path: Path) -> MainWindow:
        assert program.open(path)
        window = program.window
        assert window is not None
        qtbot.waitUntil(lambda: not window.articles.waiting)
        window.activateWindow()
        return window

    return open_


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], library: Path) -> MainWindow:
    return open_window(library)


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Presses a key on a widget of the window, as a keyboard does."""

    def press_(
        widget: QWidget,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        widget.setFocus()
        qtbot.keyClick(widget, key, modifier)

    return press_
