"""The articles of one source as they are while a reader mends their cut, and back to drafts.

Positions are code points. What a reader may do to them is in `text.repair_steps`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import Protocol

from text.article import ArticleDraft, Paragraph, Run
from text.mend_head import title_after
from text.pages.credit import LEAD_INS, credit

APART = 2
"""More than the one line feed that parts paragraphs: so no run leads from article to article."""


class HasText(Protocol):
    """A draft, or an article as a library holds it."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class RepairParagraph:
    """A paragraph that can be moved about: its positions count in its own text.

    `origin` says where its characters stand in the source, `before` where they stood in the
    articles before the repair, as if those were laid end to end with APART characters between.
    """

    text: str
    kind: str
    origin: tuple[Run, ...] = ()
    before: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class RepairArticle:
    """An article as it would be stored now; it has one paragraph at least, maybe an empty one."""

    paragraphs: tuple[RepairParagraph, ...]
    kind: str = "article"
    title: str = ""
    byline: str = ""
    section: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    uncertain: str = ""


Articles = tuple[RepairArticle, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A caret: before character `offset` of a paragraph; both numbers count from 0."""

    article: int
    paragraph: int = 0
    offset: int = 0


# to and from drafts


def take_apart(drafts: Sequence[ArticleDraft]) -> Articles:
    """`drafts` as they are mended; `draft_of` of each has the text and origin that came."""
    return tuple(map(_apart, drafts, bases_of(drafts)))


def bases_of(drafts: Iterable[HasText]) -> tuple[int, ...]:
    """Where each of `drafts` begins, counted as `RepairParagraph.before` does; then the end."""
    return tuple(accumulate((len(draft.text) + APART for draft in drafts), initial=0))


def _apart(draft: ArticleDraft, base: int) -> RepairArticle:
    ends = [run.end for run in draft.origin]
    paragraphs = []
    for one in _lines_of(draft):
        origin = draft.origin[bisect_right(ends, one.start) : bisect_left(ends, one.end) + 1]
        before = (Run(0, one.end - one.start, base + one.start),) if one.start < one.end else ()
        text = draft.text[one.start : one.end]
        found = part(origin, one.start, one.end)
        paragraphs.append(RepairParagraph(text, one.kind, found, before))
    return RepairArticle(
        tuple(paragraphs),
        draft.kind,
        draft.title,
        draft.byline,
        draft.section,
        draft.published,
        draft.authors,
        draft.uncertain,
    )


def _lines_of(draft: ArticleDraft) -> tuple[Paragraph, ...]:
    """The draft's paragraphs; its lines where something else than one line feed parts those."""
    text, given = draft.text, draft.paragraphs
    edges = [0, *(edge for one in given for edge in (one.start, one.end)), len(text)]
    gaps = zip(edges[2:-2:2], edges[3:-2:2], strict=True)
    is_regular = (
        bool(given)
        and (edges[0], edges[-1]) == (edges[1], edges[-2])
        and all(text[start:end] == "\n" for start, end in gaps)
    )
    return given if is_regular else tuple(_lines(text, given))


def _lines(text: str, given: Sequence[Paragraph]) -> Iterator[Paragraph]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        kinds = (one.kind for one in given if one.start <= start < one.end)
        yield Paragraph(start, end, next(kinds, "body"))
        start = end + 1


def draft_of(article: RepairArticle) -> ArticleDraft:
    """The article as it is stored."""
    paragraphs: list[Paragraph] = []
    origin: list[Run] = []
    start = 0
    for one in article.paragraphs:
        end = start + len(one.text)
        paragraphs.append(Paragraph(start, end, one.kind))
        origin += (_shifted(run, start) for run in one.origin)
        start = end + 1
    text = "\n".join(one.text for one in article.paragraphs)
    return ArticleDraft(
        text,
        tuple(paragraphs) if text else (),
        tuple(origin),
        article.kind,
        article.title,
        article.byline,
        article.section,
        article.published,
        article.authors,
        article.uncertain,
    )


def end_to_end(drafts: Iterable[HasText]) -> str:
    """The texts of `drafts` as `RepairParagraph.before` counts them."""
    return "".join(draft.text + "\0" * APART for draft in drafts)


def kept_runs(article: RepairArticle, before: str) -> tuple[Run, ...]:
    """Which characters of the stored text (see `draft_of`) stood in the articles before, which
    were `before` (see `end_to_end`).

    `source_start` counts as `RepairParagraph.before` does. A line feed that still parts the same
    two paragraphs is kept too.
    """
    runs: list[Run] = []
    start = 0
    for one in article.paragraphs:
        for run in one.before:
            moved = _shifted(run, start)
            last = runs[-1] if runs else None
            across = "\n" if run.start == 0 else ""
            if (
                last
                and moved.start - last.end == len(across)
                and _leads_on(last, moved)
                and before.startswith(across, moved.source_start - len(across))
            ):
                runs[-1] = Run(last.start, moved.end, last.source_start)
            else:
                runs.append(moved)
        start += len(one.text) + 1
    return tuple(runs)


# runs


def part(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """`runs` of a text as runs of `text[start:end]`."""
    found = []
    for run in runs:
        first, last = max(run.start, start), min(run.end, end)
        if first < last:
            found.append(Run(first - start, last - start, run.source_start + first - run.start))
    return tuple(found)


def joined(left: Sequence[Run], right: Sequence[Run], start: int) -> tuple[Run, ...]:
    """The runs of a text whose second part begins at `start`."""
    moved = [_shifted(run, start) for run in right]
    if left and moved and left[-1].end == moved[0].start and _leads_on(left[-1], moved[0]):
        last, first = left[-1], moved[0]
        return (*left[:-1], Run(last.start, first.end, last.source_start), *moved[1:])
    return (*left, *moved)


def _shifted(run: Run, by: int) -> Run:
    return Run(run.start + by, run.end + by, run.source_start)


def _leads_on(left: Run, right: Run) -> bool:
    """Whether `right` lies as far behind `left` there as here."""
    return right.source_start - left.source_start == right.start - left.start


# what an article's head says


def with_paragraphs(article: RepairArticle, paragraphs: Sequence[RepairParagraph]) -> RepairArticle:
    """`article` of other paragraphs; title and byline follow the lines that they were read from.

    So a title given by hand, or a file's name, stays until another line is made a title.
    """
    title = title_after(article.title, _lines_in(article.paragraphs), _lines_in(paragraphs))
    result = replace(article, paragraphs=tuple(paragraphs), title=title)
    credited = _credit(paragraphs)
    if credited != _credit(article.paragraphs):
        result = replace(result, authors=credited[0], byline=credited[1])
    return result


def new_article(
    paragraphs: Sequence[RepairParagraph], section: str = "", published: str = ""
) -> RepairArticle:
    """An article of `paragraphs`, with the title and byline that they say."""
    authors, byline = _credit(paragraphs)
    return RepairArticle(
        tuple(paragraphs),
        title=_title(paragraphs),
        byline=byline,
        section=section,
        published=published,
        authors=authors,
    )


def _lines_in(paragraphs: Iterable[RepairParagraph]) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in paragraphs]


def _title(paragraphs: Iterable[RepairParagraph]) -> str:
    return " ".join(one.text for one in paragraphs if one.kind == "title")


def _credit(paragraphs: Sequence[RepairParagraph]) -> tuple[tuple[str, ...], str]:
    # Tens of thousands after each step of a large article: no more than these can say anything.
    running = (one for one in paragraphs if one.kind in ("dateline", "body"))
    telling = [one for one in paragraphs if one.kind == "byline"] + list(islice(running, LEAD_INS))
    return credit((one.kind, one.text) for one in telling)
