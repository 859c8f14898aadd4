"""The date that a page bears in its head."""

import re
from datetime import date

from text.pages.roles import Page

DATE = re.compile(r"(?<!\d)(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?![\d.])")
WEEKDAY = re.compile(r"星期[一二三四五六日天]|周[一二三四五六日]")


def published(page: Page) -> str:
    """The date printed among the page's own lines, as ISO 8601; '' where there is none, or several.

    One that stands with its weekday is the page's before any other.
    """
    lines = [
        passage.text
        for passage, role in zip(page.passages, page.roles, strict=True)
        if role == "furniture"
    ]
    for pattern in (WEEKDAY, DATE):
        dates = {day for line in lines if pattern.search(line) for day in _dates(line)}
        if len(dates) == 1:
            return dates.pop()
    return ""


def _dates(line: str) -> set[str]:
    found = set()
    for year, month, day in DATE.findall(line):
        try:
            found.add(date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return found
