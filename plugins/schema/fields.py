"""The one schema of the headers: every field, its type, where it stands and what it is for.

A field is a `fact` when it stands once, in the Kiswahili file (or in the only one), and holds for both.
A `shared` field stands in either file, and is taken over by the other one's page where that does not say it;
of an `asked` one the words need translating: a file that lacks what the other says is told of.
`needed` says that it must be given, a fact by the file that bears the facts, any other by every file;
`needed_with` names the field beside which it must stand, `unless` one beside which it need not. `later` fields
may still be written into a press release that was issued and sealed. `new` is False for what never stands in a
new story: what a command writes, and what only time can bring. `sw` and `en` are hints for editors, in a few
words; `more_sw` and `more_en` say what else there is to know; `example` is a value as it is typed, the same in
English where `example_en` is empty.

The build, the checks, the guide's tables, the JSON Schema and the snippets read all of this from here.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

from ..bilingual import regions
from . import address, parts
from . import called as names_of
from .recurrence import RULE
from .values import Arrival, Enclosure, Former, Moment, Note, Photo, Recurrence, Spot, Translated

MOST_ITEMS = 300  # lines of a list


@dataclass(frozen=True)
class Field:
    """What the schema says of a field beside its type."""

    sw: str
    en: str
    more_sw: str = ""
    more_en: str = ""
    example: str = ""
    example_en: str = ""
    fact: bool = False
    shared: bool = False
    asked: bool = False
    needed: bool = False
    needed_with: str = ""
    unless: str = ""
    later: bool = False
    new: bool = True

    def hint(self, lang: str) -> str:
        """Give what the field is, in a few words."""
        return {"sw": self.sw, "en": self.en}[lang]

    def more(self, lang: str) -> str:
        """Give what else there is to know of it, in whole sentences."""
        return {"sw": self.more_sw, "en": self.more_en}[lang]

    def shown(self, lang: str) -> str:
        """Give the example as it is typed in the file of a language."""
        return (self.example_en if lang == "en" else "") or self.example


@dataclass(frozen=True)
class Wording:
    """Which parts of a line, divided by ` | `, are words for readers: from `first`, counted from 0, to the end.

    `lang` is the part that names their language, None where they are in the language of their file. A line
    whose first part is of them is not divided.
    """

    first: int = 0
    lang: int | None = None


@cache
def header_name(name: str) -> str:
    """Give the header of a field: `publish_at` is `Publish-At`, and `from_`, no name in Python, is `From`."""
    return "-".join(word.capitalize() for word in name.rstrip("_").split("_"))


def _kind(type_: Any, made: Callable[[str], Any], *more: object, **form: Any) -> Any:
    """Give a kind of value: its type, what makes it of a line, and the form of that line as JSON Schema.

    `more` is what else is said of it. Quotation marks around the whole line are no part of a value but of words.
    """
    schema = WithJsonSchema({"type": "string", **form})
    words = any(isinstance(one, Wording) and not one.first for one in more)
    return Annotated[type_, BeforeValidator(made if words else _bare(made)), schema, *more]


def _bare(made: Callable[[str], Any]) -> Callable[[str], Any]:
    """Give what makes a value of a line, whether quotation marks stand around it or not."""
    return lambda text: made(parts.unquoted(text))


def _one_of(*words: str) -> Any:
    def chosen(text: str) -> str:
        if text not in words:
            ours = names_of.word(text, words)
            raise parts.broken("not-in-list", text, words=", ".join(words), near=text, meant=ours)
        return text

    return _kind(Literal[words], chosen, enum=list(words))


def _region(text: str) -> str:
    if not (key := regions.KEYS.get(text.casefold())):
        raise parts.broken("region", text, near=text)
    return key


# Forms of lines, as far as a regular expression can say them: that a day stands in the calendar it cannot.
# They are written so that Python and ECMA 262, whose expressions JSON Schema takes, read them alike.
_PLAIN = {"not": {"pattern": parts.MARKUP.pattern}}
_DAY, _CLOCK = parts.DAY.pattern, parts.CLOCK.pattern
# A path without parts that are empty or climb, at its end or at a bar.
_FILE = r"(?:\{static\}/*)?media(?:/(?!\.{0,2}\s*(?:\||$)|\.{1,2}/)[^/\\|]+)+"
_TITLE = r"\|\s*[^|\s][^|]*"

Text = _kind(str, parts.line, Wording(), minLength=1, **_PLAIN)
Summary = _kind(
    str,
    parts.summary,
    Wording(),
    minLength=parts.SUMMARY_LENGTH[0],
    maxLength=parts.SUMMARY_LENGTH[1],
    **_PLAIN,
)
Words = _kind(str, parts.notice, Wording(), minLength=1, maxLength=parts.NOTICE_LENGTH, **_PLAIN)
TopicKey = _kind(str, parts.topic, pattern=f"^{parts.SLUG.pattern}$")
Slug = _kind(str, parts.slug, pattern=f"^{parts.SLUG.pattern}$")
Day = _kind(dt.date, parts.day, format="date", pattern=f"^{_DAY}$")
When = _kind(Moment, parts.moment, pattern=rf"^{_DAY}(?: \s*{_CLOCK})?$")
Arrives = _kind(Arrival, parts.arrival, pattern=rf"^(?:{_DAY} \s*)?{_CLOCK}$")
Before = _kind(
    Former,
    parts.former,
    Wording(),
    pattern=rf"^(?:[^|]+|{_DAY}(?: \s*{_CLOCK})?\s*{_TITLE})$",
    **_PLAIN,
)
Dated = _kind(Note, parts.note, Wording(1), pattern=rf"^{_DAY}\s*\|\s*\S", **_PLAIN)
Media = _kind(str, parts.media, pattern=f"^{_FILE}$")
GalleryLine = _kind(
    Photo, parts.photo, Wording(1), pattern=rf"^{_FILE}{_TITLE}(?:\|[^|]*)?$", **_PLAIN
)
AttachmentLine = _kind(
    Enclosure, parts.attachment, Wording(1), pattern=f"^{_FILE}{_TITLE}$", **_PLAIN
)
FileLine = _kind(
    Enclosure,
    parts.edition,
    Wording(2, lang=1),
    pattern=rf"^{_FILE}\|\s*(?:sw|en)\s*(?:\|[^|]*)?$",
    **_PLAIN,
)
Place = _kind(Spot, parts.spot, pattern=f"^{parts.SPOT.pattern}$")
RepeatLine = _kind(Recurrence, parts.repeat, pattern=rf"^(?:{RULE.pattern}|not +{_DAY})$")
OldAddress = _kind(str, parts.old_address, pattern=f"^{address.ADDRESS.pattern}$")
WebAddress = _kind(str, parts.link, pattern=f"^{parts.LINK.pattern}$")
PairKey = _kind(str, parts.pair_key, pattern=f"^{parts.NAMED.pattern}$")
Yes = _kind(bool, parts.yes, enum=["yes"])
SourceHash = _kind(
    Translated,
    parts.source_hash,
    pattern=rf"^{parts.HASH.pattern}\s*(?:\|\s*(?:{_DAY})?)?$",
)
Language = _one_of("sw", "en")
PeriodWord = _one_of("alfajiri", "asubuhi", "mchana", "alasiri", "jioni", "usiku")
Region = _kind(str, _region, enum=list(regions.SPELLED))

PUBLICATION_KINDS = (
    "leaflet", "magazine", "newspaper", "feature", "poster", "report", "speech", "guideline", "charter",
    "form", "other",
)  # fmt: skip
EVENT_KINDS = (
    "visit", "meeting", "press-conference", "exhibition", "legal-clinic", "law-week", "training",
    "ceremony", "other",
)  # fmt: skip

# Fields that a section has in another way than the rest, and one that two sections have.
SUMMARY = Field(
    "Muhtasari wa herufi {} hadi {}".format(*parts.SUMMARY_LENGTH),
    "A summary of {} to {} characters".format(*parts.SUMMARY_LENGTH),
    more_sw="Huoneshwa katika orodha na chini ya kichwa.",
    more_en="Shown in lists and below the title.",
    example="Saa mpya za kupokea wageni zinaanza tarehe 1 Desemba, 2026.",
    example_en="New hours for visitors begin on 1 December 2026.",
    needed=True,
    unless="withdrawn",
    asked=True,
)
DATE = Field(
    "Tarehe ya faili pamoja na saa",
    "The file's date with a time",
    more_sw="Hutumika kuongeza saa tu; tarehe ni ileile ya jina la faili.",
    more_en="Only to add a time; the date is that of the file's name.",
    example="2026-11-24 10:30",
    fact=True,
)
CONTACT = Field(
    "Mawasiliano kwa maelezo zaidi",
    "Whom to ask for more",
    example="mfano@example.invalid",
    shared=True,
)


class Headers(BaseModel):
    """The headers that a story of any section may bear."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        alias_generator=header_name,
    )

    title: Annotated[
        Text,
        Field(
            "Kichwa cha habari",
            "The headline",
            more_sw="Kwa herufi za kawaida, si HERUFI KUBWA zote.",
            more_en="In ordinary letters, not all in CAPITALS.",
            example="Ziara ya kikazi mkoani Dodoma",
            example_en="Working visit to Dodoma Region",
            needed=True,
        ),
    ]
    summary: Annotated[Summary | None, SUMMARY] = None
    slug: Annotated[
        Slug | None,
        Field(
            "Neno la anwani",
            "The address word",
            more_sw="Kwa lugha ya faili: herufi ndogo, tarakimu na vistari. Lisipoandikwa, jina fupi la "
            "faili hutumika; kwa hiyo linahitajika hasa katika faili la Kiingereza.",
            more_en="In the language of the file: small letters, digits and hyphens. Without it the short "
            "name of the file serves, so it is the English file that needs it most.",
            example="saa-za-kazi",
            example_en="change-of-working-hours",
        ),
    ] = None
    date: Annotated[When | None, DATE] = None
    image: Annotated[
        Media | None,
        Field(
            "Faili la picha kuu",
            "The file of the main photo",
            more_sw="Njia yake kuanzia folda ya media.",
            more_en="Its path from the folder media on.",
            example="media/2026/ukumbi.jpg",
            fact=True,
            later=True,
        ),
    ] = None
    image_alt: Annotated[
        Text | None,
        Field(
            "Picha inaonesha nini",
            "What the photo shows",
            more_sw="Kwa wasioweza kuiona; huandikwa katika faili la kila lugha.",
            more_en="For those who cannot see it; written in the file of each language.",
            example="Watu wakiwa wameketi kuzunguka meza",
            example_en="People seated around a table",
            needed_with="image",
            later=True,
        ),
    ] = None
    image_caption: Annotated[
        Text | None,
        Field(
            "Maelezo chini ya picha",
            "The words below the photo",
            example="Siku ya ufunguzi",
            example_en="The opening day",
            later=True,
            asked=True,
        ),
    ] = None
    image_credit: Annotated[
        Text | None,
        Field(
            "Mpiga picha au chanzo",
            "The photographer or the source",
            more_sw='Tovuti yenyewe hutanguliza "Picha na".',
            more_en='The site itself puts "Photo" before it.',
            example="(jina la mpiga picha)",
            example_en="(the photographer's name)",
            fact=True,
            later=True,
        ),
    ] = None
    gallery: Annotated[
        tuple[GalleryLine, ...],
        Field(
            "faili | picha inaonesha nini | maelezo",
            "file | what it shows | caption",
            more_sw="Picha nyingine, moja kwa mstari; maelezo yanaweza kuachwa. Faili ● ziwe zilezile, kwa "
            "mpangilio uleule, katika lugha zote mbili.",
            more_en="More photos, one a line; the caption may be left out. The files ● are the same in "
            "both languages, in the same order.",
            example="media/2026/rafu.jpg | Rafu yenye vitabu vya sheria | Maktaba",
            example_en="media/2026/rafu.jpg | A shelf of law books | The library",
            later=True,
            asked=True,
        ),
    ] = ()
    topics: Annotated[
        tuple[TopicKey, ...],
        Field(
            "Mada",
            "Topics",
            more_sw="Kutoka content/topics.toml, moja kwa mstari.",
            more_en="From content/topics.toml, one a line.",
            example="elimu-kwa-umma",
            fact=True,
            later=True,
        ),
    ] = ()
    attachments: Annotated[
        tuple[AttachmentLine, ...],
        Field(
            "faili | jina",
            "file | title",
            more_sw="Viambatisho, kimoja kwa mstari.",
            more_en="Attachments, one a line.",
            example="media/2026/ratiba.pdf | Ratiba",
            example_en="media/2026/ratiba.pdf | Programme",
        ),
    ] = ()
    updated: Annotated[
        tuple[Dated, ...],
        Field(
            "tarehe | kilichobadilika",
            "date | what changed",
            more_sw="Kilichobadilika baada ya kuchapishwa, jambo moja kwa mstari.",
            more_en="What has changed since it was published, one thing a line.",
            example="2026-11-25 | Jina limesahihishwa",
            example_en="2026-11-25 | A name was corrected",
            later=True,
            new=False,
            shared=True,
            asked=True,
        ),
    ] = ()
    publish_at: Annotated[
        When | None,
        Field(
            "Isitangazwe kabla ya muda huu",
            "Not to be published before this time",
            more_sw="Kabla ya hapo habari na faili zake hazimo katika tovuti. Andika saa kamili.",
            more_en="Before it neither the story nor its files are on the site. Write a full hour.",
            example="2026-12-01 09:00",
            fact=True,
        ),
    ] = None
    withdrawn: Annotated[
        Dated | None,
        Field(
            "tarehe | sababu ya kuondolewa",
            "date | reason",
            more_sw="Ukurasa hubaki na kichwa na sababu tu. Faili la Kiingereza linaweza kurudia tarehe "
            "ileile, na sababu kwa Kiingereza. Kichwa kinaweza kubadilishwa, na muhtasari kuondolewa.",
            more_en="The page stays, with its title and the reason alone. The English file may repeat the same "
            "date, with the reason in English. The title may be changed, and the summary left out.",
            example="2026-11-25 | Tarehe zilikuwa na makosa",
            example_en="2026-11-25 | The dates were wrong",
            fact=True,
            later=True,
            new=False,
        ),
    ] = None
    aliases: Annotated[
        tuple[OldAddress, ...],
        Field(
            "Anwani za zamani zinazoelekezwa hapa",
            "Old addresses that lead here",
            more_sw="Moja kwa mstari. Yenye alama ya kuuliza, au ya faili kama .pdf, huelekezwa na seva ya "
            "tovuti tu.",
            more_en="One a line. One with a question mark, or of a file such as .pdf, is redirected by the web "
            "server alone.",
            example="/habari/ya-zamani/",
            example_en="/en/news/old/",
            later=True,
            new=False,
        ),
    ] = ()
    only: Annotated[
        Language | None,
        Field(
            "Lugha moja kwa makusudi",
            "One language on purpose",
            more_sw="Ni lugha ya faili lenyewe; hakuna tafsiri inayosubiriwa.",
            more_en="The language of the file itself; no translation is awaited.",
            example="sw",
            example_en="en",
            fact=True,
            later=True,
            new=False,  # a new story is in both languages
        ),
    ] = None
    status: Annotated[
        _one_of("draft") | None,
        Field(
            "Rasimu",
            "A draft",
            more_sw="Haichapishwi. Ikikamilika, futa mstari huu.",
            more_en="It is not published. When it is ready, delete this line.",
            example="draft",
            fact=True,
        ),
    ] = None
    sample: Annotated[
        Yes,
        Field(
            "Mfano uliobuniwa",
            "An invented example",
            more_sw="Haumo katika tovuti ya umma.",
            more_en="Left out of the public site.",
            example="yes",
            fact=True,
        ),
    ] = False
    owner: Annotated[
        Text | None,
        Field(
            "Anayetunza ukurasa",
            "Who keeps the page",
            example="(jina au kitengo)",
            example_en="(a name or a unit)",
            fact=True,
            later=True,
        ),
    ] = None
    review_by: Annotated[
        Day | None,
        Field(
            "Upitiwe upya kabla ya tarehe hii",
            "To be reviewed by this date",
            example="2027-06-30",
            fact=True,
            later=True,
        ),
    ] = None
    source_hash: Annotated[
        SourceHash | None,
        Field(
            "Huandikwa na amri",
            "Written by a command",
            more_sw="Hukaa katika tafsiri; usiiguse.",
            more_en="It stands in translations; leave it alone.",
            example="3f2a9c0d7b1e4856 | 2026-11-24",
            later=True,
            new=False,
        ),
    ] = None


