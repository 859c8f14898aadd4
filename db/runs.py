"""Edits too big for one transaction: made, taken back and brought back in many parts.

Each part is a change of its own, on its own as sound as any other; the log keeps them as one run,
so that undo takes all of them. Where such an edit is stopped or killed, what was done until then
is the edit. Others can write between the parts.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from db.bulk import SPAN_WEIGHT
from db.clock import new_uid
from db.log import State
from db.removal import remove_articles
from db.store import Store
from text.messages import tr

_PART_WEIGHT: Final = 12_000  # characters of the articles of one transaction
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Edited:
    """What was done: its name, in how many articles, and the first of them that is left."""

    label: str
    articles: int
    first: int = 0


def remove_many(store: Store, article_ids: Sequence[int], step: Step) -> Edited:
    """Remove articles as one edit; ids that are gone are left out.

    `step` gets how many are dealt with, and of how many, after each part; what it raises
    (`Cancelled`) ends the edit there.
    """
    label, run = tr("Remove many articles"), new_uid()
    removed = done = 0
    with store.connection.written_soon():
        for part in _parts(store, article_ids):
            change = remove_articles(store, part)
            if change.before:
                store.apply(replace(change, label=label, run=run))
            removed += sum(row.table == "article" for row in change.before)
            done += len(part)
            step(done, len(article_ids))
    return Edited(label, removed)


def walk(store: Store, state: State, step: Step) -> Edited:
    """Take back the newest edit (`done`), or bring back what was undone last (`undone`); `step`
    is as above and counts parts. Raises Conflict where one no longer fits: the rest stays.
    """
    total = store.run_length(state)
    edited = Edited("", 0)
    with store.connection.written_soon():
        for done, change in enumerate(store.walk(state), 1):
            own = {row.id for row in (*change.before, *change.after) if row.table == "article"}
            left = (row.id for row in change.after if row.table == "article")
            edited = Edited(change.label, edited.articles + len(own), next(left, 0) or 0)
            step(done, total)
    return edited


def _parts(store: Store, article_ids: Sequence[int]) -> Iterator[list[int]]:
    """As many as go together in one transaction."""
    weights = dict(
        store.connection.rows(
            "SELECT id, characters + ? * (SELECT count(*) FROM span WHERE article_id = article.id)"
            " FROM article WHERE id IN (SELECT value FROM json_each(?))",
            SPAN_WEIGHT,
            json.dumps(list(article_ids)),
        )
    )
    part: list[int] = []
    weight = 0
    for article_id in article_ids:
        own = weights.get(article_id, 0)
        if part and weight + own > _PART_WEIGHT:
            yield part
            part, weight = [], 0
        part.append(article_id)
        weight += own
    if part:
        yield part
