"""In a real browser nothing of an attacker's content runs, and nothing is fetched, though no policy forbids it.

The pages are sent without a Content-Security-Policy: what the site itself does must be enough. A payload that
ran would call `pwned`, which the browser has here.
"""

import pytest

from plugins.pipeline import sanitizer
from tests.browser.conftest import serving
from tests.security import hostile

READY = (
    "window.ran = []; window.pwned = (...given) => { window.ran.push(location.href); return 0; };"
)
# What a reader's hand would do to every element: handlers that wait for it would run.
TOUCH = """() => {
    const kinds = ['mouseover', 'mouseenter', 'pointerover', 'focus', 'focusin', 'blur', 'toggle', 'error',
                   'load', 'animationstart', 'begin', 'keydown', 'input'];
    for (const one of document.querySelectorAll('*'))
        for (const kind of kinds) one.dispatchEvent(new Event(kind, {bubbles: false, cancelable: true}));
    return window.ran;
}"""


@pytest.fixture(scope="module")
def fake(browser, tmp_path_factory):
    """Open addresses of a folder in a window that knows `pwned`: gives what ran, and what was asked elsewhere."""
    context = browser.new_context()
    context.add_init_script(READY)
    page = context.new_page()
    away, dialogs = [], []
    page.on("dialog", lambda one: (dialogs.append(one.message), one.dismiss()))

    def run(address, paths):
        heard = []

        def note(request):
            if not request.url.startswith(address):
                away.append(request.url)

        page.on("request", note)
        for path in paths:
            page.goto(f"{address}{path}")
            heard += page.evaluate(TOUCH)
        page.remove_listener("request", note)
        return heard, away, dialogs

    yield run
    context.close()


def test_the_browser_would_tell_if_a_payload_ran(fake, tmp_path):
    bodies = [
        "<script>pwned()</script>",
        "<img src=x onerror=pwned()>",
        "<b onmouseover=pwned()>x</b>",
    ]
    for number, body in enumerate(
        [*bodies, "<script>alert(1)</script>", "<img src=//other.invalid/x>"]
    ):
        (tmp_path / f"{number}.html").write_text(f"<!DOCTYPE html>{body}")
    (tmp_path / "404.html").write_text("x")
    with serving(tmp_path) as address:
        for number in range(3):
            assert fake(address, [f"/{number}.html"])[0]
        _, away, dialogs = fake(address, ["/3.html", "/4.html"])
    assert ["1"] == dialogs
    assert ["http://other.invalid/x"] == away
    dialogs.clear()
    away.clear()


def test_nothing_runs_on_any_page_of_the_site(fake, attacked):
    with serving(attacked.folder) as address:
        heard, away, dialogs = fake(address, [page.url for page in attacked.pages])
    assert ([], [], []) == (heard, away, dialogs)


def test_the_sanitizer_alone_stops_every_payload_even_when_its_html_is_read_twice(fake, tmp_path):
    """Put into the page by a script as well: there browsers read some things otherwise (mutation XSS)."""
    again = "<script>const m = document.querySelector('main'); m.innerHTML = m.innerHTML;</script>"
    for number, body in enumerate(hostile.BODIES):
        html = f"<!DOCTYPE html><meta charset=utf-8><main>{sanitizer.clean(body)}</main>{again}"
        (tmp_path / f"{number}.html").write_text(html, "utf-8", errors="replace")
    (tmp_path / "404.html").write_text("x")
    with serving(tmp_path) as address:
        heard, _, dialogs = fake(
            address, [f"/{number}.html" for number in range(len(hostile.BODIES))]
        )
    assert ([], []) == (heard, dialogs)
