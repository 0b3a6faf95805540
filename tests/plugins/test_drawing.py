"""A drawing is served as it is only where it holds nothing but what is drawn."""

import pytest

from plugins.media import asset, drawing
from tests.stories import ROOT

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 32">'


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<path d="M0 0h9v9z" fill="#0f5132"/>',
        "<style>.a { fill: url(#b) }</style><g class='a' style='fill:url(#b)'/>",
        '<defs><path id="a" d="M0 0"/></defs><use href="#a"/><use xlink:href="#a"/>',
        "<title>Nembo</title>",
    ],
)
def test_what_is_drawn_is_served(inside):
    assert (64, 32) == drawing.size(f"{HEAD}{inside}</svg>".encode())


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>a()</script>", "<script>"),
        ('<path onclick="a()"/>', "<path onclick>"),
        ('<g ONLOAD="a()"/>', "<g ONLOAD>"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "<foreignObject>"),
        ('<image href="https://example.org/a.png"/>', "<image>"),
        ('<image href="data:image/png;base64,AA=="/>', "<image>"),
        ('<use href="https://example.org/a.svg#b"/>', "<use href>"),
        ('<use xlink:href="javascript:a()"/>', "<use href>"),
        ('<a href="https://example.org/"/>', "<a>"),
        ('<animate attributeName="href"/>', "<animate>"),
        ("<style>@import 'a.css'</style>", "@import"),
        ("<style>g { fill: url(https://example.org/) }</style>", "g {"),
        ("<style>g { fill: u\\72l(https://example.org/) }</style>", "g {"),
        ('<g style="fill: url( //example.org )"/>', "<g style>"),
        ("<!-- mwandishi -->", "<!-- -->"),
        ("<metadata/>", "<metadata>"),
        ('<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="a"/>', "<g label>"),
        ("<?xml-stylesheet href='a.css'?>", "<?xml-stylesheet?>"),
    ],
)  # fmt: skip
def test_what_runs_fetches_or_tells_is_refused_by_name(inside, named):
    with pytest.raises(drawing.NoDrawing) as refused:
        drawing.size(f"{HEAD}{inside}</svg>".encode())
    assert str(refused.value).startswith(named)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"hakuna",
        b"<svg/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="9"/>',
    ],
)
def test_what_is_no_drawing_is_refused(data):
    with pytest.raises(drawing.NoDrawing):
        drawing.size(data)


def test_the_plain_mark_of_the_theme_is_such_a_drawing():
    data = (ROOT / "theme" / "static" / "icon.svg").read_bytes()
    read, faults = asset.read("media/nembo.svg", data, "h")
    assert ([], "SVG") == (faults, read.type)
    assert read.width > 0
    assert read.height > 0


def test_a_drawing_that_is_heavy_is_refused():
    data = f"{HEAD}<title>{'a' * 100_000}</title></svg>".encode()
    read, (fault,) = asset.read("media/nembo.svg", data, "h")
    assert (None, "file-too-large") == (read, fault.rule)
