"""The preview's server: an application (ASGI) that uvicorn runs on a thread, with a script in each page."""

import asyncio
import contextlib
import re
import socket
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from urllib.parse import unquote

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...model.names import digest
from ...pages.redirects import redirects
from . import told
from .news import LatestNews

SCRIPT = "/~preview.js"
STREAM = "/~preview.stream"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
# What a browser says of who asks (Fetch Metadata, W3C): this site's own pages, or a person who typed the address or
# opened it from another program; one that says nothing is an old one. A page elsewhere is neither.
OURS = ("same-origin", "none", None)
# Said with every answer that does not say more: no page elsewhere frames one of ours, shows a picture of ours, or
# holds its window. The editors' form shows the page beside its text.
ALONE = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
NOT_HERE = "Jina la tovuti hii ni 127.0.0.1. / This site's name is 127.0.0.1."
ELSEWHERE = (
    "Tovuti nyingine imeomba ukurasa huu wa hakikisho. Andika anwani yake mwenyewe kwenye kivinjari."
    " / Another site asked for this page of the preview. Type its address in the browser yourself."
)
Ask = Callable[[str], bytes | None]
HEARTBEAT = 10.0  # seconds: a page that was closed is noticed no later
# By the hash of its page it knows what it stands in.
TAG = f'<script src="{SCRIPT}" defer data-page="%s"></script>'
HERE = Path(__file__).parent
# The web server's own table, so that a file comes as it will from there, on any machine.
_TYPES = Path(__file__).parents[3] / "deploy/nginx/types.conf"
_TYPE = re.compile(r'^ *("[^"]+"|[^ ";]+) +([^;{]+);', re.MULTILINE)
TYPES = {
    ending: kind.strip('"')
    for kind, endings in _TYPE.findall(_TYPES.read_text("utf-8"))
    for ending in endings.split()
}


def nothing(address: str) -> None:
    """Nothing is made for who asks: all stands in the folder."""


def kind(path: Path) -> str:
    """Give the type with which a file is sent.

    >>> kind(Path("matukio/kalenda.ics"))
    'text/calendar; charset=utf-8'
    """
    return TYPES.get(path.suffix[1:], "application/octet-stream")


