"""Paragraphs that OCR read twice."""

import pytest

from tests.text.news import BRIDGE, HARBOUR, LIBRARY, ORCHARD, SCHOOL, body, drafts

NEXT = ("# 书店搬家", "陈小小", LIBRARY)


def kept_and_again(*blocks: str) -> tuple[list[str], list[str]]:
    found = drafts("# 码头不停工", "王大力", *blocks, *NEXT)
    again = [draft.text for draft in found if draft.kind == "other"]
    return body(found[0]), again


@pytest.mark.parametrize(
    ("blocks", "kept", "again"),
    [
        ((HARBOUR, SCHOOL, HARBOUR), [HARBOUR, SCHOOL], [HARBOUR]),
        ((HARBOUR + SCHOOL, BRIDGE, SCHOOL), [HARBOUR + SCHOOL, BRIDGE], [SCHOOL]),
        ((SCHOOL[:20], "## 题", HARBOUR, SCHOOL), [HARBOUR, SCHOOL], [SCHOOL[:20]]),
        ((SCHOOL[:-1], "## 题", HARBOUR, SCHOOL), [HARBOUR, SCHOOL], [SCHOOL[:-1]]),
        ((HARBOUR, SCHOOL[:22], SCHOOL[22:], SCHOOL[22:]), [HARBOUR, SCHOOL], [SCHOOL[22:]]),
        ((ORCHARD, ORCHARD.replace("三十", "三百")), [ORCHARD], [ORCHARD.replace("三十", "三百")]),
    ],
)
def test_the_copy_or_the_fragment_stands_apart(blocks, kept, again):
    assert kept_and_again(*blocks) == (kept, again)


def test_what_stands_three_times_was_meant():
    assert kept_and_again(HARBOUR, SCHOOL, HARBOUR, HARBOUR) == (
        [HARBOUR, SCHOOL, HARBOUR, HARBOUR],
        [],
    )


def test_short_sentences_may_come_again():
    assert kept_and_again("灯亮着，人不走。", HARBOUR, "灯亮着，人不走。")[1] == []


def test_an_article_alone_keeps_its_refrain():
    (draft,) = drafts("# 码头不停工", HARBOUR, SCHOOL, HARBOUR)
    assert body(draft) == [HARBOUR, SCHOOL, HARBOUR]
