"""A picture is made upright, in sRGB, bare of all else, the same each time, and no heavier than it may be."""

import io

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from plugins.media import asset, variants
from plugins.media.raster import cover, encode, pixels
from plugins.media.raster.cover import Cover
from plugins.media.raster.encode import Frame
from tests import photos

MARKER = "alamaya-gps"
MAKERS = {"avif": encode.avif, "jpeg": encode.jpeg, "press": encode.press, "png": encode.emblem}
QUARTERS = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255,) * 3}


def seen(data):
    return Image.open(io.BytesIO(data))


def near(one, other, most=40):
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def quarters(image):
    """Give the names of the colours of a picture's four quarters, by rows."""
    found = []
    for x, y in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
        at = image.getpixel((int(image.width * x), int(image.height * y)))
        found.append(next((name for name, rgb in QUARTERS.items() if near(at, rgb)), at))
    return found


def plain(image, form="PNG", size=None, **how):
    return pixels.plain(photos.saved(image, form, **how), *(size or image.size))


# What is to be seen


@pytest.mark.parametrize("form", photos.SAVED.values())
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_upright_whichever_way_the_camera_was_held(form, orientation):
    turned = {  # what a camera stores for a picture that is to be seen as it is drawn here
        1: lambda image: image,
        2: lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: lambda image: image.transpose(Image.Transpose.ROTATE_180),
        4: lambda image: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: lambda image: image.transpose(Image.Transpose.TRANSPOSE),
        6: lambda image: image.transpose(Image.Transpose.ROTATE_90),
        7: lambda image: image.transpose(Image.Transpose.TRANSVERSE),
        8: lambda image: image.transpose(Image.Transpose.ROTATE_270),
    }[orientation](photos.corners())
    exif = Image.Exif()
    exif[photos.ORIENTATION] = orientation
    data = photos.saved(turned, form, exif=exif)
    read, faults = asset.read(f"media/a.{form.lower()}".replace("jpeg", "jpg"), data, "h")
    assert ([], (60, 40)) == (faults, (read.width, read.height))
    assert [*QUARTERS] == quarters(pixels.plain(data, read.width, read.height))


@pytest.mark.parametrize("mode", ["RGB", "P", "RGBA", "CMYK"])
def test_colours_are_kept_whatever_the_mode(mode):
    form = "JPEG" if mode == "CMYK" else "PNG"
    made = plain(photos.corners(mode=mode), form)
    assert ("RGB", [*QUARTERS]) == (made.mode, quarters(made))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_grays_are_kept_whatever_the_mode(mode):
    if mode == "I;16":
        image = Image.new("I;16", (8, 8))
        image.paste(128 * 257, (0, 0, 8, 8))
    else:
        image = Image.new("L", (8, 8), 0 if mode == "1" else 128).convert(mode)
    made = plain(image)
    expected = 0 if mode == "1" else 128
    assert near((expected,) * 3, made.getpixel((4, 4)), 2)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white(mode):
    image = Image.new("RGBA", (8, 8), (0, 0, 0, 0)).convert(mode)
    how = {"transparency": 0} if mode == "P" else {}
    assert (255, 255, 255) == plain(image, **how).getpixel((4, 4))


def test_an_emblem_keeps_what_is_transparent():
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 20, 40))
    made = seen(encode.emblem(Frame(20, 20), (photos.saved(image),), ""))
    assert [(255, 0, 0, 255), 0] == [made.getpixel((4, 9)), made.getpixel((16, 9))[3]]


def test_colours_are_read_by_the_profile_of_the_file():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert (200, 30, 30) == plain(
        Image.new("RGB", (8, 8), (200, 30, 30)), icc_profile=profile
    ).getpixel((4, 4))  # one of other colours than the file's is passed over
    swapped = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = swapped.find(b"rXYZ"), swapped.find(b"gXYZ")
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    made = plain(Image.new("RGB", (8, 8), (255, 0, 0)), icc_profile=bytes(swapped))
    assert near((0, 255, 0), made.getpixel((4, 4)))


def test_a_profile_that_is_no_profile_is_passed_over():
    image = Image.new("RGB", (8, 8), (200, 30, 30))
    assert (200, 30, 30) == plain(image, icc_profile=b"hakuna").getpixel((4, 4))


