"""The moment of a build is TODAY, or the present in Dar es Salaam."""

import datetime as dt

import pytest

from plugins.model import moment
from plugins.schema.faults import fault, message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-22", dt.datetime(2026, 11, 22)),
        ("2026-11-22T14:30", dt.datetime(2026, 11, 22, 14, 30)),
        (" 2026-11-22 ", dt.datetime(2026, 11, 22)),
    ],
)
def test_today_is_a_date_or_a_moment(text, expected):
    assert expected == moment.now({"TODAY": text})


@pytest.mark.parametrize(
    "text", ["leo", "2026-11-31", "2026-11-22T25:00", "22/11/2026", "2026-11-22T14:30Z", "2026-1-2"]
)
def test_anything_else_is_no_moment(text):
    with pytest.raises(moment.NoMoment):
        moment.now({"TODAY": text})
    assert text in message(fault("TODAY", 0, "today", value=text), "sw")


def test_without_today_it_is_the_present_in_dar_es_salaam():
    present = dt.datetime.now(dt.UTC).replace(tzinfo=None) + dt.timedelta(hours=3)
    assert abs(moment.now({}) - present) < dt.timedelta(minutes=5)
