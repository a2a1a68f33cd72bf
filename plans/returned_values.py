"""What comes back in a workbook, and what is found in it: rows, changed cells, new and missing tasks, doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.workbook import Sheet


class WorkbookDoubt(StrEnum):
    """What a workbook that came back leaves open: the codes that `locales` has sentences for, with their words."""

    ROW_GONE = "workbook-row-gone"
    DAY_UNCLEAR = "workbook-day-unclear"  # printed
    MARK_UNCLEAR = "workbook-mark-unclear"  # printed
    NOTHING_TO_ACCEPT = "workbook-nothing-to-accept"
    VALUE_LOST = "workbook-value-lost"
    STILL_USED = "workbook-still-used"  # name
    NAME_MISSING = "workbook-name-missing"
    NUMBER_OF_TARGETS_UNCLEAR = "workbook-targets-unclear"  # printed
    YEAR_CHANGED = "workbook-year-changed"


@dataclass(frozen=True, kw_only=True)
class TypedLine:
    """A row as it came back: its number in the sheet, its hidden key ("" for a new row), its cells by column.

    None is a cell whose value the file does not hold: a formula that nobody counted, or an error.
    """

    number: int
    key: str
    cells: Mapping[str, str | None]


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A cell that was changed, or (with a doubt) one that could not be taken as it stands."""

    sheet: Sheet
    row: int
    column: str
    words: str
    doubt: Doubt | None = None


@dataclass(frozen=True, kw_only=True)
class Returned:
    """What came back: the draft, the cells that were changed, the rows that are new or gone, and what is not clear.

    `dropped` are the tasks whose rows are gone; they are still in the draft, each with a doubt, until somebody says
    that they are to go.
    """

    draft: PlanDraft
    changed: tuple[Spot, ...] = ()
    added: tuple[TaskDraft, ...] = ()
    dropped: tuple[TaskDraft, ...] = ()
    rows_added: int = 0
    rows_dropped: int = 0
    unclear: tuple[Spot, ...] = ()

    @property
    def is_untouched(self) -> bool:
        """Whether it came back as it went out."""
        parts = (self.changed, self.added, self.dropped, self.rows_added, self.rows_dropped, self.unclear)
        return not any(parts)
