"""Lists of contents: where one stands on a page, and which headings it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from text.pages.apparatus import is_label
from text.passages import Passage

ENTRY = re.compile(r"(?:[-*+•·]\s*)?P?(?P<page>\d{1,3})\s*[/|｜]\s*(?P<text>\S.*)")
ENTRY_AT_END = re.compile(r"(?P<text>\S.*?)\s*(?:[.…·—-]{3,}|[/|｜]|…+)\s*P?(?P<page>\d{1,3})")
MORE = re.compile(r"等\s*(?P<count>\d{1,2}|[一二三四五六七八九十])\s*[则篇条个]$|(?<=[^\s、])等$")
# So many articles at most are meant where an entry ends in `等` and says no number.
MANY = 20
CHINESE_DIGITS = "零一二三四五六七八九十"
# Under such a heading a page number needs no mark.
HEADED_ENTRY = re.compile(r"(?P<page>\d{1,3})[\s\u3000]+(?P<text>\S.*)")
HEADED = re.compile(r"目\s*[录次]|本期(?:目录|要目)|CONTENTS|导\s*读", re.IGNORECASE)
LEAST_ENTRIES = 3
# Between two entries of one list stand at most so many other lines.
FARTHEST = 10
LEAST_MATCH = 5
# Of two titles that say one thing in other words, so much is alike.
LEAST_ALIKE = 0.7
LEAST_SIDE = 3
LONGEST_LABEL = 6
MOST_ENTRIES = 600
NOT_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Contents:
    """`lines` are the numbers of the passages that make the lists; `parts` are entries that stand
    on the page of the one before them, being parts of it; `counts` says how many articles an
    entry such as `… 等 6 则` stands for; `labels` are the short lines without a page, which are the
    names of columns or parts of entries."""

    lines: frozenset[int] = frozenset()
    entries: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()

    def names(self, heading: str) -> bool:
        """Whether the list has `heading`, whole or one of its parts between blanks."""
        if _found(heading, self.parts):
            return False
        return _found(heading, self.entries)

    def count(self, heading: str) -> int:
        """How many articles begin with the one that is headed `heading`."""
        whole, *parts = _pieces(heading)
        pieces = [whole, *(part for part in parts if len(part) >= LEAST_MATCH)]
        return next(
            (n for entry, n in self.counts.items() if any(_is_one(entry, p) for p in pieces)), 1
        )


def bare_words(text: str) -> str:
    """`text` without blanks and marks: how headings are compared."""
    return NOT_WORD.sub("", text)


def find_contents(passages: Sequence[Passage]) -> Contents:
    """The lists of contents among `passages`: three or more entries whose pages never go back."""
    lines: set[int] = set()
    for first, last in _lists(passages):
        while last + 1 < len(passages) and passages[last + 1].blanks == 0:
            if passages[last + 1].level:
                break
            last += 1
        if last + 1 < len(passages) and len(passages[last + 1].text) < LEAST_MATCH * 4:
            last += _is_tail(passages, last + 1)
        while first and HEADED.fullmatch(passages[first - 1].text):
            first -= 1
        lines.update(range(first, last + 1))
    if not lines:
        return Contents()
    return _read(passages, sorted(lines))


def _is_tail(passages: Sequence[Passage], number: int) -> bool:
    """Whether the short line at `number` still belongs to the entry before it."""
    passage = passages[number]
    is_more = MORE.search(passage.text) is not None
    return passage.level == 0 and (passage.text[:1] in "(（" or is_more)


def _lists(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    headed = -1 - FARTHEST
    for number, passage in enumerate(passages):
        if HEADED.fullmatch(passage.text):
            headed = number
        page = _page(passage.text, is_headed=number - headed <= FARTHEST)
        if page < 0:
            continue
        headed = number if headed >= 0 and number - headed <= FARTHEST else headed
        if run and (number - run[-1][0] > FARTHEST or page < run[-1][1]):
            found += _as_list(run)
            run = []
        run.append((number, page))
    return found + _as_list(run)


def _as_list(run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(run[0][0], run[-1][0])] if len(run) >= LEAST_ENTRIES else []


def _page(text: str, *, is_headed: bool) -> int:
    """The page number of an entry; -1 where `text` is none."""
    is_short = len(text) <= 80 and "。" not in text
    match = is_short and (_entry(text) or (is_headed and HEADED_ENTRY.fullmatch(text)))
    return int(match["page"]) if match else -1


def _entry(text: str) -> "re.Match[str] | None":
    return ENTRY.fullmatch(text) or ENTRY_AT_END.fullmatch(text)


def _read(passages: Sequence[Passage], lines: list[int]) -> Contents:
    """What the list says: every line that is no running text, a broken entry also as a whole."""
    entries, parts = _Entries(), _Entries()
    counts: dict[str, int] = {}
    page = -1
    in_parts = False
    for number in lines:
        passage = passages[number]
        if "。" in passage.text:
            continue
        if is_label(passage.text):
            in_parts = False
            continue
        match = _entry(passage.text) or HEADED_ENTRY.fullmatch(passage.text)
        text = match["text"] if match else passage.text
        if match:
            in_parts = int(match["page"]) == page or (in_parts and passage.blanks == 0)
            page = int(match["page"])
        elif passage.level or passage.blanks:
            in_parts = False
        more = MORE.search(text)
        words = bare_words(text[: more.start()] if more else text)
        into = parts if in_parts else entries
        if more:
            before = into.last()
            into.add(words)
            count = _number(more["count"])
            counts[words or before or ""] = count
            if not match and before is not None:
                counts[before] = count
        elif match or passage.blanks or not into:
            into.add(words)
        else:
            into.go_on(words)
    labels = frozenset(
        bare_words(text)
        for text in (passages[number].text for number in lines)
        if len(text) <= LONGEST_LABEL and not _entry(text)
    )
    return Contents(frozenset(lines), tuple(entries.kept), tuple(parts.kept), counts, labels)


class _Entries:
    """The first MOST_ENTRIES entries of a list, and its last one, however many lines it has."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self._last: list[str] = []

    def last(self) -> str | None:
        """The last entry as a whole; None before the first."""
        return "".join(self._last) if self._last else None

    def __bool__(self) -> bool:
        return bool(self._last)

    def add(self, words: str) -> None:
        """A new entry."""
        self._last = [words]
        self._keep(words)

    def go_on(self, words: str) -> None:
        """A line that is an entry, and the rest of the last one, too."""
        self._last += [words] if words else []
        self._keep(words)
        if len(self.kept) < MOST_ENTRIES:
            self._keep("".join(self._last))

    def _keep(self, words: str) -> None:
        if words and len(self.kept) < MOST_ENTRIES:
            self.kept.append(words)


