"""What an export wrote, and what its format could not carry, counted by reason."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from text.messages import tr


class Loss(StrEnum):
    """A reason why something of the library is not in the file."""

    OTHER_ARTICLES = "other_articles"
    EMPTY_ARTICLES = "empty_articles"
    SCHEME = "scheme"
    METADATA = "metadata"
    STRUCTURE = "structure"
    BLANKS = "blanks"
    NESTED = "nested"
    LINE_BREAK = "line_break"
    BLANK_SPANS = "blank_spans"
    LABELS = "labels"
    RELATIONS = "relations"
    NOTES = "notes"
    ATTRIBUTES = "attributes"
    ENTITIES = "entities"
    PROVENANCE = "provenance"


def sentence(loss: Loss) -> str:
    """What `loss` means, for a reader of a report."""
    match loss:
        case Loss.OTHER_ARTICLES:
            return tr("notices, mastheads and other pieces that are no articles")
        case Loss.EMPTY_ARTICLES:
            return tr("articles without text")
        case Loss.SCHEME:
            return tr("the tag set: labels, colours, keys and descriptions")
        case Loss.METADATA:
            return tr("title, byline, date, source and status of articles")
        case Loss.STRUCTURE:
            return tr("kinds of paragraphs and positions in the source")
        case Loss.BLANKS:
            return tr("blanks and line breaks, which are no tokens")
        case Loss.NESTED:
            return tr("spans inside or across a longer span, which was kept")
        case Loss.LINE_BREAK:
            return tr("spans that run over a line break")
        case Loss.BLANK_SPANS:
            return tr("spans that hold blanks only")
        case Loss.LABELS:
            return tr("tag names written differently, as this format needs it")
        case Loss.RELATIONS:
            return tr("relations between spans")
        case Loss.NOTES:
            return tr("notes on spans")
        case Loss.ATTRIBUTES:
            return tr("attributes of spans")
        case Loss.ENTITIES:
            return tr("links from spans to entities")
        case Loss.PROVENANCE:
            return tr("who tagged each span, and when")


@dataclass(slots=True)
class Report:
    """Articles and spans written, what was left out by reason, and remarks for the user.

    Only what can be counted is in `left_out`; what a format never carries is told by
    `Format.loses`.
    """

    articles: int = 0
    spans: int = 0
    relations: int = 0
    left_out: Counter[Loss] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def leave_out(self, loss: Loss, count: int = 1) -> None:
        """Count what is not in the file."""
        if count:
            self.left_out[loss] += count
