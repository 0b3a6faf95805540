"""Word files made for tests, as Word itself writes them: from the parts of their XML, packed."""

import io
import zipfile
from xml.sax.saxutils import escape

from tests import photos

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
    '<Default Extension="emf" ContentType="image/x-emf"/>'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
# A style each: its key, its name, what it is based on, more of its properties.
STYLES = (
    ("Normal", "Normal", "", ""),
    *(
        (f"Heading{n}", f"heading {n}", "Normal", f'<w:outlineLvl w:val="{n - 1}"/>')
        for n in (1, 2, 3)
    ),
    ("Title", "Title", "Normal", ""),
    ("Quote", "Quote", "Normal", ""),
    ("TOC1", "toc 1", "Normal", ""),
    ("KichwaChaMfano", "Kichwa cha mfano", "Heading2", ""),
    ("ListBullet", "List Bullet", "Normal", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
)
# A list each: the form and the text of each of its levels.
LISTS = (
    (("bullet", "\uf0b7"), ("bullet", "o")),
    (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")),
    (("decimal", "%1."), ("decimal", "%1.%2")),
)


def run(text, *looks):
    """A run of text; its looks are the names of elements, such as `b`, or whole ones."""
    more = "".join(one if one.startswith("<") else f"<w:{one}/>" for one in looks)
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(text).split("\n"))
    return f'<w:r><w:rPr>{more}<w:lang w:val="sw-TZ"/></w:rPr><w:t xml:space="preserve">{lines}</w:t></w:r>'


def p(*parts, style="", numbered=None, more=""):
    """A paragraph of runs and texts; `numbered` is its list and its level."""
    runs = "".join(one if one.startswith("<") else run(one) for one in parts)
    listed = (
        f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
        if numbered
        else ""
    )
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p w:rsidR="00A1"><w:pPr>{styled}{listed}{more}</w:pPr><w:proofErr w:type="spellStart"/>{runs}</w:p>'


def cell(*parts, across=1, down=""):
    """A cell of a table: of texts, or of paragraphs; `down` is restart or continue."""
    merged = f'<w:gridSpan w:val="{across}"/>' * (across > 1)
    merged += f'<w:vMerge w:val="{down}"/>' * bool(down)
    inner = "".join(one if one.startswith("<w:p ") else p(one) for one in parts) or p()
    return f"<w:tc><w:tcPr>{merged}</w:tcPr>{inner}</w:tc>"


def table(*rows):
    """A table of rows of cells, or of texts."""
    made = "".join(
        f"<w:tr>{''.join(one if one.startswith('<w:tc>') else cell(one) for one in row)}</w:tr>"
        for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid/>{made}</w:tbl>'


def link(key, text):
    """A link by its relation."""
    return f'<w:hyperlink r:id="{key}" w:history="1">{run(text)}</w:hyperlink>'


def note(number, kind="footnote"):
    """The call of a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def picture(key, alt=""):
    """A picture by its relation."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{escape(alt)}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def box(*paragraphs):
    """A box of text beside a paragraph, twice, as Word writes it: for itself and for programs before 2010."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData'
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:rect><v:textbox>{inner}</v:textbox></v:rect></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def changed(kind, text):
    """What was inserted (`ins`) or deleted (`del`) while changes were tracked."""
    inner = run(text)
    if kind == "del":
        inner = inner.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{kind} w:id="9" w:author="Mfano" w:date="2026-11-22T10:00:00Z">{inner}</w:{kind}>'


def docx(*body, notes=(), endnotes=(), links=(), pictures=(), parts=()):
    """The bytes of a Word file: its body, the paragraphs of its notes, its links by key, more parts by name."""
    relations = "".join(
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{escape(to)}" TargetMode="External"/>'
        for key, to in links
    ) + "".join(
        f'<Relationship Id="{key}" Type="{R}/image" Target="media/{name}"/>'
        for key, name, _ in pictures
    )
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{R}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{''.join(map(_style, STYLES))}</w:styles>",
        "word/numbering.xml": _lists(),
        **{f"word/media/{name}": data for _, name, data in pictures},
        **dict(parts),
    }
    for kind, held in (("footnote", notes), ("endnote", endnotes)):
        if held:
            made = "".join(
                f'<w:{kind} w:id="{number}">{one}</w:{kind}>' for number, one in enumerate(held, 1)
            )
            files[f"word/{kind}s.xml"] = f"<w:{kind}s {SPACES}>{made}</w:{kind}s>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _style(given):
    key, name, based, more = given
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{on}'
        f"<w:pPr>{more}</w:pPr></w:style>"
    )


def _lists():
    made = ""
    for key, levels in enumerate(LISTS, 1):
        inner = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        made += f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>'
    made += "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in (1, 2, 3)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride>'
    made += f'<w:num w:numId="4"><w:abstractNumId w:val="2"/>{again}</w:num>'
    return f"<w:numbering {SPACES}>{made}</w:numbering>"


# ── documents as offices write them, all of them invented ────────────────────────────────────

MARGIN = f"<w:hdr {SPACES}>{p('OFISI YA MFANO, S.L.P. 000, DODOMA')}</w:hdr>"


def programme():
    """The programme of a clinic: a table whose first column is merged, and a list below it."""
    return docx(
        p(run("Ratiba ya kliniki ya mfano", "b"), style="Heading1"),
        p("Kliniki itafanyika ", run("Dodoma", "b"), run(" na ", "b"), run("Singida", "b"), "."),
        table(
            [cell(p(run("Siku", "b"))), cell(p(run("Saa", "b"))), cell(p(run("Shughuli", "b")))],
            [cell("7 Desemba", down="restart"), "3:00", cell("Ufunguzi", "Wimbo wa Taifa")],
            [cell(down="continue"), "4:30", "Huduma | ushauri"],
            ["8 Desemba", "2:00", cell(p("Mirathi", numbered=(1, 0)), p("Ardhi", numbered=(1, 0)))],
        ),
        p("Waje na:"),
        p("Kitambulisho", style="ListBullet"),
        p("Nyaraka:", style="ListBullet"),
        p("hati", numbered=(1, 1)),
        p("1961. Mwaka huu si namba ya orodha."),
    )


def budget():
    """A table of amounts with a title across it and a total below, in English."""
    return docx(
        p("Sample budget", style="Title"),
        p("Amounts in TZS; 5,000*2*12 = 120,000. ", run("Italic note", "i"), "."),
        table(
            [cell("Sample budget 2026/27", across=3)],
            ["No.", "Item", "Amount (TZS)"],
            ["1.", "Stationery", "1,250,000.00"],
            ["2.", "Fuel & oil <diesel>", "(300,000)"],
            [cell("Total", across=2), "950,000.00"],
        ),
        p("Prepared on 22 November 2026"),
    )


def report():
    """A long report: contents, numbered headings, one of a style based on another, lists, a quotation, notes."""
    return docx(
        p("Ripoti ya mfano ya mwaka", style="Title"),
        p("Utangulizi\t1", style="TOC1"),
        p("Utangulizi", style="Heading1", numbered=(3, 0)),
        p(
            "Ofisi ilishughulikia mashauri 1,961",
            note(1),
            ", sawa na asilimia 98.5",
            note(1, "endnote"),
            ".",
        ),
        p("Msingi wa kisheria", style="Heading2", numbered=(3, 1)),
        p("Kwa kuzingatia:"),
        p("Katiba;", numbered=(2, 0)),
        p("Sheria, hasa:", numbered=(2, 0)),
        p("kifungu cha 3;", numbered=(2, 1)),
        p("kifungu cha 4.", numbered=(2, 1)),
        p("Kanuni.", numbered=(2, 0)),
        p("“Mfano si sheria.”", style="Quote"),
        p("Matokeo", style="Heading1", numbered=(3, 0)),
        p("Mikoa", style="KichwaChaMfano"),
        p("Tazama ", link("rId9", "tovuti ya mfano"), " na # _hizi_ alama [moja](mbili)."),
        p("Hatua ya kumi na mbili", numbered=(4, 0)),
        p("Hatua ya kumi na tatu", numbered=(4, 0)),
        notes=[p(" Takwimu za ", run("mfano", "i"), " tu.") + p("Aya ya pili.")],
        endnotes=[p("Makadirio.")],
        links=[("rId9", "https://example.invalid/ripoti")],
    )


def speech():
    """A speech with the letterhead in the margin and lines that the speaker broke."""
    return docx(
        p("Hotuba ya mfano", style="Title"),
        p(run("Mheshimiwa Mgeni Rasmi,\nViongozi,\nMabibi na mabwana;", "b")),
        p(
            "Nawashukuru ",
            run("sana", "i", "b"),
            run(" kwa ‘kuja’ – karibuni… ", "i"),
            run("kg 5", "strike"),
        ),
        p(
            "H",
            run("2", '<w:vertAlign w:val="subscript"/>'),
            "O na m",
            run("2", '<w:vertAlign w:val="superscript"/>'),
        ),
        p(),
        p("Asanteni."),
        parts=[("word/header1.xml", MARGIN)],
    )


def changes():
    """A document with pictures, changes, a comment, a box, an equation and hidden text."""
    comment = f'<w:comment w:id="0" w:author="Mfano">{p("Hakiki namba hii")}</w:comment>'
    return docx(
        p("Taarifa yenye picha", style="Heading1"),
        p("Washiriki ", changed("del", "arobaini"), changed("ins", "hamsini"), " walihudhuria."),
        p(picture("rId5", "Washiriki wakiwa ukumbini")),
        p(
            "Nembo ",
            picture("rId6", "Picture 2"),
            picture("rId5"),
            picture("rId7", "Mchoro wa zamani"),
        ),
        p("Kisanduku kiko kando.", box(p("Maneno ya kisanduku"), p("na aya ya pili"))),
        p("Hesabu: ", "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"),
        p("Wazi", run(" siri", "vanish"), '<w:r><w:commentReference w:id="0"/></w:r>'),
        pictures=[
            ("rId5", "image1.jpeg", photos.saved(photos.corners(), "JPEG")),
            ("rId6", "image2.png", photos.saved(photos.corners())),
            ("rId7", "image3.emf", b"\1\0\0\0" + bytes(84)),
        ],
        parts=[("word/comments.xml", f"<w:comments {SPACES}>{comment}</w:comments>")],
    )


DOCUMENTS = {
    "ratiba": programme,
    "budget": budget,
    "ripoti": report,
    "hotuba": speech,
    "mabadiliko": changes,
}
