import pytest

from text.pages.bylines import (
    byline_kind,
    could_be_names,
    is_byline,
    is_compiled,
    is_provenance,
    is_sender,
    names,
)


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("叶辰 何嘉言 傅以宁", ("叶辰", "何嘉言", "傅以宁")),
        ("沈念白　斯大川　范若溪", ("沈念白", "斯大川", "范若溪")),
        ("记者 / 李若兰 薛宁 汪小满", ("李若兰", "薛宁", "汪小满")),
        ("记者 / 汪小满 通讯员 / 曲大海 张远山", ("汪小满", "曲大海", "张远山")),
        ("记者 / 徐清越 整理报道", ("徐清越",)),
        ("本报记者 张三", ("张三",)),
        ("□本报见习记者张三", ("张三",)),
        ("（张三）", ("张三",)),
        ("[整理 / 汪洙焱 薛宁]", ("汪洙焱", "薛宁")),
        ("文/张三 图/李四", ("张三", "李四")),
        ("刘 潇、黄 健", ("刘潇", "黄健")),
        ("通讯员 买买提·艾力 张三", ("买买提·艾力", "张三")),
        ("◇ 施正森", ("施正森",)),
        ("欧阳修远", ("欧阳修远",)),
        ("王大力 俞 某 令狐小满", ("王大力", "俞某", "令狐小满")),
        ("陈 某 李 大 王 小 小", ("陈某", "李大", "王小小")),
        ("古丽娜尔·艾山 章鹏", ("古丽娜尔·艾山", "章鹏")),
        ("本报记者 厉莎 通讯员 乌兰其其格", ("厉莎", "乌兰其其格")),
        ("采访 / 张三", ("张三",)),
        ("文/图 张三", ("张三",)),
        ("通讯员 柳 岩 摄", ("柳岩",)),
        ("记者 张三摄", ("张三",)),
        ("本报调研组 张三 李四", ("张三", "李四")),
        ("师小远 张三 李四", ("师小远", "张三", "李四")),
        ("晚报记者 张 三 实习生 李小四 文/摄", ("张三", "李小四")),
        ("晚报记者 张 三 文 李小四 摄", ("张三", "李小四")),
        ("主持/申 屠 整理/年 华 摄影/水 生", ("申屠", "年华", "水生")),
        ("本报通讯员 才 让", ("才让",)),
        ("本报记者 那 英杰 通讯员 随 园报道", ("那英杰", "随园")),
        ("本刊主编 张 三", ("张三",)),
        ("潮新闻记者 张三 通讯员 李小四", ("张三", "李小四")),
        ("中国青年报·中青在线记者 张三", ("张三",)),
        ("全媒记者 张三", ("张三",)),
        ("驻京记者 张三", ("张三",)),
        ("文/端 阳 摄/本报记者 东门楚", ("端阳", "东门楚")),
        ("（北岸律师事务所 张 三 律师）", ("张三",)),
    ],
)
def test_lines_of_names_are_bylines(line, persons):
    assert is_byline(line)
    assert names(line) == persons


@pytest.mark.parametrize(
    "line",
    [
        "",
        "企业名片",
        "钱塘新区",
        "记者",
        "金融 创新",
        "张三表示，今年形势不错。",
        "记者从杭州市政府了解到，今年形势不错。",
        "高质量发展",
        "拍友 倪晓芳 朱林泉 摄影作品展",
        "张三 " * 60,
        "时评",
        "金华 温州",
        "编者按",
        "师小远 宜小近",
    ],
)
def test_other_lines_are_none(line):
    assert not is_byline(line)


def test_bodies_in_a_byline_are_no_persons():
    assert names("记者 李苇 徐文清 共享联盟·南湖 许清嘉") == ("李苇", "徐文清", "许清嘉")


def test_names_on_one_line_may_be_put_together_by_others():
    assert is_compiled("[整理 / 张三 李四]")
    assert is_compiled("责编 张三")
    assert not is_compiled("记者 张三 整理报道")


def test_where_names_are_expected_one_may_be_rare():
    assert could_be_names("隗丽")
    assert could_be_names("师闻笛 宫羽")
    assert not could_be_names("补短板 强弱项")
    assert not could_be_names("引言")


@pytest.mark.parametrize(
    "line", ["采 编 总 监 张三", "记者培训班开班", "（南岸律师事务所供图）", "张", "目 次 张三"]
)
def test_posts_and_words_that_begin_as_a_role_are_no_bylines(line):
    assert not is_byline(line)


def test_where_names_are_sure_a_rare_surname_is_one():
    assert names("宝音 吉日嘎拉") == ()
    assert names("宝音 吉日嘎拉", is_sure=True) == ("宝音", "吉日嘎拉")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("来源：余州时报 作者：王大力 2024年5月1日", ("王大力",)),
        ("2024-05-01 08:30 记者 陈小小 阅读：120", ("陈小小",)),
        ("发布时间：2024/5/1 来源：余州发布", ()),
    ],
)
def test_what_web_pages_say_beside_the_author_is_no_name(line, found):
    assert names(line) == found
    assert is_provenance(line) == (not found)
    assert (byline_kind(line) == "byline") == bool(found)


def test_a_sentence_with_a_date_is_no_provenance():
    assert not is_provenance("2024年5月1日起施行")
    assert not is_provenance("来源：余州时报称，这是第一次。")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By John Q. Roe, Jane Doe and Ann Poe", ("John Q. Roe", "Jane Doe", "Ann Poe")),
    ],
)
def test_english_bylines_have_names_of_several_words(line, found):
    assert is_byline(line)
    assert names(line) == found


def test_an_english_sentence_is_no_byline():
    assert not is_byline("By the river it was dark.")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("（霍小萌 宜 亮）", ("霍小萌", "宜亮")),
        ("（来小平）", ("来小平",)),
        ("竺 小亮 摄", ("竺小亮",)),
        ("本报记者 谷 雨 文/摄", ("谷雨",)),
        ("访谈 / 左 宁", ("左宁",)),
        ("（课题组成员：任小山 马 骁）", ("任小山", "马骁")),
    ],
)
def test_brackets_and_blanks_show_names_with_rare_surnames(line, found):
    assert is_byline(line)
    assert names(line) == found


@pytest.mark.parametrize("line", ["来 信", "（待续）", "（笑声）", "某某县", "沙河县 风光好"])
def test_labels_and_places_are_no_names(line):
    assert not is_byline(line)


def test_one_long_name_is_believed_among_names():
    assert could_be_names("宝 音 乌云其木格 张三")
    assert not could_be_names("乌云其木格 张三")


@pytest.mark.parametrize("line", ["某市第二中学 阮小宜", "南屏市民 卞玉兰", "北岸小学校长 邱小华"])
def test_a_sender_is_a_place_or_a_body_and_a_person(line):
    assert is_sender(line)


@pytest.mark.parametrize(
    "line", ["乡村振兴 惠及万家", "某市第二中学 阮小宜 在这里写了很长的一句话"]
)
def test_other_lines_name_no_sender(line):
    assert not is_sender(line)
