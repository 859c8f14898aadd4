"""The whole article on a web page, from what was found of it: its head and what lies between.

What finds an article by rules of thumb misses lines of who wrote it, captions, subheads, tables.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from formats.readers.blocks import Block
from formats.readers.page_blocks import PageBlock
from text.pages.bylines import is_byline
from text.pages.bylines import names as names_in
from text.pages.kinds import LONGEST_TITLE, lead_in_byline

# Shorter ones may be a menu's.
_PROSE: Final = 20  # characters
_CLAUSE: Final = re.compile("[，。！？；：,;:]")
_SENTENCE: Final = re.compile(r"[。！？][”’」』）)]*$")
_LEAST_TITLE: Final = 5  # characters
_SITE_NAME: Final = re.compile(r".{1,6}(?:网|报|台|社|频道|在线|新闻)")
_LEAST_ARTICLE: Final = 100  # characters of one among several on a page
_LEAST_SHARE: Final = 0.2  # of the longest among several
_LONGEST_LINE_OF_FACTS: Final = 120  # characters
_FACTS: Final = re.compile(
    r"(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}|来源|来自|作者|记者|通讯员|编辑|撰文|文[/／]|By\s|^原创\s",
    re.I,
)
_NEXT_FACT: Final = re.compile(
    r"\s*[|｜]\s*|\s+(?=(?:来源|来自|作者|记者|通讯员|编辑|责编|时间|发布时间)\s*[:：]|(?:19|20)\d\d[-年/.])"
    r"|(?<=\d:\d\d)\s*(?=[一-鿿])"
)
# Above what accounts publish: `原创 王立春 宁海发布`
_OF_ACCOUNT: Final = re.compile(r"^(原创\s+\S+)\s+")
_AUTHOR: Final = re.compile(r"^(?:作者|本报记者|记者|文|撰文|By)\s*[:：/／ ]\s*", re.I)
_HAN_NAME: Final = re.compile("[一-鿿·]{2,}")
_AROUND: Final = re.compile(
    r"(?!.*[。！？”]$)(?:(?:您?(?:的|现在的)?(?:当前)?位置|首页)\s*[:：>›»/]|分享(?:到|至)|扫一扫|"
    r"字(?:号|体)\s*[:：]|(?:打印|收藏|关闭|举报|点赞)\b|上一[篇页条]|下一[篇页条]|"
    r"(?:相关|推荐|延伸)(?:阅读|新闻|报道|链接)\s*(?:[:：]|$)|\d*\s*(?:条|人)?评论)|"
    r"版权所有|[京沪浙粤苏]?ICP备"
)
_LONGEST_AROUND: Final = 60  # characters
_CAPTIONS: Final = ("figcaption", "caption")


def several_articles(blocks: Sequence[PageBlock]) -> list[Block]:
    """The blocks of a page that is made of several articles, a main heading each; [] where it
    isn't.
    """
    sizes: dict[int, int] = {}
    for block in blocks:
        if block.article and not block.is_around and not block.is_link:
            sizes[block.article] = sizes.get(block.article, 0) + len(block.text)
    least = max([_LEAST_ARTICLE, *(_LEAST_SHARE * size for size in sizes.values())])
    chosen = {article for article, size in sizes.items() if size >= least}
    if len(chosen) < 2:
        return []
    shown = [block for block in blocks if block.article in chosen and not _is_left_out(block)]
    return [
        block
        for _, article in groupby(shown, key=lambda block: block.article)
        for block in _headed(list(article))
    ]


def _headed(article: list[PageBlock]) -> Iterator[Block]:
    title = next((number for number, block in enumerate(article) if block.level), None)
    for number, block in enumerate(article):
        level = 1 if number == title else max(block.level, 2) if block.level else 0
        yield replace(block, level=level)


def whole_article(
    blocks: Sequence[PageBlock], kept: Sequence[int], title: str, author: str
) -> tuple[list[Block], str]:
    """The article of which the blocks numbered `kept` were found, and what else the page shows of
    it, under its title, which no heading in it may equal in level; and what of its text the page
    doesn't show.

    `title` and `author` are what the page is called and whom it names in its head.
    """
    title = title if len(title) <= LONGEST_TITLE else ""
    found = _found(blocks, kept)
    first = next((number for number in found if _is_prose(blocks[number])), found[0])
    place = _place_of_title(blocks[: first + 1], title)
    first = next((n for n in found if n > (place or 0) and _is_prose(blocks[n])), first)
    numbers = _numbers(blocks, found, first, place)
    added = title if place is None else ""
    shown = [Block(added, 1)] if added else []
    head = len(shown)
    for is_facts, run in groupby(
        numbers, lambda n: n < first and n != place and _is_facts(blocks[n])
    ):
        if is_facts:
            # A line each, in one block: what reads the text takes blocks for title lines.
            shown.append(Block("\n".join(_facts(blocks[n].text) for n in run), name="facts"))
            continue
        for number in run:
            shown.append(_levelled(blocks[number], is_title=number == place, is_under=bool(title)))
            head = len(shown) if number == place else head
    unnamed = _unnamed(author, shown)
    if unnamed and head < len(shown) and shown[head].name == "facts":
        shown[head] = replace(shown[head], text=f"{shown[head].text}\n{unnamed}")
    elif unnamed:
        shown.insert(head, Block(unnamed))
    return shown, added + unnamed


def _found(blocks: Sequence[PageBlock], kept: Sequence[int]) -> list[int]:
    """The blocks of `kept` that are of the article; a link by itself only within its text."""
    within = _within(blocks, kept)
    found = [
        number
        for number in kept
        if not _is_left_out(blocks[number])
        or (number in within and not blocks[number].is_around and blocks[number].is_link)
    ]
    return found or [*kept]


def _within(blocks: Sequence[PageBlock], kept: Sequence[int]) -> range:
    """From the first to the last paragraph of those that were found."""
    prose = [number for number in kept if _is_prose(blocks[number])]
    return range(prose[0], prose[-1]) if prose else range(0)


def _numbers(
    blocks: Sequence[PageBlock], found: Sequence[int], first: int, place: int | None
) -> list[int]:
    """Which blocks are shown, from the title or the heading over it to the end of its element."""
    start = begin = found[0] if place is None else place
    while start and place is not None and _is_over(blocks[start - 1], blocks[start]):
        start -= 1
    groups = {blocks[number].group for number in found if _is_prose(blocks[number])}
    beside = {*groups, blocks[begin].group}
    chosen = {n for n in found if n >= start or blocks[n].group in beside}
    within = _within(blocks, found)
    for number in range(start, len(blocks)):
        block = blocks[number]
        if number in within and (_is_sentence(block) or not _is_left_out(block)):
            chosen.add(number)
        if number in chosen or _is_left_out(block):
            continue
        is_before_end = number < found[-1]
        is_of_group = block.group in groups and (is_before_end or block.group != 0)
        is_caption = block.name in _CAPTIONS and is_before_end
        is_of_head = place is not None and number < first and (block.level or _is_facts(block))
        if number == place or is_of_group or is_caption or is_of_head:
            chosen.add(number)
    return sorted({*chosen, *range(start, begin)})


def _is_over(above: PageBlock, below: PageBlock) -> bool:
    """Whether it is a heading right over another one."""
    return bool(above.level) and above.group == below.group and not _is_left_out(above)


def _is_left_out(block: PageBlock) -> bool:
    is_short = len(block.text) <= _LONGEST_AROUND
    return (
        block.is_around
        or (block.is_link and not block.level and not _is_facts(block))
        or (is_short and _AROUND.match(block.text) is not None)
    )


def _is_prose(block: PageBlock) -> bool:
    is_running = not (block.level or block.is_table or block.is_around or block.is_link)
    is_menu = _CLAUSE.search(block.text) is None
    return is_running and len(block.text) >= _PROSE and not (is_menu or _is_facts(block))


def _is_sentence(block: PageBlock) -> bool:
    """Whether it reads as a paragraph, whatever its element is called or leads to."""
    return len(block.text) >= _PROSE and _SENTENCE.search(block.text) is not None


def _is_facts(block: PageBlock) -> bool:
    """Whether it is a line of who wrote it, when, for whom."""
    text = block.text
    return (
        len(text) <= _LONGEST_LINE_OF_FACTS
        and not (block.level or block.is_table or block.name in _CAPTIONS)
        and not text.endswith(("。", "！", "？", "”"))
        and (_FACTS.search(text) is not None or is_byline(text))
    )


def _facts(text: str) -> str:
    return _NEXT_FACT.sub("\n", _OF_ACCOUNT.sub("\\1\n", text))


def _place_of_title(above: Sequence[PageBlock], title: str) -> int | None:
    """Where the title stands above the article: as the page calls itself, else as a heading."""
    numbers = [n for n in range(len(above) - 1, -1, -1) if not above[n].is_around]
    named = next((n for n in numbers if _is_title(above[n], squeezed(title))), None)
    if named is not None:
        return named
    headings = [n for n in numbers if above[n].level and _may_be_title(above[n])]
    return min(headings, key=lambda n: above[n].level, default=None)


def _may_be_title(block: PageBlock) -> bool:
    is_name = _SITE_NAME.fullmatch(block.text) is not None
    return len(block.text) >= _LEAST_TITLE and not (block.is_link or is_name)


def _is_title(block: Block, title: str) -> bool:
    """Whether it is the title, or a heading that the page's title holds beside other words."""
    text = squeezed(block.text)
    return bool(title) and (
        text == title or (block.level > 0 and len(text) >= _LEAST_TITLE and text in title)
    )


def _levelled(block: Block, *, is_title: bool, is_under: bool) -> Block:
    if is_title:
        return replace(block, level=1)
    return replace(block, level=2) if is_under and block.level == 1 else block


def _unnamed(author: str, shown: Sequence[Block]) -> str:
    """The names in `author` where no line of the article says one of them; '' else."""
    text = " ".join(_AUTHOR.sub("", author.replace(";", " ").strip()).split())
    found = names_in(text) or (text,)
    lines = [block.text for block in shown if len(block.text) <= _LONGEST_LINE_OF_FACTS]
    lines += [lead_in_byline(block.text) for block in shown]
    is_named = any(name in line for name in found for line in lines)
    return "" if is_named or not _HAN_NAME.search(text) else text


def squeezed(text: str) -> str:
    """What is left to compare when blanks and ways of writing one character don't count."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(char for char in composed if unicodedata.category(char)[0] not in "ZC")
