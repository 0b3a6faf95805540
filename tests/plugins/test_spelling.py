"""A word is known in whatever form it is typed, a misspelt one is not, and what may have been meant is said."""

import shutil

import pytest

from plugins.desk.spell import dictionary, unknown, verbs
from plugins.desk.spell.words import Stretch
from tests.stories import ROOT

FOLDER = ROOT / "tests" / "data" / "spelling"


def load(lang, *own):
    return dictionary.load(dictionary.find([FOLDER], lang), lang, own)


def named(text, lang="sw", **own):
    """Give the unknown words of a text: each with its column, how often it stands, who else knows it."""
    found = {one: load(one, *own.get(one, ())) for one in ("sw", "en")}
    return [
        (one.word.text, one.word.column, one.count, one.other)
        for one in unknown.unknown([Stretch(lang, text)], found)
    ]


# What is known


@pytest.mark.parametrize("text", ["neno", "Neno", "ng'ombe", "Ng’ombe", "ngʼombe", "**M**kutano"])
def test_a_word_is_known_in_whatever_form_it_is_typed(text):
    assert [] == named(text)


def test_a_word_of_the_offices_list_is_known():
    assert [("Dodoma", 1, 1, "")] == named("Dodoma")
    assert [] == named("Dodoma", sw=["Dodoma"])
    assert [] == named("Kanusho kanusho", sw=["kanusho"])


def test_a_name_of_the_offices_list_keeps_its_capital():
    assert [("dodoma", 1, 1, "")] == named("dodoma", sw=["Dodoma"])


def test_any_noun_may_own_something_in_english():
    assert [] == named("Dodoma's office", "en", en=["Dodoma"])
    assert [("Dodmoa's", 1, 1, "")] == named("Dodmoa's office", "en", en=["Dodoma"])


def test_any_noun_may_be_a_place_in_kiswahili():
    assert [] == named("baruani, wadauni", sw=["wadau"])
    assert [("wadani", 1, 1, ""), ("yani", 9, 1, "")] == named("wadani, yani", sw=["wadau"])


def test_a_word_with_a_hyphen_is_looked_up_whole_and_then_in_its_parts():
    assert [] == named("barua-pepe")
    assert [] == named("e-mail", "en")
    assert [] == named("vice-versa", "en", en=["vice-versa"])
    assert [("peppe", 7, 1, "")] == named("barua-peppe")


@pytest.mark.parametrize("text", ["nneno", "Nenno", "ngombe", "mkutanno", "akadhihiris"])
def test_a_misspelt_or_cut_off_word_is_not_known(text):
    assert [(text, 1, 1, "")] == named(text)


@pytest.mark.parametrize("text", ["Faranŝa", "привет", "日本語", "x" * 41, "x" * 20_000])
def test_any_letters_can_be_looked_up(text):
    assert [(text, 1, 1, "")] == named(text)
    assert () == load("sw").suggestions(text, 3)


def test_a_word_that_the_kiswahili_dictionary_cut_off_is_never_suggested():
    assert () == load("sw").suggestions("akadhihirisi", 3)


def test_a_word_that_recurs_is_named_once_where_it_first_stands():
    assert [("Nenno", 6, 3, "")] == named("neno Nenno nenno NENNO Nenno")


def test_a_word_that_the_other_language_knows_is_said_to_be_its():
    assert [("report", 1, 1, "en")] == named("report")
    assert [("neno", 1, 1, "sw")] == named("neno", "en")


def test_a_language_without_a_dictionary_is_passed_over():
    assert [] == unknown.unknown([Stretch("en", "wrod")], {"sw": load("sw")})


# Verbs

STEMS = {"kuchapishwa", "kujua", "kusimamia", "kusoma", "kuhitaji", "kuuliza"}.__contains__


