"""The sets of the data, in both languages: their files, year by year, and the page that says what they are.

A set is cut by years, so that an edit writes one year's file anew and not the whole of what there is.
"""

from collections.abc import Iterator

from msgspec import Struct

from ...bilingual import counts
from ...bilingual.strings import OTHER, fill
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import Later, Made, Page, rendered
from ...model.source import Story
from ...model.values import Fact, Link
from ...schema.sections import SECTIONS
from ...stories import shown
from ..groups import by_number
from ..head import head
from ..press import register
from . import form
from .documents import DataFiles, DataPage, DataSet
from .item import item

NEWEST = 50
FORM = "plugins.pages.data.form"  # whose functions write what is given them
COPYRIGHT = "hakimiliki"  # the standing page that holds while no licence is stated


class Set(Struct, frozen=True):
    """A set: what its items are counted as, where they are listed, and the facts that each has.

    Which stories it holds their sections say.
    """

    noun: str
    home: str
    facts: tuple[str, ...]


SETS = {
    "stories": Set("story", "", ("kind", "number", "state", "sample")),
    "events": Set(
        "event",
        "events",
        ("kind", "starts", "ends", "venue", "region", "state", "sample"),
    ),
    "publications": Set(
        "publication",
        "publications",
        ("kind", "series", "issue", "period", "sample"),
    ),
}
Years = dict[int, tuple[Story, ...]]


def plan(edition: Edition) -> list[Page]:
    """Plan the files and the page of each language."""
    pages = []
    for lang in OTHER:
        held = {name: years(edition, lang, name) for name in SETS}
        for name, by_year in held.items():
            pages += _files(lang, name, by_year)
        listed = tuple(_listed(lang, held))
        index = Made(f"{FORM}:as_index", _index(edition, lang, listed))
        pages.append(Page(addresses.output(index_url(lang)), index))
        pages += rendered("data.html", [page(edition, lang, listed)])
    return pages


def link(edition: Edition, lang: str) -> Link:
    """Give the link to the page."""
    title = edition.strings[lang].data.title
    return Link(lang=lang, title=title, url=addresses.place(lang, "data"))


def url(lang: str, name: str, year: int, form: str) -> str:
    """Give the address of a file: `/data/stories-2026.csv`; of the newest, `/data/stories.json`."""
    years = f"-{year:04}" if year else ""
    return f"{addresses.place(lang, 'data')}{name}{years}.{form}"


def index_url(lang: str) -> str:
    """Give the address of the list of all files."""
    return f"{addresses.place(lang, 'data')}index.json"


def years(edition: Edition, lang: str, name: str) -> Years:
    """Give a set's stories that a language has, by the year of their addresses, the newest first.

    What is withdrawn, or is not out, stands in no list: nobody can call back what others have taken.
    """
    mine = [
        story
        for story in shown.travelling(edition)
        if SECTIONS[story.section].data == name and story.source(lang)
    ]
    return by_number(mine, lambda story: story.year)


def _files(lang: str, name: str, by_year: Years) -> Iterator[Page]:
    newest = tuple(one for stories in by_year.values() for one in stories)[:NEWEST]
    yield _file_of(lang, name, newest, "json")
    before = {year: earlier for earlier, year in zip([*by_year][1:], by_year, strict=False)}
    for year, stories in by_year.items():
        following = url(lang, name, before[year], "json") if year in before else ""
        yield _file_of(lang, name, stories, "json", year, following)
        yield _file_of(lang, name, stories, "csv", year, following)


def _file_of(
    lang: str, name: str, stories: tuple[Story, ...], kind: str, year: int = 0, following: str = ""
) -> Page:
    def plan(edition: Edition, those: tuple[Story, ...]) -> Made:
        return Made(f"{FORM}:as_{kind}", _part(edition, lang, name, those, year, following))

    address = addresses.output(url(lang, name, year, kind))
    return Page(address, Later(stories, following, plan))


