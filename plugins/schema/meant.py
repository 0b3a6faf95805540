"""What a value that does not fit most likely means: the right form of it, for the cure of its fault. Pure.

It is offered and never taken, for only an editor knows. Where nothing can be read, or two things alike, it is
an empty text. None of it is asked of a value that fits.
"""

import datetime as dt
import re
from urllib.parse import urlsplit

from ..bilingual import clock as clocks
from ..bilingual.slugs import slug as address_word
from .dated import NUMBERS, WEEKDAYS

# ── days and times ───────────────────────────────────────────────────────────────────────────

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = dict.fromkeys(map(ord, "\"'“”‘’„«»`"), "")
_NAME = "|".join(sorted(NUMBERS, key=len, reverse=True))
_DAYS = (
    re.compile(
        r"(?<!\d)(?P<year>\d{4})(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<day>\d{1,2})(?P<by>[-/. ])(?P<month>\d{1,2})(?P=by)(?P<year>\d{4}|\d\d(?![:.]))(?!\d)"
    ),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[- ]?\b(?P<name>{_NAME})\b[-. ]*(?P<year>\d{{4}})(?!\d)"
    ),
    re.compile(
        rf"\b(?P<name>{_NAME})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<year>\d{{4}})(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
)
# Words beside a date or a time that say nothing more of it; `saa` alone says which clock is meant.
_BESIDE = re.compile(
    rf"\b(?:{'|'.join(name.casefold() for names in WEEKDAYS.values() for name in names)}"
    r"|siku ya|tarehe|mwaka|majira ya|kuanzia|from|on|at|the|kamili|sharp)\b|,"
)
_HOURS = (
    "kumi na mbili", "kumi na moja", "moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa", "kumi",
)  # fmt: skip
_HOUR_OF = dict(zip(_HOURS, (12, 11, *range(1, 11)), strict=True))
_PERIOD_OF = {
    "alfajiri": "dawn", "asubuhi": "morning", "mchana": "midday", "alasiri": "afternoon", "jioni": "evening",
    "usiku": "night",
}  # fmt: skip
_SAA = re.compile(
    rf"saa (?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?|(?P<word>{'|'.join(_HOURS)}))"
    r"(?P<part> na nusu| na robo| kaso ?robo| u nusu)?"
    rf"(?: (?:ya )?(?P<period>{'|'.join(_PERIOD_OF)}))?"
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?)? ?(?P<half>[ap])?\.?(?(half)m\.?)"
    r"(?: ?(?:hrs?|hours?))? ?(?P<zone>z|utc|gmt|eat|africa/[a-z_]+)?"
    r"(?: ?(?P<sign>[+-])(?P<off>\d{1,2})(?::?(?P<off_minute>\d\d))?)?"
)
_DIGITS = re.compile(r"(?P<hour>\d\d)(?P<minute>\d\d) ?(?:hrs?|hours?)?")


def _plain(text: str) -> str:
    """A text as days and times are looked for in it: small letters, plain hyphens and single blanks."""
    low = text.casefold().translate(_DASHES).translate(_QUOTES)
    low = re.sub(r"(?<=\d)t(?=\d)", " ", low)
    return " ".join(_BESIDE.sub(" ", low).split())


def _day(text: str) -> tuple[dt.date | None, str]:
    """The one day that a plain text says, and what else it says; the day stands before the month."""
    for form in _DAYS:
        if match := form.search(text):
            said = match.groupdict()
            year, day = int(said["year"]), int(said["day"])
            month = NUMBERS[said["name"]] if said.get("name") else int(said["month"])
            if month > 12 >= day:
                month, day = day, month
            try:
                found = dt.date(year if year > 99 else 2000 + year, month, day)
            except ValueError:
                continue
            return found, " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
    return None, text


def _time(text: str) -> tuple[dt.time, int] | None:
    """The time that a plain text says, and by how many minutes it is behind ours; None where it says none."""
    if match := _SAA.fullmatch(text):
        return _saa(match)
    match = _DIGITS.fullmatch(text) or _CLOCK.fullmatch(text)
    if not match:
        return None
    said = match.groupdict()
    hour, minute = int(said["hour"]), int(said["minute"] or 0)
    half = said.get("half")
    if not (said["minute"] or half) or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    behind = 180 if said.get("zone") in ("z", "utc", "gmt") else 0
    if said.get("sign"):
        away = int(said["off"]) * 60 + int(said["off_minute"] or 0)
        behind = 180 - away if said["sign"] == "+" else 180 + away
    return (dt.time(hour, minute), behind) if hour < 24 and minute < 60 else None


