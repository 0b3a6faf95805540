"""The values that flow from the plan to the templates: frozen, typed and hashable.

Everything a template receives is a `Document`. What one document may know of another is a `Link` or a
`Card`, never its body, so that a page's fingerprint holds the page alone and not the whole site. The documents of
one kind of page stand in its folder of pages/, as documents.py; here stands what several need.

The values are msgspec structs: they are made and encoded in C, which is what lets a plan of twenty
thousand pages be made and hashed in a fraction of a second (docs/decisions/0002).
"""

from msgspec import Struct


class Value(Struct, frozen=True, kw_only=True):
    """A frozen, typed value whose encoded form is the same whenever its content is the same."""


class Link(Value, frozen=True, kw_only=True):
    """A way to another page: its address, its title, and the language that both are in.

    `named` is the title's own language where it is a name of the other one, as a series' may be.
    """

    lang: str
    title: str
    url: str
    named: str = ""


class Stamp(Value, frozen=True, kw_only=True):
    """A date or a moment: `iso` for machines (YYYY-MM-DD or with time and offset), `text` for readers."""

    iso: str
    text: str


class Tile(Value, frozen=True, kw_only=True):
    """A date as a tile: day of the month, short month, weekday, and the ISO date for machines."""

    iso: str
    day: str
    month: str
    weekday: str
    year: str


class File(Value, frozen=True, kw_only=True):
    """A file to fetch: `text` says its type, bytes and pages ("PDF, MB 2.4, kurasa 12")."""

    url: str
    title: str
    lang: str
    text: str
    type: str


class Picture(Value, frozen=True, kw_only=True):
    """A picture with its size in pixels; `alt` says what it shows, `caption` and `credit` may be empty.

    `url` is the widest that every program can read, and has that size. `avif` and `jpeg` are the same in
    several widths, as `srcset` has them; where they are empty there is `url` alone. `press` is the one for
    print; `at` is where on its story's page it stands large, as `#photo_2`.
    """

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    avif: str = ""
    jpeg: str = ""
    press: File | None = None
    at: str = ""


class Leader(Value, frozen=True, kw_only=True):
    """Somebody on a page of leaders: name, title, since when, and a portrait where there is one."""

    name: str
    title: str
    since: Stamp | None = None
    picture: Picture | None = None


class Change(Value, frozen=True, kw_only=True):
    """One line of a story's history: when, and what changed; `lang` is set where the text is of the other one."""

    date: Stamp
    text: str
    lang: str = ""


class Mark(Value, frozen=True, kw_only=True):
    """A state that the reader must see on a page or a card.

    `key` names it (sample, draft, embargo, only, withdrawn, corrected); `text` is the short words on a
    card, `note` the full sentence on the page.
    """

    key: str
    text: str
    note: str


class State(Value, frozen=True, kw_only=True):
    """What became of an event: `key` (postponed, moved, cancelled) and words that agree with its noun.

    `formerly` is the old date, or the old place; `place` the old place beside an old date; `instead` the words
    around them ("badala ya {value}"). `lang` is set where the place is in the other language. `void` is not
    empty where the date that stands beside it no longer holds: the words that say so to who cannot see it struck
    out; `note` says what will come of it.
    """

    key: str
    text: str
    formerly: str = ""
    place: str = ""
    instead: str = ""
    lang: str = ""
    void: str = ""
    note: str = ""

    @property
    def before(self) -> str:
        """What it was before, without the words around it."""
        return ", ".join(part for part in (self.formerly, self.place) if part)


class Card(Value, frozen=True, kw_only=True):
    """What a list shows of a story. `lang` may differ from the list's: then `only` says so in words."""

    lang: str
    section: str
    title: str
    url: str
    summary: str
    date: Stamp
    only: str = ""
    label: str = ""  # the kind, in words: "Kipeperushi", "Taarifa kwa Umma"
    number: str = ""  # a press release's reference, an issue's number
    when: str = ""  # an event's dates and times, both clocks
    over: str = ""  # ISO 8601: the moment from which they are past
    going: str = ""  # words, where it has begun and not ended
    more: str = ""  # words on its further turns, where it repeats
    off: str = ""  # words on the days before those that it leaves out
    place: str = ""  # an event's venue and region
    tile: Tile | None = None
    state: State | None = None
    marks: tuple[Mark, ...] = ()
    picture: Picture | None = None
    files: str = ""  # "PDF, MB 2.4, kurasa 12"


class Stale(Value, frozen=True, kw_only=True):
    """A translation whose source has changed since: when it was last found to say the same, and the source.

    `date` is None where nobody recorded the day and the page bears none.
    """

    date: Stamp | None
    source: Link


class Body(Value, frozen=True, kw_only=True):
    """A story's text: the hash of its HTML in the store, and what its marks stand for.

    `links[n]` takes the place of the n-th mark that the reader left in the HTML, `notes[n]` stands behind
    a link to a file and says its type, bytes and pages. `sources[n]` stands before a picture and says which
    other forms it has; it is empty for anything else, and there are none where a text has no picture. All
    are HTML, escaped where they were made.
    """

    hash: str
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Heading(Value, frozen=True, kw_only=True):
    """A second-level heading of a body: its id within the page and its text."""

    id: str
    title: str


