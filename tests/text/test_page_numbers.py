"""The numbers of a file's pages are no headings, and part no paragraph."""

import pytest

from tests.text.news import BRIDGE, HARBOUR, LIBRARY, ORCHARD, SCHOOL, drafts, parts

TITLE = "# 码头一日"


@pytest.mark.parametrize(
    "number",
    ["— 3 —", "-3-", "第3页", "第 3 页 共 12 页", "3/12", "3 / 12", "Page 3", "Page 3 of 12"],
)
def test_a_line_that_only_a_page_has_is_of_the_page(number: str) -> None:
    (draft,) = drafts(TITLE, HARBOUR + SCHOOL[:22], number, SCHOOL[22:], BRIDGE)
    assert ("other", number) in parts(draft)
    assert ("body", HARBOUR + SCHOOL) in parts(draft)


def test_bare_numbers_that_count_pages_are_of_the_pages() -> None:
    blocks = (HARBOUR, "1", SCHOOL + BRIDGE[:20], "2", BRIDGE[20:], ORCHARD, "3", LIBRARY)
    (draft,) = drafts(TITLE, *blocks)
    assert [text for kind, text in parts(draft) if kind == "other"] == ["1", "2", "3"]
    assert ("body", SCHOOL + BRIDGE) in parts(draft)
    (later,) = drafts(TITLE, HARBOUR, "12", SCHOOL, "13", BRIDGE)
    assert [text for kind, text in parts(later) if kind == "other"] == ["12", "13"]


def test_numbers_over_an_articles_parts_stay_headings() -> None:
    (draft,) = drafts(TITLE, "1", HARBOUR, "2", SCHOOL, "3", BRIDGE)
    assert not [text for kind, text in parts(draft) if kind == "other"]
    (draft,) = drafts(TITLE, HARBOUR, "30", SCHOOL, "12", BRIDGE)
    assert not [text for kind, text in parts(draft) if kind == "other"]
