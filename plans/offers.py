"""What a plan offers beside its table, to be followed only after a yes: its goals, its duties, a day for reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz

from plans.agencies import AgencyDoubt, Register, is_group, read_agencies
from plans.body import Duty, Following, Goal, Reporting
from plans.calendar import SendBy, SendByBasis
from plans.corrections import (
    DUTY,
    GOALS,
    SEND_BY,
    Answer,
    Correction,
    Place,
    joined,
    members_in,
)
from plans.deadlines import DeadlineDoubt, DeadlineKind, DeadlineRule, Every, read_deadline
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.members import Group, read_members
from plans.text import fold


class OfferDoubt(StrEnum):
    """Why a duty of the body is asked about: the codes that `locales` has sentences for, with their words."""

    SAME_AS_TASK = "duty-same-as-task"  # code, title


_STATES = {Answer.LATER: Following.LATER, Answer.LEFT_OUT: Following.LEFT_OUT}


# Places -------------------------------------------------------------------------------------------------------------


def offers_of(draft: PlanDraft) -> tuple[Place, ...]:
    """The goals as one place, then each duty with a deadline, then each day on which reports are to be sent."""
    goals = Place(key=GOALS, field=GOALS, names=tuple(goal.text for goal in draft.goals))
    duties = (_place_of(found, draft) for found in _dated(draft))
    days = (_send_by_place(number, told) for number, told in enumerate(draft.reporting) if _sends_by(told))
    return (*((goals,) if draft.goals else ()), *duties, *days)


def is_clear(place: Place) -> bool:
    """Whether an offer can be taken together with others: it leaves no doubt, and repeats no task of the table.

    Who has the duty of a group is decided one by one; so is a day for reports, which moves all standing work.
    """
    if place.field == GOALS:
        return True
    named = bool(place.names) and not any(is_group(name) for name in place.names)
    return place.field == DUTY and place.rule is not None and named and not place.doubts


def agreed(draft: PlanDraft) -> PlanDraft:
    """The draft after a plain yes to the whole of it: what is clear beside its table is followed, the rest is not."""
    clear = {place.key: Correction(answer=Answer.ACCEPTED) for place in offers_of(draft) if is_clear(place)}
    return with_offers(draft, clear)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A duty or a dated report of the body, under its key."""

    key: str
    duty: Duty


def _dated(draft: PlanDraft) -> list[_Dated]:
    reports = [
        _Dated(f"report:{number}", _as_duty(told))
        for number, told in enumerate(draft.reporting)
        if _is_dated(told) and not _sends_by(told)
    ]
    return [*(_Dated(f"{DUTY}:{number}", duty) for number, duty in enumerate(draft.duties)), *reports]


def _is_dated(told: Reporting) -> bool:
    rule = told.due_rule
    return rule is not None and (rule.due is not None or bool(rule.dues))


def _as_duty(told: Reporting) -> Duty:
    """A report that is due on a day, as work of somebody whom the sentence does not name."""
    return Duty(
        agency="", text=told.text, deadline_text=told.deadline_text or "", deadline=told.due_rule, doubt=told.doubt,
        is_report=True,
    )  # fmt: skip


def _place_of(found: _Dated, draft: PlanDraft) -> Place:
    duty = found.duty
    twin = twin_of(duty, draft.tasks)
    same = () if twin is None else (_same_as(draft.tasks[twin]),)
    return Place(
        key=found.key, field=DUTY, title=duty.text, printed=duty.deadline_text, rule=duty.deadline,
        names=(*duty.leads, *duty.lead_groups), doubts=(*([duty.doubt] if duty.doubt else []), *same),
        tasks=() if twin is None else (twin,), code=None if twin is None else draft.tasks[twin].code,
        members=members_in(draft, duty.lead_groups[0]) if len(duty.lead_groups) == 1 and not duty.leads else (),
    )  # fmt: skip


def _same_as(task: TaskDraft) -> Doubt:
    return Doubt(
        field=DUTY, code=OfferDoubt.SAME_AS_TASK, args={"code": task.code, "title": task.content[:_LONGEST_TITLE]}
    )


def _send_by_place(number: int, told: Reporting) -> Place:
    return Place(
        key=f"{SEND_BY}:{number}", field=SEND_BY, title=told.text, printed=told.deadline_text, rule=told.due_rule,
        doubts=(told.doubt,) if told.doubt else (),
    )  # fmt: skip


# A duty that the table has too --------------------------------------------------------------------------------------

_SAME_WORDS = 88
_ALIKE = 72
_FEWEST_WORDS = 4
_LONGEST_TITLE = 120


