"""Which blocks of a web page are its article, with title and byline first."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from formats.readers.blocks import Block
from formats.readers.markup import Element, local_name
from text.messages import tr

# Shorter ones may stand in an article by chance, as 首页 does: only a whole paragraph counts.
_LEAST_PART: Final = 12
_NAME: Final = 5  # characters that a newspaper's name may have
_LONGEST_PAGE: Final = 1 << 18  # characters, a second's work
_LEAST_COVERED: Final = 0.8  # of what was found, by blocks of the page
_LONGEST_LINE_OF_FACTS: Final = 120  # characters
_FACTS: Final = re.compile(
    r"(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}|来源|来自|作者|记者|通讯员|编辑|撰文|文[/／]|By\s", re.I
)
_NEXT_FACT: Final = re.compile(
    r"\s+(?=(?:来源|来自|作者|记者|通讯员|编辑|责编|时间|发布时间)\s*[:：]|(?:19|20)\d\d[-年/.])"
)
# What comes after a title in the page's head
_SITE: Final = re.compile(r"\s*[_|｜].*|\s+[-–—]\s.*|\s*[-–—][^-–—]*(?:网|报|社|频道|新闻|在线)$")
_HAN_NAME: Final = re.compile("[一-鿿·]{2,}")


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks to read, and what the report should say."""

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What trafilatura found: blocks without their place on the page, a title, an author."""

    blocks: tuple[Block, ...]
    title: str
    author: str


def find_article(root: Element, blocks: Sequence[Block]) -> Article:
    """The article on the page `root` that shows `blocks`; all of them where none is found."""
    if sum(len(block.text) for block in blocks) > _LONGEST_PAGE:
        remark = tr("The page is too long to look for its article: all of it was read.")
        return Article(tuple(blocks), (remark,))
    try:
        found = _extract(root)
    except ImportError:
        remark = tr("All of the page was read: “trafilatura”, which finds the article, is missing.")
        return Article(tuple(blocks), (remark,))
    if found is None:
        return Article(
            tuple(blocks), (tr("No article was found on the page: all of it was read."),)
        )
    return Article(tuple(_with_head(blocks, _kept(blocks, found), found)), ())


def _extract(root: Element) -> _Found | None:
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
    title = _SITE.sub("", page.title or "").strip()
    return _Found(blocks, title, _author(root) or page.author or "") if blocks else None


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


def _squeezed(text: str) -> str:
    """What is left to compare when blanks and ways of writing one character don't count."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if unicodedata.category(char)[0] not in "ZC")


def _kept(blocks: Sequence[Block], found: _Found) -> list[int | Block]:
    """Numbers of the page's blocks that are the article.

    What was found itself where a script held most of it; all of the page where the two differ.
    """
    lines = {_squeezed(line) for block in found.blocks for line in block.text.split("\n")}
    lines |= {_squeezed(block.text) for block in found.blocks}
    whole = _squeezed("".join(block.text for block in found.blocks))
    kept: list[int | Block] = []
    covered = shown = 0
    for number, block in enumerate(blocks):
        text = _squeezed(block.text)
        shown += len(text)
        if text in lines or (len(text) >= _LEAST_PART and text in whole):
            kept.append(number)
            covered += len(text)
    if covered >= _LEAST_COVERED * len(whole):
        return kept
    return list(found.blocks) if len(whole) > 2 * shown else [*range(len(blocks))]


def _with_head(blocks: Sequence[Block], kept: list[int | Block], found: _Found) -> Iterator[Block]:
    """The article under its title, which no heading in it may equal in level."""
    title = _squeezed(found.title)
    body = [blocks[part] if isinstance(part, int) else part for part in kept]
    first = next((part for part in kept if isinstance(part, int)), len(blocks))
    own = next((n for n, block in enumerate(body[:3]) if _is_title(block, title)), None)
    if own is not None:
        yield replace(body.pop(own), level=1)
    elif title:
        place = _place_of_title(blocks[:first], title)
        yield Block(found.title if place is None else blocks[place].text, 1)
        yield from _facts(blocks, place, first, found.author)
    under_title = bool(title)
    for block in body:
        is_same = under_title and block.level == 1
        yield replace(block, level=2) if is_same else block


def _place_of_title(above: Sequence[Block], title: str) -> int | None:
    """Where the title stands above the article: as the page calls itself, else as a heading."""
    numbers = range(len(above) - 1, -1, -1)
    named = next((n for n in numbers if _is_title(above[n], title)), None)
    if named is not None:
        return named
    return next((n for n in numbers if above[n].level and len(above[n].text) > _NAME), None)


def _is_title(block: Block, title: str) -> bool:
    """Whether it is the title, or a heading that the page's title holds beside other words."""
    text = _squeezed(block.text)
    return bool(title) and (
        text == title or (block.level > 0 and len(text) > _NAME and text in title)
    )


def _facts(blocks: Sequence[Block], place: int | None, first: int, author: str) -> Iterator[Block]:
    """What stands between title and text of who wrote it, when, for whom, a line each; the author
    found elsewhere on the page where no such line names one."""
    lines = [] if place is None else blocks[place + 1 : first]
    facts = [
        block
        for block in lines
        if len(block.text) <= _LONGEST_LINE_OF_FACTS
        and (_FACTS.search(block.text) or (author and author in block.text))
    ]
    # A line each, in one block: what reads the text takes blocks for title lines, lines for facts.
    yield Block("\n".join(_NEXT_FACT.sub("\n", block.text) for block in facts))
    names = author.replace(";", " ")
    if _HAN_NAME.search(names) and not any(_FACTS.search(block.text) for block in facts):
        yield Block(" ".join(names.split()))
