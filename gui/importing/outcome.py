"""What came of an import, with what the user can still do about it. No widgets here."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.drafts import AddedArticle, KnownArticle
from db.file import open_library
from db.near import NearDuplicate
from db.records import ArticleQuery
from gui.importing.choices import Choices
from gui.work import IsCancelled, Progress
from text.doubts import why
from text.errors import Cancelled, UserError
from text.messages import tr

if TYPE_CHECKING:
    from formats.transfer import ImportReport

_LOOKED_AT: Final = 500
"""So many refused files are looked at for an encoding; for more the import would seem to hang."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that didn't come in; `path` None where it can't be tried again, `misread` where
    another encoding may help."""

    error: UserError
    path: Path | None = None
    misread: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """A new article and the file that it came from."""

    article: AddedArticle
    file: str

    @property
    def id(self) -> int:
        """The article's id."""
        return self.article.id


@dataclass(frozen=True, slots=True)
class Again:
    """An article that the library had, and the file that brought it once more."""

    article: KnownArticle
    file: str

    @property
    def id(self) -> int:
        """The article's id."""
        return self.article.id


@dataclass(frozen=True)
class Outcome:
    """`report` and its refusals, each with its file; `choices` are how it was done; `stopped`
    where the user cancelled it, and only what came before is told.

    What it says of 10,000 files takes time: `counted` does that off the window's thread.
    """

    report: "ImportReport"
    refusals: tuple[Refusal, ...]
    choices: Choices = field(default_factory=Choices)
    stopped: bool = False

    @cached_property
    def came(self) -> tuple[Came, ...]:
        """The new articles, in the order they came in."""
        return tuple(Came(one, file.name) for file in self.report.files for one in file.articles)

    @cached_property
    def again(self) -> tuple[Again, ...]:
        """The articles that were there already."""
        return tuple(Again(one, file.name) for file in self.report.files for one in file.known)

    @cached_property
    def near(self) -> tuple[NearDuplicate, ...]:
        """The pairs that are almost the same, the most alike first."""
        return self.report.near

    @cached_property
    def sentence(self) -> str:
        """What came in, in a line."""
        from formats.transfer import in_words

        return in_words(self.report, stopped=self.stopped)

    @cached_property
    def lost(self) -> int:
        """Characters of text files that stand in no article."""
        return self.report.characters - self.report.kept

    @cached_property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """Name of a file and what its reader says of it."""
        said = [(file.name, remark) for file in self.report.files for remark in file.remarks]
        for file in self.report.files:
            left = file.characters - file.kept
            if left:
                said.append(
                    (file.name, tr("Characters that stand in no article: {count}", count=left))
                )
        return tuple(said)

    @property
    def needs_a_look(self) -> bool:
        """Whether something was refused or lost."""
        return bool(self.refusals or self.lost)


def outcome_of(report: "ImportReport", paths: Sequence[Path], choices: Choices) -> Outcome:
    """`report` with the files among and below `paths` that it refused."""
    if not report.refused:
        return Outcome(report, (), choices)
    from formats.walk import printable, walk
    from gui.importing.candidates import is_misread

    places = {printable(path): path for path in (path.absolute() for path in paths)}
    places |= {printable(file.path): file.path for file in walk([*places.values()], [])}
    titles = {tr("{name} was not imported", name=name): path for name, path in places.items()}
    refusals = []
    for number, error in enumerate(report.refused):
        path = titles.get(error.title)
        misread = path is not None and number < _LOOKED_AT and is_misread(path)
        refusals.append(Refusal(error, path, misread))
    return Outcome(report, tuple(refusals), choices)


def importing(
    library: Path, paths: Sequence[Path], choices: Choices
) -> Callable[[Progress, IsCancelled], Outcome]:
    """An import as a Job runs it."""

    def run(progress: Progress, cancelled: IsCancelled) -> Outcome:
        from formats.transfer import import_apart

        before = _last_id(library)
        try:
            report = import_apart(library, paths, choices.options(), progress, cancelled)
        except Cancelled:
            return counted(Outcome(_came_since(library, before), (), choices, stopped=True))
        return counted(outcome_of(report, paths, choices))

    return run


