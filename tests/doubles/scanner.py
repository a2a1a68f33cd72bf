"""A scanner and a phone's camera: printed pages → pictures of them, as offices send them."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence

from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import PdfDocument


def pictures(pdf: bytes, dpi: int = 200) -> list[Image.Image]:
    """The pages of a PDF in grey."""
    opened = PdfDocument(pdf)
    found = [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in opened]
    opened.close()
    return found


def tilted(page: Image.Image, degrees: float) -> Image.Image:
    """A page that lay askew on the glass."""
    return page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255, expand=True)


def photographed(page: Image.Image, seed: int = 1) -> Image.Image:
    """A page under a lamp: bright in one corner, dark in the other, slightly soft, with a sensor's noise."""
    chance = random.Random(seed)
    wide = 2 * max(page.size)
    light = Image.linear_gradient("L").resize((wide, wide)).rotate(30)
    left, top = (wide - page.width) // 2, (wide - page.height) // 2
    light = light.crop((left, top, left + page.width, top + page.height)).point(lambda value: 110 + value * 130 // 255)
    noise = Image.frombytes("L", (400, 300), bytes(chance.randrange(118, 139) for _ in range(120_000))).resize(
        page.size
    )
    soft = ImageChops.multiply(page, light).filter(ImageFilter.GaussianBlur(0.6))
    return ImageChops.add(soft, noise, offset=-128)


def scanned(pages: Sequence[Image.Image], dpi: int = 200, quality: int = 75) -> bytes:
    """The pages as a scanner's PDF: a JPEG on each."""
    out = io.BytesIO()
    first, *others = [page.copy() for page in pages]  # Pillow writes into what it saves what it was saved with
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dpi, quality=quality)
    return out.getvalue()


def image(page: Image.Image, form: str = "JPEG") -> bytes:
    """The page as a picture file."""
    out = io.BytesIO()
    page.save(out, form, **({"quality": 80} if form == "JPEG" else {}))
    return out.getvalue()


def with_pages_scanned(pdf: bytes, numbers: Mapping[int, Image.Image]) -> bytes:
    """The PDF with some of its pages (counted from 1) put in as pictures, the others as they were printed."""
    whole = PdfDocument.new()
    printed = PdfDocument(pdf)
    for number in range(1, len(printed) + 1):
        if number in numbers:
            page = PdfDocument(scanned([numbers[number]]))
            whole.import_pages(page)
        else:
            whole.import_pages(printed, [number - 1])
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()
