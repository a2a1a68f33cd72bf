"""The menu of commands in each person's chat: what it should show, and when it is to be set."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from actions import progress
from db import menus, people
from db.models import Address, Person
from locales import DEFAULT_LANGUAGE, sentences
from plans.menu import OF_STRANGERS, menu_of

# A network that is out of reach is asked again; one that never takes a menu is not asked each minute.
_AGAIN = timedelta(minutes=30)

Commands = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ToShow:
    """A chat whose menu is not what it should be: (command, what it does) in order; `name` tells this menu from
    others."""

    address: int
    channel: str
    bot: str
    chat: str
    name: str
    commands: Commands


def look_again(tx: Session, person: Person, now: datetime) -> None:
    """The person may do something else from now on: their menus are compared soon."""
    menus.look_at(tx, person.commune_id, person.id, now)


def look_at_all(tx: Session, now: datetime) -> None:
    """At the start of the program the menus of all are compared: a new version may word them otherwise."""
    menus.look_at_all(tx, now)


def due(tx: Session, now: datetime, most: int) -> list[ToShow]:
    """Chats whose menus are to be set now; those that show the right one already are put aside here."""
    found: list[ToShow] = []
    for address in menus.due(tx, now, most):
        wanted = _wanted(tx, address)
        if wanted.name == address.menu:
            address.menu_at = None
        else:
            found.append(wanted)
    return found


def _wanted(tx: Session, address: Address) -> ToShow:
    person = people.person(tx, address.commune_id, address.person_id)
    gone = person is None or person.left_at is not None
    names = OF_STRANGERS if person is None or gone else menu_of(progress.held(tx, person))
    commands = in_words(names, person.language if person is not None else DEFAULT_LANGUAGE)
    return ToShow(
        address=address.id, channel=address.channel, bot=address.bot, chat=address.chat,
        name=hashlib.sha256(repr(commands).encode()).hexdigest()[:16], commands=commands,
    )  # fmt: skip


def in_words(names: tuple[str, ...], language: str = DEFAULT_LANGUAGE) -> Commands:
    """Commands with what they do."""
    speaker = sentences(language)
    return tuple((name, speaker.say(f"menu-{name}")) for name in names)


def of_strangers(language: str) -> Commands:
    """What somebody sees whom nobody has let in."""
    return in_words(OF_STRANGERS, language)


def shown(tx: Session, wanted: ToShow) -> None:
    """The network shows this menu."""
    menus.settle(tx, wanted.address, menu=wanted.name, at=None)


def not_shown(tx: Session, wanted: ToShow, now: datetime, *, for_good: bool) -> None:
    """It does not; later perhaps, unless the chat is closed to us, in which case the next change asks again."""
    menus.settle(tx, wanted.address, menu=None, at=None if for_good else now + _AGAIN)
