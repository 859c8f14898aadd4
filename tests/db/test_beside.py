"""An open library beside other opens of it, in this process and in others."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.file import open_library

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="shows open files on Linux only")
def test_an_open_library_keeps_its_locks_when_it_is_opened_and_closed_again(
    tmp_path: Path,
) -> None:
    """Closing any descriptor of a file drops a process's locks on it; the next program would
    then take away the log that this one still writes to.
    """
    path = tmp_path / "a.quandian"
    with open_library(path, create=True) as store:
        store.set_setting("first", "1")
        for _ in range(3):
            open_library(path, read_only=True).close()
            open_library(path).close()
        assert in_another_process("f.open_library(p).close()", path) == ""
        links = [
            str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()
        ]
        assert not [link for link in links if path.name in link and "(deleted)" in link]
        store.set_setting("second", "2")
        assert in_another_process("print(f.open_library(p).setting('second'))", path) == "2"


def test_what_is_written_soon_clears_the_log_before_an_edit_has_to(tmp_path: Path) -> None:
    path = tmp_path / "a.quandian"
    size = 6_000_000
    with open_library(path, create=True) as window, open_library(path) as bulk:
        window.set_setting("much", "x" * size)
        assert path.stat().st_size < size
        with bulk.connection.written_soon():
            bulk.set_setting("little", "x")
            assert path.stat().st_size > size


def in_another_process(statement: str, path: Path) -> str:
    script = f"import sys, pathlib, db.file as f; p = pathlib.Path(sys.argv[1]); {statement}"
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        check=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def test_who_only_reads_leaves_no_log_behind_where_nobody_else_is(tmp_path: Path) -> None:
    path = tmp_path / "a.quandian"
    with open_library(path, create=True) as store:
        store.set_setting("first", "1")
        open_library(path, read_only=True).close()
        assert (tmp_path / "a.quandian-wal").stat().st_size > 0
    for _ in range(2):
        with open_library(path, read_only=True) as store:
            assert store.setting("first") == "1"
        assert [file.name for file in tmp_path.iterdir()] == [path.name]
    log = tmp_path / "a.quandian-wal"
    with open_library(path) as store, open_library(path, read_only=True) as reader:
        assert (log.stat().st_size, reader.setting("first")) == (0, "1")
        open_library(path, read_only=True).close()
        assert log.exists()
        store.set_setting("first", "2")
        assert reader.setting("first") == "2"
