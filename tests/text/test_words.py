import io
import json
import logging
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from text.words import JiebaSegmenter, Segmenter, serve

ROOT = Path(__file__).resolve().parents[2]
PIECES = [
    "余杭",
    "经济开发区",
    "84.8%",
    "1,234.5亿元",
    "𠮷",
    "👨\u200d👩\u200d👧",
    "👍🏽",
    "🇨🇳",
    "e\u0301",
]
PIECES += [
    "☎\ufe0f",
    "葛\U000e0100",
    " ",
    "\n",
    "\r\n",
    "\u2028",
    "，",
    "か\u3099",
    "\ud800",
    "a1%",
    "ABC",
]


@pytest.fixture(scope="session")
def segmenter(cache_folder):
    return JiebaSegmenter(cache_folder / "words")


def words(segmenter: Segmenter, text: str) -> list[str]:
    return [text[start:end] for start, end in pairwise(segmenter.bounds(text))]


def test_chinese_words_are_found(segmenter):
    assert words(segmenter, "杭州余杭经济开发区，116家企业") == [
        *("杭州", "余杭", "经济", "开发区", "，", "116", "家", "企业")
    ]


@pytest.mark.parametrize("number", ["84.8%", "1.67", "1,234.5", "30％", "2020.6.3", "5‰"])
def test_a_number_is_whole(segmenter, number):
    assert number in words(segmenter, f"同比增长{number}以上")


def test_units_stay_words_of_their_own(segmenter):
    assert words(segmenter, "10亿元") == ["10", "亿元"]


@pytest.mark.parametrize(
    "seen",
    [
        *(
            "𠮷",
            "👨\u200d👩\u200d👧\u200d👦",
            "👍🏽",
            "🇨🇳",
            "e\u0301",
            "か\u3099",
            "☎\ufe0f",
            "葛\U000e0100",
            "1\ufe0f\u20e3",
        ),
        "🏴\U000e0067\U000e0062\U000e007f",
    ],
)
def test_what_is_seen_as_one_character_is_never_cut(segmenter, seen):
    text = f"全家{seen}{seen}看灯"
    bounds = segmenter.bounds(text)
    for first in (2, 2 + len(seen)):
        assert not any(first < at < first + len(seen) for at in bounds)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map("".join))
def test_bounds_ascend_from_end_to_end(segmenter, text):
    bounds = segmenter.bounds(text)
    assert bounds[0] == 0
    assert bounds[-1] == len(text)
    assert all(before < after for before, after in pairwise(bounds))


def test_awkward_texts_have_bounds(segmenter, texts):
    for text in texts.values():
        assert "".join(words(segmenter, text)) == text


def test_the_cache_lies_in_the_given_folder_only(tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    JiebaSegmenter(tmp_path / "new" / "cache")
    assert [path.name for path in (tmp_path / "new" / "cache").iterdir()] == ["jieba.cache"]
    assert not list(elsewhere.iterdir())


def test_a_damaged_cache_is_made_again(cache_folder, tmp_path, segmenter):
    (tmp_path / "jieba.cache").write_bytes(b"no cache")
    assert words(JiebaSegmenter(tmp_path), "余杭企业") == ["余杭", "企业"]


def test_nothing_is_logged(segmenter, tmp_path, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        JiebaSegmenter(tmp_path).bounds("余杭")
    assert capfd.readouterr() == ("", "")


class Letters:
    """Every character a word."""

    def bounds(self, text):
        return tuple(range(len(text) + 1))


def test_lines_that_are_no_request_are_passed_over():
    answers = io.BytesIO()
    lines = [
        b"",
        b"\xff\xfe",
        b"[1]",
        b"[" * 100_000,
        b'{"id":"a","text":"x"}',
        b'{"id":1}',
        b"null",
    ]
    serve(Letters(), [*lines, b'{"id":7,"text":"ab"}'], answers)
    assert [json.loads(line) for line in answers.getvalue().splitlines()] == [
        {"id": 0, "ready": True},
        {"id": 7, "bounds": [0, 1, 2]},
    ]


def test_a_process_of_its_own_answers_each_line_at_once_and_ends_with_its_input(cache_folder):
    command = [sys.executable, "-W", "error", "-m", "text.words", str(cache_folder / "words")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONUNBUFFERED", None)
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert json.loads(process.stdout.readline()) == {"id": 0, "ready": True}
        for number, text in enumerate(["余杭企业", "𠮷🙂", "", "\ud800"], 1):
            process.stdin.write(b"no request\n" + json.dumps({"id": number, "text": text}).encode())
            process.stdin.write(b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert answer["id"] == number
            assert answer["bounds"][-1] == len(text)
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.stderr.read() == b""
        assert process.wait(10) == 0


def test_without_a_cache_folder_the_process_says_how_it_is_called():
    done = subprocess.run(
        [sys.executable, "-m", "text.words"],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 2
    assert b"usage" in done.stderr
