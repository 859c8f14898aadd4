"""Files to import are found however deep they lie, and named so that no terminal obeys them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store
from formats.transfer import import_paths
from tests.formats.test_import import news

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="takes neither such paths")


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder so deep that what cleans up behind tests would break on it."""
    folders = [tmp_path / "deep"]
    for _ in range(1500):
        folders.append(folders[-1] / "a")
    for folder in folders:
        folder.mkdir()
    yield folders[0]
    for folder in reversed(folders):
        for path in folder.glob("*.txt"):
            path.unlink()
        folder.rmdir()


def test_a_deep_folder_is_read_to_its_bottom(store: Store, deep: Path) -> None:
    news(deep, "0.txt", "z.txt")
    news(Path(deep, *["a"] * 1500), "bottom.txt")
    report = import_paths(store, [deep])
    assert report.refused == ()
    assert report.sources == ("0.txt", "bottom.txt", "z.txt")


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("\x1b]0;t\x07", "\\x1b]0;t\\x07"),
        ("\r\n", "\\r\\n"),
        ("\x7f\x9b2J", "\\x7f\\x9b2J"),
        ("\u202e", "\\u202e"),
    ],
)
def test_controls_in_names_are_spelt_out(
    store: Store, tmp_path: Path, sign: str, shown: str
) -> None:
    (tmp_path / f"圈{sign}.txt").touch()
    (refusal,) = import_paths(store, [tmp_path / f"圈{sign}.txt"]).refused
    assert refusal.title == f"{tmp_path}/圈{shown}.txt was not imported"
