"""What a reader may do to the articles of a source: each step gives new ones and has a name.

No step loses or doubles a character; what can't be done raises UserError and says why not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from text.article import ARTICLE_KINDS, PARAGRAPH_KINDS
from text.errors import UserError
from text.messages import short, tr
from text.passages import glue_between
from text.repair import (
    Articles,
    Place,
    RepairArticle,
    RepairParagraph,
    joined,
    new_article,
    part,
    with_paragraphs,
)

HEAD_KINDS = ("title", "subtitle", "byline", "dateline")
TITLE_KINDS = ("title", "subtitle")


@dataclass(frozen=True, slots=True)
class Step:
    """The articles after a step, what the step is called, and where the reader is now."""

    articles: Articles
    label: str
    place: Place


# articles


def cut(articles: Articles, place: Place) -> Step:
    """Let a new article begin at `place`; inside a paragraph, that becomes two.

    A heading that now opens an article is its title.
    """
    article = articles[place.article]
    before, after = _halves(article.paragraphs, place)
    if not before:
        raise UserError(tr("An article begins here already"))
    if not after:
        raise UserError(tr("Nothing follows that could be an article of its own"))
    if after[0].kind == "heading":
        after = (replace(after[0], kind="title"), *after[1:])
    label = tr("Cut before “{text}”", text=short(after[0].text))
    upper = replace(with_paragraphs(article, before), uncertain="")
    lower = new_article(after, article.section, article.published)
    cut_in_two = _replaced(articles, place.article, 1, (upper, lower))
    return Step(cut_in_two, label, Place(place.article + 1))


def glue(articles: Articles, number: int) -> Step:
    """Make one article of article `number` and the next.

    Below text, what was the second one's title is a heading.
    """
    if number + 1 >= len(articles):
        raise UserError(tr("This is the last article"), tr("There is none to join it with."))
    first, second = articles[number : number + 2]
    below = second.paragraphs
    if any(one.kind not in HEAD_KINDS and one.text for one in first.paragraphs):
        below = tuple(
            replace(one, kind="heading") if one.kind in TITLE_KINDS else one for one in below
        )
    above = first.paragraphs if _has_text(first) or not _has_text(second) else ()
    if not _has_text(second):
        below = ()
    glued = replace(
        with_paragraphs(first, (*above, *below)),
        kind=second.kind if first.kind == "other" else first.kind,
        section=first.section or second.section,
        published=first.published or second.published,
        uncertain="",
    )
    if not glued.title:
        glued = replace(glued, title=second.title)
    label = tr("Join with “{text}”", text=short(second.title or second.paragraphs[0].text))
    seam = min(len(above), len(glued.paragraphs) - 1)
    return Step(_replaced(articles, number, 2, (glued,)), label, Place(number, seam))


def set_article_kind(articles: Articles, number: int, kind: str) -> Step:
    """Say what article `number` is, one of ARTICLE_KINDS."""
    labels = {
        "article": tr("Make it an article"),
        "photo": tr("Make it a picture story"),
        "continuation": tr("Make it a continuation"),
        "other": tr("Make it no article"),
    }
    assert kind in ARTICLE_KINDS, kind
    article = articles[number]
    if article.kind == kind:
        raise UserError(tr("It is that already"))
    changed = replace(article, kind=kind, uncertain="")
    return Step(_replaced(articles, number, 1, (changed,)), labels[kind], Place(number))


def retitle(articles: Articles, number: int, title: str) -> Step:
    """Call article `number` by a title that its text needn't hold; its text stays as it is."""
    title = " ".join(title.split())
    changed = replace(articles[number], title=title)
    label = tr("Call it “{text}”", text=short(title))
    return Step(_replaced(articles, number, 1, (changed,)), label, Place(number))


def settle(articles: Articles, number: int) -> Step:
    """Take away the mark that the cut of article `number` is uncertain."""
    article = articles[number]
    if not article.uncertain:
        raise UserError(tr("This article isn't marked as uncertain"))
    changed = replace(article, uncertain="")
    return Step(_replaced(articles, number, 1, (changed,)), tr("The cut is right"), Place(number))


# paragraphs


def split(articles: Articles, place: Place) -> Step:
    """Make two paragraphs of one, both of its kind and in the same article."""
    article = articles[place.article]
    text = article.paragraphs[place.paragraph].text
    if not 0 < place.offset < len(text):
        raise UserError(
            tr("Nothing to split here"),
            tr("The caret stands at an end of the paragraph."),
            tr("Move it into the paragraph with ← → or a click."),
        )
    before, after = _halves(article.paragraphs, place)
    label = tr("Split before “{text}”", text=short(after[0].text))
    changed = with_paragraphs(article, (*before, *after))
    return Step(
        _replaced(articles, place.article, 1, (changed,)),
        label,
        Place(place.article, place.paragraph + 1),
    )


def join(articles: Articles, place: Place) -> Step:
    """Make one paragraph of the one at `place` and the next, of the first one's kind.

    A blank comes between where words of an alphabet would else run together.
    """
    article = articles[place.article]
    if place.paragraph + 1 >= len(article.paragraphs):
        raise UserError(
            tr("This is the article's last paragraph"),
            tr("There is none to join it with."),
            tr("Join the articles first, with G."),
        )
    first, second = article.paragraphs[place.paragraph : place.paragraph + 2]
    one = _joined(first, second)
    paragraphs = _spliced(article.paragraphs, place.paragraph, 2, (one,))
    changed = with_paragraphs(article, paragraphs)
    return Step(
        _replaced(articles, place.article, 1, (changed,)),
        tr("Join paragraph with “{text}”", text=short(second.text)),
        Place(place.article, place.paragraph, len(one.text) - len(second.text)),
    )


