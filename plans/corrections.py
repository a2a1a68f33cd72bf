"""What a person says to the doubts of a plan as it was read: the places to look at, and the draft put right by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from plans.agencies import AgenciesReading, Agency, AgencyDoubt, AgencyKind, Register, read_agencies
from plans.agency_names import agency_as_json, agency_from_json
from plans.deadlines import (
    DeadlineDoubt,
    DeadlineRule,
    bare_rule_as_json,
    read_deadline,
    rule_from_json,
)
from plans.doubts import ROW, Doubt, doubts_as_json, doubts_from_json
from plans.drafts import PlanDraft, TaskDraft
from plans.intake import IntakeDoubt
from plans.members import Group, Member, member_as_json, member_from_json, members_of, read_members
from plans.text import fold

DEADLINE, LEADS, COORDINATORS = "deadline", "leads", "coordinators"
GROUP, OFFICE, YEAR, PLAN = "group", "standing_office", "year_from", "plan"
# A task whose row is no longer in a workbook that was sent back: it stays unless somebody says that it is to go.
DROPPED = "dropped"

# What a plan offers beside its table (see `plans.offers`).
GOALS, DUTY, SEND_BY = "goals", "duty", "send_by"
BODY = frozenset({GOALS, DUTY, SEND_BY})
# The bodies that a plan brings into the register: of the first plan all of them (see `plans.proposed`).
REGISTER, NEW_BODIES = "register", "new_bodies"
BODIES = frozenset({REGISTER, NEW_BODIES})

# A plan whose office or year nobody knows cannot be kept.
_NEEDED = frozenset({OFFICE, YEAR})
# What stands in a plan's head and changes no task: looked at in one go.
_OF_HEAD = ("title", "number", "issued_on", "province", "signer")
_FIRST_YEAR, _LAST_YEAR = 2000, 2090
_A_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# What the text of a programme tells of many tasks at once.
_OF_MANY = frozenset({IntakeDoubt.DEADLINE_OF_PROGRAMME, IntakeDoubt.LEAD_FROM_BODY})
# A standard body that the plan does not name is still surely meant.
SURE_ENOUGH = frozenset({AgencyDoubt.NOT_IN_REGISTER})
# A question back is no condition.
_ASKS = re.compile(r"\?|\b(?:khi|luc|ngay|thang) nao\b|\bbao gio\b")
# What may be meant where a day stands without a month.
_WHICH_MONTH = ("hằng tháng", "của tháng cuối quý")
_TOGETHER = frozenset({"theo doi chung", "theo doi chung ca nhom"})


class Answer(StrEnum):
    """What was said to a place: right as it was read, read anew from typed words, or to be settled later; of what a
    plan says beside its table also that it is left out, or that a task of the table says the same; of the register
    that it is being put right, which is no answer yet."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    LATER = "later"
    LEFT_OUT = "left_out"
    SAME = "same"
    EDITING = "editing"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Something of a plan that a human should look at: a field of a task, all of its row (`ROW`, with the days and
    bodies that it was read as), a group, the office, the year, or else (`PLAN`) the plan itself; also what it offers
    beside its table (see `plans.offers`).

    `key` stays the same when the same plan is read again. `tasks` are the places of its tasks in the draft (none: the
    plan itself); `printed` is what stands there, `rule` and `names` are our reading of it; `members` are the bodies
    that a group means by the register. Where it has `options`, one of them must be said.
    """

    key: str
    field: str
    tasks: tuple[int, ...] = ()
    code: str | None = None
    title: str | None = None
    printed: str | None = None
    rule: DeadlineRule | None = None
    names: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    members: tuple[str, ...] = ()
    options: tuple[str, ...] = ()

    @property
    def can_be_accepted(self) -> bool:
        """Whether there is a reading that may be right; fields without days and bodies are shown as printed."""
        if self.options:
            return False
        match self.field:
            case "deadline" | "duty" | "send_by":
                return self.rule is not None
            case "leads" | "standing_office":
                return bool(self.names)
            case "year_from":
                return self.printed is not None
        return True

    @property
    def is_needed(self) -> bool:
        """Whether the plan cannot be kept without an answer."""
        return bool(self.options) or self.field == REGISTER or (self.field in _NEEDED and not self.can_be_accepted)

    @property
    def can_be_typed(self) -> bool:
        """Whether a person may type what it should be."""
        return bool(self.options) or self.field in (DEADLINE, LEADS, COORDINATORS, GROUP, OFFICE, YEAR, *BODY, *BODIES)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What a person said to a place. `words` are their own; the rest is what these were read as.

    `members` are those of a group with their days, `numbers` the goals that are left out, `changes` the names of bodies
    that get another name, or none.
    """

    answer: Answer
    words: str | None = None
    rule: DeadlineRule | None = None
    agencies: tuple[Agency, ...] = ()
    groups: tuple[str, ...] = ()
    year: int | None = None
    members: tuple[Member, ...] = ()
    numbers: tuple[int, ...] = ()
    changes: tuple[tuple[str, str | None], ...] = ()
    option: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The bodies that it names."""
        return tuple(agency.name for agency in self.agencies)


# Places -------------------------------------------------------------------------------------------------------------


def places_of(draft: PlanDraft) -> tuple[Place, ...]:
    """The places to look at, each once: the plan's own, what it tells of many tasks at once, those of its tasks in
    their order, then its groups."""
    return (*_of_plan(draft), *_of_many(draft), *_of_tasks(draft), *_of_groups(draft))


def _of_plan(draft: PlanDraft) -> list[Place]:
    by_field = _by_field(doubt for doubt in draft.doubts if doubt.code not in _OF_MANY)
    head = [field for field in _OF_HEAD if field in by_field]
    found = []
    if head:
        printed_there = "; ".join(str(getattr(draft.head, field) or "–") for field in head)
        told = tuple(doubt for field in head for doubt in by_field.pop(field))
        found.append(Place(key="plan:head", field=PLAN, printed=printed_there, doubts=told))
    for field, doubts in by_field.items():
        names = (draft.standing_office,) if field == OFFICE and draft.standing_office else ()
        printed = getattr(draft.head, field, None)
        words = None if printed is None else str(printed)
        about = field if field in _NEEDED else PLAN
        found.append(Place(key=f"plan:{field}", field=about, printed=words, names=names, doubts=doubts))
    return found


def _of_many(draft: PlanDraft) -> list[Place]:
    """One place for what the text says of all of a programme's tasks, or of all those of a field."""
    found = []
    for doubt in dict.fromkeys(doubt for _, doubt in draft.all_doubts if doubt.code in _OF_MANY):
        section = next((section for section in draft.sections if section.code == doubt.args.get("section")), None)
        tasks = [n for n, task in enumerate(draft.tasks) if section is None or task.section == section.code]
        first = draft.tasks[tasks[0]]
        found.append(
            Place(
                key=f"{doubt.field}:all:{section.code if section else ''}", field=doubt.field, tasks=tuple(tasks),
                title=section.title if section else None, rule=first.deadline if doubt.field == DEADLINE else None,
                names=first.leads if doubt.field == LEADS else (), doubts=(doubt,),
            )
        )  # fmt: skip
    return found


