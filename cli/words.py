"""What argparse says by itself, in the language in force."""

import argparse

from text.messages import tr


def translate() -> None:
    """Let argparse speak the language in force.

    It takes its sentences through the names `_` and `ngettext` of its own module, by which a
    catalogue of gettext could reach it only as a compiled file on the disk.
    """
    words = _words()

    def one(message: str) -> str:
        return words.get(message, message)

    def some(single: str, several: str, count: int) -> str:
        return one(single if count == 1 else several)

    vars(argparse).update(_=one, ngettext=some)


def _words() -> dict[str, str]:
    """argparse's sentence → ours; those that our commands can't raise are left out."""
    return {
        "usage: ": tr("usage: "),
        "positional arguments": tr("positional arguments"),
        "options": tr("options"),
        "show this help message and exit": tr("show this help message and exit"),
        "%(prog)s: error: %(message)s\n": tr("%(prog)s: error: %(message)s\n"),
        "argument %(argument_name)s: %(message)s": tr("argument %(argument_name)s: %(message)s"),
        "the following arguments are required: %s": tr("the following arguments are required: %s"),
        "unrecognized arguments: %s": tr("unrecognized arguments: %s"),
        "expected one argument": tr("expected one argument"),
        "expected at least one argument": tr("expected at least one argument"),
        "ignored explicit argument %r": tr("ignored explicit argument %r"),
        "invalid %(type)s value: %(value)r": tr("invalid %(type)s value: %(value)r"),
        "invalid choice: %(value)r (choose from %(choices)s)": tr(
            "invalid choice: %(value)r (choose from %(choices)s)"
        ),
    }
