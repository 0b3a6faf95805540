"""A body's Markdown as HTML, with its links taken out: where they lead is decided by the plan.

In the HTML a link within the site stands as a mark of two private-use characters around its number, which
no typed text can hold (schema/typed.py). The plan resolves each `Target`, the renderer puts the address in.
"""

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from html.entities import html5
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER
from msgspec import Struct
from msgspec.structs import replace

from ..model.names import NAME
from ..model.source import ALWAYS_IDS, BACK, CLOSE, NOTE, OPEN, Target
from ..model.values import Heading
from ..schema import meant as likely
from ..schema import typed, web
from ..schema.faults import Fault, fault
from ..schema.near import meant, near
from ..schema.sections import SECTIONS
from ..schema.tidy import tidied
from . import bounds, dialect, doubts, losses, sanitizer, typography
from .unmarked import Loss

RESERVED_IDS = frozenset(
    "content contents main menu periods photos search search-hint top verify".split()
)

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_ALIGNED = {"text-align: right;": "at-end", "text-align: center;": "at-center"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PLACE = re.compile(r"\{(filename|static|attach)\}(.*)", re.DOTALL)
_HEADING_ONE = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}\.[ \t])*#(?!#)|^[^\n]*\S[^\n]*\n[ \t>]*=+[ \t]*$", re.MULTILINE
)
_HEADING = re.compile(
    r"^(?:[ \t>]|[-*+:][ \t]|\d{1,9}\.[ \t]|\[\^[^\]\n]+\]:)*"
    r"(?:(#{1,6})([^\n]*)|([^\s>][^\n]*)\n[ \t>]*(?:=+|(-+))[ \t]*$)",
    re.MULTILINE,
)
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")
_STASHED = re.compile(HTML_PLACEHOLDER % r"(\d+)")


def named(kind: str, value: str, path: str) -> str:
    """Give what a target names, seen from the file at `path`; empty where it can name nothing.

    `{filename}/press/2026-01-02-x.sw.md` is from the content folder, `{filename}2026-01-02-x.sw.md` is
    beside the file.
    """
    if kind == "page":
        return value
    if kind != "story":
        return posixpath.normpath(value.lstrip("/"))
    joined = (
        value.lstrip("/")
        if value.startswith("/")
        else posixpath.join(posixpath.dirname(path), value)
    )
    section, _, name = posixpath.normpath(joined).partition("/")
    match = NAME.fullmatch(name)
    return f"{section}/{match['pair']}" if match and section in SECTIONS else ""


class Converted(Struct, frozen=True):
    """A body as HTML, its second-level headings, and what it refers to."""

    html: str
    headings: tuple[Heading, ...]
    targets: tuple[Target, ...]


