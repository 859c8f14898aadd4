"""Pages of different makes: the whole article, its byline once, and no menu."""

from random import Random

import pytest

from formats.readers import drafts, read_file
from tests.formats.readers.web_pages import BODY, PAGES, WebPage, paragraphs, site
from text.losses import coverage


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_gives_its_article_and_nothing_else(page: WebPage) -> None:
    reading = read_file("a.html", page.html.encode())
    assert tuple(reading.text.rstrip("\n").split("\n\n")) == page.blocks
    found = drafts(reading, "auto", "a.html")
    assert [(draft.title, draft.byline) for draft in found] == [(page.title, page.byline)]
    kept, characters = coverage(reading.text, found)
    assert kept == characters


def test_what_is_left_out_is_counted() -> None:
    reading = read_file("a.html", PAGES["a menu without links"].html.encode())
    shown = len("首页新闻登录") + len("版权所有宁海网")
    total = shown + len("".join(reading.text.replace("#", "").split()))
    assert reading.remarks == (
        f"{shown} of the {total} characters on the page were left out as menus and the like.",
    )


def test_several_articles_on_one_page_are_several() -> None:
    second = "港口夜班不歇"
    cards = f"<article><h1>{second}</h1><p>记者 赵晓梅</p>{paragraphs(*BODY[::-1])}</article>"
    one = f"<article><h1>老街新生记</h1><p>记者 王立春</p>{paragraphs(*BODY)}</article>"
    teaser = "<article><h2>春耕备耕</h2><p>一天三百亩。</p></article>"
    html = site(f"<nav>首页 新闻</nav>{one}{cards}{teaser}<footer>版权所有</footer>")
    found = drafts(read_file("a.html", html.encode()), "auto", "a.html")
    assert [(draft.title, draft.byline) for draft in found] == [
        ("老街新生记", "王立春"),
        (second, "赵晓梅"),
    ]
    assert all(text in draft.text for draft in found for text in BODY)


def test_a_page_without_body_is_read() -> None:
    html = f"<html><head><title>老街新生记</title><article>{paragraphs(*BODY)}</article>"
    text = read_file("a.html", html.encode()).text
    assert text.rstrip("\n").split("\n\n") == ["# 老街新生记", *BODY]


def test_cells_without_a_row_are_read() -> None:
    html = f"<body><div><td>{BODY[0]}</td><p>{BODY[1]}</p></div>"
    assert all(text in read_file("a.html", html.encode()).text for text in BODY[:2])


@pytest.mark.parametrize("seed", range(40))
def test_no_heap_of_elements_is_a_trap(seed: int) -> None:
    random = Random(seed)
    names = ("div", "p", "h1", "h2", "a", "span", "nav", "article", "table", "tr", "td", "li", "b")
    words = (
        "首页",
        "记者 王立春",
        "2026-03-01",
        "来源：宁海网",
        *BODY,
        "老街新生记",
        "",
        "|",
        "版权所有",
    )
    html = "".join(
        f"<{random.choice(('', '', '/'))}{random.choice(names)}>{random.choice(words)}"
        for _ in range(random.randint(1, 60))
    )
    reading = read_file("a.html", f"<html><title>老街</title>{html}".encode())
    assert all(text in reading.text or text not in html or reading.remarks for text in BODY)


@pytest.mark.parametrize("name", ["nav", "share", "sidebar", "footer", "related"])
def test_what_holds_the_article_is_read_whatever_its_class(name: str) -> None:
    html = site(
        f"<div class={name}><h1>老街新生记</h1><p>记者 王立春</p>{paragraphs(*BODY)}</div>"
        "<div class=footer>版权所有</div>"
    )
    text = read_file("a.html", html.encode()).text
    assert text.rstrip("\n").split("\n\n") == ["# 老街新生记", "记者 王立春", *BODY]
