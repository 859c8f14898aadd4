"""Makers of changes: what an edit means in rows. They write nothing."""

from dataclasses import fields

from db.clock import new_uid, now
from db.records import Annotator, Article, ArticleLine, Change, Row, Span, Tag, Value
from text.errors import UserError
from text.messages import language, short, tr


def add_span(article: Article, tag: Tag, annotator: Annotator, start: int, end: int) -> Change:
    """Tag `article.text[start:end]`. Raises UserError outside the text, empty or reversed."""
    _check_bounds(article, start, end)
    moment = now()
    span = Row(
        "span",
        None,
        {
            "uid": new_uid(),
            "article_id": article.id,
            "tag_id": tag.id,
            "annotator_id": annotator.id,
            "start": start,
            "end": end,
            "quote": article.text[start:end],
            "note": "",
            "attributes": "{}",
            "entity_id": None,
            "created_at": moment,
            "modified_at": moment,
            "was": "",
        },
    )
    label = tr(
        "Tag “{quote}” as {tag}", quote=short(article.text[start:end]), tag=tag.label(language())
    )
    return Change(label, (), (span,))


def remove_span(span: Span, tag: Tag) -> Change:
    """Take a span away; one that relations hold on to is refused when applied."""
    label = tr("Remove {tag} from “{quote}”", quote=short(span.quote), tag=tag.label(language()))
    return Change(label, (row_of("span", span),), ())


def move_span(span: Span, article: Article, start: int, end: int) -> Change:
    """Give a span other edges. Raises UserError outside the text, empty or reversed."""
    _check_bounds(article, start, end)
    after: dict[str, Value] = {
        "article_id": span.article_id,
        "start": start,
        "end": end,
        "quote": article.text[start:end],
        "modified_at": now(),
        "was": "",
    }
    label = tr("Move the edges of “{quote}”", quote=short(span.quote))
    return _alter(label, "span", span, after)


def set_status(article: Article | ArticleLine, status: str) -> Change:
    """Mark an article `new`, `reading` or `done`."""
    labels = {
        "new": tr("Mark as new"),
        "reading": tr("Mark as being read"),
        "done": tr("Mark as done"),
    }
    return _alter(labels[status], "article", article, {"status": status})


def rename_tag(tag: Tag, name: str, label_zh: str, label_en: str) -> Change:
    """Give a tag another identifier and other names for readers."""
    after: dict[str, Value] = {"name": name, "label_zh": label_zh, "label_en": label_en}
    return _alter(tr("Rename the tag {tag}", tag=tag.label(language())), "tag", tag, after)


def row_of(table: str, record: Span | Tag) -> Row:
    """The whole row that `record` is."""
    names = [field.name for field in fields(record) if field.name != "id"]
    return Row(table, record.id, {name: getattr(record, name) for name in names})


def _alter(
    label: str, table: str, record: Span | Tag | Article | ArticleLine, after: dict[str, Value]
) -> Change:
    before = {name: getattr(record, name) for name in after}
    return Change(label, (Row(table, record.id, before),), (Row(table, record.id, after),))


def _check_bounds(article: Article, start: int, end: int) -> None:
    if not 0 <= start < end <= len(article.text):
        raise UserError(
            tr("Nothing there to tag"),
            tr(
                "{start} to {end} is no stretch of the article, which has {length} characters.",
                start=start,
                end=end,
                length=len(article.text),
            ),
            tr("Select some characters first."),
        )
