"""Counts, sizes and lists read as whole phrases in both languages."""

from functools import partial

import pytest
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.bilingual import counts
from plugins.bilingual.strings import MissingStringError

LOCALES = {"sw": "sw_TZ", "en": "en_TZ"}


# Counts


@pytest.mark.parametrize(
    ("key", "n", "kiswahili", "english"),
    [
        ("event", 0, "Hakuna matukio", "No events"),
        ("event", 1, "Tukio 1", "1 event"),
        ("event", 3, "Matukio 3", "3 events"),
        ("page", 1, "Ukurasa 1", "1 page"),
        ("page", 5, "Kurasa 5", "5 pages"),
        ("photo", 1, "Picha 1", "1 photo"),
        ("photo", 2, "Picha 2", "2 photos"),
        ("publication", 1200, "Machapisho 1,200", "1,200 publications"),
        ("result", 1, "Tokeo 1", "1 result"),
    ],
)
def test_a_count_is_a_whole_phrase(sw, en, key, n, kiswahili, english):
    assert kiswahili == counts.count_text(key, n, sw)
    assert english == counts.count_text(key, n, en)


@pytest.mark.parametrize(
    ("key", "n", "kiswahili", "english"),
    [("hour", 10, "saa 10", "10 hours"), ("minute", 1, "dakika 1", "1 minute"), ("page", 0, "kurasa 0", "0 pages")],
)  # fmt: skip
def test_a_unit_stands_before_its_number_in_kiswahili(sw, en, key, n, kiswahili, english):
    assert (kiswahili, english) == (counts.unit_text(key, n, sw), counts.unit_text(key, n, en))


def test_zero_is_said_in_words_and_one_and_many_differ_unless_the_noun_does_not(sw):
    assert {"Hakuna"} == {counts.count_text(key, 0, sw).split()[0] for key in sw.counts}
    same = {
        key for key in sw.counts if sw.counts[key].one.split()[0] == sw.counts[key].many.split()[0]
    }
    assert {"notice", "news", "photo", "day"} == same


def test_a_number_below_zero_is_refused(sw):
    calls = [partial(one, "page") for one in (counts.count_text, counts.unit_text)]
    for call in [*calls, counts.bytes_text]:
        with pytest.raises(ValueError, match="-1 is below zero"):
            call(-1, sw)


def test_something_that_is_not_counted_is_named(sw):
    with pytest.raises(MissingStringError, match=r"counts\.evnt"):
        counts.count_text("evnt", 2, sw)


@given(st.integers(min_value=0, max_value=10**12))
def test_numbers_are_written_as_the_cldr_has_them(n):
    for locale in LOCALES.values():
        assert format_decimal(n, locale=locale) == counts.number_text(n)


# Sizes


@pytest.mark.parametrize(
    ("n", "kiswahili", "english"),
    [
        (0, "KB 1", "1 KB"),
        (1, "KB 1", "1 KB"),
        (1_499, "KB 1", "1 KB"),
        (1_500, "KB 2", "2 KB"),
        (350_000, "KB 350", "350 KB"),
        (999_499, "KB 999", "999 KB"),
        (999_500, "MB 1", "1 MB"),
        (1_000_000, "MB 1", "1 MB"),
        (1_049_999, "MB 1", "1 MB"),
        (1_050_000, "MB 1.1", "1.1 MB"),
        (2_400_000, "MB 2.4", "2.4 MB"),
        (2_960_000, "MB 3", "3 MB"),
        (12_345_678, "MB 12.3", "12.3 MB"),
        (1_234_500_000, "MB 1,234.5", "1,234.5 MB"),
    ],
)
def test_a_size_is_short_and_exact_enough(sw, en, n, kiswahili, english):
    assert kiswahili == counts.bytes_text(n, sw)
    assert english == counts.bytes_text(n, en)


@given(st.integers(min_value=1000, max_value=10**10))
def test_a_size_is_right_to_half_of_its_last_digit(sw, n):
    unit, number = counts.bytes_text(n, sw).split()
    size, step = {"KB": (10**3, 10**3), "MB": (10**6, 10**5)}[unit]
    said = round(float(number.replace(",", "")) * size)
    assert abs(said - n) <= step / 2 or n < 10**6 <= said <= n + 500


@pytest.mark.parametrize(
    ("pages", "kiswahili", "english"),
    [
        (12, "PDF, MB 2.4, kurasa 12", "PDF, 2.4 MB, 12 pages"),
        (1, "PDF, MB 2.4, ukurasa 1", "PDF, 2.4 MB, 1 page"),
        (None, "PDF, MB 2.4", "PDF, 2.4 MB"),
    ],
)
def test_a_link_to_a_file_says_type_bytes_and_pages(sw, en, pages, kiswahili, english):
    assert kiswahili == counts.file_text("PDF", 2_400_000, pages, sw)
    assert english == counts.file_text("PDF", 2_400_000, pages, en)


# Lists


@pytest.mark.parametrize(
    ("items", "kiswahili", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a na b", "a and b"),
        (["a", "b", "c"], "a, b na c", "a, b and c"),
        (("a", "b", "c", "d"), "a, b, c na d", "a, b, c and d"),
    ],
)
def test_a_list_ends_with_and(sw, en, items, kiswahili, english):
    assert kiswahili == counts.join(items, sw)
    assert english == counts.join(items, en)


@given(st.lists(st.text(alphabet="abc{}, ", min_size=1), min_size=1, max_size=6))
def test_lists_are_joined_as_the_cldr_does(both, items):
    for lang, t in both.items():
        assert format_list(items, locale=LOCALES[lang]) == counts.join(items, t)


def test_links_in_a_list_stay_links_and_plain_names_are_escaped(sw):
    joined = counts.join([Markup("<a>x</a>"), "<b>", "c"], sw)
    assert Markup("<a>x</a>, &lt;b&gt; na c") == joined
