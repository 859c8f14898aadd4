"""Bytes of a text file as characters, and the codec that was found. Splitting is elsewhere."""

import codecs
import re
import unicodedata
from collections import Counter
from contextvars import ContextVar
from dataclasses import dataclass
from math import inf

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
MOST_CONTROLS = 0.02  # of the characters; where replacing was asked, MOST_REPLACED_CONTROLS
MOST_REPLACED_CONTROLS = 0.2
LEAST_DAMAGED_SCORE = 0.45  # of a text with broken bytes or many controls
PREVIEW = 400  # characters
MOST_BROKEN = 0.5  # of the bytes; a file with more of them is in another encoding, unless named
ALWAYS_ALLOWED = 100  # broken bytes
SLICES, SLICE = 16, 4096  # a long text is judged by as many samples of so many characters
NO_CONTROLS = dict.fromkeys((*range(9), *range(14, 27), 127))
CONTROL = re.compile("[\0-\x08\x0e-\x1a\x7f]")
BEYOND_ASCII = re.compile("[^\x01-\x7f]")
LINE_END = re.compile("\r\n|\r|\n")
REPLACEMENT = "\ufffd"
NO_CHARACTER_SETS = ("charmap", "punycode", "raw-unicode-escape", "unicode-escape")
REPLACING = "quandian.replacing"  # our handler of broken bytes, as codecs knows it


@dataclass(frozen=True, slots=True)
class Decoded:
    """`raw.decode(codec)` is exactly `text` where no byte was `replaced`.

    `first_replaced` is the offset of the first such byte; U+FFFD stands where they were.
    """

    text: str
    codec: str
    replaced: int = 0
    first_replaced: int | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """What a file looks like in one encoding, for someone to choose by.

    `score` is 1 for surely and 0 for surely not; `preview` the first 400 characters; `broken` the
    offset of the first byte that doesn't fit, None where all do.
    """

    codec: str
    score: float
    preview: str
    broken: int | None


def decode(raw: bytes, encoding: str = "", *, replace: bool = False) -> Decoded:
    """The text of `raw` and the codec that gives it.

    A byte order mark is no part of the text. With `encoding` only that codec is tried. With
    `replace` bytes that don't fit become U+FFFD and are counted, up to half of them unless the
    encoding was named, and control characters stay, NUL too. Raises UserError where bytes don't
    fit, naming the byte, and where the file is no text at all.
    """
    codec = _codec_named(raw, encoding) if encoding else _codec_found(raw)
    found = _replacing(raw, codec, is_named=bool(encoding)) if replace else _strict(raw, codec)
    controls = _controls(found.text)
    if controls > MOST_CONTROLS * len(found.text) or (not replace and "\0" in found.text):
        _refuse_controls(found, controls, replace=replace)
    return found


def guesses(raw: bytes) -> tuple[Guess, ...]:
    """The encodings that `raw` may be in, best first; the first is what `decode` takes.

    Those that show the same are given once. Never empty, never raises.
    """
    found: dict[str, Guess] = {}
    for codec in _ranked(raw):
        guess = _guess(raw, codec)
        found.setdefault(guess.preview, guess)
    first, *others = found.values()
    others.sort(key=lambda guess: guess.score, reverse=True)
    return (first, *others)


def _guess(raw: bytes, codec: str) -> Guess:
    # Four bytes a character at most; a decoder that isn't told of the end waits for the rest.
    decoder = codecs.getincrementaldecoder(codec)("replace")
    preview = decoder.decode(raw[: 4 * PREVIEW + 4], len(raw) <= 4 * PREVIEW + 4)[:PREVIEW]
    broken = _first_broken(raw, codec)
    if codec in ("utf-8-sig", "utf-8", "utf-32") and broken is None:
        score = 1.0
    else:
        score = max(
            0.0, min(1.0, _score(preview) - preview.count(REPLACEMENT) / len(preview or " "))
        )
    return Guess(codec, round(score, 3), preview, broken)


def _ranked(raw: bytes) -> tuple[str, ...]:
    """Every codec worth a look, the one that `decode` takes first."""
    try:
        best = _codec_found(raw)
    except UserError:
        best = "utf-8"
    return (best, *(codec for codec in ("utf-8", *CANDIDATES) if codec != best))


def _codec_named(raw: bytes, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding).name
        b"ab".decode(codec, "replace")  # which others that are no character sets refuse
        if codec in NO_CHARACTER_SETS:
            raise LookupError
    except (LookupError, ValueError):
        raise UserError(
            tr("There is no encoding called “{encoding}”", encoding=encoding),
            hint=tr("Common ones are utf-8, gb18030, big5 and utf-16."),
        ) from None
    return "utf-8-sig" if codec == "utf-8" and raw.startswith(codecs.BOM_UTF8) else codec


def _codec_found(raw: bytes) -> str:
    """The codec by byte order mark, else UTF-8 where it fits, else the best guess."""
    for mark, codec in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return codec
    if _first_broken(raw, "utf-8") is None:
        is_other = b"\0" in raw and (raw.isascii() or not _is_like_text(raw.decode()))
        return (is_other and _best_guess(raw)) or "utf-8"
    guess = "utf-8" if _is_damaged_utf_8(raw) else _best_guess(raw) or _best_damaged(raw)
    if not guess and b"\0" in raw:
        raise _no_text_file()
    return guess or "utf-8"


