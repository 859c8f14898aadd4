"""What scripts rely on: keys of the JSON, exit codes, nothing else on stdout."""

import json
from pathlib import Path

import pytest

SPAN_KEYS = [
    "uid", "start", "end", "tag", "quote", "annotator", "note", "attributes", "entity",
    "created_at", "modified_at",
]  # fmt: skip


def test_an_import_makes_the_library_and_counts(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今年增长十分明显，企业都说好。", "utf-8")
    ran = run("import", tmp_path / "new.quandian", tmp_path / "a.txt", "--json")
    assert (ran.code, ran.err) == (0, "")
    report = ran.json
    (article,) = report.pop("articles")
    assert len(article.pop("uid")) == 32
    assert article == {
        "title": article["title"],
        "byline": "",
        "authors": [],
        "kind": "article",
        "characters": 15,
        "source": "a.txt",
        "uncertain": article["uncertain"],
    }
    assert report == {
        "sources": ["a.txt"],
        "added": 1,
        "other": 0,
        "already_there": 0,
        "known": [],
        "near_duplicates": [],
        "spans": 0,
        "spans_already_there": 0,
        "characters": 15,
        "kept": 15,
        "passed_over": 0,
        "remarks": [],
        "refused": [],
    }


def test_what_is_refused_is_named_and_what_is_good_is_kept(run, library: Path, tmp_path) -> None:
    (tmp_path / "b.txt").write_text("明年增长十分明显，企业都说好。", "utf-8")
    (tmp_path / "empty.txt").touch()
    ran = run("import", library, tmp_path / "empty.txt", tmp_path / "b.txt", "--json")
    assert (ran.code, ran.json["added"]) == (1, 1)
    assert ran.json["refused"][0]["detail"] == "It is empty"
    assert ran.err.startswith(f"{tmp_path / 'empty.txt'} was not imported\n  It is empty\n")
    plain = run("import", library, tmp_path / "b.txt")
    assert plain.out.startswith("Articles imported: 0; already there: 1\n15 of 15")
    assert "refused" not in plain.out
    refused = run("import", library, tmp_path / "empty.txt")
    assert refused.out == "Articles imported: 0; files not imported: 1\n"


def test_what_a_folder_holds_beside_texts_is_counted_only(run, library: Path, tmp_path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "tags.json").write_text("{}")
    (folder / "b.txt").write_text("明年增长十分明显，企业都说好。", "utf-8")
    ran = run("import", library, folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Articles imported: 1; files of other kinds, passed over: 1\n")
    assert run("import", library, folder, "--json").json["passed_over"] == 1
    assert run("import", library, folder / "tags.json").code == 1


def test_articles_are_listed(run, library: Path, uid: str) -> None:
    ran = run("articles", library, "--json")
    assert ran.json == [
        {
            "uid": uid,
            "title": "余杭发布十项举措",
            "byline": "张三",
            "authors": ["张三"],
            "kind": "article",
            "status": "new",
            "characters": 40,
            "spans": 0,
            "source": "甲.md",
        }
    ]
    assert run("articles", library).out == f"{uid}\tnew\t40\t0\t余杭发布十项举措\n"
    assert run("articles", library, "--status", "done", "--json").json == []


def test_notices_are_listed_on_request(run, library: Path, tmp_path: Path) -> None:
    data = tmp_path / "x.jsonl"
    data.write_text(
        '{"format":"quandian","version":1}\n{"uid":"n","text":"启事","kind":"other"}\n', "utf-8"
    )
    assert run("import", library, data).code == 0
    assert len(run("articles", library, "--json").json) == 1
    assert run("articles", library, "--other", "--json").json[1]["uid"] == "n"


@pytest.mark.parametrize(("query", "hits"), [("余", 1), ("余杭", 1), ("十项举措", 1), ("没有", 0)])
def test_search_tells_hits_and_time(run, library: Path, query: str, hits: int) -> None:
    found = run("search", library, query, "--json").json
    assert list(found) == ["hits", "ms", "articles"]
    assert found["hits"] == len(found["articles"]) == hits
    assert 0 <= found["ms"] < 5000


def test_search_shows_at_most_the_limit(run, library: Path) -> None:
    found = run("search", library, "余杭", "--limit", "0", "--json").json
    assert (found["hits"], found["articles"]) == (1, [])


def test_a_tag_prints_its_span_once_it_is_kept(run, library: Path, uid: str) -> None:
    ran = run("tag", library, uid, 15, 18, "organisation")
    span = json.loads(ran.out)
    assert (ran.code, list(span)) == (0, SPAN_KEYS)
    assert (span["start"], span["end"], span["tag"], span["quote"]) == (
        15, 18, "organisation", "𠮷野家",
    )  # fmt: skip
    assert run("stats", library, "--json").json["spans_by_tag"]["organisation"] == 1


@pytest.mark.parametrize("label", ["机构", "Organisation"])
def test_a_tag_is_known_by_its_labels_too(run, library: Path, uid: str, label: str) -> None:
    assert json.loads(run("tag", library, uid, 15, 18, label).out)["tag"] == "organisation"


def test_a_label_of_two_tags_names_neither(run, library: Path, uid: str, tmp_path) -> None:
    data = tmp_path / "x.jsonl"
    tags = [{"name": name, "label_zh": "机构"} for name in ("firm", "数据")]
    data.write_text(json.dumps({"format": "quandian", "version": 1, "tags": tags}) + "\n", "utf-8")
    assert run("import", library, data).code == 0
    ran = run("tag", library, uid, 15, 18, "机构")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "Several tags are called “机构”\n  Give one of the names: organisation, firm, 数据.\n"
    )
    assert json.loads(run("tag", library, uid, 15, 18, "数据").out)["tag"] == "数据"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("UID", 5, 2, "figure"), "Nothing there to tag"),
        (("UID", 5, 5, "figure"), "Nothing there to tag"),
        (("UID", 5, 999, "figure"), "Nothing there to tag"),
        (("UID", 0, 2, ""), "There is no tag “”"),
        (("UID", 0, 2, "poem"), "There is no tag “poem”\n  Known are: initiative, figure"),
        (("x", 0, 2, "figure"), "There is no such article"),
    ],
)
def test_a_tag_that_cannot_be_is_refused(run, library: Path, uid: str, arguments, told) -> None:
    ran = run("tag", library, *(uid if part == "UID" else part for part in arguments))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(told)


