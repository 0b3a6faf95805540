"""What is offered in the place of a value that does not fit is what was meant, and fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plugins.media.asset import NAME
from plugins.reading import read
from plugins.schema import called, fields, forms, meant, parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 February 2027, 8.00 am", "2027-02-22 08:00"),
        ("1 Desemba 2026 saa 3 asubuhi", "2026-12-01 09:00"),
        ("Jumatatu, tarehe 30 Novemba, 2026 saa 4:30 asubuhi", "2026-11-30 10:30"),
        ("22.11.2026 saa tatu kamili asubuhi", "2026-11-22 09:00"),
        ("2026-11-22 saa kumi na moja jioni", "2026-11-22 17:00"),
        ("2026-11-22 saa mbili na nusu usiku", "2026-11-22 20:30"),
        ("2026-11-22 saa tatu na robo asubuhi", "2026-11-22 09:15"),
        ("2026-11-22 saa nne kasorobo asubuhi", "2026-11-22 09:45"),
        ("2026-11-22 saa 3", "2026-11-22 09:00"),
        ("2026-11-22 saa 14:30", "2026-11-22 14:30"),
        ("November 22, 2026 at 2:30 p.m.", "2026-11-22 14:30"),
        ("22nd Nov 2026 1430hrs", "2026-11-22 14:30"),
        ("2026–11–22 14.30", "2026-11-22 14:30"),
        ("2026-11-22T22:30:00Z", "2026-11-23 01:30"),
        ("2026-11-22T14:30+02:00", "2026-11-22 15:30"),
        ("2026-11-22 09:00 EAT", "2026-11-22 09:00"),
        ("2026-22-11", "2026-11-22"),
        ("12/11/26", "2026-11-12"),
        # Two things alike, or nothing that can be: whose night, which half of the day, no such day.
        ("1 Desemba 2026 saa 6 usiku", ""),
        ("1 Desemba 2026 saa 12", ""),
        ("2026-11-31", ""),
        ("2026-11-22 25:00", ""),
        ("2026-11-22 09:00 - 17:00", ""),
        ("2026-11-22 9", ""),
        ("Desemba 2026", ""),
        ("kesho", ""),
    ],
)
def test_a_moment_is_read_as_people_write_it(text, expected):
    assert expected == meant.moment(text)


READERS = {
    meant.moment: parts.moment,
    meant.day: parts.day,
    meant.clock: parts.arrival,
    meant.dated: parts.note,
    meant.slug: parts.slug,
    meant.media: parts.media,
    meant.link: parts.link,
    meant.repeat: parts.repeat,
    meant.edition: parts.edition,
}
WORDS = (
    "2026", "22", "11", "-", "/", ".", ":", " ", "saa", "3", "tatu", "asubuhi", "usiku", "Novemba", "am", "+", "Z",
    "T", ",", "|", "media", "a.pdf", "sw", "Kiswahili", "www", "http://", "x", "tz", "kila", "wiki", "not", "<b>",
    "\\", "..", "“", "é", "1430", "na nusu", "kasorobo", "{{",
)  # fmt: skip


@pytest.mark.parametrize("offered", READERS, ids=lambda one: one.__name__)
@given(st.lists(st.sampled_from(WORDS), max_size=9).map("".join))
def test_what_is_offered_fits(offered, text):
    if right := offered(text):
        try:
            READERS[offered](right)
        except PydanticCustomError as error:
            raise AssertionError((text, right)) from error


@given(
    st.sampled_from(["news", "pages"]),
    st.text(st.sampled_from("2016-_. /aB(é北).swenmdtx"), max_size=30),
)
def test_a_name_that_is_offered_fits(section, text):
    if right := meant.name(section, text):
        assert [] == read.name(f"{section}/{right}")[1]


@given(st.text(st.sampled_from("aB(é北).-_ /&"), min_size=1, max_size=20))
def test_the_name_of_a_file_that_is_offered_fits(text):
    path = meant.file(f"media/{text.strip('/') or 'a'}.pdf")
    assert [] == [one for one in path.split("/") if not NAME.fullmatch(one)]


# What Kiswahili speakers call headers and words


@pytest.mark.parametrize("section", fields.MODELS)
def test_each_header_of_a_section_has_a_kiswahili_name_that_leads_to_it(section):
    for name in fields.described(section):
        header = fields.header_name(name)
        assert header in {fields.called(section, one) for one in fields.others(section, name)}
        assert header == fields.called(section, header.replace("-", " "))


def test_nothing_else_is_called_anything():
    known = {name for section in fields.MODELS for name in fields.described(section)}
    assert set(called.HEADERS) <= known


@pytest.mark.parametrize("section", fields.MODELS)
def test_each_word_of_a_list_has_another_name_that_leads_to_it(section):
    for name, words in forms.words(section).items():
        if name not in ("region", "period_word", "sample"):
            for word in words:
                assert word == called.word(called.WORDS[word][0].capitalize(), words)
