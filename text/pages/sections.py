"""The articles of a page: which passages each is made of, and what each passage is in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from text.pages import kinds
from text.pages.bylines import is_byline, is_compiled, unbracketed
from text.pages.ends import credit_apart, ends_apart
from text.pages.heads import find_heads
from text.pages.joins import MOST_BETWEEN, Kinded, is_open, is_unfinished
from text.pages.roles import SPEAKER_MARKS, Page
from text.pages.signs import LONGEST_HEAD, PICTURE_BLANKS, Head, is_column
from text.passages import cut

HEAD_KINDS = ("title", "subtitle", "byline", "dateline", "other")
DATE = re.compile(r"\d{4}[.年/-]\s*\d{1,2}(?:[.月/-]\s*\d{1,2}日?)?|\d{1,2}月(?:\d{1,2}日)?")
LONGEST_SPEAKER = 40
LEAST_PART = 12
LONGEST_HALVES = 20
MOST_LABELS = 2
# Lines that look like titles, one after the other, of a paragraph cut into pieces.
MOST_LINES = 2
MOST_POSTS = 5
# Who writes of themselves says so in so many letters.
FIRST_WORDS = 20
MOST_SIGNATURES = 6
LONGEST_BOX = 100
# What no sentence begins with.
NO_BEGINNING = frozenset("，、。；：？！）》”’,;:?!)的了们着过得吗呢吧性化者（(")


@dataclass(frozen=True, slots=True)
class Section:
    """One article to be: its head, None before the first of a page, and its passages' numbers."""

    head: Head | None
    numbers: tuple[int, ...]
    label: str = ""


def sections(page: Page) -> tuple[Section, ...]:
    """The articles, notices and photo stories of `page`, and what is none, in order."""
    heads = {head.start: head for head in find_heads(page)}
    found: list[tuple[Head | None, list[int]]] = []
    current: list[int] = []
    resumed: list[int] | None = None
    for number, role in enumerate(page.roles):
        head = heads.get(number)
        last = found[-1][0] if found else None
        if head:
            resumed = current if head.photo and last and last.why != "notice" else None
            current = []
            found.append((head, current))
        elif last and last.photo and number >= last.photo.end:
            current = resumed if resumed is not None else []
            if resumed is None:
                found.append((None, current))
            resumed = None
        elif role == "text" and page.role(number - 1) == "verse" and _is_left(page, found):
            # A poem stands within another article, which goes on under it.
            current = found[-2][1]
        elif not found or (role == "contents") != (page.role(number - 1) == "contents"):
            current = []
            found.append((None, current))
        current.append(number)
    return tuple(_labelled(page, found))


def _is_left(page: Page, found: list[tuple[Head | None, list[int]]]) -> bool:
    """Whether the article before the last one stops within a sentence."""
    return len(found) > 1 and is_unfinished(page.text(found[-2][1][-1]))


def _labelled(page: Page, found: list[tuple[Head | None, list[int]]]) -> Iterator[Section]:
    """The sections, each with the column's labels that stand right over it."""
    labels: list[int] = []
    for index, (head, numbers) in enumerate(found):
        mine = labels
        following = found[index + 1][0] if index + 1 < len(found) else None
        labels = _labels_over(page, following, head, numbers) if following else []
        rest = numbers[: len(numbers) - len(labels)]
        if mine or rest:
            yield Section(head, (*mine, *rest), page.text(mine[-1]) if mine else "")


def _labels_over(page: Page, following: Head, head: Head | None, numbers: list[int]) -> list[int]:
    """The last of `numbers` that are labels of columns right over `following`, but for an article's
    own title."""
    titles = head.titles if head else ()
    count = 0
    while count < min(len(numbers), MOST_LABELS):
        number = numbers[-1 - count]
        is_label = page.role(number) == "label" or is_column(page, number)
        if number in titles or not is_label or number != following.start - 1 - count:
            break
        count += 1
    return numbers[len(numbers) - count :]


