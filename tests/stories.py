"""Stories made for tests: read from typed text by the site's own reader, nothing mocked."""

import datetime as dt
from functools import cache
from pathlib import Path

import pelicanconf
from plugins.bilingual import strings
from plugins.media.asset import Asset
from plugins.model import source
from plugins.model.edition import Audience, Edition
from plugins.model.moment import Clock
from plugins.model.planned import planned as later
from plugins.reading import prose, read, rules
from plugins.schema.office import Both, Office, SiteFacts, Topic, TopicWords
from plugins.stories import shown

ROOT = Path(__file__).resolve().parents[1]
NOON = dt.datetime(2026, 11, 22, 12)
NEWS = "news/2026-11-22-mfano.sw.md"
TEXT = "Maandishi."
SUMMARY = "Muhtasari wa mfano wenye herufi za kutosha."
HEAD = f"Title: Mfano\nSummary: {SUMMARY}\n"
BODY_LINE = 4  # where the text begins below HEAD and its blank line
NEEDED = {
    "publications": "Kind: report\n",
    "events": "Kind: meeting\nStarts: 2026-11-22\n",
    "notices": "From: 2026-11-20\nUntil: 2026-11-25\n",
}


@cache
def converter():
    return prose.converter(pelicanconf.MARKDOWN)


@cache
def words():
    return strings.load(ROOT / "theme" / "strings")


def file(text, path=NEWS):
    """Give the record (a source and its text), the HTML and the faults of a whole file."""
    data = text if isinstance(text, bytes) else text.encode()
    return read.source(path, data, converter())


def body(text, path=NEWS):
    """Give the record, the HTML and the faults of a file with this body; it begins on BODY_LINE."""
    return file(f"{HEAD}\n{text}", path)


def html(text):
    """Give the HTML of a body that has no fault but warnings."""
    _, made, faults = body(text)
    assert [] == [fault for fault in faults if not fault.warning]
    return made


def named(faults):
    """Give the rules of faults with their lines."""
    return [(fault.rule, fault.line) for fault in faults]


def records(section="news", pair="2026-11-22-mfano", sw="", en=None, text=TEXT):
    """Give the records of a story's files; `sw` and `en` are as `story` has them."""
    found = []
    whole = HEAD if section != "notices" else "Title: Mfano\n"  # which has no summary and no text
    text = text if section != "notices" else ""
    for lang, more in (("sw", sw), ("en", en)):
        if more is None:
            continue
        first = (lang == "sw" or sw is None) and section in NEEDED
        given = {line.partition(":")[0] for line in more.splitlines()}
        needed = NEEDED[section].splitlines(keepends=True) if first else []
        extra = "".join(line for line in needed if line.partition(":")[0] not in given)
        head = "".join(
            line for line in whole.splitlines(keepends=True) if line.partition(":")[0] not in given
        )
        path = f"{section}/{pair}.{lang}.md"
        made, _, faults = file(f"{head}{extra}{more}\n{text}", path)
        assert [] == [fault for fault in faults if not fault.warning]
        found.append(made)
    return found


def schemas():
    """Give the judge of JSON Schemas, which takes a second to be imported: who needs it asks here."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator


def story(section="news", pair="2026-11-22-mfano", sw="", en=None, text=TEXT):
    """Give a story; `sw` and `en` are the headers beside title and summary, None for no such file."""
    made = records(section, pair, sw, en, text)
    return source.paired(record.source for record in made)[0]


def texts(edition):
    """Give the texts of an edition's stories, of which each has the text that `story` gives."""
    record, _, faults = body(TEXT)
    assert [] == faults
    return {one.path: record.text for made in edition.stories for one in made.sources}


def topic(key):
    """Give a topic whose words are made of its key."""
    return Topic(key, TopicWords(f"Mada {key}", key), TopicWords(f"Topic {key}", f"{key}-en"))


OFFICE = Office(
    name=Both("Ofisi ya Mfano", "The Sample Office"), site=SiteFacts(url="https://example.org")
)


def planned(plan, made):
    """Give the pages that a function plans of an edition, with those that it leaves to be planned later."""
    return [later(page, made) for page in plan(made)]


def edition(stories, now=NOON, audience=None, office=OFFICE, topics=(), assets=()):
    """Give an edition of the stories that its audience may see, newest first."""
    audience, clock = audience or Audience(), Clock(now)
    urls, faults = rules.urls(stories)
    assert [] == faults
    seen = [one for one in stories if not shown.why_not(one, clock, audience)]
    seen.sort(key=lambda one: one.sort_key, reverse=True)
    keys = {(one.section, one.pair) for one in seen}
    return Edition(
        stories=tuple(one for one in seen if one.section != "notices"),
        notices=tuple(one for one in seen if one.section == "notices"),
        urls={key: url for key, url in urls.items() if key[:2] in keys},
        strings=words(),
        office=office,
        topics=tuple(topics),
        assets={one.path: one for one in assets},
        shared={"style.css": "/assets/style.css"},
        clock=clock,
        audience=audience,
    )


def asset(path, **more):
    """Give an asset as if it had been read: a PDF of 12 pages, or a picture."""
    if path.endswith(".pdf"):
        return Asset(path, "0" * 40, 2_400_000, "PDF", pages=12)
    return Asset(path, "0" * 40, 90_000, "JPEG", width=1200, height=800, **more)
