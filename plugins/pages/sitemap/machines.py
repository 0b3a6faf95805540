"""sitemap.xml (sitemaps.org 0.9 with hreflang), robots.txt (RFC 9309), security.txt (RFC 9116), manifests (W3C)."""

import datetime as dt
from collections.abc import Iterable
from xml.sax.saxutils import escape

import msgspec
from msgspec import Struct

from ...bilingual.strings import OTHER
from ...model import addresses
from ...model.edition import Edition
from ...model.planned import KnownPage, Made, Outline, Page
from ...stories import standing

MOST = 50_000  # addresses in one sitemap, by the protocol
QUOTE = {'"': "&quot;"}


class Address(Struct, frozen=True):
    """One address of the sitemap: where it is, its alternates by language, its last change."""

    url: str
    alternates: tuple[tuple[str, str], ...] = ()
    changed: str = ""


class Sitemap(Struct, frozen=True):
    """A sitemap's addresses below a site's own address."""

    site: str
    addresses: tuple[Address, ...]


class SitemapIndex(Struct, frozen=True):
    """The sitemaps of a site that has more addresses than one may hold."""

    site: str
    files: tuple[str, ...]


class Robots(Struct, frozen=True):
    """What robots are told: where the sitemap is, or to stay away from a preview."""

    site: str
    open: bool


class Security(Struct, frozen=True):
    """Where to report a weakness of the site, until when this holds, and in which languages."""

    contact: str
    expires: str
    canonical: str


def plan_pages(edition: Edition, pages: Iterable[Page]) -> list[Page]:
    """Plan the files for machines from the pages planned before."""
    site = edition.office.site.url
    open_ = not edition.audience.preview
    here = "plugins.pages.sitemap.machines"
    listed = [
        Address(one.url, alternates(one), one.changed)
        for one in (page.how.outline for page in pages if isinstance(page.how, KnownPage))
        if one and one.index
    ]
    listed.sort(key=lambda one: one.url)
    parts = [tuple(listed[at : at + MOST]) for at in range(0, len(listed), MOST)] or [()]
    if len(parts) == 1:
        planned = [Page("sitemap.xml", Made(f"{here}:sitemap", Sitemap(site, parts[0])))]
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        planned = [Page("sitemap.xml", Made(f"{here}:index", SitemapIndex(site, tuple(names))))]
        planned += [
            Page(name, Made(f"{here}:sitemap", Sitemap(site, part)))
            for name, part in zip(names, parts, strict=True)
        ]
    planned.append(Page("robots.txt", Made(f"{here}:robots", Robots(site, open_))))
    if values := contact(edition):
        planned.append(Page(".well-known/security.txt", Made(f"{here}:security", values)))
    planned += (
        Page(
            addresses.output(addresses.manifest(lang)),
            Made(f"{here}:manifest", called(edition, lang)),
        )
        for lang in OTHER
    )
    return planned


def called(edition: Edition, lang: str) -> dict[str, object]:
    """Give what a telephone must know to keep the site among its own: names, where it begins, its icons.

    The site opens as any page does, in the browser, and nothing of it is kept.
    """
    office, home = edition.office, addresses.home(lang)
    icons = (
        ("icon.svg", "any", "image/svg+xml"),
        ("root/apple-touch-icon.png", "180x180", "image/png"),
    )
    return {
        "lang": lang,
        "name": office.name[lang],
        "short_name": office.short[lang],
        "id": home,
        "start_url": home,
        "display": "browser",
        "icons": [
            {"src": src, "sizes": sizes, "type": kind}
            for name, sizes, kind in icons
            if (src := edition.shared.get(name))
        ],
    }


def alternates(page: Outline) -> tuple[tuple[str, str], ...]:
    """Give a page's alternates by language, its own first; none for one without a translation."""
    if not page.others:
        return ()
    return tuple(sorted([(page.lang, page.url), *page.others], reverse=True))


def contact(edition: Edition) -> Security | None:
    """Give what security.txt says, or None for a site that has neither a contact nor an address.

    Where the office has given no address for reports, its contact page is the way; where it has given
    no last day, the file holds until the first of the month half a year on, so it is never dated by
    the build's own hour. Once the day that it has given is there, the file is left out: it would tell its
    readers not to believe it.
    """
    given, site = edition.office.contact, edition.office.site.url
    url = given.security
    if not url and site:
        key = ("pages", standing.CONTACT, "sw")
        url = site + edition.urls[key] if key in edition.urls else ""
    if not url:
        return None
    last = given.security_expires
    if last and edition.clock.reached(dt.datetime.fromisoformat(last)):
        return None
    month = edition.clock.month()
    months = month.year * 12 + month.month - 1 + 6
    day = last or dt.date(months // 12, months % 12 + 1, 1).isoformat()
    canonical = f"{site}/.well-known/security.txt" if site else ""
    return Security(url, f"{day}T00:00:00+03:00", canonical)


def sitemap(values: Sitemap) -> bytes:
    """Write a sitemap, with the alternates that hreflang names."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    site = escape(values.site, QUOTE)
    for one in values.addresses:
        line = f"<url><loc>{site}{escape(one.url, QUOTE)}</loc>"
        if one.changed:
            line += f"<lastmod>{one.changed}</lastmod>"
        for lang, url in one.alternates:
            href = f"{site}{escape(url, QUOTE)}"
            line += f'<xhtml:link rel="alternate" hreflang="{lang}" href="{href}"/>'
        lines.append(line + "</url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


def index(values: SitemapIndex) -> bytes:
    """Write the index of several sitemaps."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(f"<sitemap><loc>{escape(values.site)}/{name}</loc></sitemap>" for name in values.files),
        "</sitemapindex>",
        "",
    ]
    return "\n".join(lines).encode()


def robots(values: Robots) -> bytes:
    """Write robots.txt; a preview asks all robots to stay away."""
    lines = ["User-agent: *", "Disallow:" if values.open else "Disallow: /"]
    if values.open and values.site:
        lines += ["", f"Sitemap: {values.site}/sitemap.xml"]
    return "\n".join([*lines, ""]).encode()


def manifest(values: dict[str, object]) -> bytes:
    """Write a manifest."""
    return msgspec.json.encode(values) + b"\n"


def security(values: Security) -> bytes:
    """Write security.txt (RFC 9116): Contact and Expires are required, the rest helps."""
    lines = [f"Contact: {values.contact}", f"Expires: {values.expires}"]
    lines += [f"Preferred-Languages: {', '.join(OTHER)}"]
    if values.canonical:
        lines.append(f"Canonical: {values.canonical}")
    return "\n".join([*lines, ""]).encode()
