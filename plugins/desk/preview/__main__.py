"""`python -m plugins.desk.preview CONTENT`: build the preview, serve it, build again whenever a file is saved.

It is built into the folder preview/, beside output/ and never into it, with drafts, embargoed stories and
samples shown. The pages of a story that was saved are shown before the whole site is built anew. The environment
gives PORT and TODAY, and OPEN where the form is opened in the browser. The search index is made beside the builds.
"""

import contextlib
import gc
import os
import signal
import sys
import threading
import time
import webbrowser
from functools import partial
from pathlib import Path

from watchfiles import watch

from ...engine import door, terminal
from .. import phrases
from ..form import app, safety, saving
from ..form.workplace import Workplace
from . import server
from .builds import Builds
from .indexing import Indexing
from .news import LatestNews

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "preview"
# What the running program itself is made of: when it changes, the preview starts anew.
PROGRAM = (ROOT / "plugins", ROOT / "pelicanconf.py", ROOT / "requirements/build.txt")
FETCHED = 0.1  # seconds in which open pages fetch a first page, before a build takes the processor
TOKEN = "FORM_TOKEN"  # from a start to the one that it becomes
(FORM,) = phrases.each("preview", "form")


def faulty(news: LatestNews, content: Path) -> set[str]:
    """Give the files below the content folder in which the last build found faults."""
    folder = os.path.relpath(content)
    return {os.path.relpath(one.path, folder) for one in news.faults if not one.warning}


def saved(content: Path) -> set[tuple[str, int]]:
    """Give the files that the preview is made of, with their stamps."""
    return {
        (str(path), path.stat().st_mtime_ns)
        for folder in (content, ROOT / "theme")
        for path in folder.rglob("*")
        if path.is_file()
    }


class Ending:
    """Whether this program was asked to end: by Ctrl-C, or by a window that is closed, to leave no process behind.

    It is interrupted then, and remembers it: an interruption is lost where Python cannot raise it, as in the end of
    what the collector takes away.
    """

    def __init__(self) -> None:
        self.asked = False
        for one in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, self._ask)
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._ask)

    def _ask(self, *_: object) -> None:
        self.asked = True
        raise KeyboardInterrupt


def main(content: Path) -> int:
    """Serve until the editor presses Ctrl-C; give the exit code."""
    os.environ["PREVIEW"] = "1"
    os.environ["SEARCH"] = "0"  # no build of an edit waits for the index
    door.speak()
    speech = terminal.speech(os.environ, sys.stderr)
    if wrong := terminal.asked(os.environ, "PORT"):
        print(speech.faults(wrong), file=sys.stderr)
        return 1
    port = int(os.environ.get("PORT") or 8000)
    news = LatestNews(speech)
    begun = os.environ.pop(TOKEN, "")
    token = begun or safety.token()
    workplace = Workplace(
        content.resolve(), saving.begun(ROOT, content), dict(os.environ), built=FOLDER
    )
    form = app.mounted(workplace, token, partial(faulty, news, content))
    builds = Builds(content, ROOT, FOLDER)
    try:
        serving = server.Serving(FOLDER, port, news, [form], builds.asked)
    except OSError as error:
        said = {
            "sw": f"Mlango {port} umeshatumika: andika PORT=8001.",
            "en": f"Port {port} cannot be used ({error.strerror}): give PORT=8001.",
        }
        print(speech.lines(said), file=sys.stderr)
        return 1
    indexing = Indexing(content, FOLDER, ROOT, os.environ)
    indexing.heard = builds.cold
    before = saved(content)
    news.begin(builds.whole())
    if builds.cold:  # it has planned all, so that this takes no time
        builds.ready()
    serving.start()
    threading.Thread(target=app.begun, args=[form], daemon=True).start()
    said = speech.short({"sw": "Hakikisho", "en": "preview"})
    print(f"{said}: http://127.0.0.1:{port}/  (Ctrl-C)", flush=True)
    address = f"http://127.0.0.1:{port}{app.BELOW}/?{safety.ASKED_BY}={token}"
    print(f"{speech.short(FORM)}: {address}", flush=True)
    if os.environ.get("OPEN") and not begun:
        webbrowser.open(address)
    indexing.saved()
    ending = Ending()
    with contextlib.suppress(KeyboardInterrupt):
        builds.ready()
        for changes in watch(
            *(content, ROOT / "theme", *PROGRAM),
            step=20,
            debounce=200,
            rust_timeout=1000,
            yield_on_timeout=True,
            raise_interrupt=True,
        ):
            if ending.asked:
                break
            if not changes and before is None:
                if indexing.woke():
                    cold, builds.cold, indexing.heard = builds.cold, False, False
                    faults = builds.whole()
                    builds.ready()
                    if cold:  # else no open page shows what is new
                        news.tell(faults)
                continue
            # What was saved after the first build began and before the watch did is seen here.
            paths = [Path(path) for _, path in changes]
            if before is not None:
                paths += [Path(path) for path, _ in before ^ saved(content)]
                before = None
            if not paths:
                continue
            indexing.saved()
            if any(path.is_relative_to(part) for path in paths for part in PROGRAM):
                serving.stop()
                os.environ[TOKEN] = token  # the form that is open stays open
                os.execv(
                    sys.executable, [sys.executable, "-m", "plugins.desk.preview", *sys.argv[1:]]
                )
            if pages := builds.first(paths):
                news.show(pages)
                time.sleep(FETCHED)
            faults = builds.whole()
            builds.ready()
            news.tell(faults)
            gc.collect()  # a build leaves much behind, and hides it from the collector's own rounds
    indexing.stop()
    serving.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
