"""The built site's pictures: small, bare of all else, never the original, and never moving a page."""

import hashlib
import io
import re

import pytest
from PIL import Image

from tests import built, photos

MARKER = "alamayapicha"
STORY = """Title: Mfano wa picha
Summary: Mfano wa habari yenye picha za kila aina na kila mahali.
Image: media/2026/{m}.jpg
Image-Alt: Kelele za rangi
Image-Credit: Mpiga picha wa mfano
Gallery: media/2026/{m}.png | Kelele za rangi | Ya kwanza
    media/2026/{m}.webp | Kelele za rangi
Attachments: media/2026/{m}.png | Bango
Sample: yes

Aya ya kwanza. [Picha]({{static}}/media/2026/{m}.jpg)

![Kelele > "rangi" & nyingine]({{static}}/media/2026/{m}.avif)
"""
PLAIN = """Title: Mfano wa picha ndani ya maandishi
Summary: Mfano wa habari yenye picha ndani ya maandishi yake pekee.
Sample: yes

![Moja]({{static}}/media/2026/{m}.avif)

![Mbili]({{static}}/media/2026/{m}.webp)
"""
GONE = """Title: Mfano wa habari iliyoondolewa
Summary: Mfano wa habari iliyoondolewa pamoja na picha zake zote.
Image: media/2026/iliyoondolewa.jpg
Image-Alt: Kelele za rangi
Withdrawn: 2026-11-21 | Sababu ya mfano
Sample: yes

![Moja]({static}/media/2026/iliyoondolewa.jpg)
"""
URL = "/habari/2026/picha/"


OFFICE = """[name]
sw = "Ofisi ya Mfano"
en = "The Sample Office"
[site]
url = "https://example.invalid"
emblem = "media/2026/nembo.png"
"""


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """A small site with stories whose pictures tell where they were taken."""
    folder = tmp_path_factory.mktemp("pictures")
    files = {
        "office.toml": OFFICE,
        "media/2026/iliyoondolewa.jpg": photos.saved(photos.corners(), "JPEG"),
        "media/2026/nembo.png": photos.saved(photos.corners((400, 400), "RGBA")),
        "news/2026-11-22-picha.sw.md": STORY.format(m=MARKER),
        "news/2026-11-21-picha-ndani.sw.md": PLAIN.format(m=MARKER),
        "news/2026-11-22-iliyoondolewa.sw.md": GONE,
    }
    for ending in photos.SAVED:
        files[f"media/2026/{MARKER}.{ending}"] = photos.telling(ending, MARKER.upper())
    content = built.write(folder / "content", files)
    built.build(content, folder / "output", folder / "cache", built.run_here)
    return built.Site(folder / "output")


# lxml reads a `source` as if what follows stood within it, so that a picture's `img` is looked for below it.


def pictures(site):
    return {
        name: data
        for name, data in site.files.items()
        if name.endswith((".jpg", ".avif", ".png", ".webp", ".jpeg"))
    }


def opened(data):
    return Image.open(io.BytesIO(data))


def test_no_byte_that_a_picture_says_beside_its_pixels_is_in_the_output(planted):
    marker = MARKER.upper().encode()
    assert [] == [name for name, data in planted.files.items() if marker in data]


def test_no_picture_of_the_output_says_anything_of_itself(planted):
    kinds = {"icc_profile", "exif", "xmp", "comment"}
    assert [] == [
        name
        for name, data in pictures(planted).items()
        if kinds & opened(data).info.keys() or dict(opened(data).getexif())
    ]


def test_no_original_is_served(site, preview):
    originals = {
        hashlib.sha256(path.read_bytes()).digest()
        for path in (built.ROOT / "content" / "media").rglob("*")
        if path.suffix in (".jpg", ".png", ".webp", ".avif")
    }
    assert originals
    for one in (site, preview):
        assert [] == [
            name for name, data in one.files.items() if hashlib.sha256(data).digest() in originals
        ]


@pytest.mark.parametrize("name", ["planted", "site", "preview", "public"])
def test_every_file_of_the_media_is_shown_or_linked(name, request):
    """So that nothing that an editor has put there, or that a hidden story refers to, is found by its address."""
    site = request.getfixturevalue(name)
    named = "".join(page.html for page in site.pages)
    media = [
        one for one in site.files if one.startswith("media/") and one[-3:] not in (".br", ".gz")
    ]
    assert media
    assert [] == [one for one in media if f"/{one}" not in named]


def widths(site):
    """Yield every picture that a page offers at a width: page, address, what the page says of its width."""
    for page in site.pages:
        for value in page.tree.xpath("//@srcset"):
            for part in value.split(", "):
                address, width = part.split(" ")
                yield page, address.lstrip("/"), int(width.removesuffix("w"))


def test_every_picture_is_as_wide_as_the_page_says(planted):
    found = {(address, width) for _, address, width in widths(planted)}
    assert found
    assert [] == [
        address for address, width in found if opened(planted.files[address]).width != width
    ]


def test_photos_and_thumbnails_are_within_their_budgets(planted, site):
    weighed = []
    for one in (planted, site):
        for address, width in {(address, width) for _, address, width in widths(one)}:
            if address.endswith(".avif") and width <= 800:
                most = 12_000 if width <= 400 and "-cover-" not in address else 70_000
                weighed.append(address)
                assert len(one.files[address]) <= most, address
    assert any(MARKER in one for one in weighed)


