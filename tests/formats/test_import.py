"""Imports: what is good comes in, what is bad is named, nothing hangs."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.file import open_library
from db.records import ArticleQuery
from db.removal import remove_articles
from db.store import Store
from formats.transfer import ImportOptions, import_paths
from formats.transfer.intake import item_of
from formats.walk import Found
from tests.db.samples import dump
from tests.formats.samples import document, written
from tests.formats.test_quandian import MALFORMED
from text.errors import Cancelled, UserError

NEWS = "余杭发布十项举措\n\n记者 张三\n\n𠮷野家的第{n}条消息说，今年增长12.3%，企业都很满意。\n"


def news(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NEWS.format(n=number), "utf-8")
    return paths


def sources(store: Store) -> list[str]:
    return [source.name for source in store.sources()]


def test_a_folder_comes_in_sorted_without_hidden_files(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    news(folder, "b/2.md", "b/1.TXT", "a.txt", ".hidden.txt", ".git/x.txt", "c.txt")
    report = import_paths(store, [folder])
    assert report.sources == ("a.txt", "1.TXT", "2.md", "c.txt")
    assert sources(store) == list(report.sources)
    assert (report.added, report.refused) == (4, ())
    assert report.kept == report.characters > 0


def test_a_hidden_file_comes_in_when_it_is_named(store: Store, tmp_path: Path) -> None:
    assert import_paths(store, news(tmp_path, ".a.txt")).added == 1


def test_the_same_file_twice_adds_nothing(store: Store, tmp_path: Path) -> None:
    path, copy = news(tmp_path, "a.txt", "copy.txt")
    copy.write_bytes(path.read_bytes())
    report = import_paths(store, [path, path, copy])
    assert (report.added, report.known) == (1, 2)
    before = dump(store)
    assert import_paths(store, [tmp_path / "a.txt"]).known == 1
    assert dump(store) == before


def unreadable(folder: Path) -> str:
    (folder / "x.txt").write_text("字")
    (folder / "x.txt").chmod(0)
    return "It cannot be read"


def missing(folder: Path) -> str:
    (folder / "x.txt").symlink_to(folder / "nowhere")
    return "It cannot be read: No such file"


def loop(folder: Path) -> str:
    (folder / "x.txt").symlink_to(folder / "x.txt")
    return "It cannot be read"


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "x.txt")
    return "It is a device or a pipe"


def of(content: bytes, told: str, name: str = "x.txt") -> Callable[[Path], str]:
    def made(folder: Path) -> str:
        (folder / name).write_bytes(content)
        return told

    return made


BAD_FILES = {
    "unreadable": unreadable,
    "missing": missing,
    "loop": loop,
    "pipe": pipe,
    "empty": of(b"", "It is empty"),
    "blank": of("\n \u3000\n".encode(), "There is no text in it"),
    "binary": of(bytes(range(256)) * 40, ""),
    "picture": of(b"\x89PNG\r\n\x1a\n" + bytes(99), ""),
    "no data set": of(b'{"a": 1}\n', "It is no data set that Quandian knows", "x.jsonl"),
    "text as data": of("字。".encode(), "It is no data set that Quandian knows", "x.jsonl"),
    "library": of(b"SQLite format 3\0" + b"\1" * 99, ""),
}


@pytest.mark.parametrize("make", BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_named_and_the_rest_goes_on(
    store: Store, tmp_path: Path, make: Callable[[Path], str]
) -> None:
    if make is unreadable and os.geteuid() == 0:
        pytest.skip("the superuser reads everything")
    folder = tmp_path / "news"
    news(folder, "a.txt", "z.txt")
    told = make(folder)
    report = import_paths(store, [folder])
    assert report.sources == ("a.txt", "z.txt")
    (refusal,) = report.refused
    assert refusal.title == f"{next(folder.glob('x*'))} was not imported"
    assert told in refusal.detail


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("name", ["x.txt", "x.zip", "x.jsonl", "x.png"])
@pytest.mark.parametrize("device", ["", "/dev/zero"])
def test_a_pipe_or_a_device_in_the_place_of_a_file_hangs_nothing(
    store: Store, tmp_path: Path, name: str, device: str
) -> None:
    """It takes that place after the folder was looked through."""
    folder = tmp_path / "news"
    news(folder, "a.txt", name, "z.txt")

    def swap(done: int, total: int) -> None:
        (folder / name).unlink(missing_ok=True)
        if device:
            (folder / name).symlink_to(device)
        else:
            os.mkfifo(folder / name)

    report = import_paths(store, [folder], progress=swap)
    assert report.sources == ("a.txt", "z.txt")
    (refusal,) = report.refused
    assert refusal.title == f"{folder / name} was not imported"
    assert refusal.detail == "It is a device or a pipe, not a file."


def test_a_file_that_grew_is_read_to_the_limit_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("formats.transfer.intake.LIMIT", 999)
    monkeypatch.setattr("formats.readers.sizes.refuse_size.__defaults__", (999,))
    (tmp_path / "a.txt").write_bytes(b"a" * 5000)
    with pytest.raises(UserError, match="longer than"):
        item_of(Found(tmp_path / "a.txt", 5)).read()


def test_a_full_disk_is_told_once_with_how_many_files_are_left(
    store: Store, tmp_path: Path
) -> None:
    paths = news(tmp_path, *(f"{number:02}.txt" for number in range(40)))
    for number, path in enumerate(paths):
        path.write_text(NEWS.format(n=number) + "字" * 2000 + str(number), "utf-8")
    pages = store.connection.value("PRAGMA page_count")
    store.connection.value(f"PRAGMA max_page_count = {pages + 40}")
    report = import_paths(store, paths)
    came = len(report.sources)
    assert 0 < came < 39
    first, rest = report.refused
    assert first.title == f"{paths[came]} was not imported"
    assert first.detail.startswith("The disk is full")
    assert rest.title == f"{39 - came} more files were not tried"
    assert rest.detail == "The disk is full"
    (last,) = import_paths(store, [paths[-1]]).refused
    assert last.detail.startswith("The disk is full")


UNKNOWN = {
    "x.png": b"\x89PNG\r\n\x1a\n",
    "x.quandian": b"SQLite format 3\0" + b"\1" * 99,
    "tags.json": b'{"tags": []}',
    "x": "字。".encode(),
}


@pytest.mark.parametrize("how", ["auto", "article"])
def test_files_of_other_kinds_are_passed_over_in_a_folder_and_refused_by_name(
    store: Store, tmp_path: Path, how: str
) -> None:
    folder = tmp_path / "news"
    news(folder, "a.txt")
    for name, content in UNKNOWN.items():
        (folder / name).write_bytes(content)
    (folder / "empty.json").touch()
    report = import_paths(store, [folder], ImportOptions(how))
    assert (report.sources, report.passed_over, report.refused) == (("a.txt",), 5, ())
    report = import_paths(store, [folder / name for name in UNKNOWN], ImportOptions(how))
    assert (report.sources, report.passed_over) == ((), 0)
    assert len(report.refused) == 4
    assert all("does not know this kind" in refusal.detail for refusal in report.refused)


def test_a_data_set_of_any_name_comes_in_with_its_folder(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.json").write_bytes(written(document("一", uid="a")))
    report = import_paths(store, [folder])
    assert (report.added, report.passed_over) == (1, 0)


@pytest.mark.parametrize(("line", "told"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_data_set_leaves_the_library_untouched(
    store: Store, tmp_path: Path, line: bytes, told: str
) -> None:
    before = dump(store)
    path = tmp_path / "x.jsonl"
    path.write_bytes(written(document("乙", uid="first")) + line + b"\n")
    report = import_paths(store, [path])
    assert dump(store) == before
    assert store.undo_label() == ""
    (refusal,) = report.refused
    assert refusal.title == f"{path} was not imported"
    assert told in refusal.detail


def test_links_in_a_ring_are_walked_once(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    news(folder, "a.txt", "b/c.txt")
    (folder / "b" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "b" / "self").symlink_to(folder / "b", target_is_directory=True)
    report = import_paths(store, [folder])
    assert (report.sources, report.refused) == (("a.txt", "c.txt"), ())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes as a name")
def test_a_name_that_is_no_text_is_shown_as_far_as_it_is(store: Store, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("增长十分明显，企业都说好。", "utf-8")
    assert import_paths(store, [path]).sources == ("?.txt",)
    path.write_bytes(b"")
    (refusal,) = import_paths(store, [path]).refused
    assert refusal.title == f"{tmp_path}/?.txt was not imported"


def test_a_data_set_is_known_by_what_it_holds(store: Store, tmp_path: Path) -> None:
    for name in ("a.txt", "b.json", "c"):
        (tmp_path / name).write_bytes(written(document(name, uid=name)))
        assert import_paths(store, [tmp_path / name]).added == 1
    assert store.article_by_uid("b.json").text == "b.json"


@pytest.mark.parametrize("head", ["{编者按} ", '{"a":' + "[" * 99999, '{"format":"x"}'])
def test_a_text_that_begins_with_a_bracket_is_a_text(
    store: Store, tmp_path: Path, head: str
) -> None:
    (tmp_path / "a.txt").write_text(head + "今年增长十分明显，企业都说好。", "utf-8")
    assert import_paths(store, [tmp_path / "a.txt"]).added == 1


PAGE = "# 一\n\n第一条消息说，今年增长明显。\n\n# 二\n\n第二条消息说，明年增长也明显。\n"


@pytest.mark.parametrize(("how", "articles"), [("auto", 2), ("page", 2), ("article", 1)])
def test_a_page_is_cut_as_asked(store: Store, tmp_path: Path, how: str, articles: int) -> None:
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    report = import_paths(store, [tmp_path / "a.md"], ImportOptions(how))
    assert report.added == articles
    assert report.kept == report.characters
    assert store.sources()[0].media_type == "text/markdown"


def test_the_way_asked_for_is_kept_to(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(written(document("一")))
    (refusal,) = import_paths(store, [tmp_path / "a.jsonl"], ImportOptions("page")).refused
    assert "It is a data set, not a text" in refusal.detail
    (path,) = news(tmp_path, "b.txt")
    (refusal,) = import_paths(store, [path], ImportOptions("quandian")).refused
    assert refusal.title == f"{path} was not imported"
    assert refusal.detail.startswith("Line 1")


def test_what_cannot_be_imported_at_all_is_refused(store: Store, tmp_path: Path) -> None:
    for how, told in (("conll", "can only be exported"), ("poem", "called “poem”")):
        with pytest.raises(UserError, match=told):
            import_paths(store, news(tmp_path, "a.txt"), ImportOptions(how))
    with (
        open_library(store.path, read_only=True) as reader,
        pytest.raises(UserError, match="can only be read"),
    ):
        import_paths(reader, news(tmp_path, "a.txt"))


def test_an_encoding_is_found_or_taken_as_given(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS.encode("gb18030"))
    (tmp_path / "b.txt").write_bytes(NEWS.encode("utf-16"))
    report = import_paths(store, [tmp_path / "a.txt", tmp_path / "b.txt"])
    assert (report.added, report.known) == (1, 1)
    (tmp_path / "c.txt").write_bytes(NEWS.replace("余杭", "上城").encode("gb18030"))
    (refusal,) = import_paths(store, [tmp_path / "c.txt"], ImportOptions(encoding="utf-8")).refused
    assert str(tmp_path / "c.txt") in refusal.title
    report = import_paths(store, [tmp_path / "c.txt"], ImportOptions(encoding="gb18030"))
    assert (report.added, store.sources()[-1].encoding) == (1, "gb18030")


def test_cancelling_keeps_whole_files(store: Store, tmp_path: Path) -> None:
    paths = news(tmp_path, "a.txt", "b.txt", "c.txt")
    with pytest.raises(Cancelled):
        import_paths(store, paths, cancelled=lambda: store.article_count() == 2)
    assert sources(store) == ["a.txt", "b.txt"]


def test_cancelling_a_data_set_keeps_whole_articles(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(
        written(*(document(f"字{n}", (0, 1, "figure"), uid=f"a{n}") for n in range(35)))
    )
    with pytest.raises(Cancelled):
        import_paths(store, [path], cancelled=lambda: store.article_count() > 0)
    kept = store.article_lines(store.article_ids(ArticleQuery()))
    assert 0 < len(kept) < 35
    assert all(line.spans == 1 for line in kept)
    report = import_paths(store, [path])
    assert (report.added, report.known) == (35 - len(kept), len(kept))


@pytest.mark.parametrize("held", [0, 1 << 26])
def test_progress_goes_up_to_the_last_byte(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr("formats.transfer.data_set._HELD", held)
    paths = news(tmp_path, "a.txt", "b.txt")
    data = tmp_path / "x.jsonl"
    data.write_bytes(written(*(document(f"字{n}", uid=f"a{n}") for n in range(30))))
    seen: list[tuple[int, int]] = []
    import_paths(store, [*paths, data], progress=lambda *step: seen.append(step))
    total = sum(path.stat().st_size for path in (*paths, data))
    assert {step[1] for step in seen} == {total}
    assert [step[0] for step in seen] == sorted(step[0] for step in seen)
    assert seen[-1] == (total, total)


def test_every_character_of_the_shared_pages_is_kept(store: Store, shared: Path) -> None:
    report = import_paths(store, [shared / "articles"])
    assert report.refused == ()
    assert report.kept == report.characters > 60_000


def test_the_log_is_read_once_however_many_files_come(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr("db.bulk.altered_texts", lambda connection: asked.append(1) or {})
    assert import_paths(store, news(tmp_path, *(f"{n}.txt" for n in range(5)))).added == 5
    assert len(asked) == 1


def test_a_file_that_is_held_whole_is_known_however_it_would_be_cut_now(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = news(tmp_path, "a.txt")
    import_paths(store, [path])
    before = dump(store)
    monkeypatch.setattr("formats.transfer.importing.proposed", None)
    report = import_paths(store, [path])
    assert (report.added, report.known, report.kept) == (0, 1, report.characters)
    assert dump(store) == before


def test_a_file_taken_with_bytes_replaced_is_known_later(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(NEWS.encode() + b"\xff" + NEWS.encode())
    assert import_paths(store, [path], ImportOptions(replace=True)).added > 0
    report = import_paths(store, [path])
    assert (report.added, report.refused) == (0, ())
    assert report.known > 0


def test_a_file_that_is_held_in_part_comes_in_again(store: Store, tmp_path: Path) -> None:
    (path,) = news(tmp_path, "a.txt")
    ids = import_paths(store, [path]).article_ids
    store.apply(remove_articles(store, ids))
    assert import_paths(store, [path]).added == len(ids)
