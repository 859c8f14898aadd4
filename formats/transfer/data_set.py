"""A data set into the library: read whole and checked first, so that a refused one adds nothing."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import msgspec

from db import edits
from db.bulk import Addition
from db.drafts import (
    Added,
    ArticleEntry,
    EntityDraft,
    RelationDraft,
    SourceDraft,
    SpanDraft,
    TagDraft,
)
from db.records import Change, Row, Value
from db.scheme_bulk import ensure_annotators, ensure_entities, ensure_tags
from db.store import Store
from formats.base import Document, DocumentSource, Read, Scheme, SchemeTag
from formats.transfer.intake import Item
from text.article import ArticleDraft
from text.messages import tr
from text.pages.bylines import names

_NO_COLOUR: Final = "#808080"
_HELD: Final = 1 << 26  # bytes; a longer data set is read twice instead of held


def add_data_set(
    store: Store,
    item: Item,
    read: Read,
    addition: Callable[[], Addition],
    step: Callable[[float], None],
) -> Added:
    """Add the documents of `item` that are missing, and missing spans to those that are there.

    `addition` begins when the file is known to be sound; `step` gets the share dealt with, 0 to
    1. Raises UserError with the place where it is wrong.
    """
    with item.open() as stream:
        scheme, documents = read(stream, item.shown)
        held = []
        for document in documents:
            step(stream.tell() / item.size / 2)
            if item.size <= _HELD:
                held.append(document)
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        own = DocumentSource(item.name, digest, "utf-8")
        rows = _add_scheme(store, scheme, item.name)
        if not held:
            stream.seek(0)
            _, documents = read(stream, item.shown)
        total = len(held)
        entries = (_entry(document, own, rows) for document in held or documents)

        def added(done: int) -> None:
            step((1 + (done / total if total else stream.tell() / item.size)) / 2)

        return addition().add(entries, added)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The library's rows by what a data set calls them."""

    tag: dict[str, int]
    annotator: dict[str, int]
    entity: dict[str, int]


def _add_scheme(store: Store, scheme: Scheme, name: str) -> _Rows:
    is_new = not (store.article_count() or store.undo_label() or store.redo_label())
    tags = ensure_tags(store, [_tag_draft(tag) for tag in scheme.tags])
    if is_new and tags:
        _take_over_tags(store, scheme, tags, name)
    annotators = ensure_annotators(store, [(one.uid, one.name) for one in scheme.annotators])
    entities = ensure_entities(
        store,
        [
            EntityDraft(one.uid, tags[one.tag], one.name, one.note, _json(one.aliases))
            for one in scheme.entities
        ],
    )
    return _Rows(tags, annotators | {"": store.annotator().id}, entities)


def _take_over_tags(store: Store, scheme: Scheme, ids: dict[str, int], name: str) -> None:
    """Make the tags of a library that holds nothing yet exactly those of the data set.

    Undoable, and refused by no one's work: nobody has tagged or altered anything here.
    """
    wanted = {tag.name: _tag_values(tag, ids) for tag in scheme.tags}
    before, after = [], []
    for tag in store.tags():
        whole = edits.row_of("tag", tag)
        if tag.name not in wanted:
            before.append(whole)
            continue
        moved = {
            key: value for key, value in wanted[tag.name].items() if whole.values[key] != value
        }
        if moved:
            before.append(Row("tag", tag.id, {key: whole.values[key] for key in moved}))
            after.append(Row("tag", tag.id, moved))
    if before:
        store.apply(Change(tr("Take over the tags of {name}", name=name), (*before,), (*after,)))


def _tag_draft(tag: SchemeTag) -> TagDraft:
    return TagDraft(
        name=tag.name,
        label_zh=tag.label_zh,
        label_en=tag.label_en,
        colour=tag.colour or _NO_COLOUR,
        key=tag.key,
        description=tag.description,
        parent=tag.parent,
        attributes=_json(tag.attributes),
    )


def _tag_values(tag: SchemeTag, ids: dict[str, int]) -> dict[str, Value]:
    draft = _tag_draft(tag)
    return {
        "label_zh": draft.label_zh,
        "label_en": draft.label_en,
        "colour": draft.colour,
        "key": draft.key,
        "description": draft.description,
        "parent_id": ids[tag.parent] if tag.parent else None,
        "position": tag.position,
        "attributes": draft.attributes,
    }


def _entry(document: Document, own: DocumentSource, rows: _Rows) -> ArticleEntry:
    return ArticleEntry(
        source=_source(document.source or own, own),
        draft=ArticleDraft(
            text=document.text,
            paragraphs=document.paragraphs,
            origin=document.origin,
            kind=document.kind,
            title=document.title,
            byline=document.byline,
            authors=names(document.byline),
            section=document.section,
            published=document.published,
            uncertain=document.uncertain,
        ),
        uid=document.uid,
        status=document.status,
        spans=tuple(
            SpanDraft(
                start=span.start,
                end=span.end,
                tag_id=rows.tag[span.tag],
                annotator_id=rows.annotator[span.annotator],
                uid=span.uid,
                note=span.note,
                attributes=_json(span.attributes),
                entity_id=rows.entity[span.entity] if span.entity else None,
                created_at=span.created_at,
                modified_at=span.modified_at,
                was=span.was,
            )
            for span in document.spans
        ),
        relations=tuple(
            RelationDraft(
                kind=one.kind,
                from_uid=one.from_span,
                to_uid=one.to_span,
                annotator_id=rows.annotator[one.annotator],
                uid=one.uid,
            )
            for one in document.relations
        ),
    )


def _source(source: DocumentSource, own: DocumentSource) -> SourceDraft:
    """The source as a row without bytes, which only the file itself could bring.

    A source of unknown sum gets one of its own, the same whenever this data set is imported.
    """
    digest = source.sha256 or hashlib.sha256(f"{own.sha256} {source.name}".encode()).hexdigest()
    return SourceDraft(source.name, None, "text/plain", source.encoding, digest)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