def _of_tasks(draft: PlanDraft) -> list[Place]:
    return [
        _place(task, index, field, doubts)
        for index, task in enumerate(draft.tasks)
        for field, doubts in _by_field(doubt for doubt in task.doubts if doubt.code not in _OF_MANY).items()
    ]


def _place(task: TaskDraft, index: int, field: str, doubts: tuple[Doubt, ...]) -> Place:
    led_by = (*task.leads, *task.lead_groups)
    names = {LEADS: led_by, ROW: led_by, COORDINATORS: (*task.coordinators, *task.coordinator_groups)}
    rule = task.deadline if field in (DEADLINE, ROW) else None
    return Place(
        key=f"{field}:{index}", field=field, tasks=(index,), code=task.code, title=task.content,
        printed=_printed(task, field), rule=rule, names=names.get(field, ()), doubts=doubts,
    )  # fmt: skip


def _printed(task: TaskDraft, field: str) -> str | None:
    cells = {
        DEADLINE: task.deadline_text, LEADS: task.lead_text, COORDINATORS: task.coordinators_text,
        "requirement": task.requirement, "product": task.product, "targets": task.requirement, "code": task.code,
        ROW: _printed_row(task),
    }  # fmt: skip
    return cells.get(field)


def _printed_row(task: TaskDraft) -> str:
    """The other cells of a task beside its content, as they stand in its row."""
    cells = (task.requirement, task.product, task.deadline_text, task.lead_text, task.coordinators_text)
    return " | ".join(cell or "–" for cell in cells)


