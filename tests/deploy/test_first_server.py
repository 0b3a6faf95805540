"""deploy/first-server, below another folder than /, with stand-ins for the programs that change a machine."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.deploy.releases import PATH, Remote
from tests.deploy.web import find, port
from tests.desk import GIT
from tests.stories import ROOT

SCRIPT = ROOT / "deploy" / "first-server"
UNITS = sorted(path.name for path in (ROOT / "deploy").iterdir() if path.suffix in
               (".service", ".timer", ".path"))  # fmt: skip
NAME = "www.mfano.example"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMfano"
BEGUN = "connections.service nginx.service reload-nginx.path pull-release.timer tell.timer"
MODULE = "etc/nginx/modules-enabled/50-mod-http-brotli-static.conf"
# Each writes down what it was asked, and is cut off with the script that asked where it is the one to be.
STANDIN = """\
#!/bin/sh
echo "$(basename "$0") $*" >> "$ASKED"
test "$(wc -l < "$ASKED")" != "${CUT-}" || kill -9 0
"""
DOES = {
    "dpkg-query": 'for one; do :; done; grep -qx "$one" "$DESTDIR/installed" && echo installed',
    "apt-get": 'test "$1" = update || { shift 4; printf "%s\\n" "$@" >> "$DESTDIR/installed"; '
    f'mkdir -p "$DESTDIR/{Path(MODULE).parent}"; touch "$DESTDIR/{MODULE}"; }}',
    "dpkg": ":",
    "adduser": 'mkdir -p "$DESTDIR/etc"; echo "oag-release:x" >> "$DESTDIR/etc/passwd"',
    "chown": ":",
    "nft": ":",
    "systemctl": ":",
    "nginx": ":",
    "runuser": 'shift 3; exec "$@"',
    "ssh": "exit 255",
    "ssh-keyscan": 'for one; do :; done; echo "$one ssh-ed25519 AAAA"',
    "ssh-keygen": 'test "$1" = -lf || { for one; do :; done; echo siri > "$one"; echo wazi > "$one.pub"; }',
}


class Machine:
    """A folder in the place of /, and the stand-ins beside it."""

    def __init__(self, folder, *words):
        self.folder, self.root, self.words = folder, folder / "mashine mpya", words
        self.asked, self.programs = folder / "asked", folder / "programs"
        (self.root / "run/systemd/system").mkdir(parents=True)  # systemd says by it that it runs
        self.programs.mkdir()
        for name, does in DOES.items():
            (self.programs / name).write_text(f"{STANDIN}{does}\n")
            (self.programs / name).chmod(0o755)
        (folder / "key.pub").write_text(f"{KEY} ofisi\n")

    def run(self, *words, cut=""):
        """Run the script; give its exit code, what it said, and what it asked of others, word by word."""
        self.asked.write_text("")
        given = {"PATH": f"{self.programs}:{PATH}", "HOME": "/nonexistent", **GIT}
        given |= {"DESTDIR": str(self.root), "ASKED": str(self.asked), "CUT": str(cut)}
        done = subprocess.run([str(SCRIPT), *words], env=given, capture_output=True,
                              encoding="utf-8", start_new_session=True)  # fmt: skip
        return done.returncode, done.stdout + done.stderr, self.asked.read_text().splitlines()

    def make(self, **how):
        """Run it as the first time."""
        return self.run(f"--name={NAME}", *self.words, **how)

    def text(self, name):
        """Give the text of a file below the folder."""
        return (self.root / name).read_text("utf-8")

    def tree(self):
        """Give every file below the folder with its bytes and rights, but git's own and how pulls went."""
        return {
            name: (path.stat().st_mode, path.is_file() and path.read_bytes())
            for path in sorted(self.root.rglob("*"))
            if not re.search(
                "^run|repository.git|oag/(?:pulled|failed)",
                name := path.relative_to(self.root).as_posix(),
            )
        }

    def bare(self):
        """Give what was written below a name without a space: programs that read it cannot be told of one."""
        return self.root.rename(self.folder / "root")

    def certify(self):
        """Put something in the place of a certificate."""
        for name in ("fullchain.pem", "privkey.pem"):
            (self.root / "etc/ssl/oag" / name).write_text("mfano")