def kinds_of(page: Page, section: Section) -> tuple[Kinded, ...]:
    """The passages of `section` with their kinds.

    Names without a role and short lines mean something only at an article's head: from its
    title to the first paragraph of any other kind.
    """
    head = section.head
    entries: list[Kinded] = []
    at_head = True
    for place, number in enumerate(section.numbers):
        passage = page.passages[number]
        if head and number in head.titles:
            kind = "title" if _is_main(page, head, number) else "subtitle"
        elif head and head.why == "photo" and head.photo and number < head.photo.end:
            kind = "caption" if page.role(number) in ("text", "caption") else "byline"
        elif at_head and head:
            kind = _kind_at_head(page, section, place, entries)
        else:
            kind = _kind_in_body(page, section, place, entries)
        at_head = (at_head and kind in HEAD_KINDS) or (head is not None and number < head.sign)
        goes_on = kind == "body" and page.role(number) == "line" and _is_first_part(page, number)
        if kind == "body" and (end := kinds.bare_lead_in_at(passage.text)):
            lead, passage = cut(passage, end)
            entries.append(Kinded("dateline", lead))
        entry = Kinded(kind, passage, goes_on)
        is_photo = head is not None and head.photo is not None
        entries += credit_apart(entry) if is_photo else ends_apart(entry)
    return tuple(_captions_in_breaks(entries))


def _captions_in_breaks(entries: list[Kinded]) -> Iterator[Kinded]:
    """`entries`, a sentence that parts a broken paragraph from its rest taken for a caption: the
    rest begins as no sentence does."""
    last = None
    for number, entry in enumerate(entries):
        following = entries[number + 1] if number + 1 < len(entries) else None
        is_parting = (
            entry.kind == "body"
            and last is not None
            and is_unfinished(last.passage.text)
            and len(entry.passage.text) <= kinds.LONGEST_TITLE
            and kinds.ends_sentence(entry.passage.text)
            and following is not None
            and following.kind == "body"
            and following.passage.text[0] in NO_BEGINNING
        )
        yield replace(entry, kind="caption") if is_parting else entry
        if not is_parting:
            last = entry if entry.kind == "body" else last


def _is_main(page: Page, head: Head, number: int) -> bool:
    """Whether the title line at `number` is a main one: of the highest level, no `——` line."""
    if page.text(number).startswith("——"):
        return False
    levels = [page.passages[title].level or kinds.LONGEST_TITLE for title in head.titles]
    return (page.passages[number].level or kinds.LONGEST_TITLE) == min(levels)


def _kind_at_head(page: Page, section: Section, place: int, before: list[Kinded]) -> str:
    number = section.numbers[place]
    role, text = page.roles[number], page.text(number)
    if role in ("byline", "names"):
        is_speaker = text[0] in SPEAKER_MARKS
        return "other" if is_speaker and not _writes(page, section, place) else "byline"
    if role == "lead" and kinds.is_dateline(text):
        return "dateline"
    if role == "verse":
        return "body"
    if role in ("label", "furniture", "contents", "notice", "again") or _is_mark(text):
        return "other"
    if before and before[-1].kind == "byline" and unbracketed(text) != text:
        return "other"
    under_title = bool(before) and before[-1].kind in ("title", "subtitle")
    is_signed_below = page.role(number + 1) in ("byline", "names")
    is_deck = role == "heading" or (role == "text" and len(text) <= LONGEST_HEAD)
    is_over_names = section.head is not None and number < section.head.sign
    if under_title and is_deck and is_over_names and is_signed_below:
        return "subtitle"
    is_of_block = not page.passages[number].is_alone and len(text) <= LONGEST_SPEAKER
    if is_of_block and role != "list" and not kinds.ends_sentence(text):
        return "subtitle" if under_title else "other"
    return _kind_in_body(page, section, place, before)


