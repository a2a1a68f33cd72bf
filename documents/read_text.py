"""Plain text → a document: decodes it or says why not, takes off markup, finds the rows that tabs make."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from documents.old_fonts import VIETNAMESE, legacy_font
from documents.read_unruled import with_tables
from documents.tables import (
    LONGEST_LINE,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_ROWS,
    Document,
    Kind,
    Unreadable,
)
from plans.pages import Block, Cell, Paragraph, Place, Row, Table
from plans.text import nfc

# Word's own bullets live in the private use area; page and section marks mean nothing in a line.
ODD_CHARACTERS: dict[int, str | None] = {
    **{code: None for code in [*range(0x20), 0x7F] if chr(code) not in "\t\n\r\x0b\x0c"},
    **dict.fromkeys([0xF0B7, 0xF02D, 0xF0A7, 0x2022, 0x25AA], "-"),
}

_BLOCK_TAG = re.compile(r"</?(?:p|ul|ol|li|br|div|tr|td|h[1-6])(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(r"</?(?:b|strong|i|em|u|span|font|sup|sub|center)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")
_HEADING = re.compile(r"(#{1,6})\s+")
_BOLD_STARTS = ("<b>", "<strong>", "**")
_BOLD_ENDS = ("</b>", "</strong>", "**")
_RULE_OF_PIPES = re.compile(r"\|[\s:|-]+\|")


def read_text(data: bytes) -> Document:
    """The paragraphs and tables of a text file in UTF-8 or UTF-16. Raises `Unreadable` (see `read_document`)."""
    lines = list(_lines(decode(data)))
    blocks: list[Block] = []
    if sum(_is_row(line) for _, line in lines) > MOST_ROWS:
        raise Unreadable("too-many-rows", limit=str(MOST_ROWS))
    for is_row, run in groupby(lines, key=lambda line: _is_row(line[1])):
        together = list(run)
        blocks.extend(_tables(together) if is_row else _paragraphs(together))
    return Document(kind=Kind.TEXT, blocks=with_tables(blocks))


def _lines(text: str) -> Iterator[tuple[Place, str]]:
    """Each line with its place. A form feed starts a page."""
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise Unreadable("too-many-lines", limit=str(MOST_LINES))
    page = 1
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if len(line) > LONGEST_LINE:
            raise Unreadable("line-too-long", line=str(number), limit=str(LONGEST_LINE))
        for index, part in enumerate(re.split(r"[\x0b\x0c]", line)):
            page += 1 if index else 0
            yield Place(line=number, page=page), part.translate(ODD_CHARACTERS)


def _is_row(line: str) -> bool:
    return "\t" in line or _is_pipe_row(line)


def _is_pipe_row(line: str) -> bool:
    bare = line.strip()
    return bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2


def _tables(run: Iterable[tuple[Place, str]]) -> Iterator[Table]:
    rows = [_row(place, line) for place, line in run if not _RULE_OF_PIPES.fullmatch(line.strip())]
    if rows:
        yield Table(rows=tuple(rows), place=rows[0].place)


def _row(place: Place, line: str) -> Row:
    cells = line.strip().strip("|").split("|") if "\t" not in line else line.split("\t")
    if len(cells) > MOST_COLUMNS:
        cells = line.rstrip("\t ").split("\t")  # a sheet's empty columns to the right are no harm
    if len(cells) > MOST_COLUMNS:
        raise Unreadable("too-many-columns", line=str(place.line), limit=str(MOST_COLUMNS))
    return Row(cells=tuple(_cell(cell) for cell in cells), place=place)


def _cell(source: str) -> Cell:
    return Cell(text="\n".join(_plain_lines(source)), bold=_is_bold(source))


def _paragraphs(run: Iterable[tuple[Place, str]]) -> Iterator[Paragraph]:
    for place, line in run:
        heading = _HEADING.match(line.lstrip())
        source = line.lstrip()[heading.end() :] if heading else line
        for text in _plain_lines(source):
            level = len(heading.group(1)) if heading else 0
            yield Paragraph(text=text, bold=_is_bold(source), level=level, place=place)


def _is_bold(source: str) -> bool:
    bare = source.strip().lower()
    return bare.startswith(_BOLD_STARTS) and bare.endswith(_BOLD_ENDS) and len(bare) > 4


def _plain_lines(source: str) -> list[str]:
    """The text without tags and Markdown signs, a line for each block tag, spaces normalised."""
    without_blocks = _BLOCK_TAG.sub("\n", source)
    without_tags = _INLINE_TAG.sub("", without_blocks)
    plain = _ENTITY.sub(lambda found: html.unescape(found.group()), _without_stars(without_tags))
    lines = (nfc(_ESCAPE.sub(r"\1", line)) for line in plain.split("\n"))
    return [line for line in lines if line]


def _without_stars(text: str) -> str:
    """Markdown's bold and italic signs taken off; a single star that pairs with nothing is a footnote's."""
    stripped = text.replace("***", "").replace("**", "")
    return stripped.replace("*", "") if stripped.count("*") % 2 == 0 and "(*)" not in stripped else stripped


# --- decoding -------------------------------------------------------------------------------------------------

_UTF8_SEEN_AS_LATIN = re.compile("áº|á»|Ä‘|Ä\x90|Æ°|Æ¡|Ã[\xa0-\xbf]|â€")
_TURNING = re.compile("[\u202d\u202e]")  # right to left and left to right by force
_LOST_LETTERS = re.compile(r"[A-Za-z]\?{1,3}[A-Za-z]")


def decode(data: bytes) -> str:
    """The text of the bytes in UTF-8 or UTF-16, with or without BOM, never with letters guessed.

    Raises `Unreadable`: cut (ends within a letter), damaged (a few broken letters), legacy-font
    (TCVN3, VNI), garbled (letters lost or encoded twice), turned-letters, encoding (all else), unknown-type (binary),
    too-long (limit).
    """
    text = _decoded(data)
    refuse_turned(text)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable("too-long", limit=str(MOST_CHARACTERS))
    refuse_unfaithful(text)
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise Unreadable("encoding")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, "utf-16")
    if b"\x00" in data:
        return _utf16(data, _byte_order_without_mark(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(data, error) from None


def _byte_order_without_mark(data: bytes) -> str:
    """Which UTF-16 it is, told by where the zero bytes of its spaces and Latin letters stand."""
    sample = data[:20_000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) * 5 > len(sample) // 2:
        return "utf-16-le" if odd else "utf-16-be"
    raise Unreadable("unknown-type")


def _utf16(data: bytes, encoding: str) -> str:
    if len(data) % 2:
        raise Unreadable("cut")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("encoding") from None
    if "\x00" in text:
        raise Unreadable("unknown-type")
    return text


def _refusal(data: bytes, error: UnicodeDecodeError) -> Unreadable:
    if error.reason == "unexpected end of data" and error.end == len(data):
        return Unreadable("cut")
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    if len(VIETNAMESE.findall(lenient)) > 20 * broken:
        return _damage(lenient)
    font = legacy_font(data.decode("cp1252", errors="replace"))
    return Unreadable("legacy-font", font=font) if font else Unreadable("encoding")


def _damage(text: str) -> Unreadable:
    first = text.count("\n", 0, text.index("\ufffd")) + 1
    return Unreadable("damaged", count=str(text.count("\ufffd")), line=str(first))


def refuse_turned(text: str) -> None:
    """Refuse text as it was typed where its order is turned by force: a human sees other numbers than we read.

    Raises `Unreadable`: turned-letters.
    """
    if _TURNING.search(text):
        raise Unreadable("turned-letters")


def refuse_unfaithful(text: str) -> None:
    """Refuse text that decodes and yet does not say what was typed.

    Raises `Unreadable`: damaged (count, line), garbled, legacy-font (font).
    """
    if "\ufffd" in text:
        raise _damage(text)
    true_letters = len(VIETNAMESE.findall(text))
    if len(_UTF8_SEEN_AS_LATIN.findall(text)) > max(5, true_letters):
        raise Unreadable("garbled")
    if font := legacy_font(text):
        raise Unreadable("legacy-font", font=font)
    if len(_LOST_LETTERS.findall(text)) > max(20, true_letters):
        raise Unreadable("garbled")
