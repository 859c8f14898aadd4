"""Correcting characters of a stored article: one change for its text and all that stands on it."""

from dataclasses import dataclass
from hashlib import sha256

from db.articles import packed_origin, packed_paragraphs
from db.errors import no_longer_fits
from db.following import Wish, span_rows, suggestion_rows
from db.records import Article, Change, Row, Span, Value
from db.store import Store
from db.whole import whole_rows
from text.errors import UserError
from text.mend import Mended, mend
from text.mend_head import byline_after, lines_of, title_after
from text.messages import short, tr
from text.moves import Moves


@dataclass(frozen=True, slots=True)
class Tally:
    """What a change does to spans: how many are altered, how many of them flagged by it."""

    moved: int
    flagged: int


def mend_article(store: Store, article: Article, start: int, end: int, replacement: str) -> Change:
    """`replacement` instead of `article.text[start:end]`; either may be empty.

    A span whose characters are corrected keeps its edges and takes the new words. One that
    loses an edge or all of its characters keeps what is left, or stands on what is nearest, and
    is flagged: `was` holds its words. Suggestions whose words change go. Title, byline and
    reading place follow. Raises UserError as `text.mend.mend` does, or where spans would have
    nothing left to stand on, and Conflict where the library holds another text by now.
    """
    connection = store.connection
    with store.snapshot():
        held = connection.row(
            "SELECT text, paragraphs, origin, read_position FROM article WHERE id = ?", article.id
        )
        spans = store.spans(article.id)
        suggested = list(whole_rows(connection, "suggestion", [article.id], "article_id"))
    if held is None or held[0] != article.text:
        raise no_longer_fits()
    _, paragraphs, origin, read_position = held
    mended = mend(article.text, article.paragraphs, article.origin, start, end, replacement)
    if spans and not mended.text:
        raise UserError(
            tr("The spans would have no room"),
            tr("Nothing would be left of the article for its spans to stand on."),
            tr("Remove its spans first."),
        )
    moves = Moves(article.text, mended.text, mended.kept)
    row_before: dict[str, Value] = {
        "title": article.title,
        "byline": article.byline,
        "text": article.text,
        "characters": len(article.text),
        "sha256": article.sha256,
        "paragraphs": paragraphs,
        "origin": origin,
        "read_position": read_position,
    }
    row_after = _article_after(article, mended) | {"read_position": moves.position(read_position)}
    spans_before, spans_after = span_rows(
        (_wish(span, moves) for span in spans), {article.id: mended.text}
    )
    gone_or_moved = suggestion_rows((row, _suggested(row, moves)) for row in suggested)
    return Change(
        _label(article.text[start:end], replacement),
        (Row("article", article.id, row_before), *spans_before, *gone_or_moved[0]),
        (Row("article", article.id, row_after), *spans_after, *gone_or_moved[1]),
    )


def accept_flag(span: Span) -> Change:
    """Say that a flagged span is right as it stands: it no longer asks to be looked at."""
    before: dict[str, Value] = {"article_id": span.article_id, "was": span.was}
    rows = Row("span", span.id, before), Row("span", span.id, before | {"was": ""})
    return Change(tr("“{quote}” is right", quote=short(span.quote)), rows[:1], rows[1:])


def tally(change: Change) -> Tally:
    """What a change that altered texts did to spans."""
    old = {row.id: row for row in change.before if row.table == "span"}
    altered = [row for row in change.after if row.table == "span" and row.id in old]
    flagged = [row for row in altered if row.values.get("was") and not old[row.id].values["was"]]
    return Tally(len(altered), len(flagged))


def _article_after(article: Article, mended: Mended) -> dict[str, Value]:
    old = lines_of(article.text, article.paragraphs)
    new = lines_of(mended.text, mended.paragraphs)
    return {
        "title": title_after(article.title, old, new),
        "byline": byline_after(article.byline, old, new),
        "text": mended.text,
        "characters": len(mended.text),
        "sha256": sha256(mended.text.encode()).hexdigest(),
        "paragraphs": packed_paragraphs(mended.paragraphs),
        "origin": packed_origin(mended.origin),
    }


def _wish(span: Span, moves: Moves) -> Wish:
    moved = moves.moved(span.start, span.end)
    return Wish(span, span.article_id, moved.start, moved.end, moved.intact, moved.sure)


def _suggested(row: Row, moves: Moves) -> tuple[int, int, int] | None:
    article_id, start, end = (row.values[name] for name in ("article_id", "start", "end"))
    assert isinstance(article_id, int)
    assert isinstance(start, int)
    assert isinstance(end, int)
    if not moves.new:
        return None
    moved = moves.moved(start, end)
    return (article_id, moved.start, moved.end) if moved.intact else None


def _label(old: str, new: str) -> str:
    if not old:
        return tr("Put in “{new}”", new=short(new))
    if not new:
        return tr("Take out “{old}”", old=short(old))
    return tr("Correct “{old}” to “{new}”", old=short(old), new=short(new))
