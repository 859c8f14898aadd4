"""Real libraries on real files, and sentences as the code has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.file import open_library
from db.store import Store
from text.messages import use_language


@pytest.fixture(autouse=True)
def english(own_home: None) -> None:
    use_language("en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new library."""
    with open_library(tmp_path / "a.quandian", create=True) as library:
        yield library
