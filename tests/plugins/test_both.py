"""What one file of a pair says for both stands on both pages, and words are asked for by name."""

import datetime as dt

import pytest
from msgspec import structs

from plugins.model.source import paired
from plugins.pages.press import notice
from plugins.reading import rules
from plugins.schema import seal, translation
from plugins.schema.both import untold
from plugins.schema.office import Both, PressFacts
from plugins.schema.seal import Sealed
from plugins.schema.values import Note
from tests import stories
from tests.stories import edition, records, story

PAIR = "2026-11-22-mfano"
NUMBER = "Reference: MFANO/1\n"
SAID = (
    f"{NUMBER}Place: Chamwino\nContact: a@example.invalid\nIssued-By: Kitengo A\n"
    "Signatory: Asha Mfano | Mkuu\n"
)


def notices(made):
    """Give what the page of each of a release's files says of where, by whom and whom to ask."""
    site = edition([made])
    found = {one.lang: notice.notice(made, one, site) for one in made.sources}
    return {
        lang: (
            one["place_date"].split(",")[0],
            one["contact"],
            one["issued_by"],
            " | ".join(one["signatory"]),
        )
        for lang, one in found.items()
    }


WHOLE = ("Chamwino", "a@example.invalid", "Kitengo A", "Asha Mfano | Mkuu")


@pytest.mark.parametrize(("sw", "en"), [(SAID, ""), (NUMBER, SAID.removeprefix(NUMBER))])
def test_what_one_file_of_a_release_says_of_names_holds_for_both(sw, en):
    assert {"sw": WHOLE, "en": WHOLE} == notices(story("press", sw=sw, en=en))


def test_what_the_settings_say_too_is_said_in_the_words_of_the_page():
    press = PressFacts(place=Both("Jijini", "In the city"), contact=Both("simu", "telephone"))
    office = structs.replace(stories.OFFICE, unit=Both("Kitengo A", "Unit A"), press=press)
    made = story("press", sw=f"{NUMBER}Issued-By: Kitengo A\nPlace: Jijini\n", en="")
    site = edition([made], office=office)
    found = notice.notice(made, made.en, site)
    assert ("Unit A", "telephone", {}) == (found["issued_by"], found["contact"], found["taken"])
    assert found["place_date"].startswith("In the city, ")


def test_words_that_were_taken_over_are_marked_with_their_language():
    made = story("press", sw=SAID, en="")
    assert {"issued_by": "sw", "signatory": "sw"} == notice.notice(made, made.en, edition([made]))[
        "taken"
    ]


def test_a_file_that_says_it_itself_keeps_its_own():
    en = "Place: Dar es Salaam\nSignatory: Asha Mfano | Head\n"
    found = notices(story("press", sw=SAID, en=en))["en"]
    assert ("Dar es Salaam", "a@example.invalid", "Kitengo A", "Asha Mfano | Head") == found


@pytest.mark.parametrize(
    ("field", "header", "expected"),
    [
        ("venue", "Venue: Ukumbi A", "Ukumbi A"),
        ("contact", "Contact: a@example.invalid", "a@example.invalid"),
        ("live", "Live: https://example.invalid/a", "https://example.invalid/a"),
        ("accreditation", "Accreditation: Kitambulisho", "Kitambulisho"),
        ("bring", "Bring: Kitambulisho", ("Kitambulisho",)),
    ],
)
def test_what_one_file_of_an_event_says_holds_for_both(field, header, expected):
    made = story("events", sw=f"{header}\n", en="")
    assert expected == getattr(made.en.headers, field)


def asked(**given):
    return [
        (one.rule, one.path[-5:-3], dict(one.fill)["name"]) for one in rules.pair(story(**given))
    ]


SHARED, ALONE = "words-untranslated", "words-one-language"


@pytest.mark.parametrize(
    ("section", "sw", "en", "expected"),
    [
        ("press", SAID, "", [(SHARED, "en", "Issued-By"), (SHARED, "en", "Signatory")]),
        ("press", f"{NUMBER}Signatory: Asha Mfano\n", "", []),  # a name alone
        ("press", NUMBER, "Issued-By: Unit A\n", [(SHARED, "sw", "Issued-By")]),
        ("events", "Venue: Ukumbi A\n", "", [(SHARED, "en", "Venue")]),
        ("events", "Venue: Ukumbi A\nBring: A\n", "Venue: Hall A\nBring: B\n", []),
        ("events", "Contact: a@example.invalid\n", "", []),
        ("news", "Updated: 2026-11-23 | A\n", "", [(SHARED, "en", "Updated")]),
        ("news", "Updated: 2026-11-23 | A\n", "Updated: 2026-11-24 | B\n", []),
        ("news", "", "Updated: 2026-11-24 | B\n", []),  # a slip of the translation alone
        ("news", "Image-Caption: A\n", "", [(ALONE, "en", "Image-Caption")]),
        ("news", "", "Image-Caption: A\n", []),
        ("news", "Gallery: media/a.jpg | a\n", "", [(ALONE, "en", "Gallery")]),
        ("news", "Updated: 2026-11-23 | A\nWithdrawn: 2026-11-24 | B\n", "", []),
        ("events", "Venue: Ukumbi A\n", None, []),
    ],
)
def test_words_that_need_translating_are_asked_for_by_name(section, sw, en, expected):
    assert expected == asked(section=section, sw=sw, en=en)