def twin_of(duty: Duty, tasks: Sequence[TaskDraft]) -> int | None:
    """The place of the task that probably says the same as a duty of the body: the same words, or much alike ones with
    the same agency and the same day."""
    best: tuple[float, int | None] = (0.0, None)
    for index, task in enumerate(tasks):
        likeness = _likeness(duty, task)
        if likeness > best[0]:
            best = (likeness, index)
    return best[1]


def _likeness(duty: Duty, task: TaskDraft) -> float:
    told, asked = fold(duty.text), fold(task.content)
    if min(len(told.split()), len(asked.split())) < _FEWEST_WORDS:
        return 0.0
    likeness = max(fuzz.token_sort_ratio(told, asked), fuzz.partial_ratio(told, asked) if len(told) > len(asked) else 0)
    if likeness >= _SAME_WORDS:
        return likeness
    same_agency = bool({*duty.leads, *map(fold, duty.lead_groups)} & {*task.leads, *map(fold, task.lead_groups)})
    same_day = duty.deadline is not None and task.deadline is not None and duty.deadline.due == task.deadline.due
    return likeness if likeness >= _ALIKE and same_agency and same_day else 0.0


# The day for reports ------------------------------------------------------------------------------------------------


def send_by_of(rule: DeadlineRule | None) -> SendBy | None:
    """When reports of a quarter are sent, where a rule says it as a day of the quarter's last month or as days after
    the quarter's end; None for anything else."""
    if rule is None or rule.kind is not DeadlineKind.RECURRING or len(rule.repeats) != 1:
        return None
    repeat = rule.repeats[0]
    if repeat.every is not Every.QUARTER or repeat.weekday is not None or repeat.working:
        return None
    day = repeat.day - 1 if repeat.before else repeat.day
    if repeat.month == 0 and day > 0:
        return SendBy(basis=SendByBasis.DAY_OF_LAST_MONTH, days=day)
    return SendBy(basis=SendByBasis.DAYS_AFTER_CALENDAR_END, days=day) if repeat.month == 1 and day > 0 else None


def _sends_by(told: Reporting) -> bool:
    return send_by_of(told.due_rule) is not None


# What is typed ------------------------------------------------------------------------------------------------------

_RANGE = r"\d{1,3}(?: ?- ?\d{1,3})?"
# A separator between any two, so that there is one way to read a row of digits.
_NUMBERS = re.compile(rf"(?:bo|tru|khong theo doi)(?: muc tieu| so)* ({_RANGE}(?:(?: ?[,;] ?| va | ){_RANGE})*)[ ,;]*")
_BARE_DAY = re.compile(r"(?:trong |truoc )?(?:ngay )?\d{1,2}")


def read_offer(place: Place, words: str, register: Register, year: int | None) -> Correction | Doubt:
    """What typed words say to an offer: a date, an agency or both (parted by ";") for a duty; for the goals which of
    them are left out ("bỏ 3, 5-7"); a day for reports. A doubt where it is not sure."""
    match place.field:
        case "goals":
            return _typed_numbers(place, words)
        case "send_by":
            return _typed_day(words, year)
    return _typed_duty(place, words, register, year)


def _typed_numbers(place: Place, words: str) -> Correction | Doubt:
    match = _NUMBERS.fullmatch(fold(words).strip(" ."))
    numbers = numbers_in(match[1]) if match else ()
    if not numbers or max(numbers) > len(place.names) or min(numbers) < 1:
        return Doubt(field=GOALS, code=DeadlineDoubt.NOT_UNDERSTOOD, args={"words": words})
    return Correction(answer=Answer.CORRECTED, words=words, numbers=numbers)


def numbers_in(words: str) -> tuple[int, ...]:
    """The numbers of a list with ranges, in order and each once: "1, 3, 5-7"."""
    found: list[int] = []
    for first, last in re.findall(r"(\d{1,3})(?: ?- ?(\d{1,3}))?", words):
        found.extend(range(int(first), int(last or first) + 1))
    return tuple(dict.fromkeys(found))


def _typed_day(words: str, year: int | None) -> Correction | Doubt:
    plain = fold(words).strip(" .")
    phrase = f"trong ngày {plain.split()[-1]} của tháng cuối quý" if _BARE_DAY.fullmatch(plain) else words
    if plain.startswith("truoc ") and phrase is not words:
        phrase = f"trước ngày {plain.split()[-1]} của tháng cuối quý"
    if year is not None:
        reading = read_deadline(phrase, year)
        if reading.doubt is None and send_by_of(reading.rule):
            return Correction(answer=Answer.CORRECTED, words=words, rule=reading.rule)
    return Doubt(field=SEND_BY, code=DeadlineDoubt.NOT_UNDERSTOOD, args={"words": words})


