"""iCalendar (RFC 5545, with the properties of RFC 7986): from a calendar's values to its bytes.

The library escapes, folds and orders. The zone is written by hand, so that no machine's database of zones is in the
bytes: East Africa Time has stood still since long before the first event.
"""

import datetime as dt
from functools import cache

from icalendar import Calendar as Component
from icalendar import Event, Timezone, TimezoneStandard, vGeo, vRecur
from icalendar import prop as properties

from ...model.moment import ZONE
from ...schema.values import Moment
from .calendar import Calendar
from .entry import CalendarEntry

END = b"END:VCALENDAR\r\n"
TZID = "Africa/Dar_es_Salaam"
COLOR = "darkgreen"  # a name of CSS 3, as RFC 7986, 5.9, wants it
REFRESH = dt.timedelta(hours=6)  # how often a program that subscribes should ask again


def calendar(values: Calendar) -> bytes:
    """Write a calendar: the same bytes whenever the values are the same."""
    made = Component()
    made.add("version", "2.0")
    made.add("prodid", f"-//oag.go.tz//Kalenda//{values.lang.upper()}")
    made.add("calscale", "GREGORIAN")
    if values.title:
        _name(made, values)
    events = [_event(entry).to_ical() for entry in values.entries]
    return b"".join([made.to_ical().removesuffix(END), _zone(), *events, END])


def _name(made: Component, values: Calendar) -> None:
    """What a program shows of a calendar, and how often it asks for it; the X- names are what older ones know."""
    said = {"language": values.lang}
    made.add("uid", values.uid)
    made.add("name", values.title, said)
    made.add("x-wr-calname", values.title)
    made.add("description", values.about, said)
    made.add("x-wr-caldesc", values.about)
    made.add("x-wr-timezone", TZID)
    made.add("color", COLOR)
    made.add("refresh-interval", REFRESH, {"value": "DURATION"})
    made.add("x-published-ttl", properties.vDuration(REFRESH))
    if days := [one.changed for one in values.entries if one.changed]:
        made.add("last-modified", _utc(max(days)))
    if values.source:
        made.add("source", properties.vUri(values.source), {"value": "URI"})
        made.add("url", properties.vUri(values.page))


@cache
def _zone() -> bytes:
    """East Africa Time, from the first day that a computer counts: the same in every file."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", TZID)
    standard.add("dtstart", dt.datetime(1970, 1, 1))
    standard.add("tzname", "EAT")
    for name in ("tzoffsetfrom", "tzoffsetto"):
        standard.add(name, ZONE.utcoffset(None))
    zone.add_component(standard)
    return zone.to_ical()  # type: ignore[no-any-return]


def _event(entry: CalendarEntry) -> Event:
    said = {"language": entry.lang}
    made = Event()
    made.add("uid", entry.uid)
    made.add("dtstamp", _utc(entry.stamp))
    if entry.changed:
        made.add("last-modified", _utc(entry.changed))
    made.add("sequence", entry.sequence)
    _when(made, entry)
    made.add("summary", entry.title, said)
    made.add("description", entry.text, said)
    made.add("categories", [entry.kind], said)
    made.add("status", entry.status)
    if entry.status != "CONFIRMED" or entry.start.time is None:
        made.add("transp", "TRANSPARENT")  # nobody's time is taken
    if entry.place:
        made.add("location", entry.place, said)
    if entry.spot:
        made.add("geo", vGeo((entry.spot.lat, entry.spot.lon)))
    if entry.contact:
        made.add("contact", entry.contact, said)
    if entry.url:
        made.add("url", properties.vUri(entry.url))
    return made


def _when(made: Event, entry: CalendarEntry) -> None:
    """When an event is.

    A day's end is the day after it (3.6.1); a time without end, or one that ends as it begins, has none.
    """
    _moment(made, "dtstart", entry.start)
    if entry.start.time is None:
        last = (entry.end or entry.start).day
        _moment(made, "dtend", Moment(last + dt.timedelta(days=1)))
    elif entry.end and entry.end != entry.start:
        _moment(made, "dtend", entry.end)
    if entry.rule:
        made.add("rrule", vRecur.from_ical(entry.rule))
    for one in entry.without:
        _moment(made, "exdate", one)


def _moment(made: Event, name: str, moment: Moment) -> None:
    if moment.time is None:
        made.add(name, moment.day, {"value": "DATE"})
    else:
        made.add(name, moment.start, {"tzid": TZID})


def _utc(day: dt.date) -> dt.datetime:
    """The first moment of a day in East Africa, in UTC as DTSTAMP must be (3.8.7.2)."""
    return dt.datetime.combine(day, dt.time.min, ZONE).astimezone(dt.UTC)
