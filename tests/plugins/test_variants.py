"""What finds each other in the search: spellings, one and many, verbs."""

import re
from pathlib import Path

import pytest

from plugins.pages.search import variants

ROOT = Path(__file__).resolve().parents[2]
RULES = variants.load()
PAIRS = [
    ("maonesho", "maonyesho"), ("Desemba", "disemba"), ("mashtaka", "mashitaka"), ("anwani", "anuani"),
    ("waoneshaji", "waonyeshaji"), ("mshtakiwa", "mshitakiwa"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_word_that_is_written_in_two_ways_gives_the_other_one(one, other):
    assert [other] == RULES.of(one, "sw")
    assert [one.lower()] == RULES.of(other, "sw")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("baruapepe", ["barua", "pepe"]),
        ("Barua pepe", ["baruapepe"]),
        ("kaulimbiu", ["kauli", "mbiu"]),
        ("kauli-mbiu", ["kaulimbiu"]),
        ("Sabasaba", ["saba", "77"]),
        ("Saba Saba", ["sabasaba", "77"]),
        ("Nane Nane", ["nanenane", "88"]),
    ],
)
@pytest.mark.parametrize("lang", ["sw", "en"])
def test_what_is_written_as_one_word_or_as_two_is_found_by_both(one, other, lang):
    assert other == RULES.of(one, lang)


def test_a_number_is_a_name_only_after_the_words_for_it():
    assert {"sabasaba", "saba"} <= set(RULES.of("Maonesho ya 77 yameanza.", "sw"))
    assert [] == RULES.of("Sura ya 77 ya Sheria, ukurasa wa 88", "sw")
    assert [] == RULES.of("barua ya pepe", "sw")


@pytest.mark.parametrize("sign", list("'’ʼ‘"))
def test_every_apostrophe_is_read_alike(sign):
    assert ["ng'ombe"] == RULES.words(f"Ng{sign}ombe")


@pytest.mark.parametrize(("one", "many"), [
    ("kiongozi", "viongozi"), ("mkutano", "mikutano"), ("wakili", "mawakili"), ("mtumishi", "watumishi"),
    ("mwananchi", "wananchi"), ("mwaka", "miaka"), ("muundo", "miundo"), ("chombo", "vyombo"),
    ("jambo", "mambo"), ("ukurasa", "kurasa"), ("waraka", "nyaraka"), ("tukio", "matukio"),
])  # fmt: skip
def test_one_and_many_of_a_noun_that_the_site_knows_give_each_other(one, many):
    assert [many] == RULES.of(one, "sw", {one, many})
    assert [one] == RULES.of(many, "sw", {one, many})
    assert [] == RULES.of(one, "sw", {one})
    assert [] == RULES.of(one, "en", {one, many})


@pytest.mark.parametrize("form", ["alifungua", "wamefungua", "itafungua", "aliyefungua"])
def test_a_form_of_a_verb_gives_the_infinitive_that_the_site_knows(form):
    assert ["kufungua"] == RULES.of(form, "sw", {"kufungua"})
    assert [] == RULES.of(form, "sw", {form})


def test_no_word_is_given_that_the_text_has_already():
    words = RULES.of("maonesho maonyesho kiongozi viongozi", "sw", {"kiongozi", "viongozi"})
    assert [] == words


def test_the_search_page_is_told_the_same_rules():
    assert "ki-vi-3" in RULES.nouns.told.split()
    assert re.fullmatch(r"[a-z-]+ [a-z-]+ [a-z-]+ ku \d", RULES.verbs.told)


def test_the_rules_stand_in_one_place():
    script = (ROOT / "theme" / "static" / "search.js").read_text("utf-8")
    assert [] == [rule for rule in RULES.nouns.told.split() if f'"{rule}"' in script]
    assert "sabasaba" not in script
