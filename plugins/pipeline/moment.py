"""The moment of a build: TODAY, or the present, local to Africa/Dar_es_Salaam."""

import datetime as dt
import re
from collections.abc import Mapping

# East Africa Time has been three hours before UTC since 1961 (IANA tz database, Africa/Nairobi), with no
# summer time: an offset needs no database of zones on the machine.
ZONE = dt.timezone(dt.timedelta(hours=3), "EAT")


class NoMoment(ValueError):
    """TODAY is neither a date nor a moment."""


def now(environ: Mapping[str, str]) -> dt.datetime:
    """Give the moment of this build, naive and local; read from TODAY where it is set.

    TODAY is a date (its 00:00) or a moment, `2026-11-22T14:30`. Raises NoMoment.
    """
    text = environ.get("TODAY", "").strip()
    if not text:
        return dt.datetime.now(ZONE).replace(tzinfo=None, microsecond=0)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?", text):
        raise NoMoment(text)
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise NoMoment(text) from None
