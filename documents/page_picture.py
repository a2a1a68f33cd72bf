"""A scanned or photographed page → a grey picture of an A4 sheet at 300 dots an inch: evenly lit, upright, straight."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import NoReturn

from PIL import Image, ImageChops, ImageFilter, ImageOps, UnidentifiedImageError
from pypdfium2 import PdfPage

from documents import photo_album, tesseract
from documents.tables import Unreadable

# The long side of an A4 sheet at 300 dots an inch. What is larger brings nothing but work.
LONG_SIDE = 3508
# Below this the marks over and under Vietnamese letters are a dot or two.
SHORTEST_LONG_SIDE = 1000
MOST_PIXELS = 64_000_000  # phones make 12 to 50 million

_PAPER = 255
_LIGHT_PATCH = 16  # the paper's brightness is looked up in patches of so many pixels
# Ink takes away a part of the light, whatever there is of it. Dividing is subtracting logarithms, which stay in bytes.
_OCTAVE = 32
_LOGARITHM = [round(_OCTAVE * math.log2(max(value, 1))) for value in range(256)]
_AS_SHADE = [round(_PAPER * 2 ** (-value / _OCTAVE)) for value in range(256)]
_SKEW_PATCH = 4
_FARTHEST_SKEW = 4.0  # degrees
_LEAST_SKEW = 0.08


def look_at(data: bytes) -> NoReturn:
    """Tell at the door that a JPEG or PNG file is one page to be recognised, or why it cannot be.

    Raises `Unreadable`: scanned (pages, count), image-too-large (limit), image-too-small (limit), damaged-image.
    """
    with _opened(data):
        raise Unreadable("scanned", pages="1", count="1")


def look_at_all(data: bytes) -> NoReturn:
    """Tell at the door how many photos of pages there are to be recognised; one of them that cannot be is told later.

    Raises `Unreadable`: scanned (pages, count), those of `photo_album.count_of`, and where none of them is a picture
    that of the first: image-too-large (limit), image-too-small (limit), damaged-image.
    """
    count, refusals = photo_album.count_of(data), []
    for page in photo_album.pages_in(data):
        try:
            with _opened(page):
                break
        except Unreadable as refused:
            refusals.append(refused)
    if len(refusals) == count:
        raise refusals[0]
    raise Unreadable("scanned", pages=str(count), count=str(count))


def open_picture(data: bytes) -> Image.Image:
    """The picture of a JPEG or PNG file, grey and turned as its camera says.

    Its size is looked at before a pixel of it is decoded. Raises `Unreadable`: image-too-large (limit),
    image-too-small (limit), damaged-image.
    """
    with _opened(data) as picture:
        picture.draft("L", (LONG_SIDE, LONG_SIDE))
        return _grey(ImageOps.exif_transpose(picture))


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The picture, not yet decoded; what goes wrong with it is refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of sizes that we judge ourselves
            picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
            _refuse_by_size(picture.size)
            yield picture
    except (Unreadable, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise Unreadable("image-too-large", limit=str(MOST_PIXELS // 1_000_000)) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise Unreadable("damaged-image") from None


def _refuse_by_size(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise Unreadable("image-too-large", limit=str(MOST_PIXELS // 1_000_000))
    if max(size) < SHORTEST_LONG_SIDE:
        raise Unreadable("image-too-small", limit=str(SHORTEST_LONG_SIDE))


def _grey(picture: Image.Image) -> Image.Image:
    """In shades of grey; what is transparent is paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        paper = Image.new("L", whole.size, _PAPER)
        paper.paste(whole.convert("L"), mask=whole.getchannel("A"))
        return paper
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.point(lambda value: value / 256).convert("L")
    return picture.convert("L")


def rendered(page: PdfPage) -> Image.Image:
    """A page in grey, as large as we read pages, whatever size it claims to have; the page is closed then."""
    width, height = page.get_size()
    bitmap = page.render(scale=LONG_SIDE / max(width, height, 1.0), grayscale=True)
    picture: Image.Image = bitmap.to_pil().convert("L")
    bitmap.close()
    page.close()
    return picture


def straightened(picture: Image.Image, *, seconds: float) -> Image.Image:
    """The page at our size, evenly lit, upright and its lines level as far as that can be told."""
    page = _evenly_lit(_at_our_size(picture))
    turns = tesseract.quarter_turns(page.reduce(2), seconds=seconds)
    if turns:
        page = page.rotate(-90 * turns, expand=True)
    skew = _skew(page)
    if abs(skew) < _LEAST_SKEW:
        return page
    return page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=_PAPER)


def _at_our_size(picture: Image.Image) -> Image.Image:
    factor = LONG_SIDE / max(picture.size)
    if abs(factor - 1) < 0.02:
        return picture
    size = max(1, round(picture.width * factor)), max(1, round(picture.height * factor))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _evenly_lit(page: Image.Image) -> Image.Image:
    """The page on white paper: shadows and yellowed paper are taken away, the letters made dark."""
    patches = page.reduce(_LIGHT_PATCH).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    light = patches.resize(page.size, Image.Resampling.BILINEAR)
    darker = ImageChops.subtract(light.point(_LOGARITHM), page.point(_LOGARITHM))
    return ImageOps.autocontrast(darker.point(_AS_SHADE), cutoff=(0.1, 0))


def _skew(page: Image.Image) -> float:
    """By how many degrees the page must be turned for its lines to be level: then rows of dots are full or empty."""
    small = page.reduce(_SKEW_PATCH)
    steps = int(2 * _FARTHEST_SKEW)
    roughly = max((number / 2 for number in range(-steps, steps + 1)), key=lambda angle: _levelness(small, angle))
    return max((roughly + number / 10 for number in range(-5, 6)), key=lambda angle: _levelness(small, angle))


def _levelness(page: Image.Image, angle: float) -> float:
    turned = page.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=_PAPER)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((after - before) ** 2 for before, after in pairwise(rows))


def is_empty(picture: Image.Image) -> bool:
    """Whether there is nothing written in the picture."""
    return sum(picture.histogram()[:128]) < _FEWEST_DARK


_FEWEST_DARK = 12


def blocks_of_pixels(picture: Image.Image, along: int) -> Iterator[bytes]:
    """The rows of the picture, each byte the mean of so many pixels beside each other."""
    small = picture.reduce((along, 1))
    data, width = small.tobytes(), small.width
    return (data[start : start + width] for start in range(0, len(data), width))
