"""Opening a library: what is made, what is refused, what is brought up to date."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import migrations, schema
from db.bulk import Addition
from db.drafts import ArticleEntry, SourceDraft
from db.edits import add_span, set_status
from db.errors import Busy, NotWritable
from db.file import open_library
from db.records import Article
from db.store import Store
from text.article import ArticleDraft, Paragraph
from text.errors import UserError

DATA = Path(__file__).parent.parent / "data"


def test_a_new_library_has_tags_and_an_annotator(store: Store) -> None:
    assert [(tag.name, tag.label_zh, tag.key) for tag in store.tags()] == [
        ("initiative", "举措", "1"),
        ("figure", "数据", "2"),
        ("organisation", "机构", "3"),
        ("person", "人物", "4"),
    ]
    assert store.annotator().name == "me"
    assert store.annotators() == (store.annotator(),)


def test_every_connection_has_the_settings(store: Store, path: Path) -> None:
    def settings(library: Store) -> list[object]:
        names = ("foreign_keys", "trusted_schema", "synchronous", "journal_mode")
        return [library.connection.value(f"PRAGMA {name}") for name in names]

    assert settings(store) == [1, 0, 2, "wal"]
    with open_library(path, read_only=True) as reader:
        assert settings(reader) == [1, 0, 2, "wal"]


def test_the_file_carries_its_marks(store: Store, path: Path) -> None:
    store.close()
    header = path.read_bytes()[:100]
    assert header[68:72] == b"QDN1"
    assert int.from_bytes(header[60:64], "big") == schema.VERSION
    with closing(sqlite3.connect(path)) as raw:
        assert len(list(migrations.MIGRATIONS.applied(Database(raw)))) == schema.VERSION


@pytest.mark.parametrize("name", ["a b", "圈点", "50%3F", "a?mode=memory", "#1", "a&b=c", "a'b"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    path = folder / f"{name}.quandian"
    open_library(path, create=True).close()
    assert [file.name for file in folder.iterdir()] == [path.name]
    with open_library(path, read_only=True) as library:
        assert library.path == path


def test_an_existing_library_is_never_made_anew(store: Store, path: Path, article: Article) -> None:
    with open_library(path, create=True) as again:
        assert again.article(article.id) == article


def test_an_empty_file_becomes_a_library_on_request(path: Path) -> None:
    path.touch()
    with pytest.raises(UserError, match="empty"):
        open_library(path)
    open_library(path, create=True).close()


def nothing(path: Path) -> None:
    pass


def folder(path: Path) -> None:
    path.mkdir()


def words(path: Path) -> None:
    path.write_text("杭州市发布十项举措" * 100, encoding="utf-8")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE tag (name)")


def newer(path: Path) -> None:
    open_library(path, create=True).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def truncated(path: Path) -> None:
    open_library(path, create=True).close()
    path.write_bytes(path.read_bytes()[:-4096])


def header_only(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def garbled(path: Path) -> None:
    open_library(path, create=True).close()
    content = bytearray(path.read_bytes())
    content[4096 + 8 : 4096 * 3] = b"\xa5" * (4096 * 2 - 8)
    path.write_bytes(content)


def garbled_schema(path: Path) -> None:
    open_library(path, create=True).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xa5" * 3996
    path.write_bytes(content)


def lacking(path: Path) -> None:
    open_library(path, create=True).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE relation")


@pytest.mark.parametrize("read_only", [False, True], ids=["writing", "reading"])
@pytest.mark.parametrize(
    ("make", "title"),
    [
        (nothing, "There is no such library"),
        (folder, "This is not a library"),
        (Path.touch, "This file is empty"),
        (words, "This is not a library"),
        (foreign, "This is not a library"),
        (newer, "This library needs a newer Quandian"),
        (truncated, "This library is damaged"),
        (header_only, "This is not a library"),
        (garbled, "This library is damaged"),
        (garbled_schema, "This library is damaged"),
        (lacking, "This library is damaged"),
    ],
)
def test_what_is_no_sound_library_is_refused_and_left_alone(
    path: Path, make: Callable[[Path], None], title: str, read_only: bool
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as refusal:
        open_library(path, read_only=read_only)
    assert refusal.value.title == title
    assert str(path) in refusal.value.detail
    assert refusal.value.hint
    assert (path.read_bytes() if path.is_file() else None) == before
    beside = {file.name.removeprefix(path.name) for file in path.parent.iterdir()}
    assert beside <= {"", "-wal", "-shm"}


def test_a_library_is_not_made_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        open_library(tmp_path / "a" / "b.quandian", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_making_that_fails_leaves_nothing_that_looks_like_a_library(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "FIRST", (*schema.FIRST, "CREATE TABLE tag (again)"))
    with pytest.raises(sqlite3.OperationalError):
        open_library(path, create=True)
    monkeypatch.undo()
    open_library(path, create=True).close()


def test_a_reader_reads_beside_a_writer(store: Store, path: Path, article: Article) -> None:
    with open_library(path, read_only=True) as reader, store.connection.writing():
        assert reader.article(article.id) == article
        store.connection.execute("UPDATE article SET byline = '新'")
        assert reader.article(article.id) == article


def test_a_reader_writes_nothing(store: Store, path: Path, article: Article) -> None:
    change = add_span(article, store.tags()[0], store.annotator(), 0, 2)
    store.apply(change)
    with open_library(path, read_only=True) as reader:
        assert reader.read_only
        for write in (
            lambda: reader.apply(set_status(article, "done")),
            reader.undo,
            reader.redo,
            lambda: reader.set_setting("theme", "dark"),
            lambda: reader.remember_reading(article.id, 3),
        ):
            with pytest.raises(NotWritable, match="reading only"):
                write()
        with pytest.raises(UserError):
            reader.connection.execute("DELETE FROM span")
    assert len(store.spans(article.id)) == 1


OPEN = """
import os
import sys
from pathlib import Path
from db.file import open_library
from text.errors import UserError
from text.messages import use_language
use_language("en")
if os.geteuid() == 0:  # root may do everything
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for read_only in (False, True):
    try:
        with open_library(Path(sys.argv[1]), read_only=read_only) as library:
            print(library.article_count())
    except UserError as error:
        print(type(error).__name__, error.title)
