"""Native JSON Lines: the same documents come back, and what is wrong is refused with its place."""

import io
import json

import pytest
from hypothesis import given, settings

from formats import quandian
from formats.base import Document, DocumentSpan, ExportOptions
from tests.formats.samples import SCHEME, document, document_lists, written
from text.errors import UserError

LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
TEXT = "𠮷野家十项举措\n增长12.3%"


def read(raw: bytes, name: str = "x.jsonl") -> list[Document]:
    scheme, documents = quandian.read(io.BytesIO(raw), name)
    assert scheme == SCHEME or name != "x.jsonl"
    return list(documents)


@given(document_lists())
@settings(deadline=None, max_examples=50)
def test_documents_come_back_as_they_were(documents: list[Document]) -> None:
    assert read(written(*documents)) == documents


@given(document_lists())
@settings(deadline=None, max_examples=50)
def test_every_kind_of_line_reader_finds_the_same_records(documents: list[Document]) -> None:
    raw = written(*documents)
    assert len(raw.decode().splitlines()) == raw.count(b"\n") == len(documents) + 1


def test_text_is_readable_but_line_ends_are_escaped() -> None:
    line = written(document(f"余杭𠮷{LINE_ENDS}")).decode().split("\n")[1]
    assert "余杭𠮷" in line
    assert not set(LINE_ENDS) & set(line)
    assert json.loads(line)["text"] == f"余杭𠮷{LINE_ENDS}"


def test_a_record_has_the_keys_of_the_design() -> None:
    header, line = written(document(TEXT, (0, 3, "figure"))).decode().splitlines()
    assert list(json.loads(header)) == ["format", "version", "tags", "annotators", "entities"]
    record = json.loads(line)
    assert list(record) == [
        "uid", "title", "byline", "section", "published", "kind", "status", "source", "text",
        "paragraphs", "origin", "spans", "relations",
    ]  # fmt: skip
    assert list(record["spans"][0]) == [
        "uid", "start", "end", "tag", "quote", "annotator", "note", "attributes", "entity",
        "created_at", "modified_at",
    ]  # fmt: skip
    assert record["paragraphs"] == [[0, 7, "body"], [8, 15, "body"]]


@pytest.mark.parametrize(
    "altered",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.rstrip(b"\n"),
        lambda raw: raw.replace(b"\n", b"\n\n"),
        lambda raw: raw.replace("𠮷".encode(), b"\\uD842\\uDFB7"),
        lambda raw: raw.replace(b"\\u2028", "\u2028".encode()),
    ],
    ids=["BOM", "CRLF", "no last line feed", "blank lines", "escaped pairs", "raw U+2028"],
)
def test_other_writers_files_are_read(altered) -> None:
    documents = [document(TEXT + "\u2028", (0, 3, "figure"))]
    assert read(altered(written(*documents))) == documents


def test_a_short_record_gets_paragraphs_by_lines() -> None:
    raw = written() + b'{"uid": "a", "text": "\xe7\x94\xb2\\n\\n\xe4\xb9\x99"}'
    (found,) = read(raw)
    assert [(one.start, one.end, one.kind) for one in found.paragraphs] == [
        (0, 1, "body"), (2, 2, "body"), (3, 4, "body"),
    ]  # fmt: skip


def broken_span(**values: object) -> bytes:
    line = json.loads(written(document(TEXT, (0, 3, "figure"), (2, 5, "O"))).splitlines()[1])
    line["spans"][1].update(values)
    return json.dumps(line).encode()


def broken_article(**values: object) -> bytes:
    line = json.loads(written(document(TEXT, (0, 3, "figure"), (2, 5, "O"))).splitlines()[1])
    line.update(values)
    return json.dumps(line).encode()


def relation(**values: object) -> bytes:
    return broken_article(
        relations=[{"uid": "r", "kind": "k", "from": "a-0", "to": "a-1"} | values]
    )


