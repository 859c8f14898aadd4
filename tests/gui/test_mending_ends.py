"""Corrections that take away what caret, selection or hits stood on."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.check import check
from db.file import open_library
from db.mending import mend_article
from gui.window import MainWindow
from tests.gui.conftest import fill
from tests.gui.driving import correct, select, write

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Press = Callable[..., None]
SHORT = "# 𠮷野家\n\n开工。\n\n第二段说👨‍👩‍👧了两句话。又一句。\n\n完。\n"
LINES = ["𠮷野家", "开工。", "第二段说👨‍👩‍👧了两句话。又一句。", "完。"]


@pytest.fixture
def short(tmp_path: Path, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    """A window on a library with one short article."""
    path = tmp_path / "short.quandian"
    with open_library(path, create=True) as store:
        fill(store, {"short.md": SHORT})
    window = open_window(path)
    assert window.page.text.split("\n") == LINES
    return window


def there_and_back(window: MainWindow, press: Press, before: str, after: str) -> None:
    """The page shows `after`; undo and redo go between the two, at once."""
    assert window.page.text == after
    press(window.page, KEY.Key_Z, CONTROL)
    assert window.page.text == before
    press(window.page, KEY.Key_Z, CONTROL | SHIFT)
    assert window.page.text == after
    for key in (KEY.Key_Left, KEY.Key_Right, KEY.Key_Down, KEY.Key_End):
        press(window.page, key)


def test_the_last_paragraph_goes_by_the_keys(short: MainWindow, press: Press) -> None:
    press(short.page, KEY.Key_End, CONTROL)
    press(short.page, KEY.Key_Left, CONTROL | SHIFT)
    press(short.page, KEY.Key_Left, CONTROL | SHIFT)
    assert short.page.selection == (len(short.page.text) - 2, len(short.page.text))
    press(short.page, KEY.Key_F2)
    QTest.keyClick(short.mending.editor, KEY.Key_Backspace)
    QTest.keyClick(short.mending.editor, KEY.Key_Return)
    assert short.page.caret_position == len(short.page.text)
    there_and_back(short, press, "\n".join(LINES), "\n".join(LINES[:-1]))


@pytest.mark.parametrize("number", range(len(LINES)))
def test_any_paragraph_goes_and_comes_back(short: MainWindow, press: Press, number: int) -> None:
    short.page.set_hits([(0, 1), (len(short.page.text) - 1, len(short.page.text))])
    correct(short, LINES[number], "")
    left = [*LINES[:number], *LINES[number + 1 :]]
    there_and_back(short, press, "\n".join(LINES), "\n".join(left))


def test_all_goes_but_one_character(short: MainWindow, press: Press) -> None:
    for line in LINES[:-1]:
        correct(short, line, "")
    correct(short, "。", "")
    there_and_back(short, press, "完。", "完")


def test_what_is_typed_over_waits_though_another_program_took_its_paragraph(
    short: MainWindow, press: Press
) -> None:
    select(short, "完。")
    press(short.page, KEY.Key_F2)
    write(short.mending.editor, "结束。")
    with open_library(short.session.path) as other:
        article = other.article(1)
        end = len(article.text)
        other.apply(mend_article(other, article, end - 2, end, ""))
    short.session.look_for_outside_changes()
    assert short.page.text == "\n".join(LINES[:-1])
    short.page.setFocus()
    for key in (KEY.Key_F2, KEY.Key_Return):
        press(short.mending.editor if key == KEY.Key_Return else short.page, key)
    assert short.mending.editor.text() == "结束。"
    assert "对不上" in short.status.currentMessage()


@pytest.mark.parametrize("seed", range(3))
def test_corrections_wherever_the_caret_stands_break_nothing(
    short: MainWindow, press: Press, seed: int
) -> None:
    random, page = Random(seed), short.page
    for _ in range(60):
        choose(short, random)
        press(page, random.choice((KEY.Key_F2, KEY.Key_F2, KEY.Key_F2, KEY.Key_2)))
        if short.mending.editor.isVisible():
            type_over(short, press, random)
        press(page, *random.choice(AFTER))
        page.grab()
        article = short.session.article
        assert article is not None
        assert page.text == article.text
        assert page.caret_position <= len(page.text)
        if not page.text:
            press(page, KEY.Key_Z, CONTROL)
    assert check(short.session.store) == ()


AFTER = (
    (KEY.Key_Z, CONTROL),
    (KEY.Key_Z, CONTROL),
    (KEY.Key_Z, CONTROL | SHIFT),
    (KEY.Key_End, CONTROL),
    (KEY.Key_Left, SHIFT),
    (KEY.Key_Tab,),
)


def choose(window: MainWindow, random: Random) -> None:
    """Select within a paragraph or put the caret anywhere, with hits at both ends."""
    page, article = window.page, window.session.article
    assert article is not None
    length = len(page.text)
    part = random.choice(article.paragraphs)
    way = random.random()
    if way < 0.3:
        page.select(part.start, part.end)
    elif way < 0.7:
        page.select(*sorted(random.randint(part.start, part.end) for _ in range(2)))
    else:
        page.place_caret(random.randint(0, length), extend=False)
    page.set_hits([(0, 1), (length - 1, length)] if length > 1 else [])


def type_over(window: MainWindow, press: Press, random: Random) -> None:
    editor = window.mending.editor
    if random.random() < 0.6:
        press(editor, KEY.Key_Backspace)
    else:
        write(editor, random.choice(("𪚥", "甲乙丙", "👨‍👩‍👧", "x")))
    press(editor, KEY.Key_Return)
    if editor.isVisible():
        assert "无处可放" in window.status.currentMessage() or not editor.is_altered
        press(editor, KEY.Key_Escape)