"""


def as_nobody(path: Path) -> list[str]:
    """What a user without rights gets on opening `path` for writing, then for reading."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.fixture
def open_folder(path: Path) -> Path:
    """The path of a library that other users can reach."""
    for folder in (path.parent, *path.parent.parents[:3]):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/tmp"):
            folder.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work otherwise there")
def test_a_library_in_a_folder_that_cannot_be_written(
    store: Store, article: Article, open_folder: Path
) -> None:
    store.close()
    open_folder.chmod(0o444)
    open_folder.parent.chmod(0o555)
    try:
        assert as_nobody(open_folder) == ["NotWritable This library is write-protected", "1"]
    finally:
        open_folder.parent.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions work otherwise there")
def test_a_library_that_may_not_be_read(store: Store, open_folder: Path) -> None:
    store.close()
    open_folder.chmod(0)
    refused = "UserError The library cannot be opened"
    try:
        assert as_nobody(open_folder) == [refused, refused]
    finally:
        open_folder.chmod(0o644)


def test_a_locked_library_is_told_as_such(
    store: Store, path: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.connection.BUSY_SECONDS", 0.05)
    with (
        open_library(path) as other,
        store.connection.writing(),
        pytest.raises(Busy, match="locked"),
    ):
        other.apply(set_status(article, "done"))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        store.close()
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        raw.execute("BEGIN EXCLUSIVE")
        for read_only in (False, True):
            with pytest.raises(Busy, match="locked"):
                open_library(path, read_only=read_only)


def test_a_big_library_that_was_cut_short_is_told_without_reading_it_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.file._CHECKED_WHOLE", 0)
    truncated(path)
    with pytest.raises(UserError, match="damaged"):
        open_library(path)


def test_the_text_of_a_source_is_what_was_read_from_it(store: Store) -> None:
    drafts = (
        SourceDraft("a.txt", "圈点".encode("gb18030"), "text/plain", "gb18030", "a" * 64),
        SourceDraft("a.docx", b"PK", "application/zip", "", "b" * 64, text="字𠮷"),
        SourceDraft("a.jsonl", None, "", "", "c" * 64),
    )
    Addition(store).add(
        ArticleEntry(draft, ArticleDraft("圈点", (Paragraph(0, 2, "body"),), ()))
        for draft in drafts
    )
    texts = [store.source_text(source.id) for source in store.sources()[-3:]]
    assert texts == ["圈点", "字𠮷", None]