def test_the_first_picture_of_a_camera_that_stores_several_is_taken():
    out = io.BytesIO()
    small = photos.corners()
    small.save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40), "black")])
    read, faults = asset.read("media/a.jpg", out.getvalue(), "h")
    assert ([], 60) == (faults, read.width)
    assert [*QUARTERS] == quarters(pixels.plain(out.getvalue(), 60, 40))


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_a_moving_image_is_refused(form):
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("white", "black")]
    data = photos.saved(frames[0], form, save_all=True, append_images=frames[1:])
    read, (fault,) = asset.read(f"media/a.{form.lower()}", data, "h")
    assert (None, "animated-image") == (read, fault.rule)


# What else the file said


@pytest.mark.parametrize("ending", photos.SAVED)
@pytest.mark.parametrize("how", MAKERS)
def test_nothing_that_a_file_says_beside_its_pixels_goes_on(ending, how):
    data = photos.telling(ending, MARKER)
    assert MARKER.encode() in data
    made = MAKERS[how](Frame(400, 267), (data,), "")
    assert MARKER.encode() not in made
    image = seen(made)
    assert {} == dict(image.getexif())
    assert set() == {"icc_profile", "exif", "xmp", "comment"} & image.info.keys()


# Sizes and bytes


@pytest.mark.parametrize(("width", "height"), [(3000, 2000), (1, 3000), (3000, 1), (5, 5)])
def test_a_picture_of_any_shape_is_made_in_all_its_sizes(width, height):
    data = photos.saved(Image.new("RGB", (width, height), "navy"))
    read, faults = asset.read("media/a.png", data, "h")
    assert [] == faults
    for one in variants.of(read).avif:
        made = seen(encode.avif(Frame(one.width, one.height, one.most), (data,), ""))
        assert (one.width, one.height) == made.size


@pytest.mark.parametrize("seed", [1, 2])
def test_a_photo_weighs_no_more_than_it_may(seed):
    data = photos.saved(photos.photo(seed=seed), "JPEG", quality=95)
    for width, most in variants.WIDTHS.items():
        made = encode.avif(Frame(width, width * 3 // 4, most), (data,), "")
        assert len(made) <= most


def test_the_best_quality_that_fits_is_taken():
    image = photos.photo(800, 600)
    free, bound = encode.fitting(image, 0), encode.fitting(image, 12_000)
    assert len(bound) <= 12_000 < len(free)
    assert free == encode.fitting(image, len(free))


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_no_size_is_wider_than_the_picture_nor_taller_than_may_be(width, height):
    found = variants.sizes(width, height)
    assert 1 <= len(found) <= len(variants.WIDTHS)
    assert [one[0] for one in found] == sorted({one[0] for one in found})
    for wide, tall, _ in found:
        assert 1 <= wide <= min(width, max(variants.WIDTHS))
        assert 1 <= tall <= min(height, max(1, round(max(variants.WIDTHS) * variants.TALL)))
    wide, tall = variants.within(width, height, variants.PRESS, variants.PRESS)
    assert max(wide, tall) <= min(variants.PRESS, max(width, height))


def test_names_that_differ_in_case_or_ending_alone_have_addresses_of_their_own():
    found = [
        one.address
        for name, hash in (("a.jpg", "1"), ("A.jpg", "2"), ("a.png", "3"), ("a.JPG", "4"))
        for made in [variants.of(asset.Asset(f"media/{name}", hash, 9, "JPEG", 2000, 1000))]
        for one in (*made.avif, *made.jpeg, made.press)
    ]
    assert len(found) == len({one.lower() for one in found})


# Covers


def pdf(width, height):
    document = pypdfium2.PdfDocument.new()
    document.new_page(width, height)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ((595, 842), (400, 566)),
        ((842, 595), (400, 283)),
        ((14_400, 3), (400, 1)),
        ((3, 14_400), (1, 600)),
    ],
)
def test_a_cover_is_the_first_page_whatever_its_shape(page, size):
    for made in (cover.avif(Cover(400), (pdf(*page),), ""), cover.jpeg(Cover(400), (pdf(*page),), "")):  # fmt: skip
        assert size == seen(made).size
