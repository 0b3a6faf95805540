"""The parts of pull-release, called by themselves: no git, no other process."""

import hashlib
import io
import json
import os
import signal
import subprocess
from types import SimpleNamespace

import pytest

from tests.deploy.releases import NOW, program

COMMIT, TIME, DIGEST = "a" * 40, "2026-11-22T00:00:00Z", "0" * 64
HELD = {"commit": COMMIT, "time": TIME, "dirty": False, "files": {"index.html": DIGEST}}


@pytest.fixture(scope="module")
def script():
    return program()


def told(script, rule, run):
    """Assert that a rule is told in both languages; give the rest of what was said."""
    with pytest.raises(script.Refused) as caught:
        run()
    lines = str(caught.value).splitlines()
    assert [text.partition("{")[0] for text in script.WORDS[rule]] == [
        line[: len(text.partition("{")[0])]
        for line, text in zip(lines, script.WORDS[rule], strict=True)
    ]
    return lines[1]


# What it is told


def test_every_message_stands_in_both_languages_and_ends_in_a_stop(script):
    assert {2} == {len(texts) for texts in script.WORDS.values()}
    assert [] == [text for texts in script.WORDS.values() for text in texts if text[-1] not in ".}"]


def test_what_comes_from_outside_is_shown_short_and_plain(script):
    said = script.told("no-branch", value="\x1b[1m" + "x" * 300)
    assert said[1].startswith('There is no branch "?[1m' + "x" * 196 + '" ')


def test_the_settings_that_are_not_given_have_their_defaults(script):
    more = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    given = {"REMOTE": "r", "KEEP": "", "SITE": "", "BRANCH": "", "SIGNER": "", "SIGNERS": ""}
    for environ in ({"REMOTE": "r"}, given):
        found = script.settings(environ, NOW)
        expected = ("/srv/oag", "r", "gh-pages", "", "release", 5, {"REMOTE": "r", **more}, NOW)
        assert script.Place(script.Path(expected[0]), *expected[1:]) == found


def test_the_settings_that_are_given_are_taken(script, tmp_path):
    signers = tmp_path / "signers"
    signers.write_bytes(b"")
    given = {"SITE": "/s", "REMOTE": "r", "BRANCH": "b", "SIGNERS": str(signers), "SIGNER": "n"}
    found = script.settings({**given, "KEEP": "12"}, NOW)
    expected = ("r", "b", str(signers), "n", 12)
    assert expected == (found.remote, found.branch, found.signers, found.signer, found.keep)


@pytest.mark.parametrize(
    "given", [{}, {"REMOTE": "-x"}, {"REMOTE": "r", "KEEP": "0"}, {"REMOTE": "r", "KEEP": "1000"}]
)
def test_a_setting_that_is_missing_or_does_not_fit_is_named(script, given):
    said = told(script, "setting", lambda: script.settings(given, NOW))
    name = "KEEP" if "KEEP" in given else "REMOTE"
    value = given.get(name, "")
    assert said.startswith(f'The setting {name} is missing or does not fit: "{value}"')


def test_signers_that_are_not_there_are_named(script, tmp_path):
    given = {"REMOTE": "r", "SIGNERS": str(tmp_path)}
    said = told(script, "setting", lambda: script.settings(given, NOW))
    assert said.startswith(f'The setting SIGNERS is missing or does not fit: "{tmp_path}"')


@pytest.mark.parametrize(
    ("words", "expected"), [([], "followed"), (["--list"], "show"), (["--unpin"], "unpin")]
)
def test_each_word_asks_for_its_own(script, words, expected):
    assert getattr(script, expected) == script.asked(words)


@pytest.mark.parametrize(("words", "expected"), [([], 1), (["1"], 1), (["9999"], 9999)])
def test_a_rollback_goes_back_by_the_number_that_is_said(script, monkeypatch, words, expected):
    monkeypatch.setattr(script, "rollback", lambda place, number: (place, number))
    assert ("place", expected) == script.asked(["--rollback", *words])("place")


