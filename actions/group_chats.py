"""Group chats as addresses of agencies: asking for a code, typing it in the group, approving, letting go."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from actions import outgoing, people, progress
from actions.messages import Incoming
from actions.refusals import Refused
from actions.wording import Part, choice, meaning, say
from db import group_chats, history, outbox
from db import people as register
from db.models import Agency, Commune, GroupChat, Person
from db.people import Caller
from locales import DEFAULT_LANGUAGE
from plans.access import Act, Role, may
from plans.text import nfc
from plans.work import EventKind

CODE_LASTS = timedelta(minutes=30)
_LONGEST_TITLE = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What an agency has: the group that is linked, or the code that was just made for one."""

    agency: Agency
    group: GroupChat | None = None
    code: str | None = None


def ask_code(tx: Session, caller: Caller, agency_id: int, key: bytes, now: datetime) -> Standing:
    """A code to be typed in the group that is to be this agency's; the group where it has one already.

    Refused where it is not the caller's to say: the standing office for any agency, a head for their own.
    """
    agency = _agency(tx, caller, agency_id)
    linked = _linked(tx, agency)
    if linked is not None:
        return Standing(agency=agency, group=linked)
    for earlier in group_chats.of_agency(tx, agency.commune_id, agency.id):
        tx.delete(earlier)  # one code at a time: what was asked for before opens nothing any more
    tx.flush()
    code = f"{secrets.randbelow(1_000_000):06d}"
    while group_chats.open_codes(tx, now, people.digest_of(key, code)):
        code = f"{secrets.randbelow(1_000_000):06d}"
    tx.add(
        GroupChat(
            commune_id=agency.commune_id, agency_id=agency.id, asked_by=caller.person.id,
            code_digest=people.digest_of(key, code), expires_at=now + CODE_LASTS,
        )
    )  # fmt: skip
    return Standing(agency=agency, code=code)


def _agency(tx: Session, caller: Caller, agency_id: int) -> Agency:
    agency = register.agency(tx, caller.commune.id, agency_id)
    if agency is None:
        raise Refused("agency-gone")
    if not _may_admit(tx, caller, agency.id):
        raise Refused("group-chat-not-yours")
    return agency


def _may_admit(tx: Session, caller: Caller, agency_id: int) -> bool:
    return may(progress.held(tx, caller.person, caller.stands_in_for), Act.ADMIT, agency_id)


def _linked(tx: Session, agency: Agency) -> GroupChat | None:
    found = group_chats.of_agency(tx, agency.commune_id, agency.id)
    return next((group for group in found if group.linked_at is not None and group.dead_since is None), None)


# In the group -------------------------------------------------------------------------------------------------------


def type_code(tx: Session, typed: Incoming, code: str, key: bytes, now: datetime) -> Part | None:
    """Somebody typed a code in a group; what the group is told, None where it is told nothing.

    Typed by the office or the agency's head, the group is linked at once; else whoever asked for the code is asked.
    After a few wrong codes the group is not listened to for an hour.
    """
    knock = register.knock(tx, typed.channel, typed.bot, typed.chat)
    if knock.shut_until is not None and knock.shut_until > now:
        return None
    found = next(
        (
            group
            for group in group_chats.open_codes(tx, now, people.digest_of(key, code))
            if register.commune(tx, group.commune_id).bot == typed.bot
        ),
        None,
    )
    if found is None:
        people.count_wrong_code(knock, now)
        return say("group-chat-wrong-code")
    knock.wrong_codes = 0
    taken = group_chats.of_chat(tx, typed.channel, typed.bot, typed.chat)
    if taken is not None and taken.id != found.id:
        if taken.linked_at is not None and taken.dead_since is None:
            return _taken(tx, taken, found)
        tx.delete(taken)  # never approved, or the bot had been put out: the place is free
        tx.flush()
    found.channel, found.bot, found.chat = typed.channel, typed.bot, typed.chat
    found.title = nfc(typed.chat_name)[:_LONGEST_TITLE] or None
    agency = register.agency(tx, found.commune_id, found.agency_id)
    if agency is None:
        return None
    typist = register.caller(tx, typed.channel, typed.bot, typed.user)
    if typist is not None and typist.commune.id == found.commune_id and _may_admit(tx, typist, agency.id):
        _link(tx, found, typist.person.id, now)
        return _welcome(tx, agency)
    return _ask(tx, found, agency, typed, now)


def _taken(tx: Session, taken: GroupChat, wanted: GroupChat) -> Part:
    if taken.commune_id != wanted.commune_id:
        return say("group-chat-elsewhere")
    agency = register.agency(tx, taken.commune_id, taken.agency_id)
    name = agency.name if agency else "–"
    return say("group-chat-other-agency" if taken.agency_id != wanted.agency_id else "group-chat-already", agency=name)


def _link(tx: Session, group: GroupChat, actor_id: int, now: datetime) -> None:
    group.linked_at, group.code_digest = now, None
    history.record(
        tx, group.commune_id, EventKind.ADDRESS_LINKED, now, actor_id=actor_id,
        data={"group": group.id, "agency": group.agency_id},
    )  # fmt: skip


def _welcome(tx: Session, agency: Agency) -> Part:
    return say("group-chat-linked", agency=agency.name, commune=register.commune(tx, agency.commune_id).name)


