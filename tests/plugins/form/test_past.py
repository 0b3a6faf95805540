"""What git holds of a story is given back, and nothing that its configuration names is run for it."""

import os
import subprocess

import pytest

from plugins.desk.form import pair, past, saving
from tests.stories import HEAD

KEY = "2026-11-22-mfano"
SW, EN = f"news/{KEY}.sw.md", f"news/{KEY}.en.md"
NAMED = {
    **os.environ,
    **{
        f"GIT_{who}_{what}": "a@b.invalid"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def git(folder, *words):
    subprocess.run(["git", *words], cwd=folder, env=NAMED, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path):
    """A content folder of a clone that holds the Kiswahili file, since changed, and not the English one."""
    content = tmp_path / "clone" / "content"
    (content / "news").mkdir(parents=True)
    (content / SW).write_text(f"{HEAD}\nMoja.\n", "utf-8")
    git(content, "init", "-q", "..")
    git(content, "add", ".")
    git(content, "commit", "-qm", "A")
    (content / SW).write_text(f"{HEAD}\nMbili.\n", "utf-8")
    (content / EN).write_text(f"{HEAD}\nTwo.\n", "utf-8")
    return content


def opened(folder, key=KEY):
    return pair.opened(folder, "news", key)[0]


def test_the_files_that_the_last_commit_holds_come_back_and_no_other_is_touched(folder, tmp_path):
    story = opened(folder)
    held, found = past.committed(folder, story, NAMED)
    assert ({SW: f"{HEAD}\nMoja.\n".encode()}, []) == (held, found)
    assert () == saving.save(folder, tmp_path, story.stamps, held).faults
    assert f"{HEAD}\nMoja.\n" == (folder / SW).read_text("utf-8")
    assert f"{HEAD}\nTwo.\n" == (folder / EN).read_text("utf-8")


def test_no_program_that_a_clone_names_is_run(folder, tmp_path):
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", "utf-8")
    program.chmod(0o755)
    (folder.parent / ".git/info/attributes").write_text("* diff=x filter=x merge=x\n", "utf-8")
    names = "core.fsmonitor core.pager core.sshCommand core.editor diff.external diff.x.textconv diff.x.command"
    names += (
        " filter.x.smudge filter.x.clean filter.x.process gpg.program pager.show credential.helper"
    )
    for name in names.split():
        git(folder, "config", name, str(program))
    git(folder, "config", "log.showSignature", "true")
    hooks = folder.parent / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "reference-transaction", "post-index-change", "pre-commit"):
        (hooks / name).write_bytes(program.read_bytes())
        (hooks / name).chmod(0o755)
    assert past.committed(folder, opened(folder), NAMED)[0]
    past.source_change(folder, opened(folder), NAMED)
    assert [SW] == list(past.merged(folder, NAMED))
    assert not mark.exists()


def test_a_blob_that_is_missing_starts_no_program_to_fetch_it(folder, tmp_path):
    mark = tmp_path / "ran"
    hash = subprocess.run(
        ["git", "rev-parse", f"HEAD:content/{SW}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (folder.parent / f".git/objects/{hash[:2]}/{hash[2:]}").unlink()
    for name, value in (
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "x"),
        ("remote.x.promisor", "true"),
        ("remote.x.url", f"ext::touch {mark}"),
        ("protocol.ext.allow", "always"),
    ):
        git(folder, "config", name, value)
    held, found = past.committed(folder, opened(folder), NAMED)
    assert ({}, ["git-silent"]) == (held, [one.rule for one in found])
    assert not mark.exists()


def test_a_story_that_was_never_committed_has_nothing_to_go_back_to(folder):
    (folder / "news/2026-11-23-b.sw.md").write_text(HEAD, "utf-8")
    held, found = past.committed(folder, opened(folder, "2026-11-23-b"), NAMED)
    assert ({}, ["never-committed"]) == (held, [one.rule for one in found])


def test_a_seal_that_cannot_be_given_says_why(folder):
    assert ["seal-section"] == [one.rule for one in past.seal(folder, SW, NAMED)]
    gone = past.seal(folder, f"press/{KEY}.sw.md", NAMED)
    assert ["no-such-file"] == [one.rule for one in gone]


def test_what_changed_in_the_source_since_the_translation_was_recorded_is_shown(folder):
    from plugins.desk.translations import told

    words = told.before(f"{HEAD}\nMoja.\n".encode())
    assert past.source_change(folder, opened(folder), NAMED) is None
    (folder / EN).write_text(f"{HEAD}Source-Hash: {words[0]} | 2026-11-22\n\nOne.\n", "utf-8")
    change = past.source_change(folder, opened(folder), NAMED)
    assert "[-Moja.-]{+Mbili.+}" in change.diff