def test_a_change_is_asked_of_the_kiswahili_file_where_that_is_the_translation():
    hash = "Source-Hash: 0123456789abcdef\n"
    made = story(sw=hash, en="Updated: 2026-11-23 | A\n")
    (fault,) = rules.pair(made)
    assert (SHARED, "news/2026-11-22-mfano.sw.md") == (fault.rule, fault.path)
    assert [("A", "en")] == [(one.text, one.lang) for one in made.sw.headers.updated]


def note(day):
    return Note(dt.date(2026, 11, day), f"{day}")


@pytest.mark.parametrize(
    ("told", "said", "expected"),
    [
        ([], [20, 25], [20, 25]),
        ([20], [20, 25], [25]),
        ([25], [20, 25], [20]),
        ([21], [20, 25], [25]),
        ([21, 26], [20, 25], []),
        ([19], [20], [20]),
        ([20, 21], [], []),
    ],
)
def test_a_change_is_told_where_the_translation_tells_one_of_that_day_or_later(
    told, said, expected
):
    found = untold([note(day) for day in told], [note(day) for day in said])
    assert expected == [one.day.day for one in found]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"en": 20}, False),  # the other file came later: the seal says what it said
        ({"en": 20, "sw": 21}, False),
        ({"en": 20, "sw": 20}, True),
        ({"en": 21, "sw": 20}, True),
        ({"sw": 20}, True),
        ({}, True),
    ],
)
def test_a_sealed_release_takes_nothing_from_a_file_that_was_sealed_later(days, expected):
    made = [record.source for record in records("press", sw=SAID, en="")]
    sealed = [Sealed(PAIR, lang, "", "", dt.date(2026, 11, day)) for lang, day in days.items()]
    (one,) = paired(made, seal.alone(sealed))
    assert expected == bool(one.en.headers.signatory)


def test_of_a_sealed_file_no_word_is_asked_that_could_not_be_added():
    made = story("press", sw=f"{SAID}Updated: 2026-11-23 | A\n", en="")
    found = rules.pair(made, {"press/2026-11-22-mfano.en.md"})
    assert ["Updated"] == [dict(one.fill)["name"] for one in found]


# A release without its number, and what is no release


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("", ["news-in-press"]),
        ("Topics: a\n", ["news-in-press"]),
        ("Heading: media\n", ["release-without-number"]),
        ("Place: Dodoma\n", ["release-without-number"]),
        (NUMBER, []),
        ("Status: draft\n", []),
        ("Withdrawn: 2026-11-23 | A\n", []),
    ],
)
def test_a_release_without_its_number_is_told_and_a_text_that_has_nothing_of_one(headers, expected):
    assert expected == [one.rule for one in rules.pair(story("press", sw=headers))]


def test_of_a_sealed_release_no_number_is_asked():
    assert [] == rules.pair(story("press"), {"press/2026-11-22-mfano.sw.md"})


# A missing translation


@pytest.mark.parametrize(
    ("words", "there", "expected"),
    [
        (translation.TranslationWords("a"), (), ["news/a.sw.md"]),
        (translation.TranslationWords("a", only=True), (), []),
        (translation.TranslationWords("a", state="draft"), (), []),
        (translation.TranslationWords("a", state="withdrawn"), (), []),
        (
            translation.TranslationWords("a"),
            ("news/a.en.md",),
            [],
        ),  # it is there and could not be read
    ],
)
def test_a_missing_translation_is_told_at_the_file(words, there, expected):
    found = translation.missing({"news/a.sw.md": words}, there)
    assert expected == [one.path for one in found]
    assert ["translation-missing"] * len(expected) == [one.rule for one in found]


@pytest.mark.parametrize(
    ("headers", "state"),
    [("", ""), ("Status: draft\n", "draft"), ("Withdrawn: 2026-11-23 | A\n", "withdrawn")],
)
def test_a_draft_and_what_was_withdrawn_are_known_as_such(headers, state):
    (record,) = records(sw=headers)
    assert state == stories.read.words(record).state
