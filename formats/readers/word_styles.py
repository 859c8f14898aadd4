"""Which paragraph styles of a Word document are headings."""

import re
from collections.abc import Iterable
from typing import Final

from formats.readers.markup import Element, attribute, local_name

_HEADING: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_TITLES: Final = ("title", "标题")
_LONGEST_CHAIN: Final = 20  # of styles based on each other; a cycle has no end
BODY_LEVEL: Final = 9  # the outline level, counted from 0, of what is no heading


def heading_levels(roots: Iterable[Element]) -> dict[str, int]:
    """Style id → level from 1; 0 for a document's title, which stands above them all."""
    styles = {
        style_id: style
        for root in roots
        for style in root
        if (style_id := attribute(style, "styleId"))
    }
    found = {style_id: _level(style_id, styles) for style_id in styles}
    return {style_id: level for style_id, level in found.items() if level is not None}


def child(element: Element, *path: str) -> Element:
    """The first descendant along `path`, None where a step is missing."""
    for name in path:
        element = next((part for part in element if local_name(part) == name), None)
        if element is None:
            return None
    return element


def outline_level(properties: Element) -> int | None:
    """What paragraph properties say of the level, counted from 1; None where they don't."""
    outline = None if properties is None else child(properties, "outlineLvl")
    value = "" if outline is None else attribute(outline, "val")
    return int(value) + 1 if value.isdecimal() and len(value) == 1 else None


def _level(style_id: str, styles: dict[str, Element]) -> int | None:
    """The level of a style by its name or outline level, or those of what it is based on."""
    for _ in range(_LONGEST_CHAIN):
        style = styles.get(style_id)
        if style is None:
            return None
        named = child(style, "name")
        name = "" if named is None else attribute(named, "val")
        if name.lower() in _TITLES:
            return 0
        heading = _HEADING.fullmatch(name)
        if heading:
            return int(heading[1])
        level = outline_level(child(style, "pPr"))
        if level is not None:
            return level if level <= BODY_LEVEL else None
        based = child(style, "basedOn")
        style_id = "" if based is None else attribute(based, "val")
    return None
