"""Web pages (.html): their article, taken from the page's own characters.

trafilatura says which blocks are the article; where it is not installed, or finds nothing, all
that the page shows is read. Nothing is ever loaded: the page is bytes, and stays alone.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from formats.readers.blocks import Block, render
from formats.readers.markup import parse_html
from formats.readers.page_blocks import page_blocks
from formats.readers.page_parts import around_articles
from formats.readers.plain import read_plain, remarks_on
from formats.readers.reading import Reading
from formats.readers.sizes import PAGE_LIMIT, refuse_size
from formats.readers.web_article import Article, find_article, signs
from text.encoding import Decoded, decode
from text.errors import UserError
from text.messages import tr

MEDIA_TYPE: Final = "text/html"
_TAG: Final = re.compile(r"<[A-Za-z!/]")
_CHARSET: Final = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.I)
_CHARSET_WITHIN: Final = 4096  # bytes
# Pages that say one of these are mostly GBK, which gb18030 reads in whole
_CHINESE: Final = ("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk")


def read_web(raw: bytes, encoding: str, *, replace: bool) -> Reading:
    """Raises UserError where `raw` is too long or its bytes fit no encoding."""
    refuse_size(len(raw), PAGE_LIMIT)
    found = _decoded(raw, encoding, replace=replace)
    if not _TAG.search(found.text):
        return read_plain(raw, encoding, replace=replace, media_type="text/plain")
    root = parse_html(found.text)
    blocks = [] if root is None else page_blocks(root, around_articles(root))
    article = find_article(root, blocks) if blocks else Article(())
    text = render(article.blocks)
    remarks = [*remarks_on(found), *article.remarks, *_left_out(blocks, article, text)]
    return Reading(text, MEDIA_TYPE, "", remarks=tuple(remarks), has_paragraphs=True)


def _left_out(blocks: Sequence[Block], article: Article, text: str) -> Iterator[str]:
    total = signs("".join(block.text for block in blocks))
    left_out = total + article.added - signs(text)
    if left_out > 0:
        yield tr(
            "{count} of the {total} characters on the page were left out as menus and the like.",
            count=left_out,
            total=total,
        )


def _decoded(raw: bytes, encoding: str, *, replace: bool) -> Decoded:
    """By the name given, else as the page says if that fits, else as is found."""
    if encoding:
        return decode(raw, encoding, replace=replace)
    for codec in _declared(raw):
        try:
            return decode(raw, codec)
        except UserError:
            continue  # pages often say what isn't so
    return decode(raw, replace=replace)


def _declared(raw: bytes) -> Iterator[str]:
    """The codec that the page names, unless it is one that every file would fit."""
    match = _CHARSET.search(raw[:_CHARSET_WITHIN])
    name = match[1].decode("ascii").lower() if match else ""
    if name in _CHINESE:
        yield "gb18030"
    elif name.startswith(("big5", "shift", "euc", "utf-8", "utf8")):
        yield name
