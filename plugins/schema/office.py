"""The office's facts and the site's topics: content/office.toml and content/topics.toml, typed."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct

from . import approval, parts, toml
from .faults import Fault, fault
from .parts import LINK, SLUG

HOSTS = ("github", "gitlab", "gitea", "forgejo", "bitbucket")
OFFICE_FILE, TOPICS_FILE = "office.toml", "topics.toml"
EMAIL = re.compile(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+")
# Where security.txt sends a reader (RFC 9116, 2.5.3): a way that a browser, a mail program or a telephone knows.
REPORTS = re.compile(r"(?:https://|mailto:|tel:)[^\s<>\"]+")


class Both(Struct, frozen=True, forbid_unknown_fields=True):
    """A text in both languages; either may be empty."""

    sw: str = ""
    en: str = ""

    def __getitem__(self, lang: str) -> str:
        return self.sw if lang == "sw" else self.en


class SiteFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """The site's own address, the emblem's file, and which language prevails."""

    url: str = ""
    emblem: str = ""
    prevails: str = ""


class Contact(Struct, frozen=True, forbid_unknown_fields=True):
    """How to reach the office; `security` and its last day go into security.txt (RFC 9116)."""

    postal: Both = Both()
    street: Both = Both()
    telephone: str = ""
    fax: str = ""
    email: str = ""
    complaints_email: str = ""
    formats_email: str = ""
    hours: Both = Both()
    security: str = ""
    security_expires: str = ""


class PressFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """What a press release bears when its own headers say nothing.

    `contact` is whom journalists ask, `about` what they may write of the office, in few words.
    """

    signatory_name: str = ""
    signatory_title: Both = Both()
    place: Both = Both()
    reference_format: str = ""
    contact: Both = Both()
    about: Both = Both()


class DataFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """The licence under which others may use the site's data: its name, and the address of its terms."""

    licence: Both = Both()
    licence_url: str = ""


class Feedback(Struct, frozen=True, forbid_unknown_fields=True):
    """The government's own feedback service, and where a fault on a page is reported: an email or a form.

    In the form's address `{page}` stands for that of the page.
    """

    url: str = ""
    faults: str = ""


class Sending(Struct, frozen=True, forbid_unknown_fields=True):
    """What kind of host a story is sent to, one of HOSTS, where its address does not tell."""

    host: str = ""


class Related(Struct, frozen=True, forbid_unknown_fields=True):
    """A site of another institution: its name in both languages and its address."""

    sw: str
    en: str
    url: str


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """All facts of the office; what only the office knows is empty until given."""

    name: Both = Both("Tovuti", "Website")
    short: Both = Both()
    country: Both = Both()
    unit: Both = Both()
    site: SiteFacts = SiteFacts()
    contact: Contact = Contact()
    press: PressFacts = PressFacts()
    data: DataFacts = DataFacts()
    social: dict[str, str] = {}
    feedback: Feedback = Feedback()
    related: tuple[Related, ...] = ()
    approval: dict[str, str] = {}  # by section: the first day whose stories need it
    sending: Sending = Sending()


class TopicWords(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic in one language: its title, the word of its address, and what it is about, which may be empty."""

    title: str
    slug: str
    summary: str = ""


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A topic: the key that editors write, and its words in both languages."""

    key: str
    sw: TopicWords
    en: TopicWords

    def words(self, lang: str) -> TopicWords:
        """The topic's words in a language."""
        return self.sw if lang == "sw" else self.en


class _Topics(Struct, frozen=True, forbid_unknown_fields=True):
    topic: tuple[Topic, ...] = ()


# The names that each file may hold.
_OFFICE = frozenset(
    name
    for form in (
        *(Both, SiteFacts, Contact, PressFacts, DataFacts, Feedback, Sending, Related, Office),
    )
    for name in form.__struct_fields__
)
_TOPIC = frozenset(name for form in (TopicWords, Topic, _Topics) for name in form.__struct_fields__)


def office(data: bytes) -> tuple[Office, list[Fault]]:
    """Read content/office.toml; give the facts, or empty ones and what is wrong."""
    read, faults = toml.read(OFFICE_FILE, data, Office, Office(), _OFFICE)
    urls = [("site.url", read.site.url), ("feedback.url", read.feedback.url)]
    urls += [("data.licence_url", read.data.licence_url)]
    urls += [(f"social.{name}", url) for name, url in read.social.items()]
    urls += [("related.url", one.url) for one in read.related]
    wrong = [(name, url) for name, url in urls if url and not LINK.fullmatch(url)]
    wrong += [("site.url", read.site.url)] if read.site.url.endswith("/") else []
    for name, text, fits in (
        ("contact.email", read.contact.email, EMAIL.fullmatch),
        ("contact.complaints_email", read.contact.complaints_email, EMAIL.fullmatch),
        ("contact.security", read.contact.security, REPORTS.fullmatch),
        ("contact.security_expires", read.contact.security_expires, partial(_holds, parts.day)),
        ("feedback.faults", read.feedback.faults, _reached),
        ("site.emblem", read.site.emblem, partial(_holds, parts.media)),
    ):
        if text and not fits(text):
            wrong.append((name, text))
    for name, text in read.approval.items():
        if name not in approval.JUDGED or not _holds(parts.day, text):
            wrong.append((f"approval.{name}", text))
    if read.sending.host not in ("", *HOSTS):
        wrong.append(("sending.host", read.sending.host))
    wrong += _unprintable(msgspec.to_builtins(read))
    for name, value in wrong:
        line = toml.line(data, value.split("\n")[0])
        faults.append(fault(OFFICE_FILE, line, "settings-value", name=name, value=value))
    if read.site.prevails not in ("", "sw", "en"):
        fill = {"name": "site.prevails", "value": read.site.prevails}
        faults.append(fault(OFFICE_FILE, toml.line(data, "prevails"), "settings-value", **fill))
    return read, faults


def topics(data: bytes) -> tuple[tuple[Topic, ...], list[Fault]]:
    """Read content/topics.toml; give the topics in their order, or none and what is wrong."""
    read, faults = toml.read(TOPICS_FILE, data, _Topics, _Topics(), _TOPIC)
    seen: set[tuple[str, str]] = set()
    for topic in read.topic:
        wrong: list[tuple[str, str, str]] = []  # what stands in the line, the setting, its value
        for place, slug in (("key", topic.key), ("sw", topic.sw.slug), ("en", topic.en.slug)):
            if (place, slug) in seen or not SLUG.fullmatch(slug):
                wrong.append((slug, f"topic.{place}", slug))
            seen.add((place, slug))
        for lang, summary in (("sw", topic.sw.summary), ("en", topic.en.summary)):
            if summary and not _holds(parts.summary, summary):
                wrong.append((summary, f"topic.{lang}.summary", summary))
        texts = _unprintable(msgspec.to_builtins(topic), "topic.")
        wrong += [(topic.key, name, value) for name, value in texts]
        for word, name, value in wrong:
            line = toml.line(data, word)
            faults.append(fault(TOPICS_FILE, line, "settings-value", name=name, value=value))
    return read.topic, faults


def _reached(text: str) -> bool:
    """Whether a text is an email address, or the address of a form."""
    return bool(EMAIL.fullmatch(text) or LINK.fullmatch(text))


def _unprintable(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The texts that are not one line of letters and signs: the line's end is the end of a header elsewhere."""
    return (one for one in toml.strings(value, name) if not one[1].isprintable())


def _holds(made: Any, text: str) -> bool:
    """Whether a header's own rule takes a text."""
    try:
        made(text)
    except ValueError:  # PydanticCustomError is one
        return False
    return True
