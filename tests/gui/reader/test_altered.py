"""Another text of the open article: what is the same stays laid out, and nothing jumps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reader.altered import Altered, altered
from gui.reader.blocks import cut_blocks
from gui.reader.galley import Galley
from gui.reader.typography import Typography
from text.article import Paragraph

WORDS = st.text("甲乙𠮷\n", max_size=12)


@given(WORDS, WORDS, WORDS, WORDS)
def test_what_differs_is_found_and_the_rest_keeps_its_place(
    head: str, old: str, new: str, tail: str
) -> None:
    first, second = head + old + tail, head + new + tail
    change = altered(first, second)
    assert first[: change.start] == second[: change.start]
    assert first[change.old_end :] == second[change.new_end :]
    assert change.start <= min(change.old_end, change.new_end)
    assert change.old_end - change.start <= max(len(old), 0)
    for at in range(len(first)):
        if at < change.start or at >= change.old_end:
            assert second[change.position(at)] == first[at]


@pytest.mark.parametrize(
    ("stretch", "after"),
    [
        ((0, 3), (0, 3)),
        ((5, 8), (6, 9)),
        ((2, 6), (2, 7)),
        ((3, 5), (3, 6)),
        ((4, 8), (3, 9)),
        ((1, 4), (1, 6)),
    ],
)
def test_a_stretch_takes_what_was_put_in_within_it(
    stretch: tuple[int, int], after: tuple[int, int]
) -> None:
    assert Altered(3, 5, 6).stretch(*stretch) == after


def paragraphs(text: str) -> list[Paragraph]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Paragraph(start, start + len(line), "body"))
        start += len(line) + 1
    return found


def galley_of(text: str, position: int = 0) -> Galley:
    galley = Galley(Typography())
    galley.load(text, paragraphs(text))
    galley.reset(Typography(), 400.0, 300.0)
    galley.read_from(position)
    return galley


LINES = "\n".join(
    f"第{number}段的字数不一" + "多" * (number * 7 % 40) + "abc def " * 4 for number in range(60)
)


@pytest.mark.parametrize(
    ("old", "new"),
    [("第31段", "第三十一段"), ("第31段", ""), ("第3段", "第三段又长了许多字"), ("\n第59", "第59")],
)
def test_only_what_was_touched_is_laid_out_anew(qapp, old: str, new: str) -> None:
    galley = galley_of(LINES, LINES.index("第30段"))
    before = [layout.block for _, layout in galley.in_view()]
    held = {layout.block.start: layout for _, layout in galley.in_view()}
    top = next(top for top, _ in galley.in_view())
    text = LINES.replace(old, new, 1)
    change = altered(LINES, text)
    galley.retext(text, paragraphs(text), change)
    assert galley.blocks == cut_blocks(text, paragraphs(text))
    tops = [(top, layout) for top, layout in galley.in_view()]
    assert tops[0][0] == top
    kept = [layout for _, layout in tops if any(layout is other for other in held.values())]
    assert len(kept) >= len(before) - 2
    for _, layout in tops:
        fresh = galley_of(text, layout.block.start).layout(galley.block_of(layout.block.start))
        assert layout.height == fresh.height
        assert layout.line_bounds(0) == fresh.line_bounds(0)
        assert galley.flow.height(galley.block_of(layout.block.start)) == layout.height
    assert galley.flow.total == pytest.approx(galley.flow.top(len(galley.blocks)))


def test_the_top_of_the_article_stays_the_top(qapp) -> None:
    galley = galley_of(LINES)
    text = "新" + LINES
    galley.retext(text, paragraphs(text), altered(LINES, text))
    assert galley.scroll == 0
