"""Make theme/fonts/ from Source Sans 3: the Latin script and the signs that letters need, under a name of its own.

The font's licence reserves the name "Source" to its makers' own files, so a subset bears another one. Needs
fontTools, which nothing else of the site does; in an environment of its own:

    npm pack source-sans@3.52.0 && tar xzf source-sans-3.52.0.tgz
    pip install fonttools==4.68.0
    python scripts/fonts.py package/TTF package/LICENSE.md

The same files and the same fontTools give the same bytes.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "theme" / "fonts"
FAMILY = "Ofisi Sans"
# The file of Source Sans 3, and the style that it is for.
FACES = {"Regular": "Regular", "It": "Italic", "Bold": "Bold", "BoldIt": "Bold Italic"}
# Latin with all its accents; signs of text, of money and of numbers; arrows, ticks and simple shapes.
WANTED = (
    (0x20, 0x24F),
    (0x2B0, 0x36F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x22FF),
    (0x25A0, 0x25FF),
    (0x2600, 0x27BF),
)
FEATURES = ["ccmp", "frac", "kern", "liga", "locl", "mark", "mkmk", "numr", "dnom", "pnum"]
# The records of the name table that are kept as they are: copyright, trademark, makers, licence.
KEPT = {0, 7, 8, 9, 11, 13, 14}


def made(source: Path, style: str) -> TTFont:
    """Give the subset of one face, renamed."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = sorted(KEPT)
    options.name_languages = [0x409]
    options.hinting = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    font = subset.load_font(str(source), options)
    asked = subset.Subsetter(options)
    asked.populate(unicodes=[one for a, b in WANTED for one in range(a, b + 1)])
    asked.subset(font)
    version = font["head"].fontRevision
    name = f"{FAMILY.replace(' ', '')}-{style.replace(' ', '')}"
    # In families of four, style links want the plain names in 1 and 2.
    for number, text in {
        1: FAMILY,
        2: style,
        3: f"{version:.3f};{name}",
        4: f"{FAMILY} {style}",
        5: f"Version {version:.3f}; subset",
        6: name,
    }.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    return font


def ranges(characters: set[int]) -> list[str]:
    """Give code points as lines of ranges: `0020-007E`."""
    lines: list[list[int]] = []
    for one in sorted(characters):
        if lines and lines[-1][1] == one - 1:
            lines[-1][1] = one
        else:
            lines.append([one, one])
    return [f"{a:04X}-{b:04X}" for a, b in lines]


def main(folder: Path, licence: Path) -> None:
    """Write the faces, the list of the characters that all of them have, and the licence."""
    shared: set[int] = set()
    for face, style in FACES.items():
        font = made(folder / f"SourceSans3-{face}.ttf", style)
        mine = set(font.getBestCmap())
        shared = shared & mine if shared else mine
        font.save(FONTS / f"{FAMILY.replace(' ', '')}-{style.replace(' ', '')}.ttf")
    (FONTS / "characters.txt").write_text("\n".join(ranges(shared)) + "\n", "ascii")
    (FONTS / "LICENSE").write_text(licence.read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
