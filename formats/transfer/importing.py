"""From files and folders to the library, file by file; a bad one never stops the rest."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from db.bulk import Addition, Brought, many_imports
from db.errors import OutOfReach, not_writable
from db.known import KnownSource
from db.store import Store
from formats.transfer.data_set import add_data_set
from formats.transfer.intake import (
    Item,
    check_own,
    is_archive,
    is_wanted,
    item_of,
    items_in,
    path_of,
    reader_of,
)
from formats.transfer.naming import naming
from formats.transfer.options import ImportOptions
from formats.transfer.proposals import proposed, source_of, store_proposal
from formats.transfer.report import ImportedFile, ImportReport, Listener, Tally
from formats.walk import Found, unreadable, walk
from text.errors import Cancelled, UserError
from text.messages import tr


def import_paths(
    store: Store,
    paths: Iterable[Path],
    options: ImportOptions | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Add the files at `paths`, in folders below and in archives; `progress` counts bytes.

    What is refused is in the report, each naming its file. Raises Cancelled where asked, with
    whole articles kept, and UserError where nothing can be imported at all.
    """
    tally = Tally()
    import_files(store, paths, options or ImportOptions(), tally, progress, cancelled)
    return tally.report()


def import_files(
    store: Store,
    paths: Iterable[Path],
    options: ImportOptions,
    listener: Listener,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    after: bytes = b"",
    *,
    again: bool = False,
    last: int = 0,
) -> None:
    """As `import_paths`, telling `listener` of each file; those up to the place `after` are
    taken for dealt with, but the one at `after` itself if it is to be taken `again`: what came
    from it behind the article `last` is there already.
    """
    if store.read_only:
        raise not_writable(store.path)
    options.check()
    refused: list[UserError] = []
    found = walk(paths, refused)
    if not after:
        listener.refused(refused)
    total = sum(file.size for file in found)
    first, within = _first_behind(found, after, again=again)
    before = sum(file.size for file in found[:first])
    left, is_through = len(found) - first, False
    try:
        with many_imports(store, options.duplicates) as addition:
            for file in found[first:]:

                def step(share: float, base: int = before, size: int = file.size) -> None:
                    progress(base + int(share * size), total)
                    if cancelled():
                        raise Cancelled

                left -= 1
                resumed = _Resumed(after, last) if again else None
                files = _Files(store, options, listener, addition, step, resumed)
                files.take(file, within, again=again)
                before, within = before + file.size, b""
            is_through = True
    except OutOfReach as error:
        if is_through:  # no file's refusal tells it
            raise
        if left:
            listener.not_tried(left, _not_tried(left, error))
    else:
        progress(total, total)


def _first_behind(found: tuple[Found, ...], after: bytes, *, again: bool) -> tuple[int, bytes]:
    """The file to go on with behind the place `after`, and the place in it if it is an archive."""
    paths = [os.fsencode(file.path) for file in found] if after else []
    path = path_of(after)
    if path not in paths:
        return 0, b""
    if path == after:
        return paths.index(path) + (not again), b""
    return paths.index(path), after


@dataclass(frozen=True, slots=True)
class _Resumed:
    """The file whose articles behind the one with the id `last` an earlier process brought."""

    place: bytes
    last: int


@dataclass(frozen=True, slots=True)
class _Files:
    """One file of the walk, and, in an archive, those inside it."""

    store: Store
    options: ImportOptions
    listener: Listener
    addition: Callable[[int | None, Brought | None], Addition]
    step: Callable[[float], None]
    resumed: _Resumed | None

    def take(self, file: Found, after: bytes, *, again: bool) -> None:
        self.step(0)
        item = item_of(file)
        if not is_archive(file, self.options.how):
            self._take(item, self.step, lambda: check_own(self.store, file))
            return
        self.listener.begins(item.place, item.size)
        with self._refusing(item.shown):
            if check_own(self.store, file):
                self.listener.passed_over()
                return
            for inner, share in items_in(file, self.listener.refused, after, again=again):
                self.step(share)
                self._take(inner, lambda _: self.step(share), lambda: False)  # noqa: B023

    def _take(self, item: Item, step: Callable[[float], None], is_own: Callable[[], bool]) -> None:
        self.listener.begins(item.place, item.size)
        with self._refusing(item.shown):
            if is_own() or not is_wanted(item, self.options.how):
                self.listener.passed_over()
            else:
                self.listener.came(self._import(item, step))

    @contextmanager
    def _refusing(self, shown: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.listener.refused([unreadable(shown, error)])
        except UserError as error:
            self.listener.refused([naming(shown, error)])
            if isinstance(error, OutOfReach):
                raise
        except MemoryError:
            self.listener.refused([naming(shown, _too_big())])

    def _import(self, item: Item, step: Callable[[float], None]) -> ImportedFile:
        if not item.size:
            raise UserError(tr("It is empty"))
        read = reader_of(item, self.options.how)
        if read is not None:
            added = add_data_set(self.store, item, read, lambda: self._addition(item), step)
            return ImportedFile(
                name=item.name,
                path=item.shown,
                articles=added.articles,
                known=added.known,
                near=added.near,
                spans=added.spans,
                spans_known=added.spans_skipped,
            )
        raw = item.read()
        known = None if self.options.encoding else self._known(hashlib.sha256(raw).hexdigest())
        if known is None:
            proposal = proposed(item.name, raw, self.options)
            if self.options.encoding:
                known = self._known(proposal.sha256, source_of(proposal, raw).reading)
        if known is not None:
            return ImportedFile(
                name=item.name,
                path=item.shown,
                known=known.articles,
                characters=known.characters,
                kept=known.characters,
            )
        count = len(proposal.drafts)
        return store_proposal(
            self._addition(item), proposal, raw, item.shown, lambda done: step(done / count)
        )

    def _known(self, sha256: str, reading: str = "") -> KnownSource | None:
        """A file that came in before, also where it would be cut otherwise now or could only be
        read with bytes replaced; none where somebody says how it is to be cut.
        """
        if (self.options.how, self.options.duplicates) != ("auto", "skip"):
            return None
        return self.store.known_source(sha256, reading)

    def _addition(self, item: Item) -> Addition:
        brought = partial(self.listener.brought, item.name, item.shown)
        if self.resumed is not None and self.resumed.place == item.place:
            self.listener.stores(self.resumed.last)
            return self.addition(self.resumed.last, brought)
        self.listener.stores(self.store.last_article_id())
        return self.addition(None, brought)


def _not_tried(count: int, error: OutOfReach) -> UserError:
    return UserError(tr("{count} more files were not tried", count=count), error.title, error.hint)


def _too_big() -> UserError:
    return UserError(
        tr("It needs more memory than an import may take"),
        hint=tr("Cut it into several files."),
    )
