"""deploy/tell: what is wrong with a server is told once, in the journal and to the office's own program."""

import os
import subprocess

import pytest

from tests import patience
from tests.deploy.releases import PATH, Remote, Server
from tests.deploy.web import Web
from tests.stories import ROOT

SCRIPT = ROOT / "deploy" / "tell"
DAY = 86_400


class Watch:
    """A server whose failures are told into a file."""

    def __init__(self, folder):
        self.folder, self.remote = folder, Remote(folder)
        self.server = Server(folder, self.remote)
        self.state, self.mail = folder / "state", folder / "mail"
        self.hook = f"cat >> '{self.mail}'"

    def tell(self, *words, **more):
        """Type it; give its exit code, the lines for the journal, and what the office was told."""
        self.mail.write_text("")
        given = {"PATH": PATH, "SITE": str(self.server.site), "STATE_DIRECTORY": str(self.state)}
        given |= {"DESTDIR": str(self.folder), "TELL": self.hook, **more}
        done = subprocess.run(
            [SCRIPT, *words], env=given, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, done.stdout.splitlines(), self.mail.read_text("utf-8")

    def fail(self):
        """Let the timer run once, in vain, and systemd tell of it; give the lines for the journal."""
        assert 1 == self.server.run()[0]
        code, lines, mail = self.tell("pull-release")
        assert (0, bool(lines)) == (code, bool(mail))
        return lines

    def age(self, path, seconds):
        """Have a file be older."""
        then = path.stat().st_mtime - seconds
        os.utime(path, (then, then))


@pytest.fixture
def watch(tmp_path):
    made = Watch(tmp_path)
    made.remote.release(2)
    made.server.pull()
    return made


def test_a_refused_release_is_told_at_once_with_its_reason_in_both_languages(watch):
    watch.remote.release(1)
    (line,) = watch.fail()
    assert "Toleo limekataliwa" in line
    assert "A release is refused" in line
    assert "2026-11-22T00:01:00Z" in line


def test_the_same_refusal_is_told_once_a_day_and_another_one_at_once(watch):
    watch.remote.release(1)
    told = [len(watch.fail()), len(watch.fail())]
    watch.age(watch.state / "refused", DAY)
    told.append(len(watch.fail()))
    watch.remote.release(3, dirty=True)
    told.append(len(watch.fail()))
    assert [1, 0, 1, 1] == told


def test_a_pull_that_failed_is_told_when_it_has_failed_twice(watch):
    watch.remote.bare.rename(watch.folder / "away")
    told = [watch.fail(), watch.fail(), watch.fail()]
    assert [0, 1, 0] == [len(lines) for lines in told]
    assert "2 times in a row" in told[1][0]


def test_what_was_well_again_is_told_anew(watch):
    away = watch.folder / "away"
    told = []
    for _ in range(2):
        watch.remote.bare.rename(away)
        told += [len(watch.fail()), len(watch.fail())]
        away.rename(watch.remote.bare)
        watch.server.pull()
        assert [] == watch.tell()[1]
    assert [0, 1, 0, 1] == told


def test_a_refused_reload_is_told_once_for_each_release(watch):
    told = [len(watch.tell("reload-nginx")[1]), len(watch.tell("reload-nginx")[1])]
    watch.remote.release(3)
    watch.server.pull()
    told.append(len(watch.tell("reload-nginx")[1]))
    assert [1, 0, 1] == told


def test_a_unit_that_was_cut_off_before_it_could_say_why_is_told(watch):
    assert "The service pull-release failed" in watch.tell("pull-release")[1][0]
    assert "The service nyingine failed" in watch.tell("nyingine")[1][0]


def test_a_day_without_a_pull_that_succeeded_is_told(watch):
    assert (0, [], "") == watch.tell()
    watch.age(watch.server.site / "pulled", DAY)
    (line,) = watch.tell()[1]
    assert "No release was pulled for a whole day" in line
    watch.server.pull()  # there is nothing new on the branch, and that is well
    assert (0, [], "") == watch.tell()


def test_without_a_program_the_journal_alone_is_told(watch):
    watch.hook = ""
    watch.age(watch.server.site / "pulled", DAY)
    code, lines, mail = watch.tell(JOURNAL_STREAM="1:1")
    assert (0, 1, "") == (code, len(lines), mail)
    assert lines[0].startswith("<3>Hakuna toleo")  # systemd's sign of an error


def test_a_program_that_fails_is_said_and_asked_again_after_an_hour(watch):
    watch.age(watch.server.site / "pulled", DAY)
    hook, watch.hook = watch.hook, "exit 3"
    assert 1 == watch.tell()[0]
    watch.hook = hook
    assert (0, [], "") == watch.tell()
    watch.age(watch.state / "silent", 3600)
    code, lines, mail = watch.tell()
    assert (0, 1, 2) == (code, len(lines), len(mail.split("\n\n")))


def test_what_a_release_says_of_itself_reaches_no_shell(watch):
    watch.remote.put({"index.html": b"x", "$(touch x)`touch y`.html": b"x"}, 3)
    assert "touch" in watch.fail()[0]
    assert [] == [name for name in "xy" if (watch.folder / name).exists()]


@pytest.mark.full
def test_a_certificate_that_ends_is_told_as_the_server_shows_it(watch):
    """The test's own ends in thirty days."""
    local = watch.folder / "etc/nginx/local/server.conf"
    local.parent.mkdir(parents=True)
    with Web(watch.folder, watch.server.site) as web:
        local.write_text((web.folder / "local/server.conf").read_text())
        asked = {"TLS": f"127.0.0.1:{web.port}"}
        assert (0, [], "") == watch.tell(**asked, DAYS="14")
        (line,) = watch.tell(**asked, DAYS="40")[1]
        assert "The certificate of localhost is ending" in line
        assert "GMT" in line
    patience.until(lambda: watch.tell(**asked)[1], "a server that is gone being told")


@pytest.mark.parametrize("unit", ["pull-release", "reload-nginx"])
def test_systemd_is_told_whom_to_call(unit):
    text = (ROOT / "deploy" / f"{unit}.service").read_text("utf-8")
    assert "OnFailure=tell@%N.service\n" in text
