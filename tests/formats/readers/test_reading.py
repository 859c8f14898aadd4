"""Chapters: each an article whose origin counts in the whole text; the rest is kept apart."""

import pytest

from formats.readers import Reading, drafts
from formats.readers.blocks import Block, render
from text.losses import coverage
from text.passages import read_passages

PARTS = (
    "封面𠮷\n\n",
    "# 第一章\n\n# 甲\n\n正文一。\n\n",
    "目录\n\n",
    "没有标题的正文，二。\n\n",
    "版权页\n",
)


def reading() -> Reading:
    starts = [sum(map(len, PARTS[:n])) for n in range(6)]
    return Reading(
        "".join(PARTS), "application/epub+zip", "", ((starts[1], starts[2]), (starts[3], starts[4]))
    )


@pytest.mark.parametrize("how", ["auto", "page", "article"])
def test_each_chapter_is_one_article_and_what_lies_between_is_other(how):
    found = drafts(reading(), how, "book.epub")
    assert [draft.kind for draft in found] == ["other", "article", "other", "article", "other"]
    assert [found[1].title, found[3].title] == ["第一章", "book"]


def test_the_origin_of_a_chapter_counts_in_the_whole_text():
    book = reading()
    found = drafts(book, "auto", "book.epub")
    for draft in found:
        assert draft.origin
        for run in draft.origin:
            end = run.source_start + run.end - run.start
            assert draft.text[run.start : run.end] == book.text[run.source_start : end]
    kept, characters = coverage(book.text, found)
    assert kept == characters > 0


def test_nothing_in_a_document_becomes_a_mark_of_markdown():
    blocks = [Block("```"), Block("C #", 2), Block("~~~"), Block("甲", 2), Block("```\n~~~")]
    levels = [(line.text, line.level) for line in read_passages(render(blocks))]
    assert levels == [("```", 0), ("C #", 2), ("~~~", 0), ("甲", 2), ("```", 0), ("~~~", 0)]