GOOD = broken_article()
MALFORMED = {
    "bad JSON": (b'{"uid": }', "Line 3: it is not valid JSON"),
    "cut short": (GOOD[:-40], "Line 3: it is cut short"),
    "no object": (b"[1]", "Line 3: object is needed, not array"),
    "not UTF-8": (GOOD.replace(b'"body"', "“正文”".encode("gb18030")), "Line 3: its bytes are not"),
    "half a pair": (broken_article(title="\ud842"), "half of a surrogate pair"),
    "uid twice": (written(document("甲", uid="first")).splitlines()[1], "Line 3, uid: “first”"),
    "uid missing": (b'{"text": ""}', "Line 3: the field “uid” is missing"),
    "uid empty": (broken_article(uid=""), "Line 3, uid: it must not be empty"),
    "unknown field": (broken_article(notes=""), "Line 3: there is no field “notes” here"),
    "text missing": (b'{"uid": "a"}', "the field “text” is missing"),
    "text changed": (broken_article(text="X" + TEXT[1:]), "spans[0].quote: the text at 0-3 is"),
    "NUL": (broken_article(text="\0", paragraphs=[[0, 1, "body"]]), "text: it holds the character"),
    "unknown kind": (broken_article(kind="poem"), "kind: “poem” is none of article, photo"),
    "unknown status": (broken_article(status="old"), "status: “old” is none of new"),
    "bad sum": (
        broken_article(source={"name": "n", "sha256": "x", "encoding": ""}),
        "source.sha256: 64 digits",
    ),
    "past the end": (broken_span(start=10, end=16), "spans[1]: 10-16 lies outside"),
    "negative": (broken_span(start=-1), "spans[1]: -1-5 lies outside the text of 15"),
    "reversed": (broken_span(start=5, end=2), "spans[1]: 5-2 is reversed"),
    "zero length": (broken_span(start=5, end=5), "spans[1]: 5-5 is empty"),
    "UTF-16 offsets": (broken_span(start=3, end=6), "spans[1].quote: the text at 3-6 is “十项举”"),
    "text offset": (broken_span(start="2"), "Line 3, spans[1].start: int is needed, not str"),
    "true as offset": (broken_span(start=True), "spans[1].start: int is needed, not bool"),
    "broken offset": (broken_span(end=5.5), "spans[1].end: int is needed, not float"),
    "span uid twice": (broken_span(uid="a-0"), "spans[1].uid: “a-0” stands in this file twice"),
    "same span twice": (
        broken_span(start=0, end=3, quote=TEXT[:3], tag="figure"),
        "spans[1]: it is the same as spans[0]",
    ),
    "unknown tag": (broken_span(tag="poem"), "spans[1].tag: the data set has no tag “poem”"),
    "no tag": (broken_span(tag=None), "spans[1].tag: str is needed, not null"),
    "unknown annotator": (broken_span(annotator="x"), "spans[1].annotator: the data set has no"),
    "unknown entity": (broken_span(entity="x"), "spans[1].entity: the data set has no entity “x”"),
    "no time": (broken_span(created_at="gestern"), "spans[1].created_at: “gestern” is no ISO"),
    "attributes a list": (broken_span(attributes=[]), "spans[1].attributes: object is needed"),
    "endless number": (GOOD.replace(b'"attributes": {}', b'"attributes": {"a": 1e999}'), "range"),
    "deep": (broken_span(attributes={"a": json.loads("[" * 90 + "]" * 90)}), "nested too deeply"),
    "very deep": (
        GOOD.replace(b'"attributes": {}', b'"attributes": {"a": ' + b"[" * 99999),
        "nested too deeply",
    ),
    "dangling relation": (relation(to="x"), "relations[0].to: this article has no span “x”"),
    "relation to itself": (relation(to="a-0"), "relations[0]: a span cannot be related to itself"),
    "relation without kind": (relation(kind=""), "relations[0].kind: it must not be empty"),
    "paragraph outside": (broken_article(paragraphs=[[0, 16, "body"]]), "paragraphs[0]: 0-16 lies"),
    "paragraph unknown": (broken_article(paragraphs=[[0, 15, "verse"]]), "paragraphs[0]: “verse”"),
    "paragraphs missing": (broken_article(paragraphs=[]), "paragraphs: they must cover the text"),
    "paragraphs overlap": (
        broken_article(paragraphs=[[0, 8, "body"], [7, 15, "body"]]),
        "paragraphs: they must cover",
    ),
    "paragraph short": (broken_article(paragraphs=[[0, 8]]), "paragraphs[0]: the value is not"),
    "origin outside": (broken_article(origin=[[0, 16, 0]]), "origin[0]: the positions are not"),
    "origin overlaps": (broken_article(origin=[[0, 3, 0], [2, 4, 9]]), "origin[1]: it overlaps"),
}


