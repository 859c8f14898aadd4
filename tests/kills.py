"""Kill -9 a window while it tags, many times, and count what was lost.

`python -m tests.kills 200` prints the figures.
"""

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
    for _ in range(kills):
        acknowledged |= _tag_and_kill(library, random_.uniform(0, LONGEST_LIFE_S))
        with open_library(library) as store:
            problems += check(store)
            held = {span.uid for span in store.spans(1)}
    return Outcome(kills, len(acknowledged), len(acknowledged - held), tuple(problems))


def _tag_and_kill(library: Path, life_s: float) -> set[str]:
    """The uids that a window acknowledged before it was killed `life_s` after its first one."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.kill_child", str(library)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QUANDIAN_LANGUAGE": "en"},
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(life_s)
    child.send_signal(signal.SIGKILL)
    rest, errors = child.communicate()
    if not first.endswith("\n"):
        raise RuntimeError(f"the window never tagged: {errors}")
    lines = [first, *rest.splitlines(keepends=True)]
    return {line.strip() for line in lines if line.endswith("\n")}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(run(int(sys.argv[1]), Path(folder)))
