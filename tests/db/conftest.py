"""Real libraries on real files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.bulk import add_source
from db.drafts import Added
from db.file import open_library
from db.records import Article
from db.store import Store
from tests.db.samples import TEXT, draft, source
from text.messages import use_language


@pytest.fixture(autouse=True)
def english(own_home: None) -> None:
    """Tests name sentences as the code has them."""
    use_language("en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A name with all that a URI would misread."""
    return tmp_path / "圈点 50%3F?#a.quandian"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new library."""
    with open_library(path, create=True) as library:
        yield library


@pytest.fixture
def add(store: Store) -> Callable[..., Added]:
    """Adds texts as the articles of one source."""

    def added(name: str, *texts: str, kind: str = "article", duplicates: str = "skip") -> Added:
        drafts = [draft(text, kind=kind) for text in texts]
        return add_source(store, source(name), drafts, duplicates)

    return added


@pytest.fixture
def article(store: Store, add: Callable[..., Added]) -> Article:
    """One article, already in the library."""
    return store.article(add("one.txt", TEXT).article_ids[0])
