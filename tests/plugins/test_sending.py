"""A story is sent by git: whole, alone, on a branch of one's own, and nothing that stands in a clone is run."""

import os
import shutil
import socket
import subprocess
import threading
from functools import partial

import pytest

from plugins.desk.approval import approving
from plugins.desk.catching import catching
from plugins.desk.sending import __main__ as submit
from plugins.desk.sending import git, hosts, sending
from plugins.engine.release import approvers
from plugins.engine.release.approvers import Person
from plugins.model.moment import now
from tests import photos
from tests.desk import EN, SW, Desk

ASHA, JUMA = Person("Asha Mfano", "asha@example.invalid"), Person("Juma", "juma@example.invalid")
OTHER = "news/2026-11-23-nyingine.sw.md"
BRANCH = "asha-mfano/news/2026-11-22-mfano"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A bare remote and a clone of it, whose main holds the office's facts and one story in Kiswahili."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "clone").mkdir()
    desk = Desk(folder / "clone", None)
    desk.begin()
    desk.write("office.toml", b'[approval]\nnews = "2026-11-01"\n')
    desk.commit("2026-11-20", OTHER, title="Nyingine", Only="sw")
    desk.git("clone", "--quiet", "--bare", ".", "../remote.git")
    desk.git("remote", "add", "origin", "../remote.git")
    desk.git("fetch", "--quiet", "origin")
    return folder


class Clone(Desk):
    """A clone of its own beside its remote, from which stories are sent."""

    def __init__(self, folder):
        super().__init__(folder / "clone", None)
        self.remote = folder / "remote.git"

    def send(self, path=SW, by=ASHA, **how):
        """Send a story; give what was done."""
        sent, found = sending.send(self.content, path, by, self.environ, **how)
        assert [] == found
        return sent

    def refused(self, path=SW, by=ASHA):
        sent, found = sending.send(self.content, path, by, self.environ)
        assert sent is None
        return [(one.rule, one.path) for one in found]

    def there(self, *words):
        """Give what git says of the remote."""
        return self.git("--git-dir", str(self.remote), *words).strip()

    def files(self, branch=BRANCH):
        """Give what a branch at the remote changes beside its main."""
        return self.there("diff", "--name-only", f"main...{branch}").split()

    def untouched(self):
        """Give all of the clone that a sending must leave alone."""
        words = (("status", "--porcelain"), ("for-each-ref",), ("ls-files", "--stage"))
        return [self.git(*one) for one in words]


@pytest.fixture
def clone(made, tmp_path):
    for name in ("clone", "remote.git"):
        shutil.copytree(made / name, tmp_path / name)
    return Clone(tmp_path)


def both(clone):
    """Write a story with a picture in both languages."""
    (clone.content / "media").mkdir(exist_ok=True)
    (clone.content / "media" / "a.jpg").write_bytes(
        photos.saved(photos.corners(mode="RGB"), "JPEG")
    )
    clone.write(SW, Image="media/a.jpg", Image_Alt="Watu")
    clone.write(EN, title="A sample", Slug="sample", Image_Alt="People")


# What is sent


def test_a_story_and_its_picture_are_sent_and_nothing_else(clone):
    both(clone)
    clone.write(OTHER, title="Nyingine", Only="sw", body="Haijaisha")
    clone.git("add", "content/" + OTHER)
    before = clone.untouched()
    sent = clone.send()
    assert ("pushed", BRANCH, "") == (sent.state, sent.branch, sent.why)
    files = ["content/media/a.jpg", f"content/{EN}", f"content/{SW}"]
    assert files == clone.files() == list(sent.files)
    assert before == clone.untouched()
    said = clone.there("log", "-1", "--format=%an <%ae> %cn%n%B", BRANCH).splitlines()
    assert "Asha Mfano <asha@example.invalid> Asha Mfano" == said[0]
    assert "Habari: Mfano: mpya (picha na faili: 1)" == said[1]
    assert "News: A sample: new (pictures and files: 1)" == said[3]
    assert "same" == clone.send().state


@pytest.mark.full
def test_what_is_sent_again_follows_on_the_same_branch_and_then_begins_anew_from_main(clone):
    both(clone)
    first = clone.send().commit
    clone.write(SW, title="Mpya", Image="media/a.jpg", Image_Alt="Watu")
    second = clone.send()
    assert first == clone.there("rev-parse", f"{BRANCH}^")
    assert second.subject.endswith(": Mpya: marekebisho")
    tree = clone.there("rev-parse", f"{BRANCH}^{{tree}}")
    squashed = clone.there("commit-tree", tree, "-p", "main", "-m", "x")
    clone.there("update-ref", "refs/heads/main", squashed)  # merged as one, and the branch deleted
    clone.there("branch", "-D", BRANCH)
    clone.write(SW, title="Tena", Image="media/a.jpg", Image_Alt="Watu")
    clone.send()
    assert squashed == clone.there("rev-parse", f"{BRANCH}^")


