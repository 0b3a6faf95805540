"""The press kit: what it holds, and that the same content always gives the same bytes."""

import io
import zipfile

import pytest
from msgspec.structs import replace

from plugins.media.asset import Asset
from plugins.pages.centre import kit
from plugins.schema.office import Both, Contact, PressFacts, SiteFacts
from tests.stories import OFFICE, asset, edition, story

CENTRE = "kituo-cha-habari"
DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
ABOUT = PressFacts(about=Both("Ofisi ya mfano.", "The sample office."))


def centre():
    return story("pages", CENTRE, en="Slug: media-centre\n")


def made(office=OFFICE, assets=(), files=()):
    """Give the parts of the kit of an office, by their names, in their order."""
    values = kit.kit(edition([centre()], office=office, assets=assets))
    return parts(kit.zipped(values, files, ""))


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def read_me(office=OFFICE, assets=(), files=()):
    return made(office, assets, files)[kit.READ_ME].decode()


def test_the_kit_says_nothing_of_when_and_where_it_was_made_and_is_not_packed():
    """Other libraries would pack otherwise."""
    with zipfile.ZipFile(io.BytesIO(kit.zipped(kit.kit(edition([centre()])), (), ""))) as archive:
        assert {((1980, 1, 1, 0, 0, 0), 3, b"", b"", zipfile.ZIP_STORED)} == {
            (one.date_time, one.create_system, one.extra, one.comment, one.compress_type)
            for one in archive.infolist()
        }


def test_the_kit_says_plainly_that_there_is_no_emblem_yet():
    text = read_me()
    assert "Nembo haimo katika kifurushi" in text
    assert "The emblem is not in the kit" in text
    assert [] == [name for name in made() if "emblem" in name]


def test_a_drawn_emblem_is_in_the_kit_as_it_is():
    office = replace(OFFICE, site=SiteFacts(emblem="media/nembo.svg"))
    drawn = [Asset("media/nembo.svg", "0" * 40, 60, "SVG", 10, 10)]
    found = made(office, drawn, (DRAWING,))
    assert DRAWING == found["nembo-emblem.svg"]
    assert "nembo-emblem.svg" in found[kit.READ_ME].decode()
    assert "The Office's emblem is in the kit" in found[kit.READ_ME].decode()


def test_an_emblem_of_pixels_is_in_the_kit_without_what_its_file_said_beside():
    from PIL import Image, PngImagePlugin

    said, out = PngImagePlugin.PngInfo(), io.BytesIO()
    said.add_text("Author", "Siri ya mfano")
    Image.new("RGBA", (40, 20), (9, 9, 9, 90)).save(out, "PNG", pnginfo=said)
    office = replace(OFFICE, site=SiteFacts(emblem="media/nembo.png"))
    pixels = [Asset("media/nembo.png", "0" * 40, len(out.getvalue()), "PNG", 40, 20)]
    data = made(office, pixels, (out.getvalue(),))["nembo-emblem.png"]
    with Image.open(io.BytesIO(data)) as image:
        assert ((40, 20), "RGBA") == (image.size, image.mode)
    assert b"Siri ya mfano" in out.getvalue()
    assert b"Siri ya mfano" not in data


def test_what_may_be_written_of_the_office_is_there_in_both_languages():
    found = made(replace(OFFICE, press=ABOUT))
    assert b"Ofisi ya mfano.\r\n" == found["kuhusu-ofisi.txt"]
    assert b"The sample office.\r\n" == found["about-the-office.txt"]


def test_no_file_is_made_for_what_the_office_has_not_said():
    assert {kit.READ_ME, "taarifa-za-ofisi.txt", "facts-of-the-office.txt"} == set(made())


@pytest.mark.parametrize("name", ["taarifa-za-ofisi.txt", "facts-of-the-office.txt"])
def test_the_facts_are_those_that_the_office_has_given(name):
    given = replace(OFFICE, contact=Contact(telephone="+255 000 000 000"))
    text, bare = made(given)[name].decode(), made()[name].decode()
    assert "+255 000 000 000" in text
    assert "Ofisi ya Mfano" in text
    assert "The Sample Office" in text
    assert text.count("\r\n") == bare.count("\r\n") + 1
    assert not [line for line in bare.splitlines() if line.rstrip().endswith(":")]


def test_the_kit_names_all_that_it_holds():
    found = made(replace(OFFICE, press=ABOUT))
    text = found.pop(kit.READ_ME).decode()
    assert [] == [name for name in found if 2 != text.count(f"- {name}\r\n")]


def test_the_kit_is_planned_where_there_is_a_media_centre_alone():
    page = ["kituo-cha-habari/kifurushi-press-kit.zip"]
    assert page == [one.address for one in kit.plan_assets(edition([centre()]), {})]
    assert [] == kit.plan_assets(edition([story()]), {})
    assert [] == kit.plan_assets(
        edition([story("pages", CENTRE, sw="Withdrawn: 2026-11-22 | a\n")]), {}
    )


def test_the_kit_is_another_when_the_emblem_is():
    office = replace(OFFICE, site=SiteFacts(emblem="media/a.jpg"))
    one, two = (
        kit.plan_assets(
            edition([centre()], office=office, assets=[replace(asset("media/a.jpg"), hash=hash)]),
            {},
        )
        for hash in ("1" * 40, "2" * 40)
    )
    assert one[0].how.files != two[0].how.files
