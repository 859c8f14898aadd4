"""Where two texts differ: exact for small changes, quick for long and awkward texts."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.differences import Stretch, differences, same_ends

TEXTS = st.text(st.sampled_from("甲乙丙丁。，\n𠮷🏮a "), max_size=80)


def without(text: str, stretches: tuple[Stretch, ...]) -> str:
    """What both texts have."""
    left_out = {at for start, end in stretches for at in range(start, end)}
    return "".join(char for at, char in enumerate(text) if at not in left_out)


def words(text: str, stretches: tuple[Stretch, ...]) -> list[str]:
    return [text[start:end] for start, end in stretches]


@pytest.mark.parametrize(
    ("first", "second", "gone", "come"),
    [
        ("桥长三百米。", "桥长三百米。", [], []),
        ("桥长三百米。车来了。", "桥长五百米。车来了。", ["三"], ["五"]),
        ("桥长三百米。", "桥长三百米。车来了。", [], ["车来了。"]),
        ("𠮷野家👨‍👩‍👧来了。", "𠮷野家来了。", ["👨‍👩‍👧"], []),
        ("", "一句。", [], ["一句。"]),
        ("", "", [], []),
    ],
)
def test_only_what_differs_is_named(
    first: str, second: str, gone: list[str], come: list[str]
) -> None:
    found = differences(first, second)
    assert (words(first, found.first), words(second, found.second)) == (gone, come)


@given(TEXTS, TEXTS)
def test_the_rest_of_both_is_the_same(first: str, second: str) -> None:
    found = differences(first, second)
    assert without(first, found.first) == without(second, found.second)
    for stretches, length in ((found.first, len(first)), (found.second, len(second))):
        edges = [edge for stretch in stretches for edge in stretch]
        assert edges == sorted(edges)
        assert all(0 <= edge <= length for edge in edges)
        assert all(start < end for start, end in stretches)


@given(TEXTS, TEXTS)
def test_anchors_go_forward_in_both_and_stand_before_the_same(first: str, second: str) -> None:
    anchors = differences(first, second).anchors
    assert anchors[0] == (0, 0)
    assert sorted(anchors) == list(anchors)
    assert sorted(anchors, key=lambda pair: pair[1]) == list(anchors)
    for one, other in anchors[1:]:
        assert first[one] == second[other]


@pytest.mark.parametrize(
    "altered",
    [
        lambda text: text.replace("年", "月"),
        lambda text: text[::-1],
        lambda text: text.replace("。", "").replace("，", "").replace("\n", ""),
        lambda text: "甲。" * 30_000,
        lambda text: "",
    ],
)
def test_sixty_thousand_characters_take_no_time(altered: object) -> None:
    chance = random.Random(7)
    text = "".join(chance.choice("今年工厂新订单一二三四五。，，\n") for _ in range(60_000))
    began = time.process_time()
    differences(text, altered(text))  # type: ignore[operator]
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("first", "now", "expected"),
    [
        ("abc", "abc", (3, 0)),
        ("abc", "abxc", (2, 1)),
        ("abc", "ac", (1, 1)),
        ("aab", "ab", (1, 1)),
        ("ab", "aab", (1, 1)),
        ("a", "b", (0, 0)),
    ],
)
def test_what_is_the_same_at_both_ends(first: str, now: str, expected: tuple[int, int]) -> None:
    assert same_ends(first, now) == expected
