"""Where the program keeps what isn't the user's: the same folders for window and command line."""

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("quandian", appauthor=False)


def cache_folder() -> Path:
    """For what can be made again."""
    return Path(_DIRS.user_cache_dir)


def settings_file() -> Path:
    """Choices of the user that belong to no library."""
    return Path(_DIRS.user_config_dir) / "quandian.ini"


def log_file() -> Path:
    """What the exception hook wrote."""
    return Path(_DIRS.user_log_dir) / "quandian.log"


def default_library() -> Path:
    """The library of who never chose one."""
    return Path(_DIRS.user_documents_dir) / "Quandian" / "library.quandian"


def sample_library() -> Path:
    """The sample library, kept so that what is tried in it is there next time."""
    return Path(_DIRS.user_data_dir) / "sample.quandian"
