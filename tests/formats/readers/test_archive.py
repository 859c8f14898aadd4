"""Archives: every file once, under a name that leads nowhere, and no bomb goes off."""

import io
import stat
import struct
import tracemalloc
import zipfile
import zlib
from contextlib import suppress

import pytest

from formats.readers import drafts, read_file
from formats.readers.archive import members
from formats.readers.unpack import MOST_MEMBERS
from tests.formats.readers.makers import zipped
from text.errors import UserError


def listed(raw: bytes) -> tuple[dict[str, bytes], list[UserError]]:
    refused: list[UserError] = []
    found = {member.name: member.read() for member in members(io.BytesIO(raw), refused)}
    return found, refused


def test_files_come_in_order_with_their_paths_and_bytes(tmp_path):
    content = {"b/2.txt": "二", "a.txt": "一𠮷", "b/": "", "b/c/3.md": "# 三"}
    (tmp_path / "a.zip").write_bytes(zipped(content))
    refused: list[UserError] = []
    found = list(members(tmp_path / "a.zip", refused))
    assert [member.name for member in found] == ["b/2.txt", "a.txt", "b/c/3.md"]
    assert [member.size for member in found] == [3, 7, 5]
    assert refused == []


def test_a_file_that_is_named_as_a_folder_is_read():
    assert listed(zipped({"a.txt/": "第一行。", "b/": ""})) == ({"a.txt": "第一行。".encode()}, [])


def test_a_member_reads_as_a_file_does():
    for member in members(io.BytesIO(zipped({"a.txt": "第一行的文字。\n"})), []):
        assert drafts(read_file(member.name, member.read()))[0].text == "第一行的文字。"


def test_hidden_files_and_what_macos_adds_are_passed_over():
    raw = zipped({".a.txt": "x", "__MACOSX/._b.txt": "x", "c/.d/e.txt": "x", "f.txt": "x"})
    assert list(listed(raw)[0]) == ["f.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/x.txt", "etc/x.txt"),
        ("/etc/x.txt", "etc/x.txt"),
        ("C:\\Windows\\x.txt", "Windows/x.txt"),
        ("..\\..\\x.txt", "x.txt"),
        ("a/./b/../x.txt", "a/b/x.txt"),
        ("//server/x.txt", "server/x.txt"),
        ("a\x1b[31m\u202etxt.x", "a\ufffd[31m\ufffdtxt.x"),
        ("...", None),
    ],
)
def test_names_lead_nowhere(name, shown):
    found, refused = listed(zipped({name: "x"}))
    assert list(found) == ([shown] if shown else [])
    assert refused == []


def test_a_member_without_a_name_is_no_trap():
    raw = zipped({"a.txt": "x"}).replace(b"a.txt", b"\0.txt")
    assert list(listed(raw)[0]) == ["\ufffd.txt"]


def test_links_are_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", "x")
    found, refused = listed(stream.getvalue())
    assert list(found) == ["a.txt"]
    assert [error.title for error in refused] == ["link.txt was not imported"]
    assert "link" in refused[0].detail


@pytest.mark.parametrize("codec", ["gbk", "utf-8", "big5"])
def test_names_that_are_not_marked_as_utf_8_are_found_out(codec):
    names = ["新聞/臺灣經濟.txt", "新聞/政府會議.txt"]
    if codec == "gbk":
        names = ["新闻/浙江经济.txt", "新闻/政府会议.txt"]
    raw = zipped({f"n{n:0{len(name.encode(codec)) - 1}}": "x" for n, name in enumerate(names)})
    for n, name in enumerate(names):
        coded = name.encode(codec)
        raw = raw.replace(f"n{n:0{len(coded) - 1}}".encode(), coded)
    assert list(listed(raw)[0]) == names


def test_an_archive_in_an_archive_is_opened_and_one_deeper_is_refused():
    deepest = zipped({"c.txt": "x"})
    inner = zipped({"b.txt": "x", "deeper.zip": deepest})
    found, refused = listed(zipped({"a.txt": "x", "inner.ZIP": inner, "z.txt": "x"}))
    assert list(found) == ["a.txt", "inner.ZIP/b.txt", "z.txt"]
    assert [error.title for error in refused] == ["inner.ZIP/deeper.zip was not imported"]


def test_a_broken_archive_in_an_archive_costs_nothing_else():
    found, refused = listed(zipped({"broken.zip": b"no zip", "a.txt": "x"}))
    assert list(found) == ["a.txt"]
    assert [error.title for error in refused] == ["broken.zip was not imported"]
    assert "damaged" in refused[0].detail


