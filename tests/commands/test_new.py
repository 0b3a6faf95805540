"""`make new` as it is typed: what is given by name arrives letter by letter, and nobody is asked off a terminal."""

import os
import re
import select
import subprocess

import pytest

from tests import built
from tests.commands.door import MAKE

NAMES = re.search(r"^GIVEN = (.*)$", (built.ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
TODAY = "2026-11-24"
TITLE = "cost $HOME `id` \"x\" 'y' # z"
QUOTED = "'cost $HOME `id` \"x\" '\\''y'\\'' # z'"
TITLES = [
    TITLE,
    "$(shell id) ${HOME} $$ $@ $x",
    "asilimia 50% %s %%",
    "\\ \\n \\\\ C:\\x \\",
    "a # b \\# c",
    "!! ~ * ? [a] ; | & > x; (y) = := , «z»",
    "-n --help",
]


def run(*words, **env):
    return subprocess.run(
        [*MAKE, *words],
        cwd=built.ROOT,
        env=built.environment(**{"VISUAL": "", "EDITOR": "", **env}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "maudhui $HOME ya 'leo' #1"
    folder.mkdir()
    return folder


def titles(content):
    """Give the first line of the file of each language, below the one section that there is."""
    return [
        path.read_text("utf-8").split("\n")[0].removeprefix("Title: ")
        for path in sorted(content.glob("news/*.md"), reverse=True)
    ]


@pytest.mark.parametrize("name", NAMES[1].split())
@pytest.mark.parametrize("how", ["a word of the command", "the environment"])
def test_what_is_given_by_name_arrives_letter_by_letter(name, how):
    text = "\n".join(TITLES)
    words, env = ([f"{name}={text}"], {}) if how.startswith("a word") else ([], {name: text})
    done = run(f"--eval=show: ; @printenv {name}", "show", *words, **env)
    assert (0, f"{text}\n") == (done.returncode, done.stdout), done.stderr


def test_titles_of_any_signs_arrive_in_their_files(content):
    title = " ".join(TITLES)
    given = [f"TITLE={title}", f"TITLE_EN={title}"]
    done = run("new", "KIND=news", f"CONTENT={content}", *given)
    assert 0 == done.returncode, done.stderr
    assert [title] * 2 == titles(content)


def test_a_title_that_a_shell_quotes_arrives_in_its_file(content):
    line = f'{" ".join(MAKE)} new KIND=news CONTENT="$FOLDER" TITLE={QUOTED}'
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=built.ROOT,
        env=built.environment(VISUAL="", EDITOR="", FOLDER=str(content)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert 0 == done.returncode, done.stderr
    assert TITLE == titles(content)[0]


def test_a_line_break_in_a_title_becomes_a_blank(content):
    done = run("new", "KIND=news", f"CONTENT={content}", "TITLE=Mfano\nwa\r\nkwanza\n")
    assert 0 == done.returncode, done.stderr
    assert "Mfano wa kwanza" == titles(content)[0]


def test_off_a_terminal_nobody_is_asked(content):
    done = run("new", f"CONTENT={content}")
    assert done.returncode
    assert ["KIND", "TITLE"] == re.findall(r"^(\w+)$", done.stderr, re.MULTILINE)
    assert "Traceback" not in done.stderr
    assert [] == list(content.iterdir())


def test_a_content_folder_that_is_missing_is_told_without_a_traceback(tmp_path):
    done = run("new", "KIND=news", "TITLE=Mfano", f"CONTENT={tmp_path / 'haipo'}")
    assert done.returncode
    assert "Traceback" not in done.stderr
    assert f'"{tmp_path / "haipo"}"' in done.stderr


# On a terminal


class Terminal:
    """`make` on a terminal of its own: what it shows, and keys to press."""

    def __init__(self, *words, **env):
        self.ours, theirs = os.openpty()
        try:
            self.process = subprocess.Popen(
                [*MAKE, *words],
                cwd=built.ROOT,
                env=built.environment(
                    **{"VISUAL": "", "EDITOR": "", "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
                    **env,
                ),
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                start_new_session=True,
            )
        finally:
            os.close(theirs)
        self.shown = ""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        os.close(self.ours)
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def read(self):
        """Take what the terminal shows next; give whether there was anything."""
        assert select.select([self.ours], [], [], 120)[0], (
            self.shown
        )  # else a test would wait for ever
        try:
            data = os.read(self.ours, 4096)
        except OSError:  # as Linux says that the other end is closed
            data = b""
        self.shown += re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", data.decode("utf-8", "replace"))
        return bool(data)

    def press(self, keys, after):
        """Press keys once a text is shown."""
        while after not in self.shown:
            assert self.read(), self.shown
        self.shown = ""
        os.write(self.ours, keys.encode())

    def leave(self):
        """Wait until the command has ended; give its exit code and what it showed since the last keys."""
        while self.read():
            pass
        return self.process.wait(), self.shown


def test_on_a_terminal_what_is_missing_is_asked_for(content):
    with Terminal("new", f"CONTENT={content}", f"TODAY={TODAY}") as terminal:
        terminal.press("\r", after="pages:")
        terminal.press("Mfano\r", after="The title in Kiswahili")
        terminal.press("\r", after="The title in English")
        terminal.press("\r", after="A summary")
        code, shown = terminal.leave()
    assert 0 == code, shown
    names = [f"{TODAY}-mfano.{lang}.md" for lang in ("en", "sw")]
    assert names == sorted(path.name for path in content.glob("news/*"))
    assert [] == [name for name in names if name not in shown]


def test_on_a_terminal_ctrl_c_leaves_nothing_and_no_traceback(content):
    with Terminal("new", "KIND=news", f"CONTENT={content}") as terminal:
        terminal.press("Mfano\r", after="The title in Kiswahili")
        terminal.press("\x03", after="The title in English")
        code, shown = terminal.leave()
    assert code
    assert "Traceback" not in shown
    assert "Hakuna kilichoandikwa. / Nothing was written." in shown
    assert [] == list(content.iterdir())
