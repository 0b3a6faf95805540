"""The text of a page as it was typed, with what its elements show or lead to beside their words. Pure."""

import html as entities
import re
from collections.abc import Sequence

from .signs import own

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


class PageText:
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
        return f" {'' if own(text, href) else href} {title} "

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