@pytest.fixture
def remote(tmp_path):
    made = Remote(tmp_path)
    made.release(1)
    return made


@pytest.fixture
def machine(tmp_path, remote):
    """One whose repository is a folder, with one release that nobody signed."""
    return Machine(tmp_path / "one", f"--remote={remote.bare}", "--unsigned")


@pytest.fixture
def far(tmp_path):
    """One whose repository is on a host that does not know its key yet."""
    return Machine(tmp_path / "far", "--remote=git@host.example:ofisi/tovuti.git",
                   f"--key={tmp_path}/far/key.pub")  # fmt: skip


def test_a_bare_machine_serves_a_release_after_one_command(machine):
    code, said, asked = machine.make()
    assert (0, f"Tayari. / Done: http://{NAME}/") == (code, said.splitlines()[-1]), said
    assert "<p>1</p>" in machine.text("srv/oag/current/index.html")
    assert UNITS == sorted(path.name for path in (machine.root / "etc/systemd/system").iterdir())
    assert f"server_name {NAME};" in machine.text("etc/nginx/local/server.conf")
    assert "brotli_static on;" in machine.text("etc/nginx/local/http.conf")
    assert [
        "dpkg --configure -a",
        "apt-get update -q",
        "apt-get install -q -y --no-install-recommends nginx libnginx-mod-http-brotli-static git python3"
        " openssh-client openssl ca-certificates nftables logrotate sudo",
        "adduser --system --group --home /srv/oag oag-release",
        f"chown oag-release:oag-release {machine.root}/srv/oag",
        f"systemctl enable {BEGUN}",
        "nginx -t -q",
        "systemctl daemon-reload",
        f"systemctl start {BEGUN}",
        "systemctl reload-or-restart nginx.service",
    ] == [line for line in asked if line.split()[0] not in ("dpkg-query", "runuser")]


@pytest.mark.full
def test_where_systemd_does_not_run_services_are_left_for_the_boot(machine):
    (machine.root / "run/systemd/system").rmdir()
    code, said, asked = machine.make()
    assert 0 == code
    assert "the services begin when the machine does" in said
    assert [f"systemctl enable {BEGUN}"] == [line for line in asked if line.startswith("systemctl")]


@pytest.mark.full
def test_a_second_run_without_a_word_changes_nothing(machine):
    machine.make()
    before = machine.tree()
    code, said, asked = machine.run()
    assert (0, before) == (code, machine.tree()), said
    assert "write" not in said
    assert {"dpkg-query", "chown", "runuser", "systemctl", "nginx"} == {
        line.split()[0] for line in asked
    }


@pytest.mark.full
def test_a_dry_run_shows_all_and_does_nothing(machine):
    said = machine.make()[1]
    shown = Machine(machine.folder / "dry", *machine.words)
    assert 0 == shown.run("--dry-run", f"--name={NAME}", *machine.words)[0]
    assert {} == shown.tree()
    dry = shown.run("--dry-run", f"--name={NAME}", *machine.words)[1]
    here = dry.replace(str(shown.root), str(machine.root))
    done = [
        line
        for line in said.splitlines()
        if line.startswith("  ") and not re.search(r"http\.conf| env ", line)
    ]
    assert [] == [line for line in done if line not in here.splitlines()]


@pytest.mark.full
def test_a_run_that_is_cut_off_anywhere_goes_on(machine, tmp_path):
    whole = machine.make()[2]
    expected = machine.tree()
    for number, asked in enumerate(whole, start=1):
        if asked.split()[0] == "dpkg-query" and number > 1:
            continue  # each asks only whether one package is there
        other = Machine(tmp_path / str(number), *machine.words)
        assert -signal.SIGKILL == other.make(cut=number)[0]
        assert 0 == other.make()[0], asked
        there = other.tree()
        assert expected.keys() == there.keys(), asked
        assert expected == there, asked


