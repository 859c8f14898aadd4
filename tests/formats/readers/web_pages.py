"""Invented pages of news sites, each of another make, and what should be read of them."""

from dataclasses import dataclass

OPENED = (
    "宁海县老街昨日重新开街，来自各地的客人挤满了石板路，两边店铺挂起了红灯笼。镇里的干部说，"
    "修街用了十四个月，花了两千三百万元，街上的木梁和石板都保留了下来。"
)
LIVED = (
    "“我在这里住了六十年。”居民陈阿婆说，没想到还能看见老戏台，她每天都要到台前坐一坐，"
    "跟老邻居说说话，喝一杯茶。"
)
PLANNED = "据镇政府介绍，今年还要修两条街，资金已经到位，图纸也画好了，请的还是原来的工匠。"
VISITED = "旅游公司的人说，来的客人比去年多了三成，街上新开了十二家小店，卖茶的、卖糕的都说生意好。"
SHORT = "镇长孙海涛表示，今年还要修两条街。"
BODY = (OPENED, LIVED, PLANNED, VISITED)
TITLE = "老街新生记"
RELATED = (
    '<div class="related"><h3>相关阅读</h3><ul><li><a href=x>另一条新闻标题</a></li>'
    "<li><a href=y>又一条新闻标题</a></li></ul></div>"
)


