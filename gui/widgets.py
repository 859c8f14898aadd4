"""Small helpers to build widgets in code."""

from html import escape
from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, accessible_name: str = "") -> W:
    """`widget` with its object name, for styles and tests, and its name for screen readers."""
    widget.setObjectName(name)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget


def tip(text: str) -> str:
    """`text` for a tool tip, in which Qt would take `<` in an article for markup."""
    lines = "<br>".join(map(escape, text.split("\n")))
    return f"<qt>{lines}</qt>"
