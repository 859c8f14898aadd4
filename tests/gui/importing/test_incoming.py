"""What pastes and drops bring: files first, then text; markup only where it says something."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from gui.importing.incoming import Incoming, incoming
from text.errors import UserError

MOMENT = datetime(2026, 5, 4, 9, 8, 7)
PAGE = "<html><head><meta charset=gb2312></head><body><h1>新桥</h1><p>通车了。</p></body></html>"


def mime(*, urls: tuple[str, ...] = (), text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def test_files_count_before_their_names_as_text() -> None:
    brought = incoming(mime(urls=("file:///a/一.txt",), text="/a/一.txt"))
    assert brought == Incoming((Path("/a/一.txt"),))


def test_addresses_beside_files_are_counted_and_left() -> None:
    brought = incoming(mime(urls=("file:///a.txt", "https://example.org/b")))
    assert (brought.paths, brought.remote) == ((Path("/a.txt"),), 1)


@pytest.mark.parametrize(
    "data",
    [mime(), mime(text=" \n"), mime(urls=("https://example.org/a",), text="看这里")],
)
def test_nothing_to_import_says_what_to_do(data: QMimeData) -> None:
    with pytest.raises(UserError) as refused:
        incoming(data)
    assert refused.value.hint


def test_markup_is_read_where_it_has_parts() -> None:
    assert incoming(mime(text="新桥", html="<b>新桥</b>")) == Incoming(text="新桥")
    brought = incoming(mime(text="新桥 通车了。", html=PAGE))
    assert brought.is_html
    assert "<h1>新桥</h1>" in brought.text


def test_what_programs_put_around_a_selection_is_left_out() -> None:
    html = "<html><body>菜单<!--StartFragment--><p>正文</p><!--EndFragment-->页脚</body></html>"
    assert incoming(mime(html=html)).text == "<html><body><p>正文</p></body></html>"


@pytest.mark.parametrize(("html", "ending"), [(False, ".txt"), (True, ".html")])
def test_a_text_is_named_after_clipboard_and_moment(
    tmp_path: Path, html: bool, ending: str
) -> None:
    path = Incoming(text="新桥𠮷\r\n", is_html=html).write_to(tmp_path, MOMENT)
    assert path.name == f"剪贴板 2026-05-04 09.08.07{ending}"
    assert path.read_bytes().decode("utf-8-sig") == "新桥𠮷\r\n"


def test_a_page_is_read_as_it_was_pasted_whatever_it_says_of_itself(tmp_path: Path) -> None:
    from formats.readers import read_file

    path = incoming(mime(html=PAGE)).write_to(tmp_path, MOMENT)
    assert "新桥" in read_file(path.name, path.read_bytes()).text
