"""What this site's Markdown reads beside python-markdown: lists with their own numbers, and addresses as links.

A list keeps the numbers and letters that were typed: 12, 15, 18; (a), (b); i, ii. An address of the web or of
e-mail and a telephone number are links wherever they stand, but in code and in the words of another link.
"""

import re
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import OListProcessor
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..schema import items
from ..schema.items import ItemStart

# ── lists with their own numbers ─────────────────────────────────────────────────────────────

_LABELLED = re.compile(r" {0,3}\(?[0-9a-zA-Z]{1,9}[.)][ \t\xa0]")  # at a glance
_NESTED = re.compile(rf"[ ]{{4,7}}(?=\S)(?:{items.MARK.pattern})", re.VERBOSE)


class _Numbered(OListProcessor):
    """Reads a list whose items are marked by numbers or letters, and remembers them until all is read."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.known: dict[Element, tuple[str, list[str]]] = {}

    def test(self, parent: Element, block: str) -> bool:
        first = _first(block) if _LABELLED.match(block) else None
        return first is not None and bool(first.label)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        first = _first(blocks[0])
        assert first
        above = self.lastChild(parent)
        on = above is not None and self._goes_on(above, first)
        if not on and first.style != "1.":
            lines = "\n\n".join(blocks[: items.FAR]).split("\n")
            if not items.goes_on(lines, 0, first):
                return False
        labels, texts = _items(blocks.pop(0), first.style)
        if on:
            made = above
            self._loosen(made[-1])
            self.parser.state.set("looselist")
            self.parser.parseBlocks(SubElement(made, "li"), [texts.pop(0)])
            self.parser.state.reset()
        else:
            made = parent if parent.tag in ("ol", "ul") else SubElement(parent, "ol")
        self.known.setdefault(made, (first.style, []))[1].extend(labels)
        self.parser.state.set("list")
        for text in texts:
            within = made[-1] if text.startswith("    ") else SubElement(made, "li")
            self.parser.parseBlocks(within, [text])
        self.parser.state.reset()
        return None

    def _goes_on(self, above: Element, first: ItemStart) -> bool:
        """Say whether an item goes on with the list above it."""
        style, labels = self.known.get(above, ("", []))
        return style == first.style and items.follows(labels[-1], first.label)

    def _loosen(self, item: Element) -> None:
        """Make a paragraph of what an item above an empty line says."""
        if item.text:
            words = Element("p")
            words.text, item.text = item.text, ""
            item.insert(0, words)
        last = self.lastChild(item)
        if last is not None and last.tail:
            SubElement(item, "p").text = last.tail.lstrip()
            last.tail = ""


def _first(block: str) -> ItemStart | None:
    """The item that a block begins with, where none of its text is code."""
    found = items.item(block.partition("\n")[0])
    return found[0] if found and found[0].column < 4 else None


def _items(block: str, style: str) -> tuple[list[str], list[str]]:
    """The labels of the items of a block, and their texts; what is indented is a text for the item before it."""
    labels: list[str] = []
    texts: list[str] = []
    for line in block.split("\n"):
        found = items.item(line)
        if found and found[0].style == style and found[0].column < 4:
            labels.append(found[0].label)
            texts.append(line[found[1].end() :])
        elif _NESTED.match(line) and not texts[-1].startswith("    "):
            texts.append(line)
        else:
            texts[-1] = f"{texts[-1]}\n{line}"
    return labels, texts


class _Numbers(Treeprocessor):
    """Gives each list its type, and each item the number that it would not have by itself."""

    def __init__(self, md: markdown.Markdown, lists: _Numbered) -> None:
        super().__init__(md)
        self.lists = lists

    def run(self, root: Element) -> None:
        for element, (_, labels) in self.lists.known.items():
            kind, numbers = items.numbered(labels)
            if kind != "1":
                element.set("type", kind)
            if numbers[0] != 1:
                element.set("start", str(numbers[0]))
            before = numbers[0] - 1
            for item, number in zip(element, numbers, strict=False):
                if number != before + 1:
                    item.set("value", str(number))
                before = number
        self.lists.known.clear()


# ── addresses ────────────────────────────────────────────────────────────────────────────────

_FREE = r"(?<![^\W_])(?<![@./:+-])"  # nothing stands before it that it might be a part of
_REST = r"[^\s<>\"“”‘’‹›*`|\\\x02\x03]"
_ZONES = "go|or|co|ac|ne|mil|sc|info|me|tv|mobi|hotel"  # below .tz (tzNIC)
_NUMBER = (
    r"\+255(?:[ -]?[0-9]){9}|0(?:2[2-8]|[67][0-9]|80)(?:[ -]?[0-9]){7}"
    r"|\+(?!255)[0-9]{1,3}(?:[ -]?[0-9]){7,11}"
)
_DOMAIN = rf"(?:[A-Za-z0-9-]+\.)+(?:{_ZONES})\.tz\b(?:/{_REST}*)?(?![\w@])"
ADDRESS = (
    rf"{_FREE}(?:(?P<web>https?://{_REST}+|www\.{_REST}+|{_DOMAIN})"
    r"|(?P<mail>[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    rf")|(?<![\w@.:+-])(?P<phone>{_NUMBER})(?![\w+]|[.,-][0-9]|[ ][0-9])"
)
_MAYBE = re.compile(r"://|www\.|@|\.tz\b|[0-9](?:[ -]?[0-9]){9}")
_BEHIND = ".,;:!?'\"_)]}…"


class _Addresses(InlineProcessor):
    """Makes links of addresses and telephone numbers."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        said = _without_end(match[0])
        made = Element("a")
        if match["mail"]:
            made.set("href", f"mailto:{said}")
        elif match["phone"]:
            made.set("href", f"tel:{re.sub('[ -]', '', said)}")
        else:
            made.set("href", said if "://" in said[:8] else f"https://{said}")
        made.text = AtomicString(said)
        return made, match.start(), match.start() + len(said)


