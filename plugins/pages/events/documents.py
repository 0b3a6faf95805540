"""The documents of events: the event, a month of the calendar, the clinic finder, the journalists' diary."""

from ...model.values import Card, Document, Link, Mark, State, StoryPage, Tile, Value


class ShownTurn(Value, frozen=True, kw_only=True):
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


class Event(StoryPage, frozen=True, kw_only=True):
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
    turns: tuple[ShownTurn, ...] = ()
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


class Slot(Value, frozen=True, kw_only=True):
    """An event in the calendar: `time` says when on its day, or from when to when it is.

    One of several days is a bar across `days` of a week; `again` says that it began earlier in the month.
    """

    lang: str
    title: str
    url: str
    time: str = ""
    state: State | None = None
    marks: tuple[Mark, ...] = ()
    days: int = 1
    again: bool = False


class Day(Value, frozen=True, kw_only=True):
    """A day of the calendar: its ISO date, the number and the weekday in words, the events of that day alone."""

    iso: str
    number: str
    weekday: str
    slots: tuple[Slot, ...] = ()


class MonthWeek(Value, frozen=True, kw_only=True):
    """A week of the calendar, from Monday to Sunday: None for a day of another month.

    Below its days stand rows of bars, events of several days: None for a day that has no bar in a row.
    """

    days: tuple[Day | None, ...]
    bars: tuple[tuple[Slot | None, ...], ...] = ()


class Weekday(Value, frozen=True, kw_only=True):
    """The head of a column of the calendar: the short name, and the full one."""

    short: str
    full: str


class Month(Document, frozen=True, kw_only=True):
    """A month of the calendar; `before` and `after` are the nearest months that have events."""

    weekdays: tuple[Weekday, ...]
    weeks: tuple[MonthWeek, ...]
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
