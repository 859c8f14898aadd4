import pytest

from text.pages.bylines import is_byline, names


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("叶晖 何佳敏 傅静之", ("叶晖", "何佳敏", "傅静之")),
        ("沈梦旦　斯巨江　范亦婧", ("沈梦旦", "斯巨江", "范亦婧")),
        ("记者 / 李如艳 薛瑾 汪株焱", ("李如艳", "薛瑾", "汪株焱")),
        ("记者 / 汪株焱 通讯员 / 曲玉国 张钜栋", ("汪株焱", "曲玉国", "张钜栋")),
        ("记者 / 徐歆婷 整理报道", ("徐歆婷",)),
        ("本报记者 张三", ("张三",)),
        ("□本报见习记者张三", ("张三",)),
        ("（张三）", ("张三",)),
        ("[整理 / 汪洙焱 薛瑾]", ("汪洙焱", "薛瑾")),
        ("文/张三 图/李四", ("张三", "李四")),
        ("刘 潇、黄 健", ("刘潇", "黄健")),
        ("通讯员 买买提·艾力 张三", ("买买提·艾力", "张三")),
        ("◇ 施正森", ("施正森",)),
        ("欧阳修远", ("欧阳修远",)),
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
        "拍友 倪立芳 朱森泉 摄影作品展",
        "张三 " * 60,
    ],
)
def test_other_lines_are_none(line):
    assert not is_byline(line)


def test_bodies_in_a_byline_are_no_persons():
    assert names("记者 李茸 徐惠文 共享联盟·南湖 许颖佳") == ("李茸", "徐惠文", "许颖佳")
