"""Every verb agrees with its noun, for every noun the site knows."""

import pytest

from plugins.bilingual import agreement
from plugins.bilingual.strings import MissingStringError
from plugins.schema import fields, forms
from plugins.schema.sections import SECTIONS

# Perfect and present of one and of many, as the classes of Kiswahili have them.
ONE = {
    "li": "event publication magazine announcement poster newspaper other-event other-publication"
    " correction issue file",
    "u": "meeting press-conference guideline charter page month year",
    "i": "visit news notice press-release feature ceremony photo legal-clinic law-week report"
    " speech form translation",
    "ki": "leaflet session attachment",
    "ya": "exhibition training",
    "pa": "venue",
}
MANY = {
    "ya": "event publication magazine announcement poster newspaper other-event"
    " other-publication correction issue file exhibition training",
    "i": "meeting press-conference guideline charter month year",
    "zi": "visit news notice press-release feature ceremony photo legal-clinic law-week report"
    " speech form page translation",
    "vi": "leaflet session attachment",
    "pa": "venue",
}


def pairs(table):
    return [(noun, concord) for concord, nouns in table.items() for noun in nouns.split()]


@pytest.mark.parametrize(("many", "table"), [(False, ONE), (True, MANY)], ids=["one", "many"])
def test_verbs_agree_with_every_noun(sw, many, table):
    for noun, concord in pairs(table):
        assert f"{concord}meahirishwa" == agreement.agree(noun, "postponed", sw, many)
        assert f"{concord}naendelea" == agreement.agree(noun, "ongoing", sw, many)
    assert "umeahirishwa" == agreement.agree("meeting", "postponed", sw)
    assert set(sw.nouns) == {noun for noun, _ in pairs(table)}


@pytest.mark.parametrize(
    ("noun", "many", "said"),
    [
        ("month", False, "uliotangulia unaofuata ujao"),
        ("page", False, "uliotangulia unaofuata ujao"),
        ("event", False, "lililotangulia linalofuata lijalo"),
        ("news", False, "iliyotangulia inayofuata ijayo"),
        ("leaflet", False, "kilichotangulia kinachofuata kijacho"),
        ("exhibition", False, "yaliyotangulia yanayofuata yajayo"),
        ("event", True, "yaliyotangulia yanayofuata yajayo"),
        ("meeting", True, "iliyotangulia inayofuata ijayo"),
        ("page", True, "zilizotangulia zinazofuata zijazo"),
        ("leaflet", True, "vilivyotangulia vinavyofuata vijavyo"),
    ],
)
def test_what_was_before_what_follows_and_what_is_to_come_agree(sw, noun, many, said):
    verbs = ("previous", "next", "upcoming")
    assert said.split() == [agreement.agree(noun, verb, sw, many) for verb in verbs]


@pytest.mark.parametrize(
    ("noun", "verb", "expected"),
    [
        ("meeting", "postponed", "Mkutano umeahirishwa"),
        ("visit", "postponed", "Ziara imeahirishwa"),
        ("exhibition", "postponed", "Maonesho yameahirishwa"),
        ("meeting", "starts", "Mkutano unaanza"),
        ("exhibition", "ongoing", "Maonesho yanaendelea"),
        ("event", "ends", "Tukio linamalizika"),
        ("event", "cancelled", "Tukio limefutwa"),
        ("training", "moved", "Mafunzo yamehamishwa"),
        ("leaflet", "published", "Kipeperushi kimechapishwa"),
        ("publication", "published", "Chapisho limechapishwa"),
        ("press-release", "withdrawn", "Taarifa kwa Umma imeondolewa"),
        ("guideline", "updated", "Mwongozo umehuishwa"),
        ("legal-clinic", "scheduled", "Kliniki ya Sheria imepangwa"),
        ("page", "not-translated", "Ukurasa haujatafsiriwa"),
        ("page", "not-found", "Ukurasa haujapatikana"),
        ("venue", "changed", "Mahali pamebadilishwa"),
    ],
)
def test_a_noun_stands_before_its_verb(sw, noun, verb, expected):
    assert expected == agreement.phrase(noun, verb, sw)


