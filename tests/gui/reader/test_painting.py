"""What the page paints, read from its pixels."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication

from gui.reader.marks import Mark
from gui.reader.page import Page
from gui.themes import DARK, LIGHT, Theme, contrast, tag_colour
from tests.gui.reader.samples import FAMILY, TAG_COLOURS, article, paragraphs_of

TEXT = f"湾城行动见效，𠮷野家{FAMILY}去看灯，共走访企业1260家。\n" + article(60)
BLANK = "\u3000" * 30 + "\n" + "\u3000" * 30
DEEP = tuple(Mark(depth, 20 - depth, 10 - depth, depth % 4 + 1) for depth in range(5, -1, -1))


def show(page: Page, text: str = TEXT, *marks: Mark) -> Page:
    page.show_article(text, paragraphs_of(text), marks)
    page.viewport().setFocus()
    page.clearFocus()
    return page


def picture(page: Page) -> QImage:
    return page.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def rows_of(image: QImage, colour: QColor, x: int, area: QRect) -> list[int]:
    """The rows of a column of pixels in `area` that have exactly that colour."""
    found = range(area.top(), area.bottom() + 8)
    return [y for y in found if image.pixelColor(x, y).rgb() == colour.rgb()]


def shade(tag_id: int, theme: Theme = LIGHT) -> QColor:
    return QColor(tag_colour(TAG_COLOURS[tag_id], theme).rgb())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("start", "end"), [(2, 4), (TEXT.index("𠮷"), TEXT.index("𠮷") + 1), (10, 17), (0, 1)]
)
def test_a_span_is_underlined_in_its_colour_under_its_characters_only(
    page: Page, theme: Theme, start: int, end: int
) -> None:
    page.set_theme(theme)
    show(page, TEXT, Mark(start, end, 1, 1))
    area, image = page.stretch_rect(start, end), picture(page)
    colour = shade(1, theme)
    lines = [len(rows_of(image, colour, x, area)) for x in range(image.width())]
    inside = range(area.left() + 2, area.right() - 2)
    assert {lines[x] for x in inside} == {2}
    assert not any(lines[: area.left() - 1] + lines[area.right() + 2 :])
    row = rows_of(image, colour, area.center().x(), area)[0]
    assert row > area.center().y()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_flagged_span_has_a_wave_of_its_colour_instead_of_a_line(
    page: Page, theme: Theme
) -> None:
    page.set_theme(theme)
    plain = picture(show(page, TEXT, Mark(10, 17, 1, 1)))
    area = page.stretch_rect(10, 17)
    image = picture(show(page, TEXT, Mark(10, 17, 1, 1, flagged=True)))
    line = rows_of(plain, shade(1, theme), area.center().x(), area)[0]
    paper = QColor(theme.paper)
    inked = [
        [y for y in range(line - 1, line + 5) if contrast(image.pixelColor(x, y), paper) > 2.5]
        for x in range(area.left() + 4, area.right() - 4)
    ]
    assert all(inked)
    assert len({rows[0] for rows in inked}) >= 3
    assert max(rows[-1] for rows in inked) <= line + 4


def test_a_span_over_a_line_wrap_is_underlined_on_both_lines(page: Page) -> None:
    text = "湾" * 100
    show(page, text, Mark(20, 50, 1, 1))
    image = picture(page)
    for position in (25, 45):
        area = page.stretch_rect(position, position + 1)
        assert len(rows_of(image, shade(1), area.center().x(), area)) == 2


def ink_of(image: QImage) -> set[tuple[int, int]]:
    """The pixels in full ink: the black of the characters."""
    dark = QColor(LIGHT.ink).lightness() + 4
    return {
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() <= dark
    }


def test_no_line_of_text_moves_when_spans_come_and_go(page: Page) -> None:
    bare = ink_of(picture(show(page)))
    assert len(bare) > 200
    rects = [page.stretch_rect(position, position + 1) for position in range(200)]
    for depth in range(4):
        page.add_mark(Mark(depth, 60 - depth, depth + 1, depth + 1))
    assert [page.stretch_rect(position, position + 1) for position in range(200)] == rects
    marked = ink_of(picture(page))
    assert len(bare & marked) > 0.95 * len(bare)
    for depth in range(4):
        page.remove_mark(depth + 1)
    assert ink_of(picture(page)) == bare


class PaintedAreas(QObject):
    """Notes which part of the viewport each paint event covers."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.areas: list[QRect] = []
        page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


@pytest.fixture
def painted(page: Page) -> Iterator[Callable[[Callable[[], None]], QRect]]:
    """What is painted again after an action, once all earlier painting is done."""
    noted = PaintedAreas(page)

    def painted_by(action: Callable[[], None]) -> QRect:
        page.repaint()
        page.viewport().repaint()
        QApplication.processEvents()
        noted.areas.clear()
        action()
        QApplication.processEvents()
        united = QRect()
        for area in noted.areas:
            united = united.united(area)
        return united

    yield painted_by
    page.viewport().removeEventFilter(noted)


