"""What a person is shown of work: lists and the card of one item, with the buttons under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from actions import (
    assigning,
    awaiting,
    deciding,
    difficulties,
    digests,
    extension_requests,
    facts,
    linked,
    proofs,
    readings,
    worklists,
)
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import Line, due_group, line_part, status_words, titled, when, worklist
from bot.turn import Turn
from db import outbox, people, tasks
from db.models import WorkItem
from plans.access import Act, may
from plans.replies import OpenItem
from plans.work import ALIVE, ANSWERED, ItemKind, Status

_MOST_LINES = 12
_BUTTONS_IN_A_ROW = 4
_FEW_COLLEAGUES = 3
_QUOTED_NUMBER = re.compile(r"\s*(\d{1,3})\.\s")


class WorkView:
    """Shows one person, in one turn, what there is to do; changes nothing."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx

    @cached_property
    def lines(self) -> Sequence[Line]:
        """What is open for the person now."""
        return worklist(self._tx, self._turn.commune, self._turn.person, self._turn.now)

    def replied_to(self) -> WorkItem | None:
        """The one item that the message is a reply to, None where it is none or names several."""
        incoming = self._turn.incoming
        if incoming.reply_to is None or incoming.press is not None:
            return None
        row = outbox.of_message(
            self._tx, self._turn.commune.id, incoming.channel, incoming.bot, incoming.chat, incoming.reply_to
        )
        if row is None:
            return None
        quoted = _QUOTED_NUMBER.match(incoming.quote or "")
        numbers = {line.number: line.item for line in self.lines}
        if quoted and int(quoted[1]) in numbers and numbers[int(quoted[1])].id in row.items:
            return numbers[int(quoted[1])]
        return tasks.item(self._tx, self._turn.commune.id, row.items[0]) if len(row.items) == 1 else None

    def as_open(self, items: Mapping[int, WorkItem]) -> tuple[OpenItem, ...]:
        """These items, by the number they go by, as what people type of them is read: with the plan's own codes."""
        known = tasks.these_tasks(self._tx, self._turn.commune.id, {item.task_id for item in items.values()})
        codes = {task.id: task.code for task in known.values() if task.code}
        return tuple(
            OpenItem(number=n, title=i.title, due=i.due_on, plan_code=codes.get(i.task_id))
            for n, i in sorted(items.items())
        )

    def waiting_for_yes(self) -> Sequence[WorkItem]:
        """The reports whose next step this person may take."""
        found = tasks.items_at(self._tx, self._turn.commune.id, [Status.REPORTED, Status.CONFIRMED])
        return [item for item in found if self.next_step(item)]

    def next_step(self, item: WorkItem) -> str | None:
        """What this person may do next with a report: confirm or verify it; None where it is not theirs."""
        turn = self._turn
        if item.status is Status.REPORTED and may(turn.held, Act.CONFIRM, item.agency_id):
            return "confirm"
        to_verify = item.status is Status.CONFIRMED or (
            item.status is Status.REPORTED and not facts.chain_of(turn.commune).heads_confirm
        )
        if to_verify and deciding.may_decide(turn.tx, turn.commune, turn.held, Act.VERIFY, item, turn.now):
            return "verify"
        return None

    def requests_waiting(self) -> int:
        """How many requests for more time this person may answer."""
        return len(extension_requests.to_answer(self._tx, self._turn.commune, self._turn.held, self._turn.now))

    def list_work(self, start: int = 0, opening: Sequence[Part] = ()) -> None:
        """The person's open items, grouped by how soon they are due, a screen at a time; `opening` is said first."""
        waiting = len(self.waiting_for_yes())
        yes = [[choice("choice-yes", "yes.0", count=waiting)]] if waiting else []
        if requests := self.requests_waiting():
            yes.append([choice("choice-requests", "requests.0", count=requests)])
        if not self.lines:
            self._turn.answer(say("list-empty"), choices=[*yes, *self.other_ways()])
            return
        parts: list[Part] = [*opening, say("list-title", count=len(self.lines), name=self._turn.person.name)]
        shown = self.lines[start : start + _MOST_LINES]
        for group in ("late", "soon", "later"):
            lines = [line for line in shown if due_group(line.item, self._turn.today, self._turn.calendar) == group]
            if lines:
                parts.append(say(f"group-{group}"))
                parts += [line_part(line, self._turn.today, self._turn.calendar) for line in lines]
        buttons = [choice("choice-number", f"item.{line.item.id}", number=str(line.number)) for line in shown]
        rows = in_rows(buttons)
        left = len(self.lines) - start - len(shown)
        if left > 0:
            rows.append([choice("choice-more", f"list.{start + _MOST_LINES}", count=left)])
        rows += yes
        if left_to_give := self.to_give():
            rows.append([choice("choice-give-out", "give.0", count=len(left_to_give))])
        self._turn.answer(*parts, choices=rows, items=[line.item.id for line in shown])

    def to_give(self) -> list[WorkItem]:
        """What of this list nobody was given yet, where the person has somebody to give it to."""
        items = [line.item for line in self.lines]
        return assigning.to_give(self._tx, self._turn.commune.id, self._turn.held, items)

    def other_ways(self) -> list[list[Part]]:
        """Where somebody can go who has nothing open."""
        summary = [choice("choice-summary", "summary")] if may(self._turn.held, Act.ASK_SUMMARY, None) else []
        return [[*summary, choice("choice-help", "help")]]

    def list_commune(self) -> None:
        """Who has not answered yet, agency by agency, the latest first: for the standing office and leaders."""
        parts = worklists.unanswered(self._tx, self._turn.commune, self._turn.now)
        self._turn.answer(*parts, choices=[[choice("choice-summary", "summary")]])

    def list_waiting(self) -> None:
        """What waits for a condition or a day, for whoever may say that it is met."""
        if not may(self._turn.held, Act.MEET_CONDITION, None):
            raise Refused("not-allowed")
        what = digests.waiting_words(self._tx, self._turn.commune)
        if what is None:
            self._turn.answer(say("waiting-none"))
        else:
            self._turn.answer(*what["parts"], choices=what["choices"])

    def card(self, item: WorkItem) -> None:
        """Show one item with what can be done about it."""
        more = [choice("choice-history", f"history.{item.id}")]
        if item.status in {*ALIVE, Status.WAITING} and may(self._turn.held, Act.REASSIGN, item.agency_id):
            more.append(choice("choice-move", f"moveask.{item.id}"))
        more_ways = [
            *self._figures(item), *self._blocked(item), *self._request(item),
            *proofs.ways(self._tx, self._turn.held, item), more,
        ]  # fmt: skip
        choices = [*self.card_choices(item, False), *more_ways]
        self._turn.answer(*self.card_lines(item), choices=choices, items=[item.id])

    def _blocked(self, item: WorkItem) -> list[list[Part]]:
        """That nothing stands in the way any more, where something does."""
        if not may(self._turn.held, Act.SETTLE_DIFFICULTY, item.agency_id):
            return []
        blocked = difficulties.open_of(self._tx, [item], self._turn.now)
        return [[choice("choice-settled", f"settle.{item.id}")]] if blocked else []

    def _request(self, item: WorkItem) -> list[list[Part]]:
        """What this person may answer to a request for more time that waits on the item."""
        request = extension_requests.of_item(self._tx, item, self._turn.now)
        if request is None:
            return []
        step = extension_requests.step_of(self._tx, self._turn.commune, self._turn.held, request, self._turn.now)
        return extension_requests.buttons(request, step) if step else []

    def card_lines(self, item: WorkItem) -> list[Part]:
        """What the card of an item says."""
        task = tasks.task(self._tx, self._turn.commune.id, item.task_id)
        number = tasks.number_of(self._tx, self._turn.commune.id, self._turn.person.id, item.id)
        title = titled(item, whole=True)
        numbered = say("card-title", number=str(number), title=title)
        lines = [numbered if number else say("card-title-unnumbered", title=title)]
        if task is not None and task.product:
            lines.append(say("card-product", product=task.product))
        if task is not None and task.requirement:
            lines.append(say("card-requirement", requirement=task.requirement))
        if task is not None and task.notes:
            lines.append(say("card-notes", notes=task.notes))
        due = when(item, self._turn.today, self._turn.calendar)
        if task is not None and task.deadline_text:
            said = "card-due" if item.ordered_by is None else "card-due-ordered"
            lines.append(say(said, when=due, phrase=task.deadline_text))
        else:
            lines.append(say("card-due-unsaid", when=due))
        lines += self._card_order(item)
        if others := linked.siblings(self._tx, item):
            lines.append(say("card-linked", others=linked.named(self._tx, others)))
        lines.append(self._card_status(item))
        lines += readings.card_lines(self._tx, self._turn.commune, item, self._turn.now)
        blocked = difficulties.open_of(self._tx, [item], self._turn.now).get(item.id, [])
        lines += [difficulties.line(one) for one in blocked]
        if request := extension_requests.of_item(self._tx, item, self._turn.now):
            lines.append(extension_requests.pending_line(request))
        return [*lines, *self._card_assignee(item)]

    def _card_order(self, item: WorkItem) -> list[Part]:
        """Who gave it out, where no plan did, and on which item a leader wants this report."""
        if item.ordered_by is None:
            return []
        giver = people.person(self._tx, self._turn.commune.id, item.ordered_by)
        name = giver.name if giver is not None and giver.name else "–"
        about = tasks.item(self._tx, self._turn.commune.id, item.about_id) if item.about_id else None
        if about is not None:
            return [say("card-directed", person=name, title=titled(about))]
        return [say("card-ordered", person=name)]

    def _figures(self, item: WorkItem) -> list[list[Part]]:
        """One tap to say what was reached, where the item has a number to reach."""
        if item.status in (Status.WAITING, Status.DROPPED) or not may(self._turn.held, Act.REPORT, item.agency_id):
            return []
        known = readings.of_items(self._tx, self._turn.commune, {0: item})
        return [[choice("choice-reading", f"reached.{item.id}")]] if known else []

    def _card_assignee(self, item: WorkItem) -> list[Part]:
        """Who has it in hand, where that is another agency, somebody else, or still to be said."""
        if not may(self._turn.held, Act.REPORT, item.agency_id):
            agency = people.agency(self._tx, self._turn.commune.id, item.agency_id)
            if agency is not None:
                return [say("card-agency", agency=agency.name)]
        if item.assignee_id is not None and item.assignee_id != self._turn.person.id:
            holder = people.person(self._tx, self._turn.commune.id, item.assignee_id)
            return [say("card-assignee", person=holder.name)] if holder is not None else []
        gives = assigning.to_give(self._tx, self._turn.commune.id, self._turn.held, [item])
        return [say("card-nobody-yet")] if gives else []

    def _card_status(self, item: WorkItem) -> Part:
        return say("card-status", status=status_words(item), evidence=proofs.count(self._tx, item))

    def card_choices(self, item: WorkItem, has_file: bool) -> list[list[Part]]:
        """What this person can do about the item; with a file at hand, what the file may be."""
        if verb := self.next_step(item):
            return awaiting.step_choices(self._tx, item, verb)
        if not may(self._turn.held, Act.REPORT, item.agency_id) or item.status is Status.VERIFIED:
            return []
        if item.status in ANSWERED:
            return [[choice("choice-proof", f"proof.{item.id}")]]
        if has_file:
            return [[choice("choice-attach", f"this.{item.id}"), choice("choice-done", f"done.{item.id}")]]
        first = [choice("choice-done", f"done.{item.id}"), choice("choice-proof", f"proof.{item.id}")]
        if item.kind is ItemKind.STANDING:
            first = [choice("choice-kept", f"kept.{item.id}"), choice("choice-nothing", f"nothing.{item.id}")]
        return [
            [*first, choice("choice-progress", f"progress.{item.id}")],
            [choice("choice-difficulty", f"hard.{item.id}")],
            *self._more_time(item),
            *self._giving(item),
        ]

    def _more_time(self, item: WorkItem) -> list[list[Part]]:
        """Asking for it, or where that was done, what this person can do about it now."""
        if item.due_on is None or not may(self._turn.held, Act.ASK_EXTENSION, item.agency_id):
            return []
        request = extension_requests.of_item(self._tx, item, self._turn.now)
        if request is None:
            return [[choice("choice-extend", f"extend.{item.id}")]]
        if request.asked.asker == self._turn.person.id:
            return [[choice("choice-withdraw-request", f"unask.{request.asked.event}")]]
        return []

    def _giving(self, item: WorkItem) -> list[list[Part]]:
        """One tap to each of a few colleagues; where there are many, or somebody has it already, one more."""
        if not may(self._turn.held, Act.ASSIGN, item.agency_id):
            return []
        others = assigning.others(self._tx, self._turn.caller, item.agency_id)
        if item.assignee_id is not None:
            return [[choice("choice-give-on", f"give.{item.id}")]]
        if len(others) > _FEW_COLLEAGUES:
            return [[choice("choice-give", f"give.{item.id}")]]
        return [[choice("choice-give-to", f"assign.{item.id}.{p.id}", name=p.name)] for p in others]


def in_rows(buttons: Sequence[Part]) -> list[list[Part]]:
    """Buttons in rows that a phone can show."""
    return [list(buttons[i : i + _BUTTONS_IN_A_ROW]) for i in range(0, len(buttons), _BUTTONS_IN_A_ROW)]