@pytest.mark.parametrize(("line", "told"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_record_is_refused_with_its_place(line: bytes, told: str) -> None:
    with pytest.raises(UserError) as refusal:
        read(written(document("乙", uid="first")) + line + b"\n")
    assert refusal.value.title == "x.jsonl was not imported"
    assert refusal.value.detail.startswith("Line 3")
    assert told in refusal.value.detail
    assert refusal.value.hint


HEAD = '{"format":"quandian","version":1'
MALFORMED_HEADERS = {
    "nothing": ("", "format: the first line does not begin"),
    "no header": ('{"uid":"a","text":""}', "format: the first line does not begin"),
    "newer": ('{"format":"quandian","version":2}', "version: version 2 is not known"),
    "tag twice": (HEAD + ',"tags":[{"name":"a"},{"name":"a"}]}', "tags[1].name: “a” stands"),
    "tag of a blank": (HEAD + ',"tags":[{"name":" a"}]}', "tags[0].name: it must not begin"),
    "colour": (HEAD + ',"tags":[{"name":"a","colour":"red"}]}', "tags[0].colour: a colour like"),
    "key": (HEAD + ',"tags":[{"name":"a","key":"x"}]}', "tags[0].key: one digit"),
    "key twice": (
        HEAD + ',"tags":[{"name":"a","key":"1"},{"name":"b","key":"1"}]}',
        "tags[1].key: “1” stands in this file twice",
    ),
    "position": (HEAD + ',"tags":[{"name":"a","position":-1}]}', "tags[0].position: it must not"),
    "no parent": (HEAD + ',"tags":[{"name":"a","parent":"b"}]}', "tags[0].parent: the data set"),
    "ring": (
        HEAD + ',"tags":[{"name":"a","parent":"b"},{"name":"b","parent":"a"}]}',
        "tags[0].parent: the tags stand above each other in a ring",
    ),
    "annotator twice": (
        HEAD + ',"annotators":[{"uid":"a","name":"x"},{"uid":"a","name":"y"}]}',
        "annotators[1].uid: “a” stands",
    ),
    "annotator unnamed": (HEAD + ',"annotators":[{"uid":"a","name":""}]}', "annotators[0].name"),
    "entity's tag": (
        HEAD + ',"entities":[{"uid":"a","tag":"x","name":"n"}]}',
        "entities[0].tag: the data set has no tag “x”",
    ),
    "UTF-16": (HEAD.encode("utf-16"), "its bytes are not UTF-8"),
}


@pytest.mark.parametrize(("line", "told"), MALFORMED_HEADERS.values(), ids=MALFORMED_HEADERS)
def test_a_malformed_header_is_refused_at_once(line: str | bytes, told: str) -> None:
    with pytest.raises(UserError) as refusal:
        quandian.read(io.BytesIO(line.encode() if isinstance(line, str) else line), "x.jsonl")
    assert told in refusal.value.detail
    assert refusal.value.detail.startswith("Line 1")


@pytest.mark.parametrize(
    "span",
    [
        DocumentSpan("s", 0, 2, "figure", "二"),
        DocumentSpan("s", 1, 3, "figure", "二"),
        DocumentSpan("s", -1, 1, "figure", "一"),
        DocumentSpan("s", 1, 1, "figure", ""),
        DocumentSpan("s", 2, 1, "figure", ""),
    ],
)
@pytest.mark.parametrize("format_id", ["quandian", "doccano", "conll"])
def test_no_writer_writes_a_span_beside_its_text(format_id: str, span: DocumentSpan) -> None:
    from formats.registry import format_by_id

    broken = Document("art", "一二", title="题", paragraphs=(), spans=(span,))
    write = format_by_id(format_id).write
    assert write is not None
    with pytest.raises(UserError, match=r"Article “题” \(art\), span s at"):
        write(io.BytesIO(), SCHEME, [broken], ExportOptions())
