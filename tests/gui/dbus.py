"""Enough of D-Bus to read what a screen reader reads: calls, answers and signals over a socket."""

import os
import socket
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

CALL, ANSWER, REFUSAL, SIGNAL = 1, 2, 3, 4
PATH, INTERFACE, MEMBER, ERROR, REPLY_TO, DESTINATION, SENDER, SIGNATURE = range(1, 9)
_FORMATS = dict(zip("ynqiuxtd", "BhHiIqQd", strict=True)) | {"b": "I"}
_WIDTHS = {"s": 4, "o": 4, "a": 4, "v": 1, "g": 1, "(": 8, "{": 8} | {
    code: struct.calcsize(form) for code, form in _FORMATS.items()
}


class Refused(Exception):
    """The other side answered with an error."""


@dataclass(frozen=True, slots=True)
class Message:
    kind: int
    header: dict[int, Any]
    body: tuple[Any, ...]


class Bus:
    """One connection; every wait ends after `timeout_s`."""

    def __init__(self, address: str, timeout_s: float) -> None:
        kind, _, rest = address.partition(":")
        place = dict(part.split("=", 1) for part in rest.split(","))
        assert kind == "unix"
        name = place["path"] if "path" in place else "\0" + place["abstract"]
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(timeout_s)
        self._socket.connect(name)
        self._read = self._socket.makefile("rb")
        self._serials = count(1)
        self.signals: list[Message] = []
        user = str(os.getuid()).encode().hex()
        self._socket.sendall(f"\0AUTH EXTERNAL {user}\r\nBEGIN\r\n".encode())
        assert self._read.readline().startswith(b"OK ")
        hello = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "Hello")
        self.name: str = hello[0]

    def close(self) -> None:
        self._read.close()
        self._socket.close()

    def call(
        self,
        destination: str,
        path: str,
        member: str,
        signature: str = "",
        *arguments: Any,
        interface: str = "org.freedesktop.DBus",
    ) -> tuple[Any, ...]:
        """What the method gives back. Raises Refused."""
        serial = next(self._serials)
        header: list[tuple[int, tuple[str, Any]]] = [
            (PATH, ("o", path)),
            (INTERFACE, ("s", interface)),
            (MEMBER, ("s", member)),
            (DESTINATION, ("s", destination)),
        ]
        body = _Writer()
        if signature:
            header.append((SIGNATURE, ("g", signature)))
            for code, value in zip(_codes(signature), arguments, strict=True):
                body.write(code, value)
        whole = _Writer()
        fixed = (ord("l"), CALL, 0, 1, len(body.data), serial)
        for code, value in zip("yyyyuu", fixed, strict=True):
            whole.write(code, value)
        whole.write("a(yv)", header)
        whole.pad(8)
        self._socket.sendall(whole.data + body.data)
        while True:
            message = self._next()
            if message.header.get(REPLY_TO) == serial:
                if message.kind == REFUSAL:
                    raise Refused(message.header[ERROR], *message.body)
                return message.body
            if message.kind == SIGNAL:
                self.signals.append(message)

    def wait(self, wanted: Callable[[Message], bool]) -> Message:
        """The first signal that is wanted, of those that came since the last one taken."""
        while True:
            while self.signals:
                message = self.signals.pop(0)
                if wanted(message):
                    return message
            message = self._next()
            if message.kind == SIGNAL:
                self.signals.append(message)

    def _next(self) -> Message:
        start = self._read.read(16)
        fields = struct.unpack("<I", start[12:])[0]
        rest = self._read.read((fields + 7) // 8 * 8 + struct.unpack("<I", start[4:8])[0])
        reader = _Reader(start + rest)
        kind = reader.data[1]
        reader.at = 12
        header = dict(reader.read("a(yv)"))
        reader.pad(8)
        return Message(kind, header, tuple(map(reader.read, _codes(header.get(SIGNATURE, "")))))


class _Writer:
    def __init__(self) -> None:
        self.data = b""

    def pad(self, width: int) -> None:
        self.data += bytes(-len(self.data) % width)

    def write(self, code: str, value: Any) -> None:
        self.pad(_WIDTHS[code[0]])
        if code in _FORMATS:
            self.data += struct.pack("<" + _FORMATS[code], value)
        elif code in "so":
            self.data += struct.pack("<I", len(value.encode())) + value.encode() + b"\0"
        elif code == "g":
            self.data += bytes([len(value)]) + value.encode() + b"\0"
        elif code == "v":
            self.write("g", value[0])
            self.write(*value)
        elif code[0] == "(":
            for part, item in zip(_codes(code[1:-1]), value, strict=True):
                self.write(part, item)
        else:
            at = len(self.data)
            self.data += bytes(4)
            self.pad(_WIDTHS[code[1]])
            first = len(self.data)
            for item in value:
                self.write(code[1:], item)
            length = struct.pack("<I", len(self.data) - first)
            self.data = self.data[:at] + length + self.data[at + 4 :]


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def pad(self, width: int) -> None:
        self.at += -self.at % width

    def _take(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]

    def read(self, code: str) -> Any:
        self.pad(_WIDTHS[code[0]])
        if code in _FORMATS:
            form = "<" + _FORMATS[code]
            return struct.unpack(form, self._take(struct.calcsize(form)))[0]
        if code in "sog":
            length = self._take(1)[0] if code == "g" else self.read("u")
            return self._take(length + 1)[:-1].decode()
        if code == "v":
            return self.read(self.read("g"))
        if code[0] in "({":
            return tuple(map(self.read, _codes(code[1:-1])))
        end_after = self.read("u")
        self.pad(_WIDTHS[code[1]])
        end, items = self.at + end_after, []
        while self.at < end:
            items.append(self.read(code[1:]))
        return dict(items) if code[1] == "{" else items


def _codes(signature: str) -> Iterator[str]:
    """The complete types of a signature, one by one."""
    start = depth = 0
    for place, code in enumerate(signature):
        depth += (code in "({") - (code in ")}")
        if code != "a" and not depth:
            yield signature[start : place + 1]
            start = place + 1
