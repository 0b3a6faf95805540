"""The period that a publication covers, in words: `2026-07/2026-12` is `Julai hadi Desemba 2026`."""

import re

from ...bilingual import dates
from ...bilingual.strings import Strings, fill

_MONTHS = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:\s*/\s*(\d{4})-(0[1-9]|1[0-2]))?")


def text(period: str, t: Strings) -> str:
    """Give a period in words, where it is a month or goes from one to another; any other as it is typed."""
    match = _MONTHS.fullmatch(period.strip())
    if not match:
        return period
    year, month = int(match[1]), int(match[2])
    start = dates.month_text(year, month, t)
    if not match[3]:
        return start
    end_year, end_month = int(match[3]), int(match[4])
    if year == end_year:
        full = t.months.full
        names = {"month": full[month - 1], "end_month": full[end_month - 1]}
        return fill(t.publication.months, **names, year=str(year))
    end = dates.month_text(end_year, end_month, t)
    return fill(t.publication.over_years, start=start, end=end)
