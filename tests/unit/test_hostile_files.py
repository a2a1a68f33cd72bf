"""Files made to do harm, through the door and in the child: each ends within its bounds with a reason and a sentence.

What grows while it is unpacked, goes round in circles, nests, locks or lies. The bounds themselves are tested beside
the child (`test_apart`), the odd papers of each kind beside their reader.
"""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from actions.wording import meaning, render, say
from documents.apart import SECONDS
from documents.reading import Unreadable, read_document
from locales import LANGUAGES
from tests.doubles.plan_papers import cell, docx_of, paragraph, row, run, saved, table, with_members, zipped

PLAN_PARAGRAPH = paragraph(run("Kế hoạch"))


# --- PDF ------------------------------------------------------------------------------------------------------------

PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>/Font<</F 6 0 R>>>>"
    b"/Contents 4 0 R>>"
)
LATIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = zlib.compress(b"BT /F 12 Tf 50 700 Td (Ke hoach) Tj ET")
CID = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H%s/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/X%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>]>>"
)


def stream(source: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(source), entries, source)


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, source in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, source)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (len(objects) + 1, lines, len(objects) + 1, trailer, len(data))


def one_page(
    source: bytes = WORDS, *, entries: bytes = b"/Filter/FlateDecode", page: bytes = PAGE, form: bytes = b"<<>>",
    font: bytes = LATIN, further: tuple[bytes, ...] = (), trailer: bytes = b"",
) -> bytes:  # fmt: skip
    catalogue, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf(catalogue, pages, page, stream(source, entries), form, font, *further, trailer=trailer)


def pages_in_a_circle() -> bytes:
    pages = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, PAGE, stream(WORDS, b"/Filter/FlateDecode"), b"<<>>", LATIN)


def a_form_within_itself() -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>"
    return one_page(zlib.compress(b"/X Do"), form=stream(b"/X Do", entries))


def packed_twice() -> bytes:
    swollen = zlib.compress(zlib.compress(b" " * 200_000_000, 9), 9)
    return one_page(swollen, entries=b"/Filter[/FlateDecode/FlateDecode]")


def names_of_four_thousand_million_letters() -> bytes:
    names = (
        b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041>"
    )
    source = zlib.compress(b"BT /F 12 Tf 50 700 Td <00410042> Tj ET")
    font = CID % (b"/ToUnicode 7 0 R", b"")
    return one_page(source, font=font, further=(stream(names + b" endbfrange endcmap"),))


def widths_of_two_thousand_million_letters() -> bytes:
    return one_page(zlib.compress(b"BT /F 12 Tf 50 700 Td <0041> Tj ET"), font=CID % (b"", b"/W[0 2000000000 500]"))


# --- archives -------------------------------------------------------------------------------------------------------


def swelling(parts: int, size: int) -> bytes:
    good = docx_of(PLAN_PARAGRAPH)
    return with_members(good, {f"word/media/image{number}.bin": bytes(size) for number in range(parts)})


def overlapping() -> bytes:
    """Five hundred entries of the list that all lead to the same packed bytes, each of them large."""
    good = with_members(docx_of(PLAN_PARAGRAPH), {"word/media/a.bin": bytes(900_000)})
    out = io.BytesIO(good)
    with zipfile.ZipFile(out, "a") as archive:
        large = archive.getinfo("word/media/a.bin")
        for number in range(500):
            archive.writestr(f"word/media/{number:05}.bin", b"")
        for info in archive.infolist()[-500:]:
            info.header_offset, info.compress_type, info.CRC = large.header_offset, large.compress_type, large.CRC
            info.compress_size, info.file_size = large.compress_size, large.file_size
    return out.getvalue()


