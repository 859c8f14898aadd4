"""Paragraphs that a column or page break cut in two, put together again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from text.assemble import Piece
from text.pages.bylines import is_name
from text.pages.kinds import (
    CLAUSE_MARK,
    GAP_IN_HAN,
    SPOKEN,
    ends_sentence,
    is_continued,
    is_lead_in,
    is_list_item,
)
from text.passages import Passage, glue_between

CLOSING_QUOTES = "”’」』》"
FUNCTION_WORDS = frozenset("的了是在要将把被让对从着")
LEAST_CHARACTERS = 12
# Without a comma only running text has this many characters and function words.
LEAST_CHARACTERS_BARE = 16
LEAST_FUNCTION_WORDS = 2
LEAST_DENSE = 3
LONGEST_LINE = 60
# A quotation of so many letters may be the rest of a sentence.
LONGEST_REST = 12
# What may stand between the parts of a paragraph: pictures, speakers, the page's own lines.
BETWEEN = ("caption", "other")
MOST_BETWEEN = 6
LAST_QUOTED = re.compile(r"[“「『]([^“「『]*)[”」』]$")


@dataclass(frozen=True, slots=True)
class Kinded:
    """A passage and the kind it was found to be; `goes_on` says that it stops within a sentence
    though its own words don't show it."""

    kind: str
    passage: Passage
    goes_on: bool = False


def join_broken(entries: Sequence[Kinded]) -> tuple[Kinded, ...]:
    """`entries`, each body paragraph that stops within a sentence joined to where it goes on.

    What stands between the parts (captions, speakers) follows the whole. Nothing is joined across
    a heading or a title.
    """
    joined: list[Kinded] = []
    number = 0
    rest = list(entries)
    is_dense = _is_dense(entries)
    while number < len(rest):
        entry = rest[number]
        following = _where_it_goes_on(rest, number, is_dense)
        if following is None:
            joined.append(entry)
            number += 1
            continue
        between = rest[number + 1 : following]
        whole = Kinded("body", _as_one(entry.passage, rest[following].passage))
        # The whole takes the place of its second part, so that it may go on from there.
        joined += between
        number = following
        rest[number] = whole
    return tuple(joined)


def _is_dense(entries: Sequence[Kinded]) -> bool:
    """Whether few blank lines part the paragraphs, so that a line break may cut one, too."""
    pairs = [right for left, right in pairwise(entries) if left.kind == right.kind == "body"]
    dense = sum(entry.passage.blanks == 0 for entry in pairs)
    return dense >= LEAST_DENSE and 2 * dense > len(pairs)


def is_unfinished(text: str) -> bool:
    """Whether `text` is running text that stops within a sentence."""
    if ends_sentence(text) or text.endswith(("）", ")", "】", "]", "〕")):
        return False
    if is_list_item(text) and "。" not in text and len(text) <= LONGEST_LINE:
        return False
    quoted = LAST_QUOTED.search(text)
    # A closing quotation mark ends speech, even without a mark inside, but not a name.
    if quoted and CLAUSE_MARK.search(quoted[1]):
        return False
    if "。" in text:
        return True
    if len(text) <= LONGEST_LINE and GAP_IN_HAN.search(text):
        return False
    if text.endswith(tuple(CLOSING_QUOTES)) and not CLAUSE_MARK.search(text):
        return False
    if CLAUSE_MARK.search(text) or is_open(text):
        return len(text) >= LEAST_CHARACTERS
    return (
        len(text) >= LEAST_CHARACTERS_BARE
        and len(FUNCTION_WORDS & set(text)) >= LEAST_FUNCTION_WORDS
    )


def _where_it_goes_on(entries: Sequence[Kinded], number: int, is_dense: bool) -> int | None:
    """The number of the entry that goes on where entry `number` stops."""
    left = entries[number]
    if left.kind != "body" or not (left.goes_on or is_unfinished(left.passage.text)):
        return None
    for following in range(number + 1, min(number + 2 + MOST_BETWEEN, len(entries))):
        right = entries[following]
        if right.kind == "body":
            goes_on = (right.passage.blanks > 0 or is_dense) and _can_follow(right.passage.text)
            return following if goes_on else None
        if right.kind not in BETWEEN:
            return None
    return None


def is_open(text: str) -> bool:
    """Whether `text` opens a quotation or a title of a book that it doesn't close."""
    return any(text.count(opening) > text.count(closing) for opening, closing in ("“”", "《》"))


def _can_follow(text: str) -> bool:
    """Whether `text` is running text that may begin anywhere in a sentence."""
    # None of the 167 breaks that were measured lies before a quotation.
    if is_list_item(text) or is_lead_in(text) or is_continued(text):
        return False
    if text[0] in "“「『" and len(text) > LONGEST_REST:
        return False
    speaker = SPOKEN.match(text)
    if speaker and (speaker["who"] in ("问", "答", "记者", "主持人") or is_name(speaker["who"])):
        return False
    return "。" in text or ends_sentence(text) or CLAUSE_MARK.search(text) is not None


def _as_one(left: Passage, right: Passage) -> Passage:
    glue = glue_between(left.text, right.text)
    first, *rest = right.pieces
    pieces = (*left.pieces, Piece(first.start, first.end, glue), *rest)
    return Passage(left.text + glue + right.text, pieces, 0, left.blanks, left.is_alone)
