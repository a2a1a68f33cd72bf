"""Talking about who has an item in hand: giving items to people of an agency and taking them back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from actions import assigning, disowning, progress
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import due_words, titled
from bot.turn import Turn, number_in
from bot.work_view import WorkView, in_rows
from db import people as register
from db import tasks
from db.models import WorkItem
from plans.access import Act, may
from plans.commands import Command, CommandKind, people_named
from plans.work import ALIVE

_MOST_BUTTONS = 8
_MOST_AGENCIES = 20


class AssignTalk:
    """Gives out items and takes them back; leaves alone what the speaker may not give."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {
            CommandKind.ASSIGN: self._assigns,
            CommandKind.TAKE_BACK: self._assigns,
        }
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "give": lambda rest: self._asks_for_taker(number_in(rest)),
            "assign": self._press_assign,
            "moveask": lambda rest: self._asks_for_agency(number_in(rest)),
            "move": self._press_move,
            "stays": self._press_stays,
        }

    def _assigns(self, command: Command) -> bool:
        """Give out or take back items by the speaker's numbers; what is not theirs to give is left to others."""
        items = self._items(command)
        if not items or not all(self._may_give(item) for item in items):
            return False
        taker: int | None = None
        if command.kind is CommandKind.ASSIGN:
            found = self._meant(command, items[0])
            if len(found) != 1:
                self._asks_who(items[0], found, command.person)
                return True
            taker = found[0]
        self._gives(items, taker)
        return True

    def _items(self, command: Command) -> list[WorkItem]:
        """What the numbers name, else what the message replies to; nothing where one of the numbers names nothing."""
        if not command.numbers:
            replied = self._view.replied_to()
            return [replied] if replied is not None else []
        numbered = {line.number: line.item for line in self._view.lines}
        items = [numbered[number] for number in command.numbers if number in numbered]
        return items if len(items) == len(command.numbers) else []

    def _may_give(self, item: WorkItem) -> bool:
        return item.status in ALIVE and may(self._turn.held, Act.ASSIGN, item.agency_id)

    def _meant(self, command: Command, item: WorkItem) -> list[int]:
        if command.person is None:
            return [self._turn.person.id]
        colleagues = assigning.colleagues(self._tx, self._turn.commune.id, item.agency_id)
        return people_named(command.person, {p.id: p.name for p in colleagues})

    def _gives(self, items: Sequence[WorkItem], taker: int | None) -> None:
        recorded: list[Recorded] = []
        lines: list[Part] = []
        undo: list[Part] = []
        for item in items:
            before = item.assignee_id or 0
            try:
                done = assigning.give(self._tx, self._turn.caller, item.id, taker, self._turn.now)
            except Refused as refused:
                lines.append(say(refused.key, **refused.values))
            else:
                recorded.append(done)
                undo.append(self._way_back(item, before, alone=len(items) == 1))
        left = self._view.to_give()
        more = [choice("choice-give-more", "give.0", count=len(left))] if left else []
        choices = in_rows(undo[:_MOST_BUTTONS])
        self._turn.stop_asking()
        self._turn.answer(
            *[one.line for one in recorded], *lines, choices=[*choices, *([more] if more else [])],
            items=[one.item for one in recorded],
        )  # fmt: skip

    def _way_back(self, item: WorkItem, before: int, *, alone: bool) -> Part:
        """To whoever had it; among several, each by the number under which the giver knows it."""
        token = f"assign.{item.id}.{before}"
        number = tasks.number_of(self._tx, self._turn.commune.id, self._turn.person.id, item.id)
        if alone or number is None:
            return choice("choice-take-back", token)
        return choice("choice-undo-one", token, number=str(number))

    def _press_assign(self, rest: str) -> None:
        item_id, _, person_id = rest.partition(".")
        item = self._item(number_in(item_id))
        self._gives([item], number_in(person_id) or None)

    def _item(self, item_id: int) -> WorkItem:
        return assigning.item_to_give(self._tx, self._turn.caller, item_id)

    def _asks_for_taker(self, item_id: int) -> None:
        """Who is to have the item; 0: the next one that nobody was given."""
        if item_id:
            self._asks_who(self._item(item_id), [])
            return
        left = self._view.to_give()
        if not left:
            self._turn.answer(say("assign-nothing-left"))
        else:
            self._asks_who(left[0], [])

    def _asks_who(self, item: WorkItem, among: Sequence[int], typed: str | None = None) -> None:
        """Nothing is done yet: everybody it can be given to stands on a button, or only those of that name."""
        people = assigning.colleagues(self._tx, self._turn.commune.id, item.agency_id)
        shown = [p for p in people if p.id in among] or [p for p in people if p.id != item.assignee_id]
        buttons = [[choice("choice-person", f"assign.{item.id}.{p.id}", name=p.name)] for p in shown[:_MOST_BUTTONS]]
        if item.assignee_id is not None:
            buttons.append([choice("choice-give-back", f"assign.{item.id}.0")])
        asked = say("assign-who", title=titled(item), due=due_words(item))
        if typed is not None:
            asked = say("assign-who-is-it" if among else "assign-nobody-of-name", name=typed, title=titled(item))
        self._turn.answer(asked, choices=buttons, items=[item.id])

    # Another agency -----------------------------------------------------------------------------------------------

    def _asks_for_agency(self, item_id: int) -> None:
        item = progress.item_for(self._tx, self._turn.caller, item_id, Act.REASSIGN)
        agencies = [a for a in register.agencies(self._tx, self._turn.commune.id) if a.id != item.agency_id]
        buttons = [[choice("choice-person", f"move.{item.id}.{a.id}", name=a.name)] for a in agencies[:_MOST_AGENCIES]]
        self._turn.answer(say("ask-agency", title=titled(item)), choices=buttons, items=[item.id])

    def _press_stays(self, rest: str) -> None:
        done = disowning.stays(self._tx, self._turn.caller, number_in(rest), self._turn.now)
        self._turn.answer(done.line, choices=[[choice("choice-move", f"moveask.{done.item}")]], items=[done.item])

    def _press_move(self, rest: str) -> None:
        item_id, _, agency_id = rest.partition(".")
        item = progress.item_for(self._tx, self._turn.caller, number_in(item_id), Act.REASSIGN)
        before = item.agency_id
        done = assigning.reassign(self._tx, self._turn.caller, item.id, number_in(agency_id), self._turn.now)
        undo = [[choice("choice-undo", f"move.{item.id}.{before}")]]
        self._turn.answer(done.line, choices=undo, items=[item.id])
