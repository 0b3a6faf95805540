"""What was typed in a body and does not stand on its page as it was typed, or stands there untyped. Pure.

Every word, number and sign of a text is accounted for in the HTML that was made from it, in its order: as
text, as the address or the title of a link, as the words for a picture, as the number of an item. How the
dialect of Markdown came to it is of no interest here, so that its next surprise is found too.

Both are taken as rows of words with signs between them. The words must be the same. The signs of the page
must be among those typed, in their order; those of them that are missing must be signs of markup.
"""

import html as entities
import re
from collections.abc import Sequence

from msgspec import Struct

MOST = 5  # losses that are told of one text
SHOWN = 12  # words of each
FAR = 80  # words after which no place is looked for where a text and its page go on alike
ALIKE = 3  # words that are the same there


class Loss(Struct, frozen=True):
    """What was typed at a line (from 1), and what stands on the page in its place: nothing, or other words.

    `kind` names the rule that says so: where the way in which it was lost has a cure of its own, that one.
    """

    kind: str
    line: int
    typed: str
    became: str = ""


def of(text: str, page: str, addresses: Sequence[str] = ()) -> list[Loss]:
    """Give what is lost, changed or added between a text and its HTML, in the order of the text.

    `addresses` are those that stand in the HTML as marks of the reader, as they were typed.
    """
    if "<pre>" in page:
        text, page = _without_code(text, page)
    typed, shown = _Typed(text), _Shown(page, addresses)
    losses = [*typed.losses, *_compared(typed.main, 0, shown.main)]
    for label, (line, _) in typed.notes.items():
        losses += _compared(typed.within[label], line - 1, shown.notes.get(label, ""))
    losses += [
        Loss("abbreviation-unused", line, f"*[{name}]: {said}")
        for name, (line, said) in typed.abbreviations.items()
        if said not in shown.abbreviated
    ]
    return sorted(losses, key=lambda loss: loss.line)[:MOST]


_CODE = re.compile(r"<pre><code>(.*?)</code></pre>", re.DOTALL)
_INDENTED = re.compile(r"(?:^(?: {4}|\t)[^\n]*+\n?+(?:[ \t]*+\n)*+)++", re.MULTILINE)


def _without_code(text: str, page: str) -> tuple[str, str]:
    """A text and its page without the blocks of code that stand on both letter for letter."""
    blocks = {entities.unescape(one).rstrip(): one for one in _CODE.findall(page)}
    for match in reversed(list(_INDENTED.finditer(text))):
        plain = re.sub(r"^(?: {4}|\t)", "", match[0], flags=re.MULTILINE).expandtabs(4).rstrip()
        if plain in blocks:
            text = text[: match.start()] + "\n" * match[0].count("\n") + text[match.end() :]
            page = page.replace(f"<pre><code>{blocks[plain]}</code></pre>", "", 1)
    return text, page


# ── words and signs ──────────────────────────────────────────────────────────────────────────

# A sign that is markup where it stands, so that a page need not show it, is moved to the private use area,
# which no text can hold (schema/typed.py).
_SIGNS = "*_|[]()>#!-+:.•·–"
_TO_OPTIONAL = {ord(sign): chr(0xE100 + number) for number, sign in enumerate(_SIGNS)}
_TO_PLAIN = {ord(moved): chr(sign) for sign, moved in _TO_OPTIONAL.items()}
_ALWAYS = frozenset("*_|[]")  # signs that may be markup wherever they stand
# What typography sets in another form is one sign on both sides.
_ONE = str.maketrans(
    {**dict.fromkeys('“”„‟"‘’‚‛´', "'"), **dict.fromkeys("–—‐‑−", "-"), "…": ".", "\xad": None}
)
_RUN = re.compile(r"--+|\.(?: ?\.)+|''+")
_SET = re.compile(f"[{re.escape(''.join(map(chr, _ONE)))}]")
# The same, but for the rarer ones, in the order in which it is done where a glance is to be enough.
_USUAL = (
    *((sign, "") for sign in sorted(_ALWAYS)),
    *((sign, "'") for sign in '"“”‘’'),
    *(("–", "-"), ("—", "-"), ("---", "-"), ("--", "-"), ("…", "..."), ("\xa0", " ")),
)
_LINE_END = re.compile(r"\n\s*")
# The patterns that every text is searched by begin with a sign or a few: such a search is ten times as fast.
_TIGHT = re.compile(r"[*_](?<=\w[*_])[*_]*\w")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"\s*[^\W_]+\s*")
_BLANKS = re.compile(r"\s+")
_AFTER = re.compile(r"\S{0,40}")


