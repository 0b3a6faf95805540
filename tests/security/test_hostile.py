"""Content that an attacker wrote is refused, or is harmless text in every file of the site.

The built site is read as a browser reads it, by a parser of HTML 5, and every other file by its own reader.
"""

import json
import re
from urllib.parse import urlsplit

import html5lib
import pytest
from lxml import etree

from plugins.reading import sanitizer
from tests import built, stories
from tests.security import hostile

HTML = "{http://www.w3.org/1999/xhtml}"
ADDRESSES = frozenset(
    "action archive background cite classid codebase data formaction href icon longdesc manifest ping"
    " poster profile src srcset usemap".split()
)
RUNNING = frozenset(
    "applet base embed form frame frameset iframe math object portal style svg".split()
)
SEARCHES = ("/tafuta/", "/en/search/")  # where the one form of a page leads
LEADING = frozenset({"", "http", "https", "mailto", "tel"})
OWN = "https://example.invalid"
CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]+")


def parsed(html):
    return html5lib.parse(html)


def dangers(tree):
    """Give, in words, what a document holds that could run, or fetch something from elsewhere."""
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.removeprefix(HTML).lower()
        searching = tag == "form" and element.get("action") in SEARCHES
        if (tag.rpartition("}")[2] in RUNNING and not searching) or "}" in tag:
            found.append(f"<{tag}>")
        if tag == "script":
            data = element.get("type") == "application/ld+json" and not element.get("src")
            ours = (element.get("src") or "").startswith("/assets/") and not element.text
            if not (data or ours):
                found.append("<script>")
        if tag == "meta" and (element.get("http-equiv") or "").lower() not in (
            "",
            "content-security-policy",
        ):
            found.append("<meta http-equiv>")
        for name, value in element.attrib.items():
            plain = str(name).rpartition("}")[2].lower()
            if plain.startswith("on") or plain in ("style", "srcdoc", "nonce"):
                found.append(f"{plain}=")
            if plain in ADDRESSES:
                found += [f"{tag} {plain}={value[:40]}"] * bool(unsafe(tag, value))
    return found


def unsafe(tag, value):
    """Say whether an address could run, or is fetched from elsewhere without a reader's click."""
    try:
        parts = urlsplit(CONTROLS.sub("", value))
    except ValueError:
        return True
    if parts.scheme not in LEADING or value.lstrip().startswith(("//", "\\")):
        return True
    away = parts.netloc and f"{parts.scheme}://{parts.netloc}" not in (OWN, built.HOST)
    return bool(away) and tag != "a"


# The reader of this file is right


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick=x>",
        "<p style=x>",
        "<script>x</script>",
        "<script src=https://other.invalid/x></script>",
        "<script type=application/ld+json src=x></script>",
        "<a href=javascript:x>",
        "<a href='java\nscript:x'>",
        "<a href=//other.invalid>",
        "<img src=https://other.invalid/x>",
        "<img src=data:image/png,x>",
        "<iframe></iframe>",
        "<svg></svg>",
        "<math></math>",
        "<meta http-equiv=refresh content=0>",
        "<base href=/>",
        "<style>x</style>",
        "<form action=/x>",
        "<form>",
        "<b title='x'onclick=y>",
        "<a xlink:href=x onfocus=y>",
    ],
)
def test_a_danger_is_seen(html):
    assert dangers(parsed(html))


def test_what_a_page_may_hold_is_no_danger():
    assert [] == dangers(
        parsed(
            '<link rel=stylesheet href=/assets/x.css><script src="/assets/x.js" defer></script>'
            '<script type="application/ld+json">{}</script><img src=/media/a.jpg alt="onclick=x">'
            '<a href="https://other.invalid/?javascript:x" title="javascript:x">x</a><a href="mailto:a@b">x</a>'
        )
    )


# What is refused, and what is taken


def test_most_bodies_are_refused_and_named():
    taken = hostile.bodies()
    assert 20 < len(taken) < len(hostile.BODIES) // 2
    for number, body in enumerate(hostile.BODIES):
        if f"news/2026-11-20-mwili-{number}.sw.md" not in taken:
            _, html, found = stories.body(body)
            assert not html
            assert {one.rule for one in found if not one.warning}


def test_what_is_taken_of_a_body_is_harmless():
    taken = ((body, stories.body(body)[1]) for body in hostile.BODIES)
    assert [] == [(body, found) for body, html in taken if (found := dangers(parsed(html)))]


def test_the_sanitizer_alone_leaves_nothing_that_runs():
    """As if no rule had refused it: and what it gives is the same when it is read and written once more."""
    for body in hostile.BODIES:
        html = sanitizer.clean(body)
        assert [] == dangers(parsed(html)), body
        again = html5lib.serialize(html5lib.parseFragment(html), omit_optional_tags=False)
        assert [] == dangers(parsed(again)), body


