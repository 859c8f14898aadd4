"""Imports in a process of their own: whatever happens to it, one file is lost at most."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from db.check import check
from db.edits import add_span
from db.file import open_library
from db.store import Store
from formats.transfer import ImportOptions, ImportReport, import_apart, import_paths, propose_apart
from tests.conftest import ROOT, child_processes
from tests.formats.test_import import NEWS, news
from tests.formats.test_import_archive import FILES, packed
from text.errors import Cancelled, UserError
from text.messages import use_language

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")


def bad(folder: Path, name: str, how: str) -> Path:
    path = folder / name
    path.write_text(how + "\n" + NEWS.format(n=name), "utf-8")
    return path


def outline(report: ImportReport) -> tuple[object, ...]:
    """What does not differ between two imports of the same files."""
    files = [
        (file.name, file.path, [one.title for one in file.articles], file.characters, file.kept)
        for file in report.files
    ]
    return files, report.passed_over, [str(error) for error in report.refused]


def test_the_report_is_that_of_an_import_in_this_process(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    (folder / "tags.json").write_text("{}")
    (folder / "empty.txt").touch()
    (folder / "news.zip").write_bytes(packed(FILES))
    report = import_apart(store.path, [folder, tmp_path / "gone.txt"])
    with open_library(tmp_path / "b.quandian", create=True) as other:
        assert outline(report) == outline(import_paths(other, [folder, tmp_path / "gone.txt"]))
    assert (report.added, report.known, len(report.refused)) == (6, 2, 2)
    assert [store.article(one.id).uid for one in report.articles] == [
        one.uid for one in report.articles
    ]
    assert check(store) == ()


def test_progress_ends_at_the_last_byte(store: Store, folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    import_apart(store.path, [folder], progress=lambda *step: seen.append(step))
    total = sum(path.stat().st_size for path in folder.iterdir())
    assert seen[-1] == (total, total)
    assert seen == sorted(seen)


@pytest.mark.parametrize("names", [("b.txt",), ("0.txt", "b.txt", "d.txt", "z.txt")])
def test_a_file_that_brings_the_process_down_costs_itself_only(
    store: Store, folder: Path, breaking: None, names: tuple[str, ...]
) -> None:
    paths = [bad(folder, name, "abort") for name in names]
    report = import_apart(store.path, [folder])
    assert report.sources == ("a.txt", "c.txt", "e.txt", "g.txt")
    assert [error.title for error in report.refused] == [
        f"{path} was not imported" for path in paths
    ]
    assert all("SIGABRT" in error.detail for error in report.refused)
    assert check(store) == ()


def test_so_does_one_in_an_archive(store: Store, tmp_path: Path, breaking: None) -> None:
    path = tmp_path / "news.zip"
    texts = {f"{name}.txt": NEWS.format(n=name).encode() for name in "abd"}
    path.write_bytes(packed({**texts, "c.txt": b"abort\n", "link.txt": b"", "z.txt": b"abort\n"}))
    report = import_apart(store.path, [path, *news(tmp_path, "zz.txt")])
    assert report.sources == ("news.zip/a.txt", "news.zip/b.txt", "news.zip/d.txt", "zz.txt")
    assert [error.title for error in report.refused] == [
        f"{path}/{name} was not imported" for name in ("c.txt", "link.txt", "z.txt")
    ]


def test_a_bug_is_told_as_that_files_without_its_words(
    store: Store, folder: Path, breaking: None
) -> None:
    bad(folder, "b.txt", "bug")
    report = import_apart(store.path, [folder])
    assert report.added == 4
    (refusal,) = report.refused
    assert "IndexError, breaking_worker.py:" in refusal.detail
    assert "余杭" not in str(refusal)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_file_that_swells_is_refused(store: Store, folder: Path, breaking: None) -> None:
    bad(folder, "b.txt", "swell")
    report = import_apart(store.path, [folder])
    assert report.added == 4
    (refusal,) = report.refused
    assert "more memory than an import may take" in refusal.detail


def test_what_a_reader_prints_disturbs_nothing(
    store: Store, folder: Path, breaking: None, capfd: pytest.CaptureFixture[str]
) -> None:
    bad(folder, "b.txt", "print")
    assert import_apart(store.path, [folder]).added == 5
    assert capfd.readouterr() == ("", "")


def test_a_file_that_hangs_can_be_cancelled(
    store: Store, folder: Path, breaking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formats.transfer.child.GRACE_S", 0.3)
    bad(folder, "d.txt", "hang")
    with pytest.raises(Cancelled):
        import_apart(store.path, [folder], cancelled=lambda: store.article_count() == 2)
    assert [source.name for source in store.sources()] == ["a.txt", "c.txt"]
    assert check(store) == ()


def test_cancelling_keeps_whole_files(store: Store, folder: Path, breaking: None) -> None:
    bad(folder, "b.txt", "slow")
    bad(folder, "d.txt", "slow")
    with pytest.raises(Cancelled):
        import_apart(store.path, [folder], cancelled=lambda: store.article_count() == 3)
    assert 3 <= store.article_count() < 6
    assert check(store) == ()
    report = import_apart(store.path, [folder])
    assert report.added + report.known == 6
    assert report.known >= 3


def test_cancelling_before_it_begins_adds_nothing(store: Store, folder: Path) -> None:
    with pytest.raises(Cancelled):
        import_apart(store.path, [folder], cancelled=lambda: True)
    assert store.article_count() < 4


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may take three seconds, in which a process starts and reads a short one."""
    monkeypatch.setattr("formats.transfer.in_work.TIME_S", 3.0)


