"""The command `quandian`: which command is meant, and what its end tells the shell."""

import io
import os
import sys
from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from collections.abc import Collection, Sequence

from cli import editing, importing, reading, transfers, window, words
from cli.output import tell
from text.errors import Cancelled, UserError
from text.messages import environment_language, tr, use_language

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 something was refused, 2 wrong usage."""
    use_language(environment_language())
    words.translate()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = _parsed(list(sys.argv[1:] if argv is None else argv))
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except UserError as error:
        tell(error)
        return REFUSED
    except (KeyboardInterrupt, Cancelled):
        return INTERRUPTED
    except BrokenPipeError:
        # Who reads us has seen enough; what Python still holds goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def _parsed(argv: list[str]) -> Namespace:
    parser, names = _parser()
    if argv and (argv[0] in names or argv[0].startswith("-")):
        return parser.parse_args(argv)
    return window.window_parser().parse_args(argv)


def _parser() -> tuple[ArgumentParser, Collection[str]]:
    """The parser of all commands, and their names."""
    parser = ArgumentParser(
        "quandian",
        usage="quandian [LIBRARY] | quandian COMMAND …",
        description=tr("Read and tag Chinese news. Without a command the window opens."),
        allow_abbrev=False,
    )
    told = tr("show the version and exit")
    parser.add_argument("--version", action=_Version, nargs=0, default=SUPPRESS, help=told)
    commands = parser.add_subparsers(prog="quandian", metavar="COMMAND", required=True)
    for group in (importing, transfers, reading, editing, window):
        group.add_to(commands)
    return parser, commands.choices


class _Version(Action):
    """Looks the version up only when asked."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        from importlib.metadata import version

        print("quandian", version("quandian"))
        parser.exit()


if __name__ == "__main__":
    sys.exit(main())