def test_undo_and_redo_name_the_change(run, library: Path, uid: str) -> None:
    assert run("undo", library) == (1, "", "There is nothing to undo.\n")
    run("tag", library, uid, 0, 2, "figure")
    assert run("undo", library) == (0, "Tag “余杭” as Figure\n", "")
    assert run("undo", library, "--json").json == {"undone": None}
    assert run("redo", library, "--json").json == {"redone": "Tag “余杭” as Figure"}
    assert run("redo", library) == (1, "", "There is nothing to redo.\n")


def test_stats_tell_the_figures(run, library: Path) -> None:
    figures = run("stats", library, "--json").json
    assert (figures["articles"], figures["spans"], figures["sources"]) == (1, 0, 1)
    assert figures["articles_by_status"] == {"new": 1, "reading": 0, "done": 0}
    assert "articles_by_status\tnew 1, reading 0, done 0\n" in run("stats", library).out


def test_a_sound_library_passes_its_check(run, library: Path) -> None:
    assert run("check", library) == (0, "The library is sound.\n", "")
    assert run("check", library, "--json").json == {"problems": []}


def test_a_library_that_does_not_hold_together_fails_it(run, library: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(library)
    connection.execute("UPDATE source SET raw = x'00'")
    connection.commit()
    connection.close()
    ran = run("check", library, "--json")
    assert ran.code == 1
    assert "not those that were imported" in ran.json["problems"][0]


def test_an_export_tells_what_it_wrote(run, library: Path, uid: str, tmp_path: Path) -> None:
    run("tag", library, uid, 0, 2, "figure")
    run("tag", library, uid, 0, 4, "organisation")
    ran = run("export", library, tmp_path / "o.conll", "--format", "conll", "--json")
    assert ran.json == {
        "path": str(tmp_path / "o.conll"),
        "format": "conll",
        "articles": 1,
        "spans": 1,
        "relations": 0,
        "left_out": {"nested": 1, "blanks": 3},
        "remarks": [],
    }
    plain = run("export", library, tmp_path / "o.conll", "--format", "conll").out
    assert "Left out: 1 spans inside or across a longer span, which was kept" in plain
    assert (tmp_path / "o.conll").read_text("utf-8").startswith("余\tB-organisation\n杭\tI-org")


def test_export_options_reach_the_file(run, library: Path, uid: str, tmp_path: Path) -> None:
    run("tag", library, uid, 14, 16, "organisation")
    run("tag", library, uid, 0, 2, "figure")
    out = tmp_path / "o.jsonl"
    arguments = ("--tag", "organisation", "--article", uid, "--status", "new")
    run("export", library, out, "--format", "doccano", "--offsets", "utf16", "--form", "label",
        *arguments)  # fmt: skip
    assert json.loads(out.read_text("utf-8"))["label"] == [[14, 17, "organisation"]]
    refused = run("export", library, out, "--format", "doccano", "--tag", "poem")
    assert (refused.code, refused.out) == (1, "")


def test_formats_are_listed(run) -> None:
    entries = {entry["id"]: entry for entry in run("formats", "--json").json}
    assert entries["quandian"]["directions"] == ["export", "import"]
    assert entries["quandian"]["loses"] == []
    assert "nested" in entries["conll"]["loses"]
    assert "doccano JSON Lines" in run("formats").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "LIBRARY"),
        ("export", "LIBRARY", "out", "--format", "poem"),
        ("import", "LIBRARY", "x", "--as", "poem"),
        ("import", "LIBRARY"),
        ("articles", "LIBRARY", "--status", "old"),
        ("tag", "LIBRARY", "uid", "one", "2", "figure"),
        ("articles", "LIBRARY", "--colour"),
        ("one", "two"),
        ("--colour",),
    ],
)
def test_wrong_usage_ends_with_two(run, library: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*(library if part == "LIBRARY" else part for part in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize("command", ["articles", "stats", "check", "undo", "search", "export"])
def test_a_missing_library_is_refused_and_not_made(run, tmp_path: Path, command: str) -> None:
    more = {"search": ("x",), "export": ("out", "--format", "conll")}.get(command, ())
    ran = run(command, tmp_path / "none.quandian", *more)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("There is no such library\n")
    assert list(tmp_path.iterdir()) == []


def test_chinese_is_spoken_unless_english_is_asked_for(run, tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("QUANDIAN_LANGUAGE")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    from text import messages

    run("stats", tmp_path / "none.quandian")
    assert messages.language() == "zh"


def test_the_window_opens_without_a_command(run, monkeypatch, tmp_path: Path) -> None:
    import gui.app
    import gui.demo

    seen = []
    monkeypatch.setattr(gui.app, "run_window", lambda library: seen.append(library) or 0)
    monkeypatch.setattr(
        gui.demo, "run_demo", lambda folder, *, headless: seen.append((folder, headless)) or 0
    )
    for arguments in ((), (tmp_path / "a.quandian",), ("demo",), ("demo", "--headless", "d")):
        assert run(*arguments).code == 0
    assert seen == [None, tmp_path / "a.quandian", (None, False), (Path("d"), True)]


def test_a_mistyped_command_makes_no_library(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("exprot")
    assert ran.code == 1
    assert "exprot" in ran.err
    assert list(tmp_path.iterdir()) == []
