"""What stands in a file beside its text is found, wherever that is, and nothing that was struck out."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from PIL import Image

from documents.plain_lines import lines_beside, plain_lines
from tests.doubles.hidden_words import PLACES, word
from tests.doubles.plan_papers import with_members
from tests.doubles.scanner import image, scanned

WORDS = "Lưu ý: chỗ này"


@pytest.mark.parametrize("place", PLACES)
def test_words_are_found_where_they_stand(place: str) -> None:
    read = plain_lines(PLACES[place](WORDS))
    assert WORDS in read.beside or WORDS in read.lines
    assert not read.pictures
    if place not in ("xlsx hidden sheet", "docx text box"):  # they are read with the text
        assert read.lines in (("Báo cáo quý I",), ("x",))


def test_codes_of_a_sheets_margin_are_no_words() -> None:
    assert "MẬT" in plain_lines(PLACES["xlsx header"]("MẬT")).beside
    assert "An & Bình 50" in plain_lines(PLACES["xlsx header"]("An && Bình 50")).beside


def test_what_was_struck_out_is_not_told() -> None:
    struck = """<w:del xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="x">
        <w:r><w:delText>MẬT</w:delText></w:r></w:del>"""
    data = word(lambda paper: paper.sections[0].header.paragraphs[0]._p.append(parse_xml(struck)))
    assert "MẬT" not in plain_lines(data).beside


def test_pictures_are_told_of_where_they_are_large_enough_to_be_read() -> None:
    page = Image.new("L", (1200, 1600), 240)
    assert plain_lines(image(page)).pictures
    assert plain_lines(scanned([page])).pictures
    assert not plain_lines(image(page.resize((300, 400)))).pictures
    assert not plain_lines(b"\xff\xd8\xff\xfe no picture").pictures
    paper = Document()
    paper.add_picture(io.BytesIO(image(page)))
    kept = io.BytesIO()
    paper.save(kept)
    assert plain_lines(kept.getvalue()).pictures


def test_what_cannot_be_read_says_nothing() -> None:
    for data in (b"", b"PK\x03\x04 cut", b"%PDF-1.4 nothing", b"plain words", b"\x00\x01\x02"):
        assert lines_beside(data).lines == ()
    odd = with_members(word(), {"word/header9.xml": b"<w:hdr><unclosed>"})
    assert lines_beside(odd) is not None
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "MAT">]><x>&e;</x>'
    assert lines_beside(with_members(word(), {"word/header9.xml": entity})).lines == ()
