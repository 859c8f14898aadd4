"""What a change means for what a window shows: which articles and spans it touched, and how."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from db.records import Change, Row, Span


def reading_order(span: Span) -> tuple[int, int, int]:
    """Sort key of spans: by start, outer before inner."""
    return span.start, -span.end, span.id


def spans_of(change: Change, known: Mapping[int, Span]) -> list[Span]:
    """The spans that `change` made or altered, as they are after it.

    Altered rows name only the columns that moved: the rest is taken from `known`, and those of
    spans that aren't known are left out.
    """
    spans = []
    for row in change.after:
        if row.table == "span" and row.id is not None:
            values: dict[str, Any] = dict(row.values)
            old = known.get(row.id)
            if old is not None:
                spans.append(replace(old, **values))
            elif "uid" in values:
                spans.append(Span(id=row.id, **values))
    return spans


def removed_by(change: Change) -> frozenset[int]:
    """The articles that a change takes out of the library."""
    before, after = (
        {row.id for row in rows if row.table == "article" and row.id is not None}
        for rows in (change.before, change.after)
    )
    return frozenset(before - after)


def articles_of(change: Change) -> tuple[int, ...]:
    """The articles that a change took place in, as far as it names them; none twice."""
    named = (_article_named(row) for row in (*change.after, *change.before))
    return tuple(dict.fromkeys(article_id for article_id in named if article_id is not None))


def article_of(change: Change) -> int | None:
    """The first of them, None where it wasn't in one."""
    return next(iter(articles_of(change)), None)


def rewrites(change: Change) -> bool:
    """Whether a change alters the text or the paragraphs of an article."""
    return any(
        row.table == "article" and not row.values.keys().isdisjoint({"text", "paragraphs"})
        for row in change.after
    )


def _article_named(row: Row) -> int | None:
    if row.table == "article":
        return row.id
    article_id = row.values.get("article_id")
    return article_id if isinstance(article_id, int) else None
