"""Linked data: what a page is about, in the words of schema.org, as far as the page itself says it.

Each function gives a thing as a dictionary that JSON-LD 1.1 would have; a property that is not known is left out.
"""

from typing import Any

from ...model.values import Document, File, Link, Picture, Site, StoryPage
from ..events.documents import Event
from ..listings.documents import Home
from ..press.documents import Release
from ..publications.documents import Publication
from . import schedule

Thing = dict[str, Any]
COUNTRY = "TZ"  # ISO 3166-1
# Kinds of publications that schema.org has a type for.
WORKS = {"report": "Report", "poster": "Poster", "feature": "Article"}
DAY = len("2026-11-22")  # of a day without an hour, which begins and ends with itself
STATES = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}


def things(doc: Document, site: Site) -> list[Thing]:
    """Give what a page is about: the story, event or publication, the office on its home pages, the way there.

    A withdrawn story is nothing but its place on the site.
    """
    found = [_crumbs(doc, site)] if doc.crumbs else []
    if isinstance(doc, Home):
        found.append(office(site))
    elif isinstance(doc, StoryPage) and not doc.withdrawn:
        found += _story(doc, site)
    return found


def _story(doc: StoryPage, site: Site) -> list[Thing]:
    if isinstance(doc, Event):
        return [event(doc, site)]
    if isinstance(doc, Publication):
        return [publication(doc, site)]
    if isinstance(doc, Release) or doc.section == "news":
        return [article(doc, site)]
    return []


def thing(kind: str, **known: Any) -> Thing:
    """Give a thing of a kind, with those of its properties that are known."""
    said = {name: value for name, value in known.items() if value not in ("", [], None)}
    return {"@type": kind, **said}


def office(site: Site) -> Thing:
    """Give the office as its home page knows it."""
    contacts = [fact.url for fact in site.contact]
    return thing(
        "GovernmentOrganization",
        name=site.name,
        alternateName=site.short,
        url=site.url + site.home.url,
        areaServed=thing("Country", name=site.country) if site.country else None,
        logo=site.url + site.emblem.url if site.emblem else "",
        telephone=_first(contacts, "tel:"),
        email=_first(contacts, "mailto:"),
        sameAs=[link.url for link in site.social],
    )


def _first(urls: list[str], scheme: str) -> str:
    return next((url.removeprefix(scheme) for url in urls if url.startswith(scheme)), "")


def publisher(site: Site) -> Thing:
    """Give the office as its stories name it, with its emblem once it has given one."""
    logo = site.url + site.emblem.url if site.emblem else ""
    return thing("GovernmentOrganization", name=site.name, url=site.url + site.home.url, logo=logo)


def _crumbs(doc: Document, site: Site) -> Thing:
    """The way from the home page to this one, itself the last."""
    way = [*((link.title, link.url) for link in doc.crumbs), (doc.title, doc.url)]
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=position, name=title, item=site.url + url)
            for position, (title, url) in enumerate(way, 1)
        ],
    )


def _work(doc: StoryPage, site: Site, kind: str) -> Thing:
    """What all works have."""
    changed = doc.changed.iso if doc.changed else ""
    return {
        "mainEntityOfPage": site.url + doc.url,
        "url": site.url + doc.url,
        "inLanguage": doc.lang,
        "description": doc.summary,
        "image": _image(doc.picture, site),
        "datePublished": doc.date.iso if doc.date else "",
        "dateModified": changed if doc.updates else "",
        "publisher": publisher(site),
        "translationOfWork": _version(doc.original, site, kind),
        "workTranslation": _version(doc.translated, site, kind),
    }


def _version(link: Link | None, site: Site, kind: str) -> Thing | None:
    """The same work in the other language."""
    if not link:
        return None
    title = "headline" if kind == "NewsArticle" else "name"
    return thing(kind, url=site.url + link.url, inLanguage=link.lang, **{title: link.title})


def _image(picture: Picture | None, site: Site) -> str:
    return site.url + picture.url if picture else ""


def article(doc: StoryPage, site: Site) -> Thing:
    """Give a news story or a press release."""
    later = doc.corrected_by if isinstance(doc, Release) else ()
    return thing(
        "NewsArticle",
        headline=doc.title,
        **_work(doc, site, "NewsArticle"),
        author=publisher(site),
        identifier=doc.reference if isinstance(doc, Release) else "",
        correction=[site.url + one.url for one in later],
    )


def publication(doc: Publication, site: Site) -> Thing:
    """Give a publication: the issue of a series, or a work by itself, of the type that its kind has."""
    number = doc.number if doc.series else ""
    kind = "PublicationIssue" if number else WORKS.get(doc.kind, "DigitalDocument")
    return thing(
        kind,
        name=doc.title,
        **_work(doc, site, kind),
        issueNumber=number,
        isPartOf=_series(doc.series, site) if doc.series else None,
        encoding=[_file(file, site) for file in doc.files],
    )


def _series(link: Link, site: Site) -> Thing:
    return thing("Periodical", name=link.title, url=site.url + link.url if link.url else "")


def _file(file: File, site: Site) -> Thing:
    return thing(
        "MediaObject",
        name=file.title,
        contentUrl=site.url + file.url,
        encodingFormat="application/pdf" if file.type == "PDF" else "",
        inLanguage=file.lang,
    )


def event(doc: Event, site: Site) -> Thing:
    """Give an event: the turn of it that its page shows."""
    return thing(
        "Event",
        name=doc.title,
        url=site.url + doc.url,
        inLanguage=doc.lang,
        description=doc.summary,
        image=_image(doc.picture, site),
        startDate=doc.starts,
        endDate=doc.ends if doc.ends != doc.starts or len(doc.ends) == DAY else "",
        eventStatus=f"https://schema.org/{_status(doc)}",
        previousStartDate=doc.previous,
        eventAttendanceMode=_attendance(doc),
        location=_location(doc),
        organizer=publisher(site),
        isAccessibleForFree=True if doc.kind == "legal-clinic" else None,
        eventSchedule=schedule.of(doc.rule),
    )


def _status(doc: Event) -> str:
    """What became of an event: one that was postponed is rescheduled once its new date is known."""
    if not doc.state:
        return "EventScheduled"
    if doc.state.void:
        return STATES[doc.state.key]
    return "EventRescheduled" if doc.previous else "EventScheduled"


def _attendance(doc: Event) -> str:
    """How an event is attended, where it is known: a region or a point is a place, a broadcast is none."""
    if doc.region or doc.map:
        mode = "Mixed" if doc.live else "Offline"
    elif doc.live and not doc.venue:
        mode = "Online"
    else:
        return ""
    return f"https://schema.org/{mode}EventAttendanceMode"


def _location(doc: Event) -> list[Thing]:
    """Where an event is: its place, and the address of its broadcast."""
    found = []
    if doc.venue or doc.region or doc.map:
        lat, _, lon = doc.map.partition(",")
        address = thing("PostalAddress", addressRegion=doc.region, addressCountry=COUNTRY)
        spot = thing("GeoCoordinates", latitude=float(lat), longitude=float(lon)) if lat else None
        found.append(thing("Place", name=doc.venue or doc.region, address=address, geo=spot))
    if doc.live:
        found.append(thing("VirtualLocation", url=doc.live))
    return found
