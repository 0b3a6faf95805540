"""A look at a page: all that is asked of any page is found in one visit of the browser, each fact under its name.

A fact is empty where all is well. Every state is judged by all rules of axe on a phone and, in the dark, in a wide
window, for some of what each shows the other hides; all that folds is open. A phone in the dark differs in colours.
Of a page and its translation one is judged so; the other, drawn by the same templates in the same colours, once.
"""

import fcntl
import json
import os
from pathlib import Path

import axe_playwright_python

from tests import built
from tests.patience import PATIENCE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """how => axe.run(document, {resultTypes: ['violations'], ...how}).then(told => told.violations.map(
    one => [one.id, ...one.nodes.slice(0, 3).map(node => node.html.slice(0, 120))]))"""
# What is so small that a finger misses it is a fault too (WCAG 2.2, 2.5.8): axe asks for that only when told to.
ALL = {"rules": {"target-size": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
JUDGED = ((320, "light", ALL), (320, "dark", COLOURS), (1280, "dark", ALL))
ONCE, PART = JUDGED[:1], ((320, "light", ALL), (1280, "dark", COLOURS))  # of what pages hold too

# A wide table may scroll in its own box; the page itself may not.
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
# WCAG 1.4.12. A sheet of the browser's own, which no policy of the page forbids.
SPACE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { letter-spacing: .12em !important; line-height: 1.5 !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
CLOSE = "document.adoptedStyleSheets = []"
# Texts of which a part is hidden, but for those that are meant for ears alone, and for a table that scrolls.
CUT = """() => [...document.querySelectorAll('body *')].filter(one => {
  const style = getComputedStyle(one);
  return style.overflow != 'visible' && style.clipPath == 'none' && !one.closest('.cover')
    && !(one.matches('[role=region][tabindex="0"]') && style.overflowX == 'auto')
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
}).map(one => one.outerHTML.slice(0, 100))"""
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  return style.transitionDuration != '0s' || style.animationName != 'none';
}).map(one => one.outerHTML.slice(0, 100))"""
# What looks like a button or a tag by its ground alone is lost where the reader's own colours take its place.
BARE = """() => [...document.querySelectorAll('.button, .file, .chip, .switch-button, .tag, .tile, .notice')]
  .filter(one => one.checkVisibility()).filter(one => {
    const style = getComputedStyle(one);
    return !['Top', 'Bottom', 'Left', 'Right'].some(side =>
      style[`border${side}Style`] != 'none' && parseFloat(style[`border${side}Width`]) > 0);
  }).map(one => one.outerHTML.slice(0, 100))"""
# WCAG 2.2, 2.5.8 asks for 24 px; ours are 44 px, but for links within a line of text.
SMALL = """() => [...document.querySelectorAll(':is(header, footer, main) :is(a, summary, button, input)')]
  .filter(one => one.checkVisibility() && getComputedStyle(one).display != 'inline')
  .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect().height])
  .filter(([, height]) => height && height < 43.5)"""
NOTE = """document.addEventListener('securitypolicyviolation',
  one => console.error(`policy: ${one.violatedDirective} ${one.blockedURI}`))"""
LANDMARKS = ("banner", "main", "contentinfo")
NAMED = ("link", "button", "heading", "DisclosureTriangle", "textbox")


def window(browser, base, width=1280, scripts=True, reduced_motion="reduce"):
    """Open a window of its own: its page notes what went `wrong`, and what it `asked` for."""
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": 800},
        java_script_enabled=scripts,
        reduced_motion=reduced_motion,
        ignore_https_errors=True,
    )
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(NOTE)
    page = context.new_page()
    page.wrong, page.asked = [], []
    page.on("console", lambda one: page.wrong.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("requestfailed", lambda one: _failed(page, one))
    page.on("request", lambda one: page.asked.append(one.url))
    return page


def _failed(page, request):
    """Note a request that failed; one that the next page cut off has not."""
    if request.failure != "net::ERR_ABORTED":
        page.wrong.append(f"{request.url}: {request.failure}")


def opened(page, url):
    """Open an address, and give the page."""
    page.goto(url, wait_until="load")
    return page


def shape(page, width, scheme="light"):
    """Give the window a width and a scheme."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


