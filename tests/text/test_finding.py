"""Finding in a text what a reader takes for the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.finding import Finder
from text.search import fold

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("余杭区", "余杭", ["余杭"]),
        ("在余\n杭和余 杭、余\u3000\u200b杭", "余杭", ["余\n杭", "余 杭", "余\u3000\u200b杭"]),
        ("ＧＤＰ增长，gdp", "Gdp", ["ＧＤＰ", "gdp"]),
        ("2024年，２０２４年", "２0 24", ["2024", "２０２４"]),
        ("Cafe\u0301和café", "cafe", ["Cafe\u0301", "café"]),
        ("か\u3099がか", "が", ["か\u3099", "が"]),
        ("100㎡与m2", "M2", ["㎡", "m2"]),
        ("㎡㎡", "2m", ["㎡㎡"]),
        ("\u3099\u3099", "\u3099", ["\u3099", "\u3099"]),
        ("か\n\u3099か", "か", ["か"]),
        ("𠮷野家，𠮷 野家", "𠮷野", ["𠮷野", "𠮷 野"]),
        (f"去{FAMILY}去", FAMILY, [FAMILY]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("[a-z]*\\", "[A-Z]*\\", ["[a-z]*\\"]),
        ("没有", "有没", []),
        ("没有", " \n", []),
        ("", "没", []),
    ],
)
def test_places_of_a_query(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Finder(text).find(query)] == found


CHARACTERS = "余杭 \n\u3000\u200bAａe\u0301か\u3099が㎡²𠮷-]^\\"


@given(st.text(CHARACTERS, max_size=30), st.data())
def test_a_place_reads_as_the_query_and_no_place_is_missed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    query = text[start : start + data.draw(st.integers(1, 5))]
    places = Finder(text).find(query)
    ends = [0]
    for start, end in places:
        assert start >= ends[-1]
        assert fold(query) in fold(text[start:end])
        ends.append(end)
    assert bool(places) == (bool(fold(query)) and fold(query) in fold(text))


def test_a_long_text_is_folded_in_parts_without_a_place_lost() -> None:
    line = "余杭经济ＧＤＰ，" * 300
    text = "\n".join([line] * 12) + "余\n杭"
    places = Finder(text).find("余杭")
    assert len(places) == 12 * 300 + 1
    assert places[-1] == (len(text) - 3, len(text))
    assert all(text[start:end] == "余杭" for start, end in places[:-1])
    assert len(Finder(text)._parts) > 1
    assert len(Finder("余杭" * 20000).find("杭余")) == 19999