def _part(
    edition: Edition,
    lang: str,
    name: str,
    stories: tuple[Story, ...],
    year: int,
    following: str,
) -> form.DataPart:
    t, office, home = edition.strings[lang], edition.office, SETS[name].home
    title = t.data.sets[name]
    return form.DataPart(
        lang=lang,
        host=office.site.url,
        title=fill(t.titles.of_period, title=title, period=str(year)) if year else title,
        home=addresses.section(lang, home) if home else addresses.home(lang),
        url=url(lang, name, year, "json"),
        next=following,
        about=addresses.place(lang, "data"),
        author=office.name[lang],
        licence=office.data.licence[lang],
        terms=office.data.licence_url,
        columns=SETS[name].facts,
        items=tuple(
            item(story, source, edition) for story in stories if (source := story.source(lang))
        ),
    )


def _listed(lang: str, held: dict[str, Years]) -> Iterator[form.DataFile]:
    """Every file, set by set: the newest, then year by year."""
    for name, by_year in held.items():
        many = min(NEWEST, sum(map(len, by_year.values())))
        yield form.DataFile(name=name, year=0, items=many, json=url(lang, name, 0, "json"), csv="")
        for year, stories in by_year.items():
            yield form.DataFile(
                name=name,
                year=year,
                items=len(stories),
                json=url(lang, name, year, "json"),
                csv=url(lang, name, year, "csv"),
            )


def _index(edition: Edition, lang: str, listed: tuple[form.DataFile, ...]) -> form.DataIndex:
    office = edition.office
    return form.DataIndex(
        lang=lang,
        host=office.site.url,
        about=addresses.place(lang, "data"),
        licence=office.data.licence[lang],
        terms=office.data.licence_url,
        files=listed,
    )


def page(edition: Edition, lang: str, listed: tuple[form.DataFile, ...]) -> DataPage:
    """Give the page that says what there is, what each column means, and under which licence."""
    t, given = edition.strings[lang], edition.office.data
    return DataPage(
        **head(link(edition, lang), link(edition, OTHER[lang])),
        section="data",
        description=t.data.about,
        crumbs=(edition.home(lang),),
        sets=tuple(_set(edition, lang, name, listed) for name in SETS),
        columns=_columns(edition, lang, (*form.FIRST, *form.LAST, "sample")),
        index=_file(lang, "JSON", index_url(lang)),
        licence=_file(lang, given.licence[lang], given.licence_url)
        if given.licence[lang]
        else None,
        copyright=_copyright(edition, lang),
        others=(
            register.link(edition, lang),
            _file(lang, f"{t.titles.all_stories} (Atom)", addresses.feed(addresses.home(lang))),
        ),
    )


def _set(edition: Edition, lang: str, name: str, listed: tuple[form.DataFile, ...]) -> DataSet:
    t = edition.strings[lang]
    mine = [one for one in listed if one.name == name and one.year]
    return DataSet(
        key=name,
        title=t.data.sets[name],
        newest=_file(lang, "JSON Feed", url(lang, name, 0, "json")),
        years=tuple(
            DataFiles(
                year=str(one.year),
                count=counts.count_text(SETS[name].noun, one.items, t),
                files=(_file(lang, "JSON Feed", one.json), _file(lang, "CSV", one.csv)),
            )
            for one in mine
        ),
        columns=_columns(edition, lang, SETS[name].facts[:-1], name),
    )


def _columns(edition: Edition, lang: str, names: tuple[str, ...], of: str = "") -> tuple[Fact, ...]:
    """What columns mean, each as it is meant in the set `of` where that has a meaning of its own."""
    said = edition.strings[lang].data.columns
    meant = {name: f"{name}-{of}" if f"{name}-{of}" in said else name for name in names}
    return tuple(Fact(label=name, value=said[key]) for name, key in meant.items())


def _file(lang: str, title: str, url: str) -> Link:
    return Link(lang=lang, title=title, url=url)


def _copyright(edition: Edition, lang: str) -> Link | None:
    """The page on copyright in the reader's language, or in the other; None where there is none."""
    for there in (lang, OTHER[lang]):
        if url := edition.urls.get(("pages", COPYRIGHT, there)):
            return Link(lang=there, title=edition.strings[there].titles.menu.copyright, url=url)
    return None
