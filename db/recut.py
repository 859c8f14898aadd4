"""Stored articles cut anew: one change for articles, spans, relations and suggestions."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from db.articles import packed_origin, packed_paragraphs
from db.clock import new_uid, now
from db.errors import no_longer_fits
from db.following import Wish, span_rows, suggestion_rows
from db.records import Article, Change, Relation, Row, Span, Value
from db.schema import COLUMNS
from db.store import Store
from db.whole import whole_rows
from text.article import ArticleDraft, Run
from text.messages import short, tr
from text.moves import Kept, Moves
from text.repair import bases_of

_SAID = ("title", "byline", "section", "published", "kind", "position", "uncertain")


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of a stored article that stand in a draft: runs from its text to the draft's."""

    article_id: int
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Recut:
    """An article as it is to be, and what it holds of each stored one."""

    draft: ArticleDraft
    came_from: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Recutting:
    """A new cut that is not written yet.

    `flagged` are spans whose words it alters, as they are now: a person should look at them
    again. `parted` are relations between spans that come to lie in different articles: they
    would go, so the user must be told before.
    """

    change: Change
    flagged: tuple[Span, ...]
    parted: tuple[Relation, ...]


def draft_of(article: Article) -> ArticleDraft:
    """A stored article as `text.repair` takes it."""
    return ArticleDraft(
        article.text,
        article.paragraphs,
        article.origin,
        article.kind,
        article.title,
        article.byline,
        article.section,
        article.published,
        uncertain=article.uncertain,
    )


def came_from(runs: Iterable[Run], articles: Sequence[Article]) -> tuple[Part, ...]:
    """`text.repair.kept_runs` of a draft as `Recut.came_from`; `articles` are those that were
    taken apart, in that order.
    """
    bases = bases_of(map(draft_of, articles))
    kept: dict[int, list[Kept]] = {}
    for run in runs:
        number = bisect_right(bases, run.source_start) - 1
        start = run.source_start - bases[number]
        kept.setdefault(number, []).append(Kept(start, start + run.end - run.start, run.start))
    return tuple(
        Part(articles[number].id, tuple(sorted(found, key=lambda one: one.start)))
        for number, found in sorted(kept.items())
    )


def recut(store: Store, articles: Sequence[Article], recuts: Sequence[Recut]) -> Recutting:
    """`recuts`, in their order, instead of `articles`, which are of one source.

    Of the articles that give a draft their text, the one that gives most keeps its id, uid,
    status and reading place; a draft left without one becomes a new article with the status
    of the one that it is mostly cut from. A span that is cut in two goes where most of it lies.
    Raises ValueError where a character that isn't blank would be lost or stand twice, Conflict
    where the library holds other articles by now, UserError where spans would have no room.
    """
    with store.snapshot():
        return _Cut(store, articles, recuts).plan()