def parts_of(place: Place) -> tuple[Place, ...]:
    """What of a row can be put right by typed words: its deadline and its leads, each as a place of its own."""
    if place.field != ROW:
        return ()
    return tuple(replace(place, key=f"{field}:{place.tasks[0]}", field=field) for field in (DEADLINE, LEADS))


def _of_groups(draft: PlanDraft) -> list[Place]:
    """The groups that lead tasks, each once however often it is printed; not where the cell lists its members."""
    found: dict[str, list[int]] = {}
    words: dict[str, str] = {}
    for index, task in enumerate(draft.tasks):
        listed = task.leads and any(doubt.code == AgencyDoubt.WITH_BRACKETS for doubt in task.doubts)
        for group in () if listed else task.lead_groups:
            words.setdefault(fold(group), group)
            found.setdefault(fold(group), []).append(index)
    return [
        Place(
            key=f"group:{key}", field=GROUP, tasks=tuple(tasks), printed=words[key], names=(words[key],),
            members=members_in(draft, words[key]),
        )
        for key, tasks in found.items()
    ]  # fmt: skip


def members_in(draft: PlanDraft, group: str) -> tuple[str, ...]:
    """The names of the bodies that a group phrase means by the register, or by the one that the first plan proposes."""
    bodies = draft.known or [agency for agency in draft.agencies if agency.kind is not AgencyKind.GROUP]
    return tuple(agency.name for agency in members_of(group, bodies))


def _by_field(doubts: Iterable[Doubt]) -> dict[str, tuple[Doubt, ...]]:
    found: dict[str, tuple[Doubt, ...]] = {}
    for doubt in doubts:
        found[doubt.field] = (*found.get(doubt.field, ()), doubt)
    return found


# What is typed ------------------------------------------------------------------------------------------------------


def read_correction(place: Place, words: str, register: Register, year: int | None) -> Correction | Doubt:
    """What typed words say to a place, or the doubt that stands against them; never a guess.

    Deadlines are read as in a plan of `year`, names against the register. The codes are those of `DeadlineDoubt` and
    `AgencyDoubt`.
    """
    match place.field:
        case "deadline":
            return _typed_deadline(words, year)
        case "year_from":
            return _typed_year(words)
        case "standing_office":
            return _typed_office(words, register)
        case "group":
            return _typed_members(place, words, register, year)
    return _typed_agencies(place, words, register)


def _typed_deadline(words: str, year: int | None) -> Correction | Doubt:
    if year is None or _ASKS.search(fold(words)):
        return Doubt(field=DEADLINE, code=DeadlineDoubt.NOT_UNDERSTOOD, args={"words": words})
    reading = read_deadline(words, year)
    if reading.doubt is not None:
        return reading.doubt
    return Correction(answer=Answer.CORRECTED, words=words, rule=reading.rule)


def suggestions(place: Place, year: int | None) -> tuple[str, ...]:
    """Phrases that a bare day of the month may stand for, each of which is read without a doubt."""
    bare = any(doubt.code == DeadlineDoubt.DAY_WITHOUT_MONTH for doubt in place.doubts)
    if not bare or year is None or not place.printed:
        return ()
    phrases = (f"{place.printed} {rest}" for rest in _WHICH_MONTH)
    return tuple(phrase for phrase in phrases if isinstance(_typed_deadline(phrase, year), Correction))


def _typed_year(words: str) -> Correction | Doubt:
    years = {int(found) for found in _A_YEAR.findall(words)}
    if len(years) != 1 or not _FIRST_YEAR <= min(years) <= _LAST_YEAR:
        return Doubt(field=YEAR, code=DeadlineDoubt.NOT_UNDERSTOOD, args={"words": words})
    return Correction(answer=Answer.CORRECTED, words=words, year=min(years))


def _typed_agencies(place: Place, words: str, register: Register) -> Correction | Doubt:
    reading = read_agencies(words, register, field=place.field)
    if against := _against(reading, words, place.field):
        return against
    agencies = tuple(mention.agency for mention in reading.mentions if not mention.is_group)
    return Correction(answer=Answer.CORRECTED, words=words, agencies=agencies, groups=reading.groups)


