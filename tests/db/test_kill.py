"""A process that is killed while it tags: what it had acknowledged is in the library."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from db.check import check
from db.drafts import Added
from db.file import open_library
from db.store import Store

ROUNDS = int(os.environ.get("QUANDIAN_KILLS", "10"))

TAG = """
import sys
from pathlib import Path
from db.edits import add_span
from db.file import open_library
with open_library(Path(sys.argv[1])) as store:
    article, tag, me = store.article(1), store.tags()[0], store.annotator()
    for start in range(int(sys.argv[2]), len(article.text)):
        written = store.apply(add_span(article, tag, me, start, start + 1))
        print(written.after[0].values["uid"], flush=True)
"""


def killed_while_tagging(path: Path, first: int, seconds: float) -> list[str]:
    """What a process acknowledged in some `seconds` of tagging before it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", TAG, str(path), str(first)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline().strip()]
        time.sleep(seconds)
        child.kill()
        told += [line.strip() for line in child.stdout if line.endswith("\n")]
    return [uid for uid in told if uid]


def test_no_acknowledged_span_is_lost_to_a_kill(
    store: Store, path: Path, add: Callable[..., Added]
) -> None:
    add("long.txt", "圈点𠮷" * 40_000)
    store.close()
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for _ in range(ROUNDS):
        with open_library(path) as library:
            first = len(library.spans(1))
        told = killed_while_tagging(path, first, chance.uniform(0, 0.2))
        assert told
        acknowledged.update(told)
        with open_library(path) as library:
            uids = {span.uid for span in library.spans(1)}
            assert acknowledged <= uids
            # One more may be on disk than was told: killed between the two.
            assert len(uids) <= first + len(told) + 1
            assert library.undo_label()
    with open_library(path) as library:
        assert check(library) == ()
