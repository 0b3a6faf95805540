"""A schedule of schema.org: how an event repeats, made of its rule (RFC 5545, 3.3.10)."""

from typing import Any

from ...schema import recurrence
from ..events.documents import Rule

UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
ZONE = "Africa/Dar_es_Salaam"


def of(rule: Rule | None) -> dict[str, Any] | None:
    """Give a schedule; None for what does not repeat, or repeats as schema.org has no words for.

    It has none for a place among a month's days, nor for the day that weeks begin on.
    """
    if not rule:
        return None
    parts = recurrence.parts(rule.text)
    if not {"BYSETPOS", "WKST"}.isdisjoint(parts):
        return None
    until = parts.get("UNTIL", "")
    said = {
        "startDate": rule.starts[:10],
        "startTime": rule.starts[11:19],
        "endTime": rule.ends[11:19],
        "repeatFrequency": f"P{parts.get('INTERVAL', '1')}{UNITS[parts['FREQ']]}",
        "byDay": parts["BYDAY"].split(",") if "BYDAY" in parts else "",
        "byMonth": _numbers(parts.get("BYMONTH")),
        "byMonthDay": _numbers(parts.get("BYMONTHDAY")),
        "repeatCount": int(parts["COUNT"]) if "COUNT" in parts else "",
        "endDate": f"{until[:4]}-{until[4:6]}-{until[6:8]}" if until else "",
        "exceptDate": list(rule.without),
        "scheduleTimezone": ZONE,
    }
    return {"@type": "Schedule", **{name: value for name, value in said.items() if value}}


def _numbers(text: str | None) -> list[int]:
    return [int(one) for one in text.split(",")] if text else []
