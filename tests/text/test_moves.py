"""Where stretches go when only parts of their text stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.moves import Kept, Moved, Moves


def moves(old: str, start: int, end: int, instead: str) -> Moves:
    """`old[start:end]` replaced by `instead`."""
    new = old[:start] + instead + old[end:]
    around = (Kept(0, start, 0), Kept(end, len(old), start + len(instead)))
    return Moves(old, new, [run for run in around if run.start < run.end])


# The text is 一二三四五六; what is replaced, by what; the stretch; where it goes, intact, sure.
@pytest.mark.parametrize(
    ("gap", "instead", "stretch", "expected"),
    [
        ((2, 3), "叁", (0, 2), Moved(0, 2, intact=True, sure=True)),
        ((2, 3), "叁叁", (3, 6), Moved(4, 7, intact=True, sure=True)),
        ((2, 3), "", (1, 4), Moved(1, 3, intact=False, sure=True)),
        ((2, 3), "叁叁", (1, 4), Moved(1, 5, intact=False, sure=True)),
        ((2, 3), "叁叁", (2, 4), Moved(2, 5, intact=False, sure=True)),
        ((2, 3), "叁叁", (1, 3), Moved(1, 4, intact=False, sure=True)),
        ((2, 3), "叁叁", (2, 3), Moved(2, 4, intact=False, sure=True)),
        ((2, 4), "叁", (3, 6), Moved(3, 5, intact=False, sure=False)),
        ((2, 4), "叁", (1, 3), Moved(1, 2, intact=False, sure=False)),
        ((2, 5), "叁", (3, 4), Moved(2, 3, intact=False, sure=False)),
        ((2, 5), "", (3, 4), Moved(1, 2, intact=False, sure=False)),
        ((2, 4), "", (2, 4), Moved(1, 2, intact=False, sure=False)),
        ((0, 2), "", (0, 2), Moved(0, 1, intact=False, sure=False)),
        ((0, 2), "", (0, 3), Moved(0, 1, intact=False, sure=True)),
        ((4, 6), "", (5, 6), Moved(3, 4, intact=False, sure=False)),
        ((0, 6), "零", (2, 3), Moved(0, 1, intact=False, sure=False)),
        ((0, 6), "零", (0, 6), Moved(0, 1, intact=False, sure=True)),
        # What comes in at an edge stays outside, within it belongs to the stretch.
        ((2, 2), "新", (2, 4), Moved(3, 5, intact=True, sure=True)),
        ((2, 2), "新", (0, 2), Moved(0, 2, intact=True, sure=True)),
        ((2, 2), "新", (1, 4), Moved(1, 5, intact=False, sure=True)),
        ((0, 0), "新", (0, 6), Moved(1, 7, intact=True, sure=True)),
        ((6, 6), "新", (0, 6), Moved(0, 6, intact=True, sure=True)),
    ],
)
def test_a_stretch_keeps_its_edges_or_what_is_left(
    gap: tuple[int, int], instead: str, stretch: tuple[int, int], expected: Moved
) -> None:
    assert moves("一二三四五六", *gap, instead).moved(*stretch) == expected


def test_what_went_whole_clings_to_its_own_line_and_to_no_blank() -> None:
    assert moves("甲\n乙丙丁", 2, 3, "").moved(2, 3) == Moved(2, 3, intact=False, sure=False)
    assert moves("甲\n乙 丙丁", 2, 3, "").moved(2, 3) == Moved(3, 4, intact=False, sure=False)
    assert moves("甲乙\n丙", 0, 2, "").moved(0, 1) == Moved(1, 2, intact=False, sure=False)
    assert moves("甲 乙　丙丁", 2, 3, "").moved(2, 3) == Moved(0, 1, intact=False, sure=False)
    assert moves(" 乙\n", 1, 2, "").moved(1, 2) == Moved(0, 1, intact=False, sure=False)


def test_parts_that_trade_places_take_their_stretches_along() -> None:
    """As when a caption that stood between two parts of a text goes behind them."""
    traded = Moves("甲乙丙丁戊己", "甲乙戊己丙丁", (Kept(0, 2, 0), Kept(2, 4, 4), Kept(4, 6, 2)))
    assert traded.moved(0, 2) == Moved(0, 2, intact=True, sure=True)
    assert traded.moved(2, 4) == Moved(4, 6, intact=True, sure=True)
    assert traded.moved(4, 6) == Moved(2, 4, intact=True, sure=True)
    assert traded.moved(0, 3) == Moved(0, 2, intact=False, sure=False)
    assert traded.moved(3, 6) == Moved(2, 4, intact=False, sure=False)


def test_what_stood_between_the_runs_is_told_apart_from_text_that_came() -> None:
    joined_lines = Moves("甲乙\n丙丁", "甲乙丙丁", (Kept(0, 2, 0), Kept(3, 5, 2)))
    assert joined_lines.moved(1, 4) == Moved(1, 3, intact=False, sure=True)
    assert joined_lines.moved(2, 3) == Moved(1, 2, intact=False, sure=False)
    assert joined_lines.kept_of(1, 4) == 2


def test_a_place_stays_before_its_character() -> None:
    change = moves("一二三四五六", 2, 4, "叁")
    assert [change.position(at) for at in range(7)] == [0, 1, 2, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "kept",
    [
        (Kept(0, 0, 0),),
        (Kept(0, 3, 0),),
        (Kept(0, 1, -1),),
        (Kept(0, 1, 1),),
        (Kept(1, 2, 1), Kept(0, 1, 0)),
        (Kept(0, 1, 0), Kept(2, 3, 0)),
    ],
)
def test_runs_that_are_none_are_refused(kept: tuple[Kept, ...]) -> None:
    with pytest.raises(ValueError, match="Kept"):
        Moves("甲乙甲", "甲乙", kept)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (1, 4)])
def test_stretches_that_are_none_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=str(end)):
        Moves("甲乙丙", "甲", (Kept(0, 1, 0),)).moved(start, end)


def test_nothing_stands_in_an_empty_text() -> None:
    with pytest.raises(ValueError, match=r"0, 1"):
        Moves("甲", "", ()).moved(0, 1)


OLD = "".join(map(chr, range(0x4E00, 0x4E18)))  # no character twice, so each can be found again


@st.composite
def changes(draw: st.DrawFn) -> Moves:
    """Parts of OLD in any order, some left out, with new characters between them."""
    cuts = sorted(draw(st.sets(st.integers(1, len(OLD) - 1), max_size=6)))
    parts = list(zip([0, *cuts], [*cuts, len(OLD)], strict=True))
    stayed = [part for part in parts if draw(st.booleans())]
    if draw(st.booleans()):
        stayed = draw(st.permutations(stayed))
    new, runs = "", []
    for start, end in stayed:
        new += draw(st.sampled_from(["", "", "x", "𠮷y"]))
        runs.append(Kept(start, end, len(new)))
        new += OLD[start:end]
    new += draw(st.sampled_from(["", "z"])) if new else "z"
    return Moves(OLD, new, sorted(runs, key=lambda run: run.start))


STRETCHES = st.tuples(st.integers(0, len(OLD) - 1), st.integers(1, len(OLD))).filter(
    lambda pair: pair[0] < pair[1]
)


@given(changes(), STRETCHES)
def test_a_stretch_never_leaves_the_text_and_is_intact_where_its_words_are(
    change: Moves, stretch: tuple[int, int]
) -> None:
    words = OLD[slice(*stretch)]
    moved = change.moved(*stretch)
    assert 0 <= moved.start < moved.end <= len(change.new)
    now = change.new[moved.start : moved.end]
    assert moved.intact == (words == now)
    assert moved.intact <= moved.sure
    left = [character for character in words if character in change.new]
    assert change.kept_of(*stretch) == len(left)
    if left:
        assert set(now) & set(left)
    if moved.sure and len(left) > 1:
        assert set(left) <= set(now)


@given(changes(), st.integers(0, len(OLD) - 1))
def test_a_character_that_stayed_is_found_by_its_place(change: Moves, at: int) -> None:
    place = change.position(at)
    assert 0 <= place <= len(change.new)
    if OLD[at] in change.new:
        assert change.new[place] == OLD[at]
