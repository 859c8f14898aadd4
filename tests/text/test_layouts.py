"""How printers set a page: what stands around an article is told from it."""

import pytest

from tests.text.news import (
    BRIDGE,
    HARBOUR,
    LIBRARY,
    ORCHARD,
    SCHOOL,
    body,
    drafts,
    parts,
    titles,
)

TWO = ("# 码头不停工", "张三 李四", HARBOUR, "# 新桥通车了", "王大力", BRIDGE)


def articles(*blocks):
    return [draft for draft in drafts(*blocks) if draft.kind != "other"]


@pytest.mark.parametrize(
    "line",
    [
        "03 深读·基层",
        "2 综合新闻 责任编辑 叶 小满",
        "2023.2 某某观澜",
        "某某 SPECIAL PLANNING 特别策划",
        "特别策划 Special Report",
    ],
)
def test_a_pages_own_lines_are_no_part_of_a_title(line):
    assert titles(line, *TWO) == ["码头不停工", "新桥通车了"]


def test_the_name_of_a_series_over_a_title_is_no_part_of_it():
    assert titles("# 某市高质量发展看基层 特别报道", *TWO) == ["码头不停工", "新桥通车了"]


def test_a_line_in_brackets_under_a_title_is_of_it():
    assert titles("# 码头大事记", "（2021年8月）", HARBOUR, *TWO[3:]) == [
        "码头大事记 （2021年8月）",
        "新桥通车了",
    ]


def test_halves_of_a_title_are_no_column_and_its_article():
    assert titles("# 把码头", "# 还给市民们", "张三", HARBOUR, *TWO[3:])[0] == "把码头 还给市民们"


def test_halves_of_a_title_are_told_by_the_list_of_contents():
    listed = ("# 目录", "码头边上的事……1\n新桥通车了……3\n一山梨子熟了……5")
    found = titles(*listed, "# 码头", "# 边上的事", "张三", HARBOUR, *TWO[3:])
    assert found == ["码头 边上的事", "新桥通车了"]


@pytest.mark.parametrize(
    "sender", ["某市第二中学 阮小宜", "某某县双坑小学校长 邱少华", "某某财经大学 游立群"]
)
def test_who_writes_as_one_of_a_body_stands_under_the_title(sender):
    first, second = articles("# 码头不停工", sender, HARBOUR, "# 新桥通车了", "王大力", BRIDGE)
    assert (first.title, first.authors) == ("码头不停工", (sender.split()[1],))
    assert second.authors == ("王大力",)


@pytest.mark.parametrize("sender", ["某某县 乔大年", "南屏市民 卞玉兰", "封海平"])
def test_a_letter_is_signed_at_its_end(sender):
    first, second = articles(
        "# 村口的路牌", HARBOUR, SCHOOL, sender, "# 新桥通车了", "王某", BRIDGE
    )
    assert first.authors == (sender.split()[-1],)
    assert body(first) == [HARBOUR, SCHOOL]
    assert second.authors == ("王某",)


def test_briefs_are_one_article_called_as_their_column_is():
    first, briefs = articles(
        *("码头不停工", "张三 李四", HARBOUR, "便民短波"),
        *(
            "●某镇 新的卫生院今天开门了。（韦 小丹）",
            "●某乡 “代跑队”成立了，两个月里跑了许多路。（钮小燕）",
        ),
    )
    assert body(first) == [HARBOUR]
    assert (briefs.title, briefs.authors) == ("便民短波", ("韦小丹", "钮小燕"))
    assert len(body(briefs)) == 2


def test_an_entry_for_several_articles_may_leave_their_number_open():
    listed = ("# 目录", "岸边的日子……1\n码头不停工等……2\n一山梨子熟了……6")
    found = titles(
        *(*listed, "# 岸边的日子", "张三", LIBRARY, "# 要闻"),
        *("### 码头不停工", HARBOUR, "### 新桥通车了", BRIDGE, "### 放学以后", SCHOOL),
        *("# 一山梨子熟了", "李四", ORCHARD),
    )
    assert found == ["岸边的日子", "码头不停工", "新桥通车了", "放学以后", "一山梨子熟了"]


def test_who_took_the_picture_does_not_sign_the_text_under_it():
    first, _ = articles(
        *("# 码头不停工", HARBOUR[:-6], "\n\n司机在吊机旁（左二）吃饭", "摄影 / 王小小"),
        *(HARBOUR[-6:], "# 新桥通车了", "王大力", BRIDGE),
    )
    assert (first.title, first.authors) == ("码头不停工", ())
    assert body(first) == [HARBOUR]


