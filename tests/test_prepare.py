"""What `make setup` says and does on machines that lack something."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "packaging" / "prepare.py"


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, on a machine where nothing may be installed."""
    specification = importlib.util.spec_from_file_location("prepare", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    monkeypatch.setattr(module, "apt_install", lambda packages: False)
    monkeypatch.setattr(module, "has_ensurepip", lambda: True)
    monkeypatch.setattr(module, "has_font", lambda package: True)
    monkeypatch.setattr(module, "has_program", lambda name: True)
    monkeypatch.delenv("DISPLAY", raising=False)
    return module


def without(*missing: str) -> Callable[[str], bool]:
    return lambda library: not library.startswith(missing)


def test_a_missing_library_is_named_by_its_package(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "loads", without("libEGL", "libxcb-cursor"))
    with pytest.raises(SystemExit) as stopped:
        prepare.prepare_system()
    assert str(stopped.value).endswith("sudo apt-get install -y libegl1 libxcb-cursor0")
    assert "\n" not in str(stopped.value)


def test_without_a_display_the_window_may_lack_its_libraries(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "loads", without("libxcb"))
    prepare.prepare_system()
    assert "libxcb-cursor0" in capsys.readouterr().out
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(SystemExit, match="libxcb-cursor0"):
        prepare.prepare_system()


@pytest.mark.parametrize(
    ("question", "package"), [("has_font", "fonts-noto-cjk"), ("has_program", "at-spi2-core")]
)
def test_a_missing_font_or_program_is_told_and_stops_nothing(
    prepare: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    question: str,
    package: str,
) -> None:
    monkeypatch.setattr(prepare, "loads", lambda library: True)
    monkeypatch.setattr(prepare, question, lambda name: False)
    prepare.prepare_system()
    assert package in capsys.readouterr().out


def test_a_python_without_ensurepip_needs_its_package(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "loads", lambda library: True)
    monkeypatch.setattr(prepare, "has_ensurepip", lambda: False)
    with pytest.raises(SystemExit, match=r"python3\.\d+-venv$"):
        prepare.prepare_system()


def test_what_may_be_installed_is_installed_in_one_go(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    present: set[str] = set()
    brought = {**prepare.LIBRARIES, **prepare.X11_LIBRARIES}

    def install(packages: list[str]) -> bool:
        present.update(brought[package] for package in packages)
        return True

    monkeypatch.setattr(prepare, "loads", present.__contains__)
    monkeypatch.setattr(prepare, "apt_install", install)
    prepare.prepare_system()
    assert present == set(brought.values())
    assert capsys.readouterr().out == ""


def test_everything_fetched_is_checked_against_a_hash(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(prepare, "pip", lambda *arguments: calls.append(arguments))
    prepare.install_dependencies()
    build, run, project = calls
    assert build[-1].endswith("build.lock")
    assert run[-1].endswith("requirements.lock")
    assert "--require-hashes" in build
    assert "--require-hashes" in run
    assert "--no-build-isolation" in run
    assert {"--no-deps", "--no-build-isolation"} <= set(project)
