"""The one schema of the headers: every field, its type, where it stands and what it is for.

A field is a `Fact` when it stands once, in the Kiswahili file (or in the only one), and holds for both.
`Needed` says who must give it: every file, or the file that bears the facts. Hints are for editors, in
both languages. The build, the checks and the guide's tables read all of this from here.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from pydantic import BaseModel, BeforeValidator, ConfigDict

from . import parts, regions
from .values import Arrival, Enclosure, Moment, Note, Photo, Recurrence, Spot, Translated


@dataclass(frozen=True)
class Field:
    """What the schema says of a field beside its type.

    `later` fields may still be written into a press release that was issued and sealed.
    """

    sw: str
    en: str
    fact: bool = False
    needed: bool = False
    later: bool = False


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
    date: Annotated[
        When | None,
        Field("Tarehe ya faili, kuongeza muda", "The file's date, to add a time", fact=True),
    ] = None
    image: Annotated[Media | None, Field("Picha kuu", "Main photo", fact=True)] = None
    image_alt: Annotated[Text | None, Field("Picha inaonesha nini", "What the photo shows")] = None
    image_caption: Annotated[Text | None, Field("Maelezo ya picha", "Caption")] = None
    image_credit: Annotated[Text | None, Field("Mpiga picha", "Photographer", fact=True)] = None
    gallery: Annotated[
        tuple[GalleryLine, ...], Field("faili | inaonesha nini | maelezo", "file | alt | caption")
    ] = ()
    topics: Annotated[tuple[Slug, ...], Field("Mada", "Topics", fact=True)] = ()
    attachments: Annotated[tuple[AttachmentLine, ...], Field("faili | jina", "file | title")] = ()
    updated: Annotated[
        tuple[Dated, ...], Field("tarehe | kilichobadilika", "date | what changed", later=True)
    ] = ()
    publish_at: Annotated[
        When | None, Field("Isitangazwe kabla ya", "Embargoed until", fact=True)
    ] = None
    withdrawn: Annotated[
        Dated | None, Field("tarehe | sababu ya kuondolewa", "date | reason", fact=True, later=True)
    ] = None
    aliases: Annotated[
        tuple[OldAddress, ...], Field("Anwani za zamani", "Old addresses", later=True)
    ] = ()
    only: Annotated[
        Language | None, Field("Lugha moja kwa makusudi", "One language", fact=True)
    ] = None
    status: Annotated[_one_of("draft") | None, Field("draft = rasimu", "draft", fact=True)] = None
    sample: Annotated[Yes, Field("yes = mfano tu", "yes = an invented example", fact=True)] = False
    owner: Annotated[Text | None, Field("Anayeutunza", "Who keeps it", fact=True, later=True)] = (
        None
    )
    review_by: Annotated[
        Day | None, Field("Upitiwe kabla ya", "Review by", fact=True, later=True)
    ] = None
    source_hash: Annotated[
        SourceHash | None, Field("Huandikwa na amri", "Written by a command", later=True)
    ] = None


class News(Headers):
    """The headers of a news story."""


class Page(Headers):
    """The headers of a standing page."""


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
        PairKey | None, Field("Taarifa inayosahihishwa", "The release it corrects", fact=True)
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
        When | None, Field("Linaanza: 2026-07-07 14:30", "Starts", fact=True, needed=True)
    ] = None
    ends: Annotated[When | None, Field("Linamalizika", "Ends", fact=True)] = None
    arrival: Annotated[Arrives | None, Field("Muda wa kuwasili", "Arrival time", fact=True)] = None
    period_word: Annotated[
        PeriodWord | None, Field("asubuhi, mchana … badala ya kanuni", "Word of the day", fact=True)
    ] = None
    venue: Annotated[Text | None, Field("Mahali", "Venue")] = None
    region: Annotated[Region | None, Field("Mkoa", "Region", fact=True)] = None
    map: Annotated[Place | None, Field("latitudo, longitudo", "latitude, longitude", fact=True)] = (
        None
    )
    state: Annotated[
        _one_of("scheduled", "postponed", "moved", "cancelled"), Field("Hali", "State", fact=True)
    ] = "scheduled"
    formerly: Annotated[
        Text | None, Field("Badala ya: thamani ya awali", "Old value", fact=True)
    ] = None
    repeat: Annotated[
        tuple[RepeatLine, ...],
        Field("Kanuni ya kujirudia, kisha not tarehe", "RRULE, then not date", fact=True),
    ] = ()
    bring: Annotated[tuple[Text, ...], Field("Vya kuja navyo", "What to bring")] = ()
    accreditation: Annotated[Text | None, Field("Ithibati", "Accreditation")] = None
    live: Annotated[WebAddress | None, Field("Matangazo mubashara", "Live broadcast")] = None
    contact: Annotated[Text | None, Field("Mawasiliano", "Contact")] = None
    outcome: Annotated[PairKey | None, Field("Ripoti iliyofuata", "The report", fact=True)] = None


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
