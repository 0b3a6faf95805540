"""What documents tell people to type is typed as it stands there, block by block, in its order."""

import re
import shlex

import pytest

from tests import built
from tests.commands import told

GUIDES = {"sw": "docs/editors/mwongozo.sw.md", "en": "docs/editors/guide.en.md"}
RELEASE = "content/press/2026-11-24-saa-za-kazi"
DAY = "2026-11-24"
BUILT = r"\d+ stories \(files read: \d+\), \d+ pages: "
# In sentences: what is typed by a test below.
TYPED = {
    "git fetch",
    "rm -rf .cache output && make",
    "pelican content -s publishconf.py",
    ".venv/bin/python -m pytest tests/site/test_golden.py --renew-golden",
    "/opt/oag/deploy/pull-release --list",
}
# What no test can type here, and why.
SERVER = "it changes the machine of a server: root's, of Debian"
OFFICER = "it changes the computer of an officer"
RUNNING = "it asks a server that runs, with systemd and a name of its own"
OWN = "it is about the officer's own name, branch or file; tests/plugins/test_sending.py sends as they do"
NOT_HERE = {
    **dict.fromkeys(
        ('git config user.name "FULL NAME"', "git config user.email YOUR-ADDRESS"), OWN
    ),
    **dict.fromkeys(("git switch BRANCH", "git switch main", "git restore FILE"), OWN),
    **dict.fromkeys(("git status", "git diff", "git pull", "git branch --remotes"), OWN),
    "apt-get install git": SERVER,
    "apt-get install goaccess": "scripts/tools does the same",
    "apt-get install hunspell-sw hunspell-en-gb": "it asks the network; scripts/tools does the same",
    "git clone ANWANI-YA-GHALA tovuti": OFFICER,
    "git clone ADDRESS-OF-THE-REPOSITORY website": OFFICER,
    "git config --global credential.helper osxkeychain": OFFICER,
    'git config --global credential.helper "cache --timeout=28800"': OFFICER,
    "git config --global credential.helper"
    r' "/mnt/c/Program\ Files/Git/mingw64/bin/git-credential-manager.exe"': OFFICER,
    "sudo apt install git make python3 python3-venv": OFFICER,
    "git clone REPOSITORY /opt/oag": SERVER,
    "git -C /opt/oag pull": SERVER,
    "systemctl reload nginx": RUNNING,
    "nginx -t": "it reads the server's own /etc/nginx; tests/deploy does it with the same files",
    "journalctl -u pull-release": RUNNING,
    "journalctl -t tell": RUNNING,
    "systemctl disable --now connections.service": RUNNING,
    "curl -fsS https://NAME/edition.json": RUNNING,
    "curl -I https://NAME/": RUNNING,
    "export MONITORING=../monitoring": "it is for the terminal alone in which it is typed",
    "export MONITORING=../ufuatiliaji": "it is for the terminal alone in which it is typed",
}


def in_sentences():
    """The commands in sentences of all documents that are not make's."""
    every = {line for document in told.DOCUMENTS for line in told.named(document)}
    return {line for line in every if line.split()[0] != "make"}


def test_every_command_in_a_sentence_is_typed_by_a_test_or_told_why_not():
    assert in_sentences() == TYPED | NOT_HERE.keys()


@pytest.mark.parametrize("document", told.DOCUMENTS)
def test_every_make_in_a_sentence_is_one_that_make_knows(clone, document):
    lines = [line for line in told.named(document) if line.split()[0] == "make"]
    assert lines
    given = set(re.search(r"^GIVEN = (.*)$", clone.text("Makefile"), re.MULTILINE)[1].split())
    for line in set(lines):
        words = shlex.split(line)[1:]
        assert {word.partition("=")[0] for word in words if "=" in word} <= given, line
        assert 0 == clone.make("--dry-run", *words).code, line


def test_only_these_documents_have_commands_in_blocks():
    assert {"README.md", "docs/operations.md", *GUIDES.values()} == {
        document for document in told.DOCUMENTS if told.typed(document)
    }


# ── the guides ───────────────────────────────────────────────────────────────────────────────


def release(lang):
    """The files of a guide's release, and what its blocks write in each."""
    shown = told.blocks(GUIDES[lang])
    at = next(number for number, lines in enumerate(shown) if lines[0] == f"{RELEASE}.sw.md")
    return list(zip(shown[at], map("\n".join, shown[at + 1 : at + 3]), strict=True))


