"""What all tests of the built site share: the real content, built once.

Golden files (tests/golden/) hold what must not change unseen: the list of addresses, one feed. When
a change is meant, renew them with `pytest tests/site/test_golden.py --renew-golden`, read the
difference, and commit it with the change. A moved address comes with a redirect.
"""

import fcntl
import shlex
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests import built
from tests.security import hostile as attack
from tests.written import stories

# No test is a race: how long an example takes on a busy machine says nothing.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
# For `make mutants`: the first example that fails is enough, and the same are tried each time.
PHASES = (Phase.explicit, Phase.generate)
settings.register_profile("first", deadline=None, derandomize=True, database=None, phases=PHASES)


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
    """Say of each failure which file to open, and what to type to run it alone, in the same order."""
    failed = [*terminalreporter.stats.get("failed", ()), *terminalreporter.stats.get("error", ())]
    if not failed:
        return
    seed = config.getoption("randomly_seed", None)
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


def _once(folder, name, content=lambda place: built.ROOT / "content", **how):
    """Build a site for whichever worker comes first; the others wait and read it."""
    output = folder / f"site-{name}"
    with open(folder / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / f"{name}.done"
        if not done.exists():
            built.build(
                content(folder / f"content-{name}"), output, cache=folder / f"cache-{name}", **how
            )
            done.touch()
    return built.Site(output)


@pytest.fixture(scope="session")
def site(shared_folder):
    """The real content as `make site` builds it: with samples, without what is not yet public."""
    return _once(shared_folder, "normal")


@pytest.fixture(scope="session")
def preview(shared_folder):
    """The real content as the preview shows it: everything is in."""
    return _once(shared_folder, "preview", PREVIEW="1")


@pytest.fixture(scope="session")
def public(shared_folder):
    """The real content as the public sees it: no samples."""
    return _once(shared_folder, "public", settings="publishconf.py")


@pytest.fixture(scope="session")
def attacked(shared_folder):
    """What becomes of content that an attacker wrote: all that the site takes of it, as the public sees it."""
    return _once(shared_folder, "attacked", attack.written, settings="publishconf.py")


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
    """Build a content folder to `tmp_path/name`, and give the site; fails if the build does."""

    def run(folder: Path, name: str = "output", **how):
        built.build(folder, tmp_path / name, cache=tmp_path / "cache", **how)
        return built.Site(tmp_path / name)

    return run
