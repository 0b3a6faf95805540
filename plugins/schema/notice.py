"""What the rules of notices and what shows them have in common. Pure."""

import datetime as dt

from .values import Moment

MOST = 3  # at one time
TOLD_IN = (
    "press",
    "news",
    "events",
    "publications",
    "pages",
)  # where a notice's story is looked for


def gone(until: Moment) -> dt.datetime:
    """Give the moment from which a notice is shown no more: the time of `Until`, the end of a whole day."""
    return until.after if until.time is None else until.start