class _Links(Treeprocessor):
    """Takes links, images, headings and styles from the tree, after all inline patterns ran."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.begin("", "", 1)

    def begin(self, path: str, text: str, line: int) -> None:
        self.path, self.text, self.first = path, text, line
        self.targets: list[Target] = []
        self.headings: list[Heading] = []
        self.levels: list[tuple[int, str]] = []
        self.faults: list[Fault] = []
        self.anchors: list[tuple[str, int]] = []
        self.told = False  # whether what was typed has a fault that its reader tells
        self.ids = set(RESERVED_IDS)
        self.marks: list[str] = []
        self.seen: dict[str, int] = {}

    def line_of(self, needle: str | re.Pattern[str]) -> int:
        """The line of the next occurrence of a text in the source, else of its first, or the body's first."""
        pattern = re.compile(re.escape(needle)) if isinstance(needle, str) else needle
        after = self.seen.get(pattern.pattern, 0)
        match = pattern.search(self.text, after) or pattern.search(self.text)
        if not match and isinstance(
            needle, str
        ):  # it was typed with escapes: its longest word is there
            word = max(_WORD.findall(needle), key=len, default="")
            match = re.search(re.escape(word), self.text) if len(word) > 2 else None
        if not match:
            return self.first
        self.seen[pattern.pattern] = match.end()
        return self.first + self.text.count("\n", 0, match.start())

    def run(self, root: Element) -> None:
        for element in root.iter():
            tag = element.tag
            if tag == "a":
                self.link(element)
            elif tag == "img":
                self.image(element)
            elif tag in _LEVELS:
                self.heading(element, _LEVELS[tag])
            elif tag in ("td", "th"):
                style = element.attrib.pop("style", "")
                if style in _ALIGNED:
                    element.set("class", _ALIGNED[style])
            elif element.attrib and (name := element.get("id")):
                self.ids.add(name)
        self.outline()
        self.reached()

    def fault(self, rule: str, needle: str | re.Pattern[str], **fill: object) -> None:
        self.faults.append(fault(self.path, self.line_of(needle), rule, **fill))

    def mark(self, kind: str, value: str, needle: str) -> str:
        value, sign, rest = (
            (value, "", "")
            if "#" not in value and "?" not in value
            else re.split(r"([#?])", value, maxsplit=1)
        )
        line = self.line_of(needle)
        self.targets.append(Target(kind, value, named(kind, value, self.path), line, sign + rest))
        return self.marked(f"{OPEN}{len(self.targets) - 1}{CLOSE}")

    def marked(self, mark: str) -> str:
        """A mark, remembered: `converted` finds by this any that was not made here."""
        self.marks.append(mark)
        return mark

    def link(self, element: Element) -> None:
        href = self.unescaped(element.get("href", "")).strip()
        if element.get("class") == "footnote-backref":
            element.attrib.pop("title", None)
            element.set("aria-label", self.marked(BACK))
        if match := _PLACE.fullmatch(href):
            kind = "story" if match[1] == "filename" else "file"
            element.set("href", self.mark(kind, match[2], href))
            if kind == "file":
                note = self.marked(f"{OPEN}{len(self.targets) - 1}{NOTE}")
                if len(element):
                    element[-1].tail = (element[-1].tail or "") + note
                else:
                    element.text = (element.text or "") + note
        elif href.startswith("/") and not href.startswith("//"):
            element.set("href", self.mark("page", href, href))
        elif " " in href and href.startswith(("www.", "http:", "https:")):
            self.told = True  # that it is torn
        elif wrong := web.wrong(href):
            rule, fill = wrong
            if href in self.text and web.faults(self.path, href):
                self.told = True
            else:
                self.fault(rule, href, **fill)
        elif href.startswith("#"):
            if element.get("class") not in sanitizer.CLASSES["a"]:  # notes lead to each other
                self.anchors.append((href, self.line_of(href)))
        elif (match := _SCHEME.match(href)) and match[0][:-1].lower() in sanitizer.SCHEMES:
            return
        elif match or href.startswith("//"):
            self.fault("unsafe-link", href, value=href)
        else:
            right = likely.target(href, self.path.partition("/")[0])
            self.fault("missing-page", href, value=href, **meant(right))

    def image(self, element: Element) -> None:
        src = self.unescaped(element.get("src", "")).strip()
        if not self.unescaped(element.get("alt", "")).strip():
            self.fault("image-without-alt", src, value=src)
        if (match := _PLACE.fullmatch(src)) and match[1] != "filename":
            element.set("src", self.mark("image", match[2], src))
        else:
            right = likely.target(src, "") if likely.media(src) else ""
            self.fault("foreign-image", src, value=src, **meant(right))

    def heading(self, element: Element, level: int) -> None:
        title = "".join(self.unescaped(text) for text in element.itertext()).strip()
        self.levels.append((level, title))
        if level == 1:
            self.fault("heading-one", _HEADING_ONE, value=title)
        if level != 2:
            return
        words = re.sub(r"[^\w\s-]", "", title.lower())
        base = re.sub(r"[\s_-]+", "-", words).strip("-") or "sehemu"
        name, number = base, 2
        while name in self.ids:
            name, number = f"{base}-{number}", number + 1
        self.ids.add(name)
        element.set("id", name)
        self.headings.append(Heading(id=name, title=title))

    def outline(self) -> None:
        """Name the headings that skip a level; the page's title is of the first."""
        above, skipped = 1, []
        for number, (level, _) in enumerate(self.levels):
            if level > above + 1:
                skipped.append((number, above))
            above = level
        places = _places(self.text, self.levels) if skipped else []
        for number, above in skipped:
            (level, title), (line, column) = self.levels[number], places[number]
            before = "#" * above if above > 1 else "Title"
            fill = {"value": title, "here": "#" * level, "before": before}
            fill["right"] = "#" * (above + 1)
            line += self.first
            self.faults.append(fault(self.path, line, "heading-skipped", column=column, **fill))

    def reached(self) -> None:
        """Name the links to a part of the page that it does not have."""
        for href, line in self.anchors:
            anchor = unquote(href[1:])
            if anchor not in self.ids - RESERVED_IDS | ALWAYS_IDS:
                fill = near(anchor, [one.id for one in self.headings])
                self.faults.append(fault(self.path, line, "missing-anchor", value=href, **fill))

    def unescaped(self, text: str) -> str:
        """A text with Markdown's own placeholders put back: for escapes, entities and typed HTML."""
        stash = self.md.htmlStash.rawHtmlBlocks
        text = _STASHED.sub(lambda match: _TAG.sub("", str(stash[int(match[1])])), text)
        text = text.replace(AMP_SUBSTITUTE, "&")
        return html.unescape(re.sub("\x02(\\d+)\x03", lambda match: chr(int(match[1])), text))


