"""What came of an import, file by file; it holds no text of an article."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Protocol

from db.drafts import AddedArticle, KnownArticle
from db.near import NearDuplicate
from text.errors import UserError
from text.messages import tr


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file that came in.

    `path` is where it lay, with the place inside an archive; `name` is what the source is called.
    `characters` of a text file are neither blank nor Markdown marks; `kept` of them stand in
    articles. `remarks` are its reader's sentences for the user.
    """

    name: str
    path: str
    articles: tuple[AddedArticle, ...] = ()
    known: tuple[KnownArticle, ...] = ()
    near: tuple[NearDuplicate, ...] = ()
    spans: int = 0
    spans_known: int = 0
    characters: int = 0
    kept: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came in and what did not.

    `passed_over` files stood in folders and are of no kind to import; each refusal names its
    file, the reason and the cure, but for one that stands for all those that were `untried`.
    `known` articles and spans were there already.
    """

    files: tuple[ImportedFile, ...]
    passed_over: int
    refused: tuple[UserError, ...]
    untried: int = 0

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the files that came in."""
        return tuple(file.name for file in self.files)

    @property
    def articles(self) -> tuple[AddedArticle, ...]:
        """The new articles, in the order they came in."""
        return tuple(chain.from_iterable(file.articles for file in self.files))

    @property
    def article_ids(self) -> tuple[int, ...]:
        return tuple(article.id for article in self.articles)

    @property
    def added(self) -> int:
        """How many articles are new."""
        return sum(len(file.articles) for file in self.files)

    @property
    def known_articles(self) -> tuple[KnownArticle, ...]:
        """The articles that files brought once more; one stands here as often as it came."""
        return tuple(chain.from_iterable(file.known for file in self.files))

    @property
    def known(self) -> int:
        return sum(len(file.known) for file in self.files)

    @property
    def not_imported(self) -> int:
        """How many files are not in the library, or not all of them."""
        return len(self.refused) + max(self.untried - 1, 0)

    @property
    def near(self) -> tuple[NearDuplicate, ...]:
        """New articles that are almost another one, the most alike first."""
        found = chain.from_iterable(file.near for file in self.files)
        return tuple(sorted(found, key=lambda pair: (-pair.similarity, pair.id, pair.earlier_id)))

    @property
    def uncertain(self) -> tuple[AddedArticle, ...]:
        """New articles whose cut a reader should look at."""
        return tuple(article for article in self.articles if article.uncertain)

    @property
    def spans(self) -> int:
        return sum(file.spans for file in self.files)

    @property
    def spans_known(self) -> int:
        return sum(file.spans_known for file in self.files)

    @property
    def characters(self) -> int:
        return sum(file.characters for file in self.files)

    @property
    def kept(self) -> int:
        return sum(file.kept for file in self.files)


def in_words(report: ImportReport, *, stopped: bool = False) -> str:
    """What came in, in a line; where the import was `stopped`, only what came before."""
    others = sum(article.kind == "other" for article in report.articles)
    articles = f"{report.added - others:,}"
    if stopped:
        said = tr("Stopped; articles imported before: {added}", added=articles)
    else:
        said = tr("Articles imported: {added}", added=articles)
    if others:
        said += tr("; notices, mastheads and other pieces: {count}", count=f"{others:,}")
    if stopped:
        return said
    near = len({pair.id for pair in report.near})
    if near:
        said += tr("; near duplicates among them: {count}", count=f"{near:,}")
    if report.known:
        said += tr("; already there: {known}", known=f"{report.known:,}")
    if report.spans:
        said += tr("; spans: {count}", count=f"{report.spans:,}")
    if report.spans_known:
        said += tr("; spans already there: {count}", count=f"{report.spans_known:,}")
    if report.passed_over:
        said += tr("; files of other kinds, passed over: {count}", count=f"{report.passed_over:,}")
    if report.refused:
        said += tr("; files not imported: {count}", count=f"{report.not_imported:,}")
    return said


def percent(similarity: float) -> str:
    """A share as a number of percent; 100 only where it is all."""
    return "100" if similarity >= 1 else f"{min(similarity * 100, 99.9):.3g}"


class Listener(Protocol):
    """Is told of each file as soon as something came of it."""

    def begins(self, place: bytes, size: int) -> None:
        """A file of `size` bytes is taken in hand; `place` tells it from all others here."""

    def stores(self, last: int) -> None:
        """The file in hand is read, and its articles begin to come into the library, behind the
        one with the id `last`.
        """

    def brought(self, name: str, path: str, articles: tuple[AddedArticle, ...]) -> None:
        """These articles of the file in hand are in the library, whatever comes of the rest."""

    def came(self, file: ImportedFile) -> None: ...

    def refused(self, errors: Iterable[UserError]) -> None: ...

    def not_tried(self, count: int, error: UserError) -> None:
        """`count` files are left, which `error` tells of."""

    def passed_over(self) -> None: ...


@dataclass(slots=True)
class Tally:
    """The report while it grows: a Listener."""

    files: list[ImportedFile] = field(default_factory=list)
    refusals: list[UserError] = field(default_factory=list)
    passed: int = 0
    untried: int = 0
    in_hand: ImportedFile | None = None  # as far as it was brought

    def begins(self, place: bytes, size: int) -> None:
        pass

    def stores(self, last: int) -> None:
        pass

    def brought(self, name: str, path: str, articles: tuple[AddedArticle, ...]) -> None:
        before = self.in_hand.articles if self.in_hand else ()
        self.in_hand = ImportedFile(name, path, before + articles)

    def came(self, file: ImportedFile) -> None:
        """What a process brought that broke is known to the one that took the file once more."""
        before, self.in_hand = self.in_hand, None
        added = {one.id for one in file.articles}
        known = {one.id for one in file.known}
        first = [one for one in before.articles if one.id in known - added] if before else []
        if first:
            own = {one.id for one in first}
            articles = (*first, *file.articles)
            rest = tuple(one for one in file.known if one.id not in own)
            file = replace(file, articles=articles, known=rest)
        self.files.append(file)

    def refused(self, errors: Iterable[UserError]) -> None:
        self.refusals += errors
        if self.in_hand:
            self.files.append(self.in_hand)
            self.in_hand = None

    def not_tried(self, count: int, error: UserError) -> None:
        self.untried += count
        self.refusals.append(error)

    def passed_over(self) -> None:
        self.passed += 1

    def report(self) -> ImportReport:
        return ImportReport(tuple(self.files), self.passed, tuple(self.refusals), self.untried)