class Document(Value, frozen=True, kw_only=True):
    """Anything that has a page.

    `translations` are the same thing in the other language (none or one); `counterpart` is where the
    language link leads: the translation, else the same list, else the other home. `crumbs` lead from the
    home page to the parent. `changed` is the page's own last change, None where nobody said.
    `index` is False for a page that search engines are asked to leave out. `card` is the picture that stands
    for the page where a link to it is passed on, None for the site's own. `calendar` is the file with what
    a page lists, or with the event that it is about, for programs of calendars. `named` is the language
    of the title where it is a name of the other one.
    """

    lang: str
    title: str
    url: str
    counterpart: Link
    translations: tuple[Link, ...] = ()
    section: str = ""
    description: str = ""
    crumbs: tuple[Link, ...] = ()
    changed: Stamp | None = None
    index: bool = True
    marks: tuple[Mark, ...] = ()
    feed: Link | None = None
    calendar: Link | None = None
    card: Picture | None = None
    named: str = ""


class StoryPage(Document, frozen=True, kw_only=True):
    """A document made of a source: what all kinds of stories share.

    `travels` says whether it has texts to be passed on with, as a draft and a standing page have not.
    `original` is what it was translated from, `translated` its translation: where an editor has recorded it.
    `taken` gives the headers whose words are in another language than the page, and in which.
    """

    body: Body
    summary: str = ""
    date: Stamp | None = None
    label: str = ""
    picture: Picture | None = None
    gallery: tuple[Picture, ...] = ()
    people: tuple[Leader, ...] = ()
    video: Link | None = None
    topics: tuple[Link, ...] = ()
    attachments: tuple[File, ...] = ()
    updates: tuple[Change, ...] = ()
    headings: tuple[Heading, ...] = ()
    withdrawn: Change | None = None
    stale: Stale | None = None
    taken: dict[str, str] = {}
    travels: bool = False
    original: Link | None = None
    translated: Link | None = None


class Period(Value, frozen=True, kw_only=True):
    """A year or a month in a list of periods: its link and how many stories it holds, in words."""

    link: Link
    count: str


class Group(Value, frozen=True, kw_only=True):
    """A part of a list under its own heading: cards, or links with what they count."""

    title: str
    cards: tuple[Card, ...] = ()
    periods: tuple[Period, ...] = ()


class Listing(Document, frozen=True, kw_only=True):
    """A list of cards: a section, a year, a month, a topic.

    `ahead` are events to come (lists of events alone); `cards` are newest first; `groups` are parts of a
    list under headings of their own; `periods` are the years or months below; `ways` lead to other lists of
    the same things, which `ways_title` says; `empty` is the sentence for a list without cards, `none_ahead`
    for one without `ahead`.
    """

    cards: tuple[Card, ...] = ()
    ahead: tuple[Card, ...] = ()
    groups: tuple[Group, ...] = ()
    periods: tuple[Period, ...] = ()
    ways: tuple[Link, ...] = ()
    ways_title: str = ""
    periods_title: str = ""
    cards_title: str = ""
    empty: str = ""
    none_ahead: str = ""
    parent: Link | None = None


class Fact(Value, frozen=True, kw_only=True):
    """One fact of the office for readers: its label and its value, with a link where it has one."""

    label: str
    value: str
    url: str = ""


class MenuItem(Value, frozen=True, kw_only=True):
    """One entry of a menu; `key` is compared with a document's section or address to mark where we are."""

    key: str
    link: Link


class Notice(Value, frozen=True, kw_only=True):
    """A notice across the top of every page, in its own language; `link` leads to the story that says more."""

    lang: str
    text: str
    urgent: bool
    link: Link | None = None
    marks: tuple[Mark, ...] = ()


class Site(Value, frozen=True, kw_only=True):
    """What every page of one language shares: names, menus, contact, notices, the assets' names."""

    lang: str
    name: str
    short: str
    country: str
    unit: str
    url: str  # scheme and host, no slash at the end; empty where not given
    home: Link
    search: Link
    menu: tuple[MenuItem, ...]
    strip: tuple[MenuItem, ...]
    tasks: tuple[Link, ...]  # what most people come for, in the words of what they do
    quick: tuple[Link, ...]
    legal: tuple[Link, ...]
    related: tuple[Link, ...]
    contact: tuple[Fact, ...]
    social: tuple[Link, ...]
    faults: str  # where a fault on a page is reported, with `{page}` in the place of its address
    feeds: tuple[Link, ...]
    style: str
    icon: str
    manifest: str
    ahead: str  # the script that takes what has ended meanwhile out of lists of what is to come
    verify: str  # the script that says which release a chosen file is
    copy: str  # the script that copies the texts with which a story is passed on
    emblem: Picture | None
    preview: bool
    local: bool  # built to be looked at on one's own computer, not for the public
    prevails: str  # the language whose text prevails, empty where the office has not said
    card: Picture | None = None  # that stands for the home page and all lists
    notices: tuple[Notice, ...] = ()
