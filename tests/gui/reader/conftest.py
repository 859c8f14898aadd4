"""What the tests of the page share."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.reader.accessible_text import PageText
from gui.reader.page import Page
from tests.gui.reader.news import MARKS, NAMES, NEWS, PARAGRAPHS
from tests.gui.reader.samples import TAG_COLOURS, Words


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Fonts, and so every layout, need an application."""
    return qapp


@pytest.fixture
def words() -> Words:
    """A source that knows words at once."""
    return Words()


@pytest.fixture
def page(qtbot: QtBot, words: Words) -> Page:
    """The page in a window of its own, with two tags and nothing to read yet."""
    page = Page(words)
    qtbot.addWidget(page)
    page.set_tag_colours(TAG_COLOURS)
    page.resize(720, 500)
    page.show()
    page.activateWindow()
    page.setFocus()
    return page


@pytest.fixture
def asked(page: Page) -> PageText:
    """The page's text, as Qt gives it to a screen reader."""
    page.accessible.text.tag_name = NAMES.__getitem__
    found = QAccessible.queryAccessibleInterface(page).textInterface()
    assert isinstance(found, PageText)
    return found


@pytest.fixture
def read(page: Page, asked: PageText) -> PageText:
    """The same, with the news shown."""
    page.show_article(NEWS, PARAGRAPHS, MARKS)
    return asked
