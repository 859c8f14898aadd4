"""The formats that Quandian knows, and what each can and cannot carry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from formats import conll, doccano, quandian
from formats.base import Read, Write
from formats.report import Loss
from text.errors import UserError
from text.messages import tr


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `unit` is what its offsets count, `options` the fields of ExportOptions that change how it is
    written, `loses` what it never carries or carries only in part.
    """

    id: str
    name: str
    extension: str
    unit: str
    describe: Callable[[], str]
    loses: tuple[Loss, ...] = ()
    options: tuple[str, ...] = ()
    write: Write | None = None
    read: Read | None = None

    @property
    def directions(self) -> tuple[str, ...]:
        """`export`, `import` or both."""
        pairs = (("export", self.write), ("import", self.read))
        return tuple(name for name, able in pairs if able is not None)

    @property
    def description(self) -> str:
        """What it is good for, in the user's language."""
        return self.describe()

    @property
    def is_lossless(self) -> bool:
        return not self.loses


FORMATS: Final = (
    Format(
        id="quandian",
        name="Quandian JSON Lines",
        extension=".jsonl",
        unit="code point",
        describe=quandian.describe,
        write=quandian.write,
        read=quandian.read,
    ),
    Format(
        id="doccano",
        name="doccano JSON Lines",
        extension=".jsonl",
        unit="code point, UTF-16",
        loses=(
            Loss.SCHEME,
            Loss.STRUCTURE,
            Loss.EMPTY_ARTICLES,
            Loss.NOTES,
            Loss.ATTRIBUTES,
            Loss.ENTITIES,
            Loss.PROVENANCE,
        ),
        options=("offsets", "form"),
        describe=doccano.describe,
        write=doccano.write,
    ),
    Format(
        id="conll",
        name="CoNLL BIO",
        extension=".conll",
        unit="token",
        loses=(
            Loss.SCHEME,
            Loss.METADATA,
            Loss.STRUCTURE,
            Loss.EMPTY_ARTICLES,
            Loss.BLANKS,
            Loss.NESTED,
            Loss.LINE_BREAK,
            Loss.BLANK_SPANS,
            Loss.LABELS,
            Loss.RELATIONS,
            Loss.NOTES,
            Loss.ATTRIBUTES,
            Loss.ENTITIES,
            Loss.PROVENANCE,
        ),
        options=("cut",),
        describe=conll.describe,
        write=conll.write,
    ),
)


def format_by_id(format_id: str) -> Format:
    """Raises UserError that names the formats there are."""
    for known in FORMATS:
        if known.id == format_id:
            return known
    raise UserError(
        tr("There is no format “{name}”", name=format_id),
        hint=tr("Known are: {names}.", names=", ".join(known.id for known in FORMATS)),
    )
