"""The one schema of the headers: every field, its type, where it stands and what it is for.

A field is a `Fact` when it stands once, in the Kiswahili file (or in the only one), and holds for both.
`Needed` says who must give it: every file, or the file that bears the facts. Hints are for editors, in
both languages. `New` is False for what never stands in a new story: what a command writes, and what only
time can bring. The build, the checks, the guide's tables and new stories read all of this from here.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from pydantic import BaseModel, BeforeValidator, ConfigDict

from . import parts, regions
from .values import Arrival, Enclosure, Moment, Note, Photo, Recurrence, Spot, Translated


@dataclass(frozen=True)
class Field:
    """What the schema says of a field beside its type.

    `later` fields may still be written into a press release that was issued and sealed. `new` is False for
    what no new story bears. `words` are some that the field may be, for its hint.
    """

    sw: str
    en: str
    fact: bool = False
    needed: bool = False
    later: bool = False
    new: bool = True
    words: tuple[str, ...] = ()


def _one_of(*words: str) -> Any:
    def chosen(text: str) -> str:
        if text not in words:
            raise parts.broken("not-in-list", text, words=", ".join(words), near=text)
        return text

    return Annotated[Literal[words], BeforeValidator(chosen)]  # type: ignore[valid-type]


def _region(text: str) -> str:
    if not (key := regions.KEYS.get(text.casefold())):
        raise parts.broken("region", text, near=text)
    return key


Text = Annotated[str, BeforeValidator(parts.line)]
Summary = Annotated[str, BeforeValidator(parts.summary)]
Slug = Annotated[str, BeforeValidator(parts.slug)]
Day = Annotated[dt.date, BeforeValidator(parts.day)]
When = Annotated[Moment, BeforeValidator(parts.moment)]
Arrives = Annotated[Arrival, BeforeValidator(parts.arrival)]
Dated = Annotated[Note, BeforeValidator(parts.note)]
Media = Annotated[str, BeforeValidator(parts.media)]
GalleryLine = Annotated[Photo, BeforeValidator(parts.photo)]
AttachmentLine = Annotated[Enclosure, BeforeValidator(parts.attachment)]
FileLine = Annotated[Enclosure, BeforeValidator(parts.edition)]
Place = Annotated[Spot, BeforeValidator(parts.spot)]
RepeatLine = Annotated[Recurrence, BeforeValidator(parts.repeat)]
OldAddress = Annotated[str, BeforeValidator(parts.address)]
WebAddress = Annotated[str, BeforeValidator(parts.link)]
PairKey = Annotated[str, BeforeValidator(parts.pair_key)]
Yes = Annotated[bool, BeforeValidator(parts.yes)]
SourceHash = Annotated[Translated, BeforeValidator(parts.source_hash)]
Language = _one_of("sw", "en")
PeriodWord = _one_of("alfajiri", "asubuhi", "mchana", "alasiri", "jioni", "usiku")
Region = Annotated[str, BeforeValidator(_region)]

PUBLICATION_KINDS = (
    "leaflet", "magazine", "newspaper", "feature", "poster", "report", "speech", "guideline", "charter",
    "form", "other",
)  # fmt: skip
EVENT_KINDS = (
    "visit", "meeting", "press-conference", "exhibition", "legal-clinic", "law-week", "training",
    "ceremony", "other",
)  # fmt: skip
DATE = Field("Tarehe ya faili, kuongeza muda", "The file's date, to add a time", fact=True)


class Headers(BaseModel):
    """The headers that a story of any section may bear."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        alias_generator=lambda name: "-".join(word.capitalize() for word in name.split("_")),
    )

    title: Annotated[Text, Field("Kichwa cha habari", "The headline", needed=True)]
    summary: Annotated[
        Summary | None,
        Field("Muhtasari, herufi 20 hadi 160", "Summary, 20 to 160 characters", needed=True),
    ] = None
    slug: Annotated[Slug | None, Field("Neno la anwani katika lugha hii", "The address word")] = (
        None
    )
    date: Annotated[When | None, DATE] = None
    image: Annotated[
        Media | None,
        Field("Picha kuu: media/2026/jina.jpg", "Main photo: media/2026/name.jpg", fact=True),
    ] = None
    image_alt: Annotated[Text | None, Field("Picha inaonesha nini", "What the photo shows")] = None
    image_caption: Annotated[Text | None, Field("Maelezo ya picha", "Caption")] = None
    image_credit: Annotated[Text | None, Field("Mpiga picha", "Photographer", fact=True)] = None
    gallery: Annotated[
        tuple[GalleryLine, ...], Field("faili | inaonesha nini | maelezo", "file | alt | caption")
    ] = ()
    topics: Annotated[tuple[Slug, ...], Field("Mada", "Topics", fact=True)] = ()
    attachments: Annotated[tuple[AttachmentLine, ...], Field("faili | jina", "file | title")] = ()
    updated: Annotated[
        tuple[Dated, ...],
        Field("tarehe | kilichobadilika", "date | what changed", later=True, new=False),
    ] = ()
    publish_at: Annotated[
        When | None,
        Field(
            "Isitangazwe kabla ya: 2026-12-01 09:00", "Embargoed until: 2026-12-01 09:00", fact=True
        ),
    ] = None
    withdrawn: Annotated[
        Dated | None,
        Field("tarehe | sababu ya kuondolewa", "date | reason", fact=True, later=True, new=False),
    ] = None
    aliases: Annotated[
        tuple[OldAddress, ...],
        Field("Anwani za zamani", "Old addresses", later=True, new=False),
    ] = ()
    only: Annotated[  # a new story is in both languages
        Language | None, Field("Lugha moja kwa makusudi", "One language", fact=True, new=False)
    ] = None
    status: Annotated[_one_of("draft") | None, Field("draft = rasimu", "draft", fact=True)] = None
    sample: Annotated[Yes, Field("yes = mfano tu", "yes = an invented example", fact=True)] = False
    owner: Annotated[Text | None, Field("Anayeutunza", "Who keeps it", fact=True, later=True)] = (
        None
    )
    review_by: Annotated[
        Day | None,
        Field("Upitiwe kabla ya: 2027-06-30", "Review by: 2027-06-30", fact=True, later=True),
    ] = None
    source_hash: Annotated[
        SourceHash | None,
        Field("Huandikwa na amri", "Written by a command", later=True, new=False),
    ] = None


