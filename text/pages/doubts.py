"""Why a cut may be wrong, in words for who looks at it."""

from collections.abc import Sequence

from text.messages import tr
from text.pages.joins import Kinded, is_unfinished
from text.pages.roles import Page
from text.pages.sections import Section


def doubt(page: Page, section: Section, entries: Sequence[Kinded]) -> str:
    """The first reason to look at an article of a page with several; '' where there is none."""
    head = section.head
    if head is None or (head.why != "photo" and not head.titles and not _continues(page, section)):
        return tr("No title was found")
    is_signed = any(entry.kind == "byline" for entry in entries)
    if head.why in ("level", "start") and not is_signed:
        return tr("No name stands under the title: it may be a heading")
    level = head.level or 1
    if any(entry.kind == "heading" and 0 < entry.passage.level <= level for entry in entries):
        return tr("A heading in it may begin another article")
    body = [entry.passage.text for entry in entries if entry.kind == "body"]
    if body and is_unfinished(body[-1]):
        return tr("The last paragraph stops within a sentence")
    return ""


def _continues(page: Page, section: Section) -> bool:
    return any(page.roles[number] == "continued" for number in section.numbers[:5])