class News(Headers):
    """The headers of a news story."""


class Page(Headers):
    """The headers of a standing page."""

    summary: Annotated[Summary | None, replace(SUMMARY, needed=False)] = None
    # Its file's name bears no date, so that none can agree with it.
    date: Annotated[When | None, replace(DATE, new=False)] = None


class Press(Headers):
    """The headers of a press release."""

    reference: Annotated[
        Text | None,
        Field(
            "Kumbukumbu namba (Kumb. Na.)",
            "The reference number (Kumb. Na.)",
            more_sw="Kila taarifa ina yake; haitumiki mara mbili.",
            more_en="Each release has its own; none is used twice.",
            example="MFANO/2026/01",
            fact=True,
        ),
    ] = None
    heading: Annotated[
        _one_of("public", "media"),
        Field(
            "Aina ya taarifa (kwa Umma au kwa Vyombo vya Habari)",
            "The heading of the release",
            example="media",
            fact=True,
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
        Field(
            "Taarifa inayosahihishwa",
            "The release that it corrects",
            more_sw="Jina la faili la taarifa hiyo, bila lugha.",
            more_en="The name of its file, without the language.",
            example="2026-11-24-saa-za-kazi",
            fact=True,
        ),
    ] = None


class Publication(Headers):
    """The headers of a publication."""

    kind: Annotated[
        _one_of(*PUBLICATION_KINDS) | None,
        Field(
            "Aina ya chapisho",
            "The kind of publication",
            example="magazine",
            fact=True,
            needed=True,
        ),
    ] = None
    files: Annotated[
        tuple[FileLine, ...],
        Field(
            "faili | lugha | jina",
            "file | language | title",
            more_sw="Faili za chapisho, moja kwa mstari. Lugha ni sw au en; jina linaweza kuachwa.",
            more_en="The publication's files, one a line. The language is sw or en; the title may be left "
            "out.",
            example="media/2026/jarida.pdf | sw | Jarida la mfano, Toleo Na. 1",
            fact=True,
        ),
    ] = ()
    series: Annotated[
        Text | None,
        Field(
            "Jina la mfululizo",
            "The name of the series",
            example="Jarida la mfano",
            fact=True,
        ),
    ] = None
    issue: Annotated[
        Text | None, Field("Namba ya toleo", "The number of the issue", example="2", fact=True)
    ] = None
    period: Annotated[
        Text | None,
        Field(
            "Kipindi kinachohusika",
            "The period that it covers",
            example="2026-07/2026-12",
            fact=True,
        ),
    ] = None


class Event(Headers):
    """The headers of an event."""

    kind: Annotated[
        _one_of(*EVENT_KINDS) | None,
        Field("Aina ya tukio", "The kind of event", example="meeting", fact=True, needed=True),
    ] = None
    starts: Annotated[
        When | None,
        Field(
            "Tarehe na saa ya kuanza",
            "When it starts",
            more_sw="Tarehe peke yake ni siku nzima.",
            more_en="A date alone is all day.",
            example="2026-12-02 09:00",
            fact=True,
            needed=True,
        ),
    ] = None
    ends: Annotated[
        When | None,
        Field(
            "Tarehe na saa ya kumalizika",
            "When it ends",
            more_sw="Ikiwa Starts ina saa, hii pia iwe na saa.",
            more_en="If Starts has a time, this has one too.",
            example="2026-12-02 17:00",
            fact=True,
        ),
    ] = None
    arrival: Annotated[
        Arrives | None,
        Field(
            "Muda wa kuwasili",
            "When to arrive",
            more_sw="Saa peke yake, au tarehe na saa kama ni siku nyingine.",
            more_en="A time, with a date before it if it is another day.",
            example="08:30",
            fact=True,
        ),
    ] = None
    period_word: Annotated[
        PeriodWord | None,
        Field(
            "Neno la kipindi cha siku",
            "The Kiswahili word for the part of the day",
            more_sw="Huandikwa pale tu neno la kawaida lisipofaa.",
            more_en="Only where the usual word does not fit.",
            example="jioni",
            fact=True,
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
    region: Annotated[Region | None, Field("Mkoa", "The region", example="Dodoma", fact=True)] = (
        None
    )
    map: Annotated[
        Place | None,
        Field(
            "Latitudo, longitudo",
            "Latitude, longitude",
            more_sw="Mahali kwenye ramani, kwa nyuzi.",
            more_en="The place on the map, in degrees.",
            example="-6.1731, 35.7416",
            fact=True,
        ),
    ] = None
    state: Annotated[
        _one_of("scheduled", "postponed", "moved", "cancelled"),
        Field("Hali ya tukio", "The state of the event", example="cancelled", fact=True),
    ] = "scheduled"
    formerly: Annotated[
        Before | None,
        Field(
            "Tarehe ya awali | mahali pa awali",
            "The old date | the old place",
            more_sw='Moja kati ya hizo, au zote mbili. Tovuti huionesha kama "badala ya …". Tarehe huandikwa '
            "kama katika Starts.",
            more_en='Either of them, or both. Shown as "instead of …". The date is written as in Starts.',
            example="2026-12-07 15:30 | Ukumbi wa awali",
            example_en="2026-12-07 15:30 | Former hall",
            fact=True,
            new=False,
        ),
    ] = None
    repeat: Annotated[
        tuple[RepeatLine, ...],
        Field(
            "Kanuni ya kujirudia (RRULE)",
            "The rule of repetition (RRULE)",
            more_sw="Kila mstari unaofuata ni siku isiyohusika: `not 2028-08-01`.",
            more_en="Each further line is a day that is left out: `not 2028-08-01`.",
            example="FREQ=YEARLY;COUNT=5",
            fact=True,
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
        Field(
            "Habari iliyofuata tukio",
            "The story that followed the event",
            more_sw="Jina la faili la habari hiyo, bila lugha.",
            more_en="The name of its file, without the language.",
            example="2026-12-03-mkutano-wa-wadau",
            fact=True,
            new=False,
        ),
    ] = None


_SHARED = Headers.__annotations__  # what a notice has in the same way as stories


class Notice(BaseModel):
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
        _one_of("plain", "urgent"),
        Field(
            "Uzito wa tangazo",
            "How urgent it is",
            more_sw="La dharura (urgent) hutangulia, na huonekana tofauti.",
            more_en="An urgent one stands first, and looks it.",
            example="urgent",
            fact=True,
        ),
    ] = "plain"
    from_: Annotated[
        When | None,
        Field(
            "Linaanza kuonekana lini",
            "When it begins to be shown",
            more_sw="Tarehe peke yake ni kuanzia mwanzo wa siku. Kabla ya hapo halimo katika tovuti.",
            more_en="A date alone is from the beginning of the day. Before it nothing of it is on the site.",
            example="2026-12-07 08:00",
            fact=True,
            needed=True,
        ),
    ] = None
    until: Annotated[
        When | None,
        Field(
            "Linaondoka lini",
            "When it goes",
            more_sw="Tarehe peke yake ni hadi mwisho wa siku hiyo.",
            more_en="A date alone is to the end of that day.",
            example="2026-12-09",
            fact=True,
            needed=True,
        ),
    ] = None
    story: Annotated[
        PairKey | None,
        Field(
            "Habari yenye maelezo zaidi",
            "The story that says more",
            more_sw="Jina la faili la habari hiyo, bila lugha. Isipokuwa imechapishwa, kiungo hakionekani.",
            more_en="The name of its file, without the language. There is no link to one that is not public.",
            example="2026-11-24-saa-za-kazi",
            fact=True,
        ),
    ] = None
    only: _SHARED["only"] = None  # type: ignore[valid-type]
    status: _SHARED["status"] = None  # type: ignore[valid-type]
    sample: _SHARED["sample"] = False  # type: ignore[valid-type]
    source_hash: _SHARED["source_hash"] = None  # type: ignore[valid-type]


MODELS: dict[str, type[BaseModel]] = {
    "news": News,
    "press": Press,
    "publications": Publication,
    "events": Event,
    "pages": Page,
    "notices": Notice,
}


@cache
def described(section: str) -> dict[str, Field]:
    """Give what the schema says of each field of a section, by field name, in the schema's order."""
    return {
        name: next(part for part in info.metadata if isinstance(part, Field))
        for name, info in MODELS[section].model_fields.items()
    }


@cache
def facts(section: str) -> frozenset[str]:
    """Give the fields of a section that are facts of the whole story."""
    return frozenset(name for name, what in described(section).items() if what.fact)


@cache
def shared(section: str) -> tuple[str, ...]:
    """Give the fields that a file's page takes over from the other file, where it does not say them itself."""
    return tuple(name for name, what in described(section).items() if what.shared)


@cache
def asked(section: str) -> tuple[str, ...]:
    """Give the fields whose words need translating: where one file alone has them, the other is told of.

    Those that each file must have are asked for anyhow.
    """
    return tuple(
        name for name, what in described(section).items() if what.asked and not what.needed
    )


@cache
def needed_facts(section: str) -> tuple[tuple[str, Field], ...]:
    """Give the facts that a section's stories must have."""
    return tuple(one for one in described(section).items() if one[1].fact and one[1].needed)


@cache
def needed_in_each(section: str) -> tuple[tuple[str, Field], ...]:
    """Give the fields that every file of a section must have, facts aside."""
    return tuple(one for one in described(section).items() if one[1].needed and not one[1].fact)


@cache
def of_new(section: str) -> Mapping[str, Field]:
    """Give the fields that a new story of a section bears, by field name: first those that must be given."""
    new = {name: what for name, what in described(section).items() if what.new}
    return dict(sorted(new.items(), key=lambda one: not one[1].needed))


@cache
def own(section: str) -> tuple[str, ...]:
    """Give the fields that only this section has, and not stories of every kind."""
    return tuple(name for name in MODELS[section].model_fields if name not in Headers.model_fields)


@cache
def defaults(section: str) -> Mapping[str, str]:
    """Give the fields of a section that are a word even where no file says so, each with that word."""
    fields = MODELS[section].model_fields
    return {name: info.default for name, info in fields.items() if isinstance(info.default, str)}


@cache
def lists(section: str) -> frozenset[str]:
    """Give the fields of a section that hold a list, one item a line."""
    fields = MODELS[section].model_fields
    return frozenset(name for name, info in fields.items() if get_origin(info.annotation) is tuple)


@cache
def texts(section: str) -> dict[str, Wording]:
    """Give the fields of a section that hold words for readers, each with which parts of its lines they are."""
    found = {}
    for name, info in MODELS[section].model_fields.items():
        marks = [*info.metadata, *_marks(info.annotation)]
        found[name] = next((one for one in marks if isinstance(one, Wording)), None)
    return {name: wording for name, wording in found.items() if wording}


def _marks(annotation: Any) -> list[Any]:
    """What is said of a type, and of the types that it is made of, beside them."""
    found = list(getattr(annotation, "__metadata__", ()))
    return found + [mark for part in get_args(annotation) for mark in _marks(part)]


@cache
def names(section: str) -> dict[str, str]:
    """Give the fields of a section by header, in small letters."""
    return {header_name(name).lower(): name for name in MODELS[section].model_fields}


def called(section: str, name: str) -> str:
    """Give the header of a section that another name of it means, as `Tarehe`; empty where none does."""
    return _called(section).get(names_of.folded(name), "")


@cache
def _called(section: str) -> dict[str, str]:
    """The headers of a section by their other names; one of its own goes before one that all sections have."""
    shared = sorted(MODELS[section].model_fields, key=lambda one: one not in Headers.model_fields)
    return {
        names_of.folded(one): header_name(field)
        for field in shared
        for one in (*reversed(names_of.HEADERS[field]), header_name(field))
    }


def _plain(annotation: Any) -> Any:
    """Give the bare type of an annotation, without what pydantic alone reads."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return tuple[_plain(get_args(annotation)[0]), ...]
    if get_origin(annotation) is not None and get_origin(annotation) is not Literal:
        plain = _plain(get_args(annotation)[0])
        return plain | None if type(None) in get_args(annotation) else plain
    return annotation


@cache
def record(section: str) -> type[msgspec.Struct]:
    """Give the frozen record that holds a section's checked headers, derived from its model.

    It is what the store keeps and the plan reads: decoded and type-checked in C, without pydantic. What
    stories have and the section has not is there too, and never given: a record can be asked like any other.
    """
    model = MODELS[section]
    lacking = {
        name: info for name, info in Headers.model_fields.items() if name not in model.model_fields
    }
    return msgspec.defstruct(
        f"{model.__name__}Headers",
        [
            (name, _plain(info.annotation))
            if info.is_required()
            else (name, _plain(info.annotation), info.default)
            for name, info in {**model.model_fields, **lacking}.items()
        ],
        frozen=True,
        kw_only=True,
        omit_defaults=True,
        tag=section,
    )
