"""The register of sealed releases is only added to: it is compared with the published one, which git holds."""

import datetime as dt

import pytest

from plugins.engine.release import issued
from plugins.engine.release.commits import DEPLOYED
from plugins.schema import seal
from plugins.schema.seal import Sealed
from tests.desk import Desk

DAY = dt.date(2026, 11, 22)
TODAY = dt.date(2026, 11, 24)


def line(pair, day=DAY, lang="sw", letter="a"):
    return Sealed(pair, lang, letter * 64, letter * 64, day)


ONE, TWO = line("2026-11-20-moja"), line("2026-11-21-mbili")
NEW = line("2026-11-23-mpya", TODAY)


class Register(Desk):
    """A desk whose register can be written, committed and compared."""

    def put(self, *lines):
        self.write(seal.REGISTER, seal.added(b"", lines))

    def rules(self):
        """Give the broken rules, each with its line or what it names; and whether it was compared."""
        found, compared = issued.faults(self.content, self.environ, TODAY)
        return [(one.rule, one.line or dict(one.fill)["value"]) for one in found], compared


@pytest.fixture
def desk(tmp_path):
    """A desk whose main branch holds a register of two lines."""
    desk = Register(tmp_path, None)
    desk.begin()
    desk.put(ONE, TWO)
    desk.commit("2026-11-22")
    return desk


BACK = {"day": dt.date(2026, 11, 21)}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([ONE, TWO], []),
        ([ONE, TWO, NEW], []),
        ([NEW, TWO, ONE], []),  # as a merge of two branches may leave them
        ([TWO], [("sealed-removed", 0, ONE.path, "c0ffee")]),
        ([], [("sealed-removed", 0, one.path, "c0ffee") for one in (ONE, TWO)]),
        (
            [ONE, line("2026-11-21-mbili", letter="b")],
            [("sealed-rewritten", 3, "2026-11-22", "c0ffee")],
        ),
        (
            [line("2026-11-20-moja", **BACK), TWO],
            [("sealed-rewritten", 2, "2026-11-22", "c0ffee")],
        ),
        (
            [line("2026-11-20-moja", lang="en"), TWO],
            [("sealed-removed", 0, ONE.path, "c0ffee")],
        ),
        # It waited for its merge while another was published.
        ([ONE, TWO, line("2026-11-14-mpya", dt.date(2026, 11, 15))], []),
        (
            [ONE, TWO, line("2026-11-14-mpya", dt.date(2026, 11, 14))],
            [("sealed-backdated", 4, "2026-11-14", "2026-11-22")],
        ),
        (
            [ONE, TWO, line("2026-11-14-mpya", dt.date(2026, 11, 25))],
            [("sealed-day", 4, "2026-11-25", None)],
        ),
    ],
)
def test_a_line_that_was_taken_out_changed_or_dated_back_is_told(lines, expected):
    now, _ = seal.register(seal.added(b"", lines))
    found = seal.compared(now, [ONE, TWO], "c0ffee", TODAY)
    said = [(one.rule, one.line, dict(one.fill)) for one in found]
    assert expected == [(rule, at, fill["value"], fill.get("other")) for rule, at, fill in said]


def test_a_first_line_may_be_of_any_day_that_has_come():
    assert [] == seal.compared([ONE], [], "c0ffee", TODAY)


def test_the_register_of_main_is_what_it_is_compared_with(desk):
    desk.put(TWO, NEW)
    assert ([("sealed-removed", ONE.path)], True) == desk.rules()


def test_a_register_that_is_gone_is_told_line_by_line(desk):
    (desk.content / seal.REGISTER).unlink()
    assert ["sealed-removed"] * 2 == [rule for rule, _ in desk.rules()[0]]


def test_the_published_register_counts_though_main_has_lost_a_line(desk):
    made_from = desk.git("rev-parse", "HEAD").strip()
    tree = desk.git("rev-parse", "HEAD^{tree}").strip()
    release = desk.git("commit-tree", tree, "-m", f"Publish {made_from}").strip()
    desk.git("update-ref", DEPLOYED, release)
    desk.put(TWO)
    desk.commit("2026-11-23")
    assert ([("sealed-removed", ONE.path)], True) == desk.rules()
    desk.git("update-ref", "-d", DEPLOYED)
    assert ([], True) == desk.rules()


def test_a_sample_may_be_taken_out_with_its_line(desk):
    desk.commit("2026-11-22", ONE.path, Sample="yes")
    desk.put(TWO)
    (desk.content / ONE.path).unlink()
    assert ([], True) == desk.rules()


def test_where_neither_a_release_nor_main_is_known_that_is_said(desk):
    desk.git("checkout", "--quiet", "--detach")
    desk.git("branch", "--quiet", "--delete", "--force", "main")
    assert ([], False) == desk.rules()
    desk.put()
    assert ([], True) == desk.rules()  # nothing is sealed


def test_a_register_that_cannot_be_read_is_left_to_the_build(desk):
    desk.write(seal.REGISTER, b"x\ty\n")
    assert ([], True) == desk.rules()
