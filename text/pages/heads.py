"""Where articles begin on a page, and which lines are their titles."""

import re
from collections import Counter
from statistics import median

from text.pages import apparatus, kinds
from text.pages.contents import bare_words
from text.pages.joins import is_unfinished
from text.pages.photos import Photo, find_photos
from text.pages.roles import BYLINES, TITLES, Page
from text.pages.signs import (
    LEAST_TITLE,
    LONGEST_COLUMN,
    MOST_TITLE_LINES,
    NO_LEVEL,
    PLAIN,
    Head,
    Why,
    is_closed,
    is_column,
    is_signed_end,
    signed_at_end,
    signed_heads,
)

LEAST_PROSE = 30
# When something happened that is news: a day of this year, or a word for one.
NEWS_DAY = re.compile(
    r"(?<![年\d])\d{1,2}\s?月\s?\d{1,2}\s?日|近日|日前|昨[日天]|今[日天]|[本上]周|连日来|近期"
)
# How news opens that an office gave out.
NEWS_SOURCE = re.compile(r"记者.{0,6}从.{2,20}(?:获悉|了解到)")
LONGEST_OPENING = 40
LEAST_NEWS_TITLE = 9
LEAST_SHARED = 2
LEAST_EVIDENCE = 4
LEAST_SURE = 2
# Signed titles of so many levels tell that levels say nothing on a page.
LEAST_MIXED = 3
# A heading this much shorter than the titles of signed articles is no title.
SHORT = 0.7
# ... or this much, at a level where most headings are titles of signed articles.
SHORTEST = 0.35


def find_heads(page: Page) -> tuple[Head, ...]:
    """The heads of a page's articles, notices and photo stories, in order."""
    photos = find_photos(page)
    in_photos = {number for photo in photos for number in range(photo.start, photo.end)}
    signed = {head.start: head for head in signed_heads(page, in_photos)}
    fixed = {photo.start: _photo_head(photo) for photo in photos} | {
        start: head for start, head in signed.items() if start not in in_photos
    }
    return tuple(_Walk(page, fixed, in_photos).heads()) or _first_line(page)


def _first_line(page: Page) -> tuple[Head, ...]:
    """The head of a text without any other: its first line, where that could be a title."""
    is_title = page.role(0) == "line" and page.passages[0].is_alone and len(page.passages) > 1
    return (Head(0, (0,), "start"),) if is_title else ()


def _photo_head(photo: Photo) -> Head:
    titles = () if photo.title is None else (photo.title,)
    return Head(photo.start, titles, "photo", photo=photo)


