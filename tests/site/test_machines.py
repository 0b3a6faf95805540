"""What machines ask for: sitemap.xml, robots.txt, security.txt, the pages for lost addresses."""

import datetime as dt
import io
import json
import re
from collections import Counter

import pytest
from lxml import etree
from PIL import Image, ImageChops

from scripts import icons
from tests import built
from tests.ics import NODE

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def addresses(site):
    """Give the sitemap's addresses without the host, each with its element."""
    root = etree.fromstring(site.files["sitemap.xml"])
    assert f"{SITEMAP}urlset" == root.tag
    found = [(built.own(one.findtext(f"{SITEMAP}loc")), one) for one in root]
    assert found
    return found


def alternates(element):
    return {
        one.get("hreflang"): built.own(one.get("href"))
        for one in element.findall(f"{XHTML}link")
        if one.get("hreflang") != "x-default"
    }


def test_every_page_is_once_and_in_full_in_the_sitemap_or_asks_not_to_be(site):
    root = etree.fromstring(site.files["sitemap.xml"])
    expected = Counter(built.HOST + page.url for page in site.addressed if not page.noindex)
    named = Counter(one.text for one in root.iter(f"{SITEMAP}loc"))
    missing, strange = sorted(expected - named), sorted(named - expected)
    assert ([], []) == (missing, strange), "not in sitemap.xml, and there too often or alone"


def test_the_sitemaps_alternates_are_those_of_the_pages(site):
    wrong = []
    for url, element in addresses(site):
        said = dict(site.page(url).alternates)
        said.pop("x-default")
        if alternates(element) != (said if len(said) > 1 else {}):
            wrong.append(url)
    assert [] == wrong


def test_the_sitemap_says_no_change_after_today(site):
    found = [one.findtext(f"{SITEMAP}lastmod") for _, one in addresses(site)]
    days = [one for one in found if one]
    assert days
    assert [] == [
        day for day in days if not re.fullmatch(r"\d{4}-\d\d-\d\d", day) or day > built.TODAY
    ]


@pytest.mark.full
def test_the_sitemap_is_valid_by_the_schema_of_its_protocol(site):
    """The schema is sitemaps.org's own, as the npm package `sitemap` carries it; of other words it asks nothing."""
    path = NODE / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
    schema = etree.XMLSchema(etree.parse(path))
    root = etree.fromstring(site.files["sitemap.xml"])
    for link in root.findall(f".//{XHTML}link"):  # XHTML's schema is of whole documents
        link.getparent().remove(link)
    schema.assertValid(root)
    etree.SubElement(root[0], f"{SITEMAP}priorities").text = "1"
    assert not schema.validate(root)


def test_robots_are_let_in_and_shown_the_sitemap(site):
    lines = site.files["robots.txt"].decode("ascii").splitlines()
    assert {"User-agent: *", f"Sitemap: {built.HOST}/sitemap.xml"} <= set(lines)
    assert "Disallow: /" not in lines


def test_robots_are_kept_away_from_a_preview(preview):
    assert "Disallow: /" in preview.files["robots.txt"].decode("ascii").splitlines()


def fields(site):
    """Give security.txt's fields: name in small letters, value."""
    lines = site.files[".well-known/security.txt"].decode("utf-8").splitlines()
    pairs = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    return [(name.lower(), value) for name, value in pairs]


def test_security_txt_says_whom_to_tell(site):
    """RFC 9116, 2.5.3: one or more, each a URI; one on this site leads to a page."""
    found = [built.own(value) for name, value in fields(site) if name == "contact"]
    assert found
    form = re.compile(r"(mailto:|https://|tel:)\S+$")
    assert [] == [one for one in found if not form.match(one) and not site.by_url.get(one)]


def test_security_txt_expires_once_and_within_a_year(site):
    """RFC 9116, 2.5.5: exactly one, a moment; less than a year ahead is advised."""
    (value,) = (value for name, value in fields(site) if name == "expires")
    ahead = dt.datetime.fromisoformat(value) - dt.datetime.fromisoformat(f"{built.NOW}:00+03:00")
    assert dt.timedelta(0) < ahead < dt.timedelta(days=366)


def test_security_txt_names_its_own_address_and_both_languages(site):
    assert {
        ("canonical", f"{built.HOST}/.well-known/security.txt"),
        ("preferred-languages", "sw, en"),
    } <= set(fields(site))


