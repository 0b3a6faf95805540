"""The web server serves a release whole and checked, or goes on serving the one before and says why."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.deploy.releases import ROOT, SCRIPT, Remote, Server, files, program

pytestmark = pytest.mark.full


@pytest.fixture
def remote(tmp_path):
    return Remote(tmp_path)


@pytest.fixture
def server(tmp_path, remote):
    return Server(tmp_path, remote)


def refused(server, rule, *words):
    """Run; say whether that rule was told in both languages, and nothing else was."""
    code, said = server.run(*words)
    parts = [text.partition("{")[0] for text in program().WORDS[rule]]
    assert all(part in said for part in parts), said
    expected = program().BUSY if rule == "running" else 1
    return code == expected and 2 == len(said.strip().splitlines())


# What is served


def test_a_release_is_served_whole_and_the_next_one_takes_its_place(remote, server):
    for number in (1, 2):
        remote.release(number)
        server.pull()
        assert number == server.number()


def test_where_nothing_is_new_nothing_is_done_and_nothing_said(remote, server):
    remote.release(1)
    server.pull()

    def there():
        paths = sorted(server.site.rglob("*"))
        return [(path, path.lstat().st_mtime_ns) for path in paths if path.name != "pulled"]

    before = there()
    assert "" == server.pull()
    assert before == there()


def test_another_build_of_the_same_commit_is_served(remote, server):
    """What was embargoed may come due without any commit."""
    remote.put(files(1), 7)
    server.pull()
    remote.put(files(2), 7)
    server.pull()
    assert 2 == server.number()


def styles(number):
    return [name for name in files(number) if name.startswith("assets/")]


def pooled(server):
    pool = server.site / "pool"
    return {path.relative_to(pool).as_posix() for path in pool.glob("*/*")}


def test_five_releases_are_kept_and_their_styles_in_the_pool_and_no_others(remote, server):
    for number in range(1, 9):
        remote.release(number)
        server.pull()
    assert 8 == server.number()
    assert 5 == len(list((server.site / "releases").iterdir()))
    assert {name for number in range(4, 9) for name in styles(number)} == pooled(server)


def test_a_file_that_has_not_changed_is_kept_once_on_the_disk_with_the_same_time(remote, server):
    remote.release(1)
    server.pull()
    first = (server.site / "current" / "robots.txt").stat()
    remote.release(2)
    server.pull()
    second = (server.site / "current" / "robots.txt").stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)


def test_a_file_that_has_changed_has_another_time_though_it_is_as_long(remote, server, tmp_path):
    """nginx makes the ETag of time and size: a reader must not be told that nothing has changed."""
    times = set()
    for number, text in enumerate((b"moja", b"mbil", b"tatu"), start=1):
        remote.put({"index.html": text}, number)
        server.pull()
        times.add((server.site / "current" / "index.html").stat().st_mtime)
    assert 3 == len(times)


def test_two_servers_give_a_file_the_same_time(remote, server, tmp_path):
    other = Server(tmp_path / "other", remote)
    other.site.mkdir(parents=True)
    remote.release(1)
    server.pull()
    other.pull()
    one, two = ((at.site / "current" / "index.html").stat().st_mtime_ns for at in (server, other))
    assert one == two


def test_all_may_read_what_is_served_whatever_the_umask(remote, server):
    remote.release(1)
    before = os.umask(0o077)
    try:
        server.pull()
    finally:
        os.umask(before)
    current = server.site / "current"
    assert {0o644, 0o755} == {path.stat().st_mode & 0o777 for path in current.rglob("*")}


# What is refused


def changed(name, data):
    def change(work):
        (work / name).write_bytes(data)

    return change


def linked(work):
    (work / "robots.txt").unlink()
    (work / "robots.txt").symlink_to("/etc/passwd")


def executable(work):
    (work / "robots.txt").chmod(0o755)


def edited(**more):
    def change(work):
        held = json.loads((work / "release.json").read_text())
        (work / "release.json").write_text(json.dumps({**held, **more}))

    return change


def removed(name):
    return lambda work: (work / name).unlink()


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("files", changed("index.html", b"altered")),
        ("files", changed("extra.html", b"extra")),
        ("files", removed("robots.txt")),
        ("name", changed(".htaccess", b"x")),
        ("name", changed('a"b.html', b"x")),
        ("name", changed("a;b.html", b"x")),
        ("name", changed("en/.hidden", b"x")),
        ("name", linked),
        ("name", executable),
        ("manifest", removed("release.json")),
        ("manifest", changed("release.json", b"{")),
        ("manifest", changed("release.json", b"[" * 100_000)),
        ("manifest", edited(dirty=True)),
        ("manifest", edited(commit="")),
        ("manifest", edited(time="jana")),
        ("manifest", edited(files={"../x": "0" * 64})),
        ("manifest", edited(files={})),
        ("manifest", edited(files=[])),
    ],
)
def test_a_release_that_is_not_what_it_says_is_refused_and_the_old_one_served(
    remote, server, rule, change
):
    remote.release(1)
    server.pull()
    remote.release(2, change=change)
    assert refused(server, rule)
    assert 1 == server.number()
    assert [] == server.litter()
    remote.release(3)
    server.pull()
    assert 3 == server.number()


def test_a_release_of_an_older_commit_is_refused(remote, server):
    for number in (1, 2):
        remote.release(number)
        server.pull()
    remote.put(files(3), 3, time="2026-11-22T00:00:30Z")
    assert refused(server, "older")
    assert 2 == server.number()


# Seconds before or after our clock, of a release.
@pytest.mark.parametrize(("ahead", "expected"), [(3600, 2), (3601, 1)])
def test_a_release_dated_ahead_of_the_server_by_more_than_an_hour_is_refused(
    remote, server, ahead, expected
):
    remote.release(1)
    server.pull()
    remote.release(2, time=program().written(server.now + ahead))
    assert (expected == 2) or refused(server, "future")
    server.run()
    assert expected == server.number()


def test_a_release_that_was_served_with_a_date_to_come_holds_up_none_that_follows(remote, server):
    """As of a machine whose clock was wrong: of the server, or of whoever deployed before the rule was there."""
    remote.release(1)
    server.pull()
    server.now += 10 * 365 * 86_400
    remote.release(2, time=program().written(server.now))
    server.pull()
    server.now -= 10 * 365 * 86_400
    server.pull()
    assert 2 == server.number()  # which is served on until there is another
    remote.put(files(4), 4, time="2026-11-21T00:00:00Z")
    assert refused(server, "older")  # than the first, whose date still holds
    remote.release(3)
    server.pull()
    assert 3 == server.number()


def test_a_branch_that_is_set_back_is_not_followed(remote, server):
    first = remote.release(1, time="2026-11-22T00:00:00Z")
    server.pull()
    remote.release(2, time="2026-11-22T00:00:00Z")
    server.pull()
    remote.git("push", "--quiet", "--force", str(remote.bare), f"{first}:refs/heads/gh-pages")
    assert refused(server, "older")
    assert 2 == server.number()


def test_a_remote_that_is_away_changes_nothing(remote, server):
    remote.release(1)
    server.pull()
    remote.bare.rename(remote.folder / "away")
    assert refused(server, "remote")
    assert 1 == server.number()


def test_a_repository_without_the_branch_is_told(remote, server):
    assert refused(server, "no-branch")


ALIKE = "refs/heads/a/refs/heads/gh-pages"


def test_a_branch_whose_name_ends_alike_is_not_followed(remote, server):
    first = remote.release(1)
    server.pull()
    remote.git("push", "--quiet", str(remote.bare), f"{first}:{ALIKE}")
    remote.release(2)
    for _ in range(3):
        server.pull()
    assert 2 == server.number()
    assert 2 == len(list((server.site / "releases").iterdir()))
    remote.git("-C", str(remote.bare), "update-ref", "-d", "refs/heads/gh-pages")
    assert refused(server, "no-branch")


@pytest.mark.parametrize(
    ("name", "value"),
    [("KEEP", "0"), ("KEEP", "x"), ("REMOTE", "--x"), ("SIGNERS", "/none"), ("PATIENCE", "x")],
)
def test_a_setting_that_does_not_fit_is_told(server, name, value):
    server.environ[name] = value
    assert refused(server, "setting")


@pytest.mark.parametrize("name", ["SINGERS", "SIGNER5", "signers", "ALLOWED_SIGNERS", "REMOTES"])
def test_a_setting_that_is_not_known_is_told_and_nothing_is_served(remote, server, name):
    remote.release(1)
    server.environ[name] = "/etc/oag/signers"
    assert refused(server, "unknown")
    assert 0 == server.number()


@pytest.mark.parametrize("line", ["SINGERS=/etc/oag/signers", "KEEP_RELEASES=3", "KEEP 3"])
def test_a_line_of_the_file_of_settings_that_is_not_known_is_told(remote, server, tmp_path, line):
    remote.release(1)
    (tmp_path / "env").write_text(f"# Mfano\n\nKEEP=3\n{line}\n")
    server.environ["SETTINGS"] = str(tmp_path / "env")
    assert refused(server, "unknown")
    assert 0 == server.number()


def test_the_file_of_settings_is_read_and_the_environment_comes_before_it(remote, server, tmp_path):
    remote.release(1)
    text = f"REMOTE='{remote.bare}'\nSITE=/none\n GIT_TRACE = 0\n; a remark\nhttps_proxy=x\n"
    (tmp_path / "env").write_text(text)
    server.environ["REMOTE"] = ""
    server.environ["SETTINGS"] = str(tmp_path / "env")
    server.pull()
    assert 1 == server.number()


@pytest.mark.parametrize("name", ["SIGNERS", "KEEP"])
def test_an_empty_line_of_the_file_of_settings_is_told(remote, server, tmp_path, name):
    remote.release(1)
    (tmp_path / "env").write_text(f"{name}=\n")
    server.environ["SETTINGS"] = str(tmp_path / "env")
    assert refused(server, "setting")


@pytest.mark.parametrize("words", [["--rollback", "x"], ["now"], ["--list", "2"]])
def test_what_is_not_understood_is_told(server, words):
    assert refused(server, "usage", *words)


# Signatures


@pytest.fixture
def signers(tmp_path, remote, server):
    """Two keys, of which the first may sign; the server asks for signatures."""
    for name in ("key", "other"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)]
        subprocess.run(words, check=True, capture_output=True)
    path = tmp_path / "signers"
    path.write_text(f'release namespaces="release" {(tmp_path / "key.pub").read_text()}')
    server.environ["SIGNERS"] = str(path)
    remote.key = str(tmp_path / "key")
    return path


def test_an_unsigned_release_is_refused(remote, server, signers):
    remote.key = ""
    remote.release(1)
    assert refused(server, "unsigned")
    assert 0 == server.number()


def test_a_release_that_another_key_has_signed_is_refused(remote, server, signers, tmp_path):
    remote.key = str(tmp_path / "other")
    remote.release(1)
    assert refused(server, "unsigned")


def test_a_release_that_was_changed_after_it_was_signed_is_refused(remote, server, signers):
    remote.release(1, change=edited(time="2026-11-23T00:00:00Z"))
    assert refused(server, "unsigned")


@pytest.fixture
def stolen(tmp_path, remote, server, signers):
    """A server with a true release and, above it, one of tomorrow that a thief has signed with another key."""
    own, trusted = remote.key, signers.read_text()
    remote.release(1)
    server.pull()
    signers.write_text(f"{trusted}release {(tmp_path / 'other.pub').read_text()}")
    remote.key = str(tmp_path / "other")
    server.forged = remote.release(9, time=program().written(server.now + 3000))
    server.pull()
    assert 9 == server.number()
    remote.key = own
    server.take_back = lambda: signers.write_text(trusted)
    return server


def test_a_release_whose_key_was_taken_back_gives_way_to_the_newest_that_is_trusted(stolen):
    stolen.take_back()
    assert 1 == stolen.run()[0]  # the branch still holds it
    assert 1 == stolen.number()
    assert set(styles(1)) == pooled(stolen)


def test_its_date_holds_for_nothing(remote, stolen):
    stolen.take_back()
    remote.release(2)
    stolen.pull()
    assert 2 == stolen.number()


def test_where_all_that_is_kept_is_forged_it_is_served_until_a_true_release_comes(remote, stolen):
    stolen.environ["KEEP"] = "1"
    stolen.pull()
    stolen.take_back()
    code, said = stolen.run()
    assert (1, 9) == (code, stolen.number())
    assert "there is no other" in said
    remote.release(2)
    stolen.pull()
    assert 2 == stolen.number()


def test_a_pin_on_a_release_whose_key_was_taken_back_holds_no_longer(remote, stolen):
    remote.release(10, time=program().written(stolen.now + 3000))
    stolen.pull()
    assert 0 == stolen.run("--rollback")[0]
    assert 9 == stolen.number()
    stolen.take_back()
    stolen.pull()
    assert 10 == stolen.number()
    assert not (stolen.site / "pinned").exists()


def test_a_list_of_signers_that_is_empty_by_mistake_loses_nothing(remote, stolen, signers):
    whole = signers.read_text()
    signers.write_text("")
    assert 1 == stolen.run()[0]
    assert 9 == stolen.number()
    signers.write_text(whole)
    assert "" == stolen.pull()
    assert 2 == len(list((stolen.site / "releases").iterdir()))


@pytest.mark.parametrize("key", ["", "key"], ids=["unsigned", "signed"])
@pytest.mark.parametrize(
    "line", ['"~^/(.*)$" "/";', "include /etc/passwd;", '"/a/" "//x.example/";', '"/a/" "$host";']
)
def test_a_map_that_would_steer_nginx_is_refused_whoever_has_signed_it(
    tmp_path, remote, server, signers, key, line
):
    if not key:
        del server.environ["SIGNERS"]
        remote.key = ""
    remote.put(files(1) | {"redirects.map": b'"/b/" "/en/";\n'}, 1)
    server.pull()
    remote.put(files(2) | {"redirects.map": f'"/b/" "/en/";\n{line}\n'.encode()}, 2)
    assert refused(server, "map")
    assert b'"/b/" "/en/";\n' == (server.site / "current" / "redirects.map").read_bytes()


def test_a_signed_release_is_served_and_keys_are_changed_by_letting_both_sign_for_a_while(
    remote, server, signers, tmp_path
):
    remote.release(1)
    server.pull()
    assert 1 == server.number()
    signers.write_text(f"{signers.read_text()}release {(tmp_path / 'other.pub').read_text()}")
    remote.key = str(tmp_path / "other")
    remote.release(2)
    server.pull()
    assert 2 == server.number()


# Going back


@pytest.fixture
def three(remote, server):
    """A server that has served three releases."""
    for number in (1, 2, 3):
        remote.release(number)
        server.pull()
    return server


def test_a_rollback_serves_the_release_before_and_stays_with_it(remote, three):
    assert 0 == three.run("--rollback")[0]
    assert 2 == three.number()
    remote.release(4)
    assert "--unpin" in three.pull()
    assert 2 == three.number()


def test_a_rollback_goes_back_as_far_as_is_asked(three):
    assert 0 == three.run("--rollback", "2")[0]
    assert 1 == three.number()
    assert refused(three, "no-such", "--rollback", "1")


def test_the_shells_rollback_does_the_same(three):
    shell = [str(ROOT / "deploy" / "rollback"), "2"]
    environ = {**three.environ, "PATH": f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}"}
    subprocess.run(shell, env=environ, check=True, capture_output=True)
    assert 1 == three.number()


def test_after_unpinning_the_branch_is_followed_again(remote, three):
    three.run("--rollback")
    three.run("--unpin")
    three.pull()
    assert 3 == three.number()
    remote.release(4)
    three.pull()
    assert 4 == three.number()


def test_a_release_that_was_damaged_on_the_disk_is_not_gone_back_to(three):
    page = three.site / "releases" / sorted(os.listdir(three.site / "releases"))[1] / "index.html"
    page.unlink()
    page.write_bytes(b"damaged")
    assert refused(three, "files", "--rollback")
    assert 3 == three.number()


def test_the_releases_are_listed_and_the_served_one_is_marked(three):
    three.run("--rollback")
    lines = three.run("--list")[1].splitlines()
    assert ["  000001", "* 000002", "  000003"] == [line[:8] for line in lines]


# Cut off, damaged, full


def test_two_at_once_are_not_let_in(remote, server):
    remote.release(1)
    server.pull()
    code = f"import fcntl, time; f = open({str(server.site / 'lock')!r}); "
    code += "fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); input()"
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        assert refused(server, "running")
        other.communicate(b"\n")
    server.pull()


def test_a_repository_that_was_damaged_is_fetched_anew(remote, server):
    remote.release(1)
    server.pull()
    packs = [*(server.site / "repository.git" / "objects").rglob("*")]
    for path in packs:
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(path.read_bytes()[:20])
    remote.release(2)
    server.pull()
    assert 2 == server.number()


@pytest.mark.parametrize(
    "damage", [lambda path: path.write_bytes(b"{"), lambda path: path.unlink()]
)
@pytest.mark.parametrize("at", [0, 1], ids=["an old release", "the served one"])
def test_a_list_of_files_that_was_damaged_is_set_aside_with_its_release(remote, server, damage, at):
    for number in (1, 2):
        remote.release(number)
        server.pull()
    name = sorted(os.listdir(server.site / "releases"))[at]
    path = server.site / "releases" / name / "release.json"
    path.rename(path.with_name("kept"))
    path.with_name("kept").unlink()
    path.write_bytes(b"")
    damage(path)
    remote.release(3)
    server.pull()
    assert 3 == server.number()
    assert [name] == os.listdir(server.site / "aside")


def test_what_is_served_and_was_damaged_is_put_right_from_the_branch(remote, server):
    remote.release(1)
    server.pull()
    (server.site / "current" / "release.json").unlink()
    server.pull()
    assert 1 == server.number()


def test_a_list_of_files_that_is_too_long_is_not_even_read(remote, server, monkeypatch):
    monkeypatch.setattr(program(), "MOST_BYTES", 100)
    remote.release(1)
    assert refused(server, "large")
    assert not (server.site / "current").exists()


def through(program, text, remote):
    """Give the variables by which git reaches a remote through a program of ours."""
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)
    return {
        "REMOTE": f"ext::{program} %S {remote.bare}",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "protocol.ext.allow",
        "GIT_CONFIG_VALUE_0": "always",
    }


def test_a_remote_that_is_silent_is_given_up(remote, server, tmp_path):
    remote.release(1)
    server.pull()
    server.environ |= {**through(tmp_path / "silent", "sleep 100", remote), "PATIENCE": "1"}
    assert refused(server, "remote")
    assert 1 == server.number()


# Passes on what git's own transport says, each piece as it comes, until so many bytes are through.
CUT = """\
import os, subprocess, sys