def _places(text: str, levels: list[tuple[int, str]]) -> list[tuple[int, int]]:
    """Give where each heading of a text stands: the lines above it, and its column.

    A heading is known by its level and its first word. They stand in the order of the text, but for those
    of footnotes.
    """
    typed = [_heading(match) for match in _HEADING.finditer(text)]
    found, after = [], 0
    for level, title in levels:
        word = _WORD.search(title)
        like = (
            number
            for number in (*range(after, len(typed)), *range(after))
            if typed[number][1] == level and (not word or word[0] in typed[number][2])
        )
        number = next(like, None)
        start = typed[number][0] if number is not None else 0
        found.append((text.count("\n", 0, start), start - text.rfind("\n", 0, start)))
        after = number + 1 if number is not None and number >= after else after
    return found


def _heading(match: re.Match[str]) -> tuple[int, int, frozenset[str]]:
    """Where a heading begins in its text, its level and the words that are typed in it."""
    start, level, typed = (
        (match.start(1), len(match[1]), match[2])
        if match[1]
        else (match.start(3), 2 if match[4] else 1, match[3])
    )
    return start, level, frozenset(_WORD.findall(typed))


def converter(settings: dict[str, object]) -> markdown.Markdown:
    """Make the one Markdown object of a process, from Pelican's MARKDOWN setting.

    Its extensions are those named there now: Pelican's own readers add `meta` to that very list later, which
    takes a body's first lines for headers where they look like some.
    """
    named = [one for one in settings["extensions"] if one != "markdown.extensions.meta"]  # type: ignore[attr-defined]
    md = markdown.Markdown(**{**settings, "extensions": named})  # type: ignore[arg-type]
    md.treeprocessors.register(_Links(md), "site-links", -10)
    dialect.extend(md)
    return md


