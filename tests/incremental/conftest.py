"""Adds up what all sequences did, on whatever core, and holds it to what was promised."""

from collections import Counter

import pytest

# So many sequences of so many steps, and each kind of step so often.
SEQUENCES, LEAST, TIMES = 200, 10, 50
NAME = "test_any_sequence_ends_in_what_a_clean_build_gives"


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter, config):
    """Print how often each step was taken, and how long the sequences were."""
    found = _found(terminalreporter)
    if not found:
        return
    steps, lengths, builds = _added(found)
    terminalreporter.section("incremental building")
    for name, count in sorted(steps.items(), key=lambda one: (one[1], one[0])):
        terminalreporter.write_line(f"{count:6} {name}")
    spread = ", ".join(f"{count} of {length} steps" for length, count in sorted(lengths.items()))
    terminalreporter.write_line(
        f"{sum(lengths.values())} sequences, {builds} builds compared: {spread}"
    )
    for line in _broken(found):
        terminalreporter.write_line(f"TOO FEW: {line}", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """Fail a run of all shares that did less than was promised."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and not hasattr(session.config, "workerinput") and _broken(_found(reporter)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _found(reporter):
    return [
        dict(report.user_properties)
        for report in reporter.stats.get("passed", [])
        if report.when == "call" and f"::{NAME}[" in report.nodeid
    ]


def _added(found):
    steps, lengths, builds = Counter(), Counter(), 0
    for one in found:
        steps.update(one["steps"])
        lengths.update({int(length): count for length, count in one["lengths"].items()})
        builds += one["builds"]
    for one in found:
        for name in one["steps"]:
            steps.setdefault(name, 0)
    return steps, lengths, builds


def _broken(found):
    from tests.incremental.test_any_sequence import SHARES

    if len(found) < SHARES:
        return []  # a part was asked for, or another failure speaks for itself
    steps, lengths, _ = _added(found)
    long = sum(count for length, count in lengths.items() if length >= LEAST)
    short = (
        [] if long >= SEQUENCES else [f"{long} sequences of {LEAST} steps or more, not {SEQUENCES}"]
    )
    return short + [
        f"{name}: {count}, not {TIMES}" for name, count in steps.items() if count < TIMES
    ]
