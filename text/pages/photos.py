"""Photo stories: a picture's caption with its credit and, before or after it, a small title."""

import re
from dataclasses import dataclass

from text.pages import apparatus, kinds
from text.pages.joins import is_unfinished
from text.pages.roles import TITLES, Page

# How the caption of a picture that is news by itself begins.
NEWS = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|近日|日前|近年来|连日来|昨[日天]|今[日天]|眼下|时下|目前|这几天|[初仲盛深][春夏秋冬]|上周|本周"
)
# What stands under the title of an article.
BELOW_TITLES = ("byline", "names", "lead", "continued", "text")
# What ends the article before a picture that has no title.
AFTER_ARTICLES = ("names", "byline", "furniture", "notice", "label")
LEAST_CAPTION = 20
LONGEST_CAPTION = 300
LONGEST_TITLE = 30


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo story: its passages `start:end`, and the number of its title among them."""

    start: int
    end: int
    title: int | None


def find_photos(page: Page) -> tuple[Photo, ...]:
    """The photo stories of `page`, in order."""
    found: list[Photo] = []
    for number in range(len(page.passages)):
        first = _caption_of(page, number)
        if first is None or (found and first < found[-1].end):
            continue
        photo = _with_title(page, first, number + 1, found[-1].end if found else 0)
        if photo:
            found.append(photo)
    return tuple(found)


def _caption_of(page: Page, number: int) -> int | None:
    """The number of the caption whose credit is, or ends, passage `number`."""
    text = page.text(number)
    if page.role(number) == "credit" or _is_photographer(page, number):
        caption = page.text(number - 1)
        return number - 1 if _is_news(caption) and not is_unfinished(caption) else None
    ends = kinds.CAPTION_END.search(text[-60:]) is not None
    return number if ends and len(text) <= LONGEST_CAPTION and _is_news(text) else None


def _is_photographer(page: Page, number: int) -> bool:
    return page.role(number) in ("byline", "names") and kinds.is_photographer(page.text(number))


def _is_news(text: str) -> bool:
    return (
        LEAST_CAPTION <= len(text) <= LONGEST_CAPTION
        and ("。" in text or kinds.ends_sentence(text))
        and (NEWS.match(text) is not None or NEWS.search(text[:40]) is not None)
        and not kinds.is_lead_in(text)
    )


def _with_title(page: Page, first: int, end: int, before: int) -> Photo | None:
    if first - 1 >= before and _is_small_title(page, first - 1) and _is_apart(page, first - 1, end):
        return Photo(first - 1, end, first - 1)
    is_within = page.role(end + 1) == "text" and is_unfinished(page.text(first - 1))
    is_before_other = page.role(end + 2) == "credit" and _caption_of(page, end + 2) == end + 1
    is_free = is_within or is_before_other or page.role(end + 1) not in BELOW_TITLES
    if _is_small_title(page, end) and is_free and not apparatus.is_motto(page.text(end)):
        return Photo(first, end + 1, end)
    is_apart = page.role(first - 1) in AFTER_ARTICLES or apparatus.is_motto(page.text(end))
    return Photo(first, end, None) if is_apart else None


def _is_small_title(page: Page, number: int) -> bool:
    text = page.text(number)
    is_short = len(text) <= LONGEST_TITLE and not apparatus.is_short_slogan(text)
    return page.role(number) in TITLES and is_short


def _is_apart(page: Page, title: int, end: int) -> bool:
    """Whether `title` heads the picture that ends at `end`, not an article that has the picture."""
    if page.role(title - 1) in TITLES:
        return False
    is_interruption = page.role(title - 1) == "text" and not kinds.ends_sentence(
        page.text(title - 1)
    )
    return is_interruption or page.role(end) not in BELOW_TITLES
