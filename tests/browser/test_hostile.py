"""In a real browser nothing of an attacker's content runs, and nothing is fetched, though no policy forbids it.

The pages are sent without a Content-Security-Policy: what the site itself does must be enough. A payload that
ran would call `pwned`, which the browser has here.
"""

import html

import pytest

from plugins.reading import sanitizer
from tests.security import hostile
from tests.serving import serving

READY = "window.ran = []; window.pwned = () => { window.ran.push(location.href); return 0; };"
# What a reader's hand would do to every element: handlers that wait for it would run.
TOUCH = """() => {
    const kinds = ['mouseover', 'mouseenter', 'pointerover', 'focus', 'focusin', 'blur', 'toggle', 'error',
                   'load', 'animationstart', 'begin', 'keydown', 'input'];
    for (const one of document.querySelectorAll('*'))
        for (const kind of kinds) one.dispatchEvent(new Event(kind, {bubbles: false, cancelable: true}));
    return window.ran;
}"""
# Pages beside each other, each a document of its own; it ends when all are there.
SHOWN = """urls => Promise.all(urls.map(url => new Promise(done => {
    document.body.append(Object.assign(document.createElement('iframe'), {src: url, onload: done}));
})))"""
AT_ONCE = 10
# Put into the page by a script as well: there browsers read some things otherwise (mutation XSS).
AGAIN = "<script>const m = document.querySelector('main'); m.innerHTML = m.innerHTML;</script>"


@pytest.fixture
def heard(window):
    """Show pages that know `pwned`, and touch all of them: gives what ran, was asked elsewhere, and was said."""

    def run(address, paths):
        page = window(base=address)
        page.add_init_script(READY)
        ran, said = [], []
        page.on("dialog", lambda one: (said.append(one.message), one.dismiss()))
        for at in range(0, len(paths), AT_ONCE):
            page.goto("/robots.txt")
            page.evaluate(SHOWN, paths[at : at + AT_ONCE])
            for frame in page.frames:
                ran += frame.evaluate(TOUCH)
        own = (address, "data:", "about:")
        return len(ran), [one for one in page.asked if not one.startswith(own)], said

    return run


def framed(folder, bodies):
    """Write a page on which each body is a document of its own."""
    frames = (f'<iframe srcdoc="{html.escape(one)}"></iframe>' for one in bodies)
    text = "<!DOCTYPE html><meta charset=utf-8>" + "".join(frames)
    (folder / "index.html").write_text(text, "utf-8", errors="replace")


def test_the_browser_would_tell_if_a_payload_ran(heard, tmp_path):
    bodies = [
        "<script>pwned()</script>",
        "<img src=x onerror=pwned()>",
        "<b onmouseover=pwned()>x</b>",
        "<script>alert(1)</script>",
        "<img src=//other.invalid/x>",
    ]
    told = []
    with serving(tmp_path) as address:
        for body in bodies:
            framed(tmp_path, [body])
            ran, away, said = heard(address, ["/"])
            told.append((ran > 0, away, said))
    elsewhere = ["http://other.invalid/x"]
    ran = (True, [], [])
    assert [ran, ran, ran, (False, [], ["1"]), (False, elsewhere, [])] == told


def test_nothing_runs_on_any_page_of_the_site(heard, attacked):
    with serving(attacked.folder) as address:
        assert (0, [], []) == heard(address, [page.url for page in attacked.pages])


def test_the_sanitizer_alone_stops_every_payload_even_when_its_html_is_read_twice(heard, tmp_path):
    clean = (sanitizer.clean(body) for body in hostile.BODIES)
    framed(tmp_path, [f"<!DOCTYPE html><main>{one}</main>{AGAIN}" for one in clean])
    with serving(tmp_path) as address:
        ran, _, said = heard(address, ["/"])
    assert (0, []) == (ran, said)
