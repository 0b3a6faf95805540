"""A web server on this machine alone that sends a built site as the real one does: packed, and once."""

import functools
from contextlib import AbstractContextManager
from pathlib import Path

import brotli

from tests.serving import Quiet, serving

TEXTS = (".html", ".css", ".js", ".svg", ".xml", ".txt", ".ics", ".webmanifest")
LASTING = "public, max-age=31536000, immutable"
KINDS = {".webmanifest": "application/manifest+json", ".ics": "text/calendar"}


@functools.cache
def packed(data: bytes) -> bytes:
    """Give bytes as they are sent (brotli 11)."""
    return brotli.compress(data, quality=11)


class Handler(Quiet):
    """Sends texts packed with brotli; what bears its hash in its name may be kept for ever."""

    extensions_map = {**Quiet.extensions_map, **KINDS}

    def do_GET(self):  # noqa: N802 - the name that http.server asks for
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


def served(folder: Path) -> AbstractContextManager[str]:
    """Serve a folder as the web server does, and give its address."""
    return serving(folder, Handler)
