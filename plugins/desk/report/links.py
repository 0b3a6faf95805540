"""Links that lead out of the site: where they stand, what is known of each, and which are to be asked anew."""

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from ...model.source import Story
from ...schema.office import OFFICE_FILE, Office
from . import settings
from .finding import Comment, Finding, ReportPart, fill

FRESH, FRESH_FAILED = 7, 1  # days for which an answer is believed, a good one and any other
MOST = 2000  # links that one run asks for
_HREF = re.compile(r'<a\b[^>]*? href="(https?://[^"]+)"', re.I)
# Names that lead nowhere by design (RFC 2606, RFC 6761): examples bear them.
_RESERVED = re.compile(r"(?:.+\.)?(?:invalid|example|test|localhost|example\.(?:com|net|org))")

State = Literal["ok", "moved", "broken", "silent"]
WRONG: tuple[State, ...] = ("broken", "moved", "silent")


class Place(Struct, frozen=True):
    """Where a link stands: the file below the content folder, the line, the story's title and language."""

    path: str
    line: int
    title: str
    lang: str = ""
    sample: bool = False


class Answer(Struct, frozen=True):
    """What became of a link on a day: `status` is the last HTTP status, 0 for no answer; `why` names a reason.

    `to` is the new address of one that has moved for good.
    """

    state: State
    day: dt.date
    status: int = 0
    to: str = ""
    why: str = ""


def found(
    stories: Iterable[Story],
    bodies: Mapping[str, str],
    texts: Mapping[str, str],
    office: Office,
    office_text: str,
) -> dict[str, list[Place]]:
    """Give every outward link of texts, of `Video`, of `Live` and of the office's settings, with where it stands.

    `bodies` are the texts' HTML, `texts` the files as typed, both by path.
    """
    links: dict[str, list[Place]] = {}
    for story in stories:
        sample = bool(story.facts.sample)
        for source in story.sources:
            text = texts.get(source.path, "")
            headers = (source.headers.video, getattr(source.headers, "live", None))
            for url in _within(bodies.get(source.path, ""), *headers):
                line = _line(text, url)
                place = Place(source.path, line, source.headers.title, source.lang, sample)
                links.setdefault(url, []).append(place)
    for name, url in _of_office(office):
        line = _line(office_text, url) or settings.line(office_text, name)
        links.setdefault(url, []).append(Place(OFFICE_FILE, line, name))
    return {url: places for url, places in links.items() if not reserved(url)}


def _within(body: str, *headers: str | None) -> Iterator[str]:
    yield from dict.fromkeys(html.unescape(one) for one in _HREF.findall(body))
    yield from filter(None, headers)


def _of_office(office: Office) -> Iterator[tuple[str, str]]:
    """The addresses of the office's settings but the site's own, which may be this very site."""
    given = [("feedback.url", office.feedback.url)]
    given += [(f"social.{name}", url) for name, url in office.social.items()]
    given += [("related.url", one.url) for one in office.related]
    return ((name, url) for name, url in given if url)


def _line(text: str, url: str) -> int:
    at = text.find(url)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def reserved(url: str) -> bool:
    """Say whether an address can lead nowhere by its name, as that of an example.

    >>> reserved("https://mfano.example/a"), reserved("https://www.judiciary.go.tz")
    (True, False)
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    return bool(_RESERVED.fullmatch(host))


def read(data: bytes) -> dict[str, Answer]:
    """Read the answers that were kept; of what is no such file, none."""
    try:
        return msgspec.json.decode(data, type=dict[str, Answer])
    except msgspec.MsgspecError:
        return {}


def written(answers: Mapping[str, Answer]) -> bytes:
    """Give the answers to be kept, as JSON in the order of their addresses."""
    return msgspec.json.format(msgspec.json.encode(dict(sorted(answers.items())))) + b"\n"


def due(urls: Iterable[str], known: Mapping[str, Answer], today: dt.date) -> list[str]:
    """Give the links that are to be asked: unknown ones, then those whose answer is old; no more than MOST."""

    def fresh(answer: Answer) -> bool:
        days = FRESH if answer.state in ("ok", "moved") else FRESH_FAILED
        return 0 <= (today - answer.day).days < days

    asked = [url for url in sorted(urls) if url not in known or not fresh(known[url])]
    return sorted(asked, key=lambda url: url in known)[:MOST]


def part(
    places: Mapping[str, Sequence[Place]], known: Mapping[str, Answer], today: dt.date, asked: bool
) -> ReportPart:
    """Give the links that do not lead where they should: broken ones, moved ones, those that did not answer.

    `known` may hold links that stand nowhere any more. Where nobody `asked` now, what was known before is
    told with its day.
    """
    answers = {url: known[url] for url in places if url in known}
    unknown = len(places) - len(answers)
    said = [Comment("links", fill(n=len(places), unknown=unknown))]
    if not asked:
        said.append(Comment("links-not-asked", (), "report LINKS=1"))
    elif unknown:
        said.append(Comment("links-left", fill(n=unknown), "report LINKS=1"))
    findings = [
        _finding(url, answers[url], place)
        for state in WRONG
        for url in places
        if url in answers and answers[url].state == state
        for place in places[url]
    ]
    return ReportPart(key="links", findings=tuple(findings), said=tuple(said), judged=not unknown)


def _finding(url: str, answer: Answer, place: Place) -> Finding:
    parts = fill(url=url, day=answer.day.isoformat())
    if answer.state == "moved":
        parts += fill(to=answer.to)
    note = f"link-{answer.why or answer.state}"
    if answer.status and note in ("link-broken", "link-refused"):
        parts += fill(status=str(answer.status))
    return Finding(**msgspec.structs.asdict(place), note=note, fill=parts)
