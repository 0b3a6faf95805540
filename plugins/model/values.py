"""The values that flow from the plan to the templates: frozen, typed and hashable.

Everything a template receives is a `Document`. What one document may know of another is a `Link` or a
`Card`, never its body, so that a page's fingerprint holds the page alone and not the whole site.

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
    print; `text` says the type and bytes of what a small picture opens.
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
    text: str = ""


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


class Story(Document, frozen=True, kw_only=True):
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


class Release(Story, frozen=True, kw_only=True):
    """A press release in the form of an official notice; `corrected_by` are all its corrections, oldest first."""

    heading: str
    reference: str = ""
    place_date: str = ""
    subject: str = ""
    issued_by: str = ""
    signatory: tuple[str, ...] = ()
    contact: str = ""
    corrects: Link | None = None
    corrected_by: tuple[Link, ...] = ()
    paper: File | None = None
    verify: Link | None = None  # its row in the register


class Sum(Value, frozen=True, kw_only=True):
    """The SHA-256 of a release's sealed PDF, and the `name` of its language; empty while it is not sealed."""

    lang: str
    name: str
    text: str = ""


class Row(Value, frozen=True, kw_only=True):
    """A release in the register; `key` is its anchor, `only` says that it is in the other language alone.

    `corrects` and `corrected_by` lead to other releases. `state` is issued, corrected or withdrawn, and what
    else is to be said of it (a sample) stands in `marks`.
    """

    key: str
    date: Stamp
    number: str
    link: Link
    only: str
    state: Mark
    sums: tuple[Sum, ...]
    marks: tuple[Mark, ...] = ()
    corrects: Link | None = None
    corrected_by: tuple[Link, ...] = ()


class Publication(Story, frozen=True, kw_only=True):
    """A publication: its kind in words, its files, its place in a series: `issue` is `number` in words.

    `kinds` leads to the others of its `kind`, `formats` to where one asks for another format. `series` leads
    nowhere (an empty address) where none of its issues is listed; `before` and `after` are the issues next to
    this one.
    """

    kind: str
    kinds: Link
    files: tuple[File, ...] = ()
    formats: Link | None = None
    series: Link | None = None
    issue: str = ""
    number: str = ""
    period: str = ""
    before: Link | None = None
    after: Link | None = None
    before_text: str = ""
    after_text: str = ""


class Turn(Value, frozen=True, kw_only=True):
    """A further time of an event that repeats; `off` says in words that it is left out."""

    iso: str
    text: str
    off: str = ""


class Rule(Value, frozen=True, kw_only=True):
    """How an event repeats, for machines: its rule (RFC 5545), its first start and end, the days left out."""

    text: str
    starts: str
    ends: str
    without: tuple[str, ...] = ()


class Event(Story, frozen=True, kw_only=True):
    """An event: when in both clocks, where, what became of it, what to bring.

    `when`, `brief` (the same in few words), `starts` and `ends` are of the turn that has not ended, or of the
    last; `turns` are those to come after it, and days left out that are not over. `previous` is when it was to
    start before, for machines; empty where it has not changed.
    """

    when: str
    brief: str
    tile: Tile
    starts: str  # ISO 8601, for machines
    ends: str
    going: str = ""
    off: str = ""  # words on the days before its next turn that it leaves out
    turns: tuple[Turn, ...] = ()
    more: str = ""  # how many follow after these, in words
    arrival: str = ""
    venue: str = ""
    region: str = ""
    region_url: str = ""
    map: str = ""  # "lat,lon"
    state: State | None = None
    bring: tuple[str, ...] = ()
    accreditation: str = ""
    live: str = ""
    contact: str = ""
    outcome: Link | None = None
    past: bool = False
    kind: str = ""  # the key, for machines
    previous: str = ""
    rule: Rule | None = None


class Period(Value, frozen=True, kw_only=True):
    """A year or a month in a list of periods: its link and how many stories it holds, in words."""

    link: Link
    count: str


