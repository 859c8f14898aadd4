"""Proposals made in a process of their own."""

from pathlib import Path

import pytest

from formats.transfer import ImportOptions, propose_apart
from formats.transfer.proposals import propose
from tests.formats.test_import import NEWS
from tests.formats.test_import_apart import bad
from text.errors import Cancelled, UserError


def test_a_proposal_is_that_of_this_process(folder: Path) -> None:
    proposal = propose_apart(folder / "a.txt")
    assert proposal == propose(folder / "a.txt")
    assert proposal.path == folder / "a.txt"
    (folder / "a.txt").write_bytes(NEWS.encode("gb18030") + b"\x83\x36\xc7\x38")
    options = ImportOptions(encoding="gb18030", replace=True)
    assert propose_apart(folder / "a.txt", options) == propose(folder / "a.txt", options)


@pytest.mark.parametrize(("how", "told"), [("abort", "SIGABRT"), ("bug", "IndexError")])
def test_a_proposal_of_a_bad_file_is_refused(
    folder: Path, breaking: None, how: str, told: str
) -> None:
    with pytest.raises(UserError, match=told) as refusal:
        propose_apart(bad(folder, "b.txt", how))
    assert refusal.value.title == f"{folder / 'b.txt'} was not imported"


def test_a_proposal_can_be_refused_or_cancelled(
    folder: Path, breaking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formats.transfer.child.GRACE_S", 0.2)
    with pytest.raises(UserError, match=r"gone\.txt was not imported"):
        propose_apart(folder / "gone.txt")
    with pytest.raises(Cancelled):
        propose_apart(bad(folder, "b.txt", "hang"), cancelled=lambda: True)