def _optional(signs: str) -> str:
    """Signs as ones that a page need not show."""
    return signs.translate(_TO_OPTIONAL)


def _one(signs: str) -> str:
    """The signs between two words in their one form, without blanks."""
    signs = signs.translate(_ONE)
    return _BLANKS.sub("", _RUN.sub(lambda match: match[0][0], _BLANKS.sub(" ", signs)))


def _within(shown: str, typed: str) -> bool:
    """Say whether the signs of a page are among those typed, and nothing but markup is missing."""
    at = 0
    for sign in typed:
        plain = _TO_PLAIN.get(ord(sign), sign).translate(_ONE)
        if at < len(shown) and shown[at] == plain:
            at += 1
        elif plain == sign and sign not in _ALWAYS:
            return False
    return at == len(shown)


def _compared(typed: str, above: int, shown: str) -> list[Loss]:
    """What differs between a text without its markup, which begins below some lines, and the page's text."""
    if _alike(typed, shown):
        return []
    words, others = _WORD.findall(typed), _WORD.findall(shown)
    if words == others:
        gaps = _gaps(typed, shown)[:MOST]
        return [_loss(typed, above, shown, *_around(len(words), at, at)) for at in gaps]
    return [_loss(typed, above, shown, *change) for change in _changes(words, others)]


def _alike(typed: str, shown: str) -> bool:
    """Say whether two texts are the same at a glance, as nearly all are; False says nothing."""
    if _TIGHT.search(typed):
        return False
    for moved in _TO_PLAIN:
        typed = typed.replace(chr(moved), "")
    typed, shown = _bare(typed).strip(), _bare(shown).strip()
    return typed == shown or typed.split() == shown.split()


def _bare(text: str) -> str:
    """A text without the signs that may be markup, with line ends, quotes and dashes each in one form."""
    for sign, one in _USUAL:
        text = text.replace(sign, one)
    text = _LINE_END.sub(" ", text)
    return text if text.isascii() or not _SET.search(text) else text.translate(_ONE)


def _own(text: str, href: str) -> bool:
    """Say whether the words of a link are its address, as of a telephone number: it is read once then."""
    said = _WORD.findall(text)
    return bool(said) and "".join(said) in (
        "".join(_WORD.findall(href)),
        "".join(_WORD.findall(href.partition(":")[2])),
    )


def _changes(words: list[str], others: list[str]) -> list[tuple[int, int, int, int]]:
    """Where two rows of words differ: the words between two numbers became those between two others."""
    found = []
    at, to = 0, 0
    while len(found) < MOST:
        while at < len(words) and to < len(others) and words[at] == others[to]:
            at, to = at + 1, to + 1
        if at == len(words) and to == len(others):
            break
        lost, came = _until_alike(words[at : at + FAR], others[to : to + FAR])
        found.append((at, at + lost, to, to + came))
        at, to = at + lost, to + came
    return found


def _until_alike(words: list[str], others: list[str]) -> tuple[int, int]:
    """How many words of each row are to be left out so that both go on alike; all where they never do."""
    for both in range(1, FAR):
        for lost in range(both + 1):
            came = both - lost
            if lost > len(words) or came > len(others):
                continue
            if words[lost : lost + ALIKE] == others[came : came + ALIKE]:
                return lost, came
    return len(words), len(others)


def _gaps(typed: str, shown: str) -> list[int]:
    """The numbers of the gaps between words whose signs are not those that were typed; 0 is before the first."""
    pairs = enumerate(zip(_BETWEEN.split(typed), _BETWEEN.split(shown), strict=True))
    return [
        number
        for number, (gap, signs) in pairs
        if gap != signs and not _within(_one(signs), _one(gap))
    ]


def _around(words: int, first: int, second: int) -> tuple[int, int, int, int]:
    """The word before a gap and the one after it, on both sides."""
    return max(first - 1, 0), min(first + 1, words), max(second - 1, 0), min(second + 1, words)