def test_without_a_network_a_commit_is_kept_and_goes_with_the_next(clone):
    both(clone)
    clone.write(OTHER, title="Nyingine", Only="sw", body="Jipya")
    clone.remote.rename(clone.remote.with_name("off"))
    kept = clone.send()
    assert ("kept", True, False) == (kept.state, bool(kept.why), kept.late)
    assert "kept" == clone.send().state
    clone.remote.with_name("off").rename(clone.remote)
    sent = clone.send(OTHER)
    assert ("pushed", (BRANCH,)) == (sent.state, sent.before)
    assert 3 == len(clone.files())


@pytest.mark.full
def test_what_was_kept_goes_when_the_same_story_is_sent_again(clone):
    both(clone)
    clone.remote.rename(clone.remote.with_name("off"))
    kept = clone.send()
    clone.remote.with_name("off").rename(clone.remote)
    sent = clone.send()
    assert ("pushed", kept.subject) == (sent.state, sent.subject)


@pytest.mark.full
def test_two_officers_of_one_clone_never_mix_what_they_send(clone):
    both(clone)
    clone.write(OTHER, title="Nyingine", Only="sw", body="Jipya")
    who = [(SW, ASHA), (OTHER, JUMA)]
    threads = [threading.Thread(target=clone.send, args=one) for one in who]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert 3 == len(clone.files())
    assert [f"content/{OTHER}"] == clone.files("juma/news/2026-11-23-nyingine")


def elsewhere(clone, path, branch, **how):
    """Change a file at the remote as a colleague does, from another clone; give the commit."""
    other = clone.folder.parent / "other"
    shutil.rmtree(other, ignore_errors=True)
    clone.git("clone", "--quiet", "--branch", branch, str(clone.remote), str(other))
    colleague = Desk(other, None)
    colleague.commit("2026-11-22", path, **how)
    colleague.git("push", "--quiet", "origin", f"HEAD:{branch}")
    return colleague.git("rev-parse", "HEAD").strip()


@pytest.mark.full
def test_what_a_colleague_has_changed_on_main_is_neither_undone_nor_hidden(clone):
    theirs = elsewhere(clone, OTHER, "main", title="Ya mwenzako", Only="sw")
    both(clone)
    clone.send()  # of another file: it begins from the newest main
    assert theirs == clone.there("rev-parse", f"{BRANCH}^")
    base = clone.git("rev-parse", "HEAD").strip()
    clone.write(OTHER, title="Yangu", Only="sw")
    sent = clone.send(OTHER)
    assert ("pushed", (f"content/{OTHER}",)) == (sent.state, sent.moved)
    assert base == clone.there("rev-parse", f"{sent.branch}^")


@pytest.mark.full
def test_what_a_colleague_has_changed_on_the_branch_is_not_overwritten(clone):
    both(clone)
    clone.send()
    theirs = elsewhere(clone, EN, BRANCH, title="By a colleague", Slug="sample")
    clone.write(EN, title="By me", Slug="sample", Image_Alt="People")
    assert [("submit-moved", EN)] == clone.refused()
    assert theirs == clone.there("rev-parse", BRANCH)
    clone.write(EN, title="A sample", Slug="sample", Image_Alt="People")
    clone.write(SW, title="Kichwa", Image="media/a.jpg", Image_Alt="Watu")
    clone.send()  # of the other file: it follows on theirs
    assert theirs == clone.there("rev-parse", f"{BRANCH}^")


def test_a_colleague_approves_what_was_sent_from_the_same_clone(clone):
    both(clone)
    clone.send()
    today = now(clone.environ).date()
    approve = partial(approving.approve, clone.content, clone.folder / ".form", SW, today)
    _, found = approve(clone.environ, ASHA)
    assert {"approval-own"} == {one.rule for one in found}
    done, found = approve(clone.environ, JUMA)
    assert ([], 2) == (found, len(done.written))
    sent = clone.send(by=JUMA)
    assert (BRANCH, "Habari: Mfano: idhini") == (sent.branch, sent.subject)
    assert "Juma" == clone.there("log", "-1", "--format=%an", BRANCH)
    assert [] == approvers.faults(clone.content, clone.environ)


