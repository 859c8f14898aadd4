"""Texts that are almost the same: the exact share, and the sketches by which they meet."""

import random

import pytest

from text.likeness import PIECES, SHORTEST, likeness, sketch
from text.search import fold

NEWS = (
    "余杭区今天发布十项举措，支持小企业渡过难关。区经济和信息化局介绍，今年前三季度新增贷款"
    "1,260家、32.5亿元，同比增长12.3%；联络员走访企业八千多次，收到问题四百余件，办结率在九成以上。"
)
FIRST_OF_NEWS = (322470226, 848812477, 1061006409)
HAN = [chr(code) for code in range(0x4E00, 0x5200)]


def made(length: int, seed: int) -> str:
    return "".join(random.Random(seed).choices(HAN, k=length))


def misread(text: str, share: float, seed: int) -> str:
    """`text` as a careless reading gives it: `share` of its characters wrong, lost or doubled."""
    random_ = random.Random(seed)
    wrong = (lambda char: random_.choice(HAN), lambda char: "", lambda char: char * 2)
    return "".join(
        random_.choice(wrong)(char) if random_.random() < share else char for char in text
    )


def test_likeness_is_the_share_of_the_longer_text() -> None:
    assert likeness(NEWS, NEWS) == 1
    assert likeness(NEWS, made(100, 1)) == 0
    whole = made(1004, 1)
    assert likeness(whole, whole[:504]) == likeness(whole[:504], whole) == pytest.approx(0.5)


def test_a_text_without_words_is_like_nothing() -> None:
    assert likeness("", "") == likeness("……", "……") == likeness("四个汉字", "四个汉字") == 0


@pytest.mark.parametrize(
    "other",
    [
        NEWS.replace("，", "\n\n　　"),
        NEWS.replace("，", ",").replace("%", "％"),
        NEWS.replace("12.3", "１２.３"),
        "“" + " ".join(NEWS) + "”",
    ],
)
def test_blanks_punctuation_and_width_do_not_count(other: str) -> None:
    assert other != NEWS
    assert likeness(NEWS, other) == 1
    assert sketch(NEWS) == sketch(other)


def test_a_sketch_is_short_ascending_and_always_the_same() -> None:
    found = sketch(NEWS)
    assert list(found) == sorted(set(found))
    assert 0 < len(found) <= PIECES == len(sketch(made(5000, 2)))
    assert all(0 <= value < 1 << 32 for value in found)
    # Libraries hold such values: others here mean that all their sketches are wrong.
    assert found[:3] == FIRST_OF_NEWS


def test_a_short_text_has_no_sketch() -> None:
    assert sketch("圈" * (SHORTEST - 1) + "，。 " * 30) == ()
    assert sketch(made(SHORTEST, 1))


@pytest.mark.parametrize(("length", "least"), [(150, 0.95), (600, 0.99), (3000, 0.99)])
@pytest.mark.parametrize("share", [0.01, 0.03, 0.06])
def test_texts_that_are_alike_share_pieces(length: int, least: float, share: float) -> None:
    met = alike = 0
    for seed in range(150):
        text = made(length, seed)
        other = misread(text, share, seed)
        if likeness(text, other) >= 0.5:
            alike += 1
            met += len(set(sketch(text)) & set(sketch(other))) >= 4
    assert alike > 75
    assert met / alike >= least


def test_texts_that_are_not_alike_share_next_to_nothing() -> None:
    sketches = [set(sketch(made(600, seed))) for seed in range(100)]
    shared = [len(a & b) for at, a in enumerate(sketches) for b in sketches[:at]]
    assert max(shared) <= 1


def test_every_character_of_a_text_counts_whatever_its_script() -> None:
    english = "The quick brown fox jumps over the lazy dog while nobody looks at the yard. " * 3
    assert sketch(english) == sketch(english.upper()) == sketch(fold(english))
    assert sketch("𠮷" * 60) != ()