def test_a_file_that_takes_too_long_costs_itself_only(
    store: Store, folder: Path, breaking: None, hurry: None
) -> None:
    paths = [bad(folder, name, "hang") for name in ("b.txt", "z.txt")]
    report = import_apart(store.path, [folder])
    assert report.sources == ("a.txt", "c.txt", "e.txt", "g.txt")
    assert [(error.title, error.detail) for error in report.refused] == [
        (f"{path} was not imported", "It took longer than 3 seconds") for path in paths
    ]
    with pytest.raises(UserError, match="longer than 3 seconds"):
        propose_apart(paths[0])


def test_a_file_that_came_in_before_the_process_broke_is_told_as_known(
    store: Store, folder: Path, breaking: None
) -> None:
    bad(folder, "b.txt", "afterwards")
    report = import_apart(store.path, [folder])
    assert report.sources == ("a.txt", "b.txt", "c.txt", "e.txt", "g.txt")
    assert (report.added, report.known, report.refused) == (4, 1, ())
    assert store.article_count() == 5
    assert check(store) == ()


def test_where_duplicates_are_kept_it_is_not_added_twice(
    store: Store, folder: Path, breaking: None
) -> None:
    """What an earlier import brought is, and so is a second file of the same bytes: each once."""
    path = bad(folder, "b.txt", "afterwards")
    import_paths(store, [path])
    (folder / "z.txt").write_bytes(path.read_bytes())
    report = import_apart(store.path, [folder], ImportOptions(duplicates="keep"))
    assert report.sources == ("a.txt", "b.txt", "c.txt", "e.txt", "g.txt", "z.txt")
    assert (report.added, report.known, report.refused) == (4, 2, ())
    assert store.article_count() == 1 + 6
    assert check(store) == ()


def test_so_is_one_in_an_archive_and_what_was_refused_before_is_told_once(
    store: Store, folder: Path, breaking: None
) -> None:
    late = b"afterwards\n" + NEWS.format(n="b").encode()
    (folder / "b.zip").write_bytes(packed({"1": b"", "1.txt": b"", "2.txt": late, "3.txt": b""}))
    (folder / "0.txt").symlink_to(folder / "nowhere")
    report = import_apart(store.path, [folder])
    assert (report.added, report.known) == (4, 1)
    assert [error.title.split()[0] for error in report.refused] == [
        str(folder / name) for name in ("0.txt", "b.zip/1.txt", "b.zip/3.txt")
    ]


@on_linux
def test_a_killed_import_goes_on_and_doubles_nothing(store: Store, tmp_path: Path) -> None:
    for number in range(60):
        news(tmp_path / "news", f"{number:03}.txt")
    for number, path in enumerate(sorted((tmp_path / "news").iterdir())):
        path.write_text(NEWS.format(n=number), "utf-8")
    known, killed = child_processes(), 0

    def kill(done: int, total: int) -> None:
        nonlocal killed
        if 0 < done < total and killed < 3:
            for child in child_processes() - known:
                os.kill(int(child), signal.SIGKILL)
                killed += 1

    report = import_apart(store.path, [tmp_path / "news"], progress=kill)
    assert killed
    assert all("SIGKILL" in error.detail for error in report.refused)
    assert check(store) == ()
    import_apart(store.path, [tmp_path / "news"])
    assert store.article_count() == len({source.sha256 for source in store.sources()}) == 60
    assert check(store) == ()


