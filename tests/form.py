"""The editors' form as a browser meets it: its application, asked as a server asks it, without a port."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

from lxml import html

from plugins.desk.form import app
from plugins.desk.form.workplace import Workplace
from plugins.desk.preview import server
from plugins.desk.preview.news import LatestNews
from plugins.schema.speech import Speech

TOKEN = "ishara-ya-majaribio"
HOST = "127.0.0.1:8000"
ORIGIN = f"http://{HOST}"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers (the last of each name), and the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def tree(self):
        """The body as a tree of HTML."""
        return html.fromstring(self.text)


class Form:
    """An officer's browser at the form of a content folder: it keeps cookies, and holds the token."""

    def __init__(
        self, content: Path, kept: Path, environ: dict[str, str], token: str = TOKEN, faulty=tuple
    ):
        place = Workplace(content, kept, environ)
        self.app = server.application(
            content.parent / "preview", LatestNews(Speech()), [app.mounted(place, TOKEN, faulty)]
        )
        self.cookies: dict[str, str] = {}
        if token:
            self.get(f"/-/?token={token}")

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address."""
        return self.ask("GET", address, headers=headers)

    def post(self, address: str, fields=(), body: bytes | None = None, kind: str = FORM, **headers):
        """Send a form, or a body of a kind, as the form's own page does."""
        data = urlencode(fields, doseq=True).encode() if body is None else body
        given = {"Origin": ORIGIN, "Content-Type": kind, **headers}
        return self.ask("POST", address, data, given)

    def ask(self, method: str, address: str, body: bytes = b"", headers=()) -> Answer:
        """Send a request; give what comes back."""
        path, _, query = address.partition("?")
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        given = {"Host": HOST, "Content-Length": str(len(body)), "Cookie": cookies, **dict(headers)}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "server": ("127.0.0.1", 8000),
            "client": ("127.0.0.1", 1),
            "headers": [
                (name.lower().replace("_", "-").encode(), value.encode())
                for name, value in given.items()
                if value
            ],
        }
        told: list[dict] = []

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            told.append(message)

        # On a thread of its own: in this one a browser of other tests may have a loop that runs.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(self.app(scope, receive, send))).result()
        pairs = [(name.decode(), value.decode()) for name, value in told[0]["headers"]]
        for name, value in pairs:
            if name == "set-cookie":
                self.cookies |= {one.key: one.value for one in SimpleCookie(value).values()}
        data = b"".join(one.get("body", b"") for one in told[1:])
        return Answer(told[0]["status"], dict(pairs), data)
