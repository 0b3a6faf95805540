"""A PDF is read for what everyone needs of it; what acts by itself, or cannot be read, is refused."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from plugins.engine import planning
from plugins.media import archive, asset, pdf
from plugins.schema.office import Both, Office
from tests import pdfs

OFFICE = Office(name=Both("Ofisi ya Mfano", "The Sample Office"))


def read(data, name="media/a.pdf"):
    return asset.read(name, data, "h")


def refused(data, name="media/a.pdf"):
    made, faults = read(data, name)
    assert made is None
    return [(fault.rule, dict(fault.fill).get("found", "")) for fault in faults]


def warned(data):
    made, faults = read(data)
    assert [] == faults
    return [fault.rule for fault in planning.described([made], OFFICE)]


def test_a_sound_pdf_says_what_it_is_and_is_not_told_of():
    made, faults = read(pdfs.pdf(pages=(pdfs.TEXT, b"")))
    assert [] == faults
    assert pdf.PdfSaid(title="Mfano", lang="sw", tagged=True, words=True) == made.said
    assert 2 == made.pages
    assert [] == planning.described([made], OFFICE)


# What not everyone can read


@pytest.mark.parametrize(
    ("rule", "how"),
    [
        ("pdf-title", {"title": ""}),
        ("pdf-title-file", {"title": "Microsoft Word - ripoti ya mwisho.docx"}),
        ("pdf-title-file", {"title": "ripoti_final2.DOCX"}),
        ("pdf-title-file", {"title": "Untitled-1"}),
        ("pdf-title-file", {"title": "Document1"}),
        ("pdf-language", {"lang": ""}),
        ("pdf-untagged", {"tagged": False}),
        ("pdf-untagged", {"tagged": False, "root": {"/MarkInfo": Dictionary(Marked=True)}}),
        ("pdf-scanned", {"pages": (pdfs.DRAWN,)}),
        ("pdf-locked", {"encryption": pdfs.locked()}),
        ("pdf-files", {"files": (("hesabu.csv", b"1,2"),)}),
        ("pdf-author", {"author": "Jina la Mtumishi"}),
    ],
)
def test_what_keeps_a_reader_out_is_told(rule, how):
    assert [rule] == warned(pdfs.pdf(**how))


@pytest.mark.parametrize(
    "how",
    [
        *({"title": one} for one in ("Documents of the year 2026", "Hotuba ya slide 1", "Kitabu")),
        *({"author": one} for one in ("Ofisi ya Mfano", "THE SAMPLE OFFICE")),
    ],
    ids=str,
)
def test_a_title_in_words_is_no_name_of_a_file_and_the_office_may_be_the_author(how):
    assert [] == warned(pdfs.pdf(**how))


def test_a_title_that_stands_in_the_metadata_alone_is_found():
    made = pikepdf.new()
    with made.open_metadata() as metadata:
        metadata["dc:title"] = "Kichwa cha mfano"
    assert "Kichwa cha mfano" == pdf._in_metadata(made)


def test_a_file_within_a_note_on_a_page_is_found():
    held = Dictionary(Type=Name.Filespec, F=String("a.csv"), EF=Dictionary())
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=held)
    assert ["pdf-files"] == warned(pdfs.pdf(page={"/Annots": Array([note])}))


# What is refused


WHOLE = pdfs.pdf(pages=(pdfs.TEXT,) * 5)


@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("pdf-password", pdfs.pdf(encryption=pdfs.locked(user="siri"))),
        *(("pdf-blank", pdfs.pdf(pages=pages)) for pages in ((), (b"",), (b"", b""))),
        ("file-damaged", WHOLE[: len(WHOLE) * 9 // 10]),
        ("file-is-page", b"<html>"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_pdf_that_not_everyone_can_open_and_read_is_refused(rule, data):
    assert [(rule, "")] == refused(data)


@pytest.mark.parametrize("name", ["a.pdf", "a.csv", "a.jpg", "a.docx"])
def test_a_file_without_a_byte_is_refused(name):
    assert [("empty-file", "")] == refused(b"", f"media/{name}")


SCRIPT = pdfs.action("JavaScript", JS=String("app.alert(1)"))
LAUNCH = pdfs.action("Launch", F=String("a.exe"))
SITE = pdfs.action("URI", URI=String("https://example.invalid/"))
INSIDE = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=LAUNCH)])


@pytest.mark.parametrize(
    ("found", "how"),
    [
        ("/OpenAction /JavaScript", {"root": {"/OpenAction": SCRIPT}}),
        ("/OpenAction /URI", {"root": {"/OpenAction": SITE}}),
        ("/OpenAction /URI", {"root": {"/OpenAction": pdfs.action("GoTo", Next=Array([SITE]))}}),
        ("/JavaScript", {"root": {"/Names": Dictionary(JavaScript=Dictionary(Names=[String("a"), SCRIPT]))}}),
        ("/Launch", {"page": {"/Annots": INSIDE}}),
        ("/AA /URI", {"page": {"/AA": Dictionary(O=SITE)}}),
        ("/AA /SubmitForm", {"root": {"/AA": Dictionary(WC=pdfs.action("SubmitForm"))}}),
        ("/JavaScript", {"root": {"/Odd": Array([Array([Dictionary(JS=String("1"))])])}}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("packed", [False, True])
def test_a_pdf_that_acts_by_itself_is_refused(found, how, packed):
    streams = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    assert [("pdf-acts", found)] == refused(pdfs.pdf(**how, object_stream_mode=streams))


@pytest.mark.parametrize(
    "how",
    [
        {"root": {"/OpenAction": Array([Name.Fit])}},
        {"root": {"/OpenAction": pdfs.action("GoTo", D=Array([0, Name.Fit]))}},
        {"page": {"/Annots": Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=SITE)])}},
    ],
)  # fmt: skip
def test_a_pdf_that_opens_at_a_place_or_links_to_a_site_is_not_refused(how):
    assert [] == warned(pdfs.pdf(**how))


def test_a_document_without_end_is_refused_after_so_many_steps(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_STEPS", 3)
    assert [("file-damaged", "")] == refused(pdfs.pdf())


# Archives


def test_a_sound_document_is_taken():
    for name, parts in (("a.docx", pdfs.DOCX), ("a.odt", pdfs.ODT), ("a.zip", [("a.csv", b"1")])):
        made, faults = read(pdfs.archive(*parts), f"media/{name}")
        assert [] == faults
        assert name == made.path.removeprefix("media/")


def locked(data):
    """Give an archive with the sign that its first part is under a password."""
    whole = bytearray(data)
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


@pytest.mark.parametrize(
    ("rule", "name", "data"),
    [
        ("macros", "a.docx", pdfs.archive(*pdfs.DOCX, ("word/vbaProject.bin", b"1"))),
        ("macros", "a.odt", pdfs.archive(*pdfs.ODT, ("Basic/Standard/Module1.xml", b"1"))),
        ("file-is-other", "a.xlsx", pdfs.archive(*pdfs.DOCX)),
        ("file-damaged", "a.odt", pdfs.archive(("mimetype", b"1"))),
        ("file-damaged", "a.docx", pdfs.archive(*pdfs.DOCX)[:-30]),
        ("archive-password", "a.zip", locked(pdfs.archive(("a.csv", b"1")))),
        ("archive-bomb", "a.zip", pdfs.archive(("a", bytes(archive.ROOM * archive.MEGABYTE + 1)))),
        ("archive-bomb", "a.zip", pdfs.archive(*((str(at), b"") for at in range(archive.MOST_PARTS + 1)))),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_an_archive_that_is_not_what_it_should_be_is_refused(rule, name, data):
    assert [rule] == [found for found, _ in refused(data, f"media/{name}")]


def test_of_a_sealed_release_the_pages_are_counted_and_nothing_else_is_asked():
    made, faults = read(pdfs.pdf(title="", pages=(b"",)), "press/sealed/2026-11-22-mfano.sw.pdf")
    assert (1, None, []) == (made.pages, made.said, faults)