def test_every_image_is_offered_small_in_two_forms(planted):
    photos_ = [
        image
        for page in planted.pages
        for image in page.tree.xpath("//main//img[starts-with(@src, '/media/')]")
        if "emblem" not in image.get("src")
    ]
    assert photos_
    for image in photos_:
        (source,) = image.xpath("ancestor::picture//source")
        assert "image/avif" == source.get("type")
        assert image.get("srcset")
        assert source.get("sizes") == image.get("sizes") != ""
        assert image.get("src").endswith(".jpg")


def test_only_the_first_picture_of_a_page_does_not_wait(planted):
    for page in planted.pages:
        images = page.tree.xpath("//main//picture//img")
        eager = [image for image in images if image.get("loading") != "lazy"]
        assert eager in ([], images[:1]), page.url
        assert all(image.get("fetchpriority") == "high" for image in eager)
    for url in (URL, "/habari/2026/picha-ndani/", "/"):
        assert planted.page(url).tree.xpath("//main//picture//img")[0].get("loading") != "lazy"


def test_a_page_knows_the_shape_of_its_pictures_before_they_come(planted):
    odd = []
    for page in planted.pages:
        for image in page.tree.xpath("//img[starts-with(@src, '/media/')]"):
            size = opened(planted.files[image.get("src").lstrip("/")]).size
            if size != (int(image.get("width")), int(image.get("height"))):
                odd.append((page.url, image.get("src")))
    assert [] == odd


def test_a_picture_within_a_text_says_what_it_shows(planted):
    (image,) = planted.page(URL).tree.xpath("//div[@class='body']//picture//img")
    assert 'Kelele > "rangi" & nyingine' == image.get("alt").replace("“", '"').replace("”", '"')


def test_a_picture_for_the_press_says_its_form_weight_and_pixels(planted):
    page = planted.page(URL)
    links = page.tree.xpath("//a[@class='figure-press']")
    assert 3 == len(links)
    for link in links:
        data = planted.files[link.get("href").lstrip("/")]
        image = opened(data)
        assert ("JPEG", 900, 600) == (image.format, *image.size)
        said = rf"JPEG, (KB {round(len(data) / 1000)}|MB [\d.]+), pikseli 900 × 600"
        assert re.search(said, built.flat(link.text_content()))


def test_a_picture_to_fetch_is_the_one_for_the_press(planted):
    page = planted.page(URL)
    fetched = [
        a.get("href")
        for a in page.main_links
        if MARKER in a.get("href") and a.get("class") != "figure-press"
    ]
    assert 2 == len(fetched)
    assert all("-press." in one for one in fetched)


def test_a_thumbnail_opens_the_large_picture_without_a_script(planted):
    thumbs = planted.page(URL).tree.xpath("//a[@class='thumb']")
    assert 2 == len(thumbs)
    for number, thumb in enumerate(thumbs, 1):
        assert thumb.xpath(".//img/@alt") == ["Kelele za rangi"]
        assert f"#photo_{number}" == thumb.get("href")
        (image,) = planted.page(URL).tree.xpath(f"//*[@id='photo_{number}']//img")
        assert 900 == opened(planted.files[image.get("src").lstrip("/")]).width
    beside = planted.page(URL).tree.xpath("//*[@id='photo_1']//p/a/@href")
    assert ["#photo_2", "#photos"] == beside


def test_a_withdrawn_story_shows_no_picture_and_leaves_none_in_the_output(planted):
    assert planted.holds("/habari/2026/iliyoondolewa/")
    assert [] == [name for name in planted.files if name.startswith("media/2026/iliyoondolewa")]


def test_an_emblem_of_pixels_is_small_and_on_every_page(planted):
    for page in planted.pages:
        (source,) = page.tree.xpath("//img[@class='masthead-mark']/@src")
        assert re.fullmatch(r"/media/2026/nembo-emblem\.[0-9a-f]+\.png", source)
    assert 216 == opened(planted.files[source.lstrip("/")]).height


def test_the_library_shows_the_photos_of_every_story(planted, words):
    for lang, home in (("sw", "/maktaba-ya-picha/"), ("en", "/en/photo-library/")):
        page = planted.page(home)
        assert URL in page.leads_to()
        assert planted.page(f"{home}2026/").alternates[built.OTHER[lang]]
        assert words[lang]["photos"]["title"] in planted.page("/" if lang == "sw" else "/en/").text
        credit = words[lang]["story"]["photo_credit"].replace("{name}", "Mpiga picha wa mfano")
        assert credit in page.main_text


def test_a_picture_of_the_library_leads_to_where_it_is_large(planted):
    thumbs = planted.page("/maktaba-ya-picha/").tree.xpath("//a[@class='thumb']")
    assert any("#" in thumb.get("href") for thumb in thumbs)
    for thumb in thumbs:
        (image,) = thumb.iter("img")
        url, _, name = thumb.get("href").partition("#")
        there = planted.page(url).tree.xpath(f"//*[@id='{name}']//img" if name else "//main//img")
        assert image.get("src") == there[0].get("src")
        assert image.get("alt")


def test_a_publication_without_a_picture_bears_its_first_page(site, words):
    shown = {}
    for lang, url in (
        ("sw", "/machapisho/2026/mfano-kipeperushi/"),
        ("en", "/en/publications/2026/example-leaflet/"),
    ):
        (image,) = site.page(url).tree.xpath("//img[@class='cover']")
        start = words[lang]["publication"]["cover"].partition("{")[0]
        assert image.get("alt").startswith(start)
        shown[lang] = image.get("src")
    assert shown["sw"] != shown["en"]  # each the file of its own language
    covers = site.page("/machapisho/").tree.xpath("//img[@class='card-cover']/@src")
    assert shown["sw"] in covers
