"""The tables of a body on its page: each scrolls by itself where it is too wide, and breaks no date or amount."""

import re
from functools import cache
from html import escape

from ..bilingual.strings import Strings, fill

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_NUMBER = re.compile(r"\d")
WHOLE = r'<span class="whole">\g<0></span>'


@cache
def _whole(months: tuple[str, ...]) -> re.Pattern[str]:
    """What stays on one line of a cell: a date or span of days, a telephone, an amount, an hour, a section."""
    names = "|".join(map(re.escape, months))
    return re.compile(
        r"(?<![\w/.,])(?:"
        rf"\d{{1,2}}(?: ?[–-] ?\d{{1,2}})? (?:{names})(?:,? \d{{4}})?"
        r"|\+?\d{2,4}(?: \d{2,4}){2,4}"
        r"|\d[\d.,:]*(?:[–/-]\d[\d.,:]*)+"
        r"|(?:(?:TZS|TSh|Tsh|Sh|USD|Na|No|s|siku|saa)\.?|\$) \d[\w.,:/=()-]*"
        r"|\d[\d.,]* ?(?:/=|%|asubuhi|mchana|jioni|usiku|am|pm)"
        r")(?!\w)"
    )


def framed(html: str, t: Strings) -> str:
    """Give a body with each table in a region that can be scrolled, by keys too, and has its name in words."""
    if "<table" not in html:
        return html
    whole = _whole(tuple(t.months.full))
    number = 0

    def one(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        name = escape(fill(t.body.table, n=number))
        parts = _TAG.split(match[0])
        parts[::2] = [
            whole.sub(WHOLE, text) if _NUMBER.search(text) else text for text in parts[::2]
        ]
        return f'<div class="table" role="region" aria-label="{name}" tabindex="0">{"".join(parts)}</div>'

    return _TABLE.sub(one, html)
