"""A table of a body on its page: a region of its own with a name, in which what belongs together stays so."""

import re

import pytest

from plugins.engine import tables
from tests import stories

TABLE = "| A |\n|---|\n| {} |"


def framed(text, lang="sw"):
    return tables.framed(stories.html(text), stories.words()[lang])


def whole(cell, lang="sw"):
    """Give what stays on one line of a cell."""
    return re.findall(r'<span class="whole">(.*?)</span>', framed(TABLE.format(cell), lang))


@pytest.mark.parametrize(
    ("lang", "names"), [("sw", ["Jedwali la 1", "Jedwali la 2"]), ("en", ["Table 1", "Table 2"])]
)
def test_each_table_has_a_name_of_its_own_and_can_be_focused(lang, names):
    html = framed("\n\nAya.\n\n".join([TABLE, TABLE]), lang)
    assert names == re.findall(r'role="region" aria-label="([^"]+)" tabindex="0"><table>', html)
    assert 2 == html.count("</table></div>")


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("1–5 Desemba, 2026", ["1–5 Desemba, 2026"]),
        ("Tarehe 22 Novemba, 2026 saa 3:00", ["22 Novemba, 2026", "saa 3:00"]),
        ("+255 712 345 678", ["+255 712 345 678"]),
        ("1,500,000/= au TZS 20,000", ["1,500,000/=", "TZS 20,000"]),
        ("siku 14", ["siku 14"]),
        ("s. 13(2)(b)(ii)", ["s. 13(2)(b)(ii)"]),
        ("2026-11-22 hadi 22/12/2026", ["2026-11-22", "22/12/2026"]),
        ("Mtu 1 na watu 2 wa mfano", []),
    ],
)
def test_a_date_a_telephone_an_amount_and_a_section_stay_on_one_line(cell, kept):
    assert kept == whole(cell)


def test_a_month_is_known_in_the_pages_language():
    assert ["7–11 December 2026"] == whole("7–11 December 2026", "en")


def test_an_address_of_a_link_is_left_as_it_is():
    html = framed(TABLE.format("[Simu](tel:+255-712-345-678)"))
    assert 'href="tel:+255-712-345-678"' in html


def test_a_body_without_a_table_is_left_as_it_is():
    html = stories.html("Tarehe 22 Novemba, 2026.")
    assert html == tables.framed(html, stories.words()["sw"])
