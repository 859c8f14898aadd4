"""What makes sure that an article begins: names, `本报讯`, `(上接第一版)` and their like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from text.pages import apparatus, kinds
from text.pages.bylines import is_provenance, names, unbracketed
from text.pages.contents import bare_words
from text.pages.joins import is_unfinished
from text.pages.photos import Photo
from text.pages.roles import BYLINES, SPEAKER_MARKS, TITLES, Page

# Deeper than any heading: what is under no title yet.
NO_LEVEL = 7
PLAIN = 0
MOST_TITLE_LINES = 4
MOST_HEAD_LINES = 10
LONGEST_HEAD = 100
LEAST_TITLE = 6
# Right over the author's name and the text, or in one block with the next line of the title.
LEAST_SHORT_TITLE = 2
LONGEST_COLUMN = 4
# A picture that OCR left out leaves this many blank lines.
PICTURE_BLANKS = 3
CAMPAIGN = re.compile(
    r"\s[·•]\s|^走进“|^在[一-鿿]{2,4}看见|系列评论|(?:系列|特别|专题|深度)报道|新春走基层|奋斗新时代|在行动$|进行时$|^壮丽\d+年|喜迎"
)
# A name of a column has no such words, the first half of a title may have.
HALF_TITLE = re.compile("[把让为从向在]|^[“《]")
# What goes on where a deck stands between a title and its names; else the names end a text.
BELOW_NAMES = ("text", "lead", "names", "byline", "line", "box")
OVER_TITLES = (*TITLES, "label", "box")
SIGNS = ("byline", "names", "lead", "continued")

Why = Literal["signed", "listed", "level", "briefs", "notice", "photo", "start"]


@dataclass(frozen=True, slots=True)
class Head:
    """An article to be opens at passage `start`; `titles` are the numbers of its title's lines;
    `why` says what made it one, `level` how deep its headings may not be, `sign` which passage."""

    start: int
    titles: tuple[int, ...]
    why: Why
    level: int = PLAIN
    sign: int = -1
    photo: Photo | None = None


def signed_heads(page: Page, taken: set[int]) -> Iterator[Head]:
    """Heads that a byline, `本报讯`, `(上接第一版)` or the like makes sure."""
    last = 0
    for number, role in enumerate(page.roles):
        is_sign = role in SIGNS or (role == "furniture" and _is_source_over_text(page, number))
        if not is_sign or number in taken or number < last:
            continue
        head = _head_over(page, number, taken, last) or _head_under(page, number, taken)
        if head is None and role in ("lead", "continued"):
            head = Head(number, (), "signed")
        if head and not (head.titles == () and _is_at_head(page, number)):
            yield head
            last = number + 1
    return


def _is_source_over_text(page: Page, number: int) -> bool:
    """Whether a line that says where and when a text appeared stands right between it and a
    title."""
    text = page.text(number)
    if page.role(number - 1) not in TITLES or not is_provenance(text):
        return False
    # A day alone may be one of a chronicle.
    if ":" not in text and "：" not in text:
        return False
    while page.role(number) == "furniture" and is_provenance(page.text(number)):
        number += 1
    return page.role(number) == "text"


def _head_over(page: Page, sign: int, taken: set[int], last: int) -> Head | None:
    """The title lines right over a sign, up to what is none."""
    titles: list[int] = []
    start = sign
    for number in range(sign - 1, max(last, sign - MOST_HEAD_LINES) - 1, -1):
        if number in taken or len(titles) >= MOST_TITLE_LINES:
            break
        role = page.role(number)
        far = page.passages[number + 1].blanks > 2 and not page.passages[number].level
        if role in TITLES and not (far and titles) and _fits(page, number, titles):
            titles.insert(0, number)
            start = number
        elif not _is_between(page, number, titles):
            break
        elif role == "text" and page.role(sign + 1) not in BELOW_NAMES:
            return None
    if not titles or (page.role(sign) == "names" and not _stands_over_text(page, sign)):
        return None
    if page.text(sign)[0] in SPEAKER_MARKS and not page.passages[titles[-1]].level:
        return None
    levels = [page.passages[n].level for n in titles if page.passages[n].level]
    return Head(start, tuple(titles), "signed", min(levels, default=PLAIN), sign)


def _fits(page: Page, number: int, titles: list[int]) -> bool:
    """Whether the line at `number` may be a title line over those in `titles`."""
    passage = page.passages[number]
    if passage.level:
        return not (titles and (is_column(page, number) or _is_campaign(page, number)))
    if _names_paper(page, number):
        return False
    begins = passage.is_alone or passage.blanks > 0 or page.role(number - 1) in (None, "line")
    begins = begins or (bool(titles) and kinds.ends_sentence(page.text(number - 1)))
    if not begins or len(passage.text) > kinds.LONGEST_TITLE:
        return False
    if titles and _is_campaign(page, number):
        return False
    if not titles:
        least = LEAST_SHORT_TITLE if _stands_over_names(page, number) else LEAST_TITLE - 2
        return len(bare_words(passage.text)) >= least
    if page.passages[titles[0]].level and passage.blanks >= PICTURE_BLANKS:
        return False
    # Over a heading, a plain line is a kicker only where the text before it is complete.
    is_free = page.role(number - 1) not in ("text", "list", "lead") or is_closed(page, number)
    is_free = is_free or not is_unfinished(page.text(number - 1))
    least = LEAST_TITLE - 2 if page.text(titles[0]).startswith("——") else LEAST_TITLE
    if page.passages[titles[0]].blanks == 0:
        least = LEAST_SHORT_TITLE
    return len(bare_words(passage.text)) >= least and is_free


def _is_campaign(page: Page, number: int) -> bool:
    """Whether the line at `number` is what a campaign is called: under a picture, or
    unmarked at the head of a page, also two halves of four letters."""
    before = page.role(number - 1)
    is_first = before in (None, "furniture") and not page.passages[number].level
    text = page.text(number)
    return CAMPAIGN.search(text) is not None or (
        (is_first or before == "credit") and apparatus.is_motto(text)
    )


def _names_paper(page: Page, number: int) -> bool:
    """Whether the line at `number` stands under a heading, and a date or source right below it."""
    return (
        page.role(number) == "line"
        and page.role(number - 1) == "heading"
        and page.role(number + 1) == "furniture"
        and page.passages[number + 1].blanks == 0
        and is_provenance(page.text(number + 1))
    )


def _stands_over_names(page: Page, number: int) -> bool:
    """Whether nothing but an author's name stands between the line at `number` and a text, and the
    text before has ended; a poem may stand within another."""
    if page.role(number + 1) not in ("byline", "names"):
        return False
    if page.role(number + 2) == "verse":
        return True
    is_whole = kinds.ends_sentence(page.text(number - 1)) or page.role(number - 1) == "verse"
    return page.role(number + 2) == "text" and (is_whole or is_closed(page, number))


def is_column(page: Page, number: int) -> bool:
    """Whether the heading at `number` is a column's, right over the heading of an article."""
    text, following = page.text(number), page.text(number + 1)
    if page.role(number + 1) not in TITLES or page.role(number) != "heading":
        return False
    words, below = bare_words(text), bare_words(following)
    if words + below in page.contents.entries:
        return False
    if CAMPAIGN.search(text):
        return True
    if HALF_TITLE.search(words):
        return False
    is_short = len(words) <= LONGEST_COLUMN and not any(mark in text for mark in "“”！？：:")
    return words in below or (
        is_short and len(below) > len(words) and not any(map(str.isdigit, words))
    )