class Register(Document, frozen=True, kw_only=True):
    """The register of press releases, or a year or a month of it, newest first; `parent` leads to the whole.

    `list` is the address of the whole as JSON, from which the script tells which release a file is. The
    register itself has neither parent nor, where there are no releases, rows.
    """

    rows: tuple[Row, ...]
    rows_title: str = ""
    periods: tuple[Period, ...] = ()
    periods_title: str = ""
    parent: Link | None = None
    address: str = ""
    list: str = ""
    files: tuple[Link, ...] = ()


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

    cards: tuple[Card, ...]
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


class Album(Value, frozen=True, kw_only=True):
    """A story's pictures in the photo library: some of them, and how many there are in words.

    `only` says that the story has the other language alone.
    """

    link: Link
    date: Stamp
    count: str
    pictures: tuple[Picture, ...]
    credit: str = ""
    only: str = ""
    marks: tuple[Mark, ...] = ()


class Library(Listing, frozen=True, kw_only=True):
    """A list of the photo library: the pictures of stories, newest first."""

    albums: tuple[Album, ...]


class Slot(Value, frozen=True, kw_only=True):
    """An event on one day of the calendar: `time` says when on that day, or which of its days it is."""

    lang: str
    title: str
    url: str
    time: str = ""
    state: State | None = None
    marks: tuple[Mark, ...] = ()


class Day(Value, frozen=True, kw_only=True):
    """A day of the calendar: its ISO date, the number and the weekday in words, its events."""

    iso: str
    number: str
    weekday: str
    slots: tuple[Slot, ...] = ()


class Weekday(Value, frozen=True, kw_only=True):
    """The head of a column of the calendar: the short name, and the full one."""

    short: str
    full: str


class Month(Document, frozen=True, kw_only=True):
    """A month of the calendar: weeks from Monday to Sunday, None for a day of another month.

    `before` and `after` are the nearest months that have events.
    """

    weekdays: tuple[Weekday, ...]
    weeks: tuple[tuple[Day | None, ...], ...]
    caption: str
    parent: Link
    before: Link | None = None
    after: Link | None = None
    before_text: str = ""
    after_text: str = ""
    ways: tuple[Link, ...] = ()


class Detail(Value, frozen=True, kw_only=True):
    """An event to come with all that one who means to go there must know; the texts are in its card's language."""

    card: Card
    arrival: str = ""
    bring: tuple[str, ...] = ()
    accreditation: str = ""
    live: str = ""
    map: str = ""  # "lat,lon"
    contact: str = ""
    taken: dict[
        str, str
    ] = {}  # those whose words are in another language than the card's, and in which


class Area(Value, frozen=True, kw_only=True):
    """A region of the clinic finder: its anchor and its name, the clinics to come, and those that have been.

    `next` says when the next one is, or that none is announced, as `sure` tells; `link` leads to the
    region's own page.
    """

    key: str
    name: str
    next: str
    sure: bool
    link: Link | None
    ahead: tuple[Detail, ...]
    past: tuple[Card, ...]


class Finder(Document, frozen=True, kw_only=True):
    """Where and when the legal clinics are: region by region; `without` names the regions that have none."""

    areas: tuple[Area, ...]
    without: str
    ways: tuple[Link, ...] = ()


class Diary(Document, frozen=True, kw_only=True):
    """The journalists' diary: what they may come to or follow from afar, soonest first, and what has been."""

    ahead: tuple[Detail, ...]
    past: tuple[Card, ...]
    ways: tuple[Link, ...] = ()


class Fact(Value, frozen=True, kw_only=True):
    """One fact of the office for readers: its label and its value, with a link where it has one."""

    label: str
    value: str
    url: str = ""


class Reach(Story, frozen=True, kw_only=True):
    """A standing page that says how the office is reached: by `facts`, or in words why there are none."""

    facts: tuple[Fact, ...]
    none: str


class Centre(Story, frozen=True, kw_only=True):
    """The media centre: its standing page's text, and what journalists look for, each the newest or the next.

    `ahead` is the journalists' diary, whose page is `diary`, and `admitted` are those events of it that ask
    for an accreditation. `press` is whom journalists ask, `brief` what the office says of itself where it
    has few words; both may be empty. `ways` lead to the lists of the rest, `feeds` and `calendars` to what
    can be subscribed to. `kit` is the press kit, and `kit_text` says what is in it.
    """

    press: str
    brief: str
    releases: tuple[Card, ...]
    all_releases: Link
    ahead: tuple[Card, ...]
    diary: Link
    admitted: tuple[Detail, ...]
    albums: tuple[Album, ...]
    photos: Link
    speeches: tuple[Card, ...]
    all_speeches: Link
    ways: tuple[Link, ...]
    feeds: tuple[Link, ...]
    calendars: tuple[Link, ...]
    kit: File | None
    kit_text: str