def test_who_wrote_and_who_took_the_pictures_both_stand_under_the_title():
    first, _ = articles("# 码头不停工", "撰文 / 张三", "摄影 / 王 某", HARBOUR, *TWO[3:])
    assert first.authors == ("张三", "王某")


def test_a_photo_story_may_interrupt_an_article():
    first, photo, _ = articles(
        *("码头不停工", "本报记者 张三", HARBOUR[:-6]),
        *(
            "2月12日，某县的村民在山坡上晾晒米粉，院子里白茫茫一片。",
            "拍友 卫 小东 摄",
            "粉香满山村",
        ),
        *(HARBOUR[-6:], "新桥通车了", "本报记者 王大力", BRIDGE),
    )
    assert body(first) == [HARBOUR]
    assert (photo.kind, photo.title) == ("photo", "粉香满山村")


def test_who_stands_where_in_a_picture_is_told_by_its_caption():
    first, _ = articles(
        *("# 码头不停工", "张三", HARBOUR[:20], "\n\n司机老张（右）在码头上吃饭。", HARBOUR[20:]),
        *TWO[3:],
    )
    assert body(first) == [HARBOUR]


def test_a_broken_paragraph_goes_on_with_a_quoted_word():
    text = "码头的账，大家早就记在一张三维“底图”上，谁家的船在哪里，一看就明白了。"
    first, _ = articles("# 码头不停工", "张三", text[:16], text[16:], *TWO[3:])
    assert body(first) == [text]


def test_a_weather_line_and_a_notice_of_the_works_end_an_article():
    first, second = articles(
        *(*TWO, "天气预报 某市：今天多云转阴，东北风3级，14℃～21℃"),
        *("停电通告", "因线路检修，明天停电。请有关用户提前做好准备。"),
    )
    assert (body(first), body(second)) == ([HARBOUR], [BRIDGE])


def test_a_lead_in_without_a_reporter_is_a_dateline():
    first, _ = articles(
        "码头不停工", f"本报讯 {HARBOUR}（竺 小亮）", "新桥通车了", f"本报讯（记者 张三）{BRIDGE}"
    )
    assert parts(first) == [
        ("title", "码头不停工"),
        ("dateline", "本报讯"),
        ("body", HARBOUR),
        ("byline", "（竺 小亮）"),
    ]
    assert first.authors == ("竺小亮",)


def test_a_lead_in_keeps_the_reporter_whom_no_mark_parts_from_the_text():
    first = articles(f"本报岸州6月7日讯 记者 那 小英 通讯员 随 园{HARBOUR}")[0]
    assert body(first)[0].startswith("本报岸州6月7日讯 记者")


def test_a_second_line_is_of_the_title_that_a_signature_far_below_makes_one():
    found = titles(
        *("# 渔家故事", "## 转行的老张", "文/图 张三", HARBOUR),
        *("## 海鲜怎么选", "一问一答的方式", "问：贵不贵？", SCHOOL, "（李四）"),
    )
    assert found == ["转行的老张", "海鲜怎么选 一问一答的方式"]


def test_a_label_is_as_high_as_the_articles_of_its_column():
    found = titles(
        *("# 码头不停工", "张三", HARBOUR, "## 民生", "### 书店搬家了", LIBRARY),
    )
    assert found == ["码头不停工", "书店搬家了"]


def test_a_lone_name_at_the_end_signs_and_the_next_line_is_a_title():
    found = articles(
        *("码头不停工", HARBOUR, SCHOOL, "王大力", "新桥通车了", BRIDGE, "李四 王小小"),
        *("一山梨子熟了", ORCHARD, "□ 张三"),
    )
    assert [(draft.title, draft.authors) for draft in found] == [
        ("码头不停工", ("王大力",)),
        ("新桥通车了", ("李四", "王小小")),
        ("一山梨子熟了", ("张三",)),
    ]


@pytest.mark.parametrize("over", ["老码头边，一座新的仓库建成了。", "图为码头一角。 王小小 摄"])
def test_a_deck_or_a_caption_may_part_the_title_from_its_names(over):
    first, second = articles(
        *("码头不停工", over, "张三 李四", HARBOUR, SCHOOL),
        *("新桥通车了", over[1:], "王大力", BRIDGE, LIBRARY),
    )
    assert (first.title, first.authors) == ("码头不停工", ("张三", "李四"))
    assert (second.title, second.authors) == ("新桥通车了", ("王大力",))
    assert body(first)[-2:] == [HARBOUR, SCHOOL]


