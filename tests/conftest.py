"""What every test gets: a home of its own, one language, a check that it leaves nothing running."""

import gc
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns, and so fails a test, where the locale isn't UTF-8

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThread, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from text.messages import use_language

ROOT = Path(__file__).resolve().parent.parent
GRACE_S = 2.0

AWKWARD_TEXTS = {
    "empty": "",
    "one": "圈",
    "astral": "𠮷野家的𠮷字在基本面之外，𪚥是四条龙",
    "astral at both ends": "𪚥圈点𠮷",
    "emoji with joiners": "全家👨‍👩‍👧‍👦去看灯🏮，旗🇨🇳",
    "combining": "Cafe\u0301 里的 n\u0303 与 か\u3099",
    "variation selectors": "葛\U000e0100城与葛\U000e0101城，☎️",
    "spaces kept": "　　两格\u00a0不换行\u2028行分隔\u200b零宽",
    "mixed": "2025年前三季度，A股IPO募资额达1,234.5亿元，同比增长12.3%。",
    "paragraphs": "标题\n副题\n\n正文第一段。\n正文第二段。",
}


@pytest.fixture
def texts() -> dict[str, str]:
    """Name → a text that breaks careless positions: beyond U+FFFF, joined, combining, empty."""
    return dict(AWKWARD_TEXTS)


@pytest.fixture
def shared() -> Path:
    """The folder of real articles beside some checkouts; without it the test is skipped."""
    folder = ROOT.parent / "shared"
    if not (folder / "articles").is_dir():
        pytest.skip("no folder of shared articles beside this checkout")
    return folder


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the whole run, as jieba's takes a second to fill; no result depends on it."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_home(
    tmp_path_factory: pytest.TempPathFactory,
    cache_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Settings and data folders of this test alone, and Chinese whatever the machine speaks."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_folder))
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("QUANDIAN_LANGUAGE", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "config"))
    use_language("zh")
    yield
    use_language("zh")


@pytest.fixture(autouse=True)
def nothing_left_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test after which a window, a thread or a child process is still there."""
    started: list[weakref.ref[QThread]] = []
    start = QThread.start

    def watched_start(thread: QThread, *arguments: QThread.Priority) -> None:
        started.append(weakref.ref(thread))
        start(thread, *arguments)

    monkeypatch.setattr(QThread, "start", watched_start)
    windows, threads, children = top_windows(), python_threads(), child_processes()
    yield
    left = (
        lambda: [f"window {window!r}" for window in top_windows() - windows],
        lambda: [f"thread {thread!r}" for thread in python_threads() - threads],
        lambda: [f"thread {thread!r}" for thread in running(started)],
        lambda: ["a job in the thread pool"] * QThreadPool.globalInstance().activeThreadCount(),
        lambda: [f"child process {child}" for child in sorted(child_processes() - children)],
    )
    found = settled(lambda: [line for look in left for line in look()])
    if found:
        pytest.fail("left behind: " + ", ".join(found), pytrace=False)


def settled(look: Callable[[], list[str]]) -> list[str]:
    """What `look` still finds after a moment in which ends that were asked for can happen."""
    end = time.monotonic() + GRACE_S
    while found := look():
        if time.monotonic() > end:
            break
        gc.collect()
        if application := QCoreApplication.instance():
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            application.processEvents()
        time.sleep(0.01)
    return found


def top_windows() -> set[QWidget]:
    """Windows without an owner; menus and pop-ups go with theirs."""
    if not isinstance(QApplication.instance(), QApplication):
        return set()
    return {widget for widget in QApplication.topLevelWidgets() if widget.parent() is None}


def python_threads() -> set[threading.Thread]:
    """Threads that Python started. For one of Qt's that asked who it is, Python keeps a stand-in
    which outlives it.
    """
    dummy = threading._DummyThread  # type: ignore[attr-defined]
    return {thread for thread in threading.enumerate() if not isinstance(thread, dummy)}


def running(started: list[weakref.ref[QThread]]) -> list[QThread]:
    """The threads of `started` that run; one that Qt already deleted raises RuntimeError."""
    found = []
    for reference in started:
        thread = reference()
        try:
            if thread is not None and thread.isRunning():
                found.append(thread)
        except RuntimeError:
            continue
    return found


def child_processes() -> set[str]:
    """Process ids of our children, where the system lists them (Linux)."""
    found: set[str] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(task.read_text().split())
        except OSError:  # a thread that ended meanwhile
            continue
    return found