def test_a_new_span_paints_its_own_paragraph_only(
    page: Page, painted: Callable[[Callable[[], None]], QRect]
) -> None:
    show(page)
    start = TEXT.index("第1段")
    rect = page.stretch_rect(start, TEXT.index("\n", start))
    for action in (
        lambda: page.add_mark(Mark(start, start + 3, 5, 1)),
        lambda: page.remove_mark(5),
    ):
        area = painted(action)
        assert area.contains(rect.adjusted(0, 0, 0, 6))
        assert area.height() < rect.height() + 40


def test_a_span_out_of_view_paints_nothing(
    page: Page, painted: Callable[[Callable[[], None]], QRect]
) -> None:
    show(page)
    assert painted(lambda: page.add_mark(Mark(len(TEXT) - 5, len(TEXT), 5, 1))).isEmpty()


def differing(first: QImage, second: QImage) -> set[tuple[int, int]]:
    """The pixels in which two pictures differ."""
    return {
        (x, y)
        for x in range(first.width())
        for y in range(first.height())
        if first.pixel(x, y) != second.pixel(x, y)
    }


@pytest.mark.parametrize("kind", ["title", "body", "caption"])
def test_underlines_that_reach_below_their_paragraph_leave_no_trace(
    page: Page, painted: Callable[[Callable[[], None]], QRect], kind: str
) -> None:
    page.show_article(BLANK, paragraphs_of(BLANK, kind), DEEP[:-1])
    before = picture(page)
    for action in (lambda: page.add_mark(DEEP[-1]), lambda: page.remove_mark(DEEP[-1].id)):
        area = painted(action)
        after = picture(page)
        changed = differing(before, after)
        assert changed
        assert all(area.contains(x, y) for x, y in changed)
        before = after


@pytest.mark.parametrize("kind", ["title", "body", "caption"])
def test_painting_the_paragraph_below_keeps_underlines_that_reach_into_it(
    page: Page, kind: str
) -> None:
    page.show_article(BLANK, paragraphs_of(BLANK, kind), DEEP)
    full = picture(page)
    below = page.stretch_rect(31, 60)
    part = full.copy()
    page.viewport().render(part, below.topLeft(), below)
    assert part == full


def test_the_selection_and_the_target_are_shown(page: Page) -> None:
    show(page).place_caret(len(TEXT) - 1, extend=False)
    bare = picture(page)
    page.point_at(3)
    framed = picture(page)
    area = page.stretch_rect(2, 4)
    changed = differing(bare, framed)
    assert changed
    assert all(area.adjusted(-2, -2, 2, 2).contains(x, y) for x, y in changed)
    page.select(2, 4)
    chosen = page.palette().highlight().color().rgb()
    middle = page.stretch_rect(2, 4).center()
    row = [picture(page).pixelColor(x, middle.y()).rgb() for x in range(area.left(), area.right())]
    assert chosen in row


def test_the_caret_is_drawn_only_with_the_focus(page: Page) -> None:
    show(page).place_caret(5, extend=False)
    page.clearFocus()
    without = picture(page)
    page.setFocus()
    x, y = page.caret_point(5).toTuple()
    assert picture(page).pixelColor(round(x), round(y)).rgb() == QColor(LIGHT.accent).rgb()
    assert without.pixelColor(round(x), round(y)).rgb() != QColor(LIGHT.accent).rgb()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_an_empty_page_says_what_to_do(page: Page, theme: Theme) -> None:
    page.set_theme(theme)
    page.show_hint("", "")
    paper = QColor(theme.paper).rgb()
    empty = picture(page)
    assert {empty.pixel(x, y) for x in range(0, 700, 9) for y in range(0, 500, 3)} == {paper}
    page.show_hint("没有打开文章", "按 J 打开下一篇。")
    image = picture(page)
    middle = image.height() // 2
    for rows in (range(middle - 30, middle), range(middle + 10, middle + 40)):
        assert any(image.pixel(x, y) != paper for x in range(image.width()) for y in rows)
    show(page)
    assert page.stretch_rect(0, 2).height() > 0


def test_the_page_is_all_paper_in_its_theme(page: Page) -> None:
    show(page)
    for theme in (DARK, LIGHT):
        page.set_theme(theme)
        image = picture(page)
        assert image.pixelColor(2, 2).rgb() == QColor(theme.paper).rgb()
        assert image.pixelColor(2, image.height() - 2).rgb() == QColor(theme.paper).rgb()


def test_a_title_is_set_larger(page: Page) -> None:
    text = "标题\n正文"
    paragraphs = paragraphs_of(text)
    page.show_article(text, (paragraphs_of("标题", "title")[0], paragraphs[1]), ())
    assert page.stretch_rect(0, 2).width() > page.stretch_rect(3, 5).width() * 1.3
