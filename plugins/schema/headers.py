"""What the schema says of a header, and the headers that stories of every section may bear.

A field is a `fact` (a Fact) when it stands once, in the Kiswahili file (or in the only one), and holds for both.
A `shared` field stands in either file, and is taken over by the other one's page where that does not say it;
of an `asked` one the words need translating: a file that lacks what the other says is told of.
`needed` says that it must be given, a fact by the file that bears the facts, any other by every file;
`needed_with` names the field beside which it must stand, `unless` one beside which it need not. `later` fields
may still be written into a press release that was issued and sealed. `new` is False for what never stands in a
new story: what a command writes, and what only time can bring. `among` are the sections in which a story that it
names may stand, all that have pages where it is empty. `sw` and `en` are hints for editors, in a few
words; `more_sw` and `more_en` say what else there is to know; `also` is what else it may be called, beside the
names in `called`; `example` is a value as it is typed, the same in English where `example_en` is empty.

The build, the checks, the guide's tables, the JSON Schema and the snippets read all of this from here.
"""

from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated

from pydantic import BaseModel, ConfigDict

from . import parts
from .lines import (
    ApprovedBy,
    AttachmentLine,
    Dated,
    Day,
    GalleryLine,
    Language,
    Media,
    OldAddress,
    Slug,
    SourceHash,
    Summary,
    Text,
    TopicKey,
    WebAddress,
    When,
    Yes,
    one_of,
)


@dataclass(frozen=True)
class Field:
    """What the schema says of a field beside its type."""

    sw: str
    en: str
    more_sw: str = ""
    more_en: str = ""
    also: tuple[str, ...] = ()
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
    among: tuple[str, ...] = ()

    def hint(self, lang: str) -> str:
        """Give what the field is, in a few words."""
        return {"sw": self.sw, "en": self.en}[lang]

    def more(self, lang: str) -> str:
        """Give what else there is to know of it, in whole sentences."""
        return {"sw": self.more_sw, "en": self.more_en}[lang]

    def shown(self, lang: str) -> str:
        """Give the example as it is typed in the file of a language."""
        return (self.example_en if lang == "en" else "") or self.example


Fact = partial(Field, fact=True)


@cache
def header_name(name: str) -> str:
    """Give the header of a field: `publish_at` is `Publish-At`, and `from_`, no name in Python, is `From`."""
    return "-".join(word.capitalize() for word in name.rstrip("_").split("_"))


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
DATE = Fact(
    "Tarehe ya faili pamoja na saa",
    "The file's date with a time",
    more_sw="Hutumika kuongeza saa tu; tarehe ni ileile ya jina la faili.",
    more_en="Only to add a time; the date is that of the file's name.",
    example="2026-11-24 10:30",
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
        defer_build=True,  # of the kinds that are read: a build in which nothing changed needs none
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
        Fact(
            "Faili la picha kuu",
            "The file of the main photo",
            more_sw="Njia yake kuanzia folda ya media.",
            more_en="Its path from the folder media on.",
            example="media/2026/ukumbi.jpg",
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
        Fact(
            "Mpiga picha au chanzo",
            "The photographer or the source",
            more_sw='Tovuti yenyewe hutanguliza "Picha na".',
            more_en='The site itself puts "Photo" before it.',
            example="(jina la mpiga picha)",
            example_en="(the photographer's name)",
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
    video: Annotated[
        WebAddress | None,
        Field(
            "Anwani ya video",
            "The address of a video",
            more_sw="Picha kuu huwa jalada lake; video hufunguka katika tovuti yake yenyewe.",
            more_en="The main photo is its poster; the video opens on its own site.",
            example="https://example.invalid/video",
            later=True,
            new=False,
            shared=True,
        ),
    ] = None
    topics: Annotated[
        tuple[TopicKey, ...],
        Fact(
            "Mada",
            "Topics",
            more_sw="Kutoka content/topics.toml, moja kwa mstari.",
            more_en="From content/topics.toml, one a line.",
            example="elimu-kwa-umma",
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
        Fact(
            "Isitangazwe kabla ya muda huu",
            "Not to be published before this time",
            more_sw="Kabla ya hapo habari na mafaili yake hayamo katika tovuti. Andika saa kamili.",
            more_en="Before it neither the story nor its files are on the site. Write a full hour.",
            example="2026-12-01 09:00",
        ),
    ] = None
    withdrawn: Annotated[
        Dated | None,
        Fact(
            "tarehe | sababu ya kuondolewa",
            "date | reason",
            more_sw="Ukurasa hubaki na kichwa na sababu tu. Faili la Kiingereza linaweza kurudia tarehe "
            "ileile, na sababu kwa Kiingereza. Kichwa kinaweza kubadilishwa, na muhtasari kuondolewa.",
            more_en="The page stays, with its title and the reason alone. The English file may repeat the same "
            "date, with the reason in English. The title may be changed, and the summary left out.",
            example="2026-11-25 | Tarehe zilikuwa na makosa",
            example_en="2026-11-25 | The dates were wrong",
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
        Fact(
            "Lugha moja kwa makusudi",
            "One language on purpose",
            more_sw="Ni lugha ya faili lenyewe; hakuna tafsiri inayosubiriwa.",
            more_en="The language of the file itself; no translation is awaited.",
            example="sw",
            example_en="en",
            later=True,
            new=False,  # a new story is in both languages
        ),
    ] = None
    status: Annotated[
        one_of("draft", "review") | None,
        Fact(
            "Rasimu, au ya kupitiwa",
            "A draft, or for review",
            more_sw="Haichapishwi. Ikikamilika na kupitiwa, futa mstari huu.",
            more_en="It is not published. When it is ready and reviewed, delete this line.",
            example="draft",
        ),
    ] = None
    sample: Annotated[
        Yes,
        Fact(
            "Mfano uliobuniwa",
            "An invented example",
            more_sw="Haumo katika tovuti ya umma.",
            more_en="Left out of the public site.",
            example="yes",
        ),
    ] = False
    owner: Annotated[
        Text | None,
        Fact(
            "Anayetunza ukurasa",
            "Who keeps the page",
            example="(jina au kitengo)",
            example_en="(a name or a unit)",
            later=True,
        ),
    ] = None
    review_by: Annotated[
        Day | None,
        Fact(
            "Upitiwe upya kabla ya tarehe hii",
            "To be reviewed by this date",
            example="2027-06-30",
            later=True,
        ),
    ] = None
    approved: Annotated[
        ApprovedBy | None,
        Field(
            "Huandikwa na amri ya kuidhinisha",
            "Written by the command that approves",
            more_sw="Jina, tarehe na alama ya yaliyoidhinishwa; badiliko lolote baadaye huiondolea nguvu.",
            more_en="The name, the day and a mark of what was approved; any later change makes it void.",
            example="(jina la aliyeidhinisha) | 2026-11-24 | 3f2a9c0d7b1e4856",
            example_en="(the approver's name) | 2026-11-24 | 3f2a9c0d7b1e4856",
            later=True,
            new=False,
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
