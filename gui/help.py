"""What the help menu shows: the keys, and what this program is."""

from collections.abc import Sequence
from html import escape
from typing import Final

from db.records import Tag
from gui.actions import specs
from text.messages import language, tr

_ROOM_OF_MENU: Final = {
    "file": "library",
    "edit": "editing",
    "read": "reading",
    "annotate": "tagging",
    "help": "help",
}
_ROOM_OF_ACTION: Final = {
    "import_files": "importing",
    "import_folder": "importing",
    "paste": "importing",
    "import_report": "importing",
    "repair_cut": "importing",
}
_COLUMNS: Final = (("reading", "importing"), ("tagging", "editing"), ("page", "library", "help"))

_LONG: Final = 48  # characters


def page_keys() -> tuple[tuple[str, str], ...]:
    """Keys of the page that are no actions, and what they do."""
    return (
        (
            "← →",
            tr("Caret by word; with Shift select, with Ctrl by character, with Alt by sentence"),
        ),
        ("↑ ↓", tr("Caret by line; with Shift select, with Ctrl by paragraph")),
        ("Home End", tr("Start and end of the line; with Ctrl of the article")),
        ("PgUp PgDn Space", tr("A page up or down, with Ctrl half a page; Shift+Space goes up")),
        ("Esc", tr("Select nothing; beside the page, one step back to it")),
        ("Enter Esc", tr("Where characters are corrected: keep, leave")),
    )


def keys_text(tags: tuple[Tag, ...]) -> str:
    """All keys as a rich text: in columns, by what they are for."""
    rows: dict[str, list[tuple[str, str]]] = {room: [] for room in _rooms()}
    rows["tagging"] += [(tag.key, tag.label(language())) for tag in tags if tag.key]
    for spec in specs():
        if spec.keys:
            names = dict.fromkeys(map(key_name, spec.keys))
            room = _ROOM_OF_ACTION.get(spec.id, _ROOM_OF_MENU[spec.menu])
            rows[room].append((tr(", ").join(names), spec.label))
    for keys, label in page_keys():
        rows["page"].append((" ".join(map(key_name, keys.split())), label))
    cell = "<td valign='top' style='padding-right:20px'>{}</td>"
    columns = (
        cell.format("".join(_table(_rooms()[room], rows[room]) for room in column))
        for column in _COLUMNS
    )
    return f"<table cellspacing='0'><tr>{''.join(columns)}</tr></table>"


def key_name(keys: str) -> str:
    """Keys in Qt's portable form, as they are printed on the keyboards of readers."""
    names = {"Return": tr("Enter"), "Enter": tr("Enter"), "Space": tr("Space")}
    names |= {"Backspace": tr("Backspace"), "Up": "↑", "Down": "↓"}
    return "+".join(names.get(part, part) for part in keys.split("+"))


def _rooms() -> dict[str, str]:
    return {
        "reading": tr("Reading articles"),
        "page": tr("On the page"),
        "tagging": tr("Tagging"),
        "editing": tr("Editing"),
        "importing": tr("Import"),
        "library": tr("Library"),
        "help": tr("Help"),
    }


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    key = "<td valign='top' style='white-space:nowrap; padding-right:10px'><b>{}</b></td>"
    body = "".join(
        f"<tr>{key.format(escape(keys))}<td>{_lines(label)}</td></tr>" for keys, label in rows
    )
    head = f"<h4 style='margin:10px 0 4px 3px'>{escape(title)}</h4>"
    return f"{head}<table cellspacing='3'>{body}</table>"


def _lines(label: str) -> str:
    """A label that is long in two lines: the sheet is as wide as its longest."""
    head, mark, rest = label.partition("; ") if len(label) > _LONG else (label, "", "")
    return escape(head) + (f"{mark}<br>{escape(rest)}" if rest else "")


def about_text() -> str:
    """Name, version, licence."""
    from importlib.metadata import version  # 30 ms that a start needn't spend

    name = f"<b>{escape(tr('Quandian'))}</b> {version('quandian')}"
    about = escape(tr("A reader and annotator for Chinese news. Apache License 2.0."))
    return f"{name}<br>{about}"