def test_every_form_of_story_holds_its_payloads():
    texts = hostile.headed()
    assert len(hostile.FORMS) * len(hostile.LINES) <= len(texts)
    for which, (section, _, places) in enumerate(hostile.FORMS):
        mine = [
            text
            for path, text in texts.items()
            if f"kichwa-{which}-" in path and path.startswith(section)
        ]
        for place in places:
            assert sum(f"\n{place}: " in f"\n{text}" for text in mine) > 3, (section, place)


def test_whole_tags_and_marks_of_templates_are_refused_in_every_header():
    for section, places in [(section, places) for section, _, places in hostile.FORMS]:
        name = "x" if section == "pages" else "2026-11-20-x"
        for place, form in places.items():
            for bad in ("<script>pwned()</script>", "<b onclick=x>", "{{ 7*7 }}", "{% x %}"):
                head = f"Title: Mfano\nSummary: {hostile.SUMMARY}\n" if place != "Title" else ""
                text = f"{head}{place}: {form.replace('{}', bad)}\n\nx"
                found = stories.file(text, f"{section}/{name}.sw.md")[2]
                assert {"markup-in-header", "web-address", "header-twice"} & {
                    one.rule for one in found
                }


# The built site


def test_no_page_holds_anything_that_runs(attacked):
    assert len(attacked.pages) > 300
    assert {} == {
        page.address: bad for page in attacked.pages if (bad := dangers(parsed(page.html)))
    }


def test_the_payloads_are_there_as_text(attacked):
    """Else all of this would be true of an empty site."""
    text = "\n".join(page.text for page in attacked.pages)
    for line in hostile.LINES:
        shown = (
            built.flat(etree.fromstring(f"<a>{line}</a>").text) if line.startswith("&") else line
        )
        assert built.flat(shown)[:20] in text or line.startswith("&"), line


def test_linked_data_is_data(attacked):
    found = 0
    for page in attacked.pages:
        for text in page.tree.xpath('//script[@type="application/ld+json"]/text()'):
            assert "<" not in text
            about = json.loads(text)
            kinds = set(re.findall(r'"@type": "(\w+)"', json.dumps(about)))
            assert "Person" not in kinds
            found += 1
    assert found > 300


def test_feeds_and_the_sitemap_hold_only_what_they_should(attacked):
    names = {
        "feed": set(
            "feed id title subtitle updated author name link entry published category summary".split()
        ),
        "sitemap": {"urlset", "url", "loc", "lastmod", "link", "sitemapindex", "sitemap"},
    }
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for name, data in attacked.files.items():
        if name.endswith(".xml"):
            known = names["feed" if name.endswith("feed.xml") else "sitemap"]
            tree = etree.fromstring(data, parser)
            assert not tree.getroottree().docinfo.doctype
            assert {etree.QName(one).localname for one in tree.iter()} <= known
            assert [] == [
                one.get("href")
                for one in tree.iter()
                if one.get("href") and not one.get("href").startswith((OWN, "/"))
            ]


def test_calendars_hold_one_event_an_entry_and_no_property_that_was_typed(attacked):
    known = set(
        "BEGIN END VERSION PRODID METHOD CALSCALE UID URL SOURCE NAME X-WR-CALNAME X-WR-CALDESC X-WR-TIMEZONE"
        " DESCRIPTION LAST-MODIFIED REFRESH-INTERVAL X-PUBLISHED-TTL TZID TZOFFSETFROM TZOFFSETTO TZNAME"
        " DTSTART DTEND DTSTAMP SUMMARY LOCATION GEO CATEGORIES STATUS SEQUENCE TRANSP CONTACT CREATED CLASS"
        " RRULE EXDATE DURATION IMAGE COLOR X-ALT-DESC CONFERENCE".split()
    )
    found = 0
    for name, data in attacked.files.items():
        if name.endswith(".ics"):
            assert b"\r" not in data.replace(b"\r\n", b"")
            assert b"\n" not in data.replace(b"\r\n", b"")
            lines = data.decode().replace("\r\n ", "").split("\r\n")
            assert {re.split("[;:]", line)[0] for line in lines if line} <= known, name
            if name.endswith("event.ics"):
                assert 1 == lines.count("BEGIN:VEVENT")
                found += 1
    assert found >= 2 * len(hostile.LINES)


def test_the_texts_for_machines_have_one_field_a_line(attacked):
    security = attacked.files[".well-known/security.txt"].decode().splitlines()
    assert ["Contact", "Expires", "Preferred-Languages", "Canonical"] == [
        line.split(": ")[0] for line in security
    ]
    robots = attacked.files["robots.txt"].decode().splitlines()
    assert ["User-agent: *", "Disallow:", "", f"Sitemap: {OWN}/sitemap.xml"] == robots


def test_no_name_of_a_file_has_a_sign_that_leads_away(attacked):
    name = re.compile(
        r"(?:\.well-known/)?[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*"
    )
    assert [] == [one for one in attacked.files if not name.fullmatch(one) or ".." in one]


def test_the_marks_of_templates_are_text_and_nothing_is_computed(attacked):
    text = "\n".join(page.text for page in attacked.pages)
    assert "{{ 7*7 }}" in text
    assert "${7*7} #{7*7}" in text
    assert not re.search(r"\b49\b", text)
