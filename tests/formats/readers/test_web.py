"""Web pages: the article in the page's own characters, boilerplate out, nothing ever loaded."""

import socket
import sys

import pytest

from formats.readers import drafts, read_file
from tests.formats.readers.makers import Line, pdf
from text.errors import UserError
from text.losses import coverage

FIRST = "　　余杭的家具厂今年一季度新增订单10亿元，同比增长84.8%，厂长说工人都很满意。𠮷👨‍👩‍👧"
SECOND = "第二段也有足够长的文字，说明企业的情况和政府的办法。"
LAST = "最后一段总结全文，大家都很高兴，明年还要再加把劲。"
BODY = f"""<p>{FIRST}</p><h2>一、背景</h2><p>{SECOND}<br>换行以后的文字也在这里，足够长。</p>
<table><tr><th>年份</th><th>数字</th></tr><tr><td>2024</td><td>38</td></tr></table>
<p>短句。</p><p>{LAST}</p>"""


def page(body: str = BODY, head: str = "", title: str = "余杭发布十项举措", info: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><title>{title}_余杭新闻网</title>{head}</head><body>
<div class="nav"><a href="/">首页</a> <a href="/a">新闻</a></div><h1>{title}</h1>
<div class="info">{info}</div><div class="content">{body}</div>
<div class="related"><h3>相关新闻</h3><ul><li><a href="x">另一条新闻的标题</a></li></ul></div>
<div class="footer">版权所有 违者必究</div></body></html>"""


def blocks(html: str, codec: str = "utf-8") -> list[str]:
    return read_file("a.html", html.encode(codec)).text.rstrip("\n").split("\n\n")


def test_the_article_comes_without_menus_and_with_its_own_characters():
    reading = read_file("a.htm", page(info="来源：余杭时报 作者：张三 2024年5月1日").encode())
    assert reading.text.rstrip("\n").split("\n\n") == [
        "# 余杭发布十项举措",
        "来源：余杭时报\n作者：张三\n2024年5月1日",
        FIRST,
        "## 一、背景",
        f"{SECOND}\n换行以后的文字也在这里，足够长。",
        "年份\t数字  \n2024\t38  ",
        "短句。",
        LAST,
    ]
    assert (reading.media_type, reading.encoding) == ("text/html", "")
    (remark,) = reading.remarks
    assert "left out as menus and the like" in remark


def test_who_wrote_it_is_no_part_of_the_title():
    reading = read_file("a.htm", page(info="来源：余杭时报 作者：张三 2024年5月1日").encode())
    for how in ("auto", "article"):
        (draft,) = drafts(reading, how, "a.htm")
        assert (draft.title, draft.byline) == ("余杭发布十项举措", "张三")


def test_the_title_is_taken_from_the_pages_head_where_no_heading_holds_it():
    html = page().replace("<h1>余杭发布十项举措</h1>", "")
    assert blocks(html)[0] == "# 余杭发布十项举措"


def test_a_heading_over_the_article_goes_before_the_name_of_the_site():
    html = page().replace("<title>余杭发布十项举措_", "<title>").replace("h1>", "h4>")
    assert blocks(html)[0] == "# 余杭发布十项举措"


def test_an_author_whom_only_the_head_names_is_added():
    found = blocks(page(head='<meta name="author" content="张三">'))
    assert found[:3] == ["# 余杭发布十项举措", "张三", FIRST]


def test_other_headings_stand_below_the_title():
    html = page(BODY.replace("h2>", "h1>"))
    assert [block for block in blocks(html) if block.startswith("#")] == [
        "# 余杭发布十项举措",
        "## 一、背景",
    ]
    (draft,) = drafts(read_file("a.html", html.encode()), "auto", "a.html")
    assert draft.title == "余杭发布十项举措"


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("gb18030", "gb2312"),
        ("gb18030", ""),
        ("gb18030", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "gb2312-nonsense"),
        ("utf-8-sig", "gbk"),
        ("utf-16", "utf-16"),
    ],
)
def test_the_encoding_is_what_fits_whatever_the_page_says(codec, declared):
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    assert FIRST in blocks(page(head=head if declared else ""), codec)


def test_big5_is_read_where_the_page_says_so():
    text = "這個國家的經濟發展問題，記者從區政府瞭解到，今年有二十多家企業接受了輔導。"
    html = f'<meta charset="big5"><h1>標題是這樣的</h1><p>{text}</p><p>{text}</p>'
    assert text in blocks(html, "big5")


def test_the_encoding_asked_for_is_taken():
    html = page(head='<meta charset="utf-8">')
    assert FIRST in read_file("a.html", html.encode("gb18030"), "gb18030").text


def test_broken_bytes_are_refused_or_replaced_with_a_remark():
    raw = page().encode() + b"<p>\xff</p>"
    with pytest.raises(UserError, match="utf-8"):
        read_file("a.html", raw)
    assert "were replaced" in read_file("a.html", raw, replace=True).remarks[0]


def test_a_page_without_an_article_is_read_whole_with_a_remark():
    reading = read_file("a.html", "<p>短</p><div hidden>藏</div><script>x</script>".encode())
    assert reading.text == "短\n"


def test_without_trafilatura_all_of_the_page_is_read(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    reading = read_file("a.html", page().encode())
    assert "trafilatura" in reading.remarks[0]
    found = [block.strip() for block in reading.text.split("\n\n")]
    wanted = ["首页 新闻", "# 余杭发布十项举措", FIRST.strip(), "### 相关新闻", "版权所有 违者必究"]
    assert [block for block in found if block in wanted] == wanted


def test_a_fault_in_the_search_for_the_article_costs_nothing(monkeypatch):
    import trafilatura

    def fail(*args, **kwargs):
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    reading = read_file("a.html", page().encode())
    assert reading.remarks == ("No article was found on the page: all of it was read.",)
    assert FIRST in reading.text
    assert "版权所有" in reading.text


def test_text_that_only_a_script_holds_is_read():
    article = f'{{"@type":"NewsArticle","headline":"题目在此处","articleBody":"{SECOND * 5}"}}'
    html = (
        f'<html><head><title>题目在此处</title><script type="application/ld+json">{article}'
        "</script></head><body><div>载入中</div></body></html>"
    )
    assert SECOND * 5 in "".join(blocks(html))


def test_nothing_is_loaded_from_the_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    loads = (
        '<link rel="stylesheet" href="http://a.example/x.css"><base href="http://a.example/">'
        '<script src="http://a.example/x.js"></script>'
    )
    body = f'<img src="http://a.example/x.png"><iframe src="http://a.example/"></iframe>{BODY}'
    html = page(body, loads).replace(
        "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "http://a.example/x.dtd">'
    )
    assert FIRST in blocks(html)


def test_entities_that_a_page_declares_are_not_followed():
    declared = '<!DOCTYPE html [<!ENTITY a "哈"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    reading = read_file("a.html", (declared + "<p>&a;&b;&nbsp;&lt;字</p>").encode())
    assert "哈" not in reading.text
    assert "\u00a0<字" in reading.text


def test_elements_nested_deep_are_read_and_nested_without_end_refused():
    deep = "<font>" * 1000 + "深处的字" + "<p>后"
    assert "深处的字" in read_file("a.html", deep.encode()).text
    with pytest.raises(UserError, match="nested too deep"):
        read_file("a.html", ("<font>" * 100_000 + "字").encode())


def test_a_page_that_is_too_long_is_refused():
    with pytest.raises(UserError, match="longer than"):
        read_file("a.html", b"<p>" + b"x" * (1 << 24))


def test_a_long_page_is_read_whole_and_soon():
    raw = page("".join(f"<p>{number}{FIRST}{SECOND}</p>" for number in range(4000))).encode()
    reading = read_file("a.html", raw)
    assert reading.remarks == ("The page is too long to look for its article: all of it was read.",)
    assert "版权所有" in reading.text


def test_text_without_any_tag_is_read_as_text():
    reading = read_file("a.html", "第一行\n第二行 a < b\n".encode())
    assert (reading.text, reading.media_type) == ("第一行\n第二行 a < b\n", "text/plain")


def test_a_page_without_words_holds_no_text():
    for html in ("<html></html>", "<!-- x -->", "<script>x</script>"):
        with pytest.raises(UserError, match="There is no text in it"):
            drafts(read_file("a.html", html.encode()))


def test_text_that_looks_like_a_heading_stays_text():
    (draft,) = drafts(
        read_file("a.html", "<p># 一号</p><pre>  ## 二号\n三</pre>".encode()), "article"
    )
    assert draft.text == "# 一号\n## 二号\n三"


def test_a_table_that_lays_out_the_page_is_read_as_paragraphs():
    html = "<table><tr><td><p>甲<p>乙<p>丙<p>丁</td><td>侧</td></tr><tr><td>独</td></tr></table>"
    assert blocks(html) == list("甲乙丙丁侧独")


def test_inline_marks_and_line_ends_are_no_breaks_in_chinese():
    html = "<div>一<b>二</b>\n三<ruby>四<rt>sì</rt></ruby> five\nsix&nbsp;<wbr>七　八</div>"
    assert blocks(html) == ["一二三四 five six\u00a0七　八"]


def test_nothing_that_was_read_is_lost_by_cutting():
    reading = read_file("a.html", page().encode())
    for how in ("auto", "page", "article"):
        kept, characters = coverage(reading.text, drafts(reading, how, "a.html"))
        assert kept == characters > 0


def test_a_page_without_an_ending_in_its_name_is_known_by_its_content():
    assert read_file("saved", page().encode()).media_type == "text/html"
    assert read_file("a.txt", page().encode()).media_type == "text/plain"
    assert read_file("a.html", pdf([[Line("文字")]])).media_type == "application/pdf"


@pytest.mark.parametrize("before", ["", '<!-- <p a="--> ', '<title><p a="</title>', "<p a='>"])
@pytest.mark.parametrize("attribute", ['a{}="x"', "a{}='>'", "a{}", 'a{}="x"/', "a{} = x"])
def test_an_element_of_more_attributes_than_any_page_has_is_refused(before, attribute):
    many = " ".join(attribute.format(number) for number in range(3000))
    with pytest.raises(UserError, match="more than 1000 attributes"):
        read_file("a.html", f"<html><body>{before}<p {many}>{FIRST}</p></body></html>".encode())


def test_a_page_of_many_tags_and_long_attributes_is_read():
    body = f'<p class="a" id=b hidden-not data-x="a > b"><a href="{"x" * 9999}">{FIRST}</a></p>'
    assert FIRST.strip() in read_file("a.html", page(body * 300).encode()).text


def test_tags_without_end_are_refused_before_they_are_looked_at_again_and_again():
    with pytest.raises(UserError, match="attributes"):
        read_file("a.html", ("<html>" + "<a b=c " * 20_000).encode())


@pytest.mark.parametrize(
    "subset",
    ['<!ENTITY a "b]>c">', "<!-- it's ]> --><!ELEMENT p (#PCDATA)>", "", "<!ENTITY b '\">'>\n"],
)
def test_what_a_doctype_declares_is_not_shown(subset):
    html = (
        f'<?xml version="1.0"?><!doctype html [{subset}] ><html><body><p>正文。</p></body></html>'
    )
    assert read_file("a.html", html.encode()).text == "正文。\n"