@pytest.mark.parametrize("raw", [b"", b"PK\3\4", b"no zip at all", b"PK\5\6" + b"\xff" * 18])
def test_what_is_no_archive_is_refused(raw):
    with pytest.raises(UserError, match=r"damaged|more than"):
        listed(raw)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_an_archive_cut_short_is_refused(part):
    raw = zipped({f"{n}.txt": "文字" * 100 for n in range(20)})
    with pytest.raises(UserError, match="The file is damaged"):
        listed(raw[: int(len(raw) * part)])


def test_a_damaged_member_is_refused_and_the_next_one_read():
    raw = bytearray(zipped({"a.txt": b"abcdefgh" * 9, "b.txt": "x"}, zipfile.ZIP_STORED))
    raw[raw.index(b"abcdefgh")] ^= 1
    results = []
    for member in members(io.BytesIO(bytes(raw)), []):
        try:
            results.append(member.read())
        except UserError as error:
            results.append(error.title)
    assert results == ["The file is damaged", b"x"]


def test_a_locked_member_and_an_unknown_packing_are_refused():
    raw = zipped({"a.txt": "x"})
    locked = bytearray(raw)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[raw.index(mark) + offset] |= 1
    with pytest.raises(UserError, match="locked with a password"):
        listed(bytes(locked))
    with pytest.raises(UserError, match="not known here"):
        listed(zipped({"a.txt": "x" * 99}, zipfile.ZIP_BZIP2))


def test_a_bomb_that_says_so_is_refused_before_anything_is_unpacked():
    raw = zipped({"a.txt": b"0" * (40 << 20)})
    assert len(raw) < 50_000
    iterator = members(io.BytesIO(raw), [])
    with pytest.raises(UserError) as caught:
        next(iterator)
    assert caught.value.title == "It unpacks to far more than it should"
    assert caught.value.hint


def test_a_bomb_that_lies_of_its_size_gives_no_more_than_it_says():
    """zipfile stops at the size that the archive names, and what it then has is damaged."""
    raw = bytearray(zipped({"a.txt": b"0" * (40 << 20)}))
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<L", raw, raw.index(mark) + offset, 1000)
    tracemalloc.start()
    with pytest.raises(UserError, match="The file is damaged"):
        listed(bytes(raw))
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()


def overlapping(count: int, size: int) -> bytes:
    """An archive of `count` members that all are the same packed bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b"0" * size
    packed = packer.compress(content) + packer.flush()
    sizes = (zlib.crc32(content), len(packed), size)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, *sizes, 5, 0) + b"a.txt"
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, 5, 0, 0, 0, 0, 0, 0)
    directory = (entry + b"a.txt") * count
    start = len(local) + len(packed)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
    return local + packed + directory + end


def test_members_that_share_their_bytes_are_counted_each():
    with pytest.raises(UserError, match="far more than it should"):
        listed(overlapping(1000, 1 << 20))


def test_a_bomb_of_honest_looking_layers_stops_when_the_budget_is_spent():
    layer = zipped({"x.txt": b"0" * (15 << 20)})
    raw = zipped({f"{n}.zip": layer for n in range(9)})
    found: list[str] = []

    def read_all():
        for member in members(io.BytesIO(raw), []):
            found.append(member.name)
            member.read()

    with pytest.raises(UserError, match="far more than it should"):
        read_all()
    assert len(found) < 3


def test_a_bomb_ends_the_archive_even_where_each_member_is_forgiven():
    layer = zipped({"x.txt": b"0" * (15 << 20)})
    raw = zipped({f"{n}.zip": layer for n in range(9)})
    read = []

    def read_all():
        for member in members(io.BytesIO(raw), []):
            with suppress(UserError):
                read.append(len(member.read()))

    with pytest.raises(UserError, match="far more than it should"):
        read_all()
    assert sum(read) < 64 << 20


def test_names_in_no_known_encoding_are_shown_somehow():
    raw = zipped({"cafX.txt": "x"}).replace(b"cafX", b"caf\xe9")
    assert list(listed(raw)[0]) == ["caf\ufffd.txt"]


def test_too_many_members_are_refused_before_they_are_listed():
    count = MOST_MEMBERS + 1
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 46 * count, 0, 0)
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, 46 * count, 0)
    with pytest.raises(UserError) as caught:
        listed(end64 + end)
    assert str(MOST_MEMBERS) in caught.value.title
    long = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 1 << 25, 0, 0)
    with pytest.raises(UserError, match="more than"):
        listed(long)


def test_many_small_files_are_no_bomb():
    raw = zipped({f"{n:05}.txt": f"第{n}篇文章的文字。" for n in range(3000)})
    found, refused = listed(raw)
    assert (len(found), refused) == (3000, [])