@pytest.mark.full
def test_a_certificate_that_comes_later_turns_the_site_to_https(machine):
    machine.make()
    assert "ssl" not in machine.text("etc/nginx/local/server.conf")
    assert not (machine.root / "etc/nginx/local/more.conf").exists()
    machine.certify()
    code, said, _ = machine.run()
    assert (0, f"Tayari. / Done: https://{NAME}/") == (code, said.splitlines()[-1])
    assert "listen 443 ssl http2 default_server;" in machine.text("etc/nginx/local/server.conf")
    assert "return 301 https://$server_name" in machine.text("etc/nginx/local/more.conf")
    assert f"server_name {NAME};" in machine.text("etc/nginx/local/more.conf")


@pytest.mark.full
def test_what_an_administrator_has_written_stays(machine):
    machine.make()
    ours = {"etc/nginx/local/server.conf": f"server_name {NAME};\nlisten 8080;\n",
            "etc/oag/release.env": machine.text("etc/oag/release.env") + "KEEP=9\n"}  # fmt: skip
    for name, text in ours.items():
        (machine.root / name).write_text(text)
    (machine.root / "etc/nginx/headers.conf").write_text("# mine\n")
    machine.certify()
    assert 0 == machine.run()[0]
    assert ours == {name: machine.text(name) for name in ours}
    assert "# mine\n" == machine.text("etc/nginx/headers.conf.before")
    assert (ROOT / "deploy/nginx/headers.conf").read_text() == machine.text(
        "etc/nginx/headers.conf"
    )


@pytest.mark.full
def test_a_key_to_read_is_made_and_shown_where_the_host_does_not_know_it(far):
    code, said, asked = far.make()
    assert 1 == code
    assert "wazi" in said.splitlines()
    assert "Enter this key in the repository" in said.splitlines()[-1]
    assert f'release namespaces="release" {KEY}\n' == far.text("etc/oag/signers")
    assert "REMOTE=git@host.example:ofisi/tovuti.git\nSIGNERS=/etc/oag/signers\n" == far.text(
        "etc/oag/release.env"
    )
    assert "host.example ssh-ed25519 AAAA\n" == far.text("srv/oag/.ssh/known_hosts")
    assert "ssh-keyscan -t ed25519 -p 22 host.example" in asked
    assert f"systemctl enable {BEGUN}" in asked
    before = far.tree()
    again = far.run()[2]
    assert before == far.tree()
    assert [] == [line for line in again if "keyscan" in line or "keygen" in line]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--nam=x"], "--nam=x"),
        ([f"--name={NAME};", "--remote=/x.git", "--unsigned"], f"{NAME};"),
        (["--name=tovuti", "--remote=/x.git", "--unsigned"], "tovuti"),
        ([f"--name={NAME}", "--unsigned"], "--remote="),
        ([f"--name={NAME}", "--remote=git@h:x y", "--unsigned"], "git@h:x y"),
        ([f"--name={NAME}", "--remote=git@-oP:x", "--unsigned"], "git@-oP:x"),
        ([f"--name={NAME}", "--remote=/x.git"], "--unsigned"),
        ([f"--name={NAME}", "--remote=/x.git", "--key=/dev/null"], "/dev/null"),
    ],
)
def test_what_does_not_fit_is_refused_in_both_languages_before_anything_is_begun(
    tmp_path, words, said
):
    machine = Machine(tmp_path / "one")
    code, told, asked = machine.run(*words)
    lines = told.splitlines()[-2:]
    assert (1, {}, []) == (code, machine.tree(), asked)
    assert [True, True] == [said in line for line in lines]
    assert lines[0] != lines[1]


def test_the_documents_line_is_one_that_it_takes(machine):
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    (line,) = re.findall(r"deploy/first-server \\\n(.*)", text)
    words = line.replace("oag-release.pub", f"{machine.folder}/key.pub").split()
    assert 0 == machine.run("--dry-run", *words)[0]


