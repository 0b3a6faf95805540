"""Two clones of one commit, built by strangers to each other, are the same to the last byte."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests import built

pytestmark = pytest.mark.full
PLACES = [
    {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "1",
        "JOBS": "1",
        "umask": 0o022,
    },
    {
        "TZ": "America/Los_Angeles",
        "LC_ALL": "C.UTF-8",
        "LANG": "de_DE.UTF-8",
        "PYTHONHASHSEED": "4242",
        "JOBS": "3",
        "SOURCE_DATE_EPOCH": "1",
        "COLUMNS": "37",
        "umask": 0o077,
    },
]


def cloned(folder, umask):
    """Give a clone of the project as it is committed, made under another umask."""
    subprocess.run(
        ["git", "clone", "--quiet", "--no-hardlinks", str(built.ROOT), str(folder)],
        check=True, umask=umask, capture_output=True,
    )  # fmt: skip
    return folder


def published(folder, home, umask, **env):
    """Build a clone for the public as it builds itself, and give the output folder."""
    home.mkdir()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pelican", "content", "--fatal", "errors"),
            *("-o", "output", "-s", "publishconf.py"),
        ],
        cwd=folder,
        env=built.environment(TODAY="2026-11-22T14:30", HOME=str(home), **env),
        umask=umask,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return folder / "output"


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Two sites, built in two clones in different places, in other zones, languages, homes and orders."""
    found = []
    for number, place in enumerate(PLACES):
        folder = tmp_path_factory.mktemp("a-much-longer-name-of-a-folder" * number + "a")
        given = {name: value for name, value in place.items() if name != "umask"}
        clone = cloned(folder / "clone", place["umask"])
        found.append(published(clone, folder / "home", place["umask"], **given))
    return found


def test_two_clones_give_the_same_bytes(sites):
    one, other = map(built.bytes_of, sites)
    assert len(one) > 100
    assert one.keys() == other.keys()
    assert [] == [name for name in one if one[name] != other[name]]


def test_every_file_is_a_plain_file_that_its_builders_umask_allows(sites):
    """What a web server may read is set by whoever unpacks a release: the mode is no part of it."""
    for place, site in zip(PLACES, sites, strict=True):
        files = [path for path in site.rglob("*") if not path.is_dir()]
        assert {stat.S_IFREG | (0o666 & ~place["umask"])} == {
            os.lstat(path).st_mode for path in files
        }


def test_a_clone_writes_nothing_outside_its_folders(sites):
    for site in sites:
        assert [] == list((site.parents[1] / "home").iterdir())
        said = subprocess.run(
            ["git", "status", "--porcelain", "--ignored"],
            cwd=site.parent, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        written = {line[3:].split("/")[0] for line in said.splitlines()}
        assert written <= {"output", ".cache", "__pycache__", "plugins", "benchmarks", "tests"}


def test_no_file_names_the_place_where_it_was_built(sites):
    for site in sites:
        place = str(site.parents[1]).encode()
        assert [] == [name for name, data in built.bytes_of(site).items() if place in data]


def test_an_output_that_cannot_be_written_is_told_and_stays_as_it_was(sites, tmp_path):
    if os.geteuid() == 0:  # nothing is forbidden to root: a file stands where a folder is needed
        blocked = tmp_path / "blocked"
        blocked.write_text("x")
        place = blocked / "output"
    else:
        place = tmp_path / "closed" / "output"
        shutil.copytree(sites[0], place)
        place.parent.chmod(0o500)
    done = built.run(built.ROOT / "content", place, tmp_path / "cache", settings="publishconf.py")
    assert 1 == done.returncode
    assert "Traceback" not in done.stdout + done.stderr
    if place.parent.is_dir():
        place.parent.chmod(0o700)
        assert built.bytes_of(sites[0]) == built.bytes_of(Path(place))
    else:
        assert "x" == place.parent.read_text()
