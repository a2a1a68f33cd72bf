"""A document's blocks ↔ JSON bytes: how a reader in a process of its own hands back what it read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from documents.books import ReturnedBook, ReturnedRow
from plans.pages import Block, Cell, Merged, Note, PageDoubt, Paragraph, Place, Row, Table


def pack(blocks: Sequence[Block]) -> list[Any]:
    """The blocks as lists, strings, numbers and booleans."""
    return [_packed(block) for block in blocks]


def unpack(packed: Sequence[Any]) -> tuple[Block, ...]:
    """The blocks that `pack` was given. Raises ValueError, TypeError or KeyError for anything else."""
    return tuple(_unpacked(kind, values) for kind, values in packed)


def pack_book(book: ReturnedBook | None) -> Any:
    """A workbook that came back, as lists, strings and numbers; None for none."""
    if book is None:
        return None
    rows = {key: [[row.number, row.key, dict(row.texts)] for row in sheet] for key, sheet in book.rows.items()}
    return [rows, dict(book.carried), list(book.strange)]


def unpack_book(packed: Any) -> ReturnedBook | None:
    """The workbook that `pack_book` was given."""
    if packed is None:
        return None
    rows, carried, strange = packed
    return ReturnedBook(
        rows={key: tuple(ReturnedRow(number=n, key=k, texts=t) for n, k, t in sheet) for key, sheet in rows.items()},
        carried=carried,
        strange=tuple(strange),
    )


def packed_bytes(value: Any) -> bytes:
    """The value as JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return ["p", [block.text, block.bold, block.level, block.whole, _place(block.place)]]
    if isinstance(block, Note):
        return ["n", _note(block)]
    rows = [[[_cell(cell) for cell in row.cells], _place(row.place), _note(row.note)] for row in block.rows]
    return ["t", [rows, _place(block.place)]]


def _cell(cell: Cell) -> Any:
    """Most cells are plain text, and a sheet has many of them."""
    if not cell.bold and cell.merged is None and cell.note is None:
        return cell.text
    return [cell.text, cell.bold, cell.merged, _note(cell.note)]


def _place(place: Place) -> list[int | None]:
    return [place.line, place.page]


def _note(note: Note | None) -> list[Any] | None:
    return None if note is None else [note.code, dict(note.args)]


def _unpacked(kind: str, values: Any) -> Block:
    if kind == "p":
        text, bold, level, whole, place = values
        return Paragraph(text=text, bold=bold, level=level, whole=whole, place=_place_of(place))
    if kind == "n":
        code, args = values
        return Note(code=PageDoubt(code), args=args)
    rows, place = values
    return Table(rows=tuple(_row_of(row) for row in rows), place=_place_of(place))


def _row_of(values: Any) -> Row:
    cells, place, note = values
    return Row(cells=tuple(_cell_of(cell) for cell in cells), place=_place_of(place), note=_note_of(note))


def _cell_of(values: Any) -> Cell:
    if isinstance(values, str):
        return Cell(text=values)
    text, bold, merged, note = values
    return Cell(text=text, bold=bold, merged=Merged(merged) if merged else None, note=_note_of(note))


def _place_of(values: Any) -> Place:
    line, page = values
    return Place(line=line, page=page)


def _note_of(values: Any) -> Note | None:
    return None if values is None else Note(code=PageDoubt(values[0]), args=values[1])
