"""The report of an import: what came of each file, as JSON and in lines."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.file import open_library
from tests.conftest import ROOT
from tests.formats.test_import_archive import packed
from tests.text.test_likeness import made, misread
from text.errors import UserError

PAGE = "# {title}\n\n记者 张三 通讯员 李四\n\n{body}，今年增长了12.3%，企业都说好。\n"
BROKEN = "今年增长十分明显，企业都说好。".encode()[:-1] + b"\xff\xfe\xff\n" + "圈点".encode() * 400


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "甲.md"
    path.write_text(PAGE.format(title="余杭发布十项举措", body=made(300, 1)), "utf-8")
    return path


def test_each_new_article_is_listed(run, tmp_path: Path, page: Path) -> None:
    report = run("import", tmp_path / "new.quandian", page, "--json").json
    (article,) = [one for one in report["articles"] if one["kind"] == "article"]
    assert article["title"] == "余杭发布十项举措"
    assert article["authors"] == ["张三", "李四"]
    assert (article["source"], article["uncertain"]) == ("甲.md", "")
    assert article["characters"] > 300
    listed = run("articles", tmp_path / "new.quandian", "--json").json
    assert [one["uid"] for one in listed] == [article["uid"]]
    assert listed[0]["authors"] == ["张三", "李四"]


def test_authors_with_rare_surnames_are_listed_again(run, tmp_path: Path, page: Path) -> None:
    page.write_text(
        page.read_text("utf-8").replace("张三", "宝音").replace("李四", "吉日嘎拉"), "utf-8"
    )
    run("import", tmp_path / "new.quandian", page)
    (listed,) = run("articles", tmp_path / "new.quandian", "--json").json
    assert listed["authors"] == ["宝音", "吉日嘎拉"]


def test_what_is_there_already_and_what_is_almost_is_told(run, tmp_path: Path, page: Path) -> None:
    library = tmp_path / "new.quandian"
    (first,) = run("import", library, page, "--json").json["articles"]
    reprint = tmp_path / "乙.md"
    reprint.write_text(misread(page.read_text("utf-8"), 0.01, 1), "utf-8")
    report = run("import", library, page, reprint, "--json").json
    assert report["known"] == [{"uid": first["uid"], "title": first["title"], "source": "甲.md"}]
    (pair,) = report["near_duplicates"]
    assert pair["uid"] == report["articles"][0]["uid"]
    assert (pair["earlier_uid"], pair["earlier_title"]) == (first["uid"], first["title"])
    assert 0.8 < pair["similarity"] < 1
    again = run("import", library, reprint, "--duplicates", "keep")
    assert again.out.count("is almost") == 2


def test_a_broken_byte_is_refused_with_its_cure_and_replaced_on_request(
    run, tmp_path: Path
) -> None:
    library, path = tmp_path / "new.quandian", tmp_path / "a.txt"
    path.write_bytes(BROKEN)
    refused = run("import", library, path, "--encoding", "utf-8", "--json")
    assert refused.code == 1
    (refusal,) = refused.json["refused"]
    assert refusal["title"] == f"{path} was not imported"
    assert "Byte 42 is 0xE3" in refusal["detail"]
    assert "replace" in refusal["hint"]
    ran = run("import", library, path, "--encoding", "utf-8", "--replace", "--json")
    assert (ran.code, ran.json["added"]) == (0, 1)
    (remark,) = ran.json["remarks"]
    assert (remark["source"], remark["path"]) == ("a.txt", str(path))
    assert "bytes don't fit utf-8" in remark["remark"]
    assert run("check", library).code == 0
    plain = run("import", library, path, "--encoding", "utf-8", "--replace", "--duplicates", "keep")
    assert f"{path}: {remark['remark']}" in plain.out


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--encoding", "bogus", "There is no encoding called “bogus”"),
        ("--as", "bogus", "Known are: auto, page, article, quandian."),
        ("--as", "conll", "can only be exported"),
    ],
)
def test_an_option_that_cannot_be_is_told_once_and_nothing_is_made(
    run, tmp_path: Path, page: Path, option: str, value: str, told: str
) -> None:
    ran = run("import", tmp_path / "new.quandian", page, page, option, value, "--json")
    assert (ran.code, ran.out, ran.err.count(told)) == (2, "", 1)
    assert not (tmp_path / "new.quandian").exists()


def test_an_archive_comes_in_file_by_file(run, tmp_path: Path, page: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(packed({"a/甲.md": page.read_bytes(), "b.txt": b""}))
    ran = run("import", tmp_path / "new.quandian", path, "--json")
    assert (ran.code, ran.json["sources"]) == (1, ["news.zip/a/甲.md"])
    assert ran.json["refused"][0]["title"] == f"{path}/b.txt was not imported"
    assert ran.err.startswith(f"{path}/b.txt was not imported\n  It is empty\n")


def test_long_lists_are_cut_short_where_a_person_reads(run, tmp_path: Path) -> None:
    text = made(300, 5)
    for number in range(14):
        (tmp_path / f"{number:02}.txt").write_text(misread(text, 0.01, number), "utf-8")
    ran = run("import", tmp_path / "new.quandian", *sorted(tmp_path.glob("*.txt")))
    assert ran.out.count("is almost") == 10
    assert "more\n" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_keeps_whole_articles_and_the_rest_can_follow(run, tmp_path: Path) -> None:
    library, folder = tmp_path / "new.quandian", tmp_path / "news"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(made(300, number), "utf-8")
    command = [sys.executable, "-m", "cli.main", "import", library, folder]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None and not count(library):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == (b"", b"")
    assert process.returncode == 130
    assert 0 < count(library) < 400
    assert run("check", library).code == 0
    assert run("import", library, folder, "--json").json["sources"][-1] == "399.txt"
    assert count(library) == 400


def count(library: Path) -> int:
    """Articles in the library, none where it is not made yet."""
    try:
        with open_library(library, read_only=True) as store:
            return store.article_count()
    except UserError:
        return 0
