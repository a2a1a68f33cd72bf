"""Work items, statuses, and the table of allowed moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """Where a work item stands."""

    WAITING = "waiting"  # a condition of the plan is not met yet
    OPEN = "open"
    UNDER_WAY = "under_way"
    REPORTED = "reported"  # by the officer
    CONFIRMED = "confirmed"  # by the head of the agency
    VERIFIED = "verified"  # by the standing office
    RETURNED = "returned"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """What the standing office found, where it is more than a plain yes; such an item is `verified`."""

    BELOW_REQUIREMENT = "below_requirement"
    NOT_APPLICABLE = "not_applicable"


class ItemKind(StrEnum):
    """Dated work is finished once; standing work ("thường xuyên") is answered for in each reporting window."""

    DATED = "dated"
    STANDING = "standing"


class EventKind(StrEnum):
    """Everything the append-only history knows to have happened.

    What `judge` reads from `ItemEvent.data`, all of it JSON (days as ISO dates):
    created {status, due} (status: "open" unless said), condition_met {due}, extension_granted {due},
    due_changed {due, cause: "correction" where the plan had been misread}, progress {percent},
    reported, evidence_added, verified and done_before {completed_on}, difficulty_opened and
    difficulty_settled {difficulty: its id}, undone {event: the id of the event taken back}.
    """

    # an item's way
    CREATED = "created"
    CONDITION_MET = "condition_met"
    PROGRESS = "progress"
    REPORTED = "reported"
    STILL_KEPT = "still_kept"
    NOTHING_AROSE = "nothing_arose"
    CONFIRMED = "confirmed"
    VERIFIED = "verified"
    FOUND_BELOW = "found_below"
    FOUND_NOT_APPLICABLE = "found_not_applicable"
    RETURNED = "returned"
    DONE_BEFORE = "done_before"
    DROPPED = "dropped"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"
    UNDONE = "undone"

    # its last day
    DUE_CHANGED = "due_changed"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_ASSENTED = "extension_assented"
    EXTENSION_DISSENTED = "extension_dissented"
    EXTENSION_GRANTED = "extension_granted"
    EXTENSION_REFUSED = "extension_refused"

    # what was said about it
    DIFFICULTY_OPENED = "difficulty_opened"
    DIFFICULTY_SETTLED = "difficulty_settled"
    EVIDENCE_ADDED = "evidence_added"
    EVIDENCE_LOST = "evidence_lost"
    EVIDENCE_REMOVED = "evidence_removed"
    WITHDRAWAL_ASKED = "withdrawal_asked"
    DIRECTED = "directed"
    COMMENTED = "commented"

    # who has it
    ASSIGNED = "assigned"
    HANDED_OVER = "handed_over"
    DISOWNED = "disowned"
    FORWARDED = "forwarded"
    SNOOZED = "snoozed"

    # what we did
    STEP_TAKEN = "step_taken"
    REMINDED = "reminded"

    # a plan
    PLAN_IMPORTED = "plan_imported"
    PLAN_APPROVED = "plan_approved"
    PLAN_STARTED = "plan_started"
    PLAN_AMENDED = "plan_amended"
    TASK_CHANGED = "task_changed"
    SUMMARY_MADE = "summary_made"
    SUMMARY_PUBLISHED = "summary_published"

    # a person
    INVITED = "invited"
    JOINED = "joined"
    LEFT = "left"
    FORGOTTEN = "forgotten"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    ABSENCE_BEGUN = "absence_begun"
    ABSENCE_ENDED = "absence_ended"

    # an address
    ADDRESS_LINKED = "address_linked"
    ADDRESS_UNLINKED = "address_unlinked"
    ADDRESS_DEAD = "address_dead"
    ADDRESS_ALIVE = "address_alive"
    SECRET_REFUSED = "secret_refused"  # noqa: S105 - the name of an event, not a password


@dataclass(frozen=True, kw_only=True)
class ItemEvent:
    """One row of an item's history, as the rules see it. `at` is aware; `actor` is a person, None for ourselves."""

    id: int
    at: datetime
    kind: EventKind
    actor: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class ItemFacts:
    """A work item as its row has it now.

    `start` and `end` are the first and last day of what it covers (for standing work the reporting window),
    `due` the day in force, `first_due` the day it was born with (or got when its condition was met), never
    overwritten; `revision` rises with every change of `due`, also with a change back.

    `quiet_before` is the day on which its plan went live: reminders of earlier days never sound, and what was
    overdue by then does not escalate; the office's yes to that clears it. `armed_on` is the day on which it
    last began to need reminding (created, condition met, due changed, returned, withdrawn, restored).
    """

    id: int
    task: int
    agency: int
    kind: ItemKind
    status: Status
    start: date | None = None
    end: date | None = None
    due: date | None = None
    first_due: date | None = None
    revision: int = 0
    percent: int | None = None
    verdict: Verdict | None = None
    assignee: int | None = None
    quiet_before: date | None = None
    armed_on: date | None = None
