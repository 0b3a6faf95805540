"""A story of the small site as a value, and its two files as texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plugins.schema import translation

TITLES = ("Mwanzo", "Pili", "A & B < C", "Mwanzo tena", "“Nukuu”", "Tatu-tatu")
SUMMARIES = (
    "Muhtasari wa kwanza wa mfano.",
    "Muhtasari wa pilii wa mfano.",
    "A summary with <3 & more.",
)
BODIES = (
    "Aya moja tu.",
    "Aya moja tuu.\n\n## Kichwa\n\nNyingine -- yenye *mkazo*.",
    "Aya[^1] yenye maelezo.\n\n[^1]: Chini.",
    "| a | b |\n|---|--:|\n| 1 | 2 |",
)
ALWAYS = (
    "2026-06-30"  # a story of no later date is shown at every moment that a sequence may choose
)


@dataclass
class Story:
    """One story: where it is, in which languages, and what its headers and texts say."""

    section: str
    pair: str
    langs: list[str]
    title: int = 0
    summary: int = 0
    body: dict[str, int] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    image: str = ""
    topics: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    made_from: str = ""  # what the English file says of the words that it translates

    @property
    def key(self) -> str:
        """What other stories name it by."""
        return f"{self.section}/{self.pair}"

    @property
    def linkable(self) -> bool:
        """Whether every build shows it, so that a link to it is never a fault; a notice has no page."""
        if self.section == "notices":
            return False
        hidden = {"Status", "Publish-At", "Sample"} & self.facts.keys()
        dated = self.section in ("pages", "events")
        return not hidden and (dated or self.pair[:10] <= ALWAYS)

    def words(self, lang: str, others: Mapping[str, "Story"], media: Iterable[str]) -> str:
        """Give the hash of a file's title, summary and text, as a translator's command records it."""
        head, _, body = self.text(lang, others, media).partition("\n\n")
        given = dict(line.split(": ", 1) for line in head.split("\n") if ": " in line)
        return translation.hash_of(given["Title"], given.get("Summary", ""), body)

    def text(self, lang: str, others: Mapping[str, "Story"], media: Iterable[str]) -> str:
        """Give the file of a language; links to what is gone or hidden are left out."""
        lines = [f"Title: {TITLES[self.title]} {self.pair[-3:]} {lang}"]
        if self.section == "notices":
            pairs = {one.pair for one in others.values()}
            facts = [
                f"{name}: {value}"
                for name, value in self.facts.items()
                if name != "Story" or value in pairs
            ]
            return "\n".join(lines + (facts if lang == self.langs[0] else [])) + "\n"
        if self.section != "pages":
            lines.append(f"Summary: {SUMMARIES[self.summary]}")
        if lang == "en" and "sw" in self.langs:
            lines.append(f"Slug: {self.pair[11:] if self.pair[:1] == '2' else self.pair}-en")
            if self.made_from:
                lines.append(f"Source-Hash: {self.made_from}")
        if lang == self.langs[0]:
            lines += [f"{name}: {value}" for name, value in self.facts.items()]
            if self.image in media:
                lines.append(f"Image: media/2026/{self.image}")
            if self.topics:
                lines.append("Topics: " + "\n    ".join(self.topics))
        if self.image in media:
            lines.append("Image-Alt: Picha ya mfano")
        attached = [name for name in self.files if name in media]
        if attached:
            lines.append(f"Attachments: media/2026/{attached[0]} | Kiambatisho")
        body = [BODIES[self.body.get(lang, 0)]]
        for key in self.links:
            if key in others and others[key].linkable and key != self.key:
                there = others[key]
                body.append(f"[Soma]({{filename}}/{key}.{there.langs[0]}.md)")
        body += [f"[Faili]({{static}}/media/2026/{name})" for name in attached[1:]]
        return "\n".join(lines) + "\n\n" + "\n\n".join(body) + "\n"


def FIRST() -> list[Story]:  # noqa: N802 - a new list each time, read as a constant
    """Give the stories that a sequence begins with: some of every section, in both languages, and a notice."""
    both = ["sw", "en"]
    return [
        Story(
            "news",
            "2026-01-05-habari-aa",
            [*both],
            links=["press/2026-02-03-taarifa-aa"],
            image="a.jpg",
        ),
        Story(
            "news", "2026-11-20-habari-bb", ["sw"], 1, topics=["elimu"], files=["a.pdf", "b.csv"]
        ),
        Story(
            "press", "2026-02-03-taarifa-aa", [*both], topics=["elimu"], facts={"Reference": "M/1"}
        ),
        Story("press", "2026-11-21-news-cc", ["en"], 2, links=["pages/kuhusu-sisi"]),
        Story(
            "publications",
            "2026-03-01-chapisho-aa",
            [*both],
            facts={"Kind": "leaflet"},
            files=["a.pdf"],
        ),
        Story(
            "publications",
            "2026-04-01-chapisho-bb",
            ["sw"],
            1,
            facts={"Kind": "magazine", "Series": "Jarida la mfano"},
            files=["a.pdf"],
        ),
        Story(
            "events",
            "2026-11-25-tukio-aa",
            [*both],
            facts={"Kind": "meeting", "Starts": "2026-11-25 09:00", "Ends": "2026-11-25 12:00"},
        ),
        Story(
            "events",
            "2025-02-03-tukio-bb",
            ["sw"],
            facts={"Kind": "legal-clinic", "Starts": "2025-02-03"},
        ),
        Story("pages", "kuhusu-sisi", [*both], 3),
        Story("pages", "kituo-cha-habari", ["sw"]),
        Story(
            "notices",
            "2026-11-01-tangazo-aa",
            [*both],
            facts={"From": "2026-11-20", "Until": "2026-11-23 13:00", "Story": "kuhusu-sisi"},
        ),
    ]
