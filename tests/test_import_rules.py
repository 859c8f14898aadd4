"""The import rules of docs/architecture.md, and proof that breaking one is noticed."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("cli", "gui", "formats", "db", "text", "resources")

# A module that must not be, what it says, and the contract that it breaks
BREACHES = (
    ("text/breach_up.py", "import db.records", "Imports go downward only"),
    ("formats/breach_up.py", "from gui import app", "Imports go downward only"),
    ("cli/breach_qt.py", "from PySide6.QtCore import QObject", "PySide6 is known to the window"),
    ("gui/breach_sql.py", "import sqlite3", "SQL is known to the library file only"),
    ("formats/breach_db.py", "from db.store import Store", "Only transfer joins files and"),
    ("text/breach_net.py", "import socket", "Nothing talks to the network"),
)


def copy_rooms(folder: Path) -> None:
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [linter, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_rooms_keep_their_import_rules() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


def test_every_contract_notices_its_breach(tmp_path: Path) -> None:
    copy_rooms(tmp_path)
    for name, line, _ in BREACHES:
        (tmp_path / name).write_text(f'"""A breach."""\n\n{line}\n')
    result = lint_imports(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    for name, _, contract in BREACHES:
        lines = result.stdout.splitlines()
        assert any(line.startswith(contract) and "BROKEN" in line for line in lines), contract
        assert f"{name[:-3].replace('/', '.')} ->" in result.stdout


def test_a_breach_is_all_that_breaks_a_contract(tmp_path: Path) -> None:
    copy_rooms(tmp_path)
    result = lint_imports(tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


def imported_at_top_level(path: Path) -> set[str]:
    """Names of the packages that a module imports as soon as it is imported itself."""
    found = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting.extend(ast.iter_child_nodes(node))
    return found


@pytest.mark.parametrize(
    "path", sorted((ROOT / "cli").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_the_command_line_imports_the_window_only_inside_functions(path: Path) -> None:
    assert "gui" not in imported_at_top_level(path)


def test_the_command_line_starts_without_qt_and_jieba() -> None:
    script = (
        "import sys, cli.main; print([n for n in ('PySide6', 'gui', 'jieba') if n in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.stdout.strip(), result.stderr) == ("[]", "")


def test_top_level_imports_are_found_in_blocks_and_not_in_functions(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "import a.b\nif True:\n    from c import d\ndef f():\n    import e\n"
        "class G:\n    import h\ntry:\n    import i\nexcept ImportError:\n    import j\n"
    )
    assert imported_at_top_level(module) == {"a", "c", "h", "i", "j"}
