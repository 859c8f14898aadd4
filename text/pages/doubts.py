"""Whether the cut of an article may be wrong, and why."""

from collections.abc import Sequence

from text.doubts import Doubt
from text.pages.joins import Kinded, is_unfinished
from text.pages.roles import Page
from text.pages.sections import Section


def doubt(page: Page, section: Section, entries: Sequence[Kinded]) -> str:
    """The first reason to look at an article of a page with several; '' where there is none."""
    head = section.head
    if head is None or (head.why != "photo" and not head.titles and not _continues(page, section)):
        return Doubt.NO_TITLE
    is_signed = any(entry.kind == "byline" for entry in entries)
    if head.why in ("level", "start") and not is_signed:
        return Doubt.UNSIGNED
    level = head.level or 1
    if any(entry.kind == "heading" and 0 < entry.passage.level <= level for entry in entries):
        return Doubt.HEADING
    body = [entry.passage.text for entry in entries if entry.kind == "body"]
    if body and is_unfinished(body[-1]):
        return Doubt.UNFINISHED
    return ""


def _continues(page: Page, section: Section) -> bool:
    return any(page.roles[number] == "continued" for number in section.numbers[:5])
