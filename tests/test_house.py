"""Rules for the tree as a whole: names, lengths, and what no file may hold."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("cli", "gui", "formats", "db", "text", "resources")
LONGEST_MODULE = 400
LOCKS = ("requirements.lock", "packaging/build.lock")

MACHINE_PATH = re.compile(r"(?<![\w.)}~-])/(?:work|farm|home/\w+|root|Users/\w+)/")
REGISTRY = re.compile(
    r"pypi\.org|python[h]osted|index[-_]url|find[-_]links|artifact-?[r]egistry|deb\.debian\.org",
    re.I,
)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps and the checkout holds."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def lines_matching(pattern: re.Pattern[str], path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []
    name = path.relative_to(ROOT)
    lines = enumerate(text.split("\n"), 1)
    return [f"{name}:{number}: {line}" for number, line in lines if pattern.search(line)]


def test_no_file_names_a_path_of_one_machine() -> None:
    assert [hit for path in tracked() for hit in lines_matching(MACHINE_PATH, path)] == []


def test_no_file_names_a_package_registry() -> None:
    assert [hit for path in tracked() for hit in lines_matching(REGISTRY, path)] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE_PATH, "open('/" + "home/lin/a.txt')"),
        (MACHINE_PATH, "cd /" + "root/project"),
        (REGISTRY, "--index" + "-url=x"),
        (REGISTRY, "https://files.python" + "hosted.org/x"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def test_no_module_is_too_long() -> None:
    modules = [path for path in tracked() if path.suffix == ".py"]
    assert len(modules) > 10
    lengths = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in modules}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_packaging_is_no_package() -> None:
    """With an __init__.py it would shadow the library `packaging`, which pip and others import."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_every_room_is_a_package_and_says_what_lives_there() -> None:
    for room in ROOMS:
        assert (ROOT / room / "__init__.py").read_text(encoding="utf-8").startswith('"""')


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_hashes_only(lock: str) -> None:
    requirement = re.compile(r"[a-z0-9][a-z0-9._-]*==[\w.+!]+( ; [^\\]+)? \\")
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            assert re.fullmatch(r"--hash=sha256:[0-9a-f]{64}( \\)?|#.*", line.strip())
        else:
            assert requirement.fullmatch(line), line


def test_the_lock_keeps_qt_below_the_version_that_loses_none() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    version = re.search(r"^pyside6-essentials==6\.(\d+)\.", lock, re.MULTILINE)
    assert version
    assert 8 <= int(version[1]) < 12


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for requirement in project["dependencies"]:
        name = re.match(r"[\w.-]+", requirement)
        assert name
        assert re.search(rf"^{name[0].lower()}==", lock, re.MULTILINE), requirement
