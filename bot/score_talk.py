"""Talking about self-scoring: where the commune stands, the workbook, the goal, and the yes to what was sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from actions import packages, score_book, score_goals, scoring, sent_scores
from actions.packages import PackageKind
from actions.refusals import Refused
from actions.wording import Part, choice, say
from bot.turn import Turn, number_in
from db.models import ScoreScheme
from plans.access import Act, may
from plans.commands import NO, YES
from plans.deadline_placing import PLAN_YEARS
from plans.scoring import shown
from plans.text import fold

_ASKS = re.compile(
    r"(?:xem |cho xem |bang )?(?:diem )?(?:tu cham|cham diem|tu cham diem)(?: diem)?(?: (?:chi so|par).*)?"
    r"|(?:xem |diem |bang diem )?(?:chi so (?:cai cach hanh chinh|cchc)|par ?index)(?: (?:the nao|den dau roi))?"
)
_GOAL = re.compile(
    r"(?:dat )?muc tieu (?:chi so|par ?index|cham diem|tu cham)(?: la)? (\d{1,3}(?:[.,]\d{1,2})?)(?: diem)?"
)
# "gắn tiêu chí II.1 với mục tiêu 3", "tiêu chí II.1 theo mục tiêu 2, 3", "tiêu chí II.1 bỏ mục tiêu".
_CRITERION = r"tieu chi (?:so )?(?P<code>[a-z0-9]+(?:[./][a-z0-9]+)*)"
_LINKS = re.compile(
    rf"(?:(?:gan|lien ket|noi|ghep) )?{_CRITERION}"
    r" (?:(?:gan|lien ket|noi|ghep|theo|ung|dung)(?: (?:voi|vao|theo))?|voi|vao)"
    r" (?:cac )?muc tieu (?:so )?(?P<numbers>(?:mt)?\d{1,3}(?:(?: ?[,;] ?| va )(?:mt)?\d{1,3})*)"
)
_UNLINKS = re.compile(
    rf"(?=.*\bmuc tieu\b)(?:bo muc tieu (?:khoi|cua) )?{_CRITERION}(?: (?:bo|thoi|khong theo) muc tieu)?"
)
_ASKED_LINK = "score-link"
_KINDS = {"book": PackageKind.SCORE_BOOK, "package": PackageKind.SCORE_EVIDENCE}
_BARE_YEAR = re.compile(r"(?:nam )?(20\d\d)")


class ScoreTalk:
    """One turn about self-scoring. Leaders may look; what is changed needs the standing office's yes."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def words(self) -> bool:
        """Take the message if it is about self-scoring."""
        if self._turn.incoming.files:
            return False
        said = fold(self._turn.incoming.text).strip(" .!?")
        if self._turn.asked().get("kind") == sent_scores.YEAR and (year := _BARE_YEAR.fullmatch(said)):
            self._is_of_year(self._turn.asked()["scheme"], int(year[1]))
        elif match := _GOAL.fullmatch(said):
            self._set_goal(Decimal(match[1].replace(",", ".")))
        elif match := _LINKS.fullmatch(said) or _UNLINKS.fullmatch(said):
            named = match.groupdict().get("numbers") or ""
            self._asks_link(match["code"], [int(number) for number in re.findall(r"\d+", named)])
        elif self._turn.asked().get("kind") == _ASKED_LINK and said in YES | NO:
            self._link() if said in YES else self._leave_link()
        elif _ASKS.fullmatch(said):
            self.show()
        else:
            return False
        return True

    def show(self) -> None:
        """Where the commune stands."""
        self._must(Act.ASK_SUMMARY)
        row = scoring.scheme_for(self._turn.tx, self._turn.commune)
        self._turn.answer(
            *scoring.overview(self._turn.tx, self._turn.commune, row, self._turn.now),
            choices=_papers(row) if self._may_score else [],
        )

    def press(self, rest: str) -> None:
        """A button of self-scoring, with the ids that it carries."""
        what, *ids = rest.split(".")
        self._must(Act.SCORE)
        numbers = [number_in(part) for part in ids]
        if what in ("link", "nolink") and not numbers:
            self._link() if what == "link" else self._leave_link()
        elif what == "ok" and len(numbers) == 1:
            self._approve(numbers[0])
        elif what == "no" and len(numbers) == 1:
            self._drop(numbers[0])
        elif what == "take" and len(numbers) == 2:
            self._take(*numbers)
        elif what in _KINDS and len(numbers) == 1:
            self._wants(what)
        else:
            raise Refused("button-stale")

    def _wants(self, what: str) -> None:
        """The workbook, or the documents in one package: made by the job, and sent here."""
        scoring.scheme_for(self._turn.tx, self._turn.commune)
        packages.ask(self._turn.tx, self._turn.caller, _KINDS[what], {}, self._turn.key, self._turn.now)
        self._turn.answer(say("score-book-coming") if what == "book" else say("score-package-coming"))

    # The scheme -------------------------------------------------------------------------------------------------

    def _is_of_year(self, scheme_id: int, year: int) -> None:
        self._must(Act.SCORE)
        if year not in PLAN_YEARS:
            self._turn.answer(say("score-year-asked"))
            return
        draft = scoring.of_year(self._turn.tx, self._turn.commune, scheme_id, year)
        self._turn.stop_asking()
        parts, choices = sent_scores.proposal(self._turn.tx, self._turn.commune, draft)
        self._turn.answer(*parts, choices=choices)

    def _approve(self, scheme_id: int) -> None:
        done = scoring.approve(self._turn.tx, self._turn.commune, scheme_id, self._turn.person.id, self._turn.now)
        row = done.scheme
        self._turn.answer(
            say("score-approved", title=row.title, year=str(row.year), criteria=done.criteria),
            choices=_papers(row),
        )

    def _drop(self, scheme_id: int) -> None:
        scoring.dismiss(self._turn.tx, self._turn.commune, scheme_id)
        self._turn.answer(say("score-dropped"))

    # Scores -----------------------------------------------------------------------------------------------------

    def _take(self, scheme_id: int, revision: int) -> None:
        asked = self._turn.asked()
        if asked.get("kind") != sent_scores.TAKE or (asked["scheme"], asked["revision"]) != (scheme_id, revision):
            raise Refused("button-stale")
        cells = score_book.take(
            self._turn.tx, self._turn.commune, scheme_id, revision, asked["changes"], self._turn.person.id,
            self._turn.now,
        )  # fmt: skip
        self._turn.stop_asking()
        row = scoring.scheme_for(self._turn.tx, self._turn.commune)
        self._turn.answer(
            say("score-taken", cells=cells),
            *scoring.overview(self._turn.tx, self._turn.commune, row, self._turn.now),
            choices=_papers(row),
        )

    # Goals of the plans -----------------------------------------------------------------------------------------

    def _asks_link(self, code: str, numbers: Sequence[int]) -> None:
        """Read back which goals are to meet a criterion; nothing is linked before the yes."""
        self._must(Act.SCORE)
        tx, commune = self._turn.tx, self._turn.commune
        row = scoring.scheme_for(tx, commune)
        criterion, linked = score_goals.meant(tx, commune, row, code, numbers)
        goals = [goal.id for _, goal in linked]
        self._turn.ask(kind=_ASKED_LINK, scheme=row.id, code=criterion.code, goals=goals)
        buttons = [choice("choice-right", "score.link"), choice("choice-score-not", "score.nolink")]
        lines = score_goals.lines(criterion, linked)
        self._turn.answer(*lines, say("score-nothing-yet"), choices=[buttons])

    def _link(self) -> None:
        asked, tx, commune = self._turn.asked(), self._turn.tx, self._turn.commune
        row = scoring.scheme_for(tx, commune)
        if asked.get("kind") != _ASKED_LINK or asked["scheme"] != row.id:
            raise Refused("button-stale")
        criterion, _ = score_goals.meant(tx, commune, row, asked["code"], [])
        score_goals.link(tx, commune, criterion, asked["goals"], self._turn.person.id, self._turn.now)
        self._turn.stop_asking()
        told = say("score-linked", code=criterion.code, count=len(asked["goals"]))
        self._turn.answer(
            told, *score_goals.standing(tx, commune, row, criterion, self._turn.now), choices=_papers(row)
        )

    def _leave_link(self) -> None:
        if self._turn.asked().get("kind") == _ASKED_LINK:
            self._turn.stop_asking()
        self._turn.answer(say("score-link-left"))

    def _set_goal(self, goal: Decimal) -> None:
        self._must(Act.SCORE)
        row = scoring.scheme_for(self._turn.tx, self._turn.commune)
        scoring.aim_at(self._turn.tx, self._turn.commune, row, goal, self._turn.person.id, self._turn.now)
        self._turn.answer(say("score-goal-set", year=str(row.year), goal=shown(goal)))

    @property
    def _may_score(self) -> bool:
        return may(self._turn.held, Act.SCORE, None)

    def _must(self, act: Act) -> None:
        if not may(self._turn.held, act, None):
            raise Refused("not-allowed")


def _papers(row: ScoreScheme) -> list[list[Part]]:
    return [
        [
            choice("choice-score-book", f"score.book.{row.id}"),
            choice("choice-score-package", f"score.package.{row.id}"),
        ]
    ]