@pytest.mark.parametrize(
    "words", [["--rollback", "0"], ["--rollback", "10000"], ["--rollback", "1", "2"], ["--liste"]]
)
def test_other_words_are_shown_again(script, words):
    assert f'"{" ".join(words)}"' in told(script, "usage", lambda: script.asked(words))


# What it says, and where


def ended(script, monkeypatch, capsys, error):
    """Give the exit code and what is said where a pull ends in an error."""

    def fails(place):
        raise error

    monkeypatch.setattr(script, "pull", fails)
    monkeypatch.setattr(script.os, "umask", lambda mode: None)
    code = script.main([], {"SITE": str(monkeypatch.folder), "REMOTE": "r"}, NOW)
    return code, *capsys.readouterr()


@pytest.fixture
def patched(monkeypatch, tmp_path):
    monkeypatch.folder = tmp_path
    return monkeypatch


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(28, "No space left on device", "/srv/x"), "No space left on device (/srv/x)."),
        (OSError(28, "No space left on device"), "No space left on device."),
        (OSError("odd"), "odd."),
    ],
)
def test_what_the_system_refuses_is_told_without_a_traceback(
    script, patched, capsys, error, expected
):
    code, out, said = ended(script, patched, capsys, error)
    assert (1, "", 2) == (code, out, len(said.splitlines()))
    assert "[Errno" not in said
    assert f"The system refused: {expected} Look" in said


def test_a_refusal_is_told_where_errors_belong(script, patched, capsys):
    code, out, said = ended(script, patched, capsys, script.Refused("forgotten"))
    assert (1, "", list(script.WORDS["forgotten"])) == (code, out, said.splitlines())


def test_what_a_run_that_was_cut_off_has_left_is_cleared(script, tmp_path):
    place = script.settings({"SITE": str(tmp_path), "REMOTE": "r"}, NOW)
    for name in (".new", ".gone-000001-x"):
        (place.releases / name / "deep").mkdir(parents=True)
    for name in (".current", ".pinned"):
        (tmp_path / name).write_bytes(b"")
    (place.releases / "note").mkdir()
    with script.alone(place):
        assert ["note"] == os.listdir(place.releases)
        assert {"releases", "lock"} == set(os.listdir(tmp_path))


# Names, times and sums


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", True),
        ("a/b~c_d-e.1/F", True),
        (".well-known/security.txt", True),
        (".well-known/a/b", True),
        (".well-known", False),
        (".well-known/.hidden", False),
        ("a/.well-known/x", False),
        ("a//b", False),
        ("/a", False),
        ("a/", False),
        ("", False),
        ("../a", False),
        ("a" * 255, True),
        ("a" * 256, False),
        ("é" * 128, False),
        ("-a b+(1), ’~é.html.br", True),
        ("a /b", False),
        ("a./b", False),
        ("a..b", True),
        ("..", False),
        ("a\\b", False),
        ("a\nb", False),
        ('a"b', False),
        ("a;b", False),
        ("a$b", False),
        ("\ud800", False),
        ("/".join(["a" * 199] * 4) + "/" + "a" * 99, True),
        ("/".join(["a" * 199] * 4) + "/" + "a" * 100, False),
    ],
)
def test_a_name_of_a_release_is_plain(script, name, expected):
    assert expected == script.proper(name)


def test_the_time_of_a_file_is_made_of_its_bytes_and_stays_so(script, tmp_path):
    script.put(tmp_path / "a", b"moja")
    assert (b"moja", 1_328_459_795) == (
        (tmp_path / "a").read_bytes(),
        (tmp_path / "a").stat().st_mtime,
    )


