"""Talking about the template of reports: the one in use, a changed one that is sent, the one before, ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from actions import papers, periods, report_templates, sent_plans, sent_templates
from actions.messages import FileKind, FileRef
from actions.refusals import Refused
from actions.report_templates import TemplatePaper
from actions.wording import Part, choice, say
from bot.turn import Turn, number_in
from bot.work_talk import WorkTalk
from plans.access import Act, may
from plans.text import fold

_TEMPLATE = r"mau (?:(?:word )?(?:cua )?bao cao|word)(?: (?:word|cua xa))*"
_SEES = re.compile(
    rf"(?:(?:cho (?:toi |em |minh )?)?(?:xem|tai|lay|gui|doi|thay|sua)(?: (?:cho )?(?:toi|em|minh))? )?{_TEMPLATE}"
    r"(?: (?:hien nay|hien tai|dang dung|bay gio))?"
)
_BEFORE = re.compile(r"(?:dung|lay|quay|tro)? ?(?:lai|ve) mau (?:bao cao )?(?:truoc|cu)(?: (?:do|day))?")
_OURS = re.compile(
    r"(?:(?:dung|ve|quay ve|tro ve)(?: lai)? )?mau (?:bao cao )?"
    r"(?:(?:co san|goc|mac dinh)(?: cua nhac viec)?|cua nhac viec)"
)
_TAKES = re.compile(r"dung mau (?:nay|moi|vua gui)")
# In a caption or in a file's name ("mau-bao-cao.docx").
_SAYS_TEMPLATE = re.compile(r"(?<![a-z])mau[ _.-]*(?:word[ _.-]*)?bao[ _.-]*cao(?![a-z])")
_WORD_FILE = re.compile(r"\.do[ct][xm]?$", re.IGNORECASE)
_ASKED, _CHANGED_WITHIN = "template", timedelta(hours=2)


class TemplateTalk:
    """One turn of the standing office about the template of its reports; another one is used after a yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx

    def words(self) -> bool:
        """Take the message if it brings a template, or asks for one."""
        incoming = self._turn.incoming
        if not may(self._turn.held, Act.CHANGE_SETTINGS, None):
            return False
        if incoming.files:
            file = incoming.files[0]
            return len(incoming.files) == 1 and self._may_be_template(file) and self._takes_file(file)
        said = fold(incoming.text).strip(" .!?")
        known: tuple[tuple[re.Pattern[str], Callable[[], object]], ...] = (
            (_SEES, self._see), (_BEFORE, self._before), (_OURS, self._ours), (_TAKES, self._take_latest),
        )  # fmt: skip
        answer = next((does for pattern, does in known if pattern.fullmatch(said)), None)
        if answer is None:
            return False
        answer()
        return True

    def press(self, rest: str) -> None:
        """A button of the template."""
        self._turn.must(Act.CHANGE_SETTINGS)
        what, _, paper = rest.partition(".")
        plain: Mapping[str, Callable[[], object]] = {"see": self._see, "before": self._before, "ours": self._ours}
        if what in plain:
            plain[what]()
        elif what == "take":
            self._take(number_in(paper))
        elif what == "leave":
            sent_templates.leave(self._tx, self._turn.caller, number_in(paper))
            self._turn.answer(say("template-left"))
        else:
            raise Refused("button-stale")

    # A template that is sent ------------------------------------------------------------------------------------

    def _may_be_template(self, file: FileRef) -> bool:
        """It says that it is one, or is a Word file that comes after the template was asked for; and is nothing about
        work."""
        if file.kind is not FileKind.DOCUMENT or (file.size or 0) > self._turn.abilities.max_file:
            return False  # too large for anything; that is said where evidence is taken
        asked, caption = self._turn.asked().get("kind"), self._turn.incoming.text
        follows = asked == _ASKED and _WORD_FILE.search(file.name or "") is not None
        work = WorkTalk(self._turn)
        if asked == "proof" or work.replies_to_item or not (self._says_template(file) or follows):
            return False
        return not caption.strip() or bool(_SAYS_TEMPLATE.search(fold(caption))) or not work.understood().actions

    def _says_template(self, file: FileRef) -> bool:
        return any(_SAYS_TEMPLATE.search(fold(words)) for words in (self._turn.incoming.text, file.name or ""))

    def _takes_file(self, file: FileRef) -> bool:
        incoming = self._turn.incoming
        paper = sent_plans.note(
            self._tx, self._turn.caller, file, incoming.text, incoming.key, self._turn.now, sure=True,
            message=incoming.message,
        )  # fmt: skip
        name = file.name or say("file-nameless")
        if self._says_template(file):
            paper.found = {sent_plans.TEMPLATE: True}
            self._turn.answer(say("template-being-read", name=name))
        else:  # known by its places when it is read; it may be a plan after all
            self._turn.answer(say("plan-being-read", name=name))
        return True

    def _take_latest(self) -> None:
        paper = sent_templates.latest(self._tx, self._turn.caller)
        if paper is None:
            self._turn.answer(say("template-none-sent"), choices=[[choice("choice-template", "template.see")]])
        else:
            self._take(paper)

    def _take(self, paper: int) -> None:
        sent_templates.take(self._tx, self._turn.caller, paper, self._turn.now)
        self._turn.stop_asking()
        self._turn.answer(say("template-taken"), choices=self._ways_on())

    # Those that there are ---------------------------------------------------------------------------------------

    def _see(self) -> None:
        """The template in use; what is sent next may be the changed one."""
        turn = self._turn
        turn.ask(_CHANGED_WITHIN, kind=_ASKED)
        turn.answer(say("paper-coming-template"))
        of = periods.wanted_period(turn.tx, turn.commune, "", turn.today)
        papers.ask(turn.tx, turn.caller, TemplatePaper.PRESENT, of, turn.key, turn.now)

    def _before(self) -> None:
        report_templates.go_back(self._tx, self._turn.commune, self._turn.now, self._turn.person.id)
        self._told_in_use()

    def _ours(self) -> None:
        report_templates.give_up(self._tx, self._turn.commune, self._turn.now, self._turn.person.id)
        self._told_in_use()

    def _told_in_use(self) -> None:
        own = report_templates.own(self._turn.commune)
        told = say("template-now-own") if own is not None else say("template-now-ours")
        self._turn.answer(told, choices=self._ways_on())

    def _ways_on(self) -> list[list[Part]]:
        return [*report_templates.ways_on(self._turn.commune), [choice("choice-template", "template.see")]]