@pytest.mark.full
def test_a_file_that_was_deleted_is_deleted_and_what_main_alone_has_stays(clone):
    elsewhere(clone, "news/2026-11-23-nyingine.en.md", "main", title="Another", Slug="another")
    clone.write(OTHER, title="Nyingine", body="Jipya")
    clone.send(OTHER)
    assert [f"content/{OTHER}"] == clone.files("asha-mfano/news/2026-11-23-nyingine")


@pytest.mark.full
def test_what_was_committed_by_hand_is_sent_as_it_was_committed(clone):
    clone.commit("2026-11-22", SW, Only="sw")
    head = clone.git("rev-parse", "HEAD").strip()
    sent = clone.send()
    assert ("pushed", head, "x") == (sent.state, sent.commit, sent.subject)
    assert head == clone.there("rev-parse", BRANCH)
    assert "same" == clone.send().state
    clone.write(SW, Only="sw", body="Badiliko.")
    clone.send()
    assert head == clone.there("rev-parse", f"{BRANCH}^")


@pytest.mark.full
def test_a_seal_is_sent_with_its_release(clone):
    release = "press/2026-11-22-mfano.sw.md"
    clone.commit("2026-11-22", release, Only="sw")
    clone.git("push", "--quiet", "origin", "main")
    clone.commit("2026-11-23", "press/sealed/register.tsv", b"pair\n")
    sent = clone.send(release)
    assert "pushed" == sent.state
    assert ["content/press/sealed/register.tsv"] == clone.files(sent.branch)


# Catching up


def caught(clone):
    done, found = catching.catch_up(clone.content, clone.environ)
    assert [] == found
    return done


def test_once_it_is_merged_the_clone_catches_up_and_keeps_what_is_being_written(clone):
    both(clone)
    clone.send()
    clone.there("update-ref", "refs/heads/main", BRANCH)
    theirs = elsewhere(clone, "news/2026-11-25-mpya.sw.md", "main", Only="sw")
    clone.write(OTHER, title="Yangu", Only="sw")
    clone.git("add", "content/" + OTHER)
    clone.write("news/2026-11-26-yangu.sw.md", Only="sw")
    done = caught(clone)
    assert ("caught", ("content/news/2026-11-25-mpya.sw.md",)) == (done.state, done.files)
    assert theirs == clone.git("rev-parse", "HEAD").strip()
    assert theirs == clone.git("rev-parse", "origin/main").strip()
    assert ["M  content/" + OTHER, "?? content/news/2026-11-26-yangu.sw.md"] == clone.git(
        "status", "--porcelain", "--untracked-files=all"
    ).splitlines()
    clone.git("fsck", "--strict")
    assert "current" == caught(clone).state
    sent = clone.send(OTHER)
    assert theirs == clone.there("rev-parse", f"{sent.branch}^")


@pytest.mark.full
def test_what_both_have_changed_stops_it_before_anything_is_done(clone):
    elsewhere(clone, OTHER, "main", title="Ya mwenzako", Only="sw")
    elsewhere(clone, "news/2026-11-25-mpya.sw.md", "main", Only="sw")
    clone.write(OTHER, title="Yangu", Only="sw")
    before = clone.untouched()[0::2]
    done = caught(clone)
    assert ("mine", (f"content/{OTHER}",)) == (done.state, done.mine)
    assert before == clone.untouched()[0::2]


@pytest.mark.full
def test_what_git_alone_can_join_is_left_to_it(clone):
    clone.git("checkout", "--quiet", "-b", "tawi")
    assert "elsewhere" == caught(clone).state
    clone.git("checkout", "--quiet", "main")
    elsewhere(clone, OTHER, "main", title="Ya mwenzako", Only="sw")
    clone.commit("2026-11-22", SW, Only="sw")
    assert "own" == caught(clone).state
    clone.remote.rename(clone.remote.with_name("off"))
    assert "kept" == caught(clone).state


# What is refused


def test_a_story_with_a_fault_or_without_its_picture_is_not_sent(clone):
    clone.write(SW, Image="media/a.jpg", Image_Alt="Watu")
    assert [("submit-file", SW)] == clone.refused()
    secret = clone.folder.parent / "siri"
    secret.mkdir()
    (secret / "a.jpg").write_bytes(photos.saved(photos.corners(mode="RGB"), "JPEG"))
    (clone.content / "media").symlink_to(secret)
    assert [("submit-file", SW)] == clone.refused()
    clone.write(SW, Kosa="x")
    assert [("unknown-header", SW)] == clone.refused()
    for who in (Person("Asha", ""), Person("", "a@b"), Person("A <b>", "a@b")):
        assert [("submit-writer", "FILE")] == clone.refused(by=who)
    assert not (clone.folder / ".git" / "sending").exists()


