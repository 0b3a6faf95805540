"""What the rules of notices and what shows them have in common. Pure."""

import datetime as dt

from .sections import PAGED
from .values import Moment

MOST = 3  # at one time
# Where a notice's story is looked for: among the releases first.
TOLD_IN = tuple(sorted(PAGED, key=lambda key: key != "press"))


def gone(until: Moment) -> dt.datetime:
    """Give the moment from which a notice is shown no more: the time of `Until`, the end of a whole day."""
    return until.after if until.time is None else until.start
