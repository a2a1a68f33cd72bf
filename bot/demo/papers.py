"""Small true files for the demo to send as evidence: a grey photo and a one-page document, made from nothing."""

from __future__ import annotations

import struct

# A one-component 8 × 8 JPEG needs one code for the average grey and one for "nothing more": both are the bit 0.
_FLAT_QUANTISATION = bytes([0]) + bytes([1]) * 64
_ONE_CODE = bytes([1]) + bytes(15)
_GREY_BITS = 10
_GREYS = 1 << (_GREY_BITS - 1)


def photo(number: int) -> bytes:
    """A valid JPEG of 8 × 8 pixels; each number from 0 gives other bytes."""
    grey = _GREYS + number % _GREYS
    bits = f"0{grey:0{_GREY_BITS}b}0"
    data = int(bits.ljust(16, "1"), 2).to_bytes(2, "big").replace(b"\xff", b"\xff\x00")
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xFE, f"Nhac Viec demo {number}".encode()),
            _segment(0xDB, _FLAT_QUANTISATION),
            _segment(0xC0, struct.pack(">BHHB", 8, 8, 8, 1) + bytes([1, 0x11, 0])),
            _segment(0xC4, bytes([0x00]) + _ONE_CODE + bytes([_GREY_BITS])),
            _segment(0xC4, bytes([0x10]) + _ONE_CODE + bytes([0])),
            _segment(0xDA, bytes([1, 1, 0x00, 0, 63, 0])),
            data,
            b"\xff\xd9",
        )
    )


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def document(words: str) -> bytes:
    """A valid PDF of one page that says these words (ASCII; anything else is shown as "?")."""
    line = words.encode("ascii", "replace").decode().replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    drawing = f"BT /F1 14 Tf 72 760 Td ({line}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    found = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(found))
    return found + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer
