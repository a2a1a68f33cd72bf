"""People: communes, their register of agencies, who holds which role, where they can be reached, and invitations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models import Address, Agency, Commune, Dialogue, Invite, Knock, Person, PersonRole
from plans.access import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Caller:
    """Who wrote to us: the person, where, in which commune, and for whom they stand in today."""

    commune: Commune
    person: Person
    address: Address
    stands_in_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """A role, who holds it, and where this person is written to."""

    commune_id: int
    id: int
    name: str
    language: str
    role: Role
    agency_id: int | None
    channel: str
    bot: str
    chat: str


def commune_named(tx: Session, name: str) -> Commune | None:
    """The commune with exactly this name."""
    return tx.scalars(select(Commune).where(Commune.name == name)).first()


def communes(tx: Session) -> Sequence[Commune]:
    """All communes of the installation, by name: for the operator and the scheduler."""
    return tx.scalars(select(Commune).order_by(Commune.name)).all()


def communes_to_visit(tx: Session, now: datetime) -> Sequence[int]:
    """The communes whose own rounds are due."""
    query = select(Commune.id).where(Commune.look_at.is_not(None), Commune.look_at <= now).order_by(Commune.id)
    return tx.scalars(query).all()


def these_communes(tx: Session, ids: Collection[int]) -> Sequence[Commune]:
    """The communes with these ids."""
    return tx.scalars(select(Commune).where(Commune.id.in_(ids)).order_by(Commune.id)).all()


def commune(tx: Session, commune_id: int) -> Commune:
    """The commune with this id."""
    return tx.get_one(Commune, commune_id)


def agencies(tx: Session, commune_id: int) -> Sequence[Agency]:
    """The commune's register in the order of entry."""
    return tx.scalars(select(Agency).where(Agency.commune_id == commune_id).order_by(Agency.id)).all()


def agency(tx: Session, commune_id: int, agency_id: int) -> Agency | None:
    """An agency of this commune, None for anybody else's."""
    return tx.scalars(select(Agency).where(Agency.commune_id == commune_id, Agency.id == agency_id)).first()


def caller(tx: Session, channel: str, bot: str, chat: str) -> Caller | None:
    """Who speaks in a private chat with this bot, None for a stranger or somebody who has left.

    The chat tells which commune it is: whatever is asked next is asked of that one.
    """
    query = (
        select(Address, Person, Commune)
        .join(Person, (Person.id == Address.person_id) & (Person.commune_id == Address.commune_id))
        .join(Commune, Commune.id == Address.commune_id)
        .where(Address.channel == channel, Address.bot == bot, Address.chat == chat, Person.left_at.is_(None))
        .execution_options(across_communes=True)
    )
    row = tx.execute(query).first()
    return Caller(address=row[0], person=row[1], commune=row[2]) if row is not None else None


def address_of_chat(tx: Session, channel: str, bot: str, chat: str) -> Address | None:
    """The address with this chat, in whatever commune, also of somebody who has left."""
    query = select(Address).where(Address.channel == channel, Address.bot == bot, Address.chat == chat)
    return tx.scalars(query.execution_options(across_communes=True)).first()


def person(tx: Session, commune_id: int, person_id: int) -> Person | None:
    """A person of this commune, None for anybody else's; of one who was enrolled twice, who they are since that was put
    right."""
    found = tx.scalars(select(Person).where(Person.commune_id == commune_id, Person.id == person_id)).first()
    if found is not None and found.merged_into_id is not None:
        return person(tx, commune_id, found.merged_into_id)
    return found


def roles(tx: Session, commune_id: int, person_id: int) -> Sequence[PersonRole]:
    """The roles that a person holds."""
    query = select(PersonRole).where(PersonRole.commune_id == commune_id, PersonRole.person_id == person_id)
    return tx.scalars(query.order_by(PersonRole.id)).all()


def roles_without_agency(tx: Session, commune_id: int, role: Role) -> Sequence[PersonRole]:
    """Holders of a role that was given before its agency was known."""
    query = select(PersonRole).where(
        PersonRole.commune_id == commune_id, PersonRole.role == role, PersonRole.agency_id.is_(None)
    )
    return tx.scalars(query).all()


