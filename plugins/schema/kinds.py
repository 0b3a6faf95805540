"""The headers of each kind of story: what it bears beside what all stories may, or in another way."""

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel

from . import parts
from .headers import CONTACT, DATE, SUMMARY, Fact, Field, Headers
from .lines import (
    Arrives,
    Before,
    FileLine,
    PairKey,
    PeriodWord,
    PersonLine,
    Place,
    Region,
    RepeatLine,
    Summary,
    Text,
    WebAddress,
    When,
    Words,
    one_of,
)

# The menus into which a standing page may be put, by the word for it, each as the settings call it.
MENUS = {"main": "menu", "top": "strip", "quick": "quick", "legal": "legal"}
# The kinds, each with its word in the addresses of Kiswahili pages.
PUBLICATION_KINDS = {
    "leaflet": "kipeperushi",
    "magazine": "jarida",
    "newspaper": "gazeti",
    "feature": "makala",
    "poster": "bango",
    "report": "ripoti",
    "speech": "hotuba",
    "guideline": "mwongozo",
    "charter": "mkataba-wa-huduma-kwa-mteja",
    "form": "fomu",
    "other": "mengineyo",
}
EVENT_KINDS = {
    "visit": "ziara",
    "meeting": "mkutano",
    "press-conference": "mkutano-na-waandishi-wa-habari",
    "exhibition": "maonesho",
    "legal-clinic": "kliniki-ya-sheria",
    "law-week": "wiki-ya-sheria",
    "training": "mafunzo",
    "ceremony": "hafla",
    "other": "mengineyo",
}


class NewsFields(Headers):
    """The headers of a news story."""


class PageFields(Headers):
    """The headers of a standing page."""

    summary: Annotated[Summary | None, replace(SUMMARY, needed=False)] = None
    # Its file's name bears no date, so that none can agree with it.
    date: Annotated[When | None, replace(DATE, new=False)] = None
    menu: Annotated[
        one_of(*MENUS) | None,
        Fact(
            "Menyu ambamo ukurasa huu unaonekana",
            "The menu in which this page stands",
            more_sw="Menyu kuu (main), mstari wa juu (top), Kurasa za Karibu (quick), au mstari wa chini "
            "(legal); mwishoni mwake, kwa kichwa cha ukurasa.",
            more_en="The main menu, the line at the top, the quick links, or the last line of the footer (legal); "
            "at its end, by the title of the page.",
            example="main",
            new=False,
        ),
    ] = None
    people: Annotated[
        tuple[PersonLine, ...],
        Field(
            "jina | cheo | tangu | picha",
            "name | title | since | portrait",
            more_sw="Viongozi, mmoja kwa mstari, kwa mpangilio wa kuonekana; tarehe na picha zinaweza kuachwa. "
            "Tarehe na picha ● ziwe zilezile katika lugha zote mbili.",
            more_en="Leaders, one a line, in the order in which they are shown; the date and the portrait may be "
            "left out. Dates and portraits ● are the same in both languages.",
            example="(jina) | (cheo) | 2026-01-05 | media/2026/picha.jpg",
            example_en="(name) | (title) | 2026-01-05 | media/2026/picha.jpg",
            shared=True,
            asked=True,
            new=False,
        ),
    ] = ()


class PressFields(Headers):
    """The headers of a press release."""

    reference: Annotated[
        Text | None,
        Fact(
            "Kumbukumbu namba (Kumb. Na.)",
            "The reference number (Kumb. Na.)",
            more_sw="Kila taarifa ina yake; haitumiki mara mbili.",
            more_en="Each release has its own; none is used twice.",
            example="MFANO/2026/01",
        ),
    ] = None
    heading: Annotated[
        one_of("public", "media"),
        Fact(
            "Aina ya taarifa (kwa Umma au kwa Vyombo vya Habari)",
            "The heading of the release",
            example="media",
        ),
    ] = "public"
    subject: Annotated[
        Text | None,
        Field(
            "Mada ya taarifa (YAH)",
            "The subject line (Re)",
            more_sw="Isipoandikwa, Title hutumika.",
            more_en="Without it the Title serves.",
            example="Mabadiliko ya saa za kazi",
            example_en="Change of working hours",
        ),
    ] = None
    place: Annotated[
        Text | None,
        Field(
            "Mahali ilipotolewa",
            "Where it was issued",
            more_sw="Pasipoandikwa, hutumika palipotajwa katika content/office.toml.",
            more_en="Without it the place in content/office.toml serves.",
            example="Mji wa mfano",
            example_en="Sample town",
            shared=True,
        ),
    ] = None
    issued_by: Annotated[
        Text | None,
        Field(
            "Kitengo kinachotoa taarifa",
            "The unit that issues it",
            more_sw="Kisipoandikwa, hutumika kilichotajwa katika content/office.toml.",
            more_en="Without it the unit in content/office.toml serves.",
            example="Kitengo cha mfano",
            example_en="A sample unit",
            shared=True,
            asked=True,
        ),
    ] = None
    signatory: Annotated[
        Text | None,
        Field(
            "Jina | Cheo cha anayetia saini",
            "Name | title of the signatory",
            more_sw="Asipoandikwa, hutumika aliyetajwa katika content/office.toml.",
            more_en="Without it the signatory in content/office.toml serves.",
            example="(jina) | (cheo)",
            example_en="(name) | (title)",
            shared=True,
            asked=True,
        ),
    ] = None
    contact: Annotated[
        Text | None,
        replace(
            CONTACT,
            more_sw="Yasipoandikwa, hutumika yaliyotajwa katika content/office.toml.",
            more_en="Without it the contact in content/office.toml serves.",
        ),
    ] = None
    corrects: Annotated[
        PairKey | None,
        Fact(
            "Taarifa inayosahihishwa",
            "The release that it corrects",
            more_sw="Jina la faili la taarifa hiyo, bila lugha.",
            more_en="The name of its file, without the language.",
            example="2026-11-24-saa-za-kazi",
            among=("press",),
        ),
    ] = None


