"""The command as a process of its own: what it loads, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("PySide6", "sqlite_utils", "sqlite3", "jieba", "msgspec")
SCRIPT = """
import sys
from cli.main import main
code = main(sys.argv[1:])
print("LOADED", *sys.modules, file=sys.stderr)
sys.exit(code)
"""


def start(*arguments: object, **more) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QUANDIAN_LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **more,
    )


def loaded(*arguments: object) -> set[str]:
    with start(*arguments) as process:
        _, err = process.communicate()
    assert process.returncode == 0, err
    return set(err.decode().rpartition("LOADED ")[2].split())


def test_the_version_is_told_without_anything_heavy() -> None:
    assert not set(HEAVY) & loaded("--version")


def test_no_command_loads_the_window(library: Path, uid: str, tmp_path: Path) -> None:
    for arguments in (
        ("articles", library, "--json"),
        ("tag", library, uid, 0, 2, "figure"),
        ("import", library, tmp_path / "甲.md"),
        ("export", library, tmp_path / "out", "--format", "conll"),
        ("search", library, "余杭"),
    ):
        assert not {"PySide6", "gui", "jieba"} & loaded(*arguments)


def test_a_reader_that_stops_early_is_no_error(library: Path, tmp_path: Path) -> None:
    lines = [{"uid": f"u{n}", "text": f"{n}" * 500, "title": "题" * 200} for n in range(2000)]
    data = tmp_path / "x.jsonl"
    data.write_text(
        "\n".join(map(json.dumps, [{"format": "quandian", "version": 1}, *lines])), "utf-8"
    )
    with start("import", library, data) as process:
        process.communicate()
    with start("articles", library) as process:
        assert process.stdout is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr is not None
        err = process.stderr.read().decode()
    assert process.returncode == 0
    assert "Traceback" not in err
    assert "BrokenPipe" not in err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no interrupt for one process")
def test_an_interrupt_ends_an_export_without_a_trace(library: Path, tmp_path: Path) -> None:
    """The target is a pipe's folder with one old export in it."""
    out = tmp_path / "out"
    out.write_text("older")
    script = SCRIPT.replace(
        "code = ",
        "import formats.atomic, os, signal\n"
        "formats.atomic.os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGINT)\n"
        "code = ",
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "export", str(library), str(out), "--format", "conll"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 128 + signal.SIGINT
    assert b"Traceback" not in ran.stderr
    assert out.read_text() == "older"
    assert not out.with_name("out.part").exists()


def test_output_is_utf8_whatever_the_locale(library: Path, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONUTF8", "0")
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")
    with start("articles", library, "--json") as process:
        out, _ = process.communicate()
    assert json.loads(out.decode())[0]["title"] == "余杭发布十项举措"
