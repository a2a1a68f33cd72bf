"""The values of a reply: what was asked, what a person may mean by the answer, and why we had to ask back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal

ALL: Final = "all"


@dataclass(frozen=True, kw_only=True)
class OpenItem:
    """A work item the person was told about; `number` is their sticky number for it (design §3.8)."""

    number: int
    title: str
    due: date | None
    plan_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class Context:
    """What was asked: the open items, the one replied to (its number), whether a file came along, and who speaks.

    `role` is one of officer, head, office, leader.
    """

    items: tuple[OpenItem, ...]
    reply_to: int | None
    has_file: bool
    role: str


class ActionKind(StrEnum):
    DONE = "done"
    PROGRESS = "progress"
    DIFFICULTY = "difficulty"
    EXTENSION = "extension"
    EVIDENCE = "evidence"
    STILL_KEPT = "still_kept"
    NOTHING_AROSE = "nothing_arose"
    ACK = "ack"
    REASSIGN = "reassign"
    NOT_OURS = "not_ours"
    QUESTION = "question"
    LIST = "list"
    SUMMARY = "summary"
    APPROVE = "approve"
    RETURN = "return"
    CANCEL = "cancel"
    UNDO = "undo"
    HELP = "help"
    SNOOZE = "snooze"
    GREETING = "greeting"
    NONE = "none"


STATE_CHANGING: Final = frozenset(
    {
        ActionKind.DONE,
        ActionKind.PROGRESS,
        ActionKind.EXTENSION,
        ActionKind.STILL_KEPT,
        ActionKind.NOTHING_AROSE,
        ActionKind.REASSIGN,
        ActionKind.NOT_OURS,
        ActionKind.APPROVE,
        ActionKind.RETURN,
        ActionKind.CANCEL,
        ActionKind.UNDO,
    }
)


class AskCode(StrEnum):
    """Why nothing was done and the person is asked."""

    NOT_UNDERSTOOD = "not_understood"
    WHICH_ITEM = "which_item"
    NO_SUCH_ITEM = "no_such_item"
    SEVERAL_MATCH = "several_match"
    ITEM_CONFLICT = "item_conflict"  # the item named is not the item replied to
    COUNT_CONFLICT = "count_conflict"  # "both" where three are open
    WHAT_ABOUT_IT = "what_about_it"  # an item was named and nothing said of it
    NOTED_OR_DONE = "noted_or_done"
    QUESTION_OR_REPORT = "question_or_report"
    PROMISE = "promise"
    HEARSAY = "hearsay"
    CONDITION = "condition"
    NOT_SURE = "not_sure"
    NOT_MEANT = "not_meant"  # irony, wishes, orders
    NEGATION = "negation"
    REMAINS = "remains"  # finished, but something is left
    CONTRADICTION = "contradiction"
    PERCENT_UNCLEAR = "percent_unclear"
    DATE_MISSING = "date_missing"
    DATE_VAGUE = "date_vague"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_NOT_LATER = "date_not_later"
    NO_DUE_DATE = "no_due_date"  # "one week more" of an item without a last day
    EVIDENCE_MISSING = "evidence_missing"  # said to be sent elsewhere
    NOT_FOR_ROLE = "not_for_role"
    CONDITIONAL_APPROVAL = "conditional_approval"
    WHO = "who"
    REMIND_COMMAND = "remind_command"


Items = int | Literal["all"] | None


@dataclass(frozen=True, kw_only=True)
class ReplyAction:
    """One thing the person said. `item` is a sticky number, ALL, or None where it is about no single item.

    `note`, `person` are the person's own characters (NFC). `until` is the aware moment a reminder is wanted again.
    """

    kind: ActionKind
    item: Items = None
    percent: int | None = None
    date: date | None = None
    quarter: int | None = None
    note: str | None = None
    person: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Why it must be asked, the items it may be about (to be offered as choices), and what it seems to be about.

    `about` is the action that would have been taken, when there was one; `person` a unit that was to be reminded,
    `note` the reason that was given with it.
    """

    code: AskCode
    numbers: tuple[int, ...] = ()
    about: ActionKind | None = None
    person: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """Either actions or an Ask, never both: a message that is unclear in one place changes nothing."""

    actions: tuple[ReplyAction, ...] = ()
    ask: Ask | None = None
