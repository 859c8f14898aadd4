"""Additions that are no edits: what an import brings. Undo knows nothing of them.

Written in short transactions, so that a keystroke in the window never waits for an import.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256

from db import indexes, near, search
from db.altered import altered_texts
from db.articles import packed_origin, packed_paragraphs
from db.clock import new_uid, now
from db.connection import Connection
from db.drafts import Added, AddedArticle, ArticleEntry, KnownArticle, SourceDraft
from db.heading import heading
from db.near import NearDuplicate
from db.sources import OtherReading, Sources
from db.span_bulk import add_relations, add_spans
from db.store import Store
from text.article import UNFIT, ArticleDraft
from text.errors import UserError
from text.messages import tr

# A batch of this size stays well below 20 ms.
BATCH_ARTICLES = 10
BATCH_WEIGHT = 60_000  # characters
SPAN_WEIGHT = 50  # of a span, in characters


Brought = Callable[[tuple[AddedArticle, ...]], None]


def add_source(
    store: Store,
    source: SourceDraft,
    drafts: Iterable[ArticleDraft],
    duplicates: str = "skip",
    step: Callable[[int], None] | None = None,
) -> Added:
    """Add the articles of one file; an article that an earlier import brought is skipped.

    See `Addition` for `duplicates`, `step` and what is raised.
    """
    entries = (ArticleEntry(source, draft) for draft in drafts)
    return Addition(store, duplicates).add(entries, step)


@contextmanager
def many_imports(
    store: Store, duplicates: str = "skip"
) -> Iterator[Callable[[int | None, "Brought | None"], "Addition"]]:
    """Around imports that follow each other: begins one at each call of what it gives, which
    takes `last` and `brought`.

    What they add is on the disk at the end. What edits altered in the meantime isn't looked at.
    """
    altered = altered_texts(store.connection)
    with store.connection.written_soon():
        yield lambda last, brought: Addition(store, duplicates, altered, last, brought)


class Addition:
    """One import. What it didn't add itself, however lately, counts as brought by an earlier one.

    With `duplicates` "skip", an article is skipped when its uid or its text came earlier; kind
    `other` only when the same source brought it. Its spans are added to the article that is
    there. "keep" adds everything, under new uids where the old ones are taken; but it begins
    behind the article `last` where that is given, and finds there what it brought itself before
    it was broken off. `brought` is told of what each batch added, but for a single article.
    """

    def __init__(
        self,
        store: Store,
        duplicates: str = "skip",
        altered: Mapping[str, tuple[int, ...]] | None = None,
        last: int | None = None,
        brought: "Brought | None" = None,
    ) -> None:
        if duplicates not in ("skip", "keep"):
            raise ValueError(duplicates)
        self._connection = store.connection
        self._keep = duplicates == "keep"
        self._last = last
        self._tell = brought
        self._own: set[int] = set()  # ids it added
        self._met: Counter[tuple[int, str]] = Counter()
        self._sources = Sources(store.connection)
        self._altered = altered_texts(store.connection) if altered is None else altered

    def add(
        self, entries: Iterable[ArticleEntry], step: Callable[[int], None] | None = None
    ) -> Added:
        """Add `entries` in transactions of some ten articles.

        `step` gets the number of entries dealt with after each transaction; what it raises
        (`Cancelled`) ends the import there, with whole articles kept. Raises UserError, with the
        batch not written, for a span outside its article or text that no library can hold.
        """
        came = _Came()
        done = 0
        for batch in _batches(_prepared(entry) for entry in entries):
            new: list[tuple[_Prepared, AddedArticle]] = []
            homes = [self._home(article.entry) for article in batch]
            with self._connection.writing():
                for article, home in zip(batch, homes, strict=True):
                    added = self._add_one(article, home, came)
                    if added is not None:
                        new.append((article, added))
                search.tidy(self._connection)
            for article, added in new:
                came.articles.append(added)
                came.near += self._near(article, added)
            done += len(batch)
            if self._tell is not None and done > 1:
                self._tell(tuple(added for _, added in new))
            if step is not None:
                step(done)
        return Added(
            tuple(came.articles), tuple(came.known), tuple(came.near), came.spans, came.spans_known
        )

    def read_otherwise(self, source: SourceDraft) -> tuple[OtherReading, ...]:
        """Other readings of the same bytes that the library holds articles of."""
        return self._sources.read_otherwise(source)

    def _home(self, entry: ArticleEntry) -> int | None:
        return self._sources.home(entry.source, entry.draft.text, entry.draft.origin)

    def _add_one(
        self, article: "_Prepared", home: int | None, came: "_Came"
    ) -> AddedArticle | None:
        source_id = self._sources.held(article.entry.source, home)
        find = self._brought if self._keep else self._earlier
        article_id = find(article, source_id)
        added = None
        if article_id is None:
            added = self._insert(article, self._sources.made(article.entry.source, source_id))
            article_id = added.id
        else:
            came.known.append(_known(self._connection, article_id))
        entry = article.entry
        if entry.spans:
            new = add_spans(self._connection, article_id, entry.draft.text, entry.spans)
            if entry.relations:
                add_relations(self._connection, article_id, entry.spans, entry.relations)
            came.spans += new
            came.spans_known += len(entry.spans) - new
        return added

    def _near(self, article: "_Prepared", added: AddedArticle) -> Iterator[NearDuplicate]:
        """Articles that came before `added` and are almost the same."""
        for other_id, share in near.earlier_like(
            self._connection, added.id, article.keys.sketch, article.entry.draft.text
        ):
            own = (added.id, added.uid, added.title)
            yield near.near_duplicate(self._connection, own, other_id, share)

    def _earlier(self, article: "_Prepared", source_id: int | None) -> int | None:
        """The article of an earlier import that this one repeats.

        A text that one source holds twice is met twice, so that an import that was interrupted
        between the two can be taken up again. Asked inside the transaction that inserts, it knows
        what an import beside this one has brought until then.
        """
        entry = article.entry
        rows = [
            row
            for row in self._connection.rows(
                "SELECT id, uid, source_id FROM article WHERE sha256 = ? ORDER BY id",
                article.sha256,
            )
            if row[0] not in self._own
        ]
        same = [row[0] for row in rows if row[2] == source_id]
        met = self._met[source_id or 0, article.sha256]
        if met < len(same):
            self._met[source_id or 0, article.sha256] += 1
        for article_id, uid, _ in rows:
            if uid == entry.uid:
                return int(article_id)
        if met < len(same):
            return int(same[met])
        if entry.draft.kind != "other" and len(rows) > len(same):
            return int(next(row[0] for row in rows if row[0] not in same))
        if rows or entry.spans:
            return None
        return self._altered_since(entry, source_id, article.sha256)

    def _brought(self, article: "_Prepared", source_id: int | None) -> int | None:
        """The article as this very import brought it before it was broken off."""
        if self._last is None or source_id is None:
            return None
        key = source_id, article.sha256
        rows = self._connection.rows(
            "SELECT id FROM article WHERE source_id = ? AND sha256 = ? AND id > ? ORDER BY id",
            *key,
            self._last,
        )
        same = [row[0] for row in rows if row[0] not in self._own]
        self._met[key] += 1
        return int(same[self._met[key] - 1]) if self._met[key] <= len(same) else None

    def _altered_since(self, entry: ArticleEntry, source_id: int | None, digest: str) -> int | None:
        """The article whose characters were corrected, or that was cut anew, since it came."""
        for article_id in self._altered.get(digest, ()):
            held = self._connection.row("SELECT source_id FROM article WHERE id = ?", article_id)
            if held and (held[0] == source_id or entry.draft.kind != "other"):
                return article_id
        return None

    def _insert(self, article: "_Prepared", source_id: int) -> AddedArticle:
        entry, draft = article.entry, article.entry.draft
        uid = _free_uid(self._connection, entry.uid)
        shown = heading(draft.title, draft.text)
        article_id = self._connection.execute(
            "INSERT INTO article (uid, source_id, position, title, byline, section, published,"
            " kind, status, read_position, added_at, sha256, characters, heading, text, paragraphs,"
            " origin, uncertain)"
            " VALUES (?, ?,"
            " (SELECT coalesce(max(position) + 1, 0) FROM article WHERE source_id = ?),"
            " ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)",
            uid,
            source_id,
            source_id,
            draft.title,
            draft.byline,
            draft.section,
            draft.published,
            draft.kind,
            entry.status,
            now(),
            article.sha256,
            len(draft.text),
            shown,
            draft.text,
            article.paragraphs,
            article.origin,
            draft.uncertain,
        )
        indexes.add(self._connection, article_id, article.keys)
        self._own.add(article_id)
        return AddedArticle(
            id=article_id,
            uid=uid,
            title=shown,
            byline=draft.byline,
            authors=draft.authors,
            kind=draft.kind,
            characters=len(draft.text),
            uncertain=draft.uncertain,
        )


@dataclass(slots=True)
class _Came:
    """What came in, while it grows."""

    articles: list[AddedArticle] = field(default_factory=list)
    known: list[KnownArticle] = field(default_factory=list)
    near: list[NearDuplicate] = field(default_factory=list)
    spans: int = 0
    spans_known: int = 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An entry with all that takes time worked out before a transaction begins."""

    entry: ArticleEntry
    sha256: str
    keys: indexes.Keys
    paragraphs: str
    origin: str


