"""Bytes of a text file as characters, and the codec that was found. Splitting is elsewhere."""

import codecs
import unicodedata
from collections import Counter

from text.errors import UserError
from text.messages import tr

# UTF-32 first: its little-endian mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ("gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
    "产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点"
    "从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原"
    "又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革"
    "位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强"
    "放决西被干做必战先回则任取据处府市省县镇街企业记者报讯"
    "這個國時來們對會發動說產種麼業開關體點過還後無與實進經電機學當從應現兩長間樣綫線內數氣問題條結變係系"
    "軍將總設處報東車馬門見風書萬話張華務區術認識記者議黨員團縣鎮灣臺"
    "，。、；：？！“”‘’（）《》—…·「」『』．％"
)
# Where the two national sets keep their more frequent half: codec, first and last lead byte.
FREQUENT_HALVES = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
LEAST_SCORE = 0.3
MOST_CONTROLS = 0.02


def decode(raw: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of `raw` and the codec name for which `raw.decode(name)` is exactly that text.

    A byte order mark is no part of the text. With `encoding` only that codec is tried. Raises
    UserError where bytes don't fit, naming the byte, and where the file is no text at all.
    """
    text, codec = _named(raw, encoding) if encoding else _found(raw)
    if not _is_text(text):
        raise _no_text_file()
    return text, codec


def _named(raw: bytes, encoding: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(encoding).name
        if codec == "utf-8" and raw.startswith(codecs.BOM_UTF8):
            codec = "utf-8-sig"
        return raw.decode(codec), codec
    except UnicodeDecodeError as error:
        raise _misfit(raw, error, codec) from None
    except (LookupError, ValueError):
        raise UserError(
            tr("There is no encoding called “{encoding}”", encoding=encoding),
            hint=tr("Common ones are utf-8, gb18030, big5 and utf-16."),
        ) from None


def _found(raw: bytes) -> tuple[str, str]:
    for mark, codec in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _named(raw, codec)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = None if _is_damaged_utf_8(raw) else _best_guess(raw)
        if guess:
            return guess
        if b"\0" in raw:
            raise _no_text_file() from None
        raise _misfit(raw, error, "utf-8") from None
    if "\0" in text:
        return _best_guess(raw) or (text, "utf-8")
    return text, "utf-8"


def _is_damaged_utf_8(raw: bytes) -> bool:
    """Whether most of what isn't ASCII fits UTF-8; read as another encoding it would be rubbish."""
    text = raw.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return beyond > 3 * text.count("\ufffd")


def _best_guess(raw: bytes) -> tuple[str, str] | None:
    """The candidate whose text is most like Chinese news, or None where none is like it at all."""
    best: tuple[float, str, str] | None = None
    for codec in CANDIDATES:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        score = _score(text)
        if score >= LEAST_SCORE and (best is None or score > best[0]):
            best = (score, text, codec)
    return best and (best[1], best[2])


def _score(text: str) -> float:
    """Mean weight of the characters beyond ASCII; of all characters where there are none."""
    counts = Counter(text)
    beyond = {char: n for char, n in counts.items() if not char.isascii() or char == "\0"}
    counted = beyond or counts
    total = sum(counted.values())
    return sum(_weight(char) * n for char, n in counted.items()) / total if total else 0.0


def _weight(char: str) -> float:
    if char in COMMON:
        return 1.0
    category = unicodedata.category(char)
    if category in ("Cc", "Cn", "Co", "Cs") and char not in "\t\n\r\f":
        return -2.0
    if char.isascii():
        return 0.5
    if _is_frequent(char):
        return 0.6
    return 0.2 if "一" <= char <= "鿿" or "\uff01" <= char <= "\uff5e" else 0.0


def _is_frequent(char: str) -> bool:
    for codec, first, last in FREQUENT_HALVES:
        raw = char.encode(codec, "ignore")
        if raw and first <= raw[0] <= last:
            return True
    return False


def _is_text(text: str) -> bool:
    controls = sum(text.count(chr(code)) for code in (*range(1, 9), *range(14, 27), 127))
    return "\0" not in text and controls <= MOST_CONTROLS * len(text)


def _misfit(raw: bytes, error: UnicodeDecodeError, codec: str) -> UserError:
    value = raw[error.start] if error.start < len(raw) else 0
    return UserError(
        tr("The file can't be read as {encoding} text", encoding=codec),
        tr(
            "Byte {offset} is {value}, which doesn't fit there.",
            offset=error.start,
            value=f"0x{value:02X}",
        ),
        tr("Name the encoding with --encoding, for instance gb18030, big5 or utf-16."),
    )


def _no_text_file() -> UserError:
    return UserError(
        tr("This is not a text file"),
        tr("It holds bytes that no text has."),
        tr("If it is text in UTF-16 or another encoding, name it with --encoding."),
    )
