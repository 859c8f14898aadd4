"""What the help menu shows: the keys, and what this program is."""

from collections.abc import Sequence
from html import escape

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
        ("Esc", tr("Select nothing")),
        ("Enter Esc", tr("Where characters are corrected: keep, leave")),
    )


def keys_text(tags: tuple[Tag, ...]) -> str:
    """All keys as a rich text."""
    rows = [(tag.key, tag.label(language())) for tag in tags if tag.key]
    rows += [(", ".join(spec.keys), spec.label) for spec in specs() if spec.keys]
    rows += page_keys()
    half = (len(rows) + 1) // 2
    columns = "".join(
        f"<td><table cellspacing='5'>{_cells(part)}</table></td>"
        for part in (rows[:half], rows[half:])
    )
    return f"<table cellspacing='8'><tr>{columns}</tr></table>"


def _cells(rows: Sequence[tuple[str, str]]) -> str:
    cell = "<td style='white-space:nowrap'>{}</td>"
    return "".join(
        f"<tr>{cell.format(f'<b>{escape(keys)}</b>')}{cell.format(escape(label))}</tr>"
        for keys, label in rows
    )


def about_text() -> str:
    """Name, version, licence."""
    from importlib.metadata import version  # 30 ms that a start needn't spend

    name = f"<b>{escape(tr('Quandian'))}</b> {version('quandian')}"
    about = escape(tr("A reader and annotator for Chinese news. Apache License 2.0."))
    return f"{name}<br>{about}"