class Alone:
    """Answers this site's own pages and people alone, and says so with every answer.

    A page elsewhere could else read drafts through a name that it lets point to this machine, or learn by what
    loads which drafts there are.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def alone(message: Message) -> None:
            if message["type"] == "http.response.start":
                for name, value in ALONE.items():
                    MutableHeaders(scope=message).setdefault(name, value)
            await send(message)

        asked, app = Headers(scope=scope), self.app
        if asked.get("Host", "").rsplit(":", 1)[0] not in HOSTS:
            app = PlainTextResponse(NOT_HERE, 421)
        elif asked.get("Sec-Fetch-Site") not in OURS:
            app = PlainTextResponse(ELSEWHERE, 403)
        await app(scope, receive, alone)


class PreviewFolder:
    """The preview folder, and what has happened to it. The script goes into pages as they are sent.

    What a story's first pages are goes before what stands in the folder, and so does what is made for who asks.
    """

    def __init__(self, folder: Path, news: LatestNews, ask: Ask = nothing) -> None:
        self.folder, self.news, self.ask = folder, news, ask
        self._files = StaticFiles(directory=folder, check_dir=False)

    def file(self, request: Request) -> Response:
        """Answer with a file, with where an old address leads, or with the page for what is not there."""
        if new := self._moved(request):
            return RedirectResponse(new, 301)
        name, fresh = request.scope["path"].strip("/"), self.news.fresh
        page, found = f"{name}/index.html".lstrip("/"), self._below(name)
        if page in fresh or (found and found.is_dir()):
            if name and not request.scope["path"].endswith("/"):
                return RedirectResponse(f"/{name}/", 301)
            name, found = page, self._below(page)
        status, data = 200, fresh.get(name) or self.ask(name)
        if data is None and found and found.is_file():
            data = found.read_bytes()
        if data is None:
            status = 404
            name = "en/404.html" if request.scope["path"].startswith("/en/") else "404.html"
            found = self.folder / name
            here = found.is_file()  # else no site is built yet: what is wrong with it is its page
            data = found.read_bytes() if here else told.page(self.news.faults, self.news.speech)
        said = {"Content-Type": kind(Path(name))}
        if name.endswith(".html"):
            hash = digest(data)
            said["ETag"] = f'"{hash}"'
            data = data.replace(b"</body>", (TAG % hash).encode() + b"</body>", 1)
        return Response(data, status, said)

    def _below(self, name: str) -> Path | None:
        """What stands at an address, if it lies within the folder."""
        with contextlib.suppress(OSError, ValueError):  # too long a name, or none that a disk takes
            path, found = self._files.lookup_path(name)
            return Path(path) if found else None
        return None

    def _moved(self, request: Request) -> str:
        """Where an old address leads, as the map says to the web server; nothing for one that is not old."""
        written = self.folder / redirects.ADDRESS
        known = redirects.read(written.read_bytes()) if written.is_file() else {}
        path, query = (request.scope[one].decode("latin-1") for one in ("raw_path", "query_string"))
        return known.get(f"{path}?{query}" if query else path) or known.get(unquote(path), "")

    async def stream(self, request: Request) -> Response:
        """Send each build's news as it comes; the first at once where there are faults."""

        async def messages() -> AsyncIterator[bytes]:
            seen = self.news.number
            yield self.news.message()
            while True:
                came = await self.news.after(seen, HEARTBEAT)
                seen = self.news.number
                yield self.news.message() if came else b": \n\n"

        return StreamingResponse(messages(), media_type="text/event-stream")


def application(
    folder: Path, news: LatestNews, form: Sequence[BaseRoute] = (), ask: Ask = nothing
) -> Starlette:
    """Give the application that serves a folder, and tells its open pages the news.

    `form` are the addresses of the editors' form, which go before the folder's; `ask` gives what is to be made yet.
    """

    async def script(request: Request) -> Response:
        return Response((HERE / "live.js").read_bytes(), media_type="text/javascript")

    async def style(request: Request) -> Response:
        return Response((HERE / "preview.css").read_bytes(), media_type="text/css")

    site = PreviewFolder(folder, news, ask)
    return Starlette(
        routes=[
            Route(SCRIPT, script),
            Route(told.STYLE, style),
            Route(STREAM, site.stream),
            *form,
            Route("/{path:path}", site.file),
        ],
        middleware=[Middleware(Alone)],
    )


class _Server(uvicorn.Server):
    """Uvicorn's server, which leaves no connection open when it ends: a page's stream has no end of its own."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End, and cut off what is open still."""
        await super().shutdown(sockets)
        for one in list(self.server_state.connections):
            one.transport.abort()
        await asyncio.sleep(0)  # in which they are closed


class Serving:
    """A server of a folder on 127.0.0.1, whose port is taken as it is made: connections wait until it starts."""

    def __init__(
        self,
        folder: Path,
        port: int,
        news: LatestNews,
        form: Sequence[BaseRoute] = (),
        ask: Ask = nothing,
    ) -> None:
        """Take the port, any where it is 0. Raises OSError where it is taken already."""
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        config = uvicorn.Config(
            application(folder, news, form, ask),
            log_config=None,
            log_level="critical",  # the terminal is for what editors need: the builds and their faults
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=1,  # an open stream has no end of its own
        )
        self._server = _Server(config)
        how = {"target": self._server.run, "args": ([self._socket],), "daemon": True}
        self._thread = threading.Thread(**how)

    def start(self) -> None:
        """Serve from now on, on a thread."""
        self._thread.start()

    def stop(self) -> None:
        """Serve no more."""
        self._server.should_exit = True
        self._thread.join(3)
        self._socket.close()
