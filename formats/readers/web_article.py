"""Which blocks of a web page are its article, with title and byline first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from formats.readers.blocks import Block, render
from formats.readers.markup import Element, local_name
from formats.readers.page_blocks import PageBlock
from formats.readers.web_whole import several_articles, squeezed, whole_article
from text.messages import tr

# Shorter ones may stand in an article by chance, as 首页 does: only a whole paragraph counts.
_LEAST_PART: Final = 12
_LONGEST_PAGE: Final = 1 << 18  # characters, a second's work
_LEAST_COVERED: Final = 0.8  # of what was found, by blocks of the page
# What comes after a title in the page's head
_SITE: Final = re.compile(r"\s*[_|｜].*|\s+[-–—]\s.*|\s*[-–—][^-–—]*(?:网|报|社|频道|新闻|在线)$")
# Between a title and the names of its site, paper, page or section
_PARTS: Final = re.compile(r"[_|｜]|[-–—]+")
_LEAST_TITLE: Final = 5  # characters


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks to read, what the report should say, and how many characters the page doesn't
    show.
    """

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
    added: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """What trafilatura found: blocks without their place on the page, a title, an author."""

    blocks: tuple[Block, ...]
    title: str
    author: str


def find_article(root: Element, blocks: Sequence[PageBlock]) -> Article:
    """The article on the page `root` that shows `blocks`; all of them where none is found."""
    several = several_articles(blocks)
    if several:
        return Article(tuple(several))
    if sum(len(block.text) for block in blocks) > _LONGEST_PAGE:
        remark = tr("The page is too long to look for its article: all of it was read.")
        return Article(tuple(blocks), (remark,))
    try:
        found = _extract(root, blocks)
    except ImportError:
        remark = tr("All of the page was read: “trafilatura”, which finds the article, is missing.")
        return Article(tuple(blocks), (remark,))
    if found is None:
        return Article(
            tuple(blocks), (tr("No article was found on the page: all of it was read."),)
        )
    kept = _kept(blocks, found)
    if kept is None:
        shown = (Block(found.title, 1), *found.blocks) if found.title else found.blocks
        return Article(shown, added=signs(render(shown)))
    whole, added = whole_article(blocks, kept, found.title, found.author)
    return Article(tuple(whole), added=signs(added))


def signs(text: str) -> int:
    """How many characters there are but blanks and marks of headings."""
    return len("".join(text.replace("#", "").split()))


def _extract(root: Element, shown: Sequence[Block]) -> _Found | None:
    """None where nothing is found. Raises ImportError."""
    import trafilatura
    from lxml import etree

    try:
        page: Any = trafilatura.bare_extraction(
            root,
            with_metadata=True,
            include_comments=False,
            include_formatting=True,
            date_extraction_params={"extensive_search": False},
        )
    # Rules of thumb over pages that anyone may have made: what goes wrong there finds nothing.
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
        etree.LxmlError,
    ):
        return None
    if page is None or page.body is None:
        return None
    blocks = tuple(_blocks_of(page.body))
    title = _title(page.title or "", shown)
    return _Found(blocks, title, _author(root) or page.author or "") if blocks else None


def _title(name: str, blocks: Sequence[Block]) -> str:
    """The title in what a page is called: the part that it shows, else all but its site's name."""
    shown = {squeezed(line) for block in blocks for line in block.text.split("\n")}
    title = _SITE.sub("", name).strip()
    parts = [part.strip() for part in _PARTS.split(name)]
    parts = [part for part in parts if len(part) >= _LEAST_TITLE and squeezed(part) in shown]
    if squeezed(title) in shown or not parts:
        return title
    return max(parts, key=len)


def _author(root: Element) -> str:
    """Whom the page's head names; trafilatura takes Chinese names of two characters for none."""
    metas = (part for part in root.iter("meta") if part.get("name", "").lower() == "author")
    return next((part.get("content", "") for part in metas), "")


def _blocks_of(body: Element) -> Iterator[Block]:
    for part in body:
        name = local_name(part)
        if name == "head":
            digit = str(part.get("rend", ""))[1:2]
            yield Block(_text(part), int(digit) if digit in "123456" and digit else 2)
        elif name == "table":
            rows = ("\t".join(_text(cell) for cell in row) for row in part.iter("row"))
            yield Block("\n".join(rows), is_table=True)
        elif name == "list":
            yield from (Block(_text(item)) for item in part)
        elif _text(part):
            yield Block(_text(part))


def _text(element: Element) -> str:
    for end in element.iter("lb"):
        end.tail = "\n" + (end.tail or "")
    return "".join(element.itertext()).strip()


def _kept(blocks: Sequence[Block], found: _Found) -> list[int] | None:
    """Numbers of the page's blocks that are the article: all where what was found differs from
    them; None where a script held most of it.
    """
    lines = {squeezed(line) for block in found.blocks for line in block.text.split("\n")}
    lines |= {squeezed(block.text) for block in found.blocks}
    whole = squeezed("".join(block.text for block in found.blocks))
    kept: list[int] = []
    covered = shown = 0
    for number, block in enumerate(blocks):
        text = squeezed(block.text)
        shown += len(text)
        if text in lines or (len(text) >= _LEAST_PART and text in whole):
            kept.append(number)
            covered += len(text)
    if kept and covered >= _LEAST_COVERED * len(whole):
        return kept
    return None if len(whole) > 2 * shown else [*range(len(blocks))]
