"""What must not be seen yet is not in the output: not a byte of it, in any file."""

import gzip
import io

import brotli
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests import built, pdfs, photos

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
    "Summary: {m} muhtasari wenye urefu wa kutosha kwa kanuni za maelezo.\n"
    "{hide}{fields}Topics: mada\n"
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
FACTS = "Image Image-Credit Reference Heading Kind Series Issue Period Files Starts Owner Topics"
FACTS = tuple(f"{name}:" for name in f"{FACTS} Status Publish-At Sample".split())
OFFICE = '[name]\nsw = "Ofisi"\nen = "The office"\n[site]\nurl = "https://example.org"\n'
TOPIC = '[[topic]]\nkey = "mada"\n[topic.sw]\ntitle = "Mada"\nslug = "mada"\n'
TOPIC += '[topic.en]\ntitle = "Topic"\nslug = "topic"\n'
JPEG = photos.saved(photos.corners((900, 600)), "JPEG")
PDF = pdfs.pdf()


def plant(content, marker, hide, day="2026-11-20"):
    """Plant a story of each section and a notice, in both languages, a marker in every field and file."""
    made = {}
    for letter, like in zip("abcdef", "jjpppj", strict=True):
        data, end = (JPEG, "jpg") if like == "j" else (PDF, "pdf")
        tail = f"\n%{marker}-{letter}\n".encode()  # after the end of the picture or the document
        made[f"media/2026/{marker}-{letter}.{end}"] = data + tail
    for section, fields in FIELDS.items():
        if section == "events" and not hide:
            continue  # an event's file may bear a day to come: it is no embargo
        for lang in ("sw", "en"):
            where = {"section": section, "lang": lang, "m": marker, "hide": hide}
            name = f"{day}-{marker}-{section}"
            where["fields"] = fields.format(**where)
            text = COMMON.format(**where, other=f"{name}.{built.OTHER[lang]}.md")
            if lang == "en":  # facts stand once, in the Kiswahili file
                head, gap, body = text.partition("\n\n")
                kept = [line for line in head.split("\n") if not line.startswith(FACTS)]
                text = "\n".join(kept) + gap + body
            made[f"{section}/{name}.{lang}.md"] = text
    first = hide.partition("Publish-At: ")[2] or f"{day}\n{hide}"  # what a notice has in its place
    until = f"{first[:4]}-12-31"  # no more than three are shown at a time
    for lang, facts in (("sw", f"From: {first}Until: {until}\n"), ("en", "")):
        notice = f"Title: {marker} tangazo ({lang})\n{facts}"
        made[f"notices/{day}-{marker}.{lang}.md"] = notice
    built.write(content, made)


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


DRAFT, LATER, MINUTE, DAY, SAMPLE = "zuiorasimu zuiomuda zuiodakika zuiokesho zuiomfano".split()
PLANTED = {
    DRAFT: ("Status: draft\n", "2026-11-20"),
    LATER: ("Publish-At: 2036-01-01 09:00\n", "2026-11-20"),
    MINUTE: ("Publish-At: 2026-11-22 14:30\n", "2026-11-20"),
    DAY: ("", "2026-11-23"),  # its files alone say so, or its notice
    SAMPLE: ("Sample: yes\n", "2026-11-20"),
}
LOOSE = "zuiofaili"  # a file that no story refers to
# Step by step over one output: how it is built, and what it may hold.
STEPS = {
    "preview": ({"PREVIEW": "1"}, set(PLANTED)),
    "before its minute": ({"TODAY": "2026-11-22T14:29"}, {SAMPLE}),
    "at its minute": ({"TODAY": "2026-11-22T14:30"}, {SAMPLE, MINUTE}),
    "before its day": ({"TODAY": "2026-11-22T23:59"}, {SAMPLE, MINUTE}),
    "on its day": ({"TODAY": "2026-11-23"}, {SAMPLE, MINUTE, DAY}),
    "public": ({"settings": "publishconf.py"}, set()),
    "public, asked for a preview": ({"settings": "publishconf.py", "PREVIEW": "1"}, set()),
}


