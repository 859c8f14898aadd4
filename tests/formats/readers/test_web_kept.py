"""What stands among the paragraphs of a web page's article stays in it, whatever it stands in."""

import pytest

from formats.readers import drafts, read_file
from tests.formats.readers.web_pages import BODY, paragraphs

TITLE = "老街新生记"
MORE = "镇上的人说，这样的变化从前想都不敢想，如今每天都能看见。"
TEXT = tuple(body for body in BODY if len(body) >= 20)


def html(content: str, name: str = TITLE) -> str:
    return f"<html><head><title>{name}</title></head><body>{content}</body></html>"


def lines(page: str) -> list[str]:
    text = read_file("a.html", page.encode()).text
    return [line.strip(" #\u3000") for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("within", ['class="content"', 'class="TRS_Editor"', 'id="p-detail"', ""])
@pytest.mark.parametrize(
    "among",
    [
        f"{MORE}<br>{MORE}",
        f"<center>{MORE}</center>",
        f"<center><p>{MORE}</p></center>",
        f"<aside><p>{MORE}</p></aside>",
        f"<p><a href='x'>{MORE}</a></p>",
        f'<div class="ad-content"><p>{MORE}</p></div>',
        f'<div class="comment"><p>{MORE}</p></div>',
        f"<blockquote>{MORE}</blockquote>",
        f"<ol><li>{MORE}</li></ol>",
        f"<pre>{MORE}</pre>",
    ],
)
def test_what_stands_between_paragraphs_is_kept(among: str, within: str) -> None:
    page = html(
        f"<h1>{TITLE}</h1><div {within}>{paragraphs(*TEXT)}{among}{paragraphs(*TEXT)}</div>"
    )
    found = lines(page)
    assert found.count(MORE) == among.count(MORE)
    assert found[0] == TITLE
    assert found[1 : -len(TEXT)] == [*TEXT, *[MORE] * among.count(MORE)]


def test_text_right_in_an_element_is_kept_after_its_last_paragraph() -> None:
    page = html(f"<h1>{TITLE}</h1><div>{paragraphs(*TEXT)}{MORE}</div><div>宁海网</div>")
    assert lines(page) == [TITLE, *TEXT, MORE]


def test_a_column_beside_the_article_in_a_table_is_no_part_of_it() -> None:
    menu = "<table><tr><td>首页 | 新闻 | 国内 | 国际 | 财经 | 体育 | 娱乐</td></tr></table>"
    column = "<td>相关阅读：春耕备耕<br>港口夜班不歇</td>"
    article = f"<td><center>{TITLE}</center>{'<br><br>'.join(TEXT[:2])}</td>"
    page = html(f"{menu}<table><tr>{column}{article}</tr></table>")
    assert lines(page) == [TITLE, *TEXT[:2]]


@pytest.mark.parametrize(
    "name", [f"宁海日报数字报-{TITLE}", f"宁海日报-第01版：要闻-{TITLE}", f"{TITLE}_宁海网", TITLE]
)
def test_the_title_is_the_part_of_the_name_that_the_page_shows(name: str) -> None:
    rows = (TITLE, "——一条街的二十年", "本报记者 王立春")
    head = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    page = html(f"<table>{head}<tr><td><div>{paragraphs(*TEXT)}</div></td></tr></table>", name)
    (draft,) = drafts(read_file("a.html", page.encode()), "auto", "a.html")
    assert (draft.title, draft.byline) == (f"{TITLE} ——一条街的二十年", "王立春")


@pytest.mark.parametrize(
    ("facts", "byline"),
    [
        ("2026年03月01日08:15", ""),
        ("2026年03月01日 08:15宁海日报", ""),
        ("2026-03-01 08:15", ""),
        ("2026-03-01 08:15 王立春", "王立春"),
        ("原创 王立春 宁海发布</p><p>2026-03-01 08:15", "王立春"),
    ],
)
def test_lines_under_the_title_give_date_and_byline(facts: str, byline: str) -> None:
    page = html(f"<h1>{TITLE}</h1><p>{facts}</p><div>{paragraphs(*TEXT)}</div>")
    (draft,) = drafts(read_file("a.html", page.encode()), "auto", "a.html")
    assert (draft.title, draft.published, draft.byline) == (TITLE, "2026-03-01", byline)
    assert {part.kind for part in draft.paragraphs} <= {"title", "byline", "body", "other"}


@pytest.mark.parametrize(
    "facts", ["2026-03-01 08:15:20", "来源： 宁海网", "2026-03-01 来源：宁海网"]
)
@pytest.mark.parametrize("opening", ["本报讯（记者 王立春）", "新华社宁海3月1日电（记者王立春）"])
def test_date_and_source_do_not_part_a_title_from_its_news(facts: str, opening: str) -> None:
    text = paragraphs(opening + TEXT[0], *TEXT[1:])
    page = html(f"<h1>{TITLE}</h1><p>{facts}</p><div>{text}</div>")
    found = drafts(read_file("a.html", page.encode()), "auto", "a.html")
    assert [(draft.kind, draft.title, draft.byline) for draft in found] == [
        ("article", TITLE, "王立春")
    ]