class News(Headers):
    """The headers of a news story."""


class Page(Headers):
    """The headers of a standing page."""

    # Its file's name bears no date, so that none can agree with it.
    date: Annotated[When | None, replace(DATE, new=False)] = None


class Press(Headers):
    """The headers of a press release."""

    reference: Annotated[Text | None, Field("Kumb. Na.", "Reference number", fact=True)] = None
    heading: Annotated[
        _one_of("public", "media"),
        Field(
            "public = Taarifa kwa Umma, media = kwa Vyombo vya Habari", "public or media", fact=True
        ),
    ] = "public"
    subject: Annotated[Text | None, Field("YAH:", "Subject line")] = None
    place: Annotated[Text | None, Field("Mahali ilipotolewa", "Where it was issued")] = None
    issued_by: Annotated[Text | None, Field("Imetolewa na", "Issued by")] = None
    signatory: Annotated[Text | None, Field("Jina | Cheo cha anayetia saini", "Name | title")] = (
        None
    )
    contact: Annotated[Text | None, Field("Mawasiliano", "Contact")] = None
    corrects: Annotated[
        PairKey | None,
        Field(
            "Taarifa inayosahihishwa: 2026-11-22-jina-fupi",
            "The release it corrects: 2026-11-22-short-name",
            fact=True,
        ),
    ] = None


class Publication(Headers):
    """The headers of a publication."""

    kind: Annotated[
        _one_of(*PUBLICATION_KINDS) | None,
        Field("Aina ya chapisho", "Kind of publication", fact=True, needed=True),
    ] = None
    files: Annotated[
        tuple[FileLine, ...],
        Field("faili | lugha | jina", "file | language | title", fact=True),
    ] = ()
    series: Annotated[Text | None, Field("Jina la mfululizo", "Series", fact=True)] = None
    issue: Annotated[Text | None, Field("Toleo Na.", "Issue number", fact=True)] = None
    period: Annotated[Text | None, Field("Kipindi", "Period", fact=True)] = None