left = 20_000
with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE) as told:
    while left > 0 and (piece := os.read(told.stdout.fileno(), min(left, 65_536))):
        os.write(1, piece)
        left -= len(piece)
    told.kill()
"""


def test_a_fetch_that_is_cut_short_is_told_and_made_good(remote, server, tmp_path):
    """git's own transport, of which all after some bytes is lost."""
    remote.release(1)
    server.pull()
    remote.put(files(2) | {"big.txt": os.urandom(200_000).hex().encode()}, 2)
    whole = dict(server.environ)
    (tmp_path / "cut.py").write_text(CUT)
    text = f'exec {sys.executable} {tmp_path}/cut.py "$@"'
    server.environ |= through(tmp_path / "cut", text, remote)
    assert refused(server, "fetch")
    assert 1 == server.number()
    server.environ = whole
    remote.release(3)
    server.pull()
    assert 3 == server.number()


def test_what_does_not_belong_in_the_folder_of_releases_is_left_alone(remote, server):
    remote.release(1)
    server.pull()
    (server.site / "releases" / "note.txt").write_text("mine")
    remote.release(2)
    server.pull()
    assert "mine" == (server.site / "releases" / "note.txt").read_text()


def test_the_script_runs_on_a_python_without_any_package(remote, server):
    remote.release(1)
    words = [sys.executable, "-I", "-S", str(SCRIPT)]
    subprocess.run(words, env=server.environ, check=True, capture_output=True)
    assert 1 == server.number()


@pytest.mark.parametrize("name", ["pull-release.service", "pull-release.timer"])
def test_systemd_finds_no_fault_in_the_units(tmp_path, name):
    """The program stands where the tests run; all else is as it is in the file."""
    script = tmp_path / "pull-release"  # whose path has no space
    script.symlink_to(SCRIPT)
    for path in (ROOT / "deploy").glob("pull-release.*"):
        text = path.read_text("utf-8").replace("/opt/oag/deploy/pull-release", str(script))
        (tmp_path / path.name).write_text(text)
    done = subprocess.run(
        [str(shutil.which("systemd-analyze")), "verify", "--man=no", str(tmp_path / name)],
        capture_output=True,
        text=True,
    )
    assert [] == [line for line in done.stderr.splitlines() if "pull-release" in line]
