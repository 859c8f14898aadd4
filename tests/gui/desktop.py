"""A desktop of one's own: a screen, a message bus, and what a screen reader reads the window by."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.conftest import ROOT
from tests.gui.dbus import MEMBER, PATH, Bus, Message, Refused

LIMIT_S = 10.0
ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
REGISTRY = "org.a11y.atspi.Registry"
KEYS = "org.a11y.atspi.DeviceEventController"
KEY_BY_NAME = 3
DOWN, LEFT, RIGHT = 0xFF54, 0xFF51, 0xFF53


class Widget(NamedTuple):
    """What the tree names a part of the window by."""

    owner: str
    path: str


class Reader:
    """A screen reader without a voice."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        rule = "type='signal',interface='org.a11y.atspi.Event.Object'"
        bus.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "AddMatch", "s", rule)
        until(self._registers)

    def _registers(self) -> bool:
        """Whether the registry, which is started by the first question, will pass events on."""
        registry = Widget(REGISTRY, "/org/a11y/atspi/registry")
        try:
            self.ask(registry, REGISTRY, "RegisterEvent", "sass", "object:", [], "")
        except Refused:
            return False
        return True

    def ask(
        self, widget: Widget, interface: str, member: str, signature: str = "", *arguments: Any
    ) -> Any:
        """What a widget answers; several answers as a tuple."""
        found = self._bus.call(*widget, member, signature, *arguments, interface=interface)
        return found[0] if len(found) == 1 else found

    def get(self, widget: Widget, name: str, interface: str = ACCESSIBLE) -> Any:
        """A property of a widget."""
        return self.ask(widget, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)

    def role(self, widget: Widget) -> str:
        return str(self.ask(widget, ACCESSIBLE, "GetRoleName"))

    def states(self, widget: Widget) -> set[int]:
        low, high = self.ask(widget, ACCESSIBLE, "GetState")
        return {bit for bit in range(64) if (high << 32 | low) >> bit & 1}

    def widgets(self) -> Iterator[Widget]:
        """All of all windows."""
        waiting = [Widget(REGISTRY, "/org/a11y/atspi/accessible/root")]
        while waiting:
            widget = waiting.pop()
            waiting += [Widget(*child) for child in self.ask(widget, ACCESSIBLE, "GetChildren")]
            if widget.owner != REGISTRY:
                yield widget

    def find(self, role: str, name: str) -> Widget | None:
        """The widget of this role and name."""
        try:
            found = [widget for widget in self.widgets() if self.get(widget, "Name") == name]
            return next((widget for widget in found if self.role(widget) == role), None)
        except Refused:  # gone while it was looked at
            return None

    def press(self, key: int) -> None:
        """Press a key of the keyboard, wherever the keys go."""
        keyboard = Widget(REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        self.ask(keyboard, KEYS, "GenerateKeyboardEvent", "isu", key, "", KEY_BY_NAME)

    def forget(self) -> None:
        """Wait for nothing that came before the last answer."""
        self._bus.signals.clear()

    def wait_for(self, widget: Widget, event: str, detail: str = "") -> Message:
        """The next event of this kind from a widget."""
        return self._bus.wait(
            lambda message: (
                message.header[PATH] == widget.path
                and (message.header[MEMBER], message.body[0]) == (event, detail)
            )
        )


@contextmanager
def desktop(folder: Path, *program: str) -> Iterator[Reader]:
    """A reader on a desktop on which `program`, a module with its arguments, runs."""
    folder.chmod(0o700)
    others = ("WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE")
    environment = {name: value for name, value in os.environ.items() if name not in others}
    homes = ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment |= dict.fromkeys((*homes, "XDG_CACHE_HOME"), str(folder))
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, "rb", buffering=0) as screen,
        _running(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
            environment,
            pass_fds=(writing,),
        ),
    ):
        os.close(writing)
        environment["DISPLAY"] = f":{_line(screen)}"
        daemon = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
        with _running(daemon, environment, stdout=subprocess.PIPE) as session:
            environment |= {
                "DBUS_SESSION_BUS_ADDRESS": _line(session.stdout),
                "QT_QPA_PLATFORM": "xcb",
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "QUANDIAN_LANGUAGE": "zh",
            }
            with _bus(_accessibility_bus(environment["DBUS_SESSION_BUS_ADDRESS"])) as bus:
                reader = Reader(bus)
                with _running([sys.executable, "-m", *program], environment):
                    yield reader


def until(look: Callable[[], Any]) -> Any:
    """What is found at last. Raises TimeoutError where nothing is."""
    end = time.monotonic() + LIMIT_S
    while not (found := look()):
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.02)
    return found


def _accessibility_bus(session_address: str) -> str:
    with _bus(session_address) as session:
        call = ("org.a11y.Bus", "/org/a11y/bus", "GetAddress")
        return str(session.call(*call, interface="org.a11y.Bus")[0])


@contextmanager
def _bus(address: str) -> Iterator[Bus]:
    bus = Bus(address, LIMIT_S)
    try:
        yield bus
    finally:
        bus.close()


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], **options: Any
) -> Iterator["subprocess.Popen[bytes]"]:
    """The command while it is needed; what it says goes to the test's own log."""
    process = subprocess.Popen(command, env=environment, cwd=ROOT, bufsize=0, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(LIMIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def _line(stream: Any) -> str:
    """The first line that comes."""
    line = b""
    while not line.endswith(b"\n"):
        if not select.select([stream], [], [], LIMIT_S)[0]:
            raise TimeoutError
        piece = stream.read(1)
        if not piece:
            raise EOFError
        line += piece
    return line.decode().strip()
