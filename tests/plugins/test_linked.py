"""Linked data says what the page says, and no text can end the script that it stands in."""

import json

import html5lib
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from plugins.model.values import Link
from plugins.pages import chrome
from plugins.pages.events import event
from plugins.pages.events.documents import Rule
from plugins.pages.linked import data, schedule, script
from plugins.pages.press import release
from plugins.pages.publications import publication
from plugins.schema.office import Both, Contact, Office, SiteFacts
from plugins.stories import story as news
from tests import linked, stories
from tests.stories import edition, story

HOST = "https://example.org"
HOURS = "Starts: 2026-12-02 09:00\nEnds: 2026-12-02 17:00\n"


def site(lang="sw", office=stories.OFFICE):
    return chrome.site(edition([], office=office), lang, {})


def things(section, sw, plan, others=(), assets=(), **more):
    """Give the things that the page of a story tells of, by their type."""
    made = edition([story(section, sw=sw), *others], assets=assets, **more)
    documents = [page.how.document for page in plan(made, stories.texts(made))]
    doc = next(one for one in documents if one.url.endswith("/mfano/"))
    return {one["@type"]: one for one in data.things(doc, site())}


def told(sw=HOURS, **more):
    return things("events", sw, event.plan_stories, **more)["Event"]


# Events


@pytest.mark.parametrize(
    ("headers", "start", "end"),
    [
        (HOURS, "2026-12-02T09:00:00+03:00", "2026-12-02T17:00:00+03:00"),
        ("Starts: 2026-12-02 09:00\n", "2026-12-02T09:00:00+03:00", None),
        ("Starts: 2026-12-02\n", "2026-12-02", "2026-12-02"),
        ("Starts: 2026-12-02\nEnds: 2026-12-05\n", "2026-12-02", "2026-12-05"),
    ],
)
def test_an_event_begins_and_ends_as_its_page_says(headers, start, end):
    assert (start, end) == (told(headers)["startDate"], told(headers).get("endDate"))


@pytest.mark.parametrize(
    ("headers", "status", "previous"),
    [
        ("", "EventScheduled", None),
        ("State: cancelled\n", "EventCancelled", None),
        ("State: postponed\n", "EventPostponed", None),
        (
            "State: postponed\nFormerly: 2026-11-30 09:00\n",
            "EventRescheduled",
            "2026-11-30T09:00:00+03:00",
        ),
        ("State: moved\nFormerly: 2026-11-30\n", "EventRescheduled", "2026-11-30"),
        ("State: moved\nFormerly: Ukumbi A\n", "EventScheduled", None),
    ],
)
def test_an_event_says_what_became_of_it(headers, status, previous):
    found = told(HOURS + headers)
    assert f"https://schema.org/{status}" == found["eventStatus"]
    assert previous == found.get("previousStartDate")


@pytest.mark.parametrize(
    ("headers", "mode"),
    [
        ("", None),
        ("Venue: Ukumbi\n", None),
        ("Venue: Ukumbi\nRegion: Dodoma\n", "Offline"),
        ("Map: -6.1731, 35.7419\n", "Offline"),
        ("Region: Dodoma\nLive: https://example.org/a\n", "Mixed"),
        ("Live: https://example.org/a\n", "Online"),
        ("Venue: Mtandaoni\nLive: https://example.org/a\n", None),
    ],
)
def test_how_an_event_is_attended_is_said_only_where_it_is_known(headers, mode):
    expected = f"https://schema.org/{mode}EventAttendanceMode" if mode else None
    assert expected == told(HOURS + headers).get("eventAttendanceMode")