@pytest.mark.parametrize("name", ["pull-release", "rollback"])
def test_the_other_programs_of_a_server_tell_how_they_are_used(name):
    done = subprocess.run(
        [ROOT / "deploy" / name, "--help"], capture_output=True, text=True, env={"PATH": PATH}
    )
    assert (0, "") == (done.returncode, done.stderr)
    assert "--unpin" in done.stdout


def test_its_help_names_every_option():
    done = subprocess.run([str(SCRIPT), "--help"], capture_output=True, text=True)
    named = set(re.findall(r"^ +(--[a-z-]+)[)= |]", SCRIPT.read_text("utf-8"), re.MULTILINE))
    assert 0 == done.returncode
    assert {"--name", "--remote", "--key", "--unsigned", "--dry-run"} <= named
    assert [] == [one for one in named if one not in f"{done.stdout}--help"]


def test_one_address_holds_more_than_nginx_grants_it_and_far_less_than_a_worker_has():
    """So nginx is the one that answers, with 429, and no address alone shuts out the others."""
    text = {
        path.name: path.read_text("utf-8")
        for path in (ROOT / "deploy").rglob("*.*")
        if path.is_file()
    }
    held = {
        int(one)
        for one in re.findall(r"ct count over (\d+) } counter drop", text["connections.nft"])
    }
    (granted,) = re.findall(r"limit_conn open (\d+);", text["limits.conf"])
    (there,) = re.findall(r"worker_connections (\d+);", text["nginx.conf"])
    assert 1 == len(held)
    assert int(granted) < max(held) < int(there) / 20


# ── what it wrote, as nginx and systemd read it ─────────────────────────────────────────────────


@pytest.mark.full
@pytest.mark.parametrize("certified", [False, True])
def test_nginx_takes_what_was_written(machine, certified):
    machine.make()
    if certified:
        words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes".split()
        ssl = machine.root / "etc/ssl/oag"
        made = ["-keyout", str(ssl / "privkey.pem"), "-out", str(ssl / "fullchain.pem")]
        subprocess.run([*words, "-subj", f"/CN={NAME}", *made], check=True, capture_output=True)
        machine.run()
    root = machine.bare()
    etc = root / "etc/nginx"
    (etc / "modules").symlink_to("/usr/lib/nginx/modules")
    with port() as one, port() as two:
        ports = [str(held.getsockname()[1]) for held in (one, two)]
        for path in etc.rglob("*.conf"):  # as on a machine of its own, where they are the first
            text = path.read_text("utf-8")
            for place in ("/srv/oag", "/etc/ssl/oag", "/var/log", "/run/nginx", "/var/www"):
                text = text.replace(place, f"{root}{place}")
            text = re.sub(r"listen (\[::\]:)?(\d+)", lambda m: f"listen 127.0.0.{1 + bool(m[1])}:"
                          + ports[m[2] == "443"], text)  # fmt: skip
            path.write_text(text, "utf-8")
    for folder in ("var/log/nginx", "run"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    done = subprocess.run([find("nginx"), "-t", "-p", str(etc), "-c", str(etc / "nginx.conf")],
                          capture_output=True, text=True)  # fmt: skip
    assert "test is successful" in done.stderr, done.stderr


@pytest.mark.full
def test_systemd_takes_the_units_that_were_written(machine):
    machine.make()
    shutil.copytree(ROOT / "deploy", machine.root / "opt/oag/deploy")
    root = machine.bare()
    for name in ("bin", "usr/sbin"):
        (root / name).mkdir(parents=True)
    for name in ("bin/systemctl", "usr/sbin/nginx", "usr/sbin/nft"):
        shutil.copy(machine.programs / Path(name).name, root / name)
    done = subprocess.run(["systemd-analyze", "verify", f"--root={root}", "--recursive-errors=no",
                           *(f"/etc/systemd/system/{one}" for one in UNITS)],
                          capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})  # fmt: skip
    assert (0, "") == (done.returncode, done.stderr)