def _loss(typed: str, above: int, shown: str, i: int, j: int, k: int, m: int) -> Loss:
    """The words from `i` to `j` of a text became those from `k` to `m` of its page."""
    places = [match.span() for match in _WORD.finditer(typed)]
    if i == j and places:  # nothing is lost where something is added: say beside which word
        return _loss(typed, above, shown, *_around(len(places), i, k))
    lost = _cut(typed, places, i, j)
    came = _cut(shown, [match.span() for match in _WORD.finditer(shown)], k, m)
    start = places[min(i, len(places) - 1)][0] if places else 0
    kind = "words-changed" if came else "words-lost"
    if not came and "|" in typed[typed.rfind("\n", 0, start) + 1 : start]:
        kind = "cell-lost"
    return Loss(kind, above + 1 + typed.count("\n", 0, start), lost, came)


def _cut(text: str, places: Sequence[tuple[int, int]], first: int, last: int) -> str:
    """The words of a text from one to before another, with the signs between and around them, bounded."""
    if first >= min(last, len(places)):
        return ""
    start, end = places[first][0], places[min(last, first + SHOWN, len(places)) - 1][1]
    near = text[max(start - 40, 0) : start]
    start -= (
        len(near) - len(near.rstrip()) if near[-1:].isspace() else len((near.split() or [""])[-1])
    )
    plain = text[start : _AFTER.match(text, end).end()]  # type: ignore[union-attr]
    return " ".join(plain.translate(_TO_PLAIN).split())


# ── what was typed ───────────────────────────────────────────────────────────────────────────

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


class _Typed:
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
            text = _ENDS.sub(lambda match: _optional(match[0]), text)
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
            to = "" if _own(match.string[above : match.start()], to) else to
            return f"] {entities.unescape(to)} {entities.unescape(title[1:-1])} " + "\n" * match[
                0
            ].count("\n")
        if kind == "note":
            return self._noted(match)
        if kind in ("words", "label"):
            return self._referred(match)
        return _optional(match[0]) if match[0] == "!" else ""

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
        item = _optional(open_) + number + _optional(close) if number else ""
        return f"\n{_optional(signs)}{blanks}{item}"

    def _counted(self, match: re.Match[str], indent: str) -> str:
        """The number of an item that is numbered 1: one more than of the item above it that is."""
        end, before = self.ones.get(indent, (0, 0))
        if before and _PARAGRAPH.search(match.string, end, match.start()):
            before = 0
        self.ones[indent] = (match.end(), before + 1)
        return str(before + 1)


# ── what stands on the page ──────────────────────────────────────────────────────────────────

_TOKEN = re.compile(r"<(/?)([a-zA-Z0-9]+)((?:\s+[\w:-]+(?:=\"[^\"]*\")?)*)\s*/?>")
_TOKENS = re.compile(rf"{_TOKEN.pattern}(?:\s*{_TOKEN.pattern})*\s*")
_ATTRIBUTE = re.compile(r"([\w:-]+)=\"([^\"]*)\"")
_BLOCKS = frozenset(
    "blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul".split()
)
# Elements of which a reader is shown, or led to, more than the words within; and others within a line.
_TELLING = re.compile(r"<(?:ol|img|abbr)\b")
_ANCHOR = re.compile(r"<a((?:\s+[\w:-]+=\"[^\"]*\")*)>(.*?)</a>", re.DOTALL)
_PLAIN = (
    *((tag, "") for tag in ("<strong>", "</strong>", "<em>", "</em>", "<code>", "</code>")),
    ("&nbsp;", " "),
)
_INLINE_TAG = re.compile(rf"</?+(?!(?:{'|'.join(sorted(_BLOCKS))})\b)")
_MARKED = re.compile("\ue000(\\d+)\ue001")
_FILE = re.compile("\ue000\\d+\ue002")
_NOTED = re.compile(r'<sup id="fnref[^>]*><a class="footnote-ref"[^>]*>\d+</a></sup>')
_BACK = re.compile(r'(?:&nbsp;|\xa0| )?<a [^>]*class="footnote-backref"[^>]*>[^<]*</a>')
_ITEM = re.compile(r'<li id="fn:([^"]*)">')


