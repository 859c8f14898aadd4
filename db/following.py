"""Spans and suggestions go where their words went: rows for a change that alters texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from db.clock import now
from db.records import Row, Span, Value
from text.errors import UserError
from text.messages import tr

_SHORT_TEXT = 40
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a span wants to stand in the text of an article.

    `intact`: its words are the same. `sure`: no person has to look whether it is right there.
    """

    span: Span
    article_id: int
    start: int
    end: int
    intact: bool
    sure: bool


def span_rows(
    wishes: Iterable[Wish], texts: Mapping[int, str]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows before and after of the spans that are altered; `texts` are those after, by article.

    The wishes must be those of all spans of these articles. No two spans of one tag and
    annotator may have the same place: where words between them went, the one that is less
    sure gets the nearest free one, and is flagged. Raises UserError where none is free.
    """
    before, after = [], []
    moment = now()
    for wish in _parted(sorted(wishes, key=_least_doubtful), texts):
        values = _after(wish, texts[wish.article_id], moment)
        if values:
            old = {name: getattr(wish.span, name) for name in values}
            before.append(Row("span", wish.span.id, old))
            after.append(Row("span", wish.span.id, values))
    return tuple(before), tuple(after)


def _after(wish: Wish, text: str, moment: str) -> dict[str, Value]:
    """The columns of a span that alter."""
    span = wish.span
    quote = text[wish.start : wish.end]
    values: dict[str, Value] = {"start": wish.start, "end": wish.end}
    if wish.article_id != span.article_id:
        values["article_id"] = wish.article_id
    if quote != span.quote:
        values |= {"quote": quote, "modified_at": moment}
    if not wish.sure and not span.was:
        values["was"] = span.quote
    unmoved = (wish.start, wish.end) == (span.start, span.end)
    return {} if unmoved and len(values) == 2 else values


def _least_doubtful(wish: Wish) -> tuple[bool, bool, int]:
    return not wish.intact, not wish.sure, wish.span.id


def _parted(wishes: Sequence[Wish], texts: Mapping[int, str]) -> Iterator[Wish]:
    taken: set[tuple[int, int, int, Place]] = set()
    for wish in wishes:
        key = (wish.article_id, wish.span.annotator_id, wish.span.tag_id)
        wanted = (wish.start, wish.end)
        for place in _nearby(wanted, len(texts[wish.article_id])):
            if (*key, place) not in taken:
                taken.add((*key, place))
                break
        else:
            raise UserError(
                tr("The spans would have no room"),
                tr("“{quote}” would lie on the same characters as others.", quote=wish.span.quote),
                tr("Remove one of these spans first."),
            )
        if place == wanted:
            yield wish
        else:
            yield Wish(wish.span, wish.article_id, *place, intact=False, sure=False)


def _nearby(place: Place, length: int) -> Iterator[Place]:
    """`place`, then others, the nearest first: longer ones before shorter."""
    start, end = place
    yield place
    for step in range(1, length + 1):
        for other in ((start, end + step), (start - step, end), (start, end - step)):
            if 0 <= other[0] < other[1] <= length:
                yield other
    if length <= _SHORT_TEXT:
        yield from combinations(range(length + 1), 2)


def suggestion_rows(
    rows: Iterable[tuple[Row, tuple[int, int, int] | None]],
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows before and after: each suggestion with the article, start and end where its words
    stand now, or None where they are no longer there; then it goes, to be made anew.
    """
    before, after = [], []
    for row, place in rows:
        if place is None:
            before.append(row)
            continue
        now_at = dict(zip(("article_id", "start", "end"), place, strict=True))
        values: dict[str, Value] = {
            name: value for name, value in now_at.items() if row.values[name] != value
        }
        if values:
            before.append(Row(row.table, row.id, {name: row.values[name] for name in values}))
            after.append(Row(row.table, row.id, values))
    return tuple(before), tuple(after)
