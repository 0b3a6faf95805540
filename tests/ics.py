"""Calendars as the tests read them: the rules of RFC 5545 for their bytes, and parsers that we did not write.

It shares no code with plugins/, so that a fault there cannot hide itself here.
"""

import datetime as dt
import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

from ical.calendar_stream import IcsCalendarStream

from tests.patience import PATIENCE

NODE = Path(__file__).with_name("node")
EAST = ZoneInfo("Africa/Dar_es_Salaam")
NAME = re.compile(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]+))*):(.*)', re.DOTALL)
MOMENT = {
    "DATE": re.compile(r"\d{8}"),
    "ZONE": re.compile(r"\d{8}T\d{6}"),
    "UTC": re.compile(r"\d{8}T\d{6}Z"),
}
ONCE = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "STATUS", "SEQUENCE")
AT_MOST_ONCE = ("DTEND", "RRULE", "LOCATION", "GEO", "URL", "LAST-MODIFIED", "TRANSP")


def unfolded(data: bytes) -> list[str]:
    """Give a calendar's content lines, folded ones made whole (RFC 5545, 3.1)."""
    return data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def parts(line: str) -> tuple[str, dict[str, str], str]:
    """Give a content line's name, its parameters and its value."""
    match = NAME.fullmatch(line)
    assert match, line
    found = re.findall(r';([A-Z-]+)=("[^"]*"|[^";:,]+)', match[2])
    return match[1], dict(found), match[3]


def components(data: bytes, kind: str) -> list[list[tuple[str, dict[str, str], str]]]:
    """Give the lines of every component of a kind, those of components within it left out."""
    found, open_ = [], []
    for line in unfolded(data):
        name, params, value = parts(line)
        if name == "BEGIN":
            open_.append((value, []))
        elif name == "END":
            ended, lines = open_.pop()
            assert ended == value, f"{value} ends {ended}"
            if ended == kind:
                found.append(lines)
        else:
            open_[-1][1].append((name, params, value))
    assert not open_
    return found


def plain(value: str) -> str:
    """Give a text as a reader sees it, its escapes undone (3.3.11)."""
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "N": "\n"}.get(match[1], match[1]), value)


def wrong(data: bytes) -> list[str]:
    """Give what RFC 5545 and 7986 would not have in a calendar."""
    if found := _wrong_lines(data):
        return found
    (calendar,) = components(data, "VCALENDAR")
    names = Counter(name for name, _, _ in calendar)
    found += [f"VCALENDAR: {name}" for name in ("PRODID", "VERSION") if names[name] != 1]
    zones = [line[2] for one in components(data, "VTIMEZONE") for line in one if line[0] == "TZID"]
    events = components(data, "VEVENT")
    uids = Counter(value for one in events for name, _, value in one if name == "UID")
    found += [f"UID twice: {uid}" for uid, number in uids.items() if number > 1]
    for one in events:
        found += [f"{_uid(one)}: {fault}" for fault in _wrong(one, zones)]
    return found


def _wrong_lines(data):
    found = []
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        found.append("a line does not end in CRLF")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        if len(line) > 75:
            found.append(f"more than 75 octets: {line!r}")
        if line != line.decode("utf-8", "replace").encode():
            found.append(f"a character is cut: {line!r}")
    return found


def _uid(event) -> str:
    return next((value for name, _, value in event if name == "UID"), "no UID")


def _wrong(event, zones):
    names = Counter(name for name, _, _ in event)
    yield from (f"{name} is not there once" for name in ONCE if names[name] != 1)
    yield from (f"{name} more than once" for name in AT_MOST_ONCE if names[name] > 1)
    given = {name: (params, value) for name, params, value in event}
    forms = {name: _form(*given[name], zones) for name in ("DTSTART", "DTEND") if name in given}
    for name, params, value in event:
        if name in ("DTSTAMP", "LAST-MODIFIED") and not MOMENT["UTC"].fullmatch(value):
            yield f"{name} is not in UTC: {value}"
        if name in ("DTSTART", "DTEND", "EXDATE"):
            form = _form(params, value, zones)
            if not form or form != forms["DTSTART"]:
                yield f"{name} is not of DTSTART's form: {params} {value}"
        if name == "RRULE":
            yield from _wrong_rule(value, forms["DTSTART"])
        if name == "STATUS" and value not in ("CONFIRMED", "TENTATIVE", "CANCELLED"):
            yield f"STATUS {value}"
        if name in ("SUMMARY", "DESCRIPTION", "LOCATION", "CONTACT", "CATEGORIES"):
            if params.get("LANGUAGE") not in ("sw", "en"):
                yield f"{name} says no language"
            if re.search(r"[\\;,\n]", re.sub(r"\\[\\;,nN]", "", value)):
                yield f"{name} is not escaped: {value}"
    if "DTEND" in given and given["DTEND"][1] <= given["DTSTART"][1]:
        yield "DTEND is not after DTSTART"


def _form(params, value, zones):
    if params == {"VALUE": "DATE"}:
        return "DATE" if MOMENT["DATE"].fullmatch(value) else ""
    zone = params.get("TZID")
    return "ZONE" if zone in zones and MOMENT["ZONE"].fullmatch(value) else ""


def _wrong_rule(value, form):
    rule = dict(part.split("=", 1) for part in value.split(";"))
    if "COUNT" in rule and "UNTIL" in rule:
        yield "COUNT and UNTIL"
    until = rule.get("UNTIL", "")
    if until and not MOMENT[{"DATE": "DATE"}.get(form, "UTC")].fullmatch(until):
        yield f"UNTIL is not of DTSTART's form: {until}"


Instances = list[tuple[str, str, str]]


def by_node(data: bytes, until: dt.date, into: Path) -> dict[str, Instances]:
    """Give what Node's parsers read, by parser: all instances as `by_ical` has them."""
    path = into / "calendar.ics"
    path.write_bytes(data)
    done = subprocess.run(
        ["node", "instances.mjs", str(path), until.isoformat()],
        cwd=NODE,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert 0 == done.returncode, done.stderr
    return {name: sorted(map(tuple, read)) for name, read in json.loads(done.stdout).items()}


def by_ical(data: bytes, until: dt.date) -> Instances:
    """Give what the parser of Home Assistant reads: all instances that begin up to the end of a day, in order.

    Each is (title, start, end). A day is `2027-08-01`, a moment `2027-08-01T09:00` in East Africa; ends are
    exclusive.
    """
    calendar = IcsCalendarStream.calendar_from_ics(data.decode("utf-8"))
    end = dt.datetime.combine(until, dt.time.max, EAST)
    found = []
    for event in calendar.timeline_tz(EAST):
        if event.start_datetime.astimezone(EAST) > end:
            break
        found.append((event.summary, _said(event.start), _said(event.end)))
    return sorted(found)


def _said(moment):
    if isinstance(moment, dt.datetime):
        return f"{moment.astimezone(EAST):%Y-%m-%dT%H:%M}"
    return moment.isoformat()
