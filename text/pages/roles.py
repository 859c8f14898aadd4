"""What each paragraph of a page may be before its neighbours are asked."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from text.pages import kinds
from text.pages.bylines import byline_kind, could_be_names
from text.pages.contents import Contents, find_contents
from text.passages import Passage

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
    "text",
]
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
    """`passages` with their roles."""
    contents = find_contents(passages)
    roles = tuple(
        "contents" if number in contents.lines else role_of(passage)
        for number, passage in enumerate(passages)
    )
    roles = tuple(
        "names" if role == "line" and _is_name_by_place(passages, roles, number) else role
        for number, role in enumerate(roles)
    )
    pairs = frozenset(
        left + right for passage in passages for left, right in pairwise(passage.text)
    )
    return Page(passages, roles, contents, pairs)


def _is_name_by_place(passages: tuple[Passage, ...], roles: tuple[Role, ...], number: int) -> bool:
    """Whether a line between a title and running text is of names though a surname is rare."""
    return (
        0 < number < len(roles) - 1
        and roles[number - 1] in TITLES
        and roles[number + 1] in ("text", "lead")
        and passages[number].is_alone
        and could_be_names(passages[number].text)
    )


def role_of(passage: Passage) -> Role:
    """What `passage` may be by its own words and marks."""
    text = passage.text
    if len(text) > kinds.LONGEST_CAPTION:
        return _role_of_running_text(text)
    if kinds.is_notice(text):
        return "notice"
    if kinds.is_box_label(text):
        return "box"
    if kinds.is_label(text):
        return "label"
    if kinds.is_furniture(text) or kinds.is_guide(text):
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
    return "line" if kinds.could_head(text) else "text"


def _role_of_running_text(text: str) -> Role:
    if kinds.is_continued(text):
        return "continued"
    return "lead" if kinds.is_lead_in(text) else "text"
