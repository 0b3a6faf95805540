"""A PDF as the tests see it: its words, its structure, its fonts, its pictures of pages.

It reads the file as a stranger would, and shares no code with plugins/.
"""

import io
import re
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
import zxingcpp

MM = 72 / 25.4  # points
BAND = 10  # points from the top edge, in which the flag's band lies
DARK = 100  # of 255


@dataclass
class Part:
    """A part of the structure: its tag, what its dictionary says, and the parts within it."""

    tag: str
    given: pikepdf.Dictionary
    parts: list["Part"] = field(default_factory=list)

    def all(self, *tags):
        """Give every part below this one that has one of the tags, in reading order."""
        found = []
        for part in self.parts:
            found += [part] if part.tag in tags else []
            found += part.all(*tags)
        return found

    def attribute(self, name):
        """Give an attribute of the part, or None."""
        held = self.given.get("/A", [])
        for one in held if isinstance(held, pikepdf.Array) else [held]:
            if name in one:
                return str(one[name])
        return None


class Paper:
    """One PDF."""

    def __init__(self, data):
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.root = self.pdf.Root

    @property
    def structure(self):
        """The document's part, with all below it."""
        (top,) = _parts(self.root.StructTreeRoot)
        return top

    @property
    def headings(self):
        """The level of each heading and its words, in reading order."""
        found = self.structure.all("H1", "H2", "H3", "H4", "H5", "H6")
        return [(int(one.tag[1]), plain(str(one.given["/T"]))) for one in found]

    @property
    def bookmarks(self):
        """The words of all bookmarks, in their order."""
        with self.pdf.open_outline() as outline:
            return [plain(one.title) for one in _below(outline.root)]

    @property
    def languages(self):
        """Every language that a part of the structure or a run of words is said to be in."""
        parts = [str(one.given["/Lang"]) for one in _all(self.structure) if "/Lang" in one.given]
        runs = re.findall(rb"/Lang ?\(([^)]*)\)", b"".join(self.contents()))
        return {*parts, *(one.decode() for one in runs)}

    def contents(self):
        """Give each page's drawing."""
        return [
            b"".join(one.read_bytes() for one in page.Contents)
            if isinstance(page.Contents, pikepdf.Array)
            else page.Contents.read_bytes()
            for page in self.pdf.pages
        ]

    @property
    def fonts(self):
        """The name of each font that a page uses, and whether it is embedded."""
        found = set()
        for held in self.pdf.objects:
            if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/Font":
                for one in held.get("/DescendantFonts", [held]):
                    described = one.get("/FontDescriptor", {})
                    name = str(one.BaseFont).lstrip("/").rpartition("+")[2]
                    found.add((name, "/FontFile2" in described or "/FontFile3" in described))
        return found

    @property
    def links(self):
        """Each link's address and what it says of itself."""
        return [
            (str(one.A.URI), str(one.get("/Contents", "")))
            for page in self.pdf.pages
            for one in page.get("/Annots", [])
            if "/A" in one and "/URI" in one.A
        ]

    @property
    def text(self):
        """The words of all pages in the order in which they are drawn, single blanks between them."""
        return plain(" ".join(self.pages))

    @property
    def pages(self):
        """The words of each page."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()

    @property
    def sizes(self):
        """Width and height of each page in whole points."""
        return [tuple(round(float(one)) for one in page.MediaBox[2:]) for page in self.pdf.pages]

    def signs(self, page):
        """Give each visible sign of a page with its left, right, bottom and top in points."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            text = document[page].get_textpage()
            found = [
                (text.get_text_range(at, 1), *text.get_charbox(at))
                for at in range(text.count_chars())
            ]
        finally:
            document.close()
        return [
            (sign, left, right, bottom, top)
            for sign, left, bottom, right, top in found
            if sign.strip()
        ]

    def pictures(self, dots=72):
        """Give each page as a picture of so many dots an inch."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            return [page.render(scale=dots / 72).to_pil() for page in document]
        finally:
            document.close()

    def codes(self):
        """Give what the QR codes of all pages say."""
        pictures = self.pictures(dots=200)
        return [one.text for picture in pictures for one in zxingcpp.read_barcodes(picture)]

    def dots(self):
        """Give the dots of the first page."""
        return self.pictures()[0].tobytes()

    def ink(self, edge):
        """Say whether anything dark stands within some points of a page's sides, below the band."""
        for picture in self.pictures():
            grey = picture.convert("L")
            width, height = grey.size
            for left, right in ((0, edge), (width - edge, width)):
                if grey.crop((left, BAND, right, height)).getextrema()[0] < DARK:
                    return True
        return False


def plain(text):
    """Give a text with single blanks, and the hyphens that a reader joins at the ends of lines."""
    return " ".join(re.sub("[\ufffe\x02]\\s*", "-", text).split())


def closed(text):
    """Give a text without any blanks: where lines end is not what it says."""
    return "".join(plain(text).split())


def _parts(given):
    held = given.get("/K", [])
    made = []
    for one in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            made.append(Part(str(one.S).lstrip("/"), one, _parts(one)))
    return made


def _all(part):
    return [part, *(one for below in part.parts for one in _all(below))]


def _below(items):
    for one in items:
        yield one
        yield from _below(one.children)
