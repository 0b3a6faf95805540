"""Wording: what a reader should not be shown, found in the texts of a file: its headers and its body. Pure.

Most texts hold none of it. So each rule has signs, of which one is in whatever the rule finds, and it looks
for more only where one is seen. A sign begins with plain letters, which are looked for fastest. Every
pattern takes a time that grows with the length of a text, not with its square: what it repeats cannot hold
what it began with.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from ..bilingual.strings import OTHER
from ..schema import fields, impossible
from ..schema.capitals import plain, shouts
from ..schema.faults import Fault, fault
from ..schema.markup import HIDDEN
from ..schema.parts import marked
from . import dates
from .said import BODY, Found, Said, lowered, matches

if TYPE_CHECKING:
    from .scan import Header, Item

MOST = 20  # faults of one rule that are told of one text


class WordingRule(Struct, frozen=True):
    """A rule, the signs that it may be broken in small letters of each language, and what finds where it is."""

    name: str
    signs: Mapping[str, Sequence[re.Pattern[str]]]
    find: Callable[[Said], Iterator[Found]]


def faults(
    path: str, lang: str, headers: Sequence["Header"], body: str, body_line: int
) -> list[Fault]:
    """Give what is wrong with the wording of a file in a language; `body` begins at `body_line`."""
    texts = list(_texts(path.partition("/")[0], lang, headers))
    texts.append(Said(BODY, lang, body, body_line))
    seen = lowered("\n".join(["", *(said.text for said in texts)]))
    langs = {said.lang for said in texts}
    found = []
    for rule in RULES:
        if any(sign.search(seen) for one in langs for sign in rule.signs[one]):
            found += [one for said in texts for one in _told(path, rule, said)]
    return found + _repeated(path, texts)


def _texts(section: str, lang: str, headers: Sequence["Header"]) -> Iterator[Said]:
    """The texts of the headers that hold words for readers."""
    names, texts = fields.names(section), fields.texts(section)
    for header in headers:
        field = names.get(header.name.lower(), "")
        if words := texts.get(field):
            for item in header.items:
                yield from _parts(field, lang, item, words)


def _parts(field: str, lang: str, item: "Item", words: fields.Wording) -> Iterator[Said]:
    """The parts of a header's line that hold words, each in its language."""
    if not words.first:
        yield Said(field, lang, item.text, item.line, item.column)
        return
    parts = item.text.split("|")
    if words.lang is not None and (told := "".join(parts[words.lang : words.lang + 1]).strip()):
        lang = told if told in OTHER else lang
    at = item.column
    for number, part in enumerate(parts):
        if number >= words.first and (text := part.strip()):
            yield Said(field, lang, text, item.line, at + len(part) - len(part.lstrip()))
        at += len(part) + 1


def _told(path: str, rule: WordingRule, said: Said) -> Iterator[Fault]:
    """The faults of a rule in one text."""
    for start, end, fill in islice(rule.find(said), MOST):
        above = said.text.count("\n", 0, start)
        column = start - said.text.rfind("\n", 0, start) if above else said.column + start
        value = " ".join(said.text[start:end].split())
        yield fault(path, said.line + above, rule.name, column=column, value=value, **fill)


# ── capitals ─────────────────────────────────────────────────────────────────────────────────

_HEADING = re.compile(r"#(?<![^\n]#)#{1,5}[ \t]*([^\n]*)")
_UNDERLINE = re.compile(r"\n--*[ \t]*(?![^\n])")


