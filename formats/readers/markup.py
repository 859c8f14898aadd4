"""XML and HTML read so that nothing is loaded from elsewhere and no entity can swell."""

import re
from typing import Any, Final

from text.errors import UserError
from text.messages import tr

Element = Any  # lxml brings no types

# Declarations stand before the first element; UTF-16 has a NUL beside every letter.
_DECLARES: Final = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_DEPTH: Final = "Excessive depth"
# libxml2 compares each attribute of an HTML element with all before it; pages have a dozen.
_MOST_ATTRIBUTES: Final = 1000
_ATTRIBUTE: Final = (
    r"""[ \t\r\n\f/]*+[^ \t\r\n\f/>][^ \t\r\n\f/>=]*+"""
    r"""(?:[ \t\r\n\f]*+=[ \t\r\n\f]*+(?:"[^"]*+"|'[^']*+'|[^ \t\r\n\f>]*+))?+"""
)
# Every place where a tag may begin, whether in a comment or not: nothing hides behind another.
_TAG: Final = re.compile(
    rf"<[A-Za-z][^ \t\r\n\f/>]*+(?=((?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+)({_ATTRIBUTE})?)"
)
_MOST_LOOKS: Final = 8  # at each character of a page, by tags that begin before it
_DOCTYPE: Final = re.compile(
    r"""\A(?:\s|<\?[^>]*+>|<!--.*?-->)*+<!DOCTYPE(?:"[^"]*+"|'[^']*+'|[^>\["'])*+"""
    r"""\[(?:"[^"]*+"|'[^']*+'|<!--.*?-->|[^\]"'])*+\]\s*+>""",
    re.I | re.S,
)


def parse_xml(raw: bytes, part: str) -> Element:
    """The root element of `raw`, the `part` of a file that a UserError names."""
    from lxml import etree

    refuse_entities(raw, part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UserError(
            tr("The file is damaged"),
            tr("Its part {part} is no sound XML: {reason}.", part=part, reason=_why(error)),
            tr("Copy or download it again."),
        ) from None


def refuse_entities(raw: bytes, part: str) -> None:
    """Raises UserError where `raw` declares entities.

    No document needs them, and they can be made to swell or to read other files.
    """
    if _DECLARES.search(raw):
        raise UserError(
            tr("It declares entities of its own"),
            tr("They stand in its part {part}.", part=part),
            tr("Save the document again with the program that made it."),
        )


def parse_html(text: str) -> Element:
    """The root element of a page, None where there is nothing. Raises UserError.

    Old pages nest some hundred elements that they never close, so more than the usual 256 are
    let in; HTML has no entities that could swell.
    """
    from lxml import etree, html

    _refuse_attributes(text)
    # HTML has no declarations inside a doctype; the parser would show how they end.
    text = _DOCTYPE.sub("", text, count=1)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(_DEPTH in entry.message for entry in parser.error_log):
        raise UserError(
            tr("Its elements are nested too deep"),
            hint=tr("Open it in a browser and save the page anew."),
        )
    return root


def _refuse_attributes(text: str) -> None:
    """Raises UserError where an element would have so many attributes that none ends reading."""
    looks = 0
    for tag in _TAG.finditer(text):
        looks += tag.end(1) - tag.start(1)
        if tag[2] is not None or looks > _MOST_LOOKS * len(text):
            raise UserError(
                tr("It has an element of more than {limit} attributes", limit=_MOST_ATTRIBUTES),
                tr("The element begins at character {at}.", at=tag.start()),
                tr("Open it in a browser and copy its text into a .txt file."),
            )


def local_name(element: Element) -> str:
    """The name of `element` without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The attribute `name` in whichever namespace; "" without it."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def _why(error: Exception) -> str:
    return str(error).rstrip(".")
