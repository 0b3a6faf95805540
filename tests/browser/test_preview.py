"""In a browser, the preview's open page follows what the editor saves."""

from playwright.sync_api import expect

from tests import preview

STORY = "news/2026-11-18-wiki-ya-sheria-2025.sw.md"
ADDRESS = "/habari/2026/wiki-ya-sheria-2025/"


def test_the_open_page_reloads_on_save_and_shows_what_is_wrong(browser, tmp_path):
    with preview.running(tmp_path) as served:
        page = browser.new_page()
        try:
            page.goto(served.url + ADDRESS)
            heading = page.locator("h1")
            expect(heading).to_contain_text("Wiki ya Sheria 2025")
            page.wait_for_timeout(500)  # the stream opens after the page is shown
            preview.edit(served.content / STORY, "Title: Wiki", "Title: Mpya Wiki")
            expect(heading).to_contain_text("Mpya Wiki", timeout=20_000)
            page.wait_for_timeout(500)
            preview.edit(served.content / STORY, "Title: Mpya", "Titel: Mpya")
            alert = page.get_by_role("alert")
            expect(alert).to_contain_text(f"content/{STORY}:1:1", timeout=20_000)
            expect(heading).to_contain_text("Mpya Wiki")
            preview.edit(served.content / STORY, "Titel: Mpya", "Title: Tena")
            expect(heading).to_contain_text("Tena Wiki", timeout=20_000)
            expect(alert).to_have_count(0)
        finally:
            page.close()