def test_an_event_says_where_it_is():
    headers = "Venue: Ukumbi\nRegion: Dodoma\nMap: -6.1731, 35.7419\nLive: https://example.org/a\n"
    assert [
        {
            "@type": "Place",
            "name": "Ukumbi",
            "address": {
                "@type": "PostalAddress",
                "addressRegion": "Dodoma",
                "addressCountry": "TZ",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": -6.1731, "longitude": 35.7419},
        },
        {"@type": "VirtualLocation", "url": "https://example.org/a"},
    ] == told(HOURS + headers)["location"]
    assert "location" not in told()


def test_a_legal_clinic_is_free_and_nothing_is_said_of_others():
    assert told(HOURS + "Kind: legal-clinic\n")["isAccessibleForFree"] is True
    assert "isAccessibleForFree" not in told()


def test_what_repeats_has_its_schedule():
    rule = "Repeat: FREQ=MONTHLY;BYDAY=1TU;UNTIL=20271231\n    not 2027-01-05\n"
    assert {
        "@type": "Schedule",
        "startDate": "2026-12-01",
        "startTime": "10:00:00",
        "endTime": "11:30:00",
        "repeatFrequency": "P1M",
        "byDay": ["1TU"],
        "endDate": "2027-12-31",
        "exceptDate": ["2027-01-05T10:00:00+03:00"],
        "scheduleTimezone": "Africa/Dar_es_Salaam",
    } == told(f"Starts: 2026-12-01 10:00\nEnds: 2026-12-01 11:30\n{rule}")["eventSchedule"]


def test_a_schedule_counts_days_of_months():
    text = "FREQ=YEARLY;INTERVAL=2;BYMONTH=8;BYMONTHDAY=1,8;COUNT=5"
    rule = Rule(text=text, starts="2027-08-01", ends="")
    assert {
        "@type": "Schedule",
        "startDate": "2027-08-01",
        "repeatFrequency": "P2Y",
        "byMonth": [8],
        "byMonthDay": [1, 8],
        "repeatCount": 5,
        "scheduleTimezone": "Africa/Dar_es_Salaam",
    } == schedule.of(rule)


@pytest.mark.parametrize("text", ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "FREQ=WEEKLY;WKST=SU"])
def test_what_schema_org_has_no_words_for_has_no_schedule(text):
    assert schedule.of(Rule(text=text, starts="2027-08-01", ends="")) is None


# Works


def test_a_news_story_is_an_article_of_the_office():
    found = things("news", "Updated: 2026-11-23 | a\n", news.plan_stories)["NewsArticle"]
    assert {
        "@type": "NewsArticle",
        "headline": "Mfano",
        "url": f"{HOST}/habari/2026/mfano/",
        "mainEntityOfPage": f"{HOST}/habari/2026/mfano/",
        "inLanguage": "sw",
        "description": stories.SUMMARY,
        "datePublished": "2026-11-22",
        "dateModified": "2026-11-23",
        "publisher": data.publisher(site()),
        "author": data.publisher(site()),
    } == found


def test_a_translation_and_its_source_name_each_other_once_it_is_recorded():
    def both(en):
        made = edition([story(sw="", en=en)])
        documents = [page.how.document for page in news.plan_stories(made, stories.texts(made))]
        return [data.article(doc, site(doc.lang)) for doc in documents]

    sw, en = both("Source-Hash: 0123456789abcdef\n")
    named = {"@type": "NewsArticle", "headline": "Mfano"}
    there = {"url": f"{HOST}/en/news/2026/mfano/", "inLanguage": "en"}
    assert ({**named, **there}, False) == (sw["workTranslation"], "translationOfWork" in sw)
    here = {"url": f"{HOST}/habari/2026/mfano/", "inLanguage": "sw"}
    assert ({**named, **here}, False) == (en["translationOfWork"], "workTranslation" in en)
    assert not [one for one in both("") if {"workTranslation", "translationOfWork"} & one.keys()]


def test_the_publisher_has_a_logo_once_the_office_has_given_its_emblem():
    emblem = Office(site=SiteFacts(url=HOST, emblem="media/nembo.png"))
    made = chrome.site(
        edition([], office=emblem, assets=[stories.asset("media/nembo.png")]), "sw", {}
    )
    assert made.emblem
    assert f"{HOST}{made.emblem.url}" == data.publisher(made)["logo"]
    assert "logo" not in data.publisher(site())