def _is_between(page: Page, number: int, titles: list[int]) -> bool:
    """Whether passage `number` may stand between a title and its byline: more names, a deck."""
    if titles:
        return False
    role = page.role(number)
    if role in ("byline", "names", "box", "caption", "credit"):
        return True
    if role == "furniture":
        return is_provenance(page.text(number))
    if _names_paper(page, number):
        return True
    if role != "text" or kinds.is_standfirst(page.text(number)):
        return role == "text"
    over = page.role(number - 1)
    is_deck = over == "heading" or (over == "line" and _is_over_text(page, number + 1))
    return over == "box" or (is_deck and len(page.text(number)) <= LONGEST_HEAD)


def _is_over_text(page: Page, number: int) -> bool:
    """Whether the names at `number` stand right over a text, rather than sign the one before."""
    text = page.text(number)
    is_open = page.role(number) in BYLINES and unbracketed(text) == text
    return is_open and page.role(number + 1) in ("text", "lead")


def _stands_over_text(page: Page, number: int) -> bool:
    """Whether running text follows within a few lines, as it does under the names of authors."""
    for after in range(number + 1, number + 4):
        role = page.role(after)
        if role in ("text", "lead", "continued", "verse"):
            return True
        if role not in ("names", "byline", "line", "heading", "list", "box", "caption"):
            return False
    return False


def _head_under(page: Page, sign: int, taken: set[int]) -> Head | None:
    """The head of a byline that is printed over the title."""
    is_under_column = page.role(sign - 1) == "line" and len(page.text(sign - 1)) < LONGEST_COLUMN
    if page.role(sign) not in ("byline", "names") or not (is_closed(page, sign) or is_under_column):
        return None
    titles: list[int] = []
    for number in range(sign + 1, sign + 1 + MOST_TITLE_LINES):
        if page.role(number) not in TITLES or number in taken:
            break
        titles.append(number)
    if not titles or page.role(titles[-1] + 1) not in ("text", "lead"):
        return None
    levels = [page.passages[n].level for n in titles if page.passages[n].level]
    return Head(sign, tuple(titles), "signed", min(levels, default=PLAIN), sign)


