"""What was acknowledged is on disk, whenever the window dies."""

import sys
from pathlib import Path

import pytest

from tests import kills


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_no_acknowledged_span_is_lost_when_the_window_is_killed(tmp_path: Path) -> None:
    outcome = kills.run(3, tmp_path)
    assert outcome.acknowledged >= 3
    assert outcome.lost == 0
    assert outcome.problems == ()
