"""Small files made for tests: PDFs as they should be and as they should not, and archives."""

import io
import zipfile

import pikepdf
from pikepdf import Dictionary, Name, Stream, String

TEXT = b"BT /F1 18 Tf 40 90 Td (Mfano) Tj ET"
DRAWN = b"0 0 100 100 re f"


def pdf(
    title="Mfano",
    lang="sw",
    tagged=True,
    author="",
    pages=(TEXT,),
    root=None,
    page=None,
    files=(),
    **save,
):
    """Give a PDF of pages with these contents; `root` and `page` are put into the catalogue and the last page."""
    made = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for content in pages:
        made.add_blank_page(page_size=(200, 150))
        last = made.pages[-1].obj
        last.Resources = Dictionary(Font=Dictionary(F1=font))
        if content:
            last.Contents = Stream(made, content)
        for name, value in (page or {}).items():
            last[name] = value
    if title:
        made.docinfo["/Title"] = String(title)
    if author:
        made.docinfo["/Author"] = String(author)
    if lang:
        made.Root.Lang = String(lang)
    if tagged:
        made.Root.MarkInfo = Dictionary(Marked=True)
        made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    for name, value in (root or {}).items():
        made.Root[name] = value
    for name, data in files:
        made.attachments[name] = data
    out = io.BytesIO()
    made.save(out, deterministic_id=not save.get("encryption"), **save)
    return out.getvalue()


def action(kind, **more):
    """Give an action of PDF (ISO 32000-1, 12.6)."""
    return Dictionary(S=Name(f"/{kind}"), **more)


def locked(user="", **forbid):
    """Give how a PDF is locked: by a password to open it, or by what it forbids."""
    allow = pikepdf.Permissions(print_highres=False, print_lowres=False, **forbid)
    return pikepdf.Encryption(user=user, owner="mfano", allow=allow)


def archive(*parts):
    """Give an archive of parts: (name, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts:
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


DOCX = (("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<document/>"))
ODT = (("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<content/>"))