@pytest.fixture(scope="module")
def steps(tmp_path_factory):
    """The site at each step, each built over the one before."""
    folder = tmp_path_factory.mktemp("hidden")
    content = built.write(folder / "content", {"office.toml": OFFICE, "topics.toml": TOPIC})
    for marker, (hide, day) in PLANTED.items():
        plant(content, marker, hide, day)
    (content / "media" / "2026" / f"{LOOSE}.pdf").write_bytes(PDF + f"%{LOOSE}".encode())
    found = {}
    for step, (how, _) in STEPS.items():
        said = built.build(content, folder / "o", folder / "cache", built.run_here, **how)
        found[step] = built.Site(folder / "o", said)
        assert found[step].files  # read before the next step writes others
    return found


@pytest.mark.parametrize("step", STEPS)
def test_no_byte_of_what_may_not_be_seen_is_in_the_output(steps, step):
    hidden = {*PLANTED, LOOSE} - STEPS[step][1]
    assert {} == {one: names for one in hidden if (names := holding(steps[step], one))}


@pytest.mark.parametrize("step", [step for step, (_, shown) in STEPS.items() if shown])
def test_what_may_be_seen_is_in_the_output_with_its_files(steps, step):
    """Among them what the text of a letterhead says: were the search blind to it, it would prove nothing."""
    for marker in STEPS[step][1]:
        found = set(holding(steps[step], marker))
        assert set() == {f"media/2026/{marker}-{one}.pdf" for one in "cd"} - found
        assert {"release.pdf", "taarifa.pdf"} <= {one.rpartition("/")[2] for one in found}, marker
        assert any(name.startswith(f"media/2026/{marker}-a-800.") for name in found), marker
        for lang in built.OTHER:
            for section in FIELDS.keys() - ({"events"} if marker == DAY else set()):
                page = f"/{marker}-{section}-{lang}/index.html"
                assert any(name.endswith(page) for name in found), page


@pytest.mark.parametrize("name", ["site", "public"])
def test_nothing_hidden_of_the_real_content_is_in_its_builds(name, all_stories, request):
    built_ = request.getfixturevalue(name)
    hidden = [
        one for one in all_stories if one.hidden(built.NOW) or (one.sample and name == "public")
    ]
    assert hidden
    every = b"\n".join(
        data for file, data in built_.files.items() if not file.endswith((".br", ".gz"))
    )
    for story in hidden:
        for lang, file in story.files.items():
            assert not built_.holds(story.url(lang)), file.path.name
            assert (file.one("title").encode() in every) is False, f"the title of {file.path.name}"


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


def test_a_page_opened_as_a_file_says_what_to_type_and_no_page_for_the_public_does(
    site, public, words
):
    hints = {lang: words[lang]["preview"]["local"] for lang in words}
    assert [] == [page.address for page in site.pages if hints[page.lang] not in page.text]
    assert [] == [page.address for page in public.pages if hints[page.lang] in page.text]


def test_the_preview_holds_every_story(preview, all_stories):
    assert [] == [
        one.url(lang)
        for one in all_stories
        for lang in one.files
        if not preview.holds(one.url(lang))
    ]


def test_the_log_of_a_public_build_names_the_drafts_and_counts_the_samples(public, all_stories):
    hidden = [one for one in all_stories if one.sample or one.hidden(built.NOW)]
    drafts = [
        file.path.name
        for one in hidden
        if one.fact("status") == "draft"
        for file in one.files.values()
    ]
    notices = list((built.ROOT / "content" / "notices").glob("*.md"))  # all of them samples
    samples = sum(len(one.files) for one in hidden) - len(drafts) + len(notices)
    assert drafts
    assert [] == [name for name in drafts if name not in public.said]
    assert f"{samples} files left out (samples)" in public.said