def _common(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _pieces(heading: str) -> tuple[str, ...]:
    """The bare words of `heading`, whole and of its parts between blanks."""
    return (bare_words(heading), *map(bare_words, heading.split()))


def _is_one(entry: str, heading: str) -> bool:
    """Whether two ways to say a title are one: one has the other in it, or they begin and end
    alike."""
    if entry in heading or heading in entry:
        return True
    # Of LEAST_MATCH letters most are on one side.
    if entry[:LEAST_SIDE] != heading[:LEAST_SIDE] and entry[-LEAST_SIDE:] != heading[-LEAST_SIDE:]:
        return False
    if min(len(entry), len(heading)) < LEAST_ALIKE * max(len(entry), len(heading)):
        return False
    alike = _common(entry, heading) + _common(entry[::-1], heading[::-1])
    return alike >= LEAST_MATCH and alike >= LEAST_ALIKE * max(len(entry), len(heading))


def _number(digits: str | None) -> int:
    if not digits:
        return MANY
    return int(digits) if digits.isdecimal() else CHINESE_DIGITS.index(digits)


def _found(heading: str, entries: tuple[str, ...]) -> bool:
    long = [entry for entry in entries if len(entry) >= LEAST_MATCH]
    short = [entry for entry in entries if 2 < len(entry) < LEAST_MATCH]
    for piece in _pieces(heading):
        if len(piece) >= LEAST_MATCH and any(_is_one(entry, piece) for entry in long):
            return True
        if any(piece.endswith(entry) and len(piece) <= 4 * len(entry) for entry in short):
            return True
    return False
