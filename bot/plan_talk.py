"""Talking about a plan that was sent: is it one, what was read of it, what is put right, and may it be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from actions import (
    amend_view,
    next_year,
    offer_view,
    plan_pages,
    plan_shown,
    plan_view,
    register_view,
    sent_plans,
    sent_workbooks,
)
from actions.messages import FileKind, FileRef
from actions.plan_shown import Shown
from actions.preview import doubt_words
from actions.refusals import Refused
from actions.wording import Part, choice, say
from actions.worklist import short
from bot.photo_talk import PhotoTalk
from bot.turn import Turn, number_in
from bot.work_talk import WorkTalk
from db import tasks
from db.models import PaperStage, SentPlan
from plans.access import Act, may
from plans.amend_places import option
from plans.corrections import BODIES, BODY, DUTY, GOALS, GROUP, Answer, Correction, Place, parts_of, suggestions
from plans.doubts import ROW
from plans.replies import ActionKind, AskCode
from plans.text import fold

# "kế hoạch" or "KH" as a word of its own, in a caption or in a file's name ("KH_2027.docx").
_SAYS_PLAN = re.compile(r"(?<![a-z])(?:ke[ _.-]*hoach|kh)(?![a-z])")
# The other papers that an office brings: an index by which it scores itself, or a workbook of ours that it filled in.
_SAYS_INDEX = re.compile(
    r"(?<![a-z])(?:bo[ _.-]*chi[ _.-]*so|par[ _.-]*index|(?:tu[ _.-]*)?cham[ _.-]*diem"
    r"|(?:viec[ _.-]*da[ _.-]*xong[ _.-]*truoc|done[ _.-]*before)(?![ _.-]*han))(?![a-z])"
)
_ANSWERS_PLAN = re.compile(r"(?:(?:day )?la )?(?:mot )?ke hoach")
_ANSWERS_PROOF = re.compile(r"\bminh chung\b|^(?:viec )?(?:so )?\d{1,3}$")
# Words about a plan that waits: it is shown again with its buttons, since "duyệt" may be meant for other work.
_OF_DRAFT = frozenset({"ke hoach", "xem ke hoach", "xem lai ke hoach", "duyet ke hoach"})
_OF_DRAFT_IN_MIND = frozenset({"duyet", "dong y duyet", "xem", "xem lai", "danh ba", "tom tat", "ve tom tat"})
_ANSWERS = {"dung": "ok", "dung roi": "ok", "de sau": "later"}
# What is typed instead of a tap only where it has one meaning.
_OF_OFFERS = {"theo doi": "ok", "theo doi chung": "ok", "bo": "out", "khong theo doi": "out"}
_OF_BODIES = {"dung ca": "ok", "them": "ok", "them ca": "ok"}
_SAYS_NOTHING = frozenset({AskCode.NOT_UNDERSTOOD, AskCode.WHICH_ITEM, AskCode.QUESTION_OR_REPORT})
_EVERYBODY = "tất cả"
_NEXT_YEAR = frozenset({"ke hoach nam sau", "lap ke hoach nam sau", "bat dau ke hoach nam sau"})
_ASKED_PAPER, _ASKED_PLACE = "plan-paper", "plan-place"
# Asked by the talk about work; no word about a plan answers it.
_ASKED_WHICH_ITEM = "which"


class PlanTalk:
    """One turn of the standing office about a plan. Nothing is in the plans before they approve."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx

    # Words and files --------------------------------------------------------------------------------------------

    def words(self) -> bool:
        """Take the message if it brings a plan or answers what we asked about one."""
        incoming = self._turn.incoming
        if len(incoming.files) == 1 and incoming.files[0].kind in (FileKind.DOCUMENT, FileKind.PHOTO):
            file = incoming.files[0]
            return may(self._turn.held, Act.IMPORT_PLAN, None) and (
                PhotoTalk(self._turn).takes(file) or self._takes(file)
            )
        asked = self._turn.asked()
        if incoming.files or not may(self._turn.held, Act.IMPORT_PLAN, None):
            return False
        if asked.get("kind") == _ASKED_PAPER:
            return self._answers_paper(asked["paper"])
        if asked.get("kind") == _ASKED_PLACE and self._is_shown(asked):
            return self._of_draft(asked["paper"]) or self._answers_place(asked)
        return asked.get("kind") in (None, _ASKED_WHICH_ITEM) and self._of_draft(None)

    def _of_draft(self, paper_id: int | None) -> bool:
        """Words about the draft as a whole: the one whose place was asked about, else the one that was just shown."""
        text = self._turn.incoming.text
        said = fold(text).strip(" .!?")
        paper = self._waiting(paper_id, sent_plans.FORGOTTEN_AFTER if said in _OF_DRAFT else sent_plans.IN_MIND)
        if paper is None:
            return False
        if paper_id is None and amend_view.is_undecided(paper.found):
            place = plan_shown.shown(paper).places[0]
            meant = sent_plans.read_answer(self._tx, self._turn.caller, paper, place, text)
            if isinstance(meant, Correction):
                self._record(paper, 0, meant)
                return True
        if said not in _OF_DRAFT | _OF_DRAFT_IN_MIND:
            return False
        self._turn.stop_asking()
        self._summary(paper)
        return True

    def _waiting(self, paper_id: int | None, within: timedelta = sent_plans.IN_MIND) -> SentPlan | None:
        """The draft that words may be about; none where they answer a message about an item."""
        if paper_id is not None:
            return sent_plans.find(self._tx, self._turn.caller, paper_id)
        paper = sent_plans.shown_last(self._tx, self._turn.caller, self._turn.now, within)
        return None if paper is None or WorkTalk(self._turn).replies_to_item else paper

    def unclear_words(self) -> bool:
        """Take words that speak of no work while a plan that was just shown waits: it is shown again."""
        incoming = self._turn.incoming
        if incoming.files or self._turn.asked() or not may(self._turn.held, Act.IMPORT_PLAN, None):
            return False
        paper = self._waiting(None)
        ask = WorkTalk(self._turn).understood().ask if paper is not None else None
        if paper is None or ask is None or ask.code not in _SAYS_NOTHING or ask.about or len(ask.numbers) == 1:
            return False
        unclear = say("plan-words-unclear", words=short(incoming.text))
        view = plan_shown.shown(paper)
        mine = [choice("choice-my-items", "list")]
        self._turn.answer(unclear, *plan_view.summary(view), choices=[*plan_view.summary_choices(view), mine])
        return True

    def _is_shown(self, asked: dict[str, Any]) -> bool:
        """Whether what we asked about still stands as it did."""
        paper = sent_plans.find(self._tx, self._turn.caller, asked["paper"])
        return paper is not None and paper.stage is PaperStage.SHOWN and paper.revision == asked["revision"]

    # Is it a plan -----------------------------------------------------------------------------------------------

    def _takes(self, file: FileRef) -> bool:
        """Whether the document is a plan, or may be one; else it is evidence like anybody's.

        A photo is evidence unless its words speak of a plan, and even then perhaps: its sender is asked.
        """
        is_photo = file.kind is FileKind.PHOTO
        if self._belongs_to_work(file) or (is_photo and not self._says_plan(file)):
            return False
        if file.size is not None and file.size > self._turn.abilities.max_file:
            return False  # too large for either; that is said there
        if not is_photo and (self._says_plan(file) or not WorkTalk(self._turn).awaits_proof):
            self._is_plan(self._note(file, sure=True))
            return True
        if self._turn.incoming.album is not None and not self._says_plan(file):
            return False
        paper = self._note(file, sure=False)
        self._turn.ask(kind=_ASKED_PAPER, paper=paper.id)
        buttons = [
            choice("choice-is-plan", f"plan.yes.{paper.id}"),
            choice("choice-is-proof", f"plan.proof.{paper.id}"),
        ]
        asked = say("plan-or-proof", name=_called(paper)) if paper.album is None else say("plan-or-proof-photos")
        self._turn.answer(asked, choices=[buttons])
        return True

    def _belongs_to_work(self, file: FileRef) -> bool:
        """It answers our asking for proof, replies to an item, or comes with words that report on one."""
        work = WorkTalk(self._turn)
        if self._turn.asked().get("kind") == "proof" or work.replies_to_item:
            return True
        if not self._turn.incoming.text.strip():
            return False
        meant = {action.kind for action in work.understood().actions}
        return bool(meant - {ActionKind.EVIDENCE} if self._says_plan(file) else meant)

    def _says_plan(self, file: FileRef) -> bool:
        said = (self._turn.incoming.text, file.name or "")
        return any(_SAYS_PLAN.search(fold(words)) or _SAYS_INDEX.search(fold(words)) for words in said)

    def _note(self, file: FileRef, *, sure: bool) -> SentPlan:
        incoming = self._turn.incoming
        paper = sent_plans.note(
            self._tx, self._turn.caller, file, incoming.text, incoming.key, self._turn.now, sure=sure,
            message=incoming.message, album=incoming.album if plan_pages.is_photo(file) else None,
        )  # fmt: skip
        if paper.album is not None:
            plan_pages.begin(self._tx, paper, self._turn.now)
        return paper

    def _is_plan(self, paper: SentPlan) -> None:
        self._turn.stop_asking()
        if paper.stage is PaperStage.GATHERING:
            self._turn.answer(
                say("plan-photos-gathering"), choices=[[choice("choice-plan-drop", f"plan.drop.{paper.id}")]]
            )
        else:
            self._turn.answer(say("plan-being-read", name=_called(paper)))

    def _answers_paper(self, paper_id: int) -> bool:
        paper, text = sent_plans.find(self._tx, self._turn.caller, paper_id), self._turn.incoming.text
        if paper is None or paper.stage is not PaperStage.ASKED:
            return False
        said = fold(text).strip(" .!")
        if _ANSWERS_PLAN.fullmatch(said):
            self._press_yes(paper_id)
        elif _ANSWERS_PROOF.search(said):
            self._is_proof(paper_id, text)
        else:
            return False
        return True

    def _press_yes(self, paper_id: int) -> None:
        paper = sent_plans.own(self._tx, self._turn.caller, paper_id, PaperStage.ASKED)
        plan_pages.is_a_plan(self._tx, paper, self._turn.now)
        self._is_plan(paper)

    def _is_proof(self, paper_id: int, words: str | None = None) -> None:
        """It is evidence after all: as if it had just come, with its own words or with those said since."""
        paper = sent_plans.own(self._tx, self._turn.caller, paper_id, PaperStage.ASKED)
        files, caption = plan_pages.files(self._tx, paper), words or paper.caption or ""
        sent_plans.drop(paper)
        self._turn.stop_asking()
        WorkTalk(self._turn).take_files(files, caption)

    # Next year --------------------------------------------------------------------------------------------------

    def starts_next_year(self) -> bool:
        """Take the message if the office asks to start next year's plan."""
        asked = fold(self._turn.incoming.text).strip(" .!") in _NEXT_YEAR
        if not asked or not may(self._turn.held, Act.IMPORT_PLAN, None):
            return False
        plans = tasks.plans(self._tx, self._turn.commune.id)
        if not plans:
            raise Refused("plan-gone")
        if len(plans) == 1:
            self._next_year(plans[0].id)
        else:
            each = [choice("choice-plan-next", f"plan.next.{plan.id}", plan=next_year.called(plan)) for plan in plans]
            self._turn.answer(say("plan-next-which"), choices=[[button] for button in each])
        return True

    def _next_year(self, plan_id: int) -> None:
        plan = next_year.ask(self._tx, self._turn.caller, plan_id, self._turn.key, self._turn.now)
        self._turn.answer(say("plan-next-coming", title=plan.title))

    # Buttons ----------------------------------------------------------------------------------------------------

    def press(self, rest: str) -> None:
        """A button of a plan: what it does, and the ids that it carries."""
        if not may(self._turn.held, Act.IMPORT_PLAN, None):
            raise Refused("not-allowed")
        what, _, ids = rest.partition(".")
        numbers = [number_in(part) for part in ids.split(".")]
        if len(numbers) == 1 and what in ("yes", "proof", "drop", "next"):
            known: dict[str, Callable[[int], None]] = {
                "yes": self._press_yes, "proof": self._is_proof, "next": self._next_year,
            }  # fmt: skip
            known.get(what, self._drop_unread)(numbers[0])
            return
        if len(numbers) < 2:
            raise Refused("button-stale")
        if what == "join" and len(numbers) == 2:
            PhotoTalk(self._turn).press_join(*numbers)
            return
        self._press_shown(what, sent_plans.own(self._tx, self._turn.caller, numbers[0], PaperStage.SHOWN), numbers[1:])

    def _press_shown(self, what: str, paper: SentPlan, numbers: list[int]) -> None:
        """A button under something that was shown; an older showing has other places under the same numbers."""
        revision, *rest = numbers
        if revision != paper.revision:
            raise Refused("button-stale")
        paper.touched_at = self._turn.now
        self._turn.stop_asking()
        if not rest:
            known: dict[str, Callable[[SentPlan], None]] = {
                "see": self._see_first, "sum": self._summary, "keep": self._keep, "sure": self._keep_surely,
                "drop": self._drop_shown, "gone": self._drop, "body": self._body, "take": self._take_offers,
                "rest": self._leave_offers, "xlsx": self._workbook,
            }  # fmt: skip
            known.get(what, _stale)(paper)
            return
        number = rest[0]
        if what == "diff":
            self._changes(paper, number)
            return
        if number >= len(paper.found["places"]):
            raise Refused("button-stale")
        if what == "see":
            self._see(paper, number)
        elif what in _TAPS:
            self._tapped(paper, number, what)
        elif what == "each":
            self._each_member(paper, number)
        elif what == "one" and len(rest) == 2:
            self._are_one(paper, number, rest[1])
        elif what == "more" and len(rest) == 2:
            self._more_goals(paper, number, rest[1])
        elif what in ("alike", "all"):
            self._together(paper, number, what, *rest[1:2])
        elif what == "opt" and len(rest) == 2:
            self._choose(paper, number, rest[1])
        elif what == "row":
            self._see_one(paper, number)
        elif what == "fix" and len(rest) == 2:
            self._ask_part(paper, number, rest[1])
        elif what == "say" and len(rest) == 2:
            self._say_phrase(paper, number, rest[1])
        else:
            raise Refused("button-stale")

    # The whole --------------------------------------------------------------------------------------------------

    def _summary(self, paper: SentPlan, *before: Part) -> None:
        view = plan_shown.shown(paper)
        self._turn.answer(*before, *plan_view.summary(view), choices=plan_view.summary_choices(view))

    def _keep(self, paper: SentPlan) -> None:
        """Keep it; what nobody looked at is told once more, and is left for later, never guessed."""
        view = plan_shown.shown(paper)
        if view.needed is not None:
            self._see(paper, view.needed, say("plan-keep-needs"))
        elif view.open_among(range(len(view.places))):
            self._turn.answer(*plan_view.left_for_later(view), choices=plan_view.left_choices(view))
        else:
            self._keep_surely(paper)

    def _keep_surely(self, paper: SentPlan) -> None:
        view = plan_shown.shown(paper)
        if view.needed is not None:
            self._see(paper, view.needed, say("plan-keep-needs"))
            return
        sent_plans.ask_to_keep(paper, self._turn.now)
        self._turn.answer(say("plan-being-kept"))

    def _workbook(self, paper: SentPlan) -> None:
        sent_workbooks.ask(paper, self._turn.now)
        self._turn.answer(say("plan-workbook-coming"))

    def _drop_shown(self, paper: SentPlan) -> None:
        """Let go of it; where places were answered, only by another tap, since the answers go with it."""
        if not paper.corrections:
            self._drop(paper)
            return
        token = plan_shown.shown(paper).token
        last = [choice("choice-plan-drop-surely", token("gone")), choice("choice-plan-summary", token("sum"))]
        self._turn.answer(say("plan-drop-sure", name=_called(paper), places=len(paper.corrections)), choices=[last])

    def _drop(self, paper: SentPlan) -> None:
        sent_plans.drop(paper)
        self._turn.answer(say("plan-dropped", name=_called(paper)))

    def _drop_unread(self, paper_id: int) -> None:
        """Let go of what was refused, or is still being gathered or recognised."""
        self._drop(
            sent_plans.own(
                self._tx, self._turn.caller, paper_id, PaperStage.ASKED, PaperStage.SCANNING, PaperStage.GATHERING
            )
        )

    # One place --------------------------------------------------------------------------------------------------

    def _see_first(self, paper: SentPlan) -> None:
        view = plan_shown.shown(paper)
        if not view.doubts:
            raise Refused("button-stale")
        self._see(paper, next(iter(view.unseen), view.doubts[0]))

    def _see(self, paper: SentPlan, number: int, *before: Part) -> None:
        """A place to look at; recognised rows together with the others of their page."""
        view = plan_shown.shown(paper)
        rows = plan_view.alike(view, number) if view.places[number].field == ROW else []
        if len(rows) > 1 and number in rows:
            self._see_together(view, number, rows, *before)
        else:
            self._see_one(paper, number, *before)

    def _see_together(self, view: Shown, number: int, numbers: Sequence[int], *before: Part) -> None:
        lines = plan_view.alike_lines(view, numbers, self._turn.commune)
        self._turn.answer(*before, *lines, choices=plan_view.alike_choices(view, number, len(numbers)))

    def _see_one(self, paper: SentPlan, number: int, *before: Part) -> None:
        view = plan_shown.shown(paper)
        if view.places[number].can_be_typed:
            self._ask_about(paper, number)
        lines = plan_view.place_lines(view, number, self._turn.commune)
        self._turn.answer(*before, *lines, choices=plan_view.place_choices(view, number))

    def _ask_about(self, paper: SentPlan, number: int) -> None:
        self._turn.ask(kind=_ASKED_PLACE, paper=paper.id, revision=paper.revision, place=number)

    def _tapped(self, paper: SentPlan, number: int, what: str) -> None:
        place = plan_shown.shown(paper).places[number]
        if not _offers(place, what):
            raise Refused("button-stale")
        before = plan_shown.shown(paper).said.get(place.key)
        if before is not None and before.answer is Answer.EDITING and what == "ok":
            self._record(paper, number, replace(before, answer=Answer.CORRECTED))
        else:
            self._record(paper, number, Correction(answer=_TAPS[what]))

    def _together(self, paper: SentPlan, number: int, what: str, last: int | None = None) -> None:
        """Places asked for one reason: shown together, and then, by another tap, all of them right.

        Of recognised rows only those up to the `last` that was shown are right: others follow when these are settled.
        """
        view = plan_shown.shown(paper)
        numbers = [n for n in plan_view.alike(view, number) if last is None or n <= last]
        if not numbers or (view.places[number].field == ROW and what == "all" and last is None):
            raise Refused("button-stale")
        if what == "alike":
            self._see_together(view, number, numbers)
            return
        for one in numbers:
            sent_plans.answer(paper, view.places[one], Correction(answer=Answer.ACCEPTED), self._turn.now)
        self._go_on(paper, number, say("plan-noted-all-right", places=len(numbers)))

    def _say_phrase(self, paper: SentPlan, number: int, which: int) -> None:
        view = plan_shown.shown(paper)
        phrases = suggestions(view.places[number], view.year)
        if which >= len(phrases):
            raise Refused("button-stale")
        said = sent_plans.read_answer(self._tx, self._turn.caller, paper, view.places[number], phrases[which])
        if not isinstance(said, Correction):
            raise Refused("button-stale")
        self._record(paper, number, said)

    # A new version ----------------------------------------------------------------------------------------------

    def _changes(self, paper: SentPlan, page: int) -> None:
        view = plan_shown.shown(paper)
        if not amend_view.is_version(view.facts) or page >= amend_view.pages(view.facts):
            raise Refused("button-stale")
        lines = amend_view.page(view.facts, page, self._turn.commune)
        self._turn.answer(*lines, choices=amend_view.page_choices(view, page))

    def _choose(self, paper: SentPlan, number: int, which: int) -> None:
        place = plan_shown.shown(paper).places[number]
        if which >= len(place.options):
            raise Refused("button-stale")
        self._record(paper, number, option(place, which))

    # Beside the table -------------------------------------------------------------------------------------------

    def _body(self, paper: SentPlan) -> None:
        """All that the plan says beside its table."""
        view = plan_shown.shown(paper)
        if not view.offers:
            raise Refused("button-stale")
        self._turn.answer(*offer_view.whole(view, self._turn.commune), choices=offer_view.whole_choices(view))

    def _take_offers(self, paper: SentPlan) -> None:
        """Follow all that is clear; the rest is asked one by one."""
        view = plan_shown.shown(paper)
        numbers = offer_view.clear(view)
        if not numbers:
            raise Refused("button-stale")
        self._answer_offers(paper, numbers, Answer.ACCEPTED, say("offers-noted-taken", places=len(numbers)))

    def _leave_offers(self, paper: SentPlan) -> None:
        view = plan_shown.shown(paper)
        numbers = view.unseen_offers
        if not numbers:
            raise Refused("button-stale")
        self._answer_offers(paper, numbers, Answer.LATER, say("offers-noted-later", places=len(numbers)))

    def _answer_offers(self, paper: SentPlan, numbers: list[int], answer: Answer, told: Part) -> None:
        view = plan_shown.shown(paper)
        for number in numbers:
            sent_plans.answer(paper, view.places[number], Correction(answer=answer), self._turn.now)
        self._go_on(paper, numbers[0], told)

    def _more_goals(self, paper: SentPlan, number: int, first: int) -> None:
        view = plan_shown.shown(paper)
        place = view.places[number]
        if place.field != GOALS or first >= len(place.names):
            raise Refused("button-stale")
        self._ask_about(paper, number)
        lines = offer_view.place_lines(view, number, self._turn.commune, first)
        self._turn.answer(*lines, choices=offer_view.place_choices(view, number, first))

    def _are_one(self, paper: SentPlan, number: int, which: int) -> None:
        """Two names of the proposed register are one body."""
        place = plan_shown.shown(paper).places[number]
        words = register_view.one_body(place, which) if place.field in BODIES else None
        said = sent_plans.read_answer(self._tx, self._turn.caller, paper, place, words) if words else None
        if not isinstance(said, Correction):
            raise Refused("button-stale")
        self._record(paper, number, said)

    def _each_member(self, paper: SentPlan, number: int) -> None:
        """Every body that the register has of the group gets work of its own."""
        place = plan_shown.shown(paper).places[number]
        said = sent_plans.read_answer(self._tx, self._turn.caller, paper, place, _EVERYBODY) if place.members else None
        if not isinstance(said, Correction):
            raise Refused("button-stale")
        self._record(paper, number, said)

    # Words typed ------------------------------------------------------------------------------------------------

    def _ask_part(self, paper: SentPlan, number: int, which: int) -> None:
        """Ask for the words that a part of a recognised row should be."""
        place = plan_shown.shown(paper).places[number]
        if which >= len(parts_of(place)):
            raise Refused("button-stale")
        self._turn.ask(kind=_ASKED_PLACE, paper=paper.id, revision=paper.revision, place=number, part=which)
        back = choice("choice-plan-back", plan_shown.shown(paper).token("row", number))
        how = say("plan-type-deadline") if which == 0 else say("plan-type-leads")
        self._turn.answer(how, choices=[[back]])

    def _answers_place(self, asked: dict[str, Any]) -> bool:
        """Words typed at a place. What cannot be read is asked again, unless it plainly speaks of something else."""
        paper = sent_plans.own(self._tx, self._turn.caller, asked["paper"], PaperStage.SHOWN)
        text, number = self._turn.incoming.text.strip(), asked["place"]
        place = plan_shown.shown(paper).places[number]
        part = asked.get("part")
        tap = _tap_of(place, fold(text).strip(" .!")) if part is None else None
        if part is not None:
            place = parts_of(place)[part]
        if tap and _offers(place, tap):
            self._tapped(paper, number, tap)
            return True
        said = sent_plans.read_answer(self._tx, self._turn.caller, paper, place, text)
        if isinstance(said, Correction):
            self._record(paper, number, said, place)
            return True
        if WorkTalk(self._turn).understood().actions:
            return False
        self._see_one(paper, number, say("plan-not-understood", words=text, doubt=doubt_words(said)))
        return True

    def _record(self, paper: SentPlan, number: int, said: Correction, part: Place | None = None) -> None:
        """Remember it, read it back, and go on to the next place that nobody looked at."""
        whole = plan_shown.shown(paper).places[number]
        place = part or whole
        sent_plans.answer(paper, place, said, self._turn.now)
        self._turn.stop_asking()
        told = plan_view.noted(place, said, self._turn.commune)
        if paper.stage is not PaperStage.SHOWN:
            again = say("amend-being-compared") if place.options else say("plan-being-read", name=_called(paper))
            self._turn.answer(told, again)
            return
        if said.answer is Answer.EDITING:
            self._see(paper, number)
            return
        if place.key != whole.key:
            self._see_one(paper, number)  # the rest of the row may still be wrong; what was said stands there too
            return
        self._go_on(paper, number, told)

    def _go_on(self, paper: SentPlan, number: int, told: Part) -> None:
        view = plan_shown.shown(paper)
        left = view.open_among(view.beside(number))
        following = [n for n in left if n > number] or left
        if following:
            self._see(paper, following[0], told, say("plan-places-left", places=len(left)))
        else:
            self._summary(paper, told)


_TAPS = {"ok": Answer.ACCEPTED, "later": Answer.LATER, "out": Answer.LEFT_OUT, "same": Answer.SAME}


def _called(paper: SentPlan) -> Part | str:
    return paper.name or say("file-nameless")


def _tap_of(place: Place, words: str) -> str | None:
    """The button that typed words stand for at a place."""
    if place.field in BODY:
        return (_ANSWERS | _OF_OFFERS).get(words)
    if place.field in BODIES:
        return (_ANSWERS | _OF_BODIES).get(words)
    return "ok" if place.field == GROUP and words == "theo doi chung" else _ANSWERS.get(words)


def _offers(place: Place, what: str) -> bool:
    """Whether a place can be said to be right ("ok"), left for later, left out, or the same as a task of the table."""
    match what:
        case "ok":
            return place.can_be_accepted
        case "out":
            return place.field in BODY
        case "same":
            return place.field == DUTY and bool(place.tasks)
    return not place.is_needed


def _stale(_: SentPlan) -> None:
    raise Refused("button-stale")
