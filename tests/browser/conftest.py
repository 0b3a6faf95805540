"""A browser, and the built site served on this machine alone, for tests of what a reader meets."""

import functools
import http.server
import shutil
import threading
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the output as a plain web server does, with 404.html for lost addresses."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def send_error(self, code, message=None, explain=None):
        page = "en/404.html" if self.path.startswith("/en/") else "404.html"
        with open(f"{self.directory}/{page}", "rb") as file:
            data = file.read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="session")
def served(site):
    """The address of the built site, served on 127.0.0.1 until the tests end."""
    with serving(site.folder) as address:
        yield address


@contextmanager
def serving(folder):
    """Serve a folder on 127.0.0.1, and give its address."""
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("There is no Chromium: install it (apt-get install chromium).", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


def failed(page, request):
    """Note a request that failed; one that the next page cut off has not."""
    if request.failure != "net::ERR_ABORTED":
        page.wrong.append(f"{request.url}: {request.failure}")


@pytest.fixture
def window(browser, served):
    """Open a window: `window(width=320, dark=True)` gives a page that notes what went wrong."""
    contexts = []

    def run(width=1280, dark=False, scripts=True):
        context = browser.new_context(
            base_url=served,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.wrong = []
        page.asked = []
        page.on("console", lambda one: page.wrong.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("requestfailed", lambda one: failed(page, one))
        page.on("request", lambda one: page.asked.append(one.url))
        return page

    yield run
    for context in contexts:
        context.close()
