"""Whatever is corrected or cut anew, no span is lost, and all can be taken back."""

import random

import pytest

from db import edits
from db.bulk import add_source
from db.check import check
from db.errors import Conflict
from db.mending import mend_article
from db.recut import Recut, came_from, draft_of, recut
from db.store import Store
from tests.db.samples import draft, dump, source
from text import repair, repair_steps
from text.errors import UserError

LETTERS = "甲乙丙𠮷e\u0301👨\u200d👩 。"


def words(rng: random.Random, length: int) -> str:
    return "".join(rng.choice(LETTERS) for _ in range(length))


def tag_some(store: Store, rng: random.Random, article_id: int, count: int) -> None:
    article = store.article(article_id)
    for _ in range(count if article.text else 0):
        start = rng.randrange(len(article.text))
        end = rng.randint(start + 1, min(start + 8, len(article.text)))
        tag = rng.choice(store.tags()[:2])
        try:
            store.apply(edits.add_span(article, tag, store.annotator(), start, end))
        except Conflict:
            continue  # these very characters already carry it


def all_spans(store: Store) -> dict[int, str]:
    rows = store.connection.rows("SELECT id, uid FROM span")
    return {row[0]: row[1] for row in rows}


def random_mend(store: Store, rng: random.Random) -> None:
    article = store.article(rng.choice(store.connection.rows("SELECT id FROM article"))[0])
    part = rng.choice(article.paragraphs) if article.paragraphs else None
    start = rng.randint(part.start, part.end) if part else 0
    end = rng.randint(start, min(part.end, start + 5)) if part else 0
    store.apply(mend_article(store, article, start, end, words(rng, rng.randrange(5))))


def repair_step(
    rng: random.Random, articles: repair.Articles, place: repair.Place
) -> repair_steps.Step:
    match rng.choice(("cut", "glue", "split", "join", "move")):
        case "cut":
            return repair_steps.cut(articles, place)
        case "glue":
            return repair_steps.glue(articles, place.article)
        case "split":
            return repair_steps.split(articles, place)
        case "join":
            return repair_steps.join(articles, place)
        case _:
            return repair_steps.move(articles, place, forward=True)


def random_recut(store: Store, rng: random.Random) -> None:
    ids = [row[0] for row in store.connection.rows("SELECT id FROM article ORDER BY position, id")]
    first = rng.randrange(len(ids))
    articles = [store.article(at) for at in ids[first : first + 2]]
    mended = repair.take_apart([draft_of(article) for article in articles])
    for _ in range(rng.randint(1, 3)):
        number = rng.randrange(len(mended))
        at = rng.randrange(len(mended[number].paragraphs))
        offset = rng.randint(0, len(mended[number].paragraphs[at].text))
        place = repair.Place(number, at, offset)
        try:
            mended = repair_step(rng, mended, place).articles
        except UserError:
            continue
    before = repair.end_to_end(articles)
    recuts = [
        Recut(repair.draft_of(one), came_from(repair.kept_runs(one, before), articles))
        for one in mended
    ]
    change = recut(store, articles, recuts).change
    if change.before or change.after:
        store.apply(change)


@pytest.mark.parametrize("seed", range(5))
def test_no_span_is_lost_and_everything_comes_back(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    texts = ["\n".join(words(rng, rng.randint(0, 14)) for _ in range(4)) for _ in range(3)]
    ids = add_source(store, source("page.txt"), [draft(text) for text in texts]).article_ids
    for article_id in ids:
        tag_some(store, rng, article_id, 12)
    start, spans, done = dump(store), all_spans(store), 0
    for _ in range(25):
        before = dump(store)
        try:
            rng.choice([random_mend, random_mend, random_recut])(store, rng)
        except UserError:
            assert dump(store) == before
            continue
        assert check(store) == ()
        assert all_spans(store) == spans
        if dump(store) != before:
            done += 1
            store.undo()
            assert dump(store) == before
            store.redo()
    assert done > 5
    for _ in range(done):
        store.undo()
    assert dump(store) == start
