"""How well the splitter cuts the invented pages of `tests/text/pages_data`, and what it misses.

`python -m tests.text.pages_score [SET|PAGE…] [--show]`. Blanks and Markdown marks are in no
comparison. Nothing here says how good is good enough.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from tests.text.pages_data.source import SETS, Article, Page, bare, pages
from text.article import ArticleDraft
from text.split import split_page

MEASURES = ("articles", "titles", "authors", "paragraphs", "joins", "kept")
WRONG_JOINS = "wrong joins"
# Two bodies are one article's when they share half of their stretches of so many characters; so
# many on both sides of a break tell whether it was joined.
STRETCH = 8
LEAST_SHARED = 0.5
SHOWN = 24


@dataclass(frozen=True, slots=True)
class Found:
    """An article as the splitter cut it, its texts `bare`."""

    title: str
    authors: frozenset[str]
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]

    @property
    def body(self) -> str:
        return "".join(self.paragraphs) or "".join(self.captions)


@dataclass(slots=True)
class Count:
    """How many are `right` of those `given`, and of those `wanted`."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        both = self.given + self.wanted
        return 2 * self.right / both if both else 1.0

    def add(self, right: int, given: int, wanted: int) -> None:
        self.right += right
        self.given += given
        self.wanted += wanted


@dataclass(slots=True)
class Score:
    """A count for each of MEASURES, and what was missed in each: where, and in words."""

    counts: dict[str, Count] = field(default_factory=lambda: {key: Count() for key in MEASURES})
    misses: dict[str, list[str]] = field(
        default_factory=lambda: {key: [] for key in (*MEASURES, WRONG_JOINS)}
    )

    @property
    def wrong_joins(self) -> int:
        return len(self.misses[WRONG_JOINS])

    def figure(self, measure: str) -> float:
        return self.counts[measure].f1

    def row(self, name: str) -> str:
        figures = "  ".join(f"{key} {self.figure(key):.3f}" for key in MEASURES)
        return f"{name:8}{figures}  {WRONG_JOINS} {self.wrong_joins}"


def total(scores: Sequence[Score]) -> Score:
    result = Score()
    for score in scores:
        for key, count in score.counts.items():
            result.counts[key].add(count.right, count.given, count.wanted)
        for key, lines in score.misses.items():
            result.misses[key] += lines
    return result


def score_page(page: Page, drafts: Sequence[ArticleDraft]) -> Score:
    """What `drafts`, cut from `page`, are worth."""
    found = tuple(_found(draft) for draft in drafts if draft.kind != "other")
    pairs = _pairs(page.articles, found)
    score = Score()
    _articles(score, page, found, pairs)
    _titles(score, page, pairs)
    _authors(score, page, found, pairs)
    _paragraphs(score, page, found)
    _joins(score, page, found)
    _kept(score, page, drafts)
    return score


def _found(draft: ArticleDraft) -> Found:
    def of_kind(kind: str) -> tuple[str, ...]:
        parts = (part for part in draft.paragraphs if part.kind == kind)
        texts = (bare(draft.text[part.start : part.end]) for part in parts)
        return tuple(text for text in texts if text)

    return Found(bare(draft.title), frozenset(draft.authors), of_kind("body"), of_kind("caption"))


