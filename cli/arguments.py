"""How the commands' arguments are declared."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from text.messages import tr

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def add_command(
    commands: Commands, name: str, run: Callable[[Namespace], int], summary: str
) -> ArgumentParser:
    """A command whose `run` takes the arguments and gives the exit code."""
    parser = commands.add_parser(name, help=summary, description=summary)
    parser.set_defaults(run=run)
    parser.add_argument("--json", action="store_true", help=tr("print JSON and nothing else"))
    return parser


def add_library_command(
    commands: Commands, name: str, run: Callable[[Namespace], int], summary: str
) -> ArgumentParser:
    """A command whose first argument is the library file."""
    parser = add_command(commands, name, run, summary)
    parser.add_argument("library", type=Path, metavar="LIBRARY", help=tr("the library file"))
    return parser
