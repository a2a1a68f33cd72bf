"""Roles inside a commune and who may do what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is, in an agency (office, head, officer) or in the whole commune (leader, operator)."""

    OFFICE = "office"  # cơ quan thường trực
    HEAD = "head"  # thủ trưởng
    OFFICER = "officer"  # công chức
    LEADER = "leader"  # lãnh đạo UBND
    OPERATOR = "operator"  # runs the installation; the work itself is none of their business


class Act(StrEnum):
    """What can be done."""

    SEE_ITEM = "see_item"
    REPORT = "report"  # done, progress, evidence, a difficulty, a reading of a target
    READ_GOAL = "read_goal"  # what was reached of a goal of the plan itself
    ASK_EXTENSION = "ask_extension"
    SETTLE_DIFFICULTY = "settle_difficulty"
    ASSIGN = "assign"
    CONFIRM = "confirm"
    ASSENT_EXTENSION = "assent_extension"
    NAME_DEPUTY = "name_deputy"
    VERIFY = "verify"
    RETURN_REPORT = "return_report"
    JUDGE = "judge"  # below requirement, not applicable
    DECIDE_EXTENSION = "decide_extension"
    CHANGE_DUE = "change_due"
    MEET_CONDITION = "meet_condition"
    REASSIGN = "reassign"  # to another agency
    DROP = "drop"
    GIVE_WORK = "give_work"  # to an agency, off plan
    LINK_WORK = "link_work"  # several plans' tasks are one piece of work
    REMIND = "remind"
    DIRECT = "direct"  # "ý kiến chỉ đạo"
    SEE_AGENCY_LIST = "see_agency_list"
    SEE_COMMUNE_LIST = "see_commune_list"
    ASK_SUMMARY = "ask_summary"
    PUBLISH_SUMMARY = "publish_summary"
    IMPORT_PLAN = "import_plan"
    APPROVE_PLAN = "approve_plan"
    MARK_DONE_BEFORE = "mark_done_before"
    START_PLAN = "start_plan"
    INVITE = "invite"
    ADMIT = "admit"  # say yes to somebody who asks to join an agency, or to a group chat of it
    REMOVE_PERSON = "remove_person"
    CHANGE_SETTINGS = "change_settings"
    SCORE = "score"  # the index by which the commune scores itself


@dataclass(frozen=True, kw_only=True)
class Held:
    """A role that a person holds in an agency; None: in the whole commune."""

    role: Role
    agency: int | None = None


@dataclass(frozen=True, kw_only=True)
class _Allowed:
    """Who may: `own` for their own agency, `commune` for every agency of their commune and for it as a whole."""

    own: frozenset[Role] = frozenset()
    commune: frozenset[Role] = frozenset()


_DOERS = frozenset({Role.OFFICER, Role.HEAD, Role.OFFICE})  # the standing office leads tasks of its own
_HEAD = frozenset({Role.HEAD})
_OFFICE = frozenset({Role.OFFICE})
_ABOVE = frozenset({Role.OFFICE, Role.LEADER})
_KEEPERS = frozenset({Role.OFFICE, Role.OPERATOR})

_WHO_MAY: Mapping[Act, _Allowed] = {
    Act.SEE_ITEM: _Allowed(own=_DOERS, commune=_ABOVE),
    Act.REPORT: _Allowed(own=_DOERS),
    Act.READ_GOAL: _Allowed(commune=_OFFICE),
    Act.ASK_EXTENSION: _Allowed(own=_DOERS),
    Act.SETTLE_DIFFICULTY: _Allowed(own=_DOERS, commune=_ABOVE),
    Act.ASSIGN: _Allowed(own=_HEAD | _OFFICE),  # the standing office gives out its own work
    Act.CONFIRM: _Allowed(own=_HEAD),
    Act.ASSENT_EXTENSION: _Allowed(own=_HEAD),
    Act.NAME_DEPUTY: _Allowed(own=_HEAD, commune=_OFFICE),
    Act.VERIFY: _Allowed(commune=_ABOVE),
    Act.RETURN_REPORT: _Allowed(own=_HEAD, commune=_ABOVE),  # a head sends an officer's report back before confirming
    Act.JUDGE: _Allowed(commune=_ABOVE),
    Act.DECIDE_EXTENSION: _Allowed(commune=_ABOVE),
    Act.CHANGE_DUE: _Allowed(commune=_OFFICE),
    Act.MEET_CONDITION: _Allowed(commune=_OFFICE),
    Act.REASSIGN: _Allowed(commune=_ABOVE),
    Act.DROP: _Allowed(commune=_ABOVE),
    Act.GIVE_WORK: _Allowed(commune=_ABOVE),
    Act.LINK_WORK: _Allowed(commune=_OFFICE),
    Act.REMIND: _Allowed(commune=_ABOVE),
    Act.DIRECT: _Allowed(commune=frozenset({Role.LEADER})),
    Act.SEE_AGENCY_LIST: _Allowed(own=_DOERS, commune=_ABOVE),
    Act.SEE_COMMUNE_LIST: _Allowed(commune=_ABOVE),
    Act.ASK_SUMMARY: _Allowed(own=_HEAD, commune=_ABOVE),
    Act.PUBLISH_SUMMARY: _Allowed(commune=_OFFICE),
    Act.IMPORT_PLAN: _Allowed(commune=_OFFICE),
    Act.APPROVE_PLAN: _Allowed(commune=_OFFICE),
    Act.MARK_DONE_BEFORE: _Allowed(commune=_OFFICE),
    Act.START_PLAN: _Allowed(commune=_OFFICE),
    Act.INVITE: _Allowed(commune=_KEEPERS),
    Act.ADMIT: _Allowed(own=_HEAD, commune=_KEEPERS),
    Act.REMOVE_PERSON: _Allowed(commune=_KEEPERS),
    Act.CHANGE_SETTINGS: _Allowed(commune=_KEEPERS),
    Act.SCORE: _Allowed(commune=_OFFICE),
}


def may(roles: Collection[Held], act: Act, item_agency: int | None) -> bool:
    """Whether somebody with these roles may do this, to an item of this agency or (None) in the commune as a whole.

    Both the roles and the agency must be of one commune: roles are asked for by commune, so that nobody carries
    one into another. Roles add up over agencies; a role in one agency gives nothing in its neighbour.
    """
    allowed = _WHO_MAY[act]
    return any(
        held.role in allowed.commune
        or (held.role in allowed.own and held.agency is not None and held.agency == item_agency)
        for held in roles
    )
