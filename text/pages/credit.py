"""Who wrote an article, put together from the lines that say so."""

from collections.abc import Iterable

from text.pages.bylines import is_compiled, names, unbracketed
from text.pages.kinds import lead_in_byline

LEAD_INS = 2
"""So many of the first running paragraphs may begin with `本报讯(记者 张三)`."""


def credit(paragraphs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], str]:
    """The authors of an article of these (kind, text), and what to show for them: where no name
    is known, what stands there.
    """
    lines: list[str] = []
    running: list[str] = []
    for kind, text in paragraphs:
        if kind == "byline":
            lines.append(text)
        elif kind in ("dateline", "body") and len(running) < LEAD_INS:
            running.append(text)
    senders = [by for by in map(lead_in_byline, running) if by]
    lines = [line for line in lines if not is_compiled(line)] or ([] if senders else lines)
    found = [name for line in lines for name in names(line)]
    found += [name for line in senders for name in names(line, is_sure=True)]
    authors = tuple(dict.fromkeys(found))
    lines += senders
    return authors, " ".join(authors) or " ".join(unbracketed(line.strip()) for line in lines)