def test_a_press_release_bears_its_number_and_its_correction():
    later = story("press", "2026-11-23-b", "Corrects: 2026-11-22-mfano\n")
    now = stories.NOON.replace(day=24)
    found = things("press", "Reference: A/1\n", release.plan_stories, [later], now=now)[
        "NewsArticle"
    ]
    assert ("A/1", f"{HOST}/taarifa-kwa-umma/2026/b/") == (
        found["identifier"],
        *found["correction"],
    )


def test_an_issue_of_a_series_is_one_and_its_files_are_named():
    headers = "Kind: magazine\nSeries: Jarida\nIssue: 3\nFiles: media/a.pdf | sw | Jarida 3\n"
    more = {"assets": [stories.asset("media/a.pdf")]}
    found = things("publications", headers, publication.plan_stories, **more)["PublicationIssue"]
    assert ("3", "Jarida") == (found["issueNumber"], found["isPartOf"]["name"])
    assert [
        {
            "@type": "MediaObject",
            "name": "Jarida 3",
            "contentUrl": f"{HOST}/media/a.pdf",
            "encodingFormat": "application/pdf",
            "inLanguage": "sw",
        }
    ] == found["encoding"]


@pytest.mark.parametrize(
    ("section", "headers", "plan", "kinds"),
    [
        (
            "publications",
            "Kind: leaflet\n",
            publication.plan_stories,
            {"BreadcrumbList", "DigitalDocument"},
        ),
        ("news", "Withdrawn: 2026-11-22 | a\n", news.plan_stories, {"BreadcrumbList"}),
    ],
    ids=["document", "withdrawn"],
)
def test_any_other_publication_is_a_document_and_a_withdrawn_story_nothing(
    section, headers, plan, kinds
):
    assert kinds == set(things(section, headers, plan))


def test_the_office_says_what_is_known_of_it():
    office = Office(
        name=Both("Ofisi", "Office"),
        site=SiteFacts(url=HOST),
        contact=Contact(telephone="+255 26 296", email="a@example.invalid"),
        social={"x": "https://example.org/x"},
    )
    assert {
        "@type": "GovernmentOrganization",
        "name": "Ofisi",
        "url": f"{HOST}/",
        "telephone": "+25526296",
        "email": "a@example.invalid",
        "sameAs": ["https://example.org/x"],
    } == data.office(site(office=office))
    assert "/" == data.office(site(office=Office(name=Both("Ofisi", "Office"))))["url"]


# The script

ATTACKS = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "\u2028\u2029",
    '"}};alert(1)//',
    "\\u003c/script>",
    "&lt;/script&gt;",
]


@given(st.one_of(st.sampled_from(ATTACKS), st.text(alphabet='<>!-/scriptSCRIPT"\\& ', min_size=1)))
def test_no_text_ends_the_script(text):
    page = (
        Environment(autoescape=True)
        .from_string("<p>{{ linked }}</p><i>")
        .render(linked=script.script(titled(text), site()))
    )
    parsed = html5lib.parse(page, namespaceHTMLElements=False)
    (found,) = parsed.iter("script")
    assert ["p", "i"] == [one.tag for one in parsed.find("body")]
    assert text == json.loads(found.text)["itemListElement"][1]["name"]
    (same,) = linked.things(lxml.html.fromstring(f"<html>{page}</html>"))
    assert text == same["itemListElement"][1]["name"]


def titled(text):
    home = Link(lang="sw", title="Mwanzo", url="/")
    return data.Document(lang="sw", title=text, url="/a/", counterpart=home, crumbs=(home,))


def test_a_page_that_is_about_nothing_has_no_script():
    home = Link(lang="sw", title="Mwanzo", url="/")
    doc = data.Document(lang="sw", title="a", url="/404.html", counterpart=home)
    assert "" == script.script(doc, site())
