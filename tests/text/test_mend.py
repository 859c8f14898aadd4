"""Correcting characters of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.article import Paragraph, Run
from text.assemble import Part, Piece, assemble
from text.errors import UserError
from text.mend import Mended, check_stretch, mend, mended_stretches, original
from text.messages import use_language
from text.moves import Kept

TEXT = "𠮷野绐构\n\n正文cafe\u0301一段👨‍👩‍👧"
PARAGRAPHS = (Paragraph(0, 4, "title"), Paragraph(6, 20, "body"))
ORIGIN = (Run(0, 4, 2), Run(6, 20, 8))


@pytest.fixture(autouse=True)
def english(own_home: None) -> None:
    use_language("en")


def mended(start: int, end: int, replacement: str, text: str = TEXT) -> Mended:
    return mend(text, PARAGRAPHS, ORIGIN, start, end, replacement)


def test_only_the_characters_that_differ_are_replaced() -> None:
    result = mended(0, 4, "𠮷野结构")
    assert result.text == TEXT.replace("绐", "结")
    assert result.paragraphs == PARAGRAPHS
    assert result.origin == (Run(0, 2, 2), Run(3, 4, 5), Run(6, 20, 8))
    assert result.kept == (Kept(0, 2, 0), Kept(3, 20, 3))


def test_what_follows_moves_up() -> None:
    result = mended(2, 3, "结结")
    assert result.text == "𠮷野结结构" + TEXT[4:]
    assert result.paragraphs == (Paragraph(0, 5, "title"), Paragraph(7, 21, "body"))
    assert result.origin == (Run(0, 2, 2), Run(4, 5, 5), Run(7, 21, 8))


def test_characters_are_put_in_at_both_ends() -> None:
    for at, paragraphs in (
        (0, (Paragraph(0, 5, "title"), Paragraph(7, 21, "body"))),
        (4, (Paragraph(0, 5, "title"), Paragraph(7, 21, "body"))),
        (20, (Paragraph(0, 4, "title"), Paragraph(6, 21, "body"))),
    ):
        result = mended(at, at, "𪚥")
        assert result.text == TEXT[:at] + "𪚥" + TEXT[at:]
        assert result.paragraphs == paragraphs
        assert [run.end - run.start for run in result.origin] == [4, 14]


def test_a_composed_letter_and_a_joined_emoji_are_replaced_as_wholes() -> None:
    at = TEXT.index("e\u0301")
    assert mended(at, at + 2, "é").text == TEXT.replace("e\u0301", "é")
    family = TEXT.index("👨")
    assert mended(family, family + 5, "").text == TEXT[:family]


def test_a_paragraph_that_is_emptied_goes_with_one_line_feed() -> None:
    first = mended(0, 4, "")
    assert first.text == TEXT[5:]
    assert first.paragraphs == (Paragraph(1, 15, "body"),)
    assert first.origin == (Run(1, 15, 8),)
    last = mended(6, 20, "")
    assert last.text == "𠮷野绐构\n"
    assert last.paragraphs == (Paragraph(0, 4, "title"),)
    assert last.kept == (Kept(0, 5, 0),)
    middle = mend("甲\n乙\n丙", [Paragraph(n, n + 1, "body") for n in (0, 2, 4)], (), 2, 3, "")
    assert middle.text == "甲\n丙"
    assert middle.paragraphs == (Paragraph(0, 1, "body"), Paragraph(2, 3, "body"))
    assert middle.kept == (Kept(0, 2, 0), Kept(4, 5, 2))
    whole = mend("甲", [Paragraph(0, 1, "body")], [Run(0, 1, 0)], 0, 1, "")
    assert whole == Mended("", (), (), ())


def test_where_no_paragraph_is_one_is_made() -> None:
    assert mend("", (), (), 0, 0, "新").paragraphs == (Paragraph(0, 1, "body"),)
    result = mend("甲\n\n乙", [Paragraph(0, 1, "body"), Paragraph(3, 4, "body")], (), 2, 2, "新")
    assert result.paragraphs == tuple(Paragraph(*at, "body") for at in ((0, 1), (2, 3), (4, 5)))


def test_paragraphs_that_touch_are_told_apart() -> None:
    touching = (Paragraph(0, 2, "title"), Paragraph(2, 4, "body"))
    put_in = mend("甲乙丙丁", touching, (), 2, 2, "新").paragraphs
    assert put_in == (Paragraph(0, 3, "title"), Paragraph(3, 5, "body"))
    replaced = mend("甲乙丙丁", touching, (), 2, 3, "新新").paragraphs
    assert replaced == (Paragraph(0, 2, "title"), Paragraph(2, 5, "body"))


@pytest.mark.parametrize(
    ("start", "end", "replacement", "sentence"),
    [
        (3, 7, "", "run over the end of a paragraph"),
        (4, 5, "", "run over the end of a paragraph"),
        (0, 1, "一\n二", "hold a line break"),
        (0, 1, "一\r二", "hold a line break"),
        (0, 1, "\0", "NUL"),
        (0, 1, "\ud842", "half a character"),
        (0, 2, "𠮷野", "stands there already"),
        (3, 3, "", "stands there already"),
        (-1, 2, "x", "is no stretch"),
        (2, 1, "x", "is no stretch"),
        (0, 21, "x", "is no stretch"),
    ],
)
def test_what_cannot_be_is_refused(start: int, end: int, replacement: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        mended(start, end, replacement)


def test_a_stretch_over_paragraphs_that_touch_is_refused() -> None:
    with pytest.raises(UserError, match="end of a paragraph"):
        check_stretch("甲乙", (Paragraph(0, 1, "title"), Paragraph(1, 2, "body")), 0, 2)


def test_much_is_replaced_without_looking_for_likeness() -> None:
    text = "甲" + "乙丙" * 2000 + "丁"
    new = "甲" + "丙戊" * 2000 + "丁"
    result = mend(text, [Paragraph(0, len(text), "body")], (), 0, len(text), new)
    assert result.text == new
    assert result.kept == (Kept(0, 1, 0), Kept(len(text) - 1, len(text), len(new) - 1))


SOURCE = "# 绐构调整\r\n\r\n张三\r\n正文第一段在此"


def page() -> tuple[str, tuple[Paragraph, ...], tuple[Run, ...]]:
    draft = assemble(
        SOURCE,
        [
            Part("title", (Piece(2, 6),)),
            Part("byline", (Piece(10, 12),)),
            Part("body", (Piece(14, 21),)),
        ],
    )
    return draft.text, draft.paragraphs, draft.origin


@pytest.mark.parametrize(
    ("words", "replacement", "shown"),
    [
        ("绐", "结", "绐"),
        ("绐构调整", "结构方案", "绐"),
        ("整", "正", "整"),
        ("张三", "章山", "张三"),
        ("三", "叁", "三"),
        ("第一", "第二", "一"),
        ("正", "政", "正"),
        ("此", "这里", "此"),
        ("正文第一段在此", "换了所有字眼", "正文第一段在此"),
    ],
)
def test_the_original_of_a_correction_can_be_shown(
    words: str, replacement: str, shown: str
) -> None:
    text, paragraphs, origin = page()
    start = text.index(words)
    result = mend(text, paragraphs, origin, start, start + len(words), replacement)
    stretch = mended_stretches(result.text, result.origin)[0]
    assert original(SOURCE, result.text, result.origin, *stretch) == shown


def test_the_original_of_what_was_never_touched_is_itself() -> None:
    text, _, origin = page()
    assert mended_stretches(text, origin) == ()
    assert original(SOURCE, text, origin, 0, 2) == "绐构"
    assert original(SOURCE, text, (), 0, 2) == ""


LINES = st.lists(st.text("一二三𠮷e\u0301👨\u200d", max_size=6), max_size=4)


@given(LINES, st.data())
def test_all_that_stays_keeps_its_place_in_the_source(
    lines: list[str], data: st.DataObject
) -> None:
    """Any corrections in a row leave paragraphs and origin that hold together."""
    source = "\n".join(lines)
    text, at = source, 0
    paragraphs: tuple[Paragraph, ...] = ()
    for line in lines:
        paragraphs += (Paragraph(at, at + len(line), "body"),)
        at += len(line) + 1
    origin: tuple[Run, ...] = (Run(0, len(text), 0),) if text else ()
    for _ in range(3):
        part = data.draw(st.sampled_from(paragraphs)) if paragraphs else Paragraph(0, 0, "body")
        start = data.draw(st.integers(part.start, part.end))
        end = data.draw(st.integers(start, part.end))
        replacement = data.draw(st.text("一新𠮷\u0301", max_size=3))
        if text[start:end] == replacement:
            continue
        result = mend(text, paragraphs, origin, start, end, replacement)
        for kept in result.kept:
            assert text[kept.start : kept.end] == result.text[kept.new_start : kept.new_end]
        text, paragraphs, origin = result.text, result.paragraphs, result.origin
        reached = 0
        for run in origin:
            assert reached <= run.start < run.end
            assert text[run.start : run.end] == source[run.source_start :][: run.end - run.start]
            reached = run.end
        words = "\n".join(text[part.start : part.end] for part in paragraphs)
        assert words.strip("\n") == text.strip("\n")