def _saa(match: re.Match[str]) -> tuple[dt.time, int] | None:
    """The time that is said in the Swahili clock; of one without its part of the day, that of daylight."""
    hour = int(match["hour"]) if match["hour"] else _HOUR_OF[match["word"]]
    minute = int(match["minute"] or 0)
    if part := match["part"]:
        hour, minute = (
            ((hour - 2) % 12 + 1, 45) if "robo" in part and "kaso" in part else (hour, 15)
        )
        minute = 30 if "nusu" in part else minute
    if minute > 59 or hour > 23:
        return None
    if hour > 12 or hour == 0:  # the other clock, behind the Swahili word
        return dt.time(hour, minute), 0
    if not match["period"]:
        return (dt.time((hour + 6) % 24, minute), 0) if hour < 12 else None
    try:
        found = clocks.from_swahili(hour, minute, _PERIOD_OF[match["period"]])
    except ValueError:
        return None
    # Of the small hours nobody can tell whose night they are: that of the day before, or that of the day.
    return None if match["period"] == "usiku" and found.hour < 4 else (found, 0)


def moment(text: str) -> str:
    """Give the day, and the time if it says one, as an editor types them.

    >>> moment("22 February 2027, 8.00 am"), moment("1 Desemba 2026 saa 3 asubuhi"), moment("22/2/2027")
    ('2027-02-22 08:00', '2026-12-01 09:00', '2027-02-22')
    """
    day, rest = _day(_plain(text))
    if not day:
        return ""
    if not rest:
        return str(day)
    if not (found := _time(rest)):
        return ""
    time, behind = found
    return f"{dt.datetime.combine(day, time) + dt.timedelta(minutes=behind):%Y-%m-%d %H:%M}"


def day(text: str) -> str:
    """Give the day that a text says, whatever time stands beside it.

    >>> day("tarehe 3 Agosti, 2027")
    '2027-08-03'
    """
    found, rest = _day(_plain(text))
    return str(found) if found and (not rest or _time(rest)) else ""


def clock(text: str) -> str:
    """Give the time that a text says, or the day and the time.

    >>> clock("saa mbili na nusu asubuhi"), clock("8.30 pm"), clock("1430hrs")
    ('08:30', '20:30', '14:30')
    """
    found = _time(_plain(text))
    if not found:
        return moment(text) if ":" in moment(text) else ""
    time, behind = found
    return f"{dt.datetime.combine(dt.date(2026, 1, 2), time) + dt.timedelta(minutes=behind):%H:%M}"


def dated(text: str) -> str:
    """Give a dated line, `2026-11-22 | text`, of one with another sign or another form of its day.

    >>> dated("22/11/2026 - Mahali pamebadilishwa"), dated("2026-11-22: Jina limesahihishwa")
    ('2026-11-22 | Mahali pamebadilishwa', '2026-11-22 | Jina limesahihishwa')
    """
    first, sign, rest = text.partition("|")
    if not sign:
        match = re.match(
            r"(.*?\d{4}(?:-\d\d?-\d\d?)?)\s*(?:[-–—:,;]\s+|:|\s)\s*(?=[^\W\d_])(.+)", text
        )
        first, rest = match.groups() if match else ("", "")
    found, rest = day(first), rest.strip()
    return f"{found} | {rest}" if found and rest else ""


# ── names, addresses and places ──────────────────────────────────────────────────────────────


def slug(text: str) -> str:
    """Give the address word that a text makes.

    >>> slug("Saa za Kazi!")
    'saa-za-kazi'
    """
    return address_word(text, "sw")


_FIRST = re.compile(
    r"(?:(?P<year>\d{4})[-_. ]?(?P<month>\d{1,2})[-_. ]?(?P<day>\d{1,2})"
    r"|(?P<day_first>\d{1,2})[-_. ](?P<month_second>\d{1,2})[-_. ](?P<year_last>\d{4}))(?!\d)[-_. ]*"
)
_ENDS = re.compile(
    r"(?P<stem>.+?)(?:[-_. ]+(?P<lang>sw|en))?(?:\.(?:md|markdown|txt))+", re.IGNORECASE
)


