"""While its articles are stored a file comes on, and what came of it is told whatever happens."""

from pathlib import Path

from db.check import check
from db.store import Store
from formats.transfer import import_apart, import_paths, in_words
from tests.formats.test_import_apart import hurry  # noqa: F401 - a fixture

PAGES = "PRAGMA page_count"
ARTICLE = (
    "# 余杭第{n}项举措\n\n记者 王某\n\n本报讯 余杭昨天发布第{n}项举措，产值增长百分之{n}。\n\n"
)


def page(path: Path, how: str, articles: int) -> Path:
    path.write_text(how + "\n\n" + "".join(ARTICLE.format(n=n) for n in range(articles)), "utf-8")
    return path


def test_a_file_may_be_stored_for_longer_than_it_may_take(
    store: Store,
    tmp_path: Path,
    breaking: None,
    hurry: None,  # noqa: F811
) -> None:
    report = import_apart(store.path, [page(tmp_path / "a.txt", "stores slowly", 90)])
    assert report.refused == ()
    assert report.added == store.article_count() > 80


def test_what_came_in_before_the_process_broke_twice_is_told(
    store: Store, folder: Path, breaking: None
) -> None:
    path = page(folder / "b.txt", "breaks storing", 40)
    report = import_apart(store.path, [folder])
    assert [error.title for error in report.refused] == [f"{path} was not imported"]
    assert report.sources == ("a.txt", "b.txt", "c.txt", "e.txt", "g.txt")
    assert report.added == store.article_count() > 4
    assert check(store) == ()


def test_what_came_in_before_the_disk_was_full_is_told_and_how_many_files_did_not(
    store: Store, folder: Path
) -> None:
    page(folder / "b.txt", "", 3000)
    store.connection.execute(f"PRAGMA max_page_count = {store.connection.value(PAGES) + 300}")
    report = import_paths(store, [folder])
    assert report.sources == ("a.txt", "b.txt")
    assert 4 < report.added == store.article_count() < 3000
    assert len(report.refused) == 2
    assert report.not_imported == 4
    assert "files not imported: 4" in in_words(report)
    assert check(store) == ()
