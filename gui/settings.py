"""What the window remembers that belongs to no library."""

from math import isfinite
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from gui.reader.typography import Typography
from text.variants import Variant


class Settings:
    """Typed values over one INI file; a value that can't be read is the default."""

    def __init__(self, path: Path) -> None:
        self._values = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """The name of a theme, or `system`."""
        return self._text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._values.setValue("theme", name)

    @property
    def language(self) -> str:
        """`zh`, `en`, or nothing where the environment decides."""
        return self._text("language", "")

    @language.setter
    def language(self, name: str) -> None:
        self._values.setValue("language", name)

    @property
    def last_library(self) -> Path | None:
        """The library that was open last."""
        name = self._text("last_library", "")
        return Path(name) if name else None

    @last_library.setter
    def last_library(self, path: Path) -> None:
        self._values.setValue("last_library", str(path))

    @property
    def typography(self) -> Typography:
        """The reader's type, within its bounds."""
        usual = Typography()
        return Typography(
            size=round(self._number("type/size", usual.size)),
            measure=round(self._number("type/measure", usual.measure)),
            spacing=self._number("type/spacing", usual.spacing),
            tracking=self._number("type/tracking", usual.tracking),
            indented=self._flag("type/indented", default=usual.indented),
            justified=self._flag("type/justified", default=usual.justified),
            face=self._text("type/face", usual.face),
        ).bounded()

    @typography.setter
    def typography(self, typography: Typography) -> None:
        for name in ("size", "measure", "spacing", "tracking", "face"):
            self._values.setValue(f"type/{name}", str(getattr(typography, name)))
        for name in ("indented", "justified"):
            self._keep_flag(f"type/{name}", getattr(typography, name))

    @property
    def variant(self) -> Variant:
        """The characters in which articles are shown."""
        name = self._text("variant", "")
        return Variant(name) if name in tuple(Variant) else Variant.AS_WRITTEN

    @variant.setter
    def variant(self, variant: Variant) -> None:
        self._values.setValue("variant", str(variant))

    @property
    def smooth(self) -> bool:
        """Whether the eye can follow the page as it scrolls."""
        return self._flag("smooth", default=True)

    @smooth.setter
    def smooth(self, smooth: bool) -> None:
        self._keep_flag("smooth", smooth)

    def choice(self, name: str) -> str:
        """A choice made in a dialog, "" where none was made yet."""
        return self._text(f"choice/{name}", "")

    def keep_choice(self, name: str, value: str) -> None:
        """Remember a choice made in a dialog."""
        self._values.setValue(f"choice/{name}", value)

    def folder(self, name: str) -> Path | None:
        """Where files were last chosen for `name`, None where that isn't known or gone."""
        kept = self._text(f"folder/{name}", "")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def keep_folder(self, name: str, folder: Path) -> None:
        """Remember where files were chosen."""
        self._values.setValue(f"folder/{name}", str(folder))

    def state(self, name: str) -> QByteArray:
        """A saved geometry; empty where there is none."""
        value = self._values.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def save_state(self, name: str, state: QByteArray) -> None:
        """Keep a geometry."""
        self._values.setValue(f"state/{name}", state)

    def _text(self, name: str, default: str) -> str:
        value = self._values.value(name, default)
        return value if isinstance(value, str) else default

    def _number(self, name: str, default: float) -> float:
        try:
            value = float(self._text(name, ""))
        except ValueError:
            return default
        return value if isfinite(value) else default

    def _flag(self, name: str, *, default: bool) -> bool:
        return {"yes": True, "no": False}.get(self._text(name, ""), default)

    def _keep_flag(self, name: str, value: bool) -> None:
        self._values.setValue(name, "yes" if value else "no")
