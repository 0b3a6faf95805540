"""What every page of one language shares: names, menus, contacts, the theme's files."""

from urllib.parse import quote

from ..bilingual.strings import OTHER, Strings
from ..media import variants
from ..model import addresses
from ..model.edition import Edition
from ..model.source import Story
from ..model.values import Fact, Link, MenuItem, Picture, Site
from ..schema import kinds
from ..schema.office import Office
from ..schema.sections import LISTED
from ..stories import files, notices, shown


def site(edition: Edition, lang: str, places: dict[str, tuple[tuple[str, str], ...]]) -> Site:
    """Give the shared values of a language.

    `places` are the settings' menus by name (menu, strip, tasks, quick, legal): (key, target) pairs, where
    the target is a section, `home`, `register`, a place such as `site-map`, or a standing page's pair key.
    Behind them stand the pages that name the menu themselves.
    What does not exist, such as a page not yet written, is left out.
    """
    office, t = edition.office, edition.strings[lang]

    def entries(name: str) -> tuple[MenuItem, ...]:
        made, tasks = [], t.titles.tasks if name == "tasks" else {}
        for key, target in places.get(name, ()):
            if link := _link(edition, lang, target):
                title = next(
                    words[key] for words in (tasks, t.titles.menu, t.titles) if key in words
                )
                link = Link(lang=link.lang, title=title, url=link.url)
                made.append(MenuItem(key=target, link=link))
        there = {item.key for item in made}
        for story in edition.once("in-menus", in_menus):
            if kinds.MENUS[story.facts.menu] == name and story.pair not in there:
                link = edition.link(story.source(lang) or story.primary)
                made.append(MenuItem(key=story.pair, link=link))
        return tuple(made)

    return Site(
        lang=lang,
        name=office.name[lang],
        short=office.short[lang],
        country=office.country[lang],
        unit=office.unit[lang],
        url=office.site.url,
        home=edition.home(lang),
        search=Link(lang=lang, title=t.search.title, url=addresses.place(lang, "search")),
        menu=entries("menu"),
        strip=entries("strip"),
        tasks=tuple(item.link for item in entries("tasks")),
        quick=tuple(item.link for item in entries("quick")),
        legal=tuple(item.link for item in entries("legal")),
        related=tuple(
            Link(lang=lang, title=one.sw if lang == "sw" else one.en, url=one.url)
            for one in office.related
        ),
        contact=contact(office, t),
        social=social_links(edition, lang),
        faults=_faults(office, t),
        feeds=(
            Link(lang=lang, title=t.titles.all_stories, url=addresses.feed(addresses.home(lang))),
        ),
        style=edition.shared["style.css"],
        icon=edition.shared.get("icon.svg", ""),
        manifest=addresses.manifest(lang),
        ahead=edition.shared.get("ahead.js", ""),
        verify=edition.shared.get("verify.js", ""),
        copy=edition.shared.get("copy.js", ""),
        emblem=_emblem(edition),
        card=files.card(lang, addresses.home(lang), office.name[lang], edition),
        preview=edition.audience.preview,
        local=not edition.audience.public,
        prevails=office.site.prevails,
        notices=notices.shown(edition, lang),
    )


def in_menus(edition: Edition) -> tuple[Story, ...]:
    """Give the standing pages that say in which menu they are, in the order of their pair keys."""
    found = [one for one in edition.stories if one.section == "pages" and one.facts.menu]
    return tuple(sorted(filter(shown.listed, found), key=lambda one: one.pair))


def _faults(office: Office, t: Strings) -> str:
    """Where a fault on a page is reported; a message by email has its subject, and the page's address."""
    given = office.feedback.faults
    if not given or given.startswith("https://"):
        return given
    return f"mailto:{given}?subject={quote(t.footer.faults)}&body={{page}}"


def _emblem(edition: Edition) -> Picture | None:
    """The office's emblem: what is made of its pixels, or the drawing as it is; None until there is one."""
    asset = edition.emblem
    if not asset:
        return None
    if not variants.is_picture(asset):
        return Picture(url=f"/{asset.path}", width=asset.width, height=asset.height, alt="")
    made = variants.emblem(asset)
    return Picture(url=made.url, width=made.width, height=made.height, alt="")


def _link(edition: Edition, lang: str, target: str) -> Link | None:
    if target == "home":
        return edition.home(lang)
    if target in LISTED:
        return edition.section(lang, target)
    if target == "register":
        return Link(lang=lang, title="", url=addresses.register(lang))
    if target in addresses.PLACES:
        url = addresses.place(lang, target)
        return Link(lang=lang, title="", url=url)
    for there in (lang, OTHER[lang]):
        if url := edition.urls.get(("pages", target, there)):
            return Link(lang=there, title="", url=url)
    return None


def contact(office: Office, t: Strings) -> tuple[Fact, ...]:
    """Give the office's contacts that are known, each with its label."""
    lang, given, labels = t.lang, office.contact, t.titles.contact
    facts = [
        Fact(label=labels.postal, value=given.postal[lang]),
        Fact(label=labels.street, value=given.street[lang]),
        Fact(label=labels.telephone, value=given.telephone, url=_tel(given.telephone)),
        Fact(label=labels.fax, value=given.fax),
        Fact(label=labels.email, value=given.email, url=f"mailto:{given.email}"),
        Fact(label=labels.hours, value=given.hours[lang]),
    ]
    return tuple(fact for fact in facts if fact.value)


def social_links(edition: Edition, lang: str) -> tuple[Link, ...]:
    """Give the office's accounts on social media that are known, in the order of their names."""
    names = edition.strings[lang].titles.social
    return tuple(
        Link(lang=lang, title=names[name] if name in names else name.capitalize(), url=url)
        for name, url in sorted(edition.office.social.items())
        if url
    )


def _tel(number: str) -> str:
    return "tel:" + "".join(char for char in number if char.isdigit() or char == "+")
