"""Talking with the standing office about who belongs to the commune: lists, invitations, moves, who asks to join."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from actions import joining, moving, outgoing, people, roster, worklists
from actions.refusals import Refused
from actions.roster import Body
from actions.wording import Part, choice, meaning, say
from actions.worklist import letter
from bot.handover_talk import HandoverTalk
from bot.merge_talk import MergeTalk
from bot.naming import Naming
from bot.turn import Turn, number_in
from bot.work_view import in_rows
from db import joining as door
from db import people as register
from db.models import Agency, Person
from plans.access import Act, Role, may
from plans.people_words import PeopleWish, Wished, read_wish

Link = Callable[[str, str, str], str | None]

# Two rows of buttons, and one more to turn the page.
_ON_A_PAGE = 8
_MOST_TO_CHOOSE = 8


class PeopleTalk:
    """One turn about people. `link` makes what opens a chat with a bot (network, name) and hands it a payload."""

    def __init__(self, turn: Turn, key: bytes, link: Link) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._key = key
        self._link = link
        self._naming = Naming(turn)
        self._wishes: Mapping[PeopleWish, Callable[[Wished], bool]] = {
            PeopleWish.LIST: self._lists,
            PeopleWish.INVITE: self._invites,
            PeopleWish.INVITE_ACCOUNT: self._invites_account,
            PeopleWish.SAME_PERSON: self._says_who,
            PeopleWish.MOVE: self._moves,
            PeopleWish.REMOVE: self._removes,
            PeopleWish.MERGE: MergeTalk(turn).wishes,
        }
        self._buttons: Mapping[str, Callable[[list[int]], None]] = {
            "folk": lambda ids: self._body(ids[0], ids[1]),
            "folks": lambda ids: self._overview(ids[0]),
            "who": lambda ids: self._card(ids[0]),
            "uninvite": lambda ids: self._takes_back(ids[0]),
            "acct": lambda ids: self._account_for(ids[0]),
            "join": lambda ids: self._admits(ids[0], None),
            "nojoin": lambda ids: self._turns_away(ids[0]),
            "joinwho": lambda ids: self._asks_who(ids[0]),
            "joinas": lambda ids: self._admits(ids[0], ids[1]),
            "placeask": lambda ids: self._reads_back_move(ids[0], ids[1]),
            "place": lambda ids: self._moved(ids[0], ids[1]),
            "unplace": lambda ids: self._moved_back(ids[0]),
            **MergeTalk(turn).buttons,
        }

    def words(self) -> bool:
        """Whether the words were about people, and were answered."""
        incoming = self._turn.incoming
        wished = None if incoming.files else read_wish(incoming.text)
        return wished is not None and self._wishes[wished.wish](wished)

    def press(self, verb: str, rest: str) -> bool:
        """Whether the button is one of these, and was answered."""
        if verb not in self._buttons:
            return False
        ids = [number_in(part) for part in rest.split(".")]
        try:
            self._buttons[verb](ids)
        except IndexError:
            raise Refused("button-stale") from None
        return True

    def _may(self, act: Act) -> bool:
        return may(self._turn.held, act, None)

    def _must(self, act: Act) -> None:
        if not self._may(act):
            raise Refused("people-not-yours")

    def _speaks_of_others(self, wished: Wished) -> bool:
        """Somebody whose business this is not may speak of other things ("mời người dân họp thôn")."""
        if wished.agency is None or self._may(Act.INVITE):
            return False
        return worklists.agency_meant(self._tx, self._turn.commune, wished.agency) is None

    def _agency(self, name: str) -> Agency | None:
        """The agency that was meant; where it is none of the register, that is said."""
        found = worklists.agency_meant(self._tx, self._turn.commune, name)
        if found is None:
            self._turn.answer(say("agency-not-found", name=name))
        return found

    # Lists ------------------------------------------------------------------------------------------------------

    def _lists(self, wished: Wished) -> bool:
        """The office sees everybody, a head their own agencies."""
        if self._speaks_of_others(wished):
            return False
        if wished.agency is not None:
            agency = self._agency(wished.agency)
            if agency is not None:
                self._body(agency.id, 0)
            return True
        own = [held.agency for held in self._turn.held if held.role is Role.HEAD and held.agency is not None]
        if self._may(Act.INVITE):
            self._overview(0)
        elif own:
            self._body(own[0], 0)
        else:
            raise Refused("people-not-yours")
        return True

    def _overview(self, page: int) -> None:
        self._must(Act.INVITE)
        found = roster.bodies(self._tx, self._turn.commune.id)
        shown = found[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
        if not shown:
            raise Refused("button-stale")
        everybody = {entry.person.id for body in found for entry in body.entries}
        lines = [say("people-title", count=len(everybody), commune=self._turn.commune.name)]
        lines += [
            say(
                "people-of-agency", letter=letter(n), agency=roster.name_of(body), count=len(body.entries),
                unreachable=body.unreachable,
            )
            for n, body in enumerate(shown)
        ]  # fmt: skip
        buttons = [choice("choice-number", f"folk.{body.id}.0", number=letter(n)) for n, body in enumerate(shown)]
        turning = self._turning("folks", page, len(found))
        self._turn.answer(*lines, say("people-how"), choices=[*in_rows(buttons), *turning])

    def _turning(self, token: str, page: int, count: int) -> list[list[Part]]:
        if count <= _ON_A_PAGE:
            return []
        following = page + 1 if (page + 1) * _ON_A_PAGE < count else 0
        pages = -(-count // _ON_A_PAGE)
        return [[choice("choice-page", f"{token}.{following}", page=following + 1, pages=pages)]]

    def _body(self, agency_id: int, page: int) -> None:
        if not may(self._turn.held, Act.ADMIT, agency_id or None):
            raise Refused("people-not-yours")
        body = next((b for b in roster.bodies(self._tx, self._turn.commune.id) if b.id == agency_id), None)
        if body is None:
            raise Refused("agency-gone")
        shown = body.entries[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
        lines = [roster.line(entry, n) for n, entry in enumerate(shown, start=page * _ON_A_PAGE + 1)]
        title = say("people-agency-title", agency=roster.name_of(body), count=len(body.entries))
        numbers = range(page * _ON_A_PAGE + 1, page * _ON_A_PAGE + 1 + len(shown))
        buttons = [
            choice("choice-number", f"who.{entry.person.id}", number=str(n))
            for n, entry in zip(numbers, shown, strict=True)
        ]
        rows = in_rows(buttons) if self._may(Act.REMOVE_PERSON) else []
        self._turn.answer(
            title, *self._nobody(body), *lines, choices=[*rows, *self._turning(f"folk.{agency_id}", page,
                                                                              len(body.entries))],
        )  # fmt: skip

    def _nobody(self, body: Body) -> list[Part]:
        return [] if len(body.entries) > body.unreachable else [say("people-nobody")]

    def _card(self, person_id: int) -> None:
        self._must(Act.REMOVE_PERSON)
        person = self._person(person_id)
        buttons = [
            [choice("choice-hand-over", f"leaveto.{person.id}"), choice("choice-account", f"acct.{person.id}")],
            [choice("choice-remove", f"leaveask.{person.id}")],
        ]
        lines = roster.card(self._tx, self._turn.commune, person)
        self._turn.answer(*lines, say("people-card-how", name=person.name.split()[-1]), choices=buttons)

    def _person(self, person_id: int) -> Person:
        person = register.person(self._tx, self._turn.commune.id, person_id)
        if person is None or person.left_at is not None:
            raise Refused("person-gone")
        return person

    # Inviting ---------------------------------------------------------------------------------------------------

    def _invites(self, wished: Wished) -> bool:
        if self._speaks_of_others(wished):
            return False
        self._must(Act.INVITE)
        if wished.no_phone:
            self._turn.answer(say("phone-unreadable"))
            return True
        role, agency = wished.role or Role.OFFICER, None
        if wished.agency is not None:
            agency = self._agency(wished.agency)
            if agency is None:
                return True
        elif role is Role.OFFICE:
            agency = people.standing_office(self._tx, self._turn.commune.id)
        elif role is not Role.LEADER:
            self._turn.answer(say("invite-which-agency"))
            return True
        # One link for a whole agency only where somebody looks at each who comes by it, and only for its officers.
        several = role is Role.OFFICER and wished.person is None and wished.phone is None
        self._sends(role, agency, wished.person, phone=wished.phone, several=several)
        return True

    def _sends(
        self, role: Role, agency: Agency | None, name: str | None, *, phone: str | None = None, several: bool = False,
        of: Person | None = None,
    ) -> None:  # fmt: skip
        """Make the invitation and answer with its link, its picture and its code; it can be taken back at once."""
        made = people.invite(
            self._tx, self._turn.commune, role, agency, name, self._key, self._turn.now, phone=phone, several=several,
            person_id=of.id if of is not None else None,
        )  # fmt: skip
        link = self._link(self._turn.incoming.channel, self._turn.commune.bot, made.payload)
        role_said = say(f"role-{role.value}", agency=agency.name if agency is not None else "–")
        parts = [say("invited-account", name=of.name)] if of is not None else [say("invited", role=role_said)]
        if name is not None:
            parts.append(say("invited-name", name=name))
        parts.append(say("invited-link", link=link) if link else say("invited-no-link"))
        parts.append(say("invited-code", code=made.code, until=people.last_day_of(made)))
        if phone is not None:
            parts.append(say("invited-phone", phone=phone))
        parts.append(say("invited-several") if several else say("invited-once"))
        back = [[choice("choice-uninvite", f"uninvite.{made.id}")]]
        what = meaning(*parts, choices=back, press=self._turn.incoming.press_reference, invites=link or "")
        outgoing.answer(self._tx, self._turn.caller, self._turn.key, what, self._turn.now)

    def _invites_account(self, wished: Wished) -> bool:
        self._must(Act.INVITE)
        found = self._naming.named(wished.person)
        if not found:
            self._naming.unknown(wished.person)
        elif len(found) > 1:
            self._naming.which(wished.person, [(p, f"acct.{p.id}") for p in found])
        else:
            self._account_for(found[0].id)
        return True

    def _account_for(self, person_id: int) -> None:
        self._must(Act.INVITE)
        person = self._person(person_id)
        roles = register.roles(self._tx, self._turn.commune.id, person.id)
        if not roles:
            raise Refused("handover-no-post", person=person.name)
        agency = register.agency(self._tx, self._turn.commune.id, roles[0].agency_id) if roles[0].agency_id else None
        self._sends(roles[0].role, agency, None, of=person)

    def _takes_back(self, invite_id: int) -> None:
        self._must(Act.INVITE)
        joining.cancel(self._tx, self._turn.caller, invite_id, self._turn.now)
        self._turn.answer(say("uninvited"))

    # Who asks to join -------------------------------------------------------------------------------------------

    def _admits(self, request_id: int, same_as: int | None) -> None:
        person, role = joining.admit(self._tx, self._turn.caller, request_id, self._turn.now, same_as)
        key = "join-admitted" if same_as is None else "join-admitted-as"
        self._turn.answer(say(key, name=person.name, role=role))

    def _turns_away(self, request_id: int) -> None:
        name = joining.turn_away(self._tx, self._turn.caller, request_id, self._turn.now)
        self._turn.answer(say("join-turned-away", name=name))

    def _asks_who(self, request_id: int) -> None:
        row, found = joining.asked_for(self._tx, self._turn.caller, request_id)
        holders = register.holders(self._tx, self._turn.commune.id, roster.MEMBERS)
        # Those of the same agency first: a second account mostly belongs to somebody who sits there.
        near = sorted(holders, key=lambda holder: holder[1].agency_id != found.agency_id)
        among = list({person.id: person for person, _ in near}.values())[:_MOST_TO_CHOOSE]
        buttons = [[choice("choice-person", f"joinas.{row.id}.{person.id}", name=person.name)] for person in among]
        self._turn.answer(say("join-same-as-whom", name=row.name), choices=buttons)

    def _says_who(self, wished: Wished) -> bool:
        """ "Là cùng một người với chị Lan": of the only one who waits; of several, it is asked which."""
        mine = [row for row in door.waiting(self._tx, self._turn.commune.id) if self._mine(row.id)]
        if not mine:
            return False
        found = self._naming.named(wished.person)
        if not found:
            self._naming.unknown(wished.person)
        elif len(mine) == 1 and len(found) == 1:
            self._admits(mine[0].id, found[0].id)
        else:
            pairs: Sequence[tuple[str, str]] = [
                (f"{row.name} = {person.name}", f"joinas.{row.id}.{person.id}") for row in mine for person in found
            ]
            buttons = [[choice("choice-person", token, name=name)] for name, token in pairs[:_MOST_TO_CHOOSE]]
            self._turn.answer(say("join-which"), choices=buttons)
        return True

    def _mine(self, request_id: int) -> bool:
        try:
            joining.asked_for(self._tx, self._turn.caller, request_id)
        except Refused:
            return False
        return True

    # Moving and removing ----------------------------------------------------------------------------------------

    def _moves(self, wished: Wished) -> bool:
        """Words that name nobody of the commune are no move ("chuyển việc 3 sang …")."""
        found = self._naming.named(wished.person) if wished.person is not None else []
        if not found:
            return False
        self._must(Act.INVITE)
        agency = self._agency(wished.agency or "")
        if agency is None:
            return True
        if len(found) > 1:
            self._naming.which(wished.person, [(p, f"placeask.{p.id}.{agency.id}") for p in found])
        else:
            self._reads_back_move(found[0].id, agency.id)
        return True

    def _reads_back_move(self, person_id: int, agency_id: int) -> None:
        planned = moving.plan(self._tx, self._turn.caller, person_id, agency_id)
        asked = say(
            "ask-move", person=planned.person.name, old=planned.old.name, new=planned.new.name,
            count=len(planned.left_behind),
        )  # fmt: skip
        yes = choice("choice-right", f"place.{person_id}.{agency_id}")
        self._turn.answer(asked, say("ask-right"), choices=[[yes, choice("choice-cancel", "cancel.0")]])

    def _moved(self, person_id: int, agency_id: int) -> None:
        planned = moving.plan(self._tx, self._turn.caller, person_id, agency_id)
        event = moving.move(self._tx, self._turn.caller, planned, self._turn.now)
        told = say("recorded-moved", person=planned.person.name, new=planned.new.name)
        self._turn.answer(told, choices=[[choice("choice-undo", f"unplace.{event}")]])

    def _moved_back(self, event_id: int) -> None:
        person, agency = moving.move_back(self._tx, self._turn.caller, event_id, self._turn.now)
        self._turn.answer(say("recorded-moved-back", person=person.name, old=agency.name))

    def _removes(self, wished: Wished) -> bool:
        """Asked about like any leaving; words that name nobody are left to others ("xóa việc 3")."""
        found = self._naming.named(wished.person) if wished.person is not None else []
        if not found:
            return False
        self._must(Act.REMOVE_PERSON)
        if len(found) > 1:
            self._naming.which(wished.person, [(p, f"leaveask.{p.id}") for p in found])
        else:
            HandoverTalk(self._turn).buttons["leaveask"](str(found[0].id))
        return True