# What people come for: clinics first, and whether a release is genuine.
FIRST = {
    "sw": ("/kliniki-ya-sheria/", "/taarifa-kwa-umma/rejista/"),
    "en": ("/en/legal-clinic/", "/en/press-releases/register/"),
}
CONTACT = {"sw": "/wasiliana-nasi/", "en": "/en/contact/"}


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_the_home_page_answers_before_it_tells_the_news(site, words, lang):
    """The next clinic, the newest release, what people come for; only then the lead story."""
    main = site.page("/" if lang == "sw" else "/en/").tree.xpath("//main")[0]
    said = [built.flat(one.text_content()) for one in main.iter("h2")]
    home = words[lang]["home"]
    assert [home["clinic"], home["release"], home["tasks"]] == said[:3]
    assert built.flat(main.xpath("string(.//article//h2)")) == said[3]
    parts = main.xpath("(.//section)[position() < 4]")
    assert [1, 1] == [len(part.xpath(".//li[contains(@class, 'card')]")) for part in parts[:2]]
    tasks = parts[2].xpath(".//a/@href")
    assert list(FIRST[lang]) == tasks[:2]
    assert 4 <= len(tasks) <= 6


@pytest.mark.parametrize(
    ("url", "lang", "home"), [("/404.html", "sw", "/"), ("/en/404.html", "en", "/en/")]
)
def test_the_page_for_lost_addresses_is_not_indexed_and_leads_home_from_any_depth(
    site, url, lang, home
):
    """The server gives it for addresses of any depth: a relative address would lead astray."""
    page = site.page(url)
    assert (lang, True) == (page.tree.get("lang"), page.noindex)
    assert home in page.leads_to()
    assert set(FIRST[lang]) | {CONTACT[lang]} <= {a.get("href") for a in page.main_links}
    links = page.tree.xpath("//@href | //@src")
    assert [] == [one for one in links if not one.startswith(("/", "#", "https://"))]


# What programs ask for


def test_every_page_leads_to_the_manifest_of_its_language(site):
    for page in site.pages:
        (address,) = page.tree.xpath('//link[@rel="manifest"]/@href')
        said = json.loads(site.files[address.lstrip("/")])
        home = {"sw": "/", "en": "/en/"}[page.lang]
        assert (page.lang, home, "browser") == (said["lang"], said["start_url"], said["display"])


def test_a_manifest_names_the_site_as_its_pages_do_and_icons_that_are_there(site):
    for address in ("site.webmanifest", "en/site.webmanifest"):
        said = json.loads(site.files[address])
        assert said["name"] in site.page(said["start_url"]).text
        assert 2 == len(said["icons"])
        assert [] == [one["src"] for one in said["icons"] if not site.holds(one["src"])]


@pytest.mark.parametrize(
    ("address", "kind", "size"),
    [("favicon.ico", "ICO", (32, 32)), ("apple-touch-icon.png", "PNG", (180, 180))],
)
def test_an_icon_stands_where_programs_ask_for_it_untold(site, address, kind, size):
    with Image.open(io.BytesIO(site.files[address])) as icon:
        assert (kind, size) == (icon.format, icon.size)
    assert len(site.files[address]) < 3000


def test_the_icons_are_those_of_the_drawing(tmp_path, monkeypatch):
    here = built.ROOT / "theme" / "static"
    (tmp_path / "root").mkdir()
    (tmp_path / "icon.svg").write_bytes((here / "icon.svg").read_bytes())
    monkeypatch.setattr(icons, "STATIC", tmp_path)
    icons.main()
    for name in ("favicon.ico", "apple-touch-icon.png"):
        with Image.open(tmp_path / "root" / name) as made, Image.open(here / "root" / name) as kept:
            difference = ImageChops.difference(made.convert("RGB"), kept.convert("RGB"))
            assert difference.getextrema() == ((0, 0),) * 3, f"{name}: run scripts/icons.py"


def test_the_colour_of_the_browser_is_that_of_the_office(site):
    tokens = (built.ROOT / "theme" / "styles" / "1-tokens.css").read_text("utf-8")
    raw = dict(re.findall(r"--([\w-]+): (#\w+);", tokens))
    light, dark = (raw[one] for one in re.findall(r"--office: var\(--([a-z]+-\d+)\)", tokens))
    for page in site.pages:
        found = page.tree.xpath('//meta[@name="theme-color"]')
        assert {
            "(prefers-color-scheme: light)": light,
            "(prefers-color-scheme: dark)": dark,
        } == {one.get("media"): one.get("content") for one in found}
