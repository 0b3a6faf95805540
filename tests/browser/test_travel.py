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


def lines(text):
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize(("url", "copy", "copied"), PAGES)
@pytest.mark.parametrize("refused", [False, True], ids=["clipboard", "selection"])
def test_a_text_is_copied_by_keyboard_and_said_to_be(window, served, url, copy, copied, refused):
    page = window(320)
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
        assert box.locator("pre").nth(at).text_content() == lines(text)
    assert [] == page.wrong


def test_each_button_says_what_it_copies(window):
    box = opened(window(), PAGES[0][0])
    names = [one.get_attribute("aria-label") for one in box.get_by_role("button").all()]
    labels = box.locator("pre").evaluate_all(
        "all => all.map(one => one.previousElementSibling.textContent)"
    )
    assert [f"Nakili: {label}" for label in labels] == names


def test_without_a_script_a_touch_selects_a_whole_text(window):
    box = opened(window(320, scripts=False), PAGES[0][0])
    assert 0 == box.get_by_role("button").count()
    assert ["all", "all"] == [
        one.evaluate("one => getComputedStyle(one).userSelect") for one in box.locator("pre").all()
    ]
    assert box.locator("pre").first.is_visible()


def test_it_is_closed_until_it_is_asked_for(window):
    page = window(320)
    page.goto(PAGES[0][0], wait_until="load")
    assert not page.locator("details[data-copy] pre").first.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_opened_is_no_wider_than_its_window_and_large_enough_to_touch(window, width):
    page = window(width)
    box = opened(page, PAGES[0][0])
    assert 0 >= page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    heights = box.locator("a, button, summary").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert len(heights) > 5
    assert min(heights) >= 44


@pytest.mark.parametrize("url", ["/", *(url for url, _, _ in PAGES)])
def test_no_card_is_loaded_for_a_reader(window, served, url):
    page = window()
    page.goto(url, wait_until="networkidle")
    assert len(page.asked) > 2
    assert [] == [one for one in page.asked if one.endswith(".png") or not one.startswith(served)]