@pytest.mark.parametrize(
    ("english", "noun", "verb", "many"),
    [
        ("Page not found", "page", "not-found", False),
        ("Venue changed", "venue", "changed", False),
        ("Upcoming events", "event", "upcoming", True),
        ("Past events", "event", "past", True),
    ],
)
def test_phrases_agree_with_the_glossary(sw, glossary, english, noun, verb, many):
    term = next(row["kiswahili"] for row in glossary if row["english"] == english)
    assert term.lower() == agreement.phrase(noun, verb, sw, many).lower()


def test_a_verb_takes_a_date(sw, en, glossary):
    term = next(row for row in glossary if row["english"] == "Published on {date}")
    assert term["kiswahili"] == agreement.dated("news", "published", "{date}", sw)
    assert term["english"] == agreement.dated("news", "published", "{date}", en)


def test_english_is_the_same_word_for_every_noun(en):
    for noun in en.nouns:
        for many in (False, True):
            assert "Postponed" == agreement.agree(noun, "postponed", en, many)
            assert "Postponed" == agreement.label(noun, "postponed", en, many)
            assert "Postponed" == agreement.phrase(noun, "postponed", en, many)


def test_every_kiswahili_verb_waits_for_a_concord_and_no_english_one(sw, en):
    assert [] == [verb for verb in sw.verbs if "-" not in sw.verbs[verb]]
    assert [] == [verb for verb in en.verbs if "-" in en.verbs[verb]]


def test_every_form_is_one_word_without_marks_left(sw):
    for noun in sw.nouns:
        for verb in sw.verbs:
            for many in (False, True):
                form = agreement.agree(noun, verb, sw, many)
                assert form.isalpha(), form
                assert form.islower(), form


def test_every_concord_of_the_strings_is_in_the_table(sw):
    used = {concord for noun in sw.nouns for concord in sw.nouns[noun].concord.split("-")}
    assert set(agreement.CLASSES) == used


@pytest.mark.parametrize("section", fields.MODELS)
def test_every_section_and_kind_has_a_noun_in_both_languages(sw, en, section):
    for kind in ("", *forms.words(section).get("kind", ())):
        key = SECTIONS[section].named(kind)
        assert sw.nouns[key].one != en.nouns[key].one
        assert sw.nouns[key].many != en.nouns[key].many


def test_what_is_not_said_to_be_many_is_one(sw):
    assert "Umeahirishwa" == agreement.label("meeting", "postponed", sw)
    assert "Mkutano umeahirishwa" == agreement.phrase("meeting", "postponed", sw)
    assert "Umeahirishwa tarehe 7" == agreement.dated("meeting", "postponed", "7", sw)


def test_a_story_of_no_kind_has_the_noun_of_its_section():
    assert {name: SECTIONS[name].noun for name in fields.MODELS} == {
        "news": "news",
        "press": "press-release",
        "publications": "publication",
        "events": "event",
        "pages": "page",
        "notices": "announcement",
    }


def test_the_two_other_kinds_are_different_nouns(sw):
    events = sw.nouns[SECTIONS["events"].named("other")]
    publications = sw.nouns[SECTIONS["publications"].named("other")]
    assert ("Tukio", "Matukio mengine") == (events.one, events.many)
    assert ("Chapisho", "Machapisho mengine") == (publications.one, publications.many)


@pytest.mark.parametrize(
    ("noun", "verb", "missing"),
    [("meetin", "postponed", "nouns.meetin"), ("meeting", "postpone", "verbs.postpone")],
)
def test_an_unknown_noun_or_verb_is_named(sw, noun, verb, missing):
    with pytest.raises(MissingStringError, match=f'no string "{missing}" in sw'):
        agreement.agree(noun, verb, sw)