class _Walk:
    """The heads that are sure, and from page's start to its end what lies between them."""

    def __init__(self, page: Page, fixed: dict[int, Head], taken: set[int]) -> None:
        self._page = page
        self._fixed = fixed
        self._taken = taken
        self._found: list[Head] = []
        lengths = [self._length(head) for head in fixed.values() if head.why == "signed"]
        self._usual = median([length for length in lengths if length] or [0])
        headings = [number for number, role in enumerate(page.roles) if role == "heading"]
        self._has_headings = bool(headings)
        self._levels = Counter(passage.level for passage in page.passages if passage.level)
        self._listed = {number for number in headings if page.contents.names(page.text(number))}
        self._has_list = len(self._listed) > 1
        titles = {title for head in fixed.values() for title in head.titles}
        self._has_subheads = any(
            number not in titles and page.role(number + 1) == "text" for number in headings
        )
        self._ends_signed = set(signed_at_end(page, fixed, taken))
        self._signed_levels = _levels_of_titles(page, fixed)
        self._levels_of_signed = [h.level for h in fixed.values() if h.why == "signed" and h.titles]
        self._is_mixed = len(set(self._levels_of_signed)) >= LEAST_MIXED
        self._last_contents = -1
        self._left = 0
        self._left_level = NO_LEVEL

    def heads(self) -> list[Head]:
        number = 0
        count = len(self._page.passages)
        while number < count:
            if self._page.roles[number] == "contents":
                self._last_contents = number
            head = self._fixed.get(number)
            if head and head.level != self._left_level:
                self._left = 0
            elif head:
                self._left = max([self._left - 1, *self._counts(head.titles)])
            head = head or self._head_at(number)
            if head is None:
                number += 1
                continue
            self._found.append(head)
            number = max([head.start, *head.titles]) + 1
            if head.photo:
                number = head.photo.end
        return self._found

    def _head_at(self, number: int) -> Head | None:
        role = self._page.role(number)
        if number in self._taken or role in ("contents", "box"):
            return None
        if self._heads_briefs(number):
            return Head(number, (number,), "briefs", self._page.passages[number].level)
        if role == "label" and self._page.passages[number].level:
            is_title = self._page.role(number + 1) == "text"
            return Head(number, (number,), "level", NO_LEVEL - 1) if is_title else None
        if role == "notice" or self._is_notice(number):
            return Head(number, (number,), "notice", self._page.passages[number].level)
        if role == "heading" and not (is_column(self._page, number) and number + 1 in self._fixed):
            return self._head_of_heading(number)
        if role == "line":
            return self._head_of_line(number)
        return None

    def _heads_briefs(self, number: int) -> bool:
        """Whether the line at `number` is the title of what is marked piece by piece under it."""
        following = self._page.text(number + 1)
        is_item = following[:1] in "【［[" or self._page.role(number + 1) == "list"
        return is_item and apparatus.is_briefs(self._page.text(number))

    def _is_notice(self, number: int) -> bool:
        page = self._page
        is_open = bool(self._found) and self._found[-1].why == "notice"
        if not is_open and apparatus.is_weather(page.text(number)):
            return page.role(number) in ("text", "line") and page.passages[number].is_alone
        if page.role(number) in TITLES:
            return apparatus.is_notice_heading(page.text(number)) and (
                any(apparatus.is_notice_text(page.text(n)) for n in range(number + 1, number + 4))
            )
        return (
            not is_open
            and page.role(number) == "text"
            and is_closed(page, number)
            and apparatus.is_notice_text(page.text(number))
        )

    def _head_of_heading(self, number: int) -> Head | None:
        titles = self._titles_from(number)
        level = self._page.passages[number].level
        label = self._page.passages[number - 1] if self._page.role(number - 1) == "label" else None
        # What opens a column is as high as the label over it.
        level = min(level, label.level) if label and label.level else level
        why = self._why(number, titles, level)
        return Head(number, titles, why, self._level_of(number, titles[0])) if why else None

    def _level_of(self, column: int, title: int) -> int:
        """The level of an article's title: where other columns are on the page, that of the first
        article of a column is that of its fellows."""
        level = self._page.passages[column].level
        is_column = self._usual > 0 and self._levels[level] > 1
        return self._page.passages[title].level if is_column else level

    def _titles_from(self, number: int) -> tuple[int, ...]:
        """The headings that follow each other from `number` on and make one title."""
        titles = [number]
        for after in range(number + 1, number + MOST_TITLE_LINES):
            passage = self._page.passages[after] if after < len(self._page.passages) else None
            if passage is None or self._page.role(after) != "heading" or after in self._fixed:
                break
            if passage.blanks > 1 or apparatus.is_slogan(passage.text):
                break
            titles.append(after)
        if len(titles) > 1 and self._is_one_article(number):
            return (number,)
        while len(titles) > 1 and is_column(self._page, titles[0]):
            titles.pop(0)
        after = titles[-1] + 1
        if after not in self._fixed and self._is_subtitle(after):
            titles.append(after)
        return tuple(titles)

    def _is_one_article(self, number: int) -> bool:
        """Whether the headings under the one at `number` are those of its parts: nothing on the
        page is signed, and there are more like the first."""
        below = self._page.passages[number + 1].level
        return (
            not self._fixed
            and below > self._page.passages[number].level
            and self._levels[self._page.passages[number].level] == 1
            and self._levels[below] > 1
        )

    def _is_subtitle(self, number: int) -> bool:
        """Whether a plain line right under headings goes on with the title."""
        page = self._page
        if page.role(number) != "line" or not page.passages[number].is_alone:
            return False
        if kinds.is_title_note(page.text(number)):
            return True
        is_near = page.passages[number].blanks <= 1 and page.role(number + 1) == "text"
        return page.text(number).startswith("——") or (
            is_near and kinds.is_subtitle(page.text(number))
        )

    def _why(self, number: int, titles: tuple[int, ...], level: int) -> Why | None:
        if number in self._ends_signed:
            return "start"
        if self._has_list or self._page.contents.counts:
            if any(title in self._listed for title in titles):
                self._left = max(self._counts(titles))
                self._left_level = self._level_of(number, titles[0])
                return "listed"
            if self._left > 0 and level == self._left_level:
                self._left -= 1
                return "listed"
        now = self._found[-1] if self._found else None
        if now and kinds.is_list_item(self._page.text(number)):
            return None
        if now is None or now.why == "photo" or self._is_after_contents(now.start, number):
            return "start"
        if now.why == "notice":
            return "level" if level <= (now.level or NO_LEVEL) or now.level == PLAIN else None
        if not self._has_list and self._level_of(number, titles[0]) > level:
            return "level"
        if now.why == "start" and is_signed_end(self._page, number):
            return "start"
        if level == now.level and self._page.role(now.sign) == "continued":
            # What is only the rest of an article has no further title.
            return "level"
        if level > now.level and (now.level != PLAIN or not self._usual):
            return None
        if self._page.role(number - 1) == "label" or self._is_fellow(now, titles):
            return "level"
        if self._has_list and now.why in ("listed", "signed"):
            return "level" if level < now.level and self._is_long(titles) else None
        if self._is_mixed or (level < now.level and self._misleads(level)):
            is_sure = (
                is_closed(self._page, number)
                or self._opens_news(number, titles[-1] + 1)
                or self._is_signed_below(titles[-1])
            )
            return "level" if is_sure else None
        if level < now.level or now.why in ("level", "start"):
            return "level"
        share = SHORTEST if level in self._signed_levels else SHORT
        if not self._is_long(titles, share):
            return None
        # Where all headings are of one level, most of those that nothing signs are subheads.
        is_level_told = any(other > level for other in self._levels)
        is_sure = is_closed(self._page, number) or (
            is_level_told and level not in self._signed_levels
        )
        return "level" if is_sure or self._opens_news(number, titles[-1] + 1) else None

    def _is_fellow(self, now: Head, titles: tuple[int, ...]) -> bool:
        """Whether the same box, as `企业名片`, stands right under the titles of both."""
        below = titles[-1] + 1
        over = max(now.titles, default=-2) + 1
        return self._page.role(below) == "box" and self._page.text(over) == self._page.text(below)

    def _misleads(self, level: int) -> bool:
        """Whether signed articles all have titles deeper than `level`: what is higher is then of
        any kind, as on pages where headings were marked by their size."""
        levels = self._levels_of_signed
        return len(levels) >= LEAST_SURE and PLAIN < level < min(levels)

    def _is_signed_below(self, title: int) -> bool:
        """Whether names sign the text under `title`, up to the next title or label."""
        end = title + 1
        while self._page.role(end) in ("text", "list", "again", "caption", "credit"):
            end += 1
        last = self._page.text(end - 1)
        is_names = self._page.role(end) in BYLINES and self._page.role(end + 1) != "text"
        return end > title + 1 and (
            kinds.signed_at(last) < len(last) or (is_names and kinds.ends_sentence(last))
        )

    def _counts(self, titles: tuple[int, ...]) -> list[int]:
        """How many articles the list of contents has after those that `titles` are of."""
        return [self._page.contents.count(self._page.text(title)) - 1 for title in titles]

    def _is_after_contents(self, start: int, number: int) -> bool:
        """Whether a list of contents stands between."""
        return start < self._last_contents < number

    def _is_long(self, titles: tuple[int, ...], share: float = SHORT) -> bool:
        """Whether the title lines are as long as those of signed articles, or `share` of it."""
        return sum(len(bare_words(self._page.text(t))) for t in titles) >= share * self._usual

    def _length(self, head: Head) -> int:
        return sum(len(bare_words(self._page.text(title))) for title in head.titles)

    def _head_of_line(self, number: int) -> Head | None:
        """A title that nothing signs, where an article can only begin."""
        page = self._page
        passage = page.passages[number]
        is_labelled = page.role(number - 1) == "label" and page.passages[number - 1].level > 0
        is_listed = not self._has_headings and page.contents.names(passage.text)
        may_begin = passage.is_alone or is_labelled or (is_listed and passage.blanks > 0)
        if not may_begin or len(bare_words(passage.text)) < LEAST_TITLE - 2:
            return None
        titles = [number]
        if page.role(number + 1) == "line" and len(passage.text) <= LONGEST_COLUMN:
            return None
        while page.role(titles[-1] + 1) == "line" and len(titles) < MOST_TITLE_LINES:
            titles.append(titles[-1] + 1)
        after = titles[-1] + 1
        is_over_text = page.role(after) == "text" and len(page.text(after)) >= LEAST_PROSE
        if after in self._taken or not (is_over_text or (is_listed and page.role(after))):
            return None
        if is_labelled:
            return Head(number, tuple(titles), "start", page.passages[number - 1].level)
        if is_listed:
            self._left, self._left_level = max(self._counts(tuple(titles))), PLAIN
            return Head(number, tuple(titles), "listed")
        if self._left > 0 and self._left_level == PLAIN:
            self._left -= 1
            return Head(number, tuple(titles), "listed")
        if self._opens_news(number, after):
            return Head(number, tuple(titles), "start")
        is_first = not self._found and all(
            page.role(n) in ("furniture", "label", "contents", "line") for n in range(number)
        )
        if is_first or number in self._ends_signed:
            return Head(number, tuple(titles), "start")
        is_start = bool(self._found) and self._is_after_end(number)
        return Head(number, tuple(titles), "start") if is_start else None

    def _is_after_end(self, number: int) -> bool:
        """Whether the article before `number` has ended, the page's own lines there aside."""
        page = self._page
        photo = self._found[-1].photo
        if photo and photo.end == number:
            return not is_unfinished(page.text(photo.start - 1))
        end = number
        while page.role(end - 1) == "furniture":
            end -= 1
        return end > 0 and is_closed(page, end)

    def _opens_news(self, number: int, after: int) -> bool:
        """Whether what speaks for a title at `number`, over the text at `after`, weighs more than
        for a heading within an article. Only on a page where other articles are sure."""
        page = self._page
        title, opening = page.text(number), page.text(after)[:LONGEST_OPENING]
        if len(self._fixed) < LEAST_SURE or not page.passages[number].is_alone:
            return False
        if is_unfinished(page.text(number - 1)) and page.role(number - 1) in ("text", "lead"):
            return False
        evidence = 2 * (NEWS_DAY.search(opening) is not None)
        evidence += NEWS_SOURCE.search(opening) is not None
        evidence += len(bare_words(title)) >= LEAST_NEWS_TITLE
        evidence += _shares_name(title, opening)
        evidence += self._has_subheads
        evidence += bool(self._found) and page.role(self._found[-1].sign) == "lead"
        evidence -= any(mark in title for mark in "：:？?")
        return evidence >= LEAST_EVIDENCE


def _shares_name(title: str, opening: str) -> bool:
    """Whether the first words of a title come again where its text begins."""
    first = bare_words(title)[:LEAST_SHARED]
    return len(first) == LEAST_SHARED and first in bare_words(opening)


def _levels_of_titles(page: Page, fixed: dict[int, Head]) -> frozenset[int]:
    """Levels at which more headings are titles of signed articles than not, those that lie in an
    article of a higher level aside."""
    balance: Counter[int] = Counter()
    level = NO_LEVEL
    titles = {title for head in fixed.values() for title in head.titles}
    for number, role in enumerate(page.roles):
        head = fixed.get(number)
        if head:
            level = head.level
            balance[level] += 1
        elif number in titles:
            continue
        elif role == "heading" and not kinds.is_list_item(page.text(number)):
            own = page.passages[number].level
            if own <= level and not is_column(page, number):
                balance[own] -= 1
    return frozenset(level for level, count in balance.items() if level and count > 0)
