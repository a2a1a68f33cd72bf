"""Text files: what is read out of them, and what is refused with a reason instead of being read wrongly."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.reading import Kind, Unreadable, read_document
from documents.tables import LARGEST_FILE, LONGEST_LINE, MOST_CHARACTERS, MOST_COLUMNS, MOST_LINES, MOST_ROWS
from plans.pages import Paragraph, Table, paragraphs_of

HEADING = "KẾ HOẠCH cải cách hành chính xã An Mẫu, Ủy ban nhân dân xã đã giao việc"


def blocks_of(text: str) -> tuple[Paragraph | Table, ...]:
    return read_document(text.encode()).blocks


def rows_of(text: str) -> list[list[str]]:
    (table,) = [block for block in blocks_of(text) if isinstance(block, Table)]
    return [[cell.text for cell in row.cells] for row in table.rows]


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_document(data)
    return refused.value


@pytest.mark.parametrize(
    "data",
    [
        HEADING.encode("utf-8"),
        HEADING.encode("utf-8-sig"),
        HEADING.encode("utf-16"),
        HEADING.encode("utf-16-le"),
        HEADING.encode("utf-16-be"),
        "\ufeff".encode("utf-16-be") + HEADING.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "little endian", "big endian", "big endian with mark"],
)
def test_every_unicode_encoding_reads_alike(data: bytes) -> None:
    assert [p.text for p in paragraphs_of(read_document(data).blocks)] == [HEADING]


def test_decomposed_letters_are_composed() -> None:
    (paragraph,) = paragraphs_of(blocks_of("Kế hoạch"))
    assert paragraph.text == "Kế hoạch"


@pytest.mark.parametrize(
    ("source", "text", "bold", "level"),
    [
        ("**2. Yêu cầu**", "2. Yêu cầu", True, 0),
        ("### **a) Mục tiêu**", "a) Mục tiêu", True, 3),
        ("**2.** Đẩy mạnh tuyên truyền", "2. Đẩy mạnh tuyên truyền", False, 0),
        ("*(Có Phụ lục kèm theo)*", "(Có Phụ lục kèm theo)", False, 0),
        ("Tính từ đầu năm (*)", "Tính từ đầu năm (*)", False, 0),
        ("<b>I.</b>", "I.", True, 0),
        ("HĐND&UBND &amp; các thôn", "HĐND&UBND & các thôn", False, 0),
        ("tỷ lệ < 5% và > 90%", "tỷ lệ < 5% và > 90%", False, 0),
        ("đạt\u00a0100%", "đạt 100%", False, 0),
        ("\uf0b7 Kế hoạch", "- Kế hoạch", False, 0),
    ],
)
def test_markup_is_taken_off_and_remembered(source: str, text: str, bold: bool, level: int) -> None:
    (paragraph,) = paragraphs_of(blocks_of(source))
    assert (paragraph.text, paragraph.bold, paragraph.level) == (text, bold, level)


def test_tabs_make_rows_and_empty_places_stay() -> None:
    assert rows_of("STT\tNội dung\tHạn\n1\tRà soát\t\n\tphần còn lại\t") == [
        ["STT", "Nội dung", "Hạn"],
        ["1", "Rà soát", ""],
        ["", "phần còn lại", ""],
    ]


def test_pipes_make_rows_too() -> None:
    assert rows_of("| TT | Việc |\n|----|:----|\n| 1 | Rà soát |") == [["TT", "Việc"], ["1", "Rà soát"]]


def test_a_list_in_a_cell_becomes_lines() -> None:
    assert rows_of("1\t<ul> <li>- Kế hoạch;</li> <li>- Báo cáo</li> </ul>") == [["1", "- Kế hoạch;\n- Báo cáo"]]
    assert rows_of("1\t<p>Một</p><p>Hai</p>\tBa<br/>Bốn") == [["1", "Một\nHai", "Ba\nBốn"]]


def test_a_blank_line_ends_a_table_and_places_are_kept() -> None:
    first, second = (b for b in blocks_of("a\tb\n\n\fc\td") if isinstance(b, Table))
    assert (first.place.line, first.place.page) == (1, 1)
    assert (second.place.line, second.place.page) == (3, 2)


TCVN3 = b"Uy ban nh\xa9n d\xa9n x\xb7 An M\xc9u \xae\xb7 ban h\xb5nh K\xd5 ho\xb9ch, c\xa9u h\xe1i c\xf1a d\xa9n"
VNI = "Uûy ban nhaân daân xaõ An Maãu ñaõ ban haønh Keá hoaïch, ñaùnh giaù cuûa caùc caâu hoûi, Vieät Nam"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),
        ("\ufeff  \n".encode("utf-16-le"), "empty"),
        (HEADING.encode()[:-1] + "ệ".encode()[:-1], "cut"),
        (HEADING.encode("utf-16")[:-1], "cut"),
        (b"PK\x03\x04 word/document.xml", "cut"),
        (b"PK\x03\x04 other PK\x05\x06" + bytes(18), "unknown-type"),
        (HEADING.encode() + b"\x00", "unknown-type"),
        (bytes(range(256)) * 20, "unknown-type"),
        (b"PK\x03\x04 word/document.xml PK\x05\x06" + bytes(18), "corrupt"),
        (b"%PDF-1.7\n%\xe2\xe3", "cut"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old-office"),
        (b"\xff\xd8\xff\xe0 JFIF", "damaged-image"),
        (b"GIF89a", "image"),
        (b"{\\rtf1\\ansi Ke hoach}", "rtf"),
        (b"<!DOCTYPE html><html>", "html"),
        ("Kế hoạch".encode("cp1258", errors="ignore") + b"\xd2\xd0 ho\xf2ch", "encoding"),
        (TCVN3, "legacy-font"),
        (TCVN3.decode("cp1252").encode(), "legacy-font"),
        (VNI.encode(), "legacy-font"),
        (VNI.encode("cp1252"), "legacy-font"),
        ((HEADING * 30 + "\n®¸nh gi¸ c«ng chøc").encode(), "legacy-font"),
        ((HEADING * 30 + "\nÑaùnh giaù coâng chöùc").encode(), "legacy-font"),
        ((HEADING + " trước \u202e21/01\u202c").encode(), "turned-letters"),
        ((HEADING * 3).encode().decode("cp1252", errors="ignore").encode(), "garbled"),
        (b"K? ho?ch c?i c?ch h?nh ch?nh x? " * 20, "garbled"),
        (HEADING.encode() * 9 + b"\xff" + HEADING.encode(), "damaged"),
        ((HEADING + "\ufffd").encode(), "damaged"),
        (b"a\n" * (MOST_LINES + 2), "too-many-lines"),
        (b"a" * (LONGEST_LINE + 1), "line-too-long"),
        (b"a" * (MOST_CHARACTERS + 1), "too-long"),
        (b"a\tb\n" * (MOST_ROWS + 1), "too-many-rows"),
        (b"a\t" * (MOST_COLUMNS + 1) + b"a", "too-many-columns"),
        (b" " * (LARGEST_FILE + 1), "too-large"),
    ],
)
def test_what_cannot_be_read_faithfully_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_the_fonts_of_old_are_named() -> None:
    assert refusal(TCVN3).args_ == {"font": "TCVN3"}
    assert refusal(VNI.encode()).args_ == {"font": "VNI"}


def test_foreign_names_and_footnotes_are_no_old_font() -> None:
    text = (
        HEADING + " theo Zürich và São Tomé; báo cáo¹, kế hoạch², «từ», 10µm, hòa giải, toàn khoá, quý, thuở, loã xoã"
    )
    assert [p.text for p in paragraphs_of(blocks_of(text))] == [text]


def test_the_name_of_a_file_does_not_decide_its_kind() -> None:
    assert read_document(HEADING.encode(), "ke-hoach.docx").kind is Kind.TEXT


def test_empty_columns_to_the_right_are_no_reason_to_refuse() -> None:
    assert rows_of("STT\tViệc" + "\t" * 300 + "\n1\tRà soát")[0] == ["STT", "Việc"]


@pytest.mark.parametrize(
    "hostile",
    [
        b"<" * 99_000,
        b"*" * 99_000,
        b"<b " + b"x" * 90_000,
        b"&" * 99_000,
        b"\\" * 99_000,
        b"|" * 99_000,
        b"a" * 20_000_000,
        b"\t" * 10_000_000,
        b"<b>\n" * (MOST_LINES - 1),
    ],
    ids=["tags", "stars", "open tag", "entities", "escapes", "pipes", "one line", "columns", "many lines"],
)
def test_hostile_text_is_done_with_in_a_moment(hostile: bytes) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(Unreadable):
        read_document(hostile)
    assert time.perf_counter() - begun < 5


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert read_document(data).kind is Kind.TEXT