class PublicationFields(Headers):
    """The headers of a publication."""

    kind: Annotated[
        one_of(*PUBLICATION_KINDS) | None,
        Fact(
            "Aina ya chapisho",
            "The kind of publication",
            example="magazine",
            needed=True,
        ),
    ] = None
    files: Annotated[
        tuple[FileLine, ...],
        Fact(
            "faili | lugha | jina",
            "file | language | title",
            more_sw="Mafaili ya chapisho, moja kwa mstari. Lugha ni sw au en; jina linaweza kuachwa.",
            more_en="The publication's files, one a line. The language is sw or en; the title may be left "
            "out.",
            example="media/2026/jarida.pdf | sw | Jarida la mfano, Toleo Na. 1",
        ),
    ] = ()
    series: Annotated[
        Text | None,
        Fact(
            "Jina la mfululizo",
            "The name of the series",
            example="Jarida la mfano",
        ),
    ] = None
    issue: Annotated[
        Text | None, Fact("Namba ya toleo", "The number of the issue", example="2")
    ] = None
    period: Annotated[
        Text | None,
        Fact(
            "Kipindi kinachohusika",
            "The period that it covers",
            example="2026-07/2026-12",
        ),
    ] = None


class EventFields(Headers):
    """The headers of an event."""

    kind: Annotated[
        one_of(*EVENT_KINDS) | None,
        Fact("Aina ya tukio", "The kind of event", example="meeting", needed=True),
    ] = None
    starts: Annotated[
        When | None,
        Fact(
            "Tarehe na saa ya kuanza",
            "When it starts",
            more_sw="Tarehe peke yake ni siku nzima.",
            more_en="A date alone is all day.",
            example="2026-12-02 09:00",
            needed=True,
        ),
    ] = None
    ends: Annotated[
        When | None,
        Fact(
            "Tarehe na saa ya kumalizika",
            "When it ends",
            more_sw="Ikiwa Starts ina saa, hii pia iwe na saa.",
            more_en="If Starts has a time, this has one too.",
            example="2026-12-02 17:00",
        ),
    ] = None
    arrival: Annotated[
        Arrives | None,
        Fact(
            "Muda wa kuwasili",
            "When to arrive",
            more_sw="Saa peke yake, au tarehe na saa kama ni siku nyingine.",
            more_en="A time, with a date before it if it is another day.",
            example="08:30",
        ),
    ] = None
    period_word: Annotated[
        PeriodWord | None,
        Fact(
            "Neno la kipindi cha siku",
            "The Kiswahili word for the part of the day",
            more_sw="Huandikwa pale tu neno la kawaida lisipofaa.",
            more_en="Only where the usual word does not fit.",
            example="jioni",
        ),
    ] = None
    venue: Annotated[
        Text | None,
        Field(
            "Mahali pa tukio",
            "The venue",
            example="Ukumbi wa mfano",
            example_en="Sample hall",
            shared=True,
            asked=True,
        ),
    ] = None
    region: Annotated[Region | None, Fact("Mkoa", "The region", example="Dodoma")] = None
    map: Annotated[
        Place | None,
        Fact(
            "Latitudo, longitudo",
            "Latitude, longitude",
            more_sw="Mahali kwenye ramani, kwa nyuzi.",
            more_en="The place on the map, in degrees.",
            example="-6.1731, 35.7416",
        ),
    ] = None
    state: Annotated[
        one_of("scheduled", "postponed", "moved", "cancelled"),
        Fact("Hali ya tukio", "The state of the event", example="cancelled"),
    ] = "scheduled"
    formerly: Annotated[
        Before | None,
        Fact(
            "Tarehe ya awali | mahali pa awali",
            "The old date | the old place",
            more_sw='Moja kati ya hizo, au zote mbili. Tovuti huionesha kama "badala ya …". Tarehe huandikwa '
            "kama katika Starts.",
            more_en='Either of them, or both. Shown as "instead of …". The date is written as in Starts.',
            example="2026-12-07 15:30 | Ukumbi wa awali",
            example_en="2026-12-07 15:30 | Former hall",
            new=False,
        ),
    ] = None
    repeat: Annotated[
        tuple[RepeatLine, ...],
        Fact(
            "Kanuni ya kujirudia (RRULE)",
            "The rule of repetition (RRULE)",
            more_sw="Kila mstari unaofuata ni siku isiyohusika: `not 2028-08-01`.",
            more_en="Each further line is a day that is left out: `not 2028-08-01`.",
            example="FREQ=YEARLY;COUNT=5",
        ),
    ] = ()
    bring: Annotated[
        tuple[Text, ...],
        Field(
            "Vitu vya kuja navyo",
            "What to bring",
            more_sw="Kimoja kwa mstari.",
            more_en="One thing a line.",
            example="Kitambulisho",
            example_en="Identity card",
            shared=True,
            asked=True,
        ),
    ] = ()
    accreditation: Annotated[
        Text | None,
        Field(
            "Ithibati ya waandishi wa habari",
            "Accreditation of journalists",
            example="Kitambulisho cha Mwandishi wa Habari",
            example_en="Press card",
            shared=True,
            asked=True,
        ),
    ] = None
    live: Annotated[
        WebAddress | None,
        Field(
            "Anwani ya matangazo mubashara",
            "The address of the live broadcast",
            example="https://example.invalid/mubashara",
            shared=True,
        ),
    ] = None
    contact: Annotated[Text | None, CONTACT] = None
    outcome: Annotated[
        PairKey | None,
        Fact(
            "Habari iliyofuata tukio",
            "The story that followed the event",
            more_sw="Jina la faili la habari hiyo, bila lugha.",
            more_en="The name of its file, without the language.",
            example="2026-12-03-mkutano-wa-wadau",
            new=False,
            among=("news", "press", "publications"),
        ),
    ] = None


