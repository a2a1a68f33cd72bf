"""Photos of pages bound into one archive: the same photos, in their order, and nothing that unpacks."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from documents.photo_album import MOST_PAGES, bind, count_of, is_album, pages_in
from documents.reading import read_document
from documents.tables import Kind, Pictures, Unreadable
from tests.doubles.scanner import image

PAGE = image(Image.new("L", (1280, 960), 200))


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=12))
def test_the_pages_come_back_as_they_were_given(pages: list[bytes]) -> None:
    data = bind(pages)
    assert is_album(data)
    assert data == bind(pages)
    assert (count_of(data), list(pages_in(data))) == (len(pages), pages)


def test_the_door_says_how_many_pages_there_are() -> None:
    with pytest.raises(Pictures) as told:
        read_document(bind([b"", PAGE, b"no picture"]))
    assert (told.value.kind, told.value.count) == (Kind.ALBUM, 3)


@pytest.mark.parametrize(
    ("pages", "code"),
    [([b""], "damaged-image"), ([image(Image.new("L", (640, 480)))] * 2, "image-too-small")],
)
def test_where_no_page_is_a_picture_the_door_says_why(pages: list[bytes], code: str) -> None:
    with pytest.raises(Unreadable, match=code):
        read_document(bind(pages))


def test_there_are_no_more_than_a_hundred_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert count_of(bind([b"x"] * MOST_PAGES)) == MOST_PAGES
    with pytest.raises(Unreadable, match="too-many-pages"):
        bind([b"x"] * (MOST_PAGES + 1))
    monkeypatch.setattr("documents.photo_album.LARGEST_ALBUM", 1_000)
    with pytest.raises(Unreadable, match="too-large"):
        bind([b"x" * 1_000])


def test_an_archive_that_only_claims_to_be_an_album_is_refused() -> None:
    whole = bind([PAGE, PAGE])
    out = io.BytesIO(whole)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("trang-003.jpg", b"0" * 1_000_000)
    for data in (out.getvalue(), bind([])):
        with pytest.raises(Unreadable, match="corrupt"):
            read_document(data)
    for cut in (200, len(whole) // 2):
        with pytest.raises(Unreadable, match="cut"):
            read_document(whole[:cut])


def test_one_that_hides_more_pages_than_allowed_is_refused() -> None:
    out = io.BytesIO(bind([b"x"] * MOST_PAGES))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("trang-101.jpg", b"x")
    with pytest.raises(Unreadable, match="too-many-pages"):
        read_document(out.getvalue())
