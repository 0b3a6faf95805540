"""edition.json: since when the site has been as it is now, so that anyone can see whether it must be built anew.

It is the last moment at which time itself changed what is shown: an embargo ended, an event began, a month
turned. Such a moment has always passed: the file tells nobody when something is to come out. Two builds of
one content between two such moments give the same bytes, this file's among them.
"""

import datetime as dt
import json
from collections.abc import Iterable

from ...model.edition import Edition
from ...model.planned import Made, Page

ADDRESS = "edition.json"


def plan_pages(edition: Edition, pages: Iterable[Page]) -> list[Page]:
    """Plan the file. It stands last in the settings: the clock must have been asked all that it will be."""
    moment = told(edition.clock.since)
    return [Page(ADDRESS, Made("plugins.pages.sitemap.since:written", moment))]


def told(moment: dt.datetime) -> str:
    """Give a moment of the clock as the file says it (ISO 8601); empty where time changes nothing."""
    return "" if moment == dt.datetime.min else f"{moment.isoformat()}+03:00"


def written(moment: str) -> bytes:
    """Write the file."""
    return json.dumps({"since": moment}).encode() + b"\n"


def read(data: bytes) -> str | None:
    """Give the moment that a published file says, None for one that is not ours."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    moment = found.get("since") if isinstance(found, dict) else None
    return moment if isinstance(moment, str) else None