def holders(
    tx: Session, commune_id: int, roles: Collection[Role], agencies: Collection[int] | None = None
) -> Sequence[tuple[Person, PersonRole]]:
    """Who holds one of these roles and has not left, in given agencies or (None) in any; by entry."""
    query = (
        select(Person, PersonRole)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.commune_id == commune_id, Person.commune_id == commune_id)
        .where(Person.left_at.is_(None), PersonRole.role.in_(roles))
        .order_by(Person.id, PersonRole.id)
    )
    if agencies is not None:
        query = query.where(PersonRole.agency_id.in_(agencies))
    return [(row[0], row[1]) for row in tx.execute(query)]


def holders_within_reach(
    tx: Session, communes: Collection[int], agencies: Collection[int] | None, persons: Collection[int]
) -> list[Holder]:
    """The roles of those who can be reached, by entry, with the living address that joined last.

    Of these agencies and persons, and of the standing office and the leaders in any case; with None, of everybody.
    """
    query = (
        select(
            PersonRole.commune_id, Person.id, Person.name, Person.language, PersonRole.role, PersonRole.agency_id,
            Address.channel, Address.bot, Address.chat,
        )
        .join(Person, (Person.id == PersonRole.person_id) & (Person.commune_id == PersonRole.commune_id))
        .join(Address, (Address.person_id == Person.id) & (Address.commune_id == Person.commune_id))
        .where(PersonRole.commune_id.in_(communes), Person.left_at.is_(None), Address.dead_since.is_(None))
        .order_by(Person.id, PersonRole.id, Address.id.desc())
    )  # fmt: skip
    if agencies is not None:
        above = PersonRole.role.in_([Role.OFFICE, Role.LEADER])
        query = query.where(or_(above, PersonRole.agency_id.in_(agencies), PersonRole.person_id.in_(persons)))
    newest: dict[tuple[int, Role, int | None], Holder] = {}
    for row in tx.execute(query):
        newest.setdefault((row[1], row[4], row[5]), Holder(*row))
    return list(newest.values())


def addresses(
    tx: Session, commune_id: int, people: Collection[int], *, dead_too: bool = False
) -> dict[int, list[Address]]:
    """Where each of these people can be reached, newest first; only the living addresses unless `dead_too`."""
    query = select(Address).where(Address.commune_id == commune_id, Address.person_id.in_(people))
    if not dead_too:
        query = query.where(Address.dead_since.is_(None))
    query = query.order_by(Address.id.desc())
    found: dict[int, list[Address]] = {person_id: [] for person_id in people}
    for address in tx.scalars(query):
        found[address.person_id].append(address)
    return found


def open_invites(tx: Session, now: datetime, *, payload_digest: str = "", code_digest: str = "") -> Sequence[Invite]:
    """Invitations of any commune that are neither used nor expired and bear one of these digests.

    Asked before anybody knows which commune the stranger belongs to: the secret itself tells.
    """
    query = select(Invite).where(Invite.used_at.is_(None), Invite.expires_at > now)
    query = query.where(or_(Invite.payload_digest == payload_digest, Invite.code_digest == code_digest))
    return tx.scalars(query.execution_options(across_communes=True)).all()


def knock(tx: Session, channel: str, bot: str, chat: str) -> Knock:
    """The count of wrong codes of a stranger's chat, made when it is missing."""
    query = select(Knock).where(Knock.channel == channel, Knock.bot == bot, Knock.chat == chat)
    row = tx.scalars(query).first()
    if row is None:
        row = Knock(channel=channel, bot=bot, chat=chat, wrong_codes=0)
        tx.add(row)
        tx.flush()
    return row


def dialogue(tx: Session, commune_id: int, person_id: int, now: datetime) -> Dialogue | None:
    """What we asked this person and still wait to hear."""
    query = select(Dialogue).where(Dialogue.commune_id == commune_id, Dialogue.person_id == person_id)
    row = tx.scalars(query).first()
    return row if row is not None and row.expires_at > now else None


def ask(tx: Session, commune_id: int, person_id: int, asked: dict[str, object], expires_at: datetime) -> None:
    """Remember what we ask a person; it takes the place of what we asked before."""
    stop_asking(tx, commune_id, person_id)
    tx.add(Dialogue(commune_id=commune_id, person_id=person_id, asked=asked, expires_at=expires_at))


def stop_asking(tx: Session, commune_id: int, person_id: int) -> None:
    """Forget what we asked a person."""
    query = select(Dialogue).where(Dialogue.commune_id == commune_id, Dialogue.person_id == person_id)
    for row in tx.scalars(query):
        tx.delete(row)
    tx.flush()
