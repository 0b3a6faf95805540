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

from .page_text import PageText
from .signs import TO_PLAIN, WORD, alike, in_one_form, within
from .unmarked import Loss, Unmarked

MOST = 5  # losses that are told of one text
SHOWN = 12  # words of each
FAR = 80  # words after which no place is looked for where a text and its page go on alike
ALIKE = 3  # words that are the same there


def of(text: str, page: str, addresses: Sequence[str] = ()) -> list[Loss]:
    """Give what is lost, changed or added between a text and its HTML, in the order of the text.

    `addresses` are those that stand in the HTML as marks of the reader, as they were typed.
    """
    if "<pre>" in page:
        text, page = _without_code(text, page)
    typed, shown = Unmarked(text), PageText(page, addresses)
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


_BETWEEN = re.compile(r"\s*[^\W_]+\s*")
_AFTER = re.compile(r"\S{0,40}")


def _compared(typed: str, above: int, shown: str) -> list[Loss]:
    """What differs between a text without its markup, which begins below some lines, and the page's text."""
    if alike(typed, shown):
        return []
    words, others = WORD.findall(typed), WORD.findall(shown)
    if words == others:
        gaps = _gaps(typed, shown)[:MOST]
        return [_loss(typed, above, shown, *_around(len(words), at, at)) for at in gaps]
    return [_loss(typed, above, shown, *change) for change in _changes(words, others)]


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
        if gap != signs and not within(in_one_form(signs), in_one_form(gap))
    ]


def _around(words: int, first: int, second: int) -> tuple[int, int, int, int]:
    """The word before a gap and the one after it, on both sides."""
    return max(first - 1, 0), min(first + 1, words), max(second - 1, 0), min(second + 1, words)


def _loss(typed: str, above: int, shown: str, i: int, j: int, k: int, m: int) -> Loss:
    """The words from `i` to `j` of a text became those from `k` to `m` of its page."""
    places = [match.span() for match in WORD.finditer(typed)]
    if i == j and places:  # nothing is lost where something is added: say beside which word
        return _loss(typed, above, shown, *_around(len(places), i, k))
    lost = _cut(typed, places, i, j)
    came = _cut(shown, [match.span() for match in WORD.finditer(shown)], k, m)
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
    return " ".join(plain.translate(TO_PLAIN).split())
