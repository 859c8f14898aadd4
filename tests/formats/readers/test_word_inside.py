"""Word documents that hold other documents and diagrams, and paragraphs whose ends were deleted."""

import quopri

import pytest

from formats.readers import read_file
from tests.formats.readers.makers import (
    NAMESPACES,
    OFFICE,
    RELATIONS,
    paragraph,
    raw_word,
    zipped,
)

DELETED = "<w:rPr><w:del/></w:rPr>"
UNREAD = "1 documents inside it could not be read, the first is word/aFChunk."
PAGE = "<html><body><h2>小节</h2><p>𠮷野家的消息。</p><ul><li>甲</li></ul></body></html>"


def lines(raw: bytes) -> list[str]:
    text = read_file("a.docx", raw).text
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def holding(part: str, content: str | bytes, kind: str = "aFChunk", target: str = "") -> bytes:
    """A document with `part` after its first paragraph, and a part that it refers to as r1."""
    name = target or f"/word/{kind}"
    relations = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{name}"/>'
    return zipped(
        {
            "word/document.xml": f"<w:document {NAMESPACES} xmlns:r='r' xmlns:d='d'><w:body>"
            f"{paragraph('前。')}{part}{paragraph('后。')}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}'
            "</Relationships>",
            f"word/{kind}": content,
        }
    )


CHUNK = '<w:altChunk r:id="r1"/>'
DIAGRAM = '<w:p><w:r><w:t>图</w:t><w:drawing><d:relIds r:dm="r1"/></w:drawing></w:r></w:p>'


def test_a_last_paragraph_whose_end_was_deleted_is_kept():
    assert lines(raw_word(paragraph("甲。") + paragraph("乙。", DELETED))) == ["甲。", "乙。"]


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next_one_only():
    cell = f"<w:tc>{paragraph('格', DELETED)}</w:tc><w:tc>{paragraph('乙')}</w:tc>"
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    raw = raw_word(
        paragraph("前", DELETED) + paragraph("后。") + paragraph("表前", DELETED) + table
    )
    assert lines(raw) == ["前后。", "表前", "格\t乙"]


def test_text_boxes_and_notes_end_their_last_paragraph():
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('框里', DELETED)}</w:txbxContent></w:pict></w:r>"
    notes = f"<w:footnote>{paragraph('注一', DELETED)}</w:footnote>"
    notes += f"<w:footnote>{paragraph('注二')}</w:footnote>"
    raw = raw_word(f"<w:p>{box}</w:p>{paragraph('下一段')}", footnotes=notes)
    assert lines(raw) == ["框里", "下一段", "注一", "注二"]


def test_a_heading_whose_end_was_deleted_stays_a_heading():
    properties = f'<w:outlineLvl w:val="1"/>{DELETED}'
    assert lines(raw_word(paragraph("小节", properties) + "<w:tbl/>")) == ["## 小节"]


MAIL = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    + quopri.encodestring(PAGE.encode())
    + b"\n--b\nContent-Type: image/png\n\nxx\n--b--\n"
)


@pytest.mark.parametrize(
    "content", [PAGE, PAGE.encode("gb18030"), MAIL], ids=["page", "gb18030", "mail"]
)
def test_a_page_that_an_exporter_put_inside_is_read_where_it_stands(content):
    raw = holding(CHUNK, content)
    assert lines(raw) == ["前。", "## 小节", "𠮷野家的消息。", "甲", "后。"]
    assert read_file("a.docx", raw).remarks == ()


def test_text_and_a_word_document_inside_are_read():
    assert lines(holding(CHUNK, "一行。\n二行。")) == ["前。", "一行。", "二行。", "后。"]
    assert lines(holding(CHUNK, raw_word(paragraph("里面。")))) == ["前。", "里面。", "后。"]


def test_an_embedded_document_ends_a_paragraph_whose_end_was_deleted():
    raw = holding(paragraph("中", DELETED) + CHUNK, "一行。")
    assert lines(raw) == ["前。", "中", "一行。", "后。"]


@pytest.mark.parametrize(
    "content",
    [
        b"{\\rtf1 x}",
        b"PK\3\4broken",
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=nosuch\n\n<p>x</p>",
    ],
    ids=["rtf", "broken", "encoding"],
)
def test_what_is_inside_and_cannot_be_read_is_told(content):
    raw = holding(CHUNK, content)
    assert lines(raw) == ["前。", "后。"]
    assert read_file("a.docx", raw).remarks == (UNREAD,)


def test_a_document_in_a_document_in_a_document_is_told():
    raw = holding(CHUNK, holding(CHUNK, raw_word(paragraph("太深。"))))
    assert lines(raw) == ["前。", "前。", "后。", "后。"]
    assert read_file("a.docx", raw).remarks == (UNREAD,)


def test_a_document_inside_that_is_missing_or_elsewhere_is_told():
    raw = holding(CHUNK, "x", target="/word/nothing.htm")
    assert "the first is word/nothing.htm." in read_file("a.docx", raw).remarks[0]
    raw = holding('<w:altChunk r:id="r9"/>', "x")
    assert read_file("a.docx", raw).remarks == (
        "1 documents inside it could not be read, the first is ?.",
    )


def test_the_words_of_a_diagram_follow_its_paragraph():
    data = "<m xmlns:a='a'><a:p><a:r><a:t>发</a:t></a:r><a:r><a:t>布</a:t></a:r></a:p><a:p/></m>"
    raw = holding(DIAGRAM, data, "diagramData")
    assert lines(raw) == ["前。", "图", "发布", "后。"]