def _typed_members(place: Place, words: str, register: Register, year: int | None) -> Correction | Doubt:
    if fold(words).strip(" .") in _TOGETHER:
        return Correction(answer=Answer.ACCEPTED)
    members = read_members(words, place.printed or "", register, year)
    if isinstance(members, Doubt):
        return members
    agencies = tuple(member.agency for member in members)
    return Correction(answer=Answer.CORRECTED, words=words, agencies=agencies, members=members)


def _typed_office(words: str, register: Register) -> Correction | Doubt:
    reading = read_agencies(words, register, field=OFFICE)
    if against := _against(reading, words, OFFICE):
        return against
    if len(reading.names) != 1 or reading.groups:
        return Doubt(field=OFFICE, code=AgencyDoubt.RUN_TOGETHER, args={"printed": words})
    return Correction(answer=Answer.CORRECTED, words=words, agencies=(reading.mentions[0].agency,))


def _against(reading: AgenciesReading, words: str, field: str) -> Doubt | None:
    if not reading.mentions:
        return Doubt(field=field, code=AgencyDoubt.UNKNOWN, args={"printed": words})
    return next((doubt for doubt in reading.doubts if doubt.code not in SURE_ENOUGH), None)


# The draft put right ------------------------------------------------------------------------------------------------


def corrected(draft: PlanDraft, corrections: Mapping[str, Correction]) -> PlanDraft:
    """The draft with what was said to its places.

    What is left for later, or was never looked at, is not guessed: such a task waits without a date, or is held by
    the standing office; its doubts stay with it. A field that was accepted or corrected has no doubt any more.
    """
    later = Correction(answer=Answer.LATER)
    places = places_of(draft)
    accepted = [place for place in places if corrections.get(place.key, later).answer is Answer.ACCEPTED]
    keys = {place.key for place in places}
    for place in places:
        draft = _with(draft, place, corrections.get(place.key, later))
        for part in parts_of(place):
            if part.key in corrections and part.key not in keys:
                draft = _with(draft, part, corrections[part.key])
    return _without_tasks(draft, accepted)


def so_far(draft: PlanDraft, corrections: Mapping[str, Correction]) -> PlanDraft:
    """The draft with what was said to its places up to now; everything else, with its doubts, stays as it was read."""
    places = places_of(draft)
    keys = {place.key for place in places}
    parts = [part for place in places for part in parts_of(place) if part.key not in keys]
    for place in (*places, *parts):
        said = corrections.get(place.key)
        if said is not None and said.answer is not Answer.LATER and place.field not in (GROUP, DROPPED):
            draft = _with(draft, place, said)
    return draft


def without_dropped(draft: PlanDraft) -> PlanDraft:
    """The draft without the tasks whose rows are gone from the workbook, where somebody has said yes to that."""
    return _without_tasks(draft, [place for place in places_of(draft) if place.field == DROPPED])


def _without_tasks(draft: PlanDraft, accepted: Iterable[Place]) -> PlanDraft:
    dropped = {index for place in accepted if place.field == DROPPED for index in place.tasks}
    if not dropped:
        return draft
    return replace(draft, tasks=tuple(task for index, task in enumerate(draft.tasks) if index not in dropped))


def _with(draft: PlanDraft, place: Place, said: Correction) -> PlanDraft:
    if place.tasks:
        tasks = list(draft.tasks)
        for index in place.tasks:
            is_group = place.field == GROUP
            task = tasks[index]
            tasks[index] = _group_with(task, place, said, draft) if is_group else _task_with(task, place.field, said)
        groups = (Group(name=place.printed or "", members=said.members),) if said.members else ()
        left = draft.doubts if said.answer is Answer.LATER else _without(draft.doubts, place.doubts)
        return replace(
            draft, tasks=tuple(tasks), agencies=joined(draft.agencies, said.agencies),
            groups=(*draft.groups, *groups), doubts=left,
        )  # fmt: skip
    if said.answer is Answer.LATER:
        return draft
    draft = replace(draft, doubts=_without(draft.doubts, place.doubts), agencies=joined(draft.agencies, said.agencies))
    if place.field == OFFICE and said.names:
        return replace(draft, standing_office=said.names[0])
    if place.field == YEAR and said.year:
        return replace(draft, head=replace(draft.head, year_from=said.year, year_to=said.year))
    return draft


