"""release.json: which commit, how much, and every file; nothing of the build's own hour."""

import hashlib
import json

import pytest

from plugins.engine.release import commits, manifest
from plugins.engine.release.manifest import Commit, ReleasedFile
from tests.desk import SW, Desk

COMMIT = Commit("a" * 40, "2026-11-22T09:00:00Z")


def files(*names):
    return {name: ReleasedFile(hashlib.sha256(name.encode()).digest(), len(name)) for name in names}


def test_it_says_the_commit_the_counts_and_each_files_hash():
    made = json.loads(manifest.written(COMMIT, 7, files("index.html", "index.html.br", "a.css")))
    assert {
        "commit": "a" * 40,
        "time": "2026-11-22T09:00:00Z",
        "dirty": False,
        "counts": {"stories": 7, "pages": 1, "files": 3, "bytes": 28},
        "files": {
            name: hashlib.sha256(name.encode()).hexdigest()
            for name in ("a.css", "index.html", "index.html.br")
        },
    } == made


def test_its_bytes_do_not_depend_on_the_order_of_the_files():
    one, other = files("a", "b", "c"), files("c", "b", "a")
    assert manifest.written(COMMIT, 1, one) == manifest.written(COMMIT, 1, other)


def test_a_file_has_a_line_of_its_own():
    lines = manifest.written(COMMIT, 1, files("a", "b")).decode("ascii").splitlines()
    assert 2 == sum(len(line.strip(' ",')) > 64 for line in lines)


# The commit


@pytest.fixture
def repository(tmp_path, capsys):
    """A repository with content and code in it, of one commit."""
    desk = Desk(tmp_path, capsys)
    for name in ("content", "plugins"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "file").write_text(name)
    desk.begin()
    desk.commit("2026-11-22")
    return desk


def asked(desk, **more):
    return commits.commit(desk.content, desk.folder, {**desk.environ, **more})


def test_the_commit_is_that_of_the_folder_with_its_own_time_in_utc(repository):
    head = repository.git("rev-parse", "HEAD").strip()
    assert Commit(head, "2026-11-22T09:00:00Z") == asked(repository)


@pytest.mark.parametrize("name", ["file", "new.sw.md"])
def test_a_file_that_is_changed_or_new_makes_the_tree_dirty(repository, name):
    (repository.content / name).write_text("other")
    assert asked(repository).dirty


def test_the_variables_that_a_hook_of_git_sets_change_nothing(repository, tmp_path):
    assert asked(repository) == asked(repository, GIT_DIR=str(tmp_path / "elsewhere"))


def test_without_git_or_a_commit_it_is_empty(tmp_path, capsys):
    desk = Desk(tmp_path, capsys)
    assert Commit() == asked(desk, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert Commit() == asked(desk, PATH="/nonexistent")
    desk.begin()
    assert Commit() == asked(desk)


def test_content_of_another_repository_than_the_code_is_of_no_commit(repository, tmp_path, capsys):
    (tmp_path / "other").mkdir()
    other = Desk(tmp_path / "other", capsys)
    other.begin()
    other.write(SW)
    other.commit("2026-11-22")
    assert Commit() == commits.commit(other.content, repository.folder, repository.environ)
    assert Commit() != asked(other)