def test_a_heading_and_a_last_paragraph_over_a_signature_are_no_title_and_deck():
    first, second = articles(
        *("码头不停工", HARBOUR, "从早到晚都在忙", SCHOOL, "（张三 李四）"),
        *("新桥通车了", BRIDGE, "（王大力）"),
    )
    assert (first.title, body(first)) == ("码头不停工", [HARBOUR, SCHOOL])
    assert second.title == "新桥通车了"


def test_the_lines_of_a_title_may_stand_in_one_block():
    found = titles(
        *("码头不停工\n一年来货船进出三万次", "张三 李四", HARBOUR),
        *("新桥通车了\n桥头来了看热闹的人", "王大力", BRIDGE),
    )
    assert found == ["码头不停工 一年来货船进出三万次", "新桥通车了 桥头来了看热闹的人"]


def test_numbered_parts_may_follow_the_names():
    found = titles("码头不停工", "张三 李四", HARBOUR, "新桥通车了", "王大力", "一、桥头", BRIDGE)
    assert found == ["码头不停工", "新桥通车了"]


def test_the_note_of_an_agency_is_no_text():
    last = articles(
        "码头不停工", "本报记者 张三", HARBOUR, "新桥通车了", "李某", BRIDGE, "（据某社）"
    )[-1]
    assert body(last) == [BRIDGE]


def test_a_torn_piece_of_another_article_is_kept_apart():
    second = articles(*TWO, HARBOUR[4:34])[-1]
    assert body(second) == [BRIDGE]


def test_a_poem_has_its_lines_and_what_it_interrupts_goes_on_under_it():
    essay, poem, last = articles(
        *("村口的那盏灯", "姬 小野", HARBOUR, ORCHARD[:-7], "十一月", "沈 小园"),
        *("稻茬里住着一只\n不肯南飞的鸟", "风从江面上走过来\n一步一步", ORCHARD[-7:]),
        *("修笔的人", "王大力", LIBRARY),
    )
    assert body(essay) == [HARBOUR, ORCHARD]
    assert (poem.title, poem.authors, len(body(poem))) == ("十一月", ("沈小园",), 4)
    assert last.title == "修笔的人"


def test_news_of_an_office_between_signed_news_is_an_article():
    found = titles(
        *("码头不停工", "本报讯（记者 张三）" + HARBOUR, "新桥通车了", "昨日，" + BRIDGE),
        *("全市公园延长开放时间", "记者昨日从市里获悉，" + ORCHARD),
        *("放学以后的图书馆", "本报讯（记者 李四）" + LIBRARY),
    )
    assert found == ["码头不停工", "新桥通车了", "全市公园延长开放时间", "放学以后的图书馆"]


def test_headings_higher_than_all_signed_titles_are_subheads():
    found = titles(
        *("## 码头不停工", "记者 / 张三", HARBOUR, "# 从早到晚", SCHOOL),
        *("## 新桥通车了", "记者 / 李四", BRIDGE),
    )
    assert found == ["码头不停工", "新桥通车了"]


def test_a_signature_over_a_heading_closes_the_article():
    found = titles(
        *("码头不停工", HARBOUR + "（张三）", "## 新桥通车了", BRIDGE + "（李四）"),
        *("## 放学以后", SCHOOL + "（王大力）"),
    )
    assert found == ["码头不停工", "新桥通车了", "放学以后"]


def test_a_subtitle_that_comes_again_is_still_one():
    series = "——某区基层治理观察"
    found = titles("# 码头不停工", series, "张三", HARBOUR, "# 新桥通车了", series, "李四", BRIDGE)
    assert found == [f"码头不停工 {series}", f"新桥通车了 {series}"]


def test_a_first_paragraph_with_its_lead_in_goes_on_after_a_break():
    whole = "本报讯（记者 张三）" + HARBOUR
    first, _ = articles("码头不停工", whole[:30], whole[30:], "新桥通车了", "李四", BRIDGE)
    assert body(first) == [whole]


def test_a_heading_of_two_halves_does_not_begin_the_paragraph_under_it():
    first, _ = articles(
        "码头不停工", "张三", HARBOUR, "抢时间，让货等船变成船等货", SCHOOL, *TWO[3:]
    )
    assert body(first) == [HARBOUR, SCHOOL]


@pytest.mark.parametrize("slogan", ["讲文明 树新风", "节约用水 从点滴做起"])
def test_a_slogan_between_articles_is_no_part_of_a_title(slogan):
    assert titles(*TWO[:3], slogan, "新桥通车了", "王大力", BRIDGE) == ["码头不停工", "新桥通车了"]


