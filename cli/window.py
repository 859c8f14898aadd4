"""The window and the demo; the only commands for which PySide6 is loaded."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cli.arguments import Commands
from text.errors import UserError
from text.messages import tr

LIBRARY_SUFFIX = ".quandian"


def window_parser() -> ArgumentParser:
    """For a command line that names no command."""
    parser = ArgumentParser("quandian", allow_abbrev=False)
    parser.add_argument("library", type=Path, nargs="?", metavar="LIBRARY")
    parser.set_defaults(run=open_window)
    return parser


def add_to(commands: Commands) -> None:
    summary = tr("Try it on the sample library.")
    parser = commands.add_parser("demo", help=summary, description=summary)
    parser.add_argument(
        "--headless",
        type=Path,
        metavar="DIR",
        help=tr("show no window: do the main job and write exports and pictures into DIR"),
    )
    parser.set_defaults(run=show_demo)


def open_window(arguments: Namespace) -> int:
    """Read and tag in the window until it is closed. Raises UserError for a mistyped command."""
    path = arguments.library
    if path is not None and path.suffix != LIBRARY_SUFFIX and not path.exists():
        raise UserError(
            tr("There is no such command or library"),
            tr("No file lies at {path}.", path=path),
            tr("`quandian --help` names the commands; a new library's name ends in .quandian."),
        )
    from gui.app import run_window

    return run_window(path)


def show_demo(arguments: Namespace) -> int:
    """The window on the sample library, or its work without one."""
    from gui.demo import run_demo

    return run_demo(arguments.headless, headless=arguments.headless is not None)
