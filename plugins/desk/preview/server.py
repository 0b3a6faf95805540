"""The preview's server: Pelican's handler on threads, with a script in each page that reloads it."""

import contextlib
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ...engine.door import Handler as PelicansHandler
from ...pages.redirects import redirects
from . import told
from .news import LatestNews

SCRIPT = "/~preview.js"
STREAM = "/~preview.stream"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
# What a browser says of who asks (Fetch Metadata, W3C): this site's own pages, or a person who typed the address or
# opened it from another program; one that says nothing is an old one. A page elsewhere is neither.
OURS = ("same-origin", "none", None)
# Said with every answer: no page elsewhere frames one of ours, shows a picture of ours, or holds its window.
ALONE = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
ELSEWHERE = (
    "Tovuti nyingine imeomba ukurasa huu wa hakikisho. Andika anwani yake mwenyewe kwenye kivinjari."
    " / Another site asked for this page of the preview. Type its address in the browser yourself."
)
HEARTBEAT = 10.0  # seconds: a page that was closed is noticed no later
TAG = f'<script src="{SCRIPT}" defer></script>'.encode()


class Handler(PelicansHandler):
    """Serves the preview folder. The script goes into pages as they are sent, never into the files."""

    # Not every machine knows what a calendar is (/etc/mime.types); one sent as plain bytes is not opened as one.
    extensions_map = {**PelicansHandler.extensions_map, ".ics": "text/calendar"}

    def __init__(self, news: LatestNews, folder: str, *args: Any, **more: Any) -> None:
        self.news, self.base_path = news, folder
        super().__init__(*args, **more)

    def do_GET(self) -> None:  # noqa: N802
        """Answer with a file, the script or the stream; other hosts' names are refused, and what others ask.

        A page elsewhere could else read drafts through a name that it lets point to this machine, or learn by
        what loads which drafts there are.
        """
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in HOSTS:
            self.send_error(421)
        elif self.headers.get("Sec-Fetch-Site") not in OURS:
            self.send_error(403, explain=ELSEWHERE)
        elif self.path == SCRIPT:
            self._send((Path(__file__).with_name("live.js")).read_bytes(), "text/javascript")
        elif self.path == told.STYLE:
            self._send((Path(__file__).with_name("preview.css")).read_bytes(), "text/css")
        elif self.path == STREAM:
            self._stream()
        else:
            self._file()

    def _file(self) -> None:
        if new := self._moved():
            self._redirect(new)
            return
        path = self.get_path_that_exists(self.path.split("?", 1)[0])
        found = Path(self.translate_path(path)) if path else None
        if found and found.is_dir() and not path.endswith("/"):
            self._redirect(path + "/")
            return
        if found and found.is_dir():
            found = found / "index.html"
        status = 200
        if not found or not found.is_file():
            status = 404
            english = self.path.startswith("/en/")
            found = Path(self.base_path, "en/404.html" if english else "404.html")
        here = found.is_file()  # else no site could be built yet: what is wrong with it is its page
        data = found.read_bytes() if here else told.page(self.news.faults, self.news.speech)
        kind = self.guess_type(str(found))
        if kind == "text/html":
            data = data.replace(b"</body>", TAG + b"</body>", 1)
        self._send(data, kind, status)

    def _moved(self) -> str:
        """Where an old address leads, as the map says to the web server; nothing for one that is not old."""
        written = Path(self.base_path, redirects.ADDRESS)
        known = redirects.read(written.read_bytes()) if written.is_file() else {}
        return known.get(self.path) or known.get(unquote(self.path.partition("?")[0]), "")

    def _redirect(self, new: str) -> None:
        self.send_response(301)
        self.send_header("Location", new)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, data: bytes, kind: str, status: int = 200) -> None:
        if kind.startswith("text/") or kind == "application/xml":
            kind += "; charset=utf-8"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self) -> None:
        """Send each build's news as it comes; the first at once where there are faults."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.close_connection = True
        seen = self.news.number
        with contextlib.suppress(OSError):
            self.wfile.write(self.news.message())
            self.wfile.flush()
            while True:
                came = self.news.after(seen, HEARTBEAT)
                seen = self.news.number
                self.wfile.write(self.news.message() if came else b": \n\n")
                self.wfile.flush()

    def end_headers(self) -> None:
        """Say with every answer that it is for this site alone."""
        for name, value in ALONE.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for what editors need: the builds and their faults."""

    do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for


class Server(ThreadingHTTPServer):
    """A server on threads, so that an open stream does not keep pages waiting."""

    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that went away is no fault."""


def server(folder: Path, port: int, news: LatestNews) -> Server:
    """Make the server of a folder on 127.0.0.1. Raises OSError where the port is taken."""
    return Server(("127.0.0.1", port), partial(Handler, news, str(folder)))
