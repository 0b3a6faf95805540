"""Rules that hold between files: facts of a pair, addresses, references, topics, and what a header names."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ..model import addresses
from ..model.source import Source, Story
from ..schema import fields, forms, meant, notice
from ..schema.faults import Fault, fault, nearest, told
from ..schema.near import meant as offered
from ..schema.near import near
from ..schema.office import TOPICS_FILE, Topic
from ..schema.values import (
    Arrival,
    Enclosure,
    Former,
    Moment,
    Note,
    Photo,
    Recurrence,
    Somebody,
    Spot,
)


def pair(story: Story, spared: Collection[str] = ()) -> list[Fault]:
    """Give the faults of one story: facts that differ, needed facts that miss, times that cannot be.

    Of `spared` files nothing is asked that could not be added any more, or is to be filled in anyhow.
    """
    return [
        *_facts(story),
        *_needed(story),
        *_languages(story),
        *_translation(story),
        *_untranslated(story, spared),
        *_half_withdrawn(story),
        *_approved(story),
        *_times(story),
        *(() if story.primary.path in spared else _numbered(story)),
    ]


def _approved(story: Story) -> list[Fault]:
    """A file that was changed since it was approved is told of, but where the story was withdrawn."""
    return [
        _at(source, "approved", "approval-void", name=by.name, value=by.day)
        for source in story.sources
        if (by := source.headers.approved) and not by.holds and not story.facts.withdrawn
    ]


def _line(source: Source, field: str) -> int:
    return source.lines.get(field, 1)


def _at(source: Source, field: str, rule: str, **fill: object) -> Fault:
    """The fault of a rule at a header, at the first line where that does not stand."""
    return fault(source.path, _line(source, field), rule, **fill)


def _facts(story: Story) -> list[Fault]:
    """A fact stands in the Kiswahili file; the English one may repeat it, never contradict it."""
    if not (story.sw and story.en):
        return []
    sw, en = story.sw, story.en
    faults = []
    for name in fields.facts(story.section).intersection(en.lines):
        here, there = getattr(en.headers, name), getattr(sw.headers, name)
        fill = {"name": fields.header_name(name), "other": f"{sw.path}:{_line(sw, name)}"}
        if name not in sw.lines:
            faults.append(fault(en.path, _line(en, name), "fact-only-here", **fill))
        elif _fact(here) != _fact(there):
            fill |= {"value": _said(here), "there": _said(there)}
            faults.append(fault(en.path, _line(en, name), "fact-differs", **fill))
    for name in ("gallery", "people"):
        ours, theirs = ([*map(_of_line, getattr(one.headers, name, ()))] for one in (en, sw))
        if ours and ours != theirs:
            fill = {"name": fields.header_name(name), "other": f"{sw.path}:{_line(sw, name)}"}
            fill |= {"value": ", ".join(ours), "there": ", ".join(theirs)}
            faults.append(fault(en.path, _line(en, name), "fact-differs", **fill))
    return faults


def _of_line(one: Photo | Somebody) -> str:
    """What a line of a photo or of a person says for both languages."""
    if isinstance(one, Photo):
        return one.file
    return " ".join(part for part in (one.since and str(one.since), one.portrait) if part) or "—"


def _fact(value: Any) -> Any:
    """What both files of a story must agree on: of a withdrawal the day, for each gives its own reason."""
    return value.day if isinstance(value, Note) else value


def _said(value: Any) -> str:
    """A checked value as an editor types it."""
    match value:
        case tuple():
            return ", ".join(_said(one) for one in value)
        case bool():
            return "yes"
        case dt.time():
            return f"{value:%H:%M}"
        case Moment() | Arrival():
            parts = [part for part in (value.day, value.time) if part is not None]
            return " ".join(_said(part) for part in parts)
        case Note():
            return f"{value.day} | {value.text}"
        case Recurrence() | Former():
            return value.typed
        case Photo():
            return value.file
        case Enclosure():
            return " | ".join(part for part in (value.file, value.lang, value.title) if part)
        case Spot():
            return f"{value.lat}, {value.lon}"
    return str(value)


def _needed(story: Story) -> list[Fault]:
    """The file that bears the facts gives those that are needed; a picture has its words in each file.

    What a story need not have once it was withdrawn is judged here: the other file may say that it was.
    """
    primary = story.primary
    faults = []
    for name, _ in fields.needed_facts(story.section):
        if getattr(primary.headers, name) is None:
            fill = {"name": fields.header_name(name), **forms.hints(story.section, name)}
            faults.append(fault(primary.path, 1, "missing-header", **fill))
    for source in story.sources:
        faults += [
            fault(
                source.path,
                1,
                "missing-header",
                name=fields.header_name(name),
                **forms.hints(story.section, name),
            )
            for name, what in fields.needed_in_each(story.section)
            if what.unless and not getattr(source.headers, name)
            if not getattr(story.facts, what.unless)
        ]
    if primary.headers.image:
        bare = (source for source in story.sources if not source.headers.image_alt)
        faults += [_at(source, "image", "image-needs-alt") for source in bare]
    return faults


def _languages(story: Story) -> list[Fault]:
    if story.sw and story.en and story.sw.headers.only:
        fill = {"value": story.sw.headers.only, "other": story.en.path}
        return [_at(story.sw, "only", "only-but-pair", **fill)]
    return []


def _translation(story: Story) -> list[Fault]:
    """One file of a pair is the source: it was not made from the other."""
    if not (
        story.sw and story.en and story.sw.headers.source_hash and story.en.headers.source_hash
    ):
        return []
    other = f"{story.en.path}:{_line(story.en, 'source_hash')}"
    return [_at(story.sw, "source_hash", "both-translated", other=other)]


def _untranslated(story: Story, spared: Collection[str]) -> Iterator[Fault]:
    """What one file says in words and the other one does not; a withdrawn story shows none of it.

    What a page does not take over is asked of a translation alone: it may have a file or a photo of its own.
    """
    if not (story.sw and story.en) or story.facts.withdrawn:
        return
    from_en = bool(story.sw.headers.source_hash and not story.en.headers.source_hash)
    made = story.sw if from_en else story.en
    for source, other in ((story.sw, story.en), (story.en, story.sw)):
        for name in fields.asked(story.section):
            if source.path in spared and not fields.described(story.section)[name].later:
                continue
            said = getattr(other.headers, name)
            if name == "updated":
                said = tuple(one for one in source.headers.updated if one.lang)
            elif name in source.lines or name not in other.lines:
                continue
            if name == "signatory" and "|" not in said:
                continue  # a name alone
            shared = name in fields.shared(story.section)
            if said and (shared or source is made):
                rule = "words-untranslated" if shared else "words-one-language"
                fill = {"name": fields.header_name(name), "value": _said(said)}
                fill |= {"other": f"{other.path}:{_line(other, name)}", **_IN[source.lang]}
                yield fault(source.path, 1, rule, **fill)


_IN = {
    "sw": {"lang_sw": "kwa Kiswahili", "lang_en": "in Kiswahili"},
    "en": {"lang_sw": "kwa Kiingereza", "lang_en": "in English"},
}


def _half_withdrawn(story: Story) -> Iterator[Fault]:
    """A withdrawn story of which one file was cleared: the title of the other one may still name somebody."""
    if story.facts.withdrawn and story.sw and story.en and not story.standing:
        for source, other in ((story.sw, story.en), (story.en, story.sw)):
            if source.headers.summary and not other.headers.summary:
                yield _at(source, "title", "withdrawn-one-file", other=other.path)


def _numbered(story: Story) -> Iterator[Fault]:
    """A release without its number, or a text that has nothing of a release; a draft may wait for both."""
    facts = story.facts
    if story.section != "press" or facts.reference or facts.status or facts.withdrawn:
        return
    source = story.primary
    if any(name in one.lines for one in story.sources for name in fields.own("press")):
        yield fault(source.path, 1, "release-without-number")
    else:
        value = f"news/{source.path.partition('/')[2]}"
        yield fault(source.path, 1, "news-in-press", value=value)


def _times(story: Story) -> list[Fault]:
    if story.section == "notices":
        return _term(story)
    if story.section != "events" or not story.facts.starts or not story.facts.ends:
        return []
    starts, ends = story.facts.starts, story.facts.ends
    if (starts.time is None) != (ends.time is None):
        rule = "times-differ"
    elif ends.end < starts.start:
        rule = "ends-before-start"
    else:
        return []
    return [_at(story.primary, "ends", rule, value=_said(ends), other=_said(starts))]


def _term(story: Story) -> list[Fault]:
    first, last = story.facts.from_, story.facts.until
    if not first or not last or first.start < notice.gone(last):
        return []
    fill = {"value": _said(last), "other": _said(first)}
    return [_at(story.primary, "until", "until-before-from", **fill)]


def between(
    stories: Iterable[Story],
    topics: tuple[Topic, ...] | None,
    known: Mapping[tuple[str, str], Story],
    unsure: Collection[tuple[str, str]] = (),
) -> list[Fault]:
    """Give the faults between stories: topics and stories that do not exist, a reference used twice, series.

    Where the file of topics itself is wrong, they are None, and no topic is judged. Of `unsure` stories a file
    was refused: they exist.
    """
    there = {*known, *unsure}
    references: dict[str, str] = {}
    titles: dict[tuple[str, int, str, str], str] = {}
    series: dict[str, tuple[str, str]] = {}
    issues: dict[tuple[str, str], str] = {}
    stories = tuple(stories)
    faults = [] if topics is None else _topics(stories, {topic.key for topic in topics})
    for story in stories:
        source, facts = story.primary, story.facts
        for name, sections in fields.named(story.section).items():
            faults += _named(story, name, getattr(facts, name), sections, there)
        if story.section == "notices":
            continue
        faults += _titles(story, titles)
        if story.section == "press":
            faults += _circle(story, known)
            if facts.reference:
                if taken := references.get(facts.reference):
                    fill = {"value": facts.reference, "other": taken}
                    faults.append(_at(source, "reference", "duplicate-reference", **fill))
                references.setdefault(facts.reference, source.path)
        if story.section == "publications" and facts.series:
            faults += _series(story, series, issues)
    return [*faults, *_crowded(one for one in stories if one.section == "notices")]


def with_topics(faults: Iterable[Fault], topics: tuple[Topic, ...] | None) -> list[Fault]:
    """Give faults, of which those of a topic that is not written as asked name the topics that there are.

    What was most likely meant is told too, of each topic where a line holds several.
    """
    keys = [topic.key for topic in topics or ()]
    found = []
    for one in faults:
        if one.rule == "topic" and keys:
            said = re.split(r"[,;/|]", dict(one.fill)["value"])
            right = [
                nearest(part.strip(), keys) or nearest(meant.slug(part), keys) for part in said
            ]
            fill = offered(", ".join(dict.fromkeys(filter(None, right))))
            one = told(one, topics=", ".join(sorted(keys)), **fill)
        found.append(one)
    return found


def retold(
    stories: Iterable[Story], names: Collection[str], spared: Collection[str] = ()
) -> list[Fault]:
    """Give the faults that another title or summary of some stories, by name, can make.

    They are their own, and those of titles in their sections and years, of which one may be like theirs now.
    """
    stories = tuple(stories)
    mine = [story for story in stories if story.name in names]
    faults = [found for story in mine for found in pair(story, spared)]
    years = {(one.section, one.year) for one in mine}
    titles: dict[tuple[str, int, str, str], str] = {}
    for story in stories:
        if (story.section, story.year) in years:
            faults += _titles(story, titles)
    return faults


def _topics(stories: Iterable[Story], keys: Collection[str]) -> list[Fault]:
    """The topics that stories name and that do not exist.

    One that many stories name while its neighbour in the file is named by none is a slip of the file, told once.
    """
    used: set[str] = set()
    places: dict[str, list[tuple[str, int]]] = {}
    for story in stories:
        for topic in story.facts.topics:
            used.add(topic)
            if topic not in keys:
                place = (story.primary.path, _line(story.primary, "topics"))
                places.setdefault(topic, []).append(place)
    faults = []
    for topic, named in places.items():
        near_key = nearest(topic, sorted(keys))
        if len(named) > 1 and near_key and near_key not in used:
            fill = {"value": near_key, "there": topic, "length": len(named)}
            path, line = named[0]
            faults.append(fault(TOPICS_FILE, 0, "topic-key", other=f"{path}:{line}", **fill))
            continue
        fill = {"value": topic, "topics": ", ".join(sorted(keys)), **near(topic, keys)}
        faults += [fault(path, line, "unknown-topic", **fill) for path, line in named]
    return faults


def _crowded(notices: Iterable[Story]) -> Iterator[Fault]:
    """The fault of each notice at whose beginning more stand than a page can bear; drafts stand nowhere."""
    out = [
        story
        for story in notices
        if not story.facts.status and story.facts.from_ and story.facts.until
    ]
    for story in out:
        first = story.facts.from_.start
        there = [
            one for one in out if one.facts.from_.start <= first < notice.gone(one.facts.until)
        ]
        others = ", ".join(one.primary.path for one in there if one is not story)
        if len(there) > notice.MOST:
            fill = {"length": len(there), "most": notice.MOST, "other": others}
            yield _at(story.primary, "from_", "too-many-notices", **fill)


def _circle(story: Story, known: Mapping[tuple[str, str], Story]) -> list[Fault]:
    """The fault of a release that corrects itself, by itself or by way of others."""
    way, at = [story.pair], story.facts.corrects
    while at and at not in way and ("press", at) in known:
        way.append(at)
        at = known["press", at].facts.corrects
    if at != story.pair:
        return []
    return [_at(story.primary, "corrects", "corrects-itself", value=" → ".join([*way, at]))]


def _titles(story: Story, taken: dict[tuple[str, int, str, str], str]) -> list[Fault]:
    """Give a story's titles that another of its section and year bears; a withdrawn one may be told anew."""
    if story.facts.withdrawn:
        return []
    found = []
    for source in story.sources:
        title = " ".join(source.headers.title.casefold().split())
        if other := taken.get(key := (story.section, story.year, source.lang, title)):
            found.append(_at(source, "title", "same-title", other=other))
        taken.setdefault(key, f"{source.path}:{_line(source, 'title')}")
    return found


