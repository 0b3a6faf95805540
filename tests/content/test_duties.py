"""The unit's page says the unit's duties in the office's own words.

tests/data/gcu-majukumu.sw.txt is the text as the office gave it. Slips of typing (capitals, commas,
double blanks, an open bracket) may be mended on the page; words may not change.
"""

import re

from tests import built

SEED = (built.ROOT / "tests" / "data" / "gcu-majukumu.sw.txt").read_text("utf-8")
DUTIES = re.findall(r"^\s+\d+\.\s+(.*)$", SEED, re.MULTILINE)
URL = "/kitengo-cha-mawasiliano-serikalini/"


def words(text):
    """Give a text's words alone, in small letters, without the marks between them."""
    return re.findall(r"\w+(?:['’]\w+)*", text.lower())


def test_the_page_says_each_duty_word_for_word(site):
    assert 8 == len(DUTIES)
    items = [words(one.text_content()) for one in site.page(URL).tree.xpath("//main//ol/li")]
    assert list(map(words, DUTIES)) == items


def test_the_page_says_what_the_unit_is_word_for_word(site):
    (about,) = (
        line
        for line in SEED.splitlines()
        if line.startswith("Kitengo cha Mawasiliano Serikalini ni")
    )
    assert f" {' '.join(words(about))} " in f" {' '.join(words(site.page(URL).main_text))} "


def test_the_english_page_has_as_many_duties(site):
    page = site.page(site.page(URL).language_links[0].get("href"))
    assert 8 == len(page.tree.xpath("//main//ol/li"))
