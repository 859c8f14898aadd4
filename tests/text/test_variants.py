"""Simplified and traditional characters, one for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.variants import Variant, in_variant


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("皇后在后面理发", "皇后在後面理髮"),
        ("𠮷野家的干部", "𠮷野家的幹部"),
        ("GDP增长5%", "GDP增長5%"),
    ],
)
def test_words_decide_which_character_stands(simplified: str, traditional: str) -> None:
    assert in_variant(simplified, Variant.TRADITIONAL) == traditional
    assert in_variant(traditional, Variant.SIMPLIFIED) == simplified
    for text in (simplified, traditional):
        assert in_variant(text, Variant.AS_WRITTEN) == text


@given(
    st.text("后面發展頭发干乾里裡\n 𠮷👨\u200de\u0301A5，", max_size=40), st.sampled_from(Variant)
)
def test_every_character_keeps_its_place(text: str, variant: Variant) -> None:
    shown = in_variant(text, variant)
    assert len(shown) == len(text)
    kept = set("\n 𠮷👨\u200de\u0301A5，")
    assert all(a == b for a, b in zip(text, shown, strict=True) if a in kept)


def test_what_would_change_the_length_is_turned_singly(monkeypatch: pytest.MonkeyPatch) -> None:
    class Longer:
        def convert(self, text: str) -> str:
            return {"简体": "簡體字", "简": "簡", "体": "體字"}.get(text, text)

    monkeypatch.setattr("text.variants._converter", lambda _: Longer())
    assert in_variant("简体", Variant.TRADITIONAL) == "簡体"
