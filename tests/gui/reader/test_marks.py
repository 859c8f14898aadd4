"""The sorted arrays of marks, beside a list that does the same slowly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.reader import marks as room
from gui.reader.marks import Mark, Marks, levels

BOUNDS = st.tuples(st.integers(0, 30), st.integers(1, 12))


def numbered(bounds: list[tuple[int, int]]) -> list[Mark]:
    return [Mark(start, start + length, id, 1) for id, (start, length) in enumerate(bounds, 1)]


def in_order(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id))


def check(marks: Marks, expected: list[Mark]) -> None:
    expected = in_order(expected)
    assert list(marks) == expected
    assert [marks[index] for index in range(len(marks))] == expected
    for start in range(45):
        for end in range(start + 1, 45, 7):
            sharing = [mark for mark in expected if mark.start < end and start < mark.end]
            assert marks.overlapping(start, end) == sharing
        inside = [mark for mark in expected if mark.start <= start < mark.end]
        touching = [mark for mark in expected if mark.end == start]
        found = marks.at(start)
        assert set(found[: len(inside)]) == set(inside)
        assert set(found[len(inside) :]) == set(touching)
        for part in (found[: len(inside)], found[len(inside) :]):
            assert [mark.length for mark in part] == sorted(mark.length for mark in part)
        assert marks.after(None, start) == next(
            (mark for mark in expected if mark.start >= start), None
        )
        assert marks.before(None, start) == next(
            (mark for mark in reversed(expected) if mark.start < start), None
        )
    for place, mark in enumerate(expected):
        assert marks.after(mark, 0) == (expected[place + 1] if mark != expected[-1] else None)
        assert marks.before(mark, 0) == (expected[place - 1] if place else None)
        assert marks.with_id(mark.id) == mark


@pytest.fixture(autouse=True)
def small_reaches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks of a few characters are filed as long ones are."""
    monkeypatch.setattr(room, "REACHES", (2, 4, 8, 10**9))


@given(st.lists(BOUNDS, max_size=12))
def test_marks_are_found_as_a_plain_list_finds_them(bounds: list[tuple[int, int]]) -> None:
    check(Marks(numbered(bounds)), numbered(bounds))


@given(st.lists(BOUNDS, min_size=1, max_size=12), st.data())
def test_adding_and_removing_keep_the_index_right(
    bounds: list[tuple[int, int]], data: st.DataObject
) -> None:
    every = numbered(bounds)
    held = data.draw(st.sets(st.sampled_from(every)))
    marks = Marks(held)
    for mark in data.draw(st.lists(st.sampled_from(every), max_size=12)):
        if mark in held:
            marks.remove(mark)
            held.remove(mark)
            assert marks.with_id(mark.id) is None
        else:
            marks.add(mark)
            held.add(mark)
    check(marks, list(held))


class Counted(list[Mark]):
    """Counts the marks that are looked at in slices of it."""

    looked_at = 0

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        found = super().__getitem__(place)
        self.looked_at += len(found) if isinstance(place, slice) else 1
        return found


def test_a_span_over_the_whole_article_costs_no_other_a_look() -> None:
    held = [Mark(start, start + 2, start + 1, 1) for start in range(0, 3000, 3)]
    whole = Mark(0, 3000, 9999, 2)
    marks = Marks([whole, *held])
    for row in marks._rows:
        row.marks = Counted(row.marks)
    assert marks.overlapping(2997, 2998) == [whole, held[-1]]
    assert sum(row.marks.looked_at for row in marks._rows) < 20


def test_a_mark_that_is_not_held_cannot_be_removed() -> None:
    marks = Marks([Mark(1, 3, 1, 1)])
    for stranger in (Mark(1, 3, 2, 1), Mark(1, 3, 1, 2), Mark(5, 6, 9, 1)):
        with pytest.raises(ValueError, match="Mark"):
            marks.remove(stranger)
    assert len(marks) == 1


@given(st.lists(BOUNDS, max_size=12))
def test_marks_that_share_a_character_never_share_a_level(bounds: list[tuple[int, int]]) -> None:
    marks = numbered(bounds)
    level = levels(marks)
    assert set(level) == {mark.id for mark in marks}
    for first in marks:
        for second in marks:
            if first is not second and first.start < second.end and second.start < first.end:
                assert level[first.id] != level[second.id]
                if (first.start, first.end) != (second.start, second.end) and (
                    first.start <= second.start and second.end <= first.end
                ):
                    assert level[first.id] > level[second.id]


def test_four_nested_marks_take_four_levels() -> None:
    nested = [Mark(start, 20 - start, start, 1) for start in range(4)]
    assert levels(nested) == {3: 0, 2: 1, 1: 2, 0: 3}


def test_marks_side_by_side_share_the_first_level() -> None:
    assert set(
        levels([Mark(start, start + 5, start, 1) for start in range(0, 50, 5)]).values()
    ) == {0}


def test_of_two_marks_on_the_same_characters_the_one_nearest_the_text_is_innermost() -> None:
    marks = Marks([Mark(2, 6, 1, 1), Mark(2, 6, 2, 2), Mark(0, 9, 3, 1)])
    innermost = marks.at(3)[0]
    level = levels(list(marks))
    assert level[innermost.id] == 0
    assert [level[mark.id] for mark in marks.at(3)] == [0, 1, 2]
