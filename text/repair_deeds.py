"""What a reader did to the cut, so that it can be written down and done again."""

from dataclasses import dataclass
from typing import Literal

from text.repair import Articles, Place
from text.repair_steps import (
    Step,
    cut,
    glue,
    join,
    move,
    retitle,
    set_article_kind,
    set_kind,
    settle,
    split,
)

Verb = Literal[
    "cut", "glue", "split", "join", "kind", "article_kind", "retitle", "settle", "up", "down"
]


@dataclass(frozen=True, slots=True)
class Deed:
    """`argument` is a kind or a title, for the verbs that need one."""

    verb: Verb
    place: Place
    argument: str = ""


def step_of(articles: Articles, deed: Deed) -> Step:
    """What `deed` makes of `articles`. Raises UserError where it can't be done there."""
    place = deed.place
    match deed.verb:
        case "cut":
            return cut(articles, place)
        case "glue":
            return glue(articles, place.article)
        case "split":
            return split(articles, place)
        case "join":
            return join(articles, place)
        case "kind":
            return set_kind(articles, place, deed.argument)
        case "article_kind":
            return set_article_kind(articles, place.article, deed.argument)
        case "retitle":
            return retitle(articles, place.article, deed.argument)
        case "settle":
            return settle(articles, place.article)
        case "up" | "down":
            return move(articles, place, forward=deed.verb == "down")
