"""What the tests of commands share: the untouched project, copied once for the run, and once for each worker."""

import fcntl

import pytest

from tests.commands.door import Base


@pytest.fixture(scope="session")
def base(shared_folder, project, site, public):
    """The project as two builds have left it, made by whoever comes first; its name has a shell's signs."""
    folder = shared_folder / "mradi wa 'majaribio' é"
    with open(shared_folder / "base.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            part = shared_folder / "mradi"
            part.mkdir()
            Base(part).make(project)
            part.rename(folder)
    return Base(folder)


@pytest.fixture(scope="session")
def copied(base, tmp_path_factory):
    """This worker's copy."""
    return base.copy(tmp_path_factory.mktemp("nakala $HOME ya 'leo' #1 é"))


@pytest.fixture
def clone(base, copied):
    """The untouched project: a repository of git, with its environment and a cache, nothing built."""
    base.reset(copied)
    return copied
