"""Correcting characters of an article: its text, paragraphs and origin after it.

Every position is a code point, half-open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from text.article import Paragraph, Run
from text.differences import same_ends
from text.errors import UserError
from text.messages import tr
from text.moves import Kept, joined

LINE_ENDS = re.compile("\r\n?|\n")
_UNFIT = re.compile("[\0\ud800-\udfff]")
_FINE_WORK = 250_000
"""Characters taken out times characters put in, up to which those that stay are looked for."""


@dataclass(frozen=True, slots=True)
class Mended:
    """An article's text with some characters corrected; `kept` are those that stayed."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    origin: tuple[Run, ...]
    kept: tuple[Kept, ...]


def mend(
    text: str,
    paragraphs: Sequence[Paragraph],
    origin: Sequence[Run],
    start: int,
    end: int,
    replacement: str,
) -> Mended:
    """`replacement` instead of `text[start:end]`; either may be empty.

    Only characters that differ are replaced. They lie in no run of `origin`, whose other runs
    still say where in the source they would stand (see `original`). A paragraph of which
    nothing is left goes, with one line feed. Raises UserError as `check_stretch` does, where
    `replacement` holds what no line of a text may hold, and where nothing would be altered.
    """
    check_stretch(text, paragraphs, start, end)
    _check_replacement(replacement)
    if text[start:end] == replacement:
        raise UserError(
            tr("Nothing was corrected"), tr("“{words}” stands there already.", words=replacement)
        )
    kept = _kept(text, start, end, replacement)
    new = text[:start] + replacement + text[end:]
    held = _holding(paragraphs, start, end)
    moved = [_after(part, start, end, replacement, holds=part is held) for part in paragraphs]
    if held is None:
        moved.append(Paragraph(start, start + len(replacement), "body"))
        moved.sort(key=lambda part: part.start)
    elif not replacement and (held.start, held.end) == (start, end):
        return _without_paragraph(Mended(new, tuple(moved), tuple(origin), kept), start, origin)
    return Mended(new, tuple(moved), _cut(origin, kept), kept)


