"""Paragraphs that a document marks itself are not joined, unless they are pasted columns."""

import pytest

from formats.readers import drafts, read_file
from tests.formats.readers.makers import paragraph, raw_word, word
from tests.text.news import BRIDGE, HARBOUR, ORCHARD, SCHOOL

ITEMS = (
    HARBOUR,
    "会议提出三点要求。",
    "一要提高认识，切实加强组织领导，把责任落实到每个单位和每个岗位",
    "二要狠抓落实，务求取得工作实效。",
    "提高认识，切实加强组织领导工作，把任务交到每个单位和每个岗位",
    "狠抓落实，务求取得工作实效。",
    SCHOOL,
)
WHOLE = (HARBOUR + SCHOOL + BRIDGE, ORCHARD + HARBOUR + SCHOOL, BRIDGE + ORCHARD + HARBOUR)
CUT = 70


CELLS = ("项目", "数量，单位", "甲类企业，含个体", "一千家，全年")


def paragraphs(raw: bytes, name: str = "a.docx") -> list[str]:
    (draft,) = drafts(read_file(name, raw), "auto", name)
    return [draft.text[part.start : part.end] for part in draft.paragraphs]


def document(*texts: str) -> bytes:
    return raw_word("".join(map(paragraph, texts)))


def pieces(*whole: str) -> list[str]:
    return [piece for text in whole for piece in (text[:CUT], text[CUT:])]


@pytest.mark.parametrize("name", ["a.docx", "a.html"])
def test_lines_of_a_list_without_full_stops_stay_paragraphs(name):
    page = "<html><body>" + "".join(f"<p>{item}</p>" for item in ITEMS) + "</body></html>"
    assert paragraphs(document(*ITEMS) if name == "a.docx" else page.encode(), name) == [*ITEMS]


def test_the_last_row_of_a_table_is_not_joined_to_what_follows():
    def fill(doc):
        doc.add_paragraph(HARBOUR)
        table = doc.add_table(2, 2)
        for cell, text in zip(table._cells, CELLS, strict=True):
            cell.text = text
        doc.add_paragraph(SCHOOL)

    assert paragraphs(word(fill))[-1] == SCHOOL


def test_one_forgotten_full_stop_joins_nothing():
    texts = [WHOLE[0][:-1], *WHOLE[1:]]
    assert paragraphs(document(*texts)) == texts


def test_columns_pasted_into_a_document_are_joined():
    assert paragraphs(document(HARBOUR, *pieces(*WHOLE))) == [HARBOUR, *WHOLE]


def test_a_long_document_with_a_few_forgotten_full_stops_is_left_alone():
    texts = [text[:-1] for text in WHOLE] + [HARBOUR, SCHOOL, BRIDGE, ORCHARD] * 16
    assert paragraphs(document(*texts))[:3] == texts[:3]
