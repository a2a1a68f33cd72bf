"""Talking about one piece of work in several plans: pair by pair the standing office says whether two are one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from actions import linked, linking
from actions.linking import Pair
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import letter, titled, when
from bot.turn import Turn, number_in
from bot.work_view import WorkView, in_rows
from db.models import Plan, WorkItem
from plans.access import Act, may
from plans.commands import Command, CommandKind

_MOST_PAIRS = 6


class LinkTalk:
    """Links tasks of different plans after a yes, and parts them again; only the standing office does."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self.commands: Mapping[CommandKind, Callable[[Command], bool]] = {
            CommandKind.SAME_WORK_LIST: self._lists,
            CommandKind.SAME_WORK: self._offers_to_link,
            CommandKind.TWO_WORKS: self._parts_typed,
        }
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "twins": lambda _: self._shows_next(),
            "linkask": lambda rest: self._reads_back(self._pair(rest)),
            "link": self._press_link,
            "nolink": self._press_two,
            "part": self._press_part,
        }

    # Proposed -----------------------------------------------------------------------------------------------------

    def _lists(self, command: Command) -> bool:
        if not may(self._turn.held, Act.LINK_WORK, None):
            return False
        self._shows_next()
        return True

    def _shows_next(self) -> None:
        """The most likely pair that nobody has spoken about yet."""
        if not may(self._turn.held, Act.LINK_WORK, None):
            raise Refused("not-allowed")
        pairs = linking.likely(self._tx, self._turn.commune)
        if not pairs:
            self._turn.answer(say("links-none"))
            return
        self._reads_back(pairs[0], left=len(pairs))

    def _reads_back(self, pair: Pair, left: int = 0) -> None:
        lines = [say("links-left", count=left)] if left else []
        lines.append(say("ask-link", agency=pair.agency.name))
        for position, (plan, items) in enumerate(zip(pair.plans, zip(*pair.items, strict=True), strict=True)):
            lines.append(self._line(letter(position), plan, items))
        yes = choice("choice-link", f"link.{pair.token}")
        no = choice("choice-two-works", f"nolink.{pair.token}") if left else choice("choice-cancel", "cancel.0")
        self._turn.answer(*lines, say("link-means"), choices=[[yes, no]])

    def _line(self, position: str, plan: Plan, items: Sequence[WorkItem]) -> Part:
        return say(
            "link-line", letter=position, title=titled(items[0]), plan=plan.number or plan.title,
            when=when(items[0], self._turn.today, self._turn.calendar),
        )  # fmt: skip

    def _pair(self, rest: str) -> Pair:
        first, second, agency = _three(rest)
        return linking.pair_of(self._tx, self._turn.caller, first, second, agency)

    def _press_link(self, rest: str) -> None:
        pair = self._pair(rest)
        linking.link(self._tx, self._turn.caller, pair, self._turn.now)
        one, other = pair.items[0]
        told = say("recorded-linked", agency=pair.agency.name, both=linked.named(self._tx, [one, other]))
        back = choice("choice-part", f"part.{pair.tasks[1].id}.{pair.agency.id}")
        left = len(linking.likely(self._tx, self._turn.commune))
        more = [choice("choice-next-pair", "twins.0", count=left)] if left else []
        self._turn.answer(told, choices=in_rows([back, *more]))

    def _press_two(self, rest: str) -> None:
        linking.say_two(self._tx, self._turn.caller, self._pair(rest), self._turn.now)
        self._shows_next()

    # Typed --------------------------------------------------------------------------------------------------------

    def _own(self) -> dict[int, WorkItem]:
        return {line.number: line.item for line in WorkView(self._turn).lines}

    def _offers_to_link(self, command: Command) -> bool:
        """Read back which two are meant; where the codes may mean several pairs, each stands on a button."""
        if not may(self._turn.held, Act.LINK_WORK, None):
            return False
        first, second = command.codes
        pairs = linking.meant(self._tx, self._turn.caller, first, second, self._own())
        if not pairs:
            raise Refused("link-not-found", first=first, second=second)
        if len(pairs) == 1:
            self._reads_back(pairs[0])
            return True
        shown = pairs[:_MOST_PAIRS]
        lines = [
            say(
                "link-which-line", letter=letter(n), agency=pair.agency.name,
                both=linked.named(self._tx, pair.items[0]),
            )
            for n, pair in enumerate(shown)
        ]  # fmt: skip
        buttons = [choice("choice-number", f"linkask.{pair.token}", number=letter(n)) for n, pair in enumerate(shown)]
        self._turn.answer(say("link-which", count=len(pairs)), *lines, choices=in_rows(buttons))
        return True

    def _parts_typed(self, command: Command) -> bool:
        """Part at once: nothing is lost by it, and one tap links them again."""
        if not may(self._turn.held, Act.LINK_WORK, None):
            return False
        found = linking.linked_tasks(self._tx, self._turn.caller, command.codes[0], self._own())
        if not found:
            raise Refused("link-not-linked")
        if len(found) == 1:
            self._parts(found[0].task_id, found[0].agency_id)
            return True
        shown = found[:_MOST_PAIRS]
        lines = [say("part-line", letter=letter(n), item=linked.named(self._tx, [i])) for n, i in enumerate(shown)]
        buttons = [
            choice("choice-number", f"part.{item.task_id}.{item.agency_id}", number=letter(n))
            for n, item in enumerate(shown)
        ]
        self._turn.answer(say("part-which"), *lines, choices=in_rows(buttons))
        return True

    def _press_part(self, rest: str) -> None:
        task, _, agency = rest.partition(".")
        self._parts(number_in(task), number_in(agency))

    def _parts(self, task_id: int, agency_id: int) -> None:
        before = linking.tasks_linked_with(self._tx, self._turn.caller, task_id, agency_id)
        parted = linking.part(self._tx, self._turn.caller, task_id, agency_id, self._turn.now)
        told = say("recorded-parted", item=linked.named(self._tx, parted[:1]))
        again = [choice("choice-link-again", f"linkask.{task_id}.{before[0]}.{agency_id}")] if before else []
        self._turn.answer(told, choices=in_rows(again))


def _three(rest: str) -> tuple[int, int, int]:
    """The two tasks and the agency that a button carries."""
    try:
        first, second, agency = rest.split(".")
    except ValueError:
        raise Refused("button-stale") from None
    return number_in(first), number_in(second), number_in(agency)
