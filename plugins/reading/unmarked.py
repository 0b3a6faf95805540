"""A text without its markup, as its page should tell it, with what its definitions lose. Pure."""

import html as entities
import re

from msgspec import Struct

from .signs import optional, own


class Loss(Struct, frozen=True):
    """What was typed at a line (from 1), and what stands on the page in its place: nothing, or other words.

    `kind` names the rule that says so: where the way in which it was lost has a cure of its own, that one.
    """

    kind: str
    line: int
    typed: str
    became: str = ""


_DEFINES = r"[ ]{0,3}(?:\[[^\]\n]+\]|\*\[[^\]\n]+\])[ ]?:"
_NOTE = re.compile(
    rf"""^[ ]{{0,3}} \[\^ ([^\]\n]*) \]: [ ]*
    ( .* (?: \n (?: (?!{_DEFINES})(?=[ \t]*\S).* | [ \t]*\n+ (?=[ ]{{4}}|\t).* ) )* )""",
    re.MULTILINE | re.VERBOSE,
)
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]+)\][ ]?:[ ]*(.*)$", re.MULTILINE)
_REFERENCE = re.compile(
    r"""^[ ]{0,3} \[ ([^\[\]\n^][^\[\]\n]*) \]: [ ]* \n?[ ]* <?([^\s>]+)>? [ ]*
    (?:\n[ ]*)? (?: "(.*)" | '(.*)' | \((.*)\) )? [ ]*$""",
    re.MULTILINE | re.VERBOSE,
)
# Lines of markup alone: rules, underlines of headings, the line below the head of a table.
_RULES = re.compile(
    r"\n(?=[ \t>|:\-=*_])[ \t>]*+(?:(?=[^-\n]*-)[|:\- \t]++|=++[ \t]*+|[* \t]++|[_ \t]++)$",
    re.MULTILINE,
)
_LEADS = re.compile(
    r"""\n (?=[ \t]*(?: [>+*•·–:\#(-] | \w{1,9}[.)] ))
    ( (?: [ \t]* (?: > | [-+*•·–](?=[ \t\xa0]) | :(?=[ \t]) | \#{1,6} ) )* )
    ([ \t]*) (?: (\(?) ([0-9]{1,9}|[a-zA-Z]|[ivxIVX]{1,6}) ([.)]) (?=[ \t\xa0]) )?""",
    re.VERBOSE,
)
# What ends a list: a line without indent below an empty one.
_PARAGRAPH = re.compile(r"\n[ \t]*\n+(?=[^\s])")
_ENDS = re.compile(r"#(?<!##)#*+[ \t]*+$", re.MULTILINE)
_INLINE = re.compile(
    r"`(?<!``)(?P<ticks>`*)(?!`)(?P<code>(?:[^\n]|\n(?![ \t]*\n))+?)(?<!`)`(?P=ticks)(?!`)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!|])"
    r"|&(?P<entity>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
    r"|<(?P<auto>(?:https?|ftp|mailto|tel):[^<>\s]*|[^<>\s@/]+@[^<>\s@]+)>"
    r"|<(?P<tag>/?[a-zA-Z][^<>]*)>"
    r"|\]\([ ]*(?:<(?P<angled>[^<>\n]*)>|(?P<to>(?:[^\s()]|\([^\s()]*\))*))"
    r"(?:\s+(?P<title>\"[^\"]*\"|'[^']*'))?[ ]*\)"
    r"|\[\^(?P<note>[^\]\n]*)\]"
    r"|\[(?P<words>[^\[\]]+)\](?!\()(?:[ \n]?\[(?P<label>[^\[\]]*)\])?"
    r"|\*(?<=[^\W\d_]\*)(?P<joined>\*+)(?=[^\W\d_])"
    r"|!(?=\[)",
    re.DOTALL,
)
_TOP = re.compile(r"\{(?:filename|static|attach)\}")


