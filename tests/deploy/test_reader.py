"""Readers who never stop, while releases come and go and pulls are killed: never an error, never a mix."""

import hashlib
import json
import re
import signal
import threading

import pytest

from tests import patience
from tests.deploy.releases import Remote, Server
from tests.deploy.test_pull_killed import Point, cut, kill, kinds
from tests.deploy.web import Web

pytestmark = pytest.mark.full

READERS = 3


class Reader(threading.Thread):
    """Reads the page, the style that it names and release.json without pause, and notes what is wrong."""

    def __init__(self, web):
        super().__init__(daemon=True)
        self.web, self.wrong, self.seen, self.reads = web, [], set(), 0
        self.stopped = threading.Event()

    def run(self):
        while not self.stopped.is_set():
            try:
                self.read()
            except Exception as error:
                self.wrong.append(repr(error))
                return

    def read(self):
        before = self.get("/release.json")
        page = self.get("/")
        (style,) = re.findall(rb'href="([^"]+)"', page)
        css = self.get(style.decode())
        missing = self.get("/en/haipo/", 404)
        after = self.get("/release.json")
        number = int(re.search(rb"<p>(\d+)<", page)[1])
        if re.search(rb"order:(\d+)", css)[1] != str(number).encode():
            self.wrong.append(f"the style of another release: {number}, {css[:20]!r}")
        if missing != b"missing":
            self.wrong.append(f"{missing[:40]!r}")
        if before == after:  # no switch between the first answer and the last
            said = json.loads(before)["files"]["index.html"]
            if said != hashlib.sha256(page).hexdigest():
                self.wrong.append(f"release.json is not of the page {number}")
        self.seen.add(number)
        self.reads += 1

    def get(self, path, status=200):
        found, headers, data = self.web.ask(path)
        if found != status or "content-security-policy" not in headers:
            self.wrong.append(f"{path}: {found}")
        return data


def each_reads(readers):
    """Wait until each reader has read once more: none stays behind by more releases than a server keeps."""
    before = [(one, one.reads) for one in readers]
    patience.until(
        lambda: all(one.reads > old or not one.is_alive() for one, old in before), "a reading"
    )


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")  # the child only pulls
def test_readers_meet_neither_a_mix_nor_an_error_while_releases_are_switched_and_pulls_killed(
    tmp_path,
):
    remote = Remote(tmp_path)
    server = Server(tmp_path, remote)
    remote.release(1)
    server.pull()
    with Web(tmp_path, server.site, limits=False) as web:
        readers = [Reader(web) for _ in range(READERS)]
        for one in readers:
            one.start()
        remote.release(2)
        points = kinds(server)[::3]
        last = 2 + len(points)
        for number, kind in enumerate(points, start=3):
            remote.release(number)
            assert -signal.SIGKILL == cut(server, Point(kind, kill))
            server.pull()
            assert number == server.number()
            each_reads(readers)
        for one in readers:
            one.stopped.set()
        for one in readers:
            one.join()
    assert [] == [wrong for one in readers for wrong in one.wrong]
    assert len(points) > 8
    assert {last} < set().union(*(one.seen for one in readers))