def test_a_plain_file_alone_has_a_sum(script, tmp_path):
    (tmp_path / "a").write_bytes(b"moja")
    (tmp_path / "link").symlink_to("a")
    assert hashlib.sha256(b"moja").hexdigest() == script.hash_of(tmp_path / "a")
    assert ["", "", ""] == [script.hash_of(tmp_path / name) for name in ("link", "none", "")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"abc blob 4\nmoja\n", b"moja"),
        (b"abc blob 0\n\n", b""),
        (b"abc missing\n", None),
        (b"abc blob 9\nmoja\n", None),
        (b"", None),
    ],
)
def test_an_object_is_had_whole_or_refused(script, said, expected):
    objects = script.Objects(None)
    objects.process = SimpleNamespace(stdin=io.BytesIO(), stdout=io.BytesIO(said))
    if expected is None:
        assert "git cat-file: abc. " in told(script, "fetch", lambda: objects.bytes_of(b"abc"))
    else:
        assert expected == objects.bytes_of(b"abc")
    assert b"abc\n" == objects.process.stdin.getvalue()


def test_a_branch_is_found_by_its_whole_name_alone(script, tmp_path):
    lines = [f"{'b' * 40}\trefs/heads/a/refs/heads/x", f"{COMMIT}\trefs/heads/x", "refs/heads/x"]
    place = given(tmp_path, "git", "cat <<'END'\n" + "\n".join(lines) + "\nEND")
    place.branch, place.remote = "x", "r"
    assert COMMIT == script.tip_of(place)
    place.branch = "refs/heads/x"
    told(script, "no-branch", lambda: script.tip_of(place))


def test_an_object_that_is_too_large_is_refused_before_it_is_read(script):
    objects = script.Objects(None)
    said = io.BytesIO(b"abc blob 700000000\nmoja")
    objects.process = SimpleNamespace(stdin=io.BytesIO(), stdout=said)
    told(script, "large", lambda: objects.bytes_of(b"abc"))
    assert b"moja" == said.read()


def test_an_object_of_a_git_that_has_ended_is_refused(script):
    def broken(data):
        raise BrokenPipeError

    objects = script.Objects(None)
    objects.process = SimpleNamespace(stdin=SimpleNamespace(write=broken))
    assert "git cat-file. " in told(script, "fetch", lambda: objects.bytes_of(b"abc"))


# Programs


def given(tmp_path, name, text):
    """Put a program of ours in the place of another; give what the script is told of its place."""
    program = tmp_path / name
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    return SimpleNamespace(repository="r", environ=environ, signers="the keys", signer="release")


def test_git_is_asked_in_the_repository_that_is_kept(script, tmp_path):
    place = given(tmp_path, "git", 'printf %s "$*"')
    assert [b"-C r a b", b"a b"] == [script.git(place, "a", "b", where=at) for at in (True, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("echo moja >&2; echo mbili >&2; exit 3", "moja"),  # what follows is advice
        ("printf 'moja\\377' >&2; exit 3", "moja\N{REPLACEMENT CHARACTER}"),
        ("exit 3", "git: 3"),
    ],
)
def test_of_a_git_that_fails_the_first_line_is_told(script, tmp_path, text, expected):
    place = given(tmp_path, "git", text)
    said = told(script, "fetch", lambda: script.git(place, "a"))
    assert f"The release could not be fetched whole: {expected}. " in said


def test_without_git_that_is_told(script, tmp_path):
    place = SimpleNamespace(repository="r", environ={"PATH": str(tmp_path)})
    said = told(script, "remote", lambda: script.git(place, "a", rule="remote"))
    assert "The repository cannot be reached: No such file or directory. " in said


