"""The word, sentence and paragraph around a character, and selections that grow by them."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.reader.caret import Caret, Unit
from gui.reader.page import Page
from gui.reader.stretches import Extent, Stretches
from tests.gui.reader.samples import (
    FAMILY,
    TEXTS,
    UNBROKEN,
    character_bounds,
    galley_of,
    paragraphs_of,
    word_bounds,
)

LATIN_THEN_HAN = f"{FAMILY}Cafe\u0301𠮷野家2025年"
TEXT = f"湾城行动见效，𠮷野家{FAMILY}去看灯。“好！”他说。\n第二段有2025年的数据。\n\n第四段。"
LEFT = Qt.MouseButton.LeftButton
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def no_words(text: str) -> None:
    """Words that aren't known yet."""


def stretches_of(text: str, *, words: bool = True) -> Stretches:
    return Stretches(galley_of(text), word_bounds if words else no_words)


@pytest.mark.parametrize("words", [True, False], ids=["words", "no words yet"])
def test_the_word_at_any_index_holds_it_and_whole_characters(words: bool) -> None:
    stretches = stretches_of(LATIN_THEN_HAN, words=words)
    bounds = character_bounds(LATIN_THEN_HAN)
    for index in range(len(LATIN_THEN_HAN)):
        start, end = stretches.word_at(index)
        assert start <= index < end
        assert {start, end} <= set(bounds)


def test_the_word_at_the_end_of_a_line_is_its_last() -> None:
    stretches = stretches_of("湾城行动\n\n新闻")
    assert stretches.word_at(4) == (2, 4)
    assert stretches.word_at(5) == (5, 5)
    assert stretches.word_at(8) == (6, 8)


@pytest.mark.parametrize("extent", Extent)
def test_an_empty_article_has_empty_stretches(extent: Extent) -> None:
    assert stretches_of("").at(0, extent) == (0, 0)


@every_text
def test_each_stretch_lies_in_the_next_larger_one(text: str) -> None:
    stretches = stretches_of(text)
    for index in range(len(text)):
        found = [stretches.at(index, extent) for extent in Extent]
        for (start, end), (left, right) in pairwise(found):
            assert left <= start
            assert end <= right or text[right:end].isspace()


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [("见效", "湾城"), ("“", "“好！”"), ("他", "他说。"), ("数据", "第二段有2025年的数据。")],
)
def test_the_sentence_at_a_character(inside: str, sentence: str) -> None:
    start, end = stretches_of(TEXT).sentence_at(TEXT.index(inside))
    assert TEXT[start:end].startswith(sentence)
    assert TEXT[start:end][-1] in "。”"


def test_a_paragraph_of_many_blocks_is_one() -> None:
    text = "前。\n" + UNBROKEN[:9000] + "\n后。"
    assert stretches_of(text).paragraph_at(5000) == (3, 9003)


@every_text
@pytest.mark.parametrize("forward", [True, False])
def test_the_caret_goes_from_sentence_to_sentence(text: str, forward: bool) -> None:
    galley = galley_of(text)
    caret = Caret(galley, Stretches(galley, word_bounds))
    caret.place(0 if forward else len(text))
    stood = [caret.position]
    for _ in range(500):
        caret.move(Unit.SENTENCE, forward=forward, extend=False)
        if caret.position == stood[-1]:
            break
        stood.append(caret.position)
    assert stood == sorted(stood, reverse=not forward)
    starts = {block.start for block in galley.blocks if block.opens}
    assert starts - {0, len(text)} <= set(stood)


# on the page


@pytest.fixture
def shown(page: Page) -> Callable[[str], Page]:
    def show(text: str) -> Page:
        page.show_article(text, paragraphs_of(text), ())
        return page

    return show


def before(page: Page, position: int) -> QPoint:
    return page.caret_point(position).toPoint() + QPoint(2, 0)


def send(page: Page, kind: QEvent.Type, point: QPoint, *, down: bool, at: int = 0) -> None:
    """A mouse event as a window system sends it, at so many milliseconds."""
    spot, buttons = QPointF(point), LEFT if down else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, spot, spot, spot, LEFT, buttons, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at)
    QApplication.sendEvent(page.viewport(), event)


def click_times(page: Page, point: QPoint, times: int) -> None:
    """Every second click in a row is a double click."""
    for number in range(1, times + 1):
        kind = QEvent.Type.MouseButtonPress if number % 2 else QEvent.Type.MouseButtonDblClick
        send(page, kind, point, down=True, at=50 * number)
        send(page, QEvent.Type.MouseButtonRelease, point, down=False, at=50 * number)


@pytest.mark.parametrize(
    ("times", "expected"),
    [(1, None), (2, "数据"), (3, "第二段有2025年的数据。"), (4, "第二段有2025年的数据。另一句。")],
)
def test_clicks_take_word_sentence_and_paragraph(
    shown: Callable[[str], Page], times: int, expected: str | None
) -> None:
    text = "头。\n第二段有2025年的数据。另一句。\n尾。"
    page = shown(text)
    click_times(page, before(page, text.index("数据")), times)
    chosen = page.selection
    assert (chosen and text[chosen[0] : chosen[1]]) == expected


def test_a_drag_from_a_double_click_selects_by_words_both_ways(
    shown: Callable[[str], Page],
) -> None:
    page = shown(TEXT)
    for target, expected in (("看灯", f"野家{FAMILY}去看灯"), ("行动", "行动见效，𠮷野家")):
        send(page, QEvent.Type.MouseButtonDblClick, before(page, TEXT.index("野家")), down=True)
        send(page, QEvent.Type.MouseMove, before(page, TEXT.index(target) + 1), down=True)
        start, end = page.selection or (0, 0)
        assert TEXT[start:end] == expected
        send(page, QEvent.Type.MouseButtonRelease, before(page, 0), down=False)


def test_a_selection_grows_by_what_is_next_larger_and_shrinks_back(
    shown: Callable[[str], Page],
) -> None:
    page = shown(TEXT)
    page.place_caret(TEXT.index("见效"), extend=False)
    seen: list[tuple[int, int] | None] = []
    for _ in range(6):
        page.grow()
        seen.append(page.selection)
    texts = [TEXT[start:end] for start, end in filter(None, seen)]
    assert texts[0] == "见效"
    assert texts[1].endswith("看灯。")
    assert texts[2] == TEXT[: TEXT.index("\n")]
    assert texts[3:] == [TEXT] * 3
    for expected in (texts[2], texts[1], texts[0], texts[0]):
        page.shrink()
        start, end = page.selection or (0, 0)
        assert TEXT[start:end] == expected


def test_a_selection_made_otherwise_does_not_shrink(shown: Callable[[str], Page]) -> None:
    page = shown(TEXT)
    page.grow()
    page.grow()
    page.select(3, 5)
    page.shrink()
    assert page.selection == (3, 5)
