"""Planning: from the sources to the edition, and from the edition to every page of the site. Pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from ..bilingual.strings import LANGS
from ..media import asset as media
from ..media import pdf
from ..media.asset import Asset
from ..model import addresses
from ..model.edition import Audience
from ..model.moment import Clock
from ..model.planned import Page, known
from ..model.source import Record, Story, Text
from ..pages import served as files
from ..reading import read, rules
from ..schema import meant
from ..schema.faults import Fault, elsewhere, fault, told
from ..schema.near import meant as offered
from ..schema.near import near
from ..schema.office import OFFICE_FILE, TOPICS_FILE, Office, Topic, TopicWords
from ..schema.seal import REGISTER, is_paper
from ..schema.sections import LISTED, SECTIONS
from ..stories import links, shown

Key = tuple[str, str, str]
PICTURES = ("image", "gallery", "people")  # the fields that name pictures


@dataclass(frozen=True)
class Shelf:
    """The stories of a build: all that are sound, those that are shown, and their addresses."""

    sound: tuple[Story, ...]
    visible: tuple[Story, ...]  # newest first; those that have a page
    notices: tuple[Story, ...]  # that are shown
    known: Mapping[tuple[str, str], Story]
    urls: Mapping[Key, str]
    shown_urls: Mapping[Key, str]
    left_out: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]
    half_read: Collection[tuple[str, str]] = ()  # of which a file was refused


def shelf(
    stories: Sequence[Story],
    topics: Any,
    clock: Clock,
    audience: Audience,
    all_sound: bool = False,
    half_read: Collection[tuple[str, str]] = (),
    spared: Collection[str] = (),
    since: Mapping[str, str] = MappingProxyType({}),
) -> Shelf:
    """Put the stories in order: check what holds between files, give addresses, see which are shown.

    With `all_sound` they were checked before, and no rule between files can have come to be broken. Of
    `half_read` stories (section, pair) one file was refused: what it would have said is no fault of the
    other's. `spared` are the paths of releases that were issued, and of what is unfinished. `since` says from which
    day on a section's stories need approval.
    """
    faults: list[Fault] = []
    sound = list(stories) if all_sound else []
    known = {(story.section, story.pair): story for story in stories}
    if not all_sound:
        for story in stories:
            half = (story.section, story.pair) in half_read
            found = [] if half else rules.pair(story, spared)
            faults += found
            if not any(not one.warning for one in found):
                sound.append(story)
        faults += rules.between(sound, topics, known, half_read)
    urls, found = rules.urls(sound)
    faults += found
    visible: list[Story] = []
    notices: list[Story] = []
    left_out: list[tuple[str, str]] = []
    for story in sound:
        if why := shown.why_not(story, clock, audience, since):
            left_out += [(source.path, why) for source in story.sources]
        else:
            (visible if story.paged else notices).append(story)
    visible.sort(key=lambda story: story.sort_key, reverse=True)
    shown_urls = {
        key: urls[key]
        for story in visible
        for key in [(source.section, source.pair, source.lang) for source in story.sources]
    }
    return Shelf(
        sound=tuple(sound),
        visible=tuple(visible),
        notices=tuple(notices),
        known=known,
        urls=urls,
        shown_urls=shown_urls,
        left_out=tuple(left_out),
        faults=tuple(faults),
        half_read=half_read,
    )


def named_files(shelf: Shelf) -> list[str]:
    """Give the files below content/ that sound stories refer to."""
    return files.paths(shelf.sound)


def asked(found: Sequence[Fault], shelf: Shelf, texts: Mapping[str, Text]) -> list[Fault]:
    """Give the faults of media files with the place that asks for each: the first story's file and line."""
    places = {one.path: REGISTER for one in found if is_paper(one.path)}
    for story in shelf.sound if found else ():
        for source, path, name in story.wanted:
            places.setdefault(path, f"{source.path}:{source.lines[name]}")
        for source in story.sources:
            for target in texts[source.path].targets:
                if target.kind in ("file", "image"):
                    places.setdefault(target.name, f"{source.path}:{target.line}")
    return [told(one, other=places.get(one.path, OFFICE_FILE)) for one in found]


def weighed(assets: Iterable[Asset]) -> list[Fault]:
    """Give the warnings of files that are heavy; `asked` puts in who asks for them."""
    return [one for asset in assets for one in media.heavy(asset)]


def drawn(shelf: Shelf, assets: Iterable[Asset]) -> list[Fault]:
    """Give the drawings that stories name: they are for the emblem alone; `asked` puts in who asks for them."""
    named = set(named_files(shelf))
    return [
        fault(one.path, 0, "drawing-elsewhere", value=one.path)
        for one in assets
        if one.type == "SVG" and one.path in named
    ]


