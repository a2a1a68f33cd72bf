"""A workbook that came back → what it says of the draft that it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from documents.books import ReturnedBook
from documents.tables import Unreadable
from plans.agencies import Agency
from plans.draft_json import draft_from_json
from plans.returned import returned
from plans.returned_values import Returned, TypedLine
from plans.workbook import Sheet

# What the workbook carries unseen: the draft that it was made from, and the SHA-256 of the plan that was read.
DRAFT, SOURCE = "draft", "source"


def taken_back(book: ReturnedBook, year: int | None, known: Iterable[Agency]) -> tuple[Returned, str | None]:
    """What a workbook that came back says, and the SHA-256 of the plan that it was made from.

    Raises Unreadable("book-damaged") where what it carries unseen is not a draft of ours, ("book-sheet-missing") where
    the sheet of the tasks is gone.
    """
    try:
        draft = draft_from_json(json.loads(book.carried[DRAFT]))
        source = book.carried[SOURCE] or None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable("book-damaged") from None
    if Sheet.TASKS.value not in book.rows:
        raise Unreadable("book-sheet-missing")
    sheets = {
        Sheet(key): [TypedLine(number=row.number, key=row.key, cells=row.texts) for row in rows]
        for key, rows in book.rows.items()
        if key in set(Sheet)
    }
    return returned(draft, sheets, known=known, year=year), source
