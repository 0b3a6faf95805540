"""Addresses in both languages: Kiswahili at the root, English under /en/, each in its own words.

Addresses are promises: a word here never changes without a redirect (docs/decisions/0005).
"""

from functools import cache

from ..bilingual import regions, slugs
from ..schema.kinds import EVENT_KINDS, PUBLICATION_KINDS
from ..schema.sections import LISTED, SECTIONS

ROOT = {"sw": "/", "en": "/en/"}

PLACES = {
    "topics": {"sw": "mada", "en": "topics"},
    "search": {"sw": "tafuta", "en": "search"},
    "site-map": {"sw": "ramani-ya-tovuti", "en": "site-map"},
    "photo-library": {"sw": "maktaba-ya-picha", "en": "photo-library"},
    "legal-clinic": {"sw": "kliniki-ya-sheria", "en": "legal-clinic"},
    "data": {"sw": "data", "en": "data"},
}
CALENDARS = {"sw": "kalenda.ics", "en": "calendar.ics"}
# Ways through the events, below their section.
WAYS = {
    "calendar": {"sw": "kalenda", "en": "calendar"},
    "region": {"sw": "mkoa", "en": "region"},
    "kind": {"sw": "aina", "en": "kind"},
    "past": {"sw": "yaliyopita", "en": "past"},
}
# Ways through the publications, below their section.
SHELVES = {
    "kind": {"sw": "aina", "en": "kind"},
    "series": {"sw": "mfululizo", "en": "series"},
}
# The journalists' diary, below the standing page of the media centre.
DIARY = {"sw": "kituo-cha-habari/ratiba", "en": "media-centre/diary"}
# The press kit, one for both languages.
KIT = "/kituo-cha-habari/kifurushi-press-kit.zip"
# All that is under a topic, below its page.
WHOLE = {"sw": "yote", "en": "all"}
# First parts of addresses that are no page's: files and folders of the site itself.
FILES = frozenset({"assets", "media", "data", "pagefind", "feed", "404", "robots", "sitemap"})


def home(lang: str) -> str:
    """Give the address of a home page: `/` or `/en/`."""
    return ROOT[lang]


def section(lang: str, name: str) -> str:
    """Give the address of a section's page: `/habari/`."""
    return f"{ROOT[lang]}{SECTIONS[name].words[lang]}/"


def place(lang: str, name: str) -> str:
    """Give the address of a planned page that is no section: `/ramani-ya-tovuti/`."""
    return f"{ROOT[lang]}{PLACES[name][lang]}/"


def year(lang: str, name: str, number: int) -> str:
    """Give the address of a section's year: `/habari/2026/`."""
    return f"{section(lang, name)}{number:04}/"


def story(lang: str, name: str, of_year: int, slug: str) -> str:
    """Give the address of a story: `/habari/2026/slug/`, a standing page's `/slug/`."""
    return f"{_above(lang, name, of_year)}{slug}/"


@cache
def _above(lang: str, name: str, of_year: int) -> str:
    """The address below which a story has its own."""
    return ROOT[lang] if SECTIONS[name].standing else year(lang, name, of_year)


def topic(lang: str, slug: str) -> str:
    """Give the address of a topic: `/mada/x/`."""
    return f"{place(lang, 'topics')}{slug}/"


def whole_topic(lang: str, slug: str) -> str:
    """Give the address of the list of all that is under a topic: `/mada/x/yote/`."""
    return f"{topic(lang, slug)}{WHOLE[lang]}/"


def way(lang: str, name: str) -> str:
    """Give the address of a way through the events: `/matukio/kalenda/`."""
    return f"{section(lang, 'events')}{WAYS[name][lang]}/"


def grid(lang: str, of_year: int, number: int) -> str:
    """Give the address of a month of the calendar: `/matukio/kalenda/2026/11/`."""
    return f"{way(lang, 'calendar')}{of_year:04}/{number:02}/"


def region(lang: str, key: str) -> str:
    """Give the address of a region's events: `/matukio/mkoa/dodoma/`, `/en/events/region/urban-west/`."""
    return f"{way(lang, 'region')}{regions.slug(key, lang)}/"


