"""Talking about what was reached: readings of the targets of items and goals, and what is asked before one is kept.

A percentage that may as well be how far the work has come is never taken for either: it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from actions import asking_figures, difficulties, goals, progress, readings
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import letter, short, titled
from bot.turn import ANSWER_WINDOW, Turn, number_in
from bot.work_talk import WorkTalk
from bot.work_view import WorkView, in_rows
from db import evidence, outbox, tasks
from db.models import WorkItem
from plans.access import Act, may
from plans.calendar import ReportingPeriod
from plans.commands import NO, YES
from plans.reading_words import Indicator, SaidReading, figure, may_be_progress, read_readings
from plans.readings import NEVER_KEPT, FigureUnclear, doubt_about, figure_shown, target_shown
from plans.replies import ActionKind, ReplyAction
from plans.text import fold

_FIGURES = re.compile(r"\d|\b(?:phan tram|phan|nua)\b")
_TAKES_BACK = re.compile(r"\b(?:huy|nham|rut|hoan tac|thu hoi|bo)\b")
_NUMBER = re.compile(r"(?:viec |so )?(\d{1,3})[ .!]*")
# Questions of ours that a bare figure answers.
_NOT_OURS = frozenset({"percent", "due"})
_IS_PROGRESS = frozenset({"tien do", "la tien do"})
_IS_TARGET = frozenset({"chi tieu", "la chi tieu"})
_TAKING_BACK = frozenset({ActionKind.UNDO, ActionKind.CANCEL})
_MOST_CANDIDATES = 8
# A figure and no word of what it is of; and one behind the number, the plan's code or the goal that it is of.
_BARE_FIGURE = re.compile(r"\d[\d.,]*(?: ?/ ?\d[\d.,]*)? ?(?:%|phan tram|[a-z]+(?: [a-z]+)?)?[ .]*(?:a)?")
_NAMED_FIGURE = re.compile(r"(?:(?:viec|muc|nhiem vu|muc tieu|mt|so) (?:so )?)?\d[\d.]* ?: ?\d.*")
_QUARTER = re.compile(r"(\d{4})Q([1-4])")

# A reading that waits for an answer, as a question of ours remembers it.
Waiting = dict[str, Any]


class ReadingTalk:
    """Reads one turn about figures that were reached; what is not one is left to others."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)
        self._beside: list[ReplyAction] = []

    # What was said ----------------------------------------------------------------------------------------------

    def words(self) -> bool:
        """Whether the words were readings, or answered a question about one, and were dealt with."""
        text, asked = self._turn.incoming.text, self._turn.asked()
        kind, said = asked.get("kind"), fold(text).strip(" .!")
        if kind == "reading" and self._answers(asked, said):
            return True
        if kind == "reached" and self._takes_figure(asked, text):
            return True
        if _TAKES_BACK.search(said) and kind is None and self._takes_back(said):
            return True
        if kind in _NOT_OURS or not _FIGURES.search(said) or not self._known:
            return False
        if kind != "which" and self._takes_wanted(text, said):
            return True
        if kind == "which" and (number := _NUMBER.fullmatch(said)):
            item = next((line.item for line in self._view.lines if line.number == int(number[1])), None)
            return item is not None and self._picks(asked, item)
        return self._takes(text, self._about())

    @cached_property
    def _known(self) -> list[Indicator]:
        """What this person may read in: the targets of their open and answered items, and the goals of the plans."""
        open_ones = {line.number: line.item for line in self._view.lines}
        answered = tasks.answered_items(self._tx, self._turn.commune.id, self._turn.person.id)
        items = {**open_ones, **{n: item for n, item in answered.items() if n not in open_ones}}
        replied = self._view.replied_to()
        if replied is not None and replied.id not in {item.id for item in items.values()}:
            items[-replied.id] = replied
        mine = {n: item for n, item in items.items() if may(self._turn.held, Act.REPORT, item.agency_id)}
        found = readings.of_items(self._tx, self._turn.commune, mine)
        if may(self._turn.held, Act.READ_GOAL, None):
            found += readings.of_goals(goals.of_commune(self._tx, self._turn.commune))
        return found

    def _about(self) -> str | None:
        """What a message that names nothing is about: the item that it replies to, else the only open one."""
        item = self._view.replied_to()
        if item is None and len(self._view.lines) == 1 and self._turn.incoming.reply_to is None:
            item = self._view.lines[0].item
        return f"item.{item.id}" if item is not None else None

    def _takes(self, text: str, about: str | None) -> bool:
        said = read_readings(text, self._known, about)
        waiting = [self._waiting(one) for one in said] or self._perhaps_progress(text)
        if not waiting:
            return False
        items = self._items_of(waiting)
        lines: list[Part] = []
        if self._turn.incoming.files:
            if items is None:
                return False
            kept = WorkTalk(self._turn).receive_files()
            if kept is None:
                return True
            lines += [progress.attach(self._tx, self._turn.caller, i, kept, self._turn.now).line for i in items]
        self._settle(waiting, [*lines, *self._told_beside()])
        return True

    def _takes_wanted(self, text: str, said: str) -> bool:
        """Whether the words are figures that we asked for lately: an item's name and its figure, or in reply to the
        message that asked one bare figure. They are the targets', and of the period that was asked about."""
        bare = _BARE_FIGURE.fullmatch(said) is not None
        if self._turn.incoming.files or not (bare or all(map(_NAMED_FIGURE.fullmatch, said.splitlines()))):
            return False
        wanted = asking_figures.wanted(self._tx, self._turn.commune, self._turn.person.id, self._turn.now)
        if wanted is None or (bare and not self._replies_to_question_of(wanted.period)):
            return False
        owners = {i.owner for i in wanted.indicators}
        about = next(iter(owners)) if bare and len(owners) == 1 else None
        found = read_readings(text, wanted.indicators, about, asked=bare)
        if not found:
            return False
        quarter = _QUARTER.fullmatch(wanted.period.label)
        period = {"quarter": int(quarter[2]), "year": int(quarter[1])} if quarter else {}
        self._settle([{**self._waiting(one), "progress": False, **period} for one in found])
        return True

    def _replies_to_question_of(self, period: ReportingPeriod) -> bool:
        incoming = self._turn.incoming
        if incoming.reply_to is None:
            return False
        row = outbox.of_message(
            self._tx, self._turn.commune.id, incoming.channel, incoming.bot, incoming.chat, incoming.reply_to
        )
        return row is not None and asking_figures.asks(row, period)

    def _items_of(self, waiting: Sequence[Waiting]) -> list[int] | None:
        """The items that all of this is about for sure; None where a part is about a goal, or may be."""
        owners = [{owner for owner, _ in one["of"]} for one in waiting]
        if any(len(several) > 1 or "goal." in next(iter(several)) for several in owners):
            return None
        return list(dict.fromkeys(int(next(iter(several)).partition(".")[2]) for several in owners))

    def _waiting(self, said: SaidReading) -> Waiting:
        is_share = said.unit == "%" or said.whole is not None or said.unit is None
        ambiguous = is_share and not said.is_target and any(
            i.takes_progress and fold(i.target.unit) == "%" for i in said.indicators
        )  # fmt: skip
        return {
            "of": [[i.owner, i.place] for i in said.indicators], "values": [str(v) for v in said.values],
            "unit": said.unit, "whole": str(said.whole) if said.whole is not None else None, "rough": said.roughly,
            "quarter": said.quarter, "year": said.year, "progress": ambiguous, "sure": False,
        }  # fmt: skip

    def _perhaps_progress(self, text: str) -> list[Waiting]:
        """A share in other words, of an item that has a share to reach: as likely a reading as progress."""
        if may_be_progress(text):
            return []
        understood = WorkTalk(self._turn).understood()
        shares = [a for a in understood.actions if a.kind is ActionKind.PROGRESS and a.percent is not None]
        found = []
        for action in shares:
            of = [i for i in self._known if i.number == action.item and i.takes_progress and i.target.unit == "%"]
            if of:
                found.append(
                    {
                        "of": [[i.owner, i.place] for i in of], "values": [str(action.percent)], "unit": "%",
                        "whole": None, "rough": False, "quarter": None, "year": None, "progress": True, "sure": False,
                    }
                )  # fmt: skip
        others = [a for a in understood.actions if a not in shares]
        asked = {action.item for action in shares}
        clear = all(a.kind is ActionKind.DIFFICULTY and a.item in asked for a in others)
        if found and (len(found) < len(shares) or not clear):
            raise Refused("reached-among-others")
        self._beside = others if found else []
        return found

    def _told_beside(self) -> list[Part]:
        """Keep what stands in the way of an item whose share is asked about: it is clear, whatever the share is."""
        numbered = {line.number: line.item for line in self._view.lines}
        replied = self._view.replied_to()
        lines = []
        for action in self._beside:
            item = numbered.get(action.item) if isinstance(action.item, int) else None
            item = item or replied
            if item is not None and action.note:
                told = difficulties.open_difficulty(self._tx, self._turn.caller, item.id, action.note, self._turn.now)
                lines.append(told.line)
        return lines

    def _picks(self, asked: dict[str, Any], item: WorkItem) -> bool:
        """The item that earlier words were about was picked: a figure among them may be a reading."""
        text, owner = asked.get("text", ""), f"item.{item.id}"
        if not _FIGURES.search(fold(text)):
            return False
        said = read_readings(text, [i for i in self._known if i.owner == owner], owner)
        if not said:
            return False
        kept = evidence.waiting_for_item(
            self._tx, self._turn.commune.id, self._turn.person.id, asked.get("evidence", [])
        )
        proof = [progress.attach(self._tx, self._turn.caller, item.id, kept, self._turn.now).line] if kept else []
        self._settle([self._waiting(one) for one in said], proof)
        return True

    # Keeping, or asking first -----------------------------------------------------------------------------------

    def _settle(self, waiting: Sequence[Waiting], lines: Sequence[Part] = ()) -> None:
        """Keep what is clear; ask about the first that is not, and remember the others."""
        kept: list[readings.Read] = []
        told, open_ones = list(lines), []
        for one in waiting:
            outcome = None if one["progress"] or len(one["of"]) > 1 else self._try(one)
            if isinstance(outcome, readings.Read):
                kept.append(outcome)
            elif outcome is None:
                open_ones.append(one)
            else:
                told.append(outcome)
        told = [line for read in kept for line in read.lines] + told
        undo = self._undo(kept)
        items = [read.item for read in kept if read.item is not None]
        if open_ones:
            asked, choices = self._question(open_ones)
            self._turn.ask(ANSWER_WINDOW, kind="reading", waiting=open_ones)
            self._turn.answer(*told, *asked, choices=[*choices, *undo], items=items)
            return
        if self._turn.asked().get("kind") in ("reading", "which", "proof") or kept:
            self._turn.stop_asking()
        if not kept and len(waiting) == 1 and told:
            (owner, place), *_ = waiting[0]["of"]
            self._turn.ask(ANSWER_WINDOW, kind="reached", owner=owner, place=place)
        self._turn.answer(*told, choices=undo, items=items)

    def _try(self, one: Waiting) -> readings.Read | Part | None:
        """Keep a reading whose target is known; a sentence where it cannot be kept, None where it must be asked."""
        indicator = self._indicator(one["of"][0])
        try:
            doubt, values, share = self._weighed(one, indicator)
            period = self._period(one, indicator)
            if doubt in NEVER_KEPT:
                return say(f"reached-refused-{doubt}", **self._places(one, indicator))
            if doubt is not None and not one["sure"]:
                return None
            return readings.keep(self._tx, self._turn.caller, indicator, period, values[0], share, self._turn.now)
        except Refused as refused:
            return say(refused.key, **refused.values)

    def _weighed(
        self, one: Waiting, indicator: Indicator
    ) -> tuple[FigureUnclear | None, tuple[Decimal, ...], tuple[Decimal, Decimal] | None]:
        said = SaidReading(
            indicators=(indicator,), values=tuple(Decimal(v) for v in one["values"]), unit=one["unit"],
            whole=Decimal(one["whole"]) if one["whole"] else None,
        )  # fmt: skip
        values, unit, share = figure(said, indicator.target)
        before = readings.last_before(
            self._tx, self._turn.commune, indicator, self._period(one, indicator), self._turn.now
        )
        return doubt_about(indicator.target, values, unit, before, roughly=one["rough"]), values, share

    def _period(self, one: Waiting, indicator: Indicator) -> str:
        period = readings.period_for(
            self._tx, self._turn.commune, indicator.owner, one["quarter"], one["year"], self._turn.now
        )
        if period is None:
            raise Refused("reached-period-to-come")
        return period

    def _indicator(self, kept: Sequence[Any]) -> Indicator:
        found = next((i for i in self._known if [i.owner, i.place] == list(kept)), None)
        if found is None:
            raise Refused("button-stale")
        return found

    def _undo(self, kept: Sequence[readings.Read]) -> list[list[Part]]:
        if len(kept) == 1:
            return [[choice("choice-undo", f"unread.{kept[0].event}")]]
        buttons = [
            choice("choice-undo-one", f"unread.{read.event}", number=letter(n))
            for n, read in enumerate(kept[:_MOST_CANDIDATES])
        ]
        return in_rows(buttons)

    # Questions --------------------------------------------------------------------------------------------------

    def _question(self, waiting: Sequence[Waiting]) -> tuple[list[Part], list[list[Part]]]:
        ambiguous = [one for one in waiting if one["progress"]]
        if ambiguous:
            return self._asks_progress(ambiguous)
        one = waiting[0]
        return self._asks_which(one) if len(one["of"]) > 1 else self._asks_value(one)

    def _asks_progress(self, ambiguous: Sequence[Waiting]) -> tuple[list[Part], list[list[Part]]]:
        lines = []
        for one in ambiguous:
            indicator = self._indicator(one["of"][0])
            lines.append(
                say(
                    "ask-figure-or-progress", of=readings.called(self._tx, self._turn.caller, indicator),
                    value=self._percent_shown(one), target=target_shown(indicator.target),
                )
            )  # fmt: skip
        if len(ambiguous) > 1:
            buttons = [
                choice("choice-all-targets", "reading.target"),
                choice("choice-all-progress", "reading.progress"),
            ]
            return lines, [[button] for button in buttons]
        value = self._percent_shown(ambiguous[0])
        is_done = self._percent(ambiguous[0]) == 100
        is_progress = choice("choice-is-done", "reading.progress") if is_done else choice(
            "choice-is-progress", "reading.progress", value=value
        )  # fmt: skip
        return lines, [[is_progress], [choice("choice-is-target", "reading.target", value=value)]]

    def _percent(self, one: Waiting) -> Decimal:
        value = Decimal(one["values"][0])
        return 100 * value / Decimal(one["whole"]) if one["whole"] else value

    def _percent_shown(self, one: Waiting) -> str:
        return figure_shown(self._percent(one).quantize(Decimal("0.01")), "%")

    def _asks_which(self, one: Waiting) -> tuple[list[Part], list[list[Part]]]:
        of = [self._indicator(kept) for kept in one["of"][:_MOST_CANDIDATES]]
        value = self._places(one, of[0])["value"]
        lines = [say("ask-figure-of", value=value)]
        lines += self._listed(of)
        buttons = [choice("choice-number", f"reading.which.{n}", number=letter(n)) for n, _ in enumerate(of)]
        return lines, in_rows(buttons)

    def _listed(self, of: Sequence[Indicator]) -> list[Part]:
        """The targets under letters; with what they belong to, where that differs."""
        told = of[:_MOST_CANDIDATES]
        if len({i.owner for i in told}) == 1:
            return [
                say("reached-which-line", letter=letter(n), words=short(i.words), target=target_shown(i.target))
                for n, i in enumerate(told)
            ]
        return [
            say(
                "reached-which-of", letter=letter(n), of=readings.called(self._tx, self._turn.caller, i),
                words=short(i.words), target=target_shown(i.target),
            )
            for n, i in enumerate(told)
        ]  # fmt: skip

    def _asks_value(self, one: Waiting) -> tuple[list[Part], list[list[Part]]]:
        indicator = self._indicator(one["of"][0])
        doubt, values, _ = self._weighed(one, indicator)
        if doubt is None:
            raise Refused("button-stale")
        lines = [say(f"reached-asked-{doubt}", **self._places(one, indicator))]
        buttons = [
            choice("choice-reading-value", f"reading.value.{n}", value=figure_shown(value, indicator.target.unit))
            for n, value in enumerate(values)
        ]
        return lines, [buttons, [choice("choice-reading-none", "reading.none")]]

    def _places(self, one: Waiting, indicator: Indicator) -> dict[str, Any]:
        """What the sentences about a doubt may tell."""
        _, values, _ = self._weighed(one, indicator)
        before = readings.last_before(
            self._tx, self._turn.commune, indicator, self._period(one, indicator), self._turn.now
        )
        unit = indicator.target.unit
        return {
            "of": readings.called(self._tx, self._turn.caller, indicator), "target": target_shown(indicator.target),
            "value": figure_shown(values[0], one["unit"] or unit), "unit": unit,
            "before": figure_shown(before, unit) if before is not None else "–",
        }  # fmt: skip

    # Answers ----------------------------------------------------------------------------------------------------

    def _answers(self, asked: dict[str, Any], said: str) -> bool:
        """Whether typed words answer what a tap would."""
        waiting = asked["waiting"]
        ambiguous = any(one["progress"] for one in waiting)
        if said in NO:
            self._nothing(waiting)
        elif ambiguous and said in _IS_TARGET | _IS_PROGRESS:
            self._told_what(waiting, is_target=said in _IS_TARGET)
        elif not ambiguous and len(waiting[0]["of"]) == 1 and len(waiting[0]["values"]) == 1 and said in YES:
            self._told_value(waiting, 0)
        elif not ambiguous and len(waiting[0]["of"]) > 1 and len(said) == 1 and said.isalpha():
            self._told_which(waiting, ord(said) - ord("a"))
        else:
            return False
        return True

    def press(self, verb: str, rest: str) -> bool:
        """Whether the button was one about readings, and was answered."""
        if verb == "unread":
            self._turn.answer(readings.take_back(self._tx, self._turn.caller, number_in(rest), self._turn.now))
        elif verb == "reached":
            self._asks_figure(number_in(rest.partition(".")[0]), rest.partition(".")[2])
        elif verb == "reading":
            self._pressed(rest)
        elif verb == "this" and (asked := self._turn.asked()).get("kind") == "which":
            item = tasks.item(self._tx, self._turn.commune.id, number_in(rest))
            return item is not None and self._picks(asked, item)
        else:
            return False
        return True

    def _pressed(self, rest: str) -> None:
        asked = self._turn.asked()
        if asked.get("kind") != "reading":
            raise Refused("button-stale")
        what, _, number = rest.partition(".")
        waiting = asked["waiting"]
        ambiguous = any(one["progress"] for one in waiting)
        if what in ("target", "progress") and ambiguous:
            self._told_what(waiting, is_target=what == "target")
        elif what == "which" and not ambiguous:
            self._told_which(waiting, number_in(number))
        elif what == "value" and not ambiguous:
            self._told_value(waiting, number_in(number))
        elif what == "none":
            self._nothing(waiting)
        else:
            raise Refused("button-stale")

    def _told_what(self, waiting: list[Waiting], *, is_target: bool) -> None:
        if is_target:
            self._settle([{**one, "progress": False, "unit": one["unit"] or "%"} for one in waiting])
            return
        recorded = [self._progress(one) for one in waiting if one["progress"]]
        rest = [one for one in waiting if not one["progress"]]
        lines = [one.line for one in recorded]
        if rest:
            self._settle(rest, lines)
            return
        self._turn.stop_asking()
        undo = [choice("choice-undo", f"undo.{one.event}") for one in recorded]
        self._turn.answer(*lines, choices=in_rows(undo) if len(undo) == 1 else [], items=[r.item for r in recorded])

    def _progress(self, one: Waiting) -> Recorded:
        owner, percent = one["of"][0][0], int(self._percent(one) + Decimal("0.5"))
        item_id = int(owner.partition(".")[2])
        if not 0 <= percent <= 100:
            raise Refused("percent-impossible")
        if percent == 100:
            return progress.report_done(self._tx, self._turn.caller, item_id, self._turn.now)
        return progress.report_progress(self._tx, self._turn.caller, item_id, percent, self._turn.now)

    def _told_which(self, waiting: list[Waiting], place: int) -> None:
        first, *others = waiting
        if not 0 <= place < len(first["of"]):
            raise Refused("button-stale")
        self._settle([{**first, "of": [first["of"][place]]}, *others])

    def _told_value(self, waiting: list[Waiting], place: int) -> None:
        first, *others = waiting
        if len(first["of"]) != 1 or not 0 <= place < len(first["values"]):
            raise Refused("button-stale")
        unit = first["unit"] or self._indicator(first["of"][0]).target.unit
        self._settle([{**first, "values": [first["values"][place]], "unit": unit, "sure": True}, *others])

    def _nothing(self, waiting: Sequence[Waiting]) -> None:
        _, *others = waiting
        if others and not any(one["progress"] for one in waiting):
            self._settle(others, [say("reached-not-kept")])
            return
        self._turn.stop_asking()
        self._turn.answer(say("reached-not-kept"))

    # A figure that we asked for ---------------------------------------------------------------------------------

    def _asks_figure(self, item_id: int, place: str) -> None:
        """Ask what was reached of a target of this item; of several, which first."""
        item = progress.item_for(self._tx, self._turn.caller, item_id, Act.REPORT)
        known = readings.of_items(self._tx, self._turn.commune, {0: item})
        if not known:
            raise Refused("button-stale")
        if len(known) > 1 and not place:
            buttons = [
                choice("choice-number", f"reached.{item.id}.{i.place}", number=letter(n))
                for n, i in enumerate(known[:_MOST_CANDIDATES])
            ]
            asked = say("ask-figure-which", title=titled(item))
            self._turn.answer(asked, *self._listed(known), choices=in_rows(buttons), items=[item.id])
            return
        indicator = next((i for i in known if i.place == (number_in(place) if place else 0)), None)
        if indicator is None:
            raise Refused("button-stale")
        self._turn.ask(ANSWER_WINDOW, kind="reached", owner=indicator.owner, place=indicator.place)
        asked = say(
            "ask-figure", title=titled(item), target=target_shown(indicator.target),
            example=figure_shown(indicator.target.value, indicator.target.unit),
        )  # fmt: skip
        self._turn.answer(asked, choices=[[choice("choice-cancel", "cancel.0")]], items=[item.id])

    def _takes_figure(self, asked: dict[str, Any], text: str) -> bool:
        indicator = next((i for i in self._known if [i.owner, i.place] == [asked["owner"], asked["place"]]), None)
        if indicator is None or self._turn.incoming.files:
            return False
        said = read_readings(text, [indicator], indicator.owner, asked=True)
        if len(said) != 1:
            return False
        self._settle([{**self._waiting(said[0]), "unit": said[0].unit or indicator.target.unit}])
        return True

    # Taking back ------------------------------------------------------------------------------------------------

    def _takes_back(self, said: str) -> bool:
        """Whether "ghi nhầm" is about a reading just kept: then it is offered to be taken back."""
        event = readings.just_kept(self._tx, self._turn.caller, self._turn.now)
        if event is None:
            return False
        understood = WorkTalk(self._turn).understood()
        meant = [a.kind for a in understood.actions] if understood.ask is None else [understood.ask.about]
        if not _TAKING_BACK.issuperset(meant) or any(action.item for action in understood.actions):
            return False
        buttons = [choice("choice-undo", f"unread.{event}"), choice("choice-keep", "cancel.0")]
        self._turn.answer(say("cancel-or-unread"), choices=[buttons])
        return True
