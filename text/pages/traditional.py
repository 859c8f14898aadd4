"""Pages in traditional characters, which the rules read in simplified ones."""

import re
from dataclasses import replace

from text.article import UNFIT, ArticleDraft
from text.variants import Variant, in_variant

# Frequent characters that a simplified text doesn't have.
TRADITIONAL = re.compile(
    "[們這個來說國會時為與對發學經過還開關長報訊記員電東車門問間見現實業產書種點萬億將從應後當無數"
    "據縣鎮區認議設計論讓選務動進運連達遠邊體漢處場項歲頭]"
)
# So many in a hundred characters make a text traditional, not a quotation in it.
LEAST_SHARE = 1


def simplified(source: str) -> str:
    """`source` as the rules can read it, each character where it stood; itself where nothing is to
    be changed."""
    if 100 * len(TRADITIONAL.findall(source)) < LEAST_SHARE * len(source) or UNFIT.search(source):
        return source
    return in_variant(source, Variant.SIMPLIFIED)


def as_written(draft: ArticleDraft, source: str) -> ArticleDraft:
    """`draft`, cut from `simplified(source)`, in the characters of `source`."""
    parts: list[str] = []
    end = 0
    for run in draft.origin:
        parts.append(draft.text[end : run.start])
        parts.append(source[run.source_start : run.source_start + run.end - run.start])
        end = run.end
    text = "".join((*parts, draft.text[end:]))
    singly = dict(zip(reversed(draft.text), reversed(text), strict=True))

    def written(words: str) -> str:
        at = draft.text.find(words)
        # A name printed wide stands nowhere as it is called.
        return text[at : at + len(words)] if at >= 0 else "".join(map(singly.get, words, words))

    return replace(
        draft,
        text=text,
        title=" ".join(map(written, draft.title.split(" "))),
        byline=" ".join(map(written, draft.byline.split(" "))),
        section=written(draft.section),
        authors=tuple(map(written, draft.authors)),
    )
