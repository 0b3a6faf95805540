"""One Chromium a worker, and the built site behind nginx as it is configured, for tests of what a reader meets."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests import built, kinds
from tests.browser import look
from tests.deploy.web import Web
from tests.desk import Desk
from tests.patience import PATIENCE

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
LANGS = pytest.mark.parametrize("lang", list(built.OTHER))


def pytest_collection_modifyitems(items):
    """Leave all that needs a browser to `make test-all`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.full)


def office(folder):
    """Give a desk with a small office's settings: a copy, so that what the office fills in changes no test."""
    desk = Desk(folder, None)
    for name in ("office.toml", "topics.toml"):
        shutil.copy(built.ROOT / "tests" / "data" / "office" / name, desk.content)
    return desk


@pytest.fixture(scope="session")
def served(site, tmp_path_factory):
    """The address of the built site, served by nginx as it is configured until the tests end."""
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "site" / "pool").mkdir(parents=True)
    (folder / "site" / "current").symlink_to(site.folder)
    with Web(folder, folder / "site", limits=False) as web:
        yield f"https://127.0.0.1:{web.port}"


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("There is no Chromium: install it (apt-get install chromium).", pytrace=False)
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def window(browser, request):
    """Open a window: `window(width=320)` gives a page that notes what went wrong, and what it asked for.

    It is a window on the site, or on the address that `base` gives.
    """
    contexts = []

    def run(base=None, **how):
        page = look.window(browser, base or request.getfixturevalue("served"), **how)
        contexts.append(page.context)
        return page

    yield run
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def looked(site, browser, served, shared_folder):
    """What is found on every kind and state of page, by address: a worker visits what no other has."""
    urls = [url for both in kinds.addresses(site).values() for url in both] + kinds.others(site)
    sources = {url: site.page(url).alternates.get("sw") for url in urls if url[:4] == "/en/"}
    asked = {url: look.ONCE if sources.get(url) in urls else look.JUDGED for url in urls}
    page = look.window(browser, served, reduced_motion="no-preference")
    yield look.every(page, asked, shared_folder / "looked")
    page.context.close()
