"""doccano: what its own import needs, as docs/formats.md tells."""

import io
import json

import pytest
from hypothesis import given, settings

from formats import doccano
from formats.base import Document, DocumentRelation, DocumentSource, DocumentSpan, ExportOptions
from formats.report import Loss, Report
from tests.formats.samples import SCHEME, document, document_lists

OFFSETS = pytest.mark.parametrize("offsets", ["codepoint", "utf16"])


def write(*documents: Document, **options: str) -> tuple[list[dict], Report]:
    stream = io.BytesIO()
    report = doccano.write(stream, SCHEME, documents, ExportOptions(**options))
    return [json.loads(line) for line in stream.getvalue().decode().splitlines()], report


def cut(text: str, start: int, end: int, offsets: str) -> str:
    if offsets == "codepoint":
        return text[start:end]
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@OFFSETS
@given(documents=document_lists())
@settings(deadline=None, max_examples=50)
def test_offsets_cut_the_quote_in_their_unit(offsets: str, documents: list[Document]) -> None:
    lines, report = write(*documents, offsets=offsets)
    full = [document for document in documents if document.text]
    assert [line["text"] for line in lines] == [document.text for document in full]
    for line, source in zip(lines, full, strict=True):
        found = [
            (cut(line["text"], e["start_offset"], e["end_offset"], offsets), e["label"])
            for e in line["entities"]
        ]
        assert found == [(span.quote, span.tag) for span in source.spans]
    assert report.articles == len(full)
    assert report.spans == sum(len(document.spans) for document in full)
    assert report.left_out[Loss.EMPTY_ARTICLES] == len(documents) - len(full)


@given(document_lists())
@settings(deadline=None, max_examples=50)
def test_every_line_has_the_same_keys_and_ids_are_unique(documents: list[Document]) -> None:
    lines, _ = write(*documents)
    assert len({tuple(line) for line in lines}) <= 1
    for line in lines:
        assert {"entities", "relations", "Comments"} <= set(line)
        ends = {entity["id"] for entity in line["entities"]}
        assert all({one["from_id"], one["to_id"]} <= ends for one in line["relations"])
    for key in ("entities", "relations"):
        ids = [entry["id"] for line in lines for entry in line[key]]
        assert ids == list(range(1, len(ids) + 1))


def test_a_line_as_doccano_takes_it() -> None:
    one = document(
        "𠮷野家发布", (0, 3, "figure"), (0, 5, "O"),
        title="题", source=DocumentSource("甲.txt", "", "utf-8"),
        relations=(DocumentRelation("r", "属于", "a-1", "a-0"),),
    )  # fmt: skip
    lines, _ = write(one)
    assert lines == [
        {
            "id": 1,
            "text": "𠮷野家发布",
            "entities": [
                {"id": 1, "label": "figure", "start_offset": 0, "end_offset": 3},
                {"id": 2, "label": "O", "start_offset": 0, "end_offset": 5},
            ],
            "relations": [{"id": 1, "from_id": 2, "to_id": 1, "type": "属于"}],
            "Comments": [],
            "uid": "a",
            "title": "题",
            "byline": "",
            "section": "",
            "published": "",
            "kind": "article",
            "status": "new",
            "source": "甲.txt",
        }
    ]


@OFFSETS
def test_the_plain_form_holds_sorted_labels(offsets: str) -> None:
    one = document(
        "𠮷野家发布", (3, 5, "O"), (0, 3, "figure"),
        relations=(DocumentRelation("r", "k", "a-0", "a-1"),),
    )  # fmt: skip
    lines, report = write(one, form="label", offsets=offsets)
    shift = offsets == "utf16"
    assert lines[0]["label"] == [[0, 3 + shift, "figure"], [3 + shift, 5 + shift, "O"]]
    assert not {"entities", "relations", "Comments"} & set(lines[0])
    assert report.left_out == {Loss.RELATIONS: 1}
    assert report.relations == 0


def test_what_has_no_room_is_counted() -> None:
    span = DocumentSpan("s", 0, 1, "figure", "甲", note="n", attributes={"a": 1}, entity="ent-1")
    _, report = write(Document("a", "甲", spans=(span,)))
    assert report.left_out == {Loss.NOTES: 1, Loss.ATTRIBUTES: 1, Loss.ENTITIES: 1}
