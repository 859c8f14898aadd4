"""Times and identities as the library writes them."""

from datetime import UTC, datetime
from uuid import uuid4


def now() -> str:
    """The present moment: ISO 8601, UTC, milliseconds, `Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_uid() -> str:
    """An identity that no other library gives: 32 hexadecimal digits."""
    return uuid4().hex
