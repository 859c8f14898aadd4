import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.markdown import scan

TRICKY = st.text(alphabet="#*`~\\ \t\u3000\n\r中a。-\u2028\u00a0\u200b\x0c𠮷", max_size=60)


def shown(source: str) -> list[str]:
    return ["".join(source[start:end] for start, end in line.pieces) for line in scan(source)]


def test_only_line_feeds_and_carriage_returns_end_a_line():
    assert shown("一\n二\r\n三\r四\u2028五\x0c六\u0085七\x1d八") == [
        "一",
        "二",
        "三",
        "四\u2028五\x0c六\u0085七\x1d八",
    ]


def test_heading_marks_go_and_give_the_level():
    lines = list(scan("# 甲\n   ### 乙\n####### 丙\n#丁\n#\n######\u3000戊"))
    assert [line.level for line in lines] == [1, 3, 0, 0, 0, 6]
    assert shown("# 甲\n   ### 乙\n####### 丙\n#丁\n#\n######\u3000戊") == [
        "甲",
        "乙",
        "####### 丙",
        "#丁",
        "#",
        "戊",
    ]


def test_balanced_bold_marks_go_and_others_stay():
    assert shown("潮涌 **钱塘** 与 **红盟**") == ["潮涌 钱塘 与 红盟"]
    assert shown("- 作用** 组织的**核心作用** 与") == ["- 作用** 组织的核心作用 与"]
    for text in (
        "**",
        "****",
        "** 甲 **",
        "**甲",
        "*甲*",
        "**甲 **",
        "**甲***",
        "2 ** 3",
        "**甲\n乙**",
        "*****",
    ):
        assert "".join(shown(text)) == "".join(text.split("\n"))


def test_a_hard_break_loses_its_backslash_only_before_more_text():
    assert shown("甲\\\n乙") == ["甲", "乙"]
    assert shown("甲 \\  \n乙") == ["甲", "乙"]
    assert shown("C:\\") == ["C:\\"]
    assert shown("甲\\\n\n乙") == ["甲\\", "乙"]
    assert shown("\\\n乙") == ["\\", "乙"]


def test_white_space_goes_at_the_ends_of_a_line_and_stays_inside():
    assert shown("\u3000\u3000两格\u00a0不换行\u3000内 \t") == ["两格\u00a0不换行\u3000内"]


def test_the_marks_that_close_a_heading_go_too():
    assert shown("## 第二篇 ##\n# C#\n# 甲 # \n# #\n# 乙 \\#\n正文 #") == [
        "第二篇",
        "C#",
        "甲",
        "#",
        "乙 \\#",
        "正文 #",
    ]


@pytest.mark.parametrize("fence", ["```", "~~~", "````", "  ~~~"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_fenced_lines_have_no_marks(fence, end):
    source = end.join(
        ["# 甲", f"{fence}python", "# 注释", "", "**粗** 甲 ##\\", "x", f"{fence} ", "# **乙**"]
    )
    lines = list(scan(source))
    assert [line.level for line in lines] == [1, 0, 0, 0, 0, 0, 1]
    assert shown(source) == [
        "甲",
        f"{fence.strip()}python",
        "# 注释",
        "**粗** 甲 ##\\",
        "x",
        fence.strip(),
        "乙",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "```\n# 甲\n正文",
        "~~~\n# 甲\n```",
        "~~~~~~\n# 甲\n~~~~~~",
        "```a```\n# 甲\n```",
        "    ```\n# 甲\n    ```",
    ],
)
def test_what_is_no_closed_fence_leaves_headings_alone(source):
    assert 1 in [line.level for line in scan(source)]


def test_many_fences_are_read_in_time():
    assert len(list(scan("```\n~~~a\n" * 50_000))) == 100_000


@given(TRICKY)
def test_only_marks_and_white_space_are_set_aside(source):
    at = 0
    for line in scan(source):
        for start, end in line.pieces:
            assert at <= start < end
            assert not set(source[at:start]) - set("#*\\ \t\u3000\n\r\u2028\u00a0\x0c")
            at = end
    assert not set(source[at:]) - set("#*\\ \t\u3000\n\r\u2028\u00a0\x0c")


def test_a_row_of_marks_under_a_line_makes_it_a_heading():
    found = [(line.level, line.blanks) for line in scan("甲\n===\n\n乙\n---\n丙\n\n丁丁。\n---\n")]
    assert found == [(1, 0), (2, 1), (0, 0), (0, 1), (0, 0)]


@pytest.mark.parametrize("source", ["甲\n乙\n---\n", "| 甲 |\n---\n", "甲\n\n---\n", "甲\n--\n"])
def test_other_rows_are_lines(source):
    assert {line.level for line in scan(source)} == {0}
