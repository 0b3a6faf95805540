"""A pull that is killed, or meets a full disk, at each kind of change to the disk is made good by the next one.

Changes are of one kind that are made from the same lines of the script, before or after what they call.
"""

import os
import signal
import subprocess
import sys
import traceback

import pytest

from tests.deploy.releases import SCRIPT, Remote, Server, files, program
from tests.incremental.cuts import FULL, counted

pytestmark = pytest.mark.full


class Point:
    """Does what it is told at the first change of a kind, and at each change after it where `act` raises."""

    def __init__(self, kind=None, act=None):
        self.kind, self.act, self.kinds, self.hit = kind, act, [], False

    def __call__(self, what=""):
        frame, lines = sys._getframe(1), []
        while frame:
            if frame.f_code.co_filename == str(SCRIPT):
                lines.append(frame.f_lineno)
            frame = frame.f_back
        kind = tuple(lines)
        if kind not in self.kinds:
            self.kinds.append(kind)
        if self.act and (self.hit or kind == self.kind):
            self.hit = True
            self.act()


def cut(server, point, *words):
    """Run the script in a child, where the point counts changes; give its exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        run = subprocess.Popen.__init__

        def begun(*given, **named):
            point()
            run(*given, **named)
            point()

        subprocess.Popen.__init__ = begun
        module = program()
        with counted(point):
            code = module.main(list(words), dict(server.environ), server.now)
        if not point.act:
            (server.site.parent / "kinds").write_text(repr(point.kinds))
        os._exit(40 + code if point.hit else code)
    except BaseException:
        traceback.print_exc()
        os._exit(9)


def kinds(server, *words):
    """Run the script, which must succeed; give the kinds of changes that it made."""
    assert 0 == cut(server, Point(), *words)
    return eval((server.site.parent / "kinds").read_text())  # a repr made above


def kill():
    os.kill(os.getpid(), signal.SIGKILL)


def full():
    raise FULL


@pytest.mark.parametrize("act", [kill, full])
def test_a_pull_that_is_cut_off_serves_a_whole_release_and_is_made_good(tmp_path, act):
    remote = Remote(tmp_path)
    server = Server(tmp_path, remote, KEEP="2")
    for number in (1, 2):
        remote.release(number)
        server.pull()
    remote.release(3)
    points = kinds(server)
    assert len(points) > 25
    for number, kind in enumerate(points, start=4):
        remote.release(number)
        code = cut(server, Point(kind, act))
        assert code in ((-signal.SIGKILL,) if act is kill else (40, 41)), f"at {kind}: {code}"
        assert server.number() in (number - 1, number)
        server.pull()
        assert number == server.number()
        assert [] == server.litter()


def everything(server):
    """Give all bytes that are kept of the site: of every file, and of every object that git has."""
    git = [
        "git",
        "-C",
        str(server.site / "repository.git"),
        "cat-file",
        "--batch-all-objects",
        "--batch",
    ]
    told = subprocess.run(git, capture_output=True).stdout
    return told + b"".join(path.read_bytes() for path in server.site.rglob("*") if path.is_file())


def test_what_was_withdrawn_is_nowhere_after_keep_1_though_that_was_killed(tmp_path):
    """Killed at each kind of change, and made good by the next run, which the timer begins as always."""
    remote, secret = Remote(tmp_path), b"siri iliyoondolewa"
    old = files(1) | {"a.html": secret, "assets/a.0123456789.css": secret}
    begun = []

    def served(name, *points):
        (tmp_path / name).mkdir()
        server = Server(tmp_path / name, remote)
        remote.put(old, 1)
        server.pull()
        assert secret in everything(server)
        remote.release(2)
        server.environ["KEEP"] = "1"
        if not points:
            return kinds(server)
        assert -signal.SIGKILL == cut(server, Point(*points, kill))
        if (server.site / "forget").exists() or secret not in everything(server):
            begun.append(points)
            del server.environ["KEEP"]
        server.pull()
        assert 2 == server.number()
        assert secret not in everything(server)
        return []

    points = served("whole")
    for number, kind in enumerate(points):
        served(str(number), kind)
    assert len(points) - len(begun) <= 4  # killed before anything had been done


def test_a_first_pull_that_is_killed_is_made_good(tmp_path):
    remote = Remote(tmp_path)
    remote.release(1)
    points = kinds(Server(tmp_path / "work", remote))
    assert len(points) > 25
    for number, kind in enumerate(points):
        folder = tmp_path / str(number)
        folder.mkdir()
        server = Server(folder, remote)
        assert -signal.SIGKILL == cut(server, Point(kind, kill))
        server.pull()
        assert 1 == server.number()
        assert [] == server.litter()


def test_a_rollback_that_is_killed_has_happened_or_not_and_is_made_good(tmp_path):
    remote = Remote(tmp_path)
    server = Server(tmp_path, remote)
    for number in (1, 2):
        remote.release(number)
        server.pull()
    points = kinds(server, "--rollback")
    assert len(points) > 5
    for kind in points:
        server.run("--unpin")
        server.pull()
        assert 2 == server.number()
        assert -signal.SIGKILL == cut(server, Point(kind, kill), "--rollback")
        pinned = (server.site / "pinned").exists()
        assert server.number() in (1, 2)
        server.run()
        assert (1 if pinned else 2) == server.number()
        assert [] == server.litter()
