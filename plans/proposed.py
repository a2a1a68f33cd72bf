"""The register as a plan proposes it: names that are likely one body, what is typed about them, and the draft after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from rapidfuzz import fuzz

from plans.agencies import Agency, AgencyDoubt, AgencyKind, Register, read_agencies
from plans.agency_names import key_of, standard_keys
from plans.corrections import NEW_BODIES, REGISTER, Answer, Correction, Place, corrected, places_of
from plans.doubts import Doubt
from plans.drafts import PlanDraft, TaskDraft
from plans.members import Group
from plans.offers import numbers_in, offers_of, with_offers
from plans.text import fold, nfc


class ProposedDoubt(StrEnum):
    """Why proposed names are asked about: the codes that `locales` has sentences for, with the words each carries.

    `first` and `second` are the numbers by which two names are listed.
    """

    ALIKE = "agencies-alike"  # first, second, names


# The names ----------------------------------------------------------------------------------------------------------


def register_of(draft: PlanDraft) -> tuple[Place, ...]:
    """The bodies that a plan brings into the register, as one place: all of them for a commune's first plan, else only
    the names that the register does not know."""
    new = draft.new_agencies
    if not new:
        return ()
    field = NEW_BODIES if draft.known else REGISTER
    doubts = tuple(_alike(first, second, new) for first, second in likely_twins(new))
    return (Place(key=REGISTER, field=field, names=tuple(agency.name for agency in new), doubts=doubts),)


def _alike(first: int, second: int, new: Sequence[Agency]) -> Doubt:
    names = f"{new[first].name}, {new[second].name}"
    args = {"first": str(first + 1), "second": str(second + 1), "names": names}
    return Doubt(field=REGISTER, code=ProposedDoubt.ALIKE, args=args)


_ALIKE = 80
# Of these any name is a name, and they differ in little: "Thôn 1", "Thôn 2".
_OF_OPEN_CLASSES = frozenset({AgencyKind.SCHOOL, AgencyKind.VILLAGE})


def likely_twins(agencies: Sequence[Agency]) -> list[tuple[int, int]]:
    """Pairs of bodies, by their places, whose names differ by a slip or of which one is the other's initials."""
    standard = {agency.name for agency in standard_keys("xã").values()}
    return [
        (first, second)
        for first, one in enumerate(agencies)
        for second, other in enumerate(agencies)
        if first < second
        and not {one.kind, other.kind} & _OF_OPEN_CLASSES
        and not {one.name, other.name} <= standard
        and _are_alike(key_of(one.name), key_of(other.name))
    ]


def _are_alike(one: str, other: str) -> bool:
    if re.sub(r"\d", "", one) != one or re.sub(r"\d", "", other) != other:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    initials = "".join(word[0] for word in longer.split())
    return fuzz.ratio(one, other) >= _ALIKE or (len(initials) > 2 and shorter.replace(" ", "") == initials)


# What is typed ------------------------------------------------------------------------------------------------------

_LIST = r"\d{1,3}(?: ?(?:-|,|va|voi|=) ?\d{1,3})*"
_DROP = re.compile(rf"(?:bo|xoa|khong them)(?: so)? ({_LIST})")
_MERGE = re.compile(rf"({_LIST}) (?:la|cung) (?:mot|1)(?: co quan)?|(\d{{1,3}} ?= ?\d{{1,3}})")
_NAME = re.compile(r"(\d{1,3}) (?:la|ten la|sua thanh|:) (?=\S*[a-z])")


def read_changes(place: Place, words: str, before: Correction | None) -> Correction | Doubt:
    """What typed words change in the proposed names, beside what was changed before: "3 là Ban Chỉ huy Quân sự xã",
    "bỏ 5", "2 với 7 là một", several parted by ";". A doubt where anything is not sure. It is a yes only when somebody
    then says that all is right."""
    changes = dict(before.changes) if before else {}
    agencies = list(before.agencies) if before else []
    for part in filter(None, (nfc(part).strip(" .") for part in re.split(r"[;\n]", words))):
        if not _change(place.names, part, changes, agencies):
            return Doubt(field=REGISTER, code=AgencyDoubt.UNKNOWN, args={"printed": part})
    if not changes:
        return Doubt(field=REGISTER, code=AgencyDoubt.UNKNOWN, args={"printed": words})
    return Correction(
        answer=Answer.EDITING, words=words, agencies=tuple(agencies), changes=tuple(changes.items())
    )  # fmt: skip