class Unmarked:
    """A text without its markup: its main part, its notes by their labels, its definitions."""

    def __init__(self, text: str) -> None:
        self.losses: list[Loss] = []
        self.notes: dict[str, tuple[int, str]] = {}
        self.abbreviations: dict[str, tuple[int, str]] = {}
        self.references: dict[str, tuple[int, str]] = {}
        self.used: set[str] = set()
        if "]:" in text or "] :" in text:
            text = self._define(text)
        self.main = self.plain(text)
        called = {*self.used}  # a note that another note alone calls does not stand on paper
        self.within = {label: self.plain(note) for label, (_, note) in self.notes.items()}
        self.losses += [
            Loss("reference-unused", line, f"[{name}]: {said}")
            for name, (line, said) in self.references.items()
            if name not in self.used
        ]
        self.losses += [
            Loss("note-unused", line, f"[^{label}]: {note}")
            for label, (line, note) in self.notes.items()
            if f"^{label}" not in called
        ]

    def _define(self, text: str) -> str:
        """Take the definitions out of a text, and leave their lines empty."""

        def line(match: re.Match[str]) -> int:
            return match.string.count("\n", 0, match.start()) + 1

        def note(match: re.Match[str]) -> str:
            self._once("note-twice", self.notes, match[1], line(match), match[2])
            return "\n" * match[0].count("\n")

        def abbreviation(match: re.Match[str]) -> str:
            self._once(
                "abbreviation-twice", self.abbreviations, match[1].strip(), line(match), match[2]
            )
            return ""

        def reference(match: re.Match[str]) -> str:
            said = f"{match[2]} {match[3] or match[4] or match[5] or ''}"
            name = " ".join(match[1].lower().split())
            self._once("reference-twice", self.references, name, line(match), said)
            return "\n" * match[0].count("\n")

        text = _NOTE.sub(note, text)
        text = _ABBREVIATION.sub(abbreviation, text)
        return _REFERENCE.sub(reference, text)

    def _once(
        self, rule: str, known: dict[str, tuple[int, str]], name: str, line: int, said: str
    ) -> None:
        """Keep a definition; of two with one name the page has the last."""
        said = said if known is self.notes else " ".join(said.split())
        if name in known and (known is self.notes or known[name][1] != said):
            self.losses.append(Loss(rule, line, f"[{name}]: {said}", known[name][1]))
        known[name] = (line, said)

    def plain(self, text: str) -> str:
        """Give a text with its markup taken off or marked as such; its lines stay lines."""
        text = _RULES.sub("\n", "\n" + text)
        text = _LEADS.sub(_Leads(), text)[1:]
        if "#" in text:
            text = _ENDS.sub(lambda match: optional(match[0]), text)
        return _INLINE.sub(self._inline, text)

    def _inline(self, match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind in ("code", "escaped", "auto"):
            return match[kind]
        if kind == "entity":
            return entities.unescape(match[0])
        if kind == "tag":
            return " " if match[kind].rstrip("/ ").lower() == "br" else "\n" * match[0].count("\n")
        if kind in ("to", "angled", "title"):
            title = match["title"] or ""
            to = _TOP.sub("", match["to"] if match["to"] is not None else match["angled"])
            above = match.string.rfind("[", 0, match.start()) + 1
            to = "" if own(match.string[above : match.start()], to) else to
            return f"] {entities.unescape(to)} {entities.unescape(title[1:-1])} " + "\n" * match[
                0
            ].count("\n")
        if kind == "note":
            return self._noted(match)
        if kind in ("words", "label"):
            return self._referred(match)
        return optional(match[0]) if match[0] == "!" else ""

    def _noted(self, match: re.Match[str]) -> str:
        if match["note"] in self.notes:
            self.used.add(f"^{match['note']}")
            return ""
        line = match.string.count("\n", 0, match.start()) + 1
        self.losses.append(Loss("note-undefined", line, match[0]))
        return match[0]

    def _referred(self, match: re.Match[str]) -> str:
        words, label = match["words"], match["label"]
        name = " ".join((label or words).lower().split())
        inner = self.plain_inline(words)
        if name in self.references:
            self.used.add(name)
            return f"[{inner}] {entities.unescape(_TOP.sub('', self.references[name][1]))} "
        return f"[{inner}]" + (f"[{label}]" if label is not None else "")

    def plain_inline(self, text: str) -> str:
        return _INLINE.sub(self._inline, text)


class _Leads:
    """Takes off what begins a line: signs of quotations, items and headings; leaves the number of an item.

    Where each item of a list is numbered 1, as some write who leave the counting to Markdown, it is the number
    that is counted.
    """

    def __init__(self) -> None:
        self.ones: dict[str, tuple[int, int]] = {}

    def __call__(self, match: re.Match[str]) -> str:
        signs, blanks, open_, number, close = match.groups()
        if number == "1":
            number = self._counted(match, signs + blanks)
        elif number:
            self.ones.pop(signs + blanks, None)
        item = optional(open_) + number + optional(close) if number else ""
        return f"\n{optional(signs)}{blanks}{item}"

    def _counted(self, match: re.Match[str], indent: str) -> str:
        """The number of an item that is numbered 1: one more than of the item above it that is."""
        end, before = self.ones.get(indent, (0, 0))
        if before and _PARAGRAPH.search(match.string, end, match.start()):
            before = 0
        self.ones[indent] = (match.end(), before + 1)
        return str(before + 1)