class Event(Headers):
    """The headers of an event."""

    kind: Annotated[
        _one_of(*EVENT_KINDS) | None,
        Field("Aina ya tukio", "Kind of event", fact=True, needed=True),
    ] = None
    starts: Annotated[
        When | None,
        Field("Linaanza: 2026-07-07 14:30", "Starts: 2026-07-07 14:30", fact=True, needed=True),
    ] = None
    ends: Annotated[
        When | None, Field("Linamalizika: 2026-07-07 16:30", "Ends: 2026-07-07 16:30", fact=True)
    ] = None
    arrival: Annotated[
        Arrives | None, Field("Muda wa kuwasili: 13:30", "Arrival time: 13:30", fact=True)
    ] = None
    period_word: Annotated[
        PeriodWord | None,
        Field("Kipindi cha siku, badala ya kanuni", "Word of the day", fact=True),
    ] = None
    venue: Annotated[Text | None, Field("Mahali", "Venue")] = None
    region: Annotated[
        Region | None, Field("Mkoa", "Region", fact=True, words=regions.IN_KISWAHILI)
    ] = None
    map: Annotated[Place | None, Field("latitudo, longitudo", "latitude, longitude", fact=True)] = (
        None
    )
    state: Annotated[
        _one_of("scheduled", "postponed", "moved", "cancelled"), Field("Hali", "State", fact=True)
    ] = "scheduled"
    formerly: Annotated[
        Text | None, Field("Badala ya: thamani ya awali", "Old value", fact=True, new=False)
    ] = None
    repeat: Annotated[
        tuple[RepeatLine, ...],
        Field(
            "Kanuni ya kujirudia: FREQ=YEARLY;COUNT=5, kisha not 2028-08-01",
            "RRULE: FREQ=YEARLY;COUNT=5, then not 2028-08-01",
            fact=True,
        ),
    ] = ()
    bring: Annotated[tuple[Text, ...], Field("Vya kuja navyo", "What to bring")] = ()
    accreditation: Annotated[Text | None, Field("Ithibati", "Accreditation")] = None
    live: Annotated[
        WebAddress | None, Field("Matangazo mubashara: https://…", "Live broadcast: https://…")
    ] = None
    contact: Annotated[Text | None, Field("Mawasiliano", "Contact")] = None
    outcome: Annotated[
        PairKey | None, Field("Ripoti iliyofuata", "The report", fact=True, new=False)
    ] = None


MODELS: dict[str, type[Headers]] = {
    "news": News,
    "press": Press,
    "publications": Publication,
    "events": Event,
    "pages": Page,
}


@cache
def header_name(name: str) -> str:
    """Give the header of a field: `publish_at` is `Publish-At`."""
    return "-".join(word.capitalize() for word in name.split("_"))


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
def needed_facts(section: str) -> tuple[tuple[str, Field], ...]:
    """Give the facts that a section's stories must have."""
    return tuple(one for one in described(section).items() if one[1].fact and one[1].needed)


@cache
def lists(section: str) -> frozenset[str]:
    """Give the fields of a section that hold a list, one item a line."""
    fields = MODELS[section].model_fields
    return frozenset(name for name, info in fields.items() if get_origin(info.annotation) is tuple)


@cache
def of_new(section: str) -> Mapping[str, Field]:
    """Give the fields that a new story of a section bears, by field name, in the schema's order."""
    return {name: what for name, what in described(section).items() if what.new}


@cache
def words(section: str) -> Mapping[str, tuple[str, ...]]:
    """Give the fields of a section that are one of a few words, each with those words."""
    found = {
        name: described(section)[name].words or _words(info.annotation)
        for name, info in MODELS[section].model_fields.items()
    }
    return {name: few for name, few in found.items() if few}


def _words(annotation: Any) -> tuple[str, ...]:
    """Give the words of a Literal, however deep it stands in an annotation."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(word for part in get_args(annotation) for word in _words(part))


@cache
def defaults(section: str) -> Mapping[str, str]:
    """Give the fields of a section that are a word even where no file says so, each with that word."""
    fields = MODELS[section].model_fields
    return {name: info.default for name, info in fields.items() if isinstance(info.default, str)}


@cache
def names(section: str) -> dict[str, str]:
    """Give the fields of a section by header, in small letters."""
    return {header_name(name).lower(): name for name in MODELS[section].model_fields}


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

    It is what the store keeps and the plan reads: decoded and type-checked in C, without pydantic.
    """
    model = MODELS[section]
    return msgspec.defstruct(
        f"{model.__name__}Headers",
        [
            (name, _plain(info.annotation))
            if info.is_required()
            else (name, _plain(info.annotation), info.default)
            for name, info in model.model_fields.items()
        ],
        frozen=True,
        kw_only=True,
        omit_defaults=True,
        tag=section,
    )
