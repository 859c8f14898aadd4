"""Books: a document a chapter, in reading order; nothing of them is lost."""

import pytest

from formats.readers import drafts, read_file
from tests.formats.readers.makers import epub, zipped
from text.errors import UserError
from text.losses import coverage

ONE = "<h1>第一章　开头</h1><p>𠮷野家的第一段。</p><p>第二段，<em>也</em>在这里。</p>"
TWO = "<h2>第二章</h2><p>这一章的正文。</p>"


def test_chapters_are_articles_in_the_order_of_reading():
    reading = read_file("book.epub", epub({"b.xhtml": ONE, "a.xhtml": TWO}))
    assert [reading.text[start:end] for start, end in reading.chapters] == [
        "# 第一章　开头\n\n𠮷野家的第一段。\n\n第二段，也在这里。\n",
        "## 第二章\n\n这一章的正文。\n",
    ]
    assert (reading.media_type, reading.encoding) == ("application/epub+zip", "")
    assert reading.remarks == ()
    found = drafts(reading, "auto", "book.epub")
    assert [draft.title for draft in found] == ["第一章　开头", "第二章"]
    for draft in found:
        for run in draft.origin:
            end = run.source_start + run.end - run.start
            assert draft.text[run.start : run.end] == reading.text[run.source_start : end]


def test_cover_and_contents_are_kept_apart():
    guide = '<guide><reference type="cover" href="text/cover.xhtml#x"/></guide>'
    raw = epub({"cover.xhtml": "<p>封面</p>", "nav.xhtml": "<p>目录</p>", "a.xhtml": ONE}, guide)
    reading = read_file("book.epub", raw)
    found = drafts(reading, "auto", "book.epub")
    assert [draft.kind for draft in found] == ["other", "article"]
    assert found[0].text == "封面\n目录"
    kept, characters = coverage(reading.text, found)
    assert kept == characters > 0


def test_named_characters_of_html_are_known():
    whole = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body>'
        "<p>甲&nbsp;&mdash;乙&amp;&lt;&nosuch;丙</p></body></html>"
    )
    reading = read_file("book.epub", epub({"a.xhtml": whole}))
    assert reading.text.strip() == "甲\u00a0—乙&<&nosuch;丙"


def test_a_chapter_that_is_no_sound_xml_is_read_as_a_browser_would():
    raw = epub({"a.xhtml": "<p>一<br>二<p>三", "b.xhtml": TWO})
    reading = read_file("book.epub", raw)
    assert reading.text.startswith("一\n二\n\n三\n")
    assert reading.remarks == (
        "1 chapters are no sound XML and were read as a browser would, "
        "the first is OEBPS/text/a.xhtml; 0 bytes of them were replaced.",
    )


def test_chapters_without_text_are_no_articles():
    reading = read_file("book.epub", epub({"a.xhtml": '<img src="x.png"/>', "b.xhtml": TWO}))
    assert len(reading.chapters) == 1


def test_missing_chapters_are_remarked():
    tail = '<manifest><item id="x" href="text/no.xhtml"/></manifest><spine><itemref idref="x"/>'
    raw = epub({"a.xhtml": ONE}, tail + '<itemref idref="unknown"/></spine>')
    assert read_file("book.epub", raw).remarks == (
        "2 chapters are missing in the file, the first is OEBPS/text/no.xhtml.",
    )


def with_items(*items: str, **files: str) -> bytes:
    """A book whose reading order is `items` of its manifest, with `files` beside its package."""
    order = "".join(f'<itemref idref="{item.split()[0][4:-1]}"/>' for item in items)
    manifest = "".join(f"<item {item}/>" for item in items)
    return zipped(
        {
            "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
            "a.opf": f"<p>{manifest}{files.pop('more', '')}{order}</p>",
            **files,
        }
    )


PAGE = "<html><head><title>第三章  末尾</title></head><body><p>这一章的正文。</p></body></html>"


@pytest.mark.parametrize(
    "media_type", ["text/x-oeb1-document", "Application/XHTML+xml", "text/xml", "x/y"]
)
def test_a_page_is_read_whatever_its_media_type(media_type):
    raw = with_items(f'id="a" href="one" media-type="{media_type}"', one=PAGE)
    reading = read_file("book.epub", raw)
    assert (reading.text.strip(), reading.remarks) == ("这一章的正文。", ())


def test_a_book_for_the_blind_is_read():
    page = "<dtbook><book><level1><h1>一</h1><p>正文。</p></level1></book></dtbook>"
    raw = with_items('id="a" href="one" media-type="application/x-dtbook+xml"', one=page)
    assert read_file("book.epub", raw).text.split() == ["#", "一", "正文。"]