def name(section: str, text: str) -> str:
    """Give the name that a story's file must have, of one that is near to it.

    >>> name("news", "29-11-2026-x.sw.md"), name("press", "2026_11_29 Taarifa KUU.SW.md.txt")
    ('2026-11-29-x.sw.md', '2026-11-29-taarifa-kuu.sw.md')
    """
    whole = _ENDS.fullmatch(text.rpartition("/")[2])
    if not whole:
        return ""
    stem, day = whole["stem"], ""
    if match := _FIRST.match(stem):
        year = match["year"] or match["year_last"]
        month, date = match["month"] or match["month_second"], match["day"] or match["day_first"]
        day, stem = _day(f"{year}-{month}-{date}")[0], stem[match.end() :]
        if not day:
            return ""
    word, lang = slug(stem), (whole["lang"] or "sw").lower()
    if not word or (section != "pages" and not day):
        return ""
    return f"{word}.{lang}.md" if section == "pages" else f"{day}-{word}.{lang}.md"


def file(path: str) -> str:
    """Give the path of a media file in letters, digits and hyphens.

    >>> file("media/2026/FINAL(2).pdf"), file("media/北京.pdf")
    ('media/2026/final-2.pdf', 'media/jina-fupi.pdf')
    """
    *folders, last = path.split("/")
    stem, dot, suffix = last.rpartition(".")
    made = [slug(one) or "folda" for one in folders]
    return "/".join(
        [*made, f"{slug(stem or suffix) or 'jina-fupi'}{dot}{suffix.lower() if stem else ''}"]
    )


def media(text: str) -> str:
    """Give the path of a file from the folder media on, of one that names it from elsewhere.

    >>> media(r"C:\\\\tovuti\\\\content\\\\media\\\\2026\\\\a.jpg"), media("../media/a.jpg"), media("2026/a.jpg")
    ('media/2026/a.jpg', 'media/a.jpg', 'media/2026/a.jpg')
    """
    path = re.sub(r"[\\\\/]+", "/", text.strip())
    if re.match(r"\d{4}/[^/]", path):
        path = f"media/{path}"
    match = re.search(r"(?:\A|/)(media/.+)", path)
    parts = match[1].split("/") if match else [""]
    sound = not {"", ".", ".."} & set(parts) and "|" not in path and "://" not in text
    return "/".join(parts) if sound else ""


_STORY = re.compile(
    r"(?:\{filename\}|(?:\.\.?/)*)?/?(?:content/)?(?:(?P<section>[a-z]+)/)?(?P<name>[\w-]+\.(?:sw|en)\.md)(?P<part>#.*)?"
)
_TELEPHONE = re.compile(r"\+?\d[\d ()/.-]{5,}")


def target(text: str, section: str) -> str:
    """Give what a link in a story of a section leads to, as it is typed: a file, a story, a telephone.

    >>> target("media/a.pdf", "news"), target("2026-11-22-a.sw.md", "press"), target("0800 110 188", "pages")
    ('{static}/media/a.pdf', '{filename}/press/2026-11-22-a.sw.md', 'tel:0800110188')
    """
    if match := _STORY.fullmatch(text):
        return f"{{filename}}/{match['section'] or section}/{match['name']}{match['part'] or ''}"
    if _TELEPHONE.fullmatch(text):
        return "tel:" + re.sub(r"[^\d+]", "", text)
    path = media(text)
    return f"{{static}}/{path}" if path else ""


def torn(text: str) -> str:
    """Give a link whose words and address a blank parts. Where the blank within an address goes nobody can tell.

    >>> torn("[tovuti] (https://example.org/a)"), torn("(https://example.org/a b)")
    ('[tovuti](https://example.org/a)', '')
    """
    match = re.fullmatch(r"(\[[^\[\]]+\])\s+(\(\S+\))", text)
    return f"{match[1]}{match[2]}" if match else ""


# What Markdown has in the place of HTML that is not taken.
_MARKDOWN = {
    **dict.fromkeys(("h1", "h2"), "## …"), "h3": "### …", "h4": "#### …", "ul": "- …", "li": "- …", "ol": "1. …",
    "a": "[…](…)", "img": "![…](…)", "blockquote": "> …", "hr": "---", "table": "| … | … |", "s": "<del>…</del>",
    "strike": "<del>…</del>", "code": "`…`",
}  # fmt: skip


