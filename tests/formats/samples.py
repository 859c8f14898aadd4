"""Documents that break careless positions, one by one and by the thousand."""

import io
from collections.abc import Iterable
from itertools import count

from hypothesis import strategies as st

from formats import quandian
from formats.base import (
    Document,
    DocumentRelation,
    DocumentSource,
    DocumentSpan,
    ExportOptions,
    Scheme,
    SchemeAnnotator,
    SchemeEntity,
    SchemeTag,
)
from text.article import ARTICLE_KINDS, PARAGRAPH_KINDS, Paragraph, Run

SHA256 = "5e" * 32
TIME = "2025-03-01T08:00:00.000Z"
PIECES = (
    "字", "市", "，", "。", "”", "\n", " ", "\t", "\u3000", "\u00a0", "\u2028", "\u2029", "\x85",
    "\x0b", "\x1c", "\x01", "𠮷", "𪚥", "👨\u200d👩\u200d👧", "e\u0301", "葛\U000e0100", "\ufeff",
    "\u200b", "１２", "12.3%", '"', "\\", "\r",
)  # fmt: skip
TAGS = ("figure", "initiative", "机构 名", "O", "B-figure", "标签\u2028")

SCHEME = Scheme(
    tuple(
        SchemeTag(
            name, f"{name} 中文", name, "#1f6fb2", str(place + 1), "说明", "", place, ({"a": 1},)
        )
        for place, name in enumerate(TAGS)
    ),
    (SchemeAnnotator("ann-1", "me"), SchemeAnnotator("ann-2", "𠮷野")),
    (SchemeEntity("ent-1", "figure", "余杭区", "县级", ("余杭", "余杭\u2029")),),
)


def document(text: str, *places: tuple[int, int, str], uid: str = "a", **more: object) -> Document:
    """`text` with a paragraph a line and a span for each (start, end, tag)."""
    spans = tuple(
        DocumentSpan(f"{uid}-{n}", start, end, tag, text[start:end], "ann-1")
        for n, (start, end, tag) in enumerate(places)
    )
    return Document(uid, text, paragraphs=paragraphs(text), spans=spans, **more)


def paragraphs(text: str, kinds: Iterable[str] = ()) -> tuple[Paragraph, ...]:
    made, start, kinds = [], 0, iter(kinds)
    for line in text.split("\n"):
        made.append(Paragraph(start, start + len(line), next(kinds, "body")))
        start += len(line) + 1
    return tuple(made)


def written(*documents: Document, scheme: Scheme = SCHEME) -> bytes:
    """A native data set."""
    stream = io.BytesIO()
    quandian.write(stream, scheme, documents, ExportOptions())
    return stream.getvalue()


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PIECES), max_size=max_size).map("".join)


@st.composite
def document_lists(draw: st.DrawFn, max_size: int = 4) -> list[Document]:
    """Data sets: nested, touching, equal, whole and empty things, each uid once."""
    numbers = count()
    return [draw(_documents(numbers)) for _ in range(draw(st.integers(0, max_size)))]


@st.composite
def _documents(draw: st.DrawFn, numbers: "count[int]") -> Document:
    text = draw(texts())
    spans = draw(_spans(text, numbers))
    kinds = draw(st.lists(st.sampled_from(PARAGRAPH_KINDS), max_size=4))
    name = draw(st.sampled_from(("甲.txt", "乙.md")))
    return Document(
        uid=f"a{next(numbers)}",
        text=text,
        title=draw(texts(4)),
        byline=draw(texts(2)),
        section=draw(texts(2)),
        published=draw(st.sampled_from(("", "2025-03-01"))),
        kind=draw(st.sampled_from(ARTICLE_KINDS)),
        status=draw(st.sampled_from(("new", "reading", "done"))),
        source=DocumentSource(name, ("1" if name == "甲.txt" else "2") * 64, "gb18030"),
        paragraphs=paragraphs(text, kinds),
        origin=(Run(0, len(text), draw(st.integers(0, 9))),) if text else (),
        spans=spans,
        relations=draw(_relations(spans, numbers)),
        uncertain=draw(st.sampled_from(("", "no_title"))),
    )


@st.composite
def _spans(draw: st.DrawFn, text: str, numbers: "count[int]") -> tuple[DocumentSpan, ...]:
    edges = st.integers(0, len(text))
    places = st.tuples(edges, edges, st.sampled_from(TAGS), st.sampled_from(("ann-1", "ann-2")))
    chosen = draw(st.sets(places, max_size=8)) if text else set()
    whole = {(0, len(text), "figure", "ann-1")} if text and draw(st.booleans()) else set()
    spans = [
        DocumentSpan(
            uid=f"s{next(numbers)}",
            start=start,
            end=end,
            tag=tag,
            quote=text[start:end],
            annotator=annotator,
            note=draw(texts(3)),
            attributes=draw(
                st.dictionaries(texts(2), st.one_of(st.none(), st.booleans(), texts(2)), max_size=2)
            ),
            entity="ent-1" if tag == "figure" and draw(st.booleans()) else None,
            created_at=TIME,
            modified_at=TIME,
            was=draw(texts(2)),
        )
        for start, end, tag, annotator in sorted(chosen | whole)
        if start < end
    ]
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end, span.tag, span.uid)))


@st.composite
def _relations(
    draw: st.DrawFn, spans: tuple[DocumentSpan, ...], numbers: "count[int]"
) -> tuple[DocumentRelation, ...]:
    if len(spans) < 2 or not draw(st.booleans()):
        return ()
    return (DocumentRelation(f"r{next(numbers)}", "属于", spans[0].uid, spans[1].uid, "ann-2"),)
