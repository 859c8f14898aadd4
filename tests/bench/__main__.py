"""`python -m tests.bench [PART…]`: figures to build/bench.json and a table; PARTS below."""

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from tests.bench.measure import Result

PARTS = ("reader", "window", "repair", "store", "formats", "start")
OUT = Path("build") / "bench.json"


def main(wanted: list[str]) -> int:
    unknown = set(wanted) - set(PARTS)
    if unknown:
        print(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
        return 2
    results: list[Result] = []
    for part in wanted or PARTS:
        run: Callable[[], Iterator[Result]] = import_module(f"tests.bench.{part}").run
        for figure in run():
            results.append(figure)
            print(row(figure), flush=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        json.dumps({"results": [figure.as_json() for figure in results]}, indent=1) + "\n"
    )
    print(f"written: {OUT}")
    return 0


def row(figure: Result) -> str:
    ratio = f"{figure.ratio:8.2f} x {figure.baseline:10.2f}" if figure.baseline else ""
    return (
        f"{figure.name:16}{figure.median:12.2f} {figure.unit:6}worst{figure.worst:10.2f}"
        f"  n={figure.n:<5}{ratio}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
