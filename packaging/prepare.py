"""Makes a machine ready to run and test Quandian; `make setup` calls it with any Python >= 3.11.

It needs the standard library only, and no ensurepip: what it may not install it names.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)

# Debian package → a library file it brings
LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libegl1": "libEGL.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
}
X11_LIBRARIES = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
}
# Debian package → what fontconfig finds once it is there, and a part of its files' names
FONTS = {
    "fonts-noto-cjk": (":lang=zh-cn", "CJK"),
    "fonts-noto-color-emoji": (":charset=1f469", "Emoji"),
}

# Debian package → a program it brings, for the test that reads the window as a screen reader does
PROGRAMS = {"xvfb": "Xvfb", "dbus": "dbus-daemon", "at-spi2-core": "at-spi-bus-launcher"}
PROGRAM_FOLDERS = (os.environ.get("PATH", os.defpath), "/usr/libexec", "/usr/lib/at-spi2-core")


def main() -> None:
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(
            f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: "
            "make PYTHON=/path/to/python3.11"
        )
    if sys.platform == "linux":
        prepare_system()
    make_environment()
    install_dependencies()


def prepare_system() -> None:
    """Install missing system packages where that is allowed; else name them, stop if vital."""
    vital, useful = missing_packages()
    if not vital and not useful:
        return
    if apt_install([*vital, *useful]):
        vital, useful = missing_packages()
    command = f"sudo apt-get install -y {' '.join([*vital, *useful])}"
    if vital:
        sys.exit(
            f"Some system packages are missing and can't be installed from here. Run: {command}"
        )
    if useful:
        print(
            f"The window wants more, and some tests are skipped without it: {command}", flush=True
        )


def missing_packages() -> tuple[list[str], list[str]]:
    """Debian packages that are missing: without the first ones nothing runs."""
    vital = [package for package, library in LIBRARIES.items() if not loads(library)]
    useful = [package for package, library in X11_LIBRARIES.items() if not loads(library)]
    if not has_ensurepip():
        vital.append(f"python3.{sys.version_info.minor}-venv")
    if os.environ.get("DISPLAY"):
        vital, useful = vital + useful, []
    useful += [package for package in FONTS if not has_font(package)]
    useful += [package for package, program in PROGRAMS.items() if not has_program(program)]
    return vital, useful


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_ensurepip() -> bool:
    """Debian packs ensurepip apart; a new process is asked, as it may just have come."""
    return succeeds(sys.executable, "-c", "import ensurepip")


def succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def has_font(package: str) -> bool:
    """Whether a font like that of `package` is there."""
    pattern, name = FONTS[package]
    lister = shutil.which("fc-list")
    if lister:
        return bool(subprocess.run([lister, pattern], capture_output=True).stdout)
    return any(Path("/usr/share/fonts").glob(f"**/*{name}*"))


def has_program(name: str) -> bool:
    return bool(shutil.which(name, path=os.pathsep.join(PROGRAM_FOLDERS)))


def apt_install(packages: list[str]) -> bool:
    """Install `packages` as root or by a sudo that asks nothing; False without either."""
    if not shutil.which("apt-get"):
        return False
    command = ["apt-get"]
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if not sudo or not succeeds(sudo, "-n", "true"):
            return False
        command = [sudo, "-n", "apt-get"]
    print("Installing system packages:", *packages, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [*command, "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(install, env=quiet).returncode == 0:
        return True
    subprocess.run([*command, "update", "-qq"], env=quiet)
    return subprocess.run(install, env=quiet).returncode == 0


def make_environment() -> None:
    """A virtual environment in .venv; one that works is kept."""
    if not succeeds(environment_python(), "-m", "pip", "--version"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def environment_python() -> str:
    folder = VENV / ("Scripts" if os.name == "nt" else "bin")
    return str(folder / "python")


def install_dependencies() -> None:
    """What the locks name, checked against their hashes, then the project itself, editable.

    The build tools come first: jieba exists as source only, and pip left alone would fetch tools
    for it that no lock names.
    """
    print("Installing the dependencies into .venv", flush=True)
    pip("--require-hashes", "--only-binary=:all:", "-r", str(ROOT / "packaging/build.lock"))
    pip("--require-hashes", "--no-build-isolation", "-r", str(ROOT / "requirements.lock"))
    pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))


def pip(*arguments: str) -> None:
    command = [environment_python(), "-m", "pip", "install", "--quiet"]
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run([*command, *arguments], env=quiet).returncode:
        sys.exit("The dependencies could not be installed; pip says why above.")


if __name__ == "__main__":
    main()
