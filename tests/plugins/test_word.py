"""Word files come in as the site's Markdown: what officers see in Word stands in it, or is told.

tests/word.py makes the documents, all invented; tests/data/pasted/word holds the Markdown that is right for each.
To write that anew, then to be read with care: `python -m tests.plugins.test_word`.
"""

import io
import zipfile
from functools import cache

import pytest

from plugins.desk.pasted.word import MEGABYTE, MOST_XML, document
from plugins.engine.refused import Refused
from plugins.media import kinds
from plugins.schema.tidy import tidy
from tests import photos, stories, word
from tests.word import docx, link, note, p, picture, run

FOLDER = stories.ROOT / "tests" / "data" / "pasted" / "word"
TITLES = {
    "ratiba": "Ratiba ya kliniki ya mfano",
    "budget": "Sample budget",
    "ripoti": "Ripoti ya mfano ya mwaka",
    "hotuba": "Hotuba ya mfano",
    "mabadiliko": "Taarifa yenye picha",
}
UNTAKEN = {
    "ratiba": [],
    "budget": [],
    "ripoti": [("contents", 1, "Utangulizi 1")],
    "hotuba": [("margins", 1, "OFISI YA MFANO, S.L.P. 000, DODOMA")],
    "mabadiliko": [
        ("boxes", 1, "Maneno ya kisanduku na aya ya pili"),
        ("comments", 1, "Hakiki namba hii"),
        ("deleted", 1, "arobaini"),
        ("equations", 1, "x=2"),
        ("hidden", 1, "siri"),
        ("inserted", 1, "hamsini"),
        ("pictures", 1, "Mchoro wa zamani"),
    ],
}


@cache
def taken(name):
    return document(word.DOCUMENTS[name]())


def right(name):
    return (FOLDER / f"{name}.md").read_text("utf-8").rstrip("\n")


@pytest.mark.parametrize("name", word.DOCUMENTS)
def test_a_document_becomes_its_title_and_the_markdown_that_is_right(name):
    assert (TITLES[name], right(name)) == (taken(name).title, taken(name).body)


@pytest.mark.parametrize("name", word.DOCUMENTS)
def test_its_text_is_tidy_and_has_no_fault_but_what_pictures_show(name):
    body = taken(name).in_folder("media/2026")
    assert body == tidy(body)
    _, _, faults = stories.body(body)
    assert {"image-without-alt"} >= {one.rule for one in faults if not one.warning}


@pytest.mark.parametrize("name", word.DOCUMENTS)
def test_what_cannot_be_taken_is_told_in_both_languages(name):
    found = sorted(taken(name).untaken, key=lambda one: one.kind)
    assert UNTAKEN[name] == [(one.kind, one.count, one.words) for one in found]
    for one in found:
        assert all(f"{one.count} ({one.words})" in one.said()[lang] for lang in ("sw", "en"))


def test_pictures_come_once_each_with_what_a_person_wrote_of_them():
    first, second = taken("mabadiliko").pictures
    assert ("picha-1.jpg", photos.saved(photos.corners(), "JPEG"), "Washiriki wakiwa ukumbini") == (
        first.name, first.data, first.alt
    )  # fmt: skip
    assert ("picha-2.png", "") == (second.name, second.alt)  # "Picture 2" says nothing


def test_pictures_are_placed_in_a_folder_of_the_content():
    body = taken("mabadiliko").in_folder("media/2026")
    assert 2 == body.count("![Washiriki wakiwa ukumbini]({static}/media/2026/picha-1.jpg)")


def test_what_is_called_and_is_not_there_is_told_and_costs_no_word():
    made = document(docx(p("A", picture("rId1", "B"), link("rId2", "C"), note(3))))
    assert "AC" == made.body
    assert [("links", 1, "C"), ("pictures", 1, "")] == sorted(
        (one.kind, one.count, one.words) for one in made.untaken
    )


def test_a_document_of_the_strict_form_is_read_alike():
    strict = docx(p("A", run("b", "b")))
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    for name, data in parts.items():
        parts[name] = data.replace(
            word.W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
    assert "A**b**" == document(packed(parts)).body


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def locked():
    """A document whose first part says that it is encrypted."""
    made = bytearray(docx(p("A")))
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        made[made.index(sign) + at] |= 1
    return bytes(made)


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document xmlns:w="x">&a;</w:document>'
DEEP = f"<w:document {word.SPACES}>{'<w:smartTag>' * 3_000}{'</w:smartTag>' * 3_000}</w:document>"


@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("docx-other", b""),
        ("docx-other", b"%PDF-1.7"),
        ("docx-other", packed({"xl/workbook.xml": b""})),
        ("docx-other", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")),
        ("docx-password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + kinds.LOCKED),
        ("docx-password", locked()),
        ("docx-damaged", docx(p("A"))[:900]),
        ("docx-damaged", packed({"word/document.xml": b"<w:document>"})),
        ("docx-damaged", packed({"word/document.xml": ENTITIES})),
        ("docx-damaged", docx(parts=[("word/document.xml", DEEP)])),
        ("docx-large", docx(parts=[("word/footnotes.xml", b" " * (MOST_XML * MEGABYTE))])),
    ],
)
def test_what_is_no_document_is_refused_with_what_helps(rule, data):
    with pytest.raises(Refused) as refused:
        document(data)
    assert [("FILE", rule)] == [(one.path, one.rule) for one in refused.value.faults]


def anew():
    """Write what is right as it is now."""
    for name in word.DOCUMENTS:
        (FOLDER / f"{name}.md").write_text(f"{taken(name).body}\n", "utf-8")


if __name__ == "__main__":
    anew()
