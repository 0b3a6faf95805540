"""The office's settings that are still empty, each by name and line."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ...schema.office import OFFICE_FILE, Office
from .finding import Finding, ReportPart, fill

SOON = 60  # days before the end of security.txt on which it is told of
NETWORKS = ("x", "facebook", "instagram", "youtube", "whatsapp")
_TABLE = re.compile(r"\s*\[+([\w.-]+)\]+")


def part(office: Office, text: str, today: dt.date) -> ReportPart:
    """Give the settings of content/office.toml that are empty, in their order; `text` is the file's."""
    told = [(name, "setting", fill(setting=name)) for name in empty(office)]
    ends = office.contact.security_expires
    if ends and (days := (dt.date.fromisoformat(ends) - today).days) <= SOON:
        note = "security-ends" if days >= 0 else "security-ended"
        told.append(("contact.security_expires", note, fill(day=ends)))
    found = (
        Finding(path=OFFICE_FILE, line=line(text, name), title=name, note=note, fill=parts)
        for name, note, parts in told
    )
    return ReportPart(key="settings", findings=tuple(found))


def empty(office: Office) -> list[str]:
    """Give the names of the settings that are empty, `contact.postal`; of one in two languages either may be."""
    return list(_empty(msgspec.to_builtins(office)))


def _empty(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        name = above + key
        if value == "" or (
            isinstance(value, dict) and value.keys() == {"sw", "en"} and "" in value.values()
        ):
            yield name
        elif isinstance(value, dict):
            yield from _empty(value, f"{name}.")


def line(text: str, name: str) -> int:
    """Give the line of a setting in a TOML text, or that of its table, or 0.

    >>> line('[contact]\\nfax = ""\\n[press]\\nplace = {}', "press.place")
    4
    """
    table, _, key = name.rpartition(".")
    here, at = "", 0
    for number, one in enumerate(text.splitlines(), 1):
        if match := _TABLE.match(one):
            here = match[1]
            at = number if here in (name, table) and not at else at
        elif here == table and re.match(rf"\s*{re.escape(key)}\s*=", one):
            return number
    return at


def worded(name: str) -> str:
    """Give the name under which the words say what a setting means: an account that is not known is another's.

    >>> worded("social.telegram")
    'social.other'
    """
    table, _, key = name.partition(".")
    return "social.other" if table == "social" and key not in NETWORKS else name
