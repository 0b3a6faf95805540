"""What must not be seen yet is not in the output: not a byte of it, in any file."""

import gzip
import io

import brotli
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests import built
from tests.written import stories

FIELDS = {
    "news": "",
    "press": "Reference: {m}/1/2026\nHeading: public\nSubject: {m} yah\nPlace: {m} mahali\n"
    "Issued-By: {m} ofisi\nSignatory: {m} saini\nContact: {m}@example.invalid\n",
    "publications": "Kind: leaflet\nSeries: {m} mfululizo\nIssue: {m}\nPeriod: {m}\n"
    "Files: media/2026/{m}-d.pdf | sw | {m} faili\n",
    "events": "Kind: meeting\nStarts: 2026-12-01 09:00\nVenue: {m} ukumbi\nBring: {m} kitu\n"
    "Accreditation: {m} ithibati\nLive: https://example.invalid/{m}\n"
    "Contact: {m}@example.invalid\n",
}
COMMON = (
    "Title: {m} kichwa ({lang})\nSlug: {m}-{section}-{lang}\n"
    "Summary: {m} muhtasari wenye urefu wa kutosha kwa kanuni za vichwa.\n"
    "{hide}{fields}"
    "Image: media/2026/{m}-a.jpg\nImage-Alt: {m} picha\nImage-Caption: {m} maelezo\n"
    "Image-Credit: {m} mpiga picha\n"
    "Gallery: media/2026/{m}-b.jpg | {m} galari | {m} maelezo\n"
    "Attachments: media/2026/{m}-c.pdf | {m} kiambatisho\n"
    "Updated: 2026-11-20 | {m} badiliko\nAliases: /{m}-{section}-{lang}/\nOwner: {m} mmiliki\n"
    "\n"
    "{m} aya. [{m} kiungo]({{static}}/media/2026/{m}-e.pdf) na "
    "[{m}]({{filename}}/{section}/{other}).\n\n## {m} kichwa cha pili\n\n"
    "![{m} ndani]({{static}}/media/2026/{m}-f.jpg)\n"
)
FACTS = (
    "Image:",
    "Image-Credit:",
    "Reference:",
    "Heading:",
    "Kind:",
    "Series:",
    "Issue:",
    "Period:",
)
FACTS += ("Files:", "Starts:", "Owner:", "Status:", "Publish-At:", "Sample:")


def plant(content, marker, hide, day="2026-11-20"):
    """Plant a story of each section and a notice, in both languages, a marker in every field and file."""
    media = content / "media" / "2026"
    for letter, like in zip("abcdef", "jjpppj", strict=True):
        source = media / ("mfano-jengo.jpg" if like == "j" else "mfano-fomu.pdf")
        end = ".jpg" if like == "j" else ".pdf"
        tail = f"\n%{marker}-{letter}\n".encode()  # after the end of the picture or the document
        (media / f"{marker}-{letter}{end}").write_bytes(source.read_bytes() + tail)
    for section, fields in FIELDS.items():
        for lang in ("sw", "en"):
            where = {"section": section, "lang": lang, "m": marker, "hide": hide}
            name = f"{day}-{marker}-{section}"
            where["fields"] = fields.format(**where)
            text = COMMON.format(**where, other=f"{name}.{built.OTHER[lang]}.md")
            if lang == "en":  # facts stand once, in the Kiswahili file
                head, gap, body = text.partition("\n\n")
                kept = [line for line in head.split("\n") if not line.startswith(FACTS)]
                text = "\n".join(kept) + gap + body
            (content / section / f"{name}.{lang}.md").write_text(text, "utf-8")
    first = hide.partition("Publish-At: ")[2] or f"{day}\n{hide}"  # what a notice has in its place
    for lang, facts in (("sw", f"From: {first}Until: 2037-01-01\n"), ("en", "")):
        notice = content / "notices" / f"{day}-{marker}.{lang}.md"
        notice.write_text(f"Title: {marker} tangazo ({lang})\n{facts}", "utf-8")


