"""What conftest.py promises: a test that leaves something running fails, and no other does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

SAMPLE = """
import subprocess, sys, threading, time
import pytest
from PySide6.QtCore import QSettings, QThread, QThreadPool, qWarning
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

kept = []

@pytest.fixture(scope="session", autouse=True)
def end():
    yield
    for left in kept:
        left()

def test_leaves_window(qtbot):
    window = QWidget()
    kept.append(window.deleteLater)

def test_leaves_thread():
    event = threading.Event()
    threading.Thread(target=event.wait, daemon=True).start()
    kept.append(event.set)

def test_leaves_qthread(qtbot):
    thread = QThread()
    thread.start()
    kept.extend([thread.quit, thread.wait])

def test_leaves_child():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    kept.append(child.communicate)

def test_fails_with_a_qt_warning(qapp):
    qWarning("stray")

def test_passes_with_a_window_of_its_own(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    box, menu = QComboBox(window), QMenu(window)
    box.addItems(["a", "b"])
    window.show()
    box.showPopup()
    box.hidePopup()
    menu.popup(window.pos())
    menu.close()

def test_passes_with_work_that_ends(qtbot):
    thread = QThread()
    thread.start()
    thread.quit()
    QThreadPool.globalInstance().start(lambda: time.sleep(0.05))
    threading.Thread(target=time.sleep, args=(0.05,)).start()
    thread.wait()

def test_passes_setting_a_value(qtbot):
    QSettings("quandian", "quandian").setValue("width", 7)

def test_passes_without_that_value(qtbot):
    assert QSettings("quandian", "quandian").value("width") is None
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The summary of a run of SAMPLE under a copy of our conftest and settings."""
    folder = tmp_path_factory.mktemp("leaks")
    (folder / "test_sample.py").write_text(SAMPLE, encoding="utf-8")
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    shutil.copy(ROOT / "pyproject.toml", folder)
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "test_sample.py", "-o", f"pythonpath={ROOT}"],
        cwd=folder,
        env=dict(os.environ),
        capture_output=True,
        text=True,
    )
    return result.stdout


@pytest.mark.parametrize(
    ("test", "left"),
    [("window", "window"), ("thread", "thread"), ("qthread", "thread"), ("child", "child process")],
)
def test_what_is_left_behind_fails_its_test(report: str, test: str, left: str) -> None:
    assert re.search(rf"ERROR .*test_leaves_{test} - .*left behind: {left}", report), report


def test_a_qt_warning_fails_its_test(report: str) -> None:
    assert "FAILED test_sample.py::test_fails_with_a_qt_warning" in report


def test_no_other_test_fails(report: str) -> None:
    assert re.search(r"1 failed, 8 passed, 4 errors", report), report
