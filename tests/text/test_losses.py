from dataclasses import replace

from text.article import Run
from text.losses import uncovered
from text.split import split_page

SOURCE = "# 甲题\n\n正文**一**段\0，说完。\n\n# 乙题\n\n第二篇\u3000说完。\n"


def test_markup_and_what_was_normalised_are_not_missed():
    assert uncovered(SOURCE, split_page(SOURCE)) == ()


def test_a_missing_article_is_named_by_its_characters():
    first, _ = split_page(SOURCE)
    missed = [SOURCE[start:end] for start, end in uncovered(SOURCE, [first])]
    assert missed == ["乙题", "第二篇", "说完。"]


def test_a_missing_part_of_a_run_is_found():
    first, second = split_page(SOURCE)
    cut = replace(first, origin=(Run(0, 1, 2), *first.origin[1:]))
    assert [SOURCE[start:end] for start, end in uncovered(SOURCE, [cut, second])] == ["题"]


def test_runs_that_overlap_cover_once():
    assert uncovered("甲乙丙丁", [split_page("甲乙丙")[0], split_page("甲")[0]]) == ((3, 4),)


def test_nothing_covers_nothing():
    assert uncovered("甲 乙\n丙", []) == ((0, 1), (2, 3), (4, 5))
    assert uncovered("", []) == ()


def test_fenced_code_is_no_heading_and_nothing_of_it_is_missed():
    source = "# 甲题\n\n正文一段，说完。\n\n```\n# 注释\n**x**\n```\n\n## 乙题 ##\n\n第二段说完。\n"
    drafts = split_page(source, "article")
    assert uncovered(source, drafts) == ()
    assert "# 注释\n**x**" in drafts[0].text
    assert "\n乙题\n" in drafts[0].text