def _pairs(articles: Sequence[Article], found: Sequence[Found]) -> dict[int, Found]:
    """Place in `articles` → the one of `found` that it became, the closest first."""
    left = [_stretches(article.body) for article in articles]
    right = [_stretches(each.body) for each in found]
    likeness = sorted(
        (
            (len(one & other) / len(one | other), i, j)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
            if one & other
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for share, i, j in likeness:
        if share >= LEAST_SHARED and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return {i: found[j] for i, j in pairs.items()}


def _stretches(body: str) -> set[str]:
    return {body[at : at + STRETCH] for at in range(max(len(body) - STRETCH + 1, bool(body)))}


def _articles(score: Score, page: Page, found: Sequence[Found], pairs: dict[int, Found]) -> None:
    score.counts["articles"].add(len(pairs), len(found), len(page.articles))
    for i, article in enumerate(page.articles):
        if i not in pairs:
            score.misses["articles"].append(f"{_place(page, article)}: not found")
    for each in found:
        if not any(each is other for other in pairs.values()):
            name = each.title or each.body
            score.misses["articles"].append(f"{page.name}: taken for an article: {_short(name)}")


def _titles(score: Score, page: Page, pairs: dict[int, Found]) -> None:
    for i, article in enumerate(page.articles):
        title = pairs[i].title if i in pairs else None
        score.counts["titles"].add(title == article.title, 1, 1)
        if title != article.title:
            said = "article not found" if title is None else f"title is {title or 'empty'}"
            score.misses["titles"].append(f"{_place(page, article)}: {said}")


def _authors(score: Score, page: Page, found: Sequence[Found], pairs: dict[int, Found]) -> None:
    given = sum(len(each.authors) for each in found)
    score.counts["authors"].add(0, given, 0)
    for i, article in enumerate(page.articles):
        names = pairs[i].authors if i in pairs else frozenset()
        score.counts["authors"].add(len(names & article.authors), 0, len(article.authors))
        for said, wrong in (
            ("author missed", article.authors - names),
            ("no author", names - article.authors),
        ):
            if wrong:
                line = f"{_place(page, article)}: {said}: {' '.join(sorted(wrong))}"
                score.misses["authors"].append(line)


def _paragraphs(score: Score, page: Page, found: Sequence[Found]) -> None:
    """A lead (dateline and byline) may stand before the first paragraph or be taken off; a join
    that is unsure may be made or left; what stands beside the text isn't counted.
    """
    left = Counter(text for each in found for text in each.paragraphs)
    asides = {text for article in page.articles for text in article.asides}
    count, misses = score.counts["paragraphs"], score.misses["paragraphs"]
    count.add(0, sum(number for text, number in left.items() if text not in asides), 0)
    for article in page.articles:
        for at, paragraph in enumerate(article.paragraphs):
            forms = {paragraph.text, article.lead + paragraph.text if at == 0 else paragraph.text}
            wanted = [next((form for form in sorted(forms) if left[form]), paragraph.text)]
            if paragraph.is_unsure and not left[wanted[0]] and all(map(left.get, paragraph.pieces)):
                wanted = paragraph.pieces
            for text in wanted:
                count.add(left[text] > 0, 0, 1)
                if left[text]:
                    left[text] -= 1
                else:
                    misses.append(f"{_place(page, article)}: no paragraph: {_short(text)}")
    for text in left.elements():
        if text not in asides:
            misses.append(f"{page.name}: taken for a paragraph: {_short(text)}")


def _joins(score: Score, page: Page, found: Sequence[Found]) -> None:
    """Pieces of a paragraph that are to be joined, and neighbours that are not."""
    texts = "\n".join(text for each in found for text in each.paragraphs)
    for article in page.articles:
        for paragraph in article.paragraphs:
            if paragraph.is_unsure:
                continue
            for before, after in pairwise(paragraph.pieces):
                seam = before[-STRETCH:] + after[:STRETCH]
                score.counts["joins"].add(seam in texts, 1, 1)
                if seam not in texts:
                    line = f"{_place(page, article)}: not joined: {_seam(before, after)}"
                    score.misses["joins"].append(line)
        for one, other in pairwise(article.paragraphs):
            before, after = one.pieces[-1], other.pieces[0]
            if before[-STRETCH:] + after[:STRETCH] in texts:
                line = f"{_place(page, article)}: wrongly joined: {_seam(before, after)}"
                score.misses[WRONG_JOINS].append(line)


def _kept(score: Score, page: Page, drafts: Sequence[ArticleDraft]) -> None:
    """Each character has to lie in one draft."""
    taken = Counter(
        at
        for draft in drafts
        for run in draft.origin
        for at in range(run.source_start, run.source_start + run.end - run.start)
    )
    wanted = [at for at, character in enumerate(page.text) if bare(character)]
    wrong = [at for at in wanted if taken[at] != 1]
    score.counts["kept"].add(len(wanted) - len(wrong), len(wanted), len(wanted))
    if wrong:
        near = page.text[wrong[0] : wrong[0] + SHOWN]
        line = f"{page.name}: {len(wrong)} characters lost or twice, first at {_short(bare(near))}"
        score.misses["kept"].append(line)


def _place(page: Page, article: Article) -> str:
    return f"{page.name} @{article.number} {_short(article.title or article.body)}"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _seam(before: str, after: str) -> str:
    return f"{before[-STRETCH:]} | {after[:STRETCH]}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.text.pages_score")
    parser.add_argument("names", nargs="*", metavar="SET|PAGE", help=f"of {', '.join(SETS)}")
    parser.add_argument("--show", action="store_true", help="what was missed, too")
    options = parser.parse_args(arguments)
    groups = {group: pages(group) for group in SETS}
    known = {*SETS, *(page.name for of_group in groups.values() for page in of_group)}
    if unknown := set(options.names) - known:
        parser.error(f"no such set or page: {', '.join(sorted(unknown))}")
    names = set(options.names) or known
    for group, of_group in groups.items():
        chosen = [page for page in of_group if {group, page.name} & names]
        scores = [score_page(page, split_page(page.text)) for page in chosen]
        for page, score in zip(chosen, scores, strict=True):
            print(score.row(page.name))
            if options.show:
                for line in chain.from_iterable(score.misses.values()):
                    print(f"  {line}")
        if len(chosen) == len(of_group):
            print(total(scores).row(group), end="\n\n")


if __name__ == "__main__":
    main()
