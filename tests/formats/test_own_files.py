"""The library that is open is never opened a second time: closing it would drop SQLite's locks."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db import edits
from db.bulk import add_source
from db.file import open_library
from db.records import ArticleQuery
from db.store import Store
from formats.transfer import ImportOptions, export_library, import_paths
from formats.transfer.own_files import is_own
from tests.db.samples import TEXT, draft, source
from text.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
ENDS = ("", "-wal", "-shm")


@pytest.fixture
def spelt(store: Store, tmp_path: Path) -> list[Path]:
    """The library's files under all kinds of names in one folder."""
    folder = tmp_path / "news"
    folder.mkdir()
    add_source(store, source("a"), [draft(TEXT)])
    found = [store.path.with_name(store.path.name + end) for end in ENDS]
    for number, path in enumerate(tuple(found)):
        hard, soft = folder / f"hard{number}.txt", folder / f"soft{number}.jsonl"
        hard.hardlink_to(path)
        soft.symlink_to(path)
        found += [hard, soft, folder / ".." / path.name]
    return found


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file that Python opens from here on."""
    seen: list[Path] = []

    def watch(module: object) -> None:
        original: Callable[..., object] = module.open  # type: ignore[attr-defined]

        def watched(file: object, *rest: object, **more: object) -> object:
            if isinstance(file, str | os.PathLike):
                seen.append(Path(file))
            return original(file, *rest, **more)

        monkeypatch.setattr(module, "open", watched)

    watch(io)
    watch(os)
    return seen


def untouched(store: Store, opened: list[Path]) -> bool:
    return not any(path.exists() and is_own(store.path, path) for path in opened)


def test_a_library_is_known_by_any_name(store: Store, spelt: list[Path], tmp_path: Path) -> None:
    assert all(is_own(store.path, path) for path in spelt)
    other = tmp_path / "b.quandian"
    open_library(other, create=True).close()
    assert not is_own(store.path, other)
    assert not is_own(store.path, tmp_path / "missing")


def test_the_watch_sees_a_file_that_is_opened(store: Store, opened: list[Path]) -> None:
    store.path.read_bytes()
    assert not untouched(store, opened)


def test_an_export_to_the_library_is_refused_unopened(
    store: Store, spelt: list[Path], opened: list[Path]
) -> None:
    for path in spelt:
        with pytest.raises(UserError, match="A library lies at this place"):
            export_library(store, path, "quandian")
    assert untouched(store, opened)
    assert store.article_count() == 1


@pytest.mark.parametrize("how", ["auto", "page", "quandian"])
def test_an_import_never_opens_the_library(
    store: Store, spelt: list[Path], opened: list[Path], tmp_path: Path, how: str
) -> None:
    report = import_paths(store, [tmp_path], ImportOptions(how))
    assert (report.passed_over, report.refused, report.sources) == (9, (), ())
    report = import_paths(store, spelt, ImportOptions(how))
    assert len(report.refused) == len(spelt)
    assert all("belongs to the library" in refusal.detail for refusal in report.refused)
    assert untouched(store, opened)


def in_another_process(library: Path, statement: str) -> str:
    """What a program of its own prints that opens `library` as `store` and closes it."""
    script = (
        "import sys; from pathlib import Path\n"
        "from db import edits; from db.file import open_library\n"
        "from db.records import ArticleQuery\n"
        "with open_library(Path(sys.argv[1])) as store:\n"
        "    (id,) = store.article_ids(ArticleQuery())\n"
        f"    {statement}\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(library)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


ADD = "edits.add_span(store.article(id), store.tags()[0], store.annotator(), 0, 3)"


def test_other_programs_leave_the_log_alone_after_an_import_of_the_librarys_folder(
    store: Store, spelt: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "b.md").write_text("")
    import_paths(store, [tmp_path, *spelt])
    for path in spelt:
        with pytest.raises(UserError):
            export_library(store, path, "conll")
    in_another_process(store.path, f"store.apply({ADD})")
    assert store.path.with_name(store.path.name + "-wal").exists()
    (article_id,) = store.article_ids(ArticleQuery())
    store.apply(edits.add_span(store.article(article_id), store.tags()[1], store.annotator(), 4, 6))
    told = in_another_process(store.path, "print(*(span.start for span in store.spans(id)))")
    assert told == "0 4"
