"""The sheet of keys: by room, with the names that are printed on the keyboard."""

import re

import pytest
from PySide6.QtWidgets import QLabel

from db.records import Tag
from gui.actions import specs
from gui.ask import text_sheet
from gui.help import key_name, keys_text
from gui.session import Session
from gui.window import MainWindow
from text.messages import use_language

ROOMS = ("阅读", "导入", "圈点", "编辑", "正文页", "文库", "帮助")


@pytest.fixture
def tags(session: Session) -> tuple[Tag, ...]:
    return session.tags


def test_the_keys_are_grouped_by_what_they_are_for(tags: tuple[Tag, ...]) -> None:
    text = keys_text(tags)
    assert tuple(re.findall(r"<h4[^>]*>(.*?)</h4>", text)) == ROOMS
    parts = dict(zip(ROOMS, re.split("<h4", text)[1:], strict=True))
    for room, words in (
        ("圈点", "举措"),
        ("圈点", "删除圈点"),
        ("导入", "修正切分"),
        ("导入", "从剪贴板导入"),
        ("文库", "打开文库"),
        ("阅读", "下一篇"),
        ("编辑", "重做"),
    ):
        assert words in parts[room], words


def test_every_action_with_keys_is_on_the_sheet(tags: tuple[Tag, ...]) -> None:
    text = keys_text(tags)
    for spec in specs():
        for keys in spec.keys:
            assert key_name(keys).replace("'", "&#x27;") in text, keys


@pytest.mark.parametrize(
    ("keys", "chinese", "english"),
    [
        ("Ctrl+Return", "Ctrl+回车", "Ctrl+Enter"),
        ("Backspace", "退格", "Backspace"),
        ("Space", "空格", "Space"),
        ("Shift+Tab", "Shift+Tab", "Shift+Tab"),
        ("Ctrl++", "Ctrl++", "Ctrl++"),
        ("Alt+Up", "Alt+↑", "Alt+↑"),
    ],
)
def test_keys_are_called_as_on_the_keyboard(keys: str, chinese: str, english: str) -> None:
    assert key_name(keys) == chinese
    use_language("en")
    assert key_name(keys) == english
    use_language("zh")


def test_one_key_with_two_names_is_named_once(tags: tuple[Tag, ...]) -> None:
    assert keys_text(tags).count("Ctrl+回车") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_is_as_wide_as_its_text_and_no_wider_than_a_small_screen(
    window: MainWindow, tags: tuple[Tag, ...], language: str
) -> None:
    use_language(language)
    sheet = text_sheet(window, "快捷键", keys_text(tags))
    sheet.show()
    label = sheet.findChild(QLabel, "sheet_text")
    assert label is not None
    assert label.width() >= label.sizeHint().width()
    assert sheet.width() < 1366
    assert sheet.height() < 768
    sheet.close()
    sheet.deleteLater()
    use_language("zh")