def test_a_folder_without_git_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, capsys)
    desk.write(SW, Only="sw")
    env = {**desk.environ, "FILE": f"content/{SW}", "CHECK_LANG": "en"}
    _, found = sending.send(desk.content, SW, ASHA, env)
    assert [("submit-git", "given")] == [(one.rule, one.root) for one in found]
    assert 1 == submit.main(env)
    assert "Git could not commit: fatal: not a git repository" in capsys.readouterr().err


@pytest.mark.full
def test_the_command_says_what_was_done_in_both_languages(clone, capsys, monkeypatch):
    monkeypatch.chdir(clone.folder)
    both(clone)
    assert 0 == submit.main({**clone.environ, "FILE": f"content/{EN}"})
    said = capsys.readouterr().out
    assert 'Imetumwa: "Habari: Mfano: mpya (picha na faili: 1)" (tawi mhariri/' in said
    assert 'Sent: "Habari: Mfano: mpya' in said
    clone.remote.rename(clone.remote.with_name("off"))
    clone.write(EN, title="Another", Slug="sample", Image_Alt="People")
    assert 0 == submit.main({**clone.environ, "FILE": f"content/{EN}", "CHECK_LANG": "en"})
    said = capsys.readouterr().out
    assert "Kept on this computer, not sent" in said
    assert "Git said: " in said


def test_a_remote_that_never_answers_is_given_up(clone):
    both(clone)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        clone.git("config", "remote.origin.url", f"http://asha:siri@127.0.0.1:{port}/a.git")
        sent = clone.send(patience=0.5)
    assert ("kept", True, "0.5 s") == (sent.state, sent.late, sent.why)


# A clone from anywhere


