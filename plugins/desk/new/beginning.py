"""The beginning of a story: the names and the texts of its two files, before anybody has written in them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from ...bilingual import slugs
from ...bilingual.strings import LANGS, Strings
from ...model import addresses
from ...reading import read
from ...schema import capitals
from ...schema.faults import Fault, fault
from ...schema.sections import SECTIONS
from . import heading, skeleton


def paths(section: str, day: dt.date, slug: str) -> dict[str, str]:
    """Give the paths of a story's files below content/, by language; a standing page bears no date."""
    pair = slug if SECTIONS[section].standing else f"{day}-{slug}"
    return {lang: f"{section}/{pair}.{lang}.md" for lang in LANGS}


def slug(section: str, day: dt.date, title: str, t: Strings) -> str:
    """Give the address word that a title makes in the language of `t`, or an empty text where none fits.

    The heading that a release's title may begin with is no part of it: it is the section's own word.
    """
    words = heading.named(title, t)[1] if section == "press" else title
    made = slugs.slug(words, t.lang)
    return "" if not made or misfits("", section, day, made, t.lang) else made


def plain(section: str, title: str, t: Strings) -> str:
    """Give a title in ordinary letters where it is in capitals, or begins with a release's heading in them.

    That heading goes: the site itself puts it above the title.
    """
    rest = heading.named(title, t)[1] if section == "press" else title
    above = title.removesuffix(rest)
    if not capitals.shouts(above) and not capitals.shouts(title):
        return title
    return capitals.plain(rest) if capitals.shouts(rest) else rest


def misfits(path: str, section: str, day: dt.date, slug: str, lang: str = "sw") -> list[Fault]:
    """Give why a word cannot be a new story's: its form, or an address of the site itself.

    `path` says in the faults where the word came from.
    """
    if found := read.value(
        path, "news", "slug", slug
    ):  # a notice has the word in its file's name alone
        return found
    if addresses.reserved(lang, section, slug):
        url = addresses.story(lang, section, day.year, slug)
        return [fault(path, 0, "reserved-address", value=url)]
    _, found = read.name(paths(section, day, slug)[lang])
    return [fault(path, 0, one.rule, **dict(one.fill)) for one in found]


def texts(
    section: str,
    day: dt.date,
    slug: str,
    given: Mapping[str, Mapping[str, str]],
    strings: Mapping[str, Strings],
    topics: Sequence[str],
) -> dict[str, str]:
    """Give the texts of a story's files, by path below content/.

    `given` holds what is known of each language's fields, the title first; what follows from it is added.
    """
    known = {
        lang: {**_following(section, day, values.get("title", ""), strings[lang]), **values}
        for lang, values in given.items()
    }
    known["sw"]["slug"] = slug
    return {
        path: skeleton.text(section, lang, known[lang], {"topics": topics})
        for lang, path in paths(section, day, slug).items()
    }


def _following(section: str, day: dt.date, title: str, t: Strings) -> dict[str, str]:
    """What follows from a title and a day: the address word, the file's date, a release's heading."""
    found = {"date": day.isoformat(), "slug": slug(section, day, title, t)}
    if section == "press":
        found["heading"] = heading.named(title, t)[0]
    return {name: value for name, value in found.items() if value}