def _strict(raw: bytes, codec: str) -> Decoded:
    try:
        return Decoded(raw.decode(codec), codec)
    except UnicodeDecodeError as error:
        raise _misfit(raw, error, codec) from None
    except ValueError:  # a codec that is no character set refuses in its own way
        raise _no_text_file() from None


def _first_broken(raw: bytes, codec: str) -> int | None:
    try:
        raw.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    return None


@dataclass(slots=True)
class _Broken:
    """The bytes replaced so far, and how many may be."""

    most: float
    count: int = 0
    first: int | None = None


_broken: ContextVar[_Broken] = ContextVar("broken")


def _replace_broken(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = _broken.get()
    broken.count += error.end - error.start
    if broken.first is None:
        broken.first = error.start
    if broken.count > broken.most:
        raise error
    return REPLACEMENT, error.end


codecs.register_error(REPLACING, _replace_broken)


def _replacing(raw: bytes, codec: str, *, is_named: bool) -> Decoded:
    broken = _Broken(inf if is_named else max(ALWAYS_ALLOWED, MOST_BROKEN * len(raw)))
    token = _broken.set(broken)
    try:
        return Decoded(raw.decode(codec, REPLACING), codec, broken.count, broken.first)
    except UnicodeDecodeError:
        raise UserError(
            tr("More than half of the file doesn't fit {encoding}", encoding=codec),
            tr("The first byte that doesn't is {offset}.", offset=broken.first),
            tr("Name its encoding (--encoding); then every such byte is replaced."),
        ) from None
    except ValueError:
        raise _no_text_file() from None
    finally:
        _broken.reset(token)


def _is_damaged_utf_8(raw: bytes) -> bool:
    """Whether most of what isn't ASCII fits UTF-8; read as another encoding it would be rubbish."""
    text = raw.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return beyond > 3 * text.count(REPLACEMENT)


def _best_guess(raw: bytes) -> str:
    """The candidate whose text is most like Chinese news, or "" where none is like it at all."""
    best, best_score = "", LEAST_SCORE
    for codec in CANDIDATES:
        try:
            score = _score(_sample(raw.decode(codec)))
        except UnicodeDecodeError:
            continue
        if score > best_score or (not best and score == best_score):
            best, best_score = codec, score
    return best


def _best_damaged(raw: bytes) -> str:
    """As `_best_guess`, but with U+FFFD for bytes that don't fit."""
    texts = {codec: raw.decode(codec, "replace") for codec in ("utf-8", *CANDIDATES)}
    scores = {codec: _score(_sample(text)) for codec, text in texts.items() if _is_like_text(text)}
    return max(scores, key=lambda codec: scores[codec], default="")


def _is_like_text(text: str) -> bool:
    """Whether it reads like Chinese news but for broken bytes and control characters."""
    if _controls(text) > MOST_REPLACED_CONTROLS * len(text):
        return False
    return _score(_sample(text).translate(NO_CONTROLS)) >= LEAST_DAMAGED_SCORE


def _sample(text: str) -> str:
    """All of `text`, or parts of a long one: from all over it, and where it leaves ASCII."""
    if len(text) <= SLICES * SLICE:
        return text
    beyond = BEYOND_ASCII.search(text)
    starts = [beyond.start()] if beyond else []
    starts += range(0, len(text), len(text) // SLICES)
    return "".join(text[start : start + SLICE] for start in starts)


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


def _controls(text: str) -> int:
    return sum(text.count(chr(code)) for code in NO_CONTROLS)


def _refuse_controls(found: Decoded, controls: int, *, replace: bool) -> None:
    """Raises UserError: for what is no text at all, and for what `replace` was not asked for."""
    if not _is_like_text(found.text):
        raise _no_text_file()
    if replace:
        return
    first = CONTROL.search(found.text)
    at = first.start() if first else 0
    line, column = _line_and_column(found.text[:at])
    raise UserError(
        tr("The file holds control characters that no text has"),
        tr(
            "There are {count}; the first is byte {offset}, {value} (line {line}, character"
            " {column}).",
            count=controls,
            offset=len(found.text[:at].encode(found.codec, "replace")),
            value=f"0x{ord(found.text[at]):02X}",
            line=line,
            column=column,
        ),
        tr("--replace takes it; then U+FFFD stands for every NUL, and the others stay."),
    )


def _misfit(raw: bytes, error: UnicodeDecodeError, codec: str) -> UserError:
    value = raw[error.start] if error.start < len(raw) else 0
    line, column = _line_and_column(raw[: error.start].decode(codec, "replace"))
    return UserError(
        tr("The file can't be read as {encoding} text", encoding=codec),
        tr(
            "Byte {offset} is {value}, which doesn't fit there (line {line}, character {column}).",
            offset=error.start,
            value=f"0x{value:02X}",
            line=line,
            column=column,
        ),
        tr(
            "Choose another encoding (--encoding: gb18030, big5, utf-16 …) or let such bytes be"
            " replaced (--replace)."
        ),
    )


def _line_and_column(before: str) -> tuple[int, int]:
    """Where the character after `before` stands, both counted from 1."""
    line, start = 1, 0
    for match in LINE_END.finditer(before):
        line, start = line + 1, match.end()
    return line, len(before) - start + 1


def _no_text_file() -> UserError:
    return UserError(
        tr("This is not a text file"),
        tr("It holds bytes that no text has."),
        tr("If it is text in UTF-16 or another encoding, name it with --encoding."),
    )
