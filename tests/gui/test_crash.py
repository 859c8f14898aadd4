"""The last edge: what nobody expected is logged and told, without any text of an article."""

import sys
from pathlib import Path

import pytest

from gui import crash
from text.errors import UserError

SECRET = "文章里的话不能出现在报告中"


def fail_with_text() -> None:
    raise KeyError(SECRET)


def test_a_report_names_the_place_and_no_article_text() -> None:
    with pytest.raises(KeyError) as caught:
        fail_with_text()
    report = crash.report(caught.value)
    assert "fail_with_text" in report
    assert "KeyError" in report
    assert SECRET not in report


def test_the_hook_logs_and_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(crash.logger, "handlers", [])
    told: list[str] = []
    crash.log_to(tmp_path / "log" / "quandian.log")
    crash.install_hook(told.append, pytest.fail)
    try:
        fail_with_text()
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    for handler in crash.logger.handlers:
        handler.close()
    assert "fail_with_text" in told[0]
    log = (tmp_path / "log" / "quandian.log").read_text("utf-8")
    assert "fail_with_text" in log
    assert SECRET not in log


def test_a_refusal_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    refused: list[UserError] = []
    crash.install_hook(pytest.fail, refused.append)
    error = UserError("the disk is full")
    sys.excepthook(UserError, error, None)
    assert refused == [error]
