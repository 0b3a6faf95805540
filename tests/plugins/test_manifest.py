"""release.json: which commit, how much, and every file; nothing of the build's own hour."""

import hashlib
import json
import os
import subprocess

import pytest

from plugins import release
from plugins.release import manifest
from plugins.release.manifest import Commit, File

COMMIT = Commit("a" * 40, "2026-11-22T09:00:00Z")


def files(*names):
    return {name: File(hashlib.sha256(name.encode()).digest(), len(name)) for name in names}


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
def repository(tmp_path):
    """A repository with content and code in it, of one commit."""
    for name in ("content", "plugins"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def environ(**more):
    """Give an environment in which git asks nobody's own settings."""
    given = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"}
    person = {"AUTHOR": "Mfano", "COMMITTER": "Mfano"}
    for who, name in person.items():
        given |= {f"GIT_{who}_NAME": name, f"GIT_{who}_EMAIL": "mfano@example.invalid"}
    given["GIT_COMMITTER_DATE"] = "2026-11-22T12:00:00+03:00"
    return {**given, **more}


def git(folder, *words):
    return subprocess.run(
        ["git", *words], cwd=folder, env=environ(), check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(folder):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=Jaribu")
    return git(folder, "rev-parse", "HEAD")


def asked(repository, **more):
    return release.commit(repository / "content", repository, environ(**more))


def test_the_commit_is_that_of_the_folder_with_its_own_time_in_utc(repository):
    head = git(repository, "rev-parse", "HEAD")
    assert Commit(head, "2026-11-22T09:00:00Z") == asked(repository)


def test_a_changed_file_makes_the_tree_dirty(repository):
    (repository / "content" / "file").write_text("other")
    assert asked(repository).dirty


def test_a_new_file_that_is_not_ignored_makes_the_tree_dirty(repository):
    (repository / "content" / "new.sw.md").write_text("new")
    assert asked(repository).dirty


def test_the_variables_that_a_hook_of_git_sets_change_nothing(repository, tmp_path):
    assert asked(repository) == asked(repository, GIT_DIR=str(tmp_path / "elsewhere"))


def test_without_git_the_commit_is_empty(tmp_path):
    assert Commit() == release.commit(tmp_path, tmp_path, environ(GIT_CEILING_DIRECTORIES="/"))
    assert Commit() == release.commit(tmp_path, tmp_path, environ(PATH="/nonexistent"))


def test_a_repository_without_a_commit_gives_an_empty_one(tmp_path):
    git(tmp_path, "init", "--quiet")
    assert Commit() == release.commit(tmp_path, tmp_path, environ())


def test_content_of_another_repository_than_the_code_is_of_no_commit(repository, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    commit(other)
    assert Commit() == release.commit(other, repository, environ())
