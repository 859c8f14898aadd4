"""From files and folders to the library, file by file; a bad one never stops the rest."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.bulk import add_source
from db.drafts import Added, SourceDraft
from db.errors import not_writable
from db.store import Store
from formats import quandian
from formats.base import Read
from formats.registry import format_by_id
from formats.texts import WAYS, read_text
from formats.transfer.data_set import add_data_set
from formats.transfer.own_files import is_own
from formats.walk import Found, printable, unreadable, walk
from text.errors import Cancelled, UserError
from text.messages import tr

TEXT_EXTENSIONS: Final = (".txt", ".md")
DATA_EXTENSIONS: Final = (".jsonl",)
_FIRST_LINE: Final = 1 << 26  # bytes; a longer header tells nothing of a file


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`how` is "auto", "page", "article" or the id of a format; no `encoding` finds it."""

    how: str = "auto"
    encoding: str = ""
    duplicates: str = "skip"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in; `known` articles and spans were there already.

    `characters` of the text files are neither blank nor Markdown marks; `kept` of them stand in
    articles. `passed_over` files stood in folders and are of no kind to import.
    """

    sources: tuple[str, ...]
    article_ids: tuple[int, ...]
    known: int
    spans: int
    spans_known: int
    characters: int
    kept: int
    passed_over: int
    refused: tuple[UserError, ...]

    @property
    def added(self) -> int:
        """How many articles are new."""
        return len(self.article_ids)


def import_paths(
    store: Store,
    paths: Iterable[Path],
    options: ImportOptions | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Add the files at `paths` and in folders below; `progress` counts bytes.

    What is refused is in the report, each naming its file. Raises Cancelled where asked, with
    whole articles kept, and UserError where nothing can be imported at all.
    """
    options = options or ImportOptions()
    if store.read_only:
        raise not_writable(store.path)
    if options.how not in WAYS and format_by_id(options.how).read is None:
        raise UserError(tr("{name} can only be exported", name=format_by_id(options.how).name))
    tally = _Tally()
    found = walk(paths, tally.refused)
    total = sum(file.size for file in found)
    before = 0

    def step(done: int) -> None:
        progress(before + done, total)
        if cancelled():
            raise Cancelled

    for file in found:
        step(0)
        try:
            if _is_wanted(store, file, options.how):
                _import_file(store, file, options, tally, step)
                tally.sources.append(file.name)
            else:
                tally.counts["passed_over"] += 1
        except OSError as error:
            tally.refused.append(unreadable(file.path, error))
        except UserError as error:
            tally.refused.append(_naming(file, error))
        before += file.size
    progress(total, total)
    return tally.report()


@dataclass(slots=True)
class _Tally:
    """The report while it grows."""

    sources: list[str] = field(default_factory=list)
    article_ids: list[int] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    refused: list[UserError] = field(default_factory=list)

    def count(self, added: Added, characters: int = 0, kept: int = 0) -> None:
        self.article_ids += added.article_ids
        self.counts.update(
            known=added.skipped,
            spans=added.spans,
            spans_known=added.spans_skipped,
            characters=characters,
            kept=kept,
        )

    def report(self) -> ImportReport:
        return ImportReport(
            sources=tuple(self.sources),
            article_ids=tuple(self.article_ids),
            known=self.counts["known"],
            spans=self.counts["spans"],
            spans_known=self.counts["spans_known"],
            characters=self.counts["characters"],
            kept=self.counts["kept"],
            passed_over=self.counts["passed_over"],
            refused=tuple(self.refused),
        )


def _is_wanted(store: Store, file: Found, how: str) -> bool:
    """False for what nobody named and is of no known kind. Raises UserError for the library."""
    if is_own(store.path, file.path):
        if file.in_folder:
            return False
        raise UserError(tr("It belongs to the library that is open"))
    if not file.in_folder or how not in WAYS:
        return True
    known = file.path.suffix.lower() in TEXT_EXTENSIONS + DATA_EXTENSIONS
    return known or (how == "auto" and _is_marked(file.path))


def _import_file(
    store: Store,
    file: Found,
    options: ImportOptions,
    tally: _Tally,
    step: Callable[[int], None],
) -> None:
    if not file.size:
        raise UserError(tr("It is empty"))
    read = _reader(file, options.how)
    if read is not None:
        tally.count(add_data_set(store, file, read, options.duplicates, step))
        return
    text = read_text(file, options.how, options.encoding)
    media_type = "text/markdown" if file.path.suffix.lower() == ".md" else "text/plain"
    source = SourceDraft(file.name, text.raw, media_type, text.encoding, text.sha256)
    added = add_source(store, source, text.drafts, options.duplicates, lambda done: step(0))
    tally.count(added, text.characters, text.kept)


def _reader(file: Found, how: str) -> Read | None:
    """What reads the file as a data set; None for a text. Raises UserError for neither."""
    if how not in WAYS:
        return format_by_id(how).read
    extension = file.path.suffix.lower()
    if how == "auto" and _is_marked(file.path):
        return quandian.read
    if extension in TEXT_EXTENSIONS:
        return None
    if extension not in DATA_EXTENSIONS:
        raise UserError(
            tr("Quandian does not know this kind of file"),
            hint=tr("Known are: {names}.", names=", ".join(TEXT_EXTENSIONS + DATA_EXTENSIONS)),
        )
    if how != "auto":
        raise UserError(tr("It is a data set, not a text"))
    raise UserError(
        tr("It is no data set that Quandian knows"),
        hint=tr("The first line must hold “format”: “quandian”."),
    )


def _is_marked(path: Path) -> bool:
    with path.open("rb") as stream:
        return b"{" in stream.peek(4)[:4] and quandian.is_marked(stream.readline(_FIRST_LINE))


def _naming(file: Found, error: UserError) -> UserError:
    """`error` under a title that names the file, as readers of data sets give it themselves."""
    title = tr("{name} was not imported", name=printable(file.path))
    if error.title == title:
        return error
    detail = ": ".join(part for part in (error.title, error.detail) if part)
    return UserError(title, detail, error.hint)