def _change(names: Sequence[str], words: str, changes: dict[str, str | None], agencies: list[Agency]) -> bool:
    folded = fold(words)
    if match := _DROP.fullmatch(folded):
        numbers = _known(numbers_in(match[1]), names)
        for number in numbers:
            _settle(changes, names[number - 1], None)
        return bool(numbers)
    if match := _MERGE.fullmatch(folded):
        numbers = _known(numbers_in(match[1] or match[2]), names)
        if len(numbers) < 2:
            return False
        kept = names[numbers[0] - 1]
        target = changes.get(kept, kept)
        changes.update(dict.fromkeys((names[n - 1] for n in numbers[1:]), target))
        return target is not None
    if match := _NAME.match(folded):
        numbers = _known((int(match[1]),), names)
        body = _body(words[match.end() :].strip())
        if not numbers or body is None:
            return False
        _settle(changes, names[numbers[0] - 1], body.name)
        agencies.append(body)
        return True
    return False


def _settle(changes: dict[str, str | None], name: str, new: str | None) -> None:
    """A name becomes another, or none, and so do the names that were said to be one with it."""
    now = changes.get(name, name)
    changes.update({other: new for other, target in changes.items() if now is not None and target == now})
    changes[name] = new


def _known(numbers: Iterable[int], names: Sequence[str]) -> tuple[int, ...]:
    """The numbers, if all of them are on the list."""
    found = tuple(numbers)
    return found if all(1 <= number <= len(names) for number in found) else ()


def _body(words: str) -> Agency | None:
    """The one body that typed words name, in full where it is a standard one."""
    reading = read_agencies(words, Register(), field=REGISTER)
    if len(reading.mentions) != 1 or reading.groups:
        return None
    agency = reading.mentions[0].agency
    return replace(agency, name=agency.name[:1].upper() + agency.name[1:])


# The draft put right ------------------------------------------------------------------------------------------------


def put_right(draft: PlanDraft, said: Mapping[str, Correction]) -> PlanDraft:
    """The draft with all that was said to its places, to what it offers and to its names: what is then kept.

    A body that nobody said yes to is not taken into the register; its tasks are held by the standing office.
    """
    agreed = {
        name
        for place in (*places_of(draft), *offers_of(draft))
        if (answer := said.get(place.key)) is not None and answer.answer is Answer.ACCEPTED
        for name in place.names
    }
    typed = {name for key, answer in said.items() if key != REGISTER for name in answer.names}
    return _with_register(corrected(with_offers(draft, said), said), said, agreed | typed)


def _with_register(draft: PlanDraft, said: Mapping[str, Correction], agreed: set[str]) -> PlanDraft:
    if not draft.new_agencies:
        return draft
    answer = said.get(REGISTER)
    if answer is None or answer.answer not in (Answer.ACCEPTED, Answer.CORRECTED):
        wanted = {agency.name for agency in draft.known} | agreed
        return replace(draft, agencies=tuple(a for a in draft.agencies if a.name in wanted or _is_group(a)))
    changes = dict(answer.changes)
    if not changes:
        return draft
    return replace(
        draft,
        standing_office=changes.get(draft.standing_office or "") or draft.standing_office,
        tasks=tuple(_task(task, changes) for task in draft.tasks),
        duties=tuple(replace(duty, leads=tuple(_renamed(duty.leads, changes))) for duty in draft.duties),
        groups=tuple(_group(group, changes, answer.agencies) for group in draft.groups),
        agencies=_agencies(draft, changes, answer.agencies),
    )


def _is_group(agency: Agency) -> bool:
    return agency.kind is AgencyKind.GROUP


def _renamed(names: Iterable[str], changes: Mapping[str, str | None]) -> list[str]:
    new = (changes.get(name, name) for name in names)
    return list(dict.fromkeys(name for name in new if name is not None))


def _task(task: TaskDraft, changes: Mapping[str, str | None]) -> TaskDraft:
    leads, others = _renamed(task.leads, changes), _renamed(task.coordinators, changes)
    return replace(task, leads=tuple(leads), coordinators=tuple(others))


def _group(group: Group, changes: Mapping[str, str | None], bodies: Iterable[Agency]) -> Group:
    named = {body.name: body for body in bodies}
    members = []
    for member in group.members:
        name = changes.get(member.agency.name, member.agency.name)
        if name is not None:
            agency = named.get(name, replace(member.agency, name=name))
            members.append(replace(member, agency=agency))
    return replace(group, members=tuple(members))


def _agencies(draft: PlanDraft, changes: Mapping[str, str | None], bodies: Iterable[Agency]) -> tuple[Agency, ...]:
    """The bodies under their new names, each once; the names that they had are other spellings of them."""
    named = {body.name: body for body in (*bodies, *draft.known)}
    found: dict[str, Agency] = {}
    for agency in draft.agencies:
        name = changes.get(agency.name, agency.name)
        if name is None:
            continue
        body = found.get(name) or replace(named.get(name, agency), name=name)
        spellings = dict.fromkeys((*body.aliases, agency.name, *agency.aliases))
        found[name] = replace(body, aliases=tuple(spelling for spelling in spellings if spelling != name))
    return tuple(found.values())
