"""What the tests of the servers share: one release, as the public gets it, on a server's folder."""

import fcntl

import pytest

from tests.deploy import shipped


@pytest.fixture(scope="session")
def served(shared_folder, made):
    """The server's folder with the shipped release, made by whichever worker comes first, and then only read."""
    folder = shared_folder / "shipped"
    folder.mkdir(exist_ok=True)
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            shipped.site(folder, made)
            (folder / "done").touch()
    return folder / "srv"
