"""The pages as nginx serves them: no browser finds anything that the Content-Security-Policy forbids."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import SW
from tests.deploy.web import Web


@pytest.fixture(scope="module")
def web(site, tmp_path_factory):
    """nginx over the built site, with all its samples."""
    folder = tmp_path_factory.mktemp("policy")
    shutil.copytree(site.folder, folder / "site" / "current")
    (folder / "site" / "pool").mkdir()
    with Web(folder, folder / "site", limits=False) as running:
        yield running


NOTE = """document.addEventListener('securitypolicyviolation',
    one => console.error(`policy: ${one.violatedDirective} ${one.blockedURI}`))"""


def visited(browser, web, urls):
    """Open pages one after another; give what the browser complained of."""
    wrong = []
    context = browser.new_context(
        base_url=f"https://127.0.0.1:{web.port}", ignore_https_errors=True
    )
    context.add_init_script(NOTE)
    page = context.new_page()
    page.on("console", lambda one: wrong.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for url in urls:
        answer = page.goto(url, wait_until="load")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        page.wait_for_timeout(50)
    context.close()
    return wrong


@pytest.mark.parametrize("kind", SW)
def test_no_page_breaks_the_policy_in_either_language(browser, site, web, kind):
    sw = SW[kind]
    en = "/en/404.html" if kind == "missing" else site.page(sw).language_links[0].get("href")
    assert [] == visited(browser, web, [sw, en])


def test_the_policy_is_in_force(browser, site, web, tmp_path):
    """Were it not, the tests above would prove nothing: an inline script is kept from running."""
    page = web.site / "current" / "inline.html"
    page.write_text("<!doctype html><title>x</title><script>document.title = 'y'</script>")
    assert visited(browser, web, ["/inline.html"])


@pytest.mark.parametrize(("url", "word"), [("/tafuta/", "sheria"), ("/en/search/", "law")])
def test_a_search_finds_something_under_the_policy(browser, web, url, word):
    context = browser.new_context(
        base_url=f"https://127.0.0.1:{web.port}", ignore_https_errors=True
    )
    context.add_init_script(NOTE)
    page, wrong = context.new_page(), []
    page.on("console", lambda one: wrong.append(one.text) if one.type == "error" else None)
    page.goto(f"{url}?q={word}", wait_until="load")
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"[1-9]"), timeout=20_000)
    context.close()
    assert [] == wrong