def set_kind(articles: Articles, place: Place, kind: str) -> Step:
    """Say what a paragraph is, one of PARAGRAPH_KINDS.

    An article has one title, of one line or several: title lines elsewhere become headings.
    """
    assert kind in PARAGRAPH_KINDS, kind
    article = articles[place.article]
    chosen = article.paragraphs[place.paragraph]
    if chosen.kind == kind:
        raise UserError(tr("It is that already"))
    text = short(chosen.text)
    labels = {
        "title": tr("Make “{text}” the title", text=text),
        "subtitle": tr("Make “{text}” a subtitle", text=text),
        "byline": tr("Make “{text}” a byline", text=text),
        "dateline": tr("Make “{text}” a dateline", text=text),
        "heading": tr("Make “{text}” a heading", text=text),
        "body": tr("Make “{text}” body text", text=text),
        "caption": tr("Make “{text}” a caption", text=text),
        "other": tr("Make “{text}” something else", text=text),
    }
    paragraphs = _spliced(article.paragraphs, place.paragraph, 1, (replace(chosen, kind=kind),))
    if kind == "title":
        paragraphs = _one_title(paragraphs, place.paragraph)
    changed = with_paragraphs(article, paragraphs)
    return Step(_replaced(articles, place.article, 1, (changed,)), labels[kind], place)


def move(articles: Articles, place: Place, *, forward: bool) -> Step:
    """Let a paragraph change places with its neighbour; at an article's edge it goes over to the
    next article, and an article that has none left is gone.
    """
    article = articles[place.article]
    paragraph = article.paragraphs[place.paragraph]
    label = tr("Move “{text}”", text=short(paragraph.text))
    target = place.paragraph + (1 if forward else -1)
    if 0 <= target < len(article.paragraphs):
        swapped = list(article.paragraphs)
        swapped[place.paragraph], swapped[target] = swapped[target], paragraph
        changed = with_paragraphs(article, swapped)
        return Step(
            _replaced(articles, place.article, 1, (changed,)),
            label,
            replace(place, paragraph=target),
        )
    other = place.article + (1 if forward else -1)
    if not 0 <= other < len(articles):
        raise UserError(tr("It can't move any further"))
    taker = articles[other]
    rest = _spliced(article.paragraphs, place.paragraph, 1, ())
    taken = (paragraph, *taker.paragraphs) if forward else (*taker.paragraphs, paragraph)
    giver = (with_paragraphs(article, rest),) if rest else ()
    taking = (with_paragraphs(taker, taken),)
    both = (*giver, *taking) if forward else (*taking, *giver)
    number = min(place.article, other)
    return Step(
        _replaced(articles, number, 2, both),
        label,
        Place(
            number + (1 if forward and giver else 0), 0 if forward else len(taken) - 1, place.offset
        ),
    )


def _has_text(article: RepairArticle) -> bool:
    return len(article.paragraphs) > 1 or bool(article.paragraphs[0].text)


def _one_title(paragraphs: Sequence[RepairParagraph], number: int) -> tuple[RepairParagraph, ...]:
    first = last = number
    while first and paragraphs[first - 1].kind == "title":
        first -= 1
    while last + 1 < len(paragraphs) and paragraphs[last + 1].kind == "title":
        last += 1
    return tuple(
        replace(one, kind="heading") if one.kind == "title" and not first <= n <= last else one
        for n, one in enumerate(paragraphs)
    )


def _halves(
    paragraphs: tuple[RepairParagraph, ...], place: Place
) -> tuple[tuple[RepairParagraph, ...], tuple[RepairParagraph, ...]]:
    """What lies before `place`, and what behind."""
    before, after = paragraphs[: place.paragraph], paragraphs[place.paragraph + 1 :]
    here = paragraphs[place.paragraph]
    if place.offset <= 0:
        return before, (here, *after)
    if place.offset >= len(here.text):
        return (*before, here), after
    left, right = _without_glue(here, place.offset)
    return (*before, left), (right, *after)


def _without_glue(
    paragraph: RepairParagraph, offset: int
) -> tuple[RepairParagraph, RepairParagraph]:
    """The two parts of a paragraph; a blank that only joining put there goes again."""
    first = last = offset
    while first > 1 and _is_glue(paragraph, first - 1):
        first -= 1
    while last < len(paragraph.text) - 1 and _is_glue(paragraph, last):
        last += 1
    return _part(paragraph, 0, first), _part(paragraph, last, len(paragraph.text))


def _is_glue(paragraph: RepairParagraph, index: int) -> bool:
    return paragraph.text[index] == " " and not any(
        run.start <= index < run.end for run in paragraph.before
    )


def _part(paragraph: RepairParagraph, start: int, end: int) -> RepairParagraph:
    return RepairParagraph(
        paragraph.text[start:end],
        paragraph.kind,
        part(paragraph.origin, start, end),
        part(paragraph.before, start, end),
    )


def _joined(first: RepairParagraph, second: RepairParagraph) -> RepairParagraph:
    left = first.text + glue_between(first.text, second.text)
    return RepairParagraph(
        left + second.text,
        first.kind,
        joined(first.origin, second.origin, len(left)),
        joined(first.before, second.before, len(left)),
    )


def _spliced(
    paragraphs: tuple[RepairParagraph, ...],
    number: int,
    count: int,
    new: tuple[RepairParagraph, ...],
) -> tuple[RepairParagraph, ...]:
    return (*paragraphs[:number], *new, *paragraphs[number + count :])


def _replaced(
    articles: Articles, number: int, count: int, new: tuple[RepairArticle, ...]
) -> Articles:
    return (*articles[:number], *new, *articles[number + count :])
