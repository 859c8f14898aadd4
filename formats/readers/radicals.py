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


def fold(text: str) -> tuple[str, int]:
    """`text`, as long as before, with ideographs for radicals, and how many there were."""
    folded = text.translate(_IDEOGRAPHS)
    return folded, sum(before != after for before, after in zip(text, folded, strict=True))
