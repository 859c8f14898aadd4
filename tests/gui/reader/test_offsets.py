"""Code points and Qt's UTF-16 positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reader.offsets import OffsetMap
from tests.gui.reader.samples import TEXTS, qt_length

ASTRAL = st.sampled_from("𠮷𪚥🏮👨\U0010ffff\U00010000")
RANDOM = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), ASTRAL))


@given(RANDOM)
def test_every_boundary_is_where_utf_16_says_and_comes_back(text: str) -> None:
    offsets = OffsetMap(text)
    assert offsets.qt_length == qt_length(text)
    for index in range(len(text) + 1):
        qt_pos = offsets.to_qt(index)
        assert qt_pos == qt_length(text[:index])
        assert offsets.from_qt(qt_pos) == index


@given(RANDOM.filter(lambda text: any(char > "\uffff" for char in text)))
def test_the_inside_of_a_pair_is_the_start_of_its_character(text: str) -> None:
    offsets = OffsetMap(text)
    for index, char in enumerate(text):
        if char > "\uffff":
            assert offsets.from_qt(offsets.to_qt(index) + 1) == index


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_positions_outside_are_refused(text: str) -> None:
    offsets = OffsetMap(text)
    for index in (-1, len(text) + 1):
        with pytest.raises(IndexError):
            offsets.to_qt(index)
    for qt_pos in (-1, offsets.qt_length + 1):
        with pytest.raises(IndexError):
            offsets.from_qt(qt_pos)
