"""The staff's page of what was read, as GoAccess draws it with our titles."""

import os

from playwright.sync_api import expect

from plugins.desk.visits import __main__ as visits
from tests.stories import ROOT


def test_the_page_names_its_panels_in_both_languages_and_counts_no_visitors(
    browser, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    log = ROOT / "tests" / "data" / "visits.log"
    assert 0 == visits.main({**os.environ, "LOG": str(log)})
    page, wrong, asked = browser.new_page(), [], []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda one: asked.append(one.url))
    page.goto((tmp_path / "visits/index.html").as_uri())
    for name, (_, title) in visits.PANELS.items():
        expect(page.locator(f"h4#{name}")).to_have_text(title)
    shown = page.locator("body").inner_text().casefold()
    assert "visitors" not in shown
    assert "katiba mpya 2019" in shown
    assert [] == wrong
    assert [] == [url for url in asked if not url.startswith(("file:", "data:"))]
    page.close()
