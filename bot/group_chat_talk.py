"""Talking about an agency's group chat: in private to link one or let it go, and in the group itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from actions import group_chats, roll_call, worklists
from actions.messages import Incoming, IncomingKind
from actions.wording import Part, choice, say
from bot.turn import Turn, number_in
from plans.access import Act, Role, may
from plans.commands import Command, CommandKind

_LINKS = re.compile(r"/noi(?:@\w+)?\s+(\d{3})[ .-]?(\d{3})\s*", re.ASCII)
_COUNTS = re.compile(r"/viec(?:@\w+)?\s*", re.ASCII)


class GroupChatTalk:
    """What the office and heads say in private about the group of an agency."""

    def __init__(self, turn: Turn, key: bytes) -> None:
        self._turn = turn
        self._key = key
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {
            CommandKind.LINK_GROUP: lambda command: self._about(command, self._offers),
            CommandKind.UNLINK_GROUP: lambda command: self._about(command, self._lets_go),
        }
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "chatyes": lambda rest: self._approves(number_in(rest)),
            "chatno": lambda rest: self._refuses(number_in(rest)),
            "unchat": lambda rest: self._lets_go(number_in(rest)),
        }

    def _about(self, command: Command, act: Callable[[int], None]) -> bool:
        """Do it for the agency that was named, else for the only one whose head speaks."""
        if command.agency is not None:
            agency = worklists.agency_meant(self._turn.tx, self._turn.commune, command.agency)
            if agency is None:
                self._turn.answer(say("agency-not-found", name=command.agency))
            else:
                act(agency.id)
            return True
        own = {held.agency for held in self._turn.held if held.role is Role.HEAD and held.agency is not None}
        if len(own) == 1:
            act(own.pop())
        elif may(self._turn.held, Act.ADMIT, None) or own:
            self._turn.answer(say("group-chat-which"))
        else:
            self._turn.answer(say("group-chat-not-yours"))
        return True

    def _offers(self, agency_id: int) -> None:
        found = group_chats.ask_code(self._turn.tx, self._turn.caller, agency_id, self._key, self._turn.now)
        if found.code is None:
            away = [[choice("choice-group-unlink", f"unchat.{agency_id}")]]
            self._turn.answer(say("group-chat-has", agency=found.agency.name), choices=away)
        else:
            minutes = int(group_chats.CODE_LASTS.total_seconds() // 60)
            how = say("group-chat-how", agency=found.agency.name, code=found.code, minutes=minutes)
            self._turn.answer(how, say("group-chat-privacy"))

    def _lets_go(self, agency_id: int) -> None:
        agency = group_chats.unlink(self._turn.tx, self._turn.caller, agency_id, self._turn.now)
        self._turn.answer(say("group-chat-unlinked", agency=agency.name))

    def _approves(self, group_id: int) -> None:
        agency = group_chats.approve(self._turn.tx, self._turn.caller, group_id, self._turn.now)
        away = [[choice("choice-group-unlink", f"unchat.{agency.id}")]]
        self._turn.answer(say("group-chat-approved", agency=agency.name), choices=away)

    def _refuses(self, group_id: int) -> None:
        agency = group_chats.refuse(self._turn.tx, self._turn.caller, group_id)
        self._turn.answer(say("group-chat-refused", agency=agency.name))


def in_group(tx: Session, incoming: Incoming, key: bytes, now: datetime) -> list[Part] | None:
    """What a group hears to what happened in it; nothing where the list is empty, None in a group that is nobody's.

    Only two commands are known there; everything else that is said is left alone, whoever says it.
    """
    where = (incoming.channel, incoming.bot, incoming.chat)
    if incoming.kind is IncomingKind.BLOCKED:
        group_chats.gone(tx, *where, now)
        return []
    if incoming.kind is IncomingKind.UNBLOCKED:
        group_chats.back(tx, *where, now)
        return []
    if incoming.kind is not IncomingKind.MESSAGE:
        return []
    if code := _LINKS.fullmatch(incoming.text.strip()):
        told = group_chats.type_code(tx, incoming, code[1] + code[2], key, now)
        return [told] if told is not None else []
    whose = group_chats.whose(tx, *where)
    if whose is None:
        return None if incoming.text.startswith("/") else []
    return roll_call.standing(tx, *whose, now) if _COUNTS.fullmatch(incoming.text.strip()) else []