def counted(outcome: Outcome) -> Outcome:
    """`outcome`, ready to be shown at once."""
    _ = outcome.came, outcome.again, outcome.near, outcome.remarks, outcome.lost, outcome.sentence
    return outcome


def _last_id(library: Path) -> int:
    """The newest article of the library, 0 where it has none."""
    with open_library(library, read_only=True) as store:
        return max(store.article_ids(ArticleQuery(with_other=True)), default=0)


def _came_since(library: Path, last_id: int) -> "ImportReport":
    """What an import that was stopped has brought: nobody else adds articles meanwhile."""
    from formats.transfer import ImportedFile, ImportReport

    with open_library(library, read_only=True) as store:
        ids = store.article_ids(ArticleQuery(with_other=True))
        lines = store.article_lines([article_id for article_id in ids if article_id > last_id])
    files: dict[str, list[AddedArticle]] = {}
    for line in lines:
        files.setdefault(line.source_name, []).append(
            AddedArticle(
                id=line.id,
                uid=line.uid,
                title=line.title,
                byline=line.byline,
                authors=(),
                kind=line.kind,
                characters=line.characters,
                uncertain="",
            )
        )
    came = (ImportedFile(name, name, tuple(articles)) for name, articles in files.items())
    return ImportReport(tuple(came), 0, ())


def refused(error: UserError, path: Path | None, choices: Choices) -> Outcome:
    """Nothing but a refusal."""
    from formats.transfer import ImportReport
    from gui.importing.candidates import is_misread

    misread = path is not None and is_misread(path)
    return Outcome(ImportReport((), 0, (error,)), (Refusal(error, path, misread),), choices)


def merged(outcomes: Sequence[Outcome], choices: Choices) -> Outcome:
    """Several imports as one."""
    from formats.transfer import ImportReport

    report = ImportReport(
        tuple(file for one in outcomes for file in one.report.files),
        sum(one.report.passed_over for one in outcomes),
        tuple(error for one in outcomes for error in one.report.refused),
        sum(one.report.untried for one in outcomes),
    )
    refusals = tuple(refusal for one in outcomes for refusal in one.refusals)
    stopped = any(one.stopped for one in outcomes)
    return Outcome(report, refusals, choices, stopped=stopped)


def joined(before: Outcome, again: Outcome, tried: Collection[Path]) -> Outcome:
    """`before` after the files `tried` were tried `again`; one that was refused in both is told
    of once."""
    kept = [one for one in before.refusals if one.path is None or one.path not in tried]
    report = replace(before.report, refused=tuple(refusal.error for refusal in kept))
    return merged((replace(before, report=report, refusals=tuple(kept)), again), before.choices)


def without_pair(outcome: Outcome, pair: NearDuplicate) -> Outcome:
    """`outcome` once a near duplicate is decided."""
    files = tuple(
        replace(file, near=tuple(one for one in file.near if one != pair))
        for file in outcome.report.files
    )
    return replace(outcome, report=replace(outcome.report, files=files))


def as_text(outcome: Outcome) -> str:
    """The whole report for the clipboard."""
    from formats.transfer import percent

    report = outcome.report
    parts = [outcome.sentence]
    parts += (str(refusal.error) for refusal in outcome.refusals)
    parts += (
        tr("{title}: {detail}", title=name, detail=remark) for name, remark in outcome.remarks
    )
    parts += (
        tr(
            "“{title}”: the cut is uncertain: {reason}",
            title=one.title,
            reason=why(one.uncertain),
        )
        for one in report.uncertain
    )
    parts += (
        tr(
            "“{title}” is {percent} % like “{earlier}”",
            title=pair.title,
            percent=percent(pair.similarity),
            earlier=pair.earlier_title,
        )
        for pair in report.near
    )
    return "\n".join(parts)
