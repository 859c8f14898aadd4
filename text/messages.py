"""The words that users see, in their language.

Code holds English sentences; `resources/i18n/zh.toml` holds the Chinese for each of them. A test
keeps the two complete.
"""

import os
import tomllib
from functools import cache
from importlib.resources import files

import resources

LANGUAGES = ("zh", "en")
_SHOWN = 12


class _Choice:
    """The language in force: one a process, like the locale."""

    language = "zh"


@cache
def catalogue(language: str) -> dict[str, str]:
    """English sentence → sentence in `language`; empty for English itself."""
    if language == "en":
        return {}
    path = files(resources) / "i18n" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def environment_language() -> str:
    """`en` where the environment asks for English, else `zh`: Chinese first."""
    for name in ("QUANDIAN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return "en" if value.startswith("en") else "zh"
    return "zh"


def use_language(language: str) -> None:
    """Make `language` (one of LANGUAGES) the language of every later `tr`."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _Choice.language = language


def language() -> str:
    """The language in force."""
    return _Choice.language


def tr(message: str, **values: object) -> str:
    """`message` in the language in force, with `{name}` fields filled from `values`."""
    sentence = catalogue(_Choice.language).get(message, message)
    return sentence.format(**values) if values else sentence


def short(text: str) -> str:
    """`text` as a label names it: on one line, its end left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
