"""Exports: chosen articles, whole files or none, the same bytes each time."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from db import edits
from db.file import open_library
from db.store import Store
from formats.registry import FORMATS
from formats.report import Loss
from formats.transfer import ExportOptions, export_library, import_paths
from tests.formats.samples import document, written
from text.errors import Cancelled, UserError

EVERY_FORMAT = pytest.mark.parametrize("format_id", [one.id for one in FORMATS])


@pytest.fixture
def store(store: Store, tmp_path: Path) -> Store:
    """A library of four articles, one of them a notice, with spans of two tags."""
    data = tmp_path / "in.jsonl"
    data.write_bytes(
        written(
            document("𠮷野家十项举措", (0, 3, "figure"), (0, 7, "initiative"), uid="a"),
            document("增长12.3%", (2, 7, "figure"), uid="b", status="done"),
            document("读者来信", uid="c", kind="other"),
            document("照片", uid="d", kind="photo", status="reading"),
        )
    )
    assert import_paths(store, [data]).added == 4
    data.unlink()
    return store


def uids(path: Path) -> list[str]:
    return [json.loads(line)["uid"] for line in path.read_text().split("\n")[1:-1]]


@EVERY_FORMAT
def test_the_same_library_gives_the_same_bytes(
    store: Store, tmp_path: Path, format_id: str
) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    export_library(store, first, format_id)
    with open_library(store.path, read_only=True) as other:
        report = export_library(other, second, format_id)
    assert first.read_bytes() == second.read_bytes() != b""
    assert report.path == second


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (ExportOptions(), "abcd"),
        (ExportOptions(with_other=False), "abd"),
        (ExportOptions(statuses=("new",)), "ac"),
        (ExportOptions(statuses=("new", "done"), with_other=False), "ab"),
        (ExportOptions(articles=("d", "b")), "bd"),
        (ExportOptions(articles=("c",), with_other=False), "c"),
        (ExportOptions(articles=("a", "b"), statuses=("done",)), "b"),
    ],
)
def test_articles_are_chosen(
    store: Store, tmp_path: Path, options: ExportOptions, expected: str
) -> None:
    report = export_library(store, tmp_path / "out", "quandian", options)
    assert "".join(uids(tmp_path / "out")) == expected
    assert report.articles == len(expected)


def test_only_a_lossless_format_takes_notices_unasked(store: Store, tmp_path: Path) -> None:
    report = export_library(store, tmp_path / "out", "doccano")
    assert (report.articles, report.left_out) == (3, {Loss.OTHER_ARTICLES: 1})
    report = export_library(store, tmp_path / "out", "doccano", ExportOptions(with_other=True))
    assert (report.articles, report.left_out) == (4, {})


def test_tags_are_chosen_with_their_scheme(store: Store, tmp_path: Path) -> None:
    report = export_library(store, tmp_path / "out", "quandian", ExportOptions(tags=("figure",)))
    header, *lines = (tmp_path / "out").read_text().splitlines()
    assert [tag["name"] for tag in json.loads(header)["tags"]] == ["figure"]
    spans = [span["tag"] for line in lines for span in json.loads(line)["spans"]]
    assert spans == ["figure", "figure"]
    assert report.spans == 2


@pytest.mark.parametrize(
    ("format_id", "options", "told"),
    [
        ("poem", ExportOptions(), "There is no format “poem” Known are: quandian"),
        ("quandian", ExportOptions(tags=("poem",)), "“poem” cannot be chosen here"),
        ("quandian", ExportOptions(statuses=("old",)), "“old” cannot be chosen here"),
        ("quandian", ExportOptions(articles=("x",)), "The library holds no article x"),
        ("doccano", ExportOptions(offsets="byte"), "“byte” cannot be chosen"),
        ("doccano", ExportOptions(form="x"), "Known are: entities, label"),
        ("conll", ExportOptions(cut="x"), "Known are: paragraph, sentence"),
    ],
)
def test_what_cannot_be_chosen_is_told(
    store: Store, tmp_path: Path, format_id: str, options: ExportOptions, told: str
) -> None:
    with pytest.raises(UserError, match=r"“x”|“old”|“poem”|“byte”|no such article") as refusal:
        export_library(store, tmp_path / "out", format_id, options)
    assert told in str(refusal.value)
    assert not (tmp_path / "out").exists()


def cancel(store: Store, out: Path) -> None:
    asked = iter([False, False, True])
    export_library(store, out, "quandian", cancelled=lambda: next(asked))


def cancel_at_the_end(store: Store, out: Path) -> None:
    asked = iter([False, False, False, False, True])
    export_library(store, out, "quandian", cancelled=lambda: next(asked))


def fail(store: Store, out: Path) -> None:
    def progress(done: int, total: int) -> None:
        if done:
            raise RuntimeError

    export_library(store, out, "quandian", progress=progress)


def run_out_of_space(store: Store, out: Path) -> None:
    def progress(done: int, total: int) -> None:
        raise OSError(28, "No space left on device")

    export_library(store, out, "quandian", progress=progress)


@pytest.mark.parametrize(
    ("stop", "error"),
    [
        (cancel, Cancelled),
        (cancel_at_the_end, Cancelled),
        (fail, RuntimeError),
        (run_out_of_space, UserError),
    ],
)
@pytest.mark.parametrize("before", [None, b"older"])
def test_an_export_that_stops_leaves_what_was_there(
    store: Store, tmp_path: Path, stop: Callable, error: type[Exception], before: bytes | None
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    if before is not None:
        (folder / "out").write_bytes(before)
    with pytest.raises(error):
        stop(store, folder / "out")
    left = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert left == ({} if before is None else {"out": before})


def test_the_bytes_are_on_the_disk_before_the_name(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file, then its new name, then the folder: a power cut leaves the old or the new."""
    steps = []
    fsync, replace = os.fsync, Path.replace

    def watched_fsync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def watched_replace(part: Path, target: Path) -> Path:
        assert (part.name, part.parent) == ("out.part", target.parent)
        steps.append("name")
        return replace(part, target)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(Path, "replace", watched_replace)
    export_library(store, tmp_path / "out", "quandian")
    assert steps == ["file", "name", "folder"] if os.name != "nt" else ["file", "name"]