def _writes(page: Page, section: Section, place: int) -> bool:
    """Whether who is named with their posts under the title writes of themselves."""
    titles = section.head.titles if section.head else ()
    below = section.numbers[place + 1 : place + 1 + MOST_POSTS]
    first = next((page.text(number) for number in below if page.role(number) == "text"), "")
    is_under_title = section.numbers[place - 1] in titles
    return is_under_title and "我" in first[:FIRST_WORDS] and kinds.SPOKEN.match(first) is None


def _kind_in_body(page: Page, section: Section, place: int, before: list[Kinded]) -> str:
    number = section.numbers[place]
    role, text = page.roles[number], page.text(number)
    if role == "verse":
        return "body"
    if role in ("heading", "box"):
        return "other" if is_column(page, number) else "heading"
    if role in ("label", "furniture", "contents", "notice", "again") or _is_mark(text):
        return "other"
    if not page.passages[number].is_alone and _is_of_speaker(page, number):
        return "other"
    if role == "list" and "。" not in text and not kinds.ends_sentence(text):
        return "other"
    if role == "list" and before and text[0] in "-*+" and _is_in_box(page, section, place):
        return "other"
    if role in ("credit", "caption"):
        return "caption"
    if role in ("byline", "names"):
        return _kind_of_names(page, section, place, before)
    if DATE.fullmatch(text):
        return "heading"
    if _is_under_picture(page, number):
        return "caption"
    if role == "line":
        return _kind_of_line(page, number, before)
    if role == "lead" and kinds.is_dateline(text):
        return "dateline"
    return "body"


def _is_under_picture(page: Page, number: int) -> bool:
    """Whether the sentence at `number` stands where a picture was left out, over its credit."""
    return (
        page.role(number) == "text"
        and page.role(number + 1) == "credit"
        and page.passages[number].blanks >= PICTURE_BLANKS
        and len(page.text(number)) <= kinds.LONGEST_TITLE
    )


def _is_mark(text: str) -> bool:
    """Whether `text` is nothing but `(上接第一版)`, `下转第三版`, `（据某社）` or a note on the
    author."""
    return (
        kinds.goes_on_at(text) == 0
        or kinds.noted_at(text) == 0
        or kinds.CONTINUED.fullmatch(text) is not None
        or kinds.AGENCY_NOTE.fullmatch(text) is not None
    )


def _is_of_speaker(page: Page, number: int) -> bool:
    """Whether a line of a block says what posts the speaker holds who is named over it."""
    text = page.text(number)
    if len(text) > LONGEST_SPEAKER or "。" in text or page.role(number) == "list":
        return False
    for above in range(number - 1, max(-1, number - MOST_POSTS), -1):
        if page.role(above) in ("names", "byline"):
            return True
        if page.passages[above].is_alone or len(page.text(above)) > LONGEST_SPEAKER:
            return False
    return False


def _is_in_box(page: Page, section: Section, place: int) -> bool:
    """Whether the last heading over the passage is a box's."""
    for earlier in range(place - 1, max(-1, place - LONGEST_BOX), -1):
        number = section.numbers[earlier]
        if page.roles[number] in ("heading", "box"):
            return page.roles[number] == "box"
    return False


def _kind_of_names(page: Page, section: Section, place: int, before: list[Kinded]) -> str:
    """Names signed at an article's end are its byline, and a reporter's wherever no other is;
    others are of speakers and pictures."""
    text = page.text(section.numbers[place])
    if is_compiled(text) or text[0] in SPEAKER_MARKS:
        return "other"
    if text.endswith("摄"):
        return "caption"
    has_role = is_byline(text, bare=False)
    is_signature = unbracketed(text) != text or has_role
    if is_signature and _ends_section(page, section, place):
        return "byline"
    if _ends_unsigned(page, section, place, before):
        return "byline"
    is_alone = page.passages[section.numbers[place]].is_alone
    is_reporter = has_role and is_alone and section.head is not None
    return "byline" if is_reporter and not _is_signed(before) else "other"


