"""The roll call in an agency's group chat: how much is open and late, and never whose or what."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions import facts
from actions.wording import Meaning, Part, day, meaning, say
from actions.worklist import due_group
from db import group_chats, outbox, people, tasks
from db.models import Agency, Commune, GroupChat, Outgoing
from db.outbox import Letter
from locales import DEFAULT_LANGUAGE
from plans.calendar import in_vietnam
from plans.work import Status

ROLL_CALL = "rollcall"


def lay_out(tx: Session, agencies: Collection[tuple[int, int]], now: datetime) -> None:
    """A roll call, once on a working day, in the groups of these (commune, agency), where something falls due."""
    communes = {commune: people.commune(tx, commune) for commune, _ in agencies}
    today = in_vietnam(now).date()
    letters = [
        _letter(group, communes[group.commune_id], today)
        for group in group_chats.living(tx, communes, {agency for _, agency in agencies})
    ]
    outbox.put_all(tx, letters, now)


def _letter(group: GroupChat, commune: Commune, today: date) -> Letter:
    return Letter(
        key=f"{ROLL_CALL}:{group.id}:{today}", kind=ROLL_CALL, meaning={"group": group.id, "day": today.isoformat()},
        commune_id=commune.id, person_id=None, channel=group.channel or "", bot=group.bot or "",
        chat=group.chat or "", language=commune.settings.get("language", DEFAULT_LANGUAGE),
        priority=outbox.DIGEST, group=True,
    )  # fmt: skip


def roll_call_meaning(tx: Session, row: Outgoing, now: datetime) -> Meaning | None:
    """How the agency stands when it is sent; None when that was another day, the group is not its any more, or nothing
    is late or due within a week."""
    today = in_vietnam(now).date()
    if row.commune_id is None or row.meaning.get("day") != today.isoformat():
        return None
    group = group_chats.one(tx, row.commune_id, row.meaning["group"])
    agency = people.agency(tx, row.commune_id, group.agency_id) if group is not None else None
    if group is None or agency is None or group.linked_at is None or group.dead_since is not None:
        return None
    counts = _counted(tx, people.commune(tx, row.commune_id), agency, today)
    if not counts["late"] and not counts["soon"]:
        return None
    title = say("roll-call-title", agency=agency.name, day=day(today))
    return meaning(title, say("roll-call-counts", **counts), say("roll-call-private"))


def standing(tx: Session, commune: Commune, agency: Agency, now: datetime) -> list[Part]:
    """The same when somebody asks for it in the group, also where nothing is due."""
    counts = _counted(tx, commune, agency, in_vietnam(now).date())
    return [say("roll-call-now", agency=agency.name), say("roll-call-counts", **counts), say("roll-call-private")]


def _counted(tx: Session, commune: Commune, agency: Agency, today: date) -> dict[str, int]:
    """Counts alone: a title may name somebody, and others read along."""
    calendar = facts.calendar_of(commune)
    items = tasks.live_items(tx, commune.id, agencies=[agency.id], today=today)
    groups = [due_group(item, today, calendar) for item in items]
    answered = tasks.items_at(tx, commune.id, [Status.REPORTED, Status.CONFIRMED])
    return {
        "count": len(items), "late": groups.count("late"), "soon": groups.count("soon"),
        "reported": sum(item.agency_id == agency.id for item in answered),
    }  # fmt: skip
