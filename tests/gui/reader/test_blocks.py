"""An article cut into blocks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reader import blocks as room
from gui.reader.blocks import LONGEST, cut_blocks
from tests.gui.reader.samples import FAMILY, TEXTS, UNBROKEN, character_bounds, paragraphs_of
from text.article import Paragraph

PIECES = ("圈", "点。", "𠮷", FAMILY, "e\u0301", "\n", "\n", "A", "🇨🇳", "！️", "\u3000")


def check(text: str, paragraphs: tuple[Paragraph, ...]) -> None:
    """What cut_blocks promises, of any text and any disjoint paragraphs."""
    blocks = cut_blocks(text, paragraphs)
    covered = [index for block in blocks for index in range(block.start, block.end)]
    assert covered == [index for index, char in enumerate(text) if char != "\n"]
    for block in blocks:
        assert block.end - block.start <= room.LONGEST
    for before, after in pairwise(blocks):
        assert before.end <= after.start
        assert before.closes == after.opens
    if blocks:
        assert blocks[0].opens
        assert blocks[-1].closes
        for position in range(len(text) + 1):
            assert any(block.start <= position <= block.end for block in blocks)


def stretches(cuts: list[int]) -> tuple[Paragraph, ...]:
    ordered = sorted(cuts)
    return tuple(map(Paragraph, ordered[::2], ordered[1::2], ["heading"] * len(ordered)))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.data())
def test_blocks_cover_every_line_whatever_the_paragraphs(text: str, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "LONGEST", 12)
        check(text, paragraphs_of(text))
        check(text, ())
        places = st.lists(st.integers(0, len(text)), unique=True, max_size=8)
        check(text, stretches(data.draw(places)))


@given(st.lists(st.sampled_from([piece for piece in PIECES if piece != "\n"]), max_size=60))
def test_a_cut_parts_no_character_that_a_reader_sees_as_one(pieces: list[str]) -> None:
    text = "".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "LONGEST", 12)
        starts = {block.start for block in cut_blocks(text, paragraphs_of(text))}
    assert starts <= set(character_bounds(text))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_awkward_texts_are_covered(text: str) -> None:
    check(text, paragraphs_of(text))
    check(text, ())


def test_a_long_paragraph_without_punctuation_is_cut_between_characters() -> None:
    blocks = cut_blocks(UNBROKEN, paragraphs_of(UNBROKEN, "caption"))
    starts = [block.start for block in blocks]
    assert len(blocks) >= len(UNBROKEN) // LONGEST
    assert {block.kind for block in blocks} == {"caption"}
    assert max(block.end - block.start for block in blocks) <= LONGEST
    assert [block.end for block in blocks[:-1]] == starts[1:]
    for start in starts[1:]:
        assert UNBROKEN.startswith(("圈", "𠮷", FAMILY, "e\u0301", "ñ", "🇨🇳"), start)
        assert UNBROKEN[start - 1] != "\u200d"


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    text = "字" * 1600 + "句子完了。”" + "字" * 3000
    first, *_ = cut_blocks(text, paragraphs_of(text))
    assert text[: first.end].endswith("。”")


def test_more_marks_than_a_block_holds_are_cut_all_the_same() -> None:
    text = "a" + "\u0301" * (2 * LONGEST)
    blocks = cut_blocks(text, paragraphs_of(text))
    assert [block.end for block in blocks] == [3000, 6000, 6001]


def test_a_text_of_nothing_has_no_blocks() -> None:
    assert cut_blocks("", ()) == ()
    assert cut_blocks("", (Paragraph(0, 0, "title"),)) == ()


def test_what_no_paragraph_covers_is_body() -> None:
    text = "前\n标题\n\n后\n"
    blocks = cut_blocks(text, (Paragraph(2, 4, "title"),))
    assert [(text[block.start : block.end], block.kind) for block in blocks] == [
        ("前", "body"),
        ("标题", "title"),
        ("", "body"),
        ("后", "body"),
        ("", "body"),
    ]