class _Shown:
    """The text of a page in the order in which it was typed, and of each of its notes."""

    def __init__(self, page: str, addresses: Sequence[str]) -> None:
        self.addresses = addresses
        self.abbreviated: set[str] = set()
        page = _FILE.sub("", page)
        self.notes: dict[str, str] = {}
        if 'class="footnote' in page:
            page = _NOTED.sub("", page)
            page, _, notes = page.partition('<div class="footnote">')
            label = ""
            for number, part in enumerate(_ITEM.split(_BACK.sub("", notes))[1:]):
                if number % 2:
                    self.notes[label] = self._text(part)
                else:
                    label = entities.unescape(part)
        self.main = self._text(page)

    def _text(self, page: str) -> str:
        """The text of a part of a page, with what its elements show or lead to beside their words."""
        if not _TELLING.search(page):
            plain = _ANCHOR.sub(self._anchor, page)
            for tag, sign in _PLAIN:
                plain = plain.replace(tag, sign)
            if not _INLINE_TAG.search(plain):
                return entities.unescape(_TOKENS.sub(" ", plain))
        made: list[str] = []
        links: list[tuple[int, str, str]] = []
        lists: list[tuple[str, int] | None] = []
        at = 0
        for match in _TOKEN.finditer(page):
            if match.start() > at:
                made.append(entities.unescape(page[at : match.start()]))
            at = match.end()
            end, tag, more = match.groups()
            if tag in _BLOCKS:
                made.append("\n")
            if tag in ("ol", "ul"):
                self._list(lists, end, tag, more)
            elif tag == "li" and not end:
                made.append(self._item(lists, more))
            elif tag == "a":
                if end and links:
                    made.append(self._led(made, *links.pop()))
                elif not end:
                    given = self._given(more)
                    links.append(
                        (len(made), self._typed(given.get("href", "")), given.get("title", ""))
                    )
            elif tag == "img":
                given = self._given(more)
                made.append(
                    f"{given.get('alt', '')} {self._typed(given.get('src', ''))} {given.get('title', '')} "
                )
            elif tag == "abbr" and not end:
                self.abbreviated.add(" ".join(self._given(more).get("title", "").split()))
        made.append(entities.unescape(page[at:]))
        return "".join(made)

    def _anchor(self, match: re.Match[str]) -> str:
        """A link as HTML of its words and what it leads to."""
        given = self._given(match[1])
        made = [entities.unescape(_TOKEN.sub("", match[2]))]
        led = self._led(made, 0, self._typed(given.get("href", "")), given.get("title", ""))
        return match[2] + entities.escape(led)

    def _given(self, more: str) -> dict[str, str]:
        return {name: entities.unescape(value) for name, value in _ATTRIBUTE.findall(more)}

    def _typed(self, address: str) -> str:
        """An address as it was typed: in the place of a mark of ours stands what it was made of."""
        return _MARKED.sub(lambda match: self.addresses[int(match[1])], address)

    def _led(self, made: list[str], start: int, href: str, title: str) -> str:
        """The address and the title of a link behind its words, but of one that is its own words."""
        text = "".join(made[start:]).strip()
        return f" {'' if _own(text, href) else href} {title} "

    def _list(self, lists: list, end: str, tag: str, more: str) -> None:
        if end:
            if lists:
                lists.pop()
        elif tag == "ul":
            lists.append(None)
        else:
            given = self._given(more)
            lists.append((given.get("type", "1"), int(given.get("start", "1")) - 1))

    def _item(self, lists: list, more: str) -> str:
        """The number or letter that a reader sees before an item."""
        if not lists or lists[-1] is None:
            return ""
        form, before = lists[-1]
        number = int(self._given(more).get("value", before + 1))
        lists[-1] = (form, number)
        return f" {lettered(number, form)} "


_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def lettered(number: int, form: str) -> str:
    """Give the number of an item as a browser shows it in a list of a type: 1, a, A, i or I.

    >>> lettered(4, "i"), lettered(28, "A"), lettered(12, "1")
    ('iv', 'AB', '12')
    """
    made = ""
    if form in ("i", "I") and 0 < number < 400:
        for worth, signs in _ROMAN:
            made += signs * (number // worth)
            number %= worth
    elif form in ("a", "A") and number > 0:
        while number:
            number, rest = divmod(number - 1, 26)
            made = chr(ord("a") + rest) + made
    else:
        return str(number)
    return made if form.islower() else made.upper()
