"""What a command prints: JSON alone on stdout, sentences, refusals on stderr."""

import json
import sys
from collections.abc import Callable
from time import monotonic

from text.errors import UserError

_METER_S = 0.1


def print_json(value: object) -> None:
    """`value` as one line of JSON."""
    print(json.dumps(value, ensure_ascii=False))


def tell(error: UserError) -> None:
    """What was refused, where and why, and the cure, each on its own line of stderr."""
    print(error.title, file=sys.stderr)
    for line in (error.detail, error.hint):
        if line:
            print(f"  {line}", file=sys.stderr)


def as_json(error: UserError) -> dict[str, str]:
    return {"title": error.title, "detail": error.detail, "hint": error.hint}


def meter() -> Callable[[int, int], None]:
    """Progress in per cent on stderr, where a person looks at it."""
    if not sys.stderr.isatty():
        return lambda done, total: None
    last = 0.0

    def show(done: int, total: int) -> None:
        nonlocal last
        if done < total and monotonic() - last < _METER_S:
            return
        last = monotonic()
        print(f"\r{100 * done // max(total, 1):3d} %", end="", file=sys.stderr, flush=True)
        if done >= total:
            print("\r     \r", end="", file=sys.stderr, flush=True)

    return show
