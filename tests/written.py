"""The content as the tests read it: files paired to stories, with the address each must have.

A reader of its own, from the content model alone: the tests must not believe what plugins/ say.
"""

import re
from dataclasses import dataclass
from pathlib import Path

SECTIONS = {
    "news": {"sw": "/habari/", "en": "/en/news/"},
    "press": {"sw": "/taarifa-kwa-umma/", "en": "/en/press-releases/"},
    "publications": {"sw": "/machapisho/", "en": "/en/publications/"},
    "events": {"sw": "/matukio/", "en": "/en/events/"},
    "pages": {"sw": "/", "en": "/en/"},
}
NAME = re.compile(r"(?P<pair>(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<slug>[\w-]+))\.(?P<lang>sw|en)\.md")


@dataclass(frozen=True)
class File:
    """One content file: its path, its headers by name in small letters, its body."""

    path: Path
    headers: dict[str, list[str]]
    body: str

    def one(self, name: str) -> str:
        """Give a header's only value, or an empty text."""
        return self.headers.get(name, [""])[0]


@dataclass(frozen=True)
class Story:
    """One story: its files by language."""

    section: str
    pair: str
    files: dict[str, File]

    @property
    def primary(self) -> File:
        return self.files.get("sw") or self.files["en"]

    def fact(self, name: str) -> str:
        """Give a fact of the story, which stands once, in the Kiswahili file or in the only one."""
        return self.primary.one(name)

    @property
    def sample(self) -> bool:
        return bool(self.fact("sample"))

    @property
    def year(self) -> str:
        if self.section != "events":
            return self.pair[:4]
        formerly = self.fact("formerly")  # one that was postponed or moved keeps its address
        return (formerly if re.match(r"\d{4}-\d\d-\d\d", formerly) else self.fact("starts"))[:4]

    @property
    def listed(self) -> bool:
        return self.section != "pages" and not self.fact("withdrawn")

    def url(self, lang: str) -> str:
        slug = self.files[lang].one("slug") or NAME.match(self.files[lang].path.name)["slug"]
        base = SECTIONS[self.section][lang]
        return f"{base}{slug}/" if self.section == "pages" else f"{base}{self.year}/{slug}/"

    def link(self, lang: str) -> str:
        """Give where a list in a language links: to the story there, else to its only version."""
        return self.url(lang if lang in self.files else next(iter(self.files)))

    def hidden(self, now: str) -> bool:
        """Say whether a draft or an embargo keeps the story out at a moment, `2026-11-22T00:00`."""
        if self.fact("status") == "draft":
            return True
        until = [self.fact("publish-at").replace(" ", "T")]
        if self.section not in ("events", "pages"):
            until.append(self.pair[:10])
        return any(one and f"{one}T00:00"[:16] > now for one in until)


def read(path: Path) -> File:
    """Read a content file: `Key: value` lines, items of lists indented, a blank line, the body."""
    head, _, body = path.read_text("utf-8-sig").partition("\n\n")
    headers: dict[str, list[str]] = {}
    name = ""
    for line in head.splitlines():
        if line.startswith("    "):
            headers[name].append(line.strip())
        else:
            key, _, value = line.partition(":")
            name = key.strip().lower()
            headers[name] = [value.strip()]
    return File(path, headers, body)


def stories(content: Path) -> list[Story]:
    """Give all stories below a content folder, in the order of their paths."""
    found: dict[tuple[str, str], dict[str, File]] = {}
    for section in SECTIONS:
        for path in sorted((content / section).glob("*.md")):
            match = NAME.fullmatch(path.name)
            assert match, path.name
            found.setdefault((section, match["pair"]), {})[match["lang"]] = read(path)
    return [Story(section, pair, files) for (section, pair), files in found.items()]