def _without_end(said: str) -> str:
    """An address without the signs of the sentence behind it; a bracket that it opens is its own."""
    while said[-1] in _BEHIND and not (said[-1] == ")" and said.count("(") >= said.count(")")):
        said = said[:-1]
    return said


# Signs without which some patterns of python-markdown find nothing in any part of a text: most texts hold few.
_SIGNS = (
    (re.compile("`"), ("backtick",)),
    (re.compile(r"\\"), ("escape",)),
    (re.compile(r"\["), ("footnote", "reference", "link", "short_reference")),
    (re.compile(r"!\["), ("image_link", "image_reference", "short_image_ref")),
    (re.compile("<"), ("autolink", "automail", "html")),
    (re.compile(r"[ \t]{2}|\t|[ \t]$", re.MULTILINE), ("linebreak",)),
    (re.compile("&"), ("entity",)),
    (_MAYBE, ("address",)),
    (re.compile("[*_]"), ("em_strong",)),
)


class _Begin(Preprocessor):
    """Forgets the text before, which may be half read, and has the patterns alone tried that this one can hold."""

    def __init__(self, md: markdown.Markdown, lists: _Numbered) -> None:
        super().__init__(md)
        self.lists = lists
        self.patterns: dict[tuple[bool, ...], list[Pattern]] = {}

    def run(self, lines: list[str]) -> list[str]:
        self.lists.known.clear()
        text = "\n".join(lines)
        signs = tuple(sign.search(text) is not None for sign, _ in _SIGNS)
        if signs not in self.patterns:
            self.patterns[signs] = self._patterns(signs)
        self.md.treeprocessors["inline"].inlinePatterns = self.patterns[signs]  # type: ignore[attr-defined]
        return lines

    def _patterns(self, signs: tuple[bool, ...]) -> list[Pattern]:
        """The inline patterns, in their order, without those whose sign is not there."""
        every = self.md.inlinePatterns
        missing = [
            name
            for (_, names), there in zip(_SIGNS, signs, strict=True)
            if not there
            for name in names
        ]
        gone = {every.get_index_for_name(name) for name in missing if name in every}
        return [pattern for number, pattern in enumerate(every) if number not in gone]


def extend(md: markdown.Markdown) -> None:
    """Teach a Markdown object this dialect."""
    lists = _Numbered(md.parser)
    md.preprocessors.register(_Begin(md, lists), "begin", 100)
    md.parser.blockprocessors.register(lists, "olist", 40)
    md.parser.blockprocessors["ulist"].INDENT_RE = _NESTED
    md.treeprocessors.register(_Numbers(md, lists), "numbers", 60)
    md.inlinePatterns.register(_Addresses(ADDRESS, md), "address", 85)
