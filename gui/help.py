"""What the help menu shows: the keys, and what this program is."""

from html import escape
from importlib.metadata import version

from db.records import Tag
from gui.actions import specs
from text.messages import language, tr


def page_keys() -> tuple[tuple[str, str], ...]:
    """Keys of the page that are no actions, and what they do."""
    return (
        ("← →", tr("Caret by word; with Shift select, with Ctrl by character")),
        ("↑ ↓", tr("Caret by line; with Shift select, with Ctrl by paragraph")),
        ("Home End", tr("Start and end of the line; with Ctrl of the article")),
        ("PgUp PgDn Space", tr("A page up or down; Shift+Space goes up")),
    )


def keys_text(tags: tuple[Tag, ...]) -> str:
    """All keys as a rich text."""
    rows = [(tag.key, tag.label(language())) for tag in tags if tag.key]
    rows += [(", ".join(spec.keys), spec.label) for spec in specs() if spec.keys]
    rows += page_keys()
    cells = "".join(
        f"<tr><td><b>{escape(keys)}</b></td><td>{escape(label)}</td></tr>" for keys, label in rows
    )
    return f"<table cellspacing='6'>{cells}</table>"


def about_text() -> str:
    """Name, version, licence."""
    name = f"<b>{escape(tr('Quandian'))}</b> {version('quandian')}"
    about = escape(tr("A reader and annotator for Chinese news. Apache License 2.0."))
    return f"{name}<br>{about}"
