"""What a story is passed on with: closed until it is asked for, copied by one key, and no request for its card."""

import pytest

PAGES = [
    ("/matukio/2027/mfano-kliniki-ya-sheria/", "Nakili", "Yamenakiliwa"),
    ("/en/press-releases/2026/example-correction-of-hours/", "Copy", "Copied"),
]
# A browser that lets no page write to the clipboard, as one that is not asked over TLS.
REFUSED = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
READ = "navigator.clipboard.readText()"


def opened(page, url):
    """Open a page and, by keyboard, what it is passed on with."""
    page.goto(url, wait_until="load")
    box = page.locator("details[data-copy]")
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    return box


@pytest.mark.parametrize(
    ("url", "copy", "copied", "refused"),
    [(*PAGES[0], False), (*PAGES[1], True)],
    ids=["clipboard", "selection"],
)
def test_a_text_is_copied_by_keyboard_and_said_to_be(window, served, url, copy, copied, refused):
    page = window(width=320)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    if refused:
        page.add_init_script(
            f"if (!window.kept) {{ window.kept = navigator.clipboard; {REFUSED} }}"
        )
    box = opened(page, url)
    for at in (0, 1):
        said = box.get_by_role("status").nth(at)
        assert "" == said.inner_text()
        button = box.get_by_role("button", name=copy).nth(at)
        button.focus()
        page.keyboard.press("Enter")
        said.filter(has_text=copied).wait_for()
        text = page.evaluate("window.kept.readText()" if refused else READ)
        assert box.locator("pre").nth(at).text_content() == text.replace("\r\n", "\n")
    assert [] == page.wrong


def test_each_button_says_what_it_copies(window):
    box = opened(window(), PAGES[0][0])
    names = [one.get_attribute("aria-label") for one in box.get_by_role("button").all()]
    labels = box.locator("pre").evaluate_all(
        "all => all.map(one => one.previousElementSibling.textContent)"
    )
    assert [f"Nakili: {label}" for label in labels] == names


def test_without_a_script_it_is_closed_until_asked_for_and_a_touch_selects_a_whole_text(window):
    page = window(width=320, scripts=False)
    page.goto(PAGES[0][0], wait_until="load")
    assert not page.locator("details[data-copy] pre").first.is_visible()
    box = opened(page, PAGES[0][0])
    assert 0 == box.get_by_role("button").count()
    assert ["all", "all"] == [
        one.evaluate("one => getComputedStyle(one).userSelect") for one in box.locator("pre").all()
    ]
    assert box.locator("pre").first.is_visible()
