"""Paragraphs that a column or page break cut in two, put together again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from text.assemble import Piece
from text.pages.kinds import (
    CLAUSE_MARK,
    GAP_IN_HAN,
    HAN,
    SPOKEN,
    ends_sentence,
    is_continued,
    is_lead_in,
    is_list_item,
    lead_in,
)
from text.pages.persons import is_name
from text.passages import Passage, glue_between

CLOSING_QUOTES = "”’」』》"
CLOSING_SPEECH = ("”", "」", "』")
FUNCTION_WORDS = frozenset("的了是在要将把被让对从着")
LEAST_CHARACTERS = 12
# Whatever so much stands behind `本报讯（记者 张三）` is a sentence.
LEAST_LEFT = 4
# Without a comma only running text has this many characters and function words.
LEAST_CHARACTERS_BARE = 16
LEAST_FUNCTION_WORDS = 2
LEAST_DENSE = 3
LONGEST_LINE = 60
# A quotation of so many letters may be the rest of a sentence.
LONGEST_REST = 12
# Most quotations are no longer, so that it is enough to look into a text's end.
LONGEST_QUOTED = 200
# Where a document says what its paragraphs are, so many of them and one in so many must stop in a
# sentence before they are taken for pieces of columns pasted into it. A full stop is forgotten, a
# list has none, but not so often.
LEAST_PIECES = 3
PARAGRAPHS_TO_A_PIECE = 20
# What may stand between the parts of a paragraph: pictures, speakers, the page's own lines.
BETWEEN = ("caption", "other")
MOST_BETWEEN = 6
# ... or one of a word, within a sentence.
QUOTED_WORD = re.compile(
    rf"[“「『][^“”「」『』，。！？：；,]{{1,8}}[”」』][，,、{HAN}]"
    r"|[“「『][^“”「」『』，。！？：；,]{1,16}[”」』][，,、。；]"
)
# A number in two, as `15.` and `3%`; `3.` and `3月` are another thing.
DECIMAL_POINT = re.compile(r"\d\.$")
DECIMALS = re.compile(r"\d{1,3}(?![\d.．、年月日\s])")
# What opens one of several parts that semicolons end.
ORDINAL = re.compile(r"[一二三四五六七八九十][是要]|[其第][一二三四五六七八九十]")
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
    is_dense = _is_dense(entries)
    while number < len(entries):
        whole, parts = _whole_from(entries, number, is_dense)
        for before, after in pairwise(parts):
            joined += entries[before + 1 : after]
        joined.append(whole)
        number = parts[-1] + 1
    return tuple(joined)


def are_pieces(entries: Sequence[Kinded]) -> bool:
    """Whether the paragraphs of a document are pieces of columns: many long ones stop in a
    sentence that the next one may go on with. Rows of tables and short lines show nothing."""
    texts = [entry.passage.text for entry in entries if entry.kind == "body"]
    pieces = sum(
        len(left) > LONGEST_LINE and "\t" not in left and is_unfinished(left) and _can_follow(right)
        for left, right in pairwise(texts)
    )
    return pieces >= LEAST_PIECES and PARAGRAPHS_TO_A_PIECE * pieces >= len(texts)


def _whole_from(
    entries: Sequence[Kinded], number: int, is_dense: bool
) -> tuple[Kinded, tuple[int, ...]]:
    """The whole that begins with entry `number`, and the numbers of its parts."""
    entry = entries[number]
    first = entry.passage
    parts = [number]
    pieces = list(first.pieces)
    # A text without any sentence is one chain of its lines: each is looked at with those right
    # before it, and put together with all of them at last.
    texts = [first.text]
    near = first.text
    is_cut = _is_cut(entries, number)
    while is_cut and (following := _where_it_goes_on(entries, parts[-1], is_dense)) is not None:
        right = entries[following].passage
        is_number = right.text[0].isdigit()
        glue = glue_between("".join(texts) if is_number else near, right.text)
        piece, *rest = right.pieces
        pieces += [Piece(piece.start, piece.end, glue), *rest]
        texts += [glue, right.text]
        near = (near + glue + right.text)[-LONGEST_QUOTED:]
        parts.append(following)
        is_cut = is_unfinished(near if _tells(near) else "".join(texts))
    if len(parts) == 1:
        return entry, (number,)
    passage = Passage("".join(texts), tuple(pieces), 0, first.blanks, first.is_alone)
    return Kinded("body", passage), tuple(parts)


def _tells(end: str) -> bool:
    """Whether a text that ends with `end` is as unfinished as `end` is."""
    is_long = len(end) > LONGEST_LINE and CLAUSE_MARK.search(end) is not None
    return is_long and not (end.endswith(CLOSING_SPEECH) and LAST_QUOTED.search(end) is None)


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
    # A closing quotation mark ends speech, even without a mark inside, but not a name.
    if text.endswith(CLOSING_SPEECH) and CLAUSE_MARK.search(_last_quoted(text)):
        return False
    if len(text) > LONGEST_LINE and CLAUSE_MARK.search(text):
        return True
    if "。" in text:
        return True
    lead = lead_in(text)
    if lead and len(text) - lead.end() >= LEAST_LEFT:
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


def _last_quoted(text: str) -> str:
    """What stands in the quotation marks that end `text`; '' where none open."""
    near = max(0, len(text) - LONGEST_QUOTED)
    quoted = LAST_QUOTED.search(text, near) or LAST_QUOTED.search(text)
    return quoted[1] if quoted else ""


def _is_cut(entries: Sequence[Kinded], number: int) -> bool:
    """Whether entry `number` is a paragraph that stops within a sentence."""
    entry = entries[number]
    if entry.kind != "body":
        return False
    text = entry.passage.text
    return entry.goes_on or is_unfinished(text) or _stops_at_clause(entries, number)


def _stops_at_clause(entries: Sequence[Kinded], number: int) -> bool:
    """Whether entry `number` stops at a semicolon, and a picture behind it, or a quotation that
    only the next paragraph closes, tells that it goes on; or within a number."""
    text = entries[number].passage.text
    if number + 1 == len(entries) or is_list_item(text):
        return False
    following = entries[number + 1]
    right = following.passage.text
    if DECIMAL_POINT.search(text[-2:]):
        return following.kind == "body" and DECIMALS.match(right) is not None
    if not text.endswith(("；", ";")):
        return False
    if following.kind == "body":
        return text.count("“") > text.count("”") and right.count("”") > right.count("“")
    near = entries[number + 1 : number + 1 + MOST_BETWEEN]
    after = next((entry.passage.text for entry in near if entry.kind != "caption"), "")
    return following.kind == "caption" and "。" in text and ORDINAL.match(after) is None


def _where_it_goes_on(entries: Sequence[Kinded], number: int, is_dense: bool) -> int | None:
    """The number of the entry that goes on where entry `number` stops within a sentence."""
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
    if text[0] in "“「『" and len(text) > LONGEST_REST and not QUOTED_WORD.match(text):
        return False
    speaker = SPOKEN.match(text)
    if speaker and (speaker["who"] in ("问", "答", "记者", "主持人") or is_name(speaker["who"])):
        return False
    return "。" in text or ends_sentence(text) or CLAUSE_MARK.search(text) is not None
