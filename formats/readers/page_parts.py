"""Which elements of a page stand around its articles: menus, links to share, comments, footers."""

import re
from dataclasses import dataclass
from typing import Final

from formats.readers.markup import Element, local_name

_AROUND: Final = ("nav", "menu", "dialog")
_AROUND_OUTSIDE: Final = ("header", "footer", "aside")  # of an article
_ARTICLES: Final = ("article", "main")
_ROLES: Final = (
    "navigation",
    "menu",
    "menubar",
    "complementary",
    "contentinfo",
    "search",
    "banner",
)
_WORDS: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navi|menu|breadcrumbs?|crumbs?|share|sharing|social|comments?|"
    r"related|recommend|recommended|sidebar|side|footer|foot|copyright|login|toolbar|tools|pager|"
    r"pagination|ranking|hotnews|ads?|advert|banner)(?:$|[\s_\d-])",
    re.I,
)


@dataclass(slots=True)
class _Open:
    """An element that is being read: its characters outside links, and its main headings."""

    characters: int = 0
    main_headings: int = 0


def around_articles(root: Element) -> frozenset[Element]:
    """Elements that by name, role or class are no part of an article.

    One that holds the only main heading, or most of the page's text, is what the page is for,
    whatever it is called.
    """
    from lxml import etree

    opened = [_Open()]
    found: list[tuple[Element, _Open]] = []
    inside = links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            if name in ("script", "style"):
                walk.skip_subtree()
                continue
            opened.append(_Open(main_headings=name == "h1"))
            links += name == "a"
            if _is_around(element, name, outside=not inside):
                found.append((element, opened[-1]))
            inside += name in _ARTICLES
            text = element.text
        else:
            if name not in ("script", "style"):
                inside -= name in _ARTICLES
                links -= name == "a"
                done = opened.pop()
                opened[-1].characters += done.characters
                opened[-1].main_headings += done.main_headings
            text = element.tail
        opened[-1].characters += 0 if links else len("".join((text or "").split()))
    page = opened[0]
    return frozenset(
        element
        for element, size in found
        if 2 * size.characters <= page.characters
        and not 0 < size.main_headings == page.main_headings
    )


def _is_around(element: Element, name: str, *, outside: bool) -> bool:
    if name in ("html", "body", *_ARTICLES):
        return False
    if name in _AROUND or (outside and name in _AROUND_OUTSIDE):
        return True
    if element.get("role", "").lower() in _ROLES:
        return True
    return any(_WORDS.search(element.get(key, "")) for key in ("class", "id"))
