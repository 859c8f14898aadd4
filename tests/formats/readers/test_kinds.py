"""What a file is goes by its content; what it isn't is said plainly."""

import subprocess
import sys

import pytest

from formats.readers import EXTENSIONS, read_file
from tests.formats.readers.makers import epub, paragraph, raw_word, zipped
from text.errors import UserError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def test_no_library_is_loaded_before_it_is_needed():
    script = (
        "import sys, formats.readers, formats.readers.archive; "
        "print([n for n in ('lxml', 'pypdfium2', 'trafilatura') if n in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("[]", "")


def refusal(name: str, raw: bytes) -> UserError:
    with pytest.raises(UserError) as caught:
        read_file(name, raw)
    return caught.value


def test_every_kind_is_told_to_others():
    assert EXTENSIONS == (".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".epub")


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.epub", "a.html", "a", "a.zip"])
def test_a_word_document_is_one_under_any_name(name):
    assert read_file(name, raw_word(paragraph("字"))).text == "字\n"


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf"])
def test_a_book_is_one_under_any_name(name):
    assert read_file(name, epub({"a.xhtml": "<p>字</p>"})).chapters


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "It is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "It is a picture"),
        (b"{\\rtf1\\ansi x}", "It is an RTF document"),
        (b"Rar!\x1a\x07\1\0", "It is an archive of a kind not known here"),
        (b"SQLite format 3\0", "It is a database, not a document"),
        (OLE, "It is a document of the old kind (.doc, .xls or .ppt)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "It is locked with a password"),
    ],
)
def test_other_kinds_are_named_under_any_name(extension, raw, title):
    error = refusal(f"a{extension}", raw)
    assert error.title == title
    assert error.hint


def test_an_archive_is_no_document():
    error = refusal("a.txt", zipped({"a.txt": "字"}))
    assert error.title == "It is an archive, not a document"
    assert ".zip" in error.hint


def test_a_spreadsheet_called_docx_has_no_text_part():
    assert refusal("a.docx", zipped({"xl/workbook.xml": "<a/>"})).title == "It is no Word document"


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.epub"])
def test_text_is_no_document_of_another_kind(name):
    error = refusal(name, "只是文字。".encode())
    assert error.title.startswith("It is no .")
    assert error.hint


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a"])
@pytest.mark.parametrize("raw", [bytes(range(256)) * 8, b"\x7fELF\2\1\1\0" + b"\0" * 200])
def test_bytes_of_no_kind_are_no_text(name, raw):
    assert refusal(name, raw).title == "This is not a text file"


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_an_empty_file_is_refused_whatever_its_name(extension):
    assert refusal(f"a{extension}", b"").title == "It is empty"


def test_text_that_speaks_of_pdf_is_text():
    assert read_file("a.txt", "格式：%PDF-1.7".encode()).media_type == "text/plain"