@pytest.mark.parametrize("error", [KeyboardInterrupt, subprocess.TimeoutExpired("git", 2)])
def test_whatever_ends_the_wait_for_git_ends_all_that_git_has_begun(script, monkeypatch, error):
    killed, waits = [], []

    def communicate(timeout=None):
        waits.append(timeout)
        if timeout:
            raise error

    def begun(words, start_new_session, **more):
        assert start_new_session
        return SimpleNamespace(pid=77, communicate=communicate)

    monkeypatch.setattr(script.subprocess, "Popen", begun)
    monkeypatch.setattr(script.os, "killpg", lambda *given: killed.append(given))
    place = SimpleNamespace(repository="r", environ={"PATIENCE": "2"})
    with pytest.raises((KeyboardInterrupt, script.Refused)) as caught:
        script.git(place, "fetch")
    assert [(77, signal.SIGKILL)] == killed
    if error is not KeyboardInterrupt:
        assert "fetched whole: git fetch: 2 s. " in str(caught.value)
        assert [2, None] == waits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("echo moja; echo mbili >&2; exit 3", "mbili"),
        ("printf '\\377'; exit 3", "\ufffd"),
        ("exit 3", "?"),
    ],
)
def test_of_a_signature_that_does_not_fit_the_last_line_is_told(script, tmp_path, text, expected):
    place = given(tmp_path, "ssh-keygen", text)
    for name in ("release.json", "release.json.sig"):
        (tmp_path / name).write_bytes(b"held")
    said = told(script, "unsigned", lambda: script.signed(place, tmp_path))
    assert f"The release is not signed by a key that may: {expected}. " in said


def test_a_signature_is_asked_for_by_its_name(script, tmp_path):
    said = told(
        script, "unsigned", lambda: script.signed(given(tmp_path, "ssh-keygen", ""), tmp_path)
    )
    assert "by a key that may: release.json.sig. " in said


def test_a_signature_is_judged_by_its_keys_its_signer_and_its_purpose(script, tmp_path):
    place = given(tmp_path, "ssh-keygen", f'echo "$*" > {tmp_path}/words; cat > {tmp_path}/read')
    for name in ("release.json", "release.json.sig"):
        (tmp_path / name).write_text(name)
    script.signed(place, tmp_path)
    expected = f"-q -Y verify -f the keys -I release -n release -s {tmp_path}/release.json.sig\n"
    assert expected == (tmp_path / "words").read_text()
    assert "release.json" == (tmp_path / "read").read_text()


# A release


def held(folder, **more):
    (folder / "release.json").write_text(json.dumps({**HELD, **more}))
    return folder


def test_what_a_release_says_is_read(script, tmp_path):
    assert HELD == script.read(held(tmp_path))


@pytest.mark.parametrize(
    "more",
    [
        {"commit": "a" * 41},
        {"time": "2026-11-22"},
        {"dirty": True},
        {"dirty": None},
        {"files": {}},
        {"files": []},
        {"files": {"../a": DIGEST}},
        {"files": {"a": DIGEST[1:]}},
        {"files": {"a": DIGEST, "release.json": DIGEST}},
        {"files": {"a": DIGEST, "release.json.sig": DIGEST}},
    ],
)
def test_a_release_that_says_what_does_not_fit_is_refused(script, tmp_path, more):
    told(script, "manifest", lambda: script.read(held(tmp_path, **more)))


def test_what_does_not_fit_is_named(script, tmp_path):
    said = told(script, "manifest", lambda: script.read(held(tmp_path, dirty=True)))
    assert f"commit {COMMIT}, dirty True. " in said
    assert "KeyError: 'files'" in told(
        script, "manifest", lambda: script.read(unnamed(tmp_path, "files"))
    )


def unnamed(folder, name):
    (folder / "release.json").write_text(
        json.dumps({key: HELD[key] for key in HELD if key != name})
    )
    return folder


