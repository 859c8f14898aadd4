"""How an import is to be done, as the user chose it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gui.settings import Settings
from text.messages import tr

if TYPE_CHECKING:
    from formats.transfer import ImportOptions

FEW: Final = 5
"""So many files are looked at one by one unless the user chose otherwise."""
WAYS: Final = ("auto", "page", "article")
DUPLICATES: Final = ("skip", "keep")
ENCODINGS: Final = (
    "utf-8",
    "gb18030",
    "big5",
    "big5hkscs",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "euc_jis_2004",
    "cp949",
    "cp1252",
)


@dataclass(frozen=True, slots=True)
class Choices:
    """`how`, `encoding`, `duplicates` and `replace` as ImportOptions has them; `look` at each cut
    before it is stored."""

    how: str = "auto"
    encoding: str = ""
    duplicates: str = "skip"
    look: bool = False
    replace: bool = False

    def options(self) -> "ImportOptions":
        """For the import itself."""
        from formats.transfer import ImportOptions

        return ImportOptions(self.how, self.encoding, self.duplicates, self.replace)


def remembered(settings: Settings, files: int) -> Choices:
    """What was chosen last time; whether to look at each cut depends on the number of files.

    The encoding is found anew each time: last week's would turn today's files into rubbish.
    """
    few = files <= FEW
    look = settings.choice("import_look_at_few" if few else "import_look_at_many")
    return Choices(
        how=_one_of(WAYS, settings.choice("import_as")),
        duplicates=_one_of(DUPLICATES, settings.choice("import_duplicates")),
        look=look == "yes" if look else few,
    )


def remember(settings: Settings, choices: Choices, files: int) -> None:
    """Keep what was chosen for the next time."""
    settings.keep_choice("import_as", choices.how)
    settings.keep_choice("import_duplicates", choices.duplicates)
    name = "import_look_at_few" if files <= FEW else "import_look_at_many"
    settings.keep_choice(name, "yes" if choices.look else "no")


def _one_of(allowed: tuple[str, ...], value: str) -> str:
    return value if value in allowed else allowed[0]


def encoding_name(codec: str) -> str:
    """What readers call a codec."""
    names = {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "gb18030": tr("GB18030 (GBK, simplified Chinese)"),
        "big5": tr("Big5 (traditional Chinese)"),
        "cp950": tr("Big5 of Windows (cp950)"),
        "big5hkscs": tr("Big5 of Hong Kong (HKSCS)"),
        "utf-16": "UTF-16",
        "utf-16-le": tr("UTF-16, low byte first"),
        "utf-16-be": tr("UTF-16, high byte first"),
        "utf-32": "UTF-32",
        "euc_jis_2004": tr("EUC-JP (Japanese)"),
        "cp949": tr("UHC (Korean)"),
        "cp1252": tr("Windows-1252 (western European)"),
    }
    return names.get(codec, codec)
