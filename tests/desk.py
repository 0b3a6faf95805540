"""A content folder in a git repository of its own, and the editors' commands on it, run as they are."""

import json
import os
import subprocess
from pathlib import Path

from plugins.desk.translated import __main__ as translated
from plugins.desk.translations import __main__ as translations
from tests.stories import SUMMARY

SW, EN = "news/2026-11-22-mfano.sw.md", "news/2026-11-22-mfano.en.md"
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Mhariri",
    "GIT_AUTHOR_EMAIL": "mhariri@example.invalid",
    "GIT_COMMITTER_NAME": "Mhariri",
    "GIT_COMMITTER_EMAIL": "mhariri@example.invalid",
}


def text(title="Mfano", body="Maandishi.", **headers):
    """Give a content file as text; `headers` are further ones, with low lines for hyphens."""
    given = {"Title": title, "Summary": SUMMARY}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\n" for name, value in given.items()) + f"\n{body}\n"


class Desk:
    """A folder with content/, whose commands are given this environment; `capture` is pytest's capsys."""

    def __init__(self, folder: Path, capture) -> None:
        self.folder, self.content, self._capture = folder, folder / "content", capture
        self.environ = {
            "PATH": os.environ["PATH"],
            "TODAY": "2026-11-24",
            "COLUMNS": "10000",
            "JOBS": "1",  # a child of a process that has made sheets, as these tests may, makes none
            **GIT,
        }
        self.content.mkdir(exist_ok=True)

    def write(self, path, data=None, **how):
        """Write a content file: bytes, or the text that `text` gives."""
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text(**how).encode() if data is None else data)
        return place

    def git(self, *words, day="2026-11-20"):
        """Run git in the folder, as on a day."""
        moment = f"{day}T12:00:00+0300"
        dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={**self.environ, **dates},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def begin(self):
        """Make the folder a repository."""
        self.git("init", "--quiet", "--initial-branch=main")

    def commit(self, day, path=None, data=None, **how):
        """Commit all that there is, as on a day; where a path is given, its file is written first."""
        if path:
            self.write(path, data, **how)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=x", day=day)

    def record(self, path, **env):
        """Record a translation as current; give the exit code, what was said, and what was wrong."""
        given = {"FILE": f"content/{path}"} if path else {}
        code = translated.main({**self.environ, **given, **env})
        return code, *self._capture.readouterr()

    def tell(self, **env):
        """Give the exit code of the list, what it said, and what was wrong."""
        code = translations.main({**self.environ, **env}, root=self.folder)
        return code, *self._capture.readouterr()

    def rows(self, **env):
        """Give the stories of the list, each as programs see it."""
        code, said, wrong = self.tell(FORMAT="json", **env)
        assert (0, "") == (code, wrong)
        return json.loads(said)["stories"]

    def row(self, **env):
        """Give the one story of the list."""
        (row,) = self.rows(**env)
        return row
