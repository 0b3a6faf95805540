"""A pull that is killed, or meets a full disk, at any change to the disk is made good by the next one."""

import os
import signal
import subprocess
import traceback

import pytest

from tests.deploy.releases import Remote, Server, program
from tests.incremental.cuts import FULL, Counter, counted

MOST = 300


def cut(server, number, act, *words):
    """Run the script in a child, where `act` is done at the n-th change to the disk; give its exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        module, counter = program(), Counter(number, lambda: act(counter))
        run = subprocess.run

        def counted_run(*given, **named):
            counter()
            done = run(*given, **named)
            counter()
            return done

        subprocess.run = counted_run
        with counted(counter):
            code = module.main(list(words), server.environ)
        os._exit(40 + code if counter.hit else code)
    except BaseException:
        traceback.print_exc()
        os._exit(9)


def kill(counter):
    os.kill(os.getpid(), signal.SIGKILL)


def full(counter):
    counter.left = 1  # and at each change after it
    raise FULL


@pytest.mark.parametrize("act", [kill, full])
def test_a_pull_that_is_cut_off_at_any_change_serves_a_whole_release_and_is_made_good(
    tmp_path, act
):
    remote = Remote(tmp_path)
    server = Server(tmp_path, remote, KEEP="2")
    served = 0
    for number in range(1, MOST):
        remote.release(number)
        code = cut(server, number, act)
        assert code in (0, -signal.SIGKILL, 40, 41), f"at change {number}: {code}"
        assert server.number() in (served, number)
        if code == 0:  # it came to its end without so many changes
            break
        server.pull()
        assert number == server.number()
        assert [] == server.litter()
        served = number
    else:
        pytest.fail("a pull has fewer changes than that")
    assert number > 40


def test_a_rollback_that_is_killed_at_any_change_has_happened_or_not_and_is_made_good(tmp_path):
    remote = Remote(tmp_path)
    server = Server(tmp_path, remote)
    for number in (1, 2):
        remote.release(number)
        server.pull()
    for number in range(1, MOST):
        code = cut(server, number, kill, "--rollback")
        pinned = (server.site / "pinned").exists()
        assert server.number() in (1, 2)
        server.run()
        assert (1 if pinned else 2) == server.number()
        assert [] == server.litter()
        server.run("--unpin")
        server.pull()
        assert 2 == server.number()
        if code == 0:
            break
    else:
        pytest.fail("a rollback has fewer changes than that")
    assert number > 5