def test_photo_stories_may_follow_each_other_with_their_titles_below():
    pictures = (
        *("近日，某某公园的枫叶红了，来看的市民站满了山坡。", "拍友 卫小东 摄", "枫景这边独好"),
        *("3月1日，小学生在老师家里做灯笼，做了整整一天。", "通讯员 张三 摄", "灯笼挂起来"),
    )
    found = articles(*TWO, *pictures, "一山梨子熟了", ORCHARD, SCHOOL)
    assert [draft.title for draft in found[2:]] == ["枫景这边独好", "灯笼挂起来", "一山梨子熟了"]
    assert [draft.kind for draft in found[2:]] == ["photo", "photo", "article"]


def test_a_broken_paragraph_before_a_credit_is_no_caption():
    first, _ = articles(
        *("码头不停工", "本报记者 张三", "近日，" + SCHOOL + HARBOUR[:20], "本报记者 李四 摄"),
        *(HARBOUR[20:], "新桥通车了", "本报记者 王大力", BRIDGE),
    )
    assert (first.title, body(first)) == ("码头不停工", ["近日，" + SCHOOL + HARBOUR])


def test_a_column_that_nobody_knows_stands_over_a_title():
    found = titles(
        *("码头不停工", HARBOUR + "（张三）", "乡里", "新桥通车了", BRIDGE + "（李四）"),
        *("2024年5月6日 星期一", "放学以后的事", SCHOOL + "（王大力）"),
    )
    assert found == ["码头不停工", "新桥通车了", "放学以后的事"]


def test_the_rest_of_an_article_has_no_further_title():
    found = titles("# 码头不停工", "（上接第一版）", HARBOUR, "# 新桥通车了", BRIDGE, SCHOOL)
    assert found == ["码头不停工", "新桥通车了"]


def test_where_titles_of_a_level_are_signed_others_of_it_are_subheads():
    found = titles(
        *("## 码头不停工", "张三", HARBOUR, "## 从早到晚都在忙", SCHOOL, "### 中午", LIBRARY),
        *("## 新桥通车了", "王大力", BRIDGE, "## 一山梨子熟了", "李四", ORCHARD),
    )
    assert found == ["码头不停工", "新桥通车了", "一山梨子熟了"]


def test_names_that_stand_beside_the_title_are_no_part_of_it():
    first, second = articles(
        *("# 码头不停工 本报记者 张三", HARBOUR, SCHOOL, "# 新桥通车了", "本报记者 王大力", BRIDGE),
    )
    assert (first.title, first.authors) == ("码头不停工", ("张三",))
    assert (second.title, second.authors) == ("新桥通车了", ("王大力",))


def test_a_title_that_speaks_of_reporters_keeps_them():
    assert titles("# 码头来了记者 一群学生在采访", HARBOUR, "# 新桥通车了", BRIDGE)[0].endswith(
        "采访"
    )


def test_a_report_may_name_its_reporter_without_a_paper():
    found = articles(
        "码头不停工", "□记者 张三 报道 " + HARBOUR, "新桥通车了", "本报记者 王大力", BRIDGE
    )
    assert [draft.authors for draft in found] == [("张三",), ("王大力",)]


def test_a_listed_title_without_marks_may_stand_over_a_box_or_names():
    found = titles(
        *("目录", "码头不停工……1\n新桥的来历……3\n一山梨子熟了……5"),
        *(
            "码头不停工",
            "企业名片",
            HARBOUR,
            SCHOOL,
            "新桥的来历",
            "◇ 施小森",
            "某区党群工作部\n副部长",
        ),
        *(BRIDGE, "一山梨子熟了", ORCHARD, LIBRARY),
    )
    assert found == ["码头不停工", "新桥的来历", "一山梨子熟了"]


def test_posts_under_the_name_of_who_speaks_are_no_poem():
    draft = articles(*TWO, "新桥的来历", "◇ 施小森", "某区党群工作部\n副部长", BRIDGE)[-1]
    assert "副部长" not in body(draft)


def test_a_signature_far_below_makes_both_headings_of_a_title():
    found = titles(
        *("# 码头不停工", "本报记者 张三", HARBOUR, "# 新桥通车了吗", "# 桥头来了看热闹的人"),
        *(BRIDGE, SCHOOL + "（李四）"),
    )
    assert found == ["码头不停工", "新桥通车了吗 桥头来了看热闹的人"]