def holding(site, marker):
    """Give the files of a site that hold a marker, in their name or in what they say to anybody."""
    marker = marker.lower().encode()
    return [
        name
        for name, data in site.files.items()
        if marker in name.lower().encode()
        or any(marker in said.lower() for said in said_by(name, data))
    ]


def said_by(name, data):
    """Yield what a file says: its bytes, packed or not; a PDF's text, streams and facts; a picture's notes."""
    if name.endswith(".gz") or data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    elif name.endswith(".br"):
        data = brotli.decompress(data)
    yield data
    if name.endswith(".pdf"):
        yield from said_by_pdf(data)
    elif name.endswith((".jpg", ".jpeg", ".png", ".webp", ".avif")):
        with Image.open(io.BytesIO(data)) as picture:
            yield repr((picture.info, dict(picture.getexif()))).encode()


def said_by_pdf(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield repr(dict(pdf.docinfo)).encode()
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and "/DCTDecode" not in repr(one.get("/Filter")):
                yield one.read_bytes()
            else:
                yield repr(one).encode()
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield page.get_textpage().get_text_bounded().encode()
    finally:
        document.close()


HIDDEN = {
    "zuiorasimu": ("Status: draft\n", "2026-11-20"),
    "zuiomuda": ("Publish-At: 2036-01-01 09:00\n", "2026-11-20"),
}


@pytest.fixture
def planted(content):
    for marker, (hide, day) in HIDDEN.items():
        plant(content, marker, hide, day)
    return content


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
def test_no_byte_of_a_draft_or_an_embargoed_story_is_in_the_output(planted, build, settings):
    site = build(planted, settings=settings)
    assert {marker: [] for marker in HIDDEN} == {one: holding(site, one) for one in HIDDEN}


def test_the_preview_shows_drafts_and_embargoed_stories_with_their_files(planted, build):
    site = build(planted, PREVIEW="1")
    for marker in HIDDEN:
        found = holding(site, marker)
        assert {f"media/2026/{marker}-{one}.pdf" for one in "cd"} <= set(found)
        assert any(name.startswith(f"media/2026/{marker}-a-800.") for name in found)
        pages = [name for name in found if f"/{marker}-" in name and name.endswith("index.html")]
        assert 8 == sum("/mfululizo/" not in name and "/series/" not in name for name in pages)


def test_the_search_for_hidden_words_reads_what_a_pdf_says(planted, build):
    """Were it blind to the text of a letterhead, the tests above would prove nothing of it."""
    found = holding(build(planted, PREVIEW="1"), "zuiorasimu")
    assert {"release.pdf", "taarifa.pdf"} <= {one.rpartition("/")[2] for one in found}


def test_a_preview_built_for_the_public_shows_nothing_hidden(planted, build):
    site = build(planted, settings="publishconf.py", PREVIEW="1")
    assert {marker: [] for marker in HIDDEN} == {one: holding(site, one) for one in HIDDEN}


def test_hidden_stories_leave_an_output_that_showed_them(planted, build):
    assert holding(build(planted, PREVIEW="1"), "zuio")
    assert [] == holding(build(planted), "zuio")


def test_a_story_of_a_day_to_come_is_not_in_the_output_before_its_day(content, build):
    plant(content, "zuiokesho", "", "2026-11-23")
    (event,) = {path.name for path in (content / "events").glob("*zuiokesho*.sw.md")}
    assert list((content / "notices").glob("*zuiokesho*"))
    for path in (content / "events").glob("*zuiokesho*"):
        path.unlink()  # an event's file may bear a day to come: it is no embargo
    assert event
    for section in ("news", "press", "publications"):
        assert list((content / section).glob("*zuiokesho*"))
    assert [] == holding(build(content, TODAY="2026-11-22T23:59"), "zuiokesho")
    assert holding(build(content, TODAY="2026-11-23"), "zuiokesho")


def test_an_embargo_ends_at_its_minute(content, build):
    plant(content, "zuiodakika", "Publish-At: 2026-11-22 14:30\n")
    assert [] == holding(build(content, TODAY="2026-11-22T14:29"), "zuiodakika")
    assert holding(build(content, TODAY="2026-11-22T14:30"), "zuiodakika")


def test_a_file_that_no_story_refers_to_is_not_in_the_output(content, build):
    (content / "media" / "2026" / "zuiofaili.pdf").write_bytes(
        (content / "media" / "2026" / "mfano-fomu.pdf").read_bytes() + b"%zuiofaili"
    )
    assert [] == holding(build(content, PREVIEW="1"), "zuiofaili")


def test_no_byte_of_a_sample_is_in_the_public_build(content, build):
    plant(content, "zuiomfano", "Sample: yes\n")
    assert [] == holding(build(content, settings="publishconf.py"), "zuiomfano")


def test_samples_are_not_in_the_public_build_of_the_real_content(public, all_stories):
    samples = [one for one in all_stories if one.sample]
    assert samples
    every = b"\n".join(public.files.values())
    for story in samples:
        for lang, file in story.files.items():
            assert not public.holds(story.url(lang)), file.path.name
            assert file.one("title").encode() not in every, file.path.name


def test_real_stories_are_in_the_public_build(public, all_stories):
    real = [one for one in all_stories if not one.sample and not one.hidden(built.NOW)]
    assert real
    assert [] == [
        one.url(lang) for one in real for lang in one.files if not public.holds(one.url(lang))
    ]


def test_samples_are_marked_on_their_pages_and_cards_and_not_indexed(site, shown, words):
    for story in (one for one in shown if one.sample):
        for lang in story.files:
            page = site.page(story.url(lang))
            assert page.noindex
            assert words[lang]["marks"]["sample"]["note"] in page.main_text
    for lang, home in (("sw", "/"), ("en", "/en/")):
        assert words[lang]["marks"]["sample"]["text"] in site.page(home).main_text


def test_every_card_of_a_sample_says_so(site, shown, words):
    samples = {one.url(lang) for one in shown if one.sample for lang in one.files}
    silent = []
    for page in site.pages:
        if page.url in {one.url(lang) for one in shown for lang in one.files}:
            continue
        mark = words[page.lang]["marks"]["sample"]["text"]
        for a in page.main_links:
            item = a.xpath("(ancestor::li | ancestor::article)[last()]")
            if a.get("href") in samples and item and mark not in item[0].text_content():
                silent.append((page.url, a.get("href")))
    assert [] == silent


def test_every_page_of_a_preview_says_so_and_is_not_indexed(preview, words):
    assert preview.pages
    assert [] == [
        page.address
        for page in preview.pages
        if not page.noindex or words[page.lang]["preview"]["banner"] not in page.text
    ]


def test_no_page_of_another_build_says_that_it_is_a_preview(site, public, words):
    banners = [words[lang]["preview"]["banner"].encode() for lang in words]
    assert [] == [
        page.address
        for page in (*site.pages, *public.pages)
        if any(banner in page.data for banner in banners)
    ]


def test_the_preview_holds_every_story(preview, all_stories):
    assert [] == [
        one.url(lang)
        for one in all_stories
        for lang in one.files
        if not preview.holds(one.url(lang))
    ]


def test_the_log_of_a_public_build_names_what_was_left_out(tmp_path):
    said = built.build(
        built.ROOT / "content", tmp_path / "o", cache=tmp_path / "c", settings="publishconf.py"
    )
    left = [
        file.path.name
        for story in stories(built.ROOT / "content")
        if story.sample or story.hidden(built.NOW)
        for file in story.files.values()
    ]
    assert left
    assert [] == [name for name in left if name not in said]