def _without(doubts: Iterable[Doubt], settled: Sequence[Doubt]) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in doubts if doubt not in settled)


def _task_with(task: TaskDraft, field: str, said: Correction) -> TaskDraft:
    if said.answer is Answer.LATER:
        return _put_off(task, field)
    task = replace(task, doubts=tuple(doubt for doubt in task.doubts if doubt.field != field))
    if said.answer is Answer.ACCEPTED:
        return task
    match field:
        case "deadline":
            return replace(task, deadline=said.rule)
        case "coordinators":
            return replace(task, coordinators=said.names, coordinator_groups=said.groups)
    return replace(task, leads=said.names, lead_groups=said.groups)


def _group_with(task: TaskDraft, place: Place, said: Correction, draft: PlanDraft) -> TaskDraft:
    """The group's members lead, or, unless they were named, the standing office follows the group's work together."""
    left = tuple(group for group in task.lead_groups if fold(group) != fold(place.printed or ""))
    if len(left) == len(task.lead_groups):
        return task  # the whole cell was corrected before
    if said.answer is Answer.CORRECTED:
        leads, groups = dict.fromkeys((*task.leads, *said.names)), (*task.groups, place.printed or "")
        return replace(task, leads=tuple(leads), lead_groups=left, groups=groups)
    office = (draft.standing_office,) if task.leads and draft.standing_office else ()
    return replace(task, leads=tuple(dict.fromkeys((*task.leads, *office))))


def _put_off(task: TaskDraft, field: str) -> TaskDraft:
    match field:
        case "deadline":
            return replace(task, deadline=None)
        case "leads":
            return replace(task, leads=(), lead_groups=())
        case "row":
            return replace(task, deadline=None, leads=(), lead_groups=())
    return task


def joined(known: Sequence[Agency], named: Sequence[Agency]) -> tuple[Agency, ...]:
    """Agencies, and behind them those of others that are not among them."""
    names = {agency.name for agency in known}
    return (*known, *(agency for agency in named if agency.name not in names))


# As JSON ------------------------------------------------------------------------------------------------------------


def place_as_json(place: Place) -> dict[str, Any]:
    """The place as JSON; `place_from_json` gives it back."""
    return {
        "key": place.key, "field": place.field, "tasks": list(place.tasks), "code": place.code, "title": place.title,
        "printed": place.printed, "rule": bare_rule_as_json(place.rule), "names": list(place.names),
        "doubts": doubts_as_json(place.doubts),
        "members": list(place.members), "options": [str(option) for option in place.options],
    }  # fmt: skip


def place_from_json(kept: Mapping[str, Any]) -> Place:
    """The place that `place_as_json` was given."""
    return Place(
        key=kept["key"], field=kept["field"], tasks=tuple(kept["tasks"]), code=kept["code"], title=kept["title"],
        printed=kept["printed"], rule=rule_from_json(kept["rule"]), names=tuple(kept["names"]),
        doubts=doubts_from_json(kept["doubts"]),
        members=tuple(kept.get("members", ())), options=tuple(kept.get("options", ())),
    )  # fmt: skip


def correction_as_json(said: Correction) -> dict[str, Any]:
    """The correction as JSON; `correction_from_json` gives it back."""
    return {
        "answer": said.answer.value, "words": said.words, "rule": bare_rule_as_json(said.rule),
        "agencies": [agency_as_json(agency) for agency in said.agencies], "groups": list(said.groups),
        "year": said.year, "members": [member_as_json(member) for member in said.members],
        "numbers": list(said.numbers), "changes": [list(change) for change in said.changes],
        "option": said.option,
    }  # fmt: skip


def correction_from_json(kept: Mapping[str, Any]) -> Correction:
    """The correction that `correction_as_json` was given."""
    return Correction(
        answer=Answer(kept["answer"]), words=kept["words"], rule=rule_from_json(kept["rule"]),
        agencies=tuple(agency_from_json(agency) for agency in kept["agencies"]), groups=tuple(kept["groups"]),
        year=kept["year"], members=tuple(member_from_json(member) for member in kept.get("members", ())),
        numbers=tuple(kept.get("numbers", ())),
        changes=tuple((old, new) for old, new in kept.get("changes", ())), option=kept.get("option"),
    )  # fmt: skip
