"""Rows of the library as documents, with names and uids in the place of row numbers."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from db.records import Relation, Span
from db.store import Store
from formats import quandian
from formats.base import (
    Document,
    DocumentRelation,
    DocumentSource,
    DocumentSpan,
    Scheme,
    SchemeAnnotator,
    SchemeEntity,
    SchemeTag,
)

_ATTRIBUTES: Final = msgspec.json.Decoder(dict[str, Any])


class Names:
    """What rows are called by in a data set; `tags` are the ids that are wanted."""

    def __init__(self, store: Store, wanted: Sequence[str]) -> None:
        self.tag = {tag.id: tag.name for tag in store.tags()}
        self.tags = {id for id, name in self.tag.items() if not wanted or name in wanted}
        self.annotator = {annotator.id: annotator.uid for annotator in store.annotators()}
        self.entity = {entity.id: entity.uid for entity in store.entities()}
        self.source = {
            source.id: DocumentSource(source.name, source.sha256, source.encoding)
            for source in store.sources()
        }
        self.relations_cut = 0


def scheme(store: Store, names: Names, ids: Sequence[int]) -> Scheme:
    """The wanted tags, their entities, and the annotators who marked anything in `ids`."""
    used = store.annotators_of(ids, names.tags)
    return Scheme(
        tuple(
            SchemeTag(
                name=tag.name,
                label_zh=tag.label_zh,
                label_en=tag.label_en,
                colour=tag.colour,
                key=tag.key,
                description=tag.description,
                parent=names.tag[tag.parent_id] if tag.parent_id in names.tags else "",
                position=tag.position,
                attributes=tuple(msgspec.json.decode(tag.attributes, type=list[Any])),
            )
            for tag in store.tags()
            if tag.id in names.tags
        ),
        tuple(SchemeAnnotator(one.uid, one.name) for one in store.annotators() if one.id in used),
        tuple(
            SchemeEntity(
                one.uid,
                names.tag[one.tag_id],
                one.name,
                one.note,
                msgspec.json.decode(one.aliases, type=tuple[str, ...]),
            )
            for one in store.entities()
            if one.tag_id in names.tags
        ),
    )


def _marks(store: Store, article_id: int, names: Names) -> tuple[list[Span], list[Relation], int]:
    """The wanted spans, the relations between them, and how many relations lost an end."""
    everything = store.spans(article_id)
    spans = [span for span in everything if span.tag_id in names.tags]
    relations = store.relations(article_id) if len(everything) > 1 else ()
    ends = {span.id for span in spans}
    whole = [one for one in relations if {one.from_span, one.to_span} <= ends]
    return spans, whole, len(relations) - len(whole)


def document(store: Store, article_id: int, names: Names) -> Document:
    """The article with its wanted spans, in an order that no library's row numbers decide.

    A relation that lost an end is counted in `names.relations_cut`.
    """
    article = store.article(article_id)
    spans, relations, cut = _marks(store, article_id, names)
    names.relations_cut += cut
    uids = {span.id: span.uid for span in spans}
    return Document(
        uid=article.uid,
        text=article.text,
        title=article.title,
        byline=article.byline,
        section=article.section,
        published=article.published,
        kind=article.kind,
        status=article.status,
        source=names.source[article.source_id],
        paragraphs=article.paragraphs,
        origin=article.origin,
        uncertain=article.uncertain,
        spans=tuple(
            sorted(
                (_span(span, names) for span in spans),
                key=lambda span: (span.start, -span.end, span.tag, span.uid),
            )
        ),
        relations=tuple(
            sorted(
                (_relation(one, uids, names) for one in relations),
                key=lambda relation: relation.uid,
            )
        ),
    )


def _span(span: Span, names: Names) -> DocumentSpan:
    return DocumentSpan(
        uid=span.uid,
        start=span.start,
        end=span.end,
        tag=names.tag[span.tag_id],
        quote=span.quote,
        annotator=names.annotator[span.annotator_id],
        note=span.note,
        attributes=_ATTRIBUTES.decode(span.attributes),
        entity=None if span.entity_id is None else names.entity[span.entity_id],
        created_at=span.created_at,
        modified_at=span.modified_at,
        was=span.was,
    )


def _relation(relation: Relation, spans: dict[int, str], names: Names) -> DocumentRelation:
    return DocumentRelation(
        uid=relation.uid,
        kind=relation.kind,
        from_span=spans[relation.from_span],
        to_span=spans[relation.to_span],
        annotator=names.annotator[relation.annotator_id],
    )


def span_json(store: Store, span: Span) -> str:
    """One span as a native data set holds it."""
    return quandian.span_line(_span(span, Names(store, ()))).decode().rstrip("\n")
