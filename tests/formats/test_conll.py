"""CoNLL BIO: read again by a strict decoder, the file holds the projection and nothing else."""

import io

import pytest
from hypothesis import given, settings

from formats import conll
from formats.base import Document, ExportOptions, Scheme, SchemeTag
from formats.report import Loss, Report
from tests.formats.samples import SCHEME, TAGS, document, document_lists, texts

LABELS = {name: "机构_名" if name == "机构 名" else name for name in TAGS}
LABELS |= {"O": "O_", "标签\u2028": "标签_"}
CUTS = pytest.mark.parametrize("cut", ["paragraph", "sentence"])
Mention = tuple[str, str]


def write(*documents: Document, cut: str = "paragraph", scheme: Scheme = SCHEME):
    stream = io.BytesIO()
    report = conll.write(stream, scheme, documents, ExportOptions(cut=cut))
    return stream.getvalue().decode(), report


def decoded(raw: str) -> tuple[list[str], list[Mention]]:
    """Sequences as strings, and (label, characters) of each mention; strict in every respect."""
    sequences: list[str] = []
    mentions: list[Mention] = []
    assert raw == "" or (raw.endswith("\n") and not raw.endswith("\n\n"))
    assert "\n\n\n" not in raw
    assert not raw.startswith("\n")
    assert raw.splitlines() == raw.split("\n")[:-1]
    for block in raw.removesuffix("\n").split("\n\n") if raw else ():
        sequence, open_label = "", ""
        for line in block.split("\n"):
            assert line.split() == line.split("\t"), "two columns for every kind of reader"
            token, tag = line.split("\t")
            assert len(token) == 1
            sequence += token
            mark, _, label = tag.partition("-")
            if mark == "B":
                assert label
                mentions.append((label, token))
            elif mark == "I":
                assert label == open_label, "I- follows B- or I- of its own label only"
                mentions[-1] = (label, mentions[-1][1] + token)
            else:
                assert tag == "O"
            open_label = label
        sequences.append(sequence)
    return sequences, mentions


def projected(one: Document) -> list[Mention]:
    """The longest of the spans that touch, by the plainest means."""
    kept: list[tuple[int, int, str]] = []
    order = sorted(one.spans, key=lambda s: (s.start - s.end, s.start, TAGS.index(s.tag)))
    for span in order:
        if "\n" in span.quote or not span.quote.strip():
            continue
        if all(span.end <= start or end <= span.start for start, end, _ in kept):
            kept.append((span.start, span.end, span.tag))
    return [(LABELS[tag], "".join(one.text[start:end].split())) for start, end, tag in sorted(kept)]


@CUTS
@given(documents=document_lists())
@settings(deadline=None, max_examples=50)
def test_the_file_holds_the_text_and_the_projection(cut: str, documents: list[Document]) -> None:
    raw, report = write(*documents, cut=cut)
    sequences, mentions = decoded(raw)
    assert "".join(sequences) == "".join("".join(one.text.split()) for one in documents)
    assert mentions == [mention for one in documents for mention in projected(one)]
    assert report.spans == len(mentions)
    left = report.left_out
    spans = sum(len(one.spans) for one in documents)
    assert spans - len(mentions) == (
        left[Loss.NESTED] + left[Loss.LINE_BREAK] + left[Loss.BLANK_SPANS]
    )
    blank = sum(not one.text.strip() for one in documents)
    assert (report.articles, left[Loss.EMPTY_ARTICLES]) == (len(documents) - blank, blank)


@given(texts())
@settings(deadline=None, max_examples=50)
def test_each_paragraph_is_a_sequence(text: str) -> None:
    lines = ["".join(line.split()) for line in text.split("\n")]
    assert decoded(write(document(text))[0])[0] == [line for line in lines if line]


def test_sequences_end_after_sentences_but_not_inside_a_span() -> None:
    one = document("他说：“走吧。”走了。《走！快走》好。", (11, 16, "figure"))
    sequences, mentions = decoded(write(one, cut="sentence")[0])
    assert sequences == ["他说：“走吧。”", "走了。", "《走！快走》好。"]
    assert mentions == [("figure", "《走！快走")]


def test_a_file_as_others_write_it() -> None:
    raw, report = write(document("余杭 区\n好", (0, 4, "figure")))
    assert raw == "余\tB-figure\n杭\tI-figure\n区\tI-figure\n\n好\tO\n"
    assert report.left_out[Loss.BLANKS] == 2


def test_losses_are_told_apart() -> None:
    one = document(
        "中国 杭州\n余杭", (0, 5, "figure"), (0, 2, "O"), (3, 7, "figure"), (2, 3, "O"), (6, 8, "O")
    )  # fmt: skip
    _, report = write(one)
    assert report.spans == 2
    lost = {Loss.NESTED: 1, Loss.LINE_BREAK: 1, Loss.BLANK_SPANS: 1}
    assert {loss: report.left_out[loss] for loss in lost} == lost


def test_unsafe_tag_names_are_mapped_and_told() -> None:
    scheme = Scheme(tuple(SchemeTag(name) for name in ("a b", "a_b", "O", "a\u3000b")))
    text = "一二三四"
    one = document(text, *((n, n + 1, tag.name) for n, tag in enumerate(scheme.tags)))
    raw, report = write(one, scheme=scheme)
    labels = [line.split("\t")[1] for line in raw.splitlines()]
    assert labels == ["B-a_b_", "B-a_b", "B-O_", "B-a_b__"]
    assert report.left_out[Loss.LABELS] == len(report.remarks) == 3
    assert report.remarks[0] == "The tag “a b” is written “a_b_”."


def test_no_articles_make_an_empty_file() -> None:
    assert write(scheme=Scheme()) == ("", Report())
