"""Every sentence in the code has its Chinese, with the same fields, and no Chinese is left over."""

import ast
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("cli", "gui", "formats", "db", "text")
CATALOGUES = ROOT / "resources" / "i18n"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One `tr("…", field=…)`; `message` is None where the argument isn't a literal."""

    where: str
    message: str | None
    given: frozenset[str]


def sentences_in(source: str, name: str) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            argument = node.args[0] if node.args else None
            literal = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            yield Sentence(
                f"{name}:{node.lineno}",
                argument.value if literal else None,
                frozenset(keyword.arg or "**" for keyword in node.keywords),
            )


@cache
def sentences() -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for sentence in sentences_in(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())
    )


@cache
def chinese() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(CATALOGUES.glob("zh*.toml")):
        found.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def fields(message: str) -> frozenset[str]:
    return frozenset(
        name for _, name, _, _ in string.Formatter().parse(message) if name is not None
    )


def test_every_sentence_is_a_literal() -> None:
    assert [sentence.where for sentence in sentences() if sentence.message is None] == []


def test_every_sentence_gets_the_fields_that_it_names() -> None:
    for sentence in sentences():
        if sentence.message is not None and "**" not in sentence.given:
            assert fields(sentence.message) == sentence.given, sentence


def test_every_sentence_has_its_chinese() -> None:
    missing = {f'"{s.message}"  ({s.where})' for s in sentences() if s.message not in chinese()}
    assert sorted(missing) == []


def test_no_chinese_is_left_over() -> None:
    assert sorted(chinese().keys() - {sentence.message for sentence in sentences()}) == []


def test_both_languages_have_the_same_fields() -> None:
    differing = [english for english, text in chinese().items() if fields(english) != fields(text)]
    assert differing == []


def test_every_translation_holds_chinese() -> None:
    """A sentence of names and signs alone may stay as it is; one left in English may not."""
    untranslated = [
        english
        for english, text in chinese().items()
        if english == text and any(word.islower() for word in english.split())
    ]
    assert untranslated == []


def test_one_catalogue_a_language_is_left() -> None:
    """Drafts (zh.d-NAME.toml) are read by these tests but not by the application: merge them."""
    assert sorted(path.name for path in CATALOGUES.glob("*.toml")) == ["zh.toml"]


def test_calls_are_found_however_they_are_written() -> None:
    source = 'tr("a" "b")\nx = f(tr("c {n}", n=1))\ntr(name)\ntr("d", **values)\ntr()\nother("e")'
    found = {(s.message, s.given) for s in sentences_in(source, "m.py")}
    assert found == {
        ("ab", frozenset()),
        ("c {n}", frozenset({"n"})),
        (None, frozenset()),
        ("d", frozenset({"**"})),
    }
