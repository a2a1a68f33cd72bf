"""Talking about standing work: one tap or sentence for all of a window, what changed, what did not arise, and results.

Nothing is recorded of an item that the message answered did not name, nor of a window that was not asked about yet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from actions import progress, standing, standing_answers
from actions.progress import Recorded
from actions.refusals import Refused
from actions.standing import Round
from actions.standing_answers import Answered
from actions.wording import Part, choice, say
from actions.worklist import Line, item_name
from bot.read_back import item_of
from bot.turn import ANSWER_WINDOW, Turn, number_in
from bot.work_view import WorkView, in_rows
from db import outbox, tasks
from db.models import Outgoing
from plans.access import Act
from plans.commands import read_command
from plans.replies import OpenItem
from plans.standing import Answer, answer_in, answers_for, numbered, only_tells, says_undo_of_all
from plans.text import fold
from plans.work import ALIVE

_ASKED = "standing"
# What we may wait for: which items changed or did not arise and in what words, or sentences about what was reported.
_CHANGED, _NOTHING, _RESULTS = "changed", "nothing", "results"
_NUMBERS = re.compile(r"(?:viec |so |viec so )?\d{1,3}(?:\s*(?:,|va|;)\s*(?:viec )?\d{1,3})*[ .!]*")


class StandingTalk:
    """One turn of somebody who answers for standing work; what is not about it is left to others."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)

    # Words ------------------------------------------------------------------------------------------------------

    def words(self) -> bool:
        """Take the message if it is what we asked for, or answers for the standing work of a window."""
        text = self._turn.incoming.text.strip()
        if not text or self._turn.incoming.files:
            return False
        if numbered(text) is None and read_command(text, self._turn.today) is not None:
            return False
        asked, said = self._turn.asked(), self._said(text)
        whole = any(answer.whole for _, _, answer in said)
        if asked.get("kind") == _ASKED and not whole and self._answers_question(asked, text):
            return True
        return self._answers_window(said)

    def _answers_question(self, asked: dict[str, Any], text: str) -> bool:
        items = {self._number(item): item for item in asked["items"]}
        if asked["wants"] == _RESULTS:
            return self._tells_result(asked, text, items)
        if _NUMBERS.fullmatch(fold(text)):
            picked = [int(number) for number in re.findall(r"\d+", text)]
            if not {*picked} <= items.keys():
                return False
            self._asks_for_words(asked["wants"], [items[number] for number in picked])
            return True
        told = numbered(text)
        picked = [told[0]] if told and told[0] in items else [self._number(item) for item in asked["picked"]]
        words = told[1] if told and told[0] in items else text
        if not picked or not answers_for(words, picked, self._as_open(), self._turn.now):
            return False
        self._records(asked["wants"], [items[number] for number in picked], words)
        return True

    def _tells_result(self, asked: dict[str, Any], text: str, items: Mapping[int, int]) -> bool:
        """A sentence about what was reported just now: by its number, or about the only item."""
        told = numbered(text)
        if told is None and says_undo_of_all(text, self._turn.now):
            self._offers_undo(asked)
            return True
        number, words = told if told and told[0] in items else (0, text)
        if not number and len(items) == 1 and told is None:
            number = next(iter(items))
        if number and answers_for(words, [number], self._as_open(items[number]), self._turn.now):
            self._reads_back([progress.tell_result(self._tx, self._turn.caller, items[number], words, self._turn.now)])
            self._turn.ask(**{**asked, "text": None})
            return True
        fresh = datetime.fromisoformat(asked["at"]) + ANSWER_WINDOW > self._turn.now
        if number or told or not fresh or not only_tells(text, self._as_open(), self._turn.now):
            return False
        self._turn.ask(**{**asked, "text": text})
        buttons = [choice("choice-number", f"standing.result.{items[n]}", number=str(n)) for n in sorted(items)]
        self._turn.answer(say("standing-which-result"), choices=in_rows(buttons[: standing.MOST_LINES]))
        return True

    def _offers_undo(self, asked: dict[str, Any]) -> None:
        """What a "hủy" means that follows a report of several items: it is asked, and all of it stands until then."""
        buttons = [choice("choice-undo", f"standing.undo.{asked['event']}"), choice("choice-keep", "cancel.0")]
        self._turn.answer(say("standing-undo-all", count=len(asked["items"])), choices=[buttons])

    def _said(self, text: str) -> list[tuple[Round, bool, Answer]]:
        """What the words answer for each window of which something is open, and whether that was asked about.

        What came about since it was asked is not meant by "tất cả"; it is asked about next.
        """
        found = []
        for one in standing.rounds(self._replied_lines()):
            row = standing.asked_by(self._tx, self._turn.commune, self._turn.person, one)
            named = standing.only(one, row.items) or one if row is not None else one
            some_answered = row is not None and len(row.items) > len(named.lines)
            items = [OpenItem(number=n.number, title=n.item.title, due=n.item.due_on) for n in named.lines]
            answer = answer_in(text, items, self._turn.now, some_answered=some_answered)
            if answer is not None:
                found.append((one, row is not None, answer))
        return found

    def _answers_window(self, said: Sequence[tuple[Round, bool, Answer]]) -> bool:
        """Do what the words say of one window; of several it is asked which, and of one not asked about yet whether."""
        if not said:
            return False
        if len(said) > 1:
            rounds = [one for one, _, _ in said]
            self._turn.answer(say("standing-which-window"), choices=standing.left_choices(self._tx, rounds))
            return True
        one, was_asked, answer = said[0]
        if answer.whole and not was_asked:
            self._shows(one, say("standing-not-asked-yet"))
            return True
        items = {line.number: line.item.id for line in one.lines}
        words = {items[number]: sentence for number, sentence in answer.results.items()}
        self._answers(one, [items[n] for n in answer.kept], [items[n] for n in answer.nothing], words)
        return True

    def _replied_lines(self) -> Sequence[Line]:
        """The person's open items: those that the message replied to names, where it names any."""
        message = self._message()
        lines = [line for line in self._view.lines if message is not None and line.item.id in message.items]
        return lines or self._view.lines

    def _message(self) -> Outgoing | None:
        """The message of ours that is replied to, or under which the button stood."""
        incoming = self._turn.incoming
        if incoming.reply_to is None:
            return None
        return outbox.of_message(
            self._tx, self._turn.commune.id, incoming.channel, incoming.bot, incoming.chat, incoming.reply_to
        )

    def _as_open(self, *more: int) -> list[OpenItem]:
        """The person's open items as words are read beside them, and these that are closed."""
        items = {line.number: line.item for line in self._view.lines}
        items |= {self._number(item): item_of(self._turn, item) for item in more}
        return [OpenItem(number=number, title=item.title, due=item.due_on) for number, item in sorted(items.items())]

    def _number(self, item_id: int) -> int:
        return tasks.number_of(self._tx, self._turn.commune.id, self._turn.person.id, item_id) or 0

    # Doing ------------------------------------------------------------------------------------------------------

    def _answers(
        self, one: Round, kept: Sequence[int], nothing: Sequence[int], words: Mapping[int, str] = MappingProxyType({})
    ) -> None:
        self._reads_back_all(
            standing_answers.answer(self._tx, self._turn.caller, kept, nothing, words, self._turn.now), one
        )

    def _records(self, wants: str, items: Sequence[int], words: str) -> None:
        """The same words for each of the items that were picked."""
        first = item_of(self._turn, items[0])
        one = standing.round_of(self._view.lines, first.agency_id, first.period)
        changed = wants == _CHANGED
        kept, nothing = (items, []) if changed else ([], items)
        told = dict.fromkeys(items, words)
        tx, caller, now = self._tx, self._turn.caller, self._turn.now
        self._reads_back_all(standing_answers.answer(tx, caller, kept, nothing, told, now, changed=changed), one)

    def _reads_back_all(self, done: Answered, one: Round | None) -> None:
        """What was recorded with one way back for all of it, what of the window is left, and a wish for figures."""
        self._turn.stop_asking()
        rest = standing.only(one, {*one.items} - {*done.items}) if one is not None else None
        told, choices = list(done.lines), []
        if done.items:
            undo = f"standing.undo.{done.event}" if len(done.items) > 1 else f"undo.{done.event}"
            choices.append([choice("choice-undo", undo)])
            told.append(say("standing-figures", number=str(self._number(done.items[0]))))
            self._turn.ask(
                kind=_ASKED, wants=_RESULTS, items=list(done.items), event=done.event, at=self._turn.now.isoformat()
            )
        if rest is not None:
            told += [say("standing-remain", count=len(rest.lines))]
            told += [standing.item_line(line) for line in rest.lines[: standing.MOST_LINES]]
            choices = [*standing.answers(rest, rest=True), *choices]
        self._turn.answer(*told, choices=choices, items=[*done.items, *(rest.items if rest is not None else ())])

    def _reads_back(self, recorded: Sequence[Recorded]) -> None:
        self._turn.answer(
            *[one.line for one in recorded], items=[one.item for one in recorded],
            choices=[[choice("choice-undo", f"undo.{one.event}")] for one in recorded],
        )  # fmt: skip

    # Buttons ----------------------------------------------------------------------------------------------------

    def press(self, rest: str) -> None:
        """A button about a window or about what was answered for it; one of an old message is answered kindly."""
        verb, _, token = rest.partition(".")
        if verb in ("kept", _CHANGED, _NOTHING, "window"):
            self._press_on_window(verb, *_window_in(token))
        elif verb == "undo":
            self._turn.stop_asking()
            lines = standing_answers.take_back(self._tx, self._turn.caller, number_in(token), self._turn.now)
            self._turn.answer(*lines)
        elif verb == "result":
            self._press_result(number_in(token))
        elif verb in (f"pick-{_CHANGED}", f"pick-{_NOTHING}"):
            self._asks_for_words(verb.partition("-")[2], [number_in(token)])
        else:
            raise Refused("button-stale")

    def _press_on_window(self, verb: str, agency: int, period: str, start: int) -> None:
        one, message = standing.round_of(self._view.lines, agency, period), self._message()
        if one is not None and verb == "window":
            self._shows(one, start=start)
            return
        named = standing.only(one, message.items if message is not None else ()) if one is not None else None
        if one is None or named is None:
            self._turn.answer(say("standing-nothing-left"))
        elif verb == "kept":
            self._answers(one, named.items, [])
        elif len(named.lines) == 1:
            self._asks_for_words(verb, named.items)
        else:
            self._asks_which(verb, named)

    def _shows(self, one: Round, *opening: Part, start: int = 0) -> None:
        what = standing.question(self._tx, self._turn.commune, one, self._turn.now, start=start)
        self._turn.answer(*opening, *what["parts"], choices=what["choices"], items=one.items)

    def _asks_which(self, wants: str, one: Round) -> None:
        self._turn.ask(ANSWER_WINDOW, kind=_ASKED, wants=wants, items=one.items, picked=[])
        shown = one.lines[: standing.MOST_LINES]
        buttons = [
            choice("choice-number", f"standing.pick-{wants}.{line.item.id}", number=str(line.number)) for line in shown
        ]
        asked = say(f"standing-which-{wants}", number=str(one.lines[0].number))
        self._turn.answer(
            asked, *map(standing.item_line, shown), items=one.items,
            choices=[*in_rows(buttons), [choice("choice-cancel", "cancel.0")]],
        )  # fmt: skip

    def _asks_for_words(self, wants: str, items: Sequence[int]) -> None:
        found = [progress.item_for(self._tx, self._turn.caller, item, Act.REPORT) for item in items]
        if any(item.status not in ALIVE for item in found):
            self._turn.answer(say("standing-nothing-left"))
            return
        self._turn.ask(ANSWER_WINDOW, kind=_ASKED, wants=wants, items=list(items), picked=list(items))
        names = [say(f"standing-ask-{wants}", item=item_name(item, self._number(item.id))) for item in found]
        self._turn.answer(*names, items=list(items), choices=[[choice("choice-cancel", "cancel.0")]])

    def _press_result(self, item_id: int) -> None:
        asked = self._turn.asked()
        if asked.get("kind") != _ASKED or not asked.get("text") or item_id not in asked["items"]:
            raise Refused("button-stale")
        self._reads_back([progress.tell_result(self._tx, self._turn.caller, item_id, asked["text"], self._turn.now)])
        self._turn.ask(**{**asked, "text": None})


def _window_in(token: str) -> tuple[int, str, int]:
    """The agency, the window and the first line to show that a button carries."""
    agency, _, rest = token.partition(".")
    period, _, start = rest.partition(".")
    return number_in(agency), period, number_in(start) if start else 0