class _Cut:
    def __init__(self, store: Store, articles: Sequence[Article], recuts: Sequence[Recut]) -> None:
        if len({article.source_id for article in articles}) != 1:
            raise ValueError("articles of one source are cut anew")
        self._store = store
        self._articles = {article.id: article for article in articles}
        self._recuts = recuts
        _check_whole(articles, recuts)
        self._moves = {
            (part.article_id, number): Moves(
                self._articles[part.article_id].text, one.draft.text, part.kept
            )
            for number, one in enumerate(recuts)
            for part in one.came_from
            if part.kept
        }
        self._held = {article.id: self._row(article) for article in articles}
        self._ids = self._assigned()
        self._parted: list[Relation] = []

    def plan(self) -> Recutting:
        before: list[Row] = []
        after: list[Row] = []
        for old, new in (self._article_rows(), *self._standing_rows()):
            before += old
            after += new
        flags = {row.id for row in after if row.table == "span" and row.values.get("was")}
        spans = [span for article_id in self._articles for span in self._store.spans(article_id)]
        flagged = tuple(span for span in spans if span.id in flags)
        change = Change(self._label(), tuple(before), tuple(after))
        return Recutting(change, flagged, tuple(self._parted))

    def _row(self, article: Article) -> Mapping[str, Value]:
        """The article's row as it is held; Conflict where it is not the one that was cut."""
        found = next(whole_rows(self._store.connection, "article", [article.id]), None)
        held = {} if found is None else found.values
        if any(held.get(name) != getattr(article, name) for name in (*_SAID, "text")):
            raise no_longer_fits()
        return held

    # which article is which

    def _assigned(self) -> list[int]:
        """The id of each draft: of the article that keeps most of its text there, or a new one."""
        shares = sorted(
            (-_size(moves.kept), number, article_id)
            for (article_id, number), moves in self._moves.items()
        )
        ids: dict[int, int] = {}
        for _, number, article_id in shares:
            if number not in ids and article_id not in ids.values():
                ids[number] = article_id
        fresh = self._fresh_ids()
        return [ids[n] if n in ids else next(fresh) for n in range(len(self._recuts))]

    def _fresh_ids(self) -> Iterator[int]:
        """Ids that no article ever had: span rows must name them before the library gives any."""
        last = self._store.last_article_id()
        while True:
            last += 1
            yield last

    def _positions(self) -> dict[int, int]:
        """Places in the source: of every draft, and of other articles that have to make room."""
        (source_id,) = {article.source_id for article in self._articles.values()}
        order = self._store.connection.rows(
            "SELECT id, position FROM article WHERE source_id = ? ORDER BY position, id", source_id
        )
        homes = list(self._homes())
        found: dict[int, int] = {}
        reached = -1
        for article_id, position in order:
            drafts = [self._ids[n] for n, home in enumerate(homes) if home == article_id]
            for one in drafts if article_id in self._articles else [article_id]:
                held = self._held[one]["position"] if one in self._held else None
                own = position if one == article_id else held
                reached = own if isinstance(own, int) and own > reached else reached + 1
                found[one] = reached
        return found

    def _homes(self) -> Iterator[int]:
        """For each draft the article in whose place it stands: that of its first character."""
        home = next(iter(self._articles))
        for one in self._recuts:
            firsts = [
                (run.new_start, part.article_id) for part in one.came_from for run in part.kept
            ]
            home = min(firsts)[1] if firsts else home
            yield home

    def _origin_of(self, number: int) -> int:
        """The article that a draft has most of its text from."""
        sizes = {
            article_id: _size(moves.kept)
            for (article_id, at), moves in self._moves.items()
            if at == number
        }
        return max(sizes, key=lambda article_id: sizes[article_id], default=next(iter(self._held)))

    # rows

    def _article_rows(self) -> tuple[list[Row], list[Row]]:
        before, after = [], []
        positions = self._positions()
        for number, article_id in enumerate(self._ids):
            values = self._values(number, positions.pop(article_id))
            held = self._held.get(article_id)
            if held is None:
                after.append(Row("article", article_id, values))
                continue
            reads_on = "text" if values["text"] != held["text"] else ""
            names = [
                name
                for name, value in values.items()
                if value != held[name] or (name == "read_position" and reads_on)
            ]
            if names:
                before.append(Row("article", article_id, {name: held[name] for name in names}))
                after.append(Row("article", article_id, {name: values[name] for name in names}))
        for article_id, held in self._held.items():
            if article_id not in self._ids:
                before.append(Row("article", article_id, held))
        for article_id, position in positions.items():
            old = self._store.connection.value(
                "SELECT position FROM article WHERE id = ?", article_id
            )
            if old != position:
                before.append(Row("article", article_id, {"position": old}))
                after.append(Row("article", article_id, {"position": position}))
        return before, after

    def _values(self, number: int, position: int) -> dict[str, Value]:
        draft, article_id = self._recuts[number].draft, self._ids[number]
        held = self._held.get(article_id)
        moves = self._moves.get((article_id, number))
        read = self._articles[article_id].read_position if held else 0
        base = dict(held or self._held[self._origin_of(number)])
        if held is None:
            base |= {"uid": new_uid(), "added_at": now()}
        return base | {
            "position": position,
            "title": draft.title,
            "byline": draft.byline,
            "section": draft.section,
            "published": draft.published,
            "kind": draft.kind,
            "read_position": moves.position(read) if moves else 0,
            "sha256": sha256(draft.text.encode()).hexdigest(),
            "characters": len(draft.text),
            "text": draft.text,
            "paragraphs": packed_paragraphs(draft.paragraphs),
            "origin": packed_origin(draft.origin),
            "uncertain": draft.uncertain,
        }

    def _standing_rows(self) -> Iterator[tuple[Sequence[Row], Sequence[Row]]]:
        """Rows of spans, relations and suggestions."""
        texts = {
            article_id: one.draft.text
            for article_id, one in zip(self._ids, self._recuts, strict=True)
        }
        wishes: dict[int, Wish] = {}
        for article_id in self._articles:
            for span in self._store.spans(article_id):
                wishes[span.id] = self._wish(span)
        yield span_rows(wishes.values(), texts)
        yield self._relation_rows({at: wish.article_id for at, wish in wishes.items()})
        yield suggestion_rows(
            (row, self._suggested(row))
            for row in whole_rows(
                self._store.connection, "suggestion", self._articles, "article_id"
            )
        )

    def _relation_rows(self, article_of: Mapping[int, int]) -> tuple[list[Row], list[Row]]:
        before, after = [], []
        for article_id in self._articles:
            for relation in self._store.relations(article_id):
                home = article_of[relation.from_span]
                if home != article_of[relation.to_span]:
                    self._parted.append(relation)
                    values = {name: getattr(relation, name) for name in COLUMNS["relation"]}
                    before.append(Row("relation", relation.id, values))
                elif home != article_id:
                    before.append(Row("relation", relation.id, {"article_id": article_id}))
                    after.append(Row("relation", relation.id, {"article_id": home}))
        return before, after

    def _wish(self, span: Span) -> Wish:
        number, moves = self._goal(span.article_id, span.start, span.end)
        moved = moves.moved(span.start, span.end)
        words = moves.new[moved.start : moved.end]
        sure = "".join(words.split()) == "".join(span.quote.split())
        return Wish(span, self._ids[number], moved.start, moved.end, moved.intact, sure)

    def _suggested(self, row: Row) -> tuple[int, int, int] | None:
        article_id, start, end = (row.values[name] for name in ("article_id", "start", "end"))
        assert isinstance(article_id, int)
        assert isinstance(start, int)
        assert isinstance(end, int)
        number, moves = self._goal(article_id, start, end)
        moved = moves.moved(start, end)
        return (self._ids[number], moved.start, moved.end) if moved.intact else None

    def _goal(self, article_id: int, start: int, end: int) -> tuple[int, Moves]:
        """The draft that holds most of a stretch; of blanks that went, what is nearest."""

        def rank(pair: tuple[int, Moves]) -> tuple[int, int]:
            moves = pair[1]
            away = min(max(run.start - end, start - run.end) for run in moves.kept)
            return -moves.kept_of(start, end), max(away, 0)

        goals = ((number, moves) for (at, number), moves in self._moves.items() if at == article_id)
        return min(goals, key=rank)

    def _label(self) -> str:
        first = next(iter(self._articles.values()))
        return tr("Cut “{title}” anew", title=short(first.title or first.text))


def _size(kept: Sequence[Kept]) -> int:
    return sum(run.end - run.start for run in kept)


def _check_whole(articles: Sequence[Article], recuts: Sequence[Recut]) -> None:
    """Raises ValueError where a character would be lost or stand twice."""
    for article in articles:
        runs = sorted(
            (run.start, run.end)
            for one in recuts
            for part in one.came_from
            if part.article_id == article.id
            for run in part.kept
        )
        reached = 0
        for start, end in [*runs, (len(article.text), len(article.text))]:
            if start < reached:
                raise ValueError(f"article {article.id}: {start} stands twice")
            if lost := article.text[reached:start].strip():
                raise ValueError(f"article {article.id}: {len(lost)} characters are lost")
            reached = end
