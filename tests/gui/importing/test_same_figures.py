"""The window and the command line report the same of the same files."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from cli.main import main
from db.file import open_library
from formats.transfer import in_words
from gui.importing.choices import Choices
from gui.importing.outcome import Outcome, importing
from tests.gui.importing.conftest import BRIDGE, SCHOOL, TRADITIONAL
from tests.text.test_likeness import made, misread

PAGE = (
    "# 街道的新路灯\n\n街道上的路灯换成了新的，晚上走路的人多了起来。\n\n"
    "# 启事\n\n本报地址：新港路1号 邮编：310000 电话：0571-12345678\n\n"
)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder of all that a report tells of."""
    folder = tmp_path / "杂"
    folder.mkdir()
    long = f"# 长文\n\n{made(400, 1)}\n"
    for name, raw in {
        "甲.md": PAGE.encode(),
        "乙.txt": SCHOOL.encode("gb18030"),
        "丙.txt": TRADITIONAL.encode("big5"),
        "长.md": long.encode(),
        "近.md": misread(long, 0.01, 1).encode(),
        "空.md": b"",
        "坏.txt": BRIDGE.encode()[:-40] + b"\xff\xfe\xfa" + BRIDGE.encode(),
        "图.bmp": b"BM",
    }.items():
        (folder / name).write_bytes(raw)
    return folder


def test_the_line_tells_articles_from_other_pieces(
    mixed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome, _, line = both(mixed, tmp_path, Choices(), capsys)
    others = [one for one in outcome.report.articles if one.kind == "other"]
    assert others
    assert outcome.report.near
    assert f"已导入 {outcome.report.added - len(others)} 篇，另有启事、报头等" in line


@pytest.mark.parametrize(
    "choices",
    [
        Choices(),
        Choices("article"),
        Choices("page", duplicates="keep"),
        Choices(encoding="gb18030"),
        Choices(encoding="utf-8", replace=True),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_every_figure_is_the_same(
    mixed: Path,
    tmp_path: Path,
    choices: Choices,
    times: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for _ in range(times):
        outcome, told, line = both(mixed, tmp_path, choices, capsys)
    assert figures_of(outcome) == {name: look(told) for name, look in FIGURES.items()}
    assert line == in_words(outcome.report)


def both(
    folder: Path, tmp_path: Path, choices: Choices, capsys: pytest.CaptureFixture[str]
) -> tuple[Outcome, Mapping[str, Any], str]:
    """The same folder into three libraries: by the window's job, as JSON, and as lines."""
    libraries = [tmp_path / f"{name}.quandian" for name in ("window", "json", "lines")]
    open_library(libraries[0], create=True).close()
    outcome = importing(libraries[0], [folder], choices)(lambda done, total: None, lambda: False)
    options = ["--as", choices.how, "--encoding", choices.encoding]
    options += ["--duplicates", choices.duplicates, *["--replace"] * choices.replace]
    printed = []
    for library, more in zip(libraries[1:], (["--json"], []), strict=True):
        main(["import", str(library), str(folder), *options, *more])
        printed.append(capsys.readouterr().out)
    return outcome, json.loads(printed[0]), printed[1].splitlines()[0]


FIGURES: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "sources": lambda told: told["sources"],
    "articles": lambda told: [
        tuple(one[name] for name in ("title", "byline", "kind", "characters", "uncertain"))
        for one in told["articles"]
    ],
    "added": lambda told: (told["added"], told["other"]),
    "known": lambda told: (
        told["already_there"],
        [(one["title"], one["source"]) for one in told["known"]],
    ),
    "near": lambda told: [
        (one["title"], one["earlier_title"], one["similarity"]) for one in told["near_duplicates"]
    ],
    "characters": lambda told: (told["characters"], told["kept"]),
    "passed over": lambda told: told["passed_over"],
    "remarks": lambda told: [(one["source"], one["remark"]) for one in told["remarks"]],
    "refused": lambda told: [(one["title"], one["detail"], one["hint"]) for one in told["refused"]],
}


def figures_of(outcome: Outcome) -> dict[str, object]:
    """What the report of the window shows."""
    report = outcome.report
    assert outcome.lost == 0
    return {
        "sources": list(report.sources),
        "articles": [
            (one.title, one.byline, one.kind, one.characters, one.uncertain)
            for one in report.articles
        ],
        "added": (report.added, sum(one.kind == "other" for one in report.articles)),
        "known": (
            report.known,
            [(one.title, file.name) for file in report.files for one in file.known],
        ),
        "near": [
            (pair.title, pair.earlier_title, round(pair.similarity, 3)) for pair in report.near
        ],
        "characters": (report.characters, report.kept),
        "passed over": report.passed_over,
        "remarks": list(outcome.remarks),
        "refused": [
            (one.error.title, one.error.detail, one.error.hint) for one in outcome.refusals
        ],
    }
