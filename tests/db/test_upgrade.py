"""Libraries of older forms: copied, brought up to date, or left as they were."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from db import migrations, schema
from db.check import check
from db.file import open_library
from db.records import Article, ArticleQuery
from db.store import Store
from tests.db.samples import TEXT, dump
from text.errors import UserError

DATA = Path(__file__).parent.parent / "data"


def later(*more: str) -> Migrations:
    """The released steps and two more; the last one runs `more`."""
    steps = Migrations("quandian")
    steps(name="0001_first")(migrations.first)
    steps(name="0002_second")(migrations.second)
    steps(name="0003_third")(migrations.third)

    @steps(name="0004_later")
    def later(database: Database) -> None:
        database.conn.execute("ALTER TABLE tag ADD COLUMN later TEXT NOT NULL DEFAULT ''")

    @steps(name="0005_last")
    def last(database: Database) -> None:
        for statement in more:
            database.conn.execute(statement)
        database.conn.execute(f"PRAGMA user_version = {schema.VERSION}")

    return steps


def test_an_older_library_is_copied_and_brought_up_to_date(
    store: Store, path: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy holds even what is only in SQLite's log, and no file is written over."""
    old = dump(store)
    kept = path.with_name(path.name + ".backup-1")
    kept.write_text("kept", encoding="utf-8")
    monkeypatch.setattr(migrations, "MIGRATIONS", later())
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with open_library(path) as library:
        assert library.connection.rows("SELECT DISTINCT later FROM tag") == [("",)]
        assert library.article(article.id) == article
    assert kept.read_text(encoding="utf-8") == "kept"
    monkeypatch.undo()
    with open_library(path.with_name(path.name + ".backup-2"), read_only=True) as backup:
        assert dump(backup) == old
    assert not path.with_name(path.name + ".backup-3").exists()


def test_a_library_of_today_is_not_copied(store: Store, path: Path) -> None:
    open_library(path).close()
    assert not list(path.parent.glob("*.backup-*"))


def test_a_step_that_fails_leaves_the_library_as_it_was(
    store: Store, path: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = dump(store)
    monkeypatch.setattr(migrations, "MIGRATIONS", later("DELETE FROM source"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(UserError) as refusal:
        open_library(path)
    assert "is unchanged" in refusal.value.detail
    assert ".backup-1 is a copy" in refusal.value.detail
    monkeypatch.undo()
    with open_library(path) as library:
        assert dump(library) == old


def test_an_older_library_cannot_be_brought_up_to_date_by_reading(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(UserError, match="older Quandian"):
        open_library(path, read_only=True)
    assert not list(path.parent.glob("*.backup-*"))


def test_the_version_is_the_number_of_steps() -> None:
    with closing(sqlite3.connect(":memory:")) as raw:
        assert len(migrations.MIGRATIONS.pending(Database(raw))) == schema.VERSION


@pytest.mark.parametrize("name", [f"library-v{n}.quandian" for n in range(1, schema.VERSION + 1)])
def test_a_library_of_every_released_form_opens(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copyfile(DATA / name, path)
    with open_library(path) as library:
        (article_id,) = library.article_ids(ArticleQuery(text="余杭"))
        assert library.article(article_id).text == TEXT
        assert check(library) == ()
        assert [span.quote for span in library.spans(article_id)] == ["𠮷野家", "12.3%"]
        assert library.redo_label()
        assert library.undo() is not None


def test_spans_removed_before_the_second_form_can_be_brought_back(tmp_path: Path) -> None:
    """The log of the first form holds whole spans that say nothing of `was`."""
    path = tmp_path / "old.quandian"
    shutil.copyfile(DATA / "library-v1.quandian", path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE change SET state = 'undone' WHERE state = 'done'")
        raw.execute("DELETE FROM span")
        raw.commit()
    with open_library(path) as library:
        assert library.redo() is not None
        (article_id,) = library.article_ids(ArticleQuery(text="余杭"))
        assert [(span.quote, span.was) for span in library.spans(article_id)] == [("𠮷野家", "")]