def _prepared(entry: ArticleEntry) -> _Prepared:
    draft = entry.draft
    try:
        digest = sha256(draft.text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise _unfit(draft) from error
    if "\0" in draft.text or any(UNFIT.search(value) for value in _strings(entry)):
        raise _unfit(draft)
    for span in entry.spans:
        if not 0 <= span.start < span.end <= len(draft.text):
            raise UserError(
                tr("A span lies outside its article"),
                tr(
                    "{start} to {end} is no stretch of “{title}”, which has {length} characters.",
                    start=span.start,
                    end=span.end,
                    title=_name(draft),
                    length=len(draft.text),
                ),
            )
    return _Prepared(
        entry,
        digest,
        indexes.keys_of(draft.title, draft.kind, draft.text),
        packed_paragraphs(draft.paragraphs),
        packed_origin(draft.origin),
    )


def _strings(entry: ArticleEntry) -> Iterator[str]:
    """What is kept of an entry for people to read, but for its spans."""
    draft = entry.draft
    yield from (draft.title, draft.byline, draft.section, draft.published, entry.source.name)


def _unfit(draft: ArticleDraft) -> UserError:
    return UserError(
        tr("This text cannot be kept"),
        tr("“{title}” holds a NUL or half a character.", title=_name(draft)),
        tr("Check the file's encoding."),
    )


def _name(draft: ArticleDraft) -> str:
    return draft.title or draft.text[:20]


def _batches(articles: Iterable[_Prepared]) -> Iterator[list[_Prepared]]:
    batch: list[_Prepared] = []
    weight = 0
    for article in articles:
        own = len(article.entry.draft.text) + SPAN_WEIGHT * len(article.entry.spans)
        if batch and (len(batch) == BATCH_ARTICLES or weight + own > BATCH_WEIGHT):
            yield batch
            batch, weight = [], 0
        batch.append(article)
        weight += own
    if batch:
        yield batch


def _known(connection: Connection, article_id: int) -> KnownArticle:
    ((uid, title),) = connection.rows("SELECT uid, heading FROM article WHERE id = ?", article_id)
    return KnownArticle(article_id, uid, title)


def _free_uid(connection: Connection, uid: str) -> str:
    if uid and connection.row("SELECT 1 FROM article WHERE uid = ?", uid) is None:
        return uid
    return new_uid()
