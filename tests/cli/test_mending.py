"""`quandian mend`: one correction from the command line."""

import json
from pathlib import Path

import pytest


def test_a_correction_tells_what_became_of_the_article(run, library: Path, uid: str) -> None:
    run("tag", library, uid, 15, 18, "organisation")
    run("tag", library, uid, 23, 25, "figure")
    ran = run("mend", library, uid, 15, 18, "吉野家公司")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == {"uid": uid, "characters": 42, "moved": 2, "flagged": 0, "to_look_at": []}
    ran = run("mend", library, uid, 26, 29, "")
    (span,) = ran.json["to_look_at"]
    assert (ran.json["characters"], ran.json["moved"], ran.json["flagged"]) == (39, 1, 1)
    assert span == span | {"start": 25, "end": 26, "quote": "今", "was": "今年"}
    assert run("check", library).code == 0
    assert run("undo", library).out == "Take out “年增长”\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("UID", 5, 2, "x"), "Nothing there to correct"),
        (("UID", 5, 999, "x"), "Nothing there to correct"),
        (("UID", 5, 12, "x"), "Corrections stay within one paragraph"),
        (("UID", 0, 2, "一\n二"), "Corrections stay within one paragraph"),
        (("UID", 0, 2, "余杭"), "Nothing was corrected"),
        (("x", 0, 2, "y"), "There is no such article"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    run, library: Path, uid: str, arguments, told
) -> None:
    ran = run("mend", library, *(uid if part == "UID" else part for part in arguments))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(told)
    assert json.loads(run("undo", library, "--json").out) == {"undone": None}