def described(assets: Iterable[Asset], office: Office) -> list[Fault]:
    """Give the warnings of PDFs that not everyone can read or find; `asked` puts in who asks for them."""
    both = [*(office.name[lang] for lang in LANGS), *(office.unit[lang] for lang in LANGS)]
    both += [office.short[lang] for lang in LANGS]
    own = frozenset(name.casefold() for name in both if name)
    return [one for asset in assets if asset.said for one in pdf.told(asset.path, asset.said, own)]


def spoken(shelf: Shelf, assets: Mapping[str, Asset]) -> list[Fault]:
    """Give a warning for each PDF that says another language of itself than `Files` says of it."""
    faults = []
    for story in shelf.sound:
        source, facts = story.primary, story.facts
        for one in getattr(facts, "files", ()):
            asset = assets.get(one.file)
            said = asset.said.lang if asset and asset.said else ""
            if said and said.replace("_", "-").partition("-")[0].lower() != one.lang:
                fill = {"value": one.file, "found": said, "lang": one.lang}
                line = source.lines["files"]
                faults.append(fault(source.path, line, "pdf-language-differs", **fill))
    return faults


def unused(listed: Iterable[str], named: Collection[str]) -> list[Fault]:
    """Give a warning for each media file that nothing names."""
    return [fault(path, 0, "unused-media") for path in listed if path not in named]


def reach(
    shelf: Shelf, texts: Mapping[str, Text], names: Collection[str], headers: bool = True
) -> list[Fault]:
    """Give the links and files that lead nowhere, of the sources whose texts are given.

    A story that is not shown may refer to others that are not. Without `headers` the files that headers
    name are taken as checked.
    """
    seen = {(story.section, story.pair) for story in shelf.visible}
    faults = []
    for story in shelf.sound:
        urls = shelf.shown_urls if (story.section, story.pair) in seen else shelf.urls
        for source, path, name in story.wanted if headers else ():
            if path not in names:
                line = source.lines[name]
                fill = {"value": path, **near(path, names)}
                faults.append(fault(source.path, line, "missing-file", **fill))
            elif name in PICTURES and not media.shows(path):
                line = source.lines[name]
                faults.append(fault(source.path, line, "no-picture", value=path))
        for source in story.sources:
            text = texts.get(source.path)
            if text and text.targets:
                faults += links.faults(
                    source.path, text.targets, shelf.known, urls, names, shelf.half_read
                )
    return faults


def parts(shelf: Shelf, texts: Mapping[str, Text], records: Mapping[str, Record]) -> list[Fault]:
    """Give the links to a part of another page that it does not have, of the sources whose texts are given.

    `records` are those of all sources. What else is a page has its parts from a template, and a story of
    which a file was refused is not known: neither is judged.
    """
    by_url: dict[str, Key] = {}
    seen = {(story.section, story.pair) for story in shelf.visible}
    faults = []
    for story in shelf.sound:
        urls = shelf.shown_urls if (story.section, story.pair) in seen else shelf.urls
        for source in story.sources:
            text = texts.get(source.path)
            for target in text.targets if text else ():
                if not links.part(target):
                    continue
                if target.kind == "page" and not by_url:
                    by_url = {url: key for key, url in shelf.urls.items()}
                key = by_url.get(target.name) or links.key(target, source.lang, urls)
                led = shelf.known[key[:2]].source(key[2]) if key[:2] in shelf.known else None
                if led and key[:2] not in shelf.half_read:
                    faults += links.parted(source.path, target, records[led.path].text.headings)
    return faults


def leading_to(records: Mapping[str, Record], paths: Collection[str]) -> dict[str, Text]:
    """Give the texts that lead to a part of a story of one of the paths, or of what may be its page."""
    names = {f"{one.section}/{one.pair}" for one in (read.name(path)[0] for path in paths) if one}
    return {
        path: record.text
        for path, record in records.items()
        if any(
            links.part(one) and (one.kind == "page" or one.name in names)
            for one in record.text.targets
        )
    }


def leading_to_refused(shelf: Shelf, texts: Mapping[str, Text]) -> set[str]:
    """Give the sources of stories that lead to one of which a file was refused: it may have no page."""
    names = {f"{section}/{pair}" for section, pair in shelf.half_read}
    pairs = {pair for _, pair in shelf.half_read}
    return {
        source.path
        for story in (shelf.sound if names else ())
        if any(
            getattr(story.facts, field, None) in pairs for field in ("corrects", "outcome", "story")
        )
        or any(one.name in names for source in story.sources for one in texts[source.path].targets)
        for source in story.sources
    }


