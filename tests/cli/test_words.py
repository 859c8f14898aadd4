"""What argparse says by itself is said in the user's language too."""

import re

import pytest

OURS = re.compile(r"[A-Z]+|-\S+|'\S+'|\[.*?\]|\{.*?\}|quandian|import|tag|int|JSON|U\+FFFD|auto")
WRONG = (
    ("import", "LIBRARY"),
    ("import",),
    ("import", "a", "b", "--as"),
    ("import", "a", "b", "--json=1"),
    ("import", "a", "b", "--duplicates", "drop"),
    ("tag", "a", "uid", "one", "2", "figure"),
    ("tag", "a", "--colour"),
)


@pytest.fixture
def chinese(run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same `run`, in Chinese."""
    monkeypatch.setenv("QUANDIAN_LANGUAGE", "zh")


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_told_in_chinese(run, chinese, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    usage, *_, said = ran.err.splitlines()
    assert usage.startswith("用法：")
    assert "用法有误" in said
    assert re.findall(r"[A-Za-z]+", OURS.sub("", said)) == []


def test_help_is_told_in_chinese(run, chinese) -> None:
    said = run("import", "--help").out
    for words in ("用法：", "参数:", "选项:", "显示本说明后退出", "文件、文件夹或压缩包"):
        assert words in said
    assert "show this" not in said


def test_english_is_argparse_as_it_is(run, chinese, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import")
    monkeypatch.setenv("QUANDIAN_LANGUAGE", "en")
    ran = run("import")
    assert ran.err.startswith("usage: quandian import")
    assert "error: the following arguments are required: LIBRARY, PATH" in ran.err
    assert "show the version and exit" in run("--help").out
