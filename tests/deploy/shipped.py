"""A release as the public gets it: of the project's own content, by `make deploy` and pull-release as typed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.built import ROOT, environment
from tests.desk import GIT

PAGE = "pages/wasiliana-nasi"
NEW = {"sw": "/wasiliana-nasi/", "en": "/en/contact/"}
# Old addresses as editors give them, in enough lines to be packed if anything packs them.
OLD = {
    "sw": ["/zamani/", "/mawasiliano.html", "/taarifa/ya-zamani/", "/v1.2/ofisi/", "/a/b.pdf"],
    "en": ["/en/old/", "/en/contact.php", "/Contact-Us", "/en/pages/how-to-reach-us/"],
}


def run(*words, cwd, **environ):
    """Run a program, which must succeed."""
    done = subprocess.run(
        words, cwd=cwd, env=environment(**GIT, **environ), capture_output=True, text=True
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


def project(folder: Path) -> Path:
    """Copy the project, as it stands, to a repository of its own, and push it to a remote; give the remote."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for path in folder.glob("requirements*.txt"):
        os.utime(path, (0, 0))  # older than the environment, which is there
    for lang, lines in OLD.items():
        page = folder / "content" / f"{PAGE}.{lang}.md"
        text = page.read_text("utf-8")
        assert "Aliases:" not in text
        page.write_text("".join(["Aliases:\n", *(f"    {one}\n" for one in lines)]) + text, "utf-8")
    run("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    run("git", "commit", "--quiet", "--message=Mfano", cwd=folder)
    remote = folder.with_name(f"{folder.name}.git")
    run("git", "init", "--quiet", "--bare", str(remote), cwd=folder)
    run("git", "remote", "add", "origin", str(remote), cwd=folder)
    run("git", "push", "--quiet", "origin", "main", cwd=folder)
    return remote


def site(folder: Path) -> Path:
    """Deploy the project and pull it; give the server's folder."""
    copy, served = folder / "project", folder / "srv"
    copy.mkdir()
    remote = project(copy)
    run("make", "deploy", cwd=copy)
    given = {"SITE": str(served), "REMOTE": str(remote)}
    run(sys.executable, str(ROOT / "deploy" / "pull-release"), cwd=folder, **given)
    return served
