"""Small helpers to build widgets in code."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, accessible_name: str = "") -> W:
    """`widget` with its object name, for styles and tests, and its name for screen readers."""
    widget.setObjectName(name)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget
