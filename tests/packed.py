"""A web server on this machine alone that sends a built site as the real one does: packed, and once."""

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import brotli

TEXTS = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".ics", ".webmanifest")
LASTING = "public, max-age=31536000, immutable"
KINDS = {".webmanifest": "application/manifest+json", ".ics": "text/calendar"}


@functools.cache
def packed(data: bytes) -> bytes:
    """Give bytes as they are sent (brotli 11)."""
    return brotli.compress(data, quality=11)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Sends texts packed with brotli; what bears its hash in its name may be kept for ever."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, **KINDS}

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        if status == 404:
            path = Path(self.directory, "en" if self.path.startswith("/en/") else "", "404.html")
        data, kind = path.read_bytes(), self.guess_type(str(path))
        self.send_response(status)
        if path.suffix in TEXTS:
            data = packed(data)
            kind += "; charset=utf-8" if kind.startswith("text/") else ""
            self.send_header("Content-Encoding", "br")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", LASTING if "/assets/" in self.path else "max-age=300")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server asks for

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    """A server on threads; a browser that hangs up is no fault."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of 127.0.0.1, and give its address."""
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
