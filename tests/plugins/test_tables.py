"""The guides' tables say what the schema says, and nothing else of a guide is touched."""

import re

import pytest

from plugins.desk.reference import tables
from plugins.schema import fields, forms
from tests.stories import words

EMPTY = "\n".join(f"{tables.start(part)}\n{tables.END}\n" for part in tables.parts())
LANGS = ("sw", "en")


def rows(part, lang):
    """Give the cells of a part's table by header, its two first lines aside."""
    table = tables.reference(part, words()[lang]).partition("\n\n")[0]
    lines = [re.split(r"(?<!\\)\|", line.strip("|")) for line in table.split("\n")[2:]]
    found = [[cell.strip() for cell in line] for line in lines]
    return {re.match(r"`([\w-]+)`", row[0])[1]: row for row in found}


def headers(names):
    return [fields.header_name(name) for name in names]


def test_every_section_with_headers_of_its_own_has_a_table():
    assert ("all", "press", "publications", "events", "pages", "notices") == tables.parts()


@pytest.mark.parametrize("lang", LANGS)
def test_every_header_stands_in_one_table_in_the_order_of_the_schema(lang):
    assert headers(fields.Headers.model_fields) == list(rows("all", lang))
    assert headers(fields.described("notices")) == list(rows("notices", lang))
    for section in tables.parts()[1:-1]:
        expected = [
            name for name in fields.described(section) if name not in fields.Headers.model_fields
        ]
        assert headers(expected) == list(rows(section, lang))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", tables.parts())
def test_every_row_has_as_many_cells_as_there_are_columns(part, lang):
    assert {4} == {len(row) for row in rows(part, lang).values()}


@pytest.mark.parametrize(
    ("part", "lang", "name", "column", "expected"),
    [
        ("events", "sw", "Starts", 0, "`Starts` ●"),  # a fact
        ("events", "en", "Venue", 0, "`Venue` ○"),
        ("all", "sw", "Title", 2, "ndiyo"),
        ("all", "sw", "Summary", 2, "ndiyo, isipokuwa kurasa"),
        ("all", "sw", "Image-Alt", 2, "kukiwa na `Image`"),
        ("all", "sw", "Slug", 2, ""),
        ("all", "en", "Title", 2, "yes"),
        ("all", "en", "Summary", 2, "yes, except pages"),
        ("all", "en", "Image-Alt", 2, "with `Image`"),
        ("all", "en", "Slug", 2, ""),
        ("events", "en", "Kind", 2, "yes"),
        ("events", "en", "Starts", 2, "yes"),
        ("events", "en", "Ends", 2, ""),
        ("all", "en", "Attachments", 1, r"`file \| title`. Attachments, one a line."),
        ("all", "en", "Attachments", 3, r"`media/2026/ratiba.pdf \| Programme`"),
    ],
)
def test_a_table_says_what_is_a_fact_what_must_stand_and_in_which_form(
    part, lang, name, column, expected
):
    assert expected == rows(part, lang)[name][column]


def test_a_table_says_what_holds_where_nothing_is_written():
    assert rows("events", "sw")["State"][1].endswith("Lisipoandikwa, ni `scheduled`.")
    assert rows("press", "en")["Heading"][1].endswith("Without it: `public`.")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", tables.parts())
def test_every_word_of_a_list_stands_below_the_table(part, lang):
    said = tables.reference(part, words()[lang]).partition("\n\n")[2]
    names = tables.named(part)
    lists = forms.words("news" if part == "all" else part)
    expected = [word for name in names for word in lists.get(name, ()) if len(lists[name]) > 1]
    found = [word for line in said.split("\n") for word in re.findall(r"(?<=[:;] )`(.+?)`", line)]
    assert expected == found


def test_the_words_of_a_list_are_explained_as_the_site_says_them():
    sw, en = (tables.reference("events", words()[lang]) for lang in LANGS)
    assert "`legal-clinic` = Kliniki ya Sheria;" in sw
    assert "`legal-clinic` = Legal clinic;" in en
    assert "`postponed` = Limeahirishwa;" in sw
    assert "`other` = Matukio mengine." in sw
    assert "`asubuhi`;" in en
    assert "`Kaskazini Pemba` = Pemba North;" in en
    sw = tables.reference("press", words()["sw"])
    assert "`public` = Taarifa kwa Umma; `media` = Taarifa kwa Vyombo vya Habari." in sw


@pytest.mark.parametrize("lang", LANGS)
def test_what_stands_around_the_tables_stays(lang):
    text = f"Mwanzo | \\1 {{}}\n{EMPTY}Mwisho\n"
    made, found = tables.guide("a.md", text, words()[lang])
    assert [] == found
    assert text == re.sub(
        r"(<!-- fields: \w+ -->\n).*?(<!-- end of fields -->)", r"\1\2", made, flags=re.DOTALL
    )


@pytest.mark.parametrize("lang", LANGS)
def test_tables_made_anew_are_the_same(lang):
    once, _ = tables.guide("a.md", EMPTY, words()[lang])
    assert (once, []) == tables.guide("a.md", once, words()[lang])


@pytest.mark.parametrize("text", ["", EMPTY * 2], ids=["none", "two"])
def test_a_guide_without_one_place_for_each_table_is_a_fault(text):
    _, found = tables.guide("a.md", text, words()["sw"])
    expected = [("no-place", "a.md", tables.start(part)) for part in tables.parts()]
    assert expected == [(one.rule, one.path, dict(one.fill)["value"]) for one in found]
