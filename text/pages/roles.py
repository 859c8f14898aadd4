"""What each paragraph of a page may be before its neighbours are asked."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import add
from typing import Literal

from text.pages import apparatus, kinds
from text.pages.bylines import MARKS, byline_kind, could_be_names, is_provenance, is_sender
from text.pages.contents import Contents, bare_words, find_contents
from text.pages.joins import is_unfinished
from text.pages.persons import BODY
from text.passages import Passage, cut

Role = Literal[
    "contents",
    "heading",  # marked by #
    "line",  # short and no sentence: a title, a heading, a caption that nothing marks
    "label",  # of a column
    "box",  # the heading of a box
    "notice",  # the heading of a notice
    "furniture",  # of the page: dates, editors, telephones
    "byline",  # with a role before the names
    "names",  # and nothing else
    "lead",  # 本报讯 and the like
    "continued",  # (上接第一版)
    "credit",
    "caption",
    "list",
    "verse",
    "again",  # short, and on the page more than once: who speaks, a running head
    "text",
]
BYLINES = ("byline", "names")
UNDER_TITLES = (*BYLINES, "text", "lead", "continued", "verse")
LONGEST_AGAIN = 20
LONGEST_VERSE = 24
LONGEST_FIRST = 20
OVER_FIRST = ("furniture", "label", "contents", "byline", "names", "credit", "notice")
# `老码头有了新生意 本报记者 张三`: OCR read the names beside the title with it.
BEHIND_TITLE = re.compile(
    r"[ \u3000]+(?P<by>[□■]?\s?(?:本[报刊])?(?:见习|实习)?(?:记者|通讯员)[ \u3000].*)$"
)
LEAST_OVER = 4
BARE_NUMBER = re.compile(r"[1-9]\d{0,3}")
HAN = re.compile(f"[{kinds.HAN}]")
# What stands in capitals beside the Chinese heading of a column.
ENGLISH = re.compile(r"[A-Z][A-Z &.'’-]{3,50}")
# Before the name of who speaks in an article, not of who wrote it.
SPEAKER_MARKS = "◇◆"
# What names the author where nothing but an author is to be expected.
AUTHOR_MARKS = "□■"
BY_PLACE = (could_be_names, is_sender, kinds.is_office)
Passages = tuple[Passage, ...]
Roles = tuple[Role, ...]
Rule = Callable[[Passages, Roles], frozenset[int]]
# What may stand in a title's place as a title.
TITLES = ("heading", "line")


@dataclass(frozen=True, slots=True)
class Page:
    """The passages of a source, what each may be, the lists of contents among them, and every pair
    of letters that stand together."""

    passages: tuple[Passage, ...]
    roles: tuple[Role, ...]
    contents: Contents
    pairs: frozenset[str]

    def role(self, number: int) -> Role | None:
        """The role of passage `number`; None beyond the page's ends."""
        return self.roles[number] if 0 <= number < len(self.roles) else None

    def text(self, number: int) -> str:
        """The text of passage `number`; '' beyond the page's ends."""
        return self.passages[number].text if 0 <= number < len(self.passages) else ""

    def goes_together(self, left: str, right: str) -> bool:
        """Whether the page holds the last letter of `left` right before the first of `right`."""
        return left[-1:] + right[:1] in self.pairs


def read_page(passages: tuple[Passage, ...]) -> Page:
    """`passages` with their roles; names behind a title on its line are a passage of their own."""
    passages = tuple(part for passage in passages for part in _title_and_names(passage))
    contents = find_contents(passages)
    roles: list[Role] = [
        "contents" if number in contents.lines else role_of(passage)
        for number, passage in enumerate(passages)
    ]
    for number, role in enumerate(roles[:-1]):
        is_over = role == "line" and roles[number + 1] == "heading"
        if is_over and bare_words(passages[number].text) in contents.labels:
            roles[number] = "label"
    # One after the other: names by place look at what stands around them, and so on.
    rules: tuple[tuple[Role, Rule], ...] = (
        ("names", _names_by_place),
        ("verse", _verses),
        ("byline", _photographers_by_place),
        ("line", _notes_of_titles),
        ("line", _first_lines),
        ("text", _spoken),
        ("furniture", _english),
        ("furniture", _staff),
        ("furniture", _slogans),
        ("furniture", _page_numbers),
        ("again", _lines_again),
    )
    for role, numbers_of in rules:
        for number in numbers_of(passages, tuple(roles)):
            roles[number] = role
    pairs: set[str] = set()
    for passage in passages:
        pairs.update(map(add, passage.text, passage.text[1:]))
    return Page(passages, tuple(roles), contents, frozenset(pairs))