PICTURE = 'id="a" href="one" media-type="image/svg+xml"'
LEFT_OUT = "1 parts of its reading order are no pages of text and were left out, the first is one."


@pytest.mark.parametrize("item", [PICTURE, 'id="a" href="one" media-type="application/x"'])
def test_what_is_no_page_is_told(item):
    raw = with_items(item, 'id="b" href="two"', one="<svg><text>图</text></svg>", two=PAGE)
    reading = read_file("book.epub", raw)
    assert (reading.text.strip(), reading.remarks) == ("这一章的正文。", (LEFT_OUT,))


def test_a_book_without_any_page_is_not_called_damaged():
    with pytest.raises(UserError) as caught:
        read_file("book.epub", with_items(PICTURE, one="<svg/>"))
    assert (caught.value.title, caught.value.detail) == ("None of its chapters is a text", LEFT_OUT)


def test_a_book_without_an_order_is_read_as_its_pages_are_listed():
    pages = '<item id="a" href="one"/><item id="b" href="x.css" media-type="text/css"/>'
    reading = read_file("book.epub", with_items(more=pages, one=PAGE))
    assert (reading.text.strip(), reading.remarks) == ("这一章的正文。", ())


def test_what_stands_for_a_picture_is_read():
    picture, circle = f'{PICTURE} fallback="b"', '<item id="b" href="two" fallback="a"/>'
    reading = read_file("book.epub", with_items(picture, two=PAGE, more=circle))
    assert (reading.text.strip(), reading.remarks) == ("这一章的正文。", ())


def test_a_chapter_without_a_heading_is_called_as_its_document_is():
    raw = with_items('id="a" href="one"', 'id="b" href="two"', one=PAGE, two="<p>第二篇。</p>")
    titles = [draft.title for draft in drafts(read_file("book.epub", raw), "auto", "book.epub")]
    assert titles == ["第三章 末尾", "book"]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"META-INF/container.xml": "<container/>"},
        {"META-INF/container.xml": '<c><rootfile full-path="no.opf"/></c>'},
        {
            "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
            "a.opf": '<p><item id="a" href="../../../etc/passwd"/><itemref idref="a"/></p>',
        },
        {"META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>', "a.opf": "<p/>"},
        {"META-INF/container.xml": "<c"},
    ],
)
def test_a_book_without_its_parts_is_refused(parts):
    with pytest.raises(UserError) as caught:
        read_file("book.epub", zipped({"mimetype": "application/epub+zip", **parts}))
    assert caught.value.title == "The file is damaged"
    assert caught.value.detail


def test_a_document_that_stands_twice_in_the_order_is_read_once():
    tail = '<spine><itemref idref="i0"/></spine>'
    reading = read_file("book.epub", epub({"a.xhtml": ONE}, tail))
    assert reading.text.count("第一章") == 1


ENCRYPTED = '<encryption><CipherReference URI="{}"/></encryption>'


def test_an_encrypted_book_is_refused_and_encrypted_fonts_are_not():
    locked = ENCRYPTED.format("OEBPS/text/a.xhtml")
    with pytest.raises(UserError, match="copy protection"):
        read_file("book.epub", epub({"a.xhtml": ONE}, encryption=locked))
    font = ENCRYPTED.format("OEBPS/fonts/a.otf")
    assert read_file("book.epub", epub({"a.xhtml": ONE}, encryption=font)).chapters


@pytest.mark.parametrize("part", ["chapter", "package"])
def test_declared_entities_are_refused(part):
    declared = '<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    if part == "chapter":
        raw = epub({"a.xhtml": f"{declared}<p>&b;</p>"})
    else:
        raw = epub({"a.xhtml": ONE}, encryption=f"{declared}<p>&b;</p>")
    with pytest.raises(UserError, match="entities"):
        read_file("book.epub", raw)


def test_a_chapter_that_unpacks_to_too_much_is_refused():
    raw = epub({"a.xhtml": b"<p>" + b"x" * (17 << 20) + b"</p>"})
    with pytest.raises(UserError, match=r"than 16 MB: Its part OEBPS/text/\S+ alone does. Cut"):
        read_file("book.epub", raw)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_book_cut_short_is_refused(part):
    raw = epub({"a.xhtml": ONE, "b.xhtml": TWO})
    with pytest.raises(UserError, match="The file is damaged"):
        read_file("book.epub", raw[: int(len(raw) * part)])


def test_a_book_under_another_name_is_known_by_its_content():
    assert read_file("book.zip", epub({"a.xhtml": ONE})).chapters
    with pytest.raises(UserError, match=r"It is no \.epub file"):
        read_file("book.epub", "文字".encode())