def check_stretch(text: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> None:
    """Raises UserError for a stretch outside the text or over the end of a paragraph."""
    if not 0 <= start <= end <= len(text):
        raise UserError(
            tr("Nothing there to correct"),
            tr(
                "{start} to {end} is no stretch of the article, which has {length} characters.",
                start=start,
                end=end,
                length=len(text),
            ),
        )
    crosses = any(
        max(part.start, start) < min(part.end, end) and not part.start <= start <= end <= part.end
        for part in paragraphs
    )
    if crosses or "\n" in text[start:end]:
        raise UserError(
            tr("Corrections stay within one paragraph"),
            tr("The selected characters run over the end of a paragraph."),
            tr("Select characters of one paragraph."),
        )


def original(source: str, text: str, origin: Sequence[Run], start: int, end: int) -> str:
    """What stands in `source` where `text[start:end]` stands; empty where that can't be told.

    A stretch that lies in no run of `origin` is looked for between the runs beside it, on
    the one line of the source that it can have come from.
    """
    before = _source_place(origin, start, forward=True)
    after = _source_place(origin, end, forward=False)
    tail = len(source) if after is None else after
    if (before is None and after is None) or (before or 0) >= tail:
        return ""
    opens = start == 0 or text[start - 1] == "\n"
    closes = end == len(text) or text[end] == "\n"
    lines = LINE_ENDS.split(source[before:tail])
    if opens and not closes and after is not None:
        found = lines[-1:]
    elif closes and not opens and before is not None:
        found = lines[:1]
    else:
        found = [line for line in lines if line.strip()]
        # At the head or tail of the article nothing says how far its source reaches.
        found = found[:1] if after is None else found[-1:] if before is None else found
    if len(found) != 1 or not found[0].strip():
        return ""
    return found[0].lstrip("# \t\u3000") if opens else found[0]


def mended_stretches(text: str, origin: Sequence[Run]) -> tuple[tuple[int, int], ...]:
    """Stretches of a line that lie in no run: corrected since the import, or put in by it."""
    reached = 0
    found = []
    for start, end in [*((run.start, run.end) for run in origin), (len(text), len(text))]:
        for line in re.finditer("[^\n]+", text[reached:start]):
            found.append((reached + line.start(), reached + line.end()))
        reached = end
    return tuple(found)


def _source_place(origin: Sequence[Run], position: int, *, forward: bool) -> int | None:
    """The place in the source of the boundary at `position`.

    Between runs, that of the run before where one looks `forward`, else of the run after.
    """
    if forward:
        for run in reversed(origin):
            if run.start <= position < run.end:
                return run.source_start + position - run.start
            if run.end <= position:
                return run.source_start + run.end - run.start
        return None
    for run in origin:
        if run.start < position <= run.end:
            return run.source_start + position - run.start
        if run.start >= position:
            return run.source_start
    return None


def _check_replacement(replacement: str) -> None:
    if LINE_ENDS.search(replacement):
        raise UserError(
            tr("Corrections stay within one paragraph"),
            tr("The new characters hold a line break."),
            tr("Leave it out, or put a blank there."),
        )
    if _UNFIT.search(replacement):
        raise UserError(tr("This text cannot be kept"), tr("It holds a NUL or half a character."))


def _holding(paragraphs: Sequence[Paragraph], start: int, end: int) -> Paragraph | None:
    """The paragraph that a stretch lies in; where two meet, the first."""
    inside = [part for part in paragraphs if part.start <= start and end <= part.end]
    return inside[0] if inside else None


def _after(part: Paragraph, start: int, end: int, replacement: str, *, holds: bool) -> Paragraph:
    shift = len(replacement) - (end - start)
    if holds:
        return replace(part, end=part.end + shift)
    if part.start >= end:
        return replace(part, start=part.start + shift, end=part.end + shift)
    return part


def _without_paragraph(mended: Mended, at: int, origin: Sequence[Run]) -> Mended:
    """The empty paragraph at `at` taken out with the line feed behind it, or else before it."""
    text = mended.text
    left = [part for part in mended.paragraphs if (part.start, part.end) != (at, at)]
    cut = at if text[at : at + 1] == "\n" else at - 1
    is_free = not any(part.start <= cut < part.end for part in left)
    if cut < 0 or not left or text[cut : cut + 1] != "\n" or not is_free:
        return replace(mended, paragraphs=tuple(left), origin=_cut(origin, mended.kept))
    kept = tuple(_without_one(mended.kept, cut))
    parts = tuple(_after(part, cut, cut + 1, "", holds=False) for part in left)
    return Mended(text[:cut] + text[cut + 1 :], parts, _cut(origin, kept), kept)


def _without_one(kept: Sequence[Kept], at: int) -> Iterator[Kept]:
    """The runs without the new character at `at`, which moves up what follows it."""
    for run in kept:
        if run.new_end <= at:
            yield run
        elif run.new_start > at:
            yield replace(run, new_start=run.new_start - 1)
        else:
            middle = run.start + at - run.new_start
            if run.start < middle:
                yield replace(run, end=middle)
            if middle + 1 < run.end:
                yield Kept(middle + 1, run.end, at)


def _kept(text: str, start: int, end: int, replacement: str) -> tuple[Kept, ...]:
    """The runs that stay; within the stretch, the characters that both sides have."""
    runs = [Kept(0, start, 0)] if start else []
    for at, new_at, size in _alike(text[start:end], replacement):
        if size:
            runs.append(Kept(start + at, start + at + size, start + new_at))
    if end < len(text):
        runs.append(Kept(end, len(text), start + len(replacement)))
    return joined(runs)


def _alike(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """What two texts have in common: place in both, and length."""
    head, tail = same_ends(old, new)
    yield 0, 0, head
    inner, new_inner = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(inner) * len(new_inner) <= _FINE_WORK:
        matcher = SequenceMatcher(None, inner, new_inner, autojunk=False)
        for at, new_at, size in matcher.get_matching_blocks():
            yield head + at, head + new_at, size
    yield len(old) - tail, len(new) - tail, tail


def _cut(origin: Sequence[Run], kept: Sequence[Kept]) -> tuple[Run, ...]:
    """The runs of `origin` as far as their characters stayed."""
    runs = []
    for run in origin:
        for part in kept:
            low, high = max(run.start, part.start), min(run.end, part.end)
            if low < high:
                start = part.new_start + low - part.start
                runs.append(Run(start, start + high - low, run.source_start + low - run.start))
    return tuple(runs)