def test_a_list_of_files_that_is_too_long_is_not_read(script, tmp_path, monkeypatch):
    size = held(tmp_path).joinpath("release.json").stat().st_size
    monkeypatch.setattr(script, "MOST_BYTES", size)
    assert HELD == script.read(tmp_path)
    monkeypatch.setattr(script, "MOST_BYTES", size - 1)
    assert f"ValueError: {size}" in told(script, "manifest", lambda: script.read(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        b'"~^/" "/b/";',
        b'~^/ "/b/";',
        b'"/a/" /b/;',
        b"default /b/;",
        b"hostnames;",
        b"volatile;",
        b"include /etc/passwd;",
        b"# x",
        b'"/a/" "/b/"; include x;',
        b'"/a/" "/b/";}',
        b'"/a/" "b/";',
        b'"/a/" "//b/";',
        b'"/a/" "/\\b/";',
        b'"/a/" "https://b/";',
        b'"/a/" "$host";',
        b'"/a/" "/b/$uri/";',
        b'"/a$b" "/b/";',
        b'"/a\\" "/b/";',
        b'"/a;" "/b/";',
        b'"a/" "/b/";',
        b'"/a\x7f" "/b/";',
        b'"/a/" "/b/";\r',
        b'"/x/" "/b/";\n"/X/" "/c/";',
        b'"/%s" "/b/";' % (b"a" * 901),
        b'"/a" "%s";' % (b"/b" * 10 + b"/"),
        b'"/a" "/%s/";' % (b"b" * 201),
    ],
)
def test_a_line_of_the_map_that_is_more_than_two_texts_is_refused(script, tmp_path, text):
    (tmp_path / "redirects.map").write_bytes(b'"/ok" "/";\n' + text + b"\n")
    told(script, "map", lambda: script.mapped(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n",
        b'"/a b" "/";\n"/A/?x=~1" "/en/a-1/";\n',
        '"/é’" "/b/";'.encode(),
        b'"/%s" "%s";\n' % (b"a" * 900, b"/b" * 9 + b"/"),
    ],
)
def test_a_map_of_plain_lines_and_none_at_all_are_taken(script, tmp_path, text):
    script.mapped(tmp_path)
    (tmp_path / "redirects.map").write_bytes(text)
    script.mapped(tmp_path)


def test_a_map_that_is_too_long_is_not_read(script, tmp_path, monkeypatch):
    monkeypatch.setattr(script, "MOST_OF_MAP", 3)
    (tmp_path / "redirects.map").write_bytes(b"\n\n\n")
    script.mapped(tmp_path)
    (tmp_path / "redirects.map").write_bytes(b"\n\n\n\n")
    assert "too large: redirects.map. " in told(script, "large", lambda: script.mapped(tmp_path))


@pytest.fixture
def place(script, tmp_path):
    """A server's folder with three releases, each of a page and of a style under its own name."""
    found = script.settings({"SITE": str(tmp_path / "site"), "REMOTE": "r", "KEEP": "2"}, NOW)
    for number in (1, 2, 3):
        release(script, found, number)
    return found


def release(script, place, number):
    """Unpack a release of a number; give its name."""
    name = f"{number:06}-{number:040x}"
    some = {"index.html": b"%d" % number, f"assets/{number}.css": b"p%d" % number}
    for path, data in some.items():
        (place.releases / name / path).parent.mkdir(parents=True, exist_ok=True)
        script.put(place.releases / name / path, data)
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in some.items()}
    held(
        place.releases / name,
        files=sums,
        commit=f"{number:040x}",
        time=f"2026-11-22T00:00:0{number}Z",
    )
    return name


def names(place):
    return [int(name[:6]) for name in place.names()]


def pooled(place):
    return sorted(path.name for path in place.pool.rglob("*") if path.is_file())


def test_a_release_that_is_as_it_says_is_found_so(script, place):
    assert f"{1:040x}" == script.checked(place, place.releases / place.names()[0])["commit"]


def more(path):
    (path.parent / "zaidi.html").write_bytes(b"1")


def link(path):
    path.rename(path.with_name("kept"))
    path.symlink_to("kept")


def dangling(path):
    path.with_name("zaidi.html").symlink_to("none")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda path: path.write_bytes(b"2"), "index.html"),
        (lambda path: path.unlink(), "index.html"),
        (link, "index.html"),
        (more, "zaidi.html"),
        (dangling, "zaidi.html"),
    ],
)
def test_a_release_that_is_not_as_it_says_is_refused_with_the_file(script, place, change, name):
    folder = place.releases / place.names()[0]
    change(folder / "index.html")
    assert f'"{name}"' in told(script, "files", lambda: script.checked(place, folder))