def monitoring(lang):
    """The commands of a guide's steps of media monitoring."""
    return [one for one in told.named(GUIDES[lang]) if re.match(r"make (clippings|digest) M", one)]


def test_the_english_guide_types_what_the_kiswahili_one_does():
    assert told.typed(GUIDES["sw"]) == told.typed(GUIDES["en"])
    named = "(kumbukumbu namba)", "(reference number)"
    assert release("en") == [(name, text.replace(*named)) for name, text in release("sw")]
    said = "\n".join(monitoring("en")).replace(" CHECK_LANG=en", "")
    for english, swahili in (("monitoring", "ufuatiliaji"), ("table", "jedwali")):
        said = said.replace(english, swahili)
    assert monitoring("sw") == said.splitlines()


@pytest.mark.full
def test_the_guide_is_typed_from_a_release_to_the_report(clone):
    """Its release is written as its blocks say, and committed, as its seventh step asks."""
    for name, text in release("sw"):
        clone.write(name, f"{text}\n\nMaandishi ya mfano.\n")
    assert clone.make("check", TODAY=DAY).last
    clone.commit()
    seen = []
    for line in told.typed(GUIDES["sw"]):
        command = line.split()[1]
        who = {"GIT_AUTHOR_NAME": "Asha Mfano"} if command == "approve" else {}
        done = clone.shell(line, TODAY=DAY, **who)
        assert done.last, line
        seen.append(command)
        if command == "seal":
            assert [f"content/press/sealed/{RELEASE[14:]}.{one}.pdf" for one in ("en", "sw")] == [
                name
                for name in clone.git("show", "--format=", "--name-only").splitlines()
                if name.endswith(".pdf")
            ]
        if command == "new":  # which is tried, looked at and deleted, as the first day says
            begun = clone.written()
            assert 2 == len(begun)
            assert all("uzinduzi-wa-tovuti" in name for name in begun)
            clone.git("clean", "-fdq", "content")
        if command == "submit":
            assert done.out.startswith("Imetumwa: ")
        if command == "review":
            assert ["preview/", "review/"] == clone.written()
            clone.git("clean", "-fdqx", "preview", "review")
        if command == "approve":
            assert [f"{RELEASE}.en.md", f"{RELEASE}.sw.md"] == clone.written()
            clone.commit()
        if command == "translated":
            assert [f"{RELEASE}.en.md"] == clone.written()
            assert re.search(rf"^Source-Hash: \w+ \| {DAY}$", clone.text(f"{RELEASE}.en.md"), re.M)
            clone.commit()
    assert [
        *("seal", "new", "submit", "review", "approve", "translated"),
        "translations",
        "translations",
        "report",
    ] == seen
    assert ["report/"] == clone.written()


@pytest.mark.full
def test_the_guides_steps_of_media_monitoring_are_typed(clone):
    lines = monitoring("sw")
    folder = (clone.folder / re.search(r"MONITORING=(\S+)", lines[0])[1]).resolve()
    folder.mkdir(exist_ok=True)
    table = re.search(r"FILE=(\S+)", lines[1])[1]
    rows = "date;outlet;medium;headline;tone\n17/11/2026;Redio;radio;Mfano;positive\n"
    path = clone.write(table, rows)
    begun, refused, made = (clone.shell(line, TODAY=DAY) for line in lines)
    assert begun.last
    assert table in refused.refused  # a table within the site's folder, as the guide says
    path.rename(folder.parent / table)
    assert clone.shell(lines[1].replace(table, f"../{table}"), TODAY=DAY).last
    assert "digest/2026-W47/digest.en.pdf" == made.last
    (folder.parent / table).unlink()


# ── README, CONTRIBUTING, operations ─────────────────────────────────────────────────────────


def pages(site):
    """A site's files but release.json, which names the commit."""
    return {name: data for name, data in site.files.items() if name != "release.json"}


@pytest.mark.full
def test_pelican_without_make_builds_the_public_site(clone, public):
    (line,) = [one for one in told.named("README.md") if one.startswith("pelican ")]
    assert clone.shell(line).code == 0
    assert pages(public) == pages(built.Site(clone.folder / "output"))