def _series(
    story: Story, names: dict[str, tuple[str, str]], issues: dict[tuple[str, str], str]
) -> list[Fault]:
    """A series has one name, which makes an address of its own; each of its issues stands once.

    Whether two names that make one address are one series written in two ways, or two series, only an editor
    knows.
    """
    source, name = story.primary, story.facts.series
    word, place = addresses.series_word(name), f"{source.path}:{_line(source, 'series')}"
    if not word:
        return [_at(source, "series", "series-name", value=name)]
    there, other = names.setdefault(word, (name, place))
    faults = []
    if there != name:
        fill = {"value": name, "there": there, "other": other}
        faults.append(_at(source, "series", "series-unlike", **fill))
    number = story.facts.issue
    if number and not story.facts.withdrawn:
        if other := issues.get(key := (word, number.casefold())):
            faults.append(_at(source, "issue", "same-issue", value=number, other=other))
        issues.setdefault(key, f"{source.path}:{_line(source, 'issue')}")
    return faults


def _named(
    story: Story,
    field: str,
    value: str | None,
    sections: tuple[str, ...],
    known: Collection[tuple[str, str]],
) -> list[Fault]:
    if not value or any((section, value) in known for section in sections):
        return []
    pairs = [pair for section, pair in known if section in sections]
    fill = {"name": fields.header_name(field), "value": value, **near(value, pairs)}
    return [_at(story.primary, field, "unknown-story", **fill)]


def urls(stories: Iterable[Story]) -> tuple[dict[tuple[str, str, str], str], list[Fault]]:
    """Give the address of every source, and the faults of those that are reserved or taken twice.

    A notice has none.
    """
    given: dict[tuple[str, str, str], str] = {}
    taken: dict[str, str] = {}
    faults = []
    for story in stories:
        for source in story.sources if story.paged else ():
            url = addresses.story(source.lang, story.section, story.year, source.slug)
            line = _line(source, "slug") if "slug" in source.lines else 0
            if addresses.reserved(source.lang, story.section, source.slug):
                faults.append(fault(source.path, line, "reserved-address", value=url))
            elif url in taken:
                fill = {"value": url, "other": taken[url]}
                faults.append(fault(source.path, line, "duplicate-address", **fill))
            taken.setdefault(url, source.path)
            given[story.section, story.pair, source.lang] = url
    return given, faults
