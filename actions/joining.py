"""The door: who comes in by an invitation, who must first show a phone number, and who waits for somebody's yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from actions import menus, outgoing, people, progress
from actions.people import digest_of
from actions.refusals import Refused
from actions.wording import Part, choice, meaning, say
from db import history, joining
from db import people as register
from db.models import Address, Commune, Invite, JoinRequest, JoinStage, Person, PersonRole
from db.people import Caller
from locales import DEFAULT_LANGUAGE
from plans.access import Act, Role, may
from plans.phones import read_phone
from plans.text import nfc
from plans.work import EventKind

_LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Knocking:
    """A stranger, or a person with one more invitation, at the door of a private chat."""

    channel: str
    bot: str
    chat: str
    name: str


class Door(StrEnum):
    """What somebody with an open invitation has still to wait for."""

    PHONE = "phone"  # they are to show their number
    YES = "yes"  # the office or the agency's head was asked
    ASKED_BEFORE = "asked-before"  # and still is being asked


def accept(
    tx: Session, knocking: Knocking, secret: str, key: bytes, now: datetime, language: str = DEFAULT_LANGUAGE
) -> Caller | Door | None:
    """Let in whoever brings an open invitation's payload or code; None when it opens nothing.

    After a few wrong codes the chat is not listened to for an hour. An invitation for one person is used up by this;
    one that names a phone, or is for several, first asks for what it needs (`Door`). `language` is for communes that
    set none. Refused for an account that is somebody's in another commune.
    """
    knock = register.knock(tx, knocking.channel, knocking.bot, knocking.chat)
    if knock.shut_until is not None and knock.shut_until > now:
        return None
    found = _invite_for(tx, knocking, digest_of(key, secret), now)
    if found is None:
        people.count_wrong_code(knock, now)
        return None
    knock.wrong_codes = 0
    _refuse_elsewhere(tx, knocking, found.commune_id)
    commune = register.commune(tx, found.commune_id)
    if found.phone is not None or (found.several and people.checks_phones(commune)):
        _stand(tx, knocking, found, JoinStage.PHONE, now)
        return Door.PHONE
    if found.several:
        return _ask_for_yes(tx, knocking, found, now)
    return _enrol(tx, knocking, found, now, language)


def opens(tx: Session, secret: str, key: bytes, now: datetime) -> bool:
    """Whether an open invitation bears this payload or code."""
    digest = digest_of(key, secret)
    return bool(register.open_invites(tx, now, payload_digest=digest, code_digest=digest))


def _invite_for(tx: Session, knocking: Knocking, digest: str, now: datetime) -> Invite | None:
    for found in register.open_invites(tx, now, payload_digest=digest, code_digest=digest):
        # An invitation opens only the bot that serves its commune.
        if register.commune(tx, found.commune_id).bot == knocking.bot:
            return found
    return None


def _refuse_elsewhere(tx: Session, knocking: Knocking, commune_id: int) -> None:
    known = register.caller(tx, knocking.channel, knocking.bot, knocking.chat)
    if known is not None and known.commune.id != commune_id:
        raise Refused("enrolled-elsewhere")


# Standing at the door -----------------------------------------------------------------------------------------------


def _stand(tx: Session, knocking: Knocking, found: Invite, stage: JoinStage, now: datetime) -> JoinRequest:
    """One request a chat: what it asked for before gives way."""
    earlier = joining.request_of_chat(tx, knocking.channel, knocking.bot, knocking.chat)
    if earlier is not None:
        tx.delete(earlier)
        tx.flush()
    row = JoinRequest(
        commune_id=found.commune_id, invite_id=found.id, stage=stage, channel=knocking.channel, bot=knocking.bot,
        chat=knocking.chat, name=_clean(found.person_name or knocking.name), asked_at=now,
    )  # fmt: skip
    tx.add(row)
    tx.flush()
    return row


def _clean(name: str) -> str:
    # A network gives the name that somebody chose for themselves, line ends and turned letters and all.
    return nfc(name)[:_LONGEST_NAME] or "–"


def _ask_for_yes(tx: Session, knocking: Knocking, found: Invite, now: datetime, phone: str | None = None) -> Door:
    earlier = joining.request_of_chat(tx, knocking.channel, knocking.bot, knocking.chat)
    if earlier is not None and earlier.invite_id == found.id and earlier.stage is JoinStage.YES:
        return Door.ASKED_BEFORE
    row = _stand(tx, knocking, found, JoinStage.YES, now)
    row.phone = phone
    readers = list(people.office(tx, found.commune_id))
    if found.agency_id is not None:
        readers += [p for p, _ in register.holders(tx, found.commune_id, [Role.HEAD], [found.agency_id])]
    asked = [say("join-asked", name=row.name, role=_role(tx, found))]
    if phone is not None:
        asked.append(say("join-phone", phone=phone))
    buttons = [
        [choice("choice-join-yes", f"join.{row.id}"), choice("choice-join-no", f"nojoin.{row.id}")],
        [choice("choice-join-same", f"joinwho.{row.id}")],
    ]
    told = meaning(*asked, choices=buttons)
    outgoing.notify(tx, found.commune_id, readers, f"join:{row.id}", told, now)
    return Door.YES


def _role(tx: Session, found: Invite) -> Part:
    agency = register.agency(tx, found.commune_id, found.agency_id) if found.agency_id else None
    return say(f"role-{found.role.value}", agency=agency.name if agency else "–")


def show_phone(
    tx: Session, knocking: Knocking, phone: str, *, own: bool, now: datetime, language: str = DEFAULT_LANGUAGE
) -> Caller | Door | None:
    """Somebody shared a contact: let them in, or on to the next door. None when nobody asked them for one.

    Refused when it is not their own (asked once more) or not the number that was invited (the invitation stays open).
    A number that somebody of the commune has shown before brings that person a further account.
    """
    row = joining.request_of_chat(tx, knocking.channel, knocking.bot, knocking.chat)
    found = joining.invite(tx, row.commune_id, row.invite_id) if row is not None else None
    if row is None or found is None or row.stage is not JoinStage.PHONE:
        return None
    if not own:
        raise Refused("phone-not-own")
    if found.used_at is not None or found.expires_at <= now:
        tx.delete(row)
        raise Refused("invite-used")
    number = read_phone(phone)
    if found.phone is not None and number != found.phone:
        raise Refused("phone-mismatch")
    _refuse_elsewhere(tx, knocking, found.commune_id)
    known = joining.person_with_phone(tx, found.commune_id, number) if number else None
    if found.several and (known is None or not _holds(tx, known, found)):
        return _ask_for_yes(tx, knocking, found, now, number)
    tx.delete(row)
    return _enrol(tx, knocking, found, now, language, phone=number, person=known)


def awaits_phone(tx: Session, knocking: Knocking) -> bool:
    """Whether somebody in this chat was asked for their number and did not share it yet."""
    row = joining.request_of_chat(tx, knocking.channel, knocking.bot, knocking.chat)
    return row is not None and row.stage is JoinStage.PHONE


def forget_waiting(tx: Session, now: datetime) -> None:
    """Whoever has waited for as long as an invitation lasts is forgotten."""
    joining.drop_requests(tx, now - people.INVITE_LASTS)


# Coming in ----------------------------------------------------------------------------------------------------------


def _enrol(
    tx: Session, knocking: Knocking, found: Invite, now: datetime, language: str, phone: str | None = None,
    person: Person | None = None,
) -> Caller:  # fmt: skip
    """Give whoever knocks the role of the invitation: as `person` or as who they are already, else as somebody new."""
    commune = register.commune(tx, found.commune_id)
    known = register.caller(tx, knocking.channel, knocking.bot, knocking.chat)
    if person is None and found.person_id is not None:
        person = register.person(tx, commune.id, found.person_id)
        if person is None or person.left_at is not None:
            raise Refused("person-gone")
    if known is not None and person is not None and known.person.id != person.id:
        raise Refused("account-of-somebody")
    person = person or (known.person if known else None)
    if person is None:
        person = _new_person(tx, commune, found.person_name or knocking.name, language, now)
    if phone is not None:
        person.phone = phone
    address = _take_address(tx, knocking, person, now)
    if found.person_id is None:
        _give_role(tx, person, found)
    if not found.several:
        found.used_at, found.used_by = now, person.id
    tx.flush()
    menus.look_again(tx, person, now)
    history.record(
        tx, commune.id, EventKind.JOINED, now, actor_id=person.id,
        data={"invite": found.id, "role": found.role.value, "agency": found.agency_id},
    )  # fmt: skip
    return Caller(commune=commune, person=person, address=address)


def _take_address(tx: Session, knocking: Knocking, person: Person, now: datetime) -> Address:
    address = register.address_of_chat(tx, knocking.channel, knocking.bot, knocking.chat)
    if address is None:
        address = Address(
            commune_id=person.commune_id, person_id=person.id, channel=knocking.channel, bot=knocking.bot,
            chat=knocking.chat,
        )  # fmt: skip
        tx.add(address)
    address.commune_id, address.person_id, address.dead_since = person.commune_id, person.id, None
    return address


def _new_person(tx: Session, commune: Commune, name: str, language: str, now: datetime) -> Person:
    person = Person(
        commune_id=commune.id, name=_clean(name), joined_at=now, language=commune.settings.get("language", language)
    )
    tx.add(person)
    tx.flush()
    return person


def _give_role(tx: Session, person: Person, found: Invite) -> None:
    if not _holds(tx, person, found):
        role = PersonRole(commune_id=person.commune_id, person_id=person.id, role=found.role)
        role.agency_id = _agency_of(tx, found)
        tx.add(role)


def _agency_of(tx: Session, found: Invite) -> int | None:
    if found.agency_id is None and found.role is Role.OFFICE:
        office = people.standing_office(tx, found.commune_id)
        return office.id if office is not None else None
    return found.agency_id


def _holds(tx: Session, person: Person, found: Invite) -> bool:
    held = {(r.role, r.agency_id) for r in register.roles(tx, person.commune_id, person.id)}
    return (found.role, _agency_of(tx, found)) in held


# A yes or a no ------------------------------------------------------------------------------------------------------


def asked_for(tx: Session, caller: Caller, request_id: int) -> tuple[JoinRequest, Invite]:
    """A request that waits for a yes which is the caller's to give; Refused otherwise."""
    row = joining.request(tx, caller.commune.id, request_id)
    found = joining.invite(tx, caller.commune.id, row.invite_id) if row is not None else None
    if row is None or found is None or row.stage is not JoinStage.YES:
        raise Refused("join-settled")
    if not may(progress.held(tx, caller.person, caller.stands_in_for), Act.ADMIT, found.agency_id):
        raise Refused("join-not-yours")
    return row, found


