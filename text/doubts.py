"""Why the cut of an article may be wrong: short names that a library keeps, sentences to show."""

from enum import StrEnum

from text.messages import tr


class Doubt(StrEnum):
    """What `ArticleDraft.uncertain` may be."""

    NO_TITLE = "no_title"
    UNSIGNED = "unsigned"
    HEADING = "heading"
    UNFINISHED = "unfinished"


def why(doubt: str) -> str:
    """What `doubt` means, for who looks at the cut; '' where there is none."""
    match doubt:
        case Doubt.NO_TITLE:
            return tr("No title was found")
        case Doubt.UNSIGNED:
            return tr("No name stands under the title: it may be a heading")
        case Doubt.HEADING:
            return tr("A heading in it may begin another article")
        case Doubt.UNFINISHED:
            return tr("The last paragraph stops within a sentence")
        case _:
            return doubt