def without(shelf: Shelf, wrong: Collection[str], files: Collection[str]) -> tuple[Shelf, set[str]]:
    """Give a shelf that shows no story with a file that is wrong, or that names one that is not to be had.

    What is left can be planned, so that what only a plan can tell is told beside all the other faults.
    Beside it come the paths of the sources that are shown no more.
    """
    left, gone = [], set[str]()
    pairs = {(one.section, one.pair) for one in (read.name(path)[0] for path in wrong) if one}
    for story in shelf.visible:
        named = [path for _, path, _ in story.wanted]
        named += [path for source in story.sources for path in source.files]
        if (story.section, story.pair) not in pairs and all(path in files for path in named):
            left.append(story)
        else:
            gone |= {source.path for source in story.sources}
    notices = tuple(one for one in shelf.notices if (one.section, one.pair) not in pairs)
    return replace(shelf, visible=tuple(left), notices=notices), gone


def leading_nowhere(
    shelf: Shelf,
    texts: Mapping[str, Text],
    planned: Collection[str],
    wrong: Collection[str] = (),
) -> list[Fault]:
    """Give the links that were typed as an address within the site and lead to no planned page.

    `wrong` sources were not planned: an address that one of them may give is not judged.
    """
    unsure = _given_by(wrong)
    faults = []
    for story in shelf.visible:
        for source in story.sources:
            text = texts.get(source.path)
            for target in text.targets if text else ():
                if target.kind != "page":
                    continue
                if unsure(target.name):
                    continue
                path = target.name.removeprefix("/")
                path = path + "index.html" if not path or path.endswith("/") else path
                if path not in planned:
                    right = meant.target(target.value, source.section)
                    fill = {"value": target.value, **offered(right)}
                    faults.append(fault(source.path, target.line, "missing-page", **fill))
    return faults


def topics(shelf: Shelf, given: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """Give the topics, and one in the place of each that a story names and their file does not hold.

    There is such a one only where that file is wrong: then nothing is written, and all else can be told.
    No address is its own: a word of an address never ends in a hyphen.
    """
    known = {topic.key for topic in given}
    named = {key for story in shelf.visible for key in story.facts.topics if key not in known}
    words = [(key, TopicWords(title=key, slug=f"{key}-")) for key in sorted(named)]
    return (*given, *(Topic(key=key, sw=word, en=word) for key, word in words))


def _given_by(wrong: Collection[str]) -> Callable[[str], bool]:
    """Give whether an address may be one that sources with these paths give: a story's or a list's."""
    named = [one for one in (read.name(path)[0] for path in wrong) if one]
    below = [addresses.section(one.lang, one.section) for one in named if one.section in LISTED]
    homes = {addresses.home(one.lang) for one in named if SECTIONS[one.section].standing}
    asked = named or TOPICS_FILE in wrong
    topics = [addresses.place(lang, "topics") for lang in LANGS if asked]

    def may(address: str) -> bool:
        parent = address.rstrip("/").rpartition("/")[0] + "/"
        return address.startswith((*below, *topics)) or parent in homes

    return may


def claims(pages: Sequence[Page]) -> list[Fault]:
    """Give the pages that claim one address, named by the content file that can give way."""
    faults = []
    taken: dict[str, Page] = {}
    for page in pages:
        if other := taken.get(page.address):
            mine, theirs = (page, other) if page.origin else (other, page)
            fill = {"value": "/" + page.address, "other": theirs.origin or "—"}
            rule = "duplicate-address" if theirs.origin else "reserved-address"
            faults.append(
                fault(mine.origin, 0, rule, **fill)
                if mine.origin
                else elsewhere("pelicanconf.py", rule, **fill)
            )
        taken[page.address] = page
    return faults


def once(pages: Iterable[Page], before: Iterable[Page] = ()) -> list[Page]:
    """Give files that are slow to make, each once, but for those of `before`."""
    taken = {page.address for page in before}
    found: dict[str, Page] = {}
    for page in pages:
        if page.address not in taken:
            found.setdefault(page.address, page)
    return list(found.values())


def pages(
    edition: Any, before: Sequence[Page], of_pages: Sequence[Callable[..., list[Page]]]
) -> list[Page]:
    """Give every page of the site: those before, the files that stories show, and what is planned from all these.

    What is planned from others sees them in outline, never a text, so that an edit of one touches one page.
    """
    planned = [*before, *files.plan(edition)]
    seen = tuple(map(known, planned))
    for plan in of_pages:
        made = plan(edition, seen)
        planned += made
        seen = (*seen, *map(known, made))
    return planned
