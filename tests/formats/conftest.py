"""Real libraries on real files, and sentences as the code has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.file import open_library
from db.store import Store
from tests.formats.test_import import news
from text.messages import use_language


@pytest.fixture(autouse=True)
def english(own_home: None) -> None:
    use_language("en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new library."""
    with open_library(tmp_path / "a.quandian", create=True) as library:
        yield library


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("formats.transfer.child.WORKER", "tests.formats.breaking_worker")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of four articles, in the order of their names."""
    news(tmp_path / "news", "a.txt", "c.txt", "e.txt", "g.txt")
    return tmp_path / "news"