def test_a_file_is_unpacked_into_folders_that_are_not_there_yet(script, tmp_path):
    digest = hashlib.sha256(b"moja").hexdigest()
    script.unpack(tmp_path, "a/b/c.html", digest, None, lambda: b"moja")
    assert b"moja" == (tmp_path / "a" / "b" / "c.html").read_bytes()
    told(script, "files", lambda: script.unpack(tmp_path, "d.html", digest, None, lambda: b"mbili"))
    assert not (tmp_path / "d.html").exists()


@pytest.mark.parametrize(("second", "at"), [(2, 3), (3, 1)], ids=["by time", "in our order"])
def test_a_release_that_is_older_than_one_that_is_kept_is_refused(script, place, second, at):
    found, name = {"time": f"2026-11-22T00:00:0{second}Z"}, [*place.names(), ""][at]
    said = told(script, "older", lambda: script.not_older(place, found, name))
    assert f"({found['time']})" in said
    assert "(2026-11-22T00:00:03Z)" in said


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ({"time": "2026-11-25T01:00:00Z"}, True),
        ({"time": "2026-11-25T01:00:01Z"}, False),  # more than an hour ahead of NOW
        ({"dirty": True}, False),
    ],
)
def test_what_is_dated_ahead_or_damaged_makes_no_other_older(script, place, more, holds):
    held(place.releases / place.names()[2], **{"time": TIME, **more})
    second = script.read(place.releases / place.names()[1])
    if holds:
        told(script, "older", lambda: script.not_older(place, second))
    else:
        script.not_older(place, second, place.names()[1])


@pytest.mark.parametrize(("ahead", "refused"), [(3600, False), (3601, True)])
def test_a_release_is_dated_ahead_of_the_server_by_an_hour_at_most(script, place, ahead, refused):
    found = {"time": script.written(NOW + ahead)}
    if refused:
        said = told(script, "future", lambda: script.not_ahead(place, found))
        assert "(2026-11-25T01:00:01Z); this server's clock says 2026-11-25T00:00:00Z. " in said
    else:
        script.not_ahead(place, found)


def test_what_is_served_and_may_not_be_gives_way_to_the_newest_that_may(script, place, capsys):
    names = place.names()
    script.serve(place, names[1])
    (place.site / "pinned").write_text(names[1])
    assert script.reconsidered(place)
    assert names[1] == place.pinned()
    held(place.releases / names[1], dirty=True)
    (place.releases / names[2] / "index.html").write_bytes(b"altered")
    capsys.readouterr()
    assert script.reconsidered(place)
    assert (names[0], "") == (place.current(), place.pinned())
    assert ["1.css"] == pooled(place)
    assert [names[1]] == os.listdir(place.aside)
    said = capsys.readouterr()
    assert "dirty True" in said.err
    assert f"({names[1]}) may be served no longer; the next one" in said.out


def test_where_no_other_may_be_served_what_is_served_stays_and_nothing_is_lost(
    script, place, capsys
):
    script.serve(place, place.names()[2])
    for name in place.names():
        held(place.releases / name, dirty=True)
    assert not script.reconsidered(place)
    assert place.names()[2] == place.current()
    assert [1, 2, 3] == names(place)
    assert "there is no other" in capsys.readouterr().out


def test_a_release_of_the_newest_commit_is_not_older(script, place):
    for name in ("", place.names()[2]):
        script.not_older(place, {"time": "2026-11-22T00:00:03Z"}, name)


def test_a_served_release_is_told_with_its_commit_and_its_time(script, place, capsys):
    script.serve(place, place.names()[1])
    assert place.names()[1] == place.current()
    assert ["2.css"] == pooled(place)
    line = "The release 000002 (000000000000, 2026-11-22T00:00:02Z) is served now."
    assert line == capsys.readouterr().out.splitlines()[1]


def test_what_stands_in_the_pool_is_put_right_where_it_is_another(script, place):
    name = place.names()[1]
    (place.pool / "assets").mkdir(parents=True)
    (place.pool / "assets" / "2.css").write_bytes(b"torn")
    (place.pool / "assets" / ".2.css").write_bytes(b"left")
    script.serve(place, name)
    assert b"p2" == (place.pool / "assets" / "2.css").read_bytes()
    assert ["2.css"] == pooled(place)


