"""A source: one content file, read, checked and frozen; and a story: the pair of its two sources."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any, Union

import msgspec
from msgspec import Struct

from ..schema import both, fields
from ..schema.sections import LISTED, SECTIONS
from .values import Heading

# A link within the site stands as a mark in a body's HTML: its number between two signs that nobody can type.
OPEN, CLOSE, NOTE = "\ue000", "\ue001", "\ue002"
BACK = f"{OPEN}back{CLOSE}"  # the words of a footnote's way back, in the page's language
ALWAYS_IDS = frozenset({"main", "top"})  # which every page has

# The checked headers of each section, as the schema derives them; typed at run time.
Records: Any = Union[tuple(fields.record(section) for section in SECTIONS)]  # noqa: UP007


class Target(Struct, frozen=True):
    """Something within the site that a text refers to.

    `kind` is `story` ({filename}), `file` ({static}), `image` or `page` (an address that begins with a
    slash). `value` is what was typed, `name` what it names: a story's section and pair key with a slash
    between, a file's path below content/, an address; empty where it can name nothing. `rest` is a
    fragment or a query that stays behind the address.
    """

    kind: str
    value: str
    name: str
    line: int
    rest: str = ""


class Text(Struct, frozen=True):
    """A source's body: the hash under which the store keeps its HTML, its headings, what it refers to.

    `words` is the hash of what a translator translates, `seal` of what a press release says on paper. Only
    the pages of the source itself and of its translation are planned from a text; lists, feeds and other
    stories never see it.
    """

    body: str
    headings: tuple[Heading, ...] = ()
    targets: tuple[Target, ...] = ()
    words: str = ""
    seal: str = ""


class Source(Struct, frozen=True):
    """One content file as all pages may see it: what its name says, and its checked headers.

    `path` is below the content folder, with slashes. `lines` gives the line of each header by its field's
    name, for messages. `files` are the files below content/ that its body refers to: they are planned
    with the site's other files. In a story the headers hold what is shared by both files, and `taken` names
    those that are the other file's.
    """

    path: str
    section: str
    pair: str
    slug: str
    lang: str
    day: dt.date | None
    headers: Records
    lines: dict[str, int]
    files: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()

    @property
    def story(self) -> str:
        """The name of its story: section and pair key, as a link names it."""
        return f"{self.section}/{self.pair}"


class Record(Struct, frozen=True):
    """What reading a content file gives: the source and its text."""

    source: Source
    text: Text


RECORD = msgspec.json.Decoder(Record)  # both check every type as they read
RECORDS = msgspec.json.Decoder(dict[str, Record])
_encoder = msgspec.json.Encoder()


def face(source: Source) -> str:
    """Give the hash of all that other pages can see of a source."""
    seen = (source.path, source.slug, source.headers, source.files)
    return hashlib.blake2b(_encoder.encode(seen), digest_size=16).hexdigest()


def shape(source: Source) -> str:
    """Give the hash of what decides where a source stands: all that others see but its title and summary.

    Of what stands in no list the words decide too: by them standing pages are put in order, and a notice is on
    every page. So do they where a page at an old address says the title.
    """
    headers = source.headers
    if source.section in LISTED and not headers.aliases:
        summary = "…" if headers.summary else None  # a rule asks whether there is one
        headers = msgspec.structs.replace(headers, title="", summary=summary)
    return face(msgspec.structs.replace(source, headers=headers))


class Story(Struct, frozen=True, dict=True):
    """A story: the sources of one pair, one or two languages of the same thing.

    `primary` is the source that bears the facts: the Kiswahili one, or the only one; `facts` are its
    headers. `day` is what lists sort and show it by: the file's date, for an event the day of `Starts`
    (None for standing pages, and for an event that has none, which the rules refuse). `under` is the day
    whose year stands in its address: an event that was postponed keeps that of the old one. `year` is that
    year, 0 where it has none.
    """

    section: str
    pair: str
    sw: Source | None
    en: Source | None
    primary: Source
    facts: Records
    sources: tuple[Source, ...]
    day: dt.date | None
    under: dt.date | None
    year: int

    @cached_property
    def name(self) -> str:
        """Its section and pair key, as a link names it: no other story's are the same."""
        return self.primary.story

    @cached_property
    def standing(self) -> bool:
        """Whether it is a standing page: it has no day, and stands in no list but the site map."""
        return SECTIONS[self.section].standing

    @property
    def paged(self) -> bool:
        """Whether it has a page of its own: a notice has none."""
        return SECTIONS[self.section].paged

    @cached_property
    def filed(self) -> dt.date | None:
        """The day of publication that the file's name gives; None for an event, whose file may bear its own."""
        return None if self.section == "events" else self.primary.day

    def source(self, lang: str) -> Source | None:
        """The source in a language, or None."""
        return self.sw if lang == "sw" else self.en

    @cached_property
    def wanted(self) -> tuple[tuple[Source, str, str], ...]:
        """The files that it refers to in its headers: (source, file, field)."""
        files = []
        for source in self.sources:
            headers = source.headers
            if headers.image:
                files.append((source, headers.image, "image"))
            files += [(source, photo.file, "gallery") for photo in headers.gallery]
            if "people" not in source.taken:
                some = getattr(headers, "people", ())
                files += [(source, one.portrait, "people") for one in some if one.portrait]
            files += [(source, one.file, "attachments") for one in headers.attachments]
            files += [(source, one.file, "files") for one in getattr(headers, "files", ())]
        return tuple(files)

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Newest last: the day, the time of `Date` or `Starts`, the pair key."""
        moment = self.facts.starts if self.section == "events" else self.facts.date
        time = moment.time.isoformat() if moment and moment.time else ""
        return (self.day.isoformat() if self.day else "", time, self.pair)


def story(sw: Source | None, en: Source | None, alone: Collection[str] = ()) -> Story:
    """Make a story of its sources, at least one of which is there.

    Each is completed by what the other says for both, but for those whose paths are `alone`.
    """
    if sw and en:
        from_en = bool(sw.headers.source_hash and not en.headers.source_hash)
        sw, en = (
            mine if mine.path in alone else _completed(mine, other, made)
            for mine, other, made in ((sw, en, from_en), (en, sw, not from_en))
        )
    primary = sw or en
    assert primary is not None
    facts = primary.headers
    day = primary.day
    if primary.section == "events":
        day = facts.starts.day if facts.starts else None
    under = (_formerly(facts) if primary.section == "events" else None) or day
    return Story(
        section=primary.section,
        pair=primary.pair,
        sw=sw,
        en=en,
        primary=primary,
        facts=facts,
        sources=(sw, en) if sw and en else (primary,),
        day=day,
        under=under,
        year=under.year if under else 0,
    )


def _completed(source: Source, other: Source, made: bool) -> Source:
    headers = both.completed(source.section, source.headers, other.headers, other.lang, made)
    if headers is source.headers:
        return source
    taken = [
        name
        for name in fields.shared(source.section)
        if getattr(headers, name) is not getattr(source.headers, name)
    ]
    return msgspec.structs.replace(source, headers=headers, taken=tuple(taken))


def _formerly(facts: Any) -> dt.date | None:
    """The old day of an event that was postponed or moved, so that a new year does not change its address."""
    if facts.state not in ("postponed", "moved") or not facts.formerly:
        return None
    return facts.formerly.when.day if facts.formerly.when else None


def paired(sources: Iterable[Source], alone: Collection[str] = ()) -> list[Story]:
    """Give the stories that sources make, in the order of section and pair key; `alone` as in `story`."""
    pairs: dict[tuple[str, str], dict[str, Source]] = {}
    for source in sources:
        pairs.setdefault((source.section, source.pair), {})[source.lang] = source
    return [story(made.get("sw"), made.get("en"), alone) for _, made in sorted(pairs.items())]