@pytest.mark.parametrize(
    "word",
    "inayomjua aliisoma waliyoisoma atakayesoma nimeisoma umesoma ikichapishwa zikishachapishwa haijachapishwa"
    " hatukusoma haitachapishwa huchapishwa kuchapishwa kutochapishwa nasoma haisimamii hawahitaji"
    " isiyochapishwa asome isichapishwe kisihitaji wamsimamie yaulizayo utajuaje Imechapishwa".split(),
)
def test_a_verb_is_known_by_its_stem(word):
    assert verbs.is_verb(word, STEMS)


@pytest.mark.parametrize(
    "word",
    ["", *"inayomjuaa alisma atakayessoma haijachapiswa kuchapishw chapishwahu imechapihswa isichapishwi"
     " haisimamiia soma ya a".split()],
)  # fmt: skip
def test_a_misspelt_verb_is_not_known(word):
    assert not verbs.is_verb(word, STEMS)


def test_a_stem_of_the_offices_list_is_known_in_its_forms():
    assert [("Imehabarisha", 1, 1, "")] == named("Imehabarisha")
    assert [] == named("Imehabarisha wamehabarishwa kuwahabarisha", sw=["-habarisha"])


@pytest.mark.parametrize(
    ("word", "stem"),
    [("iliyosimamiwa", "simamia"), ("zimezinduliwa", "zindua"), ("ameondolewa", "ondoa"),
     ("inahitajiwa", "hitaji"), ("isichapishwe", "chapisha")],
)  # fmt: skip
def test_a_passive_is_known_by_the_stem_that_it_is_made_of(word, stem):
    assert verbs.is_verb(word, {f"ku{stem}"}.__contains__)


@pytest.mark.parametrize("word", ["iliyosimamwa", "zimezindulewa", "inahitajwa", "isichapishiwe"])
def test_a_misspelt_passive_is_not_known(word):
    stems = {"kusimamia", "kuzinduka", "kuhitaji", "kuchapisha"}
    assert not verbs.is_verb(word, stems.__contains__)


def test_only_kiswahili_verbs_are_taken_apart():
    assert [("imesoma", 1, 1, "sw")] == named("imesoma", "en")


# What may have been meant


def test_the_words_that_may_have_been_meant_are_few_and_others():
    found = load("sw").suggestions("manenno", 3)
    assert "maneno" == found[0]
    assert len(found) <= 3
    assert "manenno" not in found


def test_a_word_of_the_offices_list_may_have_been_meant():
    assert "Dodoma" in load("sw", "Dodoma").suggestions("Dodma", 3)


def test_a_word_is_not_suggested_with_a_hyphen_put_in():
    assert [] == [one for one in load("sw").suggestions("baruapepe", 9) if "-" in one]


def test_only_so_many_words_are_given_suggestions_and_each_once():
    found = {"sw": load("sw"), "en": load("en")}
    words = unknown.unknown([Stretch("sw", "nneno habbari wattu report nneno")], found)
    made = unknown.suggested([*words, *words], found, most=2)
    assert [("sw", "nneno"), ("sw", "habbari")] == list(made)


def test_a_word_of_the_other_language_is_given_none():
    found = {"sw": load("sw"), "en": load("en")}
    words = unknown.unknown([Stretch("sw", "report nneno")], found)
    assert [("sw", "nneno")] == list(unknown.suggested(words, found))


# Dictionaries and lists


def test_the_first_folder_that_holds_both_files_is_taken(tmp_path):
    half, whole = tmp_path / "half", tmp_path / "whole"
    for folder, ends in ((half, [".dic"]), (whole, [".dic", ".aff"])):
        folder.mkdir()
        for end in ends:
            shutil.copy(FOLDER / f"sw_TZ{end}", folder / f"sw_KE{end}")
    assert whole / "sw_KE" == dictionary.find([tmp_path / "none", half, whole, FOLDER], "sw")
    assert FOLDER / "sw_TZ" == dictionary.find([FOLDER, whole], "sw")
    assert dictionary.find([half], "sw") is None


def test_a_list_may_hold_comments_and_any_apostrophe():
    text = "# Mahali\n\nDodoma\n  ng’ombe  # mnyama\n-habarisha\n"
    assert ("Dodoma", "ng'ombe", "-habarisha") == dictionary.own_words(text)
