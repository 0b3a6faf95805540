"""A media file is read for what it is; one that weighs too much is told, one that is enormous refused."""

import io

import pytest
from PIL import Image

from plugins.media import archive, asset
from plugins.media.asset import Asset
from tests import pdfs

MB = 1_000_000


def weighed(**more):
    return [fault.rule for fault in asset.heavy(Asset("media/a", "h", **{"type": "CSV", **more}))]


@pytest.mark.parametrize(
    ("rule", "most", "more"),
    [
        ("heavy-image", 8 * MB, {"type": "JPEG", "width": 4000, "height": 3000}),
        ("heavy-pdf", 5 * MB, {"type": "PDF", "pages": 3}),
    ],
)
def test_a_file_that_is_heavy_is_told(rule, most, more):
    assert [] == weighed(size=most, **more)
    assert [rule] == weighed(size=most + 1, **more)


def test_a_table_is_never_heavy():
    assert [] == weighed(size=49 * MB)


@pytest.mark.parametrize(("name", "most"), [("a.jpg", 40), ("a.pdf", 50), ("a.csv", 50)])
def test_a_file_that_is_enormous_is_refused_unread(name, most):
    made, (fault,) = asset.read(f"media/{name}", b"0" * (most * MB + 1), "h")
    assert (None, "file-too-large") == (made, fault.rule)
    _, faults = asset.read(f"media/{name}", b"0" * (most * MB), "h")
    assert "file-too-large" not in [fault.rule for fault in faults]


# What a file is, whatever its name says


def told(name, data):
    """Give the rule that a file breaks, or nothing, and the parts of its message."""
    made, faults = asset.read(f"media/{name}", data, "h")
    assert bool(made) != bool(faults)
    (found,) = faults or [None]
    return (found.rule, dict(found.fill)) if found else ("", {})


def picture(form):
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, form)
    return file.getvalue()


def boxed(brand, *like):
    return (16 + 4 * len(like)).to_bytes(4, "big") + b"ftyp" + brand + bytes(4) + b"".join(like)


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)


@pytest.mark.parametrize("name", [f"a.{ending}" for ending in sorted(asset.TYPES)])
@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("lfs-pointer", LFS),
        ("file-is-page", b"\xef\xbb\xbf\n<!-- a -->\n<!DOCTYPE HTML>\n<title>Ingia</title>"),
        ("file-is-page", b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"/>'),
        ("file-is-heic", boxed(b"heic", b"mif1", b"heic")),
        ("macros", b"MZ\x90\0\x03\0"),
    ],
)
def test_what_no_file_of_the_site_may_be_is_named_under_any_ending(name, rule, data):
    assert rule == told(name, data)[0]


@pytest.mark.parametrize(
    ("name", "data", "right"),
    [
        ("a.jpg", picture("PNG"), "a.png"),
        ("a.png", picture("JPEG"), "a.jpg"),
        ("a.jpeg", picture("WEBP"), "a.webp"),
        ("a.pdf", picture("JPEG"), "a.jpg"),
        ("a.jpg", boxed(b"mif1", b"avif"), "a.avif"),
        ("a.mp3", pdfs.pdf(), "a.pdf"),
        ("a.zip", pdfs.pdf(), "a.pdf"),
        ("a.csv", pdfs.archive(("xl/workbook.xml", b"1")), "a.xlsx"),
        ("a.pdf", pdfs.archive(*pdfs.DOCX), "a.docx"),
    ],
)
def test_a_file_under_the_ending_of_another_kind_is_given_its_own(name, data, right):
    rule, fill = told(name, data)
    assert ("file-is-other", right) == (rule, fill["right"])


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.jpg", b"GIF89a", "GIF"),
        ("a.jpg", b"II*\0", "TIFF"),
        ("a.png", b"BM" + bytes(20), "BMP"),
        ("a.mp3", b"RIFF\0\0\0\0WAVE", "WAV"),
        ("a.mp3", boxed(b"M4A "), "M4A"),
        ("a.mp3", boxed(b"isom"), "MP4"),
        ("a.mp3", b"OggS\0", "OGG"),
        ("a.zip", b"Rar!\x1a\x07\0", "RAR"),
        ("a.zip", b"7z\xbc\xaf\x27\x1c", "7z"),
        ("a.docx", b"{\\rtf1", "RTF"),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "Word 97–2003"),
        ("a.xlsx", OLE + "Workbook".encode("utf-16-le"), "Excel 97–2003"),
        ("a.docx", pdfs.archive(("ppt/presentation.xml", b"1")), "PowerPoint"),
        ("a.docx", pdfs.archive(("a.csv", b"1")), "ZIP"),
        ("a.pdf", b"Hakuna faili", "plain text"),
        ("a.mp3", "Hakuna".encode("utf-16"), "plain text"),
        ("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
    ],
)
def test_a_file_of_a_kind_that_is_not_published_is_named(name, data, found):
    rule, fill = told(name, data)
    assert ("file-is-foreign", found) == (rule, fill["found_en"])


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_document_under_a_password_is_told_as_such(name):
    assert "archive-password" == told(name, OLE + "EncryptedPackage".encode("utf-16-le"))[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "Mkoa;Idadi\nDodoma;5\n".encode("utf-16")),
        ("a.csv", "Ng’ambo\n".encode("cp1252")),
        ("a.txt", b"a" * 5000 + b"\xe9"),
    ],
)
def test_a_text_that_is_not_utf_8_is_refused(name, data):
    assert "text-encoding" == told(name, data)[0]