def _is_at_head(page: Page, number: int) -> bool:
    """Whether nothing but names and an editor's word lies between the sign and a head over it."""
    return number > 0 and page.role(number - 1) in ("byline", "names")


def is_closed(page: Page, number: int) -> bool:
    """Whether what stands before `number` has ended for sure."""
    before = page.role(number - 1)
    text = page.text(number - 1)
    if before is None or before in ("furniture", "contents", "credit", "label"):
        return True
    if before == "line" and len(text) <= LONGEST_COLUMN and page.role(number - 2) != "line":
        # The name of a column that nobody knows.
        return is_closed(page, number - 1)
    if is_signed_end(page, number):
        return True
    return before in ("text", "list", "lead", "continued", *BYLINES) and (
        kinds.goes_on_at(text) < len(text) or apparatus.is_notice_text(text)
    )


def is_signed_end(page: Page, number: int) -> bool:
    """Whether the author's name ends the text before `number`."""
    before, text = page.role(number - 1), page.text(number - 1)
    if before in BYLINES:
        return text[0] in "(（[【〔" or _is_under_text(page, number)
    return before in ("text", "list", "lead", "continued") and kinds.signed_at(text) < len(text)


def _is_under_text(page: Page, number: int) -> bool:
    """Whether the names before the title-like line at `number` end a text, instead of standing
    over the next."""
    return (
        page.role(number) in TITLES
        and page.role(number + 1) not in BYLINES
        and page.role(number - 2) == "text"
        and kinds.ends_sentence(page.text(number - 2))
    )


def signed_at_end(page: Page, fixed: dict[int, Head], taken: set[int]) -> Iterator[int]:
    """Lines that must be titles, because names sign the text under them and the article over
    them is signed by others already."""
    signers: frozenset[str] = frozenset()
    lines: list[int] = []
    taken = taken | {title for head in fixed.values() for title in head.titles}
    for number, role in enumerate(page.roles):
        head = fixed.get(number)
        if head:
            signers = _signers(page, head) if head.why == "signed" else frozenset()
            lines = []
        text = page.text(number)
        if role in TITLES and number not in taken and page.role(number + 1) == "text":
            before = page.text(number - 1)
            is_apart = kinds.ends_sentence(before) or page.role(number - 1) in OVER_TITLES
            is_title = not kinds.is_list_item(text) and not is_unfinished(text)
            if page.passages[number].is_alone and is_apart and is_title:
                lines.append(number)
        elif _is_end(page, number, fixed):
            signed = frozenset(names(text[kinds.signed_at(text) % len(text) :]))
            if lines and signers and signers != signed:
                title = max(lines, key=lambda n: (len(bare_words(page.text(n))), n))
                yield _first_line(page, title)
            signers, lines = frozenset(), []


def _first_line(page: Page, title: int) -> int:
    """The first of the title's lines of which the last is the one at `title`."""
    for _ in range(MOST_TITLE_LINES - 1):
        is_first = page.role(title - 1) in TITLES and len(page.text(title - 1)) > LONGEST_COLUMN
        if page.passages[title].blanks > 1 or not is_first or is_column(page, title - 1):
            break
        if page.passages[title].level not in (PLAIN, page.passages[title - 1].level):
            break
        title -= 1
    return title


def _is_end(page: Page, number: int, fixed: dict[int, Head]) -> bool:
    """Whether an article ends with the names at `number`, in a line of their own or not."""
    role, text = page.role(number), page.text(number)
    if role in ("text", "lead"):
        return kinds.signed_at(text) < len(text)
    is_under_text = page.role(number - 1) in ("text", "list")
    if role not in ("byline", "names") or not is_under_text or kinds.is_photographer(text):
        return False
    if unbracketed(text) != text:
        return True
    return role == "byline" and kinds.ends_sentence(page.text(number - 1))


def _signers(page: Page, head: Head) -> frozenset[str]:
    """Whose names stand at an article's head, rather than at its end."""
    last = max(head.start, *head.titles) if head.titles else head.start
    found: list[str] = []
    for number in (*range(head.start, last), *range(last, last + 4)):
        is_names = page.role(number) in ("byline", "names")
        by = page.text(number) if is_names else kinds.lead_in_byline(page.text(number))
        found += names(by, is_sure=True)
    return frozenset(found)