def faults(page, without=(), judged=JUDGED):
    """Give what is wrong with the page as it stands: width and scheme, the rule of axe or "wide", and where."""
    off = {rule: {"enabled": False} for rule in without}
    page.evaluate(UNFOLD)
    page.evaluate(AXE)
    found = []
    for width, scheme, how in judged:
        shape(page, width, scheme)
        found += [[width, scheme, "wide"]] if page.evaluate(WIDE) > 0 else []
        told = page.evaluate(RUN, {**how, "rules": how["rules"] | off} if "rules" in how else how)
        found += [[width, scheme, *one] for one in told]
    return found


def drawn(page):
    """Give what is wrong with how the page is drawn at its width, by the name of the fact."""
    facts = {"wide": max(0, page.evaluate(WIDE)), "moving": page.evaluate(MOVING)}
    page.emulate_media(forced_colors="active")
    facts["bare"] = page.evaluate(BARE)
    page.emulate_media(forced_colors="none")
    page.evaluate(SPACE)
    facts["spaced"] = page.evaluate(CUT)
    facts["spaced"] += ["wide"] if page.evaluate(WIDE) > 0 else []
    page.evaluate(CLOSE)
    return facts


def tree(page):
    """Give the page's tree of access as the browser tells it to others: (role, name, properties) in order."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {one["nodeId"]: one for one in nodes}
    return [_told(one) for one in _in_order(nodes[0], by_id) if not one.get("ignored")]


def _in_order(node, by_id):
    yield node
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _in_order(by_id[child], by_id)


def _told(node):
    said = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    return node["role"]["value"], built.flat(node.get("name", {}).get("value", "")), said


def unsaid(told):
    """Give what a tree of access lacks: landmarks, ways, headings in their order, names."""
    roles = [role for role, _, _ in told]
    ways = [name for role, name, _ in told if role == "navigation"]
    levels = [said["level"] for role, _, said in told if role == "heading"]
    return [
        *((role, roles.count(role)) for role in LANDMARKS if roles.count(role) != 1),
        *(("navigation", name) for name in ways if not name or ways.count(name) > 1),
        *([("navigation", len(ways))] if len(ways) < 2 else []),
        *([("h1", levels.count(1))] if levels.count(1) != 1 else []),
        *(pair for pair in zip([0, *levels], levels, strict=False) if pair[1] > pair[0] + 1),
        *((role, name) for role, name, _ in told if role in NAMED and not name),
    ]


def visit(page, url, judged):
    """Give all facts of an address."""
    page.wrong.clear()
    page.asked.clear()
    shape(page, 320)
    opened(page, url).evaluate(UNFOLD)
    facts = {"small": page.evaluate(SMALL), "phone": drawn(page)}
    shape(page, 1280)
    facts |= {"desk": drawn(page), "tree": unsaid(tree(page))}
    own = page.evaluate("location.origin")  # each worker's server has a port of its own
    facts |= {"errors": page.wrong[:], "asked": [one.removeprefix(own) for one in page.asked]}
    return facts | {"access": faults(page, judged=judged)}


def every(page, asked, folder):
    """Give the facts of addresses, each judged as is asked.

    Each is visited by one worker, which leaves them in a folder for all.
    """
    folder.mkdir(exist_ok=True)
    urls = list(asked)
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = worker * len(urls) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    found = {}
    for number in [*range(first, len(urls)), *range(first)]:  # no two workers begin with the same
        with open(folder / f"{number}.json", "a+") as kept:
            fcntl.flock(kept, fcntl.LOCK_EX)
            kept.seek(0)
            if not (text := kept.read()):
                text = json.dumps(visit(page, urls[number], asked[urls[number]]))
                kept.write(text)
        found[urls[number]] = json.loads(text)
    return found
