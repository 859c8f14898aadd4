"""Radicals that PDF files give where the page shows the ideograph: each has its own code point.

Two glyphs that look alike share one number in many fonts, and programs that write PDF keep only
one of the characters. Everything else stays: NFKC would change widths, digits and more.
"""

import unicodedata
from typing import Final

_KANGXI: Final = range(0x2F00, 0x2FD6)
# The supplement, where Unicode gives no decomposition. ⺀ ⺫ ⺴ ⺼ stand for no one ideograph.
_SUPPLEMENT: Final = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺬⺭⺮⺯⺰⺱⺲⺳⺵⺶⺷⺸⺹⺺⺻⺽⺾"
    "⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔示礻竹糹纟罓罒㓁𦉫羊𦍌𦍋耂肀聿𦥑艹"
    "艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
# Unicode's decomposition of a Kangxi radical is "<compat> " and the code point.
_IDEOGRAPHS: Final = {
    code: chr(int(unicodedata.decomposition(chr(code)).split()[1], 16)) for code in _KANGXI
} | str.maketrans(*_SUPPLEMENT)
# The one radical that stands for another ideograph in faces for simplified characters, by the
# glyphs of Noto CJK: there 戶 is written 户.
_DOOR: Final = str.maketrans("\u2f3e", "户")
_SIMPLIFIED: Final = frozenset("这国们个来为时会说发对没东车长门见学动业经问关进实现开体机万与")
_TRADITIONAL: Final = frozenset("這國們個來為時會說發對沒東車長門見學動業經問關進實現開體機萬與")


def fold(text: str) -> tuple[str, int]:
    """`text`, as long as before, with ideographs for radicals, and how many there were."""
    folded = (text if _is_traditional(text) else text.translate(_DOOR)).translate(_IDEOGRAPHS)
    return folded, sum(before != after for before, after in zip(text, folded, strict=True))


def _is_traditional(text: str) -> bool:
    simplified = sum(char in _SIMPLIFIED for char in text)
    return sum(char in _TRADITIONAL for char in text) > simplified
