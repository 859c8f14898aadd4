"""One file as the articles that it seems to hold, before anything of it is stored."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from db.bulk import Addition
from db.drafts import ArticleEntry, SourceDraft
from db.sources import OtherReading
from db.store import Store
from formats.readers import LIMIT, Reading, drafts, read_file
from formats.transfer.intake import is_archive, item_of, reader_of
from formats.transfer.naming import naming
from formats.transfer.options import WAYS, ImportOptions
from formats.transfer.report import ImportedFile, ImportReport
from formats.walk import Found, open_file, printable, unreadable
from text.article import ArticleDraft
from text.errors import UserError
from text.losses import coverage
from text.messages import short, tr
from text.split import How

_HALVES: Final = dict.fromkeys(range(55296, 57344), "�")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `add_proposal` would store; a user's repair replaces `drafts`, their origins counting
    in `reading.text`.

    `raw` is None where the bytes (`size` of them, of that `sha256`) are those of the file `path`.
    """

    name: str
    sha256: str
    size: int
    reading: Reading
    drafts: tuple[ArticleDraft, ...]
    path: Path | None = None
    raw: bytes | None = None


def propose(path: Path, options: ImportOptions | None = None) -> Proposal:
    """Read and cut the file at `path`. Raises UserError that names it."""
    options = options or ImportOptions()
    try:
        found = Found(path, path.stat().st_size)
        if is_archive(found, options.how):
            raise UserError(
                tr("It is an archive"), hint=tr("Import it without looking at it first.")
            )
        if not found.size:
            raise UserError(tr("It is empty"))
        item = item_of(found)
        if reader_of(item, options.how) is not None:
            raise _data_set()
        raw = item.read()
        proposal = proposed(item.name, raw, options)
    except OSError as error:
        raise unreadable(path, error) from error
    except UserError as error:
        raise naming(printable(path), error) from error
    return Proposal(
        proposal.name, proposal.sha256, len(raw), proposal.reading, proposal.drafts, path
    )


def propose_text(name: str, text: str, options: ImportOptions | None = None) -> Proposal:
    """Cut `text`, which came without a file, as a source called `name`. Raises UserError."""
    raw = text.translate(_HALVES).encode()
    try:
        return proposed(name, raw, options or ImportOptions(encoding="utf-8"))
    except UserError as error:
        raise naming(name, error) from error


def proposed(name: str, raw: bytes, options: ImportOptions) -> Proposal:
    """What the bytes `raw` of a file `name` hold. Raises UserError that names no file."""
    if options.how not in WAYS:
        raise _data_set()
    reading = read_file(name, raw, options.encoding, replace=options.replace)
    digest = hashlib.sha256(raw).hexdigest()
    cut = drafts(reading, cast(How, options.how), name)
    return Proposal(name, digest, len(raw), reading, cut, raw=raw)


def add_proposal(store: Store, proposal: Proposal, duplicates: str = "skip") -> ImportReport:
    """Store the articles of `proposal`, whole: as an import of the file would.

    Raises UserError where the file is gone or is another one by now, or the library can't be
    written.
    """
    raw = proposal.raw
    if raw is None:
        assert proposal.path is not None, "a proposal has bytes or a file"
        raw = _same_bytes(proposal, proposal.path)
    shown = printable(proposal.path) if proposal.path else proposal.name
    addition = Addition(store, duplicates)
    return ImportReport((store_proposal(addition, proposal, raw, shown),), 0, ())


def store_proposal(
    addition: Addition,
    proposal: Proposal,
    raw: bytes,
    shown: str,
    step: Callable[[int], None] | None = None,
) -> ImportedFile:
    """Store the articles of `proposal`, whose file has the bytes `raw` and lay at `shown`.

    `step` is as for `Addition.add`.
    """
    reading, source = proposal.reading, source_of(proposal, raw)
    added = addition.add((ArticleEntry(source, draft) for draft in proposal.drafts), step)
    kept, characters = coverage(reading.text, proposal.drafts)
    remarks = (
        [_also_read(other) for other in addition.read_otherwise(source)] if added.articles else []
    )
    return ImportedFile(
        name=proposal.name,
        path=shown,
        articles=added.articles,
        known=added.known,
        near=added.near,
        characters=characters,
        kept=kept,
        remarks=(*reading.remarks, *remarks),
    )


def source_of(proposal: Proposal, raw: bytes) -> SourceDraft:
    """The file of `proposal`, which has the bytes `raw`, as the library keeps it."""
    reading = proposal.reading
    text = None if reading.encoding else reading.text.translate(_HALVES)
    return SourceDraft(
        proposal.name, raw, reading.media_type, reading.encoding, proposal.sha256, text
    )


def _also_read(other: OtherReading) -> str:
    return tr(
        "The library holds this file as it was read before, too ({read_as}; articles: {count},"
        " one is “{title}”). If that reading is wrong, remove them.",
        read_as=other.read_as,
        count=other.articles,
        title=short(other.title),
    )


def _data_set() -> UserError:
    return UserError(tr("It is to be read as a data set, not as a text"))


def _same_bytes(proposal: Proposal, path: Path) -> bytes:
    try:
        with open_file(path) as stream:
            raw = stream.read(LIMIT + 1)  # a longer one was never proposed
    except OSError as error:
        raise unreadable(path, error) from error
    if hashlib.sha256(raw).hexdigest() != proposal.sha256:
        raise UserError(
            tr("{name} was not imported", name=printable(path)),
            tr("It was changed after it was read."),
            tr("Import it once more."),
        )
    return raw
