"""The report of the last import as its library keeps it: one line of JSON among its settings."""

import os
from pathlib import Path

import msgspec

from db.drafts import AddedArticle, KnownArticle
from db.near import NearDuplicate
from formats.transfer import ImportedFile, ImportReport
from gui.importing.choices import Choices
from gui.importing.outcome import Outcome, Refusal
from text.errors import UserError


class _Line(msgspec.Struct, array_like=True):
    """Lists without names: a report may tell of 10,000 files."""


class _Article(_Line):
    id: int
    title: str
    kind: str
    characters: int
    uncertain: str


class _Known(_Line):
    id: int
    title: str


class _Near(_Line):
    id: int
    title: str
    earlier_id: int
    earlier_title: str
    similarity: float


class _File(_Line):
    name: str
    characters: int
    kept: int
    articles: tuple[_Article, ...] = ()
    known: tuple[_Known, ...] = ()
    near: tuple[_Near, ...] = ()
    remarks: tuple[str, ...] = ()


class _Refusal(_Line):
    """`path` as the system has it."""

    error: tuple[str, str, str]
    path: bytes | None
    misread: bool


class _Kept(msgspec.Struct):
    files: tuple[_File, ...]
    refusals: tuple[_Refusal, ...]
    choices: Choices
    passed_over: int = 0
    stopped: bool = False
    untried: int = 0


def packed(outcome: Outcome) -> str:
    """What the report window shows of `outcome`; the rest stands in the library."""
    kept = _Kept(
        tuple(map(_packed_file, outcome.report.files)),
        tuple(map(_packed_refusal, outcome.refusals)),
        outcome.choices,
        outcome.report.passed_over,
        outcome.stopped,
        outcome.report.untried,
    )
    return msgspec.json.encode(kept).decode()


def unpacked(text: str) -> Outcome | None:
    """None where nothing was kept, or what was kept can't be read."""
    try:
        kept = msgspec.json.decode(text, type=_Kept)
    except msgspec.MsgspecError:
        return None
    refusals = tuple(
        Refusal(UserError(*one.error), _path(one.path), one.misread) for one in kept.refusals
    )
    errors = tuple(refusal.error for refusal in refusals)
    report = ImportReport(tuple(map(_file, kept.files)), kept.passed_over, errors, kept.untried)
    return Outcome(report, refusals, kept.choices, stopped=kept.stopped)


def _packed_file(file: ImportedFile) -> _File:
    return _File(
        file.name,
        file.characters,
        file.kept,
        tuple(
            _Article(one.id, one.title, one.kind, one.characters, one.uncertain)
            for one in file.articles
        ),
        tuple(_Known(one.id, one.title) for one in file.known),
        tuple(
            _Near(one.id, one.title, one.earlier_id, one.earlier_title, one.similarity)
            for one in file.near
        ),
        file.remarks,
    )


def _packed_refusal(refusal: Refusal) -> _Refusal:
    error, path = refusal.error, refusal.path
    place = None if path is None else os.fsencode(path)
    return _Refusal((error.title, error.detail, error.hint), place, refusal.misread)


def _file(kept: _File) -> ImportedFile:
    return ImportedFile(
        kept.name,
        kept.name,
        tuple(
            AddedArticle(one.id, "", one.title, "", (), one.kind, one.characters, one.uncertain)
            for one in kept.articles
        ),
        tuple(KnownArticle(one.id, "", one.title) for one in kept.known),
        tuple(
            NearDuplicate(
                one.id, "", one.title, one.earlier_id, "", one.earlier_title, one.similarity
            )
            for one in kept.near
        ),
        characters=kept.characters,
        kept=kept.kept,
        remarks=kept.remarks,
    )


def _path(place: bytes | None) -> Path | None:
    return None if place is None else Path(os.fsdecode(place))
