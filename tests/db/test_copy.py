"""Copies of an open library: whole, and never over anything."""

from pathlib import Path

import pytest

from db.file import open_library
from db.store import Store
from text.errors import UserError


def test_a_copy_holds_what_the_log_still_holds(store: Store, tmp_path: Path) -> None:
    store.set_setting("last", "words")
    store.copy_to(tmp_path / "copy 副本.quandian")
    with open_library(tmp_path / "copy 副本.quandian") as copy:
        assert copy.setting("last") == "words"
        assert copy.tags() == store.tags()


def test_what_lies_there_is_left_alone(store: Store, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("mine")
    with pytest.raises(UserError, match="there"):
        store.copy_to(there)
    assert there.read_text() == "mine"


def test_a_place_out_of_reach_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        store.copy_to(tmp_path / "missing" / "copy.quandian")
