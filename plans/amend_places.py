"""What a human is asked where a plan comes in again: another version or not, the same task or not, to be dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from plans.amendments import Resemblance
from plans.corrections import Answer, Correction, Place
from plans.doubts import Doubt
from plans.text import fold

AMENDS, SAME, GONE = "amends", "same", "gone"
ASKED = frozenset({AMENDS, SAME, GONE})


class AmendDoubt(StrEnum):
    """Why it is asked: the codes that `locales` has sentences for, with the words each carries."""

    NAMES_IT = "amends-names-it"
    SAME_NUMBER = "amends-same-number"
    SAME_TITLE = "amends-same-title"
    MOST_TASKS = "amends-most-tasks"
    REPORTS = "gone-with-reports"  # count
    EVIDENCE = "gone-with-evidence"  # count
    DIFFICULTIES = "gone-with-difficulties"  # count
    NOT_AN_OPTION = "amend-not-an-option"  # words


_WHY: Mapping[Resemblance, AmendDoubt] = {
    Resemblance.NAMES_IT: AmendDoubt.NAMES_IT,
    Resemblance.SAME_NUMBER: AmendDoubt.SAME_NUMBER,
    Resemblance.SAME_TITLE: AmendDoubt.SAME_TITLE,
    Resemblance.MOST_TASKS: AmendDoubt.MOST_TASKS,
}


class How(StrEnum):
    """What a paper is to a plan in force: its whole new version, only the rows that change, or a plan of its own."""

    WHOLE = "whole"
    PART = "part"
    OWN = "own"


class Verdict(StrEnum):
    """What can be said of a pair, and of a task that the new version no longer has."""

    YES = "yes"
    NO = "no"
    DROP = "drop"
    KEEP = "keep"


def is_it_a_version(plan: int, title: str, why: Resemblance, *, few: bool) -> Place:
    """Whether the paper is a version of this plan; `few` tells that it seems to print only what it changes."""
    options = (How.PART, How.WHOLE, How.OWN) if few else (How.WHOLE, How.PART, How.OWN)
    doubt = Doubt(field=AMENDS, code=_WHY[why])
    return Place(key=f"{AMENDS}:{plan}", field=AMENDS, printed=title, doubts=(doubt,), options=options)


def is_it_the_same(task: int, before: str, code_before: str, place: int, after: str, code: str) -> Place:
    """Whether the task in force goes on as the one at `place` of the new version."""
    return Place(
        key=f"{SAME}:{task}:{place}", field=SAME, tasks=(place,), code=code, title=after, printed=before,
        names=(code_before,), options=(Verdict.YES, Verdict.NO),
    )  # fmt: skip


def is_it_gone(task: int, content: str, code: str, reports: int, evidence: int, difficulties: int) -> Place:
    """Whether a task on which something was reported is really dropped."""
    told = {AmendDoubt.REPORTS: reports, AmendDoubt.EVIDENCE: evidence, AmendDoubt.DIFFICULTIES: difficulties}
    doubts = tuple(Doubt(field=GONE, code=code, args={"count": str(count)}) for code, count in told.items() if count)
    return Place(
        key=f"{GONE}:{task}", field=GONE, code=code, title=content, doubts=doubts,
        options=(Verdict.DROP, Verdict.KEEP),
    )  # fmt: skip


# What is said to them -----------------------------------------------------------------------------------------------


def how(plan: int, said: Mapping[str, Correction]) -> How | None:
    """What the paper was said to be to this plan, None where nothing was said."""
    answer = said.get(f"{AMENDS}:{plan}")
    return How(answer.option) if answer and answer.option else None


def pairs_said(said: Mapping[str, Correction]) -> dict[tuple[int, int], bool]:
    """Which tasks in force (by id) were said to be the same as which of the new version (by place), or not."""
    found = {}
    for key, answer in said.items():
        field, _, rest = key.partition(":")
        if field == SAME and answer.option:
            task, _, place = rest.partition(":")
            found[(int(task), int(place))] = answer.option == Verdict.YES
    return found


def is_kept(task: int, said: Mapping[str, Correction]) -> bool:
    """Whether a task that the new version does not have was said to stay."""
    answer = said.get(f"{GONE}:{task}")
    return answer is not None and answer.option == Verdict.KEEP


_WORDS: Mapping[str, str] = {
    How.WHOLE: r"(?:day )?(?:la )?ban (?:moi|sua doi|dieu chinh|thay the)(?: toan bo| day du)?|toan bo",
    How.PART: r"chi sua .*|mot phan|chi nhung (?:viec|nhiem vu) .*",
    How.OWN: r"(?:day )?(?:la )?(?:mot )?ke hoach (?:rieng|khac|moi)|rieng|khong phai",
    Verdict.YES: r"(?:dung|dung roi|phai|cung mot (?:viec|nhiem vu)|la mot|co)",
    Verdict.NO: r"(?:khong|khong phai|khac|(?:hai )?(?:viec|nhiem vu) khac(?: nhau)?)",
    Verdict.DROP: r"(?:bo|bo di|dung)",
    Verdict.KEEP: r"(?:giu|giu lai|khong bo)",
}  # fmt: skip


def option(place: Place, which: int) -> Correction:
    """What the tap on one of its options says. Raises IndexError for none of them."""
    return Correction(answer=Answer.CORRECTED, option=place.options[which])


def read_option(place: Place, words: str) -> Correction | Doubt:
    """Which of its options typed words mean; a doubt where that is not plain."""
    said = fold(words).strip(" .!")
    meant = [one for one in place.options if re.fullmatch(_WORDS[one], said)]
    if len(meant) == 1:
        return Correction(answer=Answer.CORRECTED, words=words, option=meant[0])
    return Doubt(field=place.field, code=AmendDoubt.NOT_AN_OPTION, args={"words": words})
