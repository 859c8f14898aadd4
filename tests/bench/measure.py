"""Timing, memory, and the shape of a result."""

import gc
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import get_native_id


@dataclass(frozen=True, slots=True)
class Result:
    """One figure. `ratio` is median / baseline, 0 where there is nothing to compare with."""

    name: str
    unit: str
    median: float
    worst: float
    n: int
    baseline: float = 0.0
    ratio: float = 0.0

    def as_json(self) -> dict[str, object]:
        return {key: round(v, 3) if isinstance(v, float) else v for key, v in asdict(self).items()}


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def samples(work: Callable[[], object], n: int) -> list[float]:
    """`n` timings of `work` in milliseconds, with the garbage collector at rest."""
    gc.collect()
    gc.disable()
    try:
        return [timed(work) for _ in range(n)]
    finally:
        gc.enable()


def result(
    name: str, times: list[float], baseline: list[float] | None = None, unit: str = "ms"
) -> Result:
    """The figures of `times`, compared with the median of `baseline`."""
    median = statistics.median(times)
    base = statistics.median(baseline) if baseline else 0.0
    return Result(name, unit, median, max(times), len(times), base, median / base if base else 0.0)


def waited_ms() -> float:
    """Milliseconds that this thread was ready to run and other programs had the processor; 0
    where the system doesn't tell.
    """
    try:
        told = Path(f"/proc/self/task/{get_native_id()}/schedstat").read_text()
    except OSError:
        return 0.0
    return int(told.split()[1]) / 1e6


def own_time(work: Callable[[], object]) -> float:
    """As `timed`, without the time for which other programs had the processor."""
    before = waited_ms()
    time_ = timed(work)
    return max(time_ - (waited_ms() - before), 0.0)


def in_child(module: str, *arguments: str) -> str:
    """Standard output of `python -m module arguments`: a fresh process for start and memory."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


def resident_mb() -> float:
    """Memory of this process now, in megabytes (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20
