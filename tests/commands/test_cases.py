"""Texts of which words were once lost in silence, through `make check` and `make`: now they stand, or are named."""

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
