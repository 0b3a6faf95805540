"""Pictures for the tests: drawn by Pillow, with all that a file may say of itself beside its pixels."""

import io
import random
from functools import cache

from PIL import Image, ImageCms, PngImagePlugin

GPS = 0x8825  # the tags of EXIF 2.32
ORIENTATION, MAKER = 0x0112, 0x010F
SAVED = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


def corners(size=(60, 40), mode="RGB"):
    """Give a picture whose four quarters differ: red, green, blue, white, from the upper left by rows."""
    image = Image.new("RGB", size, "white")
    wide, tall = size[0] // 2, size[1] // 2
    image.paste("red", (0, 0, wide, tall))
    image.paste("lime", (wide, 0, size[0], tall))
    image.paste("blue", (0, tall, wide, size[1]))
    return image.convert(mode)


def photo(width=1600, height=1200, seed=1):
    """Give a picture as rich in detail as a photo: noise of all sizes."""
    draw = random.Random(seed)
    made = Image.new("RGB", (width, height), "gray")
    for across, weight in ((4, 1.0), (16, 0.4), (64, 0.3), (256, 0.2), (1024, 0.1)):
        down = max(1, across * height // width)
        noise = Image.frombytes("RGB", (across, down), draw.randbytes(3 * across * down))
        made = Image.blend(made, noise.resize((width, height)), weight / (1 + weight))
    return made


def saved(image, form="PNG", **how):
    """Give an image's file."""
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


@cache
def telling(ending, marker):
    """Give the file of a picture that says a marker wherever its form lets it, and where it was taken."""
    exif = Image.Exif()
    exif[MAKER] = marker
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[29] = "S", marker
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    how = {"exif": exif.tobytes(), "icc_profile": profile + marker.encode()}
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{marker}</x:xmpmeta>".encode()
    if ending == "png":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", marker)
        texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
        how |= {"pnginfo": texts}
    else:
        how |= {"xmp": xmp}
    if ending == "jpg":
        how |= {"comment": marker.encode()}
    data = saved(photo(900, 600), SAVED[ending], **how)
    return data + marker.encode() if ending == "jpg" else data  # behind its end, as some cameras do
