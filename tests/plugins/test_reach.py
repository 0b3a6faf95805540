"""How the office is reached: what it has given is shown, what it has not is left out."""

import pytest
from msgspec.structs import replace

from plugins.pages.reach import reach
from plugins.schema.office import Both, Contact, Feedback
from tests import stories
from tests.stories import OFFICE, edition, story

CONTACT, COMPLAINTS = "wasiliana-nasi", "malalamiko"
GIVEN = replace(
    OFFICE,
    contact=Contact(
        postal=Both("S.L.P. 0, Mfano", "P.O. Box 0, Sample"),
        street=Both("Mtaa wa Mfano", "Sample Street"),
        telephone="+255 000 000 000",
        email="ofisi@example.invalid",
        complaints_email="malalamiko@example.invalid",
        hours=Both("Saa za mfano", "Sample hours"),
    ),
    feedback=Feedback("https://example.invalid/mrejesho/"),
    social={"x": "https://example.invalid/x", "facebook": ""},
)


def document(pair, lang, office=OFFICE):
    made = edition([story("pages", pair, en="Slug: other\n")], office=office)
    (found,) = (
        page.how.document
        for page in reach.plan_stories(made, stories.texts(made))
        if page.how.document.lang == lang
    )
    return found


def values(found):
    return [fact.value for fact in found.facts]


@pytest.mark.parametrize("lang", ["sw", "en"])
@pytest.mark.parametrize("pair", [CONTACT, COMPLAINTS])
def test_a_page_without_any_way_to_reach_the_office_says_so(pair, lang):
    found = document(pair, lang)
    assert () == found.facts
    assert (
        stories.words()[lang].reach.none[{CONTACT: "contact", COMPLAINTS: "complaints"}[pair]]
        == found.none
    )


@pytest.mark.parametrize(
    ("lang", "postal"), [("sw", "S.L.P. 0, Mfano"), ("en", "P.O. Box 0, Sample")]
)
def test_the_contact_page_shows_all_that_is_given(lang, postal):
    found = values(document(CONTACT, lang, GIVEN))
    assert postal == found[0]
    assert [
        "+255 000 000 000",
        "ofisi@example.invalid",
        "example.invalid/mrejesho",
        "example.invalid/x",
    ] == [found[at] for at in (2, 3, 5, 6)]
    assert 7 == len(found)


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_complaints_page_begins_with_the_ways_that_are_for_complaints(lang):
    found = document(COMPLAINTS, lang, GIVEN).facts
    assert ["mailto:malalamiko@example.invalid", "https://example.invalid/mrejesho/"] == [
        one.url for one in found[:2]
    ]


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_address_for_complaints_stands_on_the_complaints_page_alone(lang):
    assert "malalamiko@example.invalid" not in values(document(CONTACT, lang, GIVEN))


@pytest.mark.parametrize("lang", ["sw", "en"])
@pytest.mark.parametrize("pair", [CONTACT, COMPLAINTS])
def test_what_is_not_given_is_left_out(pair, lang):
    office = replace(OFFICE, contact=Contact(telephone="+255 000 000 000"))
    assert ["+255 000 000 000"] == values(document(pair, lang, office))


def test_every_fact_has_its_label():
    for pair in (CONTACT, COMPLAINTS):
        for lang in ("sw", "en"):
            found = document(pair, lang, GIVEN).facts
            assert len(found) == len({fact.label for fact in found})
            assert all(fact.label for fact in found)