def _is_signed(before: list[Kinded]) -> bool:
    return any(entry.kind == "byline" for entry in before)


def _ends_section(page: Page, section: Section, place: int) -> bool:
    """Whether nothing but more names and the page's own lines follows."""
    rest = section.numbers[place + 1 : place + 2 + MOST_SIGNATURES]
    return len(rest) <= MOST_SIGNATURES and all(
        page.roles[number] not in ("text", "lead", "list", "continued") for number in rest
    )


def _ends_unsigned(page: Page, section: Section, place: int, before: list[Kinded]) -> bool:
    """Whether a name at `place` can only be the author's: an article without one ends there, or
    all that follows is a box."""
    number = section.numbers[place]
    last = before[-1] if before else None
    if last is None or last.kind != "body" or not page.passages[number].is_alone:
        return False
    is_end = (
        page.role(number + 1) == "box"
        or kinds.is_standfirst(page.text(number + 1))
        or _ends_section(page, section, place)
    )
    return is_end and kinds.ends_sentence(last.passage.text) and not _is_signed(before)


def _kind_of_line(page: Page, number: int, before: list[Kinded]) -> str:
    """A short line between paragraphs: part of a cut one, a picture's caption, or a heading."""
    passage = page.passages[number]
    if passage.text.count("”") > passage.text.count("“"):
        return "body"
    following = page.text(number + 1)
    recent = before[: -1 - MOST_BETWEEN : -1]
    last = next((entry for entry in recent if entry.kind == "body"), None)
    is_cut = last is not None and is_unfinished(last.passage.text)
    if not is_cut and (_is_first_part(page, number) or _is_left_over(page, number)):
        return "body"
    if (
        is_cut
        and kinds.CLAUSE_MARK.search(passage.text)
        and not kinds.GAP_IN_HAN.search(passage.text)
    ):
        return "body"
    if is_cut or passage.blanks >= PICTURE_BLANKS:
        return "caption"
    if page.role(number - 1) == "again" and kinds.ends_sentence(passage.text):
        return "body"
    if passage.is_alone and page.role(number + 1) in ("text", "line", "list") and following:
        return "heading"
    return "other" if len(passage.text) <= kinds.LONGEST_LABEL else "body"


def _is_left_over(page: Page, number: int) -> bool:
    """Whether the line at `number` is a sentence whose rest is lost."""
    text = page.text(number)
    return page.role(number + 1) != "text" and "，" in text and len(text) >= LEAST_PART


def _is_first_part(page: Page, number: int) -> bool:
    """Whether the line at `number` begins a paragraph that the next passage goes on with."""
    text, following = page.text(number), page.text(number + 1)
    if kinds.GAP_IN_HAN.search(text) or len(text) < LEAST_PART or "：" in text or ":" in text:
        return False
    end = number + 1
    while page.role(end) == "line" and end - number <= MOST_LINES and is_unfinished(page.text(end)):
        end += 1
    if page.role(end) != "text" or not kinds.ends_sentence(page.text(end)):
        return False
    evidence = 2 * (page.goes_together(text, following) or is_open(text))
    evidence += 2 * (following[0] in NO_BEGINNING)
    evidence += kinds.CLAUSE_MARK.search(text) is not None
    evidence += is_unfinished(text) and not _is_of_two_halves(text)
    evidence += 2 * (kinds.FIRST_SENTENCE.match(following) is not None)
    return evidence > 1 and page.passages[number + 1].blanks > 0


def _is_of_two_halves(text: str) -> bool:
    """Whether `text` may be a heading such as `抢时间，让货等飞机变成飞机等货`."""
    return len(text) <= LONGEST_HALVES and len(kinds.CLAUSE_MARK.findall(text[:-1])) == 1