def _typed_duty(place: Place, words: str, register: Register, year: int | None) -> Correction | Doubt:
    if place.members:
        members = read_members(words, place.names[0], register, year)
        if not isinstance(members, Doubt):
            agencies = tuple(member.agency for member in members)
            return Correction(answer=Answer.CORRECTED, words=words, agencies=agencies, members=members)
    said = Correction(answer=Answer.CORRECTED, words=words)
    for part in filter(None, (part.strip(" .") for part in re.split(r"[;\n]", words))):
        reading = read_agencies(part, register, field=DUTY)
        sure = all(doubt.code == AgencyDoubt.NOT_IN_REGISTER for doubt in reading.doubts)
        if reading.mentions and sure:
            agencies = tuple(mention.agency for mention in reading.mentions if not mention.is_group)
            said = replace(said, agencies=(*said.agencies, *agencies), groups=(*said.groups, *reading.groups))
            continue
        rule = None if year is None else _sure_rule(part, year)
        if rule is None or said.rule is not None:
            return Doubt(field=DUTY, code=DeadlineDoubt.NOT_UNDERSTOOD, args={"words": part})
        said = replace(said, rule=rule)
    return said if said.rule or said.agencies or said.groups else _nothing_in(words)


def _sure_rule(words: str, year: int) -> DeadlineRule | None:
    """The rule of a typed deadline. Words that are no day would make a condition of any slip."""
    reading = read_deadline(words, year)
    rule = reading.rule if reading.doubt is None else None
    return None if rule is None or rule.kind is DeadlineKind.CONDITIONAL else rule


def _nothing_in(words: str) -> Doubt:
    return Doubt(field=DUTY, code=DeadlineDoubt.NOT_UNDERSTOOD, args={"words": words})


# The draft put right ------------------------------------------------------------------------------------------------


def with_offers(draft: PlanDraft, said: Mapping[str, Correction]) -> PlanDraft:
    """The draft with what was said to its offers; reports with days of their own stand among the duties then.

    What nobody looked at is kept and not followed.
    """
    later = Correction(answer=Answer.LATER)
    places = {place.key: place for place in offers_of(draft)}
    answers = {key: said.get(key, later) for key in places}
    days = [said.get(f"{SEND_BY}:{number}", later) for number in range(len(draft.reporting))]
    taken = [_day_taken(told, day) for told, day in zip(draft.reporting, days, strict=True)]
    return replace(
        draft,
        goals=_goals(draft.goals, said.get(GOALS, later)),
        duties=tuple(_duty(found.duty, places[found.key], answers[found.key]) for found in _dated(draft)),
        reporting=tuple(
            replace(told, state=_STATES.get(day.answer, Following.FOLLOWED))
            for told, day in zip(draft.reporting, days, strict=True)
            if _sends_by(told) or not _is_dated(told)
        ),
        send_by=next((day for day in reversed(taken) if day), draft.send_by),
        agencies=joined(draft.agencies, [agency for answer in answers.values() for agency in answer.agencies]),
        groups=(
            *draft.groups,
            *(Group(name=places[key].names[0], members=a.members) for key, a in answers.items() if a.members),
        ),
    )


def _day_taken(told: Reporting, said: Correction) -> SendBy | None:
    """The day for reports that was agreed to, as it was read or as it was put right."""
    if said.answer is Answer.CORRECTED:
        return send_by_of(said.rule)
    return send_by_of(told.due_rule) if said.answer is Answer.ACCEPTED else None


def _goals(goals: Sequence[Goal], said: Correction) -> tuple[Goal, ...]:
    state = _STATES.get(said.answer, Following.FOLLOWED)
    return tuple(
        replace(goal, state=Following.LEFT_OUT if number in said.numbers else state)
        for number, goal in enumerate(goals, start=1)
    )


def _duty(duty: Duty, place: Place, said: Correction) -> Duty:
    state = _STATES.get(said.answer, Following.FOLLOWED)
    if said.answer is Answer.SAME and place.tasks:
        return replace(duty, state=state, same_as=place.tasks[0])
    if said.answer is Answer.CORRECTED:
        named = bool(said.agencies or said.groups)
        duty = replace(
            duty,
            deadline=said.rule or duty.deadline,
            leads=said.names if named else duty.leads,
            lead_groups=said.groups if named else duty.lead_groups,
            groups=duty.lead_groups if said.members else (),
        )
    return replace(duty, state=state)
