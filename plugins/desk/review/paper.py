"""A PDF with a mark across each of its pages."""

import ctypes
import math
from collections.abc import Sequence
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium

SIZE = 100.0  # points, before a line is made as wide as the page wants it
COLOUR = (192, 0, 0, 56)  # red, and how much of it covers what is below
SPAN = 0.78  # of the page's diagonal that a line takes


def marked(data: bytes, lines: Sequence[str]) -> bytes:
    """Give a PDF with some lines in plain letters across each page. Raises PdfiumError for what is no PDF."""
    paper = pypdfium2.PdfDocument(data)
    try:
        font = pdfium.FPDFText_LoadStandardFont(paper.raw, b"Helvetica-Bold")
        for page in paper:
            width, height = page.get_size()
            length = SPAN * math.hypot(width, height)
            for number, line in enumerate(lines):
                _line(paper, page, font, line, length, (len(lines) - 1) / 2 - number)
            page.gen_content()
        made = BytesIO()
        paper.save(made)
        return made.getvalue()
    finally:
        paper.close()


def _line(
    paper: pypdfium2.PdfDocument,
    page: pypdfium2.PdfPage,
    font: object,
    text: str,
    length: float,
    above: float,
) -> None:
    """Put a line through the middle of a page, so many lines `above` it."""
    line = pdfium.FPDFPageObj_CreateTextObj(paper.raw, font, SIZE)
    letters = (text + "\0").encode("utf-16-le")
    buffer = (ctypes.c_ushort * (len(letters) // 2)).from_buffer_copy(letters)
    pdfium.FPDFText_SetText(line, buffer)
    pdfium.FPDFPageObj_SetFillColor(line, *COLOUR)
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(line, *(ctypes.byref(one) for one in edges))
    left, _, right, _ = (one.value for one in edges)
    scale = length / (right - left)
    width, height = page.get_size()
    slope = math.atan2(height, width)
    across, up = math.cos(slope) * scale, math.sin(slope) * scale
    # The middle of the line, so far from its foot, comes to the middle of the page.
    at, foot = (left + right) / 2, 0.35 * SIZE - above * 1.3 * SIZE
    x = width / 2 - across * at + up * foot
    y = height / 2 - up * at - across * foot
    pdfium.FPDFPageObj_Transform(line, across, up, -up, across, x, y)
    pdfium.FPDFPage_InsertObject(page.raw, line)