def _title_and_names(passage: Passage) -> tuple[Passage, ...]:
    text = passage.text
    match = BEHIND_TITLE.search(text) if len(text) <= kinds.LONGEST_TITLE else None
    if match is None or byline_kind(match["by"]) != "byline" or not _may_be_title(text, match):
        return (passage,)
    title, by = cut(passage, match.start())
    return title, replace(by, level=0, blanks=1, is_alone=True)


def _may_be_title(text: str, match: "re.Match[str]") -> bool:
    """Whether a title may end where the names of `match` begin."""
    title = text[: match.start()]
    return (
        byline_kind(title) is None and not kinds.ends_sentence(title) and len(title) >= LEAST_OVER
    )


def _speaker(text: str) -> str:
    """Who speaks, where `text` is `李四：……`; else ''."""
    match = kinds.SPOKEN.match(text)
    return match["who"] if match else ""


def _spoken(passages: Passages, roles: Roles) -> frozenset[int]:
    """The short lines that somebody says who speaks on the page more than once."""
    speakers = Counter(_speaker(passage.text) for passage in passages)
    return frozenset(
        number
        for number, role in enumerate(roles)
        if role == "line"
        and (who := _speaker(passages[number].text))
        and speakers[who] > 1
        and roles[number - 1] != "heading"
    )


def _english(passages: Passages, roles: Roles) -> frozenset[int]:
    """The lines in capitals on a Chinese page."""
    if not any(HAN.search(passage.text) for passage in passages):
        return frozenset()
    return frozenset(
        number
        for number, role in enumerate(roles)
        if role in TITLES and ENGLISH.fullmatch(passages[number].text)
    )


def _slogans(passages: Passages, roles: Roles) -> frozenset[int]:
    """The slogans in corners of the page: nothing that they could be the title of follows."""
    return frozenset(
        number
        for number, role in enumerate(roles)
        if role == "line"
        and (number + 1 == len(roles) or roles[number + 1] not in UNDER_TITLES)
        and apparatus.is_short_slogan(passages[number].text)
    )


def _page_numbers(passages: Passages, _roles: Roles) -> frozenset[int]:
    """The bare numbers of the pages of a file: each is one more than the last. Those of an
    article's parts begin with 1, and none of them stands within a sentence."""
    numbers = [
        number
        for number, passage in enumerate(passages)
        if BARE_NUMBER.fullmatch(passage.text) and passage.is_alone and not passage.level
    ]
    counts = [int(passages[number].text) for number in numbers]
    is_counted = len(counts) > 1 and all(after - before == 1 for before, after in pairwise(counts))
    if not is_counted or (
        counts[0] == 1
        and not any(number and is_unfinished(passages[number - 1].text) for number in numbers)
    ):
        return frozenset()
    return frozenset(numbers)


def _staff(passages: Passages, _roles: Roles) -> frozenset[int]:
    """The lines of the blocks that name who makes the paper, as `主 编 张三`."""
    staff: set[int] = set()
    last = 0
    for number, passage in enumerate(passages):
        # Of a block, its first post tells; `last` is where the block ends that was seen.
        if number < last or passage.is_alone or not apparatus.is_post(passage.text):
            continue
        first, last = number, number + 1
        while first and passages[first].blanks == 0 and not passages[first - 1].level:
            first -= 1
        while last < len(passages) and passages[last].blanks == 0 and not passages[last].level:
            last += 1
        block = range(first, last)
        if not any("。" in passages[line].text for line in block):
            staff.update(block)
    return frozenset(staff)


def _lines_again(passages: Passages, roles: Roles) -> frozenset[int]:
    """The short plain lines that stand on the page more than once, but for the names of an author
    who wrote several articles: those stand under titles."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        words = passage.text.strip("：: " + MARKS)
        is_plain = not passage.level and roles[number] in ("line", "names", "byline", "text")
        is_plain = is_plain and not passage.text.startswith("——")
        if is_plain and 1 < len(words) <= LONGEST_AGAIN and "。" not in words:
            places[words].append(number)
    again: set[int] = set()
    repeated = [numbers for numbers in places.values() if len(numbers) > 1]
    for numbers in sorted(repeated, key=lambda numbers: roles[numbers[0]] in BYLINES):
        under = sum(_is_under_title(roles, again, number) for number in numbers)
        if 2 * under < len(numbers):
            again.update(numbers)
    return frozenset(again)


def _is_under_title(roles: Roles, again: set[int], number: int) -> bool:
    """Whether the names at `number` stand where those of an author may: under a title, not under
    what another speaker asks."""
    if roles[number] not in BYLINES or number == 0:
        return False
    over = number - 1
    while over and roles[over] == "furniture":
        over -= 1
    is_answer = over - 1 in again or (over > 0 and roles[over - 1] in BYLINES)
    return roles[over] == "heading" or (roles[over] == "line" and not is_answer)


def _verses(passages: Passages, roles: Roles) -> frozenset[int]:
    """The lines of poems: of blocks of short lines under a title and the poet's name."""
    verses: set[int] = set()
    is_poem = False
    for number, role in enumerate(roles):
        if passages[number].is_alone:
            is_signed = role in BYLINES and number > 0 and roles[number - 1] in TITLES
            is_signed = is_signed and passages[number].text[0] not in SPEAKER_MARKS
            is_part = is_poem and role == "line" and len(passages[number].text) <= LONGEST_VERSE
            is_poem = is_signed or is_part
        elif is_poem and role in ("line", "text", *BYLINES) and _is_verse(passages[number].text):
            verses.add(number)
        else:
            is_poem = False
    return frozenset(verses)


