"""What all tests of the built site share: the real content, built once.

Golden files (tests/golden/) hold what must not change unseen: the list of addresses, one feed. When
a change is meant, renew them with `pytest tests/site/test_golden.py --renew-golden`, read the
difference, and commit it with the change. A moved address comes with a redirect.
"""

import fcntl
import os
import shlex
import signal
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis.internal.conjecture import providers

from tests import built, guides
from tests.security import hostile as attack
from tests.written import stories

# No test is a race: how long an example takes on a busy machine says nothing. And a change is judged by itself:
# the examples are the same in every run, on every machine and in any order; `make soak` looks for new ones.
# Of the constants that Hypothesis draws from the modules that happen to be imported, none is taken.
providers._get_local_constants = lambda: providers._local_constants
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.register_profile("soak", deadline=None)
settings.load_profile("soak" if os.environ.get("SOAK") else "house")
# For `make mutants`: the first example that fails is enough, and the same are tried each time.
PHASES = (Phase.explicit, Phase.generate)
settings.register_profile("first", deadline=None, derandomize=True, database=None, phases=PHASES)


# What runs in the background or at night is deaf to Ctrl-C, and so would be all that it starts: the tests that
# press it would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write tests/golden/ anew from what the build gives, instead of comparing",
    )
    parser.addoption(
        "--renew-pictures",
        action="store_true",
        help="make the pictures of docs/editors/pictures/ anew, instead of comparing",
    )


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter, config):
    """Tell the seed; of each failure which file to open, and what to type to run it alone, in the same order."""
    seed = config.getoption("randomly_seed", None)
    terminalreporter.write_line(f"order and random edits by --randomly-seed={seed}")
    failed = [*terminalreporter.stats.get("failed", ()), *terminalreporter.stats.get("error", ())]
    if not failed:
        return
    terminalreporter.section("to run what failed alone")
    for report in failed:
        name = shlex.quote(report.nodeid)
        terminalreporter.write_line(f"{report.location[0]}:{(report.location[1] or 0) + 1}")
        terminalreporter.write_line(f"    .venv/bin/python -m pytest {name} --randomly-seed={seed}")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, request):
    """A folder that all workers of one test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


def _once(folder, name, make):
    """Let whichever worker comes first make a site, one after the other; the others wait and read it."""
    output = folder / f"site-{name}"
    with open(folder / "sites.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / f"{name}.done"
        if not done.exists():
            done.write_text(make(output), "utf-8")
    return built.Site(output, done.read_text("utf-8"))


@pytest.fixture(scope="session")
def project(shared_folder):
    """A copy of the untouched project, which all sites share with its cache: nothing in it may be changed."""
    folder = shared_folder / "project"
    with open(shared_folder / "project.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            built.copy_project(shared_folder / "project.part").rename(folder)
    return folder


def _typed(project, name, *words, **env):
    """Type a command of `make` in the project."""

    def make(output):
        done = built.typed(project, *words, f"OUTPUT={output}", **env)
        assert 0 == done.returncode, done.stdout + done.stderr
        return done.stdout + done.stderr

    return _once(project.parent, name, make)


@pytest.fixture(scope="session")
def site(project):
    """The real content as `make site` builds it: with samples, without what is not yet public."""
    return _typed(project, "normal", "site", SEARCH="1")


@pytest.fixture(scope="session")
def preview(project):
    """The real content as the preview shows it: everything is in."""
    return _typed(project, "preview", "site", SEARCH="1", PREVIEW="1")


@pytest.fixture(scope="session")
def public(project):
    """The real content as `make publish` gives it to the public, even where a preview was asked: no samples."""
    return _typed(project, "public", "publish", PREVIEW="1")


@pytest.fixture(scope="session")
def made(project, site, preview, public):
    """The project in which all three are built, for whoever begins with its cache: nobody writes it any more."""
    return project


@pytest.fixture(scope="session")
def attacked(shared_folder):
    """What becomes of content that an attacker wrote: all that the site takes of it."""

    def make(output):
        content = attack.written(shared_folder / "content-attacked")
        cache = shared_folder / "cache-attacked"
        return built.build(content, output, cache)

    return _once(shared_folder, "attacked", make)


@pytest.fixture(scope="session")
def followed(shared_folder):
    """A small site of a copy of the project, to which the guides' new kind of page and new section were added."""
    return _once(shared_folder, "followed", lambda output: guides.build(shared_folder, output))


@pytest.fixture(scope="session")
def all_stories():
    """Every story of the real content, read by the tests' own reader."""
    return stories(built.ROOT / "content")


@pytest.fixture(scope="session")
def shown(all_stories):
    """The stories that stand in the normal build."""
    return [one for one in all_stories if not one.hidden(built.NOW)]


@pytest.fixture(scope="session")
def words():
    """The theme's words, by language."""
    return built.words()


@pytest.fixture
def content(tmp_path):
    """A copy of the real content, to be changed at will."""
    return built.copy_content(tmp_path / "content")


@pytest.fixture
def build(tmp_path):
    """Build a small content folder to `tmp_path/name` here, and give the site; fails if the build does."""

    def run(folder: Path, name: str = "output", **how):
        output = tmp_path / name
        said = built.build(folder, output, tmp_path / "cache", built.run_here, **how)
        return built.Site(output, said)

    return run