def test_nothing_that_stands_in_a_clone_is_run(clone, tmp_path):
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho ran $0 >> '{mark}'\nexit 1\n")
    program.chmod(0o755)
    both(clone)
    place = clone.folder / ".git"
    more = tmp_path / "more"
    more.write_text(f"[core]\n\tfsmonitor = {program}\n")
    for name in ("pre-push", "reference-transaction", "post-index-change", "pre-auto-gc"):
        (place / "hooks").mkdir(exist_ok=True)
        shutil.copy(program, place / "hooks" / name)
    shutil.copytree(place / "hooks", place / "sending" / "hooks")
    (place / "sending" / "commondir").write_text("..\n")
    (place / "sending" / "config").write_text(f"[core]\n\tsshCommand = {program}\n")
    (clone.folder / ".gitattributes").write_text("* filter=x diff=x\n")
    (place / "info").mkdir(exist_ok=True)
    (place / "info" / "attributes").write_text("* filter=x diff=x merge=x\n")
    settings = {
        **dict.fromkeys(
            "core.fsmonitor core.sshCommand core.askPass core.editor core.pager core.gitProxy"
            " core.alternateRefsCommand gpg.program gpg.ssh.program gpg.ssh.defaultKeyCommand"
            " filter.x.clean filter.x.smudge filter.x.process diff.x.textconv diff.x.command"
            " diff.external merge.x.driver sequence.editor credential.helper"
            " remote.origin.uploadpack remote.origin.receivepack uploadpack.packObjectsHook"
            " pager.log pager.config interactive.diffFilter http.proxy".split(),
            f"{program}",
        ),
        "core.hooksPath": str(place / "hooks"),
        "remote.origin.vcs": "program",
        "commit.gpgSign": "true",
        "push.gpgSign": "true",
        "log.showSignature": "true",
        "protocol.ext.allow": "always",
        f"url.ext::{program} .insteadOf": str(clone.remote),
        "include.path": str(more),
        "gc.auto": "1",
    }
    for name, value in settings.items():
        subprocess.run(["git", "config", "--file", str(place / "config"), name, value], check=True)
    env = {**clone.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    shutil.copy(program, tmp_path / "git-remote-program")
    sent, found = sending.send(clone.content, SW, ASHA, env)
    assert ([], "pushed") == (found, sent.state)
    approving.approve(clone.content, tmp_path / "kept", SW, now(env).date(), env, JUMA)
    approvers.faults(clone.content, env)
    clone.there("update-ref", "refs/heads/main", BRANCH)
    done, _ = catching.catch_up(clone.content, env)
    assert "caught" == done.state
    assert not mark.exists()
    for url in (
        f"ext::{program}",
        "./evil.git",
        f"ssh://-oProxyCommand={program}/x",
        f"--upload-pack={program}",
    ):
        subprocess.run(
            ["git", "init", "--quiet", "--bare", str(clone.folder / "evil.git")], check=True
        )
        shutil.copytree(place / "hooks", clone.folder / "evil.git" / "hooks", dirs_exist_ok=True)
        clone.write(EN, title=f"Kichwa {len(url)}", Slug="sample", Image_Alt="People")
        subprocess.run(
            ["git", "config", "--file", str(place / "config"), "remote.origin.url", url], check=True
        )
        sent, found = sending.send(clone.content, SW, ASHA, env)
        assert ([], "kept") == (found, sent.state), url
        assert not mark.exists(), url
    clone.git("config", "remote.origin.url", str(clone.remote))
    subprocess.run(["git", "status"], cwd=clone.folder, env=env, capture_output=True, check=False)
    assert mark.exists()  # which git itself would have run


# The hosts


@pytest.mark.parametrize(
    ("remote", "told", "expected"),
    [
        ("git@github.com:ofisi/tovuti.git", "", ("github.com", "ofisi/tovuti", "github")),
        ("https://github.com/ofisi/tovuti", "gitlab", ("github.com", "ofisi/tovuti", "github")),
        (
            "https://a:b@gitlab.example.invalid/x/y.git",
            "",
            ("gitlab.example.invalid", "x/y", "gitlab"),
        ),
        ("ssh://git@git.example.invalid:2222/x/y.git", "", ("git.example.invalid", "x/y", "")),
        (
            "ssh://git@git.example.invalid:2222/x/y.git",
            "gitea",
            ("git.example.invalid", "x/y", "gitea"),
        ),
        ("https://codeberg.org/x/y", "", ("codeberg.org", "x/y", "forgejo")),
        ("/srv/git/tovuti.git", "", ("", "", "")),
        ("https://notgithub.com/x/y", "", ("notgithub.com", "x/y", "")),
    ],
)
def test_a_host_is_told_from_its_address_or_by_the_office(remote, told, expected):
    place = hosts.place(remote, told)
    assert expected == (place.host, place.path, place.kind)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("github", ["", "c0:refs/heads/a/b"]),
        ("", ["", "c0:refs/heads/a/b"]),
        (
            "forgejo",
            ["--push-option=topic=a-b", "--push-option=title=Habari: M", "", "c0:refs/for/main"],
        ),
        (
            "gitlab",
            [
                "--push-option=merge_request.create",
                "--push-option=merge_request.target=main",
                "--push-option=merge_request.title=Habari: M",
                "",
                "c0:refs/heads/a/b",
            ],
        ),
    ],
)
def test_each_host_is_asked_to_merge_in_its_own_way(kind, expected):
    assert expected == hosts.push(hosts.Host(kind=kind), "a/b", "Habari:\nM", "c0")


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("github", "", "https://h.invalid/x/compare/main...a/b?expand=1"),
        ("bitbucket", "", "https://h.invalid/x/pull-requests/new?source=a/b"),
        (
            "gitlab",
            "remote:   https://h.invalid/x/-/merge_requests/7   ",
            "https://h.invalid/x/-/merge_requests/7",
        ),
        ("gitlab", "remote: https://evil.invalid/x", "https://h.invalid/x/-/merge_requests"),
        ("", "https://h.invalid/other", ""),
    ],
)
def test_the_address_of_a_request_is_the_hosts_own(kind, said, expected):
    assert expected == hosts.address(hosts.Host("h.invalid", "x", kind), "a/b", said)


@pytest.mark.full
@pytest.mark.parametrize("kind", ["gitlab", "gitea"])
def test_a_host_is_told_what_is_asked_of_it_beside_the_push(clone, kind):
    clone.there("config", "receive.advertisePushOptions", "true")
    hook = clone.remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nenv | grep ^GIT_PUSH_OPTION_ > told\ncat >> told\n")
    hook.chmod(0o755)
    clone.write("office.toml", f'[sending]\nhost = "{kind}"\n'.encode())
    both(clone)
    assert "pushed" == clone.send().state
    told = (clone.remote / "told").read_text()
    assert "Habari: Mfano: mpya" in told
    assert {"gitlab": f"refs/heads/{BRANCH}", "gitea": "refs/for/main"}[kind] in told


def test_a_password_in_an_address_is_not_shown():
    assert "https://h.invalid/a" == git.hidden("https://asha:siri@h.invalid/a")


def test_who_writes_is_kept_in_the_clone(clone):
    sending.remember(clone.content, ASHA, clone.environ)
    env = {name: one for name, one in clone.environ.items() if "AUTHOR" not in name}
    assert ASHA == approvers.here(clone.content, env)
