"""Near duplicates: articles whose words are almost those of another.

Which share of their words two articles have in common is looked at exactly; a sketch of each
article, kept in the library, says which few are worth the look.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A new article and an earlier one like it; `similarity` is 0 to 1."""

    id: int
    uid: str
    title: str
    earlier_id: int
    earlier_uid: str
    earlier_title: str
    similarity: float
