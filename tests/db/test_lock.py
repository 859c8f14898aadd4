"""The one window that writes a library."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import NotWritable
from db.file import WindowLock

HOLD = """
import sys
from pathlib import Path
from db.file import WindowLock
lock = WindowLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def test_the_second_window_is_told_until_the_first_has_gone(path: Path) -> None:
    first, second = WindowLock(path), WindowLock(path)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_releasing_twice_or_never_having_held_is_nothing(path: Path) -> None:
    lock = WindowLock(path)
    lock.release()
    assert lock.acquire()
    lock.release()
    lock.release()


def test_another_spelling_of_the_path_is_the_same_library(path: Path) -> None:
    path.touch()
    link = path.with_name("link.quandian")
    link.symlink_to(path)
    first = WindowLock(path)
    assert first.acquire()
    assert not WindowLock(link).acquire()
    assert not WindowLock(path.parent / "." / path.name).acquire()
    first.release()


def test_where_no_lock_can_be_kept_nothing_is_writable(tmp_path: Path) -> None:
    (tmp_path / "a.quandian.lock").mkdir()
    with pytest.raises(NotWritable):
        WindowLock(tmp_path / "a.quandian").acquire()


def test_a_missing_folder_is_not_made_for_a_lock(tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        WindowLock(tmp_path / "missing" / "a.quandian").acquire()
    assert not (tmp_path / "missing").exists()


def test_the_lock_goes_with_a_killed_process(path: Path) -> None:
    lock = WindowLock(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        assert not lock.acquire()
        child.kill()
        child.wait()
    assert lock.acquire()
    lock.release()
