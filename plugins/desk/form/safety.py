"""Who may use the form: whoever holds the token of this start, by the form's own pages alone.

The preview's server answers on 127.0.0.1 and by no other name; what stands here comes on top of that. All that
the form sends is told to be ours (Content Security Policy 3): no script, style, picture, frame or address of
another origin, nothing inline, and no page that holds the form in a frame.
"""

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .. import phrases

OURS = "script-src style-src img-src connect-src frame-src form-action".split()
SAID = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    + "; ".join(f"{what} 'self'" for what in OURS),
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with `no-referrer` a browser hides the origin of a POST (Fetch, 3.2)
    "Cache-Control": "no-store",
}
ASKED_BY = "token"  # in the address that is printed
READING = ("GET", "HEAD")
MEGABYTE = 1_000_000
# A pair of texts is at most 2 MB, which an encoded form makes three times as much.
MOST = 8 * MEGABYTE
MOST_FILES = 200 * MEGABYTE  # a gallery of photos as phones take them
FILES = "files"  # the last part of an address that takes files
NO_TOKEN, ELSEWHERE, TOO_LARGE = phrases.each("form.safety", "no_token", "elsewhere", "too_large")


def token() -> str:
    """Give the token of a start: 256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


def cookie(scope: Scope) -> str:
    """Give the name of the cookie that holds the token: cookies know no ports, so the name does."""
    return f"form-{(scope.get('server') or ('', 0))[1]}"


class TooLarge(Exception):
    """What a request sends is more than is taken."""


class Guarded:
    """The form behind its token: all else is refused before anything is read."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def told(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                for name, value in SAID.items():
                    MutableHeaders(scope=message).setdefault(name, value)
            await send(message)

        try:
            await self._app(scope)(scope, _bounded(scope, receive), told)
        except TooLarge:
            if begun:
                raise
            await _refused(413, TOO_LARGE)(scope, receive, told)

    def _app(self, scope: Scope) -> ASGIApp:
        """What answers a request: the form, or why not."""
        request = Request(scope)
        given = request.query_params.get(ASKED_BY, "")
        if given and request.method in READING and self._is(given):
            answer = RedirectResponse(request.url.path, 303)
            how = {"path": f"{scope.get('root_path', '')}/", "httponly": True}
            answer.set_cookie(cookie(scope), self.token, samesite="strict", **how)  # type: ignore[arg-type]
            return answer
        if not self._is(request.cookies.get(cookie(scope), "")):
            return _refused(403, NO_TOKEN)
        if request.method not in READING and not _from_here(request):
            return _refused(403, ELSEWHERE)
        return self.app

    def _is(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self.token.encode())


def _from_here(request: Request) -> bool:
    """Whether a page of this very origin sends a form: every browser says so with a POST (Fetch, 3.2)."""
    return request.headers.get("Origin") == f"{request.url.scheme}://{request.headers['Host']}"


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """What a request sends, as long as it is no more than is taken. Raises TooLarge."""
    most = MOST_FILES if scope["path"].rstrip("/").endswith(f"/{FILES}") else MOST
    length = Headers(scope=scope).get("Content-Length", "0")
    came = 0

    async def counted() -> Message:
        nonlocal came
        if length.isdecimal() and int(length) > most:
            raise TooLarge
        message = await receive()
        came += len(message.get("body", b""))
        if came > most:
            raise TooLarge
        return message

    return counted


def _refused(status: int, why: dict[str, str]) -> ASGIApp:
    return PlainTextResponse("\n\n".join(why.values()) + "\n", status)