def admit(
    tx: Session, caller: Caller, request_id: int, now: datetime, same_as: int | None = None
) -> tuple[Person, Part]:
    """Let somebody in, as a new person or as a further account of one; they are welcomed. Returns who and as what.

    Refused when it was settled meanwhile, is not the caller's to say, or the account is somebody's by now.
    """
    row, found = asked_for(tx, caller, request_id)
    knocking = Knocking(channel=row.channel, bot=row.bot, chat=row.chat, name=row.name)
    _refuse_elsewhere(tx, knocking, found.commune_id)
    person = joining.person_with_phone(tx, found.commune_id, row.phone) if row.phone else None
    if same_as is not None:
        person = register.person(tx, caller.commune.id, same_as)
        if person is None or person.left_at is not None:
            raise Refused("person-gone")
    entered = _enrol(tx, knocking, found, now, DEFAULT_LANGUAGE, phone=row.phone, person=person)
    tx.delete(row)
    people.welcome(tx, entered, now, f"admitted:{row.id}:{row.chat}")
    return entered.person, _role(tx, found)


def cancel(tx: Session, caller: Caller, invite_id: int, now: datetime) -> None:
    """An invitation opens nothing any more, and whoever stands at the door with it need not wait. Refused where it was
    used up or is none of this commune's."""
    found = joining.invite(tx, caller.commune.id, invite_id)
    if found is None or found.used_at is not None or found.expires_at <= now:
        raise Refused("button-stale")
    found.expires_at = now
    joining.drop_requests_of(tx, caller.commune.id, found.id)


def turn_away(tx: Session, caller: Caller, request_id: int, now: datetime) -> str:
    """Nobody is let in; the account is told so kindly, and nothing of it is kept. Returns the name it bore."""
    row, _ = asked_for(tx, caller, request_id)
    outgoing.to_stranger(tx, row.channel, row.bot, row.chat, f"nojoin:{row.id}", meaning(say("join-declined")), now)
    tx.delete(row)
    return row.name