def kind(lang: str, key: str) -> str:
    """Give the address of the events of a kind: `/matukio/aina/ziara/`, `/en/events/kind/visit/`."""
    return f"{way(lang, 'kind')}{EVENT_KINDS[key] if lang == 'sw' else key}/"


def shelf(lang: str, name: str) -> str:
    """Give the address of a way through the publications: `/machapisho/aina/`."""
    return f"{section(lang, 'publications')}{SHELVES[name][lang]}/"


def publication_kind(lang: str, key: str) -> str:
    """Give the address of the publications of a kind: `/machapisho/aina/jarida/`."""
    return f"{shelf(lang, 'kind')}{PUBLICATION_KINDS[key] if lang == 'sw' else key}/"


def series_word(name: str) -> str:
    """Give the word that stands for a series in the addresses of both languages, for its name is one in both.

    >>> series_word("Jarida la mfano")
    'jarida-la-mfano'
    """
    return slugs.slug(name, "sw")


def series(lang: str, word: str) -> str:
    """Give the address of a series: `/machapisho/mfululizo/x/`, `/en/publications/series/x/`."""
    return f"{shelf(lang, 'series')}{word}/"


def diary(lang: str) -> str:
    """Give the address of the journalists' diary: `/kituo-cha-habari/ratiba/`."""
    return f"{ROOT[lang]}{DIARY[lang]}/"


def feed(url: str) -> str:
    """Give the address of the feed that stands beside a page."""
    return f"{url}feed.xml"


# The register of all press releases, below their section; as files it bears the same word.
REGISTER = {"sw": "rejista", "en": "register"}


def register(lang: str, of_year: int = 0, number: int = 0) -> str:
    """Give the address of the register of releases, of one of its years, or of a month of that year.

    `/taarifa-kwa-umma/rejista/`, `/taarifa-kwa-umma/rejista/2026/`, `/taarifa-kwa-umma/rejista/2026/11/`.
    """
    years = f"{of_year:04}/" if of_year else ""
    months = f"{number:02}/" if number else ""
    return f"{section(lang, 'press')}{REGISTER[lang]}/{years}{months}"


def register_file(lang: str, form: str) -> str:
    """Give the address of the register as a file, `csv` or `json`: `/taarifa-kwa-umma/rejista/rejista.csv`."""
    return f"{register(lang)}{REGISTER[lang]}.{form}"


PAPER = {"sw": "taarifa.pdf", "en": "release.pdf"}


def paper(lang: str, url: str) -> str:
    """Give the address of the letterhead that stands beside a press release's page."""
    return f"{url}{PAPER[lang]}"


CARD = {"sw": "kadi.png", "en": "card.png"}


def card(lang: str, url: str) -> str:
    """Give the address of the card that stands beside a page: `/habari/2026/slug/kadi.png`."""
    return f"{url}{CARD[lang]}"


def calendar(lang: str, url: str) -> str:
    """Give the address of the calendar that stands beside a list of events: `/matukio/kalenda.ics`."""
    return url + CALENDARS[lang]


def event_file(url: str) -> str:
    """Give the address of the file with which an event goes into a reader's calendar, beside its page."""
    return f"{url}event.ics"


def manifest(lang: str) -> str:
    """Give the address of what tells a telephone how to keep the site among its own: `/site.webmanifest`."""
    return f"{home(lang)}site.webmanifest"


def reserved(lang: str, name: str, slug: str) -> bool:
    """Say whether a story may not bear this word in its address, in this language and section.

    In a dated section two digits are a month; at the root the words of the site itself are taken. What has
    no address, as a notice, may bear any word.
    """
    if not SECTIONS[name].standing:
        return name in LISTED and len(slug) == 2 and slug.isdigit()
    taken = (*(SECTIONS[key].words for key in LISTED), *PLACES.values())
    words = {words[lang] for words in taken}
    return slug in words or slug in FILES or slug == "en"


def output(url: str) -> str:
    """Give the file that an address is kept in, below the output folder, with slashes."""
    path = url.lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path