def an_archive_with_a_password() -> bytes:
    data = bytearray(docx_of(PLAN_PARAGRAPH))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def locked_by_office() -> bytes:
    """What Word and Excel make of a file with a password: an old container with the packed file in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(4000)


def deep(depth: int) -> bytes:
    body = "<w:sdt><w:sdtContent>" * depth + PLAN_PARAGRAPH + "</w:sdtContent></w:sdt>" * depth
    return docx_of(body)


def ten_thousand_columns() -> bytes:
    return docx_of(table(row(*[cell(paragraph(run("x")))] * 10_000), widths=[9] * 10_000))


def laughing() -> bytes:
    """The billion laughs: an entity of ten entities of ten entities."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{levels}]><x>&l9;</x>'
    return with_members(docx_of(PLAN_PARAGRAPH), {"word/document.xml": bomb})


def looking_outside() -> bytes:
    """An entity that stands for a file of this machine."""
    book = Workbook()
    spy = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
    return with_members(saved(book), {"xl/sharedStrings.xml": spy})


def macros(kind: str) -> bytes:
    good = docx_of(PLAN_PARAGRAPH) if kind == "word" else saved(Workbook())
    return with_members(good, {f"{kind}/vbaProject.bin": b"Sub AutoOpen"})


BOUNDED = {"damaged-pdf", "too-heavy", "too-slow"}
FILES: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a PDF whose pages go round in a circle": (pages_in_a_circle, {"damaged-pdf", "read"}),
    "a PDF that puts a form into itself": (a_form_within_itself, {"empty", "damaged-pdf"}),
    "a PDF packed twice": (packed_twice, BOUNDED),
    "a PDF that names too many letters": (names_of_four_thousand_million_letters, BOUNDED),
    "a PDF that measures too many letters": (widths_of_two_thousand_million_letters, BOUNDED),
    "a PDF of brackets": (
        lambda: one_page(page=PAGE.replace(b"/Type/Page", b"/Type/Page/Z " + b"[" * 60_000 + b"]" * 60_000)),
        {"read", "damaged-pdf"},
    ),
    "a PDF locked in a way of its own": (
        lambda: one_page(trailer=b"/Encrypt<</Filter/Strange/V 9>>/ID[(a)(b)]"), {"encrypted"},
    ),
    "a PDF whose lists go round in a circle": (lambda: one_page(trailer=b"/Prev 9"), {"read", "damaged-pdf"}),
    "a PDF without an area": (lambda: one_page(page=PAGE.replace(b"595 842", b"1e400 842")), {"damaged-pdf"}),
    "one part that swells": (lambda: swelling(1, 99_000_000), {"unpacks-too-big"}),
    "many parts that swell": (lambda: swelling(40, 3_900_000), {"unpacks-too-big"}),
    "parts upon parts": (overlapping, {"unpacks-too-big", "corrupt"}),
    "an archive with a password": (an_archive_with_a_password, {"encrypted"}),
    "locked by Office": (locked_by_office, {"encrypted"}),
    "deeper than any paper": (lambda: deep(200), {"corrupt"}),
    "ten thousand columns": (ten_thousand_columns, {"too-many-columns"}),
    "a billion laughs": (laughing, {"unsafe-xml"}),
    "a look outside": (looking_outside, {"unsafe-xml"}),
    "macros of Word": (lambda: macros("word"), {"macros"}),
    "macros of Excel": (lambda: macros("xl"), {"macros"}),
    "an archive in an archive": (lambda: zipped({"a.docx": swelling(40, 3_900_000)}), {"unknown-type"}),
    "zero bytes in a text": ("Kế hoạch\0năm 2026".encode, {"unknown-type"}),
}  # fmt: skip


@pytest.mark.parametrize(("make", "ends"), FILES.values(), ids=FILES)
def test_a_file_made_to_do_harm_ends_with_a_sentence(make: Callable[[], bytes], ends: set[str]) -> None:
    data = make()
    begun = time.perf_counter()
    ended = _ending(data)
    assert ended in ends
    assert time.perf_counter() - begun < SECONDS + 3


def _ending(data: bytes) -> str:
    try:
        read_document(data)
    except Unreadable as refused:
        ended = refused
    else:
        return "read"
    for language in LANGUAGES:
        assert render(meaning(say(f"unreadable-{ended.code}", **ended.args_)), language, "anh/chị").text
    return ended.code


def test_a_deep_paper_that_its_parser_bears_is_read() -> None:
    assert _ending(deep(60)) == "read"
