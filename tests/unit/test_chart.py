"""The chart: true to its counts, readable on a phone, in letters that a server need not have."""

from __future__ import annotations

import io
from itertools import combinations, pairwise

import pytest
from PIL import Image, ImageColor

from actions.paper_words import paper_words
from documents import chart
from documents.chart import FINE, PHONE, draw_chart
from plans.report import AgencyFigures
from plans.summary import TaskClass
from tests.doubles.reports import AGENCIES, figures_of

TITLE = "Quý III/2026 (15/06 – 14/09/2026): nhiệm vụ theo cơ quan"
LONG = "Trung tâm Dịch vụ tổng hợp và Cung ứng dịch vụ công, Ban Quản lý chợ và các công trình công cộng của xã"
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


def drawn(*agencies: AgencyFigures, title: str = TITLE) -> Image.Image:
    return Image.open(io.BytesIO(draw_chart(title, agencies, paper_words()))).convert("RGB")


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 6


def widths(picture: Image.Image, row: int) -> list[int]:
    """How many dots of each colour of a class stand in a row of the picture, in the order of the bar."""
    dots = [picture.getpixel((x, row)) for x in range(picture.width)]
    colours = [ImageColor.getrgb(colour) for colour, _ in chart._LOOKS.values()]
    return [sum(isinstance(dot, tuple) and near(dot, colour) for dot in dots) for colour in colours]


def test_the_picture_is_as_wide_as_a_phone_and_three_times_as_fine() -> None:
    assert drawn(*figures_of(AGENCIES)).width == PHONE * FINE == 1170


def test_bars_are_as_long_as_their_counts() -> None:
    counts = {TaskClass.DONE: 10, TaskClass.UNDER_WAY: 5, TaskClass.OVERDUE: 2, TaskClass.NOT_YET_DUE: 3}
    picture = drawn(AgencyFigures(name="Phòng Kinh tế", counts=counts))
    # A little above the lower edge of the bar: below the letters in it.
    done, under_way, _, overdue, not_yet_due, *_ = widths(picture, picture.height - chart._ROOMY[1] - 4 * FINE)
    whole = PHONE * FINE - 2 * chart._MARGIN
    for dots, share in ((done, 0.5), (under_way, 0.25), (overdue, 0.1), (not_yet_due, 0.15)):
        assert dots == pytest.approx(whole * share, abs=2 * FINE)


def test_agencies_are_drawn_to_one_scale() -> None:
    big, small = (AgencyFigures(name=n, counts={TaskClass.DONE: c}) for n, c in (("Một", 20), ("Hai", 5)))
    picture = drawn(big, small)
    last = widths(picture, picture.height - chart._ROOMY[1] - 4 * FINE)[0]
    assert last == pytest.approx((PHONE * FINE - 2 * chart._MARGIN) / 4, abs=2 * FINE)


@pytest.mark.parametrize("count", [1, 2, 12, 13, 25, chart.MOST_AGENCIES])
def test_any_number_of_agencies_fits_a_picture_that_networks_take(count: int) -> None:
    picture = drawn(*figures_of(tuple(f"{LONG} {n}" for n in range(count))))
    # Telegram: width and height together at most 10,000 dots, and no side twenty times the other.
    assert picture.width + picture.height <= 10_000
    assert picture.height < 20 * picture.width
    margin = chart._MARGIN - FINE
    for box in ((0, 0, margin, picture.height), (picture.width - margin, 0, picture.width, picture.height)):
        assert picture.crop(box).getcolors() == [(margin * picture.height, (255, 255, 255))]


@pytest.mark.parametrize("count", [0, chart.MOST_AGENCIES + 1])
def test_no_agencies_or_too_many_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="agencies"):
        draw_chart(TITLE, figures_of(tuple(map(str, range(count)))), paper_words())


def test_an_agency_without_a_task_has_a_name_and_no_bar() -> None:
    picture = drawn(AgencyFigures(name="Trạm Y tế", counts={}))
    assert sum(widths(picture, picture.height - chart._ROOMY[1] - 4 * FINE)[:4]) == 0


@pytest.mark.parametrize("bold", [False, True])
def test_our_letters_have_every_sign_of_vietnamese(bold: bool) -> None:
    font = chart._font(30, bold=bold)
    missing = bytes(font.getmask("\uffff"))
    signs = VIETNAMESE + VIETNAMESE.upper() + "0123456789/%·–()“”,.-:"
    assert [sign for sign in signs if bytes(font.getmask(sign)) == missing] == []


@pytest.mark.parametrize("text", [LONG, "x" * 300, "ngắn", ""])
def test_a_text_is_wrapped_within_its_room_and_loses_nothing(text: str) -> None:
    font = chart._font(36)
    lines = chart._wrapped(text, font, 400)
    assert all(chart._length(line, font) <= 400 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


# Machado, Oliveira and Fernandes 2009, the whole loss of one kind of cones.
SEEN = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> tuple[float, ...]:
    values = (channel / 255 for channel in ImageColor.getrgb(colour))
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


@pytest.mark.parametrize("sight", SEEN)
def test_neighbours_in_a_bar_are_told_apart_by_whoever_sees_few_colours(sight: str) -> None:
    seen = {
        of: tuple(sum(weight * v for weight, v in zip(row, linear(colour), strict=True)) for row in SEEN[sight])
        for of, (colour, _) in chart._LOOKS.items()
    }
    for one, other in combinations(seen, 2):
        assert max(abs(a - b) for a, b in zip(seen[one], seen[other], strict=True)) > 0.1, (one, other)


def contrast(one: str, other: str) -> float:
    light, dark = sorted(
        (sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)) for colour in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def test_counts_are_read_easily_on_their_colours() -> None:
    for colour, ink in chart._LOOKS.values():
        assert contrast(colour, ink) >= 4.5
    order = list(chart._LOOKS)
    assert all(one is not other for one, other in pairwise(order))
    assert set(order) == set(TaskClass) - {TaskClass.DROPPED}