@dataclass(frozen=True)
class WebPage:
    """`blocks` is the text that should be read, `byline` whom it should name."""

    html: str
    blocks: tuple[str, ...]
    byline: str = "王立春"
    title: str = TITLE


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def site(body: str, title: str = f"{TITLE} - 宁海网", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


PAGES = {
    "an author under the title, related links below": WebPage(
        site(
            "<nav><a href=1>首页</a> <a href=2>新闻</a></nav><div id=main>"
            f"<h1>{TITLE}</h1><p class=author>记者 王立春</p>{paragraphs(*BODY)}</div>"
            f"{RELATED}<footer>版权所有 宁海网</footer>"
        ),
        (f"# {TITLE}", "记者 王立春", *BODY),
    ),
    "a short article in main, every other part by its element": WebPage(
        site(
            "<header><a href=/>宁海网</a></header><nav><ul><li><a href=1>首页</a></li><li>"
            "<a href=2>新闻</a></li><li><a href=3>登录</a></li></ul></nav><main><article>"
            f"<h1>{TITLE}</h1><p class=author>记者 王立春</p><p>{OPENED[:36]}。</p><p>{SHORT}</p>"
            "</article></main><footer>版权所有 宁海网</footer>",
            "老街新生 - 宁海网",
        ),
        (f"# {TITLE}", "记者 王立春", f"{OPENED[:36]}。", SHORT),
    ),
    "a menu without links": WebPage(
        site(
            f"<nav>首页 新闻 登录</nav><article><h1>{TITLE}</h1><p class=author>记者 王立春</p>"
            f"<p>{OPENED[:36]}。</p><p>{SHORT}</p><script>alert(1)</script></article>"
            "<footer>版权所有 宁海网</footer>"
        ),
        (f"# {TITLE}", "记者 王立春", f"{OPENED[:36]}。", SHORT),
    ),
    "breadcrumbs and a line of facts in spans": WebPage(
        site(
            '<div class="top-nav"><a href=1>首页</a><a href=2>时政</a></div><div class="crumbs">'
            "当前位置：<a href=1>首页</a> &gt; <a href=2>时政</a> &gt; 正文</div>"
            f'<div class="article"><h1 class="title">{TITLE}</h1><div class="info"><span>'
            "2026-03-01 08:15</span> <span>来源：宁海日报</span> <span>作者：王立春</span></div>"
            f'<div class="text">{paragraphs(*BODY)}</div></div>{RELATED}'
        ),
        (f"# {TITLE}", "2026-03-01 08:15\n来源：宁海日报\n作者：王立春", *BODY),
    ),
    "a bar to share and comments": WebPage(
        site(
            f'<div class="wrap"><h1>{TITLE}</h1><div class="byline">本报记者 王立春</div>'
            '<div class="share-bar">分享到： <a href=w>微信</a> <a href=b>微博</a></div>'
            f'<div class="content">{paragraphs(*BODY)}<p>分享到朋友圈的照片里，灯笼真红。</p><p>'
            "相关阅读：<a href=1>另一条</a></p></div><div class=bar>分享到： "
            '<a href=w>微信</a> <a href=b>微博</a></div><div id="comments"><h3>网友评论</h3>'
            "<p>老街真好，我上个月刚去过，还要再去一次，带上家里的老人。</p><p>戏台修得好，"
            "希望多演几场。</p></div></div>"
        ),
        (f"# {TITLE}", "本报记者 王立春", *BODY, "分享到朋友圈的照片里，灯笼真红。"),
    ),
    "pictures with captions": WebPage(
        site(
            f"<main><article><h1>{TITLE}</h1><p>记者 王立春</p><figure><img src=a.jpg>"
            "<figcaption>图为修缮后的老街。 李明 摄</figcaption></figure>"
            f"{paragraphs(OPENED, LIVED)}<figure><img src=b.jpg><figcaption>老戏台前的茶座。"
            f"</figcaption></figure>{paragraphs(PLANNED, VISITED)}</article></main>"
        ),
        (
            f"# {TITLE}",
            "记者 王立春",
            "图为修缮后的老街。 李明 摄",
            OPENED,
            LIVED,
            "老戏台前的茶座。",
            PLANNED,
            VISITED,
        ),
    ),
    "cards of other articles below the article": WebPage(
        site(
            f"<article><header><h1>{TITLE}</h1><p><span>作者 王立春</span> <time>2026年3月1日"
            f"</time></p></header>{paragraphs(*BODY)}</article><section class=recommend>"
            "<article><h2><a href=1>春耕备耕有了新帮手</a></h2><p>无人机一天播种三百亩。</p>"
            "</article><article><h2><a href=2>港口夜班不歇</a></h2><p>吊臂仍在转动。</p>"
            "</article></section>"
        ),
        (f"# {TITLE}", "作者 王立春\n2026年3月1日", *BODY),
    ),
    "no element but div": WebPage(
        site(
            "<div id=hd><div><a href=1>首页</a></div><div><a href=2>新闻</a></div></div>"
            f"<div id=bd><div class=bt>{TITLE}</div><div class=ly>来源：宁海日报 2026-03-01 "
            f"作者：王立春</div>{''.join(f'<div>{text}</div>' for text in BODY)}</div>"
            "<div id=ft>宁海网版权所有</div>"
        ),
        (f"# {TITLE}", "来源：宁海日报\n2026-03-01\n作者：王立春", *BODY),
    ),
    "tables lay out the page, lines are broken": WebPage(
        site(
            "<table><tr><td colspan=2><a href=1>首页</a> <a href=2>新闻</a></td></tr><tr><td>"
            f"<h2>{TITLE}</h2><p align=center>2026年3月1日 记者 王立春</p>"
            f"<p>　　{OPENED}<br>　　{LIVED}</p><p>　　{PLANNED}</p><p>　　{VISITED}</p></td>"
            "<td><ul><li><a href=3>热点一条</a></li><li><a href=4>热点两条</a></li></ul></td>"
            "</tr></table>"
        ),
        (
            f"# {TITLE}",
            "2026年3月1日 记者 王立春",
            f"　　{OPENED}\n　　{LIVED}",
            f"　　{PLANNED}",
            f"　　{VISITED}",
        ),
    ),
    "a table of figures and subheads": WebPage(
        site(
            f"<div class=detail><h1>{TITLE}</h1><p class=meta>宁海日报 | 2026-03-01 | 王立春</p>"
            f"{paragraphs(OPENED)}<h2>一、账目</h2><table><tr><th>年份</th><th>万元</th></tr>"
            f"<tr><td>2024</td><td>800</td></tr></table><h2>二、打算</h2>{paragraphs(*BODY[1:])}"
            f"</div>{RELATED}"
        ),
        (
            f"# {TITLE}",
            "宁海日报\n2026-03-01\n王立春",
            OPENED,
            "## 一、账目",
            "年份\t万元  \n2024\t800  ",
            "## 二、打算",
            *BODY[1:],
        ),
    ),
    "an editor at the foot, a box beside": WebPage(
        site(
            f"<div class=sidebar><h3>热门排行</h3><ol><li><a href=1>头一条</a></li></ol></div>"
            f"<article><h1>{TITLE}</h1><div class=source>来源：宁海日报</div>{paragraphs(*BODY)}"
            "<p>（记者 王立春）</p><p class=editor>责任编辑：赵晓梅</p></article>"
            "<div class=copyright>未经许可不得转载</div>"
        ),
        (f"# {TITLE}", "来源：宁海日报", *BODY, "（记者 王立春）", "责任编辑：赵晓梅"),
    ),
    "kicker and subtitle around the title": WebPage(
        site(
            f"<main><h3 class=kicker>古镇调查</h3><h1>{TITLE}</h1><h2>三十户人家回了家</h2>"
            f"<div class=author-info>记者 王立春 通讯员 赵晓梅</div>{paragraphs(*BODY)}</main>"
            "<aside><h4>推荐</h4><p><a href=9>港口夜班不歇</a></p></aside>"
        ),
        (
            "### 古镇调查",
            f"# {TITLE}",
            "## 三十户人家回了家",
            "记者 王立春 通讯员 赵晓梅",
            *BODY,
        ),
        "王立春 赵晓梅",
        f"{TITLE} 三十户人家回了家",
    ),
    "an author named by the head alone": WebPage(
        site(
            f"<nav><a href=1>首页</a></nav><div class=post><h1>{TITLE}</h1>{paragraphs(*BODY)}"
            "</div><div class=pager><a href=1>上一篇</a> <a href=2>下一篇</a></div>",
            head="<meta name=author content=王立春>",
        ),
        (f"# {TITLE}", "王立春", *BODY),
    ),
    "an author said twice by the page itself": WebPage(
        site(
            f"<h1>{TITLE}</h1><p class=byline>作者：王立春</p>{paragraphs(*BODY)}",
            head='<meta name="author" content="作者：王立春">',
        ),
        (f"# {TITLE}", "作者：王立春", *BODY),
    ),
}
