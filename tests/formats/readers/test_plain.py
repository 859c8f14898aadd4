"""Text and Markdown files: what comes back, what is refused, what is remarked."""

import pytest

from formats.readers import drafts, read_file
from formats.readers.sizes import LIMIT, TEXT_LIMIT
from text.errors import UserError
from text.losses import coverage

NEWS = "# 余杭发布十项举措\n\n记者 张三\n\n𠮷野家👨‍👩‍👧的消息说，今年增长12.3%，企业都很满意é。\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_keeps_every_character_and_names_its_encoding(codec):
    raw = NEWS.encode(codec)
    reading = read_file("a.TXT", raw)
    assert (reading.text, reading.media_type, reading.encoding) == (NEWS, "text/plain", codec)
    assert raw.decode(reading.encoding) == reading.text
    assert reading.remarks == reading.chapters == ()


def test_markdown_has_a_media_type_of_its_own():
    assert read_file("a.md", NEWS.encode()).media_type == "text/markdown"


def test_the_named_encoding_is_taken():
    assert read_file("a.txt", "你好".encode("big5"), "big5").text == "你好"


def test_replaced_bytes_are_remarked_and_leave_no_encoding():
    raw = NEWS.encode() + b"\xff"
    with pytest.raises(UserError):
        read_file("a.txt", raw)
    reading = read_file("a.txt", raw, replace=True)
    assert (reading.text, reading.encoding) == (NEWS + "\ufffd", "")
    offset = len(raw) - 1
    assert reading.remarks == (
        f"1 bytes don't fit utf-8 and were replaced, the first at byte {offset}.",
    )


def test_nul_characters_let_through_are_remarked():
    reading = read_file("a.txt", (NEWS * 3 + "\0").encode(), "utf-8", replace=True)
    assert reading.encoding == "utf-8"
    assert reading.remarks == ("1 characters that no text may hold will be replaced.",)
    assert drafts(reading)[-1].text.endswith("\ufffd")


def test_an_empty_file_is_refused():
    with pytest.raises(UserError, match="It is empty"):
        read_file("a.txt", b"")


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(UserError) as caught:
        read_file("a.txt", b"a\n" * (TEXT_LIMIT // 2 + 1))
    assert caught.value.title == "The file is longer than 64 MB"
    assert caught.value.detail == "It has 64.1 MB."


def test_a_file_that_is_too_long_is_refused_before_it_is_looked_at():
    class Long(bytes):
        def __len__(self):
            return LIMIT + 1

    with pytest.raises(UserError) as caught:
        read_file("a.pdf", Long(b"%PDF-"))
    assert caught.value.title == "The file is longer than 256 MB"


def test_drafts_keep_every_character():
    reading = read_file("a.txt", NEWS.encode())
    (draft,) = drafts(reading, "auto", "a.txt")
    assert draft.title == "余杭发布十项举措"
    kept, characters = coverage(reading.text, (draft,))
    assert kept == characters == sum(not c.isspace() for c in NEWS) - 1
    assert coverage(reading.text, ()) == (0, characters)


def test_blank_text_gives_no_drafts():
    with pytest.raises(UserError, match="There is no text in it"):
        drafts(read_file("a.txt", b" \n\n"))
