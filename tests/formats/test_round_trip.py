"""Out of one library, into an empty one, out again: the same bytes, and nothing twice."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings

from db import edits
from db.check import check
from db.file import open_library
from db.records import Change, Row
from db.store import Store
from formats.base import Document
from formats.transfer import ExportOptions, ImportOptions, export_library, import_paths
from tests.formats.samples import TIME, document, document_lists, written


def passed_on(data: Path, library: Path, options: ImportOptions | None = None) -> bytes:
    """What a new library at `library` exports of `data`."""
    with open_library(library, create=True) as store:
        report = import_paths(store, [data], options)
        assert report.refused == ()
        assert check(store) == ()
        export_library(store, library.with_suffix(".out"), "quandian")
    return library.with_suffix(".out").read_bytes()


@given(document_lists())
@settings(deadline=None, max_examples=20)
def test_any_data_set_comes_back_byte_for_byte(documents: list[Document]) -> None:
    with TemporaryDirectory() as folder:
        data = Path(folder) / "in.jsonl"
        data.write_bytes(written(*documents))
        first = passed_on(data, Path(folder) / "a.quandian")
        (Path(folder) / "again.jsonl").write_bytes(first)
        assert passed_on(Path(folder) / "again.jsonl", Path(folder) / "b.quandian") == first
        header, *lines = first.splitlines()
        assert lines == data.read_bytes().splitlines()[1:]
        assert json.loads(header)["tags"] == json.loads(written().splitlines()[0])["tags"]
        assert json.loads(header)["entities"][0]["aliases"] == ["余杭", "余杭\u2029"]


def worked_on(store: Store, folder: Path) -> None:
    """Texts of two sources, spans, a relation, an entity, another annotator, altered tags."""
    (folder / "甲.txt").write_bytes("甲标题\n\n𠮷野家发布十项举措，增长12.3%。".encode("gb18030"))
    (folder / "乙.md").write_text("# 一\n\n正文一句话。\n\n# 二\n\n正文两句话。\n", "utf-8")
    import_paths(store, [folder / "甲.txt", folder / "乙.md"])
    article, tags = store.article(1), store.tags()
    for start, end in ((0, 3), (0, 8), (4, 8)):
        store.apply(edits.add_span(article, tags[1], store.annotator(), start, end))
    first, second, _ = store.spans(1)
    uid = {"uid": "u-other", "name": "𠮷"}
    (other,) = store.apply(Change("other", (), (Row("annotator", None, uid),))).after
    relation = {
        "uid": "u-rel", "article_id": 1, "kind": "属于", "from_span": first.id,
        "to_span": second.id, "annotator_id": other.id,
    }  # fmt: skip
    entity = {"uid": "u-ent", "tag_id": tags[1].id, "name": "余杭", "note": "", "aliases": '["余"]'}
    (made,) = store.apply(Change("entity", (), (Row("entity", None, entity),))).after
    for table, row_id, before, after in (
        ("relation", None, None, relation),
        ("span", first.id, {"note": first.note}, {"note": "记\u2028"}),
        ("span", second.id, {"entity_id": None}, {"entity_id": made.id}),
        ("span", second.id, {"attributes": "{}"}, {"attributes": '{"单位": ["%", 1.0]}'}),
        ("article", 2, {"status": "new"}, {"status": "done"}),
        ("tag", tags[0].id, {"key": "1"}, {"key": ""}),
        ("tag", tags[2].id, {"key": "3"}, {"key": "1"}),
        ("tag", tags[2].id, {"label_zh": "机构"}, {"label_zh": "单位"}),
        ("tag", tags[2].id, {"parent_id": None}, {"parent_id": tags[1].id}),
    ):
        rows = () if before is None else (Row(table, row_id, before),)
        store.apply(Change("work", rows, (Row(table, row_id, after),)))
    store.apply(Change("no persons", (edits.row_of("tag", tags[3]),), ()))


def test_a_library_moves_whole(tmp_path: Path) -> None:
    with open_library(tmp_path / "a.quandian", create=True) as store:
        worked_on(store, tmp_path)
        export_library(store, tmp_path / "a.jsonl", "quandian")
    raw = (tmp_path / "a.jsonl").read_bytes()
    assert passed_on(tmp_path / "a.jsonl", tmp_path / "b.quandian") == raw
    header, first, second, _ = (json.loads(line) for line in raw.splitlines())
    assert [tag["name"] for tag in header["tags"]] == ["initiative", "figure", "organisation"]
    assert first["source"]["name"] == "甲.txt"
    assert first["source"]["encoding"] == "gb18030"
    assert first["origin"]
    assert second["status"] == "done"
    assert first["relations"][0]["annotator"] == "u-other"
    assert "记\\u2028".encode() in raw


def test_importing_again_adds_nothing(tmp_path: Path) -> None:
    with open_library(tmp_path / "a.quandian", create=True) as store:
        worked_on(store, tmp_path)
        export_library(store, tmp_path / "a.jsonl", "quandian")
        report = import_paths(store, [tmp_path / "a.jsonl"])
        assert (report.added, report.known, report.spans, report.spans_known) == (0, 3, 0, 3)
        export_library(store, tmp_path / "b.jsonl", "quandian")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_spans_go_to_the_text_that_is_there(store: Store, tmp_path: Path) -> None:
    text = "𠮷野家发布十项举措。"
    (tmp_path / "甲.txt").write_text(text, "utf-8")
    import_paths(store, [tmp_path / "甲.txt"])
    (tmp_path / "in.jsonl").write_bytes(written(document(text, (0, 3, "figure"), uid="elsewhere")))
    report = import_paths(store, [tmp_path / "in.jsonl"])
    assert (report.added, report.known, report.spans) == (0, 1, 1)
    (span,) = store.spans(1)
    assert (span.quote, span.uid) == ("𠮷野家", "elsewhere-0")
    assert store.tags()[1].label_zh == "数据"  # a library in use keeps its own tags


def test_the_text_comes_after_its_data_set(store: Store, tmp_path: Path) -> None:
    """The source row waits for its bytes, which the file itself brings."""
    (tmp_path / "甲.txt").write_text("𠮷野家发布十项举措。", "utf-8")
    with open_library(tmp_path / "b.quandian", create=True) as other:
        import_paths(other, [tmp_path / "甲.txt"])
        export_library(other, tmp_path / "b.jsonl", "quandian")
    import_paths(store, [tmp_path / "b.jsonl"])
    assert store.source_bytes(1) is None
    report = import_paths(store, [tmp_path / "甲.txt"])
    assert (report.added, report.known, len(store.sources())) == (0, 1, 1)


def test_articles_without_a_source_come_from_the_data_set(store: Store, tmp_path: Path) -> None:
    line = {"uid": "a", "text": "一二", "spans": [
        {"uid": "s", "start": 0, "end": 1, "tag": "figure", "quote": "一"}
    ]}  # fmt: skip
    raw = written() + json.dumps(line).encode()
    (tmp_path / "in.jsonl").write_bytes(raw)
    report = import_paths(store, [tmp_path / "in.jsonl"])
    assert (report.added, report.spans, report.refused) == (1, 1, ())
    assert store.sources()[0].name == "in.jsonl"
    (span,) = store.spans(1)
    assert span.annotator_id == store.annotator().id
    assert span.created_at > TIME


def test_equal_texts_of_one_data_set_stay_apart(tmp_path: Path) -> None:
    twins: Sequence[Document] = [document("同文", uid=uid) for uid in "abc"]
    data = tmp_path / "in.jsonl"
    data.write_bytes(written(*twins))
    raw = passed_on(data, tmp_path / "a.quandian")
    assert [json.loads(line)["uid"] for line in raw.splitlines()[1:]] == ["a", "b", "c"]


def test_keeping_duplicates_adds_a_second_article(store: Store, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(written(document("同文", uid="a")))
    import_paths(store, [tmp_path / "in.jsonl"])
    report = import_paths(store, [tmp_path / "in.jsonl"], ImportOptions(duplicates="keep"))
    assert (report.added, store.article_count()) == (1, 2)


def test_a_part_of_a_library_passes_on_too(store: Store, tmp_path: Path) -> None:
    worked_on(store, tmp_path)
    uid = store.article(3).uid
    export_library(store, tmp_path / "part.jsonl", "quandian", ExportOptions(articles=(uid,)))
    raw = (tmp_path / "part.jsonl").read_bytes()
    assert passed_on(tmp_path / "part.jsonl", tmp_path / "b.quandian") == raw
