"""Texts of which words were once lost in silence, through `make check` and `make`: now they stand, or are named."""

import re

import pypdfium2
import pytest

from tests import built

CASES = built.ROOT / "tests" / "data" / "cases"
NAMED = [
    ("asterisks-eat-amounts", ["5,000*2*12"]),
    ("numbers-changed", ["15", "18", "1964"]),
    ("table-cell-lost", ["Ukumbi mkuu"]),
]


@pytest.mark.parametrize(("case", "words"), NAMED)
def test_check_names_what_would_be_lost(clone, case, words):
    said = clone.make("check", CONTENT=str(CASES / case)).refused
    assert [] == [one for one in words if f'"{one}' not in said]


def test_a_day_that_is_left_out_is_shown_until_it_is_over(clone):
    case = CASES / "not-held-vanishes"
    assert clone.make("site", CONTENT=str(case), OUTPUT="output", TODAY="2026-11-23T08:00").last
    site = built.Site(clone.folder / "output")
    for page in ("/matukio/2026/kliniki/", "/matukio/", "/kliniki-ya-sheria/", "/"):
        assert "23 Novemba" in site.page(page).main_text
        assert "aitafanyika" in site.page(page).main_text
    first = site.page("/matukio/2027/kliniki-pili/").main_text
    assert "Jumatano, tarehe 1 Septemba, 2027 (haitafanyika)" in first


def test_a_first_line_of_one_word_and_a_colon_stands_on_the_page_and_on_paper(clone):
    """Pelican's own reader, once it has been asked for any file, has Markdown take such lines for headers."""
    case = CASES / "first-paragraph-lost"
    assert clone.make("site", CONTENT=str(case), OUTPUT="output", TODAY=built.TODAY).last
    site = built.Site(clone.folder / "output")
    release = site.page("/taarifa-kwa-umma/2026/tamko/")
    assert "DODOMA: Ofisi itafungwa tarehe 9 Desemba, 2026." in release.main_text
    (news,) = [page for page in site.pages if page.url == "/en/news/2026/mkutano/"]
    assert "Date: 1 December 2026 Venue: Dodoma" in news.main_text
    paper = site.files["taarifa-kwa-umma/2026/tamko/taarifa.pdf"]
    assert "DODOMA: Ofisi itafungwa" in built.flat(
        pypdfium2.PdfDocument(paper)[0].get_textpage().get_text_range()
    )


# What stands where in the case of what is never published, by the words that name it.
NEVER = {
    "events/2026-11-20-mkutano.sw.md:1:23": "U+00AD SOFT HYPHEN",
    "events/2026-11-20-mkutano.sw.md:7:22": "U+E0041 TAG LATIN CAPITAL LETTER A",
    "media/2026/ingia.mp3": "HTML",
    "media/2026/jedwali.csv": "CSV UTF-8",
    "media/2026/maelezo.txt": "git lfs pull",
    "media/2026/picha.jpg": "HEIC",
    "media/2026/sauti.mp3": "git lfs pull",
    "media/2026/xfa.pdf": "XFA",
    "news/2026-11-20-anwani.sw.md:2:17": '"https://mfano.invalid/"',
    "news/2026-11-20-anwani.sw.md:5:1": '"https://www.mfano.invalid"',
    "news/2026-11-20-sehemu.sw.md:7:1": "2026-11-20-f0.sw.md#saa",
    "news/2026-11-20-viungo.sw.md:5:1": "#haipo",
    "news/2026-11-20-viungo.sw.md:5:14": "http://127.0.0.1:8000/matukio/",
    "news/2026-11-20-viungo.sw.md:5:58": "http://localhost:8000/en/",
    "news/2026-11-20-viungo.sw.md:5:107": "[tovuti] (https://example.invalid/a)",
    "pages/kuhusu-majaribio.en.md:1:21": "U+200C ZERO WIDTH NON-JOINER",
    **{f"pages/kuhusu-majaribio.en.md:{line}:1": "git" for line in (4, 6, 8, 10)},
    **{f"press/2026-11-20-tangazo.sw.md:{line}:1": "git" for line in (8, 10, 12)},
}


@pytest.mark.parametrize("target", ["check", "site"])
def test_what_is_never_published_is_named_in_its_place_and_in_no_librarys_words(clone, target):
    case = CASES / "never-published"
    said = clone.make(target, CONTENT=str(case), OUTPUT="output", TODAY=built.TODAY).refused
    found = re.findall(r"^\S+/never-published/(\S+)\n(.*)", said, flags=re.MULTILINE)
    assert NEVER.keys() == {place for place, _ in found}
    told = {place for place, message in found if NEVER[place] in message}
    assert NEVER.keys() == told
    assert not re.search(r"[A-Z]\w+(?:Error|Exception)\b|Zipfile|BadZip", said)
    assert not (clone.folder / "output").exists()
