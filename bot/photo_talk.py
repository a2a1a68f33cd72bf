"""Talking about photos of a plan's pages: which plan they belong to, and what else they may be."""

from __future__ import annotations

import re
from datetime import timedelta

from actions import plan_pages, sent_plans
from actions.messages import FileRef
from actions.refusals import Refused
from actions.wording import choice, say
from bot.turn import Turn
from bot.work_talk import WorkTalk
from db.models import PaperStage, SentPlan
from plans.text import fold

# "trang 2", "trang số 3/5", "kế hoạch năm 2027, trang 2". The first page begins a plan and continues none.
_PAGE = re.compile(r"(?:(?:ke hoach|kh)\b.*\s)?trang (?:so )?(\d{1,3})(?: ?/ ?\d{1,3})?")
# Photos that follow a question about one are of the same kind as that.
_SAME_BREATH = timedelta(minutes=2)
# So long after the last photo of a plan another one without a word may be a further page of it.
_SAME_SITTING = timedelta(hours=2)


class PhotoTalk:
    """One turn of the standing office with a photo that may be a further page of a plan on its way."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._tx = turn.tx

    def takes(self, file: FileRef) -> bool:
        """Whether the photo belongs to a plan that is underway, or may: then its sender is asked."""
        too_large = file.size is not None and file.size > self._turn.abilities.max_file
        if too_large or not plan_pages.is_photo(file):
            return False
        album = self._turn.incoming.album
        paper = plan_pages.of_album(self._tx, self._turn.caller, album) if album is not None else None
        if paper is not None:
            self._continues_album(paper, file)
            return True
        paper, words = plan_pages.underway(self._tx, self._turn.caller), fold(self._turn.incoming.text).strip(" .!")
        if paper is None or self._belongs_to_work():
            return False
        if is_further_page(words):
            self._told(paper, self._add(paper, file))
            return True
        since = _SAME_BREATH if plan_pages.is_asked_about(paper) else _SAME_SITTING
        if words or self._turn.now - paper.touched_at > since:
            return False
        self._ask(paper, file)
        return True

    def _belongs_to_work(self) -> bool:
        """It answers our asking for proof, or replies to an item."""
        return self._turn.asked().get("kind") == "proof" or WorkTalk(self._turn).replies_to_item

    def _continues_album(self, paper: SentPlan, file: FileRef) -> None:
        """The other parts of an album go where the first went, and are spoken of only where they come late."""
        is_late = not (plan_pages.is_asked_about(paper) or paper.stage is PaperStage.GATHERING)
        count = self._add(paper, file)
        if is_late:
            self._told(paper, count)

    def _add(self, paper: SentPlan, file: FileRef) -> int:
        incoming = self._turn.incoming
        return plan_pages.add(
            self._tx, paper, file, incoming.message, incoming.key, incoming.album, self._turn.now
        )  # fmt: skip

    def _told(self, paper: SentPlan, count: int) -> None:
        if plan_pages.is_asked_about(paper):
            self._turn.answer(say("plan-photo-asked-too", photos=count))
            return
        self._turn.stop_asking()
        self._turn.answer(say("plan-photo-added", photos=count))

    # May be -----------------------------------------------------------------------------------------------------

    def _ask(self, paper: SentPlan, file: FileRef) -> None:
        """Ask once for photos that follow each other without a word."""
        if plan_pages.is_asked_about(paper):
            self._told(paper, self._add(paper, file))  # one answer settles all of them
            return
        incoming = self._turn.incoming
        further = sent_plans.note(
            self._tx, self._turn.caller, file, "", incoming.key, self._turn.now, sure=False,
            message=incoming.message, album=incoming.album,
        )  # fmt: skip
        if incoming.album is not None:
            plan_pages.begin(self._tx, further, self._turn.now)
        buttons = [
            [choice("choice-photo-joins", f"plan.join.{further.id}.{paper.id}")],
            [choice("choice-photo-is-proof", f"plan.proof.{further.id}")],
        ]
        self._turn.answer(say("plan-photo-or-proof"), choices=buttons)

    def press_join(self, further_id: int, paper_id: int) -> None:
        """The photos that were asked about are further pages of that plan."""
        further = sent_plans.own(self._tx, self._turn.caller, further_id, PaperStage.ASKED)
        paper = sent_plans.find(self._tx, self._turn.caller, paper_id)
        if paper is None:
            raise Refused("plan-draft-gone")
        self._told(paper, plan_pages.join(self._tx, paper, further, self._turn.now))


def is_further_page(words: str) -> bool:
    """Whether words without marks say that a photo is a page after the first."""
    said = _PAGE.fullmatch(words)
    return said is not None and int(said[1]) > 1
