"""Every verb agrees with its noun, for every noun the site knows."""

import pytest

from plugins.bilingual import agreement
from plugins.bilingual.strings import MissingStringError

# Perfect and present of one and of many, as the classes of Kiswahili have them.
ONE = {
    "li": "event publication magazine announcement poster newspaper other-event other-publication"
    " correction issue",
    "u": "meeting press-conference guideline charter page month year",
    "i": "visit news notice press-release feature ceremony photo legal-clinic law-week report"
    " speech form file translation",
    "ki": "leaflet session attachment",
    "ya": "exhibition training",
    "pa": "venue",
}
MANY = {
    "ya": "event publication magazine announcement poster newspaper other-event"
    " other-publication correction issue exhibition training",
    "i": "meeting press-conference guideline charter month year",
    "zi": "visit news notice press-release feature ceremony photo legal-clinic law-week report"
    " speech form page file translation",
    "vi": "leaflet session attachment",
    "pa": "venue",
}

EVENT_KINDS = (
    "visit meeting press-conference exhibition legal-clinic law-week training ceremony other"
).split()
PUBLICATION_KINDS = (
    "leaflet magazine newspaper feature poster report speech guideline charter form other"
).split()
SECTIONS = ["news", "press", "publications", "events", "pages", "notices"]


def pairs(table):
    return [(noun, concord) for concord, nouns in table.items() for noun in nouns.split()]


@pytest.mark.parametrize(("noun", "concord"), pairs(ONE))
def test_verbs_agree_with_one(sw, noun, concord):
    assert f"{concord}meahirishwa" == agreement.agree(noun, "postponed", sw)
    assert f"{concord}naendelea" == agreement.agree(noun, "ongoing", sw)


@pytest.mark.parametrize(("noun", "concord"), pairs(MANY))
def test_verbs_agree_with_many(sw, noun, concord):
    assert f"{concord}meahirishwa" == agreement.agree(noun, "postponed", sw, many=True)
    assert f"{concord}naendelea" == agreement.agree(noun, "ongoing", sw, many=True)


@pytest.mark.parametrize("table", [ONE, MANY])
def test_every_noun_of_the_strings_is_tested(sw, table):
    assert set(sw.nouns) == {noun for noun, _ in pairs(table)}


@pytest.mark.parametrize(
    ("noun", "previous", "following"),
    [
        ("month", "uliotangulia", "unaofuata"),
        ("year", "uliotangulia", "unaofuata"),
        ("page", "uliotangulia", "unaofuata"),
        ("event", "lililotangulia", "linalofuata"),
        ("news", "iliyotangulia", "inayofuata"),
        ("leaflet", "kilichotangulia", "kinachofuata"),
        ("exhibition", "yaliyotangulia", "yanayofuata"),
    ],
)
def test_previous_and_next_agree(sw, noun, previous, following):
    assert previous == agreement.agree(noun, "previous", sw)
    assert following == agreement.agree(noun, "next", sw)


@pytest.mark.parametrize(
    ("noun", "previous", "following", "upcoming"),
    [
        ("event", "yaliyotangulia", "yanayofuata", "yajayo"),
        ("meeting", "iliyotangulia", "inayofuata", "ijayo"),
        ("page", "zilizotangulia", "zinazofuata", "zijazo"),
        ("leaflet", "vilivyotangulia", "vinavyofuata", "vijavyo"),
    ],
)
def test_relatives_of_many_agree(sw, noun, previous, following, upcoming):
    assert previous == agreement.agree(noun, "previous", sw, many=True)
    assert following == agreement.agree(noun, "next", sw, many=True)
    assert upcoming == agreement.agree(noun, "upcoming", sw, many=True)


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


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("event", "lijalo"), ("meeting", "ujao"), ("visit", "ijayo"), ("leaflet", "kijacho")],
)
def test_what_is_to_come_agrees_with_one(sw, noun, expected):
    assert expected == agreement.agree(noun, "upcoming", sw)


def test_a_mark_has_a_capital(sw):
    assert "Umeahirishwa" == agreement.label("meeting", "postponed", sw)


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


def test_no_english_verb_waits_for_a_concord(en):
    assert [] == [verb for verb in en.verbs if "-" in en.verbs[verb]]


def test_every_kiswahili_verb_waits_for_a_concord(sw):
    assert [] == [verb for verb in sw.verbs if "-" not in sw.verbs[verb]]


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


def test_a_state_of_an_event_and_its_stages_are_verbs(sw):
    for key in "scheduled postponed moved cancelled starts ends ongoing withdrawn updated".split():
        assert key in sw.verbs


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_a_noun_in_both_languages(both, section):
    for t in both.values():
        assert t.nouns[agreement.noun_key(section)].one


@pytest.mark.parametrize(
    ("section", "kind"),
    [("events", kind) for kind in EVENT_KINDS]
    + [("publications", kind) for kind in PUBLICATION_KINDS],
)
def test_every_kind_is_named_in_both_languages(sw, en, section, kind):
    key = agreement.noun_key(section, kind)
    assert sw.nouns[key].many != en.nouns[key].many


def test_the_two_other_kinds_are_different_nouns(sw):
    events = sw.nouns[agreement.noun_key("events", "other")]
    publications = sw.nouns[agreement.noun_key("publications", "other")]
    assert ("Tukio", "Matukio mengine") == (events.one, events.many)
    assert ("Chapisho", "Machapisho mengine") == (publications.one, publications.many)


def test_an_unknown_section_is_refused():
    with pytest.raises(KeyError):
        agreement.noun_key("blog")


@pytest.mark.parametrize(
    ("noun", "verb", "missing"),
    [("meetin", "postponed", "nouns.meetin"), ("meeting", "postpone", "verbs.postpone")],
)
def test_an_unknown_noun_or_verb_is_named(sw, noun, verb, missing):
    with pytest.raises(MissingStringError, match=f'no string "{missing}" in sw'):
        agreement.agree(noun, verb, sw)
