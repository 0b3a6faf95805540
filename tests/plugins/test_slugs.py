"""A title gives a word of an address: a to z, digits, single hyphens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.bilingual import slugs
from plugins.bilingual.strings import LANGS
from plugins.schema import parts


@pytest.mark.parametrize("sign", "'’ʼ`‘ʻ´′")
def test_the_sign_within_a_word_goes_and_the_word_stays_whole(sign):
    assert "ngombe-wa-ngambo" == slugs.slug(f"Ng{sign}ombe wa ng{sign}ambo", "sw")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Uzinduzi wa Tovuti", "uzinduzi-wa-tovuti"),
        ("  Wiki — ya: Sheria!  ", "wiki-ya-sheria"),
        ("Na. 5/2026", "na-5-2026"),
        ("Café São Tomé", "cafe-sao-tome"),
        ("Cafe\u0301", "cafe"),
        ("STRASSE Straße", "strasse-strasse"),
        ("Łódź, Ærø, İzmir", "lodz-aero-izmir"),
        ("２０２６ ①", "2026-1"),
        ("Ki\u00adto\u200bvu", "kitovu"),
        ("北京 Dodoma", "dodoma"),
        ("-a- _b_", "a-b"),
    ],
)
def test_letters_are_folded_and_signs_part_words(title, expected):
    assert expected == slugs.slug(title, "sw")


@pytest.mark.parametrize(
    ("lang", "expected"), [("sw", "sheria-na-haki"), ("en", "sheria-and-haki")]
)
@pytest.mark.parametrize("title", ["Sheria & Haki", "Sheria&Haki", "Sheria ＆ Haki"])
def test_an_ampersand_is_the_word_that_the_language_says(title, lang, expected):
    assert expected == slugs.slug(title, lang)


@pytest.mark.parametrize("title", ["北京", "…!?", "'", "", "Москва"])
def test_a_title_without_such_letters_gives_nothing(title):
    assert "" == slugs.slug(title, "sw")


def test_a_word_of_the_greatest_length_stays_whole():
    title = "a" * 30 + " " + "b" * 29
    assert "a" * 30 + "-" + "b" * 29 == slugs.slug(title, "sw")


def test_a_longer_one_is_cut_at_the_end_of_a_word():
    assert "a" * 30 == slugs.slug("a" * 30 + " " + "b" * 30, "sw")


def test_a_word_that_is_too_long_alone_is_cut():
    assert "a" * slugs.MOST == slugs.slug("a" * 99, "sw")


@given(st.text(), st.sampled_from(LANGS))
def test_any_title_gives_a_word_that_fits_an_address_or_nothing(title, lang):
    made = slugs.slug(title, lang)
    assert not made or (parts.SLUG.fullmatch(made) and len(made) <= slugs.MOST)
