"""Talking about work: what an officer, a head or the office types, taps or sends about their items."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions import conditions, difficulties, disowning, periods, progress, proofs, reminders, worklists
from actions.messages import FileRef
from actions.progress import Recorded
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import due_words, titled, when
from bot.approval_talk import ApprovalTalk
from bot.difficulty_talk import DifficultyTalk
from bot.extension_talk import ExtensionTalk
from bot.guide_talk import GuideTalk
from bot.progress_talk import ProgressTalk
from bot.promise_talk import PromiseTalk
from bot.read_back import Asked, item_of, read_back, read_once
from bot.summary_talk import SummaryTalk
from bot.turn import ANSWER_WINDOW, Turn, number_in
from bot.undo_talk import UndoTalk
from bot.verdict_talk import VerdictTalk
from bot.work_view import WorkView, in_rows
from db import evidence, tasks
from db.models import Agency, Evidence, WorkItem
from plans.access import Act, Role, may
from plans.document_reference import read_reference
from plans.replies import ALL, ActionKind, Ask, AskCode, Context, ReplyAction, Understanding, understand
from plans.text import fold, nfc

# A phone shows so many buttons and lines at once; the rest is asked for.
_MOST_BUTTONS = 8
# An item that the person has no number for goes by one beyond these inside a turn, and is shown without it.
_UNNUMBERED = 1000
# "việc của tôi", "em còn việc gì": the speaker's own list.
_OWN = re.compile(r"\b(?:cua|viec) (?:toi|em|minh)\b|^(?:toi|em|minh)\b")
_BARE_NUMBER = re.compile(r"(?:viec |so |viec so )?(\d{1,3})[ .!]*")
_NUMBERS = re.compile(r"(?<![.\w])\d{1,3}\b(?!\.\d)")  # not those inside "7.3.5"
# Why the day of a request is asked for.
_DAYS = frozenset(
    {AskCode.DATE_MISSING, AskCode.DATE_VAGUE, AskCode.DATE_IMPOSSIBLE, AskCode.DATE_NOT_LATER, AskCode.NO_DUE_DATE}
)
_PERCENT = re.compile(r"(\d{1,3}) ?%?")
_DECISIONS = frozenset({ActionKind.APPROVE, ActionKind.RETURN})
# What may be about a report that was made already: its proof, and taking it back.
_OF_REPORTS = frozenset({ActionKind.EVIDENCE, ActionKind.UNDO})
# What free words may turn out to be and still be the difficulty or the reason that we asked for.
_MAY_ANSWER = frozenset({ActionKind.DIFFICULTY, ActionKind.NONE, ActionKind.QUESTION, ActionKind.ACK})
# Questions of ours that a "thôi" answers; after any other a report just made is as likely meant.
_QUESTIONS = frozenset({"which", "percent", "difficulty", "reason", "due", "document"})
# Up to so many reports in one message are each asked for evidence.
_FEW = 2


@dataclass(frozen=True, kw_only=True)
class _Meant:
    """The items that a turn may be about, by the number they go by in it."""

    items: dict[int, WorkItem]
    replied: int | None


class WorkTalk:
    """Reads one turn about work and acts on it. What is not sure is asked, and then nothing is changed."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx
        self._view = WorkView(turn)
        self._approvals = ApprovalTalk(turn, self._view)
        self._extensions = ExtensionTalk(turn, self.understood)
        self._difficulties = DifficultyTalk(turn, self._view)
        self._progress = ProgressTalk(turn)
        self._promises = PromiseTalk(turn)
        self._verdicts = VerdictTalk(turn, self._view, self.understood)
        self._undoing = UndoTalk(turn, self._view)

    # Words and files --------------------------------------------------------------------------------------------

    def words(self) -> None:
        """A message with text, files or both."""
        asked, text = self._turn.asked(), self._turn.incoming.text
        kept = self.receive_files()
        if kept is None:
            return
        if self._continues_album(kept):
            return
        if (
            self._verdicts.words()
            or self._extensions.words()
            or self._difficulties.words()
            or (asked and self._answers_question(asked, kept))
        ):
            return
        self._respond(text, kept, replied=None)

    def understood(self) -> Understanding:
        """What the words of this message say of work, before anything is done."""
        return self._understand(self._turn.incoming.text, bool(self._turn.incoming.files), self._meant())

    def spoken_of(self) -> list[tuple[ReplyAction, WorkItem]]:
        """What this message says, item by item, those in view that were reported already; empty where that is not sure
        or something else is said as well."""
        meant = self._with_answered(self._meant(), lacking_proof=False)
        understood = self._understand(self._turn.incoming.text, False, meant)
        if understood.ask is not None:
            return []
        found = [(action, item) for action in understood.actions for item in self._items_of(action, meant)]
        sure = [(action, item) for action, item in found if item is not None]
        return sure if len(sure) == len(found) else []

    @property
    def awaits_proof(self) -> bool:
        """Whether the person has work that a file may prove: open items, or reports without evidence."""
        nothing = _Meant(items={}, replied=None)
        return bool(self._view.lines) or bool(self._with_answered(nothing, lacking_proof=True).items)

    @property
    def replies_to_item(self) -> bool:
        """Whether the message replies to one that names exactly one item."""
        return self._view.replied_to() is not None

    def take_files(self, refs: Sequence[FileRef], text: str) -> None:
        """Files that came before, and words to them, as if both came now."""
        self._respond(text, [self._receive(ref) for ref in refs], replied=None)

    def words_about(self, item: WorkItem) -> None:
        """The words and files of this message, as if it replied to one that names this item."""
        kept = self.receive_files()
        if kept is not None:
            self._respond(self._turn.incoming.text, kept, item)

    def receive_files(self) -> list[Evidence] | None:
        """Note the files of this message; None when one was refused and the person was told."""
        refs = self._turn.incoming.files
        most = self._turn.abilities.max_file
        for ref in refs:
            if ref.size is not None and ref.size > most:
                self._turn.answer(say("file-too-large", name=ref.name or say("file-nameless"), most=most // 1_000_000))
                return None
        return [self._receive(ref) for ref in refs]

    def _receive(self, ref: FileRef) -> Evidence:
        incoming = self._turn.incoming
        return progress.receive_file(
            self._tx, self._turn.caller, ref, incoming.album, self._turn.now, message=incoming.message,
            caption=incoming.text,
        )  # fmt: skip

    def _continues_album(self, kept: list[Evidence]) -> bool:
        """The second and later pieces of an album go where the first went, and are not asked about again."""
        album = self._turn.incoming.album
        if album is None or self._turn.incoming.text:
            return False
        new = {row.id for row in kept}
        earlier = [r for r in evidence.of_album(self._tx, self._turn.commune.id, self._turn.person.id, album)
                   if r.id not in new]  # fmt: skip
        if not earlier:
            return False
        if earlier[0].item_id is not None:
            progress.attach(self._tx, self._turn.caller, earlier[0].item_id, kept, self._turn.now)
        elif asked := self._turn.asked():
            self._turn.ask(**{**asked, "evidence": [*asked.get("evidence", []), *new]})
        return True

    def _answers_question(self, asked: dict[str, Any], kept: list[Evidence]) -> bool:
        """Whether the words answer what we asked; taken only where they can hardly mean anything else."""
        text, kind = self._turn.incoming.text.strip(), asked["kind"]
        if number := _BARE_NUMBER.fullmatch(fold(text)):
            return self._answers_with_number(asked, int(number[1]))
        if kind == "percent" and (percent := _PERCENT.fullmatch(fold(text))):
            return self._done(self._progress.is_at(asked["item"], int(percent[1])))
        if kind == "due" and text and not kept and not self._stops(text):
            return self._sets_day(asked["item"], text)
        if kind == "proof" and (kept or text):
            return self._proves(asked["item"], text, kept)
        if kind in ("difficulty", "reason") and text and not kept:
            return self._gives_words(kind, asked["item"], text)
        return False

    def _answers_with_number(self, asked: dict[str, Any], number: int) -> bool:
        item = self._meant().items.get(number)
        if asked["kind"] == "percent":
            # A small bare number is as likely the number of an item: then that item is shown.
            return self._done(self._progress.is_at(asked["item"], number)) if item is None else False
        if asked["kind"] != "which" or item is None:
            return False
        self._picked(asked, item)
        return True

    def _proves(self, item_id: int, text: str, kept: list[Evidence]) -> bool:
        item = item_of(self._turn, item_id)
        understood = self._understand(text, bool(kept), self._meant(item))
        if kept and not understood.actions:
            return self._done(progress.attach(self._tx, self._turn.caller, item.id, kept, self._turn.now))
        if understood.ask is None and understood.actions:
            self._act(understood, self._meant(item), kept, text)
            return True
        # Asked for a proof, a person may name a paper in a way that would say too little elsewhere.
        if understood.ask is not None and not kept and read_reference(text, self._turn.today, proofs.begun(item)):
            return self._done(progress.prove(self._tx, self._turn.caller, item.id, [], text, self._turn.now))
        return False

    def _stops(self, text: str) -> bool:
        """Whether the words are plainly about something else than what we asked."""
        understood = self._understand(text, False, self._meant())
        return any(action.kind not in _MAY_ANSWER for action in understood.actions)

    def _gives_words(self, kind: str, item_id: int, text: str) -> bool:
        if self._stops(text):
            return False
        do = difficulties.open_difficulty if kind == "difficulty" else progress.send_back
        return self._done(do(self._tx, self._turn.caller, item_id, text, self._turn.now))

    def _respond(self, text: str, kept: list[Evidence], replied: WorkItem | None) -> None:
        meant = self._meant(replied)
        if not kept and (number := _BARE_NUMBER.fullmatch(fold(text))) and int(number[1]) in meant.items:
            self._view.card(meant.items[int(number[1])])
            return
        understood, meant = self._with_proof_in_mind(text, bool(kept), meant)
        if understood.ask is not None or not understood.actions:
            self._ask_back(understood.ask, meant, kept, text)
            return
        if _only(understood, _DECISIONS) and meant.replied is None and self._decides(understood, meant):
            return
        self._act(understood, meant, kept, text)

    def _decides(self, understood: Understanding, meant: _Meant) -> bool:
        """A bare "duyệt" is about a report that waits, not about the head's own open work."""
        items = [item for action in understood.actions for item in self._items_of(action, meant)]
        waiting = {item.id for item in self._view.waiting_for_yes()}
        if any(item is not None and item.id in waiting for item in items):
            return False
        return self._approvals.offers_waiting(understood.actions[0].kind)

    def _with_proof_in_mind(self, text: str, has_file: bool, meant: _Meant) -> tuple[Understanding, _Meant]:
        """Understand the words; proof and taking back may be about what was reported already, which comes into view.

        Where only an item's being the last open one would decide, a report that still lacks its proof is as likely.
        """
        understood = self._understand(text, has_file, meant)
        if understood.actions and not _only(understood, _OF_REPORTS):
            return understood, meant
        wider = self._with_answered(meant, lacking_proof=_only(understood, {ActionKind.EVIDENCE}))
        again = self._understand(text, has_file, wider)
        if _only(again, _OF_REPORTS) or has_file or understood.actions:
            return again, wider
        return understood, meant

    # Which item -------------------------------------------------------------------------------------------------

    def _meant(self, replied: WorkItem | None = None) -> _Meant:
        """The person's open items, and the one that the message replied to names, which may be closed."""
        items = {line.number: line.item for line in self._view.lines}
        items |= self._called_otherwise(items)
        replied = replied or self._view.replied_to()
        if replied is None:
            return _Meant(items=items, replied=None)
        number = next((n for n, item in items.items() if item.id == replied.id), None)
        if number is None:
            known = tasks.number_of(self._tx, self._turn.commune.id, self._turn.person.id, replied.id)
            number = known if known is not None and known not in items else max(items, default=0) + _UNNUMBERED
            items[number] = replied
        return _Meant(items=items, replied=number)

    def _called_otherwise(self, known: Collection[int]) -> dict[int, WorkItem]:
        """What stands in the list for others of the same piece of work, by the numbers of these that were typed."""
        typed = {int(number) for number in _NUMBERS.findall(self._turn.incoming.text)} - set(known)
        found: dict[int, WorkItem] = {}
        for line in self._view.lines if typed else ():
            for other in line.covers:
                number = tasks.number_of(self._tx, self._turn.commune.id, self._turn.person.id, other.id)
                if number in typed:
                    found[number] = line.item
        return found

    def _with_answered(self, meant: _Meant, *, lacking_proof: bool) -> _Meant:
        """The same with the person's reported items added (those without evidence), under their resting numbers."""
        answered = tasks.answered_items(self._tx, self._turn.commune.id, self._turn.person.id)
        proofs = evidence.counts(self._tx, self._turn.commune.id, [item.id for item in answered.values()])
        added = {n: item for n, item in answered.items() if not (lacking_proof and proofs.get(item.id))}
        return _Meant(items={**added, **meant.items}, replied=meant.replied)

    def _understand(self, text: str, has_file: bool, meant: _Meant) -> Understanding:
        context = Context(
            items=self._view.as_open(meant.items), reply_to=meant.replied, has_file=has_file, role=self._role()
        )
        return understand(text, context, self._turn.now)

    def _role(self) -> str:
        roles = {held.role for held in self._turn.held}
        return next((r.value for r in (Role.OFFICE, Role.LEADER, Role.HEAD) if r in roles), Role.OFFICER.value)

    # Doing ------------------------------------------------------------------------------------------------------

    def _act(self, understood: Understanding, meant: _Meant, kept: list[Evidence], text: str) -> None:
        """Do all that was said; a part that is refused says so and leaves the others alone. One thing is asked."""
        recorded: list[Recorded] = []
        lines: list[Part] = []
        asked: Asked | None = None
        one_of_many = sum(len(self._items_of(action, meant)) for action in understood.actions) > _FEW
        for action in _in_order(understood.actions):
            for item in self._items_of(action, meant):
                try:
                    outcome = self._do(action, item, kept, text, one_of_many)
                except Refused as refused:
                    lines.append(say(refused.key, **refused.values))
                    continue
                if isinstance(outcome, Recorded):
                    recorded.append(outcome)
                elif isinstance(outcome, Asked):
                    asked = outcome
                elif outcome is not None:
                    lines.append(outcome)
                else:
                    return
        read_back(self._turn, read_once(recorded), lines, asked)

    def _items_of(self, action: ReplyAction, meant: _Meant) -> Sequence[WorkItem | None]:
        if action.item == ALL:
            return list(meant.items.values())
        return [meant.items.get(action.item) if isinstance(action.item, int) else None]

    def _do(
        self, action: ReplyAction, item: WorkItem | None, kept: list[Evidence], text: str, one_of_many: bool
    ) -> Recorded | Asked | Part | None:
        """One action: what was recorded, or a line to say, or None when it has answered by itself."""
        if item is None:
            return self._do_without_item(action, text)
        tx, caller, now = self._tx, self._turn.caller, self._turn.now
        match action.kind:
            case ActionKind.DONE:
                return progress.report_done(tx, caller, item.id, now, text, one_of_many=one_of_many)
            case ActionKind.PROGRESS:
                return progress.report_progress(tx, caller, item.id, action.percent, now, text)
            case ActionKind.DIFFICULTY:
                return difficulties.open_difficulty(tx, caller, item.id, _whole_note(action, text), now)
            case ActionKind.STILL_KEPT:
                return progress.still_kept(tx, caller, item.id, now, text)
            case ActionKind.NOTHING_AROSE:
                return progress.nothing_arose(tx, caller, item.id, now, text)
            case ActionKind.EVIDENCE:
                return progress.prove(tx, caller, item.id, kept, action.note or (None if kept else text), now)
            case ActionKind.APPROVE | ActionKind.RETURN if request := self._extensions.pending_on(item):
                yes = action.kind is ActionKind.APPROVE
                return self._extensions.decides(request.asked.event, yes=yes, reason=action.note, due=action.date)
            case ActionKind.EXTENSION:
                return self._extensions.wants(item, action.date, action.note)
            case ActionKind.APPROVE if action.date is None:
                return self._approvals.approves(item)
            case ActionKind.RETURN:
                return self._approvals.returns(item, action.note)
            case ActionKind.UNDO | ActionKind.CANCEL if withdrawn := self._extensions.withdraws(item, text):
                return withdrawn
            case ActionKind.UNDO:
                return self._undoing.of_item(item)
            case ActionKind.ACK:
                progress.acknowledge(tx, caller, item.id, now)
                return say("acknowledged", title=titled(item), when=when(item, self._turn.today, self._turn.calendar))
            case ActionKind.SNOOZE:
                return self._snooze(action)
            case ActionKind.CANCEL:
                return self._cancel()
            case ActionKind.NOT_OURS:
                owner = worklists.agency_meant(tx, self._turn.commune, action.person) if action.person else None
                return disowning.disown(tx, caller, item.id, text, owner, now)
            case ActionKind.REASSIGN if action.person and (
                owner := worklists.agency_meant(tx, self._turn.commune, action.person)
            ):
                return disowning.disown(tx, caller, item.id, text, owner, now)
        if not progress.forward(tx, caller, item.id, text, now):
            return say("forwarded-nobody")
        return say("forwarded-item", title=titled(item), due=due_words(item))

    def _do_without_item(self, action: ReplyAction, text: str) -> Recorded | Part | None:
        match action.kind:
            case ActionKind.LIST:
                whole = may(self._turn.held, Act.SEE_COMMUNE_LIST, None) and not _OWN.search(fold(text))
                (self._view.list_commune if whole else self._view.list_work)()
                return None
            case ActionKind.SUMMARY:
                SummaryTalk(self._turn).answer(text if periods.names_period(text) else action.quarter or "")
                return None
            case ActionKind.HELP:
                GuideTalk(self._turn).show()
                return None
            case ActionKind.GREETING:
                return say("greeting", name=self._turn.person.name)
            case ActionKind.ACK:
                return say("acknowledged-all")
            case ActionKind.SNOOZE:
                return self._snooze(action)
            case ActionKind.CANCEL:
                return self._extensions.withdraws(None, text) or self._cancel()
            case ActionKind.QUESTION if action.person and (agency := self._agency_to_see(action.person)):
                SummaryTalk(self._turn).agency(agency)
                return None
            case ActionKind.QUESTION:
                heard = progress.forward(self._tx, self._turn.caller, None, text, self._turn.now)
                return say("forwarded") if heard else say("forwarded-nobody")
            case ActionKind.NONE:
                return say("not-about-work")
        raise Refused("which-item-unknown")

    def _agency_to_see(self, name: str) -> Agency | None:
        agency = worklists.agency_meant(self._tx, self._turn.commune, name)
        return agency if agency is not None and may(self._turn.held, Act.SEE_AGENCY_LIST, agency.id) else None

    def _snooze(self, action: ReplyAction) -> Part:
        until = reminders.snooze(self._tx, self._turn.caller, action.until, self._turn.now)
        return say("snoozed", **until)

    def _cancel(self) -> Part | None:
        """Stop what we asked; where we asked nothing, a report just made may be meant, and that is offered."""
        asked = self._turn.asked()
        self._turn.stop_asking()
        if asked.get("kind") in _QUESTIONS or not self._undoing.offers():
            return say("cancelled")
        return None

    def _stop(self) -> None:
        self._turn.stop_asking()
        self._turn.answer(say("cancelled"))

    def _done(self, *recorded: Recorded) -> bool:
        return read_back(self._turn, recorded)

    # Asking -----------------------------------------------------------------------------------------------------

    def _ask_back(self, ask: Ask | None, meant: _Meant, kept: list[Evidence], text: str) -> None:
        """Nothing was recorded: say so, and offer what the words may be about."""
        if ask is not None and ask.code is AskCode.NO_SUCH_ITEM and (closed := self._closed_item(text, meant)):
            if ask.about is ActionKind.UNDO:  # what was verified can still be asked back
                read_back(self._turn, [self._undoing.of_item(closed)])
                return
            lines = [say("already-closed"), *self._view.card_lines(closed)]
            self._turn.answer(*lines, choices=self._view.card_choices(closed, False), items=[closed.id])
            return
        if ask is not None and ask.about in _DECISIONS and self._approvals.offers_waiting(ask.about):
            return
        if ask is not None and ask.about is ActionKind.EXTENSION and self._asks_until_when(ask, meant):
            return
        named = {n: meant.items[n] for n in (ask.numbers if ask is not None else ()) if n in meant.items}
        items = sorted((named or meant.items).items(), key=_by_due_day)
        if not items:
            self._turn.answer(say("nothing-open"), choices=self._view.other_ways())
            return
        self._turn.ask(kind="which", text=text, evidence=[row.id for row in kept])
        if len(items) == 1:
            if kept or not self._promises.offers(ask, items[0][1], text):
                self._ask_what(items[0][1], bool(kept))
            return
        opening = say("which-file") if kept else say("nothing-recorded-which")
        shown = items[:_MOST_BUTTONS]
        today, calendar = self._turn.today, self._turn.calendar
        listed = [
            say("which-line", number=_shown_number(n), title=titled(i), when=when(i, today, calendar)) for n, i in shown
        ]
        buttons = [choice("choice-number", f"this.{i.id}", number=_shown_number(n)) for n, i in shown]
        self._turn.answer(opening, *listed, choices=in_rows(buttons), items=[i.id for _, i in items])

    def _asks_until_when(self, ask: Ask, meant: _Meant) -> bool:
        """More time is wanted of one item, and only the day is missing or cannot be."""
        items = [meant.items[n] for n in ask.numbers if n in meant.items]
        if len(items) != 1 or ask.code not in _DAYS:
            return False
        try:
            asked = self._extensions.wants(items[0], None, ask.note)
        except Refused as refused:
            self._turn.answer(say(refused.key, **refused.values))
            return True
        return read_back(self._turn, [], asked=asked if isinstance(asked, Asked) else None)

    def _closed_item(self, text: str, meant: _Meant) -> WorkItem | None:
        """The closed item that is named by the plan's code, or by a number: these rest before they are given again."""
        answered = self._with_answered(meant, lacking_proof=False)
        said = self._understand(text, False, answered).actions
        named = {action.item: answered.items[action.item] for action in said if isinstance(action.item, int)}
        if len(named) == 1:
            return next(iter(named.values()))
        for number in _NUMBERS.findall(text):
            item_id = tasks.item_of_resting_number(self._tx, self._turn.commune.id, self._turn.person.id, int(number))
            if item_id is not None:
                return tasks.item(self._tx, self._turn.commune.id, item_id)
        return None

    def _sets_day(self, item_id: int, text: str) -> bool:
        """The office says the day: any phrase of a plan that surely names a last day; else it is asked again."""
        due = conditions.day_said(self._turn.commune, text, self._turn.now)
        if due is None:
            self._turn.answer(say("due-not-understood"), choices=[[choice("choice-cancel", "cancel.0")]])
            return True
        return self._done(progress.meet_condition(self._tx, self._turn.caller, item_id, due, self._turn.now))

    def _ask_what(self, item: WorkItem, has_file: bool) -> None:
        lines = [say("nothing-recorded-what"), *self._view.card_lines(item)]
        self._turn.answer(*lines, choices=self._view.card_choices(item, has_file), items=[item.id])

    def _picked(self, asked: dict[str, Any], item: WorkItem) -> None:
        """The person said which item the earlier words or files were about."""
        kept = list(evidence.waiting_for_item(
            self._tx, self._turn.commune.id, self._turn.person.id, asked.get("evidence", [])
        ))  # fmt: skip
        text = asked.get("text", "")
        understood = self._understand(text, bool(kept), self._meant(item))
        if understood.ask is None and understood.actions:
            self._act(understood, self._meant(item), kept, text)
        elif kept:
            self._done(progress.attach(self._tx, self._turn.caller, item.id, kept, self._turn.now))
        elif not self._promises.offers(understood.ask, item, text):
            self._ask_what(item, has_file=False)

    # Buttons ----------------------------------------------------------------------------------------------------

    def press(self, verb: str, rest: str) -> None:
        """A button: `verb` and the id it carries. Buttons of old messages are answered kindly."""
        known: dict[str, Callable[[int], object]] = {
            "item": lambda i: self._view.card(self._seen(i)),
            "this": self._press_this,
            "done": lambda i: self._done(progress.report_done(self._tx, self._turn.caller, i, self._turn.now)),
            "kept": lambda i: self._done(progress.still_kept(self._tx, self._turn.caller, i, self._turn.now)),
            "nothing": lambda i: self._done(progress.nothing_arose(self._tx, self._turn.caller, i, self._turn.now)),
            "proof": lambda i: self._ask_for("proof", "ask-proof", i, Act.REPORT),
            "hard": lambda i: self._ask_for("difficulty", "ask-difficulty", i, Act.REPORT),
            "cancel": lambda _: self._stop(),
            **self._approvals.buttons,
        }
        of_talks = {
            **self._extensions.buttons, **self._difficulties.buttons, **self._promises.buttons,
            **self._progress.buttons, **self._verdicts.buttons, **self._undoing.buttons,
        }  # fmt: skip
        if verb in of_talks:
            of_talks[verb](rest)
        elif verb == "snooze":
            self._turn.answer(say("snoozed", **reminders.snooze(self._tx, self._turn.caller, None, self._turn.now)))
        elif verb in known:
            known[verb](number_in(rest))
        else:
            raise Refused("button-stale")

    def _seen(self, item_id: int) -> WorkItem:
        return progress.item_for(self._tx, self._turn.caller, item_id, Act.SEE_ITEM)

    def _press_this(self, item_id: int) -> None:
        item, asked = self._seen(item_id), self._turn.asked()
        if asked.get("kind") == "which":
            self._picked(asked, item)
        else:
            self._view.card(item)

    def _ask_for(self, kind: str, sentence: str, item_id: int, act: Act) -> None:
        item = progress.item_for(self._tx, self._turn.caller, item_id, act)
        self._turn.ask(ANSWER_WINDOW, kind=kind, item=item.id)
        self._turn.answer(
            say(sentence, title=titled(item)), choices=[[choice("choice-cancel", "cancel.0")]], items=[item.id]
        )


def _shown_number(number: int) -> str:
    return str(number) if number < _UNNUMBERED else "•"


def _only(understood: Understanding, kinds: Collection[ActionKind]) -> bool:
    return bool(understood.actions) and all(action.kind in kinds for action in understood.actions)


def _in_order(actions: Sequence[ReplyAction]) -> list[ReplyAction]:
    """Evidence first, so that a report counts it; a file that comes with a document's number is one piece with it."""
    numbered = {a.item for a in actions if a.kind is ActionKind.EVIDENCE and a.note}
    kept = [a for a in actions if a.kind is not ActionKind.EVIDENCE or a.note or a.item not in numbered]
    return sorted(kept, key=lambda a: a.kind is not ActionKind.EVIDENCE)


def _by_due_day(numbered: tuple[int, WorkItem]) -> tuple[date, int]:
    """What is due first is most likely what somebody speaks of."""
    number, item = numbered
    return item.due_on or date.max, number


def _whole_note(action: ReplyAction, text: str) -> str:
    """What is in the way, to the end of the line in which it was typed: it is passed on word for word."""
    for line in map(nfc, text.splitlines()):
        if action.note and action.note in line:
            return line[line.index(action.note) :]
    return action.note or nfc(text)
