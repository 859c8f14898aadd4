import pytest

from text.pages.persons import NO_NAMES, SURNAMES, is_name, is_rare_name

COMMONEST = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾"
    "丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱"
)


def test_the_commonest_surnames_are_known():
    assert [name for name in COMMONEST if not is_name(name + "小明")] == []


@pytest.mark.parametrize("name", ["欧阳小明", "诸葛明", "古丽娜尔·艾山", "令狐小满"])
def test_compound_and_foreign_names_are_names(name):
    assert is_name(name)


@pytest.mark.parametrize("word", ["马上", "金华", "某某县", "江东区", "时评", "高质量发展", "欧阳"])
def test_words_that_begin_as_a_name_does_are_none(word):
    assert not is_name(word)


def test_a_surname_that_begins_ordinary_words_is_believed_where_a_name_is_expected():
    assert is_rare_name("来小平")
    assert not is_name("来小平")
    assert not is_rare_name("来信")


def test_no_word_of_the_lists_stands_there_for_nothing():
    assert all(len(surname) == 1 for surname in SURNAMES)
    assert all(2 <= len(word) <= 4 for word in NO_NAMES)
