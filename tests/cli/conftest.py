"""Commands run in this process, as `main` is what the installed command calls."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.main import main

NEWS = "# 余杭发布十项举措\n\n记者 张三\n\n𠮷野家的消息说，今年增长12.3%，企业都很满意。\n"


class Ran(NamedTuple):
    """How a command ended; `json` is what it printed, read as JSON."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        assert self.out.endswith("\n")
        assert self.out.count("\n") == 1
        return json.loads(self.out)


@pytest.fixture
def run(own_home: None, monkeypatch, capsys) -> Callable[..., Ran]:
    """Runs `quandian` with the given arguments, in English."""
    monkeypatch.setenv("QUANDIAN_LANGUAGE", "en")

    def ran(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def library(tmp_path: Path, run: Callable[..., Ran]) -> Path:
    """A library of one article."""
    (tmp_path / "甲.md").write_text(NEWS, "utf-8")
    path = tmp_path / "a.quandian"
    assert run("import", path, tmp_path / "甲.md").code == 0
    return path


@pytest.fixture
def uid(library: Path, run: Callable[..., Ran]) -> str:
    """Its article's."""
    (article,) = run("articles", library, "--json").json
    return article["uid"]
