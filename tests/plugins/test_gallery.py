"""Every component of the theme has its examples, and each example keeps what it promises."""

import html5lib
import lxml.html
import pytest

from plugins.desk.gallery import __main__ as gallery
from plugins.desk.gallery import examples
from tests.stories import ROOT

SHOWN = gallery.made(ROOT)


def tree(html):
    return lxml.html.document_fromstring(f"<main>{html}</main>")


def test_every_component_has_an_example():
    assert set() == set(gallery.components(ROOT / "theme")) - {
        one.example.component for one in SHOWN
    }


def test_no_two_examples_bear_one_name():
    keys = [one.example.key for one in SHOWN]
    assert sorted(set(keys)) == sorted(keys)


def test_an_example_holds_what_it_promises():
    for one in SHOWN:
        assert one.example.has or one.example.lacks
        found = tree(one.html)
        assert [] == [path for path in one.example.has if not found.xpath(path)], one.html
        assert [] == [path for path in one.example.lacks if found.xpath(path)], one.html


def test_an_example_is_sound_html():
    for one in (one for one in SHOWN if one.example.component != "partials.head"):
        parser = html5lib.HTMLParser(strict=False)
        within = "ul" if one.html.lstrip().startswith("<li") else "div"
        parser.parseFragment(one.html, container=within)
        assert [] == [kind for _, kind, _ in parser.errors], one.html


def test_a_value_that_is_not_of_its_type_is_named():
    with pytest.raises(ValueError, match=r"words\.toml: stamp: A day: .*iso"):
        examples.read(
            {
                "values": "[site.both]\n[site.sw]\n",
                "words": '[[stamp]]\nname = "A day"\nmoment = { text = "leo" }\n',
            }
        )


def test_the_gallery_is_written_with_its_style_and_a_page_for_each_example(tmp_path):
    every = gallery.write(ROOT, tmp_path / "gallery")
    names = {path.name for path in (tmp_path / "gallery").iterdir()}
    assert {"index.html", "style.css", *(f"{one.example.key}.html" for one in every)} <= names
    index = lxml.html.parse(str(tmp_path / "gallery" / "index.html"))
    assert len(every) == len(index.xpath("//h3[@class='kicker']"))
