"""Long edits in a process of their own: as in this one, and nothing is lost with it."""

import os
import signal
from pathlib import Path

import pytest

from db.check import check
from db.edits import set_status
from db.records import ArticleQuery
from db.runs import Edited
from db.store import Store
from formats.transfer import remove_apart, walk_apart
from tests.bench.inputs import make_drafts
from tests.conftest import child_processes
from tests.libraries import add_drafts
from text.errors import Cancelled, UserError

Ids = tuple[int, ...]


@pytest.fixture
def ids(store: Store) -> Ids:
    add_drafts(store, list(make_drafts(200)))
    return tuple(store.article_ids(ArticleQuery()))


def never() -> bool:
    return False


def nothing(done: int, total: int) -> None:
    pass


def test_articles_go_and_come_back(store: Store, ids: Ids) -> None:
    seen: list[tuple[int, int]] = []
    label = "Remove many articles"
    removed = remove_apart(store.path, ids, lambda *step: seen.append(step), never)
    assert (removed, store.article_count(), seen[-1]) == (Edited(label, 200), 0, (200, 200))
    assert walk_apart(store.path, "done", nothing, never) == Edited(label, 200, ids[0])
    assert store.article_count() == 200
    assert walk_apart(store.path, "undone", nothing, never) == Edited(label, 200)
    assert check(store) == ()


def test_cancelling_keeps_what_was_done_as_one_edit(store: Store, ids: Ids) -> None:
    with pytest.raises(Cancelled):
        remove_apart(store.path, ids, nothing, lambda: store.article_count() < 200)
    assert store.article_count() < 200
    store.undo()
    assert store.article_count() == 200


def test_a_process_that_is_killed_leaves_whole_parts(store: Store, ids: Ids) -> None:
    def kill(done: int, total: int) -> None:
        for process in child_processes():
            os.kill(int(process), signal.SIGKILL)

    with pytest.raises(UserError, match="broken off"):
        remove_apart(store.path, ids, kill, never)
    assert check(store) == ()
    assert store.article_count() < 200
    store.undo()
    assert store.article_count() == 200
    assert check(store) == ()


def test_an_edit_that_no_longer_fits_is_told(store: Store, ids: Ids) -> None:
    remove_apart(store.path, ids, nothing, never)
    store.undo()
    change = set_status(store.article(ids[3]), "done")
    store.connection.execute("UPDATE article SET status = 'done' WHERE id = ?", ids[3])
    with pytest.raises(UserError, match="no longer fits"):
        store.apply(change)
    with pytest.raises(UserError, match="no longer fits"):
        walk_apart(store.path, "undone", nothing, never)


def test_a_library_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such library"):
        walk_apart(tmp_path / "gone.quandian", "done", nothing, never)
