"""The names of things by which programs know them for ever, and the hours that they are told."""

import datetime as dt
import uuid

from .source import Source


def midnight(day: dt.date) -> str:
    """Give the first moment of a day in Tanzania, for machines (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00+03:00"


def key(source: Source) -> str:
    """Give the key of a source, of which its lasting name is made: it never changes, as an address may."""
    return f"{source.section}/{source.pair}.{source.lang}"


def urn(key: str) -> str:
    """Give the lasting name of a thing of this site as an address (RFC 4122, 3)."""
    return f"urn:uuid:{name(key)}"


def name(key: str) -> str:
    """Give the lasting name (RFC 4122, version 5) of a thing of this site, made of a key that never changes."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "tag:oag.go.tz,2026:" + key))
