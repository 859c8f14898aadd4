"""Kill -9 a window while it tags and a command line tags beside it, and count what was lost.

`python -m tests.kills 200` prints the figures.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from db.check import check
from db.file import open_library
from tests.bench.inputs import make_drafts
from tests.libraries import add_drafts

LONGEST_LIFE_S = 0.4


@dataclass(frozen=True, slots=True)
class Outcome:
    kills: int
    acknowledged: int
    lost: int
    problems: tuple[str, ...]


def run(kills: int, folder: Path, seed: int = 1) -> Outcome:
    """Kill `kills` windows on one library in `folder`, each at a random moment of its tagging."""
    random_ = random.Random(seed)
    library = folder / "killed.quandian"
    with open_library(library, create=True) as store:
        add_drafts(store, make_drafts(1, 40_000))
    acknowledged: set[str] = set()
    problems: list[str] = []
    with open_library(library) as store:
        article_uid = store.article(1).uid
    for number in range(kills):
        life_s = random_.uniform(0, LONGEST_LIFE_S)
        beside = ["tag", str(library), article_uid, str(number), str(number + 50), "person"]
        acknowledged |= _tag_and_kill(library, life_s, beside)
        with open_library(library) as store:
            problems += check(store)
            held = {span.uid for span in store.spans(1)}
    return Outcome(kills, len(acknowledged), len(acknowledged - held), tuple(problems))


def _tag_and_kill(library: Path, life_s: float, beside: list[str]) -> set[str]:
    """The uids that were acknowledged: by a window killed `life_s` after its first one, and by
    the command line `beside` it.
    """
    window = _start("tests.kill_child", str(library))
    assert window.stdout is not None
    first = window.stdout.readline()
    command = _start("cli.main", *beside)
    time.sleep(life_s)
    window.send_signal(signal.SIGKILL)
    rest, errors = window.communicate()
    told, _ = command.communicate()
    if not first.endswith("\n"):
        raise RuntimeError(f"the window never tagged: {errors}")
    lines = [first, *rest.splitlines(keepends=True)]
    acknowledged = {line.strip() for line in lines if line.endswith("\n")}
    return acknowledged | ({json.loads(told)["uid"]} if command.returncode == 0 else set())


def _start(module: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QUANDIAN_LANGUAGE": "en"},
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(run(int(sys.argv[1]), Path(folder)))
