"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.sentences import sentence_ends


@pytest.mark.parametrize(
    "sentences",
    [
        ["他说：“好！”", "大家笑了。"],
        ["增长5.8%，达1.2万亿元；", "同比多3家。"],
        ["真的吗？！……", "没有句号"],
        ["（见图。）", "完"],
        ["It is 5.8. ", "Then 𠮷。"],
        ["没有句号"],
        [],
    ],
)
def test_a_sentence_ends_behind_its_closing_marks(sentences: list[str]) -> None:
    text = "".join(sentences)
    ends = list(sentence_ends(text))
    assert [text[a:b] for a, b in zip([0, *ends], ends, strict=False)] == sentences


@given(st.text("。！？；.…”）圈a 5𠮷\n", max_size=30))
def test_ends_rise_to_the_end_of_the_text(text: str) -> None:
    ends = list(sentence_ends(text))
    assert ends == sorted(set(ends))
    assert ends[-1:] == [len(text)] * bool(text)
