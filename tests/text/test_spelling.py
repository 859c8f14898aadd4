"""Titles stand in the order of a dictionary."""

from text.spelling import by_pinyin


def ordered(*titles: str) -> list[str]:
    return sorted(titles, key=by_pinyin)


def test_common_characters_stand_by_their_pinyin() -> None:
    titles = ["中央街", "阿姨", "张家港", "北京", "安吉", "杭州", "上海", "李白"]
    assert ordered(*titles) == ["阿姨", "安吉", "北京", "杭州", "李白", "上海", "张家港", "中央街"]


def test_the_next_character_decides_between_equals() -> None:
    assert ordered("杭州湾", "杭州", "杭城", "杭州话") == ["杭城", "杭州", "杭州话", "杭州湾"]


def test_quotes_and_brackets_before_a_title_do_not_count() -> None:
    assert ordered("“北京”", "上海", "《安吉》") == ["《安吉》", "“北京”", "上海"]


def test_digits_and_letters_come_first_whatever_their_case_and_rare_characters_last() -> None:
    titles = ["臺北", "𠮷野", "阿姨", "b", "A", "12"]
    assert ordered(*titles) == ["12", "A", "b", "阿姨", "𠮷野", "臺北"]
    assert by_pinyin("") < by_pinyin("1")