def markdown(tag: str) -> str:
    """Give what is typed in Markdown in the place of a tag of HTML, as `<h2>`.

    >>> markdown("<h2>"), markdown("</a>"), markdown("<font>")
    ('## …', '', '')
    """
    return _MARKDOWN.get(tag.strip("<>"), "")


def link(text: str) -> str:
    """Give the web address that a text means.

    >>> link("www.example.org"), link("http://example.org/a"), link("mfano")
    ('https://www.example.org', 'https://example.org/a', '')
    """
    rest = re.sub(r"\A(?:https?:/*|//)", "", "".join(text.split()), flags=re.IGNORECASE)
    return (
        f"https://{rest}"
        if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^<>\"]*)?", rest)
        else ""
    )


def address(text: str) -> str:
    """Give the path within this site that an old address means.

    >>> address("https://example.org/habari/ya zamani/"), address("habari/x")
    ('/habari/ya%20zamani/', '/habari/x')
    """
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    path = parts.path.replace(" ", "%20")
    path = path if path.startswith("/") else f"/{path}"
    return (path + (f"?{parts.query}" if parts.query else "")) if len(path) > 1 else ""


_DEGREES = re.compile(
    r"(?P<first>[nsew])?\s*(?P<sign>-)?(?P<number>\d{1,3}(?:\.\d+)?)\s*°?\s*(?P<last>[nsew])?"
)


def spot(text: str) -> str:
    """Give latitude and longitude as they are typed.

    >>> spot("6.1731° S, 35.7416° E"), spot("(−6.1731; 35.7416)")
    ('-6.1731, 35.7416', '-6.1731, 35.7416')
    """
    plain = text.casefold().translate(_DASHES).strip(" ()[]")
    halves = re.split(r"\s*[,;]\s*|\s+(?=[-\d])", plain)
    found = [_DEGREES.fullmatch(half.strip()) for half in halves]
    if len(found) != 2 or not all(found):
        return ""
    said = [
        f"{'-' if one['sign'] or (one['first'] or one['last']) in ('s', 'w') else ''}{one['number']}"
        for one in found
        if one
    ]
    return ", ".join(said)


_OFTEN = {
    "kila siku": "DAILY", "daily": "DAILY", "every day": "DAILY", "kila wiki": "WEEKLY", "weekly": "WEEKLY",
    "every week": "WEEKLY", "kila mwezi": "MONTHLY", "monthly": "MONTHLY", "every month": "MONTHLY",
    "kila mwaka": "YEARLY", "yearly": "YEARLY", "every year": "YEARLY", "annually": "YEARLY",
}  # fmt: skip


def repeat(text: str) -> str:
    """Give the rule of repetition that a few words say, with an end, or the day that a line leaves out.

    >>> repeat("Kila mwezi"), repeat("isipokuwa 3 Agosti 2027")
    ('FREQ=MONTHLY;COUNT=10', 'not 2027-08-03')
    """
    plain = " ".join(text.casefold().split()).strip(".")
    if often := _OFTEN.get(plain):
        return f"FREQ={often};COUNT=10"
    left = re.fullmatch(r"(?:not|isipokuwa|sio|si|except)\s+(.+)", plain)
    return f"not {found}" if left and (found := day(left[1])) else ""


_LANGUAGES = {
    "kiswahili": "sw", "swahili": "sw", "kisw": "sw", "kiingereza": "en", "english": "en", "eng": "en",
}  # fmt: skip


def edition(text: str) -> str:
    """Give a publication's line whose language is a word, or stands in the place of the title.

    >>> edition("media/a.pdf | Kiswahili | Jarida"), edition("media/a.pdf | Jarida | SW")
    ('media/a.pdf | sw | Jarida', 'media/a.pdf | sw | Jarida')
    """
    file, *rest = (part.strip() for part in text.split("|"))
    langs = {one: _LANGUAGES.get(one.casefold(), one.casefold()) for one in rest}
    named = [one for one in rest if langs[one] in ("sw", "en")]
    file = media(file)
    if len(named) != 1 or not file:
        return ""
    return " | ".join([file, langs[named[0]], *(one for one in rest if one not in named)])