def test_what_stands_in_the_pool_as_it_should_is_left_there(script, place):
    (place.pool / "assets").mkdir(parents=True)
    path = place.pool / "assets" / "2.css"
    path.write_bytes(b"p2")
    before = path.stat().st_ino
    script.serve(place, place.names()[1])
    assert before == path.stat().st_ino


def test_the_oldest_releases_are_forgotten_with_what_they_alone_had(script, place):
    for name in place.names():
        script.serve(place, name)
    (place.pool / "fonts" / "old").mkdir(parents=True)
    script.prune(place)
    assert ([2, 3], ["2.css", "3.css"]) == (names(place), pooled(place))
    assert ["assets"] == os.listdir(place.pool)


def test_what_is_forgotten_leaves_neither_what_was_set_aside_nor_the_repository(script, place):
    for folder in (place.aside, place.repository):
        (folder / "deep").mkdir(parents=True)
    place.forget.touch()
    script.forget(place)
    script.clear(place)
    assert ["releases"] == os.listdir(place.site)


def test_the_release_that_is_served_is_never_forgotten(script, place):
    script.serve(place, place.names()[0])
    release(script, place, 4)
    script.prune(place)
    assert [1, 3, 4] == names(place)


def test_a_rollback_pins_the_release_and_says_so(script, place, capsys):
    script.serve(place, place.names()[2])
    script.rollback(place, 2)
    assert place.names()[0] == place.current() == place.pinned()
    assert f"The release {place.names()[0]} is pinned; " in capsys.readouterr().out.splitlines()[-1]


def test_at_first_nothing_is_served_and_nothing_pinned(place):
    assert ("", "") == (place.current(), place.pinned())


@pytest.mark.parametrize("number", [1, 3])
def test_there_is_no_rollback_to_what_is_not_kept(script, place, number):
    if number == 3:
        script.serve(place, place.names()[2])
    before = place.current()
    assert f"no release {number} before" in told(
        script, "no-such", lambda: script.rollback(place, number)
    )
    assert (before, "") == (place.current(), place.pinned())


def test_unpinning_what_is_not_pinned_says_the_same(script, place, capsys):
    script.unpin(place)
    assert list(script.WORDS["unpinned"]) == capsys.readouterr().out.splitlines()


def test_the_list_shows_the_time_and_commit_of_each_and_what_is_served_and_pinned(
    script, place, capsys
):
    script.serve(place, place.names()[2])
    script.rollback(place, 1)
    capsys.readouterr()
    script.show(place)
    assert capsys.readouterr().out.splitlines() == [
        "  000001 2026-11-22T00:00:01Z 000000000000",
        "* 000002 2026-11-22T00:00:02Z 000000000000 (pinned)",
        "  000003 2026-11-22T00:00:03Z 000000000000",
    ]


def test_a_pinned_release_is_served_whatever_was(script, place, capsys):
    script.serve(place, place.names()[2])
    (place.site / "pinned").write_text(place.names()[0])
    script.pull(place)
    assert place.names()[0] == place.current()
    capsys.readouterr()
    script.pull(place)
    assert 2 == len(capsys.readouterr().out.splitlines())


def test_a_pinned_release_that_was_damaged_is_not_served(script, place):
    script.serve(place, place.names()[2])
    (place.site / "pinned").write_text(place.names()[0])
    (place.releases / place.names()[0] / "index.html").write_bytes(b"x")
    told(script, "files", lambda: script.pull(place))
    assert place.names()[2] == place.current()


def test_where_nothing_is_new_what_is_too_many_is_forgotten(script, place, monkeypatch):
    monkeypatch.setattr(script, "tip_of", lambda place: f"{3:040x}")
    script.serve(place, place.names()[2])
    script.pull(place)
    assert [2, 3] == names(place)