class Topic(Document, frozen=True, kw_only=True):
    """A topic, a campaign or an exhibition: the newest of everything under it on one page.

    `dates` says in words when its events are, or when the last was. `documents` are files that its stories
    have with them. `whole` leads to the list of all its stories, `parent` to that of topics.
    """

    dates: str
    ahead: tuple[Card, ...]
    none_ahead: str
    past: tuple[Card, ...]
    releases: tuple[Card, ...]
    news: tuple[Card, ...]
    albums: tuple[Album, ...]
    posters: tuple[Card, ...]
    publications: tuple[Card, ...]
    documents: tuple[File, ...]
    whole: Link
    count: str
    parent: Link


class Home(Document, frozen=True, kw_only=True):
    """A home page: the lead story and the newest of each section; `clinic` is the next (or last) legal clinic.

    `finder` leads to where all clinics are.
    """

    lead: Card | None
    news: tuple[Card, ...]
    releases: tuple[Card, ...]
    events: tuple[Card, ...]
    publications: tuple[Card, ...]
    clinic: Card | None
    finder: Link


class DataFiles(Value, frozen=True, kw_only=True):
    """A year of a set of data: how much it holds, in words, and its files."""

    year: str
    count: str
    files: tuple[Link, ...]


class DataSet(Value, frozen=True, kw_only=True):
    """A set of data: the feed of its newest, its years, and what each column that it alone has means."""

    key: str
    title: str
    newest: Link
    years: tuple[DataFiles, ...]
    columns: tuple["Fact", ...]


class DataPage(Document, frozen=True, kw_only=True):
    """The page of the site's data: its sets, what the columns that all have mean, the licence.

    `licence` is None until the office has stated one: then `copyright` is what holds.
    """

    sets: tuple[DataSet, ...]
    columns: tuple["Fact", ...]
    index: Link
    licence: Link | None
    copyright: Link | None
    others: tuple[Link, ...]


class Branch(Value, frozen=True, kw_only=True):
    """A branch of the site map: its own link and what lies under it."""

    link: Link
    links: tuple[Link, ...] = ()


class SiteMap(Document, frozen=True, kw_only=True):
    """The page that shows the whole site as a tree."""

    branches: tuple[Branch, ...]


class Missing(Document, frozen=True, kw_only=True):
    """The page for an address that leads nowhere: the lists of the site, each with those below it."""

    branches: tuple[Branch, ...]


class Moved(Document, frozen=True, kw_only=True):
    """The page at an old address: where its story is now."""

    to: Link


class Entry(Value, frozen=True, kw_only=True):
    """One entry of a feed; `updated` and `published` are RFC 3339 moments."""

    id: str
    url: str
    title: str
    summary: str
    published: str
    updated: str
    label: str = ""


class Feed(Document, frozen=True, kw_only=True):
    """An Atom feed (RFC 4287) in one language; `updated` is the newest entry's, never the build's."""

    id: str
    home: str
    updated: str
    author: str
    entries: tuple[Entry, ...]


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
    quick: tuple[Link, ...]
    legal: tuple[Link, ...]
    related: tuple[Link, ...]
    contact: tuple[Fact, ...]
    social: tuple[Link, ...]
    feeds: tuple[Link, ...]
    style: str
    icon: str
    manifest: str
    ahead: str  # the script that takes what has ended meanwhile out of lists of what is to come
    verify: str  # the script that says which release a chosen file is
    copy: str  # the script that copies the texts with which a story is passed on
    emblem: Picture | None
    preview: bool
    prevails: str  # the language whose text prevails, empty where the office has not said
    card: Picture | None = None  # that stands for the home page and all lists
    notices: tuple[Notice, ...] = ()
