"""Asking whether links that lead out of the site still lead anywhere: the one thing here that goes out.

Only public addresses of http and https are asked. A host's name is looked up once for each request, every
address that it stands for must be public, and the connection is made to one of these: a name that means
this machine or the office's own network is refused, by a redirect too. A host is asked one thing at a time
with a pause between, with HEAD, and where that is refused with GET, of which little is read. All ends in
bounded time, each request and the whole.
"""

import datetime as dt
import http.client
import ipaddress
import socket
import ssl
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

from .links import Answer

AGENT = "oag-website link check"
HEADERS = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
LASTING = (301, 308)
REDIRECTS = (*LASTING, 302, 303, 307)
# Answers that are about who asks or about the moment, not about the page.
REFUSING = (401, 403, 407, 408, 425, 429, 451, *range(500, 600))


class Limits(Struct, frozen=True):
    """How far the asking goes: seconds for a step, for a whole request and for everything; bytes; redirects.

    `private` lets addresses of this machine be asked, as tests on 127.0.0.1 do.
    """

    step: float = 10
    request: float = 20
    whole: float = 600
    pause: float = 1
    bytes: int = 65_536
    redirects: int = 5
    hosts: int = 8
    private: bool = False


USUAL = Limits()


class _Unanswered(Exception):
    """There is no answer; the reason is the name of a phrase."""


class _Secure(http.client.HTTPConnection):
    """A connection over TLS, which is begun by hand: its name alone differs from one without."""

    default_port = 443


class Prober:
    """Asks for links until all are asked or its time is over."""

    def __init__(self, limits: Limits, today: dt.date) -> None:
        self._limits, self._today = limits, today
        self._over = threading.Event()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._trust = ssl.create_default_context()

    def answers(self, urls: Iterable[str]) -> dict[str, Answer]:
        """Give what became of each link; of those for which no time was left, nothing."""
        by_host: dict[str, list[str]] = defaultdict(list)
        for url in urls:
            by_host[_host(url)].append(url)
        end = threading.Timer(self._limits.whole, self._over.set)
        end.daemon = True
        end.start()
        try:
            with ThreadPoolExecutor(self._limits.hosts) as pool:
                found = [one for some in pool.map(self._of_host, by_host.values()) for one in some]
        except BaseException:
            self._over.set()
            raise
        finally:
            end.cancel()
        return dict(found)

    def _of_host(self, urls: Sequence[str]) -> list[tuple[str, Answer]]:
        found = []
        for url in urls:
            if self._over.is_set():
                break
            found.append((url, self._followed(url)))
        return found

    def _followed(self, url: str) -> Answer:
        """Ask for a link, and for what it leads on to."""
        here, lasting = url, False
        for _ in range(self._limits.redirects + 1):
            try:
                status, location = self._asked(here)
            except _Unanswered as error:
                return Answer("silent", self._today, why=str(error))
            if status not in REDIRECTS or not location:
                return self._judged(url, here, status, lasting)
            lasting = lasting or status in LASTING
            here = urljoin(here, location)
            if urlsplit(here).scheme not in ("http", "https"):
                return Answer("broken", self._today, status, why="elsewhere")
        return Answer("broken", self._today, why="loop")

    def _judged(self, url: str, here: str, status: int, lasting: bool) -> Answer:
        if status in REFUSING:
            return Answer("silent", self._today, status, why="refused")
        if not 200 <= status < 300:
            return Answer("broken", self._today, status)
        if lasting and here != url:
            return Answer("moved", self._today, status, to=here)
        return Answer("ok", self._today, status)

    def _asked(self, url: str) -> tuple[int, str]:
        """Give the status of one address and where it leads on to; GET where HEAD is not well received."""
        status, location = self._once("HEAD", url)
        if status >= 400 or status < 200:
            status, location = self._once("GET", url)
        return status, location

    def _once(self, method: str, url: str) -> tuple[int, str]:
        try:
            parts = urlsplit(url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            raise _Unanswered("address") from None
        if not parts.hostname:
            raise _Unanswered("address")
        with self._locks[parts.hostname]:
            try:
                return self._exchanged(method, parts, port)
            finally:
                self._over.wait(self._limits.pause)

    def _exchanged(self, method: str, parts: SplitResult, port: int) -> tuple[int, str]:
        """One request and its answer. The errors of the network are told as why there is none."""
        try:
            with self._connected(parts, port) as connection:
                connection.request(method, _target(parts), headers=HEADERS)
                answer = connection.getresponse()
                if method == "GET":
                    answer.read(self._limits.bytes)
                return answer.status, answer.headers.get("Location", "")
        except ssl.SSLError:
            raise _Unanswered("certificate") from None
        except TimeoutError:
            raise _Unanswered("slow") from None
        except (OSError, http.client.HTTPException, ValueError):
            raise _Unanswered("silent") from None

    @contextmanager
    def _connected(self, parts: SplitResult, port: int) -> Iterator[http.client.HTTPConnection]:
        """A connection to a public address of the host, cut when its time is over."""
        host = parts.hostname or ""
        secure = parts.scheme == "https"
        made = _Secure if secure else http.client.HTTPConnection
        connection = made(host, port, timeout=self._limits.step)
        connection.sock = socket.create_connection(
            (self._address(host, port), port), timeout=self._limits.step
        )
        cut = threading.Timer(self._limits.request, _shut, (connection,))
        cut.daemon = True
        cut.start()
        try:
            if secure:
                connection.sock = self._trust.wrap_socket(
                    connection.sock, server_hostname=host, do_handshake_on_connect=False
                )
                connection.sock.do_handshake()
            yield connection
        finally:
            cut.cancel()
            connection.close()

    def _address(self, host: str, port: int) -> str:
        """Give an address of a host, all of whose addresses are public."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise _Unanswered("name") from None
        addresses = [str(one[4][0]) for one in found]
        if not self._limits.private and not all(map(public, addresses)):
            raise _Unanswered("private")
        return addresses[0]


def public(address: str) -> bool:
    """Say whether an IP address belongs to the open internet: not to a machine, a network or a test.

    >>> [public(one) for one in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1")]
    [False, False, False, False, False]
    >>> public("8.8.8.8")
    True
    """
    with suppress(ValueError):
        made = ipaddress.ip_address(address.partition("%")[0])
        mapped = getattr(made, "ipv4_mapped", None)
        inner = getattr(made, "sixtofour", None) or getattr(made, "teredo", None)
        made = mapped or made
        return made.is_global and not made.is_multicast and not inner
    return False


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _target(parts: SplitResult) -> str:
    """What is asked for: the path and the query, with the letters that a request line cannot hold written out."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path


def _shut(connection: http.client.HTTPConnection) -> None:
    """End a connection whose time is over, whatever waits for it."""
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)
