"""The help: what the reader may do, first on one screen, then a screen for each subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.refusals import Refused
from actions.wording import choice, say
from bot.sample_talk import SampleTalk
from bot.turn import Turn
from bot.work_view import in_rows
from plans.access import Act, Held, Role, may

# A subject, and of each of its parts the act that one must be allowed to, in one's agency at least, to be shown it.
SUBJECTS: Mapping[str, Sequence[tuple[str, Act]]] = {
    "figures": (
        ("summary", Act.ASK_SUMMARY), ("papers", Act.SEE_COMMUNE_LIST), ("close", Act.PUBLISH_SUMMARY),
    ),
    "giving": (("heads", Act.CONFIRM), ("above", Act.GIVE_WORK), ("assign", Act.ASSIGN)),
    "plans": (("plans", Act.IMPORT_PLAN), ("score", Act.SCORE)),
    "people": (
        ("invite", Act.INVITE), ("hand-over", Act.CHANGE_DUE), ("own-people", Act.CONFIRM),
        ("groups", Act.ADMIT),
    ),
}  # fmt: skip


class GuideTalk:
    """Shows one person, in one turn, what they can say."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def show(self) -> None:
        """The first screen: reporting for whoever reports, and what else there is."""
        mine = self._turn.held
        first = say("help") if any(may(mine, Act.REPORT, held.agency) for held in mine) else say("help-of-above")
        subjects = [subject for subject in SUBJECTS if _parts(mine, subject)]
        lines = [say("help-more")] if subjects else []
        if may(mine, Act.SEE_COMMUNE_LIST, None):  # theirs are so many that their names tell where to look
            lines += [say(f"help-more-{subject}") for subject in subjects]
        buttons = [choice(f"choice-help-{subject}", f"guide.{subject}") for subject in subjects]
        to_items = choice("choice-my-items", "list")
        self._turn.answer(first, *lines, choices=[*in_rows(buttons), [*SampleTalk(self._turn).buttons(), to_items]])

    def press(self, subject: str) -> None:
        """One subject, as far as it is the reader's."""
        parts = _parts(self._turn.held, subject) if subject in SUBJECTS else []
        if not parts:
            raise Refused("button-stale")
        back = [choice("choice-help", "help"), choice("choice-my-items", "list")]
        self._turn.answer(say(f"help-title-{subject}"), *(say(f"help-line-{part}") for part in parts), choices=[back])


def _parts(held: Sequence[Held], subject: str) -> list[str]:
    at_work = [one for one in held if one.role is not Role.OPERATOR]
    agencies = {one.agency for one in at_work} | {None}
    return [part for part, act in SUBJECTS[subject] if any(may(at_work, act, agency) for agency in agencies)]