def converted(
    md: markdown.Markdown, path: str, text: str, line: int
) -> tuple[Converted | None, list[Fault]]:
    """Convert a body that begins at a line of a file; give its HTML, or all that is wrong with it.

    It is read as `tidy` writes it. Beside the HTML there may be warnings; lines are those of the file.
    """
    if found := bounds.excess(text):
        return None, [fault(path, line + found[0] - 1, "tangled", value=found[1])]
    clean = tidied(text)
    if clean.lines and (found := bounds.excess(clean.text)):
        return None, [fault(path, line + clean.typed(found[0] - 1), "tangled", value=found[1])]
    made, faults = _made(md, path, clean.text, line)
    if clean.lines:
        faults = [replace(one, line=line + clean.typed(one.line - line)) for one in faults]
    if made is None:
        return None, faults
    addresses = [target.value + target.rest for target in made.targets]
    if lost := losses.of(clean.text, made.html, addresses):
        return None, [_lost(path, line + clean.typed(one.line - 1), one) for one in lost]
    if clean.lines:
        targets = [replace(one, line=line + clean.typed(one.line - line)) for one in made.targets]
        made = replace(made, targets=tuple(targets))
    return made, faults


def _made(
    md: markdown.Markdown, path: str, text: str, line: int
) -> tuple[Converted | None, list[Fault]]:
    """Make HTML of a clean text, or say all that is wrong with it; with the HTML there may be warnings."""
    links = md.treeprocessors["site-links"]
    links.begin(path, text, line)  # type: ignore[attr-defined]
    md.reset()
    try:
        text_as_html = md.convert(text)
    except (RecursionError, ValueError, IndexError, KeyError, AttributeError, TypeError):
        # Faults of python-markdown on odd input: the story is not built, and its editor is told.
        return None, [fault(path, line, "tangled", value="…")]
    faults = [*_torn(path, text, line), *links.faults]  # type: ignore[attr-defined]
    for raw in md.htmlStash.rawHtmlBlocks:
        if isinstance(raw, str) and "<" in raw:
            where = links.line_of(raw.strip().split("\n")[0])  # type: ignore[attr-defined]
            faults += [
                fault(path, where, "unsafe-html", value=one, **meant(likely.markdown(one)))
                for one in sanitizer.refused(raw)
            ]
    if faults or links.told:  # type: ignore[attr-defined]
        return None, faults
    body = sanitizer.clean(typography.polished(text_as_html))
    if (at := _forged(body, links.marks)) is not None:  # type: ignore[attr-defined]
        where = line + _line_with(text, body[at])
        return None, [fault(path, where, "control-character", **typed.named(body, at))]
    made = Converted(body, tuple(links.headings), tuple(links.targets))  # type: ignore[attr-defined]
    return made, doubts.faults(path, text, line, body)


def _torn(path: str, text: str, line: int) -> Iterator[Fault]:
    """The links in a body that a blank tears."""
    for start, end in web.torn(text):
        above, column = text.count("\n", 0, start), start - text.rfind("\n", 0, start)
        value = " ".join(text[start:end].split())
        fill = {"value": value, **meant(likely.torn(value))}
        yield fault(path, line + above, "torn-link", column=column, **fill)


def _lost(path: str, line: int, loss: Loss) -> Fault:
    """A loss at a line of a file, as the fault that says it."""
    return fault(path, line, loss.kind, value=loss.typed, other=loss.became)


def _forged(body: str, marks: list[str]) -> int | None:
    """Give where a body holds a sign that nobody sees and that no mark of ours brought, or None.

    `&#xe000;` is such a sign in plain letters, and the sanitizer makes it one: with it an editor could type
    a mark; `&shy;` is another.
    """
    ours = Counter("".join(marks))
    more = Counter(typed.signs(body)) - ours
    return next((at for at in typed.unseen(body) if body[at] in more), None) if more else None


def _line_with(text: str, char: str) -> int:
    """Give how many lines stand above the first that holds a reference to a character."""
    number = rf"&\\?#\\?(?:0*{ord(char)}|[xX]0*{ord(char):x})(?![0-9a-f])"
    names = [f"&{name}" for name, named in html5.items() if named == char]
    match = re.search("|".join([number, *names]), text, re.IGNORECASE)
    return text.count("\n", 0, match.start()) if match else 0
