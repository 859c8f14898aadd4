"""Long work: order, progress, cancel, errors, and an end that leaves nothing running."""

from collections.abc import Iterator
from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from gui.jobs_bar import JobsBar, remaining
from gui.work import IsCancelled, Job, Progress, Work
from text.errors import Cancelled, UserError


@pytest.fixture
def work(qtbot: QtBot) -> Iterator[Work]:
    work = Work()
    yield work
    work.close()


class Outcome:
    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[Exception] = []

    def job(self, run: object) -> Job:
        return Job("work", run, self.results.append, self.errors.append)  # type: ignore[arg-type]


def test_a_job_runs_off_the_thread_and_answers_on_it(work: Work, qtbot: QtBot) -> None:
    outcome, threads = Outcome(), []

    def done(result: object) -> None:
        threads.append(get_ident())
        outcome.results.append(result)

    work.start(Job("work", lambda progress, cancelled: get_ident(), done, pytest.fail))
    qtbot.waitUntil(lambda: bool(outcome.results))
    assert threads == [get_ident()]
    assert outcome.results != [get_ident()]


def test_jobs_run_in_order(work: Work, qtbot: QtBot) -> None:
    outcome = Outcome()
    for number in range(5):
        work.start(outcome.job(lambda progress, cancelled, number=number: number))
    qtbot.waitUntil(lambda: not work.busy)
    assert outcome.results == [0, 1, 2, 3, 4]


def test_progress_is_told_with_an_estimate(work: Work, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    work.progressed.connect(lambda done, total, left: told.append((done, total)))
    work.start(Outcome().job(lambda progress, cancelled: [progress(n, 10) for n in range(11)]))
    qtbot.waitUntil(lambda: not work.busy)
    assert told[-1] == (10, 10)
    assert len(told) < 11


def test_a_bug_at_the_end_of_a_job_does_not_hold_up_the_next(work: Work, qtbot: QtBot) -> None:
    outcome = Outcome()

    def failed(error: Exception) -> None:
        raise error

    with qtbot.captureExceptions() as bugs:
        work.start(Job("work", lambda progress, cancelled: 1 / 0, outcome.results.append, failed))
        work.start(outcome.job(lambda progress, cancelled: "next"))
        qtbot.waitUntil(lambda: bool(outcome.results))
    assert outcome.results == ["next"]
    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]


def test_errors_come_back_and_the_next_job_runs(work: Work, qtbot: QtBot) -> None:
    outcome = Outcome()

    def refuse(progress: Progress, cancelled: IsCancelled) -> None:
        raise UserError("no")

    work.start(outcome.job(refuse))
    work.start(outcome.job(lambda progress, cancelled: "yes"))
    qtbot.waitUntil(lambda: not work.busy)
    assert [str(error) for error in outcome.errors] == ["no"]
    assert outcome.results == ["yes"]


def test_cancel_stops_the_job_and_forgets_those_that_wait(work: Work, qtbot: QtBot) -> None:
    outcome, began = Outcome(), Event()

    def until_cancelled(progress: Progress, cancelled: IsCancelled) -> None:
        began.set()
        while not cancelled():
            pass
        raise Cancelled

    work.start(outcome.job(until_cancelled))
    work.start(outcome.job(lambda progress, cancelled: "never"))
    assert began.wait(5)
    with qtbot.waitSignal(work.ended):
        work.cancel()
    assert (outcome.results, outcome.errors) == ([], [])
    assert not work.busy


def test_nothing_is_delivered_after_close(qtbot: QtBot) -> None:
    work, outcome = Work(), Outcome()
    work.start(outcome.job(lambda progress, cancelled: "late"))
    work.close()
    qtbot.wait(20)
    assert outcome.results == []


def test_the_bar_shows_only_while_something_runs(work: Work, qtbot: QtBot) -> None:
    bar, go = JobsBar(work), Event()
    qtbot.addWidget(bar)
    assert bar.isHidden()

    def run(progress: Progress, cancelled: IsCancelled) -> None:
        progress(5, 5)
        go.wait(5)

    work.start(Outcome().job(run))
    qtbot.waitUntil(lambda: bar.bar.value() == bar.bar.maximum() > 0)
    assert not bar.isHidden()
    go.set()
    qtbot.waitUntil(bar.isHidden)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-1.0, ""), (0.2, "约剩 1 秒"), (42.4, "约剩 42 秒"), (150.0, "约剩 2 分钟")],
)
def test_what_is_left_is_said_roughly(seconds: float, text: str) -> None:
    assert remaining(seconds) == text