PARENT = """
import sys
from pathlib import Path
from formats.transfer import child, import_apart
child.WORKER = "tests.formats.breaking_worker"
import_apart(Path(sys.argv[1]), [Path(sys.argv[2])])
"""


@on_linux
@pytest.mark.parametrize("how", ["hang", "slow"])
def test_the_process_ends_when_nobody_waits_for_it(store: Store, folder: Path, how: str) -> None:
    for name in ("b.txt", "b2.txt", "b3.txt", "b4.txt", "d.txt", "f.txt"):
        bad(folder, name, how)
    command = [sys.executable, "-c", PARENT, str(store.path), str(folder)]
    parent = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    worker = waited(lambda: children_of(parent.pid) if store.article_count() else [])[0]
    parent.kill()
    parent.wait()
    waited(lambda: [True] if not is_alive(worker) else [])
    assert store.article_count() < 10
    assert check(store) == ()


def children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(child) for child in found.split()]


def is_alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return False


def waited(look: Callable[[], list]) -> list:
    """What `look` finds at last."""
    end = time.monotonic() + 30
    while not (found := look()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


def test_edits_in_the_window_and_an_import_beside_it_do_not_hurt_each_other(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    for number in range(40):
        (folder / f"n{number:02}.txt").write_text(NEWS.format(n=f"n{number}"), "utf-8")
    import_paths(store, news(tmp_path, "first.txt"))
    article, waits = store.article(1), []

    def tag(done: int, total: int) -> None:
        begun = time.perf_counter()
        place = len(store.spans(1))
        if place < 20:
            change = add_span(article, store.tags()[0], store.annotator(), place, place + 2)
            store.apply(change)
            waits.append(time.perf_counter() - begun)

    report = import_apart(store.path, [folder], progress=tag)
    assert report.added + report.known == 44
    assert len(store.spans(1)) == len(waits) > 1
    assert check(store) == ()


def test_a_file_that_goes_meanwhile_is_named(store: Store, folder: Path, breaking: None) -> None:
    bad(folder, "b.txt", "slow")

    def remove(done: int, total: int) -> None:
        (folder / "g.txt").unlink(missing_ok=True)

    report = import_apart(store.path, [folder], progress=remove)
    assert report.sources == ("a.txt", "b.txt", "c.txt", "e.txt")
    (refusal,) = report.refused
    assert refusal.title == f"{folder / 'g.txt'} was not imported"
    assert "No such file" in refusal.detail


def test_another_library_in_the_folder_is_no_article(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    open_library(folder / "other.quandian", create=True).close()
    report = import_apart(store.path, [folder, folder / "other.quandian"])
    assert (report.added, report.passed_over) == (4, 1)
    (refusal,) = report.refused
    assert refusal.title == f"{folder / 'other.quandian'} was not imported"


def test_a_library_that_cannot_be_written_is_told(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(UserError, match="There is no such library"):
        import_apart(tmp_path / "none.quandian", [folder])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes all")
def test_a_write_protected_library_is_told(store: Store, folder: Path) -> None:
    store.path.chmod(0o444)
    with pytest.raises(UserError, match="write-protected"):
        import_apart(store.path, [folder])


def test_a_process_that_never_begins_is_told(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formats.transfer.child.WORKER", "formats.transfer.none_such")
    with pytest.raises(UserError, match=r"could not go on: .* before it begins: 1\."):
        import_apart(store.path, [folder])
    with pytest.raises(UserError, match=r"brought the reader down \(1\)"):
        propose_apart(folder / "a.txt")


def test_options_that_cannot_be_are_refused(store: Store, folder: Path) -> None:
    with pytest.raises(UserError, match="can only be exported"):
        import_apart(store.path, [folder], ImportOptions("conll"))


def test_refusals_are_in_the_language_in_force(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    use_language("zh")
    (refusal,) = import_apart(store.path, [tmp_path / "a.txt"]).refused
    assert refusal.detail == "它是空的"


def test_relative_paths_and_names_that_are_no_text(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (name,) = news(Path(), "a.txt")
    assert import_apart(Path(store.path.name), [name]).added == 1
    if sys.platform == "linux":
        odd = Path(os.fsdecode(b"\xff.txt"))
        odd.write_text("增长十分明显，企业都说好。", "utf-8")
        assert import_apart(store.path, [odd]).sources == ("?.txt",)


def test_a_folder_that_it_is_started_in_lends_it_no_modules(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "formats", "msgspec", "sqlite3"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)")
    paths = [path.absolute() for path in news(tmp_path, "a.txt")]
    monkeypatch.chdir(tmp_path)
    assert import_apart(store.path, paths).added == 1
