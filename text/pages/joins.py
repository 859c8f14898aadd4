"""Paragraphs that a column or page break cut in two, put together again."""

from collections.abc import Iterable
from dataclasses import dataclass

from text.assemble import Piece
from text.pages.kinds import (
    CLAUSE_MARK,
    GAP_IN_HAN,
    ends_sentence,
    is_continued,
    is_dateline,
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


@dataclass(frozen=True, slots=True)
class Kinded:
    """A passage and the kind it was found to be."""

    kind: str
    passage: Passage


def join_broken(passages: Iterable[Kinded]) -> tuple[Kinded, ...]:
    """`passages`, each body paragraph that stops within a sentence joined to the next one.

    Only neighbours are joined, never across a heading, a caption or anything else between.
    """
    groups: list[list[Kinded]] = []
    for entry in passages:
        if groups and entry.kind == "body" and _goes_on(groups[-1][-1], entry.passage):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return tuple(
        Kinded("body", _as_one([entry.passage for entry in group])) if len(group) > 1 else group[0]
        for group in groups
    )


def _goes_on(left: Kinded, right: Passage) -> bool:
    # A short first part without a comma was taken for a label, of kind `other`.
    return (
        left.kind in ("body", "other")
        and right.blanks > 0
        and _is_unfinished(left.passage)
        and _can_follow(right.text)
    )


def _is_unfinished(passage: Passage) -> bool:
    """Whether `passage` is running text that stops within a sentence."""
    text = passage.text
    # A closing quotation mark ends a sentence only with the sentence's own mark inside.
    if ends_sentence(text) or text.endswith(("）", ")", "】", "]")):
        return False
    if "。" in text:
        return True
    if not passage.is_alone or is_list_item(text) or GAP_IN_HAN.search(text):
        return False
    if text.endswith(tuple(CLOSING_QUOTES)) and not CLAUSE_MARK.search(text):
        return False
    if CLAUSE_MARK.search(text) or _is_open(text):
        return len(text) >= LEAST_CHARACTERS
    return (
        len(text) >= LEAST_CHARACTERS_BARE
        and len(FUNCTION_WORDS & set(text)) >= LEAST_FUNCTION_WORDS
    )


def _is_open(text: str) -> bool:
    """Whether `text` opens a quotation or a title of a book that it doesn't close."""
    return any(text.count(opening) > text.count(closing) for opening, closing in ("“”", "《》"))


def _can_follow(text: str) -> bool:
    """Whether `text` is running text that may begin anywhere in a sentence."""
    if is_list_item(text) or is_lead_in(text) or is_continued(text) or is_dateline(text):
        return False
    return "。" in text or ends_sentence(text) or CLAUSE_MARK.search(text) is not None


def _as_one(parts: list[Passage]) -> Passage:
    texts = [parts[0].text]
    pieces: list[Piece] = list(parts[0].pieces)
    for part in parts[1:]:
        glue = glue_between(texts[-1], part.text)
        first, *rest = part.pieces
        pieces += [Piece(first.start, first.end, glue), *rest]
        texts += [glue, part.text]
    return Passage("".join(texts), tuple(pieces), 0, parts[0].blanks, parts[0].is_alone)