_SHARED = Headers.__annotations__  # what a notice has in the same way as stories


class NoticeFields(BaseModel):
    """The headers of a notice across the top of every page: it has no page of its own, and so few headers."""

    model_config = Headers.model_config

    title: Annotated[
        Words,
        Field(
            f"Tangazo lenyewe, herufi {parts.NOTICE_LENGTH} au pungufu",
            f"The notice itself, in {parts.NOTICE_LENGTH} characters or fewer",
            more_sw="Sentensi moja au mbili; maelezo zaidi yawe katika habari inayotajwa na Story.",
            more_en="A sentence or two; what else there is to say stands in the story that Story names.",
            example="Ofisi itafungwa tarehe 9 Desemba, 2026.",
            example_en="The office will be closed on 9 December 2026.",
            needed=True,
        ),
    ]
    level: Annotated[
        one_of("plain", "urgent"),
        Fact(
            "Uzito wa tangazo",
            "How urgent it is",
            more_sw="La dharura (urgent) hutangulia, na huonekana tofauti.",
            more_en="An urgent one stands first, and looks it.",
            example="urgent",
        ),
    ] = "plain"
    from_: Annotated[
        When | None,
        Fact(
            "Linaanza kuonekana lini",
            "When it begins to be shown",
            more_sw="Tarehe peke yake ni kuanzia mwanzo wa siku. Kabla ya hapo halimo katika tovuti.",
            more_en="A date alone is from the beginning of the day. Before it nothing of it is on the site.",
            example="2026-12-07 08:00",
            needed=True,
        ),
    ] = None
    until: Annotated[
        When | None,
        Fact(
            "Linaondoka lini",
            "When it goes",
            more_sw="Tarehe peke yake ni hadi mwisho wa siku hiyo.",
            more_en="A date alone is to the end of that day.",
            example="2026-12-09",
            needed=True,
        ),
    ] = None
    story: Annotated[
        PairKey | None,
        Fact(
            "Habari yenye maelezo zaidi",
            "The story that says more",
            more_sw="Jina la faili la habari hiyo, bila lugha. Isipokuwa imechapishwa, kiungo hakionekani.",
            more_en="The name of its file, without the language. There is no link to one that is not public.",
            example="2026-11-24-saa-za-kazi",
        ),
    ] = None
    only: _SHARED["only"] = None  # type: ignore[valid-type]
    status: _SHARED["status"] = None  # type: ignore[valid-type]
    sample: _SHARED["sample"] = False  # type: ignore[valid-type]
    approved: _SHARED["approved"] = None  # type: ignore[valid-type]
    source_hash: _SHARED["source_hash"] = None  # type: ignore[valid-type]
