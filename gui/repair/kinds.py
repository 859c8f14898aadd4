"""What kinds of articles and paragraphs are called, and their colours."""

from PySide6.QtGui import QColor

from gui.themes import Theme, tag_colour
from text.messages import tr

# From the colours of the tags: told apart by the colour-blind, readable in every theme.
_COLOURS = {
    "title": "#b4490f",
    "subtitle": "#96600a",
    "byline": "#8b3d8f",
    "dateline": "#5b57b8",
    "heading": "#1f6fb2",
    "caption": "#2f7d4f",
    "article": "#1f6fb2",
    "photo": "#2f7d4f",
    "continuation": "#8b3d8f",
    "uncertain": "#b4490f",
}


def paragraph_kind(kind: str) -> str:
    """The name of a kind of paragraph, short enough for a margin."""
    return {
        "title": tr("Title"),
        "subtitle": tr("Subtitle"),
        "byline": tr("Byline"),
        "dateline": tr("Dateline"),
        "heading": tr("Heading"),
        "body": tr("Body"),
        "caption": tr("Caption"),
        "other": tr("Other"),
    }[kind]


def article_kind(kind: str) -> str:
    """The name of a kind of article."""
    return {
        "article": tr("Article"),
        "photo": tr("Picture story"),
        "continuation": tr("Continuation"),
        "other": tr("Not an article"),
    }[kind]


def kind_colour(kind: str, theme: Theme) -> QColor:
    """The colour of a kind, readable on paper and pane; what is plain or no article is soft."""
    colour = _COLOURS.get(kind)
    return tag_colour(colour, theme) if colour else QColor(theme.soft)