def _capitals(said: Said) -> Iterator[Found]:
    """A title or a heading that shouts."""
    if said.field == "title" and shouts(said.text):
        yield 0, len(said.text), {"right": plain(said.text)}
    elif said.field == BODY:
        for start, end in _headings(said.text):
            if shouts(text := said.text[start:end].rstrip(" \t#")):
                yield start, start + len(text), {"right": plain(text)}


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of headings stand: behind their signs, and above a line of hyphens."""
    yield from (match.span(1) for match in _HEADING.finditer(text))
    for match in _UNDERLINE.finditer(text):
        yield text.rfind("\n", 0, match.start()) + 1, match.start()


# ── marks of WhatsApp ────────────────────────────────────────────────────────────────────────

_INNER = r"(?=[\"“‘'(]?\w)[^{0}\n]+(?<=[\w\"”’').,!?:;…])"
_BOLD_ITALIC = r"_\*(?<![\w\\]_\*)(?!\*)[^*_\n]+\*_(?!\w)"
_ITALIC_BOLD = r"\*_(?<![*\\]\*_)[^*_\n]+_\*(?!\*)"
_STRUCK = rf"~(?<![\w~\\]~)~?{_INNER.format('~')}~{{1,2}}(?![\w~])"
_TYPED = (
    re.compile(
        rf"{_BOLD_ITALIC}|{_ITALIC_BOLD}|{_STRUCK}"
        rf"|\*(?<![\w*\\]\*)\*?{_INNER.format('*')}\*{{1,2}}(?![\w*])"
        rf"|_(?<![\w@/\\]_)_?{_INNER.format('_')}_{{1,2}}(?!\w)"
    ),
)
_PASTED = (
    re.compile(_BOLD_ITALIC),
    re.compile(_ITALIC_BOLD),
    re.compile(_STRUCK),
    re.compile(
        r"\*(?<![\w*\\]\*)[\"“][^*]*[\"”][.,!?:;]?\*(?![\w*])"  # a quotation
        r"|\*(?<![^\n]\*)(?![*\s\[])[^*]*(?<![\s\\])\*(?=[ \t]*(?:\n|\Z))"  # from a line's start to an end
    ),
)
_ENDS = re.compile(r"[ \t]*(?:\n[ \t]*(?:\n|\Z)|\Z)")
_BLANK = re.compile(r"\n[ \t]*\n")


def _marks(said: Said) -> Iterator[Found]:
    """Marks of WhatsApp: in a header any, for they are shown; in a body those that mean nothing there."""
    patterns = _PASTED if said.field == BODY else _TYPED
    found = [match for pattern in patterns for match in matches(pattern, said)]
    done = 0
    for match in sorted(found, key=re.Match.start):
        if match.start() >= done and (said.field != BODY or _pasted(said.text, match)):
            yield *match.span(), {}
            done = match.end()


def _pasted(text: str, match: re.Match[str]) -> bool:
    """Whether what stands between marks in a body is not the emphasis of a word: such a word may end a line."""
    inner = match[0][1:-1]
    if match[0][:2] in ("_*", "*_") or match[0][0] == "~":
        return True
    if _BLANK.search(inner) or HIDDEN in inner:
        return False
    if " " in inner or "\n" in inner or inner[0] in '"“':
        return True
    above = text[max(match.start() - 2, 0) : match.start()]
    return above in ("", "\n", "\n\n") and bool(_ENDS.match(text, match.end()))


# ── tags of translation ──────────────────────────────────────────────────────────────────────

_TAGS = (
    r"\[:(?:[a-z]{2})?\]|\{:(?:[a-z]{2})?\}|\[/?lang[_-][a-z]{2}\]"
    rf"|\[/(?:sw|en)\]|\[(?:sw|en)\](?![(\[:{HIDDEN}])"
    r"|(?<![\w.])(?:__|@lang|trans)\(\s*(?:'[^'\n]*'|\"[^\"\n]*\")\s*\)"
)
_HEADERS_TAG = re.compile(
    rf"{_TAGS}|<!--:(?:[a-z]{{2}})?-->|\A(?:messages|translations|labels|strings|lang)(?:\.\w+)+\Z"
)
_TAG = re.compile(
    rf"{_TAGS}|\{{%-?\s*(?:end)?(?:block)?trans(?:late)?\b[^%\n]*%\}}"
    r"|\{\{[^{}\n|]*\|\s*(?:trans|translate|t)\b[^{}\n]*\}\}|\{\{\s*\$?(?:trans|t)\([^{}\n]*\}\}"
)


def _tags(said: Said) -> Iterator[Found]:
    """Tags of a translating program that readers would see, the first of each line."""
    if said.field != BODY and marked(said.text):
        return  # that is said already
    low, told = said.text.lower(), None
    lone = {f"[{lang}]" for lang in OTHER if f"[/{lang}]" not in low}  # a link's name, not a tag
    for match in matches(_TAG if said.field == BODY else _HEADERS_TAG, said):
        if match[0] in lone:
            continue
        if told is None or said.text.find("\n", told, match.start()) >= 0:
            yield *match.span(), {}
        told = match.end()


# ── what holds a place ───────────────────────────────────────────────────────────────────────

_NOUNS_EN = "text|title|heading|summary|content|caption|description"
_NOUNS_INSERTED = "name|date|photo|picture|image|link|number|quote|logo"
_NOUNS_SW = "maandishi|maneno|kichwa|muhtasari|maelezo|habari|jina|tarehe|picha|kiungo|nukuu"
_BLANKS = "jina|tarehe|mahali|namba ya simu|cheo|barua pepe|name|date|venue|phone number|e-?mail"
# Few false alarms are worth more than many finds. So a number whose last digits alone are hidden (0712 XXX
# XXX) holds no place, nor does an amount of millions, nor the words of a link, nor what says more than one
# word for what is missing ([jina limehifadhiwa]).
_PLACEHOLDER = re.compile(
    r"\blorem ipsum\b(?: dolor sit amet\b)?|\bdolor sit amet\b|\basdf\w*"
    rf"|\b(?:insert|add|enter|type|put|write) (?:your |the |some |a )?(?:{_NOUNS_EN})s? here\b"
    rf"|\binsert (?:your |the |a )?(?:{_NOUNS_INSERTED})s? here\b"
    rf"|\b(?:{_NOUNS_EN})s? go(?:es)? here\b"
    rf"|\b(?:andika|weka|ingiza|jaza|ongeza) (?:{_NOUNS_SW})(?: [ylw]ako)? hapa\b"
    rf"(?! (?:chini|juu)\b)(?!\][(\[{HIDDEN}])"
    r"|(?<![^\n])[ \t]*(?:andika|weka|jaza) hapa(?=[ \t.:…]*(?![^\n]))"
    r"|(?<=[\[({<])(?:andika|weka|jaza) hapa(?=[\])}>])"
    r"|(?<!\d)(?<!\d[ ./-])\b(?:x{2,4}(?:[/.-]x{2,6})+|x{3,4}(?: x{3,4})+|x{4,})\b(?![ .-]?\d)"
    rf"|(?<!\])\[(?:(?:{_BLANKS})(?: (?:la|ya|cha|kamili|of|here|hapa)\b[^\[\]\n]*)?"
    rf"|(?:insert|andika|weka|jaza) [^\[\]\n]+)\](?![(\[:{HIDDEN}])"
    r"|(?<![\d.,])(?<!\d[ .,-])(?:\+255[ -]?)?0{3,4}(?:[ -]0{3,4}){2}(?!\d|[ .,-]\d)"
    r"|(?<![\d.,])0{7,}(?![\d.,])"
    r"|(?<!\d)(?:\+255[ -]?123[ -]?456[ -]?789|0123[ -]?456[ -]?789|123-456-7890)(?!\d)"
)
_DEFINED = re.compile(r"^ {0,3}(\[[^\[\]\n]+\]):", re.MULTILINE)
# TBC and TBA, which others write too, are a broadcaster and an agency in Tanzania.
_UNDONE = re.compile(r"\b(?:TBD|TODO|FIXME)\b")
_UNTITLED = frozenset(
    {"untitled", "title", "hello world", "hello world!", "test", "kichwa cha habari", "kichwa hapa"}
)


def _ending(word: str, before: str) -> str:
    """A pattern for what stands before a word, told by its end: one of some words, or more than one of it."""
    words = [one for word_before in before.split("|") for one in (word_before, f"{word_before}s")]
    return "|".join(f"(?<={one} {word})" for one in [*words, "goes", "go"])


def _placeholders(said: Said) -> Iterator[Found]:
    """What was to be written over before the text is published."""
    defined = {match[1] for match in _DEFINED.finditer(said.text.lower())}
    for match in matches(_PLACEHOLDER, said):
        if match[0] in defined:
            continue  # a link whose address stands below the text
        blank = len(match[0]) - len(match[0].lstrip())
        yield match.start() + blank, match.end(), {}
    yield from ((*match.span(), {}) for match in matches(_UNDONE, said, low=False))


def _untitled(said: Said) -> Iterator[Found]:
    """A title that says what it is, and nothing else."""
    if said.field == "title" and said.text.lower() in _UNTITLED:
        yield 0, len(said.text), {}


# ── the summary ──────────────────────────────────────────────────────────────────────────────

_SIGNS = re.compile(r"[\W_]+")


def _repeated(path: str, texts: Iterable[Said]) -> list[Fault]:
    """A summary that says what the title says, whatever the letters, blanks and signs."""
    said = {one.field: one for one in texts}
    title, summary = said.get("title"), said.get("summary")
    if not title or not summary or not (folded := _folded(title.text)):
        return []
    if folded != _folded(summary.text):
        return []
    return [fault(path, summary.line, "summary-repeats-title", column=summary.column)]


def _folded(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold()).strip()


# ── the rules ────────────────────────────────────────────────────────────────────────────────


def _signs(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


def _both(*patterns: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    return dict.fromkeys(OTHER, _signs(*patterns))


ALWAYS = _both("")
RULES = (
    WordingRule("title-in-capitals", ALWAYS, _capitals),
    WordingRule("whatsapp-marks", _both(r"\*", "_", "~"), _marks),
    WordingRule(
        "translation-tag",
        _both(
            r"\[(?::|/|lang|sw\]|en\])",
            r"\{[:%{]",
            r"\(\s*['\"]",
            "<!--:",
            r"\n(?:messages|translations|labels|strings|lang)\.",
        ),
        _tags,
    ),
    WordingRule(
        "placeholder-text",
        _both(
            "lorem ipsum",
            "dolor sit",
            "asdf",
            "xx",
            "000(?:0000|[ -]0)",
            "123[ -]?456",
            "tbd",
            "todo",
            "fixme",
            rf"here\b(?:{_ending('here', f'{_NOUNS_EN}|{_NOUNS_INSERTED}')})",
            rf"hapa\b(?:{_ending('hapa', f'{_NOUNS_SW}|ako|andika|weka|jaza')})",
            rf"\[(?:{_BLANKS}|insert|andika|weka|jaza)",
        ),
        _placeholders,
    ),
    WordingRule("placeholder-text", ALWAYS, _untitled),
    WordingRule(
        "foreign-month",
        {
            "sw": _signs(
                "uary", "march", "april", "may", "june", "july", "august", "ober", "ember"
            ),
            "en": _signs(
                "uari", "machi", "aprili", "mei", "juni", "julai", "agosti", "oktoba", "emba"
            ),
        },
        dates.foreign_months,
    ),
    WordingRule(
        "weekday-differs",
        _both("juma", "alhamisi", "nday", "sday", "riday", "rday"),
        dates.wrong_weekdays,
    ),
    WordingRule(
        "impossible-date",
        _both(*impossible.DATE_SIGNS),
        partial(dates.impossible, impossible.DATES),
    ),
    WordingRule(
        "impossible-hour",
        _both(*impossible.HOUR_SIGNS),
        partial(dates.impossible, impossible.HOURS),
    ),
)
