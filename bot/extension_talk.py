"""Talking about more time: the day and the reason of a request, the head's word, the decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from actions import extension_requests, extensions
from actions.extension_requests import DECIDE, EXTENSION, Request
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, day, say
from actions.worklist import due_words, letter, titled, when
from bot.read_back import Asked, read_back
from bot.turn import ANSWER_WINDOW, Turn, number_in
from bot.work_view import in_rows
from db import outbox
from db.models import WorkItem
from plans.extensions import IMPOSSIBLE, DayQuestion, days_offered, read_answer, working_days_around
from plans.replies import ActionKind, Context, OpenItem, Understanding, understand
from plans.text import fold

_MOST_SHOWN = 8
_ISO_IN_TOKEN = re.compile(r"(\d{4})(\d\d)(\d\d)")
_OF_MORE_TIME = re.compile(r"\b(?:gia han|xin lui|lui han|xin them|de nghi)\b")
# What free words may turn out to be and still be the reason that we asked for.
_MAY_BE_REASON = frozenset({
    ActionKind.DIFFICULTY, ActionKind.NONE, ActionKind.QUESTION, ActionKind.ACK, ActionKind.EXTENSION,
    ActionKind.PROGRESS, ActionKind.RETURN,
})  # fmt: skip
_CANCEL = [choice("choice-cancel", "cancel.0")]


class ExtensionTalk:
    """One turn about more time. Nothing is asked of anybody before both the day and the reason are known."""

    def __init__(self, turn: Turn, understood: Callable[[], Understanding]) -> None:
        """`understood` is what the words of the turn say of the person's work."""
        self._turn = turn
        self._understood = understood
        self._tx = turn.tx
        self.buttons: Mapping[str, Callable[[str], object]] = {
            "extend": lambda rest: self._answers(self.wants(self._item(rest), None, None)),
            "extendto": self._press_day,
            "unask": lambda rest: self._reads_back(extensions.withdraw, rest),
            "assent": lambda rest: self._reads_back(extensions.assent, rest),
            "grant": self._press_grant,
            "grantday": lambda rest: self._asks_other_day(number_in(rest)),
            "nogrant": lambda rest: self._asks_why_not(number_in(rest)),
            "unextend": lambda rest: self._reads_back(extensions.undo_answer, rest),
            "request": lambda rest: self._shows(number_in(rest)),
            "requests": lambda rest: self._lists(number_in(rest)),
        }

    # Words ------------------------------------------------------------------------------------------------------

    def words(self) -> bool:
        """Whether the words answer a request for more time, or a question of ours about one; then they are taken."""
        text = self._turn.incoming.text.strip()
        if self._turn.incoming.files or not text:
            return False
        if event := self._replied_to():
            return self._answers_request(event, text)
        asked = self._turn.asked()
        known: dict[str, Callable[[dict[str, Any], str], bool]] = {
            "extend": self._gives_day_or_reason,
            "grantday": self._gives_other_day,
            "nogrant": self._gives_why_not,
        }
        return known[asked["kind"]](asked, text) if asked.get("kind") in known else False

    def _replied_to(self) -> int | None:
        incoming = self._turn.incoming
        if incoming.reply_to is None:
            return None
        row = outbox.of_message(
            self._tx, self._turn.commune.id, incoming.channel, incoming.bot, incoming.chat, incoming.reply_to
        )
        return int(row.meaning["event"]) if row is not None and row.kind == EXTENSION else None

    def _answers_request(self, event: int, text: str) -> bool:
        """A plain yes or no in reply to a request; anything else is read as usual."""
        answer = read_answer(text)
        if answer is None:
            return False
        self._answers(self.decides(event, yes=answer.yes, reason=answer.reason, due=None))
        return True

    def decides(self, event: int, *, yes: bool, reason: str | None, due: date | None) -> Recorded | Asked:
        """Yes or no to a request, in the step that is this person's; a no wants its reason."""
        tx, caller, now = self._tx, self._turn.caller, self._turn.now
        _, step = extensions.to_answer(tx, caller, event, now)
        if yes:
            if step == DECIDE:
                return extensions.grant(tx, caller, event, due, now)
            return extensions.assent(tx, caller, event, now)
        if reason:
            return extensions.refuse(tx, caller, event, reason, now)
        return self._why_not(event)

    def pending_on(self, item: WorkItem) -> Request | None:
        """The request on this item that this person may answer."""
        request = extension_requests.of_item(self._tx, item, self._turn.now)
        if request is None:
            return None
        step = extension_requests.step_of(self._tx, self._turn.commune, self._turn.held, request, self._turn.now)
        return request if step else None

    def withdraws(self, item: WorkItem | None, text: str) -> Recorded | None:
        """The person's own request is taken back, where the words speak of one; None where they do not."""
        if not _OF_MORE_TIME.search(fold(text)):
            return None
        pending = extension_requests.all_pending(self._tx, self._turn.commune, self._turn.now)
        mine = [r for r in pending if r.asked.asker == self._turn.person.id and item in (None, r.item)]
        if len(mine) != 1:
            return None
        return extensions.withdraw(self._tx, self._turn.caller, mine[0].asked.event, self._turn.now)

    # A request --------------------------------------------------------------------------------------------------

    def wants(self, item: WorkItem, wished: date | None, reason: str | None, *, sure: bool = False) -> Recorded | Asked:
        """Ask for more time where the day can be taken and the reason is known; else ask for what is missing."""
        item, due = extensions.item_to_extend(self._tx, self._turn.caller, item.id)
        if wished is None:
            return self._which_day(item, due, reason, say("ask-extension-day", title=titled(item), due=due_words(item)))
        doubt = extensions.doubt(self._tx, self._turn.caller, item, wished, self._turn.now)
        if doubt in IMPOSSIBLE or (doubt is not None and not sure):
            return self._doubts(item, due, wished, reason, doubt)
        earlier = extension_requests.of_item(self._tx, item, self._turn.now)
        if earlier is not None and not sure and earlier.asked.due != wished:
            return self._instead(item, earlier, wished, reason)
        if reason is None:
            self._turn.ask(ANSWER_WINDOW, kind="extend", item=item.id, due=wished.isoformat())
            asked = say("ask-extension-reason", title=titled(item), day=day(wished))
            return Asked(line=asked, choices=[_CANCEL])
        return extensions.ask(self._tx, self._turn.caller, item.id, wished, reason, self._turn.now)

    def _which_day(self, item: WorkItem, due: date, reason: str | None, asked: Part) -> Asked:
        self._turn.ask(ANSWER_WINDOW, kind="extend", item=item.id, reason=reason)
        offered = days_offered(due, self._turn.today, self._turn.calendar)
        return Asked(line=asked, choices=[[_to_day(item, other)] for other in dict.fromkeys(offered)])

    def _doubts(self, item: WorkItem, due: date, wished: date, reason: str | None, doubt: DayQuestion) -> Asked:
        asked = _question(item, wished, doubt)
        if doubt in IMPOSSIBLE:
            return self._which_day(item, due, reason, asked)
        self._turn.ask(ANSWER_WINDOW, kind="extend", item=item.id, reason=reason)
        beside = working_days_around(wished, due, self._turn.today, self._turn.calendar)
        others = [[_to_day(item, other)] for other in beside] if doubt is DayQuestion.DAY_OFF else []
        return Asked(line=asked, choices=[*others, [_to_day(item, wished, sure=True)], _CANCEL])

    def _instead(self, item: WorkItem, earlier: Request, wished: date, reason: str | None) -> Asked:
        self._turn.ask(ANSWER_WINDOW, kind="extend", item=item.id, reason=reason)
        asked = say("ask-extension-instead", title=titled(item), due=day(earlier.asked.due), day=day(wished))
        instead = choice("choice-extension-instead", _day_token(item, wished, sure=True), day=f"{wished:%d/%m/%Y}")
        return Asked(line=asked, choices=[[instead, choice("choice-keep-request", "cancel.0")]])

    def _press_day(self, rest: str) -> None:
        item_id, _, rest = rest.partition(".")
        wished, _, sure = rest.partition(".")
        item, asked = self._item(item_id), self._turn.asked()
        known = asked.get("kind") == "extend" and asked.get("item") == item.id
        reason = asked.get("reason") if known else None
        self._answers(self.wants(item, _day_in(wished), reason, sure=bool(sure)))

    def _gives_day_or_reason(self, asked: dict[str, Any], text: str) -> bool:
        item = self._item(str(asked["item"]))
        if asked.get("due"):
            if self._says_something_else():
                return False
            day_asked = date.fromisoformat(asked["due"])
            self._answers(self.wants(item, day_asked, self._bare_reason(text), sure=True))
            return True
        if any(action.kind is ActionKind.EXTENSION for action in self._understood().actions):
            return False  # a whole request of its own, maybe of another item
        wished, reason = self._day_said(item, text)
        if wished is None and self._says_something_else():
            return False
        if wished is None:
            due = item.due_on or self._turn.today
            self._answers(self._which_day(item, due, asked.get("reason"), say("extension-day-unclear")))
            return True
        self._answers(self.wants(item, wished, reason or asked.get("reason")))
        return True

    def _day_said(self, item: WorkItem, text: str) -> tuple[date | None, str | None]:
        """The day in an answer to "until when?", and the reason where one is given, read as a whole sentence."""
        for words in (text, f"xin gia hạn {text}", f"xin gia hạn đến {text}"):
            for action in understand(words, self._about(item), self._turn.now).actions:
                if action.kind is ActionKind.EXTENSION and action.date is not None:
                    return action.date, action.note
        return None, None

    def _bare_reason(self, text: str) -> str:
        return re.sub(r"^(?:vì|do|tại|lý do:?|bởi vì) ", "", text, flags=re.IGNORECASE)

    def _says_something_else(self) -> bool:
        return any(action.kind not in _MAY_BE_REASON for action in self._understood().actions)

    def _about(self, item: WorkItem) -> Context:
        asked = OpenItem(number=1, title=item.title, due=item.due_on)
        return Context(items=(asked,), reply_to=1, has_file=False, role="officer")

    # A decision -------------------------------------------------------------------------------------------------

    def _press_grant(self, rest: str) -> None:
        event, _, wished = rest.partition(".")
        due = _day_in(wished) if wished else None
        self._answers(extensions.grant(self._tx, self._turn.caller, number_in(event), due, self._turn.now))

    def _asks_other_day(self, event: int) -> None:
        request = self._to_decide(event)
        self._turn.ask(ANSWER_WINDOW, kind="grantday", event=event)
        asked = say("ask-extension-other-day", title=titled(request.item), due=due_words(request.item))
        offered = days_offered(request.item.due_on or self._turn.today, self._turn.today, self._turn.calendar)
        buttons = [[_granting(event, other)] for other in dict.fromkeys(offered) if other != request.asked.due]
        self._answers(Asked(line=asked, choices=[*buttons, _CANCEL]))

    def _to_decide(self, event: int) -> Request:
        request, step = extensions.to_answer(self._tx, self._turn.caller, event, self._turn.now)
        if step != DECIDE:
            raise Refused("extension-not-yours-to-grant", title=titled(request.item))
        return request

    def _gives_other_day(self, asked: dict[str, Any], text: str) -> bool:
        request = self._to_decide(asked["event"])
        wished, _ = self._day_said(request.item, text)
        if wished is None and self._says_something_else():
            return False
        if wished is None:
            self._answers(Asked(line=say("extension-day-unclear"), choices=[_CANCEL]))
            return True
        doubt = extensions.doubt(self._tx, self._turn.caller, request.item, wished, self._turn.now)
        if doubt is None:
            self._answers(extensions.grant(self._tx, self._turn.caller, asked["event"], wished, self._turn.now))
        else:
            self._doubts_grant(request, wished, doubt)
        return True

    def _doubts_grant(self, request: Request, wished: date, doubt: DayQuestion) -> None:
        item, event = request.item, request.asked.event
        line = _question(item, wished, doubt)
        due = item.due_on or self._turn.today
        beside = working_days_around(wished, due, self._turn.today, self._turn.calendar)
        days = [*(beside if doubt is DayQuestion.DAY_OFF else ()), *([] if doubt in IMPOSSIBLE else [wished])]
        self._answers(Asked(line=line, choices=[*[[_granting(event, other)] for other in days], _CANCEL]))

    def _asks_why_not(self, event: int) -> None:
        extensions.to_answer(self._tx, self._turn.caller, event, self._turn.now)
        self._answers(self._why_not(event))

    def _why_not(self, event: int) -> Asked:
        request, step = extensions.to_answer(self._tx, self._turn.caller, event, self._turn.now)
        self._turn.ask(ANSWER_WINDOW, kind="nogrant", event=event)
        return Asked(line=say(f"ask-extension-not-{step}", title=titled(request.item)), choices=[_CANCEL])

    def _gives_why_not(self, asked: dict[str, Any], text: str) -> bool:
        if self._says_something_else():
            return False
        reason = self._bare_reason(text)
        self._answers(extensions.refuse(self._tx, self._turn.caller, asked["event"], reason, self._turn.now))
        return True

    # The list ---------------------------------------------------------------------------------------------------

    def _lists(self, start: int) -> None:
        """The requests that wait for this person's answer, each to be opened."""
        waiting = extension_requests.to_answer(self._tx, self._turn.commune, self._turn.held, self._turn.now)
        if not waiting:
            self._turn.answer(say("extension-none-waiting"))
            return
        shown = waiting[start : start + _MOST_SHOWN]
        today, calendar = self._turn.today, self._turn.calendar
        lines = [
            say("extension-line", letter=letter(n), title=titled(r.item), before=when(r.item, today, calendar),
                due=day(r.asked.due), asked_on=day(r.asked.asked_on))
            for n, r in enumerate(shown)
        ]  # fmt: skip
        rows = in_rows([
            choice("choice-number", f"request.{r.asked.event}", number=letter(n)) for n, r in enumerate(shown)
        ])  # fmt: skip
        if left := len(waiting) - start - len(shown):
            rows.append([choice("choice-more", f"requests.{start + _MOST_SHOWN}", count=left)])
        self._turn.answer(say("extension-list-title", count=len(waiting)), *lines, choices=rows)

    def _shows(self, event: int) -> None:
        request, step = extensions.to_answer(self._tx, self._turn.caller, event, self._turn.now)
        what = extension_requests.asking(self._tx, request, step)
        self._turn.answer(*what["parts"], choices=what["choices"], items=[request.item.id])

    # Shared -----------------------------------------------------------------------------------------------------

    def _item(self, token: str) -> WorkItem:
        return extensions.item_to_extend(self._tx, self._turn.caller, number_in(token))[0]

    def _reads_back(self, do: Callable[..., Recorded], rest: str) -> None:
        self._answers(do(self._tx, self._turn.caller, number_in(rest), self._turn.now))

    def _answers(self, outcome: Recorded | Asked) -> None:
        if isinstance(outcome, Recorded):
            read_back(self._turn, [outcome])
        else:
            read_back(self._turn, [], asked=outcome)


def _question(item: WorkItem, wished: date, doubt: DayQuestion) -> Part:
    key = f"ask-extension-{doubt.value.replace('_', '-')}"
    return say(key, day=day(wished), due=due_words(item), title=titled(item))


def _day_token(item: WorkItem, wished: date, *, sure: bool = False) -> str:
    return f"extendto.{item.id}.{wished:%Y%m%d}{'.sure' if sure else ''}"


def _to_day(item: WorkItem, wished: date, *, sure: bool = False) -> Part:
    return choice("choice-until", _day_token(item, wished, sure=sure), day=day(wished))


def _granting(event: int, due: date) -> Part:
    return choice("choice-grant", f"grant.{event}.{due:%Y%m%d}", day=f"{due:%d/%m/%Y}")


def _day_in(token: str) -> date:
    """The day that a button carries; Refused for one that is none of ours."""
    match = _ISO_IN_TOKEN.fullmatch(token)
    try:
        return date(*map(int, match.groups())) if match else _stale()
    except ValueError:
        return _stale()


def _stale() -> date:
    raise Refused("button-stale")
