"""A story that is not out yet is one file, in both languages, that needs nothing else and says what it is."""

import base64
import re

import lxml.html
import pypdfium2
import pytest

from plugins.desk.review import copy, paper, reviewing
from tests import stories

MARK = [*copy.MARK.values()]
PAGE = """<!doctype html><html lang="{lang}"><head><title>Mfano</title>
<link rel="stylesheet" href="/assets/style.css"><script src="/assets/a.js"></script></head>
<body class="letter"><nav id="juu">menyu</nav><main class="main" id="main" tabindex="-1">
<h1 id="mwanzo">Kichwa {lang}</h1><script>alert(1)</script>
<picture><source srcset="/media/a.avif 400w"><img src="/media/a-1280.jpg" loading="lazy" alt="Watu"
 srcset="/media/a-400.jpg 400w, /media/a-800.jpg 800w, /media/a-1280.jpg 1280w" sizes="40rem"></picture>
<p onclick="x()"><a href="#mwanzo">juu</a> <a href="/habari/">ndani</a> <a href="https://a.invalid/">nje</a></p>
<p><a class="button" href="/media/a.pdf">PDF</a></p><form action="/x"><input name="q"></form>
<details class="travel"><p>sambaza</p></details>
</main><footer>chini</footer></body></html>"""
FILES = {
    "/assets/style.css": b"main{background:url(/assets/x.png)}p::after{content:'</style>'}",
    **{f"/media/a-{width}.jpg": b"j" * width for width in (400, 800, 1280)},
}


def made(files=None):
    """Give the copy of a page in both languages as text, and as a tree."""
    pages = {lang: PAGE.format(lang=lang).encode() for lang in ("sw", "en")}
    data = copy.html(pages, {**FILES, **(files or {})}.get)
    return data.decode(), lxml.html.document_fromstring(data)


def test_both_languages_stand_in_one_file_under_its_mark():
    _, tree = made()
    assert ["Kichwa sw", "Kichwa en"] == [one.text for one in tree.findall(".//h1")]
    assert [["sw"], ["en"]] == [[one.get("lang")] for one in tree.findall(".//section")]
    for words in ("RASIMU: SI YA KUTANGAZWA", "DRAFT: NOT FOR RELEASE"):
        assert 2 == tree.body.text_content().count(words)
    assert tree.findtext(".//title") == "RASIMU: SI YA KUTANGAZWA: Mfano"


def test_it_fetches_nothing_and_runs_nothing():
    text, tree = made()
    asked = tree.xpath("//@src | //@href | //@srcset | //@action")
    assert {"data", "#sw-mwanzo", "#en-mwanzo", "https"} == {one.partition(":")[0] for one in asked}
    assert not tree.xpath("//script | //link | //form | //@*[starts-with(name(), 'on')]")
    assert "url(" not in text
    assert 1 == text.count("</style>")
    assert "default-src 'none'" in text
    for gone in ("menyu", "chini", "sambaza", "PDF"):
        assert gone not in tree.text_content()
    assert "ndani" in tree.text_content()


def test_its_names_are_apart_in_each_language():
    _, tree = made()
    assert ["sw-mwanzo", "en-mwanzo"] == tree.xpath("//h1/@id")


def test_a_picture_is_in_it_as_wide_as_a_column_and_smaller_where_all_is_too_large(monkeypatch):
    def widths():
        found = re.findall(r"data:image/jpeg;base64,([^\"]*)", made()[0])
        return [len(base64.b64decode(one)) for one in found]

    assert [800, 800] == widths()
    monkeypatch.setattr(copy, "MOST", len(made()[0]) - 100)
    assert [400, 400] == widths()
    monkeypatch.setattr(copy, "MOST", 100)
    with pytest.raises(copy.Overweight):
        widths()


def test_each_page_of_a_pdf_is_marked_and_keeps_what_it_says():
    given = stories.ROOT / "content" / "media" / "2026" / "kipeperushi-gcu.sw.pdf"
    both = (
        pypdfium2.PdfDocument(given),
        pypdfium2.PdfDocument(paper.marked(given.read_bytes(), MARK)),
    )
    before, after = (
        ["".join(one.get_textpage().get_text_bounded().split()) for one in pdf] for pdf in both
    )
    assert len(before) == len(after) > 1
    for old, new in zip(before, after, strict=True):
        assert all(line.replace(" ", "") in new for line in MARK)
        assert old[:40] in new


# Why there is none


def put(folder, path, text):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text)


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        (stories.NEWS, f"{stories.HEAD}\nA.\n", "review-built"),
        ("notices/2026-11-22-a.sw.md", f"Title: A\n{stories.NEEDED['notices']}", "review-page"),
    ],
)
def test_what_has_no_page_is_told_with_its_cure(tmp_path, path, text, rule):
    put(tmp_path, path, text)
    done, found = reviewing.made(tmp_path, path, tmp_path / "preview")
    assert (None, [rule]) == (done, [one.rule for one in found])


def test_what_is_too_large_to_be_sent_is_told_by_its_size(tmp_path, monkeypatch):
    put(tmp_path, stories.NEWS, f"{stories.HEAD}\nA.\n")
    put(tmp_path, "preview/habari/2026/mfano/index.html", PAGE.format(lang="sw"))
    done, found = reviewing.made(tmp_path, stories.NEWS, tmp_path / "preview")
    assert ([], ["2026-11-22-mfano.html"]) == (found, list(done.files))
    monkeypatch.setattr(copy, "MOST", 100)
    _, found = reviewing.made(tmp_path, stories.NEWS, tmp_path / "preview")
    assert ["review-large"] == [one.rule for one in found]


def test_only_files_of_the_built_site_are_read(tmp_path):
    put(tmp_path, "siri.txt", "siri")
    put(tmp_path, "preview/a.txt", "wazi")
    assert b"wazi" == reviewing.file(tmp_path / "preview", "/a.txt?x#y")
    for address in ("/../siri.txt", "/%2e%2e/siri.txt", "a.txt", "//a.txt/../../siri.txt"):
        assert reviewing.file(tmp_path / "preview", address) is None
