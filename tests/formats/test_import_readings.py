"""One file read in several ways: each is kept true, and a wrong one can be corrected."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.check import check
from db.file import open_library
from db.removal import remove_articles
from db.store import Store
from formats.transfer import (
    ImportOptions,
    ImportReport,
    add_proposal,
    export_library,
    import_paths,
    propose,
)
from formats.transfer.options import WAYS

NEWS = "# 數據公布\n\n余杭區統計局昨天公布數據，企業產值比去年增長百分之五。\n\n記者說最快。\n"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    with open_library(tmp_path / "b.quandian", create=True) as library:
        yield library


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(NEWS.encode("big5"))
    return path


def read(store: Store, path: Path, how: str = "auto", **options: str) -> ImportReport:
    return import_paths(store, [path], ImportOptions(how, **options))


def shown(store: Store) -> list[tuple[str, str]]:
    return [(one.encoding, store.source_text(one.id) or "") for one in store.sources()]


BOTH = [("gb18030", NEWS.encode("big5").decode("gb18030")), ("big5", NEWS)]


def test_an_encoding_named_by_hand_reads_anew_and_tells_of_the_earlier_reading(
    store: Store, page: Path
) -> None:
    wrong = read(store, page, encoding="gb18030")
    right = read(store, page, encoding="big5")
    assert (wrong.added, right.added, right.known) == (1, 1, 0)
    assert wrong.files[0].remarks == ()
    (remark,) = right.files[0].remarks
    assert "gb18030; articles: 1" in remark
    assert wrong.articles[0].title[:5] in remark
    assert shown(store) == BOTH
    assert check(store) == ()


@pytest.mark.parametrize("encoding", ["", "gb18030"])
def test_an_encoding_that_reads_the_same_brings_nothing_again(
    store: Store, page: Path, encoding: str
) -> None:
    read(store, page, encoding="gb18030")
    again = read(store, page, encoding=encoding)
    assert (again.added, again.known, again.files[0].remarks) == (0, 1, ())


def test_what_was_read_wrong_may_be_removed_first(store: Store, page: Path) -> None:
    wrong = read(store, page, encoding="gb18030")
    store.apply(remove_articles(store, wrong.article_ids))
    right = read(store, page)
    assert right.files[0].remarks == ()
    assert shown(store) == BOTH
    store.undo()
    assert check(store) == ()


@pytest.mark.parametrize("how", [way for way in WAYS if way != "auto"])
@pytest.mark.parametrize("duplicates", ["skip", "keep"])
def test_so_may_the_cut(store: Store, page: Path, how: str, duplicates: str) -> None:
    read(store, page, encoding="gb18030")
    read(store, page, how, encoding="big5", duplicates=duplicates)
    assert shown(store) == BOTH
    assert check(store) == ()


def test_a_web_page_may_be_read_as_the_text_that_it_is_written_in(
    store: Store, tmp_path: Path
) -> None:
    raw = f"<html><body><article><p>{NEWS * 5}</p></article></body></html>".encode()
    for name in ("a.html", "b.txt"):
        (tmp_path / name).write_bytes(raw)
        report = read(store, tmp_path / name, "page")
    assert "text/html; articles: 1" in report.files[0].remarks[0]
    assert [encoding for encoding, _ in shown(store)] == ["", "utf-8"]
    assert check(store) == ()


def test_a_proposal_in_another_encoding_is_a_source_of_its_own(store: Store, page: Path) -> None:
    read(store, page, encoding="gb18030")
    report = add_proposal(store, propose(page, ImportOptions(encoding="big5")))
    assert len(report.files[0].remarks) == 1
    assert shown(store) == BOTH
    assert check(store) == ()


def test_both_readings_come_through_a_data_set(
    store: Store, other: Store, page: Path, tmp_path: Path
) -> None:
    for encoding in ("gb18030", "big5"):
        read(store, page, encoding=encoding)
    data = tmp_path / "all.jsonl"
    export_library(store, data, "quandian")
    read(other, data)
    assert [source.encoding for source in other.sources()] == ["gb18030", "big5"]
    read(other, page, "page", encoding="big5", duplicates="keep")
    assert shown(other) == [("gb18030", ""), BOTH[1]]
    assert check(other) == ()
