"""A release as the public gets it: of the project's own content, by `make deploy` and pull-release as typed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import built
from tests.desk import GIT

PAGE = "pages/wasiliana-nasi"
NEW = {"sw": "/wasiliana-nasi/", "en": "/en/contact/"}
# Old addresses as editors give them, of every form that one may have, in enough lines to be packed if anything
# packs them.
LONG = "/".join(["", "a" * 198, "b" * 199, ""])
OLD = {
    "sw": [
        *("/zamani/", "/mawasiliano.html", "/taarifa/ya-zamani/", "/v1.2/ofisi/", "/a/b.pdf"),
        *(
            "/index.php?id=30:mfano/a",
            "/?p=7",
            "/viongozi/Jina+La+Kwanza.html",
            "/jina%20la%20zamani/",
        ),
        *(
            "/a,b/Ripoti(1).html",
            "/-x-/",
            "/%E2%80%98AG%E2%80%99s%20Office%E2%80%99.htm",
            "/e%CC%81/",
            LONG,
        ),
    ],
    "en": [
        *("/en/old/", "/en/contact.php", "/Contact-Us", "/en/pages/how-to-reach-us/"),
        *("/en/page.aspx?ID=12&lang=en&t=a%20b+c", "/%D8%B9%D9%86/%E1%BA%9F=~!@&'.html"),
    ],
}


def run(*words, cwd, **environ):
    """Run a program, which must succeed."""
    given = built.environment(**GIT, **environ)
    done = subprocess.run(words, cwd=cwd, env=given, capture_output=True, encoding="utf-8")
    assert 0 == done.returncode, done.stdout + done.stderr


def site(folder: Path, made: Path) -> Path:
    """Deploy the project with old addresses from a repository of its own, and pull it; give the server's folder.

    What was made of the content without them is taken from the cache of a project in which it was built.
    """
    project, remote, served = folder / "project", folder / "remote.git", folder / "srv"
    built.copy_project(project)
    built.begun(project / ".cache", made)
    for lang, lines in OLD.items():
        page = project / "content" / f"{PAGE}.{lang}.md"
        text = page.read_text("utf-8")
        assert "Aliases:" not in text
        page.write_text("".join(["Aliases:\n", *(f"    {one}\n" for one in lines)]) + text, "utf-8")
    git = project / ".git"
    shutil.rmtree(git) if git.is_dir() else git.unlink(missing_ok=True)
    run("git", "init", "--quiet", "--bare", str(remote), cwd=folder)
    for words in (
        "init --quiet --initial-branch=main",
        "add --all",
        "commit --quiet --message=Mfano",
        "remote add origin ../remote.git",
        "push --quiet origin main",
    ):
        run("git", *words.split(), cwd=project)
    done = built.typed(project, "deploy", TODAY="", **GIT)
    assert 0 == done.returncode, done.stdout + done.stderr
    script = project / "deploy" / "pull-release"
    told = {"SITE": str(served), "REMOTE": str(remote), "SETTINGS": os.devnull}
    run(sys.executable, str(script), cwd=folder, **told)
    return served
