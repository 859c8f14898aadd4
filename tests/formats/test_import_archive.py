"""Files in a .zip come in as if they lay in a folder; what can't be taken out is named."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from db.check import check
from db.store import Store
from formats.transfer import ImportOptions, import_paths
from formats.transfer.importing import import_files
from formats.transfer.report import Tally
from tests.formats.samples import document, written
from tests.formats.test_import import NEWS
from text.errors import Cancelled


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def text(number: int) -> bytes:
    return NEWS.format(n=number).encode()


FILES = {
    "a/甲.txt": text(1),
    "b/乙.md": text(2),
    "b/tags.json": b"{}",
    ".hidden.txt": text(3),
    "b/data.jsonl": written(document("数据集里的一篇文章。", uid="u1")),
    "inner.zip": packed({"丙.txt": text(4)}),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "news.zip"
    path.write_bytes(packed(FILES))
    return path


def test_the_files_in_an_archive_come_in_under_its_name(store: Store, archive: Path) -> None:
    report = import_paths(store, [archive])
    names = ("news.zip/a/甲.txt", "news.zip/b/乙.md", "news.zip/b/data.jsonl")
    assert report.sources == (*names, "news.zip/inner.zip/丙.txt")
    assert [file.path for file in report.files] == [
        f"{archive.parent}/{name}" for name in report.sources
    ]
    assert (report.added, report.passed_over, report.refused) == (4, 1, ())
    assert [source.name for source in store.sources()][:2] == list(names[:2])
    assert store.article_by_uid("u1").text == "数据集里的一篇文章。"
    again = import_paths(store, [archive.parent])
    assert (again.added, again.known) == (0, 4)
    assert check(store) == ()


def test_a_bad_file_in_an_archive_is_named_and_the_rest_comes_in(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(packed({"a.txt": b"", "b.txt": text(1), "c.txt": b"\x89PNG\r\n\x1a\n" * 9}))
    report = import_paths(store, [path])
    assert report.sources == ("news.zip/b.txt",)
    assert [error.title for error in report.refused] == [
        f"{path}/a.txt was not imported",
        f"{path}/c.txt was not imported",
    ]


def test_a_link_in_an_archive_is_named_with_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr("b.txt", text(1))
    report = import_paths(store, [path])
    assert report.sources == ("news.zip/b.txt",)
    (refusal,) = report.refused
    assert refusal.title == f"{path}/link.txt was not imported"


@pytest.mark.parametrize("content", [b"", b"PK\3\4" + b"\0" * 40, packed({"a.txt": text(1)})[:-9]])
def test_a_damaged_archive_is_refused_once(store: Store, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(content)
    (tmp_path / "z.txt").write_bytes(text(1))
    report = import_paths(store, [path, tmp_path / "z.txt"])
    assert report.sources == ("z.txt",)
    assert [error.title for error in report.refused] == [f"{path} was not imported"]


def test_an_import_goes_on_behind_any_file_of_an_archive(store: Store, archive: Path) -> None:
    places: list[bytes] = []

    class Places(Tally):
        def begins(self, place: bytes, size: int) -> None:
            places.append(place)

    def run(after: bytes) -> Tally:
        tally = Places()
        quiet, never = (lambda done, total: None), (lambda: False)
        import_files(store, [archive], ImportOptions(), tally, quiet, never, after)
        return tally

    names = [file.name for file in run(b"").files]
    own, first, second, json, data, inner = places
    assert own == os.fsencode(archive)
    for place, rest in ((first, names[1:]), (second, names[2:]), (json, names[2:]), (inner, [])):
        assert [file.name for file in run(place).files] == rest
    assert run(data).passed == 0
    assert run(own).files == []


def test_cancelling_within_an_archive_keeps_whole_files(store: Store, archive: Path) -> None:
    with pytest.raises(Cancelled):
        import_paths(store, [archive], cancelled=lambda: store.article_count() == 2)
    assert store.article_count() == 2
    assert import_paths(store, [archive]).added == 2


def test_progress_within_an_archive_goes_up_to_its_size(store: Store, archive: Path) -> None:
    seen: list[tuple[int, int]] = []
    import_paths(store, [archive], progress=lambda *step: seen.append(step))
    size = archive.stat().st_size
    assert {step[1] for step in seen} == {size}
    assert [step[0] for step in seen] == sorted(step[0] for step in seen)
    assert len({step[0] for step in seen}) > 3
    assert seen[-1] == (size, size)
