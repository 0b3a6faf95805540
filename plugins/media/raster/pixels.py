"""Pixels: a picture as it is to be seen, whatever its file held: upright, in sRGB, on white, and nothing else.

No byte of what the original said beside its pixels (EXIF, GPS, XMP, comments, texts, profiles) goes on: the
pixels are copied into an image that was never a file's.
"""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
DETAIL = 1.5  # how much larger than needed a JPEG is decoded, before it is made smaller with care


def opened(data: bytes, width: int, height: int) -> "Image.Image":
    """Open a picture's bytes upright, at least as large as asked where it is; raises what Pillow raises.

    A JPEG is decoded at a half or a quarter where that is enough: the large photos are the slow ones.
    """
    from PIL import Image, ImageOps

    image = Image.open(io.BytesIO(data), formats=FORMATS)
    most = max(width, height)
    image.draft(None, (int(most * DETAIL), int(most * DETAIL)))
    return ImageOps.exif_transpose(image)


def plain(data: bytes, width: int, height: int) -> "Image.Image":
    """Give a picture's pixels at a size, in sRGB; what is transparent is laid on white.

    So a picture is the same in all formats and on a dark page. Colours are read by the profile that the
    file brings; one that cannot be understood is passed over.
    """
    from PIL import Image

    image = opened(data, width, height)
    profile = image.info.get("icc_profile")
    small = _on_white(image).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _bare(_srgb(small, profile))


def cut_out(data: bytes, width: int, height: int) -> "Image.Image":
    """Give a picture's pixels at a size, in sRGB, with what is transparent left so: for an emblem."""
    from PIL import Image

    image = opened(data, width, height)
    if not image.has_transparency_data:
        return plain(data, width, height)
    profile = image.info.get("icc_profile")
    colours = image.convert("RGBA")
    small = colours.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    made = _bare(_srgb(small.convert("RGB"), profile))
    made.putalpha(_bare(small.getchannel("A")))
    return made


def _on_white(image: "Image.Image") -> "Image.Image":
    """An image in a mode that can be made smaller, without transparency: gray, colours or CMYK."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits of gray, of which a screen shows the higher 8
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        mode = "L" if image.mode in ("L", "LA", "La") else "RGB"
        canvas = Image.new(mode, image.size, "white")
        full = image.convert("RGBA")
        canvas.paste(full.convert(mode), mask=full.getchannel("A"))
        return canvas
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _srgb(image: "Image.Image", profile: bytes | None) -> "Image.Image":
    """An image in sRGB, by its profile where it has one that fits it."""
    from PIL import ImageCms

    if profile:
        try:
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ours = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, theirs, ours, outputMode="RGB")
            if turned is not None:
                return turned
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # no profile, or one of other colours than these
    return image.convert("RGB")


def _bare(image: "Image.Image") -> "Image.Image":
    """The same pixels in an image that carries nothing else."""
    from PIL import Image

    made = Image.new(image.mode, image.size)
    made.paste(image)
    return made