def test_a_merge_that_was_not_finished_is_told_in_a_table_too():
    made, (found,) = asset.read("media/a.csv", b"a,b\n<<<<<<< HEAD\n1,2\n", "h")
    assert (None, "merge-mark", 2) == (made, found.rule, found.line)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "\ufeffMkoa,Idadi\nNg’ambo,5\n".encode()),
        ("a.txt", b"MZEE na BM, ID 3; %PDF-"),
        ("a.mp3", b"ID3\x04\0\0\0\0\0\0"),
        ("a.mp3", b"\xff\xfb\x90\x64\0\0"),
        ("a.mp3", b"\0" * 300 + b"\x01\xff\xf3\x40"),
        ("a.jpg", picture("JPEG")),
        ("a.avif", picture("AVIF")),
        ("a.pdf", b"\n\x01 junk\n" + pdfs.pdf()),
        ("a.zip", pdfs.archive(*pdfs.DOCX)),
    ],
)
def test_a_file_that_is_what_it_says_is_taken(name, data):
    assert "" == told(name, data)[0]


RELATED = (
    '<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="http://a/relationships/{}"'
    ' Target="{}" TargetMode="{}"/></Relationships>'
)


def related(kind, target, mode="External", encoding="utf-8"):
    part = RELATED.format(kind, target, mode).encode(encoding)
    return pdfs.archive(*pdfs.DOCX, ("word/_rels/settings.xml.rels", part))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kind", ["attachedTemplate", "oleObject", "image", "frame"])
def test_a_document_that_fetches_something_from_elsewhere_is_refused(kind, encoding):
    rule, fill = told("a.docx", related(kind, "https://mfano.invalid/a", encoding=encoding))
    assert ("archive-outside", "https://mfano.invalid/a") == (rule, fill["found"])


@pytest.mark.parametrize(
    ("kind", "mode"), [("hyperlink", "External"), ("attachedTemplate", "Internal")]
)
def test_a_document_may_link_and_hold_what_it_needs(kind, mode):
    assert "" == told("a.docx", related(kind, "https://mfano.invalid/a", mode))[0]


def test_a_list_of_relations_is_read_no_further_than_its_bound(monkeypatch):
    monkeypatch.setattr(archive, "LIST", 200)
    beyond = RELATED.format("hyperlink", "a" * 300, "Internal").encode()
    data = pdfs.archive(*pdfs.DOCX, ("word/_rels/a.rels", beyond + b"<broken"))
    assert "" == told("a.docx", data)[0]


@pytest.mark.parametrize(
    "name", ["../a.csv", "a/../../b.csv", "/etc/a", "\\\\srv\\a", "C:\\a", "a\\..\\b"]
)
def test_an_archive_with_a_path_that_leaves_is_refused(name):
    rule, fill = told("a.zip", pdfs.archive((name, b"1")))
    assert ("archive-path", name) == (rule, fill["found"])


@pytest.mark.parametrize(
    "name", ["setup.exe", "a/Fungua.BAT", "a.pdf.js", "a.lnk", "b.docm", "a.apk"]
)
def test_an_archive_with_a_program_is_refused(name):
    rule, fill = told("a.zip", pdfs.archive(("a.csv", b"1"), (name, b"1")))
    assert ("macros", name) == (rule, fill["found"])
