"""The conversation, identical on every network: who speaks, what they mean, what is done, what they hear."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from actions import delivery, deputies, intake, joining, keeping, outgoing, people, periods, plan_pages, worklists
from actions.joining import Door, Knocking
from actions.messages import Abilities, Incoming, IncomingKind
from actions.refusals import Refused
from actions.wording import Meaning, choice, meaning, say
from actions.worklist import letter
from bot.command_talk import CommandTalk
from bot.condition_talk import ConditionTalk
from bot.edited_talk import EditedTalk
from bot.evidence_talk import EvidenceTalk
from bot.form_talk import FormTalk
from bot.goal_talk import GoalTalk
from bot.going_live_talk import GoingLiveTalk
from bot.group_chat_talk import in_group
from bot.group_talk import GroupTalk
from bot.guide_talk import GuideTalk
from bot.milestone_talk import MilestoneTalk
from bot.people_talk import PeopleTalk
from bot.plan_paper_talk import PlanPaperTalk
from bot.plan_talk import PlanTalk
from bot.reading_talk import ReadingTalk
from bot.reception import Handled
from bot.report_talk import ReportTalk
from bot.said import noting
from bot.sample_talk import SampleTalk
from bot.score_talk import ScoreTalk
from bot.slip_talk import SlipTalk
from bot.standing_talk import StandingTalk
from bot.summary_talk import SummaryTalk
from bot.template_talk import TemplateTalk
from bot.turn import Turn, number_in
from bot.work_talk import WorkTalk
from bot.work_view import WorkView, in_rows
from db import outbox
from db import people as register
from db.models import Plan
from db.people import Caller
from plans.access import Act, may
from plans.calendar import in_vietnam
from plans.secrecy import bears_secret_mark, names_secret_file
from plans.text import fold

log = logging.getLogger(__name__)

_CODE = re.compile(r"\D*(\d{3})[ .-]?(\d{3})\D*")
_COMMAND = re.compile(r"/([A-Za-z_]+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_SHARE = choice("choice-share-phone", "phone")
_START_WORDS = frozenset({"bat dau", "bat dau nhac viec", "bat dau ke hoach"})


class Conversation:
    """Handles what people do, one update at a time, inside the caller's transaction. Sends nothing itself."""

    def __init__(
        self,
        key: bytes,
        abilities: Mapping[tuple[str, str], Abilities],
        language: str = "vi",
        link: Callable[[str, str, str], str | None] = lambda channel, bot, payload: None,
    ) -> None:
        """`link` makes what opens a chat with a bot (network, name) and hands it a payload."""
        self._link = link
        self._key = key
        self._abilities = abilities
        self._language = language

    def handle(self, tx: Session, incoming: Incoming, now: datetime) -> Handled:
        """Do what the update asks for and lay the answer into the outbox."""
        if incoming.kind is IncomingKind.MIGRATED and incoming.migrated_to:
            delivery.moved(tx, incoming.channel, incoming.bot, incoming.chat, incoming.migrated_to)
            return Handled()
        if incoming.group:
            self._in_group(tx, incoming, now)
            return Handled(redact=True)
        if incoming.kind in (IncomingKind.BLOCKED, IncomingKind.UNBLOCKED):
            return Handled(commune_id=self._reachability(tx, incoming, now))
        caller = register.caller(tx, incoming.channel, incoming.bot, incoming.chat)
        if caller is None:
            redact = incoming.contact is not None or _is_secret(incoming)
            return Handled(commune_id=self._stranger(tx, incoming, now), redact=redact)
        people.seen(tx, caller.address, now)
        caller = deputies.standing_in(tx, caller, now)
        turn = Turn(tx=tx, caller=caller, incoming=incoming, now=now, abilities=self._abilities_of(incoming))
        if keeping.is_of_refused_album(tx, caller, incoming.album):
            return Handled(commune_id=caller.commune.id, redact=True)
        if _is_secret(incoming):
            self._refuse_secret(turn)
            return Handled(commune_id=caller.commune.id, redact=True)
        self._member(turn)
        return Handled(commune_id=caller.commune.id, redact=incoming.contact is not None)

    def apologise(self, tx: Session, incoming: Incoming, now: datetime) -> None:
        """The update could not be handled: say honestly that nothing was recorded."""
        self._say_to_chat(tx, incoming, "sorry-not-recorded", f"sorry:{_key_of(incoming)}", now)

    def _abilities_of(self, incoming: Incoming) -> Abilities:
        return self._abilities[(incoming.channel, incoming.bot)]

    # Strangers, groups, reachability ----------------------------------------------------------------------------

    def _stranger(self, tx: Session, incoming: Incoming, now: datetime) -> int | None:
        """An invitation opens the door. Everybody else gets one polite sentence a day and learns nothing."""
        knocking, secret = _knocking(incoming), incoming.start or _code_in(incoming.text)
        answer = f"answer:{_key_of(incoming)}"
        if incoming.kind is IncomingKind.MESSAGE and (secret or incoming.contact is not None):
            try:
                entered = self._knocks(tx, incoming, secret, now)
            except Refused as refused:
                again = refused.key == "phone-not-own"
                self._put(tx, incoming, meaning(say(refused.key), phone=_SHARE if again else None), answer, now)
                return None
            if isinstance(entered, Caller):
                people.welcome(tx, entered, now, _key_of(incoming))
                return entered.commune.id
            if entered is not None:
                self._put(tx, incoming, self._at_the_door(incoming, entered), answer, now)
                return None
            if secret:
                self._say_to_chat(tx, incoming, "stranger-wrong-code", answer, now)
                return None
        if joining.awaits_phone(tx, knocking):
            self._put(tx, incoming, self._at_the_door(incoming, Door.PHONE), answer, now)
            return None
        day = in_vietnam(now).date().isoformat()
        self._say_to_chat(
            tx, incoming, "stranger", f"stranger:{incoming.channel}:{incoming.bot}:{incoming.chat}:{day}", now
        )
        return None

    def _knocks(self, tx: Session, incoming: Incoming, secret: str | None, now: datetime) -> Caller | Door | None:
        """Somebody shows an invitation, or the phone number that it asks for."""
        if incoming.contact is not None:
            phone, own = incoming.contact.phone, incoming.contact.own
            return joining.show_phone(tx, _knocking(incoming), phone, own=own, now=now, language=self._language)
        return joining.accept(tx, _knocking(incoming), secret or "", self._key, now, self._language)

    def _at_the_door(self, incoming: Incoming, door: Door) -> Meaning:
        if door is not Door.PHONE:
            return meaning(say(f"join-{door.value}"))
        if not self._abilities_of(incoming).contacts:
            return meaning(say("phone-not-here"))
        return meaning(say("phone-please"), phone=_SHARE)

    def _say_to_chat(self, tx: Session, incoming: Incoming, sentence: str, key: str, now: datetime) -> None:
        self._put(tx, incoming, meaning(say(sentence), press=incoming.press_reference), key, now)

    def _put(self, tx: Session, incoming: Incoming, what: Meaning, key: str, now: datetime) -> None:
        outbox.put(
            tx, key=key, kind="answer", meaning=what, commune_id=None, person_id=None, channel=incoming.channel,
            bot=incoming.bot, chat=incoming.chat, language=self._language, now=now, priority=outbox.ANSWER,
            group=incoming.group,
        )  # fmt: skip

    def _in_group(self, tx: Session, incoming: Incoming, now: datetime) -> None:
        """Nothing about anybody's work is said where others read along; a group that is nobody's hears once a day where
        we talk."""
        told = in_group(tx, incoming, self._key, now)
        if told:
            key = f"answer:{_key_of(incoming)}"
            self._put(tx, incoming, meaning(*told, press=incoming.press_reference), key, now)
        elif told is None:
            day = in_vietnam(now).date().isoformat()
            self._say_to_chat(tx, incoming, "group-private-only", f"group:{incoming.bot}:{incoming.chat}:{day}", now)

    def _reachability(self, tx: Session, incoming: Incoming, now: datetime) -> int | None:
        address = register.address_of_chat(tx, incoming.channel, incoming.bot, incoming.chat)
        if address is None:
            return None
        blocked = incoming.kind is IncomingKind.BLOCKED
        (people.address_dead if blocked else people.address_alive)(tx, address, now)
        return address.commune_id

    # Members ----------------------------------------------------------------------------------------------------

    def _member(self, turn: Turn) -> None:
        noting(turn, self._take_kindly)

    def _take_kindly(self, turn: Turn) -> None:
        try:
            self._take(turn)
        except Refused as refused:
            turn.answer(say(refused.key, **refused.values))

    def _refuse_secret(self, turn: Turn) -> None:
        """Nothing of it is kept or passed on; that something was refused is recorded, and no more."""
        keeping.refuse_secret(turn.tx, turn.caller, turn.incoming.album, turn.now, has_file=bool(turn.incoming.files))
        plan_pages.refuse_secret(turn.tx, turn.caller, turn.incoming.album)
        turn.answer(say("secret-file-refused" if turn.incoming.files else "secret-words-refused"))

    def _take(self, turn: Turn) -> None:
        incoming = turn.incoming
        if incoming.press is not None:
            self._press(turn, incoming.press)
        elif incoming.kind is IncomingKind.EDITED:
            EditedTalk(turn, self._take).changed()
        elif incoming.start or incoming.contact is not None:
            self._second_invitation(turn, incoming.start)
        elif command := _COMMAND.fullmatch(incoming.text.strip()):
            self._command(turn, command[1].lower(), (command[2] or "").strip())
        else:
            self._words(turn)

    def _words(self, turn: Turn) -> None:
        if not any(reads() for reads in self._rooms(turn)):
            WorkTalk(turn).words()

    def _report(self, turn: Turn, words: str) -> None:
        """/baocao: what is behind it as a report on one's work; else the report of a period, or what to report on."""
        if words and not periods.names_period(words):
            self._words(replace(turn, incoming=replace(turn.incoming, text=words)))
        elif may(turn.held, Act.SEE_COMMUNE_LIST, None):
            ReportTalk(turn).show(words)
        elif words:
            SummaryTalk(turn).answer(words)
        else:
            WorkView(turn).list_work(opening=[say("report-on-which")])

    def _rooms(self, turn: Turn) -> Sequence[Callable[[], bool]]:
        """Who may know what the words mean, in order; each says whether it has answered."""
        return (
            EditedTalk(turn, self._take).words,
            lambda: self._takes_code(turn),
            EvidenceTalk(turn).words,
            lambda: self._office_words(turn),
            TemplateTalk(turn).words,
            FormTalk(turn).words,
            PlanTalk(turn).starts_next_year,
            PlanTalk(turn).words,
            GoingLiveTalk(turn).words,
            MilestoneTalk(turn).words,
            ConditionTalk(turn).words,
            GroupTalk(turn).words,
            GoalTalk(turn).words,
            StandingTalk(turn).words,
            SummaryTalk(turn).words,
            ReportTalk(turn).words,
            PlanPaperTalk(turn).words,
            PeopleTalk(turn, self._key, self._link).words,
            ScoreTalk(turn).words,
            CommandTalk(turn, self._key).words,
            ReadingTalk(turn).words,
            SlipTalk(turn).words,
            PlanTalk(turn).unclear_words,
        )

    def _takes_code(self, turn: Turn) -> bool:
        """Six digits of an invitation give a member one more role; other six digits are words like any."""
        code = _code_in(turn.incoming.text)
        if code is None or not joining.opens(turn.tx, code, self._key, turn.now):
            return False
        self._second_invitation(turn, code)
        return True

    def _second_invitation(self, turn: Turn, payload: str | None) -> None:
        entered = self._knocks(turn.tx, turn.incoming, payload, turn.now)
        if entered is None:
            turn.answer(say("invite-used" if payload else "contact-not-asked"))
        elif isinstance(entered, Caller):
            people.welcome(turn.tx, entered, turn.now, turn.key)
        else:
            outgoing.answer(turn.tx, turn.caller, turn.key, self._at_the_door(turn.incoming, entered), turn.now)

    def _command(self, turn: Turn, name: str, words: str) -> None:
        known: dict[str, Callable[[], None]] = {
            "start": lambda: people.welcome(turn.tx, turn.caller, turn.now, turn.key),
            "viec": lambda: WorkView(turn).list_work(),
            "baocao": lambda: self._report(turn, words),
            "tonghop": lambda: SummaryTalk(turn).answer(words),
            "huongdan": lambda: GuideTalk(turn).show(),
            "help": lambda: GuideTalk(turn).show(),
            "batdau": lambda: self._start_plans(turn),
            "cho": lambda: WorkView(turn).list_waiting(),
            "chamdiem": lambda: ScoreTalk(turn).show(),
        }
        turn.stop_asking()
        known.get(name, lambda: turn.answer(say("unknown-command"), choices=[[choice("choice-help", "help")]]))()

    def _press(self, turn: Turn, token: str) -> None:
        verb, _, rest = token.partition(".")
        known: dict[str, Callable[[], None]] = {
            "help": lambda: GuideTalk(turn).show(),
            "guide": lambda: GuideTalk(turn).press(rest),
            "list": lambda: WorkView(turn).list_work(number_in(rest) if rest else 0),
            "summary": lambda: SummaryTalk(turn).answer(""),
            "figure": lambda: SummaryTalk(turn).press_figure(rest),
            "paper": lambda: SummaryTalk(turn).press_paper(rest),
            "byplan": lambda: PlanPaperTalk(turn).press_list(rest),
            "close": lambda: ReportTalk(turn).press_close(rest),
            "closed": lambda: ReportTalk(turn).press_closed(rest),
            "reopen": lambda: ReportTalk(turn).press_reopen(rest),
            "reopened": lambda: ReportTalk(turn).press_reopened(rest),
            "start": lambda: self._start_plans(turn, number_in(rest) if rest else None),
            "plan": lambda: PlanTalk(turn).press(rest),
            "waiting": lambda: WorkView(turn).list_waiting(),
            "before": lambda: GoingLiveTalk(turn).press(rest),
            "meet": lambda: ConditionTalk(turn).press(rest),
            "met": lambda: ConditionTalk(turn).press_printed(rest),
            "year": lambda: MilestoneTalk(turn).press(rest),
            "group": lambda: GroupTalk(turn).press(rest),
            "beside": lambda: GoalTalk(turn).press_later(rest),
            "goals": lambda: GoalTalk(turn).list_goals(number_in(rest)),
            "sample": lambda: SampleTalk(turn).press(rest),
            "score": lambda: ScoreTalk(turn).press(rest),
            "template": lambda: TemplateTalk(turn).press(rest),
            "form": lambda: FormTalk(turn).press(rest),
            "package": lambda: SummaryTalk(turn).press_package(rest),
            "standing": lambda: StandingTalk(turn).press(rest),
            "shadow": lambda: self._back_to_shadow(turn, number_in(rest)),
        }
        rooms = (
            PeopleTalk(turn, self._key, self._link), ReadingTalk(turn), EvidenceTalk(turn),
            EditedTalk(turn, self._take), CommandTalk(turn, self._key),
        )  # fmt: skip
        if verb in known:
            known[verb]()
        elif not any(room.press(verb, rest) for room in rooms):
            WorkTalk(turn).press(verb, rest)

    # The standing office ----------------------------------------------------------------------------------------

    def _office_words(self, turn: Turn) -> bool:
        """What only the standing office says, and no officer could mean as a report."""
        if fold(turn.incoming.text).strip(" .!") in _START_WORDS and may(turn.held, Act.START_PLAN, None):
            self._start_plans(turn)
            return True
        return False

    def _start_plans(self, turn: Turn, plan_id: int | None = None) -> None:
        """Start one plan, 0: all that wait; where it was not said which, and several wait, ask."""
        self._must(turn, Act.START_PLAN)
        waiting = intake.waiting_plans(turn.tx, turn.commune)
        if plan_id is None and len(waiting) > 1:
            self._ask_which_plan(turn, waiting)
            return
        started = intake.start(turn.tx, turn.commune, turn.person.id, turn.now, plan_id or None)
        turn.answer(
            *[say("plan-started", **plan.places) for plan in started],
            *[say("plan-carries-on", count=plan.carried_on) for plan in started if plan.carried_on],
            choices=[
                *[[choice("choice-pause", f"shadow.{plan.plan}")] for plan in started],
                *([[choice("choice-waiting", "waiting")]] if worklists.waiting(turn.tx, turn.commune) else []),
            ],
        )

    def _ask_which_plan(self, turn: Turn, waiting: Sequence[Plan]) -> None:
        lines = [say("start-line", letter=letter(n), title=plan.title) for n, plan in enumerate(waiting)]
        buttons = [choice("choice-number", f"start.{plan.id}", number=letter(n)) for n, plan in enumerate(waiting)]
        all_of_them = [choice("choice-start-all", "start.0", count=len(waiting))]
        turn.answer(say("start-which", count=len(waiting)), *lines, choices=[*in_rows(buttons), all_of_them])

    def _back_to_shadow(self, turn: Turn, plan_id: int) -> None:
        self._must(turn, Act.START_PLAN)
        plan = intake.pause(turn.tx, turn.commune, plan_id, turn.person.id, turn.now)
        turn.answer(say("plan-paused", title=plan.title), choices=[[choice("choice-start", "start")]])

    def _must(self, turn: Turn, act: Act) -> None:
        if not may(turn.held, act, None):
            raise Refused("not-allowed")


def _key_of(incoming: Incoming) -> str:
    return f"{incoming.channel}:{incoming.bot}:{incoming.key}"


def _knocking(incoming: Incoming) -> Knocking:
    return Knocking(channel=incoming.channel, bot=incoming.bot, chat=incoming.chat, name=incoming.user_name)


def _is_secret(incoming: Incoming) -> bool:
    names = [file.name for file in incoming.files if file.name]
    return bears_secret_mark(incoming.text) or any(names_secret_file(name) for name in names)


def _code_in(text: str) -> str | None:
    """Six digits, however a person groups them, with nothing else numeric around."""
    match = _CODE.fullmatch(text.strip())
    return match[1] + match[2] if match else None