def test_an_export_replaces_an_older_one_and_a_left_over_part(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"older")
    (tmp_path / "out.part").write_bytes(b"left by a crash" * 1000)
    export_library(store, tmp_path / "out", "quandian")
    assert uids(tmp_path / "out") == list("abcd")
    assert not (tmp_path / "out.part").exists()


def test_a_link_stays_a_link(store: Store, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "folder" / "real")
    export_library(store, tmp_path / "out", "quandian")
    assert (tmp_path / "out").is_symlink()
    assert uids(tmp_path / "folder" / "real") == list("abcd")


@pytest.mark.parametrize("name", ["a.quandian", "a.quandian-wal", "link", "other.quandian"])
def test_no_library_is_written_over(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / "link").symlink_to(store.path)
    open_library(tmp_path / "other.quandian", create=True).close()
    before = (tmp_path / "other.quandian").read_bytes()
    with pytest.raises(UserError, match="A library lies at this place"):
        export_library(store, tmp_path / name, "quandian")
    assert store.article_count() == 4
    assert (tmp_path / "other.quandian").read_bytes() == before


def test_no_library_is_written_over_as_the_part_of_a_file(store: Store, tmp_path: Path) -> None:
    open_library(tmp_path / "out.part", create=True).close()
    (tmp_path / "mine.part").symlink_to(store.path)
    for name in ("out", "mine"):
        with pytest.raises(UserError, match="A library lies at this place") as refusal:
            export_library(store, tmp_path / name, "quandian")
        assert f"{name}.part" in refusal.value.detail
    assert store.article_count() == 4


@pytest.mark.parametrize(
    ("name", "told"), [("missing/out", "The folder is missing"), ("", "a folder or a device")]
)
def test_a_place_that_takes_no_file_is_told(
    store: Store, tmp_path: Path, name: str, told: str
) -> None:
    with pytest.raises(UserError) as refusal:
        export_library(store, tmp_path / name, "quandian")
    assert told in str(refusal.value)


def test_progress_counts_articles(store: Store, tmp_path: Path) -> None:
    seen = []
    export_library(
        store, tmp_path / "out", "conll", progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_relations_cut_by_the_choice_of_tags_are_counted(tmp_path: Path) -> None:
    from formats.base import DocumentRelation

    data = tmp_path / "in.jsonl"
    relations = (DocumentRelation("r", "k", "a-0", "a-1"),)
    data.write_bytes(written(document("一二", (0, 1, "figure"), (1, 2, "O"), relations=relations)))
    with open_library(tmp_path / "r.quandian", create=True) as store:
        import_paths(store, [data])
        whole = export_library(store, tmp_path / "out", "quandian")
        part = export_library(store, tmp_path / "out", "quandian", ExportOptions(tags=("O",)))
    assert (whole.relations, dict(whole.left_out)) == (1, {})
    assert (part.relations, dict(part.left_out)) == (0, {Loss.RELATIONS: 1})


def test_spans_made_in_any_order_come_out_by_place(store: Store, tmp_path: Path) -> None:
    article, tags = store.article_by_uid("b"), store.tags()
    for start, end in ((4, 6), (0, 7), (0, 2)):
        store.apply(edits.add_span(article, tags[0], store.annotator(), start, end))
    export_library(store, tmp_path / "out", "quandian", ExportOptions(articles=("b",)))
    spans = json.loads((tmp_path / "out").read_text().split("\n")[1])["spans"]
    assert [(one["start"], one["end"]) for one in spans] == [(0, 7), (0, 2), (2, 7), (4, 6)]


@EVERY_FORMAT
def test_what_is_written_meanwhile_is_in_the_next_export(
    store: Store, tmp_path: Path, format_id: str
) -> None:
    before, beside = tmp_path / "before", tmp_path / "beside"
    export_library(store, before, format_id)

    def edit(done: int, total: int) -> None:
        with open_library(store.path) as other:
            article = other.article_by_uid("b")
            change = edits.add_span(article, other.tags()[2], other.annotator(), done, done + 1)
            other.apply(change)

    export_library(store, beside, format_id, progress=edit)
    assert beside.read_bytes() == before.read_bytes()
    assert len(store.spans(store.article_by_uid("b").id)) > 1
