"""Pages in traditional characters are cut as those in simplified ones, and stay as they are."""

import pytest

from tests.text.news import HARBOUR, SCHOOL, page, parts
from text.split import split_page
from text.variants import Variant, in_variant

PAGE = page(
    "北岸晚报",
    "码头整日不停工",
    "本报记者 王立春",
    HARBOUR,
    "老师留下来答疑",
    "本报讯（通讯员 孙 海）" + SCHOOL[:22],
    SCHOOL[22:],
)
TRADITIONAL = in_variant(PAGE, Variant.TRADITIONAL)


@pytest.mark.parametrize("how", ["page", "article"])
def test_a_traditional_page_is_cut_as_a_simplified_one(how):
    found = split_page(TRADITIONAL, how)
    assert [parts(draft) for draft in found] == [
        [(kind, in_variant(text, Variant.TRADITIONAL)) for kind, text in parts(draft)]
        for draft in split_page(PAGE, how)
    ]


def test_titles_authors_and_masthead_are_found_as_written():
    masthead, *news = split_page(TRADITIONAL)
    assert (masthead.kind, masthead.text) == ("other", "北岸晚報")
    assert [(draft.title, draft.byline, draft.authors) for draft in news] == [
        ("碼頭整日不停工", "王立春", ("王立春",)),
        ("老師留下來答疑", "孫海", ("孫海",)),
    ]


def test_the_origin_of_every_character_is_exact():
    for draft in split_page(TRADITIONAL.replace("\n", "\r\n")):
        for run in draft.origin:
            length = run.end - run.start
            at = run.source_start
            source = TRADITIONAL.replace("\n", "\r\n")
            assert draft.text[run.start : run.end] == source[at : at + length]


@pytest.mark.parametrize("odd", ["\0", "\ud800"])
def test_what_no_text_may_hold_is_replaced_there_too(odd):
    (draft,) = split_page(TRADITIONAL.replace("碼頭", odd, 1), "article")
    assert odd not in draft.text
    assert "\ufffd整日不停工" in draft.text


def test_a_traditional_word_in_a_simplified_page_changes_nothing(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("read in other characters")

    monkeypatch.setattr("text.pages.traditional.in_variant", refuse)
    (draft,) = split_page(page("# 老照片", HARBOUR * 5 + "牌上写着“台江晚報”。"))
    assert "台江晚報" in draft.text