def _ask(tx: Session, group: GroupChat, agency: Agency, typed: Incoming, now: datetime) -> Part:
    """The code was typed by somebody whose word does not count: whoever asked for it says whether this is the group."""
    group.code_digest = None
    asker = register.person(tx, group.commune_id, group.asked_by)
    told = meaning(
        say("group-chat-ask", name=nfc(typed.user_name) or "–", title=_title(group), agency=agency.name),
        choices=[
            [choice("choice-group-right", f"chatyes.{group.id}"), choice("choice-group-wrong", f"chatno.{group.id}")]
        ],
    )
    if asker is not None:
        key = f"groupchat:{group.id}:{group.chat}"
        outgoing.notify(tx, group.commune_id, [asker], key, told, now, not_before=now, in_person=True)
    return say("group-chat-waits")


def _title(group: GroupChat) -> str | Part:
    return group.title or say("group-chat-untitled")


def approve(tx: Session, caller: Caller, group_id: int, now: datetime) -> Agency:
    """The group is the right one: it is linked and told so. Refused where nothing waits or it is not theirs to say."""
    group, agency = _waiting(tx, caller, group_id)
    if _linked(tx, agency) is not None:
        raise Refused("button-stale")
    _link(tx, group, caller.person.id, now)
    _say_in(tx, group, f"linked:{group.id}:{group.chat}", _welcome(tx, agency), now)
    return agency


def refuse(tx: Session, caller: Caller, group_id: int) -> Agency:
    """It is some other group: nothing is linked, and the group hears nothing."""
    group, agency = _waiting(tx, caller, group_id)
    tx.delete(group)
    return agency


def _waiting(tx: Session, caller: Caller, group_id: int) -> tuple[GroupChat, Agency]:
    group = group_chats.one(tx, caller.commune.id, group_id)
    if group is None or group.chat is None or group.linked_at is not None:
        raise Refused("button-stale")
    return group, _agency(tx, caller, group.agency_id)


def whose(tx: Session, channel: str, bot: str, chat: str) -> tuple[Commune, Agency] | None:
    """The agency whose linked group this chat is."""
    group = group_chats.of_chat(tx, channel, bot, chat)
    if group is None or group.linked_at is None:
        return None
    agency = register.agency(tx, group.commune_id, group.agency_id)
    return (register.commune(tx, group.commune_id), agency) if agency is not None else None


# Letting go ---------------------------------------------------------------------------------------------------------


def unlink(tx: Session, caller: Caller, agency_id: int, now: datetime) -> Agency:
    """The agency has no group any more; the group is told. Refused where there was none, or it is not theirs to say."""
    agency = _agency(tx, caller, agency_id)
    group = _linked(tx, agency)
    if group is None:
        raise Refused("group-chat-none", agency=agency.name)
    event = history.record(
        tx, agency.commune_id, EventKind.ADDRESS_UNLINKED, now, actor_id=caller.person.id,
        data={"group": group.id, "agency": agency.id},
    )  # fmt: skip
    _say_in(tx, group, f"unlinked:{event.id}", say("group-chat-over", agency=agency.name), now)
    tx.delete(group)
    return agency


def _say_in(tx: Session, group: GroupChat, key: str, part: Part, now: datetime) -> None:
    commune = register.commune(tx, group.commune_id)
    outbox.put(
        tx, key=key, kind="answer", meaning=meaning(part), commune_id=commune.id, person_id=None,
        channel=group.channel, bot=group.bot, chat=group.chat, now=now, priority=outbox.ANSWER, group=True,
        language=commune.settings.get("language", DEFAULT_LANGUAGE),
    )  # fmt: skip


def gone(tx: Session, channel: str, bot: str, chat: str, now: datetime) -> None:
    """The bot was put out of a group: once for this silence, the office and the agency's heads hear of it."""
    group = group_chats.of_chat(tx, channel, bot, chat)
    if group is None or group.dead_since is not None:
        return
    if group.linked_at is None:
        tx.delete(group)
        return
    group.dead_since = now
    history.record(tx, group.commune_id, EventKind.ADDRESS_DEAD, now, data={"group": group.id})
    agency = register.agency(tx, group.commune_id, group.agency_id)
    if agency is not None:
        told = meaning(say("group-chat-gone", agency=agency.name, title=_title(group)))
        readers = [*people.office(tx, agency.commune_id), *_heads(tx, agency)]
        outgoing.notify(tx, agency.commune_id, readers, f"groupgone:{group.id}:{now.isoformat()}", told, now)


def _heads(tx: Session, agency: Agency) -> list[Person]:
    return [person for person, _ in register.holders(tx, agency.commune_id, [Role.HEAD], [agency.id])]


def back(tx: Session, channel: str, bot: str, chat: str, now: datetime) -> None:
    """The bot is in the group again: it goes on as before, unless the agency has another by now."""
    group = group_chats.of_chat(tx, channel, bot, chat)
    if group is None or group.dead_since is None:
        return
    agency = register.agency(tx, group.commune_id, group.agency_id)
    if agency is not None and _linked(tx, agency) is None:
        group.dead_since = None
        history.record(tx, group.commune_id, EventKind.ADDRESS_ALIVE, now, data={"group": group.id})


def moved(tx: Session, channel: str, bot: str, old: str, new: str) -> None:
    """The group lives on under another id."""
    group = group_chats.of_chat(tx, channel, bot, old)
    if group is not None and group_chats.of_chat(tx, channel, bot, new) is None:
        group.chat = new