def _is_verse(text: str) -> bool:
    is_line = len(text) <= LONGEST_VERSE and "。" not in text[:-1] and "：" not in text
    return is_line and BODY.search(text) is None


def _photographers_by_place(passages: Passages, roles: Roles) -> frozenset[int]:
    """The lines that say who took the pictures right under one that says who wrote."""
    return frozenset(
        number
        for number, role in enumerate(roles)
        if role == "credit"
        and number
        and roles[number - 1] == "byline"
        and kinds.PICTURE_BY.fullmatch(passages[number].text)
    )


def _notes_of_titles(passages: Passages, roles: Roles) -> frozenset[int]:
    """The lines in brackets right under a title."""
    return frozenset(
        number
        for number, role in enumerate(roles)
        if role == "text"
        and number
        and roles[number - 1] in TITLES
        and passages[number].blanks <= 1
        and kinds.is_title_note(passages[number].text)
    )


def _first_lines(passages: Passages, roles: Roles) -> frozenset[int]:
    """The lines with a comma at the end over the next line of their title."""
    return frozenset(
        number
        for number, role in enumerate(roles[:-1])
        if role == "text"
        and roles[number + 1] in TITLES
        and LEAST_OVER <= len(passages[number].text) <= LONGEST_FIRST
        and passages[number].text.endswith(("，", ","))
        and "。" not in passages[number].text
        and (
            number == 0
            or kinds.ends_sentence(passages[number - 1].text)
            or roles[number - 1] in OVER_FIRST
        )
        and not kinds.ends_sentence(passages[number + 1].text)
    )


def _names_by_place(passages: Passages, roles: Roles) -> frozenset[int]:
    """The lines that are names for where they stand."""
    lines = (
        number
        for number, role in enumerate(roles)
        if role == "line" or (role == "list" and passages[number].text[0] in AUTHOR_MARKS)
    )
    return frozenset(number for number in lines if _is_name_by_place(passages, roles, number))


def _is_name_by_place(passages: Passages, roles: Roles, number: int) -> bool:
    """Whether a line between a title and running text is of names though a surname is rare, or
    of the office that wrote; or one under a text of a person and where they belong."""
    if number == 0:
        return False
    if roles[number - 1] == "text":
        is_end = number + 1 == len(roles) or roles[number + 1] not in ("text", "lead", "list")
        is_whole = kinds.ends_sentence(passages[number - 1].text)
        return is_end and is_whole and is_sender(passages[number].text)
    return (
        number < len(roles) - 1
        and roles[number - 1] in TITLES
        and roles[number + 1] in ("text", "lead")
        and passages[number].is_alone
        and any(may_be(passages[number].text) for may_be in BY_PLACE)
    )


def role_of(passage: Passage) -> Role:
    """What `passage` may be by its own words and marks."""
    text = passage.text
    if len(text) > kinds.LONGEST_CAPTION:
        return _role_of_running_text(text)
    if apparatus.is_notice(text):
        return "notice"
    if apparatus.is_box_label(text):
        return "box"
    if apparatus.is_label(text):
        return "label"
    if apparatus.is_furniture(text) or apparatus.is_guide(text) or is_provenance(text):
        return "furniture"
    if not passage.level and apparatus.is_page_name(text):
        return "furniture"
    names = byline_kind(text)
    if names == "byline" and not kinds.is_credit(text):
        return "byline"
    if passage.level:
        return "heading"
    if kinds.is_continued(text) or kinds.is_lead_in(text):
        return _role_of_running_text(text)
    if kinds.is_credit(text):
        return "credit"
    if kinds.is_caption(text):
        return "caption"
    if names:
        return "names"
    if kinds.is_list_item(text):
        return "list"
    if kinds.is_crowded(text):
        return "furniture"
    return "line" if kinds.could_head(text) else "text"


def _role_of_running_text(text: str) -> Role:
    if kinds.is_continued(text):
        return "continued"
    return "lead" if kinds.is_lead_in(text) else "text"