@pytest.mark.full
def test_the_readmes_block_builds_and_runs_the_tests_of_each_tier_that_match(clone):
    clone.few_tests()
    first, second, third = told.typed("README.md")
    assert re.match(BUILT, clone.shell(first).last)
    assert re.search(r"\b1 passed", clone.shell(second, T="kidogo").last)
    every = clone.shell(third, T="kidogo")
    assert every.last
    assert 3 == len(re.findall(r"\b1 passed", every.said))  # the first tier elsewhere too


@pytest.mark.full
def test_a_clean_build_gives_the_same_bytes(clone, site, public):
    (line,) = [one for one in told.named("README.md") if one.startswith("rm ")]
    clone.give(public)
    assert re.match(BUILT, clone.shell(line).last)
    assert site.files == built.Site(clone.folder / "output").files


@pytest.mark.full
def test_golden_files_are_written_anew_as_they_are(clone):
    (line,) = [one for one in told.named("CONTRIBUTING.md") if "--renew-golden" in one]
    assert clone.shell(line).last
    assert [] == [name for name in clone.written() if name.startswith("tests/golden")]


@pytest.mark.full
def test_a_server_serves_what_is_deployed_and_goes_back(clone, tmp_path, public):
    """As docs/operations.md says it, with the folders of the server in one of ours, and sudo as nobody else."""
    places = {
        "/etc/oag": tmp_path / "etc",
        "/opt/oag": clone.folder,
        "/srv/oag": tmp_path / "srv",
        "~/.ssh/oag-release": tmp_path / "key",
    }
    for name in ("etc", "srv"):
        (tmp_path / name).mkdir()

    def here(line):
        for place, path in places.items():
            line = line.replace(place, shlex.quote(str(path)))
        return line

    assert (
        0 == clone.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{tmp_path}/key").code
    )
    public = " ".join((tmp_path / "key.pub").read_text("utf-8").split()[:2])
    settings, signers = (
        lines
        for lines in told.blocks("docs/operations.md")
        if re.match(r"[A-Z]+=|release ", lines[0])
    )
    assert ["REMOTE", "SIGNERS"] == [line.partition("=")[0] for line in settings]
    (tmp_path / "etc/signers").write_text(signers[0].replace("ssh-ed25519 AAAA…", public) + "\n")
    origin = clone.folder.parent / "origin.git"
    (tmp_path / "origin.git").symlink_to(origin)
    given = [f"REMOTE={tmp_path}/origin.git", here(settings[1]), f"SITE={tmp_path}/srv"]
    (tmp_path / "etc/release.env").write_text("\n".join(given) + "\n")
    back, listed, unpin, forget, *clean = map(here, told.typed("docs/operations.md"))
    environ = {
        "SETTINGS": str(tmp_path / "etc/release.env")
    }  # which stands in its own place on a server
    pull = listed.removesuffix(" --list")
    (deploy,) = {here(one) for one in told.named("docs/operations.md") if "SIGNING_KEY" in one}
    for number in (1, 2):
        assert clone.shell(deploy, TODAY="").last
        assert 0 == clone.shell(pull, **environ).code
        if number == 1:
            first = clone.git("rev-parse", "gh-pages").strip()
            page = "content/pages/kanusho.sw.md"
            clone.write(page, clone.text(page).rstrip("\n") + " Imeongezwa.\n")
            clone.commit()
            clone.git("push", "--quiet", "origin", "main")
    shown = tmp_path / "srv/current/kanusho/index.html"
    assert "Imeongezwa." in shown.read_text("utf-8")
    assert 0 == clone.shell(back, **environ).code
    assert "Imeongezwa." not in shown.read_text("utf-8")
    assert 2 <= len(clone.shell(listed, **environ).out.splitlines())
    assert 0 == clone.shell(unpin, **environ).code
    assert 0 == clone.shell(pull, **environ).code
    assert "Imeongezwa." in shown.read_text("utf-8")
    assert 0 == clone.shell(forget, **environ).code
    assert ["000002"] == [path.name[:6] for path in (tmp_path / "srv/releases").iterdir()]
    assert [0, 0, 0] == [clone.shell(line).code for line in clean]
    assert 0 != clone.run("git", "cat-file", "-e", first).code
